"""Pictures of networks: nodes with their labels, the busiest of a large network, the heaviest edges of a dense one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.network_measures import communities
from xiantu.plotting import PALETTE, drawn, sized

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

MOST_NODES = 60  # beyond, labels cover each other
_BACKBONE = 3  # of a projection, the edges drawn are the heaviest of each node
_SEED = 7
_COLOURS = {"place": "#0072B2", "strategy": "#D55E00", "project": "#009E73", "agency": "#CC79A7", "policy": "#B07C00"}
_STRONG, _FAINT = "#C0562B", "#9AA5AE"
_TYPES_ZH = {"place": "地方", "strategy": "战略", "project": "项目", "agency": "机构", "policy": "文件"}


def draw_network(network: nx.Graph, out: Path, *, most: int = MOST_NODES, language: str = "zh") -> str:
    """Draw a network to a file (.svg, .png, .pdf) and give the caption that says what is shown.

    Of a large network the `most` nodes with the most ties are shown, of a projection the heaviest edges of each; nodes
    of direct kinds are coloured by type, those of projections by community.
    Raises PlotError where matplotlib or a Chinese font is missing, or the file cannot be written.
    """
    with drawn(out, 11, 8.5) as (figure, axes, font):
        shown = _shown(network, most)
        colours, legend = _coloured(network, shown, language)
        places = _laid_out(shown)
        _draw_edges(axes, shown, places)
        sizes = _sizes(shown)
        axes.scatter(
            [places[node][0] for node in shown],
            [places[node][1] for node in shown],
            s=[sizes[node] for node in shown],
            c=[colours[node] for node in shown],
            edgecolors="white",
            linewidths=0.8,
            zorder=2,
        )
        caption = _caption(network, shown, language)
        axes.set_title(caption, fontproperties=sized(font, 10), loc="left")
        handles: list[Any] = [axes.scatter([], [], c=colour, s=40) for colour in legend.values()]
        names = list(legend)
        if any(strong for _, _, strong in shown.edges(data="strong")):
            handles.append(axes.plot([], [], color=_STRONG)[0])
            names.append("试点" if language == "zh" else "pilots")
        axes.legend(handles, names, prop=sized(font, 8), frameon=False, loc="upper left", bbox_to_anchor=(0, -0.01))
        axes.margins(0.08)
        _label(figure, axes, shown, places, sizes, font)
    return caption


# --- what is shown ------------------------------------------------------------------------------------------------


def _shown(network: nx.Graph, most: int) -> nx.Graph:
    """The part of a network that a picture has room for, with one edge a pair: the nodes with the most ties.

    Nodes that are tied to none of them are left out, and others taken in their place.
    """
    weight = "weight" if "meaning" in network.graph else None
    ties = dict(network.degree(weight=weight))
    ranked = sorted((node for node in network if ties[node]), key=lambda node: (-ties[node], node))
    fits, beyond = 0, len(ranked) + 1
    while beyond - fits > 1:
        middle = (fits + beyond) // 2
        if len(_tied(network, ranked[:middle])) <= most:
            fits = middle
        else:
            beyond = middle
    chosen = _tied(network, ranked[:fits])
    made = nx.Graph()
    made.add_nodes_from((node, network.nodes[node]) for node in ranked[:fits] if node in chosen)
    for first, second, said in network.subgraph(chosen).edges(data=True):
        if first != second:
            strong = said.get("relation") == "pilots" or made.get_edge_data(first, second, {}).get("strong", False)
            made.add_edge(first, second, weight=said.get("weight", 1), strong=strong)
    if weight:
        made.remove_edges_from(set(made.edges) - _backbone(made))
    return made


def _tied(network: nx.Graph, nodes: Sequence[str]) -> set[str]:
    """Those nodes that an edge joins with another of them."""
    among = set(nodes)
    tied = ((node, other) for node in nodes for other in nx.all_neighbors(network, node) if other in among)
    return {each for node, other in tied if node != other for each in (node, other)}


def _backbone(shown: nx.Graph) -> set[tuple[str, str]]:
    kept: set[tuple[str, str]] = set()
    for node in shown:
        heaviest = sorted(shown.adj[node].items(), key=lambda other: (-other[1]["weight"], other[0]))[:_BACKBONE]
        kept.update(pair for other, _ in heaviest for pair in ((node, other), (other, node)))
    return kept & set(shown.edges)


def _coloured(network: nx.Graph, shown: nx.Graph, language: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colour of each node, and what the colours mean."""
    if "meaning" in network.graph:
        part = {node: at for at, nodes in enumerate(communities(network).parts) for node in nodes}
        colours = {node: PALETTE[min(part[node], len(PALETTE) - 1)] for node in shown}
        word = "社群" if language == "zh" else "community"
        seen = sorted({min(part[node], len(PALETTE) - 1) for node in shown})
        return colours, {f"{word} {at + 1}{'+' if at == len(PALETTE) - 1 else ''}": PALETTE[at] for at in seen}
    types = {node: str(said["type"]) for node, said in shown.nodes(data=True)}
    colours = {node: _COLOURS.get(type_, PALETTE[-1]) for node, type_ in types.items()}
    named = {type_: _TYPES_ZH.get(type_, type_) if language == "zh" else type_ for type_ in sorted(set(types.values()))}
    return colours, {named[type_]: _COLOURS.get(type_, PALETTE[-1]) for type_ in named}


def _caption(network: nx.Graph, shown: nx.Graph, language: str) -> str:
    of = (shown.number_of_nodes(), network.number_of_nodes(), shown.number_of_edges(), network.number_of_edges())
    if language == "zh":
        return f"{network.graph.get('title_zh', network.graph['title'])}：节点 {of[0]}/{of[1]}，边 {of[2]}/{of[3]}"
    return f"{network.graph['title']}: {of[0]} of {of[1]} nodes, {of[2]} of {of[3]} edges"


# --- drawing ------------------------------------------------------------------------------------------------------


def _laid_out(shown: nx.Graph) -> dict[str, tuple[float, float]]:
    """Where each node stands: each connected part by its forces, the parts beside each other, the largest first."""
    places: dict[str, tuple[float, float]] = {}
    parts = sorted((sorted(part) for part in nx.connected_components(shown)), key=lambda part: (-len(part), part))
    wide = math.sqrt(sum(math.sqrt(len(part)) ** 2 for part in parts)) * 2.2
    left = top = deepest = 0.0
    for part in parts:
        half = math.sqrt(len(part))
        if left and left + 2 * half > max(wide, 2 * math.sqrt(len(parts[0]))):
            left, top, deepest = 0.0, top - deepest, 0.0
        inside = nx.spring_layout(
            _ordered(shown, part), k=2.2 / half, iterations=300, weight=None, seed=_SEED, scale=half * 0.85
        )
        for node, (x, y) in inside.items():
            places[node] = (left + half + float(x), top - half + float(y))
        left, deepest = left + 2 * half, max(deepest, 2 * half)
    return places


def _ordered(shown: nx.Graph, part: Sequence[str]) -> nx.Graph:
    """A part of a network, its nodes and edges in one order."""
    made = nx.Graph()
    made.add_nodes_from(part)
    made.add_edges_from(sorted(tuple(sorted(edge)) for edge in shown.subgraph(part).edges))
    return made


def _draw_edges(axes: Axes, shown: nx.Graph, places: Mapping[str, tuple[float, float]]) -> None:
    heaviest = max((weight for _, _, weight in shown.edges(data="weight")), default=1)
    for first, second, said in shown.edges(data=True):
        width = 0.4 + 2.2 * said["weight"] / heaviest if heaviest > 1 else 0.7
        colour = _STRONG if said["strong"] else _FAINT
        (x, y), (x2, y2) = places[first], places[second]
        axes.plot([x, x2], [y, y2], color=colour, lw=width, alpha=0.55, zorder=1, solid_capstyle="round")


def _sizes(shown: nx.Graph) -> dict[str, float]:
    degrees = dict(shown.degree)
    return {node: 22 + 14 * math.sqrt(degree) for node, degree in degrees.items()}


def _label(
    figure: Figure,
    axes: Axes,
    shown: nx.Graph,
    places: Mapping[str, tuple[float, float]],
    sizes: Mapping[str, float],
    font: FontProperties,
) -> None:
    """Write each node's label where it covers least of what stands already, the busiest nodes first."""
    from matplotlib.patheffects import withStroke

    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
    taken = [_dot(axes, places[node], sizes[node]) for node in shown]
    for node in sorted(shown, key=lambda node: (-sizes[node], node)):
        away = 2 + math.sqrt(sizes[node]) / 2
        best: tuple[float, Any, Any] | None = None
        for (x, y), (across, up) in _around(away):
            text = axes.annotate(
                _short(shown.nodes[node]["label"]),
                places[node],
                xytext=(x, y),
                textcoords="offset points",
                ha=across,
                va=up,
                fontproperties=sized(font, 8),
                path_effects=[withStroke(linewidth=2, foreground="white")],
                zorder=3,
            )
            box = text.get_window_extent(renderer)
            covered = sum(_overlap(box, other) for other in taken)
            if best is None or covered < best[0]:
                if best:
                    best[1].remove()
                best = (covered, text, box)
            else:
                text.remove()
            if not covered:
                break
        if best:
            taken.append(best[2])


def _around(away: float) -> Sequence[tuple[tuple[float, float], tuple[str, str]]]:
    """Where a label may stand: how far from its node, and which of its sides is turned to it."""
    slant = away * 0.75
    return (
        ((away, 0), ("left", "center")),
        ((-away, 0), ("right", "center")),
        ((0, away), ("center", "bottom")),
        ((0, -away), ("center", "top")),
        ((slant, slant), ("left", "bottom")),
        ((slant, -slant), ("left", "top")),
        ((-slant, slant), ("right", "bottom")),
        ((-slant, -slant), ("right", "top")),
    )


def _dot(axes: Axes, place: tuple[float, float], size: float) -> Any:
    """The box, in pixels, that a node's dot covers."""
    from matplotlib.transforms import Bbox

    x, y = axes.transData.transform(place)
    half = math.sqrt(size) / 2 * axes.figure.dpi / 72 * 0.8
    return Bbox([[x - half, y - half], [x + half, y + half]])


def _overlap(one: Any, other: Any) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return float(width * height) if width > 0 and height > 0 else 0.0


def _short(label: str) -> str:
    return label if len(label) <= 14 else f"{label[:13]}…"
