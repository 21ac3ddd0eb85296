"""What reports say of one figure, brought together: limits that targets set, amounts that were reached.

Statements that differ only by rounding, or of which one only bounds the other, say the same; all others stand apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from graph.observations import Observed

Side = Literal["floor", "ceiling"]

# 左右, 约: as far from the target as this still counts as reaching it.
ABOUT_POINTS = Decimal("0.2")  # percentage points, for what is given in %
ABOUT_SHARE = Decimal("0.02")  # of the target, for amounts
_RELATIVE = re.compile(r"[%‰]|个?百分点")
_EXACTNESS = ("=", "~", ">=", "<=")
_TURNED = {">=": "<=", "<=": ">="}


@dataclass(frozen=True, slots=True)
class Limit:
    """What a target asks for: not below (`floor`) or not above (`ceiling`) `value`, give or take `tolerance`.

    `high` is the upper end where the target is a range. Amounts are in the base unit.
    """

    side: Side
    value: Decimal
    tolerance: Decimal
    statements: tuple[Observed, ...]
    high: Decimal | None = None

    @property
    def lead(self) -> Observed:
        """The statement that says it first."""
        return self.statements[0]

    @property
    def written(self) -> str:
        """How the facts table would write it: `7`, `>=358`, `~7`, `6–6.5`."""
        return _written(self.lead, self.statements[1] if self.high is not None else None)


@dataclass(frozen=True, slots=True)
class Amount:
    """What was reached: between `low` and `high` in the base unit; None where the statements leave that end open.

    `slack` is what rounding of the written number may hide.
    """

    low: Decimal | None
    high: Decimal | None
    slack: Decimal
    statements: tuple[Observed, ...]

    @property
    def lead(self) -> Observed:
        """The most exact statement."""
        return self.statements[0]

    @property
    def value(self) -> Decimal | None:
        """The amount itself, where it is stated and not only bounded."""
        return self.low if self.low == self.high else None

    @property
    def written(self) -> str:
        """How the facts table would write it."""
        ranged = self.value is None and self.low is not None and self.high is not None
        return _written(self.lead, self.statements[1] if ranged else None)


def limits(targets: Iterable[Observed], lower_is_better: bool) -> tuple[Limit, ...]:
    """The limits that targets of one figure set, in the order of the reports; equal ones once."""
    found: list[Limit] = []
    for low, high in _ranges(targets):
        limit = _limit(low, high, lower_is_better)
        same = next((number for number, other in enumerate(found) if _same_limit(other, limit)), None)
        if same is None:
            found.append(limit)
        else:
            found[same] = _joined(found[same], limit)
    return tuple(found)


def amounts(outcomes: Iterable[Observed]) -> tuple[Amount, ...]:
    """The amounts that outcomes of one figure state, the most exact first; those that agree once."""
    stated = [_amount(low, high) for low, high in _ranges(outcomes)]
    stated.sort(key=lambda amount: (_EXACTNESS.index(amount.lead.bound), amount.slack, _place(amount.lead)))
    found: list[Amount] = []
    for amount in stated:
        same = next((number for number, other in enumerate(found) if _agree(other, amount)), None)
        if same is None:
            found.append(amount)
        else:
            known = found[same]
            found[same] = Amount(known.low, known.high, known.slack, (*known.statements, *amount.statements))
    return tuple(sorted(found, key=lambda amount: _place(amount.lead)))


def is_relative(observed: Observed) -> bool:
    """Whether a figure is given in % or percentage points."""
    return observed.measure == "growth" or bool(_RELATIVE.fullmatch(observed.unit))


def slack_of(observed: Observed) -> Decimal:
    """Half a unit of the last digit of a value, in the base unit."""
    exponent = observed.value.normalize().as_tuple().exponent
    digits = min(int(exponent), 0) if isinstance(exponent, int) else 0
    return abs(Decimal(5).scaleb(digits - 1) * observed.factor)


# --- inside -------------------------------------------------------------------------------------------------------


def _ranges(statements: Iterable[Observed]) -> list[tuple[Observed, Observed | None]]:
    """The statements, the two ends of a range as one."""
    paired: list[tuple[Observed, Observed | None]] = []
    waiting = sorted(statements, key=_place)
    while waiting:
        first = waiting.pop(0)
        second = waiting[0] if waiting else None
        if second is not None and _is_range(first, second):
            waiting.pop(0)
            paired.append((first, second))
        else:
            paired.append((first, None))
    return paired


def _is_range(first: Observed, second: Observed) -> bool:
    together = first.doc == second.doc and first.sentence == second.sentence and 0 < second.start - first.end < 8
    return together and (first.bound, second.bound) == (">=", "<=")


def _bound(observed: Observed) -> str:
    """The bound of a signed value: 下降 3% 以上 is at most -3%."""
    falls = observed.value < 0 and observed.measure in ("growth", "change")
    return _TURNED.get(observed.bound, observed.bound) if falls else observed.bound


def _limit(low: Observed, high: Observed | None, lower_is_better: bool) -> Limit:
    if high is not None:
        ends = sorted((low.normal, high.normal))
        side: Side = "ceiling" if lower_is_better else "floor"
        return Limit(side, ends[1] if lower_is_better else ends[0], Decimal(0), (low, high), ends[1])
    down, bound = lower_is_better or low.measure == "rank", _bound(low)
    side = "floor" if bound == ">=" else "ceiling" if bound == "<=" or down else "floor"
    return Limit(side, low.normal, _tolerance(low), (low,))


def _tolerance(target: Observed) -> Decimal:
    if target.bound != "~":
        return Decimal(0)
    return abs(ABOUT_POINTS * target.factor) if is_relative(target) else abs(target.normal) * ABOUT_SHARE


def _same_limit(one: Limit, other: Limit) -> bool:
    near = abs(one.value - other.value) <= max(slack_of(one.lead), slack_of(other.lead))
    alike = (one.side, one.tolerance > 0, one.high) == (other.side, other.tolerance > 0, other.high)
    return near and alike


def _joined(one: Limit, other: Limit) -> Limit:
    """One limit of both; the one that is written more exactly says how much."""
    exact = one if slack_of(one.lead) <= slack_of(other.lead) else other
    rest = other if exact is one else one
    return Limit(exact.side, exact.value, exact.tolerance, (*exact.statements, *rest.statements), exact.high)


def _amount(low: Observed, high: Observed | None) -> Amount:
    if high is not None:
        least, most = sorted((low.normal, high.normal))
        return Amount(least, most, slack_of(low), (low, high))
    below = None if _bound(low) == "<=" else low.normal
    above = None if _bound(low) == ">=" else low.normal
    return Amount(below, above, slack_of(low), (low,))


def _agree(one: Amount, other: Amount) -> bool:
    """Whether two amounts can both be right: rounding aside, neither lies outside of the other."""
    slack = max(one.slack, other.slack)
    if "~" in (one.lead.bound, other.lead.bound):
        about = one if one.lead.bound == "~" else other
        slack = max(slack, _tolerance(about.lead))
    apart = (
        one.low is not None and other.high is not None and one.low > other.high + slack,
        other.low is not None and one.high is not None and other.low > one.high + slack,
    )
    return not any(apart)


def _place(observed: Observed) -> tuple[str, int, int, str]:
    return observed.doc, observed.start, observed.end, observed.iri


def _written(lead: Observed, high: Observed | None) -> str:
    if high is not None:
        return f"{lead.value.normalize():f}–{high.value.normalize():f}"
    bound = _bound(lead)
    return ("" if bound == "=" else bound) + f"{lead.value.normalize():f}"
