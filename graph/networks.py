"""Networks of the graph's edges, as networkx graphs: typed, dated, each edge with the words that state it.

A network of a direct kind is a MultiDiGraph: one edge for each relation that joins two things. A projection is a
weighted Graph of the things on one side, joined by what they share on the other. Nodes are named by their IRIs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import Literal, cast, get_args

import networkx as nx

from graph.errors import NetworkError
from graph.names import Select
from graph.network_links import (
    Link,
    TextOf,
    Thing,
    read_edges,
    read_links,
    read_reporting_places,
    read_things,
    type_of,
    years_of,
)

Weight = Literal["count", "jaccard", "inverse-frequency"]
WEIGHTS: tuple[Weight, ...] = get_args(Weight)


@dataclass(frozen=True, slots=True)
class Kind:
    """A network of edges as they are stated: which relations, and from what type to what."""

    name: str
    relations: tuple[str, ...]
    types: tuple[str, str]
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Projection:
    """A network of the things on one side of a kind (0 or 1), joined by what they share on the other.

    Those that share fewer than `least` things are not joined, unless something else is asked for.
    """

    name: str
    of: str
    side: Literal[0, 1]
    zh: str
    en: str
    least: int = 1


_POLICY = ("issuedPolicy", "draftedPolicy", "implementsPolicy", "citesPolicy")
_PLACE_STRATEGY, _PLACE_PROJECT = ("place", "strategy"), ("place", "project")
KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("county-strategy", ("pursues", "pilots"), _PLACE_STRATEGY, "县与战略", "counties and strategies"),
        Kind("county-project", ("hasProject",), _PLACE_PROJECT, "县与项目", "counties and projects"),
        Kind("county-policy", _POLICY, ("place", "policy"), "县与政策文件", "counties and policy documents"),
        Kind("county-county", ("cooperatesWith",), ("place", "place"), "县与县的合作", "cooperation of counties"),
        Kind(
            "agency-project",
            ("leads", "responsibleFor", "investsIn"),
            ("agency", "project"),
            "机构与项目",
            "agencies and projects",
        ),
        Kind("project-strategy", ("advances",), ("project", "strategy"), "项目与战略", "projects and strategies"),
        Kind(
            "policy-strategy", ("under",), ("policy", "strategy"), "政策文件与战略", "policy documents and strategies"
        ),
    )
}
PROJECTIONS: Mapping[str, Projection] = {
    projection.name: projection
    for projection in (
        Projection("counties-by-strategies", "county-strategy", 0, "县（共同的战略）", "counties by shared strategies"),
        Projection("counties-by-projects", "county-project", 0, "县（共同的项目）", "counties by shared projects"),
        Projection("counties-by-policies", "county-policy", 0, "县（共同的文件）", "counties by shared documents"),
        Projection("strategies-by-counties", "county-strategy", 1, "战略（共同的县）", "strategies by co-adoption", 2),
        Projection("agencies-by-projects", "agency-project", 0, "机构（共同的项目）", "agencies by shared projects"),
    )
}
_SHARED = {
    "strategy": ("strategies", "战略"),
    "project": ("projects", "项目"),
    "policy": ("documents", "文件"),
    "place": ("counties", "县"),
}


def network(
    select: Select,
    text_of: TextOf,
    kind: str,
    *,
    weight: Weight = "count",
    year: int | None = None,
    least: int | None = None,
    evidence: bool = True,
) -> nx.Graph:
    """The network of a kind (`KINDS`, `PROJECTIONS`), its nodes and edges in one order whatever the store's.

    Nodes have `type`, `label`, `iri`, and where known `level` and `code`. Edges of a direct kind have `relation`,
    `form` (of a cooperation), `by` (of a tie), `mentions`, `periods`, `reports` and `evidence` (tuples; `Evidence` has
    report, start and sentence). Without `evidence` edges have `relation` and `mentions` (by reports) alone, which
    is faster. Edges of a projection have `weight`, `count` and `shared` (the IRIs of what the two share); those that
    share fewer than `least` things are not joined. Counties in projections are those that have a report of their own.
    The graph's own attributes say `kind`, `title` and, of a projection, `weight`, `meaning` and `least`; with `_zh` in
    Chinese. With `year`, only what is said of that year. Raises NetworkError where there is no such kind or weight.
    """
    if kind in KINDS:
        return _direct(select, text_of, KINDS[kind], year, evidence)
    if kind not in PROJECTIONS:
        raise NetworkError(f"no network is called {kind!r}; there are {', '.join([*KINDS, *PROJECTIONS])}")
    if weight not in WEIGHTS:
        raise NetworkError(f"no weight is called {weight!r}; there are {', '.join(WEIGHTS)}")
    projection = PROJECTIONS[kind]
    pairs = _pairs(select, text_of, KINDS[projection.of], year)
    return _projected(select, projection, pairs, weight, projection.least if least is None else least)


def node(network: nx.Graph, name: str) -> str:
    """The node (an IRI) that a name or an IRI stands for. Raises NetworkError where there is none, or several."""
    if name in network:
        return name
    found: list[str] = [iri for iri, label in network.nodes(data="label") if label == name]
    if len(found) == 1:
        return found[0]
    if found:
        raise NetworkError(f"{name!r} is the name of several nodes: {', '.join(sorted(found))}; give the IRI instead")
    raise NetworkError(
        f"{name!r} is not in this network ({network.graph['title']}); its nodes are listed by their labels"
    )


# --- direct kinds -------------------------------------------------------------------------------------------------


def _direct(select: Select, text_of: TextOf, kind: Kind, year: int | None, evidence: bool) -> nx.MultiDiGraph:
    edges: dict[tuple[str, str, str], dict[str, object]] = {}
    if evidence or year is not None:
        grouped: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
        for link in _links(select, text_of, kind, year):
            grouped[link.subject, link.object, link.form or link.relation].append(link)
        edges = {key: _attributes(links) for key, links in grouped.items()}
    else:
        for relation in kind.relations:
            for subject, target in read_edges(select, relation):
                if _fits(kind, target):
                    stated = edges.setdefault((subject, target, relation), {"relation": relation, "mentions": 0})
                    stated["mentions"] = cast(int, stated["mentions"]) + 1
    made = nx.MultiDiGraph(kind=kind.name, title=kind.en, title_zh=kind.zh)
    ends = {end for subject, target, _ in edges for end in (subject, target)}
    _add_nodes(made, (thing for type_ in sorted(set(kind.types)) for thing in read_things(select, type_)), ends)
    for (subject, target, key), attributes in sorted(edges.items()):
        made.add_edge(subject, target, key=key, **attributes)
    return made


def _links(select: Select, text_of: TextOf, kind: Kind, year: int | None) -> list[Link]:
    return [
        link
        for relation in kind.relations
        for link in read_links(select, text_of, relation)
        if _fits(kind, link.object) and (year is None or year in years_of(link.period))
    ]


def _fits(kind: Kind, target: str) -> bool:
    """A place cooperates with agencies too; those are no edges between counties."""
    return type_of(target) == kind.types[1]


def _attributes(links: list[Link]) -> dict[str, object]:
    evidence = sorted({evidence for link in links for evidence in link.evidence})
    said: dict[str, object] = {"relation": links[0].relation}
    if links[0].form:
        said["form"] = links[0].form
    if links[0].by:
        said["by"] = tuple(sorted({link.by for link in links}))
    return said | {
        "mentions": len(links),
        "periods": tuple(sorted({link.period for link in links if link.period})),
        "reports": tuple(sorted({each.report for each in evidence})),
        "evidence": tuple(evidence),
    }


def _add_nodes(made: nx.Graph, things: Iterable[Thing], wanted: Container[str]) -> None:
    for thing in sorted(things, key=lambda thing: thing.iri):
        if thing.iri in wanted:
            more = {name: value for name, value in (("level", thing.level), ("code", thing.code)) if value}
            made.add_node(thing.iri, type=thing.type, label=thing.label, iri=thing.iri, **more)


# --- projections --------------------------------------------------------------------------------------------------


def _pairs(select: Select, text_of: TextOf, kind: Kind, year: int | None) -> set[tuple[str, str]]:
    if year is not None:
        return {(link.subject, link.object) for link in _links(select, text_of, kind, year)}
    return {pair for relation in kind.relations for pair in read_edges(select, relation)}


def _projected(
    select: Select, projection: Projection, pairs: set[tuple[str, str]], weight: Weight, least: int
) -> nx.Graph:
    kind, side = KINDS[projection.of], projection.side
    reporting = read_reporting_places(select) if kind.types[0] == "place" else []
    if reporting:
        places = {place.iri for place in reporting}
        pairs = {pair for pair in pairs if pair[0] in places}
    sides = [(pair[side], pair[1 - side]) for pair in pairs]
    counted = sorted({one for one, _ in sides})
    en, zh = _SHARED[kind.types[1 - side]]
    said = {"kind": projection.name, "title": projection.en, "title_zh": projection.zh}
    said |= {"meaning": meaning(weight, en), "meaning_zh": meaning_zh(weight, zh)}
    made = nx.Graph(**said, weight=weight, least=least)
    type_ = kind.types[side]
    _add_nodes(made, reporting if type_ == "place" else read_things(select, type_), set(counted))
    made.add_edges_from(_weighted(sides, counted, weight, least))
    return made


def _weighted(
    pairs: list[tuple[str, str]], counted: list[str], weight: Weight, least: int
) -> Iterable[tuple[str, str, dict[str, object]]]:
    """The edges between those that share enough; the first of a pair is what is joined, the second what is shared."""
    number = {one: at for at, one in enumerate(counted)}
    degree = Counter(one for one, _ in pairs)
    having: dict[str, list[int]] = defaultdict(list)
    for one, thing in pairs:
        having[thing].append(number[one])
    rarity = {thing: log(1 + len(counted) / len(each)) for thing, each in having.items()}
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    for thing in sorted(having):
        able = sorted(one for one in having[thing] if degree[counted[one]] >= least)
        for pair in combinations(able, 2):
            shared[pair].append(thing)
    for (first, second), things in sorted(shared.items()):
        if (count := len(things)) >= least:
            one, other = counted[first], counted[second]
            either = degree[one] + degree[other] - count
            weighed = _weight(weight, things, either, rarity)
            yield one, other, {"weight": weighed, "count": count, "shared": tuple(things)}


def _weight(weight: Weight, shared: list[str], either: int, rarity: Mapping[str, float]) -> float:
    match weight:
        case "count":
            return len(shared)
        case "jaccard":
            return len(shared) / either
        case "inverse-frequency":
            return sum(rarity[thing] for thing in shared)


def meaning(weight: Weight, shared: str) -> str:
    """What a weight says, in a sentence; `shared` names what is shared: strategies, projects, …"""
    match weight:
        case "count":
            return f"the number of {shared} that both have"
        case "jaccard":
            return f"the {shared} that both have, divided by those that either has (0 to 1)"
        case "inverse-frequency":
            return (
                f"the {shared} that both have, each counted ln(1 + N/n): n of the N nodes have it; rare ones count more"
            )


def meaning_zh(weight: Weight, shared: str) -> str:
    """The same in Chinese; `shared` names what is shared: 战略, 项目, …"""
    match weight:
        case "count":
            return f"双方共有的{shared}数"
        case "jaccard":
            return f"双方共有的{shared}数除以任一方有的{shared}数（0 至 1）"
        case "inverse-frequency":
            return f"双方共有的{shared}，各计 ln(1 + N/n)：N 个节点中 n 个有它，越少见越重"
