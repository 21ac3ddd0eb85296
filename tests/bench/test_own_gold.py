"""The kin passages annotated by hand: each fact's words are the report's."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.reports import OWN_GOLD, load_gold
from bench.samples import load_samples
from bench.scoring import JUDGED, inside


def test_every_fact_is_whole_and_lies_in_an_annotated_range() -> None:
    facts, ranges = load_gold(OWN_GOLD)
    assert len(inside(facts, ranges)) == len(facts) > 500
    for fact in facts:
        assert set(JUDGED[fact["kind"]]) <= fact.keys()
        assert fact["end"] - fact["start"] == len(fact["text"])


def test_the_checked_samples_are_there() -> None:
    verdicts = load_samples(OWN_GOLD / "samples.csv")
    assert {kind: sum(v.kind == kind for v in verdicts) >= n for kind, n in SIZES.items()} == dict.fromkeys(SIZES, True)


SIZES = {"observation": 200, "project": 100, "strategy": 100}


@pytest.mark.corpus
def test_offsets_point_at_the_text(corpus: Path) -> None:
    facts, ranges = load_gold(OWN_GOLD)
    texts = {doc: (corpus / "kin" / f"{doc}.txt").read_bytes().decode("utf-8") for doc in ranges}
    assert [fact for fact in facts if texts[fact["doc"]][fact["start"] : fact["end"]] != fact["text"]] == []
