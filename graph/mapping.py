"""Facts → triples: what a report says, each fact with its evidence, each direct edge with the facts that state it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from math import log10

from pyoxigraph import Literal, NamedNode, Triple

from extractors.model import (
    Agency,
    AnyFact,
    Cooperation,
    Extraction,
    NumberAccount,
    Observation,
    Policy,
    Profile,
    Project,
    Strategy,
    Tie,
)
from extractors.rows import row_of
from graph.digests import text_digest as text_digest
from graph.linking import Entity, Linker
from graph.sheet import Sheet, integer, number
from graph.terms import CODES, DATASET, DATE, ENTITIES, PREFIXES, TYPE, nquads, segment, term, zh

_PART_OF, _DERIVED = term("dct:isPartOf"), term("prov:wasDerivedFrom")
_SENTENCE, _HEADING = term("xt:sentence"), term("xt:heading")
_AREA, _AREA_NAME, _NAME = term("sdmx-dimension:refArea"), term("xt:areaName"), term("xt:name")
_PERIOD, _STATUS = term("sdmx-dimension:refPeriod"), term("xt:status")
_STATEMENT = term("rdf:Statement")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_CAUSE = term("xt:cause")
_ACTIONS = {
    "issued": term("xt:issuedPolicy"),
    "drafted": term("xt:draftedPolicy"),
    "implemented": term("xt:implementsPolicy"),
    "cited": term("xt:citesPolicy"),
}
_RELATIONS = {"pursues": term("xt:pursues"), "pilots": term("xt:pilots")}
_WIDE = Context(prec=60)
_PLACES = Decimal("1e-12")  # what a change of unit may leave behind the point


@dataclass(frozen=True, slots=True)
class Provenance:
    """By what a graph was made: the version, and the digests of the code and of the lexicon."""

    version: str
    software: str
    lexicon: str


@dataclass(frozen=True, slots=True)
class MappedReport:
    """A report's graph, what it adds to the entities graph, and the entities that it speaks of (by IRI)."""

    graph: NamedNode
    triples: frozenset[Triple]
    shared: frozenset[Triple]
    entities: dict[NamedNode, Entity]

    def nquads(self) -> str:
        """All of it as N-Quads."""
        return nquads(self.triples, self.graph) + nquads(self.shared, ENTITIES)


def map_extraction(extraction: Extraction, linker: Linker, provenance: Provenance) -> MappedReport:
    """The graph of one report. Equal extractions, links and provenance give equal triples.

    Raises ValueError where a tie joins facts that the extraction does not have.
    """
    sheet = Sheet(extraction.document.name, extraction.document.text)
    _report(sheet, extraction, linker, provenance)
    nodes = {fact: _fact(sheet, fact, linker) for fact in extraction.facts}
    for tie in extraction.ties:
        if tie.source not in nodes or tie.target not in nodes:
            raise ValueError(f"a tie ({tie.relation}) joins facts that are not among the report's facts")
        _tie(sheet, tie, nodes[tie.source], nodes[tie.target])
    _numbers(sheet, extraction.numbers)
    return MappedReport(sheet.report, frozenset(sheet.triples), frozenset(sheet.shared), sheet.entities)


# --- the report ---------------------------------------------------------------------------------------------------


def _report(sheet: Sheet, extraction: Extraction, linker: Linker, provenance: Provenance) -> None:
    document, profile, report = extraction.document, extraction.profile, sheet.report
    sheet.add(report, TYPE, term("xt:Report"))
    sheet.add(report, _PART_OF, DATASET)
    sheet.add(report, term("dct:identifier"), Literal(document.name))
    sheet.add(report, term("dct:title"), zh(profile.title))
    sheet.add(report, term("xt:characters"), integer(len(document.text)))
    sheet.add(report, term("xt:encoding"), Literal(document.encoding))
    sheet.add(report, term("xt:fileDigest"), Literal(document.digest))
    sheet.add(report, term("xt:textDigest"), Literal(text_digest(document.text)))
    for warning in extraction.warnings:
        sheet.add(report, term("xt:warning"), zh(warning))
    _profile(sheet, profile, linker)
    sheet.add(report, term("prov:wasGeneratedBy"), _activity(sheet, provenance))
    cube = sheet.part("observations")
    sheet.add(cube, TYPE, term("qb:DataSet"))
    sheet.add(cube, _PART_OF, report)
    sheet.add(cube, term("qb:structure"), term("xt:observationStructure"))


def _profile(sheet: Sheet, profile: Profile, linker: Linker) -> None:
    sheet.add(sheet.report, term("dct:spatial"), sheet.entity(linker.own_place()))
    sheet.add(sheet.report, _AREA_NAME, Literal(profile.place))
    sheet.add(sheet.report, term("xt:reviewPeriod"), sheet.period(profile.review))
    sheet.add(sheet.report, term("xt:planPeriod"), sheet.period(profile.plan))
    if profile.issued:
        sheet.add(sheet.report, term("dct:issued"), Literal(profile.issued, datatype=DATE))


def _activity(sheet: Sheet, provenance: Provenance) -> NamedNode:
    key = f"{provenance.version}-{provenance.software[:12]}-{provenance.lexicon[:12]}"
    activity = NamedNode(f"{PREFIXES['id']}activity/{key}")
    agent = NamedNode(f"{PREFIXES['id']}software/xiantu-{provenance.version}")
    sheet.share(activity, TYPE, term("prov:Activity"))
    sheet.share(activity, term("xt:softwareFingerprint"), Literal(provenance.software))
    sheet.share(activity, term("xt:lexiconFingerprint"), Literal(provenance.lexicon))
    sheet.share(activity, term("prov:wasAssociatedWith"), agent)
    sheet.share(agent, TYPE, term("prov:SoftwareAgent"))
    sheet.share(agent, term("rdfs:label"), Literal(f"xiantu {provenance.version}"))
    return activity


# --- facts --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Mapped:
    """A fact's node, and the entity and evidence that a tie needs."""

    node: NamedNode
    entity: NamedNode
    evidence: NamedNode


def _fact(sheet: Sheet, fact: AnyFact, linker: Linker) -> _Mapped:
    node = sheet.part(f"{fact.kind}-{fact.start}-{fact.end}-{_hash(sheet, fact)}")
    evidence = sheet.evidence(fact.start, fact.end)
    sheet.add(node, _PART_OF, sheet.report)
    sheet.add(node, _DERIVED, evidence)
    sheet.add(node, _SENTENCE, sheet.span(fact.sentence))
    sheet.add(node, _HEADING, *(sheet.span(heading) for heading in fact.headings))
    area = sheet.entity(linker.place(fact.area))
    sheet.add(node, _AREA, area)
    sheet.add(node, _AREA_NAME, Literal(fact.area))
    return _Mapped(node, _own(sheet, node, area, fact, linker), evidence)


def _own(sheet: Sheet, node: NamedNode, area: NamedNode, fact: AnyFact, linker: Linker) -> NamedNode:
    """State what a fact's kind has of its own; gives the entity that the fact is about."""
    match fact:
        case Observation():
            return _observation(sheet, node, fact, linker)
        case Project():
            return _project(sheet, node, area, fact, linker)
        case Strategy():
            strategy = sheet.entity(linker.strategy(fact.name), fact.name)
            _named(sheet, node, "xt:StrategyParticipation", fact.name)
            sheet.add(node, _PERIOD, sheet.period(fact.period))
            return _edge(sheet, node, area, _RELATIONS[fact.relation], strategy)
        case Agency():
            return _agency(sheet, node, fact, linker)
        case Policy():
            policy = sheet.entity(linker.policy(fact.title), fact.title)
            _named(sheet, node, "xt:PolicyMention", fact.title)
            return _edge(sheet, node, area, _ACTIONS[fact.action], policy)
        case Cooperation():
            partner = sheet.entity(linker.partner(fact.partner), fact.partner)
            _named(sheet, node, "xt:CooperationStatement", fact.partner)
            sheet.add(node, term("xt:form"), CODES["form"][fact.form])
            return _edge(sheet, node, area, term("xt:cooperatesWith"), partner)


def _observation(sheet: Sheet, node: NamedNode, fact: Observation, linker: Linker) -> NamedNode:
    indicator = sheet.entity(linker.indicator(fact.indicator), fact.indicator)
    sheet.add(node, TYPE, term("qb:Observation"))
    sheet.add(node, term("qb:dataSet"), sheet.part("observations"))
    sheet.add(node, term("xt:indicator"), indicator)
    sheet.add(node, term("xt:indicatorName"), Literal(fact.indicator))
    for also in fact.also:
        sheet.add(node, term("xt:alsoIndicator"), sheet.entity(linker.indicator(also), also))
        sheet.add(node, term("xt:alsoIndicatorName"), Literal(also))
    sheet.add(node, term("xt:measure"), CODES["measure"][fact.measure])
    sheet.add(node, term("sdmx-measure:obsValue"), number(fact.value))
    sheet.add(node, term("xt:bound"), CODES["bound"][fact.bound])
    sheet.add(node, _PERIOD, sheet.period(fact.period))
    sheet.add(node, _STATUS, CODES["status"][fact.status.value])
    if fact.target_kind:
        sheet.add(node, term("xt:targetKind"), CODES["targetKind"][fact.target_kind])
    _unit(sheet, node, fact, linker)
    return indicator


def _unit(sheet: Sheet, node: NamedNode, fact: Observation, linker: Linker) -> None:
    """State the unit as written, its entity and multiplier, and the value in the base unit."""
    value = fact.value
    if fact.unit:
        unit = base = sheet.entity(linker.unit_entity(fact.unit))
        sheet.add(node, term("xt:unitName"), Literal(fact.unit))
        known = linker.unit(fact.unit)
        if known:
            value = _WIDE.multiply(value, Decimal(str(known.factor))).quantize(_PLACES, context=_WIDE)
            base = sheet.entity(linker.unit_entity(known.base))
            if known.multiplier != 1:
                sheet.add(node, term("sdmx-attribute:unitMult"), integer(round(log10(known.multiplier))))
        sheet.add(node, term("sdmx-attribute:unitMeasure"), unit)
        sheet.add(node, term("xt:normalizedUnit"), base)
    sheet.add(node, term("xt:normalizedValue"), number(value))


def _project(sheet: Sheet, node: NamedNode, area: NamedNode, fact: Project, linker: Linker) -> NamedNode:
    _named(sheet, node, "xt:ProjectStatement", fact.name)
    sheet.add(node, _STATUS, CODES["status"][fact.status.value])
    sheet.add(node, _PERIOD, sheet.period(fact.period))
    if fact.stage is not None:
        sheet.add(node, term("xt:stage"), CODES["stage"][fact.stage])
    if fact.progress is not None:
        sheet.add(node, term("xt:progress"), number(fact.progress))
    if fact.investment is not None:
        sheet.add(node, term("xt:investment"), number(fact.investment))
    return _edge(
        sheet, node, area, term("xt:hasProject"), sheet.entity(linker.project(fact.name, fact.area), fact.name)
    )


def _agency(sheet: Sheet, node: NamedNode, fact: Agency, linker: Linker) -> NamedNode:
    agency = sheet.entity(linker.agency(fact.name), fact.name)
    _named(sheet, node, "xt:AgencyMention", fact.name)
    sheet.add(node, term("xt:agency"), agency)
    sheet.add(node, term("xt:agencyType"), CODES["type"][fact.type])
    sheet.add(node, term("xt:role"), CODES["role"][fact.role])
    if fact.role == "issuer":
        _edge(sheet, node, agency, term("xt:issued"), sheet.report)
    return agency


def _named(sheet: Sheet, node: NamedNode, kind: str, name: str) -> None:
    sheet.add(node, TYPE, term(kind))
    sheet.add(node, _NAME, Literal(name))


def _edge(sheet: Sheet, node: NamedNode, subject: NamedNode, predicate: NamedNode, target: NamedNode) -> NamedNode:
    """State a direct edge, and that `node` states it; gives the edge's object."""
    sheet.add(subject, predicate, target)
    sheet.add(node, TYPE, _STATEMENT)
    sheet.add(node, _SUBJECT, subject)
    sheet.add(node, _PREDICATE, predicate)
    sheet.add(node, _OBJECT, target)
    return target


def _tie(sheet: Sheet, tie: Tie, source: _Mapped, target: _Mapped) -> None:
    key = "\n".join((tie.relation, source.node.value, target.node.value, tie.by))
    node = sheet.part(f"tie-{text_digest(key)[:12]}")
    sheet.add(node, TYPE, term("xt:TieStatement"))
    sheet.add(node, _PART_OF, sheet.report)
    sheet.add(node, _DERIVED, source.evidence, target.evidence)
    sheet.add(node, term("xt:by"), CODES["by"][tie.by])
    sheet.add(node, term("xt:fromFact"), source.node)
    sheet.add(node, term("xt:toFact"), target.node)
    _edge(sheet, node, source.entity, term(f"xt:{tie.relation}"), target.entity)


def _hash(sheet: Sheet, fact: AnyFact) -> str:
    """Tells apart the facts of one kind that one span states."""
    row = row_of("", fact) | {"sentence": fact.sentence, "headings": fact.headings}
    return text_digest(json.dumps(row, ensure_ascii=False, sort_keys=True))[:8]


# --- numbers ------------------------------------------------------------------------------------------------------


def _numbers(sheet: Sheet, accounts: Iterable[NumberAccount]) -> None:
    accounts = tuple(accounts)
    for (outcome, cause), count in Counter((account.outcome, account.cause) for account in accounts).items():
        tally = sheet.part(f"numbers-{outcome}-{segment(cause)}" if cause else f"numbers-{outcome}")
        sheet.add(tally, TYPE, term("xt:NumberTally"))
        sheet.add(tally, _PART_OF, sheet.report)
        sheet.add(tally, term("xt:outcome"), CODES["outcome"][outcome])
        sheet.add(tally, _CAUSE, Literal(cause))
        sheet.add(tally, term("xt:count"), integer(count))
    for account in accounts:
        if account.outcome == "unread":
            node = sheet.part(f"number-{account.span.start}-{account.span.end}")
            sheet.add(node, TYPE, term("xt:UnreadNumber"))
            sheet.add(node, _PART_OF, sheet.report)
            sheet.add(node, _DERIVED, sheet.span(account.span))
            sheet.add(node, _CAUSE, Literal(account.cause))
