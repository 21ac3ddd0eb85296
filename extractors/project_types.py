"""How the names of projects end, and the words that make no name: what the ontology says of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from extractors.turtle import Entry

ProjectForm = Literal["landmark", "facility", "weak", "works", "product", "programme", "seldom", "never"]

_FORMS: Mapping[str, ProjectForm] = {
    "Landmark": "landmark",
    "Facility": "facility",
    "WeakHead": "weak",
    "Works": "works",
    "Product": "product",
    "Programme": "programme",
    "SeldomProject": "seldom",
    "NoProject": "never",
}
# No type: the nouns of other concepts that name something of which a place has but one.
_SINGLE = "OnlyOne"
# Where two concepts list a noun, the one that proves less goes before.
_LATER = ("programme", "seldom", "never")


@dataclass(frozen=True, slots=True)
class ProjectHead:
    """A noun that names end in: 水库, 产业园, 除险加固.

    `form` says what it proves of a project: `landmark` something built whose kind bears names (水库, 大桥); `facility`
    something that is built; `weak` a noun of many uses (中心, 平台); `works` what is done to a thing (改造); `product`
    what is made (医疗器械); `programme` a kind of work done in many places (老旧小区改造), which names no project
    unless words of its own stand before it; `seldom` and `never` something else (产业; 行动). `iri` is the type;
    `single`: a place has but one of its kind (市民中心), so that the noun alone names it.
    """

    head: str
    form: ProjectForm
    iri: str
    single: bool = False


def project_heads(entries: Iterable[Entry]) -> dict[str, ProjectHead]:
    """Head noun → what it proves. Raises LexiconError where an entry has no strength or one that cannot be."""
    heads: dict[str, ProjectHead] = {}
    single: set[str] = set()
    for entry in entries:
        strength = entry.one("strength").rpartition("#")[2]
        if strength == _SINGLE:
            single.update((entry.name, *entry.aliases))
            continue
        if strength not in _FORMS:
            raise entry.error(f"has the strength {strength or '(none)'}; strengths are {'、'.join(_FORMS)}")
        form = _FORMS[strength]
        for noun in (entry.name, *entry.aliases):
            if noun not in heads or form in _LATER:
                heads[noun] = ProjectHead(noun, form, entry.iri)
    for noun in single - heads.keys():  # 高铁连接线 is a 连接线
        kind = next((heads[noun[at:]] for at in range(1, len(noun)) if noun[at:] in heads), None)
        if kind is not None:
            heads[noun] = replace(kind, head=noun)
    return {noun: replace(head, single=noun in single) for noun, head in heads.items()}


def planning_words(entries: Iterable[Entry], *, kinds: bool) -> frozenset[str]:
    """The words of planning prose; those that make not even a landmark's name its own (大型, 农村) where `kinds`."""
    return frozenset(word for entry in entries if entry.flag("general") or not kinds for word in entry.aliases)
