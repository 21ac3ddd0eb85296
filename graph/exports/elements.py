"""Nodes and edges: all things that the reports tie to each other, and their ties, each with all that states it."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Store

from graph.exports.options import Options
from graph.exports.selecting import own_rows
from graph.mapping import text_digest
from graph.network_links import span_of
from graph.reading import Graph
from graph.terms import PREFIXES, doc_of, term

_LABEL, _TITLE, _CODE = term("skos:prefLabel"), term("dct:title"), term("skos:notation")
_LEVEL, _REVIEWED = term("xt:level"), term("xt:reviewPeriod")
_CHINA = "100000"
_PLACES, _PERIODS = f"{PREFIXES['id']}place/", f"{PREFIXES['id']}period/"

KINDS = ("place", "strategy", "project", "agency", "policy", "report")
"""What nodes are."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a report states an edge: the offsets of what names it, and those of the sentence around, end excluded.

    `words` is the sentence, or its SHA-256 where the reports' words are left out.
    """

    report: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    words: str

    @property
    def place(self) -> str:
        """Report and offsets of the sentence, as in the evidence's IRI."""
        return f"{self.report}#char={self.sentence_start},{self.sentence_end}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day (`YYYY-MM-DD`), both included."""

    start: str
    end: str

    @property
    def years(self) -> range:
        """The calendar years that it touches."""
        return range(int(self.start[:4]), int(self.end[:4]) + 1)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an edge. Where it has no period of its own, that is what its report looks back on."""

    period: Period
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing. `zh` and `en` are its labels (`en` often empty), `code` and `level` those of divisions.

    `province` is the name of the province that a division, or what is known by its division, lies in.
    """

    iri: str
    kind: str
    zh: str
    en: str = ""
    code: str = ""
    level: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie: source and target (IRIs), the relation (local name of its property), and all that states it."""

    source: str
    target: str
    relation: str
    statements: tuple[Statement, ...]

    @property
    def weight(self) -> int:
        """The number of statements."""
        return len(self.statements)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence, by report and place, each once."""
        return tuple(sorted({each for statement in self.statements for each in statement.evidence}))

    @property
    def sentences(self) -> tuple[Evidence, ...]:
        """The evidence, the first of each sentence alone."""
        first: dict[str, Evidence] = {}
        for each in self.evidence:
            first.setdefault(each.place, each)
        return tuple(first.values())

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that state it."""
        return tuple(sorted({each.report for each in self.evidence}))

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that it is stated of."""
        return tuple(sorted({statement.period for statement in self.statements}))

    @property
    def by_year(self) -> Mapping[int, int]:
        """How many statements speak of each year."""
        counted: dict[int, int] = defaultdict(int)
        for statement in self.statements:
            for year in statement.period.years:
                counted[year] += 1
        return dict(sorted(counted.items()))


@dataclass(frozen=True)
class Elements:
    """A network: nodes by kind and IRI, edges by source, target and relation."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @cached_property
    def degrees(self) -> Mapping[str, int]:
        """The number of edges at each node."""
        counted: dict[str, int] = defaultdict(int)
        for edge in self.edges:
            counted[edge.source] += 1
            counted[edge.target] += 1
        return counted

    @cached_property
    def years(self) -> Mapping[str, tuple[int, ...]]:
        """The years in which each node has an edge."""
        found: dict[str, set[int]] = defaultdict(set)
        for edge in self.edges:
            for end in (edge.source, edge.target):
                found[end].update(edge.by_year)
        return {iri: tuple(sorted(years)) for iri, years in found.items()}

    def busiest(self, most: int) -> Elements:
        """The nodes of highest degree, at most so many, and the edges between them."""
        kept = sorted(self.nodes, key=lambda node: (-self.degrees[node.iri], node.iri))[:most]
        inside = {node.iri for node in kept}
        return Elements(
            tuple(node for node in self.nodes if node.iri in inside),
            tuple(edge for edge in self.edges if edge.source in inside and edge.target in inside),
        )


def read_elements(graph: Graph, options: Options) -> Elements:
    """All direct edges of a store, and what they join. Raises StoreDamaged where a report's text is not as it was."""
    reader = _Reader(graph, options)
    stated: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for key, statement in (*reader.facts(), *reader.ties()):
        stated[key].append(statement)
    edges = tuple(
        Edge(source, target, relation, tuple(sorted(statements, key=lambda each: (each.evidence, each.period))))
        for (source, target, relation), statements in sorted(stated.items())
    )
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = sorted((node_of(graph.quads, iri) for iri in ends), key=lambda node: (KINDS.index(node.kind), node.iri))
    return Elements(tuple(nodes), edges)


class _Reader:
    """Reads statements; each report's text and period once."""

    def __init__(self, graph: Graph, options: Options) -> None:
        self._graph = graph
        self._written: Callable[[str], str] = str if options.quotes else text_digest
        self._texts: dict[str, str] = {}
        self._reviewed = _reviewed(graph)
        self._read: dict[tuple[str, str], Evidence] = {}

    def facts(self) -> Iterator[tuple[tuple[str, str, str], Statement]]:
        """Each fact that states an edge, by the edge's source, target and relation."""
        for row in own_rows(self._graph, "edge-facts"):
            evidence = self._evidence(row["fact"], row["sentence"])
            yield _key(row), Statement(self._period((row.get("period"),), evidence.report), (evidence,))

    def ties(self) -> Iterator[tuple[tuple[str, str, str], Statement]]:
        """Each tie of two facts."""
        for row in own_rows(self._graph, "edge-ties"):
            both = self._evidence(row["from"], row["fromSentence"]), self._evidence(row["to"], row["toSentence"])
            period = self._period((row.get("fromPeriod"), row.get("toPeriod")), both[0].report)
            yield _key(row), Statement(period, both)

    def _evidence(self, fact: str, sentence: str) -> Evidence:
        if (fact, sentence) not in self._read:
            doc, start, end = span_of(fact)
            _, first, last = span_of(sentence)
            if doc not in self._texts:
                self._texts[doc] = self._graph.text(doc)
            words = self._written(self._texts[doc][first:last])
            self._read[fact, sentence] = Evidence(doc, start, end, first, last, words)
        return self._read[fact, sentence]

    def _period(self, said: Iterable[str | None], doc: str) -> Period:
        for iri in said:
            if iri:
                return period_of(iri)
        return self._reviewed[doc]


def period_of(iri: str) -> Period:
    """The period that an IRI names: `…/period/2024-01--2024-06`."""
    first, _, last = iri.removeprefix(_PERIODS).partition("--")
    year, month = (int(part) for part in last.split("-"))
    return Period(f"{first}-01", f"{last}-{calendar.monthrange(year, month)[1]}")


def _reviewed(graph: Graph) -> dict[str, Period]:
    """What each report looks back on."""
    quads = graph.quads.quads_for_pattern(None, _REVIEWED, None)
    pairs = ((quad.subject, quad.object) for quad in quads)
    return {
        doc_of(report): period_of(period.value)
        for report, period in pairs
        if isinstance(period, NamedNode) and isinstance(report, NamedNode)
    }


def _key(row: Mapping[str, str]) -> tuple[str, str, str]:
    return row["subject"], row["object"], row["edge"].removeprefix(PREFIXES["xt"])


# --- nodes --------------------------------------------------------------------------------------------------------


def node_of(quads: Store, iri: str) -> Node:
    """What the graph says of a thing."""
    if iri.startswith(PREFIXES["report"]):
        return Node(iri, "report", _said(quads, iri, _TITLE).get("zh", ""))
    kind, _, key = iri.removeprefix(PREFIXES["id"]).partition("/")
    labels = _said(quads, iri, _LABEL)
    division = key[:2] if key[:6].isdigit() and key[:6] != _CHINA and kind != "strategy" else ""
    province = _said(quads, f"{_PLACES}{division}0000", _LABEL).get("zh", "") if division else ""
    return Node(
        iri,
        kind,
        labels.get("zh", ""),
        labels.get("en", ""),
        _said(quads, iri, _CODE).get("", "") if kind == "place" else "",
        _level(quads, iri),
        province,
    )


def _said(quads: Store, iri: str, predicate: NamedNode) -> dict[str, str]:
    """The literals of a property, one for each language."""
    found = (quad.object for quad in quads.quads_for_pattern(NamedNode(iri), predicate, None))
    return {each.language or "": each.value for each in found if isinstance(each, Literal)}


def _level(quads: Store, iri: str) -> str:
    for quad in quads.quads_for_pattern(NamedNode(iri), _LEVEL, None):
        if isinstance(quad.object, NamedNode):
            return _said(quads, quad.object.value, _LABEL).get("en", "")
    return ""
