"""The lexicon: what the Turtle files of `ontology/` say, as plain values that the extractors look things up in.

A new strategy or a new alias is a line of Turtle; nothing here knows a single name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.model import AgencyType, NameMention

PlaceLevel = Literal["country", "province", "city", "county", "other"]


@dataclass(frozen=True, slots=True)
class Place:
    """A division of China, or a collective of divisions (`万达开云`, whose `members` are codes)."""

    iri: str
    name: str  # official full name without province: 巫溪县
    short: str  # common short name: 巫溪; equal to `name` where there is none
    code: str  # GB/T 2260, six digits; empty for a collective
    level: PlaceLevel
    parent: str  # code of the division above; empty for China
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StrategyTerm:
    """A strategy, initiative, campaign or pilot scheme known beforehand."""

    iri: str
    name: str
    aliases: tuple[str, ...]
    pilot: bool  # a title or pilot scheme that places are named to (示范区, 试点): naming it means `pilots`
    weak: bool  # a guiding phrase rather than a scheme (新发展理念): no fact by itself


@dataclass(frozen=True, slots=True)
class IndicatorTerm:
    """An indicator of the statistical system."""

    iri: str
    name: str
    aliases: tuple[str, ...]
    unit: str  # usual unit, as written in reports; empty where there is none
    falling: bool  # reported as a fall though the word 下降 is part of its usual name (单位地区生产总值能耗)


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """A kind of agency: its official name pattern and short names, `{place}` left out.

    `name` is the official generic name (发展和改革委员会); `aliases` what reports write (发展改革委, 发改委). `type` as in
    the facts table. `office` is True for those of which each place has one; False for bodies that stand alone
    (水利部, 国务院), whose `name` is then the whole official name.
    """

    iri: str
    name: str
    aliases: tuple[str, ...]
    type: AgencyType
    office: bool


@dataclass(frozen=True, slots=True)
class UnitTerm:
    """A unit as written (`万平方米`), its base unit as written (`平方米`) and the factor between them."""

    iri: str
    name: str
    base: str
    factor: float


@dataclass(frozen=True)
class Lexicon:
    """All of it. Maps go from the written form (name or alias, uniform text) to the entry."""

    places: Mapping[str, Sequence[Place]]  # several places share a short name
    by_code: Mapping[str, Place]
    strategies: Mapping[str, StrategyTerm]
    indicators: Mapping[str, IndicatorTerm]
    agencies: Mapping[str, AgencyKind]
    units: Mapping[str, UnitTerm]
    sectors: Mapping[str, str]  # written form → IRI

    def mentions(self, text: str) -> tuple[NameMention, ...]:
        """The names of the lexicon in a sentence's uniform text, leftmost and longest, in order."""
        raise NotImplementedError
