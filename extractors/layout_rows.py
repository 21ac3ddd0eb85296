"""Tables that stand a row a line: cells between pipes, between tabs, or in columns set by wide gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.headers import is_header_word
from extractors.layouts import NUMBER_CELL, Draft, Line, Pieces, is_blank, stripped, texts_of

# --- rows on lines: tabs, pipes, aligned columns ----------------------------------------------------------------

_RULE = re.compile(r"[\s|｜+:：\-—–=─━┌┐└┘├┤┬┴┼┏┓┗┛┠┨┯┷┿╋]*")
_PIPE = re.compile(r"[|｜│┃]")
_COLUMNS = re.compile(r"\S+(?: \S+)*")
_WIDE_GAP = re.compile(r"\S(?:[ \u00a0]{2,}|[ ]*\u3000[ \u3000]*)\S")


_NO_SECTION = re.compile(r"[。；，]|^专栏|^附[表件]")


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
    cells = [stripped(line, left + 1, right) for left, right in pairwise(edges)]
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
    return tuple(stripped(line, left + 1, right) for left, right in pairwise(edges))


def _is_section(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= 30 and not _NO_SECTION.search(text)


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
    cells = (stripped(line, left[1], right[0]) for left, right in pairwise(edges))
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
    texts = texts_of(lines, cells, at)
    if sum(1 for text in texts if len(text) <= 60) < 0.6 * len(texts):
        return False
    header = sum(is_header_word(text) for text in texts[: len(wide[0])])
    figures = sum(1 for text in texts if NUMBER_CELL.fullmatch(text))
    return header >= 2 or figures >= max(3, 0.2 * len(texts))
