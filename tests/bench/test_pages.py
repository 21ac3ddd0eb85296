"""The accuracy page's tables and the file of verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.pages import gold_section, mirror_section, samples_section
from bench.samples import Verdict, load_samples
from bench.sampling import draw

TITLE = {"doc": "x", "kind": "policy", "start": 1, "end": 5, "title": "临江县志", "action": "issued"}


def test_scores_stand_in_a_table_by_kind_and_by_report() -> None:
    section = gold_section("Gold", [TITLE], [TITLE, {**TITLE, "start": 8, "end": 12}])
    assert "| policy | 2 | 1 | 0.667 | 1.000 | 0.500 | 0.667 |" in section
    assert "| x | policy | 2 | 1 | 0.667 | 1.000 | 0.500 | 0.667 |" in section


def test_numbers_are_accounted_for_by_outcome_and_cause() -> None:
    section = mirror_section(2, {("read", "value"): 3, ("unread", "no-indicator"): 1}, {"observation": 3}, 0)
    assert "| unread | 1 | 25.00% |" in section
    assert "| read | value | 3 | 75.00% |" in section


def test_precision_leaves_the_unclear_out() -> None:
    verdicts = [Verdict("project", "x", n, v, "", "abc") for n, v in enumerate(("right", "wrong", "unclear"))]
    assert "| project | abc | 3 | 1 | 1 | 1 | 0.500 | 0.88 |" in samples_section(verdicts)


def test_verdicts_are_read_and_bad_ones_named(tmp_path: Path) -> None:
    file = tmp_path / "samples.csv"
    file.write_text("kind,doc,start,verdict,cause,drawn\nproject,x,4,right,,abc\n", encoding="utf-8")
    assert load_samples(file) == [Verdict("project", "x", 4, "right", "", "abc")]
    file.write_text("kind,doc,start,verdict,cause,drawn\nproject,x,4,maybe,,abc\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"samples.csv line 2: .*right, wrong, unclear"):
        load_samples(file)
    assert load_samples(tmp_path / "absent.csv") == []


def test_a_draw_is_the_same_for_the_same_seed() -> None:
    statements = [f"{n:03}" for n in range(100)]
    assert draw(statements, 5, 7) == draw(list(reversed(statements)), 5, 7)
    assert draw(statements, 5, 7) != draw(statements, 5, 8)
    assert draw(["a"], 5, 7) == ["a"]
