"""Values for the variables of a query where a store takes text alone: a VALUES block in its outermost group.

The values are written as the terms that they are (`<IRI>`, `"literal"@zh`), so that none can end its place and become
part of the query.
"""

from __future__ import annotations

from itertools import pairwise

from graph.errors import QueryError
from graph.query import Bindings
from graph.terms import PREFIXES
from graph.tokens import Token, declared_prefixes, tokens

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def bound(query: str, bindings: Bindings, source: str = "query") -> str:
    """The query with a VALUES block that gives the variables their values, on no line of its own.

    It stands first in the outermost group, where stores find it soonest; or last, where the group computes a variable
    of that name (`BIND(… AS ?stage)`), which then has to come out equal. Raises QueryError where there is no group.
    """
    if not bindings:
        return query
    read = list(tokens(query))
    opening, closing = _group(read, source)
    computed = _computed(read)
    first = {name: value for name, value in bindings.items() if name not in computed}
    last = {name: value for name, value in bindings.items() if name in computed}
    start, end = read[opening].end, read[closing].start
    return query[:start] + _values(first) + query[start:end] + _values(last) + query[end:]


def with_prefixes(query: str) -> str:
    """The query with declarations of the graph model's prefixes that it uses and lacks, on its first line."""
    declared = declared_prefixes(query)
    used = {token.text.partition(":")[0] for token in tokens(query) if token.kind == "name"}
    missing = [prefix for prefix in PREFIXES if prefix in used and prefix not in declared]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in missing) + query


def _values(bindings: Bindings) -> str:
    if not bindings:
        return ""
    names = " ".join(f"?{name}" for name in bindings)
    values = " ".join(str(value) for value in bindings.values())
    return f" VALUES ({names}) {{ ({values}) }} "


def _group(read: list[Token], source: str) -> tuple[int, int]:
    """Where the braces of the outermost group stand: of a CONSTRUCT, those after its template."""
    form = ""
    inside = 0
    groups: list[tuple[int, int]] = []
    opened: list[int] = []
    for number, token in enumerate(read):
        if token.kind == "word" and not form and token.text.upper() in _FORMS:
            form = token.text.upper()
        if token.kind != "mark":
            continue
        if token.text in "()":
            inside += 1 if token.text == "(" else -1
        elif token.text == "{":
            opened.append(number)
        elif token.text == "}" and opened:
            begun = opened.pop()
            if not opened and not inside:
                groups.append((begun, number))
    template = form == "CONSTRUCT" and len(groups) > 1
    if len(groups) <= template:
        raise QueryError(f"{source}: has no group in braces to bind variables in; add WHERE {{ … }}")
    return groups[int(template)]


def _computed(read: list[Token]) -> set[str]:
    """The variables that the query computes, without their question marks."""
    return {
        variable.text[1:]
        for word, variable in pairwise(read)
        if word.kind == "word" and word.text.upper() == "AS" and variable.kind == "variable"
    }
