"""The cases: whole reports with the facts that a careful reader takes from them.

A case is a folder of `tests/cases/` with `report.txt` and `facts.jsonl`, one fact a line with the columns of the facts
table. All facts of the kinds that the file names must be found, and no others; columns that a line leaves out are not
judged. A file without a line says that the report states nothing. A new case is a new folder, no code.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.lexicon import Lexicon
from extractors.pipeline import extract
from extractors.reading import read_document
from extractors.rows import Value, row_of

CASES = Path(__file__).parent / "cases"
Row = dict[str, Value]


@pytest.mark.parametrize("case", sorted(folder.name for folder in CASES.iterdir() if folder.is_dir()))
def test_the_facts_of_the_case_are_found_and_no_others(case: str, lexicon: Lexicon) -> None:
    wanted = [json.loads(line) for line in (CASES / case / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    document = read_document(CASES / case / "report.txt")
    found = [row_of(case, fact) for fact in extract(document, lexicon).facts]
    kinds = {fact["kind"] for fact in wanted}
    assert all(document.text[fact["start"] : fact["end"]] == fact["text"] for fact in wanted), (
        "the case itself is wrong"
    )
    columns = {str(fact["kind"]): fact.keys() for fact in wanted}
    judged = [row for row in found if not kinds or row["kind"] in kinds]
    assert _told([{name: row[name] for name in columns.get(str(row["kind"]), row)} for row in judged]) == _told(wanted)


def _told(rows: list[Row]) -> list[str]:
    return sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)
