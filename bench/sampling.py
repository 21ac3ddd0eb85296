"""Draws statements from the facts of many reports with a fixed seed, each with its sentence, to be checked by reading.

usage: python -m bench.sampling KIND NUMBER SEED > sheet.tsv

The sheet has a line a statement: kind, doc, start, the fields, the sentence with the span in ⟦ ⟧. Verdicts go to
tests/gold/samples.csv; the sheet quotes the reports and stays out of the repository.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence

from bench.reports import KIN, Refused, read
from bench.scoring import JUDGED
from extractors.model import AnyFact, Extraction
from extractors.rows import row_of


def draw(statements: Sequence[str], number: int, seed: int) -> list[str]:
    """`number` of the statements, drawn without replacement and sorted; the same for the same seed and statements."""
    return sorted(random.Random(seed).sample(sorted(statements), min(number, len(statements))))


def line_of(doc: str, fact: AnyFact, extraction: Extraction) -> str:
    """A fact as a line of the sheet."""
    text = extraction.document.text
    around = fact.sentence
    quoted = f"{text[around.start : fact.start]}⟦{text[fact.start : fact.end]}⟧{text[fact.end : around.end]}"
    row = row_of(doc, fact)
    names = (*JUDGED[fact.kind], *(("unit", "bound") if fact.kind == "observation" else ()))
    said = " ".join(f"{name}={row.get(name)}" for name in names)
    return "\t".join((fact.kind, doc, f"{fact.start:06}", said, " ".join(quoted.split())))


def main(kind: str, number: str, seed: str) -> int:
    """Print the sheet."""
    sheet: list[str] = []
    for result in read(sorted(KIN.glob("*.txt"))):
        if not isinstance(result, Refused):
            doc, extraction = result
            sheet += [line_of(doc, fact, extraction) for fact in extraction.facts if fact.kind == kind]
    print(*draw(sheet, int(number), int(seed)), sep="\n")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in JUDGED:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
