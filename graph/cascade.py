"""How a strategy travels: who set it, which places take it up, when first, as pilot or not, and through what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import networkx as nx
from pyoxigraph import NamedNode

from graph.names import Select
from graph.network_links import Evidence, TextOf, Thing, Words, type_of
from graph.questions import own_query
from graph.terms import BASE, PREFIXES, term

_CHINA = f"{BASE}id/place/100000"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a report first names a strategy: when, and by which words.

    `date` is the day on which the report was issued; where it does not say, the end of the period that it looks back
    on (`issued` is false then: the report is later than that).
    """

    date: str
    issued: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Through:
    """A project, indicator or agency by which a place carries a strategy out, and how that is known.

    `by` has: of a project `sentence`, `heading` or `table` (the words that tie it to the strategy); of an indicator
    `sentence` or `heading` (what names the strategy and the indicator both); of an agency its relation to a project
    that advances the strategy (`leads`, …), or its role in a sentence that names the strategy (`mentioned`, …).
    """

    thing: Thing
    by: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Adoption:
    """A place that takes a strategy up. `above` are the divisions that it belongs to, the nearest first."""

    place: Thing
    above: tuple[Thing, ...]
    pilot: bool
    first: Mention
    mentions: tuple[Evidence, ...]
    projects: tuple[Through, ...]
    indicators: tuple[Through, ...]
    agencies: tuple[Through, ...]


@dataclass(frozen=True, slots=True)
class Cascade:
    """A strategy (its thing says its level), who set it and when where known, and its adoptions, the earliest first."""

    strategy: Thing
    set_by: Thing | None
    year: str
    adoptions: tuple[Adoption, ...]


def cascade(select: Select, text_of: TextOf, strategy: str) -> Cascade:
    """How a strategy (IRI) travels. Without adoptions where no report speaks of it."""
    return _Reader(select, text_of, strategy).cascade()


def cascade_network(found: Cascade) -> nx.DiGraph:
    """The divisions from the nation, or from whoever set the strategy, down to the places that take it up.

    Edges lead from a division to one that belongs to it: the order of levels, not a statement of who told whom. Nodes
    are places, named by their IRIs, with `label`, `level`, `adopted`, `pilot`, `sets` and, of those that take it up,
    `date` and `issued`.
    """
    adopted = {adoption.place.iri: adoption for adoption in found.adoptions}
    top = _top(found)
    chains = {iri: _upto(top, (adoption.place, *adoption.above)) for iri, adoption in adopted.items() if iri != top.iri}
    made = nx.DiGraph(kind="cascade", title=found.strategy.label, strategy=found.strategy.iri)
    places = {place.iri: place for chain in chains.values() for place in chain} | {top.iri: top}
    for iri, place in sorted(places.items()):
        made.add_node(iri, type="place", label=place.label, iri=iri, level=place.level, **_part(found, adopted, iri))
    made.add_edges_from(sorted({(above.iri, below.iri) for chain in chains.values() for below, above in _links(chain)}))
    return made


# --- the network --------------------------------------------------------------------------------------------------


def _top(found: Cascade) -> Thing:
    """Whoever set the strategy, if all that take it up belong to it; else the nation."""
    setter = found.set_by
    if setter and all(
        setter.iri in (adoption.place.iri, *(above.iri for above in adoption.above)) or not adoption.above
        for adoption in found.adoptions
    ):
        return setter
    nation = (above for adoption in found.adoptions for above in adoption.above if above.iri == _CHINA)
    return next(nation, setter or Thing("place", "中国", _CHINA, "country", "100000"))


def _upto(top: Thing, chain: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """A place and what it belongs to, nearest first, ending in the top."""
    kept = []
    for place in chain:
        if place.iri == top.iri:
            break
        kept.append(place)
    return (*kept, top)


def _links(chain: tuple[Thing, ...]) -> Iterable[tuple[Thing, Thing]]:
    return pairwise(chain)


def _part(found: Cascade, adopted: Mapping[str, Adoption], iri: str) -> dict[str, object]:
    adoption = adopted.get(iri)
    said: dict[str, object] = {
        "adopted": adoption is not None,
        "pilot": bool(adoption and adoption.pilot),
        "sets": bool(found.set_by and found.set_by.iri == iri),
    }
    return said | ({"date": adoption.first.date, "issued": adoption.first.issued} if adoption else {})


# --- reading ------------------------------------------------------------------------------------------------------


class _Reader:
    """Reads all that the graph says of one strategy."""

    def __init__(self, select: Select, text_of: TextOf, strategy: str) -> None:
        self._select = select
        self._words = Words(select, text_of)
        self._strategy = strategy
        self._reports = {row["doc"]: row for row in select(own_query("report-dates"), {})}
        self._divisions = {row["place"]: row for row in select(own_query("divisions"), {})}
        self._adopted: frozenset[str] = frozenset()

    def cascade(self) -> Cascade:
        mentions: dict[str, list[Mapping[str, str]]] = defaultdict(list)
        for row in self._rows("cascade-mentions"):
            mentions[row["place"]].append(row)
        self._adopted = frozenset(mentions)
        projects = self._through("cascade-projects")
        offices = self._merged(self._through("cascade-offices"), self._through("cascade-agencies"))
        indicators = self._merged(*(self._through("cascade-indicators", by) for by in ("sentence", "heading")))
        adoptions = [
            Adoption(
                self._place(place, rows[0]["label"]),
                self._above(place, rows),
                any(row["edge"] == PREFIXES["xt"] + "pilots" for row in rows),
                self._first(rows),
                tuple(sorted(self._evidence(row) for row in rows)),
                *(tuple(sorted(found[place], key=_by_name)) for found in (projects, indicators, offices)),
            )
            for place, rows in mentions.items()
        ]
        known = next(iter(self._rows("cascade-strategy")), {})
        level = known.get("level", "").removeprefix(PREFIXES["xt"]).lower()
        strategy = Thing("strategy", known.get("label", self._strategy), self._strategy, level)
        setter = self._place(known["setBy"], known["setByLabel"]) if "setBy" in known else None
        adoptions.sort(key=lambda adoption: (adoption.first.date, adoption.place.iri))
        return Cascade(strategy, setter, known.get("year", ""), tuple(adoptions))

    def _rows(self, query: str, **more: NamedNode) -> Iterable[Mapping[str, str]]:
        return self._select(own_query(query), {"strategy": NamedNode(self._strategy), **more})

    def _evidence(self, row: Mapping[str, str]) -> Evidence:
        return self._words.evidence(row["fact"], row["sentence"], row.get("period", ""))

    def _first(self, rows: Iterable[Mapping[str, str]]) -> Mention:
        return min((self._mention(self._evidence(row)) for row in rows), key=lambda one: (one.date, one.evidence))

    def _mention(self, evidence: Evidence) -> Mention:
        report = self._reports.get(evidence.report, {})
        return Mention(report.get("issued") or report.get("reviewEnd", ""), "issued" in report, evidence)

    def _place(self, iri: str, label: str) -> Thing:
        division = self._divisions.get(iri, {})
        return Thing("place", label, iri, _level(division), iri.rpartition("/")[2] if division else "")

    def _above(self, place: str, rows: Iterable[Mapping[str, str]]) -> tuple[Thing, ...]:
        """The divisions that a place belongs to; of a place that is no known division, the report's own first."""
        chain: list[Thing] = []
        if place not in self._divisions:
            own = self._reports.get(self._first(rows).evidence.report, {}).get("place", "")
            if own in self._divisions and own != place:
                chain.append(self._place(own, self._divisions[own]["label"]))
        at = chain[-1].iri if chain else place
        while (above := self._divisions.get(at, {}).get("above")) and above in self._divisions:
            chain.append(self._place(above, self._divisions[above]["label"]))
            at = above
        return tuple(chain)

    def _through(self, query: str, by: str = "") -> dict[str, list[Through]]:
        """The things that a query ties to the strategy, by place."""
        more = {"link": term(f"xt:{by}")} if by else {}
        found: dict[str, dict[str, Through]] = defaultdict(dict)
        for row in self._rows(query, **more):
            thing = Thing(type_of(row["thing"]), row["label"], row["thing"])
            how = by or row.get("by") or row["edge"].removeprefix(PREFIXES["xt"])
            one = Through(thing, (how,), (self._evidence(row),))
            place = self._carrier(row["place"], one.evidence[0].report)
            before = found[place].get(thing.iri)
            found[place][thing.iri] = _joined(before, one) if before else one
        return defaultdict(list, {place: list(things.values()) for place, things in found.items()})

    def _carrier(self, place: str, doc: str) -> str:
        """Whose project or indicator it is: of a town that does not take the strategy up, the report's place does."""
        return place if place in self._adopted else self._reports.get(doc, {}).get("place", place)

    def _merged(self, *each: Mapping[str, list[Through]]) -> dict[str, list[Through]]:
        found: dict[str, dict[str, Through]] = defaultdict(dict)
        for one in each:
            for place, things in one.items():
                for through in things:
                    before = found[place].get(through.thing.iri)
                    found[place][through.thing.iri] = _joined(before, through) if before else through
        return defaultdict(list, {place: list(things.values()) for place, things in found.items()})


def _joined(one: Through, other: Through) -> Through:
    by = tuple(sorted({*one.by, *other.by}))
    return replace(one, by=by, evidence=tuple(sorted({*one.evidence, *other.evidence})))


def _by_name(through: Through) -> tuple[str, str]:
    return through.thing.label, through.thing.iri


def _level(division: Mapping[str, str]) -> str:
    return division.get("level", "").removeprefix(PREFIXES["xt"]).lower()
