"""Clauses: what is quoted is hidden, and which verb governs a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.clauses import BLANK, Governs, clauses_of


def test_quotations_and_titles_are_blanked() -> None:
    clauses = clauses_of("落实《清河县“双增”方案》，推进“抓实项目”行动")
    assert clauses.outer == f"落实《{BLANK * 9}》，推进“{BLANK * 4}”行动"
    assert [clauses.text[quote.start : quote.end] for quote in clauses.quotes] == ["“抓实项目”"]
    assert [clauses.text[title.start : title.end] for title in clauses.titles] == ["《清河县“双增”方案》"]


@pytest.mark.parametrize(
    ("words", "verb", "governs"),
    [
        ("深入实施", "实施", Governs.CARRY),
        ("推动高质量发展", "推动", Governs.CARRY),
        ("坚决杜绝", "杜绝", Governs.AVERT),
        ("推进项目建设，聚焦", "聚焦", Governs.FOCUS),
        ("推动葛仙镇成功创建", "成功创建", Governs.WON),
    ],
)
def test_the_governing_verb(words: str, verb: str, governs: Governs) -> None:
    clauses = clauses_of(words + "“十项任务”")
    found = clauses.governor(len(words))
    assert found is not None
    assert (clauses.text[found.start : found.end], found.governs) == (verb, governs)


def test_a_name_without_a_verb_has_no_governor() -> None:
    assert clauses_of("加强领导，“双增”行动见效").governor(5) is None


@given(st.text(alphabet='实施推进“”《》「」"、，。；—成功创建力争努', max_size=60))
def test_the_blanked_sentence_keeps_every_position(text: str) -> None:
    clauses = clauses_of(text)
    assert len(clauses.outer) == len(text)
    assert all(a in (b, BLANK) for a, b in zip(clauses.outer, text, strict=True))
    assert all(clauses.clause_start(at) <= at <= clauses.clause_end(at) for at in range(len(text)))
