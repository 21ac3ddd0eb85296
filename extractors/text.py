"""Text with a map back to where it stands in the document.

Recognisers work on a `View`: the words of one stretch of the document, with full-width digits, bracket and
percent variants made uniform and with line breaks, page numbers and footnote marks left out. Every character of a
view knows its offset in the document, so that a match in the view is a span of the document, never a second search.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of character offsets in the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class View:
    """Clean text and, for each of its characters, the offset in the document.

    `offsets` is None where the view is an unbroken stretch that starts at `origin`: character i of the view is then
    character `origin + i` of the document. Otherwise `offsets[i]` is that character's place. Offsets rise strictly.
    """

    text: str
    origin: int
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The document's span that the view's characters [start, end) come from.

        Raises IndexError where the range is empty or leaves the view.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"[{start}, {end}) is no range of a view of {len(self.text)} characters")
        if self.offsets is None:
            return Span(self.origin + start, self.origin + end)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def slice(self, start: int, end: int) -> View:
        """The part [start, end) as a view of its own."""
        if self.offsets is None:
            return View(self.text[start:end], self.origin + start)
        offsets = self.offsets[start:end]
        return View(self.text[start:end], offsets[0] if offsets else self.origin, offsets)

    def index(self, offset: int) -> int:
        """The position in the view of the first character at or after a document offset."""
        if self.offsets is None:
            return min(max(offset - self.origin, 0), len(self.text))
        return bisect_left(self.offsets, offset)


def view_of(source: str, start: int, end: int, dropped: Iterable[Span] = ()) -> View:
    """The view of source[start:end] without the `dropped` spans (sorted, disjoint), its characters made uniform."""
    kept: list[Span] = []
    at = start
    for gap in dropped:
        if gap.start > at:
            kept.append(Span(at, gap.start))
        at = max(at, gap.end)
    if at < end:
        kept.append(Span(at, end))
    if len(kept) == 1:
        return View(uniform(source[kept[0].start : kept[0].end]), kept[0].start)
    text = "".join(source[span.start : span.end] for span in kept)
    offsets = tuple(offset for span in kept for offset in range(span.start, span.end))
    return View(uniform(text), offsets[0] if offsets else start, offsets)


# One character for one: the map keeps every offset. Chinese punctuation is the norm; what a report writes in ASCII
# (half-width commas, colons, brackets between Chinese characters) is made Chinese by `uniform`'s second step.
_UNIFORM = str.maketrans(
    "０１２３４５６７８９．％＋－－–−ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
    "㎡∶︰﹕﹪﹐﹔〔〕［］｛｝＜＞／～＂＇　\u00a0\t",
    "0123456789.%+----ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz㎡：：：%，；（）（）（）<>/~\"'   ",
)
_FULL_STOP = re.compile(r"(?<=[\u4e00-\u9fff%”）)\"])\.(?=[\u4e00-\u9fff“（(\"]|\s*$)")
_CHINESE_PUNCTUATION = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}


def uniform(text: str) -> str:
    """The text with character variants made one, each character replaced by exactly one character.

    Full-width Latin letters and digits become ASCII; half-width punctuation becomes Chinese, except inside
    numbers (`1,234`, `12:30`), where it is kept. Straight quotation marks become “ and ” by turns.
    """
    text = _FULL_STOP.sub("。", text.translate(_UNIFORM))
    if '"' in text:
        text = _quoted(text)
    if not any(mark in text for mark in _CHINESE_PUNCTUATION):
        return text
    out = list(text)
    for i, character in enumerate(text):
        chinese = _CHINESE_PUNCTUATION.get(character)
        if chinese and not (character in ",:" and _digit(text, i - 1) and _digit(text, i + 1)):
            out[i] = chinese
    return "".join(out)


def _quoted(text: str) -> str:
    """Straight quotation marks as opening and closing ones by turns; as they are where their number is odd."""
    parts = text.split('"')
    if len(parts) % 2 == 0:
        return text
    marks = "“”" * (len(parts) // 2)
    return parts[0] + "".join(mark + part for mark, part in zip(marks, parts[1:], strict=True))


def _digit(text: str, i: int) -> bool:
    return 0 <= i < len(text) and text[i].isascii() and text[i].isdigit()
