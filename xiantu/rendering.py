"""Rows on a terminal, in a pipe, or as a file: the same rows, each time."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

Cell = str | int | float | bool | list[str] | None
_MAX_CELL = 60  # cells of display width in a terminal; pipes and files get the whole


def console() -> Console:
    """Standard output; in a pipe as wide as its lines need."""
    return Console(width=None if sys.stdout.isatty() else 100_000, highlight=False, soft_wrap=False)


def plain(value: Cell) -> str:
    """A cell as text; empty for None."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(value)
    return str(value)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], title: str = "") -> None:
    """A table on standard output. On a terminal long cells fold."""
    terminal = sys.stdout.isatty()
    table = Table(title=title or None, box=None, pad_edge=False, title_justify="left")
    listed = [[plain(cell) for cell in row] for row in rows]
    for number, column in enumerate(columns):
        numeric = bool(listed) and all(_is_number(row[number]) for row in listed)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold", no_wrap=not terminal)
    for row in listed:
        table.add_row(*([_line(cell) for cell in row]))
    console().print(table)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """RFC 4180, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return out.getvalue()


def json_text(value: Any) -> str:
    """Indented JSON with Chinese as it is, ending in a line feed."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def records(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> list[Mapping[str, Cell]]:
    """Rows as objects, without the columns that have no value."""
    return [{name: cell for name, cell in zip(columns, row, strict=True) if cell is not None} for row in rows]


def _line(text: str) -> str:
    """One line: what a report's sentence holds of line breaks is shown as spaces."""
    return " ".join(text.split())


def shortened(text: str, width: int = _MAX_CELL) -> str:
    """Text cut to a display width, with an ellipsis where something is missing."""
    if cell_len(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += cell_len(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept) + "…"


def _is_number(text: str) -> bool:
    try:
        float(text or "0")
    except ValueError:
        return False
    return True
