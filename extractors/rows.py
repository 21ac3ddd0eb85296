"""A fact as one row of the facts table: plain values under the columns of docs/facts-table.md."""

from __future__ import annotations

from decimal import Decimal

from extractors.model import Agency, AnyFact, Cooperation, Observation, Policy, Project, Strategy

Value = str | int | float | list[str] | None
Row = dict[str, Value]


def row_of(doc: str, fact: AnyFact) -> Row:
    """The row of a fact of the report `doc`; columns that its kind does not have are left out."""
    row: Row = {"doc": doc, "kind": fact.kind, "start": fact.start, "end": fact.end, "text": fact.text}
    row["area"] = fact.area
    return row | _own(fact)


def _own(fact: AnyFact) -> Row:
    match fact:
        case Observation():
            return {
                "indicator": fact.indicator,
                "indicator_alt": list(fact.also),
                "measure": fact.measure,
                "value": plain(fact.value),
                "unit": fact.unit,
                "bound": fact.bound,
                "period": str(fact.period),
                "status": fact.status.value,
            }
        case Project():
            progress = None if fact.progress is None else plain(fact.progress)
            investment = None if fact.investment is None else plain(fact.investment)
            return {
                "name": fact.name,
                "stage": fact.stage,
                "status": fact.status.value,
                "progress": progress,
                "investment": investment,
                "period": str(fact.period),
            }
        case Strategy():
            return {"name": fact.name, "relation": fact.relation, "period": str(fact.period)}
        case Agency():
            return {"name": fact.name, "type": fact.type, "role": fact.role}
        case Policy():
            return {"title": fact.title, "action": fact.action}
        case Cooperation():
            return {"partner": fact.partner, "form": fact.form}


def plain(value: Decimal) -> int | float:
    """A decimal as the JSON number that reads the same."""
    return int(value) if value == value.to_integral_value() else float(value)
