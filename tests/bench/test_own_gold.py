"""The kin passages annotated by hand: each fact's words are the report's."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.reports import OWN_GOLD, SECOND_GOLD, load_gold
from bench.samples import load_samples
from bench.scoring import JUDGED, inside

SETS = pytest.mark.parametrize(("folder", "size"), [(OWN_GOLD, 500), (SECOND_GOLD, 380)], ids=["first", "second"])


@SETS
def test_every_fact_is_whole_and_lies_in_an_annotated_range(folder: Path, size: int) -> None:
    facts, ranges = load_gold(folder)
    assert len(inside(facts, ranges)) == len(facts) > size
    for fact in facts:
        assert set(JUDGED[fact["kind"]]) <= fact.keys()
        assert fact["end"] - fact["start"] == len(fact["text"])


def test_the_checked_samples_are_there() -> None:
    verdicts = load_samples(OWN_GOLD / "samples.csv")
    assert {kind: sum(v.kind == kind for v in verdicts) >= n for kind, n in SIZES.items()} == dict.fromkeys(SIZES, True)


SIZES = {"observation": 200, "project": 100, "strategy": 100}


def test_no_report_is_in_both_sets() -> None:
    assert not load_gold(OWN_GOLD)[1].keys() & load_gold(SECOND_GOLD)[1].keys()


@pytest.mark.corpus
@SETS
def test_offsets_point_at_the_text(corpus: Path, folder: Path, size: int) -> None:
    facts, ranges = load_gold(folder)
    assert len(facts) > size
    texts = {doc: (corpus / "kin" / f"{doc}.txt").read_bytes().decode("utf-8") for doc in ranges}
    assert [fact for fact in facts if texts[fact["doc"]][fact["start"] : fact["end"]] != fact["text"]] == []
