"""Tables that stand a row a line: cells between pipes, between tabs, or in columns set by wide gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extractors.headers import is_header_word
from extractors.layouts import NUMBER_CELL, Draft, Line, Pieces, is_blank, stripped, texts_of
from extractors.text import uniform

_RULE = re.compile(r"[\s|｜│┃+:：\-—–=─━┌┐└┘├┤┬┴┼┏┓┗┛┠┨┯┷┿╋]*")
_PIPE = re.compile(r"[|｜│┃]")
_GAP = re.compile(r"[ \u00a0]{2,}|[ ]*\u3000[ \u3000]*")
_WIDE_GAP = re.compile(r"\S(?:[ \u00a0]{2,}|[ ]*\u3000[ \u3000]*)\S")
_CAPTION = re.compile(r"\s*(?:专栏|附[表件录图]|[表图]\s*[\d一二三四五六七八九十])")
_SENTENCE = re.compile(r"[。；，]")
_MAX_SECTION = 30

Cut = Callable[[Line], tuple[Pieces, ...]]


def piped(lines: Sequence[Line], at: int) -> Draft | None:
    """Cells between pipes (also Markdown, also box-drawing lines), a row a line."""
    if not _PIPE.search(lines[at].text):
        return None
    framed = lines[at].text.lstrip()[:1] in "|｜│┃"
    rows, last = _collect(lines, at, _has_pipe, _framed_cells if framed else _piped_cells)
    wide = [row for row in rows if len(row) > 1]
    good = len(wide) >= 2 and len(wide) >= 0.6 * len(rows)
    return Draft(tuple(rows) if good else (), at, last)


def tabbed(lines: Sequence[Line], at: int) -> Draft | None:
    """Cells between tabs, a row a line; a short line without a tab between such rows is a row of one cell."""
    if not _has_tab(lines[at]):
        return None
    rows, last = _collect(lines, at, _has_tab, _tabbed_cells)
    return Draft(tuple(rows) if _is_grid(lines, rows, at) else (), at, last)


def aligned(lines: Sequence[Line], at: int) -> Draft | None:
    """Cells set in columns by two or more spaces, a row a line."""
    if not _has_gap(lines[at]):
        return None
    rows, last = _collect(lines, at, _has_gap, _gapped_cells)
    if len(rows) < 3 or not _is_grid(lines, rows, at):
        return Draft((), at, last)
    return Draft(tuple(_on_columns(lines, rows, at)), at, last)


def _collect(
    lines: Sequence[Line], at: int, is_row: Callable[[Line], bool], cut: Cut
) -> tuple[list[tuple[Pieces, ...]], int]:
    """The rows from line `at` on, and the line after the last; a short line between two rows is a row of one cell."""
    rows: list[tuple[Pieces, ...]] = []
    last, blanks = at, 0
    header: list[str] = []
    for index in range(at, len(lines)):
        line = lines[index]
        if is_blank(line):
            blanks += 1
            if blanks > 1:
                break
            continue
        if _RULE.fullmatch(line.text):
            last, blanks = index + 1, 0
            continue
        if is_row(line) and not _CAPTION.match(line.text):
            cells = cut(line)
            texts = _texts(line, cells)
            if not rows:
                header = texts
            elif texts == header:  # written again at the head of a page
                last, blanks = index + 1, 0
                continue
            elif blanks and _names_columns(texts):
                break
            rows.append(cells)
            last, blanks = index + 1, 0
        elif rows and _is_section(lines, index, is_row, cut):
            rows.append((stripped(line),))
            blanks = 0
        else:
            break
    return rows, last


def _has_pipe(line: Line) -> bool:
    return bool(_PIPE.search(line.text))


def _has_tab(line: Line) -> bool:
    return "\t" in line.text.strip()


def _has_gap(line: Line) -> bool:
    return bool(_WIDE_GAP.search(line.text))


def _is_section(lines: Sequence[Line], index: int, is_row: Callable[[Line], bool], cut: Cut) -> bool:
    """Whether a line without columns heads the rows below it: it is short, no caption, and a row follows it."""
    text = lines[index].text.strip()
    if len(text) > _MAX_SECTION or _SENTENCE.search(text) or _CAPTION.match(text) or index + 1 >= len(lines):
        return False
    after = lines[index + 1]
    return is_row(after) and not _names_columns(_texts(after, cut(after)))


def _names_columns(texts: list[str]) -> bool:
    """Whether a row is a header: its cells are a header's words."""
    filled = [text for text in texts if text]
    return len(filled) > 1 and sum(map(is_header_word, filled)) >= 0.6 * len(filled)


def _texts(line: Line, cells: tuple[Pieces, ...]) -> list[str]:
    spans = (cell[0] if cell else None for cell in cells)
    return [uniform(line.text[s.start - line.start : s.end - line.start]) if s else "" for s in spans]


def _piped_cells(line: Line) -> tuple[Pieces, ...]:
    """The cells of a row without a bar at its ends."""
    bars = [match.start() for match in _PIPE.finditer(line.text)]
    return tuple(stripped(line, left + 1, right) for left, right in pairwise([-1, *bars, len(line.text)]))


def _framed_cells(line: Line) -> tuple[Pieces, ...]:
    """The cells of a row with a bar at both ends."""
    cells = _piped_cells(line)
    if not cells[0]:
        cells = cells[1:]
    return cells[:-1] if cells and not cells[-1] and line.text.rstrip()[-1:] in "|｜│┃" else cells


def _tabbed_cells(line: Line) -> tuple[Pieces, ...]:
    edges = [-1, *(i for i, character in enumerate(line.text) if character == "\t"), len(line.text)]
    return tuple(stripped(line, left + 1, right) for left, right in pairwise(edges))


def _gapped_cells(line: Line) -> tuple[Pieces, ...]:
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
    return header >= 2 or figures >= max(3, 0.2 * len(texts)) or (header == 1 and figures >= len(wide) - 1)
