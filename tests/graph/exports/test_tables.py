"""What openpyxl and pyarrow read is the facts table."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow.parquet as parquet
import pytest

from graph.errors import StoreError
from graph.exports import fact_tables
from graph.exports.fact_tables import export_parquet, export_xlsx
from graph.exports.options import Options
from graph.mapping import text_digest
from graph.reading import Graph
from graph.table import COLUMNS, KINDS
from tests.graph.exports.conftest import FORMULA, SENTENCE

WITHOUT = Options(quotes=False)


def book(graph: Graph, options: Options) -> dict[str, list[dict[str, object]]]:
    """The rows of each sheet, by column; empty cells are left out."""
    content = export_xlsx(graph, options).content
    assert isinstance(content, bytes)
    found = {}
    for sheet in openpyxl.load_workbook(BytesIO(content)):
        header, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [
            {str(name): value for name, value in zip(header, row, strict=True) if value is not None} for row in rows
        ]
    return found


def cells(row: dict[str, object]) -> dict[str, object]:
    """A fact as a sheet has it."""
    joined = {name: "|".join(value) if isinstance(value, list) else value for name, value in row.items()}
    return {name: value for name, value in joined.items() if value not in (None, "")}


def test_a_workbook_has_all_facts_and_a_sheet_for_each_kind(graph: Graph) -> None:
    sheets, facts = book(graph, Options()), graph.facts()
    assert list(sheets) == ["facts", *KINDS, "reports"]
    assert sheets["facts"] == [cells(row) for row in facts]
    for kind in KINDS:
        own = [{name: value for name, value in row.items() if name != "sentence"} for row in sheets[kind]]
        assert own == [cells(row) for row in facts if row["kind"] == kind]
    for row in sheets["project"]:
        assert str(row["text"]) in str(row["sentence"]).replace("_x000C_", "\f")
    assert [(row["doc"], row["facts"]) for row in sheets["reports"]] == [("odd-2023", 3), ("qingshan-2023", 8)]


def test_a_name_that_looks_like_a_formula_is_text(graph: Graph) -> None:
    content = export_xlsx(graph, Options()).content
    assert isinstance(content, bytes)
    types = {cell.value: cell.data_type for row in openpyxl.load_workbook(BytesIO(content))["project"] for cell in row}
    assert types[FORMULA] != "f"
    assert types[FORMULA] is not None


def test_a_sheet_goes_on_in_another_and_a_long_text_is_cut(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fact_tables, "_MOST_ROWS", 4)
    monkeypatch.setattr(fact_tables, "_MOST_CHARACTERS", 20)
    sheets = book(graph, Options())
    assert [len(sheets[name]) for name in ("facts", "facts 2", "facts 3")] == [4, 4, 3]
    assert "longer than a cell holds" in export_xlsx(graph, Options()).notes[0]


def test_parquet_is_the_facts_table(graph: Graph) -> None:
    content = export_parquet(graph, Options()).content
    assert isinstance(content, bytes)
    table = parquet.read_table(BytesIO(content))
    assert tuple(table.column_names) == COLUMNS
    assert [{name: row[name] for name in fact} for row, fact in zip(table.to_pylist(), graph.facts(), strict=True)] == (
        graph.facts()
    )


def test_without_quotes_tables_have_digests(graph: Graph, tmp_path: Path) -> None:
    facts, content = graph.facts(), export_parquet(graph, WITHOUT).content
    assert isinstance(content, bytes)
    rows = parquet.read_table(BytesIO(content)).to_pylist()
    assert [row["text_sha256"] for row in rows] == [text_digest(str(fact["text"])) for fact in facts]
    assert "text" not in rows[0]
    sheets = book(graph, WITHOUT)
    assert [row["text_sha256"] for row in sheets["facts"]] == [row["text_sha256"] for row in rows]
    assert not [row for rows in sheets.values() for row in rows for value in row.values() if SENTENCE in str(value)]
    with_words = book(graph, Options())["project"]
    assert [row["sentence_sha256"] for row in sheets["project"]] == [
        text_digest(str(row["sentence"]).replace("_x000C_", "\f")) for row in with_words
    ]


def test_a_missing_package_is_named(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(StoreError, match=r'pip install "xiantu\[export\]"'):
        export_xlsx(graph, Options())
