import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

from extractors.model import Action, AnyFact, Observation, Stage, Status
from extractors.resources import folder
from extractors.rows import row_of
from graph.fingerprints import lexicon_files
from graph.mapping import MappedReport
from graph.query import Rows, run
from graph.table import Row, rows_of
from graph.terms import ENTITIES, VOCABULARY, ntriples, term
from graph.vocabulary import vocabulary
from tests.graph.examples import ALL, ID, POLICY, PROJECT, TIES, VALUE, YEAR, extraction, mapped

VOCABULARY_QUADS = [
    Quad(each.subject, each.predicate, each.object, VOCABULARY)
    for each in vocabulary([file for file in lexicon_files() if file.name == "xiantu.ttl"])
]
REPORT = "https://w3id.org/xiantu/report/qingshan-2023"


def stored(*reports: MappedReport) -> Store:
    """An in-memory store of these reports."""
    store = Store()
    store.extend(VOCABULARY_QUADS)
    for report in reports:
        store.extend(Quad(each.subject, each.predicate, each.object, report.graph) for each in report.triples)
        store.extend(Quad(each.subject, each.predicate, each.object, ENTITIES) for each in report.shared)
    return store


def select(store: Store, query: str) -> list[dict[str, str]]:
    answer = run(store, query)
    assert isinstance(answer, Rows)
    return answer.dicts()


def table(store: Store) -> list[Row]:
    answer = run(store, (folder("queries") / "facts.rq").read_text(encoding="utf-8"))
    assert isinstance(answer, Rows)
    return rows_of(answer)


def test_a_project_statement_and_its_edge() -> None:
    triples = ntriples(each for each in mapped().triples if "#project-" in str(each.subject))
    said = {line.split(" ", 1)[1] for line in triples.splitlines()}
    expected = {
        "rdf:type": {"xt:ProjectStatement", "rdf:Statement"},
        "rdf:predicate": {"xt:hasProject"},
        "xt:stage": {"xt:Ongoing"},
        "xt:status": {"xt:Actual"},
    }
    for predicate, objects in expected.items():
        assert {f"{term(predicate)} {term(each)} ." for each in objects} <= said
    assert f'{term("xt:progress")} "42"^^{term("xsd:decimal")} .' in said
    assert f"{term('rdf:object')} <{ID}project/青白高速公路> ." in said


def test_every_direct_edge_is_one_triple_pattern() -> None:
    edges = {
        (row["s"].removeprefix(ID), row["p"].rpartition("#")[2], row["o"].removeprefix(ID))
        for row in select(
            stored(mapped()), "SELECT ?s ?p ?o { ?f rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o }"
        )
    }
    assert edges == {
        ("place/990101", "pursues", "strategy/rural"),
        ("place/990101", "pilots", "strategy/小县大城"),
        ("place/990101", "hasProject", "project/青白高速公路"),
        ("place/990101", "issuedPolicy", "policy/990101/林业规划"),
        ("place/990101", "cooperatesWith", "place/990102"),
        ("project/青白高速公路", "advances", "strategy/rural"),
        ("agency/990101/发展和改革委员会", "leads", "project/青白高速公路"),
    }


def test_a_tie_says_by_what_and_has_the_evidence_of_both_ends() -> None:
    rows = select(
        stored(mapped()),
        "SELECT ?by ?words { ?t rdf:predicate xt:advances ; xt:by/skos:notation ?by ; "
        "prov:wasDerivedFrom/oa:hasSelector/oa:exact ?words }",
    )
    assert {(row["by"], row["words"]) for row in rows} == {("heading", "“乡村振兴”"), ("heading", "青白高速")}


def test_like_is_compared_with_like() -> None:
    rows = select(
        stored(mapped()),
        "SELECT ?value ?power ?same ?unit { ?o a qb:Observation ; xt:unitName '亿元' ; sdmx-measure:obsValue ?value ; "
        "xt:normalizedValue ?same ; xt:normalizedUnit ?unit ; sdmx-attribute:unitMult ?power }",
    )
    assert rows == [{"value": "61.4", "power": "8", "same": "6140000000", "unit": f"{ID}unit/yuan"}]


def test_an_issuer_issued_the_report() -> None:
    issuer = replace(ALL[3], role="issuer")
    assert select(stored(mapped(extraction([issuer], ()))), "SELECT ?a { ?a xt:issued ?r }") == [
        {"a": f"{ID}agency/990101/发展和改革委员会"}
    ]


def test_numbers_are_accounted_for() -> None:
    rows = select(
        stored(mapped()),
        "SELECT ?outcome ?cause ?n { ?t xt:outcome/skos:notation ?outcome ; xt:cause ?cause ; xt:count ?n }",
    )
    assert sorted(tuple(row.values()) for row in rows) == [
        ("explained", "progress", "1"),
        ("read", "", "2"),
        ("unread", "no-indicator", "1"),
    ]
    unread = "SELECT ?words { ?n a xt:UnreadNumber ; prov:wasDerivedFrom/oa:hasSelector/oa:exact ?words }"
    assert select(stored(mapped()), unread) == [{"words": "7"}]


def test_facts_go_through_the_graph_unchanged() -> None:
    assert table(stored(mapped())) == in_order([row_of("qingshan-2023", fact) for fact in ALL])


def test_shared_descriptions_do_not_multiply_rows() -> None:
    both = stored(mapped(), mapped(extraction(doc="qingshan-2024")))
    assert Counter(str(row["doc"]) for row in table(both)) == {"qingshan-2023": len(ALL), "qingshan-2024": len(ALL)}


def test_there_are_no_blank_nodes_and_order_does_not_matter() -> None:
    backwards = extraction(ALL[::-1], TIES[::-1])
    assert mapped().triples == mapped(backwards).triples
    assert not any("_:" in str(each) for each in mapped().triples | mapped().shared)


def test_a_tie_between_facts_that_are_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"a tie .advances. joins facts that are not among the report's facts"):
        mapped(extraction([PROJECT], TIES[:1]))


def test_a_document_name_is_kept_whatever_it_is() -> None:
    doc = "青山 县/2023%<稿>"
    report = mapped(extraction(doc=doc))
    assert report.graph == NamedNode("https://w3id.org/xiantu/report/青山%20县%2F2023%25%3C稿%3E")
    assert {row["doc"] for row in table(stored(report))} == {doc}


def in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["start"], row["end"], row["kind"], json.dumps(row, ensure_ascii=False)))  # type: ignore[return-value, arg-type]


decimals = st.decimals(-(10**9), 10**9, places=4).map(lambda value: value.normalize() + 0)
names = st.text('青山县“”建设项目\\"\t甲乙5G％ ', min_size=1, max_size=8).filter(str.strip)
observations = st.builds(
    Observation,
    start=st.just(VALUE.start), end=st.just(VALUE.end), text=st.just(VALUE.text), area=st.just("青山县"),
    sentence=st.just(VALUE.sentence), headings=st.just(VALUE.headings),
    indicator=names, also=st.frozensets(names, max_size=3).map(sorted).map(tuple),
    measure=st.sampled_from(["value", "growth", "change", "rank"]), value=decimals,
    unit=st.sampled_from(["", "亿元", "%", "万羽"]), bound=st.sampled_from(["=", ">=", "<=", "~"]),
    period=st.just(YEAR), status=st.sampled_from(Status),
)  # fmt: skip
stages: list[Stage | None] = ["planned", "started", "ongoing", "completed", None]
actions: list[Action] = ["issued", "drafted", "implemented", "cited"]
projects = st.builds(
    lambda name, stage, progress, investment: replace(
        PROJECT, name=name, stage=stage, progress=progress, investment=investment
    ),
    names, st.sampled_from(stages), st.none() | decimals, st.none() | decimals,
)  # fmt: skip
policies = st.builds(lambda title, action: replace(POLICY, title=title, action=action), names, st.sampled_from(actions))
facts: st.SearchStrategy[AnyFact] = observations | projects | policies


@given(st.lists(facts, max_size=6, unique=True))
def test_any_facts_go_through_the_graph_unchanged(facts: list[AnyFact]) -> None:
    report = mapped(extraction(facts, ()))
    assert table(stored(report)) == in_order([row_of("qingshan-2023", fact) for fact in facts])


def test_equal_numbers_written_differently_are_one_fact() -> None:
    twice = [VALUE, replace(VALUE, value=Decimal("61.40"))]
    assert len(table(stored(mapped(extraction(twice, ()))))) == 1
