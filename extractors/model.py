"""The values that pass along the line: documents, sentences with their context, mentions, facts.

All are frozen. Offsets in a `Fact` count characters of the document's text; positions in a mention count
characters of its sentence's view. The fields of the facts are those of the facts table (docs/facts-table.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Literal, TypedDict

from extractors.text import Span, View


class Status(StrEnum):
    """Whether something has happened or is measured, or is planned, expected or promised."""

    ACTUAL = "actual"
    TARGET = "target"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole months from `first` to `last`, both included, each written `YYYY-MM`."""

    first: str
    last: str

    @classmethod
    def year(cls, year: int, until: int | None = None) -> Period:
        """The calendar year, or the years `year` to `until`."""
        return cls(f"{year:04}-01", f"{until or year:04}-12")

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Period:
        """The months `first` to `last` of one year."""
        return cls(f"{year:04}-{first:02}", f"{year:04}-{last:02}")

    def __str__(self) -> str:
        """`2023`, `2019/2023` or `2024-01/2024-06`, as in the facts table."""
        if self.first.endswith("-01") and self.last.endswith("-12"):
            first, last = self.first[:4], self.last[:4]
            return first if first == last else f"{first}/{last}"
        return f"{self.first}/{self.last}"


# --- the document -----------------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a block of the document is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"  # 图1：…, 专栏3：…, 附表1 and its title
    CELL = "cell"
    NOTE = "note"  # footnotes and glossaries: they say what words mean, nothing is taken from them
    NOISE = "noise"  # page numbers, rules, the chrome of web pages: nobody reads them, nothing is taken from them


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the document with one function.

    `level` is the heading level (1 is a chapter) and 0 elsewhere. `table` is the index in `Document.tables` of the
    table whose cell this is. A paragraph inside a 专栏 (box) has `box` set.
    """

    kind: BlockKind
    view: View
    level: int = 0
    table: int | None = None
    box: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `view` is empty (length 0) for an empty cell; rows and columns count from 0."""

    row: int
    column: int
    view: View


class TableKind(StrEnum):
    """What a table holds: rows under a header, a box laid out as a table, or a chart's data."""

    GRID = "grid"
    BOX = "box"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as found in the text: rows of cells (rows may differ in length), the first `header_rows` a header."""

    kind: TableKind
    span: Span
    title: str
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read. `text` is what all offsets count in; for a `.txt` file it is the file decoded, unchanged."""

    name: str
    text: str
    digest: str  # SHA-256 of the file's bytes, hexadecimal
    encoding: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is about: its place, the period it looks back on and the period it plans.

    `place` is the official name without province (`巫溪县`), `code` its GB/T 2260 code, `province` the name of the
    province-level division above it. `issuer` is the agency that wrote it, if the text says so.
    """

    title: str
    place: str
    code: str
    province: str
    review: Period
    plan: Period
    issued: str | None = None  # ISO date, if stated


# --- sentences and their mentions -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above a sentence."""

    text: str
    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a sentence unless its own words say otherwise.

    `headings` runs from the outermost to the nearest; a run-in heading at the start of the paragraph (`一是…。`,
    `积极扩大有效投资。`) is its last member.
    """

    area: str
    period: Period
    status: Status
    headings: tuple[Heading, ...] = ()
    box: bool = False


class Citation(TypedDict):
    """The fields that every fact has: where the report says it, in whose area, under which headings."""

    start: int
    end: int
    text: str
    area: str
    sentence: Span
    headings: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or caption of running text, with its context.

    `paragraph` numbers the block it stands in; `source` is the whole document's text, which the view maps back to.
    """

    view: View
    context: Context
    kind: BlockKind
    paragraph: int
    source: str = field(repr=False)

    @property
    def text(self) -> str:
        """The sentence's uniform text, which mentions point into."""
        return self.view.text

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return self.view.span(0, len(self.view.text))

    def cite(self, start: int, end: int, area: str | None = None) -> Citation:
        """What a fact says of its own place, for the range [start, end) of the sentence's text.

        `Project(**sentence.cite(start, end), name=…)`; `area` where it is not the context's.
        """
        span = self.view.span(start, end)
        return Citation(
            start=span.start,
            end=span.end,
            text=self.source[span.start : span.end],
            area=area or self.context.area,
            sentence=self.span,
            headings=tuple(heading.span for heading in self.context.headings),
        )


NameKind = Literal["place", "strategy", "indicator", "agency", "sector"]


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name of the lexicon in a sentence: [start, end) of its view, and the entity's IRI.

    `sure` is False where the form is also an everyday word or often arises where two words meet (和平, 通道): then
    only its surroundings can tell that it is the name.
    """

    start: int
    end: int
    kind: NameKind
    iri: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit in a sentence's view: the number is [start, end), the unit [end, unit_end)."""

    start: int
    end: int
    unit_end: int
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with what was recognised in it; the input of every extractor."""

    sentence: Sentence
    names: tuple[NameMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()


# --- facts ------------------------------------------------------------------------------------------------------

Measure = Literal["value", "growth", "change", "rank"]
Bound = Literal["=", ">=", "<=", "~"]
TargetKind = Literal["binding", "expected"]
Stage = Literal["planned", "started", "ongoing", "completed"]
Relation = Literal["pursues", "pilots"]
AgencyType = Literal["government", "company", "institution", "other"]
Role = Literal["issuer", "lead", "responsible", "investor", "partner", "mentioned"]
Action = Literal["issued", "drafted", "implemented", "cited"]
Form = Literal["对口协同", "东西部协作", "对口支援", "定点帮扶", "友好城市", "毗邻合作", "其他"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one place of a report says. `text` is `document.text[start:end]`; `sentence` spans the words around it.

    `headings` are the spans of the headings that the sentence stands under, outermost first.
    """

    kind: ClassVar[str]
    start: int
    end: int
    text: str
    area: str
    sentence: Span
    headings: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Fact):
    """A quantity that the report states. `also` names further indicators that the one number holds for.

    `target_kind` is set where a table of planned indicators says that the row is binding (约束性) or expected (预期性).
    """

    kind: ClassVar[str] = "observation"
    indicator: str
    also: tuple[str, ...] = ()
    measure: Measure
    value: Decimal
    unit: str
    bound: Bound
    period: Period
    status: Status
    target_kind: TargetKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Fact):
    """A mention of a named piece of construction or investment. `progress` in percent, `investment` in yuan."""

    kind: ClassVar[str] = "project"
    name: str
    stage: Stage | None = None
    status: Status
    progress: Decimal | None = None
    investment: Decimal | None = None
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy(Fact):
    """A mention of a strategy, campaign, mechanism or pilot scheme that the area takes part in."""

    kind: ClassVar[str] = "strategy"
    name: str
    relation: Relation
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Fact):
    """A mention of a named organisation with a part in the report."""

    kind: ClassVar[str] = "agency"
    name: str
    type: AgencyType
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Fact):
    """A titled document and what is done with it."""

    kind: ClassVar[str] = "policy"
    title: str
    action: Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation(Fact):
    """A tie between the area and another place or body."""

    kind: ClassVar[str] = "cooperation"
    partner: str
    form: Form


AnyFact = Observation | Project | Strategy | Agency | Policy | Cooperation
Evidence = Literal["sentence", "heading", "table"]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two facts of one report, and by which words it is known.

    `advances`: project → strategy; `leads`, `responsibleFor`, `investsIn`: agency → project;
    `under`: policy → strategy.
    """

    relation: Literal["advances", "leads", "responsibleFor", "investsIn", "under"]
    source: AnyFact
    target: AnyFact
    by: Evidence


# --- the account of every number --------------------------------------------------------------------------------

Outcome = Literal["read", "explained", "unread"]


@dataclass(frozen=True, slots=True)
class NumberAccount:
    """What became of a number of the document: read as an observation, explained as none, or unread, and why.

    `cause` is a short code: `date`, `document-number`, `name`, `list-marker`, `slogan`, `threshold`, … for the
    explained; `no-indicator`, `no-unit`, `table`, … for the unread.
    """

    span: Span
    outcome: Outcome
    cause: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was taken from one document. Facts are sorted by (start, end, kind, name)."""

    document: Document
    profile: Profile
    facts: tuple[AnyFact, ...]
    ties: tuple[Tie, ...] = ()
    numbers: tuple[NumberAccount, ...] = ()
    warnings: tuple[str, ...] = field(default=())
