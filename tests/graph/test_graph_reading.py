import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from pyoxigraph import Literal, NamedNode

from graph.errors import QueryError, StoreError
from graph.query import Rows, Triples, refuse_unless_reading
from graph.reading import Graph
from graph.table import COLUMNS, to_csv, to_jsonl, write_table
from tests.graph.examples import ALL, TEXT, VALUE
from tests.graph.test_store import opened, put


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    path = tmp_path_factory.mktemp("read") / "s"
    with opened(path) as store:
        put(store)
        other = replace(VALUE, value=Decimal("65.4"), text="65.4")
        facts = tuple(other if fact is VALUE else fact for fact in ALL)
        put(store, "other-2023", text=TEXT.replace("61.4", "65.4"), all_facts=facts)
    with Graph(path) as graph:
        yield graph


def test_a_select_gives_rows_and_knows_the_prefixes(graph: Graph) -> None:
    answer = graph.sparql("SELECT DISTINCT ?name { ?f a xt:ProjectStatement ; xt:name ?name ; xt:stage ?s }")
    assert isinstance(answer, Rows)
    assert (answer.columns, answer.dicts()) == (("name",), [{"name": "青白高速"}])


def test_ask_and_construct(graph: Graph) -> None:
    assert graph.sparql("ASK { ?p xt:pilots ?s }") is True
    answer = graph.sparql("CONSTRUCT { ?p xt:pilots ?s } WHERE { ?p xt:pilots ?s }")
    assert isinstance(answer, Triples)
    assert len(answer) == 1
    assert answer.turtle().splitlines()[-1] == "place:990101 xt:pilots strategy:小县大城 ."


def test_bindings_are_values_and_never_text(graph: Graph) -> None:
    query = "SELECT ?f ?name { ?f xt:name ?name ; a ?class }"
    tricky = Literal('青白高速" } DROP ALL #')
    for name, found in ((Literal("青白高速"), 4), (tricky, 0)):
        answer = graph.sparql(query, {"name": name})
        assert isinstance(answer, Rows)
        assert len(answer) == found
    assert graph.sparql("ASK { ?place xt:pilots ?s }", {"place": NamedNode("https://w3id.org/xiantu/id/place/990101")})


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }", "SERVICE would call another server"),
        ("SELECT * { service silent <https://example.org/> { ?s ?p ?o } }", "SERVICE would call another server"),
        ("LOAD <https://example.org/data>", "LOAD would change the store"),
        ("PREFIX a: <b:> delete where { ?s ?p ?o }", "DELETE would change the store"),
        ("SELECT ?s\nWHERE { ?s ?p }", "query, line 2, column 16: not SPARQL"),
    ],
)
def test_what_does_not_only_read_is_refused(graph: Graph, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as problem:
        graph.sparql(query)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE" }',
        "SELECT * { ?service ?drop ?load } # LOAD",
        "PREFIX service: <https://example.org/service#> SELECT * { ?s service:load '''DROP \"x\" ''' }",
        "SELECT * { <https://example.org/SERVICE#DROP> ?p ?o }",
    ],
)
def test_words_that_are_no_keywords_are_let_through(query: str) -> None:
    refuse_unless_reading(query)


def test_the_table_is_written_in_three_forms(graph: Graph, tmp_path: Path) -> None:
    rows = graph.facts()
    assert [json.loads(line) for line in to_jsonl(rows).splitlines()] == rows
    table = list(csv.DictReader(to_csv(rows).splitlines()))
    assert tuple(table[0]) == COLUMNS
    growth = next(row for row in table if row["measure"] == "growth")
    assert (growth["value"], growth["unit"], growth["indicator_alt"], growth["name"]) == (
        "6.5",
        "%",
        "人均地区生产总值",
        "",
    )
    write_table(rows, "parquet", tmp_path / "facts.parquet")
    stored = pq.read_table(tmp_path / "facts.parquet").to_pylist()
    assert [{name: row.get(name) for name in COLUMNS} for row in rows] == stored
    with pytest.raises(StoreError, match="cannot be written"):
        write_table(rows, "csv", tmp_path / "none" / "facts.csv")


def test_facts_of_one_kind(graph: Graph) -> None:
    assert {row["kind"] for row in graph.facts("policy")} == {"policy"}
    with pytest.raises(ValueError, match="'road' is no kind of fact"):
        graph.facts("road")


def test_validation_names_report_line_column_and_sentence(graph: Graph) -> None:
    validation = graph.validate()
    assert validation.ok
    assert "edge-under" in validation.unchecked
    (finding,) = validation.findings
    assert (finding.doc, finding.shape, finding.line, finding.column) == ("qingshan-2023", "reports-disagree", 2, 9)
    assert (finding.text, finding.sentence) == ("61.4", "全县地区生产总值61.4亿元、增长6.5%。")
    assert "other-2023" in finding.en


def test_exports_are_sorted_and_the_same_each_time(graph: Graph, tmp_path: Path) -> None:
    graph.export("nquads", tmp_path / "a.nq")
    lines = (tmp_path / "a.nq").read_bytes().splitlines()
    assert lines == sorted(set(lines))
    for name in ("a.ttl", "b.ttl"):
        graph.export("turtle", tmp_path / name)
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()
    with pytest.raises(StoreError, match="cannot be written"):
        graph.export("nquads", tmp_path / "none" / "a.nq")


def test_an_unknown_report_is_a_key_error(graph: Graph) -> None:
    with pytest.raises(KeyError):
        graph.text("unknown")
