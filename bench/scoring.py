"""Compares facts with gold facts, kind by kind: which are found where the gold has them, and right in every field.

Facts are rows of the facts table (docs/facts-table.md). The rules are those of the shared gold's scorer, which a test
holds this module to: a fact is located where its span overlaps the gold's (an observation's must hold the whole number,
a name's half of the two spans' union); it is right where every judged field agrees as well. Facts paired with an
optional gold fact, and what else overlaps one, are not judged.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
Ranges = Mapping[str, Sequence[Sequence[int]]]

JUDGED: dict[str, tuple[str, ...]] = {
    "observation": ("indicator", "measure", "value", "period", "status", "area"),
    "project": ("name", "stage", "status", "progress", "area"),
    "strategy": ("name", "relation", "area"),
    "agency": ("name", "type", "role"),
    "policy": ("title", "action"),
    "cooperation": ("partner", "form"),
}
KINDS = tuple(JUDGED)
NAMES = frozenset({"indicator", "name", "title", "partner"})
LEAST_OVERLAP = {"observation": 0.99}  # share of the gold number that must be covered; 0.5 of the union elsewhere
LIKE_ENOUGH = 0.67  # Dice coefficient of two names' pairs of characters
SHORTER_BY = 0.6  # a name that is part of another counts as the same from this share of its length
SCALES = (("万亿", 12), ("千亿", 11), ("百亿", 10), ("亿", 8), ("千万", 7), ("百万", 6), ("万", 4), ("千", 3))
IGNORED = re.compile(r"[\s“”\"'‘’《》〈〉（）()【】\[\]、，,。·•—\-]")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one kind of fact: judged gold facts, judged facts found, found in place, right; right fields."""

    gold: int = 0
    found: int = 0
    located: int = 0
    right: int = 0
    fields: Mapping[str, int] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found and right; 0 where there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)

    @property
    def located_f1(self) -> float:
        """The F1 of the places alone, whatever the fields say."""
        return harmonic(
            self.located / self.found if self.found else 0.0, self.located / self.gold if self.gold else 0.0
        )


def harmonic(a: float, b: float) -> float:
    """The harmonic mean of two shares, 0 where both are 0."""
    return 2 * a * b / (a + b) if a + b else 0.0


def inside(rows: Iterable[Row], ranges: Ranges) -> list[Row]:
    """The rows whose start lies in an annotated range of their report."""
    return [row for row in rows if any(a <= row["start"] < b for a, b in ranges.get(row["doc"], ()))]


def tally(found: Iterable[Row], gold: Iterable[Row], kind: str) -> Tally:
    """Judge the facts of one kind of all reports; both sides hold only what lies in the annotated ranges."""
    ours, theirs = _by_doc(found, kind), _by_doc(gold, kind)
    fields = dict.fromkeys(JUDGED[kind], 0)
    n_gold = n_found = located = right = 0
    for doc in ours.keys() | theirs.keys():
        pairs, extra, missed = match(ours[doc], theirs[doc], kind)
        judged = [(f, g) for f, g in pairs if not g.get("optional")]
        optional = [g for g in theirs[doc] if g.get("optional")]
        n_found += len(judged) + sum(not any(overlap(f, g, kind) > 0 for g in optional) for f in extra)
        n_gold += len(judged) + sum(not g.get("optional") for g in missed)
        located += len(judged)
        for f, g in judged:
            agreeing = [name for name in JUDGED[kind] if agrees(name, f, g)]
            right += len(agreeing) == len(JUDGED[kind])
            for name in agreeing:
                fields[name] += 1
    return Tally(n_gold, n_found, located, right, fields)


def match(found: Sequence[Row], gold: Sequence[Row], kind: str) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pairs one to one, those with most right fields and then most overlap first; what is left of each side."""
    least = LEAST_OVERLAP.get(kind, 0.5)
    order = sorted(range(len(found)), key=lambda i: found[i]["start"])
    options: list[tuple[int, float, int, int]] = []
    for j, wanted in enumerate(gold):
        for i in order:
            if found[i]["start"] >= wanted["end"]:
                break
            share = overlap(found[i], wanted, kind)
            if share >= least:
                options.append((sum(agrees(name, found[i], wanted) for name in JUDGED[kind]), share, i, j))
    taken_found: set[int] = set()
    taken_gold: set[int] = set()
    pairs: list[tuple[Row, Row]] = []
    for _, _, i, j in sorted(options, reverse=True):
        if i not in taken_found and j not in taken_gold:
            taken_found.add(i)
            taken_gold.add(j)
            pairs.append((found[i], gold[j]))
    extra = [row for i, row in enumerate(found) if i not in taken_found]
    return pairs, extra, [row for j, row in enumerate(gold) if j not in taken_gold]


def overlap(found: Row, gold: Row, kind: str) -> float:
    """How much two spans share: of the gold's number for an observation (its unit may be there too), else of both."""
    shared = min(found["end"], gold["end"]) - max(found["start"], gold["start"])
    if shared <= 0:
        return 0.0
    if kind == "observation":
        return float(shared / (gold["end"] - gold["start"]))
    return float(shared / (max(found["end"], gold["end"]) - min(found["start"], gold["start"])))


def agrees(name: str, found: Row, gold: Row) -> bool:
    """Whether one field of two facts says the same; what the gold leaves open (null) agrees with anything."""
    ours, theirs = found.get(name), gold.get(name)
    if name in NAMES:
        return any(same_name(ours, other) for other in (theirs, *gold.get(f"{name}_alt", ())))
    if name == "value":
        return _same_amount(found, gold)
    if name == "period":
        return months(ours) == months(theirs)
    if name == "progress":
        return theirs is None or (ours is not None and abs(float(ours) - float(theirs)) < 1e-6)
    return (theirs is None and name in ("stage", "status")) or bool(ours == theirs)


def same_name(one: object, other: object) -> bool:
    """Whether two names differ by no more than punctuation or a short modifier."""
    a, b = bare(one), bare(other)
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if a == b or (short in long and len(short) >= SHORTER_BY * len(long)):
        return True
    pairs = [{text[i : i + 2] for i in range(len(text) - 1)} for text in (a, b)]
    return all(pairs) and 2 * len(pairs[0] & pairs[1]) / (len(pairs[0]) + len(pairs[1])) >= LIKE_ENOUGH


def bare(name: object) -> str:
    """A name without punctuation and spaces, in full NFKC form."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", str(name or "")))


def months(period: object) -> str:
    """A period as `YYYY-MM/YYYY-MM`; `2023`, `2023-01/2023-12` and `2023-01-01/2023-12-31` are one."""
    first, _, last = str(period or "").partition("/")
    last = last.rpartition("/")[2] or first
    return f"{_month(first, '01')}/{_month(last, '12')}"


def _month(date: str, month: str) -> str:
    return f"{date}-{month}" if re.fullmatch(r"\d{4}", date) else date[:7]


def _same_amount(found: Row, gold: Row) -> bool:
    try:
        (x, unit), (y, wanted) = _amount(found), _amount(gold)
    except (KeyError, TypeError, ValueError):
        return False
    return abs(x - y) <= 1e-6 * max(1.0, abs(x), abs(y)) and bare(unit) == bare(wanted)


def _amount(row: Row) -> tuple[float, str]:
    unit = unicodedata.normalize("NFKC", str(row.get("unit") or "")).replace(" ", "")
    value = float(row["value"])
    for scale, power in SCALES:
        if unit.startswith(scale):
            return value * 10.0**power, unit[len(scale) :]
    return value, unit


def _by_doc(rows: Iterable[Row], kind: str) -> defaultdict[str, list[Row]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["kind"] == kind:
            grouped[row["doc"]].append(row)
    return grouped
