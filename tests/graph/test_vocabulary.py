from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from extractors.lexicon import LexiconError
from extractors.resources import folder
from graph.fingerprints import lexicon_files, lexicon_fingerprint
from graph.sheet import CLASSES
from graph.terms import CODES, TYPE, term
from graph.vocabulary import vocabulary

LABEL, NOTATION, IN_SCHEME = term("rdfs:label"), term("skos:notation"), term("skos:inScheme")
OWN = [file for file in lexicon_files() if file.name in ("xiantu.ttl", "lexicon.ttl")]


@pytest.fixture(scope="module")
def triples() -> list[Triple]:
    return vocabulary(lexicon_files())


def test_every_term_has_labels_in_both_languages() -> None:
    labels = defaultdict(set)
    terms = set()
    for each in vocabulary(OWN):
        if each.predicate == LABEL and isinstance(each.object, Literal):
            labels[each.subject].add(each.object.language)
        if each.predicate == TYPE and str(each.object).startswith("<http://www.w3.org/2002/07/owl#"):
            terms.add(each.subject)
    ontology = NamedNode("https://w3id.org/xiantu/ontology")
    assert [each for each in terms - {ontology} if not labels[each] >= {"zh", "en"}] == []


def test_codes_are_what_the_facts_table_writes(triples: list[Triple]) -> None:
    notations = {
        each.subject: each.object.value
        for each in triples
        if each.predicate == NOTATION and isinstance(each.object, Literal)
    }
    for codes in CODES.values():
        assert {written: notations[code] for written, code in codes.items()} == {written: written for written in codes}


def test_entries_have_the_class_of_their_scheme(triples: list[Triple]) -> None:
    classes = defaultdict(set)
    for each in triples:
        if each.predicate == TYPE:
            classes[each.subject].add(each.object)
    entries = {
        str(each.object).strip("<>").rpartition("/")[2]: each.subject for each in triples if each.predicate == IN_SCHEME
    }
    for scheme, kind in (
        ("places", "place"),
        ("strategies", "strategy"),
        ("indicators", "indicator"),
        ("units", "unit"),
    ):
        assert set(CLASSES[kind]) <= classes[entries[scheme]]


def test_sums_are_of_indicators_that_the_lexicon_has(triples: list[Triple]) -> None:
    known = {each.subject for each in triples if each.predicate == IN_SCHEME}
    parts = defaultdict(set)
    counts = {}
    for each in triples:
        if each.predicate == term("xt:sumOf"):
            parts[each.subject].add(each.object)
        elif each.predicate == term("xt:partCount") and isinstance(each.object, Literal):
            counts[each.subject] = int(each.object.value)
    assert {total: len(found) for total, found in parts.items()} == counts
    assert set(parts) | set().union(*parts.values()) <= known


def test_a_broken_or_nameless_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("\nxt:a xt:b .\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"broken\.ttl, line 2: not Turtle"):
        vocabulary([broken])
    broken.write_text("<https://example.org/a> <https://example.org/b> [] .", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"has a node without an IRI \(beside https://example.org/b\); give it one"):
        vocabulary([broken])


def test_the_fingerprint_follows_the_content(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("# one", encoding="utf-8")
    one = lexicon_fingerprint([file])
    file.write_text("# two", encoding="utf-8")
    assert lexicon_fingerprint([file]) != one
    assert lexicon_files(extra=[tmp_path])[-1] == file
    assert set(lexicon_files()) == set(folder("ontology").glob("*.ttl"))
