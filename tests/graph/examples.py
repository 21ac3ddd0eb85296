"""An invented county's report, the facts that a reader takes from it, and the few names that are known beforehand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from decimal import Decimal

from extractors.lexicon import AgencyKind, IndicatorTerm, Lexicon, Place, StrategyTerm, UnitTerm
from extractors.model import (
    Agency,
    AnyFact,
    Citation,
    Cooperation,
    Document,
    Extraction,
    NumberAccount,
    Observation,
    Period,
    Policy,
    Profile,
    Project,
    Status,
    Strategy,
    Tie,
)
from extractors.text import Span
from graph.judgements import Judgements
from graph.linking import LexiconIndex, Linker
from graph.mapping import MappedReport, Provenance, map_extraction

ID = "https://w3id.org/xiantu/id/"
QINGSHAN = Place(f"{ID}place/990101", "青山县", "青山", "990101", "county", "990000")
BAISHUI = Place(f"{ID}place/990102", "白水县", "白水", "990102", "county", "990000")
PROVINCE = Place(f"{ID}place/990000", "云岭省", "云岭", "990000", "province", "100000")
GDP = IndicatorTerm(f"{ID}indicator/gdp", "地区生产总值", ("GDP",), "亿元", False)
COMMISSION = AgencyKind(f"{ID}agency-kind/drc", "发展和改革委员会", ("发展改革委", "发改委"), "government", True)
MINISTRY = AgencyKind(f"{ID}agency/mwr", "水利部", (), "government", False)
RURAL = StrategyTerm(f"{ID}strategy/rural", "乡村振兴", ("乡村振兴战略",), False, False)

LEXICON = Lexicon(
    places={"青山县": [QINGSHAN], "青山": [QINGSHAN], "白水县": [BAISHUI], "白水": [BAISHUI], "云岭省": [PROVINCE]},
    by_code={place.code: place for place in (QINGSHAN, BAISHUI, PROVINCE)},
    strategies={"乡村振兴": RURAL, "乡村振兴战略": RURAL},
    indicators={"地区生产总值": GDP, "GDP": GDP},
    agencies={"发展和改革委员会": COMMISSION, "发展改革委": COMMISSION, "发改委": COMMISSION, "水利部": MINISTRY},
    units={
        "元": UnitTerm(f"{ID}unit/yuan", "元", "元", 1.0),
        "亿元": UnitTerm(f"{ID}unit/yuan", "亿元", "元", 1e8, 1e8),
        "%": UnitTerm(f"{ID}unit/percent", "%", "%", 1.0),
    },
    sectors={},
)
INDEX = LexiconIndex(LEXICON)
PROVENANCE = Provenance("0.1.0", "a" * 64, "b" * 64)

HEADING = "一、聚力“乡村振兴”"
FIRST = "全县地区生产总值61.4亿元、增长6.5%。"
SECOND = "县发改委牵头的青白高速完成42%，投资3亿元，入选“小县大城”试点。"
THIRD = "印发《青山县林业规划》，与白水县毗邻合作。另有7件。"
TEXT = "\n".join((HEADING, FIRST + SECOND, THIRD))
YEAR, NEXT = Period.year(2023), Period.year(2024)


def cite(words: str, sentence: str, headings: Sequence[str] = (HEADING,), text: str = TEXT) -> Citation:
    """Where a sentence of the text says some words."""
    around = span(sentence, text)
    start = text.index(words, around.start)
    return Citation(
        start=start,
        end=start + len(words),
        text=words,
        area="青山县",
        sentence=around,
        headings=tuple(span(heading, text) for heading in headings),
    )


def span(words: str, text: str = TEXT) -> Span:
    """Where a text first says some words."""
    return Span(text.index(words), text.index(words) + len(words))


def observation(words: str, sentence: str, **own: object) -> Observation:
    """An observation of GDP in 2023, unless `own` says otherwise."""
    fields = {"indicator": "地区生产总值", "measure": "value", "unit": "亿元", "bound": "=", "period": YEAR}
    fields |= {"value": Decimal(words), "status": Status.ACTUAL} | own
    return Observation(**cite(words, sentence), **fields)  # type: ignore[arg-type]


VALUE = observation("61.4", FIRST)
GROWTH = observation("6.5", FIRST, measure="growth", unit="%", also=("人均地区生产总值",))
PROJECT = Project(
    **cite("青白高速", SECOND),
    name="青白高速",
    stage="ongoing",
    status=Status.ACTUAL,
    progress=Decimal(42),
    investment=Decimal(300000000),
    period=YEAR,
)
AGENCY = Agency(**cite("县发改委", SECOND), name="青山县发展和改革委员会", type="government", role="lead")
PILOT = Strategy(**cite("“小县大城”试点", SECOND), name="小县大城", relation="pilots", period=YEAR)
RURAL_HEADING = Strategy(**cite("“乡村振兴”", HEADING, ()), name="乡村振兴", relation="pursues", period=YEAR)
POLICY = Policy(**cite("青山县林业规划", THIRD), title="青山县林业规划", action="issued")
NEIGHBOUR = Cooperation(**cite("白水县", THIRD), partner="白水县", form="毗邻合作")
ALL: tuple[AnyFact, ...] = (RURAL_HEADING, VALUE, GROWTH, AGENCY, PROJECT, PILOT, POLICY, NEIGHBOUR)
TIES = (
    Tie("advances", PROJECT, RURAL_HEADING, "heading"),
    Tie("leads", AGENCY, PROJECT, "sentence"),
)
NUMBERS = (
    NumberAccount(span("61.4"), "read", ""),
    NumberAccount(span("6.5"), "read", ""),
    NumberAccount(span("42"), "explained", "progress"),
    NumberAccount(span("7", TEXT), "unread", "no-indicator"),
)


def extraction(
    facts: Sequence[AnyFact] = ALL,
    ties: Sequence[Tie] = TIES,
    numbers: Sequence[NumberAccount] = NUMBERS,
    doc: str = "qingshan-2023",
    text: str = TEXT,
) -> Extraction:
    """What was taken from the report."""
    document = Document(doc, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8", ())
    profile = Profile("青山县2023年计划执行情况的报告", "青山县", "990101", "云岭省", YEAR, NEXT, "2024-01-10")
    return Extraction(document, profile, tuple(facts), tuple(ties), tuple(numbers))


def linker(judgements: Judgements | None = None, place: Place = QINGSHAN) -> Linker:
    """A linker for a report on that place."""
    return Linker(INDEX, place.code, place.name, judgements or Judgements())


def mapped(taken: Extraction | None = None, judgements: Judgements | None = None) -> MappedReport:
    """The graph of the report."""
    return map_extraction(taken or extraction(), linker(judgements), PROVENANCE)
