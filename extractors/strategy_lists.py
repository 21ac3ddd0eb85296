"""Strategies that a list names together: …、…、…等国家战略, 科教强县、人才兴县、质量立县三大战略."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.clauses import BLANK, Clauses, Governs

# The word that closes the list and says what its members are.
_CLOSED_BY = re.compile(
    "等(?:[\u4e00-\u9fff]{0,2}(?:国家|区域|重大|市|省|县|区|发展)(?:级|、)?){0,4}战略(?!性|合作|部署|机遇|"
    "支撑|投资|新兴|定位|伙伴)"
    "|(?:等)?[二两三四五六七八九十]大(?:国家)?(?:发展)?(?:战略|专项行动|行动(?!计划))"
)
_ITEM = re.compile("[^、]{2,20}")
_NOT_AN_ITEM = re.compile(r"[的了是在将\d]|以及|问题|领域|方面|重点|加快|推进|实施|不断")
_TAIL = re.compile("(?:战略|行动|建设)?$")
_LEAD = re.compile("(?:随着|把握|抢抓|抓住|用好|叠加|面对|依托|积极|主动|深度|全面|坚持|深入|紧抓|全力|持续|大力)+")
_JOINT = re.compile("[、和与及]")


def listed_strategies(clauses: Clauses) -> Iterator[tuple[int, int]]:
    """The ranges of the members of such lists, each without quotation marks of its own; two members at least."""
    for match in _CLOSED_BY.finditer(clauses.outer):
        start = _start(clauses, match.start())
        items = list(_items(clauses, start, match.start()))
        if len(items) > 1:
            yield from items


def _start(clauses: Clauses, end: int) -> int:
    """Where the list begins: behind the verb that governs it, or with its clause."""
    start = clauses.clause_start(end)
    verb = clauses.governor(end, adjacent=False)
    if verb is not None and verb.governs in (Governs.CARRY, Governs.FOCUS):
        start = verb.end
    lead = _LEAD.match(clauses.outer, start, end)
    return lead.end() if lead else start


def _items(clauses: Clauses, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for joint in (*_JOINT.finditer(clauses.outer, start, end), None):
        stop = joint.start() if joint else end
        item = clauses.outer[at:stop]
        if _ITEM.fullmatch(item) and BLANK not in item and not _NOT_AN_ITEM.search(item):
            yield at, stop
        at = joint.end() if joint else end
