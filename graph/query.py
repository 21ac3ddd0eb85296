"""Read queries: refused unless they only read, variables bound as values, never pasted into the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from graph.errors import QueryError
from graph.mistakes import refuse_unknown_names, refuse_unless_reading, syntax_error
from graph.terms import PREFIXES, turtle

Term = NamedNode | BlankNode | Literal | Triple
Bindings = Mapping[str, NamedNode | Literal]


@dataclass(frozen=True)
class Rows:
    """The answer to a SELECT query: column names, and rows of terms (None where unbound).

    `cut` is empty, or says why these are not all rows.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    cut: str = ""

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def dicts(self) -> list[dict[str, str]]:
        """One dict of plain texts a row; unbound columns are left out."""
        return [
            {name: plain_text(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.rows
        ]

    def to_frame(self) -> Any:
        """A pandas DataFrame: numbers as numbers, all else as text. Raises NoFrames where pandas is not installed."""
        from graph.frames import frame

        return frame(self.columns, self.rows)


@dataclass(frozen=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE query, sorted, each triple once. `cut` is as for rows."""

    triples: tuple[Triple, ...]
    cut: str = ""

    def __len__(self) -> int:
        return len(self.triples)

    def turtle(self) -> str:
        """The triples as Turtle."""
        return turtle(self.triples)


Answer = Rows | Triples | bool


def plain_text(term: Term) -> str:
    """What a term says: an IRI, or a literal's characters."""
    return term.value if isinstance(term, (NamedNode, BlankNode, Literal)) else str(term)


def run(store: Store, query: str, bindings: Bindings | None = None, source: str = "query") -> Answer:
    """The answer to a read query over all graphs taken as one, in this process and without limits.

    `bindings` gives values to variables that the query selects (without `?`). `source` names the query in messages.
    The prefixes of the graph model are known without being declared. Raises QueryError where it is not SPARQL, is an
    update, or would call out (SERVICE); OSError where the store cannot be read.
    """
    with told_of(query, source):
        answer = evaluate(store, query, bindings, source)
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        if isinstance(answer, QueryTriples):
            return Triples(tuple(sorted(set(answer), key=str)))
        columns = tuple(variable.value for variable in answer.variables)
        return Rows(columns, tuple(tuple(row[name] for name in columns) for row in answer))


def evaluate(
    store: Store, query: str, bindings: Bindings | None = None, source: str = "query"
) -> QuerySolutions | QueryTriples | QueryBoolean:
    """What the store gives for a read query; the rows are found as they are asked for. Raises like `run`."""
    refuse_unless_reading(query, source)
    refuse_unknown_names(query, source)
    with told_of(query, source):
        return store.query(
            query,
            use_default_graph_as_union=True,
            prefixes=PREFIXES,
            substitutions={Variable(name): value for name, value in (bindings or {}).items()},
        )


@contextmanager
def told_of(query: str, source: str) -> Iterator[None]:
    """Turns what the engine says of a query into a QueryError with its place; what it says of the store passes."""
    try:
        yield
    except (SyntaxError, ValueError) as problem:
        raise syntax_error(query, source, problem) from None
    except RuntimeError as problem:
        if "SPARQL" in str(problem):
            raise syntax_error(query, source, problem) from None
        raise


def read_query(path: Path) -> str:
    """The text of a query file. Raises QueryError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise QueryError(f"{path}: cannot be read ({problem}); name a file with a SPARQL query") from None
