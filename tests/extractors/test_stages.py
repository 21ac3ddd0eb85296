from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.stage_words import AFTER, AVERSE, BEFORE, LIKELY, SURE
from extractors.stages import lead, mentioned, progress_in, trail


@pytest.mark.parametrize(
    ("clause", "verbs", "stage", "force"),
    [
        ("加快推进松溪水库", "加快推进", "ongoing", LIKELY),
        ("开工建设松溪水库", "开工建设", "started", SURE),
        ("谋划打造云门古镇", "谋划打造", "planned", LIKELY),
        ("建成投用云门小学", "建成投用", "completed", SURE),
        ("改造云门大街", "改造", None, LIKELY),
        ("启动建设路改造", "启动", "started", LIKELY),  # 建设路 is a street
        ("围绕松溪流域", "围绕", None, AVERSE),
    ],
)
def test_verbs_before_a_name_tell_its_stage(clause: str, verbs: str, stage: str | None, force: int) -> None:
    found = lead(clause, 0, len(clause))
    assert found is not None
    assert (clause[: found.end], found.stage, found.force) == (verbs, stage, force)


@pytest.mark.parametrize("clause", ["松溪水库", "力争松溪水库", "高效节水灌溉", "规划馆"])
def test_words_that_are_no_verb_before_a_name(clause: str) -> None:
    assert lead(clause, 0, len(clause)) is None


@pytest.mark.parametrize(
    ("clause", "predicate", "stage"),
    [
        ("松溪水库加快建设", "加快建设", "ongoing"),
        ("松溪水库主体工程完工", "主体工程完工", "completed"),
        ("云门大街改造全面完成", "全面完成", "completed"),
        ("松青高速启动工可编制", "启动工可编制", "planned"),
        ("云门小学正式开园", "正式开园", "completed"),
        ("松溪水库前期工作", "前期工作", "planned"),
    ],
)
def test_predicates_after_a_name_tell_its_stage(clause: str, predicate: str, stage: str) -> None:
    found = trail(clause, 0, len(clause))
    assert found is not None
    assert (clause[found.start :], found.stage) == (predicate, stage)


@pytest.mark.parametrize("clause", ["松溪水库建设", "云门大街提质改造", "松溪机场高效运营", "加快建设"])
def test_words_that_are_no_predicate_after_a_name(clause: str) -> None:
    assert trail(clause, 0, len(clause)) is None


def test_what_words_anywhere_in_a_stretch_say_together() -> None:
    assert mentioned("全部竣工并投入使用").stage == "completed"
    assert mentioned("前期工作，力争年内开工").stage == "planned"
    assert mentioned("惠及三万人").stage is None


def test_progress_is_read_with_its_shares() -> None:
    clause = "松溪水库、云门水库分别完成总工程量的31%、50.5%"
    assert progress_in(clause, 0, len(clause)) == (9, (Decimal("31"), Decimal("50.5")))
    assert progress_in("粮食产量增长5%", 0, 8) is None


def test_each_word_stands_somewhere_and_only_adverbs_say_nothing() -> None:
    assert {"建成", "推进", "开工"} <= BEFORE.keys() & AFTER.keys()
    assert all(word.strip() == word for word in BEFORE | AFTER)
