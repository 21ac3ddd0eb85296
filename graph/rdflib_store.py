"""A graph in rdflib as a source of answers: a file of N-Quads (or another format), its graphs taken as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.binding import bound
from graph.errors import QueryError, StoreError
from graph.mistakes import syntax_error
from graph.query import Bindings, Term, evaluate
from graph.source import RowStream, Stream, TripleStream
from graph.terms import PREFIXES
from graph.tokens import place, tokens


@dataclass(frozen=True, slots=True)
class RdflibFile:
    """A file of quads that rdflib holds in memory: for small graphs, and for comparison."""

    path: Path

    def open(self) -> OpenedDataset:
        """Read the file. Raises StoreError where it cannot be read."""
        from rdflib import Dataset  # slow to import: only where it is used
        from rdflib.util import guess_format

        dataset = Dataset(default_union=True)
        try:
            dataset.parse(self.path, format=guess_format(str(self.path)) or "nquads")
        except Exception as problem:  # each parser of rdflib raises its own
            said = next(iter(str(problem).splitlines()), type(problem).__name__)
            raise StoreError(f"{self.path}: rdflib cannot read it ({said}); name a file of N-Quads") from None
        return OpenedDataset(dataset)


class OpenedDataset:
    """An rdflib dataset whose default graph is the union of its graphs."""

    def __init__(self, dataset: Any) -> None:
        self._dataset = dataset

    def answer(self, query: str, bindings: Bindings, source: str) -> Stream:
        """See `Opened`. FROM is refused: rdflib would fetch what it names."""
        evaluate(ox.Store(), query, bindings, source)  # says what is wrong with the query, with its place
        for token in tokens(query):
            if token.kind == "word" and token.text.upper() == "FROM":
                where = f"{source}, {place(query, token.start)}"
                raise QueryError(f"{where}: FROM would fetch a graph, which is refused; write GRAPH <…> {{ … }}")
        try:
            # A VALUES block, as for endpoints: what rdflib does with `initBindings` beside BIND is its own.
            result = self._dataset.query(bound(query, bindings, source), initNs=PREFIXES)
            return _streamed(result)
        except Exception as problem:  # rdflib raises whatever its evaluation met
            raise syntax_error(query, source, problem) from None


def _streamed(result: Any) -> Stream:
    if result.type == "ASK":
        return bool(result.askAnswer)
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        return TripleStream(ox.Triple(*map(_term, triple)) for triple in result.graph)  # type: ignore[arg-type]
    columns = tuple(str(variable) for variable in result.vars)
    return RowStream(columns, _rows(result))


def _rows(result: Any) -> Iterator[tuple[Term | None, ...]]:
    return (tuple(None if value is None else _term(value) for value in row) for row in result)


def _term(node: Any) -> Term:
    """A term of rdflib as pyoxigraph has it."""
    import rdflib

    if isinstance(node, rdflib.URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return ox.BlankNode(str(node))
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype))) if node.datatype else ox.Literal(str(node))
