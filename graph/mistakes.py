"""Mistakes in queries, found before they run: each with line, column and a hint."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from extractors.resources import folder
from graph.errors import QueryError
from graph.terms import PREFIXES
from graph.tokens import Token, declared_prefixes, place, tokens

_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"])
_OWN = PREFIXES["xt"]
_OWN_NAME = re.compile(r"\bxt:(\w+)")
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_EXPECTED = re.compile(r'"((?:[^"\\]|\\.)+)"|\b([A-Z]{2,})\b|(The [^,\[]+)')
_MOST = 8  # of what the parser would have taken


def refuse_unless_reading(query: str, source: str = "query") -> None:
    """Raises QueryError, with its place, where a query would change the store or call out."""
    for token in tokens(query):
        word = token.text.upper() if token.kind == "word" else ""
        if word == "SERVICE":
            where = f"{source}, {place(query, token.start)}"
            raise QueryError(f"{where}: SERVICE would call another server, which is refused; take it out")
        if word in _UPDATES:
            where = f"{source}, {place(query, token.start)}"
            raise QueryError(
                f"{where}: {word} would change the store; only SELECT, ASK, CONSTRUCT and DESCRIBE are run"
            )


def refuse_unknown_names(query: str, source: str = "query") -> None:
    """Raises QueryError, with its place and the nearest that there is, for a prefix or a term that nothing declares.

    Terms are those of `xt:`: the ontology says them all, so that any other could only find nothing.
    """
    declared = declared_prefixes(query)
    prefixes = PREFIXES | declared
    for token in _names(query):
        if token.kind == "iri":
            iri = token.text[1:-1]
        else:
            prefix, _, local = token.text.partition(":")
            if prefix == "_":
                continue
            if prefix not in prefixes:
                raise _undeclared(query, token, prefix, source)
            iri = prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
        name = iri.removeprefix(_OWN)
        if name and name != iri and name not in own_terms():
            near = get_close_matches(name, sorted(own_terms()), 1, 0.6)
            hint = f"did you mean xt:{near[0]}?" if near else "docs/graph-model.md lists what there is"
            raise QueryError(f"{source}, {place(query, token.start)}: there is no xt:{name}; {hint}")


def _names(query: str) -> list[Token]:
    """IRIs and prefixed names, without those of the declarations of prefixes."""
    read = list(tokens(query))
    declared: set[int] = set()
    for number, token in enumerate(read):
        if token.kind == "word" and token.text.upper() in ("PREFIX", "BASE"):
            declared.update((number + 1, number + 2) if token.text.upper() == "PREFIX" else (number + 1,))
    return [token for number, token in enumerate(read) if token.kind in ("iri", "name") and number not in declared]


def _undeclared(query: str, token: Token, prefix: str, source: str) -> QueryError:
    near = get_close_matches(prefix, [*PREFIXES, *declared_prefixes(query)], 1, 0.5)
    hint = f"did you mean {near[0]}:, or " if near else ""
    where = f"{source}, {place(query, token.start)}"
    return QueryError(f"{where}: prefix {prefix}: is not declared; {hint}add PREFIX {prefix}: <…>")


@cache
def own_terms() -> frozenset[str]:
    """The local names of `xt:` that the Turtle of `ontology/` speaks of: classes, properties, codes."""
    texts = (path.read_text(encoding="utf-8") for path in folder("ontology").glob("*.ttl"))
    return frozenset(name for text in texts for name in _OWN_NAME.findall(text))


def syntax_error(query: str, source: str, problem: Exception) -> QueryError:
    """The QueryError for what the parser said: the place, what stands there and what would have been right."""
    said = str(problem.msg if isinstance(problem, SyntaxError) else problem)
    found = _PLACE.match(said)
    if not found:
        first = next(iter(said.splitlines()), type(problem).__name__)
        return QueryError(f"{source}: cannot be answered ({first}); mend the query")
    line, column = int(found[1]), int(found[2])
    lines = query.splitlines()
    there = lines[line - 1][column - 1 :].strip()[:20] if line <= len(lines) else ""
    at = f"at {there!r}" if there else "at its end"
    expected = [each[0] or each[1] for each in _EXPECTED.findall(found[3]) if not each[2]][:_MOST]
    told = next((each[2].strip() for each in _EXPECTED.findall(found[3]) if each[2]), "")
    hint = f" ({told})" if told else f" (there may be {', '.join(expected)})" if expected else ""
    return QueryError(f"{source}, line {line}, column {column}: not SPARQL {at}{hint}; mend the query")
