"""The first check of plans against outcome: a real report's table of 37 planned indicators, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.outcomes import BEGIN, DOC, PAGE, AnnexRow, comparison, named_short, own_counts, page, read_annex

MISSED = (1, 2, 4, 5, 8, 10, 11, 16, 17, 33, 34)
BINDING = (20, 25, 26, 27, 29, 30)


@pytest.fixture(scope="module")
def annex(corpus: Path) -> tuple[tuple[AnnexRow, ...], str]:
    """The rows and the report's text."""
    return read_annex(corpus / f"{DOC}.txt")


@pytest.mark.corpus
def test_every_row_comes_out_judged_by_its_own_figures(annex: tuple[tuple[AnnexRow, ...], str]) -> None:
    rows, _ = annex
    assert [row.number for row in rows] == list(range(1, 38))
    assert {row.number: len(row.parts) for row in rows if len(row.parts) > 1} == {9: 3, 11: 2, 15: 2}
    assert tuple(row.number for row in rows if row.kind == "binding") == BINDING
    verdicts = {row.number: row.verdict for row in rows}
    assert tuple(number for number, verdict in verdicts.items() if verdict == "missed") == MISSED
    others = {number: verdict for number, verdict in verdicts.items() if verdict not in ("met", "missed")}
    assert others == {9: "in part", 13: "no-target"}


@pytest.mark.corpus
def test_beside_the_reports_own_count(annex: tuple[tuple[AnnexRow, ...], str]) -> None:
    rows, text = annex
    own = {"binding": 6, "expected": 31, "expected met": 22, "expected missed": 9, "binding met": 6}
    assert own_counts(text) == own
    assert set(MISSED) - set(named_short(rows, text)) == {34}
    assert "| binding | 6 | 6 | 0 | 0 | 0 | 6 | 6 |" in comparison(rows, text)
    assert "| expected | 31 | 18 | 1 | 1 | 11 | 31 | 22 |" in comparison(rows, text)


@pytest.mark.corpus
def test_the_page_is_up_to_date(corpus: Path) -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert BEGIN + written.partition(BEGIN)[2] == page()
