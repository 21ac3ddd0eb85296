"""Projects, the agencies behind them and their money, from tables whose rows are projects or tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.agency_names import official_name
from extractors.cell_values import figures_of
from extractors.column_sense import Sense, sense_of
from extractors.grid import Row
from extractors.headers import Role
from extractors.model import Agency, Cell, Observation, Project, Stage, Status, Tie
from extractors.model import Role as AgencyRole
from extractors.row_names import is_unit
from extractors.stages import lead, mentioned
from extractors.table_facts import Findings, Scope, cite

_MARKS = re.compile(
    r"(?:\d{1,3}[.、．)）]\s*(?!\d)|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳]|[一二三四五六七八九十]{1,3}、|[★☆*▲●◆■])+"
)
_TASK_VERB = re.compile(
    r"(?:(?:大力|积极|深入|持续|全面|扎实|继续|进一步|稳步|有序|着力)*(?:开展|发展|加强|深化|推行|落实|推动|强化|提供|做好|加大|健全))"
)
_EXPLANATION = re.compile(r"（(?=[^（）]{8,}）$)[^（）]*）$")
_GENERIC_END = re.compile(r"项目$")
_SEPARATORS = re.compile(r"[、，,；;/\s]+|(?<=[局委办部会院])和(?=[县市区州省旗])")
_NOT_NAMED = re.compile(r"(?:各|相关|有关|其他|全[县市区]|所有|涉及|属地).*|.*(?<!政府)(?:镇|乡|街道|村|社区)")
_TOTAL_INVESTMENT = re.compile(r"总投资|投资总额|投资规模|概算|估算|投资额?$")
_YEAR_INVESTMENT = re.compile(r"(?:年度?|当年|本年|计划|完成).{0,4}投资|投资.{0,4}(?:计划|安排)|年度投资")
_PROGRESS = re.compile(r"形象进度|工程进度|建设进度|完成进度|总体进度|进度")
_ANNEX = re.compile(r"(?:附[表件录]|表|专栏)\s*[\d一二三四五六七八九十]*\s*[：:]?\s*")
_LIST_NAME = re.compile(
    r"(?:建议|计划|安排|推进|完成|进展|任务|目标|分解|实施|情况|投资|执行|工作|责任)*(?:清单|一览表|情况表|汇总表|计划表|明细表|安排表|分解表|名单|表|情况)(?:（.*）)?$"
)
_CLASS_COUNT = re.compile(r"[（(](?:共)?\d+[个项件][）)]$|[：:]$")
_PART = re.compile(r"其中")
_COURSE = re.compile(r"进展|进度|完成情况|状态|现状")
_YEARS = re.compile(r"20\d\d年?(?:度)?")
_MONEY_BASE = "元"


@dataclass(frozen=True, slots=True)
class _Named:
    """A project as its cell names it: [start, end) of the cell's view, and the stage that its first verb says."""

    start: int
    end: int
    name: str
    stage: Stage | None


def read_projects(scope: Scope, findings: Findings) -> None:
    """Read the rows of a project table into the findings, and account for the numbers of its cells."""
    grid = scope.grid
    senses = {
        column.index: sense_of(
            column, scope.frame, scope.profile, scope.lexicon, has_actual=False, default=Status.TARGET
        )
        for column in grid.of(Role.FIGURE)
    }
    for row in grid.rows:
        if row.kind == "total":
            _read_total(scope, findings, row, senses)
        elif row.kind == "section":
            _read_class(scope, findings, row, senses)
        elif row.kind == "data":
            _read_row(scope, findings, row, senses)


def _read_row(scope: Scope, findings: Findings, row: Row, senses: dict[int, Sense]) -> None:
    cell = row.cell(scope.grid.subject or 0)
    named = _named(cell.view.text) if cell is not None else None
    if cell is None or named is None:
        for index in senses:
            for other in row.cells.get(index, ()):
                findings.account(other, "unread", "no-indicator")
        return
    figures = [
        observation
        for index, sense in senses.items()
        for observation in _figures(scope, findings, row, index, sense, named.name)
    ]
    status = scope.frame.status or Status.TARGET
    project = Project(
        **cite(scope, row, cell, named.start, named.end),
        name=named.name,
        stage=_stage(scope, row, named, status),
        status=status,
        progress=next((o.value for o in figures if _PROGRESS.search(o.indicator) and o.unit == "%"), None),
        investment=_investment(scope, figures),
        period=scope.frame.period or (scope.profile.plan if status is Status.TARGET else scope.profile.review),
    )
    findings.facts += [project, *(figure for figure in figures if figure.value)]
    findings.account(cell, "explained", "name")
    for agency in _agencies(scope, row):
        findings.facts.append(agency)
        if agency.role == "lead":
            findings.ties.append(Tie("leads", agency, project, "table"))
        elif agency.role == "responsible":
            findings.ties.append(Tie("responsibleFor", agency, project, "table"))
        else:
            findings.ties.append(Tie("investsIn", agency, project, "table"))


# --- the name ---------------------------------------------------------------------------------------------------


def _named(text: str) -> _Named | None:
    """The project's name in its cell, without list mark, first verb and explanation; None where there is none."""
    if _PART.match(text.strip()):
        return None
    end = len(text.rstrip(" 。；，、："))
    start = len(text) - len(text.lstrip())
    mark = _MARKS.match(text, start)
    start = mark.end() if mark else start
    while text[start : start + 1] == " ":
        start += 1
    verbs = lead(text, start, end)
    stage = verbs.stage if verbs else None
    if verbs is not None and end - verbs.end >= 3:
        start = verbs.end
    elif (task := _TASK_VERB.match(text, start, end)) and end - task.end() >= 3:
        start = task.end()
    explanation = _EXPLANATION.search(text, start, end)
    if explanation and explanation.start() - start >= 3:
        end = explanation.start()
    name = text[start:end].replace(" ", "")
    short = _GENERIC_END.sub("", name)
    if not re.search(r"[\u4e00-\u9fff]{2}", name) or len(name) > 60:
        return None
    return _Named(start, end, short if len(short) >= 4 and name.endswith("项目") else name, stage)


def _stage(scope: Scope, row: Row, named: _Named, status: Status) -> Stage | None:
    """The stage by the row's own column, its section, its first verb; what a plan's year carries out is ongoing."""
    for column in scope.grid.of(Role.STAGE):
        stage = mentioned(row.text(column.index)).stage
        if stage:
            return stage
    if row.section is not None:
        stage = mentioned(row.section.view.text).stage
        if stage:
            return stage
    for column in scope.grid.of(Role.CONTENT) if status is Status.ACTUAL else ():
        stage = mentioned(row.text(column.index)).stage if _COURSE.search(column.header) else None
        if stage:
            return stage
    if named.stage is not None:
        return named.stage
    return "ongoing" if status is Status.TARGET else None


# --- the figures ------------------------------------------------------------------------------------------------


def _figures(scope: Scope, findings: Findings, row: Row, index: int, sense: Sense, name: str) -> Iterator[Observation]:
    """The observations of one column of a row; a zero says that nothing comes from there and is left out later."""
    for cell in row.cells.get(index, ()):
        figures = figures_of(cell.view.text, scope.lexicon)
        spans = []
        for figure in figures if len(figures) < 3 and sense.label and row.sure else ():
            span = cell.view.span(figure.start, figure.end)
            spans.append(span)
            if figure.value:
                findings.account_read([span])
            else:
                findings.account(cell, "explained", "zero")
            yield Observation(
                **cite(scope, row, cell, figure.start, figure.end),
                indicator=name + sense.label.removeprefix("项目"),
                measure=sense.measure or "value",
                value=figure.value,
                unit=figure.unit
                or sense.unit
                or (scope.frame.unit if is_unit(scope.frame.unit, scope.lexicon) else ""),
                bound=figure.bound,
                period=sense.period,
                status=sense.status,
            )
        findings.account(cell, "unread", "table", spans)


def _investment(scope: Scope, figures: list[Observation]) -> Decimal | None:
    """The project's investment in yuan: the total where a column gives it, else that of the year."""
    money = [figure for figure in figures if figure.value and figure.measure == "value"]
    yearly = [figure for figure in money if _YEAR_INVESTMENT.search(figure.indicator)]
    total = [figure for figure in money if figure not in yearly and _TOTAL_INVESTMENT.search(figure.indicator)]
    for figure in (*total, *yearly):
        return in_yuan(figure.value, figure.unit, scope)
    return None


def in_yuan(value: Decimal, unit: str, scope: Scope) -> Decimal | None:
    """An amount of money in yuan; None where the unit is none of money."""
    term = scope.lexicon.units.get(unit)
    if term is None or term.base != _MONEY_BASE:
        return None
    return value * Decimal(str(term.factor))


def _read_total(scope: Scope, findings: Findings, row: Row, senses: dict[int, Sense]) -> None:
    """The sums of a table: named by its title and column."""
    subject = _title_subject(scope)
    for index, sense in senses.items():
        if subject:
            label = next((cell.view.text.strip() for cell in row.cells.get(scope.grid.subject or 0, ())), "合计")
            found = _figures(scope, findings, row, index, sense, subject)
            findings.facts += [_renamed(figure, label) for figure in found if figure.value]
        else:
            for cell in row.cells.get(index, ()):
                findings.account(cell, "unread", "no-indicator")


def _read_class(scope: Scope, findings: Findings, row: Row, senses: dict[int, Sense]) -> None:
    """The sums of a class of projects, which its row heads: 续建项目总投资."""
    cell = row.section
    name = _CLASS_COUNT.sub("", _MARKS.sub("", cell.view.text.strip(), count=1)) if cell is not None else ""
    for index, sense in senses.items() if name else ():
        figures = _figures(scope, findings, row, index, sense, name)
        findings.facts += [figure for figure in figures if figure.value]


def _renamed(figure: Observation, label: str) -> Observation:
    return replace(figure, indicator=figure.indicator + ("合计" if "计" in label else ""))


def _title_subject(scope: Scope) -> str:
    """What a table lists, by its title: 附件3 某县2024年重点民生实事建议清单 → 重点民生实事."""
    title = re.sub(r"\s+", "", _ANNEX.sub("", scope.grid.table.title, count=1))
    title = _YEARS.sub("", title)
    for place in (scope.profile.place, "全县", "全市", "全区", "我县", "我市", "我区"):
        title = title.removeprefix(place)
    return _LIST_NAME.sub("", title)


# --- agencies ---------------------------------------------------------------------------------------------------

_ROLES: tuple[tuple[Role, AgencyRole], ...] = (
    (Role.LEAD, "lead"),
    (Role.RESPONSIBLE, "responsible"),
    (Role.INVESTOR, "investor"),
)


def _agencies(scope: Scope, row: Row) -> Iterator[Agency]:
    for role, part in _ROLES:
        for column in scope.grid.of(role):
            for cell in row.cells.get(column.index, ()):
                yield from agencies_in(scope, row, cell, part)


def agencies_in(scope: Scope, row: Row, cell: Cell, part: AgencyRole) -> Iterator[Agency]:
    """The agencies that a cell of 牵头单位 or 责任单位 lists; those that it names only as a kind (各镇街) are none."""
    text = cell.view.text
    at = 0
    for match in (*_SEPARATORS.finditer(text), None):
        stop = match.start() if match else len(text)
        start, end = at, stop - (1 if text[at:stop].endswith("等") else 0)
        at = match.end() if match else len(text)
        written = text[start:end]
        if len(written) < 3 or _NOT_NAMED.fullmatch(written):
            continue
        official = official_name(written, scope.profile, scope.lexicon)
        if official is None:
            continue
        name, kind = official
        role: AgencyRole = "responsible" if part == "investor" and kind == "government" else part
        yield Agency(**cite(scope, row, cell, start, end), name=name, type=kind, role=role)
