"""Observations from chart data: each value of a series in its period, named by the chart's caption.

Captions stand in the prose, the data often far below at the end of the file and in another order: a chart belongs to
the caption whose years, words and places fit its series best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.cell_values import Figure, figures_of
from extractors.lexicon import Lexicon
from extractors.model import (
    Block,
    BlockKind,
    Cell,
    Document,
    Measure,
    Observation,
    Period,
    Profile,
    Status,
    Table,
    TableKind,
)
from extractors.places import area_of
from extractors.row_names import RowName, is_rate, read_name
from extractors.table_facts import Findings, span_of
from extractors.text import Span

_CAPTION = re.compile(r"图\s*(?:[\d一二三四五六七八九十]+(?:-\d+)?)?\s*[：:.、．]?\s*")
_YEARS = re.compile(r"(20\d\d)年?\s*[-—–~至]\s*(20\d\d)年?|(20\d\d)年(?:度)?|近[三四五六十]年来?")
_MONTHLY = re.compile(r"每月|月度|各月|分月|逐月|当月|累计|季度|\d{1,2}月|走势")
_GROWTH = re.compile(r"增速|增长|增幅|涨幅")
_TAIL = re.compile(
    r"(?:(?:及|和|与|、|以及)?(?:其|同比|每月|月度|各月|分月|逐月|当月|累计|季度|年度|主要)*"
    r"(?:增速|增长率|增长|增幅|走势|变化|变动|情况|对比|趋势|比较|图|表|示意)+)+$|(?:每月|月度|各月|分月|逐月|当月|累计|分季度|季度)+$|[（(][^（）()]*[）)]$"
)
_HEAD = re.compile(r"(?:(?:全|我|本)[县市区省国州盟旗]|与|和|及|、)+")
_GENERIC = re.compile(
    r"(?:同比|累计|当月|年均|名义|实际)*(?:总量|总额|总值|增速|增长|增长率|增幅|绝对[值额量]|数值|金额|数量|规模|全年|本年|完成额?|同比)"
)
_SEVERAL = re.compile(r"[、和与及]")
_MONTHS = re.compile(r"(?:(20\d\d)年)?(?:(\d{1,2})\s?[-—–~至]\s?)?(\d{1,2})月")
_QUARTERS = {"一季度": (1, 3), "1季度": (1, 3), "二季度": (4, 6), "2季度": (4, 6), "三季度": (7, 9), "3季度": (7, 9)}
_SPANS = _QUARTERS | {"四季度": (10, 12), "4季度": (10, 12), "上半年": (1, 6), "前三季度": (1, 9), "全年": (1, 12)}
_LEAST = 2
_BESIDE = 80  # characters between a caption and the chart that stands with it


@dataclass(frozen=True, slots=True)
class _Caption:
    text: str
    span: Span
    subject: str
    years: tuple[int, ...]
    monthly: bool
    growth: bool


@dataclass(frozen=True, slots=True)
class _Series:
    label: str
    cell: Cell | None
    periods: tuple[Cell, ...]
    values: tuple[Cell, ...]


def read_charts(document: Document, profile: Profile, lexicon: Lexicon, findings: Findings) -> None:
    """Read the chart data of a document into the findings, and account for every number of it."""
    charts = [table for table in document.tables if table.kind is TableKind.CHART]
    if not charts:
        return
    captions = [_caption(block, profile, lexicon) for block in document.blocks if _is_caption(block)]
    for chart, caption in _matched(charts, captions, profile, lexicon):
        for series in _series(chart):
            _read_series(_Place(document, chart, caption, profile, lexicon), series, findings)


@dataclass(frozen=True, slots=True)
class _Place:
    """A chart in its report, with its caption."""

    document: Document
    chart: Table
    caption: _Caption | None
    profile: Profile
    lexicon: Lexicon


# --- captions ---------------------------------------------------------------------------------------------------


def _is_caption(block: Block) -> bool:
    return block.kind is not BlockKind.CELL and len(block.view.text) < 80 and bool(_CAPTION.match(block.view.text))


def _caption(block: Block, profile: Profile, lexicon: Lexicon) -> _Caption:
    text = block.view.text.strip()
    words = _CAPTION.sub("", text, count=1)
    years = [int(year) for match in _YEARS.finditer(words) for year in match.groups() if year]
    subject = re.sub(r"\s", "", _YEARS.sub("", words))
    for place in (profile.place, profile.place[:-1]):
        subject = subject.removeprefix(place)
    subject = _HEAD.sub("", subject, count=1) if _HEAD.match(subject) else subject
    while tail := _TAIL.search(subject):
        subject = subject[: tail.start()]
    subject = read_name(subject, profile, lexicon).indicator if subject else ""
    return _Caption(
        text, span_of_block(block), subject, tuple(years), bool(_MONTHLY.search(words)), bool(_GROWTH.search(words))
    )


def span_of_block(block: Block) -> Span:
    """Where a block stands."""
    return block.view.span(0, len(block.view.text))


def _matched(
    charts: Sequence[Table], captions: Sequence[_Caption], profile: Profile, lexicon: Lexicon
) -> Iterator[tuple[Table, _Caption | None]]:
    """Each chart with its caption: the best fitting pairs first, those that fit alike in the order of the text."""
    options = sorted(
        (-_fit(chart, caption, profile, lexicon), i, j)
        for i, chart in enumerate(charts)
        for j, caption in enumerate(captions)
    )
    taken: dict[int, int] = {}
    for fit, i, j in options:
        if -fit >= _LEAST and i not in taken and j not in taken.values():
            taken[i] = j
    for i, chart in enumerate(charts):
        yield chart, captions[taken[i]] if i in taken else None


def _fit(chart: Table, caption: _Caption, profile: Profile, lexicon: Lexicon) -> int:
    """How well a caption fits a chart's series."""
    series = list(_series(chart))
    periods = [cell.view.text for cell in series[0].periods]
    monthly = any("月" in period or "季" in period for period in periods)
    fit = 2 if monthly == caption.monthly else -4
    years = [int(period[:4]) for period in periods if re.match(r"20\d\d", period)]
    if years and caption.years:
        fit += 3 if (min(years), max(years)) == (min(caption.years), max(caption.years)) else 0
    for one in series:
        name = read_name(one.label, profile, lexicon)
        if _GENERIC.fullmatch(name.indicator):
            fit += name.indicator in caption.text
        elif name.indicator and name.indicator in caption.text:
            fit += 3
        elif area_of(name.indicator, profile, lexicon):
            fit += name.indicator in caption.text
        else:
            fit -= 1
    gap = max(chart.span.start - caption.span.end, caption.span.start - chart.span.end)
    return fit + (6 if gap <= _BESIDE else 0)


# --- series -----------------------------------------------------------------------------------------------------


def _series(chart: Table) -> Iterator[_Series]:
    """A chart's series: rows of periods with the series' name before them, rows of values."""
    periods: tuple[Cell, ...] = ()
    label: Cell | None = None
    for row in chart.rows:
        first, rest = row[0], row[1:]
        named = first if first.view.text.strip() else None
        if rest and period_of(rest[0].view.text, 2000) is not None:
            periods, label = rest, named
            continue
        cell = named or label
        yield _Series(cell.view.text.strip() if cell else "", cell, periods, rest)
        label = None


def period_of(text: str, year: int) -> Period | None:
    """The period that a label on a chart's axis names; `year` where it names no year. None where it names none."""
    text = re.sub(r"\s", "", text)
    match = re.fullmatch(r"((?:19|20)\d\d)年?", text)
    if match:
        return Period.year(int(match.group(1)))
    stated = re.match(r"(20\d\d)年", text)
    if stated:
        year, text = int(stated.group(1)), text[stated.end() :]
    if text in _SPANS:
        return Period.months(year, *_SPANS[text])
    months = _MONTHS.fullmatch(text)
    if months is None or not 1 <= int(months[3]) <= 12:
        return None
    last = int(months[3])
    return Period.months(year, int(months[2] or last), last)


def _read_series(place: _Place, series: _Series, findings: Findings) -> None:
    for cell in (*series.periods, *([series.cell] if series.cell else [])):
        findings.account(cell, "explained", "date")
    indicator, area, name = _named(place, series)
    for axis, cell in zip(series.periods, series.values, strict=False):
        period = period_of(axis.view.text, _year(place))
        figures = figures_of(cell.view.text, place.lexicon)
        if not indicator or period is None or len(figures) != 1:
            findings.account(cell, "unread", "no-indicator")
            continue
        findings.facts.append(_observation(place, cell, figures[0], period, indicator, area, name))
        findings.account_read([cell.view.span(figures[0].start, figures[0].end)])


def _year(place: _Place) -> int:
    if place.caption is not None and place.caption.years:
        return place.caption.years[-1]
    return int(place.profile.review.last[:4])


def _named(place: _Place, series: _Series) -> tuple[str, str, RowName]:
    """The indicator of a series (empty where none can be told), its area, and its label read as a name."""
    name = read_name(series.label, place.profile, place.lexicon)
    subject = place.caption.subject if place.caption else ""
    area = area_of(name.indicator, place.profile, place.lexicon) if name.indicator else None
    if area is not None:
        return subject, area, name
    if not name.indicator or _GENERIC.fullmatch(name.indicator):
        return subject, place.profile.place, name
    if not subject:
        known = name.indicator in place.lexicon.indicators
        return (name.indicator if known else ""), place.profile.place, name
    # 投资总额 under 固定资产投资总额及增速 is short for it; one of several things that the caption lists is itself.
    short = place.caption is not None and name.indicator in place.caption.text and not _SEVERAL.search(subject)
    return (subject if short else name.indicator), place.profile.place, name


def _observation(
    place: _Place, cell: Cell, figure: Figure, period: Period, indicator: str, area: str, name: RowName
) -> Observation:
    unit = figure.unit or (name.units[0] if name.units else "")
    growth = place.caption is not None and place.caption.growth
    measure: Measure = name.measure or "value"
    if name.measure is None and unit == "%" and (growth or not is_rate(indicator, place.lexicon)):
        measure = "growth"
    span = cell.view.span(figure.start, figure.end)
    done = period.last <= place.profile.review.last or period.last[:4] <= place.profile.review.last[:4]
    return Observation(
        start=span.start,
        end=span.end,
        text=place.document.text[span.start : span.end],
        area=area,
        sentence=_row_span(place.chart, cell),
        headings=(place.caption.span,) if place.caption else (),
        indicator=indicator,
        measure=measure,
        value=figure.value,
        unit=unit or ("%" if measure == "growth" else ""),
        bound="=",
        period=period,
        status=Status.ACTUAL if done else Status.TARGET,
    )


def _row_span(chart: Table, cell: Cell) -> Span:
    filled = [span_of(other) for other in chart.rows[cell.row] if other.view.text]
    return Span(filled[0].start, filled[-1].end)
