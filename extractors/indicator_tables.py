"""Observations from tables of indicators: each row an indicator, each column a year's target, outcome or growth."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.cell_values import Figure, figures_of, is_date
from extractors.column_sense import Sense, says_actual, sense_of
from extractors.grid import Row
from extractors.headers import Role
from extractors.model import Cell, Measure, Observation, Period, Status, TargetKind
from extractors.places import area_of
from extractors.row_names import RowName, full_name, is_rate, is_unit, read_name
from extractors.table_facts import Findings, Scope, cite

_ENTITIES = re.compile(
    r"地区|区[县域]|县[市区（(]*|乡镇.*|镇街|街道|园区|单位名?称?|年份|年度|月份|时间|季度|各[县乡].*"
)
_TOWN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:镇|乡|街道|苏木|管委会)")
_YEAR = re.compile(r"(20\d\d)年?(?:度)?")
_STRUCTURE = re.compile(r"(?:三次|一二三次?)产业.{0,4}(?:结构|比例?|比重|占比)")
_STRATA = ("第一产业增加值占比", "第二产业增加值占比", "第三产业增加值占比")
_GENERIC = re.compile(r"(?:同比|年均|累计|比上年|较上年)*(?:增速|增长|增长率|增幅|增减|数值|总量|绝对[值额])?")
_POINTS = re.compile(r"个?(?:百|千)分点$")
_KIND = re.compile(r"(约束|预期)性(?:指标)?")
_KINDS: dict[str, TargetKind] = {"约束": "binding", "预期": "expected"}


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a row's figures are about: an indicator, or a place or year whose indicators the columns name."""

    name: RowName
    unit: str  # of the unit column
    area: str | None = None
    period: Period | None = None
    by_column: bool = False
    kind: TargetKind | None = None  # 约束性 or 预期性, by the row or the one that it goes on with


def read_indicators(scope: Scope, findings: Findings) -> None:
    """Read the figures of an indicator table into the findings, and account for the numbers of its cells."""
    grid = scope.grid
    default = Status.ACTUAL if scope.frame.status is None else scope.frame.status
    has_actual = any(says_actual(column) for column in grid.of(Role.FIGURE))
    senses = {
        column.index: sense_of(
            column, scope.frame, scope.profile, scope.lexicon, has_actual=has_actual, default=default
        )
        for column in grid.of(Role.FIGURE)
    }
    names = _names(scope, senses)
    planned = {sense.period for sense in senses.values() if sense.status is Status.TARGET}
    parent = ""
    kind: TargetKind | None = None
    for row in grid.rows:
        kind = _kind(scope, row, kind)
        subject = replace(_subject(scope, row, parent), kind=kind)
        if not subject.name.part and subject.name.indicator:
            parent = subject.name.indicator
        for index, sense in senses.items():
            cell = row.cell(index)
            own = subject if sense.period in planned else replace(subject, kind=None)
            if cell is not None and row.kind != "section" and "。" not in cell.view.text:
                _read_cell(scope, findings, row, _by_column(own, names[index]), cell, sense)


def _names(scope: Scope, senses: dict[int, Sense]) -> dict[int, RowName]:
    """What the columns name, for rows that are places or years; 增速 beside an amount is the amount's."""
    names: dict[int, RowName] = {}
    before = ""
    for index, sense in senses.items():
        name = read_name(sense.label, scope.profile, scope.lexicon)
        if _GENERIC.fullmatch(name.indicator):
            name = replace(name, indicator=before)
        names[index] = name
        before = name.indicator
    return names


def _kind(scope: Scope, row: Row, above: TargetKind | None) -> TargetKind | None:
    """Whether a row's targets are binding or expected; a row without a number of its own goes on with the one above."""
    for cells in row.cells.values():
        for cell in cells:
            if said := _KIND.fullmatch(cell.view.text.strip()):
                return _KINDS[said.group(1)]
    numbered = any(row.text(column.index) for column in scope.grid.of(Role.SERIAL))
    return None if numbered or row.kind != "data" or not scope.grid.of(Role.SERIAL) else above


def _by_column(subject: _Subject, name: RowName) -> _Subject:
    return replace(subject, name=name) if subject.by_column else subject


def _subject(scope: Scope, row: Row, parent: str) -> _Subject:
    grid = scope.grid
    if grid.subject is None:
        return _Subject(RowName(""), "")
    cell = row.cell(grid.subject)
    words = cell.view.text.strip() if cell else ""
    unit = next((row.text(column.index) for column in grid.of(Role.UNIT)), "")
    unit = unit.lstrip("±") if is_unit(unit, scope.lexicon) else ""
    if _ENTITIES.fullmatch(grid.columns[grid.subject].header):
        year = _YEAR.fullmatch(words)
        period = Period.year(int(year.group(1))) if year else None
        area = None if year else area_of(words, scope.profile, scope.lexicon)
        if area is None and _TOWN.fullmatch(words):
            area = words
        if period is not None or area is not None:
            return _Subject(RowName(""), unit, area, period, by_column=True)
    name = read_name(words, scope.profile, scope.lexicon)
    if not name.indicator or _GENERIC.fullmatch(name.indicator):
        # 增速（%） or nothing under 地区生产总值（亿元）: the row goes on with the one above it.
        name = replace(name, indicator=parent)
    elif name.part:
        name = replace(name, indicator=full_name(name, parent, scope.lexicon))
    elif row.group is not None:
        name = replace(name, indicator=_in_group(name.indicator, row.group.view.text.strip(), scope))
    return _Subject(name, unit)


def _in_group(indicator: str, group: str, scope: Scope) -> str:
    """The name of a row in a group, which the group completes where the row says only whose part it is (城镇, 农村)."""
    if indicator in scope.lexicon.indicators or len(indicator) > 4:
        return indicator
    whole = read_name(group, scope.profile, scope.lexicon).indicator
    return indicator + whole if whole in scope.lexicon.indicators else indicator


def _read_cell(scope: Scope, findings: Findings, row: Row, subject: _Subject, cell: Cell, sense: Sense) -> None:
    text = cell.view.text
    if is_date(text) and "年" not in subject.name.units and not re.fullmatch(r"\d+", text.strip()):
        findings.account(cell, "explained", "date")
        return
    figures = figures_of(text, scope.lexicon)
    name = subject.name
    if not row.sure or sense.compares:
        findings.account(cell, *(("explained", "comparison") if sense.compares else ("unread", "table")))
        return
    if subject.by_column:
        sense = replace(sense, measure=None)
    if subject.period is not None:
        done = subject.period.first <= scope.profile.review.last
        sense = replace(sense, period=subject.period, status=Status.ACTUAL if done else Status.TARGET)
    if not name.indicator or row.kind == "total":
        findings.account(cell, "unread", "no-indicator")
        return
    if len(figures) == 3 and _STRUCTURE.search(name.indicator):
        names = [RowName(stratum, "value", ("%",)) for stratum in _STRATA]
    elif len(figures) > 2 or (len(figures) == 2 and not _belong_together(*figures)):
        findings.account(cell, "unread", "table")
        return
    else:
        names = [name] * len(figures)
    spans = []
    for figure, own in zip(figures, names, strict=True):
        observation = _observation(scope, row, cell, figure, replace(subject, name=own), sense)
        findings.facts.append(observation)
        spans.append(cell.view.span(figure.start, figure.end))
    findings.account(cell, "unread", "table", spans)
    findings.account_read(spans)


def _belong_together(first: Figure, second: Figure) -> bool:
    """Whether two figures of a cell are one statement: a range, or an amount and its growth."""
    return (first.bound, second.bound) == (">=", "<=") or (first.unit != "%" and second.unit == "%")


def _observation(scope: Scope, row: Row, cell: Cell, figure: Figure, subject: _Subject, sense: Sense) -> Observation:
    name = subject.name
    measure, unit = _measure_and_unit(scope, figure, subject, sense)
    value = figure.value
    falls = figure.falls or (name.falls and measure in ("growth", "change"))
    if falls and value > 0 and measure in ("growth", "change"):
        value = -value
    return Observation(
        **cite(scope, row, cell, figure.start, figure.end, subject.area),
        indicator=name.indicator + sense.share,
        measure=measure,
        value=value,
        unit=unit,
        bound=figure.bound,
        period=sense.period,
        status=sense.status,
        target_kind=subject.kind,
    )


def _measure_and_unit(scope: Scope, figure: Figure, subject: _Subject, sense: Sense) -> tuple[Measure, str]:
    """Measure and unit of a figure: by its own words, its column's, its row's name, and last by its unit."""
    name = subject.name
    if sense.share:
        return "value", figure.unit or "%"
    unit = figure.unit or sense.unit or subject.unit or _unit_of(name) or _frame_unit(scope)
    if figure.measure == "rank" or sense.measure == "rank" or name.measure == "rank":
        return "rank", "位"
    if figure.measure is not None:
        return figure.measure, figure.unit or ("%" if figure.measure == "growth" else unit)
    if sense.measure == "change":
        return "change", figure.unit or sense.unit or "个百分点"
    if sense.measure == "growth" and sense.status is Status.TARGET and is_rate(name.indicator, scope.lexicon):
        return "value", unit  # 预期增长 heads a column of targets in which a rate has its own target
    if sense.measure == "growth":
        return ("change", unit) if _POINTS.search(unit) else ("growth", figure.unit or sense.unit or "%")
    if name.measure is not None:
        return name.measure, unit or ("%" if name.measure == "growth" else "")
    if _POINTS.search(unit):
        return "change", unit
    if unit == "%" and not is_rate(name.indicator, scope.lexicon):
        return "growth", unit
    return "value", unit


def _frame_unit(scope: Scope) -> str:
    return scope.frame.unit if is_unit(scope.frame.unit, scope.lexicon) else ""


def _unit_of(name: RowName) -> str:
    return name.units[0] if name.units else ""
