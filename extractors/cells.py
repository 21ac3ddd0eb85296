"""Which cells of a table are running text, and what holds for the sentences in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.column_sense import column_period, column_status, frame_of
from extractors.grid import Column, Grid, Row, grid_of
from extractors.headers import Role
from extractors.layouts import EMPTY_CELL, NUMBER_CELL
from extractors.model import Cell, Context, Heading, Period, Profile, Status, Table, TableKind

_SECTION_LEVEL, _ROW_LEVEL = 5, 6
_AGENCIES = (Role.LEAD, Role.RESPONSIBLE, Role.INVESTOR)
_NAMED = (Role.SERIAL, Role.NAME, Role.PROJECT, Role.UNIT, Role.YEARS)
_LONG = 24


@dataclass(frozen=True, slots=True)
class ProseCell:
    """A cell whose text is sentences, with its place in the table laid onto its columns."""

    cell: Cell
    grid: Grid
    row: Row
    column: Column


def prose_of(table: Table, grid: Grid) -> tuple[ProseCell, ...]:
    """The cells whose text is sentences, in the order of the table; they are read as prose, not as figures.

    In a box these are all its cells; elsewhere the headings between its rows, and what is told in words (建设内容).
    `grid` is the table's.
    """
    if table.kind is TableKind.CHART:
        return ()
    return tuple(
        ProseCell(cell, grid, row, grid.columns[index])
        for row in grid.rows
        for index, cells in sorted(row.cells.items())
        for cell in cells
        if cell.view.text.strip() and (table.kind is TableKind.BOX or _is_prose(row, grid.columns[index], cell))
    )


def prose_cells(table: Table) -> tuple[ProseCell, ...]:
    """As `prose_of`, for a table alone."""
    return () if table.kind is TableKind.CHART else prose_of(table, grid_of(table))


def _is_prose(row: Row, column: Column, cell: Cell) -> bool:
    text = cell.view.text.strip()
    if row.kind == "section":
        return cell is row.section and not NUMBER_CELL.fullmatch(text)
    if row.kind == "total" or NUMBER_CELL.fullmatch(text) or EMPTY_CELL.fullmatch(text):
        return False
    if column.role in _NAMED:
        return (
            column.role not in (Role.LEAD, Role.RESPONSIBLE, Role.INVESTOR) and "。" in text and len(text) > 2 * _LONG
        )
    if column.role is Role.CONTENT:
        return len(text) > 4
    return "。" in text or (len(text) > _LONG and "，" in text)


def cell_context(prose: ProseCell, context: Context) -> Context:
    """What holds for the sentences of a prose cell, where `context` holds around the table.

    Its column's header and the table's title give period and status; the section above its row and the row's own name
    are the nearest headings over it.
    """
    grid, row, words = prose.grid, prose.row, prose.column.header
    profile = _profile_around(context)
    frame = frame_of(grid.table.title, "", profile)
    status = column_status(words, frame, profile, context.status)
    stated = bool(frame.years) or any(character.isdigit() for character in words)
    period = column_period(words, status, frame, profile) if stated or status is not context.status else context.period
    label = _label(grid, row, prose.column.index)
    headings = (*context.headings, *_headings(row, label, prose.cell))
    return replace(context, period=period, status=status, headings=headings)


def _label(grid: Grid, row: Row, index: int) -> Cell | None:
    """The cell that names what a row is about, for the row's other cells."""
    if row.kind != "data" or grid.subject is None or index == grid.subject:
        return None
    return row.cell(grid.subject)


def _headings(row: Row, label: Cell | None, cell: Cell) -> list[Heading]:
    found = []
    if row.section is not None and row.section is not cell:
        found.append(_heading(row.section, _SECTION_LEVEL))
    if label is not None:
        found.append(_heading(label, _ROW_LEVEL))
    return found


def _heading(cell: Cell, level: int) -> Heading:
    return Heading(cell.view.text.strip(), cell.view.span(0, len(cell.view.text)), level)


def _profile_around(context: Context) -> Profile:
    """A profile with the periods that the context implies: one it reports on, one it plans, a year apart."""
    year = int(context.period.last[:4])
    if context.status is Status.TARGET:
        return Profile("", context.area, "", "", Period.year(year - 1), context.period)
    return Profile("", context.area, "", "", context.period, Period.year(year + 1))
