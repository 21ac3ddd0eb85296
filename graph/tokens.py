"""The tokens of a SPARQL query with their places: enough to refuse, to place and to bind, whatever strings hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast, get_args

TokenKind = Literal["comment", "iri", "string", "language", "variable", "name", "word", "mark"]

# Ordered as SPARQL reads: `<` begins an IRI where it can, a name has a colon, all else that matters is a mark.
_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)|(?P<iri><[^<>"{}|^`\\\s]*>)"""
    r"""|(?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?P<language>@[A-Za-z]+(?:-\w+)*)|(?P<variable>[?$]\w+)"""
    r"""|(?P<name>(?:\w[\w.\-]*)?:(?:[\w:\-]|\.(?=[\w:.\-%\\])|%[0-9A-Fa-f]{2}|\\.)*)|(?P<word>\w+)|(?P<mark>[^\s\w])""",
    re.DOTALL,
)
_KINDS = frozenset(get_args(TokenKind))


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind, its text and the character at which it starts."""

    kind: TokenKind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The character after its last."""
        return self.start + len(self.text)


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query in their order, without its comments."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup
        if kind in _KINDS and kind != "comment":
            yield Token(cast(TokenKind, kind), match[0], match.start())


def place(query: str, offset: int) -> str:
    """`line 2, column 7`: where a character of a query stands, both counted from 1."""
    return f"line {query.count(chr(10), 0, offset) + 1}, column {offset - query.rfind(chr(10), 0, offset)}"


def declared_prefixes(query: str) -> dict[str, str]:
    """The prefixes that a query declares, without their colons, and their IRIs."""
    found: dict[str, str] = {}
    read = list(tokens(query))
    for word, name, iri in zip(read, read[1:], read[2:], strict=False):
        if word.kind == "word" and word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri":
            found[name.text[:-1]] = iri.text[1:-1]
    return found
