"""A report's graph while it is being written: its own triples, and those that it shares with other reports.

Evidence is the report's own. Periods and entities found in reports are described in the entities graph, which all
reports share: a union over graphs then has each description once.
"""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from extractors.model import Period
from extractors.text import Span
from graph.form import is_legislation
from graph.linking import Entity
from graph.terms import DATE, DECIMAL, INTEGER, PREFIXES, TYPE, report_iri, term, zh

Node = NamedNode | BlankNode | Literal

_LABEL, _PREF, _ALT = term("rdfs:label"), term("skos:prefLabel"), term("skos:altLabel")
_SPECIFIC, _SOURCE, _SELECTOR = term("oa:SpecificResource"), term("oa:hasSource"), term("oa:hasSelector")
_POSITION, _QUOTE = term("oa:TextPositionSelector"), term("oa:TextQuoteSelector")
_START, _END, _EXACT = term("oa:start"), term("oa:end"), term("oa:exact")
_INTERVAL, _PERIOD = term("time:ProperInterval"), term("dct:PeriodOfTime")
_BEGINS, _ENDS = term("dcat:startDate"), term("dcat:endDate")
_CONCEPT, _LEGAL = term("skos:Concept"), term("eli:LegalResource")
_KIND, _OF = term("xt:agencyKind"), term("xt:ofPlace")
CLASSES = {
    "project": (term("xt:Project"),),
    "strategy": (term("xt:Strategy"), _CONCEPT),
    "agency": (term("xt:Agency"), term("org:Organization")),
    "policy": (term("xt:PolicyDocument"),),
    "indicator": (term("xt:Indicator"), _CONCEPT),
    "place": (term("xt:Place"),),
    "unit": (term("xt:Unit"),),
}


def number(value: Decimal) -> Literal:
    """A decimal in its canonical form: no exponent, no trailing zeros."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return Literal("0" if text in {"-0", ""} else text, datatype=DECIMAL)


def integer(value: int) -> Literal:
    """An integer."""
    return Literal(str(value), datatype=INTEGER)


class Sheet:
    """The triples that one report gives: `triples` for its own graph, `shared` for the entities graph."""

    def __init__(self, doc: str, text: str) -> None:
        self.report = report_iri(doc)
        self.triples: set[Triple] = set()
        self.shared: set[Triple] = set()
        self.entities: dict[NamedNode, Entity] = {}
        self._text = text
        self._described: set[object] = set()
        self._fragment = f"{self.report.value}#"

    def add(self, subject: NamedNode, predicate: NamedNode, *objects: Node) -> None:
        """State one triple for each object."""
        for each in objects:
            self.triples.add(Triple(subject, predicate, each))

    def share(self, subject: NamedNode, predicate: NamedNode, *objects: Node) -> None:
        """State one triple for each object in the entities graph."""
        for each in objects:
            self.shared.add(Triple(subject, predicate, each))

    def part(self, name: str) -> NamedNode:
        """The IRI of a part of this report."""
        return NamedNode(self._fragment + name)

    def evidence(self, start: int, end: int) -> NamedNode:
        """The node of the text's characters [start, end)."""
        node = self.part(f"char={start},{end}")
        if node not in self._described:
            self._described.add(node)
            selector = self.part(f"selector={start},{end}")
            self.add(node, TYPE, _SPECIFIC)
            self.add(node, _SOURCE, self.report)
            self.add(node, _SELECTOR, selector)
            self.add(selector, TYPE, _POSITION, _QUOTE)
            self.add(selector, _START, integer(start))
            self.add(selector, _END, integer(end))
            self.add(selector, _EXACT, Literal(self._text[start:end]))
        return node

    def span(self, span: Span) -> NamedNode:
        """The node of a span of the text."""
        return self.evidence(span.start, span.end)

    def period(self, period: Period) -> NamedNode:
        """The node of a period."""
        node = NamedNode(f"{PREFIXES['id']}period/{period.first}--{period.last}")
        if node not in self._described:
            self._described.add(node)
            year, month = (int(part) for part in period.last.split("-"))
            last = date(year, month, calendar.monthrange(year, month)[1])
            self.share(node, TYPE, _INTERVAL, _PERIOD)
            self.share(node, _LABEL, Literal(str(period)))
            self.share(node, _BEGINS, Literal(f"{period.first}-01", datatype=DATE))
            self.share(node, _ENDS, Literal(last.isoformat(), datatype=DATE))
        return node

    def entity(self, entity: Entity, written: str = "") -> NamedNode:
        """The node of an entity, described here unless the lexicon knows it."""
        self.entities.setdefault(entity.iri, entity)
        if not entity.known:
            if entity.iri not in self._described:
                self._described.add(entity.iri)
                self._describe(entity)
            if written and written != entity.label:
                self.share(entity.iri, _ALT, zh(written))
        return entity.iri

    def _describe(self, entity: Entity) -> None:
        self.share(entity.iri, TYPE, *CLASSES[entity.kind])
        self.share(entity.iri, _PREF, zh(entity.label))
        if entity.kind == "policy" and is_legislation(entity.label):
            self.share(entity.iri, TYPE, _LEGAL)
        if entity.of:
            self.entities.setdefault(entity.of, Entity("place", entity.of))
            self.share(entity.iri, _OF, entity.of)
        if entity.agency_kind:
            self.share(entity.iri, _KIND, entity.agency_kind)
