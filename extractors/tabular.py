"""Facts from tables: indicator tables, project tables and chart data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.cells import prose_of
from extractors.chapters import Chapter, chapter_of
from extractors.charts import read_charts
from extractors.column_sense import Frame, frame_of
from extractors.grid import Grid, grid_of
from extractors.headers import Role
from extractors.indicator_tables import read_indicators
from extractors.lexicon import Lexicon
from extractors.model import (
    AnyFact,
    BlockKind,
    Context,
    Document,
    NumberAccount,
    Passage,
    Profile,
    Sentence,
    Status,
    Strategy,
    Table,
    TableKind,
    Tie,
)
from extractors.project_tables import agencies_in, read_projects
from extractors.strategies import find_strategies
from extractors.table_facts import Findings, Scope, cells_of
from extractors.text import Span, uniform

_MONEY = re.compile(r"投资|资金|概算")
_EXPLAINED = {
    Role.SERIAL: "list-marker",
    Role.YEARS: "date",
    Role.ATTRIBUTE: "table-note",
    Role.STAGE: "table-note",
    Role.UNIT: "unit",
    Role.NAME: "name",
    Role.PROJECT: "name",
}
_ABOVE = 120


def find_table_facts(
    document: Document, profile: Profile, lexicon: Lexicon
) -> tuple[list[AnyFact], list[NumberAccount], list[Tie]]:
    """The facts of a document's tables, the account of the numbers in their cells, and the ties between the facts.

    The cells that `prose_cells` gives are left to the readers of running text.
    """
    findings = Findings()
    scopes = [
        _scope(document, table, profile, lexicon) for table in document.tables if table.kind is not TableKind.CHART
    ]
    for scope in scopes:
        _read(scope, findings)
    read_charts(document, profile, lexicon, findings)
    findings.facts += _strategies(document, scopes, profile, lexicon)
    return findings.facts, findings.numbers, findings.ties


def _scope(document: Document, table: Table, profile: Profile, lexicon: Lexicon) -> Scope:
    frame = _frame(document, table, profile)
    return Scope(grid_of(table), frame, document.text, profile, lexicon, _captions(document, table))


def _read(scope: Scope, findings: Findings) -> None:
    own = Findings()
    table = scope.grid.table
    prose = {id(prose.cell) for prose in prose_of(table, scope.grid)}
    if table.kind is TableKind.GRID:
        if is_project_table(scope.grid):
            read_projects(scope, own)
        else:
            read_indicators(scope, own)
            _read_agencies(scope, own)
    findings.facts += own.facts
    findings.ties += own.ties
    findings.numbers += own.numbers
    _explain_rest(scope, findings, prose, {account.span for account in own.numbers})


def is_project_table(grid: Grid) -> bool:
    """Whether the rows are projects or tasks: a column names them, and another says what, by whom or for how much."""
    if grid.subject is None or grid.columns[grid.subject].role is not Role.PROJECT:
        return False
    if grid.of(Role.CONTENT, Role.LEAD, Role.RESPONSIBLE, Role.INVESTOR, Role.YEARS, Role.STAGE):
        return True
    return any(_MONEY.search(column.header) for column in grid.of(Role.FIGURE)) and not grid.of(Role.UNIT)


def _strategies(document: Document, scopes: Sequence[Scope], profile: Profile, lexicon: Lexicon) -> list[Strategy]:
    """The strategies that the names of projects and tasks mention between quotation marks (推进“双减”工作).

    Without the marks a name like 老旧小区改造 is that of the project itself.
    """
    numbers = {id(block.view): number for number, block in enumerate(document.blocks)}
    passages: list[Passage] = []
    for scope in scopes:
        if scope.grid.table.kind is not TableKind.GRID or not is_project_table(scope.grid):
            continue
        status = scope.frame.status or Status.TARGET
        period = scope.frame.period or (profile.plan if status is Status.TARGET else profile.review)
        context = Context(profile.place, period, status)
        for row in scope.grid.rows:
            cell = row.cell(scope.grid.subject or 0)
            if cell is not None and row.kind == "data" and "“" in cell.view.text:
                number = numbers.get(id(cell.view), 0)
                sentence = Sentence(cell.view, context, BlockKind.CELL, number, document.text)
                passages.append(Passage(sentence, lexicon.mentions(sentence.text)))
    return [fact for fact in find_strategies(passages, lexicon, profile) if "“" in fact.text]


def _read_agencies(scope: Scope, findings: Findings) -> None:
    for row in scope.grid.rows:
        for column in scope.grid.of(Role.LEAD, Role.RESPONSIBLE):
            for cell in row.cells.get(column.index, ()):
                findings.facts += agencies_in(scope, row, cell, "lead" if column.role is Role.LEAD else "responsible")


def _explain_rest(scope: Scope, findings: Findings, prose: set[int], known: set[Span]) -> None:
    """Account for the numbers of the cells that were not read: serial numbers, years, names, notes, headers."""
    for cell in (cell for row in scope.grid.table.rows[: scope.grid.table.header_rows] for cell in row):
        findings.account(cell, "explained", "header")
    for row in scope.grid.rows:
        for column, cell in cells_of(row):
            if id(cell) not in prose:
                role = scope.grid.columns[column].role
                cause = "list-marker" if row.kind == "section" else _EXPLAINED.get(role, "")
                findings.account(cell, "explained" if cause else "unread", cause or "table", known)


# --- what stands around the table -------------------------------------------------------------------------------


def _frame(document: Document, table: Table, profile: Profile) -> Frame:
    above = uniform(document.text[max(0, table.span.start - _ABOVE) : table.span.start])
    frame = frame_of(table.title, above, profile)
    if frame.status is not None or frame.years:
        return frame
    chapter = _chapter(document, table, profile)
    if chapter is None:
        return frame
    return Frame((), chapter.status, frame.unit, chapter.period)


def _chapter(document: Document, table: Table, profile: Profile) -> Chapter | None:
    """The chapter that the table stands in, by the headings above it."""
    found = None
    for block in document.blocks:
        if block.kind not in (BlockKind.HEADING, BlockKind.CAPTION):
            continue
        if block.view.span(0, len(block.view.text)).start >= table.span.start:
            break
        found = chapter_of(block.view.text, profile, block.level or 1) or found
    return found


def _captions(document: Document, table: Table) -> tuple[Span, ...]:
    """Where the lines of the table's title stand."""
    return tuple(_title_lines(document, table))


def _title_lines(document: Document, table: Table) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind in (BlockKind.CELL, BlockKind.NOISE) or not block.view.text:
            continue
        span = block.view.span(0, len(block.view.text))
        if span.start >= table.span.start:
            return
        if len(block.view.text) > 3 and block.view.text in table.title:
            yield span
