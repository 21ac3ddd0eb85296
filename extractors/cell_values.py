"""What a cell of figures says: `7左右`, `≤5.5`, `较上年提高0.5个百分点`, `-27.5`, `6.5—7`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.lexicon import Lexicon
from extractors.model import Bound, Measure, Quantity
from extractors.quantities import find_quantities


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a cell: [start, end) of the cell's view, its value, unit and bound.

    `measure` is set where the cell's own words tell it (提高, 增长, 排名); `falls` where they say that it is a fall.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    bound: Bound
    measure: Measure | None = None
    falls: bool = False


_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("<=", re.compile(r"(?:≤|<=?|＜|不超过|不高于|不大于|控制在|(?<!不)(?:低于|小于|少于)|以内|不突破|以下)\s*$")),
    (">=", re.compile(r"(?:≥|>=?|＞|不低于|不少于|不小于|(?<!不)(?:高于|超过|突破|大于)|达到|达|超|以上)\s*$")),
    ("~", re.compile(r"(?:约|≈|大约|近|接近|左右)\s*$")),
)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("<=", re.compile(r"\s*(?:（?(?:含|及))?(?:以内|以下|之内|内)")),
    (">=", re.compile(r"\s*(?:以上|及以上|余|多|\+|起)")),
    ("~", re.compile(r"\s*(?:左右|上下|±)")),
)
# 达到 and 达 say no bound by themselves.
_REACHES = re.compile(r"(?:达到|达)\s*$")
_RANGE = re.compile(r"\s*(?:个?百分点|%|‰|[\u4e00-\u9fff]{0,3})\s*(?:[-—–~～至到]){1,2}\s*")
_MEASURES: tuple[tuple[Measure, bool, re.Pattern[str]], ...] = (
    ("rank", False, re.compile(r"(?:排名?|列|位居|居|第)\s*(?:全[国省市区县州]|各)?\S{0,4}第?\s*$")),
    ("growth", False, re.compile(r"(?:同比|比上年|较上年|年均)?\s*(?:增长|增速|增幅|上涨|增)\s*$")),
    ("change", False, re.compile(r"(?:提高|提升|上升|增加|扩大)\s*$")),
    ("change", True, re.compile(r"(?:下降|降低|减少|压减|回落|缩小|下调|下浮)\s*$")),
)
_POINTS = re.compile(r"个?(?:百|千)分点$")
_DATE = re.compile(
    r"\s*(?:20\d\d[年./-]\s*\d{1,2}(?:[月./-]\s*\d{0,2}日?)?|20\d\d年?|\d{1,2}月(?:\d{1,2}日|底|初|中旬|末)?)\s*"
)
_DATE_UNITS = frozenset(("年", "月", "日", "号"))


def figures_of(text: str, lexicon: Lexicon) -> tuple[Figure, ...]:
    """The numbers of a cell's uniform text, in order. Dates are none."""
    return tuple(_figures(text, find_quantities(text, lexicon)))


def is_date(text: str) -> bool:
    """Whether a cell says only when (2024年12月, 6月底)."""
    return bool(_DATE.fullmatch(text))


def _figures(text: str, quantities: tuple[Quantity, ...]) -> Iterator[Figure]:
    for index, quantity in enumerate(quantities):
        before = text[: quantity.start].removesuffix("-") if quantity.value < 0 else text[: quantity.start]
        bound = _bound(before, text[quantity.unit_end :])
        if index + 1 < len(quantities) and _is_range(text, quantity, quantities[index + 1]):
            bound = ">="
        elif index and _is_range(text, quantities[index - 1], quantity):
            bound = "<="
        measure, falls = _measure(before, quantity.unit)
        yield Figure(quantity.start, quantity.end, quantity.value, quantity.unit, bound, measure, falls)


def _is_range(text: str, first: Quantity, second: Quantity) -> bool:
    return bool(_RANGE.fullmatch(text, first.end, second.start))


def _bound(before: str, after: str) -> Bound:
    for bound, pattern in _AFTER:
        if pattern.match(after):
            return bound
    if _REACHES.search(before):
        return "="
    for bound, pattern in _BEFORE:
        if pattern.search(before):
            return bound
    return "="


def _measure(before: str, unit: str) -> tuple[Measure | None, bool]:
    for measure, falls, pattern in _MEASURES:
        if pattern.search(before):
            # 提高8% and 下降3.9% are relative; a change is in the stock's unit or in points.
            relative = measure == "change" and unit == "%"
            return ("growth" if relative else measure), falls
    return ("change", False) if _POINTS.search(unit) else (None, False)
