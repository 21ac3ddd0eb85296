"""The places of `ontology/` as a whole: their tree, their counts, and what refers to what."""

from collections import Counter

import pytest

from extractors.lexicon import Lexicon, Place


@pytest.fixture(scope="module")
def places(lexicon: Lexicon) -> list[Place]:
    return list({place.iri: place for named in lexicon.places.values() for place in named}.values())


def test_there_are_as_many_divisions_as_the_ministry_counts(places: list[Place]) -> None:
    levels = Counter(place.level for place in places if not place.dissolved)
    assert (levels["country"], levels["province"], levels["city"], levels["county"]) == (1, 34, 333, 2849)


def test_every_place_hangs_in_the_tree_below_china(places: list[Place], lexicon: Lexicon) -> None:
    for place in places:
        above = place
        while above.parent:
            above = lexicon.by_code[above.parent]
        assert above.name == "中国", place


def test_a_division_lies_in_the_province_that_its_code_says(places: list[Place], lexicon: Lexicon) -> None:
    divisions = [place for place in places if place.code and place.level in ("city", "county")]
    strays = [place.name for place in divisions if place.parent[:2] != place.code[:2]]
    assert strays == []


def test_members_and_successors_exist(places: list[Place], lexicon: Lexicon) -> None:
    codes = {code for place in places for code in (*place.members, *place.replaced_by)}
    assert [code for code in codes if code not in lexicon.by_code or lexicon.by_code[code].dissolved] == []


def test_only_dissolved_places_have_successors(places: list[Place]) -> None:
    assert [place.name for place in places if bool(place.dissolved) != bool(place.replaced_by)] == []


def test_a_name_stands_once_below_a_place(places: list[Place]) -> None:
    names = Counter((place.parent, place.name) for place in places if not place.dissolved)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_division_has_at_most_one_short_name_of_its_own(places: list[Place]) -> None:
    assert all(place.name.startswith(place.short) for place in places)
    assert all(len(place.short) > 1 for place in places)


def test_common_words_are_names_of_something(lexicon: Lexicon) -> None:
    known = {*lexicon.places, *lexicon.agencies, *lexicon.strategies, *lexicon.indicators, *lexicon.sectors}
    assert lexicon.common - known == set()
