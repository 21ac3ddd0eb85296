"""Recorded judgements: which entities are one and which are not, with the reason and who said so.

The file is a CSV table that a person can edit, with the columns `kind,a,b,same,reason,who`: `a` and `b` are IRIs of
entities, `same` is `yes` or `no`. Judgements of `yes` join entities, also through others; the canonical IRI of a
joined group follows from the group alone. A `no` keeps a pair apart: it is an error if other judgements join it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from graph.errors import JudgementError

COLUMNS = ("kind", "a", "b", "same", "reason", "who")
_KINDS = ("project", "strategy", "agency", "policy", "indicator", "place")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two entities are one. `line` is the judgement's line in the file, 0 where it comes from elsewhere."""

    kind: str
    a: str
    b: str
    same: Literal["yes", "no"]
    reason: str = ""
    who: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Judgements:
    """All judgements of a store. Raises JudgementError where a `no` contradicts what the others join."""

    entries: tuple[Judgement, ...] = ()

    def __post_init__(self) -> None:
        for entry in self.entries:
            if entry.same == "no" and self.canonical(entry.a) == self.canonical(entry.b):
                raise JudgementError(
                    f"judgements, line {entry.line}: <{entry.a}> and <{entry.b}> are said to be two, but other lines "
                    f"join them ({self._joining(entry.a, entry.b)}); correct one of the lines"
                )

    def canonical(self, iri: str) -> str:
        """The IRI that stands for an entity: its own unless judgements joined it with others."""
        return self._canonical.get(iri, iri)

    def decided(self, a: str, b: str) -> bool:
        """Whether a judgement speaks of this very pair, in either order."""
        return frozenset((a, b)) in self._pairs

    def apart(self, a: str, b: str) -> bool:
        """Whether a `no` keeps two entities apart: of this pair, or of what judgements have joined with them."""
        return frozenset((self.canonical(a), self.canonical(b))) in self._kept_apart

    def revised(self, new: Iterable[Judgement]) -> Judgements:
        """These judgements with new ones: one of a pair judged before takes its place, the others follow.

        Raises JudgementError where they contradict each other.
        """
        entries = {frozenset((entry.a, entry.b)): entry for entry in self.entries}
        for entry in new:
            entries[frozenset((entry.a, entry.b))] = entry
        return Judgements(tuple(replace(entry, line=line) for line, entry in enumerate(entries.values(), 2)))

    def _joining(self, a: str, b: str) -> str:
        """The lines of the judgements that join two entities, in order: a shortest chain of `yes`."""
        chains: dict[str, tuple[int, ...]] = {a: ()}
        waiting = [a]
        for iri in waiting:
            for entry in self.entries:
                other = entry.b if entry.a == iri else entry.a if entry.b == iri else iri
                if entry.same == "yes" and other not in chains:
                    chains[other] = (*chains[iri], entry.line)
                    waiting.append(other)
        return ", ".join(f"line {line}" for line in sorted(chains.get(b, ())))

    @cached_property
    def _kept_apart(self) -> frozenset[frozenset[str]]:
        kept = (entry for entry in self.entries if entry.same == "no")
        return frozenset(frozenset((self.canonical(entry.a), self.canonical(entry.b))) for entry in kept)

    @cached_property
    def _pairs(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset((entry.a, entry.b)) for entry in self.entries)

    @cached_property
    def _canonical(self) -> Mapping[str, str]:
        groups: dict[str, set[str]] = {}
        for entry in self.entries:
            if entry.same == "yes":
                joined = groups.get(entry.a, {entry.a}) | groups.get(entry.b, {entry.b})
                groups |= dict.fromkeys(joined, joined)
        return {iri: min(group, key=_rank) for iri, group in groups.items()}


def _rank(iri: str) -> tuple[bool, int, str]:
    """Entities of the lexicon stand for others (their keys are ASCII), then the shortest IRI, then the first."""
    return not iri.isascii(), len(iri), iri


def parse_judgements(text: str, source: str = "judgements.csv", unjudged: bool = False) -> Judgements:
    """The judgements that a CSV text holds; with `unjudged`, rows with an empty `same` are left out.

    Raises JudgementError, naming the line, where a row cannot be, or where rows contradict each other.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [column for column in COLUMNS[:4] if column not in (reader.fieldnames or ())]
    if missing:
        raise JudgementError(f"{source}, line 1: no column {', '.join(missing)}; the first line is {','.join(COLUMNS)}")
    rows = ((row, reader.line_num) for row in reader if not (unjudged and not (row["same"] or "").strip()))
    return Judgements(tuple(_entry(row, line, source) for row, line in rows))


def _entry(row: Mapping[str, str | None], line: int, source: str) -> Judgement:
    kind, a, b, same, reason, who = ((row.get(column) or "").strip() for column in COLUMNS)
    if kind not in _KINDS:
        raise JudgementError(f"{source}, line {line}: {kind!r} is no kind; kinds are {', '.join(_KINDS)}")
    if not (a.startswith("https://") and b.startswith("https://")) or a == b:
        raise JudgementError(f"{source}, line {line}: a and b must be the IRIs of two entities")
    if same not in ("yes", "no"):
        raise JudgementError(f"{source}, line {line}: same is {same!r}; write yes or no")
    return Judgement(kind, a, b, "yes" if same == "yes" else "no", reason, who, line)


def render_judgements(entries: Iterable[Judgement]) -> str:
    """The CSV text of judgements, in the order given."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((entry.kind, entry.a, entry.b, entry.same, entry.reason, entry.who) for entry in entries)
    return out.getvalue()


def read_judgements(path: Path) -> Judgements:
    """The judgements of a file; none where it does not exist. Raises JudgementError."""
    try:
        return parse_judgements(path.read_text(encoding="utf-8"), str(path)) if path.exists() else Judgements()
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise JudgementError(f"{path}: cannot be read ({problem}); mend it or take it away") from None
