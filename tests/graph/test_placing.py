"""Which place a name means and begins with, in a report of 青山县, in 云岭省."""

from dataclasses import replace

import pytest

from extractors.lexicon import Place
from graph.placing import Placing
from tests.graph.examples import BAISHUI, ID, LEXICON, PROVINCE, QINGSHAN

NAMED = replace(LEXICON, places={**LEXICON.places, "云岭": [PROVINCE]})
HERE = Placing(NAMED, QINGSHAN.code, QINGSHAN.name)
CITY = Place(f"{ID}place/990200", "石川市", "石川", "990200", "city", "990000")
DISTRICT = Place(f"{ID}place/990201", "石南区", "石南", "990201", "county", "990200")
FAR = Place(f"{ID}place/980101", "西城区", "西城", "980101", "county", "980000")
WIDER = replace(
    LEXICON,
    places={
        **LEXICON.places,
        "石川市": [CITY],
        "石川": [CITY],
        "石南区": [DISTRICT],
        "石南": [DISTRICT],
        "西城区": [FAR],
    },
    by_code={**LEXICON.by_code, **{place.code: place for place in (CITY, DISTRICT, FAR)}},
)
THERE = Placing(WIDER, DISTRICT.code, DISTRICT.name)


@pytest.mark.parametrize("name", ["白水", "白水县", "云岭白水", "云岭省白水县"])
def test_a_place_may_be_said_with_those_above_it(name: str) -> None:
    assert HERE.place(name) == BAISHUI


@pytest.mark.parametrize("name", ["青山白水", "云岭石门"])
def test_a_place_is_only_within_those_above_it(name: str) -> None:
    assert HERE.place(name) is None


@pytest.mark.parametrize(
    ("name", "scope", "rest"),
    [
        ("县图书馆", "990101", "图书馆"),
        ("省图书馆", "990000", "图书馆"),
        ("白水县图书馆", "990102", "图书馆"),
        ("云岭省白水县图书馆", "990102", "图书馆"),
        ("县城体育馆", "", "县城体育馆"),
        ("区图书馆", "", "区图书馆"),  # this county is no district
        ("云岭图书馆", "", "云岭图书馆"),  # of what place a short name is part of the name
    ],
)
def test_the_place_that_begins_a_name(name: str, scope: str, rest: str) -> None:
    assert HERE.prefix(name) == (scope, rest)


@pytest.mark.parametrize(
    ("name", "scope", "rest"),
    [
        ("青山高山茶园", "990101", "高山茶园"),
        ("云岭青山高山茶园", "990101", "高山茶园"),
        ("青山至白水公路", "", "青山至白水公路"),
        ("青山机场改扩建", "", "青山机场改扩建"),
        ("青山茶园", "", "青山茶园"),  # too little is left to be a name
    ],
)
def test_works_may_begin_with_the_short_name_of_the_reports_place(name: str, scope: str, rest: str) -> None:
    assert HERE.prefix(name, works=True) == (scope, rest)


def test_a_word_for_a_level_means_the_nearest_place_of_that_level() -> None:
    assert [THERE.prefix(f"{level}图书馆")[0] for level in "区市省"] == ["990201", "990200", "990000"]
    assert (THERE.city(), HERE.city()) == ("990200", "")


def test_a_quarter_is_no_county_of_another_province() -> None:
    assert THERE.prefix("西城区集中供热") == ("", "西城区集中供热")


def test_the_reports_place_in_the_middle_of_a_name_says_nothing() -> None:
    assert HERE.own_word("S998青山县城改线") == "S998县城改线"


def test_a_place_without_a_code_is_known_by_its_name() -> None:
    nowhere = Placing(LEXICON, "", "溪口县")
    assert nowhere.prefix("溪口县图书馆") == ("溪口县", "图书馆")
    assert nowhere.prefix("县图书馆") == ("溪口县", "图书馆")
    assert PROVINCE.code not in nowhere.scope
