"""How found facts are compared with gold facts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.reports import load_gold
from bench.scoring import KINDS, inside, months, same_name, tally


def growth(start: int, **fields: object) -> dict[str, object]:
    """An observation of a made-up county: 工业增加值 +5 % in 2031."""
    row: dict[str, object] = {"doc": "x", "kind": "observation", "start": start, "end": start + 1, "area": "临江县"}
    row |= {
        "indicator": "工业增加值",
        "measure": "growth",
        "value": 5,
        "unit": "%",
        "period": "2031",
        "status": "actual",
    }
    return row | {"period": "2031"} | fields


def test_a_fact_is_right_where_every_field_is() -> None:
    score = tally([growth(3), growth(9, period="2030")], [growth(3), growth(9)], "observation")
    assert (score.gold, score.found, score.located, score.right) == (2, 2, 2, 1)
    assert (score.precision, score.recall, score.located_f1) == (0.5, 0.5, 1.0)
    assert score.fields["period"] == 1


def test_missed_facts_cost_recall_and_extra_facts_precision() -> None:
    score = tally([growth(3), growth(5), growth(7)], [growth(3)], "observation")
    assert (score.precision, score.recall) == (1 / 3, 1.0)
    assert tally([], [growth(3)], "observation").recall == 0


def test_optional_gold_is_not_judged() -> None:
    gold = [growth(3, optional=True)]
    assert tally([growth(3, value=99)], gold, "observation").found == 0
    assert tally([], gold, "observation").gold == 0


def test_the_number_may_be_found_with_its_unit_and_in_another_scale() -> None:
    found = growth(3, end=6, measure="value", value=1.2, unit="亿元")
    gold = growth(3, end=4, measure="value", value=12000, unit="万元")
    assert tally([found], [gold], "observation").right == 1


def test_names_agree_by_pieces() -> None:
    assert same_name("东湖现代农业产业园", "现代农业产业园")
    assert same_name("东湖（二期）", "东湖二期")
    assert not same_name("东湖", "东湖大桥")
    assert not same_name("", "东湖")


def test_a_project_needs_half_of_the_joint_span() -> None:
    gold = {"doc": "x", "kind": "project", "start": 10, "end": 20, "name": "临江大桥", "area": "临江县", "stage": None}
    near, far = ({**gold, "start": start, "end": end} for start, end in ((12, 20), (10, 14)))
    assert tally([near], [gold], "project").located == 1
    assert tally([far], [gold], "project").located == 0


def test_one_period_written_in_several_ways() -> None:
    assert {months(p) for p in ("2031", "2031/2031", "2031-01/2031-12", "2031-01-01/2031-12-31")} == {"2031-01/2031-12"}


def test_only_annotated_ranges_are_judged() -> None:
    assert inside([growth(3), growth(30)], {"x": [[0, 10]]}) == [growth(3)]


@pytest.mark.corpus
def test_agrees_with_the_shared_scorer(gold: Path, tmp_path: Path) -> None:
    """On gold facts made worse in many ways both scorers count the same."""
    facts, ranges = load_gold(gold)
    found = [worse(index, dict(fact)) for index, fact in enumerate(facts) if index % 7]
    file = tmp_path / "found.jsonl"
    file.write_text("\n".join(json.dumps(fact, ensure_ascii=False) for fact in found), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, gold / "score.py", file, "--json"], capture_output=True, text=True, check=True
    )
    for kind, theirs in json.loads(done.stdout).items():
        ours = tally(inside(found, ranges), inside(facts, ranges), kind)
        counts = {"gold": ours.gold, "found": ours.found}
        right = {"precision": round(ours.precision, 4), "recall": round(ours.recall, 4), "f1": round(ours.f1, 4)}
        assert (kind, counts, right) == (kind, {n: theirs[n] for n in counts}, theirs["right"])
        assert round(ours.located_f1, 4) == theirs["located"]["f1"]
    assert set(json.loads(done.stdout)) == set(KINDS)


def worse(index: int, fact: dict[str, object]) -> dict[str, object]:
    """A gold fact with another place, name, value, period or stage, by its number; every fifth is left as it is."""
    start = fact["start"]
    assert isinstance(start, int)
    match index % 5:
        case 0 if index % 2:
            fact["start"] = start + 2
            fact["end"] = start + 5
        case 1:
            for name in {"indicator", "name", "title", "partner"} & fact.keys():
                fact[name] = f"{fact[name]}建设情况"[1:]
        case 2 if "value" in fact:
            fact |= {"value": f"{fact['value']}", "unit": str(fact["unit"]).replace("亿", "万")}
        case 3 if "period" in fact:
            fact["period"] = f"{fact['period']}-01/{fact['period']}-12"
        case 3:
            fact["stage"] = "ongoing"
    return fact
