"""Names that people type → the things of the graph that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph.form import Kind, folded, plain
from graph.questions import ParameterType, own_query

Term = NamedNode | Literal
Select = Callable[[str, Mapping[str, Term]], Iterable[Mapping[str, str]]]
"""Runs a SELECT with variables bound, and gives its rows: variable → lexical form; unbound ones are left out."""

_LANGUAGES = ("zh", "en")
_FOLDED: tuple[Kind, ...] = ("strategy", "project", "agency")


class UnknownName(LookupError):  # noqa: N818 (the state is the name)
    """A name that stands for nothing in the graph, or for several things. `str()` is one line with the way out."""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A thing of the graph: what it is, its label, its IRI, and whether any report speaks of it."""

    type: str
    label: str
    iri: str
    used: bool


def find(select: Select, name: str, type_: ParameterType = "any") -> tuple[Named, ...]:
    """The things with that label or alias (quotation marks, spaces and generic endings aside: “小县大城”试点).

    Where reports speak of any of them, the others are left out: 鼓楼区 is the one that the graph knows.
    """
    query = own_query("names")
    found: set[Named] = set()
    kinds: tuple[Kind, ...] = _FOLDED if type_ == "any" else tuple(kind for kind in _FOLDED if kind == type_)
    for form in dict.fromkeys((name, plain(name), *(folded(kind, name) for kind in kinds))):
        for language in _LANGUAGES:
            for labelled in select(own_query("labelled"), {"label": Literal(form, language=language)}):
                for row in select(query, {"thing": NamedNode(labelled["thing"])}):
                    if type_ in ("any", row["type"]):
                        found.add(Named(row["type"], row["name"], row["thing"], row["used"] == "true"))
    used = {thing for thing in found if thing.used}
    return tuple(sorted(used or found, key=lambda thing: (thing.type, thing.iri)))


def find_one(select: Select, name: str, type_: ParameterType = "any") -> Named:
    """The one thing that a name stands for. Raises UnknownName where there is none or more than one."""
    found = find(select, name, type_)
    what = "thing" if type_ == "any" else type_
    if not found:
        raise UnknownName(f"no {what} is called {name!r} in this graph; try `xiantu ask STORE reports` to see what is")
    if len(found) > 1:
        listed = "; ".join(f"{thing.label} ({thing.type}, {thing.iri})" for thing in found[:6])
        raise UnknownName(f"{name!r} is the name of several things: {listed}; give the IRI instead")
    return found[0]
