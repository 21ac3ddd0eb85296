"""The names of the graph's things, as questions write them: every label, folded forms, offices by place and kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind
from pyoxigraph import NamedNode

from graph.form import Kind, folded
from graph.names import Select
from graph.questions import own_query
from graph.wording_words import question_words, uniform_words

_FOLDED: Mapping[str, Kind] = {"project": "project", "strategy": "strategy", "agency": "agency"}
_HAN = re.compile(r"[\u3400-\u9fff]")
_OFFICE_KIND = "https://w3id.org/xiantu/id/agency-kind/"
_DIVISIONS = ("县", "区", "市")
_SHORTEST_FOLDED = 3  # shorter ones are everyday words


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A thing of the graph: its type as parameters have it, its label, its IRI, and whether the lexicon knows it."""

    type: str
    label: str
    iri: str
    known: bool


@dataclass(frozen=True)
class Names:
    """Forms in uniform writing → the things that they may stand for."""

    forms: Mapping[str, tuple[Thing, ...]]

    @cached_property
    def _matcher(self) -> tuple[tuple[str, ...], AhoCorasick]:
        forms = tuple(sorted({*self.forms, *question_words()}))
        return forms, AhoCorasick(forms, matchkind=MatchKind.Standard)

    def matches(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Every name and every word of questions in a text in uniform writing: start, end, form."""
        forms, matcher = self._matcher
        for index, start, end in matcher.find_matches_as_indexes(text, overlapping=True):
            if not (_joined(text, start) or _joined(text, end)):
                yield start, end, forms[index]

    def office(self, place: Thing, kind: Thing) -> Thing | None:
        """The agency that is a place's office of a kind: 澜溪县 and 财政局 → 澜溪县财政局."""
        found = self.forms.get(uniform_words(place.label + kind.label), ())
        return next((thing for thing in found if thing.type == "agency" and not is_office_kind(thing)), None)

    def near(self, words: str, most: int = 5) -> tuple[Thing, ...]:
        """Things whose name holds those words, shortest names first."""
        if len(words) < 2:
            return ()
        found = sorted((len(form), form) for form in self.forms if words in form)
        things = dict.fromkeys(thing for _, form in found for thing in self.forms[form])
        return tuple(things)[:most]


def load_names(select: Select) -> Names:
    """The names of all things that a graph's lexicon and reports know."""
    kinds = {row["thing"]: (row["type"], row["known"] == "true") for row in select(own_query("kinds"), {})}
    labels: dict[str, list[str]] = {}
    chosen: dict[str, str] = {}
    for row in select(own_query("labels"), {}):
        if row["thing"] in kinds:
            labels.setdefault(row["thing"], []).append(row["label"])
            if row["preferred"] == "true" and (row["thing"] not in chosen or _HAN.search(row["label"])):
                chosen[row["thing"]] = row["label"]
    forms: dict[str, set[Thing]] = {}
    things: dict[str, Thing] = {}
    for iri, written in labels.items():
        type_, known = kinds[iri]
        things[iri] = thing = Thing(type_, chosen.get(iri, written[0]), iri, known)
        for form in _forms(thing, written):
            forms.setdefault(form, set()).add(thing)
    return Names({form: tuple(sorted(named)) for form, named in forms.items()})


def is_office_kind(thing: Thing) -> bool:
    """Whether a thing is a kind of office, of which each place may have one."""
    return thing.iri.startswith(_OFFICE_KIND)


def spoken_of(select: Select, thing: Thing) -> bool:
    """Whether any report says anything of a thing."""
    return any(True for _ in select(own_query("spoken-of"), {"thing": NamedNode(thing.iri)}))


def _forms(thing: Thing, labels: Iterable[str]) -> set[str]:
    """The forms of a thing's labels: as written, folded, and of places that no list knows the name without 县."""
    forms = {uniform_words(label) for label in labels}
    if kind := _FOLDED.get(thing.type):
        for label in labels:
            shorter = uniform_words(folded(kind, label))
            forms |= {shorter, shorter.replace("高速公路", "高速")} if len(shorter) >= _SHORTEST_FOLDED else set()
    if thing.type == "place" and not thing.known:
        forms |= {form[:-1] for form in forms if len(form) > 2 and form.endswith(_DIVISIONS)}
    return {form for form in forms if len(form) > 1 + form.isascii()}


def _joined(text: str, at: int) -> bool:
    """Whether a boundary cuts a Latin word or a number."""
    return 0 < at < len(text) and _latin(text[at - 1]) and _latin(text[at])


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
