"""Finding tables in text: where each stands, its rows of cells, its title and its header."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extractors.chart_data import Series, find_charts
from extractors.headers import Role, is_header_word, role_of
from extractors.layout_cells import flattened, stacked
from extractors.layout_rows import aligned, piped, tabbed
from extractors.layouts import EMPTY_CELL, NUMBER_CELL, Draft, Line, Pieces, is_blank, lines_of
from extractors.model import Cell, Table, TableKind
from extractors.text import Span, View, uniform, view_of

_LAYOUTS: tuple[Callable[[Sequence[Line], int], Draft | None], ...] = (piped, flattened, tabbed, stacked, aligned)
_CAPTION = re.compile(r"\s*(?:专栏|附[表件录]|附\s*[表件]|[表图]\s*[\d一二三四五六七八九十]+)")
_ANNEX = re.compile(r"\s*(?:附[表件录]|附\s[表件]|表)\s*[\d一二三四五六七八九十]*\s*(?:[-—－]\d+)?\s*[：:]?\s*")
_UNIT_LINE = re.compile(r"\s*[（(]?(?:计量|金额|货币)?单位\s*[：:].{1,30}")
_NOISE_LINE = re.compile(r"[\s(（]*[—–\-－·]*\s*\d{0,4}\s*[—–\-－·]*[\s)）]*")
_LIST_MARK = re.compile(
    r"\s*(?:[①-⑳]|\d{1,2}[.、．)）](?!\d)|（\d{1,2}）|\([\d一二三]{1,2}\)|[一二三四五六七八九十]是)"
)
_CELL_BREAK = re.compile(r"[\t|｜]| {2,}")
_MAX_HEADER_LINE = 300
_MAX_TITLE = 60
_TITLE_REACH = 6
_ANNEX_REACH = 30
_MOST_LEAD = 2


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables of a report's text, in order; their spans are disjoint. Cells keep their offsets in the text.

    Found are: one cell per line after a tab, rows of cells between tabs, pipes or wide gaps, one cell per line under a
    header, boxes (专栏) laid out as tables, and chart data. A chart's rows come as a row with the series' name and its
    periods, then a row with an empty cell (or the name of a further series) and its values.
    """
    charts = [_chart(text, chart) for chart in find_charts(text)]
    lines = lines_of(text)
    tables: list[Table] = []
    for first, last in _between(lines, [chart.span for chart in charts]):
        tables += _grids(text, lines, first, last)
    return tuple(sorted([*tables, *charts], key=lambda table: table.span))


def _between(lines: Sequence[Line], taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Runs of lines [first, last) that no taken span touches."""
    first = 0
    index = 0
    for span in taken:
        while index < len(lines) and lines[index].end <= span.start:
            index += 1
        if index > first:
            yield first, index
        while index < len(lines) and lines[index].start < span.end:
            index += 1
        first = index
    if first < len(lines):
        yield first, len(lines)


def _grids(text: str, lines: Sequence[Line], first: int, last: int) -> Iterator[Table]:
    part = lines[first:last]
    barren = [0] * len(_LAYOUTS)
    floor = at = 0
    while at < len(part):
        draft = None if is_blank(part[at]) and "\t" not in part[at].text else _draft(part, at, barren)
        table = _table(text, part, draft, floor) if draft is not None else None
        if draft is None or table is None:
            at += 1
            continue
        at = floor = max(draft.last, at + 1)
        yield table


def _draft(lines: Sequence[Line], at: int, barren: list[int]) -> Draft | None:
    """What the first layout that fits makes of the lines from `at` on.

    `barren` tells for each layout up to which line it has found nothing: there only a header is worth another look,
    so that a long file of tabs or wide gaps is not read again from every line.
    """
    for number, layout in enumerate(_LAYOUTS):
        if at < barren[number] and not _opens(lines[at]):
            continue
        draft = layout(lines, at)
        if draft is not None and draft.rows:
            return draft
        if draft is not None:
            barren[number] = max(barren[number], draft.last)
    return None


def _opens(line: Line) -> bool:
    """Whether a line has the words of a table's header."""
    if len(line.text) > _MAX_HEADER_LINE:
        return False
    if line.text.startswith("\t") and is_header_word(line.text):
        return True
    cells = [cell for cell in _CELL_BREAK.split(uniform(line.text).strip()) if cell]
    return 1 < len(cells) <= 2 * sum(map(is_header_word, cells))


def _table(text: str, lines: Sequence[Line], draft: Draft, floor: int) -> Table | None:
    rows = tuple(
        tuple(Cell(row, column, _view(text, pieces)) for column, pieces in enumerate(cells))
        for row, cells in enumerate(draft.rows)
    )
    spans = [piece for cells in draft.rows for pieces in cells for piece in pieces]
    if not spans:
        return None
    span = Span(min(piece.start for piece in spans), max(piece.end for piece in spans))
    lead = _lead_rows(rows)
    title = _joined([_title(lines, draft.first, floor), *(_only(row) for row in rows[:lead])])
    header = _header_rows(rows, lead)
    kind = TableKind.BOX if _is_box(rows, title, header) else TableKind.GRID
    return Table(kind, span, title, rows, header)


def _view(text: str, pieces: Pieces) -> View:
    """A cell's view: its lines as one, the breaks between them left out unless a list's mark begins the next."""
    if not pieces:
        return View("", 0)
    gaps = [
        Span(left.end, right.start)
        for left, right in pairwise(pieces)
        if not _LIST_MARK.match(text, right.start, right.end)
    ]
    return view_of(text, pieces[0].start, pieces[-1].end, gaps)


def _chart(text: str, chart: tuple[Series, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for series in chart:
        label = view_of(text, *series.label) if series.label else View("", 0)
        if series.periods:
            rows.append(_chart_row(text, len(rows), label, series.periods))
            label = View("", 0)
        rows.append(_chart_row(text, len(rows), label, series.values))
    span = Span(chart[0].span.start, chart[-1].span.end)
    return Table(TableKind.CHART, span, "", tuple(rows), 1)


def _chart_row(text: str, number: int, label: View, spans: tuple[Span, ...]) -> tuple[Cell, ...]:
    values = (Cell(number, column, view_of(text, *span)) for column, span in enumerate(spans, 1))
    return (Cell(number, 0, label), *values)


# --- title ------------------------------------------------------------------------------------------------------


def _title(lines: Sequence[Line], first: int, floor: int) -> str:
    """The caption above a table: its lines joined, the nearest that name it (附表1 and the title under it)."""
    above = _lines_above(lines, first, floor)
    near: list[str] = []
    for line in above[:_TITLE_REACH]:
        if _UNIT_LINE.fullmatch(line):
            continue
        if len(line) > _MAX_TITLE or line.endswith(("。", "；", "，")) or (len(near) >= 2 and not _CAPTION.match(line)):
            break
        near.insert(0, line)
        if _CAPTION.match(line):
            return _joined(near)
    if near:
        return near[-1]
    for index, line in enumerate(above[:_ANNEX_REACH]):
        if len(line) <= _MAX_TITLE and _ANNEX.match(line) and not line.endswith("。"):
            title = above[index - 1] if index and _ANNEX.fullmatch(line) else ""
            return _joined([line, title] if len(title) <= _MAX_TITLE and not title.endswith("。") else [line])
    return ""


def _lines_above(lines: Sequence[Line], first: int, floor: int) -> list[str]:
    """The non-empty lines above a table, nearest first, page numbers left out."""
    out: list[str] = []
    at = first - 1
    while at >= floor and len(out) < _ANNEX_REACH:
        line = uniform(lines[at].text).strip().lstrip("#").lstrip()
        if line and not _NOISE_LINE.fullmatch(line):
            out.append(line)
        at -= 1
    return out


def _joined(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)


# --- header and kind --------------------------------------------------------------------------------------------


def _lead_rows(rows: tuple[tuple[Cell, ...], ...]) -> int:
    """How many rows at the top hold but the table's title or its unit, merged over all columns."""
    lead = 0
    while lead < min(_MOST_LEAD, len(rows) - 2) and _only(rows[lead]) and not _only(rows[lead + 1]):
        lead += 1
    if lead == 0 and len(rows) > _MOST_LEAD and all(_only(row) for row in rows[:_MOST_LEAD]):
        lead = 0 if _only(rows[_MOST_LEAD]) else _MOST_LEAD
    captioned = lead == 1 and _CAPTION.match(_only(rows[0])) is not None
    return lead if captioned or (lead and _is_header(rows[lead], rows[lead + 1 :])) else 0


def _only(row: tuple[Cell, ...]) -> str:
    """The text of a row in which one cell alone is filled."""
    filled = [cell.view.text.strip() for cell in row if cell.view.text.strip()]
    return filled[0] if len(filled) == 1 and len(filled[0]) <= _MAX_TITLE else ""


def _header_rows(rows: tuple[tuple[Cell, ...], ...], lead: int) -> int:
    """How many rows are the header, the `lead` above it counted: a second may name the parts of merged cells."""
    if len(rows) < lead + 2 or not _is_header(rows[lead], rows[lead + 1 :]):
        return lead
    count = lead + 1
    while count < min(lead + 3, len(rows) - 1) and _is_sub_header(rows[count]):
        count += 1
    return count


def _is_header(row: tuple[Cell, ...], body: tuple[tuple[Cell, ...], ...]) -> bool:
    texts = [cell.view.text.strip() for cell in row if cell.view.text.strip()]
    if len(texts) < 2 and not (texts and is_header_word(texts[0])):
        return False
    if any(len(text) > 30 or "。" in text for text in texts):
        return False
    known = sum(is_header_word(text) for text in texts)
    if role_of(texts[0]) is Role.SERIAL or known * 2 >= len(texts):
        return True
    figures = sum(_is_figure(text) for text in texts)
    if figures:
        return False
    below = [cell.view.text for other in body for cell in other[1:] if cell.view.text.strip()]
    return len(below) > 0 and sum(_is_figure(text) for text in below) >= 0.4 * len(below)


def _is_figure(text: str) -> bool:
    return bool(NUMBER_CELL.fullmatch(text.strip()))


def _is_sub_header(row: tuple[Cell, ...]) -> bool:
    """Whether a row under the header goes on with it: its first cell is empty and no figure stands in it."""
    texts = [cell.view.text.strip() for cell in row]
    named = [text for text in texts if text]
    return (
        len(row) > 2
        and not texts[0]
        and bool(named)
        and all(len(text) <= 16 and not _is_figure(text) and not EMPTY_CELL.fullmatch(text) for text in named)
    )


def _is_box(rows: tuple[tuple[Cell, ...], ...], title: str, header: int) -> bool:
    """Whether a table is a box of prose: a 专栏 by its title, or labels with long texts and no figures."""
    body = [cell.view.text for row in rows[header:] for cell in row if cell.view.text.strip()]
    figures = sum(_is_figure(text) for text in body)
    if re.search(r"专\s?栏", title):
        return figures < 0.2 * len(body)
    wide = max((len(row) for row in rows), default=0)
    long = sum(1 for text in body if "。" in text or len(text) > 60)
    return wide == 2 and figures == 0 and long >= 0.4 * len(body)
