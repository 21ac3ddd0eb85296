"""Pictures of cascades: a tree of divisions, from the nation to the counties that take a strategy up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from graph.cascade import Cascade, cascade_network
from xiantu.plotting import PALETTE, drawn, sized

MOST_PLACES = 120
_COLUMNS = {"country": 0, "province": 1, "city": 2}
_PLAIN, _PILOT = PALETTE[0], PALETTE[1]


def draw_cascade(found: Cascade, out: Path, *, most: int = MOST_PLACES, language: str = "zh") -> str:
    """Draw who takes a strategy up as a tree from the nation down to a file, and give the caption.

    Of many places the `most` that name the strategy first are shown. Raises PlotError like `draw_network`.
    """
    tree = cascade_network(Cascade(found.strategy, found.set_by, found.year, found.adoptions[:most]))
    rows = _rows(tree)
    height = 1.2 + 0.24 * max(*rows.values(), 4)
    with drawn(out, 11, height) as (_, axes, font):
        across = {node: _COLUMNS.get(said["level"], 3) for node, said in tree.nodes(data=True)}
        for above, below in tree.edges:
            x, y, middle = (across[above], across[below]), (rows[above], rows[below]), across[below] - 0.35
            axes.plot([x[0], middle, middle, x[1]], [y[0], y[0], y[1], y[1]], color="#B8B8B8", lw=0.8, zorder=1)
        for node, said in tree.nodes(data=True):
            colour = _PILOT if said["pilot"] else _PLAIN
            face = colour if said["adopted"] else "white"
            marker = "*" if said["sets"] else "o"
            size = 120 if said["sets"] else 28
            axes.scatter(across[node], rows[node], s=size, c=face, edgecolors=colour, marker=marker, zorder=2)
            axes.annotate(
                _place_label(said, language),
                (across[node], rows[node]),
                xytext=(7, 0 if tree.out_degree(node) == 0 else 7),
                textcoords="offset points",
                va="center",
                fontproperties=sized(font, 8.5),
            )
        axes.set_ylim(max(rows.values()) + 0.8, min(rows.values()) - 1.2)
        axes.set_xlim(-0.15, 4)
        caption = _cascade_caption(found, min(most, len(found.adoptions)), language)
        axes.set_title(caption, fontproperties=sized(font, 10), loc="left")
    return caption


def _rows(tree: nx.DiGraph) -> dict[str, float]:
    """The height at which each place of a tree stands: leaves below each other by date, the others amid theirs."""
    rows: dict[str, float] = {}
    lowest = -1.0

    def first_date(node: str) -> tuple[str, str]:
        below = [tree.nodes[each].get("date", "9999") for each in (node, *nx.descendants(tree, node))]
        return min(below), node

    def place(node: str, gap: float) -> float:
        nonlocal lowest
        below = sorted(tree.successors(node), key=first_date)
        if below:
            gaps = [gap + 0.5, *[1.0] * (len(below) - 1)]  # half a row for the name of what they belong to
            heights = [place(each, before) for each, before in zip(below, gaps, strict=True)]
            rows[node] = sum(heights) / len(heights)
        else:
            lowest = rows[node] = lowest + gap
        return rows[node]

    for root in sorted(node for node, degree in tree.in_degree if not degree):
        place(root, 1.0)
    return rows


def _place_label(said: Mapping[str, Any], language: str) -> str:
    chinese = language == "zh"
    parts = [str(said["label"])]
    if date := said.get("date"):
        parts.append(date if said["issued"] else f"{date} 后" if chinese else f"after {date}")
    if said["pilot"]:
        parts.append("试点" if chinese else "pilot")
    return "  ".join(part for part in parts if part)


def _cascade_caption(found: Cascade, shown: int, language: str) -> str:
    pilots = sum(adoption.pilot for adoption in found.adoptions)
    every = len(found.adoptions)
    setter = found.set_by.label if found.set_by else ("未知" if language == "zh" else "unknown")
    year = f" {found.year}" if found.year else ""
    if language == "zh":
        cut = f"，图示最早 {shown} 个" if shown < every else ""
        return f"{found.strategy.label}：发起 {setter}{year}；{every} 个地方采用，{pilots} 个试点{cut}"
    cut = f", the first {shown} drawn" if shown < every else ""
    return f"{found.strategy.label}: set by {setter}{year}; {every} places take it up, {pilots} as pilots{cut}"
