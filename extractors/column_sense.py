"""What a table's title and its column headers say of the figures below: period, target or actual, measure, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.grid import Column
from extractors.lexicon import Lexicon
from extractors.model import Measure, Period, Profile, Status
from extractors.row_names import is_unit


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for a whole table: the years its title names, whether it reports or plans, its unit line's unit."""

    years: tuple[int, ...]
    status: Status | None
    unit: str
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """What a column's figures are. `measure` and `unit` are unset where the row's name decides.

    `label` is the header without period and unit: what a project's figure is called (年度投资), or the indicator of
    a table whose rows are places or years.
    """

    period: Period
    status: Status
    measure: Measure | None
    unit: str
    label: str
    share: str = ""  # what a share of the row's indicator is called: 完成率, 占比
    compares: bool = False  # the gap to another place or to the target: no figure of the indicator itself


_YEAR = re.compile(r"(20\d\d)\s*年?")
_PLANS = re.compile(r"预期|目标|计划|安排|建议|任务|清单|草案|拟|重点项目|重大项目|民生实事|工作要点|打算")
_REPORTS = re.compile(r"(?:完成|执行|落实|进展|运行|推进|实施)情况|回顾|完成表|情况表|统计|进展|实绩")
_PLAN_OF_PLANS = re.compile(r"(?:目标|计划|指标|任务).{0,6}(?:完成|执行|落实|进展)情况")
_DONE = re.compile(
    r"完成情况|完成率|完成进度|完成比例|完成(?:全年|年度|年初|计划|目标)+.{0,6}[%％]|占(?:全年|年度|目标|计划)|实际|实绩|执行|已完成|累计完成|已下达|已投|到位|决算"
)
_MEANT = re.compile(r"预期|目标|计划|拟|力争|建议|预算数|安排|任务")
_REACHED = re.compile(r"完成|预计|达到|现状|基期|累计")
_PART = re.compile(
    r"(?P<half>上半年|1\s?[-—–~至]\s?6月)|(?P<quarters>前三季度|1\s?[-—–~至]\s?9月)|1\s?[-—–~至]\s?(?P<until>\d{1,2})月"
    r"|(?P<first>一季度|1\s?[-—–~至]\s?3月)|(?P<whole>全年|年度)"
)
_PLAN_SPAN = re.compile(r"“?十([二三四五六])五”?")
_ORDINALS = {"二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}
_LAST_YEAR = re.compile(r"上年|去年|上一年|前一年")
_MEASURES: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    ("rank", re.compile(r"排名|排位|位次|名次")),
    ("change", re.compile(r"(?:增减|提高|增加|变化|变动|升降|±).{0,6}百分点|增减[额量]|净增")),
    ("growth", re.compile(r"增速|增长|增幅|涨幅|同比|增减|±%|较上年|比上年")),
)
_SHARES = (
    (
        "完成率",
        re.compile(
            r"完成率|完成比例|(?:完成|占|为)(?:全年|年度|年初|计划|目标|预期)+[^增速]{0,6}[%％]|(?:序时|目标|计划|任务)(?:完成)?进度"
        ),
    ),
    ("占比", re.compile(r"占比|比重|占全?[市县区省国].{0,6}[%％]|份额")),
)
_OF_THE_YEAR = re.compile(r"[完成占为](?:全年|年度)")  # 完成全年目标（%）: a share, at the time of the report
_COMPARES = re.compile(
    r"差距|相差|[高低]于|与(?:目标|计划|全[国市省区县]|上年|去年).{0,6}(?:比|差)|差额|缺口|±.{0,4}目标"
)
_BRACKETED = re.compile(r"（([^（）]*)）|([%‰])$")
_STRIPPED = re.compile(r"(?:20\d\d年?(?:度)?|截至.*?[月日底]|全年|当年(?=[计完])|本年(?=[计完]))")
_TOTAL = re.compile(r"总投资|投资总额|投资规模|概算|估算")


def frame_of(title: str, above: str, profile: Profile) -> Frame:
    """The frame that a table's title and the lines right above the table give it.

    The unit is as written (单位：万元); of several (亿元、%) none holds for all.
    """
    years = tuple(int(year) for year in _YEAR.findall(title))
    unit = re.search(r"单位\s*[：:]\s*([^\s）)、，]{1,12})(?![、，])", title + "\n" + above)
    span = _PLAN_SPAN.search(title)
    period = _part(title, years[-1]) if years else None
    if span and not years:
        first = _ORDINALS[span.group(1)]
        period = Period.year(first, first + 4)
    return Frame(years, _title_status(title, years, profile), unit.group(1) if unit else "", period)


def _title_status(title: str, years: tuple[int, ...], profile: Profile) -> Status | None:
    if len(set(years)) > 1:
        return None
    if _PLAN_OF_PLANS.search(title) or (_REPORTS.search(title) and not _PLANS.search(title)):
        return Status.ACTUAL
    if _REPORTS.search(title) and years and years[-1] <= _year(profile.review):
        return Status.ACTUAL
    if _PLANS.search(title) or (years and years[-1] > _year(profile.review)):
        return Status.TARGET
    return None


def _year(period: Period) -> int:
    return int(period.last[:4])


def sense_of(
    column: Column, frame: Frame, profile: Profile, lexicon: Lexicon, *, has_actual: bool, default: Status
) -> Sense:
    """What the figures of a column are. `has_actual`: the table has a column of outcomes beside those of targets."""
    words = column.header
    status = _status(words, frame, profile, default)
    return Sense(
        _period(words, status, frame, profile, has_actual=has_actual),
        status,
        next((measure for measure, pattern in _MEASURES if pattern.search(words)), None),
        _unit(column, lexicon),
        _label(column.path[-1], lexicon),
        next((name for name, pattern in _SHARES if pattern.search(words)), ""),
        bool(_COMPARES.search(words)),
    )


def column_status(words: str, frame: Frame, profile: Profile, default: Status) -> Status:
    """Whether what stands under a header is an outcome or a target."""
    return _status(words, frame, profile, default)


def column_period(words: str, status: Status, frame: Frame, profile: Profile) -> Period:
    """The period of what stands under a header."""
    return _period(words, status, frame, profile, has_actual=False)


def says_actual(column: Column) -> bool:
    """Whether a header names outcomes (完成情况, 实际)."""
    return bool(_DONE.search(column.header) or (_REACHED.search(column.header) and not _MEANT.search(column.header)))


def _status(words: str, frame: Frame, profile: Profile, default: Status) -> Status:
    if _DONE.search(words):
        return Status.ACTUAL
    if _MEANT.search(words) or _TOTAL.search(words):
        return Status.TARGET
    years = [int(year) for year in _YEAR.findall(words)]
    if years:
        return Status.ACTUAL if years[-1] <= _year(profile.review) else Status.TARGET
    if _LAST_YEAR.search(words):
        return Status.ACTUAL
    if frame.status is not None:
        return frame.status
    if _REACHED.search(words):
        return Status.ACTUAL
    return default


def _period(words: str, status: Status, frame: Frame, profile: Profile, *, has_actual: bool) -> Period:
    years = [int(year) for year in _YEAR.findall(words)]
    if years:
        return _part(words, years[-1])
    span = _PLAN_SPAN.search(words)
    if span:
        first = _ORDINALS[span.group(1)]
        return Period.year(first, first + 4) if "年均" in words or "累计" in words else Period.year(first + 4)
    if _LAST_YEAR.search(words) and not re.search(r"[比较]上年|[比较]去年|同比", words):
        return Period.year(_year(profile.review) - 1)
    base = _base(status, frame, profile, has_actual=has_actual)
    named = _PART.search(words) and not _OF_THE_YEAR.search(words)
    return _part(words, _year(base)) if named else base


def _base(status: Status, frame: Frame, profile: Profile, *, has_actual: bool) -> Period:
    """The period of a column whose header names none."""
    if frame.period is not None and len(set(frame.years)) < 2:
        whole = status is Status.TARGET and frame.status is not Status.TARGET
        return Period.year(_year(frame.period)) if whole and frame.years else frame.period
    if status is Status.ACTUAL or has_actual:
        period = profile.review
        return Period.year(_year(period)) if status is Status.TARGET else period
    return profile.plan


def _part(words: str, year: int) -> Period:
    """The part of a year that the words name; the whole year where they name none."""
    match = _PART.search(words)
    if match is None or match["whole"]:
        return Period.year(year)
    last = 6 if match["half"] else 9 if match["quarters"] else 3 if match["first"] else int(match["until"])
    return Period.months(year, 1, last) if 1 <= last <= 12 else Period.year(year)


def _unit(column: Column, lexicon: Lexicon) -> str:
    """The unit in the header's brackets, the innermost first."""
    for words in reversed(column.path):
        for match in reversed(list(_BRACKETED.finditer(words))):
            unit = (match.group(1) or match.group(2)).removeprefix("单位：").lstrip("±")
            if is_unit(unit, lexicon):
                return unit
    return ""


def _label(words: str, lexicon: Lexicon) -> str:
    bracket = _BRACKETED.search(words)
    if bracket and is_unit((bracket.group(1) or bracket.group(2)).removeprefix("单位：").lstrip("±"), lexicon):
        words = words[: bracket.start()] + words[bracket.end() :]
    return _STRIPPED.sub("", words)
