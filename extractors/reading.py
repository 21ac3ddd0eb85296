"""Report file → `Document`: its text, its blocks and tables.

Nothing of the text is changed: blocks are views of it, and what nobody reads (page numbers, bookmarks, footnote
marks, line breaks inside a sentence) is left out of the views alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from extractors.decoding import decode, read_bytes
from extractors.model import Block, BlockKind, Document, Table, TableKind
from extractors.outline import heading_level, is_caption
from extractors.tables import find_tables
from extractors.text import Span, View, view_of

_LINE = re.compile(r"[^\r\n\u2028]*")
# Marks inside lines that belong to the paper or the word processor, not to the sentence.
_INLINE_NOISE = re.compile(
    r"\[bookmark:[^\]\n]*\]|&nbsp;|[\ufeff\u200b-\u200f\u2060]|[〔\[［]\d{1,3}[〕\]］](?!号)|[①-⑳](?=[，。；、）])"
)
_NOISE_LINE = re.compile(r"[\s(（]*[—–\-－·]*\s*\d{0,4}\s*[—–\-－·]*[\s)）]*|第\s*\d+\s*页(?:\s*[，,/共]+\s*\d+\s*页)?")
_ENDS_SENTENCE = re.compile(r"[。！？；：:;!?…”’」』）)》】.]\s*$")
_STARTS_BLOCK = re.compile(
    r"\s*(?:[一二三四五六七八九十百]+[、是]|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|\d{1,2}[.．、](?!\d)"
    r"|第[一二三四五六七八九十]+[章节部]|——|——|专栏|附[表件录]|[图表]\s*\d|各位代表|[●◆■▲★])"
)
_WRAPPED_SHARE = 0.5
_MAX_TITLE = 70


def read_document(path: Path) -> Document:
    """Read a `.txt` report. Raises ReportError where the file is unreadable, empty, binary or in no known encoding."""
    data = read_bytes(path)
    text, encoding = decode(data, str(path))
    return document_of(path.stem, text, hashlib.sha256(data).hexdigest(), encoding)


def document_of(name: str, text: str, digest: str | None = None, encoding: str = "utf-8") -> Document:
    """The document of a text that is already decoded; `digest` is that of its UTF-8 bytes where none is given."""
    tables = find_tables(text)
    digest = digest or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(name, text, digest, encoding, tuple(_titled(_blocks(text, tables))), tables)


def _titled(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, with the short lines before the first heading or full sentence marked as the title."""
    opening = True
    for block in blocks:
        if block.kind is not BlockKind.NOISE:
            line = block.view.text
            title = len(line) <= _MAX_TITLE and not line.endswith(("。", "：", ":"))
            opening = opening and block.kind is BlockKind.PARAGRAPH and title
        yield replace(block, kind=BlockKind.TITLE) if opening and block.kind is BlockKind.PARAGRAPH else block


def _blocks(text: str, tables: tuple[Table, ...]) -> Iterator[Block]:
    at = 0
    for number, table in enumerate(tables):
        yield from _prose_blocks(text, at, table.span.start)
        box = table.kind is TableKind.BOX
        for row in table.rows:
            for cell in row:
                if cell.view.text.strip():
                    yield Block(BlockKind.CELL, cell.view, table=number, box=box)
        at = table.span.end
    yield from _prose_blocks(text, at, len(text))


def _prose_blocks(text: str, start: int, end: int) -> Iterator[Block]:
    for span, gaps in _paragraphs(text, start, end):
        view = view_of(text, span.start, span.end, gaps)
        view = _trimmed(view)
        if view.text:
            yield _classified(view)


def _classified(view: View) -> Block:
    line = view.text
    if _NOISE_LINE.fullmatch(line):
        return Block(BlockKind.NOISE, view)
    if is_caption(line):
        return Block(BlockKind.CAPTION, view)
    level = heading_level(line)
    return Block(BlockKind.HEADING, view, level) if level else Block(BlockKind.PARAGRAPH, view)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[Span, list[Span]]]:
    """Paragraphs as spans, with the gaps inside them that are not read (line breaks of a hard wrap, noise)."""
    lines = [span for span in _lines(text, start, end) if text[span.start : span.end].strip()]
    wrapped = _is_hard_wrapped(text, lines)
    at = 0
    while at < len(lines):
        first = last = at
        gaps: list[Span] = []
        if not _NOISE_LINE.fullmatch(text[lines[at].start : lines[at].end].strip()):
            while wrapped and _goes_on(text, lines, last):
                step = last + 1
                while _NOISE_LINE.fullmatch(text[lines[step].start : lines[step].end].strip()):
                    step += 1
                gaps.append(_gap(text, lines[last].end, lines[step].start))
                last = step
        span = Span(lines[first].start, lines[last].end)
        yield span, _with_inline_noise(text, span, gaps)
        at = last + 1


def _gap(text: str, start: int, end: int) -> Span:
    """The stretch between two halves of a sentence, with the white space around it."""
    while start > 0 and text[start - 1] in " \t\u3000":
        start -= 1
    while end < len(text) and text[end] in " \t\u3000":
        end += 1
    return Span(start, end)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    while at < end:
        match = _LINE.match(text, at, end)
        stop = match.end() if match else end
        if stop > at:
            yield Span(at, stop)
        at = stop + 1


def _is_hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether most full lines stop inside a sentence: the file was wrapped at a fixed width."""
    full = [span for span in lines if span.end - span.start >= 18]
    if len(full) < 8:
        return False
    broken = sum(1 for span in full if not _ENDS_SENTENCE.search(text, span.start, span.end))
    longest = max(span.end - span.start for span in full)
    return broken >= _WRAPPED_SHARE * len(full) and longest <= 120


def _goes_on(text: str, lines: list[Span], at: int) -> bool:
    """Whether the sentence of line `at` goes on in the next line that is no page number."""
    here = lines[at]
    if _ENDS_SENTENCE.search(text, here.start, here.end) or here.end - here.start < 12:
        return False
    step = at + 1
    while step < len(lines) and _NOISE_LINE.fullmatch(text[lines[step].start : lines[step].end].strip()):
        step += 1
    return step < len(lines) and not _STARTS_BLOCK.match(text, lines[step].start, lines[step].end)


def _with_inline_noise(text: str, span: Span, gaps: list[Span]) -> list[Span]:
    noise = [Span(*match.span()) for match in _INLINE_NOISE.finditer(text, span.start, span.end)]
    return sorted(gaps + noise) if noise else gaps


def _trimmed(view: View) -> View:
    stripped = view.text.strip()
    lead = len(view.text) - len(view.text.lstrip())
    return view.slice(lead, lead + len(stripped))
