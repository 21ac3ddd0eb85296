"""Names in facts → entities: first the lexicon, then form, then recorded judgements.

An entity that no lexicon knows gets an IRI that is a pure function of its kind, its folded name and, where identity
needs it, its place: linking one report never depends on another, nor on the order of building.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode

from extractors.lexicon import AgencyKind, Lexicon, UnitTerm
from graph.form import (
    Kind,
    folded,
    is_counted,
    is_line,
    is_local_title,
    is_own_code,
    is_ring_road,
    lookup_form,
    plain,
    railway,
    strategy_forms,
)
from graph.judgements import Judgements
from graph.placing import Placing
from graph.terms import PREFIXES, entity_iri, from_segment

_NATIONAL_TITLE = re.compile(r"^(?:中共中央|中央|国务院|国家|全国|中华人民共和国|中国)|(?:法|条例)(?:（.*）)?$")
# A body that each place may have, told apart by its place alone; companies, banks and universities have names.
_LOCAL_BODY = re.compile(
    r"(?:局|委|委员会|办|办公室|中心|站|所|队|科|院|馆|园|中学|小学|学校|党校|幼儿园|专班|指挥部)$"
)
_DIVISION = re.compile(r"(?<!开发)(?<!示范)(?<!试验)(?<!功能)(?<![园新景片社库矿林牧灌城])(?:省|市|区|县|旗|盟|州)$")
_PLACE_LIKE = re.compile(r"(?:省|市|区|县|州|旗|盟|镇|乡|街道|村|社区|国)$")


@dataclass(frozen=True, slots=True)
class Entity:
    """What a name stands for. `label` is empty for an entity of the lexicon, which describes itself."""

    kind: Kind
    iri: NamedNode
    label: str = ""
    of: NamedNode | None = None  # an agency's place
    agency_kind: NamedNode | None = None

    @property
    def known(self) -> bool:
        """Whether the lexicon knows it."""
        return not self.label


@dataclass(frozen=True)
class LexiconIndex:
    """A lexicon's names by their form, made once for all reports."""

    lexicon: Lexicon

    @cached_property
    def strategies(self) -> Mapping[str, str]:
        """Look-up form or folded name → IRI; a folded name that two strategies share stands for neither."""
        terms = [(form, term.iri) for form, term in self.lexicon.strategies.items()]
        return _by_form(terms, lookup_form, lambda form: lookup_form(folded("strategy", form)))

    @cached_property
    def strategy_provinces(self) -> Mapping[str, str]:
        """IRI → code of the province whose own strategy it is; empty for those of the nation or a region."""
        return {term.iri: term.province for term in self.lexicon.strategies.values()}

    @cached_property
    def indicators(self) -> Mapping[str, str]:
        """Plain name → IRI."""
        return _by_form(((form, term.iri) for form, term in self.lexicon.indicators.items()), plain, plain)

    @cached_property
    def iris(self) -> frozenset[str]:
        """The IRIs of all entries: what has one of these is described by the vocabulary graph."""
        lexicon = self.lexicon
        forms = (lexicon.strategies, lexicon.indicators, lexicon.agencies, lexicon.units)
        places = (place.iri for named in lexicon.places.values() for place in named)
        return frozenset(places).union(entry.iri for form in forms for entry in form.values())

    @cached_property
    def agencies(self) -> Mapping[str, AgencyKind]:
        """Plain name, or the name without its legal form → kind of agency."""
        forms = [(plain(form), kind) for form, kind in self.lexicon.agencies.items()]
        return {folded("agency", form): kind for form, kind in forms if kind.type == "company"} | dict(forms)


def _by_form(
    terms: Iterable[tuple[str, str]], sure: Callable[[str], str], fold: Callable[[str], str]
) -> dict[str, str]:
    exact: dict[str, str] = {}
    loose: dict[str, set[str]] = {}
    for form, iri in terms:
        exact.setdefault(sure(form), iri)
        loose.setdefault(fold(form), set()).add(iri)
    return {form: min(iris) for form, iris in loose.items() if len(iris) == 1} | exact


class Linker:
    """Links the names of one report on the place of that code and name; the order of calls does not matter."""

    def __init__(self, index: LexiconIndex, code: str, name: str, judgements: Judgements) -> None:
        self._index = index
        self._lexicon = index.lexicon
        self._near = code
        self._name = name
        self._placing = Placing(index.lexicon, code, name)
        self._scope = self._placing.scope  # what tells this place's 文体中心 from another's
        self._judgements = judgements
        self._cache: dict[tuple[str, ...], Entity] = {}
        self.judged: dict[str, str] = {}  # base IRI → canonical IRI, where a judgement made them differ
        self.bases: set[str] = set()  # all IRIs that form or lexicon gave

    def place(self, name: str) -> Entity:
        """The place of an `area`: of the lexicon, else one that the report's place alone knows (a town)."""
        return self._cached(("place", name), lambda: self._place(name))

    def own_place(self) -> Entity:
        """The report's own place."""
        known = self._lexicon.by_code.get(self._near)
        return self.place(known.name if known else self._name)

    def strategy(self, name: str) -> Entity:
        """The strategy of that name."""
        return self._cached(("strategy", name), lambda: self._strategy(name))

    def indicator(self, name: str) -> Entity:
        """The indicator of that name."""
        return self._cached(("indicator", name), lambda: self._indicator(name))

    def project(self, name: str, area: str) -> Entity:
        """The project of that name in that area."""
        return self._cached(("project", name, area), lambda: self._project(name, area))

    def agency(self, name: str) -> Entity:
        """The agency of that name; a bare 县 or 市 before it means the report's place."""
        return self._cached(("agency", name), lambda: self._agency(name))

    def policy(self, title: str) -> Entity:
        """The policy document of that title."""
        return self._cached(("policy", title), lambda: self._policy(title))

    def partner(self, name: str) -> Entity:
        """The place or agency that the area cooperates with."""
        if self._placing.place(name) or _PLACE_LIKE.search(name) or self._is_provinces(name):
            return self.place(name)
        return self.agency(name)

    def unit(self, name: str) -> UnitTerm | None:
        """The unit as written, if the lexicon knows it."""
        return self._lexicon.units.get(name) or self._lexicon.units.get(plain(name))

    def unit_entity(self, name: str) -> Entity:
        """The entity of a unit as written, its multiplier left out where the lexicon knows it."""
        known = self.unit(name)
        if known:
            return Entity("unit", NamedNode(known.iri))
        return Entity("unit", entity_iri("unit", plain(name) or name), plain(name) or name)

    # --- one kind at a time -------------------------------------------------------------------------------------

    def _cached(self, key: tuple[str, ...], link: Callable[[], Entity]) -> Entity:
        if key not in self._cache:
            self._cache[key] = self._judged(link())
        return self._cache[key]

    def _judged(self, entity: Entity) -> Entity:
        base = entity.iri.value
        self.bases.add(base)
        canonical = self._judgements.canonical(base)
        if canonical == base:
            return entity
        self.judged[base] = canonical
        return entity_of(NamedNode(canonical), entity.kind, self._index)

    def _place(self, name: str) -> Entity:
        known = self._placing.place(name)
        if known:
            return Entity("place", NamedNode(known.iri))
        form = plain(name)
        if self._is_provinces(form):
            return self._found("place", form)
        return self._found("place", *([] if _DIVISION.search(form) else [self._scope]), form)

    def _strategy(self, name: str) -> Entity:
        form = folded("strategy", name)
        known = self._index.strategies
        iri = next((known[form] for form in strategy_forms(name) if form in known), "")
        province = f"{self._near[:2]}0000" if self._near else self._scope
        owner = self._index.strategy_provinces.get(iri, "")
        # 亩均论英雄 is learnt from the province that set it; “三个一批” is something else in every province.
        if iri and (owner in ("", province) or not self._near or not is_counted(form)):
            return Entity("strategy", NamedNode(iri))
        of_province = is_counted(form) or is_local_title(form)
        scope = self._scope if is_own_code(form) else province if of_province else ""
        return self._found("strategy", scope, form)

    def _indicator(self, name: str) -> Entity:
        iri = self._index.indicators.get(plain(name))
        return Entity("indicator", NamedNode(iri)) if iri else self._found("indicator", plain(name))

    def _project(self, name: str, area: str) -> Entity:
        form = folded("project", name)
        if is_line(form):
            return self._found("project", railway(form, self._lexicon.trunk_railways))
        here = self._lexicon.place(area, self._near)
        scope, rest = self._placing.prefix(self._placing.own_word(form), works=True)
        if scope and rest.startswith("医院"):  # 县医院 is the people's hospital
            rest = f"人民{rest}"
        if not scope and is_ring_road(rest):
            scope = self._placing.city()
        return self._found("project", scope or (here and here.code) or self._scope, folded("project", rest))

    def _agency(self, name: str) -> Entity:
        form = plain(name)
        kind = self._index.agencies.get(form) or self._index.agencies.get(folded("agency", form))
        if kind and not kind.office:
            return Entity("agency", NamedNode(kind.iri))
        scope, rest = self._placing.prefix(form)
        if not scope and (short := self._placing.short_prefix(form)):  # 青山农商行 is 青山县农商行
            scope, rest = short if short[1] in self._index.agencies else ("", form)
        kind = self._index.agencies.get(rest)
        if kind and kind.office:
            return self._found("agency", scope or self._scope, kind.name)
        if not scope and _LOCAL_BODY.search(form) and not self._names_place(form):
            scope = self._scope
        form = rest if scope else folded("agency", rest)
        return self._found("agency", scope or (self._scope if len(form) < 3 else ""), form)  # 阳光, 长城: many firms

    def _policy(self, title: str) -> Entity:
        form = plain(title)
        if _NATIONAL_TITLE.search(form):
            return self._found("policy", form)
        scope, rest = self._placing.prefix(form)
        return self._found("policy", scope or self._scope, rest)

    def _found(self, kind: Kind, *key: str) -> Entity:
        """An entity that the lexicon does not know; empty parts of its key are left out."""
        return entity_of(entity_iri(kind, *(part for part in key if part)), kind, self._index)

    def _is_provinces(self, name: str) -> bool:
        """Whether a name is made of provinces' one-character names: 沪滇, 港澳."""
        return len(name) > 1 and all(character in self._lexicon.by_abbreviation for character in name)

    def _names_place(self, name: str) -> bool:
        return any(mention.kind == "place" for mention in self._lexicon.mentions(name))


def entity_of(iri: NamedNode, kind: Kind, index: LexiconIndex) -> Entity:
    """The entity that an IRI names: all that is said of a found entity follows from its IRI and the lexicon."""
    if iri.value in index.iris:
        return Entity(kind, iri)
    key = [from_segment(part) for part in iri.value.removeprefix(f"{PREFIXES['id']}{kind}/").split("/")]
    if kind != "agency":
        return Entity(kind, iri, key[-1])
    place = index.lexicon.by_code.get(key[0])
    term = index.lexicon.agencies.get(key[-1])
    office = NamedNode(term.iri) if term and term.office and len(key) > 1 else None
    of = NamedNode(place.iri) if place else None
    return Entity(kind, iri, "".join([place.name if place else key[0], *key[1:]]), of, office)
