"""What an endpoint says, and what goes wrong on the way to it: one clear line each."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pyoxigraph import Literal, NamedNode

from graph.binding import bound, with_prefixes
from graph.endpoint import Endpoint
from graph.errors import EndpointError, QueryError
from graph.guards import Guard, Limits, TimeLimit
from graph.query import Rows
from tests.servers import free_port, oxigraph

JSON = "application/sparql-results+json"


@contextmanager
def answering(status: int, body: str, kind: str = JSON) -> Iterator[tuple[str, list[str | None]]]:
    """A server that always says this; gives its address, and what it is told of who asks."""
    asked: list[str | None] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.headers["Authorization"])
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/query", asked
    finally:
        server.shutdown()
        server.server_close()


def failure(endpoint: Endpoint, query: str = "SELECT * { ?s ?p ?o }") -> str:
    with Guard(endpoint) as guard, pytest.raises(EndpointError) as caught:
        guard.answer(query)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("status", "body", "message"),
    [
        (401, "", "refuses access (HTTP 401); give --user and --password, or --token"),
        (404, "", "there is nothing at this address (HTTP 404)"),
        (400, "no\nidea", "does not take the query"),
        (500, "out of memory", "the server fails (HTTP 500"),
        (503, "", "the server fails (HTTP 503"),
        (200, "<html>", "its answer is broken off or no SPARQL result"),
        (200, '{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"a:b"}}', "broken off"),
    ],
)
def test_a_server_that_fails_is_told_in_one_line(status: int, body: str, message: str) -> None:
    with answering(status, body) as (address, _):
        assert message in failure(Endpoint(address))


def test_nobody_there_is_told_in_one_line() -> None:
    assert "nothing listens there" in failure(Endpoint(f"http://127.0.0.1:{free_port()}/query"))
    assert "there is no host of that name" in failure(Endpoint("http://host.invalid/query"))
    with pytest.raises(EndpointError, match="is no endpoint's address"):
        Endpoint("localhost:7878")


def test_what_foreign_servers_write_is_read() -> None:
    typed = '{"type":"typed-literal","datatype":"http://www.w3.org/2001/XMLSchema#integer","value":"3"}'
    with answering(200, f'{{"head":{{"vars":["n"]}},"results":{{"bindings":[{{"n":{typed}}}]}}}}') as (address, _):
        with Guard(Endpoint(address)) as guard:
            answer = guard.answer("SELECT ?n { ?s ?p ?n }")
        assert isinstance(answer, Rows)
        assert answer.dicts() == [{"n": "3"}]


def test_who_asks_is_told_to_the_server_and_not_shown() -> None:
    for endpoint, header in (({"token": "abc"}, "Bearer abc"), ({"user": "a", "password": "b"}, "Basic YTpi")):
        with answering(200, '{"head":{},"boolean":true}') as (address, asked):
            with Guard(Endpoint(address, **endpoint)) as guard:
                assert guard.answer("ASK {}") is True
            assert asked == [header]
    assert "secret" not in repr(Endpoint("http://h/q", user="a", password="secret", token="secret"))


def test_the_time_limit_holds_at_endpoints() -> None:
    with oxigraph() as address, Guard(Endpoint(address)) as guard:
        values = " ".join(str(number) for number in range(300))
        endless = " ".join(f"VALUES ?v{number} {{ {values} }}" for number in range(5))
        with pytest.raises(TimeLimit):
            guard.answer(f"SELECT (COUNT(*) AS ?n) {{ {endless} }}", limits=Limits(seconds=1))


def test_a_wrong_query_is_not_sent() -> None:
    with Guard(Endpoint(f"http://127.0.0.1:{free_port()}/query")) as guard:
        for query in ("SELECT * {", "DROP ALL", "SELECT * { SERVICE <http://example.org/> {} }"):
            with pytest.raises(QueryError):
                guard.answer(query)


PLACE = NamedNode("https://example.org/p")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "SELECT ?a { ?a ?b '}' } # {",
            "SELECT ?a { VALUES (?a) { (<https://example.org/p>) }  ?a ?b '}' } # {",
        ),
        (
            "SELECT (EXISTS { ?x ?y ?z } AS ?e) { ?a ?b ?c } ORDER BY ?a",
            "SELECT (EXISTS { ?x ?y ?z } AS ?e) { VALUES (?a) { (<https://example.org/p>) }  ?a ?b ?c } ORDER BY ?a",
        ),
        (
            "CONSTRUCT { ?a ?b 1 } WHERE { ?a ?b ?c }",
            "CONSTRUCT { ?a ?b 1 } WHERE { VALUES (?a) { (<https://example.org/p>) }  ?a ?b ?c }",
        ),
        (
            "SELECT ?a { ?x ?y ?z BIND(?z AS ?a) }",
            "SELECT ?a { ?x ?y ?z BIND(?z AS ?a)  VALUES (?a) { (<https://example.org/p>) } }",
        ),
    ],
)
def test_values_stand_in_the_outermost_group(query: str, expected: str) -> None:
    assert bound(query, {"a": PLACE}) == expected


def test_a_value_cannot_become_part_of_the_query() -> None:
    evil = Literal('x" } DROP ALL #\n\\', language="zh")
    assert r"""(?a) { ("x\" } DROP ALL #\n\\"@zh) }""" in bound("SELECT ?a { ?a ?b ?c }", {"a": evil})
    with pytest.raises(QueryError, match="has no group"):
        bound("DESCRIBE <https://example.org/p>", {"a": PLACE})


def test_prefixes_that_are_used_are_declared_on_the_first_line() -> None:
    assert with_prefixes("PREFIX a: <b:>\nASK { a:b xt:name 'skos:x' }") == (
        "PREFIX xt: <https://w3id.org/xiantu/ontology#> PREFIX a: <b:>\nASK { a:b xt:name 'skos:x' }"
    )
