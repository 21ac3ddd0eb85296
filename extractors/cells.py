"""Which cells of a table are running text, and what holds for the sentences in them."""

from __future__ import annotations

from extractors.model import Cell, Context, Table, TableKind


def prose_cells(table: Table) -> tuple[Cell, ...]:
    """The cells whose text is sentences; they are read as prose, not as figures."""
    if table.kind is TableKind.CHART:
        return ()
    return tuple(cell for row in table.rows[table.header_rows :] for cell in row if "。" in cell.view.text)


def cell_context(table: Table, cell: Cell, context: Context) -> Context:
    """What holds for the sentences of a prose cell, where `context` holds around the table."""
    return context
