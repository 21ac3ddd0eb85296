"""Read queries: refused unless they only read, variables bound as values, never pasted into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

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
from graph.terms import PREFIXES, turtle

Term = NamedNode | BlankNode | Literal | Triple
Bindings = Mapping[str, NamedNode | Literal]

# What is no keyword in SPARQL: comments, IRIs, strings, variables, prefixed names.
_TOKEN = re.compile(
    r"""(?P<skip>\#[^\n]*|<[^<>"{}|^`\\\s]*>|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[?$]\w+|[\w.\-]*:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\.)*|_:\w+)|(?P<word>\w+)""",
    re.DOTALL,
)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)")
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"])


@dataclass(frozen=True)
class Rows:
    """The answer to a SELECT query: column names, and rows of terms (None where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

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


@dataclass(frozen=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE query, sorted, each triple once."""

    triples: tuple[Triple, ...]

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
    """The answer to a read query over all graphs taken as one.

    `bindings` gives values to variables that the query selects (without `?`). `source` names the query in messages.
    The prefixes of the graph model are known without being declared. Raises QueryError where it is not SPARQL, is an
    update, or would call out (SERVICE); OSError where the store cannot be read.
    """
    refuse_unless_reading(query, source)
    try:
        answer = store.query(
            query,
            use_default_graph_as_union=True,
            prefixes=PREFIXES,
            substitutions={Variable(name): value for name, value in (bindings or {}).items()},
        )
        return _collected(answer)
    except (SyntaxError, ValueError) as problem:
        raise _query_error(source, problem) from None
    except RuntimeError as problem:
        if "SPARQL" in str(problem):
            raise _query_error(source, problem) from None
        raise


def _query_error(source: str, problem: Exception) -> QueryError:
    said = problem.msg if isinstance(problem, SyntaxError) else str(problem)
    said = next(iter(str(said).splitlines()), type(problem).__name__)
    place = _PLACE.match(said)
    if place:
        return QueryError(f"{source}, line {place[1]}, column {place[2]}: not SPARQL ({place[3]}); mend the query")
    return QueryError(f"{source}: cannot be answered ({said}); mend the query")


def _collected(answer: QuerySolutions | QueryTriples | QueryBoolean) -> Answer:
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    if isinstance(answer, QueryTriples):
        return Triples(tuple(sorted(set(answer), key=str)))
    columns = tuple(variable.value for variable in answer.variables)
    return Rows(columns, tuple(tuple(row[name] for name in columns) for row in answer))


def refuse_unless_reading(query: str, source: str = "query") -> None:
    """Raises QueryError where a query would change the store or call out."""
    for word in _keywords(query):
        if word == "SERVICE":
            raise QueryError(f"{source}: SERVICE would call another server, which is refused; take it out")
        if word in _UPDATES:
            raise QueryError(
                f"{source}: {word} would change the store; only SELECT, ASK, CONSTRUCT and DESCRIBE are run"
            )


def _keywords(query: str) -> Iterator[str]:
    return (match["word"].upper() for match in _TOKEN.finditer(query) if match["word"])


def read_query(path: Path) -> str:
    """The text of a query file. Raises QueryError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise QueryError(f"{path}: cannot be read ({problem}); name a file with a SPARQL query") from None
