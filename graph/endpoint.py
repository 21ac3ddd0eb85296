"""A remote SPARQL 1.1 endpoint as a source of answers, over SPARQLWrapper."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

import pyoxigraph as ox

from graph.binding import bound, with_prefixes
from graph.errors import EndpointError, QueryError
from graph.query import Bindings, Term, evaluate
from graph.source import RowStream, Stream, TripleStream

_AGENT = "xiantu"
_JSON = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address of a SPARQL endpoint, and who asks: a user with a password, or a token, or nobody.

    `timeout` is how long to wait for the server to say something, in seconds.
    """

    url: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    timeout: float = 30.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EndpointError(f"{self.url}: is no endpoint's address; write http://HOST:PORT/PATH")

    @property
    def asks_for_digest(self) -> bool:
        """Whether the password is given by HTTP Digest: Virtuoso's addresses that end in `-auth`."""
        return urlsplit(self.url).path.endswith("-auth")

    def open(self) -> OpenedEndpoint:
        """Ready to ask; nothing is sent yet."""
        return OpenedEndpoint(self)


class OpenedEndpoint:
    """An endpoint that queries are sent to."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def answer(self, query: str, bindings: Bindings, source: str) -> Stream:
        """See `Opened`. Raises EndpointError for whatever goes wrong on the way or at the server."""
        here = evaluate(ox.Store(), query, bindings, source)  # says what is wrong with the query before it is sent
        text = with_prefixes(bound(query, bindings, source))
        with explained(self._endpoint.url):
            if isinstance(here, ox.QueryTriples):
                return TripleStream(self._triples(self._sent(text, "application/n-triples")))
            found = ox.parse_query_results(self._sent(text, _JSON), format=ox.QueryResultsFormat.JSON)
            if isinstance(found, ox.QueryBoolean):
                return bool(found)
            columns = tuple(variable.value for variable in found.variables)
            rows = self._rows(found, columns)
        return _as_boolean(rows) if isinstance(here, ox.QueryBoolean) else RowStream(columns, rows)

    def _rows(self, found: ox.QuerySolutions, columns: tuple[str, ...]) -> Iterator[tuple[Term | None, ...]]:
        with explained(self._endpoint.url):
            for row in found:
                yield tuple(row[name] for name in columns)

    def _triples(self, answer: IO[bytes]) -> Iterator[ox.Triple]:
        with explained(self._endpoint.url):
            for quad in ox.parse(answer, format=ox.RdfFormat.TURTLE):  # N-Triples are Turtle, and some send Turtle
                yield quad.triple

    def _sent(self, query: str, accept: str) -> Any:
        """The body of the server's answer, to read from."""
        from SPARQLWrapper import BASIC, DIGEST, JSON, POST, TURTLE, SPARQLWrapper

        asked = SPARQLWrapper(self._endpoint.url, agent=_AGENT)
        asked.setMethod(POST)
        asked.setQuery(query)
        asked.setReturnFormat(JSON if accept == _JSON else TURTLE)
        asked.addCustomHttpHeader("Accept", accept if accept == _JSON else f"{accept}, text/turtle;q=0.9")
        asked.addParameter(
            "union-default-graph", "true"
        )  # Oxigraph takes all graphs as one when told; others ignore it
        asked.setTimeout(max(1, round(self._endpoint.timeout)))
        if self._endpoint.token:
            asked.addCustomHttpHeader("Authorization", f"Bearer {self._endpoint.token}")
        elif self._endpoint.user is not None:
            asked.setHTTPAuth(DIGEST if self._endpoint.asks_for_digest else BASIC)
            asked.setCredentials(self._endpoint.user, self._endpoint.password or "")
        return asked.query().response


def _as_boolean(rows: Iterator[tuple[Term | None, ...]]) -> bool:
    """An ASK that a server answers with a row."""
    row = next(rows, (None,))
    return isinstance(row[0], ox.Literal) and row[0].value in ("1", "true")


@contextmanager
def explained(url: str) -> Iterator[None]:
    """Turns what can go wrong between here and a server into an EndpointError of one line."""
    try:
        yield
    except (EndpointError, QueryError):
        raise
    except HTTPError as problem:
        raise EndpointError(f"{url}: {_refusal(problem.code, _first_line(problem.read(2000)))}") from None
    except TimeoutError:
        raise EndpointError(f"{url}: said nothing in time; ask for less, or allow more time (--timeout)") from None
    except URLError as problem:
        raise EndpointError(f"{url}: {_unreachable(problem.reason)}") from None
    except (SyntaxError, ValueError) as problem:
        first = next(iter(str(problem).splitlines()), "")
        raise EndpointError(
            f"{url}: its answer is broken off or no SPARQL result ({first}); check the address, or ask for less"
        ) from None
    except (OSError, HTTPException) as problem:
        raise EndpointError(f"{url}: the connection broke ({problem}); try again") from None
    except Exception as problem:  # SPARQLWrapper has classes of its own for some statuses
        said = _first_line(str(problem).encode())
        code = {"Unauthorized": 401, "EndPointNotFound": 404, "QueryBadFormed": 400, "EndPointInternalError": 500}
        raise EndpointError(f"{url}: {_refusal(code.get(type(problem).__name__, 0), said)}") from None


def _refusal(status: int, said: str) -> str:
    """What an HTTP status means for the one who asked."""
    match status:
        case 401 | 403:
            return f"refuses access (HTTP {status}); give --user and --password, or --token"
        case 404:
            return "there is nothing at this address (HTTP 404); check the path, often /query or /sparql"
        case 400:
            return f"does not take the query ({said}); mend the query"
        case 0:
            return said
        case _:
            return f"the server fails (HTTP {status}: {said}); see its log, or ask for less"


def _unreachable(reason: object) -> str:
    if isinstance(reason, TimeoutError):
        return "said nothing in time; ask for less, or allow more time (--timeout)"
    if isinstance(reason, ConnectionRefusedError):
        return "nothing listens there; start the server or check host and port"
    if isinstance(reason, socket.gaierror):
        return "there is no host of that name; check the address"
    return f"cannot be reached ({reason}); check the address and the network"


def _first_line(said: bytes) -> str:
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines()]
    return next((line for line in lines if line), "")[:200]
