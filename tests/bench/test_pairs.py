from collections import Counter
from pathlib import Path

import pytest

from bench.pairs import Pair, judged, load_pairs, score
from extractors.lexicon import Lexicon
from graph.linking import LexiconIndex


def test_the_linker_agrees_with_the_reader(lexicon: Lexicon) -> None:
    found = list(judged(load_pairs(), LexiconIndex(lexicon)))
    counted = score(outcome for _, outcome in found)
    assert counted.precision >= 0.98
    assert counted.recall >= 0.90
    told_by_words = score(outcome for pair, outcome in found if pair.tier != "WEAK")
    assert told_by_words.recall >= 0.97


def test_the_pairs_are_many_and_half_of_them_are_hard_negatives() -> None:
    pairs = load_pairs()
    assert len(pairs) >= 150
    assert len(set(pairs)) == len(pairs)
    assert 0.3 < sum(pair.same for pair in pairs) / len(pairs) < 0.7
    assert min(Counter((pair.kind, pair.same) for pair in pairs).values()) >= 20


def test_what_is_joined_and_what_is_mixed(lexicon: Lexicon) -> None:
    pairs = [
        Pair("made", "agency", ("130624", "县发改局"), ("130624", "阜平县发展和改革局"), True, "STRONG"),
        Pair("made", "agency", ("130624", "县发改局"), ("130633", "县发改局"), False, "STRONG"),
        Pair("made", "project", ("130624", "甲楼"), ("130624", "乙楼"), True, "WEAK"),
    ]
    outcomes = [outcome for _, outcome in judged(pairs, LexiconIndex(lexicon))]
    assert outcomes == ["joined", "apart", "missed"]
    assert (score(outcomes).precision, score(outcomes).recall) == (1.0, 0.5)


def test_a_bad_label_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    file.write_text(
        "split,kind,code_a,name_a,code_b,name_b,same,tier\nmade,project,1,甲,1,乙,maybe,WEAK\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match=r"pairs\.csv line 2: same is 'maybe'; write one of yes, no"):
        load_pairs(file)
