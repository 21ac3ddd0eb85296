"""The numbers of what nobody reads: page numbers, the chrome of web pages, footnotes and glossaries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model import BlockKind, Document, NumberAccount

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CAUSES = {BlockKind.NOISE: "page-mark", BlockKind.NOTE: "glossary"}


def passed_over(document: Document) -> Iterator[NumberAccount]:
    """An account of each number in the blocks that are left out, so that none is lost in silence."""
    for block in document.blocks:
        cause = _CAUSES.get(block.kind)
        if cause is not None:
            for match in _NUMBER.finditer(block.view.text):
                yield NumberAccount(block.view.span(*match.span()), "explained", cause)
