"""A table as a grid: its columns with their headers and roles, and its rows with every cell under its column.

In plain text rows lose their shape: a merged header cell is written once, a group's name takes an extra cell, a row of
totals has fewer. Each row is therefore laid onto the columns so that what stands in the cells fits the columns best.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.headers import Role, role_of
from extractors.layouts import EMPTY_CELL, NUMBER_CELL
from extractors.model import Cell, Table

RowKind = Literal["data", "section", "total"]

_SPACE = re.compile(r"\s+")
_SERIAL = re.compile(
    r"\d{1,3}(?:[.\-]\d{1,2})*[.、]?|[一二三四五六七八九十]{1,3}、?|（[\d一二三四五六七八九十]{1,3}）|[①-⑳]"
)
_TOTAL = re.compile(r"(?:合|总|小|共|累)\s*计|(?:全[市县区]|项目)?(?:合计|总计).{0,8}")
_UNIT_LIKE = re.compile(
    r"[%‰]|个?(?:百|千)分点|.{0,8}(?:元|人|次|吨|里|亩|公顷|户|家|个|件|天|岁|斤|时|米|瓦|克|年|位|所|张|台|套|座|条|辆|煤|宗|项|部)|.+/.+"
)
_ORGANISATION = re.compile(
    r".*(?:局|委|办|部|厅|院|公司|集团|中心|会|政府|街道|镇|乡|园区|社|所|站|队|学校|联|单位|部门|银行)(?:等)?"
)
_STAGE = re.compile(
    r".{0,4}(?:新建|续建|新开工|在建|前期|储备|谋划|竣工|完工|改建|扩建|改扩建|开工|收尾|计划|建成)(?:项目)?"
)
_YEARS = re.compile(r".*(?:20\d\d|\d{1,2}月|年底|全年|长期|上半年|下半年|季度).*")
_TIMES = re.compile(r"年份|年度|月份|时间|季度|时期")
_CLASS_MARK = re.compile(r"[一二三四五六七八九十]{1,3}(?:、|$)|[（(][一二三四五六七八九十]{1,3}[）)]")
_NATURE = re.compile(r"(?:预期|约束|指导|控制|引导|共性|个性)性?(?:指标)?")
_MONEY = re.compile(r"(?:.*投资|资金)额?")
_COURSE = re.compile(r"启动|开工|完成|竣工|完工|投用|建成")
# A cell may share its neighbour's column, but a column of its own is better.
_JOINED, _JOINING = 0.5, 0.6
_CONVERTIBLE = (Role.CONTENT, Role.ATTRIBUTE, Role.STAGE, Role.NAME, Role.PROJECT)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header's words from the outermost to the innermost (uniform, without white space), its role."""

    index: int
    path: tuple[str, ...]
    role: Role

    @property
    def header(self) -> str:
        """All its header's words."""
        return "".join(self.path)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table's body: the cells under each column, the group it stands in and the section above it."""

    number: int
    kind: RowKind
    cells: Mapping[int, tuple[Cell, ...]]
    group: Cell | None = None
    section: Cell | None = None
    sure: bool = True  # False where the cells fit the columns badly: what stands under a column may belong elsewhere

    def text(self, column: int) -> str:
        """The words under a column, without white space around them."""
        return "".join(cell.view.text for cell in self.cells.get(column, ())).strip()

    def cell(self, column: int) -> Cell | None:
        """The last cell under a column in which something stands."""
        filled = [cell for cell in self.cells.get(column, ()) if cell.view.text.strip()]
        return filled[-1] if filled else None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table laid onto its columns; `subject` is the column that says what a row is about, None where none does."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    subject: int | None

    def of(self, *roles: Role) -> tuple[Column, ...]:
        """The columns with one of the roles."""
        return tuple(column for column in self.columns if column.role in roles)


def grid_of(table: Table) -> Grid:
    """The grid of a table that is no chart."""
    body = table.rows[table.header_rows :]
    paths = _paths(table.rows[: table.header_rows])
    if not paths:
        width = max((len(row) for row in body), default=0)
        paths = [("",)] * width
    headed = [Column(index, path, role_of(path[-1]) if path[-1] else Role.FIGURE) for index, path in enumerate(paths)]
    columns = _by_content(headed, [row for row in body if len(row) == len(headed)])
    named, subject = _with_subject(columns, body)
    header = [[_words(cell) for cell in row] for row in table.rows[: table.header_rows]]
    fresh = [row for row in body if [_words(cell) for cell in row] not in header]  # not the header on the next page
    return Grid(table, tuple(named), tuple(_rows(fresh, named, subject)), subject)


# --- the header -------------------------------------------------------------------------------------------------


def _paths(header: Sequence[Sequence[Cell]]) -> list[tuple[str, ...]]:
    """For each column the header's words above it, outermost first."""
    if not header:
        return []
    named = [row for row in header if sum(bool(_words(cell)) for cell in row) > 1]
    if not named:
        return []
    paths: list[tuple[str, ...]] = [(_words(cell),) for cell in named[0]]
    for row in named[1:]:
        paths = _under(paths, [_words(cell) for cell in row])
    return [tuple(word for word in path if word) or ("",) for path in paths]


def _words(cell: Cell) -> str:
    return _SPACE.sub("", cell.view.text)


def _under(paths: list[tuple[str, ...]], row: list[str]) -> list[tuple[str, ...]]:
    """The columns after a further header row: the parts of merged cells get their own columns."""
    if len(row) == len(paths):
        filled: list[tuple[str, ...]] = []
        for path, word in zip(paths, row, strict=True):
            # A merged cell written once and then left empty goes on over the columns that have a part below it.
            merged = filled[-1][:-1] if filled and word and not any(path) else path
            filled.append((*merged, word))
        return filled
    leaves = [word for word in row if word]
    own = len(paths) - (len(row) - len(leaves)) if len(row) > len(paths) else None
    spans = _spans(paths, row, own)
    if spans is None:
        return paths
    out: list[tuple[str, ...]] = []
    taken = iter(leaves)
    for path, span in zip(paths, spans, strict=True):
        out += [(*path, next(taken, "")) for _ in range(span)] if span else [path]
    return out


def _spans(paths: list[tuple[str, ...]], row: list[str], own: int | None) -> list[int] | None:
    """How many parts each header cell has (0 for one that has none); None where it cannot be told."""
    parts = sum(1 for word in row if word)
    spans = [0] * len(paths)
    if own is not None:
        first = next(index for index, word in enumerate(row) if word)
        shares = _shares([word for word in row if word], own)
        if shares is None or first + own > len(paths):
            return None
        spans[first : first + own] = shares
        return spans
    # The row names parts alone: they belong to the header cells that are no column by themselves.
    open_cells = [index for index, path in enumerate(paths) if role_of(path[-1]) is Role.FIGURE]
    if not open_cells or parts % len(open_cells) or parts == len(open_cells):
        return None
    for index in open_cells:
        spans[index] = parts // len(open_cells)
    return spans


def _shares(words: list[str], owners: int) -> list[int] | None:
    """How the parts are shared out: a new owner begins where a word comes again, else all have the same number."""
    shares: list[int] = []
    seen: set[str] = set()
    for word in words:
        if not shares or word in seen:
            shares.append(0)
            seen = set()
        shares[-1] += 1
        seen.add(word)
    if len(shares) == owners:
        return shares
    return [len(words) // owners] * owners if owners > 0 and len(words) % owners == 0 else None


# --- roles ------------------------------------------------------------------------------------------------------


def _by_content(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[Column]:
    """Roles set right by what stands in the columns: a column of numbers is one of figures, whatever its name."""
    filled = [[row[column.index].view.text.strip() for row in rows] for column in columns]
    return [
        replace(column, role=_role_by_content(column, [text for text in texts if text]))
        for column, texts in zip(columns, filled, strict=True)
    ]


def _role_by_content(column: Column, texts: Sequence[str]) -> Role:
    role = column.role
    if not texts:
        return role
    figures = sum(bool(NUMBER_CELL.fullmatch(text)) for text in texts)
    if role in _CONVERTIBLE and figures >= 0.6 * len(texts) and not _TIMES.fullmatch(column.header):
        return Role.FIGURE
    if role is Role.UNIT and sum(bool(_ORGANISATION.fullmatch(text)) for text in texts) > 0.6 * len(texts):
        return Role.RESPONSIBLE
    if role is Role.FIGURE and not figures and column.index == 0 and all(map(_serial, texts)):
        return Role.SERIAL
    if role is Role.FIGURE and sum(len(text) > 24 for text in texts) > 0.5 * len(texts):
        return Role.CONTENT
    if role in (Role.NAME, Role.PROJECT) and sum("。" in text for text in texts) > 0.5 * len(texts):
        return Role.CONTENT
    return role


def _serial(text: str) -> bool:
    return bool(_SERIAL.fullmatch(text))


def _with_subject(columns: Sequence[Column], body: Sequence[Sequence[Cell]]) -> tuple[Sequence[Column], int | None]:
    """The column that says what a row is about: by its header, else the first of words."""
    for role in (Role.PROJECT, Role.NAME):
        named = [column.index for column in columns if column.role is role]
        if named:
            return columns, named[0]
    for column in columns:
        if column.role not in (Role.FIGURE, Role.ATTRIBUTE):
            continue
        texts = [row[column.index].view.text.strip() for row in body if len(row) == len(columns)]
        words = [text for text in texts if text and not NUMBER_CELL.fullmatch(text) and not EMPTY_CELL.fullmatch(text)]
        if words and len(words) >= 0.6 * len(texts):
            changed = [replace(c, role=Role.NAME) if c is column else c for c in columns]
            return changed, column.index
    return columns, None


# --- rows -------------------------------------------------------------------------------------------------------


def _rows(body: Sequence[Sequence[Cell]], columns: Sequence[Column], subject: int | None) -> list[Row]:
    rows: list[Row] = []
    group: Cell | None = None
    section: Cell | None = None
    for cells in body:
        number = cells[0].row if cells else 0
        filled = [cell for cell in cells if cell.view.text.strip()]
        if not filled:
            continue
        if _is_section(filled, columns):
            section, group = filled[-1], None
            rows.append(Row(number, "section", {0: tuple(filled)}, None, section))
            continue
        if _TOTAL.fullmatch(_SPACE.sub("", filled[0].view.text)):
            placed = _right_aligned(cells, filled[0], columns, subject)
            rows.append(Row(number, "total", placed, None, None))
            continue
        placed = _aligned(cells, columns)
        if subject is not None and _heads_projects(placed, columns, subject, body):
            section, group = _last_filled(placed.get(subject, ())), None
            rows.append(Row(number, "section", placed, None, section, _is_sure(placed, columns)))
            continue
        group = _group(placed, columns, subject, group)
        rows.append(Row(number, "data", placed, group, section, _is_sure(placed, columns)))
    return rows


def _is_section(filled: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row heads those below it: one text, or a section's mark and one text, and no figure."""
    texts = [cell.view.text.strip() for cell in filled]
    if len(columns) < 3 and len(texts) > 1:
        return False
    if len(texts) == 2:
        return _serial(texts[0]) and not texts[0][:1].isdigit() and not NUMBER_CELL.fullmatch(texts[1])
    return len(texts) == 1 and not NUMBER_CELL.fullmatch(texts[0]) and len(columns) > 1


def _is_sure(placed: Mapping[int, tuple[Cell, ...]], columns: Sequence[Column]) -> bool:
    """Whether the row fits its columns: no two numbers share a column of figures, none stands where words belong."""
    for column in columns:
        filled = [cell.view.text.strip() for cell in placed.get(column.index, ()) if cell.view.text.strip()]
        numbers = sum(bool(NUMBER_CELL.fullmatch(text)) for text in filled)
        if column.role is Role.FIGURE and numbers > 1:
            return False
        if numbers and len(filled) > 1 and column.role in (Role.CONTENT, Role.ATTRIBUTE, Role.NAME, Role.PROJECT):
            return False
    return True


def _last_filled(cells: Sequence[Cell]) -> Cell | None:
    return next((cell for cell in reversed(cells) if cell.view.text.strip()), None)


def _heads_projects(
    placed: Mapping[int, tuple[Cell, ...]],
    columns: Sequence[Column],
    subject: int,
    body: Sequence[Sequence[Cell]],
) -> bool:
    """Whether a row of a project table heads a class of projects, with their sums: 一、续建项目 among rows 1, 2, 3."""
    name = _last_filled(placed.get(subject, ()))
    if columns[subject].role is not Role.PROJECT or name is None:
        return False
    serials = [cell.view.text.strip() for c in columns if c.role is Role.SERIAL for cell in placed.get(c.index, ())]
    marked = _CLASS_MARK.match(name.view.text.strip()) or any(map(_CLASS_MARK.match, serials))
    return bool(marked) and any(cell.view.text.strip() == "1" for row in body for cell in row[:1])


def _right_aligned(
    cells: Sequence[Cell], label: Cell, columns: Sequence[Column], subject: int | None
) -> dict[int, tuple[Cell, ...]]:
    """A row of totals: its label stands for all columns left of the figures, the rest are counted from the right."""
    rest = cells[cells.index(label) + 1 :]
    placed: dict[int, tuple[Cell, ...]] = {subject or 0: (label,)}
    first = len(columns) - len(rest)  # also right for a row that is written in full
    for offset, cell in enumerate(rest):
        if first + offset >= 0 and first + offset != subject:
            placed[first + offset] = (cell,)
    return placed


def _group(
    placed: Mapping[int, tuple[Cell, ...]], columns: Sequence[Column], subject: int | None, group: Cell | None
) -> Cell | None:
    """The group that a row stands in: named in an extra cell before the row's own name, or above it."""
    if subject is None:
        return None
    names = placed.get(subject, ())
    if len(names) > 1:
        first = names[0]
        return first if first.view.text.strip() else group
    numbered = any(
        column.role is Role.SERIAL and any(c.view.text.strip() for c in placed.get(column.index, ()))
        for column in columns
    )
    whole = len(placed) == len(columns) and all(len(cells) == 1 for cells in placed.values())
    return None if numbered or whole else group


def _aligned(cells: Sequence[Cell], columns: Sequence[Column]) -> dict[int, tuple[Cell, ...]]:
    """The cells of a row under the columns that they fit best, in order; neighbours may share a column."""
    if len(cells) == len(columns):
        return {index: (cell,) for index, cell in enumerate(cells)}
    unreached = float("-inf")
    width = len(columns)
    best = [[unreached] * (width + 1) for _ in range(len(cells) + 1)]
    came: list[list[int]] = [[-1] * (width + 1) for _ in range(len(cells) + 1)]
    best[0][0] = 0.0
    for j in range(width):
        for i in range(len(cells) + 1):
            if best[i][j] > best[i][j + 1]:
                best[i][j + 1], came[i][j + 1] = best[i][j], i
        for i in range(len(cells)):
            if best[i][j] == unreached:
                continue
            score = best[i][j]
            for k in range(i, min(len(cells), i + 3)):
                fit = _fit(cells[k].view.text.strip(), columns[j])
                score += min(fit, _JOINED) - _JOINING if k > i else fit
                if score > best[k + 1][j + 1]:
                    best[k + 1][j + 1], came[k + 1][j + 1] = score, i
    if best[len(cells)][width] == unreached:
        return {index: (cell,) for index, cell in enumerate(cells[:width])}
    return _traced(cells, came, width)


def _traced(cells: Sequence[Cell], came: list[list[int]], width: int) -> dict[int, tuple[Cell, ...]]:
    placed: dict[int, tuple[Cell, ...]] = {}
    at = len(cells)
    for j in range(width, 0, -1):
        start = came[at][j]
        if start < at:
            placed[j - 1] = tuple(cells[start:at])
        at = start
    return placed


def _fit(text: str, column: Column) -> float:
    """How well a cell's words fit a column."""
    if not text:
        return 0.3
    number = bool(NUMBER_CELL.fullmatch(text))
    match column.role:
        case Role.SERIAL:
            return 2.0 if _serial(text) else -3.0
        case Role.FIGURE:
            if number:
                return 2.0
            return 1.0 if EMPTY_CELL.fullmatch(text) or _MONEY.fullmatch(text) else -0.5 if len(text) < 16 else -2.0
        case Role.UNIT:
            return -2.0 if number else 1.0 if _UNIT_LIKE.fullmatch(text) else -1.0
        case Role.LEAD | Role.RESPONSIBLE | Role.INVESTOR:
            return 2.0 if _ORGANISATION.fullmatch(text) else -3.0 if number else -0.5
        case Role.YEARS:
            return 1.5 if _YEARS.fullmatch(text) and len(text) < 24 else 0.5 if _COURSE.fullmatch(text) else -1.0
        case Role.STAGE:
            return 2.0 if _STAGE.fullmatch(text) else -1.0
        case Role.ATTRIBUTE:
            return 2.0 if _NATURE.fullmatch(text) else 0.2 if not number else -1.0
        case Role.CONTENT:
            if number or _MONEY.fullmatch(text):
                return -2.0 if number else -0.5
            return 2.0 if len(text) > 24 or "。" in text else 1.0 if any(map(str.isdigit, text)) else 0.2
        case _:
            return -3.0 if number else 1.5 if len(text) < 60 else -1.0
