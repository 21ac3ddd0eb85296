"""Finding tables in text."""

from __future__ import annotations

from extractors.model import Cell, Context, Table


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables of a report's text, in order."""
    return ()


def prose_cells(table: Table) -> tuple[Cell, ...]:
    """The cells that hold running text."""
    return ()


def cell_context(table: Table, cell: Cell, context: Context) -> Context:
    """The context of a prose cell's sentences."""
    return context
