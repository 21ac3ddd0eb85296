"""How tables stand in plain text: the layouts, each read into rows of cells given as spans.

A draft is a stretch of lines read by one layout; whether it is a table at all is judged by the layout's own rules,
so that running prose, lists and indented paragraphs give none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.headers import is_header_word
from extractors.text import Span, uniform

Pieces = tuple[Span, ...]  # a cell: its stretches of text, one for each line; () where the cell is empty


class Line(NamedTuple):
    """A line without its end; `start` is its offset in the document."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Draft:
    """Rows found from line `first` up to, not including, line `last`."""

    rows: tuple[tuple[Pieces, ...], ...]
    first: int
    last: int


_LINE_END = re.compile(r"\r\n|[\r\n\u2028\x0b\x0c]")
NUMBER_CELL = re.compile(
    r"[≤≥<>＜＞约±]?\s*[-+]?\d[\d,]*(?:\.\d+)?\s*(?:%|‰|左右|以上|以内|个百分点|[\u4e00-\u9fff]{1,4})?(?:左右|以上|以内)?"
)
EMPTY_CELL = re.compile(r"[\s—–\-－/／…·]*")
_BOUNDARY = re.compile(
    r"\s*(?:专栏|附[表件录]\s*\d*|[图表]\s*\d+|备\s*注[：:]|注[：:]|说明[：:]|单位[：:]|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|——)"
)
_NOISE = re.compile(r"[\s(（]*[—–\-－·]*\s*\d{0,4}\s*[—–\-－·]*[\s)）]*")


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text with their offsets, the empty ones too."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for match in _LINE_END.finditer(text):
        yield Line(start, text[start : match.start()])
        start = match.end()
    yield Line(start, text[start:])


def stripped(line: Line, start: int = 0, end: int | None = None) -> Pieces:
    """The text of a part of a line without the white space around it; () where nothing is left."""
    part = line.text[start:end]
    core = part.strip()
    if not core:
        return ()
    at = line.start + start + len(part) - len(part.lstrip())
    return (Span(at, at + len(core)),)


def is_blank(line: Line) -> bool:
    """Whether nothing stands in the line."""
    return not line.text.strip()


# --- one cell per line, each after a tab ------------------------------------------------------------------------


def flattened(lines: Sequence[Line], at: int) -> Draft | None:
    """One cell per line, each after a tab; a blank line ends a row, and a cell may go on over lines without a tab."""
    if not _one_cell(lines[at]):
        return None
    rows: list[list[Pieces]] = []
    row: list[Pieces] = []
    index, last, blanks = at, at, 0
    while index < len(lines):
        line = lines[index]
        if _one_cell(line):
            if blanks > 1 and row:
                break
            if blanks and row:
                rows.append(row)
                row = []
            row.append(stripped(line))
        elif is_blank(line):
            blanks += 1
            index += 1
            continue
        elif blanks > 1 or not row or not _goes_on(lines, index, blanks, row, rows):
            break
        else:
            row[-1] = (*row[-1], *stripped(line))
        blanks = 0
        index += 1
        last = index
    rows.append(row)
    while rows and not any(rows[-1]):
        rows.pop()
    return _flattened_draft(lines, rows, at, last)


def _one_cell(line: Line) -> bool:
    """Whether the line is a tab and one cell's text, or a lone tab."""
    text = line.text
    return text.startswith("\t") and "\t" not in text[1:].rstrip()


def _goes_on(lines: Sequence[Line], index: int, blanks: int, row: list[Pieces], rows: list[list[Pieces]]) -> bool:
    """Whether a line without a tab belongs to the cell above it: the table goes on after a few such lines."""
    step, gap = index, 0
    while step < len(lines) and step < index + 12:
        line = lines[step]
        if _one_cell(line):
            # After a blank line the row's next cell must follow at once, or the row be still too short.
            width = max((len(other) for other in rows), default=0)
            return gap == 0 or (gap == 1 and (blanks == 0 or len(row) >= width > 1))
        if is_blank(line):
            gap += 1
            if gap > 1:
                return False
        else:
            if _BOUNDARY.match(line.text):
                return False
            gap = 0
        step += 1
    return False


def _flattened_draft(lines: Sequence[Line], rows: list[list[Pieces]], at: int, last: int) -> Draft | None:
    if not rows:
        return None
    if len(rows) == 1:
        return _cycle(lines, rows[0], at, last)
    wide = [row for row in rows if len(row) > 1]
    short = sum(1 for row in wide if _length(row[0]) <= 40)
    if not wide or len(wide) < 0.5 * len(rows) or short < 0.8 * len(wide):
        return None
    if len(wide) == 1 and not is_header_word(_text(lines, at, wide[0][0])):
        return None
    return Draft(tuple(tuple(row) for row in rows), at, last)


def _length(cell: Pieces) -> int:
    return sum(span.end - span.start for span in cell)


def _text(lines: Sequence[Line], near: int, cell: Pieces) -> str:
    """A cell's uniform text; `near` is a line at or before the cell."""
    out = []
    for span in cell:
        index = near
        while lines[index].end < span.end:
            index += 1
        out.append(lines[index].text[span.start - lines[index].start : span.end - lines[index].start])
    return uniform("".join(out))


# --- one cell per line, no tab ----------------------------------------------------------------------------------

_SERIAL = re.compile(r"\(?（?(\d{1,3})[.、．)）]?")
_SECTION = re.compile(
    r"[一二三四五六七八九十]{1,3}|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、.{2,40}|（[一二三四五六七八九十]{1,3}）.{2,40}"
)
_SECTION_MARK = re.compile(r"[一二三四五六七八九十]{1,3}|（[一二三四五六七八九十]{1,3}）")
_MAX_HEADER = 16


def stacked(lines: Sequence[Line], at: int) -> Draft | None:
    """One cell per line without any mark: the header's words line by line, then the rows in a regular cycle."""
    first = lines[at].text.strip()
    if not first or len(first) > 8 or not (is_header_word(first) or first == "序"):
        return None
    cells: list[Pieces] = []
    index, blanks, last = at, 0, at
    stops: list[int] = []
    while index < len(lines):
        line = lines[index]
        if is_blank(line):
            blanks += 1
            if blanks > 2:
                break
        elif "\t" in line.text.strip() or (
            len(cells) > 2 and re.match(r"\s*(?:专栏|附[表件录]\s*\d*|备\s*注[：:]|注[：:])", line.text)
        ):
            break
        else:
            cells.append(stripped(line))
            stops.append(index + 1)
            blanks, last = 0, index + 1
        index += 1
    draft = _cycle(lines, cells, at, last)
    if draft is None:
        return None
    used = sum(len(cell) for row in draft.rows for cell in row)
    return Draft(draft.rows, at, stops[used - 1]) if used else None


def _cycle(lines: Sequence[Line], cells: list[Pieces], at: int, last: int) -> Draft | None:
    """Cells in one run, cut into rows: by running serial numbers, else by the number of header cells."""
    texts = _texts(lines, cells, at)
    header = _header_length(texts)
    if header < 3:
        return None
    names = _joined_header(texts[:header])
    rows: list[list[list[int]]] | None
    if texts[header] == "1" or _SECTION.fullmatch(texts[header]):
        rows = _by_serials(texts, header, len(names))
    else:
        rows = _by_count(texts, header, len(names))
    if not rows:
        return None
    grouped = [names, *rows]
    made = tuple(tuple(tuple(piece for i in group for piece in cells[i]) for group in row) for row in grouped)
    return Draft(made, at, last)


def _texts(lines: Sequence[Line], cells: list[Pieces], at: int) -> list[str]:
    out, index = [], at
    for cell in cells:
        parts = []
        for span in cell:
            while lines[index].end < span.end:
                index += 1
            parts.append(lines[index].text[span.start - lines[index].start : span.end - lines[index].start])
        out.append(uniform("".join(parts)))
    return out


def _header_length(texts: list[str]) -> int:
    """How many cells the header takes: those before the first serial number or section, or the run of header words."""
    for index, text in enumerate(texts[: _MAX_HEADER + 1]):
        if index >= 3 and (text == "1" or _SECTION.fullmatch(text)):
            return index if sum(is_header_word(name) for name in texts[:index]) * 2 >= index else 0
    length = 0
    while length < len(texts) - 1 and is_header_word(texts[length]):
        length += 1
    return length if length <= _MAX_HEADER else 0


def _joined_header(texts: list[str]) -> list[list[int]]:
    """The header's lines, those joined that make one word together (序/号, 完成/时限)."""
    names: list[list[int]] = []
    index = 0
    while index < len(texts):
        pair = texts[index] + (texts[index + 1] if index + 1 < len(texts) else "")
        joins = (
            index + 1 < len(texts) and len(texts[index]) <= 4 and len(texts[index + 1]) <= 4 and is_header_word(pair)
        )
        if joins and not (is_header_word(texts[index]) and is_header_word(texts[index + 1])):
            names.append([index, index + 1])
            index += 2
        else:
            names.append([index])
            index += 1
    return names


def _by_serials(texts: list[str], start: int, width: int) -> list[list[list[int]]] | None:
    rows: list[list[list[int]]] = []
    expected, index = 1, start
    while index < len(texts):
        text = texts[index]
        serial = _SERIAL.fullmatch(text)
        if serial and int(serial[1]) in (expected, 1):
            expected = int(serial[1]) + 1
            stop = _row_end(texts, index, expected, width)
            rows.append([[i] for i in range(index, stop)])
        elif _SECTION.fullmatch(text):
            stop = index + (2 if _SECTION_MARK.fullmatch(text) else 1)
            rows.append([[i] for i in range(index, min(stop, len(texts)))])
        else:
            break
        index = stop
    numbered = [row for row in rows if len(row) > 2]
    return rows if len(numbered) >= 2 else None


def _row_end(texts: list[str], index: int, expected: int, width: int) -> int:
    """Where the row that starts at `index` ends: before the next serial number or section."""
    stop = index + 1
    limit = min(len(texts), index + 2 * width + 4)
    while stop < limit:
        text, length = texts[stop], stop - index
        if length >= 2 and text == str(expected):
            after = texts[stop + 1] if stop + 1 < len(texts) else ""
            if length >= width or not (NUMBER_CELL.fullmatch(after) or after in ("预期性", "约束性", "")):
                return stop
        if length >= min(width, 3) and _SECTION.fullmatch(text):
            return stop
        stop += 1
    return min(index + width, len(texts))


def _by_count(texts: list[str], start: int, width: int) -> list[list[list[int]]] | None:
    rows: list[list[list[int]]] = []
    figures: list[bool] | None = None
    for index in range(start, len(texts) - width + 1, width):
        row = texts[index : index + width]
        numeric = [bool(NUMBER_CELL.fullmatch(text) or EMPTY_CELL.fullmatch(text)) for text in row]
        if figures is None:
            figures = numeric
            if not any(figures[1:]) or figures[0]:
                return None
        if (
            len(row[0]) > 30
            or "。" in row[0]
            or any(not is_figure and want for is_figure, want in zip(numeric, figures, strict=True))
        ):
            break
        rows.append([[i] for i in range(index, index + width)])
    return rows if len(rows) >= 2 else None


# --- rows on lines: tabs, pipes, aligned columns ----------------------------------------------------------------

_RULE = re.compile(r"[\s|｜+:：\-—–=─━┌┐└┘├┤┬┴┼┏┓┗┛┠┨┯┷┿╋]*")
_PIPE = re.compile(r"[|｜│┃]")
_COLUMNS = re.compile(r"\S+(?: \S+)*")
_WIDE_GAP = re.compile(r"\S(?:[ \u00a0]{2,}|[ ]*\u3000[ \u3000]*)\S")


def piped(lines: Sequence[Line], at: int) -> Draft | None:
    """Cells between pipes (also Markdown, also box-drawing lines), a row a line."""
    if len(_PIPE.findall(lines[at].text)) < 1:
        return None
    rows: list[tuple[Pieces, ...]] = []
    index = last = at
    blanks = 0
    while index < len(lines):
        line = lines[index]
        if is_blank(line):
            blanks += 1
            if blanks > 1:
                break
        elif _PIPE.search(line.text):
            blanks = 0
            if not _RULE.fullmatch(line.text):
                rows.append(_between_pipes(line))
            last = index + 1
        elif _RULE.fullmatch(line.text) and line.text.strip():
            blanks, last = 0, index + 1
        else:
            break
        index += 1
    wide = [row for row in rows if len(row) > 1]
    return Draft(tuple(rows), at, last) if len(wide) >= 2 and len(wide) >= 0.6 * len(rows) else None


def _between_pipes(line: Line) -> tuple[Pieces, ...]:
    bars = [match.start() for match in _PIPE.finditer(line.text)]
    edges = [-1, *bars, len(line.text)]
    cells = [stripped(line, left + 1, right) for left, right in zip(edges, edges[1:], strict=False)]
    if not cells[0] and not line.text[: bars[0]].strip():
        cells = cells[1:]
    if cells and not cells[-1]:
        cells = cells[:-1]
    return tuple(cells)


def tabbed(lines: Sequence[Line], at: int) -> Draft | None:
    """Cells between tabs, a row a line; a short line without a tab between such rows is a row of one cell."""
    if "\t" not in lines[at].text.strip():
        return None
    rows: list[tuple[Pieces, ...]] = []
    index = last = at
    blanks = 0
    while index < len(lines):
        line = lines[index]
        if is_blank(line):
            blanks += 1
            if blanks > 1:
                break
        elif "\t" in line.text.strip():
            rows.append(_between_tabs(line))
            blanks, last = 0, index + 1
        elif _is_section(line) and index + 1 < len(lines) and "\t" in lines[index + 1].text.strip():
            rows.append((stripped(line),))
            blanks = 0
        else:
            break
        index += 1
    return Draft(tuple(rows), at, last) if _is_grid(lines, rows, at) else None


def _between_tabs(line: Line) -> tuple[Pieces, ...]:
    edges = [-1, *(i for i, character in enumerate(line.text) if character == "\t"), len(line.text)]
    return tuple(stripped(line, left + 1, right) for left, right in zip(edges, edges[1:], strict=False))


def _is_section(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= 30 and not re.search(r"[。；，]", text) and not re.match(r"专栏|附[表件]", text)


def aligned(lines: Sequence[Line], at: int) -> Draft | None:
    """Cells set in columns by two or more spaces, a row a line; lines of part of a row belong to the row above."""
    if not _WIDE_GAP.search(lines[at].text):
        return None
    rows: list[tuple[Pieces, ...]] = []
    index = last = at
    blanks = 0
    while index < len(lines):
        line = lines[index]
        if is_blank(line):
            blanks += 1
            if blanks > 1:
                break
        elif _WIDE_GAP.search(line.text):
            rows.append(_by_gaps(line))
            blanks, last = 0, index + 1
        elif rows and _is_section(line) and index + 1 < len(lines) and _WIDE_GAP.search(lines[index + 1].text):
            rows.append((stripped(line),))
            blanks = 0
        else:
            break
        index += 1
    if len(rows) < 3 or not _is_grid(lines, rows, at):
        return None
    return Draft(tuple(_on_columns(lines, rows, at)), at, last)


_GAP = re.compile(r"[ \u00a0]{2,}|[ ]*\u3000[ \u3000]*")


def _by_gaps(line: Line) -> tuple[Pieces, ...]:
    lead = len(line.text) - len(line.text.lstrip())
    edges = [(lead, lead)]
    edges += [match.span() for match in _GAP.finditer(line.text, lead)]
    edges.append((len(line.text), len(line.text)))
    cells = (stripped(line, left[1], right[0]) for left, right in zip(edges, edges[1:], strict=False))
    return tuple(cell for cell in cells if cell)


def _on_columns(lines: Sequence[Line], rows: list[tuple[Pieces, ...]], at: int) -> Iterator[tuple[Pieces, ...]]:
    """The rows with empty cells put where a column has nothing: cells stand under the header that they overlap."""
    width = Counter(len(row) for row in rows).most_common(1)[0][0]
    model = next(row for row in rows if len(row) == width)
    columns = [_display(lines, at, cell) for cell in model]
    for row in rows:
        if not 1 < len(row) < width:
            yield row
            continue
        placed: list[Pieces] = [()] * width
        free = 0
        for cell in row:
            left, right = _display(lines, at, cell)
            nearest = min(
                range(free, width - (len(row) - row.index(cell) - 1)),
                key=lambda i: abs(columns[i][0] + columns[i][1] - left - right),
            )
            placed[nearest] = cell
            free = nearest + 1
        yield tuple(placed)


def _display(lines: Sequence[Line], near: int, cell: Pieces) -> tuple[int, int]:
    """Left and right edge of a cell on the page, a Chinese character taking two places."""
    span = cell[0]
    index = near
    while lines[index].end < span.end:
        index += 1
    line = lines[index]
    left = sum(1 if character < "\u2e80" else 2 for character in line.text[: span.start - line.start])
    return left, left + sum(
        1 if character < "\u2e80" else 2 for character in line.text[span.start - line.start : span.end - line.start]
    )


def _is_grid(lines: Sequence[Line], rows: list[tuple[Pieces, ...]], at: int) -> bool:
    """Whether rows are a table's: two at least, of like width, short cells, with figures or a header's words."""
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < 2 or len(wide) < 0.6 * len(rows):
        return False
    width, same = Counter(len(row) for row in wide).most_common(1)[0]
    if same < 0.5 * len(wide) or width < 2:
        return False
    cells = [cell for row in wide for cell in row if cell]
    texts = _texts(lines, cells, at)
    if sum(1 for text in texts if len(text) <= 60) < 0.6 * len(texts):
        return False
    header = sum(is_header_word(text) for text in texts[: len(wide[0])])
    figures = sum(1 for text in texts if NUMBER_CELL.fullmatch(text))
    return header >= 2 or figures >= max(3, 0.2 * len(texts))
