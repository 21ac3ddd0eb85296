"""Questions in words: the cases of `questions.csv` and `unanswerable.csv`, and the figures that they must reach.

`half` tells the cases that the words were tuned on (`tuned`) from those that came
later (`held`, `fresh`, `blind`); docs/wording.md gives the figures at first sight. Cases of
the store `corpus` ask about real counties, whose reports lie beside the checkout.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

import xiantu
from graph.wording import Understanding
from graph.wording_words import uniform_words
from xiantu.wording import command_line, language_of

HERE = Path(__file__).parent
REAL = ("chengkou-2023.txt", "wulong-2023.txt", "yunyang-2023.txt")


def cases(name: str, store: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [case for case in csv.DictReader(file) if case["store"] == store]


@pytest.fixture(scope="module")
def graph(demo: Path) -> xiantu.Graph:
    return xiantu.open(demo)


@pytest.fixture(scope="module")
def real(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> xiantu.Graph:
    store = tmp_path_factory.mktemp("real") / "store"
    xiantu.build([corpus / name for name in REAL], into=store)
    return xiantu.open(store)


def is_right(graph: xiantu.Graph, understood: Understanding, case: dict[str, str]) -> bool:
    """Whether the question was taken for sure, with the query and exactly the parameters that the case expects.

    A thing is right where the name expected is one of its names: which of them is its label is for the linker to say.
    """
    expected = dict(part.split("=", 1) for part in case["parameters"].split(";") if part)
    if not understood.sure or understood.choices[0].question != case["query"]:
        return False
    given = {each.name: each for each in understood.choices[0].parameters}
    return given.keys() == expected.keys() and all(
        each.thing in graph.thing_names.forms.get(uniform_words(expected[name]), ())
        if each.thing
        else each.value == expected[name]
        for name, each in given.items()
    )


def shares(graph: xiantu.Graph, store: str) -> tuple[dict[str, float], list[str]]:
    """By half, the share of cases that are right; and the questions that were taken for sure, and wrongly."""
    right: dict[str, list[bool]] = defaultdict(list)
    wrong: list[str] = []
    for case in cases("questions.csv", store):
        understood = graph.understand(case["question"])
        right[case["half"]].append(is_right(graph, understood, case))
        if understood.sure and not right[case["half"]][-1]:
            wrong.append(case["question"])
    return {half: sum(each) / len(each) for half, each in right.items()}, wrong


def answered(graph: xiantu.Graph, store: str) -> list[str]:
    """The unanswerable questions that were answered all the same."""
    return [case["question"] for case in cases("unanswerable.csv", store) if graph.ask_words(case["question"])]


def test_there_are_many_cases_of_many_intents_in_both_languages() -> None:
    all_cases = cases("questions.csv", "samples") + cases("questions.csv", "corpus")
    assert len(all_cases) >= 120
    assert len({case["intent"] for case in all_cases}) >= 15
    assert {case["language"] for case in all_cases} == {"zh", "en"}
    assert len(cases("unanswerable.csv", "samples")) >= 30


def test_nine_in_ten_are_right_and_none_is_wrong_for_sure(graph: xiantu.Graph) -> None:
    share, wrong = shares(graph, "samples")
    assert min(share.values()) >= 0.9, share
    assert wrong == []


def test_nothing_is_answered_that_the_graph_cannot_know(graph: xiantu.Graph) -> None:
    assert answered(graph, "samples") == []


@pytest.mark.corpus
def test_the_same_of_real_counties(real: xiantu.Graph) -> None:
    share, wrong = shares(real, "corpus")
    assert min(share.values()) >= 0.9, share
    assert wrong == []
    assert answered(real, "corpus") == []


def test_the_question_taken_is_shown_as_a_command(graph: xiantu.Graph) -> None:
    understood = graph.understand("What is the GDP target of 澜溪县 for 2024?")
    assert language_of(understood) == "en"
    assert command_line(understood.choices[0], "demo", graph.thing_names) == (
        "xiantu ask demo indicator-of-place --place 澜溪县 --indicator 地区生产总值 --period 2024 --status target"
    )
    assert command_line(understood.choices[0], "http://localhost:7878/query", graph.thing_names).startswith(
        "xiantu ask --endpoint http://localhost:7878/query indicator-of-place "
    )


def test_the_answer_comes_with_its_words(graph: xiantu.Graph) -> None:
    rows = graph.ask_words("澜溪县2024年地区生产总值目标是多少？")
    assert rows is not None
    (row,) = rows.dicts()
    assert (row["value"], row["bound"], row["report"]) == ("6.5", "~", "lanxi-2023")
    assert "地区生产总值增长6.5%左右" in row["words"]


def test_words_that_are_not_understood_are_named_and_not_answered_past(graph: xiantu.Graph) -> None:
    understood = graph.understand("澜溪县除澜松高速外还有哪些项目？")
    assert not understood.sure
    assert "除" in understood.unread


def test_a_missing_year_is_asked_for(graph: xiantu.Graph) -> None:
    understood = graph.understand("澜溪县的目标完成了吗？")
    assert not understood.sure
    assert ("targets-and-outcomes", ("year",)) in [(choice.question, choice.missing) for choice in understood.choices]


def test_last_year_is_not_guessed(graph: xiantu.Graph) -> None:
    understood = graph.understand("澜溪县去年地区生产总值是多少？")
    assert (understood.sure, understood.vague) == (False, ("去年",))


def test_a_name_of_several_places_lists_them(graph: xiantu.Graph) -> None:
    understood = graph.understand("鼓楼区有哪些项目？")
    assert not understood.sure
    assert len({choice.parameters[0].bound for choice in understood.choices}) == 4


def test_a_county_of_which_there_is_no_report_is_said_to_have_none(graph: xiantu.Graph) -> None:
    understood = graph.understand("巫溪县有哪些项目？")
    assert understood.sure
    assert [thing.label for thing in understood.unknown] == ["巫溪县"]
    assert graph.ask_words(understood.text) is not None
    assert not graph.ask_words(understood.text)
