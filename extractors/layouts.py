"""What the readers of table layouts share: lines with their offsets, cells as spans, drafts of rows.

A draft is a stretch of lines read by one layout; whether it is a table at all is judged by the layout's own rules,
so that running prose, lists and indented paragraphs give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.text import Span, uniform

Pieces = tuple[Span, ...]  # a cell: its stretches of text, one for each line; () where the cell is empty


class Line(NamedTuple):
    """A line without its end; `start` is its offset in the document."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Draft:
    """Rows found from line `first` up to, not including, line `last`; without rows, lines that are no table."""

    rows: tuple[tuple[Pieces, ...], ...]
    first: int
    last: int


_LINE_END = re.compile(r"\r\n|[\r\n\u2028\x0b\x0c]")
NUMBER_CELL = re.compile(
    r"[≤≥<>＜＞约±]{0,2}=?\s*[-+]?\d[\d,]*(?:\.\d+)?\s*(?:%|‰|左右|以上|以内|个百分点|[\u4e00-\u9fff]{1,4})?(?:左右|以上|以内)?"
    r"|\d+(?:\.\d+)?(?:\s*[:：∶]\s*\d+(?:\.\d+)?){1,3}"
)
EMPTY_CELL = re.compile(r"[\s—–\-－/／…·]*")


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text with their offsets, the empty ones too."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for match in _LINE_END.finditer(text):
        yield Line(start, text[start : match.start()])
        start = match.end()
    yield Line(start, text[start:])


def stripped(line: Line, start: int = 0, end: int | None = None) -> Pieces:
    """The text of a part of a line without the white space around it; () where nothing is left."""
    part = line.text[start:end]
    core = part.strip()
    if not core:
        return ()
    at = line.start + start + len(part) - len(part.lstrip())
    return (Span(at, at + len(core)),)


def is_blank(line: Line) -> bool:
    """Whether nothing stands in the line."""
    return not line.text.strip()


def texts_of(lines: Sequence[Line], cells: Sequence[Pieces], at: int) -> list[str]:
    """The uniform texts of cells that follow one another in the lines from `at` on."""
    out: list[str] = []
    index = at
    for cell in cells:
        parts: list[str] = []
        for span in cell:
            while lines[index].end < span.end:
                index += 1
            parts.append(lines[index].text[span.start - lines[index].start : span.end - lines[index].start])
        out.append(uniform("".join(parts)))
    return out
