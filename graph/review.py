"""Doubtful pairs of entities in a store, with the words that name them, and the judgements on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal as OneOf
from typing import NamedTuple, get_args

from pyoxigraph import Literal, NamedNode
from pyoxigraph import Store as Quads

from graph.candidates import Candidate, Thing, Why, candidates
from graph.errors import JudgementError
from graph.form import Kind
from graph.judgements import Judgement, Judgements, parse_judgements, read_judgements, render_judgements
from graph.layout import Layout, explained
from graph.names import Select, UnknownName, find_one
from graph.questions import own_query
from graph.showing import position
from graph.terms import ENTITIES, PREFIXES, VOCABULARY, from_segment, term

ReviewKind = OneOf["project", "strategy", "agency", "policy", "indicator"]
KINDS: tuple[str, ...] = get_args(ReviewKind)
_PLACE = f"{PREFIXES['id']}place/"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two entities: its IRI and label, a name that a report gives it, and the sentence with its place.

    `known` says that the lexicon has it. `line` and `column` count from 1.
    """

    iri: str
    label: str
    known: bool
    name: str
    sentence: str
    report: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one thing: why they are asked about, and how likely it seems (0 to 1)."""

    kind: Kind
    a: Side
    b: Side
    why: Why
    score: float


class _Words(NamedTuple):
    """Where a report names an entity first: the offset, the name, and the span of the sentence."""

    start: int
    name: str
    sentence: tuple[int, int]


@dataclass(slots=True)
class _Spoken:
    """What is gathered of an entity while the rows pass."""

    kind: str
    names: set[str] = field(default_factory=set)
    words: dict[str, _Words] = field(default_factory=dict)  # by report
    places: set[str] = field(default_factory=set)
    sentences: set[str] = field(default_factory=set)


def review(
    select: Select,
    text_of: Callable[[str], str],
    named: Vocabulary,
    judgements: Judgements,
    kind: str | None = None,
    most: int | None = None,
) -> tuple[Doubt, ...]:
    """The doubtful pairs that no judgement speaks of, the likeliest first; of one kind, and so many, if asked.

    `text_of` gives a report's text by its name. Raises ValueError where there is no such kind.
    """
    if kind is not None and kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind to review; kinds are {', '.join(KINDS)}")
    spoken = _gathered(select(own_query("speakings"), {}), kind)
    things = [_thing(iri, said, named) for iri, said in spoken.items()]
    open_ = [each for each in candidates(things) if not _decided(each, judgements)]
    text = cache(text_of)
    return tuple(_doubt(each, spoken[each.a.iri], spoken[each.b.iri], text) for each in open_[:most])


@dataclass(frozen=True)
class Vocabulary:
    """The labels of entities by IRI, and which of them the lexicon has."""

    labels: Mapping[str, str]
    known: frozenset[str]

    @classmethod
    def of(cls, quads: Quads) -> Vocabulary:
        """The Chinese labels of a store's entities."""
        labels: dict[str, str] = {}
        known: set[str] = set()
        for graph in (ENTITIES, VOCABULARY):
            for quad in quads.quads_for_pattern(None, term("skos:prefLabel"), None, graph):
                thing, label = quad.subject, quad.object
                if isinstance(thing, NamedNode) and isinstance(label, Literal) and label.language == "zh":
                    labels[thing.value] = label.value
                    if graph == VOCABULARY:
                        known.add(thing.value)
        return cls(labels, frozenset(known))


def _gathered(rows: Iterable[Mapping[str, str]], kind: str | None) -> dict[str, _Spoken]:
    spoken: dict[str, _Spoken] = {}
    for row in rows:
        if kind in (None, row["kind"]):
            said = spoken.setdefault(row["entity"], _Spoken(row["kind"]))
            said.sentences.add(row["sentence"])
            said.names.add(row["name"])
            doc, words = _words(row)
            said.words[doc] = min(said.words.get(doc, words), words)
            if row["area"].startswith(_PLACE):
                said.places.add(row["area"].removeprefix(_PLACE))
    return spoken


def _words(row: Mapping[str, str]) -> tuple[str, _Words]:
    report, _, span = row["evidence"].rpartition("#char=")
    start, end = row["sentence"].rpartition("#char=")[2].split(",")
    words = _Words(int(span.partition(",")[0]), row["name"], (int(start), int(end)))
    return from_segment(report.removeprefix(PREFIXES["report"])), words


def _thing(iri: str, said: _Spoken, named: Vocabulary) -> Thing:
    names = tuple(sorted(said.names))
    places, sentences = frozenset(said.places), frozenset(said.sentences)
    return Thing(_kind(said.kind), iri, named.labels.get(iri, names[0]), names, places, sentences, iri in named.known)


def _kind(name: str) -> Kind:
    for kind in get_args(Kind):
        if kind == name:
            return kind  # type: ignore[no-any-return]
    raise ValueError(f"{name!r} is no kind of entity")


def _decided(candidate: Candidate, judgements: Judgements) -> bool:
    a, b = candidate.a.iri, candidate.b.iri
    return judgements.decided(a, b) or judgements.apart(a, b) or judgements.canonical(a) == judgements.canonical(b)


def _doubt(candidate: Candidate, a: _Spoken, b: _Spoken, text_of: Callable[[str], str]) -> Doubt:
    """The pair with words of a report that names both, if there is one, else of the first that names each."""
    both = sorted(a.words.keys() & b.words.keys())
    first, second = (_side(thing, said, (both or sorted(said.words))[0], text_of) for thing, said in
                     ((candidate.a, a), (candidate.b, b)))  # fmt: skip
    return Doubt(candidate.a.kind, first, second, candidate.why, candidate.score)


def _side(thing: Thing, said: _Spoken, doc: str, text_of: Callable[[str], str]) -> Side:
    start, name, sentence = said.words[doc]
    text = text_of(doc)
    return Side(thing.iri, thing.label, thing.known, name, text[slice(*sentence)], doc, *position(text, start))


# --- judging --------------------------------------------------------------------------------------------------------


def judgement_of(select: Select, a: str, b: str, same: bool, reason: str = "", who: str = "") -> Judgement:
    """A judgement on two entities of a graph, given by name or IRI.

    Raises UnknownName where a name stands for nothing or several things, JudgementError where they are of two kinds.
    """
    (kind, first), (other, second) = (_entity(select, name) for name in (a, b))
    if kind != other:
        raise JudgementError(f"{a} is a {kind} and {b} is a {other}: they cannot be one; name two of a kind")
    if first == second:
        raise JudgementError(f"{a} and {b} are one entity already (<{first}>); there is nothing to judge")
    return Judgement(kind, first, second, "yes" if same else "no", reason, who)


def _entity(select: Select, name: str) -> tuple[str, str]:
    if not name.startswith("https://"):
        found = find_one(select, name)
        return found.type, found.iri
    kind = name.removeprefix(PREFIXES["id"]).partition("/")[0]
    if kind not in (*KINDS, "place"):
        raise UnknownName(f"<{name}> is the IRI of no project, strategy, agency, policy document, indicator or place")
    return kind, name


def record(store: Path, new: Iterable[Judgement]) -> int:
    """Write judgements to a store's file: a pair judged before is judged anew. Gives how many were judged before.

    Raises JudgementError where they contradict what is recorded (then nothing is written), or StoreError.
    """
    layout = Layout(store)
    layout.check()
    recorded = read_judgements(layout.judgements)
    new = tuple(new)
    revised = recorded.revised(new)
    with explained(store):
        layout.write(layout.judgements, render_judgements(revised.entries))
    return sum(recorded.decided(entry.a, entry.b) for entry in new)


def judgements_in(path: Path) -> tuple[Judgement, ...]:
    """The judgements that a CSV file holds; rows whose `same` is empty are not judged yet and left out.

    Raises JudgementError, naming the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise JudgementError(f"{path}: cannot be read ({problem}); name a CSV file in UTF-8") from None
    return parse_judgements(text, str(path), unjudged=True).entries
