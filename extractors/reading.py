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
from extractors.noise import LineKind, has_spaced_digits, inline_noise
from extractors.outline import heading_level, is_caption
from extractors.paragraphs import Paragraph, paragraphs_of
from extractors.script import simplified
from extractors.tables import find_tables
from extractors.text import View, view_of

_MAX_TITLE = 70
_BARE_ANNEX = re.compile(r"附[表件录]\s*[\d一二三四五六七八九十]*[：:]?")
_KINDS = {LineKind.PAGE_MARK: BlockKind.NOISE, LineKind.CHROME: BlockKind.NOISE, LineKind.NOTE: BlockKind.NOTE}
_BOX = re.compile(r"专\s?栏")
_LINE_END = re.compile(r"\r\n|[\r\n]")
_WIDE_GAP = 3  # line ends between a box and what follows it
_UNREAD = (BlockKind.NOISE, BlockKind.NOTE)
# A report on one line: a chapter's heading stands where a sentence ends, up to its usual last word.
_ONE_LINE = 1500
_INNER_HEADING = re.compile(
    r"(?:(?<=[。！？：；\s])|^)(?=\S)([一二三四五六七八九十]、[^。，；！]{2,40}?(?:回顾|情况|安排|任务|目标|要求|打算|建议|措施|部署|成效|成就|工作|重点))"
    r"(?=\s|。|（一）|20\d\d年|二〇|过去|今年|各位代表|一年来|五年来|“?十[三四五]五|我们|全[县市区州旗])"
)


def read_document(path: Path) -> Document:
    """Read a `.txt` report. Raises ReportError where the file is unreadable, empty, binary or in no known encoding."""
    data = read_bytes(path)
    text, encoding = decode(data, str(path))
    return document_of(path.stem, text, hashlib.sha256(data).hexdigest(), encoding)


def document_of(name: str, text: str, digest: str | None = None, encoding: str = "utf-8") -> Document:
    """The document of a text that is already decoded; `digest` is that of its UTF-8 bytes where none is given."""
    read = simplified(text)  # what the views are of; offsets and quotations are those of `text`
    tables = find_tables(read)
    digest = digest or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks = tuple(_boxed(read, _annexed(_titled(_blocks(read, tables)))))
    return Document(name, text, digest, encoding, blocks, tables)


def _titled(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, with the short lines before the first heading or full sentence marked as the title."""
    opening = True
    for block in blocks:
        if block.kind not in _UNREAD:
            line = block.view.text
            title = len(line) <= _MAX_TITLE and not line.endswith(("。", "：", ":"))
            opening = opening and block.kind is BlockKind.PARAGRAPH and title
        yield replace(block, kind=BlockKind.TITLE) if opening and block.kind is BlockKind.PARAGRAPH else block


def _annexed(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, with the line after a bare 附表1 or 附件 marked as what it is: its title, a caption too."""
    bare = False
    for block in blocks:
        titled = bare and block.kind is BlockKind.PARAGRAPH and len(block.view.text) <= _MAX_TITLE
        bare = block.kind is BlockKind.CAPTION and _BARE_ANNEX.fullmatch(block.view.text) is not None
        yield replace(block, kind=BlockKind.CAPTION) if titled and block.view.text[-1] not in "。：；" else block


def _boxed(text: str, blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, with the paragraphs of a box marked that is one cell: after its caption and a tab, to a wide gap."""
    last: Block | None = None
    inside = False
    for block in blocks:
        if block.kind is BlockKind.CAPTION:
            inside = _BOX.match(block.view.text) is not None
        elif inside and last is not None:
            gap = text[_end(last) : block.view.span(0, 1).start]
            opens = last.kind is BlockKind.CAPTION and gap.endswith("\t")
            goes_on = last.box and len(_LINE_END.findall(gap)) < _WIDE_GAP
            inside = block.kind is BlockKind.PARAGRAPH and (opens or goes_on)
        last = replace(block, box=True) if inside and block.kind is BlockKind.PARAGRAPH else block
        yield last


def _end(block: Block) -> int:
    return block.view.span(0, len(block.view.text)).end


def _blocks(text: str, tables: tuple[Table, ...]) -> Iterator[Block]:
    """Paragraphs and cells in the order of the text."""
    spaced = has_spaced_digits(text)
    paragraphs = iter(paragraphs_of(text, [table.span for table in tables]))
    paragraph = next(paragraphs, None)
    for number, table in enumerate(tables):
        while paragraph is not None and paragraph.span.start < table.span.start:
            yield from _of_paragraph(text, paragraph, spaced=spaced)
            paragraph = next(paragraphs, None)
        box = table.kind is TableKind.BOX
        for row in table.rows:
            for cell in row:
                if cell.view.text.strip():
                    yield Block(BlockKind.CELL, cell.view, table=number, box=box)
    while paragraph is not None:
        yield from _of_paragraph(text, paragraph, spaced=spaced)
        paragraph = next(paragraphs, None)


def _of_paragraph(text: str, paragraph: Paragraph, *, spaced: bool) -> Iterator[Block]:
    noise = inline_noise(text, *paragraph.span, spaced=spaced)
    view = _trimmed(view_of(text, *paragraph.span, sorted([*paragraph.gaps, *noise])))
    if not view.text:
        return
    if paragraph.kind is not LineKind.TEXT:
        yield Block(_KINDS[paragraph.kind], view)
        return
    for part in _parts(view) if len(view.text) > _ONE_LINE else (view,):
        yield _classified(part)


def _classified(view: View) -> Block:
    line = view.text
    if is_caption(line):
        return Block(BlockKind.CAPTION, view)
    level = heading_level(line)
    return Block(BlockKind.HEADING, view, level) if level else Block(BlockKind.PARAGRAPH, view)


def _parts(view: View) -> Iterator[View]:
    """A long paragraph cut at the chapter headings inside it."""
    at = 0
    for match in _INNER_HEADING.finditer(view.text):
        for start, end in ((at, match.start(1)), match.span(1)):
            part = _trimmed(view.slice(start, end))
            if part.text:
                yield part
        at = match.end(1)
    rest = _trimmed(view.slice(at, len(view.text)))
    if rest.text:
        yield rest


def _trimmed(view: View) -> View:
    stripped = view.text.strip()
    lead = len(view.text) - len(view.text.lstrip())
    return view.slice(lead, lead + len(stripped))
