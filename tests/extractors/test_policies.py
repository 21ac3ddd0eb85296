"""Policy documents and what a report says was done to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.lexicon import Lexicon
from extractors.model import Passage, Profile
from extractors.policies import find_policies

Found = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="module")
def found(passages: Callable[..., list[Passage]], lexicon: Lexicon, profile: Profile) -> Found:
    return lambda *texts: [(fact.title, fact.action) for fact in find_policies(passages(*texts), lexicon, profile)]


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("印发实施《清河县林果产业振兴方案》。", "issued"),
        ("制定印发《清河县林果产业振兴方案》，明确任务。", "issued"),
        ("关于印发《清河县林果产业振兴方案》的通知", "issued"),
        ("现将审议通过的《清河县林果产业振兴方案》印发给你们。", "issued"),
        ("《清河县林果产业振兴方案》正式出台。", "issued"),
        ("编制完成《清河县林果产业振兴方案》。", "drafted"),
        ("完成《清河县林果产业振兴方案》编制。", "drafted"),
        ("加快推动《清河县林果产业促进条例》立法。", "drafted"),
        ("深入贯彻落实《清河县林果产业振兴方案》。", "implemented"),
        ("围绕《清河县林果产业振兴方案》，抓好重点任务。", "implemented"),
        ("《清河县林果产业振兴方案》全面落实。", "implemented"),
        ("根据《清河县林果产业振兴方案》，市里下达任务。", "cited"),
        ("根据县人大对《清河县林果产业振兴方案》的审查意见，调整安排。", "cited"),
        ("严格实施新修订的《清河县林果产业促进条例》。", "implemented"),
    ],
)
def test_action(found: Found, sentence: str, action: str) -> None:
    title = sentence[sentence.index("《") + 1 : sentence.index("》")]
    assert found(sentence) == [(title, action)]


def test_one_verb_holds_for_all_titles_of_a_list(found: Found) -> None:
    sentence = "出台《养犬管理条例》、《物业管理办法》和《供水规划（2024—2035年）》。"
    titles = ["养犬管理条例", "物业管理办法", "供水规划（2024—2035年）"]
    assert found(sentence) == [(title, "issued") for title in titles]


@pytest.mark.parametrize(
    "sentence",
    [
        "经验被《清河日报》刊发。",
        "创排大型话剧《河畔行动》，演出十场。",
        "出版《清河县志》和《清河文献丛书》。",
        "纪录片《山那边》在央视播出。",
    ],
)
def test_works_are_no_policies(found: Found, sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("制定羊绒产业高质量发展实施方案，规上企业增加。", [("羊绒产业高质量发展实施方案", "drafted")]),
        ("出台支持民营经济若干措施，惠及企业千家。", [("支持民营经济若干措施", "issued")]),
        ("制定一系列配套实施方案。", []),
        ("制定12个实施方案。", []),
    ],
)
def test_plans_named_without_title_marks(found: Found, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert found(sentence) == expected
