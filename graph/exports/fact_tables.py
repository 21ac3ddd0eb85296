"""The facts table as Parquet and as an Excel workbook: all facts, and a sheet for each kind with the sentences."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from extractors.rows import Value
from graph.errors import StoreError
from graph.exports.elements import period_of
from graph.exports.options import Options, Written
from graph.exports.selecting import own_rows
from graph.mapping import text_digest
from graph.network_links import span_of
from graph.reading import Graph
from graph.table import COLUMNS, KINDS, OWN_COLUMNS, SHARED_COLUMNS, Row, write_parquet
from graph.terms import term

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_MOST_ROWS = 1_048_575  # what a sheet of Excel holds under its header
_MOST_CHARACTERS = 32_767  # what a cell holds
_MADE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # a workbook must say when; the earliest that zip knows
_DIGEST = "text_sha256"
_SENTENCE = term("xt:sentence")


def export_parquet(graph: Graph, options: Options) -> Written:
    """The facts table."""
    out = io.BytesIO()
    write_parquet(_table(graph, options), out, tuple(_column(name, options) for name in COLUMNS))
    return Written(out.getvalue())


def export_xlsx(graph: Graph, options: Options) -> Written:
    """A workbook: `facts` has the facts table, the sheets by kind its columns and the sentence, `reports` the reports.

    Raises StoreError where the package that writes workbooks is missing.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise StoreError('xlsx needs a package that is not installed: pip install "xiantu[export]"') from None
    facts, sentences = _table(graph, options), _sentences(graph, options)
    words = "sentence" if options.quotes else "sentence_sha256"
    out = io.BytesIO()
    settings = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with xlsxwriter.Workbook(out, settings) as book:
        book.set_properties({"title": "xiantu", "created": _MADE})
        cut = _write(book, "facts", [_column(name, options) for name in COLUMNS], facts)
        for kind in KINDS:
            columns = [_column(name, options) for name in (*SHARED_COLUMNS, *OWN_COLUMNS[kind])]
            rows = ({**row, words: sentences.get(_place(row), "")} for row in facts if row["kind"] == kind)
            cut += _write(book, kind, [*columns, words], rows)
        _write(book, "reports", ("doc", "place", "review", "issued", "title", "facts"), _reports(graph))
    note = f"{cut} texts are longer than a cell holds and were cut at {_MOST_CHARACTERS:,} characters"
    return Written(out.getvalue(), (note,) if cut else ())


def _table(graph: Graph, options: Options) -> list[Row]:
    """The facts; without quotes the digest of the words in place of the words."""
    facts = graph.facts()
    if options.quotes:
        return facts
    return [
        {_column(name, options): text_digest(str(value)) if name == "text" else value for name, value in row.items()}
        for row in facts
    ]


def _column(name: str, options: Options) -> str:
    return _DIGEST if name == "text" and not options.quotes else name


def _place(row: Mapping[str, Value]) -> tuple[Value, Value, Value]:
    return row["doc"], row["start"], row["end"]


def _sentences(graph: Graph, options: Options) -> dict[tuple[Value, Value, Value], str]:
    """The sentence (without quotes its digest) around each fact's words, by report and place."""
    texts: dict[str, str] = {}
    found: dict[tuple[Value, Value, Value], str] = {}
    for quad in graph.quads.quads_for_pattern(None, _SENTENCE, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            doc, start, end = span_of(quad.object.value)
            if doc not in texts:
                texts[doc] = graph.text(doc)
            words = texts[doc][start:end]
            found[span_of(quad.subject.value)] = words if options.quotes else text_digest(words)
    return found


def _reports(graph: Graph) -> Iterator[Row]:
    for row in own_rows(graph, "described-reports"):
        period = period_of(row["review"])
        said = {"doc": row["doc"], "place": row["place"], "review": f"{period.start}/{period.end}"}
        yield {**said, "issued": row.get("issued"), "title": row["title"], "facts": int(row["facts"])}


def _write(book: Workbook, name: str, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Write rows to a sheet, and to further ones where they do not fit; gives the number of texts that were cut."""
    waiting, number, cut = iter(rows), 1, 0
    chunk = list(islice(waiting, _MOST_ROWS))
    while chunk or number == 1:
        sheet = book.add_worksheet(name if number == 1 else f"{name} {number}")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, columns)
        for at, row in enumerate(chunk, 1):
            for column, title in enumerate(columns):
                value = row.get(title)
                written = "|".join(value) if isinstance(value, list) else value
                if isinstance(written, str):
                    cut += len(written) > _MOST_CHARACTERS
                    sheet.write_string(at, column, written[:_MOST_CHARACTERS]) if written else None
                elif written is not None:
                    sheet.write_number(at, column, written)
        chunk, number = list(islice(waiting, _MOST_ROWS)), number + 1
    return cut
