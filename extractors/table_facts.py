"""What the readers of tables share: a table in its report, citations of its cells, the account of its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractors.column_sense import Frame
from extractors.grid import Grid, Row
from extractors.lexicon import Lexicon
from extractors.model import AnyFact, Cell, Citation, NumberAccount, Outcome, Profile, Tie
from extractors.text import Span

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Scope:
    """A table laid onto its columns, with the report it stands in."""

    grid: Grid
    frame: Frame
    source: str
    profile: Profile
    lexicon: Lexicon
    headings: tuple[Span, ...] = ()


@dataclass(slots=True)
class Findings:
    """What has been read so far; filled while a table is read, never shared between tables."""

    facts: list[AnyFact] = field(default_factory=list)
    numbers: list[NumberAccount] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)

    def account(self, cell: Cell, outcome: Outcome, cause: str, read: Iterable[Span] = ()) -> None:
        """Account for the numbers of a cell that are not among those `read`."""
        taken = set(read)
        for match in _DIGITS.finditer(cell.view.text):
            span = cell.view.span(*match.span())
            if not any(other.start <= span.start < other.end for other in taken):
                self.numbers.append(NumberAccount(span, outcome, cause))

    def account_read(self, spans: Iterable[Span]) -> None:
        """Account for numbers that became observations."""
        self.numbers += [NumberAccount(span, "read", "table") for span in spans]


def row_span(row: Row) -> Span:
    """From the first to the last character of a row."""
    spans = [span_of(cell) for cells in row.cells.values() for cell in cells if cell.view.text]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def span_of(cell: Cell) -> Span:
    """Where a filled cell stands."""
    return cell.view.span(0, len(cell.view.text))


def cite(scope: Scope, row: Row, cell: Cell, start: int, end: int, area: str | None = None) -> Citation:
    """What a fact says of its own place, for [start, end) of a cell's view; its sentence is the row."""
    span = cell.view.span(start, end)
    section = (span_of(row.section),) if row.section is not None else ()
    return Citation(
        start=span.start,
        end=span.end,
        text=scope.source[span.start : span.end],
        area=area or scope.profile.place,
        sentence=row_span(row),
        headings=(*scope.headings, *section),
    )


def cells_of(row: Row) -> Iterator[tuple[int, Cell]]:
    """The filled cells of a row with their columns."""
    for column, cells in sorted(row.cells.items()):
        for cell in cells:
            if cell.view.text.strip():
                yield column, cell
