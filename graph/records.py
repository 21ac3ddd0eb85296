"""The build record of one report: what was found and what was not, as JSON that the report alone determines."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from extractors.model import Extraction
from graph.validation import Finding, Lines, Validation

KINDS = ("observation", "project", "strategy", "agency", "policy", "cooperation")


@dataclass(frozen=True, slots=True)
class UnreadNumber:
    """A number that was seen but not read: where it stands, and a short code that says why."""

    start: int
    end: int
    line: int
    column: int
    text: str
    cause: str


@dataclass(frozen=True)
class ReportRecord:
    """What building a report gave. Times are elsewhere: the same report gives the same record."""

    doc: str
    title: str
    place: str
    code: str
    province: str
    review: str
    plan: str
    characters: int
    encoding: str
    facts: dict[str, int]
    ties: int
    triples: int
    numbers: dict[str, dict[str, int]]  # outcome → cause → count
    unread: tuple[UnreadNumber, ...]
    warnings: tuple[str, ...]
    findings: tuple[Finding, ...]
    unchecked: tuple[str, ...]
    entities: tuple[str, ...] = field(repr=False)  # IRIs that lexicon and form gave, before judgements
    judged: dict[str, str] = field(default_factory=dict)  # those that a judgement replaced, and by what

    def count(self, outcome: str) -> int:
        """How many numbers were `read`, `explained` or `unread`."""
        return sum(self.numbers.get(outcome, {}).values())

    def to_json(self) -> str:
        """The record as JSON, equal for equal records."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> ReportRecord:
        """The record that a JSON text holds. Raises ValueError or TypeError where it holds none."""
        values: dict[str, Any] = json.loads(text)
        values["unread"] = tuple(UnreadNumber(**each) for each in values["unread"])
        values["findings"] = tuple(Finding(**each) for each in values["findings"])
        for name in ("warnings", "unchecked", "entities"):
            values[name] = tuple(values[name])
        return cls(**values)

    @property
    def digest(self) -> str:
        """SHA-256 of the JSON."""
        return hashlib.sha256(self.to_json().encode("utf-8")).hexdigest()


def record_of(
    extraction: Extraction, validation: Validation, triples: int, entities: set[str], judged: dict[str, str]
) -> ReportRecord:
    """The record of a report that was extracted, mapped to so many triples, and validated."""
    document, profile = extraction.document, extraction.profile
    numbers: dict[str, dict[str, int]] = {"read": {}, "explained": {}, "unread": {}}
    for account in extraction.numbers:
        causes = numbers[account.outcome]
        causes[account.cause] = causes.get(account.cause, 0) + 1
    kinds = Counter(fact.kind for fact in extraction.facts)
    return ReportRecord(
        doc=document.name,
        title=profile.title,
        place=profile.place,
        code=profile.code,
        province=profile.province,
        review=str(profile.review),
        plan=str(profile.plan),
        characters=len(document.text),
        encoding=document.encoding,
        facts={kind: kinds[kind] for kind in KINDS},
        ties=len(extraction.ties),
        triples=triples,
        numbers=numbers,
        unread=_unread(extraction),
        warnings=extraction.warnings,
        findings=validation.findings,
        unchecked=validation.unchecked,
        entities=tuple(sorted(entities)),
        judged=judged,
    )


def _unread(extraction: Extraction) -> tuple[UnreadNumber, ...]:
    lines = Lines(extraction.document.text)
    found = []
    for account in extraction.numbers:
        if account.outcome == "unread":
            start, end = account.span
            text = extraction.document.text[start:end]
            found.append(UnreadNumber(start, end, *lines.position(start), text, account.cause))
    return tuple(found)
