"""What a line is by its form: a heading of some level, a caption, or running text."""

from __future__ import annotations

import re

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBERED = (
    (1, re.compile(rf"第{_NUMERAL}(?:章|部分|篇|编)|{_NUMERAL}、")),
    (2, re.compile(rf"（{_NUMERAL}）|第{_NUMERAL}节")),
    (3, re.compile(r"\d{1,2}[.、](?!\d)|（\d{1,2}）")),
)
_CAPTION = re.compile(
    r"(?:专栏|[图表]|附[表件录])\s*(?:[一二三四五六七八九十]+|\d+)?(?:-\d+)?\s*(?:[：:]|\s|$|(?=\d{4}年))|专栏\s*\d*\s*[“\u4e00-\u9fff]"
)
_UNNUMBERED = re.compile(
    r"(?:\d{4}年|“?十[二三四五]五”?|过去|今后|未来|一年来|五年来|下步|下一步).{0,24}"
    r"(?:回顾|工作|情况|安排|考虑|要求|目标|任务|打算|计划|建议|部署|举措|发展)"
)
_MAX_HEADING = 60


def heading_level(line: str) -> int:
    """The level of a line that is a heading (1 is a chapter), 0 for running text.

    A heading is short, is no full sentence, and is numbered (一、 （一） 1.) or names a period and its work.
    """
    if len(line) > _MAX_HEADING or line.endswith(("；", "：“")) or ("。" in line[:-1]):
        return 0
    for level, pattern in _NUMBERED:
        if pattern.match(line):
            return 0 if line.endswith("。") and level > 1 and "，" in line else level
    if len(line) <= 32 and not re.search(r"[。！？，；]", line) and _UNNUMBERED.match(line):
        return 1
    return 0


def is_caption(line: str) -> bool:
    """Whether a line names a figure, a table, a box or an annex (图1：…, 专栏3：…, 附表2)."""
    return len(line) <= 80 and not line.endswith("。") and bool(_CAPTION.match(line))
