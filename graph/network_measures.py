"""What the shape of a network says: centralities, communities, bridges. The same network gives the same answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from math import log

import networkx as nx

_WORK = 2_000_000  # edges that betweenness may visit; beyond, it is estimated from some of the nodes
_SEED = 1
_DAMPING, _ROUNDS, _CLOSE = 0.85, 200, 1e-10


@dataclass(frozen=True, slots=True)
class Centrality:
    """How a node stands in its network.

    `degree` is its number of neighbours, `strength` the sum of its edges' weights (1 each where they have none).
    `betweenness` (0 to 1) is the share of shortest paths between other nodes that pass through it; the length of an
    edge is 1/weight. `pagerank` sums to 1 over the network. `community` counts from 1, the largest first.
    """

    iri: str
    type: str
    label: str
    degree: int
    strength: float
    betweenness: float
    pagerank: float
    community: int


@dataclass(frozen=True, slots=True)
class Communities:
    """A partition of a network, largest part first, and its modularity (0: no better than chance)."""

    parts: tuple[tuple[str, ...], ...]
    modularity: float


@dataclass(frozen=True, slots=True)
class Shared:
    """A thing (IRI) that members of a part share: how many of the part, and how many of all nodes."""

    iri: str
    inside: int
    everywhere: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """An edge that alone holds two parts of a network together: its ends, and how many nodes stand on either side."""

    first: str
    second: str
    sizes: tuple[int, int]


def simple(network: nx.Graph) -> nx.Graph:
    """The network without direction and with one edge a pair, named by numbers in the order of the nodes' names.

    Its nodes have `name`, its edges `weight` (1 where there is none) and `length` (1/weight).
    """
    names = sorted(network.nodes)
    number = {name: at for at, name in enumerate(names)}
    made = nx.Graph()
    made.add_nodes_from((at, {"name": name}) for at, name in enumerate(names))
    pairs = sorted(
        (*sorted((number[first], number[second])), weight)
        for first, second, weight in network.edges(data="weight", default=1)
    )
    made.add_edges_from(
        (first, second, {"weight": weight, "length": 1 / weight}) for first, second, weight in pairs if first != second
    )
    return made


def centralities(network: nx.Graph) -> tuple[Centrality, ...]:
    """How each node stands, the one with the highest pagerank first.

    In a large network betweenness is estimated from some of the nodes (`is_estimated` says whether).
    """
    plain = simple(network)
    ranks = pagerank(plain)
    length = "length" if any(weight != 1 for _, _, weight in plain.edges(data="weight")) else None
    between = nx.betweenness_centrality(plain, k=_sources(plain), weight=length, seed=_SEED)
    part = {name: at for at, names in enumerate(communities(network).parts, 1) for name in names}
    found = []
    for node, name in plain.nodes(data="name"):
        said = network.nodes[name]
        strength = sum(weight for _, _, weight in plain.edges(node, data="weight"))
        measured = (plain.degree(node), strength, between[node], ranks[node], part[name])
        found.append(Centrality(name, said["type"], said["label"], *measured))
    return tuple(sorted(found, key=lambda one: (-round(one.pagerank, 12), one.iri)))


def is_estimated(network: nx.Graph) -> bool:
    """Whether the network is so large that its betweenness is estimated."""
    return _sources(simple(network)) is not None


def communities(network: nx.Graph, resolution: float = 1.0) -> Communities:
    """The parts of a network that are denser inside than between (Louvain, by weight, with a fixed seed).

    A higher `resolution` gives smaller parts. Within a part, nodes are sorted by name.
    """
    plain = simple(network)
    if not plain.number_of_edges():
        return Communities(tuple((name,) for _, name in plain.nodes(data="name")), 0.0)
    parts = nx.community.louvain_communities(plain, weight="weight", resolution=resolution, seed=_SEED)
    modularity = nx.community.modularity(plain, parts, weight="weight", resolution=resolution)
    named = (tuple(plain.nodes[node]["name"] for node in sorted(part)) for part in parts)
    return Communities(tuple(sorted(named, key=lambda part: (-len(part), part))), modularity)


def characteristics(network: nx.Graph, parts: Iterable[Iterable[str]], most: int = 5) -> list[list[Shared]]:
    """What the members of each part of a projection share that others do not: the things with the highest score.

    The score of a thing is `inside / size · ln(N / everywhere)`: it is high for what most of the part has and few
    others do. What no two nodes share is left out.
    """
    having: dict[str, set[str]] = defaultdict(set)
    for first, second, shared in network.edges(data="shared", default=()):
        for thing in shared:
            having[thing].update((first, second))
    found = []
    for part in parts:
        members = set(part)
        scored = []
        for thing, every in having.items():
            if (inside := len(every & members)) > 1:
                score = inside / len(members) * log(len(network) / len(every))
                scored.append((-round(score, 12), thing, Shared(thing, inside, len(every))))
        found.append([shared for _, _, shared in sorted(scored, key=lambda each: each[:2])[:most]])
    return found


def bridges(network: nx.Graph, least: int = 2) -> tuple[Bridge, ...]:
    """The edges without which the network would fall apart into two parts of at least `least` nodes, evenest first."""
    plain = simple(network)
    cut = sorted(tuple(sorted(edge)) for edge in nx.bridges(plain))
    within = plain.copy()
    within.remove_edges_from(cut)
    blocks = [frozenset(block) for block in nx.connected_components(within)]
    block_of = {node: at for at, block in enumerate(blocks) for node in block}
    tree = nx.Graph((block_of[first], block_of[second]) for first, second in cut)
    below = _sizes_below(tree, [len(block) for block in blocks])
    found = []
    for first, second in cut:
        far, total = below[frozenset((block_of[first], block_of[second]))]
        far_side, far_size = far
        sizes = (far_size, total - far_size) if block_of[first] == far_side else (total - far_size, far_size)
        if min(sizes) >= least:
            found.append(Bridge(plain.nodes[first]["name"], plain.nodes[second]["name"], sizes))
    return tuple(sorted(found, key=lambda bridge: (-min(bridge.sizes), bridge.first, bridge.second)))


def pagerank(plain: nx.Graph) -> dict[Hashable, float]:
    """The share of time that a random walk along the edges, by weight, spends at each node (damping 0.85)."""
    nodes = list(plain)
    if not nodes:
        return {}
    total = {node: sum(weight for _, _, weight in plain.edges(node, data="weight")) for node in nodes}
    rank = dict.fromkeys(nodes, 1 / len(nodes))
    for _ in range(_ROUNDS):
        lost = sum(rank[node] for node in nodes if not total[node])
        base = (1 - _DAMPING + _DAMPING * lost) / len(nodes)
        share = {node: rank[node] / total[node] if total[node] else 0.0 for node in nodes}
        after = {
            node: base + _DAMPING * sum(share[other] * said["weight"] for other, said in plain.adj[node].items())
            for node in nodes
        }
        moved = sum(abs(after[node] - rank[node]) for node in nodes)
        rank = after
        if moved < _CLOSE:
            break
    return rank


def _sources(plain: nx.Graph) -> int | None:
    """From how many nodes betweenness is taken; None for all of them."""
    nodes, edges = plain.number_of_nodes(), plain.number_of_edges()
    return None if nodes * edges <= _WORK else max(10, _WORK // edges)


def _sizes_below(tree: nx.Graph, sizes: list[int]) -> dict[frozenset[int], tuple[tuple[int, int], int]]:
    """For each edge of a forest of blocks: the end farther from the root with the nodes beyond it, and all nodes."""
    found: dict[frozenset[int], tuple[tuple[int, int], int]] = {}
    for component in _components(tree):
        root = component[0]
        below = {block: sizes[block] for block in component}
        total = sum(below.values())
        for near, far in reversed(list(nx.bfs_edges(tree, root))):
            found[frozenset((near, far))] = ((far, below[far]), total)
            below[near] += below[far]
    return found


def _components(tree: nx.Graph) -> Iterable[list[int]]:
    return (sorted(component) for component in nx.connected_components(tree))
