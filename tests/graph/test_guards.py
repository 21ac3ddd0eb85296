"""Queries end when their time is up or their rows are full, and say so; what is wrong with them is said with a hint."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import Embedded
from graph.errors import QueryError
from graph.guards import Guard, Limits, TimeLimit
from graph.query import Rows, Triples

ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS_ROWS = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def guard(demo: Path) -> Iterator[Guard]:
    with Guard(Embedded(demo)) as guard:
        yield guard


def rows(guard: Guard, query: str, limits: Limits) -> Rows:
    answer = guard.answer(query, limits=limits)
    assert isinstance(answer, Rows)
    return answer


def test_an_answer_is_the_same_as_in_process(guard: Guard, demo: Path) -> None:
    import xiantu

    query = "SELECT ?fact ?words ?none { ?fact xt:sentence/oa:hasSelector/oa:exact ?words } ORDER BY ?fact"
    with xiantu.open(demo) as graph:
        assert guard.answer(query) == graph.query(query)
        assert guard.answer("ASK { ?a xt:pursues ?b }") is True
        construct = "CONSTRUCT { ?a xt:pursues ?b } WHERE { ?a xt:pursues ?b }"
        assert guard.answer(construct) == graph.query(construct)


def test_rows_over_the_limit_are_cut_and_said(guard: Guard) -> None:
    answer = rows(guard, ALL, Limits(rows=7))
    assert (len(answer), answer.cut) == (7, "cut at the limit of 7 rows; there are more (--limit)")
    assert rows(guard, f"{ALL} LIMIT 7", Limits(rows=7)).cut == ""
    triples = guard.answer("CONSTRUCT WHERE { ?s a ?o }", limits=Limits(rows=3))
    assert isinstance(triples, Triples)
    assert triples.cut == "cut at the limit of 3 triples; there are more (--limit)"


def test_a_query_that_gives_nothing_in_time_is_ended(guard: Guard) -> None:
    began = time.monotonic()
    with pytest.raises(TimeLimit, match=r"gave nothing within 0\.5 s and was ended"):
        guard.answer(ENDLESS, limits=Limits(seconds=0.5))
    assert time.monotonic() - began < 5
    assert guard.answer("ASK {}") is True  # the next has a new process


def test_rows_that_came_in_time_are_kept(guard: Guard) -> None:
    answer = rows(guard, ENDLESS_ROWS, Limits(seconds=1, rows=None))
    assert len(answer) >= 1000
    assert answer.cut == "cut when 1 s were up; there may be more (--timeout)"


def test_limits_leave_something() -> None:
    for wrong in ({"seconds": 0}, {"rows": 0}):
        with pytest.raises(ValueError, match="leaves no"):
            Limits(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT *\n{ ?s xtu:name ?o }", "line 2, column 6: prefix xtu: is not declared; did you mean xt:, or add"),
        ("SELECT * { ?s xt:persues ?o }", "line 1, column 15: there is no xt:persues; did you mean xt:pursues?"),
        ("SELECT * { ?s <https://w3id.org/xiantu/ontology#nam> 1 }", "there is no xt:nam; did you mean xt:name?"),
        ("SELECT * { ?s ?p ?o }\nLIMIT all", "line 2, column 7: not SPARQL at 'all'"),
        ("INSERT DATA { <a:b> <a:b> 1 }", "line 1, column 1: INSERT would change the store"),
        ("LOAD <http://example.org/>", "line 1, column 1: LOAD would change the store"),
        ("SELECT * { ?s ?p 'x' .\n service <http://example.org/> {} }", "line 2, column 2: SERVICE would call another"),
    ],
)
def test_a_mistake_is_shown_with_its_place(guard: Guard, query: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        guard.answer(query)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_words_in_strings_comments_and_names_are_no_commands(guard: Guard) -> None:
    query = '# SERVICE\nPREFIX load: <https://example.org/> ASK { ?drop load:add \'INSERT\'@de , """DELETE\n""" }'
    assert guard.answer(query) is False
