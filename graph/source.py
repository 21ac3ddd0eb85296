"""What can answer queries, and how it is asked: the embedded store, rdflib and remote endpoints stand behind this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple

from graph.query import Bindings, Term


@dataclass(frozen=True, slots=True)
class RowStream:
    """The answer to a SELECT query, its rows found as they are taken."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Term | None, ...]]


@dataclass(frozen=True, slots=True)
class TripleStream:
    """The answer to a CONSTRUCT or DESCRIBE query, its triples found as they are taken; some may come twice."""

    triples: Iterator[Triple]


Stream = RowStream | TripleStream | bool


class Opened(Protocol):
    """Something that is open for queries."""

    def answer(self, query: str, bindings: Bindings, source: str) -> Stream:
        """The answer to a read query over all graphs as one, with variables bound; `source` names it in messages.

        Raises QueryError for a query that is wrong, EndpointError or StoreError where it cannot be answered; taking
        rows may raise them too.
        """
        ...


class Source(Protocol):
    """What names something that answers queries; it can be pickled, and opened in another process."""

    def open(self) -> Opened:
        """Open it. Raises StoreError or EndpointError."""
        ...


def streamed(answer: QuerySolutions | QueryTriples | QueryBoolean) -> Stream:
    """An answer of pyoxigraph as a stream."""
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    if isinstance(answer, QueryTriples):
        return TripleStream(iter(answer))
    columns = tuple(variable.value for variable in answer.variables)
    return RowStream(columns, (tuple(row[name] for name in columns) for row in answer))
