"""The name of what a number measures, from the words before it or after it.

The name is the shortest that stands alone: no place, no period, no 实现 or 完成; what was done stands in brackets
(5G基站（新建）).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.observations.words import DEPENDENT, DOING, DOING_WORDS, LEADING, MEASURE_NOUN, PREDICATE, word_set

# 等 ends a list of examples; it does not in 等级, 高等, 平等.
_EXAMPLES = re.compile(
    r"(?<![高中初同平均对优上劣])等(?!级|次|额|值|于|待|候|效|距|离)(?:[一二三四五六七八九十]?(?:大|类|批)(?!学|型|棚|数|豆))?"
)
_LAST_VERB = re.compile(rf"(?:{DOING_WORDS})$")
_EDGES = " ，、；：。的和与及"
_DIGITS_QUOTED = re.compile(r"“[\d+×]+”[条项个]?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_INFIX = re.compile(r"(?<=[\u4e00-\u9fff”）])(?:全年|累计|共计|实现|达成|年内|同比|先后)(?=[\u4e00-\u9fff“])")
_EMPTY = word_set(
    """
任务 目标 方面 同比 环比 其中 同时 工作 情况 左右 以上 水平 预期 预期目标 主要 分别 增长 下降 年度 一批 系列 各类
各项 以来 期间 时候
"""
)
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts: the noun, and the verb of what was done with it.

    `verb_leads` is True where the verb stands before the noun, so that it holds for the nouns listed after it too.
    """

    noun: str
    verb: str = ""
    verb_leads: bool = False

    def __str__(self) -> str:
        """`5G基站（新建）`; before a short noun or a noun of measure the verb stays where it was: 引进资金."""
        if not self.verb:
            return self.noun
        if len(self.noun) <= 2 or self.noun in DEPENDENT:
            return self.verb + self.noun
        return f"{self.noun}（{self.verb}）"

    @property
    def head(self) -> str:
        """The thing itself, without the measure that the noun ends in: 粮食 of 粮食播种面积."""
        noun = re.sub(r"（[^）]*）$", "", self.noun)
        for cut in range(2, len(noun) - 1):
            if noun[cut:] in DEPENDENT:
                return noun[:cut]
        return noun


@lru_cache(maxsize=4096)
def name_before(words: str) -> Name | None:
    """The name that the words before a number and its predicate give; None where they name nothing.

    Verbs that only say that a figure was reached go; a verb of doing (新建) is kept apart.
    """
    rest = words.strip(_EDGES)
    if rest in DEPENDENT:
        return Name(rest)
    rest = _past(LEADING, rest)
    verb = ""
    match = DOING.match(rest)
    if match and match.end() < len(rest):
        verb = match.group()
        rest = rest[match.end() :]
        further = LEADING.match(rest)
        if further:
            rest = rest[further.end() :]
    elif match:
        return Name("", match.group())
    noun = clean(rest)
    if noun and not verb and (last := _LAST_VERB.search(noun)) and last.start() > 2:
        return Name(noun[: last.start()], last.group())
    return Name(noun, verb, bool(verb)) if noun or verb else None


def name_after(words: str, before: Name | None, *, goes_on: bool = False) -> Name | None:
    """The name of what is counted, from the words after a number: 企业 of `105家企业进入…`, with its predicate.

    `before` gives the verb where the words before the number have one (新建2座水厂). Where the clause `goes_on` to the
    next number, the predicate is that number's.
    """
    words = words.strip(" ，、；：。")
    if words.startswith("的"):
        words = words[1:]
    match = PREDICATE.search(words, 1)
    noun, predicate = (words[: match.start()], words[match.start() :]) if match else (words, "")
    noun = clean(noun, examples=False)
    if not noun:
        return None
    if before and before.verb:
        return Name(noun, before.verb, before.verb_leads or not before.noun)
    return Name(noun, "" if goes_on else _predicate(predicate))


def clean(words: str, *, examples: bool = True) -> str:
    """A noun without examples (`甲、乙等`), marks at its edges, and words inside it that say nothing of what it is."""
    words = words.strip(_EDGES)
    if examples:
        ends = [match.end() for match in _EXAMPLES.finditer(words)]
        if ends and ends[-1] < len(words):
            words = words[ends[-1] :]
        elif ends:
            words = words[: _EXAMPLES.search(words).start()]  # type: ignore[union-attr]
    words = _DIGITS_QUOTED.sub("", _INFIX.sub("", words)).strip(_EDGES)
    words = _balanced(words)
    if len(words) > _LONGEST:
        words = words[-_LONGEST:]
    return words if acceptable(words) else ""


def acceptable(noun: str) -> bool:
    """Whether a noun can be a name at all."""
    return len(noun) > 1 and noun not in _EMPTY and _HAN.search(noun) is not None


def is_measure(noun: str) -> bool:
    """Whether a noun names a measure by itself (税收收入, 覆盖率), so that the number belongs to it."""
    return MEASURE_NOUN.search(noun) is not None


def _past(pattern: re.Pattern[str], words: str) -> str:
    match = pattern.match(words)
    return words[match.end() :] if match else words


def _predicate(words: str) -> str:
    """What is said of a counted noun, short: 全面完成 → 完成."""
    if words[:1] in ("与", "和", "及"):
        return ""
    words = re.sub(
        r"^(?:全部|全面|有序|顺利|成功|扎实|已经|均|都|基本|相继|陆续|首次|如期|圆满|实现)+", "", words
    ).strip(_EDGES)
    return words if len(words) <= 24 else ""


def _balanced(words: str) -> str:
    """Without a quotation mark or bracket that has lost its other half."""
    for opening, closing in ("“”", "（）", "《》", "‘’"):
        if words.count(opening) < words.count(closing):
            words = words[words.rfind(closing) + 1 :] if not words.endswith(closing) else words.replace(closing, "")
        elif words.count(opening) > words.count(closing):
            words = words.replace(opening, "")
    return words.strip(_EDGES)
