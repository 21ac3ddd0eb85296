"""The facts table: rows from the graph, in the columns of docs/facts-table.md, and its writers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO
from typing import Literal as OneOf

from pyoxigraph import Literal

from extractors.rows import Value, plain
from graph.errors import StoreError
from graph.query import Rows

COLUMNS = (
    *("doc", "kind", "start", "end", "text", "area", "indicator", "indicator_alt", "measure", "value", "unit"),
    *("bound", "period", "status", "name", "stage", "progress", "investment", "relation", "type", "role", "title"),
    *("action", "partner", "form"),
)
TableFormat = OneOf["csv", "jsonl", "parquet"]
Row = dict[str, Value]

# The columns that each kind has, empty or not; `extractors.rows` gives the same.
SHARED_COLUMNS = ("doc", "kind", "start", "end", "text", "area")
OWN_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "observation": ("indicator", "indicator_alt", "measure", "value", "unit", "bound", "period", "status"),
    "project": ("name", "stage", "status", "progress", "investment", "period"),
    "strategy": ("name", "relation", "period"),
    "agency": ("name", "type", "role"),
    "policy": ("title", "action"),
    "cooperation": ("partner", "form"),
}
KINDS = tuple(OWN_COLUMNS)
_INTEGERS = frozenset({"start", "end"})
_NUMBERS = frozenset({"value", "progress", "investment"})


def rows_of(answer: Rows) -> list[Row]:
    """The rows of the facts table that `queries/facts.rq` answers with, sorted; each with its kind's columns."""
    table = []
    for terms in answer:
        found = {
            name: term.value for name, term in zip(answer.columns, terms, strict=True) if isinstance(term, Literal)
        }
        table.append({name: _value(name, found.get(name)) for name in (*SHARED_COLUMNS, *OWN_COLUMNS[found["kind"]])})
    return sorted(table, key=_order)


def _value(name: str, written: str | None) -> Value:
    if name == "indicator_alt":
        return sorted(written.split("\n")) if written else []
    if name == "unit":
        return written or ""
    if written is None:
        return None
    if name in _INTEGERS:
        return int(written)
    return plain(Decimal(written)) if name in _NUMBERS else written


def _order(row: Row) -> tuple[str, int, int, str, str]:
    start, end = row["start"], row["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return str(row["doc"]), start, end, str(row["kind"]), json.dumps(row, ensure_ascii=False)


def to_csv(rows: Iterable[Row]) -> str:
    """The table as CSV with a header; several names in one cell are joined by `|`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(row.get(name)) for name in COLUMNS] for row in rows)
    return out.getvalue()


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    return "|".join(value) if isinstance(value, list) else value


def to_jsonl(rows: Iterable[Row]) -> str:
    """The table as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def write_parquet(rows: Iterable[Row], out: Path | BinaryIO, columns: Sequence[str] = COLUMNS) -> None:
    """Write the table as Parquet, in these columns, to a file."""
    import pyarrow as pa  # slow to import: only where it is used
    import pyarrow.parquet as pq

    types = {"start": pa.int64(), "end": pa.int64(), "indicator_alt": pa.list_(pa.string())}
    types |= dict.fromkeys(_NUMBERS, pa.float64())
    schema = pa.schema([(name, types.get(name, pa.string())) for name in columns])
    pq.write_table(pa.Table.from_pylist([{name: row.get(name) for name in columns} for row in rows], schema), out)


def write_table(rows: Iterable[Row], format: TableFormat, out: Path) -> None:
    """Write the table to a file. Raises StoreError where it cannot be written."""
    try:
        if format == "parquet":
            write_parquet(rows, out)
        else:
            out.write_text((to_csv if format == "csv" else to_jsonl)(rows), encoding="utf-8")
    except OSError as problem:
        raise StoreError(f"{out}: cannot be written ({problem.strerror or problem}); name another file") from None
