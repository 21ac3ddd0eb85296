"""Plan against outcome as RDF: the derived graph of a store, with the statements that each verdict rests on, and what
became of planned projects.

It is a function of the reports' graphs alone. Its mark names their digest: a graph whose mark is another is out of
date, and the next writer makes it anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from graph.histories import History, Turn, TurnKind, histories
from graph.observations import Reader
from graph.outcome_judging import Verdict
from graph.outcomes import PlanOutcome, judged, plan_outcomes, read_directions
from graph.sheet import number
from graph.store import Store
from graph.terms import CODES, OUTCOMES, TYPE, entity_iri, term, zh

_DERIVED, _KIND, _UNIT = term("prov:wasDerivedFrom"), term("xt:targetKind"), term("xt:unitName")
_SIDES = {"floor": term("xt:Floor"), "ceiling": term("xt:Ceiling")}
VERDICTS: dict[Verdict, NamedNode] = {
    "met": term("xt:Met"),
    "missed": term("xt:Missed"),
    "undetermined": term("xt:Undetermined"),
    "contested": term("xt:Contested"),
    "no-target": term("xt:NoTarget"),
}

TURNS: dict[TurnKind, NamedNode] = {
    "kept": term("xt:Kept"),
    "missed": term("xt:PlanMissed"),
    "postponed": term("xt:Postponed"),
    "setback": term("xt:Setback"),
}


def refresh_outcomes(store: Store) -> None:
    """Put the graph of plans and their outcome in place, unless it is there and up to date. Raises StoreFull."""
    if not store.is_derived(OUTCOMES):
        reader = Reader(store.quads)
        found = plan_outcomes(judged(reader), read_directions(store.quads), reader)
        store.derive(OUTCOMES, [*outcome_triples(found), *turn_triples(histories(store.quads))])


def outcome_triples(found: Iterable[PlanOutcome]) -> list[Triple]:
    """The triples of the outcomes; targets that nothing has been said of yet are left out."""
    triples = [
        Triple(OUTCOMES, TYPE, term("prov:Entity")),
        Triple(OUTCOMES, term("rdfs:label"), zh("目标与完成情况")),
    ]
    for each in found:
        if each.verdict in VERDICTS:
            triples += _described(each)
    return triples


def turn_triples(found: Iterable[History]) -> list[Triple]:
    """The triples of what became of planned projects, and of setbacks."""
    return [triple for each in found for turn in each.turns for triple in _turned(each, turn)]


def _turned(each: History, turn: Turn) -> list[Triple]:
    key = "\n".join((turn.kind, each.project, turn.before.iri, turn.after.iri))
    node = entity_iri("outcome", hashlib.sha256(key.encode()).hexdigest()[:16])
    before, after = NamedNode(turn.before.iri), NamedNode(turn.after.iri)
    said = (
        (TYPE, term("xt:ProjectTurn")),
        (term("xt:ofProject"), NamedNode(each.project)),
        (term("xt:turn"), TURNS[turn.kind]),
        (term("xt:turnFrom"), before),
        (term("xt:turnTo"), after),
        (_DERIVED, before),
        (_DERIVED, after),
    )
    return [Triple(node, predicate, value) for predicate, value in said]


def _described(each: PlanOutcome) -> list[Triple]:
    key = "\n".join((each.area, each.indicator, each.measure, each.period.iri, each.unit))
    node = entity_iri("outcome", hashlib.sha256(key.encode()).hexdigest()[:16])
    said: list[tuple[NamedNode, NamedNode | Literal]] = [
        (TYPE, term("xt:PlanOutcome")),
        (term("sdmx-dimension:refArea"), NamedNode(each.area)),
        (term("xt:areaName"), Literal(each.area_name)),
        (term("xt:indicator"), NamedNode(each.indicator)),
        (term("xt:measure"), CODES["measure"][each.measure]),
        (term("sdmx-dimension:refPeriod"), NamedNode(each.period.iri)),
        (term("xt:verdict"), VERDICTS[each.verdict]),
        (term("xt:contradicted"), Literal(each.contradicted)),
    ]
    if each.kind:
        said.append((_KIND, CODES["targetKind"][each.kind]))
    if each.unit:
        said.append((_UNIT, Literal(each.unit)))
    for target in each.targets:
        said.append((term("xt:judgedAs"), _SIDES[target.side]))
    said += _figures(each)
    for link, statements in (
        (term("xt:targetStatement"), each.target_statements),
        (term("xt:outcomeStatement"), each.outcome_statements),
    ):
        for statement in statements:
            said += [(link, NamedNode(statement.iri)), (_DERIVED, NamedNode(statement.iri))]
    return [Triple(node, predicate, value) for predicate, value in said]


def _figures(each: PlanOutcome) -> list[tuple[NamedNode, NamedNode | Literal]]:
    said: list[tuple[NamedNode, NamedNode | Literal]] = []
    if each.targets:
        said.append((term("xt:targetFigure"), Literal(each.target_figure)))
    if each.outcomes:
        said.append((term("xt:outcomeFigure"), Literal(each.outcome_figure)))
    if each.difference is not None:
        said.append((term("xt:difference"), number(each.difference)))
        if each.difference_unit:
            said.append((term("xt:differenceUnit"), Literal(each.difference_unit)))
    return said
