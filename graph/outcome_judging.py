"""Was a target met? The verdict on limits and amounts, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from graph.outcome_claims import Amount, Limit, is_relative

_FAR, _MANY = 10, 100
Verdict = Literal["met", "missed", "undetermined", "contested", "pending", "no-target"]


def verdict(limits: Sequence[Limit], amounts: Sequence[Amount]) -> Verdict:
    """The verdict of all targets on all outcomes of one figure.

    `undetermined` where an outcome is only bounded, or rounded, so that it may be on either side of the target, or so
    far from it that the two are hardly the same thing (part of the county, another length of time);
    `contested` where the statements contradict each other and the verdict depends on which is right; `pending` and
    `no-target` where one side is missing.
    """
    if not limits:
        return "no-target"
    if not amounts:
        return "pending"
    if any(_incomparable(limit, amount) for limit in limits for amount in amounts):
        return "undetermined"
    found = {_one(limit, amount) for limit in limits for amount in amounts}
    if {"met", "missed"} <= found:
        return "contested"
    return "met" if "met" in found else "missed" if "missed" in found else "undetermined"


def difference(limits: Sequence[Limit], amounts: Sequence[Amount]) -> Decimal | None:
    """Outcome less target, in the unit of the target; None where either is missing, bounded only, or contradicted."""
    values = {limit.value for limit in limits}
    if len(values) != 1 or len(amounts) != 1 or amounts[0].value is None:
        return None
    gap = amounts[0].value - next(iter(values))
    return _short(gap / limits[0].lead.factor) if limits[0].lead.factor else None


def difference_unit(limits: Sequence[Limit], unit: str) -> str:
    """The unit of a difference: that of the figures, percentage points for what is given in %."""
    if not limits:
        return ""
    lead = limits[0].lead
    if not is_relative(lead):
        return lead.unit or unit
    return "个千分点" if lead.unit == "‰" else "个百分点"


def contradicted(claims: Iterable[Limit] | Iterable[Amount]) -> bool:
    """Whether the statements of one side give different values."""
    return len({claim.value if isinstance(claim, Limit) else (claim.low, claim.high) for claim in claims}) > 1


def _incomparable(limit: Limit, amount: Amount) -> bool:
    """Whether an amount is ten times the target or a tenth of it; small counts and rates may well be."""
    sizes = sorted(abs(end) for end in (limit.value, amount.low if amount.low is not None else amount.high) if end)
    relative = limit.lead.measure != "value" or is_relative(limit.lead)
    return not relative and len(sizes) == 2 and sizes[1] >= _MANY and sizes[1] > _FAR * sizes[0]


def _one(limit: Limit, amount: Amount) -> Literal["met", "missed", "undetermined"]:
    if limit.side == "floor":
        line = limit.value - limit.tolerance
        reached, failed = _not_below(amount.low, line), _below(amount.high, line)
        nearly = amount.high is not None and amount.high + amount.slack > line
    else:
        line = limit.value + limit.tolerance
        reached, failed = _not_below(line, amount.high), _below(line, amount.low)
        nearly = amount.low is not None and amount.low - amount.slack < line
    if reached:
        return "met"
    # Written with fewer digits than the target, an outcome just short of it may have reached it.
    rounded = nearly and amount.slack > min(_digits(limit), amount.slack)
    return "missed" if failed and not rounded else "undetermined"


def _not_below(value: Decimal | None, line: Decimal | None) -> bool:
    return value is not None and line is not None and value >= line


def _below(value: Decimal | None, line: Decimal | None) -> bool:
    return value is not None and line is not None and value < line


def _digits(limit: Limit) -> Decimal:
    """Half a unit of the last digit that the target is written with."""
    exponent = limit.lead.value.normalize().as_tuple().exponent
    digits = min(int(exponent), 0) if isinstance(exponent, int) else 0
    return abs(Decimal(5).scaleb(digits - 1) * limit.lead.factor)


def _short(value: Decimal) -> Decimal:
    """Without what division leaves far behind the point."""
    return round(value, 6).normalize() + 0
