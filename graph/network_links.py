"""The edges of the graph and the facts that state them, read in bulk: what networks, paths and cascades are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.names import Select
from graph.questions import own_query
from graph.terms import PREFIXES, from_segment, term

TextOf = Callable[[str], str]
"""The text of a report, by its doc. Raises KeyError where there is no such report."""

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
    """Where a report states an edge: where its words start in the report's text, and the sentence around them."""

    report: str
    start: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Link:
    """One statement of an edge: from which thing to which (IRIs), when, by which words.

    `form` is that of a cooperation; `by` says by which words a tie is known (sentence, heading, table).
    """

    relation: str
    subject: str
    object: str
    period: str
    evidence: tuple[Evidence, ...]
    form: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: its type, label and IRI, and where known its level (national, county level, …) and division code."""

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
    """All statements of a relation, with period and words; where a fact has no period, what its report looks back on."""
    reader = _Reader(select, text_of)
    return reader.ties(relation) if relation in TIE_EDGES else reader.facts(relation)


def read_things(select: Select, relation: str, side: str) -> list[Thing]:
    """The things on one side ("subjects" or "objects") of a relation."""
    levels = read_levels(select)
    rows = select(own_query(f"edge-{side}"), {"edge": term(f"xt:{relation}")})
    return [Thing(type_of(row["thing"]), row["label"], row["thing"], *levels.get(row["thing"], ())) for row in rows]


def read_levels(select: Select) -> Mapping[str, tuple[str, str]]:
    """Level and division code of the places and strategies that are known beforehand, by IRI."""
    return {row["thing"]: (row["level"], row.get("code", "")) for row in select(own_query("levels"), {})}


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


class _Reader:
    """Reads statements; texts and periods once."""

    def __init__(self, select: Select, text_of: TextOf) -> None:
        self._select = select
        self._text_of = text_of
        self._texts: dict[str, str] = {}
        self._periods = {row["period"]: row["label"] for row in select(own_query("periods"), {})}
        self._reviewed = {row["doc"]: row["reviewed"] for row in select(own_query("report-dates"), {})}

    def facts(self, relation: str) -> list[Link]:
        found = []
        for row in self._rows("edge-facts", relation):
            evidence = self._evidence(row["fact"], row["sentence"])
            period = self._period((row.get("period"),), evidence.report)
            found.append(Link(relation, row["subject"], row["object"], period, (evidence,), row.get("form", "")))
        return found

    def ties(self, relation: str) -> list[Link]:
        found = []
        for row in self._rows("edge-ties", relation):
            pair = (self._evidence(row["from"], row["fromSentence"]), self._evidence(row["to"], row["toSentence"]))
            period = self._period((row.get("fromPeriod"), row.get("toPeriod")), pair[0].report)
            found.append(Link(relation, row["subject"], row["object"], period, pair, by=row["by"]))
        return found

    def _rows(self, query: str, relation: str) -> Iterable[Mapping[str, str]]:
        return self._select(own_query(query), {"edge": term(f"xt:{relation}")})

    def _evidence(self, fact: str, sentence: str) -> Evidence:
        doc, start, _ = span_of(fact)
        _, first, end = span_of(sentence)
        if doc not in self._texts:
            self._texts[doc] = self._text_of(doc)
        return Evidence(doc, start, self._texts[doc][first:end])

    def _period(self, given: Iterable[str | None], doc: str) -> str:
        stated = next((period for period in given if period), None)
        return self._periods[stated] if stated else self._reviewed.get(doc, "")
