"""From a reading to the observation: value, period, status and area."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lexicon import Lexicon
from extractors.model import Bound, Context, Observation, Passage, Period, Profile
from extractors.observations.binding import Reading
from extractors.periods import PeriodMention, base_of, governing, settle
from extractors.places import area_of

_FIVE_YEARS = re.compile(r"五年|“?十[二三四]五")
_SHARES = ("%", "‰", ":1")
_REACHED = re.compile(
    r"(?:达到?|[提升增降减缩扩优]\w{0,2}[到至为]|突破|超过?|稳定在|保持在|控制在|总量|余额|保有量|总数)(?:了|近|约)?$"
)
_SUMMED = re.compile(r"累计(?!产业)|(?<!公)共(?!同)|总投资|新[增建改开]|完成|实施|建成|改造|投入|争取|引进|发放|五年来")
_WHOSE = re.compile(r"[，、；：]?(?:其中，?|同期|预计)?(全[国省市区县州盟旗])")


def state(
    reading: Reading, passage: Passage, periods: Sequence[PeriodMention], profile: Profile, lexicon: Lexicon
) -> Observation:
    """The observation that a reading states."""
    sentence, slot = passage.sentence, reading.slot
    quantity, text = slot.quantity, sentence.text
    mention = governing(periods, text, quantity.start)
    clause = text[slot.opened : quantity.start]
    period, status = settle(clause, mention, sentence.context)
    if "年均" in clause and period.first[:4] == period.last[:4]:
        period = _years_of_average(period, sentence.context.period)
    elif period.first[:4] != period.last[:4] and (
        _is_level(reading, clause) or text[quantity.start - 1 : quantity.start] == "："
    ):
        period = Period.year(int(period.last[:4]))
    base = base_of(periods, text, quantity.start)
    if base and "年均" in clause:
        base = None  # 是2016年的1.6倍，年均增长6.7%: the average is that of the years spoken of
    if base and reading.measure in ("growth", "change"):
        period = base.period
    elif base and reading.origin:
        period = Period.year(int(base.period.first[:4]))
    elif reading.origin:
        period = _before(period, sentence.context)
    hedged = re.search("[余多]", text[quantity.end : quantity.unit_end]) is not None
    bound: Bound = ">=" if hedged else reading.bound
    value = -abs(quantity.value) if reading.falls else quantity.value
    return Observation(
        **sentence.cite(quantity.start, quantity.end, _area(reading, passage, profile, lexicon)),
        indicator=reading.name,
        also=reading.also,
        measure=reading.measure,
        value=value,
        unit=_unit(reading),
        bound=bound,
        period=period,
        status=status,
    )


def _is_level(reading: Reading, clause: str) -> bool:
    """Whether the number says how something stands, not what came about over the years.

    In a review of five years 普及率达到97% is that of the last year; 新建公路3600公里 is the sum of all.
    """
    if reading.measure == "rank":
        return True
    if reading.measure != "value" or "年均" in clause or _SUMMED.search(clause):
        return False
    return reading.slot.quantity.unit in _SHARES or _REACHED.search(clause) is not None or "人均" in reading.name


def _unit(reading: Reading) -> str:
    if reading.measure == "rank":
        return "位"
    return reading.slot.quantity.unit


def _before(period: Period, context: Context) -> Period:
    """The year that a change within a period started from: the one before it, or before five years looked back on."""
    years = 5 if any(_FIVE_YEARS.search(heading.text) for heading in context.headings) else 1
    if period.first[:4] != period.last[:4]:
        years = 1
    return Period.year(int(period.first[:4]) - years)


def _years_of_average(period: Period, around: Period) -> Period:
    """What a yearly average covers: the years spoken of (到2026年，年均增长8%), up to the year named."""
    if around.first[:4] != around.last[:4]:
        return around
    return Period(min(period.first, around.first), max(period.last, around.last))


def _area(reading: Reading, passage: Passage, profile: Profile, lexicon: Lexicon) -> str | None:
    """The place that a clause begins with (全国…, 全市… in a county's report); None for the context's."""
    if reading.name not in lexicon.indicators or reading.measure == "rank":
        return None  # 全国市场占有率 is no statement about the country
    match = _WHOSE.match(passage.sentence.text, max(0, reading.slot.opened - 1) if reading.slot.opened else 0)
    return area_of(match[1], profile, lexicon) if match else None
