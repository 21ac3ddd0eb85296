"""Lines → paragraphs: a sentence that a hard wrap or a page number has broken is made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.noise import LineKind, kinds_of
from extractors.text import Span

_LINE = re.compile(r"[^\r\n\u2028\x0b\x0c]+")
_ENDS = re.compile(r"[。！？：；:;!?…”’」』）)》】.]\s*$")
_STOPS = re.compile(r"[。！？!?][”’」』）)]*\s*$")
_OPEN_END = re.compile(r"[，、,]\s*$")
_STARTS_BLOCK = re.compile(
    r"\s*(?:[一二三四五六七八九十百]+[、是]|第[一二三四五六七八九十]+[，、章节部条]|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]"
    r"|——|专栏|附[表件录]|[图表]\s*\d|各位代表|主任|[●◆■▲★※])"
)
_FULL = 18  # characters of a line that may be a full one
_LEAST_FULL = 8
_WRAPPED_SHARE = 0.4
_WIDEST = 240  # places of the widest page, a Chinese character taking two
_SLACK = 6  # places that a full line may lack
_NEAR_SHARE = 0.7  # of the lines that stop inside a sentence, so many are full
_HEADING = 20  # a line shorter than this may be a heading, and is never continued after a page number


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its span in the document, the gaps inside it that are not read, and what it is."""

    span: Span
    gaps: tuple[Span, ...]
    kind: LineKind


@dataclass(frozen=True, slots=True)
class _Wrap:
    """The width at which a file is wrapped, in places on the page and in characters: programs count either."""

    places: int
    characters: int

    def is_full(self, line: str) -> bool:
        """Whether a line reaches the width, or nearly: punctuation and numbers are not broken."""
        return _places(line) >= self.places - _SLACK or len(line.rstrip()) >= self.characters - _SLACK // 2


@dataclass(frozen=True, slots=True)
class _Lines:
    """The non-empty lines of a file, what each is, and the width at which they are wrapped (None: they are not)."""

    text: str
    spans: Sequence[Span]
    kinds: Sequence[LineKind]
    wrap: _Wrap | None

    def of(self, index: int) -> str:
        span = self.spans[index]
        return self.text[span.start : span.end]


def paragraphs_of(text: str, tables: Sequence[Span]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text outside the spans of its tables, in order."""
    spans = [span for span in _outside(text, tables) if text[span.start : span.end].strip()]
    written = [text[span.start : span.end] for span in spans]
    kinds = kinds_of(written)
    wrap = _wrap([line for line, kind in zip(written, kinds, strict=True) if kind is not LineKind.PAGE_MARK])
    return tuple(_joined(_Lines(text, spans, kinds, wrap), [table.start for table in tables]))


def _outside(text: str, tables: Sequence[Span]) -> Iterator[Span]:
    at = 0
    for start, end in [*tables, Span(len(text), len(text))]:
        for match in _LINE.finditer(text, at, start):
            yield Span(*match.span())
        at = end


def _wrap(lines: Sequence[str]) -> _Wrap | None:
    """The width at which the file is wrapped: most of its longer lines stop inside a sentence near one width."""
    full = [line for line in lines if len(line) >= _FULL]
    if len(full) < _LEAST_FULL:
        return None
    wrap = _Wrap(_ninth_decile(map(_places, full)), _ninth_decile(len(line.rstrip()) for line in full))
    broken = [line for line in full if not _ENDS.search(line)]
    near = sum(map(wrap.is_full, broken))
    wrapped = len(broken) >= _WRAPPED_SHARE * len(full) and near >= _NEAR_SHARE * len(broken)
    return wrap if wrapped and wrap.places <= _WIDEST else None


def _ninth_decile(sizes: Iterable[int]) -> int:
    ordered = sorted(sizes)
    return ordered[len(ordered) * 9 // 10]


def _places(line: str) -> int:
    """The places that a line takes on the page."""
    return sum(1 if character < "\u2e80" else 2 for character in line.rstrip())


def _joined(lines: _Lines, tables: Sequence[int]) -> Iterator[Paragraph]:
    at = 0
    while at < len(lines.spans):
        last = at
        gaps: list[Span] = []
        while lines.kinds[at] in (LineKind.TEXT, LineKind.NOTE) and (step := _continuation(lines, last, tables)):
            gaps.append(_gap(lines.text, lines.spans[last].end, lines.spans[step].start))
            last = step
        yield Paragraph(Span(lines.spans[at].start, lines.spans[last].end), tuple(gaps), lines.kinds[at])
        at = last + 1


def _continuation(lines: _Lines, at: int, tables: Sequence[int]) -> int:
    """The line in which the sentence of line `at` goes on; 0 where it ends there."""
    step = at + 1
    while step < len(lines.spans) and lines.kinds[step] is LineKind.PAGE_MARK:
        step += 1
    if step >= len(lines.spans) or lines.kinds[step] is not lines.kinds[at]:
        return 0
    if any(lines.spans[at].end <= table < lines.spans[step].start for table in tables):
        return 0
    here, after = lines.of(at), lines.of(step)
    if _STOPS.search(here) or _STARTS_BLOCK.match(after):
        return 0
    return step if _goes_on(lines, here, after, over_page=step > at + 1) else 0


def _goes_on(lines: _Lines, here: str, after: str, *, over_page: bool) -> bool:
    if _OPEN_END.search(here):
        return len(here) >= _HEADING
    if lines.wrap is not None:
        # A full line goes on whatever it ends with; the next paragraph shows by its indent.
        return lines.wrap.is_full(here) and _indent(after) <= _indent(here)
    return over_page and len(here) >= _HEADING and not _ENDS.search(here)


def _indent(line: str) -> int:
    """The white space before a line, in places; an ideographic space takes two."""
    lead = line[: len(line) - len(line.lstrip())]
    return sum(2 if character == "\u3000" else 1 for character in lead)


def _gap(text: str, start: int, end: int) -> Span:
    """The stretch between two halves of a sentence, with the white space around it."""
    while start > 0 and text[start - 1] in " \t\u3000\u00a0":
        start -= 1
    while end < len(text) and text[end] in " \t\u3000\u00a0":
        end += 1
    return Span(start, end)
