"""The verdicts on statements that were drawn and checked by reading: `tests/gold/samples.csv`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

COLUMNS = ("kind", "doc", "start", "verdict", "cause", "drawn")
VERDICTS = ("right", "wrong", "unclear")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader said of one statement; `drawn` is the commit whose output it was drawn from."""

    kind: str
    doc: str
    start: int
    verdict: str
    cause: str
    drawn: str


def load_samples(path: Path) -> list[Verdict]:
    """The verdicts of a file, none where there is no file. Raises ValueError naming file, line and what is expected."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ValueError(f"{path.name} line 1: the columns must be {', '.join(COLUMNS)}")
        verdicts: list[Verdict] = []
        for row in reader:
            if row["verdict"] not in VERDICTS or not row["start"].isdigit():
                expected = f"start must be a number and verdict one of {', '.join(VERDICTS)}"
                raise ValueError(f"{path.name} line {reader.line_num}: {expected}")
            start = int(row["start"])
            verdicts.append(Verdict(row["kind"], row["doc"], start, row["verdict"], row["cause"], row["drawn"]))
    return verdicts
