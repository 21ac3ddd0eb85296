"""The numbers that no reader accounted for: those of what nobody reads, and any that were overlooked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.model import BlockKind, Document, NumberAccount
from extractors.text import Span

_NUMBER = re.compile(r"[0-9０-９]+(?:[.,．][0-9０-９]+)*")
_CAUSES = {
    BlockKind.NOISE: "page-mark",
    BlockKind.NOTE: "glossary",
    BlockKind.TITLE: "heading",
    BlockKind.HEADING: "heading",
    BlockKind.CAPTION: "heading",
}
_RATIO = "：:∶︰"
_EXPLAINED = tuple(dict.fromkeys(_CAUSES.values()))  # the first holds for what stands in no block
_READABLE = 255


def passed_over(document: Document, accounts: Iterable[NumberAccount]) -> Iterator[NumberAccount]:
    """An account of each number of the document that is not among the `accounts`, so that none is lost in silence.

    Numbers outside all blocks (bookmarks, footnote marks) and in page numbers, notes and headings are explained;
    what else was overlooked is unread.
    """
    text = document.text
    where = _blocks_on(document)
    known = bytearray(len(text))
    for account in accounts:
        known[account.span.start : account.span.end] = b"\1" * (account.span.end - account.span.start)
    for match in _NUMBER.finditer(text):
        start, span = match.start(), Span(*match.span())
        if known[start]:
            continue
        if start > 1 and text[start - 1] in _RATIO and known[start - 2]:
            yield NumberAccount(span, "read", "ratio")
        elif where[start] == _READABLE:
            yield NumberAccount(span, "unread", "overlooked")
        else:
            yield NumberAccount(span, "explained", _EXPLAINED[where[start]])


def _blocks_on(document: Document) -> bytearray:
    """For each character of the text, why it is not read, as a place in `_EXPLAINED`; `_READABLE` where it is."""
    where = bytearray(len(document.text))
    for block in document.blocks:
        cause = _CAUSES.get(block.kind)
        mark = _READABLE if cause is None else _EXPLAINED.index(cause)
        view = block.view
        if view.offsets is None:
            where[view.origin : view.origin + len(view.text)] = bytes([mark]) * len(view.text)
        for offset in view.offsets or ():
            where[offset] = mark
    return where
