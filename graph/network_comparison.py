"""Counties held against each other: how alike two are, what sets one apart, what changed between two years.

All of it reads a network of a direct kind (`county-strategy`, `county-project`, …); with its evidence, each answer
opens to its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt
from typing import Any

import networkx as nx

from graph.errors import NetworkError
from graph.network_links import Evidence, years_of
from graph.networks import node


@dataclass(frozen=True, slots=True)
class Trait:
    """What a county has: the thing, how many of the counties compared have it, how often and where it is said here.

    `weight` is `(1 + ln mentions) · ln((1 + N) / n)`: N counties compared, n of which have it.
    """

    type: str
    label: str
    iri: str
    counties: int
    mentions: int
    weight: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Similarity:
    """Two counties: what both have, what one alone has (heaviest first), and how alike that makes them (0 to 1).

    `jaccard` counts things; `cosine` weighs each by its mentions and rarity, so that what everybody has says little.
    What is shared comes twice, with what either county says of it.
    """

    first: str
    second: str
    jaccard: float
    cosine: float
    shared: tuple[tuple[Trait, Trait], ...]
    only_first: tuple[Trait, ...]
    only_second: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A county among others: what sets it apart, and what most of the others have and it does not (commonest first)."""

    county: str
    others: tuple[str, ...]
    own: tuple[Trait, ...]
    missing: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """An edge of one year or of both: who, in what relation, with what, and the words that say so of these years."""

    subject: str
    relation: str
    object: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What is said of two years, for the counties of which both years say something.

    A thing that is `dropped` is not said of the later year any more; that it ended, no report need say. Counties of
    which one year alone says something are not compared but named.
    """

    before: int
    after: int
    compared: tuple[str, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    gained: tuple[Changed, ...]
    dropped: tuple[Changed, ...]
    kept: tuple[Changed, ...]


def similarity(network: nx.MultiDiGraph, first: str, second: str) -> Similarity:
    """How alike two counties (labels or IRIs) are in a network. Raises NetworkError where one is not in it."""
    first, second = node(network, first), node(network, second)
    known = _Having(network)
    one, other = known.weights(first), known.weights(second)
    both = one.keys() & other.keys()
    either = len(one.keys() | other.keys())
    length = sqrt(_dot(one, one)) * sqrt(_dot(other, other))
    return Similarity(
        first,
        second,
        len(both) / either if either else 0.0,
        _dot(one, other) / length if length else 0.0,
        tuple((trait, known.trait(second, trait.iri)) for trait in known.traits(first, both)),
        known.traits(first, one.keys() - both),
        known.traits(second, other.keys() - both),
    )


def difference(network: nx.MultiDiGraph, county: str, others: Collection[str] | None = None) -> Difference:
    """What sets a county (label or IRI) apart from others; from all counties of the network where none are given.

    Raises NetworkError where the county or one of the others is not in the network.
    """
    county = node(network, county)
    every = set(_counties(network)) if others is None else {county, *(node(network, other) for other in others)}
    known = _Having(network, every)
    compared = tuple(sorted(every - {county}))
    mine = known.weights(county).keys()
    common = [thing for thing, having in known.having.items() if thing not in mine and 2 * len(having) > len(compared)]
    missing = sorted(known.traits(None, common), key=lambda trait: (-trait.counties, trait.iri))
    return Difference(county, compared, known.traits(county, mine), tuple(missing))


def same_province(network: nx.MultiDiGraph, county: str) -> tuple[str, ...]:
    """The other counties of the network whose division code begins like that of the county. None without a code."""
    county = node(network, county)
    code = network.nodes[county].get("code", "")
    return tuple(
        other
        for other in _counties(network)
        if code and other != county and network.nodes[other].get("code", "")[:2] == code[:2]
    )


def nearest(network: nx.MultiDiGraph, county: str, most: int = 10) -> tuple[str, ...]:
    """The counties of the network that are most like the county (by cosine), the most alike first."""
    county = node(network, county)
    known = _Having(network)
    mine = known.weights(county)
    size = _dot(mine, mine)
    if not size:
        return ()
    alike = []
    for other in known.counties:
        if other != county and (theirs := known.weights(other)) and (dot := _dot(mine, theirs)):
            alike.append((-dot / sqrt(size * _dot(theirs, theirs)), other))
    return tuple(other for _, other in sorted(alike)[:most])


def change(network: nx.MultiDiGraph, before: int, after: int) -> Change:
    """What is said of one year and not of the other, by the periods of the edges.

    Raises NetworkError where the network was read without its evidence.
    """
    early, late = _said_of(network, before), _said_of(network, after)
    first, second = ({subject for subject, _, _ in said} for said in (early, late))
    compared = first & second

    def listed(edges: Iterable[tuple[str, str, str]]) -> tuple[Changed, ...]:
        said = ((edge, early.get(edge, frozenset()) | late.get(edge, frozenset())) for edge in edges)
        return tuple(Changed(*edge, tuple(sorted(words))) for edge, words in sorted(said) if edge[0] in compared)

    return Change(
        before,
        after,
        tuple(sorted(compared)),
        tuple(sorted(first - second)),
        tuple(sorted(second - first)),
        listed(late.keys() - early.keys()),
        listed(early.keys() - late.keys()),
        listed(early.keys() & late.keys()),
    )


# --- inside -------------------------------------------------------------------------------------------------------


class _Having:
    """Which county has what, among some counties of a network."""

    def __init__(self, network: nx.MultiDiGraph, counties: Iterable[str] | None = None) -> None:
        self._network = network
        self.counties = sorted(_counties(network) if counties is None else counties)
        self.having: dict[str, set[str]] = defaultdict(set)
        for county in self.counties:
            for thing in network.successors(county):
                self.having[thing].add(county)

    def weights(self, county: str) -> dict[str, float]:
        """How much each thing that the county has says of it."""
        things = self._network.successors(county)
        return {thing: self._weight(thing, self._mentions(county, thing)) for thing in things}

    def traits(self, county: str | None, things: Iterable[str]) -> tuple[Trait, ...]:
        """Things with what the county says of them (nothing for None), heaviest first."""
        found = (self.trait(county, thing) for thing in things)
        return tuple(sorted(found, key=lambda trait: (-round(trait.weight, 12), trait.iri)))

    def trait(self, county: str | None, thing: str) -> Trait:
        """A thing with what the county says of it."""
        said = self._network.nodes[thing]
        mentions = self._mentions(county, thing) if county else 0
        evidence = self._evidence(county, thing) if county else ()
        weight = self._weight(thing, mentions)
        return Trait(said["type"], said["label"], thing, len(self.having[thing]), mentions, weight, evidence)

    def _weight(self, thing: str, mentions: int) -> float:
        rarity = log((1 + len(self.counties)) / len(self.having[thing]))
        return (1 + log(mentions)) * rarity if mentions else 0.0

    def _mentions(self, county: str, thing: str) -> int:
        return sum(said["mentions"] for said in self._between(county, thing))

    def _evidence(self, county: str, thing: str) -> tuple[Evidence, ...]:
        return tuple(sorted({each for said in self._between(county, thing) for each in said.get("evidence", ())}))

    def _between(self, county: str, thing: str) -> Iterable[Mapping[str, Any]]:
        return (self._network.get_edge_data(county, thing) or {}).values()


def _counties(network: nx.MultiDiGraph) -> list[str]:
    return sorted(node for node, degree in network.out_degree() if degree)


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(one[thing] * other[thing] for thing in sorted(one.keys() & other.keys()))


def _said_of(network: nx.MultiDiGraph, year: int) -> dict[tuple[str, str, str], frozenset[Evidence]]:
    """The edges of a year, with the words that state them of that year."""
    found = {}
    for subject, target, relation, said in network.edges(keys=True, data=True):
        if "evidence" not in said:
            raise NetworkError("this network was read without its evidence; read it with evidence=True")
        words = frozenset(each for each in said["evidence"] if year in years_of(each.period))
        if words:
            found[subject, relation, target] = words
    return found
