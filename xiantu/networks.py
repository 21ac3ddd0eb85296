"""What can be done with a network that `xiantu.network` or `Graph.network` gives; everything takes labels or IRIs.

network = graph.network("county-strategy")
similarity(network, "澜溪县", "松皋县").shared
difference(network, "澜溪县").own
change(network, 2023, 2024).gained
communities(graph.network("counties-by-strategies", weight="inverse-frequency")).parts
draw_network(network, Path("network.svg"))
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.cascade import Cascade, cascade_network
from graph.network_comparison import change, difference, nearest, same_province, similarity
from graph.network_measures import bridges, centralities, characteristics, communities
from graph.networks import KINDS, PROJECTIONS, WEIGHTS, Weight, node
from xiantu.asking import Asking

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "KINDS",
    "PROJECTIONS",
    "WEIGHTS",
    "bridges",
    "cascade_network",
    "centralities",
    "change",
    "characteristics",
    "communities",
    "difference",
    "draw_cascade",
    "draw_network",
    "nearest",
    "network",
    "node",
    "same_province",
    "similarity",
]


def network(
    store: Path | str | Asking,
    kind: str,
    *,
    weight: Weight = "count",
    year: int | None = None,
    least: int | None = None,
    evidence: bool = True,
) -> nx.Graph:
    """A network of a store (its folder) or of an open graph; see `Asking.network` for what it holds.

    Raises StoreError, and NetworkError where there is no such kind or weight.
    """
    if isinstance(store, Asking):
        return store.network(kind, weight=weight, year=year, least=least, evidence=evidence)
    from xiantu.api import Graph

    with Graph(store) as graph:
        return graph.network(kind, weight=weight, year=year, least=least, evidence=evidence)


def draw_network(network: nx.Graph, out: Path | str, *, most: int | None = None, language: str = "zh") -> str:
    """Draw a network to a file (.svg, .png, .pdf), the `most` busiest nodes of it, and give the caption.

    Raises PlotError where matplotlib or a Chinese font is missing, or the file cannot be written.
    """
    from xiantu.plotting_networks import MOST_NODES
    from xiantu.plotting_networks import draw_network as draw

    return draw(network, Path(out), most=most or MOST_NODES, language=language)


def draw_cascade(found: Cascade, out: Path | str, *, most: int | None = None, language: str = "zh") -> str:
    """Draw a cascade as a tree to a file (.svg, .png, .pdf), its `most` earliest places, and give the caption.

    Raises PlotError like `draw_network`.
    """
    from xiantu.plotting_cascades import MOST_PLACES
    from xiantu.plotting_cascades import draw_cascade as draw

    return draw(found, Path(out), most=most or MOST_PLACES, language=language)
