"""Reads reports with all extractors on, for the measurements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.scoring import Ranges, Row
from extractors.errors import ReportError
from extractors.lexicon import load_lexicon
from extractors.model import Extraction
from extractors.pipeline import extract_file
from extractors.rows import row_of

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
KIN = CORPUS / "kin"
SHARED_GOLD = ROOT.parent / "shared" / "gold"
OWN_GOLD = ROOT / "tests" / "gold"
SECOND_GOLD = OWN_GOLD / "second"  # never used for mending


@dataclass(frozen=True, slots=True)
class Refused:
    """A report that could not be read, and why."""

    doc: str
    reason: str


def read(paths: Iterable[Path]) -> Iterator[tuple[str, Extraction] | Refused]:
    """Name and extraction of each report in turn, or why there is none; the lexicon is loaded once."""
    lexicon = load_lexicon()
    for path in paths:
        try:
            yield path.stem, extract_file(path, lexicon)
        except ReportError as problem:
            yield Refused(path.stem, str(problem))


def rows(doc: str, extraction: Extraction) -> list[dict[str, Any]]:
    """The facts of a report as rows of the facts table."""
    return [dict(row_of(doc, fact)) for fact in extraction.facts]


def load_gold(folder: Path) -> tuple[list[Row], Ranges]:
    """The facts and the annotated ranges of a folder of gold files. Raises OSError or ValueError naming the file."""
    ranges = json.loads((folder / "ranges.json").read_text(encoding="utf-8"))
    facts: list[Row] = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                facts.append(json.loads(line))
            except ValueError as problem:
                raise ValueError(f"{path} line {number}: {problem}; each line is one fact in JSON") from problem
    return facts, ranges
