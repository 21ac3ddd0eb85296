"""Facts of a city's report that are about one of its counties alone: they have that county as their area."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.lexicon import Lexicon, Place
from extractors.model import AnyFact, Profile, Project, Strategy

# What joins a county to somewhere else: a road from 清水 to another place is not 清水's alone.
# What makes of a county's short name that of a mountain or a river: 长白山.
_LANDS = frozenset("山江河湖海岭")
_ASIDE = re.compile("（([\u4e00-\u9fff]{2,10}?)(?:段|片区|境)?）")  # 渝湘高速复线（武隆段）
_JOINS = ("至", "到", "—", "-", "、", "和", "与")


def settle_areas(facts: Iterable[AnyFact], profile: Profile, lexicon: Lexicon) -> Iterator[AnyFact]:
    """The facts; a project or strategy whose name begins with a county of the report's city is that county's."""
    counties = _names_below(profile, lexicon)
    for fact in facts:
        if counties and isinstance(fact, Project | Strategy) and fact.area == profile.place:
            county = _county_of(fact.text, counties)
            yield replace(fact, area=county) if county else fact
        else:
            yield fact


def _names_below(profile: Profile, lexicon: Lexicon) -> dict[str, str]:
    """The names, full and short, of the divisions right below the report's place → the full name."""
    below: dict[str, str] = {}
    if not profile.code:
        return below
    for place in lexicon.by_code.values():
        if place.parent == profile.code and not place.dissolved:
            for name in _forms(place):
                below[name] = place.name
    return below


def _forms(place: Place) -> Iterator[str]:
    yield place.name
    if len(place.short) > 1:
        yield place.short


def _county_of(name: str, counties: dict[str, str]) -> str | None:
    for aside in _ASIDE.findall(name):
        if aside in counties:
            return counties[aside]
    words = name.lstrip("“‘「")
    for length in range(min(len(words) - 1, 12), 1, -1):
        county = counties.get(words[:length])
        if county and words[length : length + 1] not in _LANDS:
            rest = words[length:]
            joined = any(other in rest for other, full in counties.items() if full != county)
            return None if joined or rest.startswith(_JOINS) else county
    return None
