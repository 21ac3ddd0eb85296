"""The edges of the graph and the facts that state them, read in bulk: what networks, paths and cascades are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph.names import Select
from graph.questions import own_query
from graph.terms import PREFIXES, from_segment, term

TextOf = Callable[[str], str]
"""The text of a report, by its doc. Raises KeyError where it is not at hand (at an endpoint): words come by query."""
# By what an edge is stated: a fact of its own, or a tie between two facts.
FACT_EDGES = (
    "pursues",
    "pilots",
    "hasProject",
    "issuedPolicy",
    "draftedPolicy",
    "implementsPolicy",
    "citesPolicy",
    "cooperatesWith",
)
TIE_EDGES = ("advances", "leads", "responsibleFor", "investsIn", "under")
NAMES = "names"  # a place's report names an agency: stated by facts, though no direct edge
_SPAN = re.compile(r"(.+)#(?:char=|[a-z]+-)(\d+)[,-](\d+)(?:-\w+)?")


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a report states something: where its words start in the report's text, the sentence, and of what period."""

    report: str
    start: int
    sentence: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One statement of an edge: from which thing to which (IRIs), when, by which words.

    `form` is that of a cooperation; `by` says by which words a tie is known (sentence, heading, table).
    """

    relation: str
    subject: str
    object: str
    evidence: tuple[Evidence, ...]
    form: str = ""
    by: str = ""

    @property
    def period(self) -> str:
        """Of what period it is said."""
        return self.evidence[0].period


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: its type, label and IRI, and where known its level (national, county, …) and division code."""

    type: str
    label: str
    iri: str
    level: str = ""
    code: str = ""


def type_of(iri: str) -> str:
    """The type that an entity's IRI says: place, strategy, project, agency, policy, indicator."""
    return iri.removeprefix(PREFIXES["id"]).partition("/")[0]


def read_edges(select: Select, relation: str) -> Iterator[tuple[str, str]]:
    """The pairs of things (IRIs) that a relation joins, each once for every report that states it."""
    if relation == NAMES:
        rows = select(own_query("agencies-named"), {})
    else:
        rows = select(own_query("edges"), {"edge": term(f"xt:{relation}")})
    for row in rows:
        for target in row["objects"].split(" "):
            yield row["subject"], target


def read_links(select: Select, text_of: TextOf, relation: str) -> list[Link]:
    """All statements of a relation, with period (where a fact has none, what its report looks back on) and words."""
    reader = _Reader(select, text_of)
    return reader.ties(relation) if relation in TIE_EDGES else reader.facts(relation)


def read_things(select: Select, type_: str) -> list[Thing]:
    """All things of a type: place, strategy, project, agency, policy."""
    rows = select(own_query("things"), {"start": Literal(f"{PREFIXES['id']}{type_}/")})
    levels: Mapping[str, Mapping[str, str]] = {}
    if type_ in ("place", "strategy"):
        levels = {row["thing"]: row for row in select(own_query("levels"), {})}
    return [_thing(type_, {**row, **levels.get(row["thing"], {})}) for row in rows]


def read_reporting_places(select: Select) -> list[Thing]:
    """The places that have a report of their own."""
    return [_thing("place", row) for row in select(own_query("report-places"), {})]


def _thing(type_: str, row: Mapping[str, str]) -> Thing:
    level = row.get("level", "").removeprefix(PREFIXES["xt"]).lower()
    return Thing(type_, row["label"], row["thing"], level, row.get("code", ""))


def span_of(iri: str) -> tuple[str, int, int]:
    """The doc, start and end that the IRI of a fact or of evidence says. Raises ValueError where it is none."""
    match = _SPAN.fullmatch(iri)
    if not match:
        raise ValueError(f"{iri}: is neither a fact nor evidence")
    return from_segment(match[1].removeprefix(PREFIXES["report"])), int(match[2]), int(match[3])


def years_of(period: str) -> range:
    """The years that a period covers: `2024-01/2024-06` → 2024, `2021/2025` → 2021 to 2025."""
    found = [int(year) for year in re.findall(r"\d{4}", period)]
    return range(found[0], found[-1] + 1) if found else range(0)


class Words:
    """Makes evidence of the IRIs that facts and sentences have; each text is read once."""

    def __init__(self, select: Select, text_of: TextOf) -> None:
        self._select = select
        self._text_of = text_of
        self._texts: dict[str, str | None] = {}
        self._spans: dict[str, str] = {}

    def evidence(self, fact: str, sentence: str, period: str = "") -> Evidence:
        """Where a fact stands, and its sentence; both by their IRIs."""
        doc, start, _ = span_of(fact)
        return Evidence(doc, start, self._words(sentence), period)

    def prepare(self, relation: str, sentence: str) -> None:
        """Have the words of a relation's statements at hand, of which `sentence` is one."""
        if self._text(span_of(sentence)[0]) is None:
            rows = self._select(own_query("edge-words"), {"edge": term(f"xt:{relation}")})
            self._spans.update({row["evidence"]: row["words"] for row in rows})

    def _words(self, span: str) -> str:
        doc, start, end = span_of(span)
        text = self._text(doc)
        if text is not None:
            return text[start:end]
        if span not in self._spans:
            rows = self._select(own_query("words"), {"evidence": NamedNode(span)})
            self._spans[span] = next((row["words"] for row in rows), "")
        return self._spans[span]

    def _text(self, doc: str) -> str | None:
        if doc not in self._texts:
            try:
                self._texts[doc] = self._text_of(doc)
            except KeyError:
                self._texts[doc] = None
        return self._texts[doc]


class _Reader:
    """Reads statements; periods once."""

    def __init__(self, select: Select, text_of: TextOf) -> None:
        self._select = select
        self._words = Words(select, text_of)
        self._periods = {row["period"]: row["label"] for row in select(own_query("periods"), {})}
        self._reviewed = {row["doc"]: row["reviewed"] for row in select(own_query("report-dates"), {})}

    def facts(self, relation: str) -> list[Link]:
        return [
            Link(
                relation,
                row["subject"],
                row["object"],
                (self._evidence(row["fact"], row["sentence"], row.get("period")),),
                row.get("form", ""),
            )
            for row in self._rows("edge-facts", relation)
        ]

    def ties(self, relation: str) -> list[Link]:
        found = []
        for row in self._rows("edge-ties", relation):
            period = row.get("fromPeriod") or row.get("toPeriod")
            one = self._evidence(row["from"], row["fromSentence"], period)
            other = self._evidence(row["to"], row["toSentence"], period)
            found.append(Link(relation, row["subject"], row["object"], (one, other), by=row["by"]))
        return found

    def _rows(self, query: str, relation: str) -> Iterable[Mapping[str, str]]:
        rows = list(self._select(own_query(query), {"edge": term(f"xt:{relation}")}))
        for row in rows[:1]:
            self._words.prepare(relation, row.get("sentence") or row["fromSentence"])
        return rows

    def _evidence(self, fact: str, sentence: str, period: str | None) -> Evidence:
        label = self._periods[period] if period else self._reviewed.get(span_of(fact)[0], "")
        return self._words.evidence(fact, sentence, label)
