"""Periods as questions name them, in Chinese and English.

A question stands in no report, so that 去年 and `last year` mean nothing: they are found, and come without a period.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.model import Period

_Y = r"(?:19|20)\d\d"
_MONTHS = {"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8}
_MONTHS |= {"september": 9, "october": 10, "november": 11, "december": 12}
_MONTH = "|".join(_MONTHS)
_ORDINAL = {"一": 1, "二": 2, "三": 3, "四": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINAL |= {str(number): number for number in range(1, 5)}
_OF = r",? ?(?:of |in |年)?"
_FOUND = re.compile(
    rf"(?P<years>(?:from )?({_Y}) ?年?(?: ?[-—–~至到] ?| to )({_Y})(?: ?年)?)"
    rf"|(?P<halfzh>({_Y})年([上下])半年)"
    rf"|(?P<halfen>(?:the )?(first|second) half{_OF}({_Y})|h([12]) ?({_Y})|({_Y}) ?h([12]))"
    rf"|(?P<threezh>({_Y})年前三季度)|(?P<threeen>(?:the )?first three quarters{_OF}({_Y}))"
    rf"|(?P<quarterzh>({_Y})年第?([一二三四])季度)"
    rf"|(?P<quarteren>(?:the )?(first|second|third|fourth) quarter{_OF}({_Y})|q([1-4]) ?({_Y}))"
    rf"|(?P<monthszh>({_Y})年(\d{{1,2}})月?[-—–~至到](\d{{1,2}})月)"
    rf"|(?P<monthsen>(?:from )?({_MONTH}) ?(?:-|to|–) ?({_MONTH}){_OF}({_Y}))"
    r"|(?P<plan>十([二三四五])五(?:规划|时期|期间)+)"
    rf"|(?P<year>(?<![\d.])({_Y})(?: ?年度?)?(?![\d.]*\d))"
    r"|(?P<vague>今年|去年|前年|明年|上一?年|本年|上半年|下半年|[一二三四]季度|近[一二三四五六七八九十\d]+年"
    r"|last year|this year|next year|recent years)"
)
_NUMERAL = {"二": 12, "三": 13, "四": 14, "五": 15}


@dataclass(frozen=True, slots=True)
class PeriodPiece:
    """A period named at [start, end) of a question in uniform writing; None where it needs a year to be known."""

    start: int
    end: int
    period: Period | None


def find_question_periods(text: str) -> tuple[PeriodPiece, ...]:
    """The periods that a question names, in order."""
    return tuple(PeriodPiece(match.start(), match.end(), _period(match)) for match in _FOUND.finditer(text))


def _period(match: re.Match[str]) -> Period | None:
    words, kind = match.group(), match.lastgroup or _kind(match)
    years = [int(year) for year in re.findall(_Y, words)]
    if kind == "plan":
        first = 2011 + 5 * (_NUMERAL[words[1]] - 12)
        return Period.year(first, first + 4)
    if kind == "vague" or not years:
        return None
    if kind == "years":
        return Period.year(*years) if years[0] <= years[1] else None
    if kind == "year":
        return Period.year(years[0])
    months = _months(kind, words)
    return Period.months(years[0], *months) if months else None


def _kind(match: re.Match[str]) -> str:
    return next(name for name, words in match.groupdict().items() if words is not None)


def _months(kind: str, words: str) -> tuple[int, int] | None:
    """The first and last month of a part of a year."""
    if kind.startswith("half"):
        second = "下" in words or "second" in words or re.search("h2", words)
        return (7, 12) if second else (1, 6)
    if kind.startswith("three"):
        return 1, 9
    if kind.startswith("quarter"):
        which = re.search(r"[一二三四]|first|second|third|fourth|(?<=q)[1-4]", words)
        quarter = _ORDINAL[which.group()] if which else 0
        return (3 * quarter - 2, 3 * quarter) if quarter else None
    if kind == "monthsen":
        first, last = (_MONTHS[month] for month in re.findall(_MONTH, words)[:2])
    else:
        after = re.search(r"年(\d{1,2})月?\D(\d{1,2})月", words)
        first, last = (int(after[1]), int(after[2])) if after else (0, 0)
    return (first, last) if 1 <= first <= last <= 12 else None
