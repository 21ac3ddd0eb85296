"""The predicate before a number: whether the number is the amount itself, its growth, its change or a rank.

Between a name and its number stand words like 同比分别增长 or 稳定在. They are read from the number backwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.model import Bound, Measure
from extractors.observations.words import (
    ABOUT,
    ADVERBS,
    ALL,
    AT_LEAST,
    AT_MOST,
    COMPARED,
    EACH,
    FALLS,
    GUARDS,
    NEWLY,
    NOUNS_OF_RISING,
    REACHES,
    RISES,
)

_TAIL = RISES | FALLS | REACHES | ADVERBS | NEWLY | EACH | ALL | AT_LEAST | AT_MOST | ABOUT
_LONGEST = max(len(word) for word in _TAIL)
_RATES = frozenset({"增速", "增幅", "涨幅", "升幅", "增长率", "降幅", "减幅", "跌幅", "下降率", "降低率"})
_POINTS = ("百分点", "千分点", "个点")
_PLACE = re.compile(r"(?:全[国省市区县州盟旗球]|世界|[东西南北中渝川]{2,3}|(?:^|(?<=[，、]))[\u4e00-\u9fff]{2,6})$")
_RANK_VERBS = re.compile(
    "稳居|高居|上升[至到]|前进[至到]|跃升[至到]|跃居|升至|位居|位列|排名|名列|跻身|进入|并列|分列|居|列|排|由|从"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """What stands between a name and its number.

    `name` is what is left before the predicate. `each` is True for 分别 and 各, `together` for 均 and 都.
    """

    name: str
    measure: Measure
    falls: bool
    bound: Bound
    each: bool
    together: bool
    newly: str  # 新增 or the like that stands behind the name: 山羊新增153组
    stated: bool  # whether any verb stands there at all
    listing: str = ""  # the list or index in which a rank is held


@lru_cache(maxsize=4096)
def read_predicate(left: str, unit: str) -> Predicate:
    """Read the words before a number of this unit."""
    if left.endswith("第"):
        return _rank(left[:-1])
    rest, words = _tail(left) if left.strip(" ，、") != "为" else (left, [])
    if "占" in words:  # X占全省近40%
        whole = "".join(word for word in words[words.index("占") + 1 :] if word.startswith("全"))
        rest = f"{rest}占{whole}比重" if whole else f"{rest}占比" if rest.strip(" ，、") else rest
    each = any(word in EACH for word in words)
    together = any(word in ALL for word in words)
    newly = next((word for word in words if word in NEWLY), "")
    measure, falls = _measure(words, unit)
    if newly in ("净增", "净增加"):
        measure, newly = "change", ""
    elif newly:
        measure = "value"
    stated = any(word in RISES or word in FALLS or word in REACHES for word in words)
    return Predicate(rest, measure, falls, _bound(words), each, together, newly, stated)


def _tail(left: str) -> tuple[str, list[str]]:
    """The words of a predicate at the end of `left`, in order, and what stands before them."""
    words: list[str] = []
    end = len(left)
    while end:
        if left[end - 1] in " ，、：":
            if words or left[end - 1] in " ：":
                end -= 1
                continue
            break
        compared = COMPARED.search(left, max(0, end - 24), end)
        if compared and compared.end() == end and compared.start() < end:
            end = compared.start()
            continue
        word = _word_before(left, end)
        if not word:
            break
        words.append(word)
        end -= len(word)
    words.reverse()
    return left[:end], words


def _word_before(left: str, end: int) -> str:
    for length in range(min(_LONGEST, end), 0, -1):
        word = left[end - length : end]
        if word in _TAIL:
            before = left[end - length - 1 : end - length]
            if length == 1 and before and before in GUARDS.get(word, ""):
                continue
            if word in NOUNS_OF_RISING and left.endswith(NOUNS_OF_RISING[word], 0, end - length):
                continue
            return word
    return ""


def _measure(words: list[str], unit: str) -> tuple[Measure, bool]:
    """The measure that the verb and the unit tell, and whether the verb is one of falling."""
    points = unit.endswith(_POINTS)
    changed: Measure = "growth" if unit in ("%", "倍", "成", "‰") else "change"
    for position in range(len(words) - 1, -1, -1):
        word = words[position]
        if word in RISES or word in FALLS:
            return changed, word in FALLS
        if word in REACHES:
            rate = next((w for w in words[:position] if w in _RATES), "")
            return (changed, rate in FALLS) if rate else ("value", False)
    return ("change" if points else "value"), False


def _bound(words: list[str]) -> Bound:
    for word in reversed(words):
        if word in AT_LEAST:
            return ">="
        if word in AT_MOST:
            return "<="
        if word in ABOUT:
            return "~"
    return "="


def _rank(left: str) -> Predicate:
    """`X居全省` before 第3位: the name is X."""
    at = max((match.start() for match in _RANK_VERBS.finditer(left)), default=-1)
    name = left[:at] if at >= 0 else _PLACE.sub("", left)
    rest, words = _tail(name)
    together = any(word in ALL for word in words)
    each = "分别" in left
    listing = re.sub("^(?:[位居列在于为至入名跃进]|排名|上升到?|前进到?)+", "", left[at:]) if at >= 0 else ""
    listing = listing if len(listing) > 5 else ""
    return Predicate(rest, "rank", False, "=", each, together, "", True, listing)
