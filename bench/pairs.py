"""Whether the linker says of labelled pairs of names what a reader says: the pairs of `tests/identity/pairs.csv`.

Needs no corpus: a pair is two names, each with the code of the place whose report writes it.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graph.judgements import Judgements
from graph.linking import Entity, LexiconIndex, Linker

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "identity" / "pairs.csv"
COLUMNS = ("split", "kind", "code_a", "name_a", "code_b", "name_b", "same", "tier")
KINDS = ("project", "strategy", "agency", "place")
TIERS = ("STRONG", "MEDIUM", "WEAK")
SPLITS = ("made", "held", "drawn")

Outcome = Literal["joined", "missed", "mixed", "apart"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names as reports of the places with those codes write them, and whether they name one thing."""

    split: str
    kind: str
    a: tuple[str, str]  # code of the report's place, name
    b: tuple[str, str]
    same: bool
    tier: str


@dataclass(frozen=True, slots=True)
class Score:
    """How many pairs were joined rightly, missed, joined wrongly (`mixed`), and kept apart rightly."""

    joined: int
    missed: int
    mixed: int
    apart: int

    @property
    def precision(self) -> float:
        """Of the pairs that the linker joins, the share that is one thing; 1.0 where it joins none."""
        return self.joined / (self.joined + self.mixed) if self.joined + self.mixed else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that are one thing, the share that the linker joins; 1.0 where there are none."""
        return self.joined / (self.joined + self.missed) if self.joined + self.missed else 1.0


def load_pairs(path: Path = PAIRS) -> list[Pair]:
    """The labelled pairs. Raises ValueError, naming the line, where a value cannot be."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ValueError(f"{path.name} line 1: the columns must be {', '.join(COLUMNS)}")
        return [_pair(row, f"{path.name} line {reader.line_num}") for row in reader]


def _pair(row: Mapping[str, str], place: str) -> Pair:
    for column, values in (("split", SPLITS), ("kind", KINDS), ("tier", TIERS), ("same", ("yes", "no"))):
        if row[column] not in values:
            raise ValueError(f"{place}: {column} is {row[column]!r}; write one of {', '.join(values)}")
    a, b = (row["code_a"], row["name_a"]), (row["code_b"], row["name_b"])
    return Pair(row["split"], row["kind"], a, b, row["same"] == "yes", row["tier"])


def judged(pairs: Iterable[Pair], index: LexiconIndex) -> Iterator[tuple[Pair, Outcome]]:
    """Each pair, and what the linker makes of it by lexicon and form alone."""
    linkers: dict[str, Linker] = {}
    for pair in pairs:
        a, b = (_linked(index, linkers, pair.kind, *name) for name in (pair.a, pair.b))
        if pair.same:
            yield pair, "joined" if a.iri == b.iri else "missed"
        else:
            yield pair, "mixed" if a.iri == b.iri else "apart"


def score(outcomes: Iterable[Outcome]) -> Score:
    """The counts of outcomes."""
    counts = Counter(outcomes)
    return Score(counts["joined"], counts["missed"], counts["mixed"], counts["apart"])


def _linked(index: LexiconIndex, linkers: dict[str, Linker], kind: str, code: str, name: str) -> Entity:
    place = index.lexicon.by_code[code].name
    linker = linkers.setdefault(code, Linker(index, code, place, Judgements()))
    link: dict[str, Callable[[str], Entity]] = {
        "project": lambda name: linker.project(name, place),
        "strategy": linker.strategy,
        "agency": linker.agency,
        "place": linker.partner,
    }
    return link[kind](name)
