"""The lexicon: what the Turtle files of `ontology/` say, as plain values that the extractors look things up in.

A new strategy or a new alias is a line of Turtle; nothing here knows a single name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from extractors.model import AgencyType, NameKind, NameMention
from extractors.organization_forms import OrganizationForms, agency_type, organization_forms
from extractors.project_types import ProjectHead, planning_words, project_heads
from extractors.resources import folder as resource_folder
from extractors.turtle import Entry, LexiconError, read_entries

__all__ = [
    "AgencyKind",
    "IndicatorTerm",
    "Lexicon",
    "LexiconError",
    "Place",
    "StrategyTerm",
    "UnitTerm",
    "load_lexicon",
]

PlaceLevel = Literal["country", "province", "city", "county", "other"]
_Term = TypeVar("_Term")


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
    abbreviations: tuple[str, ...] = ()  # one character each, of provinces: 川 and 蜀; never matched as names
    replaced_by: tuple[str, ...] = ()  # codes of its successors where the division has been dissolved
    dissolved: str = ""  # the year in which it was dissolved; empty for those that exist


@dataclass(frozen=True, slots=True)
class StrategyTerm:
    """A strategy, initiative, campaign or pilot scheme known beforehand."""

    iri: str
    name: str
    aliases: tuple[str, ...]
    pilot: bool  # a title or pilot scheme that places are named to (示范区, 试点): naming it means `pilots`
    weak: bool  # a guiding phrase rather than a scheme (新发展理念): no fact by itself
    province: str = ""  # code of the province that set it, where it is that province's own; empty for all others


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

    `name` is the official generic name (发展和改革委员会); `aliases` what reports write (发展改革委, 发改委). `type` as
    in the facts table. `office` is True for those of which each place has one; False for bodies that stand alone
    (水利部, 国务院), whose `name` is then the whole official name. `general` marks those that reports name as the
    authority at large (县政府, 政协): no fact by themselves.
    """

    iri: str
    name: str
    aliases: tuple[str, ...]
    type: AgencyType
    office: bool
    general: bool = False


@dataclass(frozen=True, slots=True)
class UnitTerm:
    """A unit as written (`万公顷`): `value × factor` gives the amount in its base unit as written (`平方米`).

    `iri` is the unit's without multiplier (公顷), `multiplier` what the written form multiplies it by (10,000).
    """

    iri: str
    name: str
    base: str
    factor: float
    multiplier: float = 1.0


class _Target(NamedTuple):
    """What a written form stands for."""

    kind: NameKind
    iri: str
    sure: bool


class _Automaton(NamedTuple):
    """A matcher and, for each of its patterns, what the pattern stands for."""

    matcher: AhoCorasick
    targets: tuple[tuple[_Target, ...], ...]


@dataclass(frozen=True)
class Lexicon:
    """All of it. Maps go from the written form (name or alias, uniform text) to the entry.

    `common` holds the written forms that are also everyday words, or that often arise where two words meet
    (和平, 通道; 高要 in 提高要素): a mention of such a form is not `sure`. `guards` are words in whose middle a name
    only seems to begin (隆重 before 庆): no name is read across them.
    """

    places: Mapping[str, Sequence[Place]]  # several places share a short name; those that exist and rank higher first
    by_code: Mapping[str, Place]
    strategies: Mapping[str, StrategyTerm]
    indicators: Mapping[str, IndicatorTerm]
    agencies: Mapping[str, AgencyKind]
    units: Mapping[str, UnitTerm]
    sectors: Mapping[str, str]  # written form → IRI
    common: frozenset[str] = frozenset()
    guards: frozenset[str] = frozenset()
    organizations: OrganizationForms = field(default_factory=OrganizationForms)
    project_heads: Mapping[str, ProjectHead] = field(default_factory=dict)
    planning_words: frozenset[str] = frozenset()  # words that make no project's name its own: 智慧, 老旧小区
    kind_words: frozenset[str] = frozenset()  # those among them that name not even a reservoir: 大型, 农村
    phrases: frozenset[str] = frozenset()  # what stands between quotation marks and is no strategy: 四梁八柱
    trunk_railways: frozenset[str] = frozenset()  # ends that more than one railway joins: 京沪

    def mentions(self, text: str) -> tuple[NameMention, ...]:
        """The names of the lexicon in a sentence's uniform text, leftmost and longest, in order.

        A form that stands for entries of several kinds gives one mention for each kind. Where several places share
        the form, the mention's IRI is that of the first in `places[form]`: let `place` choose by the report's place.
        Forms that are everyday words (`common`) come with `sure` False, and never hide a name that is sure. So do
        bare names of places that name something else with the next character: 天津路, 三亚湾.
        """
        sure, doubtful = self._automata
        hits = list(self._sure_hits(sure, text))
        taken = bytearray(len(text))
        for start, end, targets in hits:
            if targets:
                taken[start:end] = b"\x01" * (end - start)
        for index, start, end in doubtful.matcher.find_matches_as_indexes(text):
            if not any(taken[start:end]):
                hits.append((start, end, doubtful.targets[index]))
        hits.sort(key=_start)
        starts = {start for start, _, _ in hits}
        return tuple(
            NameMention(
                start, end, kind, iri, sure and not (kind == "place" and end not in starts and _led_on(text, end))
            )
            for start, end, targets in hits
            for kind, iri, sure in targets
        )

    def place(self, form: str, near: str = "") -> Place | None:
        """The place that a written form means in a report of the place with code `near`.

        In this order: `near` itself or the nearest division above it; the one beside it or in it; the one in the same
        province; any. Of several, the one of higher level; None where two are as good.
        """
        candidates = self.places.get(form, ())
        candidates = [place for place in candidates if not place.dissolved] or list(candidates)
        if not candidates:
            return None
        above = self._chain(near)
        ranked = sorted((self._distance(place, above), _LEVELS.index(place.level), place.code) for place in candidates)
        if len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]:
            return None
        return next(place for place in candidates if place.code == ranked[0][2])

    @cached_property
    def by_abbreviation(self) -> Mapping[str, Place]:
        """Provinces by their one-character names: 渝, 川, 鲁."""
        return {character: place for place in self.by_code.values() for character in place.abbreviations}

    def _chain(self, code: str) -> list[str]:
        """The codes from `code` up to China."""
        chain: list[str] = []
        while code in self.by_code and code not in chain:
            chain.append(code)
            code = self.by_code[code].parent
        return chain

    @staticmethod
    def _distance(place: Place, above: Sequence[str]) -> int:
        if place.code and place.code in above:
            return above.index(place.code)
        if above and place.parent in above[:2]:
            return 10
        return 11 if above and place.code[:2] == above[0][:2] else 12

    def _sure_hits(self, automaton: _Automaton, text: str) -> Iterator[tuple[int, int, tuple[_Target, ...]]]:
        """Leftmost-longest hits; of a place whose last character begins the next word (重庆市场) the part before it."""
        offset = 0
        while offset < len(text):
            rest = text[offset:] if offset else text
            for index, start, end in automaton.matcher.find_matches_as_indexes(rest):
                start, end = start + offset, end + offset
                if text[end - 1 : end + 1] in _JOINED and any(t.kind == "place" for t in automaton.targets[index]):
                    shorter = self._targets.get(text[start : end - 1], ())
                    yield start, end - 1, shorter
                    offset = end - 1
                    break
                yield start, end, automaton.targets[index]
            else:
                return

    @cached_property
    def _targets(self) -> dict[str, tuple[_Target, ...]]:
        """What each written form stands for, one target a kind. Single characters are never names."""
        places = {form: entries[0].iri for form, entries in self.places.items() if entries}
        kinds: list[tuple[NameKind, Mapping[str, str]]] = [
            ("place", places),
            ("strategy", {form: term.iri for form, term in self.strategies.items()}),
            ("indicator", {form: term.iri for form, term in self.indicators.items()}),
            ("agency", {form: kind.iri for form, kind in self.agencies.items()}),
            ("sector", self.sectors),
        ]
        targets: dict[str, tuple[_Target, ...]] = {}
        for kind, forms in kinds:
            for form, iri in forms.items():
                if len(form) > 1:
                    targets[form] = (*targets.get(form, ()), _Target(kind, iri, form not in self.common))
        return targets

    @cached_property
    def _automata(self) -> tuple[_Automaton, _Automaton]:
        """One automaton for the sure forms, one for the doubtful: a doubtful one must not hide what follows it."""
        sure = [form for form in self._targets if form not in self.common] + sorted(self.guards - set(self._targets))
        doubtful = [form for form in self._targets if form in self.common]
        return self._automaton(sure), self._automaton(doubtful)

    def _automaton(self, forms: list[str]) -> _Automaton:
        matcher = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)
        return _Automaton(matcher, tuple(self._targets.get(form, ()) for form in forms))


# The last character of a place's name that is the first of the next word: 重庆市场, 增城区域.
_JOINED = frozenset({"市场", "区域", "区间", "区位", "区块", "区划", "县域"})
_DIVISIONS = frozenset("省市县区州盟旗国")
_FEATURES = frozenset("路街桥江河湖湾山岛峡")


def _start(hit: tuple[int, int, tuple[_Target, ...]]) -> int:
    return hit[0]


def _led_on(text: str, end: int) -> bool:
    """Whether a place's bare name that ends here is the beginning of a street's or a river's."""
    return text[end : end + 1] in _FEATURES and text[end - 1] not in _DIVISIONS


# --- reading the Turtle -----------------------------------------------------------------------------------------

_LEVELS: tuple[PlaceLevel, ...] = ("country", "province", "city", "county", "other")
_SCHEME = "https://w3id.org/xiantu/scheme/"
# What a report puts before a unit: 万平方米, 亿千瓦时.
_MULTIPLIERS = {
    **{"百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7},
    **{"亿": 1e8, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12},
}


def load_lexicon(folder: Path | None = None, extra: Sequence[Path] = ()) -> Lexicon:
    """The lexicon that the `*.ttl` files of `folder` hold, together with `extra` files or folders.

    `folder` is the project's own `ontology/` unless given. Schemes that no file holds are empty. An extra file may add
    to entries of the others (`<…> skos:altLabel "…"@zh`).

    Raises LexiconError where there is no such file or folder, where Turtle is broken, or where an entry lacks a name
    or has a value that cannot be; the message names file and place, and says what to do.
    """
    entries = read_entries((folder or resource_folder("ontology"), *extra))
    schemes: dict[str, list[Entry]] = {}
    for entry in entries.values():
        for scheme in entry.all("inScheme"):
            schemes.setdefault(scheme.removeprefix(_SCHEME), []).append(entry)
    places = [_place(entry) for entry in schemes.get("places", [])]
    return Lexicon(
        places=_place_forms(places),
        by_code={place.code: place for place in sorted(places, key=_extant) if place.code},
        strategies=_forms((_strategy(entry), entry) for entry in schemes.get("strategies", [])),
        indicators=_forms((_indicator(entry), entry) for entry in schemes.get("indicators", [])),
        agencies=_forms((_agency(entry), entry) for entry in schemes.get("agencies", [])),
        units=_units(schemes.get("units", []), entries),
        sectors=_forms((entry.iri, entry) for entry in schemes.get("sectors", [])),
        common=frozenset(form for entry in entries.values() for form in entry.all("commonWord")),
        guards=frozenset(form for entry in entries.values() for form in entry.all("notIn")),
        organizations=organization_forms(schemes.get("organization-forms", [])),
        project_heads=project_heads(schemes.get("project-types", [])),
        planning_words=planning_words(schemes.get("planning-words", []), kinds=False),
        kind_words=planning_words(schemes.get("planning-words", []), kinds=True),
        phrases=frozenset(form for entry in schemes.get("phrases", []) for form in entry.aliases),
        trunk_railways=frozenset(form for entry in schemes.get("railways", []) for form in entry.aliases),
    )


def _extant(place: Place) -> bool:
    return not place.dissolved


def _place(entry: Entry) -> Place:
    name, aliases = entry.name, entry.aliases
    shorter = [alias for alias in entry.all("altLabel") if name.startswith(alias)]
    return Place(
        iri=entry.iri,
        name=name,
        short=min(shorter, key=len, default=name),
        code=entry.one("notation"),
        level=_level(entry),
        parent=_last(entry.one("broader")),
        aliases=aliases,
        members=tuple(_last(member) for member in entry.all("member")),
        abbreviations=tuple(entry.all("abbreviation")),
        replaced_by=tuple(_last(place) for place in entry.all("isReplacedBy")),
        dissolved=entry.one("dissolved"),
    )


def _level(entry: Entry) -> PlaceLevel:
    written = _last(entry.one("level", "other")).lower()
    for level in _LEVELS:
        if written == level:
            return level
    raise entry.error(f"has the level {written}; levels are {'、'.join(_LEVELS)}")


def _strategy(entry: Entry) -> StrategyTerm:
    own = entry.one("level").endswith(("Provincial", "Municipal"))
    setters = entry.all("setBy")  # a strategy of several provinces is no single one's
    province = _last(setters[0]) if own and len(setters) == 1 else ""
    return StrategyTerm(entry.iri, entry.name, entry.aliases, entry.flag("pilotTitle"), entry.flag("weak"), province)


def _indicator(entry: Entry) -> IndicatorTerm:
    return IndicatorTerm(entry.iri, entry.name, entry.aliases, entry.one("usualUnit"), entry.flag("falling"))


def _agency(entry: Entry) -> AgencyKind:
    office, general = entry.flag("office"), entry.flag("general")
    return AgencyKind(entry.iri, entry.name, entry.aliases, agency_type(entry), office, general)


def _last(iri: str) -> str:
    return iri.rpartition("/")[2].rpartition("#")[2]


def _forms(terms: Iterable[tuple[_Term, Entry]]) -> dict[str, _Term]:
    """Written form → term. An entry's own name wins over another's alias, the first entry over later ones."""
    terms = list(terms)
    forms = {entry.name: term for term, entry in reversed(terms)}
    for term, entry in terms:
        for alias in entry.aliases:
            forms.setdefault(alias, term)
    return forms


def _place_forms(places: Iterable[Place]) -> dict[str, tuple[Place, ...]]:
    """Written form → its places: those that exist before those dissolved, higher levels first, then by code."""
    forms: dict[str, list[Place]] = {}
    for place in sorted(places, key=lambda place: (bool(place.dissolved), _LEVELS.index(place.level), place.code)):
        for form in (place.name, *place.aliases):
            forms.setdefault(form, []).append(place)
    return {form: tuple(named) for form, named in forms.items()}


def _units(units: Iterable[Entry], entries: Mapping[str, Entry]) -> dict[str, UnitTerm]:
    """Written form → unit, each also with the multipliers that reports put before it."""
    plain: dict[str, UnitTerm] = {}
    for entry in units:
        base = entry.one("baseUnit")
        if base and base not in entries:
            raise entry.error(f"has the base unit <{base}>, which no file describes; describe it or take it out")
        try:
            factor = float(entry.one("factor", "1"))
        except ValueError:
            raise entry.error(f"has the factor {entry.one('factor')}, which is no number") from None
        for form in (entry.name, *entry.aliases):
            plain[form] = UnitTerm(entry.iri, form, entries[base].name if base else entry.name, factor)
    forms = dict(plain)
    for prefix, times in _MULTIPLIERS.items():
        for form, unit in plain.items():
            forms.setdefault(prefix + form, UnitTerm(unit.iri, prefix + form, unit.base, unit.factor * times, times))
    return forms
