"""The observations of a store, read out of its quads: what judges plans and audits reports works on these values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pyoxigraph import Literal, NamedNode
from pyoxigraph import Store as Quads

from graph.terms import CODES, TYPE, doc_of, report_iri, term

_OBSERVATION, _AREA = term("qb:Observation"), term("sdmx-dimension:refArea")
_LABEL, _PREF = term("rdfs:label"), term("skos:prefLabel")
_BEGINS, _ENDS = term("dcat:startDate"), term("dcat:endDate")
_SPAN = re.compile(r"#char=(\d+),(\d+)$")
_CODED = {name: f"xt:{name}" for name in ("measure", "bound", "status", "targetKind", "stage")}
_NOTATIONS = {column: {iri.value: written for written, iri in CODES.get(column, {}).items()} for column in _CODED}


@dataclass(frozen=True, slots=True)
class Interval:
    """A period of the graph: its IRI, how the facts table writes it, its first and last day (ISO)."""

    iri: str
    label: str
    first: str
    last: str

    @property
    def year(self) -> int | None:
        """The year that it is the whole of; None where it is something else."""
        whole = self.first[4:] == "-01-01" and self.last[4:] == "-12-31" and self.first[:4] == self.last[:4]
        return int(self.last[:4]) if whole else None


@dataclass(frozen=True)
class Observed:
    """An observation of the graph. IRIs are plain text; offsets count characters of the report's text.

    `normal` is the value in `base` (the IRI of the base unit; empty where the report gives no unit). `indicators` has
    the indicator first, then those that the one number also holds for.
    """

    iri: str
    doc: str
    start: int
    end: int
    sentence: tuple[int, int]
    area: str
    area_name: str
    indicators: tuple[str, ...]
    name: str
    measure: str
    value: Decimal
    unit: str
    normal: Decimal
    base: str
    bound: str
    period: Interval
    status: str
    kind: str = ""  # binding or expected, where a table of targets says so

    @property
    def indicator(self) -> str:
        """The IRI of the indicator."""
        return self.indicators[0]

    @cached_property
    def factor(self) -> Decimal:
        """What the value is multiplied by to give `normal`; 1 where it cannot be told (a value of nought)."""
        return self.normal / self.value if self.value else Decimal(1)


class Reader:
    """Reads observations out of quads, and remembers the names that it has looked up."""

    def __init__(self, quads: Quads) -> None:
        self._quads = quads
        self._periods: dict[NamedNode, Interval] = {}
        self._labels: dict[str, str] = {}
        self._objects: dict[str, dict[object, list[str]]] = {}

    def observations(self, area: str | None = None, doc: str | None = None) -> tuple[Observed, ...]:
        """All observations, or those of one place or of one report, by report and position."""
        graph = None if doc is None else report_iri(doc)
        if area is None:
            nodes = [quad.subject for quad in self._quads.quads_for_pattern(None, TYPE, _OBSERVATION, graph)]
        else:
            found = self._quads.quads_for_pattern(None, _AREA, NamedNode(area), graph)
            nodes = [quad.subject for quad in found if self._is_observation(quad.subject)]
        return self.read(nodes)

    def read(self, nodes: Iterable[object]) -> tuple[Observed, ...]:
        """The observations with these IRIs, by report and position."""
        read = (self._read(node) for node in nodes if isinstance(node, NamedNode))
        return tuple(sorted(read, key=lambda each: (each.doc, each.start, each.end, each.iri)))

    def objects(self, name: str) -> dict[object, list[str]]:
        """The IRIs that a property leads to, for every node that has it; one pass over the property."""
        if name not in self._objects:
            found = self._objects[name] = {}
            for quad in self._quads.quads_for_pattern(None, term(name), None):
                if isinstance(quad.object, NamedNode):
                    found.setdefault(quad.subject, []).append(quad.object.value)
        return self._objects[name]

    def said(self, node: NamedNode) -> Said:
        """What the graph says of a node."""
        said: dict[str, list[str]] = {}
        for quad in self._quads.quads_for_pattern(node, None, None):
            if isinstance(quad.object, (NamedNode, Literal)):
                said.setdefault(quad.predicate.value, []).append(quad.object.value)
        return Said(said)

    def period(self, node: NamedNode) -> Interval:
        """A period by its IRI."""
        if node not in self._periods:
            found = {
                quad.predicate: quad.object.value
                for quad in self._quads.quads_for_pattern(node, None, None)
                if isinstance(quad.object, Literal)
            }
            self._periods[node] = Interval(node.value, found[_LABEL], found[_BEGINS], found[_ENDS])
        return self._periods[node]

    def label(self, iri: str) -> str:
        """The Chinese name of an entity; its IRI where it has none."""
        if iri not in self._labels:
            names = (quad.object for quad in self._quads.quads_for_pattern(NamedNode(iri), _PREF, None))
            chinese = [name.value for name in names if isinstance(name, Literal) and name.language == "zh"]
            self._labels[iri] = min(chinese, default=iri)
        return self._labels[iri]

    def _is_observation(self, node: object) -> bool:
        return isinstance(node, NamedNode) and any(self._quads.quads_for_pattern(node, TYPE, _OBSERVATION))

    def _read(self, node: NamedNode) -> Observed:
        one = self.said(node)
        start, end = one.span
        return Observed(
            iri=node.value,
            doc=one.doc,
            start=start,
            end=end,
            sentence=_span(one("xt:sentence")),
            area=one("sdmx-dimension:refArea"),
            area_name=one("xt:areaName"),
            indicators=(one("xt:indicator"), *sorted(one.all("xt:alsoIndicator"))),
            name=one("xt:indicatorName"),
            measure=one.code("measure"),
            value=Decimal(one("sdmx-measure:obsValue")),
            unit=one("xt:unitName"),
            normal=Decimal(one("xt:normalizedValue")),
            base=one("xt:normalizedUnit"),
            bound=one.code("bound"),
            period=self.period(NamedNode(one("sdmx-dimension:refPeriod"))),
            status=one.code("status"),
            kind=one.code("targetKind"),
        )


class Said:
    """What a node says, property by property: prefixed name → the values, of which calling it gives the least."""

    def __init__(self, said: dict[str, list[str]]) -> None:
        self._said = said

    def __call__(self, name: str) -> str:
        """The value of a property; empty where there is none."""
        return min(self._said.get(term(name).value, ()), default="")

    def all(self, name: str) -> list[str]:
        """All values of a property."""
        return self._said.get(term(name).value, [])

    @property
    def doc(self) -> str:
        """The report that a fact is part of."""
        return doc_of(NamedNode(self("dct:isPartOf")))

    @property
    def span(self) -> tuple[int, int]:
        """Where a fact stands."""
        return _span(self("prov:wasDerivedFrom"))

    def code(self, column: str) -> str:
        """A coded property as the facts table writes it."""
        return _NOTATIONS[column].get(self(_CODED[column]), "")


def _span(evidence: str) -> tuple[int, int]:
    found = _SPAN.search(evidence)
    return (int(found[1]), int(found[2])) if found else (-1, -1)
