"""A store's named graphs at an endpoint: loaded, replaced or left as they are, over the Graph Store Protocol.

Each graph is put whole, in one request, together with a triple that says the digest of its content. A push that was
broken off is resumed by pushing again: what the endpoint has with the same digest is left as it is.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal as OneOf
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
)

from pyoxigraph import Literal, NamedNode, Triple
from pyoxigraph import Store as Quads

from graph.endpoint import Endpoint, explained
from graph.errors import EndpointError
from graph.guards import Guard, Limits
from graph.query import Rows
from graph.terms import ntriples, term

_DIGEST = term("xt:graphDigest")
_THERE = "SELECT ?graph ?digest { GRAPH ?graph { ?graph xt:graphDigest ?digest } }"
# Where servers have the Graph Store Protocol, beside their query endpoint.
_BESIDE = {"/query": "/store", "/sparql": "/sparql-graph-crud", "/sparql-auth": "/sparql-graph-crud-auth"}

Done = OneOf["loaded", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class Pushed:
    """A graph that was dealt with: its IRI, what was done, and its triples."""

    graph: str
    done: Done
    triples: int


@dataclass(frozen=True, slots=True)
class PushReport:
    """What a push did, graph by graph; and the graphs of earlier pushes that this store lacks, left or pruned."""

    graphs: tuple[Pushed, ...]
    others: tuple[str, ...]
    pruned: tuple[str, ...] = ()

    def count(self, done: Done) -> int:
        """The number of graphs that this was done with."""
        return sum(each.done == done for each in self.graphs)


def graph_store_url(endpoint: str) -> str:
    """The address of the Graph Store Protocol beside a query endpoint, as Oxigraph and Virtuoso have it.

    Raises EndpointError for another address: servers differ.
    """
    parts = urlsplit(endpoint)
    for query, store in _BESIDE.items():
        if parts.path.endswith(query):
            return urlunsplit((parts.scheme, parts.netloc, parts.path.removesuffix(query) + store, "", ""))
    raise EndpointError(f"{endpoint}: does not tell where its Graph Store Protocol is; give --graph-store URL")


def push(
    quads: Quads,
    endpoint: Endpoint,
    graph_store: str | None = None,
    progress: Callable[[int, int, Pushed], None] | None = None,
    prune: bool = False,
) -> PushReport:
    """Make the named graphs of a store those of an endpoint; `prune` takes out what earlier pushes put there besides.

    `graph_store` is the address of its Graph Store Protocol, where it cannot be told from the endpoint's. `progress`
    hears of each graph: its number, how many there are, what was done. Raises EndpointError; what was put stays.
    """
    client = _Client(endpoint, graph_store or graph_store_url(endpoint.url))
    there = _digests(endpoint)
    names = sorted((each for each in quads.named_graphs() if isinstance(each, NamedNode)), key=lambda each: each.value)
    done: list[Pushed] = []
    for number, graph in enumerate(names, 1):
        content = sorted({quad.triple for quad in quads.quads_for_pattern(None, None, None, graph)}, key=str)
        digest = content_digest(content)
        if there.get(graph.value) == digest:
            done.append(Pushed(graph.value, "unchanged", len(content)))
        else:
            client.put(graph.value, ntriples([*content, Triple(graph, _DIGEST, Literal(digest))]).encode())
            done.append(Pushed(graph.value, "replaced" if graph.value in there else "loaded", len(content)))
        if progress:
            progress(number, len(names), done[-1])
    others = tuple(sorted(set(there) - {each.value for each in names}))
    if not prune:
        return PushReport(tuple(done), others)
    for other in others:
        client.delete(other)
    return PushReport(tuple(done), (), others)


def content_digest(content: list[Triple]) -> str:
    """SHA-256 of sorted triples."""
    return hashlib.sha256(ntriples(content).encode()).hexdigest()


def _digests(endpoint: Endpoint) -> dict[str, str]:
    """What earlier pushes have put at the endpoint: graphs and their digests."""
    with Guard(endpoint) as guard:
        answer = guard.answer(_THERE, source="the digests of what is there", limits=Limits(endpoint.timeout, None))
    if not isinstance(answer, Rows) or answer.cut:
        raise EndpointError(f"{endpoint.url}: did not tell in time what is there; allow more (--timeout)")
    return {row["graph"]: row["digest"] for row in answer.dicts()}


class _Client:
    """Puts graphs; asked for a password by digest, it gives it so, else in the plain way."""

    def __init__(self, endpoint: Endpoint, url: str) -> None:
        self._endpoint = endpoint
        self._url = url
        self._opener = _opener(endpoint, url)

    def put(self, graph: str, content: bytes) -> None:
        """Put a graph (N-Triples) in place of the one of that name. Raises EndpointError."""
        self._send("PUT", graph, content)

    def delete(self, graph: str) -> None:
        """Take a graph out. Raises EndpointError."""
        self._send("DELETE", graph, None)

    def _send(self, method: str, graph: str, content: bytes | None) -> None:
        headers = dict(self._headers()) | ({"Content-Type": "text/turtle; charset=utf-8"} if content else {})
        request = Request(f"{self._url}?graph={quote(graph, safe='')}", content, headers, method=method)
        with explained(self._url), self._opener.open(request, timeout=self._endpoint.timeout) as answer:
            answer.read()

    def _headers(self) -> Iterator[tuple[str, str]]:
        yield "User-Agent", "xiantu"
        if self._endpoint.token:
            yield "Authorization", f"Bearer {self._endpoint.token}"
        elif self._endpoint.user is not None and not self._url.endswith("-auth"):
            pair = f"{self._endpoint.user}:{self._endpoint.password or ''}"
            yield "Authorization", f"Basic {base64.b64encode(pair.encode()).decode()}"


def _opener(endpoint: Endpoint, url: str) -> OpenerDirector:
    if endpoint.user is None:
        return build_opener()
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, url, endpoint.user, endpoint.password or "")
    return build_opener(HTTPDigestAuthHandler(passwords))
