"""Networks, printed: edges, nodes, communities and bridges; two counties, one among others, two years."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx

from graph.errors import NetworkError
from graph.network_comparison import Trait, change, difference, nearest, same_province, similarity
from graph.network_links import Evidence
from graph.network_measures import bridges, centralities, characteristics, communities, is_estimated
from graph.networks import KINDS, PROJECTIONS, Weight, node
from xiantu.asking import Asking
from xiantu.evidence import Places
from xiantu.rendering import Cell, csv_text, json_text, print_table

_HEADS_ZH = {
    **{"from": "起", "relation": "关系", "to": "止", "mentions": "提及", "periods": "时期", "place": "出处"},
    **{"words": "原文", "first": "甲", "second": "乙", "weight": "权重", "count": "共同数", "shared": "共同的"},
    **{
        "name": "名称",
        "type": "类型",
        "degree": "度",
        "strength": "强度",
        "betweenness": "介数",
        "pagerank": "PageRank",
    },
    **{"community": "社群", "size": "大小", "members": "成员", "sizes": "两侧", "side": "谁有", "counties": "县数"},
    **{"change": "变化", "subject": "主体", "object": "对象", "share": "特征"},
}
_MANY = 8  # names in one cell of a table
DEFAULT_MOST = 40


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a network: which table or comparison, and how it is printed."""

    weight: Weight = "count"
    year: int | None = None
    least: int | None = None
    table: str = "edges"
    compare: tuple[str, str] | None = None
    different: str | None = None
    among: str = "all"
    change: tuple[int, int] | None = None
    most: int = DEFAULT_MOST
    format: str = "table"
    plot: Path | None = None
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to print, the objects that they are in JSON, and what is said below them."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    records: Iterable[Mapping[str, Any]]
    notes: list[str] = field(default_factory=list)


def print_kinds(language: str) -> None:
    """The networks that there are."""
    rows = [(kind.name, ", ".join(kind.relations), kind.zh if language == "zh" else kind.en) for kind in KINDS.values()]
    rows += [(each.name, each.of, each.zh if language == "zh" else each.en) for each in PROJECTIONS.values()]
    print_table(("网络", "边", "") if language == "zh" else ("network", "edges", ""), rows)


def print_network(graph: Asking, kind: str, wish: Wish) -> None:
    """Print what is asked of a network, and draw it if asked. Raises NetworkError, PlotError, EndpointError."""
    comparing = wish.compare or wish.different or wish.change
    if comparing and kind not in KINDS:
        raise NetworkError(f"counties are compared in a network of {', '.join(KINDS)}; {kind!r} is none of them")
    words = bool(comparing) or wish.table == "edges"
    made = graph.network(kind, weight=wish.weight, year=wish.year, least=wish.least, evidence=words)
    places = Places(graph.text)
    if wish.compare:
        table = _compared(made, *wish.compare, places)
    elif wish.different:
        table = _different(made, wish.different, wish.among, places)
    elif wish.change:
        table = _changed(made, *wish.change, places)
    else:
        table = _measured(graph, made, wish, places)
    if wish.plot:
        from xiantu.plotting_networks import draw_network

        caption = draw_network(made, wish.plot, language=wish.language)
        print(f"{wish.plot}: {caption}", file=sys.stderr)
    print_rows(table, wish.format, wish.most, wish.language)


def print_rows(table: Table, format: str, most: int, language: str) -> None:
    """A table on standard output: as CSV or JSON all of it, else at most `most` rows (0: all) and the notes."""
    if format == "json":
        sys.stdout.write(json_text(list(table.records)))
        return
    if format == "csv":
        sys.stdout.write(csv_text(table.columns, table.rows))
        return
    rows = list(table.rows)
    heads = [_HEADS_ZH.get(column, column) if language == "zh" else column for column in table.columns]
    print_table(heads, [[_cell(cell) for cell in row] for row in (rows[:most] if most else rows)])
    if most and len(rows) > most:
        more = len(rows) - most
        print(f"… 另有 {more} 行（--most 0 全部）" if language == "zh" else f"… and {more} more (--most 0 for all)")
    for note in table.notes:
        print(note)


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, list) and len(cell) > _MANY:
        return "、".join(cell[:_MANY]) + f" … +{len(cell) - _MANY}"
    return round(cell, 4) if isinstance(cell, float) else cell


# --- the network itself -------------------------------------------------------------------------------------------


def _measured(graph: Asking, made: nx.Graph, wish: Wish, places: Places) -> Table:
    match wish.table:
        case "nodes":
            return _nodes(made)
        case "communities":
            return _communities(graph, made)
        case "bridges":
            return _bridges(made)
    return _weighted(graph, made) if "meaning" in made.graph else _edges(made, places)


def _edges(made: nx.MultiDiGraph, places: Places) -> Table:
    edges = sorted(
        made.edges(data=True), key=lambda edge: (-edge[2]["mentions"], _name(made, edge[0]), _name(made, edge[1]))
    )

    def rows() -> Iterator[Sequence[Cell]]:
        for first, second, said in edges:
            place, words = places.first(said["evidence"])
            relation = said.get("form") or said["relation"]
            ends = (_name(made, first), relation, _name(made, second))
            yield (*ends, said["mentions"], list(said["periods"]), place, words)

    def records() -> Iterator[Mapping[str, Any]]:
        for first, second, said in edges:
            more = {name: said[name] for name in ("form", "by") if name in said}
            yield {
                "from": _name(made, first),
                "relation": said["relation"],
                "to": _name(made, second),
                **more,
                "mentions": said["mentions"],
                "periods": said["periods"],
                "reports": said["reports"],
                "from_iri": first,
                "to_iri": second,
                "evidence": places.records(said["evidence"]),
            }

    return Table(
        ("from", "relation", "to", "mentions", "periods", "place", "words"), rows(), records(), [_counted(made)]
    )


def _weighted(graph: Asking, made: nx.Graph) -> Table:
    labels = _labels_of_shared(graph, made)
    edges = sorted(
        made.edges(data=True), key=lambda edge: (-edge[2]["weight"], _name(made, edge[0]), _name(made, edge[1]))
    )

    def shared(said: Mapping[str, Any]) -> list[str]:
        return [labels.get(thing, thing) for thing in said["shared"]]

    rows = (
        (_name(made, first), _name(made, second), said["weight"], said["count"], shared(said))
        for first, second, said in edges
    )
    records = (
        {
            "first": _name(made, first),
            "second": _name(made, second),
            "weight": said["weight"],
            "count": said["count"],
            "shared": [{"label": labels.get(thing, thing), "iri": thing} for thing in said["shared"]],
            "first_iri": first,
            "second_iri": second,
        }
        for first, second, said in edges
    )
    notes = [_counted(made), f"{made.graph['weight']}: {made.graph['meaning']}"]
    return Table(("first", "second", "weight", "count", "shared"), rows, records, notes)


def _labels_of_shared(graph: Asking, made: nx.Graph) -> dict[str, str]:
    projection = PROJECTIONS[made.graph["kind"]]
    type_ = KINDS[projection.of].types[1 - projection.side]
    return graph.labels(type_)


def _nodes(made: nx.Graph) -> Table:
    columns = ("name", "type", "degree", "strength", "betweenness", "pagerank", "community")
    rows = [
        (one.label, one.type, one.degree, one.strength, one.betweenness, one.pagerank, one.community)
        for one in centralities(made)
    ]
    notes = [_counted(made)]
    if is_estimated(made):
        notes.append("betweenness is estimated from some of the nodes, with a fixed seed: the network is large")
    return Table(columns, rows, (dict(zip(columns, row, strict=True)) for row in rows), notes)


def _communities(graph: Asking, made: nx.Graph) -> Table:
    found = communities(made)
    rank = {one.iri: at for at, one in enumerate(centralities(made))}
    parts = [sorted(part, key=lambda each: rank[each]) for part in found.parts]
    shares: list[list[str]] = [[] for _ in parts]
    if "meaning" in made.graph:
        labels = _labels_of_shared(graph, made)
        shares = [
            [f"{labels.get(one.iri, one.iri)} {one.inside}/{one.everywhere}" for one in each]
            for each in characteristics(made, parts)
        ]
    columns = ("community", "size", "members", "share")
    rows = [
        (at, len(part), [_name(made, each) for each in part], share)
        for at, (part, share) in enumerate(zip(parts, shares, strict=True), 1)
    ]
    notes = [_counted(made), f"modularity {found.modularity:.3f} (0: no better than chance; Louvain, fixed seed)"]
    if "meaning" in made.graph:
        notes.append("share: what sets the community apart, with how many inside / in all have it")
    return Table(columns, rows, (dict(zip(columns, row, strict=True)) for row in rows), notes)


def _bridges(made: nx.Graph) -> Table:
    columns = ("first", "second", "sizes")
    found = bridges(made)
    rows = [(_name(made, one.first), _name(made, one.second), "/".join(map(str, one.sizes))) for one in found]
    records = (
        {"first": _name(made, one.first), "second": _name(made, one.second), "sizes": one.sizes} for one in found
    )
    return Table(columns, rows, records, [_counted(made), "sizes: nodes on either side if the edge were taken out"])


# --- counties compared --------------------------------------------------------------------------------------------


def _compared(made: nx.MultiDiGraph, first: str, second: str, places: Places) -> Table:
    found = similarity(made, first, second)
    one, other = _name(made, found.first), _name(made, found.second)
    listed = [(f"{one}、{other}", trait, also.evidence) for trait, also in found.shared]
    listed += [(one, trait, ()) for trait in found.only_first] + [(other, trait, ()) for trait in found.only_second]
    notes = [f"jaccard {found.jaccard:.3f}, cosine {found.cosine:.3f} (by mentions and rarity); {_counted(made)}"]
    return _traits("side", listed, places, notes)


def _different(made: nx.MultiDiGraph, county: str, among: str, places: Places) -> Table:
    iri = node(made, county)
    others = {"all": None, "province": same_province(made, iri), "nearest": nearest(made, iri)}[among]
    if others == ():
        raise NetworkError(f"{county!r} has no other county to be held against ({among}); try --among all")
    found = difference(made, iri, others)
    listed: list[tuple[str, Trait, tuple[Evidence, ...]]] = [("+", trait, ()) for trait in found.own]
    listed += [("−", trait, ()) for trait in found.missing]
    names = [_name(made, other) for other in found.others]
    held = "、".join(names[:_MANY]) + (" …" if len(names) > _MANY else "")
    notes = [f"+ {county} has it, − most of the others have it and it does not; held against {len(names)}: {held}"]
    return _traits("side", listed, places, notes)


def _traits(
    head: str, listed: list[tuple[str, Trait, tuple[Evidence, ...]]], places: Places, notes: list[str]
) -> Table:
    rows = (
        (side, trait.label, trait.counties, trait.mentions, trait.weight, *places.first(trait.evidence))
        for side, trait, _ in listed
    )
    records = (
        {head: side, "name": trait.label, "type": trait.type, "iri": trait.iri, "counties": trait.counties}
        | {"mentions": trait.mentions, "weight": trait.weight}
        | {"evidence": places.records((*trait.evidence, *more))}
        for side, trait, more in listed
    )
    return Table((head, "name", "counties", "mentions", "weight", "place", "words"), rows, records, notes)


def _changed(made: nx.MultiDiGraph, before: int, after: int, places: Places) -> Table:
    found = change(made, before, after)
    listed = [("+", one) for one in found.gained] + [("−", one) for one in found.dropped]
    listed += [("=", one) for one in found.kept]
    rows = (
        (sign, _name(made, one.subject), one.relation, _name(made, one.object), *places.first(one.evidence))
        for sign, one in listed
    )
    records = (
        {"change": sign, "subject": _name(made, one.subject), "relation": one.relation}
        | {"object": _name(made, one.object), "evidence": places.records(one.evidence)}
        for sign, one in listed
    )
    notes = [
        f"+ said of {after} and not of {before}: {len(found.gained)}; − the other way: {len(found.dropped)}; "
        f"= of both: {len(found.kept)}. Counties of which both years say something: {len(found.compared)}; "
        f"{before} alone: {len(found.only_before)}; {after} alone: {len(found.only_after)}"
    ]
    return Table(("change", "subject", "relation", "object", "place", "words"), rows, records, notes)


def _name(made: nx.Graph, iri: str) -> str:
    return str(made.nodes[iri]["label"])


def _counted(made: nx.Graph) -> str:
    return f"{made.graph['title']}: {made.number_of_nodes()} nodes, {made.number_of_edges()} edges"
