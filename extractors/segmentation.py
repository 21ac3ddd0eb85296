"""`Document` → `Sentence`s, each with its context: place, period, plan or performance, and the headings above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractors.cells import cell_context, prose_cells
from extractors.chapters import Chapter, chapter_of, chapter_opened_by
from extractors.model import Block, BlockKind, Context, Document, Heading, Profile, Sentence, Status, TableKind
from extractors.outline import is_caption
from extractors.text import View

_STOP = re.compile(r"[。！？!?]+[”’」』）]*|\n+")
_OPENING, _CLOSING = "（《“", "）》”"
# How long a bracket may hold a full stop back; an unbalanced one must not swallow the report.
_MAX_BRACKETED = 160

_RUN_IN = (
    (2, re.compile(r"（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、")),
    (3, re.compile(r"\d{1,2}[.、](?!\d)|（\d{1,2}）|——|—")),
    (4, re.compile(r"[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]，|[●◆■▲★]")),
)
_PLAIN_RUN_IN_LEVEL = 5
_PLAIN_RUN_IN = re.compile(r"[^，；：、\d]{4,24}[。！]|[^，；：\d]{4,16}[。！]")
_BOX_TITLE_LEVEL = 3
_ANNEX = re.compile(r"附[件表录]")
_ANNEX_LEVEL = 1


def segment(document: Document, profile: Profile) -> tuple[Sentence, ...]:
    """The sentences of a document's prose, headings, captions and prose cells, in the order of the text."""
    outline = _Outline(profile)
    sentences: list[Sentence] = []
    prose = {id(found.cell.view): found for table in document.tables for found in prose_cells(table)}
    framed = False  # the block before stood in a table or a box
    for number, block in enumerate(document.blocks):
        if block.kind in (BlockKind.NOISE, BlockKind.NOTE):
            continue
        if framed and block.kind is not BlockKind.CELL and not block.box:
            outline.leave_captions()
        framed = block.kind is BlockKind.CELL or block.box
        if block.kind is BlockKind.CELL:
            found = prose.get(id(block.view))
            if found is None:
                continue
            base = outline.context(box=found.grid.table.kind is TableKind.BOX)
            local = outline.copy_for_cell(cell_context(found, base))
            sentences += _paragraph(block, number, document.text, local)
        else:
            sentences += _paragraph(block, number, document.text, outline)
    return tuple(sentences)


@dataclass
class _Outline:
    """The headings that stand above the place reached so far, and the chapter they put it in."""

    profile: Profile
    chapter: Chapter | None = None
    headings: list[Heading] = field(default_factory=list)
    base: Context | None = None
    turned: Chapter | None = None

    def context(self, *, box: bool = False) -> Context:
        chapter = self.turned or self.chapter or Chapter.first(self.profile)
        own = tuple(self.headings)
        if self.base is not None:
            return replace(self.base, headings=self.base.headings + own)
        return Context(self.profile.place, chapter.period, chapter.status, own, box)

    def copy_for_cell(self, base: Context) -> _Outline:
        """An outline of its own for the sentences of one cell: its run-in headings end with it."""
        return _Outline(self.profile, self.chapter, [], base)

    def push(self, heading: Heading) -> None:
        while self.headings and self.headings[-1].level >= heading.level:
            self.headings.pop()
        self.headings.append(heading)

    def enter(self, text: str, level: int) -> None:
        self.turned = None
        chapter = chapter_of(text, self.profile, level)
        if chapter is not None and self.base is None:
            self.chapter = chapter

    def leave_captions(self) -> None:
        """A caption heads its table or box alone, not the prose after it."""
        while self.headings and is_caption(self.headings[-1].text):
            self.headings.pop()

    def turn(self, paragraph: str) -> None:
        """Where a paragraph turns to another period: for good where it opens the plan, else up to the next heading."""
        current = self.turned or self.chapter or Chapter.first(self.profile)
        opened = chapter_opened_by(paragraph, self.profile, current) if self.base is None else None
        if opened is not None and opened.status is Status.TARGET:
            self.chapter, self.turned = opened, None
        elif opened is not None:
            self.turned = opened

    def drop_below(self, level: int) -> None:
        while self.headings and self.headings[-1].level >= level:
            self.headings.pop()


def _paragraph(block: Block, number: int, source: str, outline: _Outline) -> Iterator[Sentence]:
    if block.kind in (BlockKind.HEADING, BlockKind.CAPTION):
        level = block.level or (_ANNEX_LEVEL if _ANNEX.match(block.view.text) else _BOX_TITLE_LEVEL)
        outline.enter(block.view.text, block.level or 1)
        outline.drop_below(level)
        sentence = Sentence(block.view, outline.context(), block.kind, number, source)
        if not block.view.text.startswith("图"):  # a figure's caption heads nothing
            outline.push(Heading(block.view.text, sentence.span, level))
        yield sentence
        return
    outline.drop_below(4)
    views = list(_sentences(block.view))
    outline.turn(block.view.text)
    for position, view in enumerate(views):
        level = _run_in_level(view.text, last=position == len(views) - 1)
        if level and level <= 2:
            outline.enter(view.text, level)
        if level:
            outline.drop_below(level)
        sentence = Sentence(view, outline.context(box=block.box), block.kind, number, source)
        if level:
            outline.push(Heading(view.text, sentence.span, level))
        yield sentence


def _run_in_level(text: str, *, last: bool) -> int:
    """The level of a sentence that heads what follows it in its paragraph; 0 for any other."""
    for level, pattern in _RUN_IN:
        if pattern.match(text):
            return level
    return _PLAIN_RUN_IN_LEVEL if not last and _PLAIN_RUN_IN.fullmatch(text) else 0


def _sentences(view: View) -> Iterator[View]:
    """The sentences of a paragraph; a full stop inside brackets or quotation marks ends none."""
    text = view.text
    start = 0
    for match in _STOP.finditer(text):
        if match.end() <= start or _bracketed(text, start, match.start()):
            continue
        piece = _stripped(view, start, match.end())
        if piece.text:
            yield piece
        start = match.end()
    piece = _stripped(view, start, len(text))
    if piece.text:
        yield piece


def _bracketed(text: str, start: int, end: int) -> bool:
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        at = text.rfind(opening, start, end)
        if at >= 0 and end - at <= _MAX_BRACKETED and text.find(closing, at, end) < 0:
            # Held back only where the bracket does close soon: an unbalanced one holds nothing.
            close = text.find(closing, end, end + _MAX_BRACKETED)
            if close >= 0:
                return True
    return False


def _stripped(view: View, start: int, end: int) -> View:
    text = view.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return view.slice(start, end)
