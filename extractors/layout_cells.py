"""Tables that stand one cell per line: each cell after a tab (flattened), or without any mark (stacked)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.headers import Role, is_header_word, role_of
from extractors.layouts import EMPTY_CELL, NUMBER_CELL, Draft, Line, Pieces, is_blank, stripped, texts_of

_BOUNDARY = re.compile(
    r"\s*(?:专栏|附[表件录]\s*\d*|[图表]\s*\d+|备\s*注[：:]|注[：:]|说明[：:]|单位[：:]"
    r"|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|——)"
)
_STOPPED = re.compile(r"[。；]\s*$")
_MAX_LABEL = 40
_MOST_LINES = 12  # of a cell
_MAX_HEADER_WORD = 8
_AFTER_TABLE = re.compile(r"\s*(?:专栏|附[表件录]\s*\d*|备\s*注[：:]|注[：:])")

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
    """Whether a line without a tab belongs to the cell above it: the table goes on, or ends, after a few such lines."""
    step, gap = index, 0
    while step < len(lines) and step < index + _MOST_LINES:
        line = lines[step]
        if _one_cell(line):
            return gap == 0 or (gap == 1 and (blanks == 0 or _may_be_last(lines[index], row, rows)))
        if is_blank(line):
            gap += 1
            if gap > 1:
                break
        else:
            if _BOUNDARY.match(line.text) or (gap and blanks == 0):
                return False
            gap = 0
        step += 1
    # The last cell of a table: what follows it at once is its own, if the text after the table keeps its distance.
    return blanks == 0 and (gap > 1 or step == len(lines)) and not _STOPPED.search(lines[index - 1].text)


def _may_be_last(line: Line, row: list[Pieces], rows: list[list[Pieces]]) -> bool:
    """Whether a line after a blank one may go on with the last cell of a row: the row has all its cells."""
    if rows:
        return len(row) >= max(map(len, rows)) > 1
    return len(row) > 1 and len(line.text.strip()) <= _MAX_HEADER_WORD


def _flattened_draft(lines: Sequence[Line], rows: list[list[Pieces]], at: int, last: int) -> Draft:
    if len(rows) == 1:
        return _cycle(lines, rows[0], at, last) or Draft((), at, last)
    wide = [row for row in rows if len(row) > 1]
    short = sum(1 for row in wide if _length(row[0]) <= _MAX_LABEL)
    good = len(wide) > 0 and len(wide) >= 0.5 * len(rows) and short >= 0.8 * len(wide)
    if good and len(wide) == 1:
        good = is_header_word(texts_of(lines, [wide[0][0]], at)[0])
    return Draft(tuple(tuple(row) for row in rows) if good else (), at, last)


def _length(cell: Pieces) -> int:
    return sum(span.end - span.start for span in cell)


# --- one cell per line, no tab ----------------------------------------------------------------------------------

_SERIAL = re.compile(r"\(?（?(\d{1,3})[.、．)）]?")
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}(?:、.{2,40})?|（[一二三四五六七八九十]{1,3}）(?:.{2,40})?")
_SECTION_MARK = re.compile(r"[一二三四五六七八九十]{1,3}|（[一二三四五六七八九十]{1,3}）")
_SENTENCE = re.compile(r"[。；，：]")
_MAX_HEADER = 16


def stacked(lines: Sequence[Line], at: int) -> Draft | None:
    """One cell per line without any mark: the header's words line by line, then the rows in a regular cycle."""
    first = lines[at].text.strip()
    if lines[at].text.startswith("\t") or not 0 < len(first) <= 8 or not (is_header_word(first) or first == "序"):
        return None
    opening, _ = _run(lines, at, _MAX_HEADER + 2)
    if _header_length(texts_of(lines, opening, at)) < 3:
        return None
    cells, stops = _run(lines, at, len(lines))
    draft = _cycle(lines, cells, at, len(lines))
    if draft is None:
        return None
    used = sum(len(cell) for row in draft.rows for cell in row)
    return Draft(draft.rows, at, stops[used - 1]) if used else None


def _run(lines: Sequence[Line], at: int, most: int) -> tuple[list[Pieces], list[int]]:
    """Up to `most` lines from `at` on as cells, and for each the line after it; it ends at what stands after tables."""
    cells: list[Pieces] = []
    stops: list[int] = []
    blanks = 0
    for index in range(at, len(lines)):
        line = lines[index]
        if is_blank(line):
            blanks += 1
        elif blanks > 2 or "\t" in line.text.strip() or (len(cells) > 2 and _AFTER_TABLE.match(line.text)):
            break
        else:
            cells.append(stripped(line))
            stops.append(index + 1)
            blanks = 0
        if len(cells) == most:
            break
    return cells, stops


def _cycle(lines: Sequence[Line], cells: list[Pieces], at: int, last: int) -> Draft | None:
    """Cells in one run, cut into rows: by running serial numbers, else by the number of header cells."""
    texts = texts_of(lines, cells, at)
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
        if joins and (_is_one_word(pair) or not (is_header_word(texts[index]) and is_header_word(texts[index + 1]))):
            names.append([index, index + 1])
            index += 2
        else:
            names.append([index])
            index += 1
    return names


def _is_one_word(pair: str) -> bool:
    """Whether two words of two characters each are one header (责任/单位, 牵头/领导)."""
    return len(pair) <= 4 and role_of(pair) is not Role.FIGURE


def _by_serials(texts: list[str], start: int, width: int) -> list[list[list[int]]] | None:
    rows: list[list[list[int]]] = []
    expected, index = 1, start
    while index < len(texts):
        text = texts[index]
        serial = _SERIAL.fullmatch(text)
        if serial and int(serial[1]) in (expected, 1):
            expected = int(serial[1]) + 1
            stop = _row_end(texts, index, expected, width, max(map(len, rows), default=width))
            rows.append([[i] for i in range(index, stop)])
        elif _SECTION.fullmatch(text):
            stop = index + (2 if _SECTION_MARK.fullmatch(text) else 1)
            rows.append([[i] for i in range(index, min(stop, len(texts)))])
        else:
            break
        index = stop
    numbered = [row for row in rows if len(row) > 2]
    return rows if len(numbered) >= 2 else None


def _row_end(texts: list[str], index: int, expected: int, width: int, longest: int) -> int:
    """Where the row that starts at `index` ends: before the next serial number or section, or with the longest row."""
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
    # No row follows: what goes beyond the header's width must look like a cell, not like the prose after the table.
    stop = min(index + width, len(texts))
    while stop < min(index + longest, len(texts)) and len(texts[stop]) <= 16 and not _SENTENCE.search(texts[stop]):
        stop += 1
    return stop


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
        unlike = any(want and not has for has, want in zip(numeric, figures, strict=True))
        if unlike or len(row[0]) > 30 or "。" in row[0]:
            break
        rows.append([[i] for i in range(index, index + width)])
    return rows if len(rows) >= 2 else None
