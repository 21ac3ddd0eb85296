"""Plan against outcome: for each place, indicator and year the targets, what was reached, and whether they were met.

Like is held against like: one place, one indicator (or what one number also holds for), one measure, one period,
figures in one base unit. A target with no bound is a floor, or a ceiling where the figure is to be kept down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode
from pyoxigraph import Store as Quads

from graph.observations import Interval, Observed, Reader
from graph.outcome_claims import Amount, Limit, amounts, limits
from graph.outcome_judging import Verdict, contradicted, difference, difference_unit, verdict
from graph.terms import BASE, VOCABULARY, term

_INDICATORS = NamedNode(f"{BASE}scheme/indicators")
_COUNTED = frozenset("个家户所座处项件")  # what counts the same things in other words
_DIMENSIONS = ("sdmx-dimension:refArea", "xt:measure", "sdmx-dimension:refPeriod")


@dataclass(frozen=True)
class Directions:
    """Which figures are to be kept down: indicators (IRIs), and endings of the names of others.

    `known` are the indicators of the lexicon; `generic` names say too little to tell what is counted (投资, 项目).
    """

    lower: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()

    def lower_is_better(self, indicator: str, target: Observed) -> bool:
        """Whether a plain target for an indicator is a ceiling.

        Of what the lexicon does not know, a planned fall is one (压减地下水超采 1340 万立方米).
        """
        falls = target.value < 0 and target.measure in ("growth", "change")
        return indicator in self.lower or target.name.endswith(self.endings) or (falls and indicator not in self.known)


@dataclass(frozen=True)
class PlanOutcome:
    """A figure that was planned: its targets and outcomes, each with the statements that give it, and the verdict.

    `difference` is outcome less target in `difference_unit`. `kind` is `binding` or `expected` where a table of
    targets says so. `targets` or `outcomes` with more than one value contradict each other.
    """

    area: str
    area_name: str
    indicator: str
    name: str
    measure: str
    period: Interval
    kind: str
    unit: str
    targets: tuple[Limit, ...]
    outcomes: tuple[Amount, ...]
    verdict: Verdict
    difference: Decimal | None
    difference_unit: str

    @property
    def target_statements(self) -> tuple[Observed, ...]:
        """All statements of the target."""
        return tuple(statement for target in self.targets for statement in target.statements)

    @property
    def outcome_statements(self) -> tuple[Observed, ...]:
        """All statements of the outcome."""
        return tuple(statement for outcome in self.outcomes for statement in outcome.statements)

    @property
    def target_figure(self) -> str:
        """The targets as the facts table would write them, `；` between those that contradict each other."""
        return "；".join(dict.fromkeys(target.written for target in self.targets))

    @property
    def outcome_figure(self) -> str:
        """The outcomes, written likewise."""
        return "；".join(dict.fromkeys(outcome.written for outcome in self.outcomes))

    @property
    def contradicted(self) -> bool:
        """Whether two targets or two outcomes are stated that do not agree."""
        return contradicted(self.targets) or contradicted(self.outcomes)


def plan_outcomes(
    observed: Iterable[Observed], directions: Directions, label: Reader | None = None
) -> tuple[PlanOutcome, ...]:
    """What the observations say of plans and their outcome, by place, indicator, measure and period.

    A figure that has only outcomes is left out, unless a table of targets holds it (`no-target`). `label` gives
    indicators the names of the graph; without it they have the name of the first statement.
    """
    groups: dict[tuple[str, str, str, str], list[Observed]] = {}
    for each in observed:
        if each.name.partition("（")[0] in directions.generic:
            continue
        for indicator in each.indicators:
            groups.setdefault((each.area, indicator, each.measure, each.period.iri), []).append(each)
    found = [
        _outcome(indicator, alike, directions, label)
        for (_, indicator, _, _), group in groups.items()
        if any(each.status == "target" or each.kind for each in group)
        for alike in _by_unit(group)
        if any(each.status == "target" or each.kind for each in alike)
    ]
    return tuple(sorted(found, key=lambda each: (each.area, each.period.first, each.name, each.measure, each.unit)))


def outcomes(
    quads: Quads, area: str | None = None, year: str | None = None, pending: bool = False
) -> tuple[PlanOutcome, ...]:
    """The outcomes that the reports of a store give: of one place (its IRI) or all, of one period or all.

    `year` is a period as the facts table writes it (`2023`). With `pending` the targets that no outcome is known of yet
    are listed too.
    """
    reader = Reader(quads)
    observed = judged(reader) if area is None and not pending else reader.observations(area)
    found = plan_outcomes(observed, read_directions(quads), reader)
    return tuple(
        each for each in found if (pending or each.verdict != "pending") and (year is None or each.period.label == year)
    )


def read_directions(quads: Quads) -> Directions:
    """Which figures the vocabulary of a store says are to be kept down."""
    lower = quads.quads_for_pattern(None, term("xt:lowerIsBetter"), None, VOCABULARY)
    endings = quads.quads_for_pattern(None, term("xt:lowerIsBetterEnding"), None, VOCABULARY)
    known = quads.quads_for_pattern(None, term("skos:inScheme"), _INDICATORS, VOCABULARY)
    generic = quads.quads_for_pattern(None, term("xt:genericName"), None, VOCABULARY)
    return Directions(
        frozenset(_text(quad.subject) for quad in lower if _text(quad.object) == "true"),
        tuple(sorted(_text(quad.object) for quad in endings)),
        frozenset(_text(quad.subject) for quad in known),
        frozenset(_text(quad.object) for quad in generic),
    )


def judged(reader: Reader) -> tuple[Observed, ...]:
    """The observations of a store that a target and an outcome hold against each other, and those of target tables.

    Reads a few properties of all observations, and all of the few that it gives.
    """
    dimensions = [reader.objects(name) for name in _DIMENSIONS]
    status, kinds = reader.objects("xt:status"), reader.objects("xt:targetKind")
    groups: dict[tuple[str, ...], dict[str, list[object]]] = {}
    for name in ("xt:indicator", "xt:alsoIndicator"):
        for node, indicators in reader.objects(name).items():
            if node not in status:
                continue
            key = tuple(column[node][0] for column in dimensions)
            for indicator in indicators:
                groups.setdefault((indicator, *key), {}).setdefault(status[node][0], []).append(node)
    nodes = {node for group in groups.values() if len(group) > 1 for each in group.values() for node in each}
    return reader.read(nodes | (kinds.keys() & status.keys()))


# --- inside -------------------------------------------------------------------------------------------------------


def _outcome(indicator: str, alike: Sequence[Observed], directions: Directions, label: Reader | None) -> PlanOutcome:
    planned = [each for each in alike if each.status == "target"]
    first = min(planned or alike, key=lambda each: (each.doc, each.start, each.iri))
    lower = any(directions.lower_is_better(indicator, each) for each in planned or alike)
    asked = limits(planned, lower)
    reached = amounts(each for each in alike if each.status == "actual")
    said = verdict(asked, reached)
    unit = next((each.unit for each in (*planned, *alike) if each.unit), "")
    return PlanOutcome(
        area=first.area,
        area_name=first.area_name,
        indicator=indicator,
        name=label.label(indicator) if label else first.name,
        measure=first.measure,
        period=first.period,
        kind=next((each.kind for each in alike if each.kind), ""),
        unit=unit,
        targets=asked,
        outcomes=reached,
        verdict=said,
        difference=difference(asked, reached) if said in ("met", "missed") else None,
        difference_unit=difference_unit(asked, unit),
    )


def _by_unit(group: Sequence[Observed]) -> list[list[Observed]]:
    """The figures that can be compared: of one base unit, words for counted things taken as one.

    A figure without a unit joins the others where they have one unit.
    """
    units: dict[str, list[Observed]] = {}
    for each in group:
        units.setdefault(_comparable(each), []).append(each)
    bare = units.pop("", [])
    if len(units) == 1:
        next(iter(units.values())).extend(bare)
    elif bare:
        units[""] = bare
    return list(units.values())


def _comparable(each: Observed) -> str:
    return "count" if each.unit[-1:] in _COUNTED and len(each.unit) <= 2 else each.base


def _text(node: object) -> str:
    return node.value if hasattr(node, "value") else str(node)
