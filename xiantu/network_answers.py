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
from xiantu.evidence import RELATIONS_ZH, Places
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
        table = _compared(made, *wish.compare, places, wish.language)
    elif wish.different:
        table = _different(made, wish.different, wish.among, places, wish.language)
    elif wish.change:
        table = _changed(made, *wish.change, places, wish)
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
            return _nodes(made, wish.language)
        case "communities":
            return _communities(graph, made, wish.language)
        case "bridges":
            return _bridges(made, wish.language)
    if "meaning" in made.graph:
        return _weighted(graph, made, wish.language)
    return _edges(made, places, wish)


def _edges(made: nx.MultiDiGraph, places: Places, wish: Wish) -> Table:
    edges = sorted(
        made.edges(data=True), key=lambda edge: (-edge[2]["mentions"], _name(made, edge[0]), _name(made, edge[1]))
    )

    def rows() -> Iterator[Sequence[Cell]]:
        for first, second, said in edges:
            place, words = places.first(said["evidence"])
            relation = said.get("form") or _relation(said["relation"], wish)
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
        ("from", "relation", "to", "mentions", "periods", "place", "words"),
        rows(),
        records(),
        [_counted(made, wish.language)],
    )


def _weighted(graph: Asking, made: nx.Graph, language: str) -> Table:
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
    meaning = made.graph["meaning_zh" if language == "zh" else "meaning"]
    notes = [_counted(made, language), f"{made.graph['weight']}: {meaning}"]
    return Table(("first", "second", "weight", "count", "shared"), rows, records, notes)


def _labels_of_shared(graph: Asking, made: nx.Graph) -> dict[str, str]:
    projection = PROJECTIONS[made.graph["kind"]]
    type_ = KINDS[projection.of].types[1 - projection.side]
    return graph.labels(type_)


def _nodes(made: nx.Graph, language: str) -> Table:
    columns = ("name", "type", "degree", "strength", "betweenness", "pagerank", "community")
    rows = [
        (one.label, one.type, one.degree, one.strength, one.betweenness, one.pagerank, one.community)
        for one in centralities(made)
    ]
    notes = [_counted(made, language)]
    if is_estimated(made):
        zh = "网络较大，介数由部分节点估计（种子固定）"
        en = "betweenness is estimated from some of the nodes, with a fixed seed: the network is large"
        notes.append(zh if language == "zh" else en)
    return Table(columns, rows, (dict(zip(columns, row, strict=True)) for row in rows), notes)


def _communities(graph: Asking, made: nx.Graph, language: str) -> Table:
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
    zh, en = "0 即不优于随机；Louvain，种子固定", "0: no better than chance; Louvain, fixed seed"
    notes = [_counted(made, language), f"modularity {found.modularity:.3f} ({zh if language == 'zh' else en})"]
    if "meaning" in made.graph:
        zh, en = (
            "特征：社群内多而社群外少者，附社群内/全部县数",
            "share: what sets it apart, with how many have it inside / in all",
        )
        notes.append(zh if language == "zh" else en)
    return Table(columns, rows, (dict(zip(columns, row, strict=True)) for row in rows), notes)


def _bridges(made: nx.Graph, language: str) -> Table:
    columns = ("first", "second", "sizes")
    found = bridges(made)
    rows = [(_name(made, one.first), _name(made, one.second), "/".join(map(str, one.sizes))) for one in found]
    records = (
        {"first": _name(made, one.first), "second": _name(made, one.second), "sizes": one.sizes} for one in found
    )
    zh, en = "两侧：去掉此边后两边的节点数", "sizes: nodes on either side if the edge were taken out"
    return Table(columns, rows, records, [_counted(made, language), zh if language == "zh" else en])


# --- counties compared --------------------------------------------------------------------------------------------


def _compared(made: nx.MultiDiGraph, first: str, second: str, places: Places, language: str) -> Table:
    found = similarity(made, first, second)
    one, other = _name(made, found.first), _name(made, found.second)
    listed = [(f"{one}、{other}", trait, also.evidence) for trait, also in found.shared]
    listed += [(one, trait, ()) for trait in found.only_first] + [(other, trait, ()) for trait in found.only_second]
    how = "按提及与稀有程度" if language == "zh" else "by mentions and rarity"
    notes = [f"jaccard {found.jaccard:.3f}, cosine {found.cosine:.3f} ({how})", _counted(made, language)]
    return _traits("side", listed, places, notes)


def _different(made: nx.MultiDiGraph, county: str, among: str, places: Places, language: str) -> Table:
    iri = node(made, county)
    others = {"all": None, "province": same_province(made, iri), "nearest": nearest(made, iri)}[among]
    if others == ():
        raise NetworkError(f"{county!r} has no other county to be held against ({among}); try --among all")
    found = difference(made, iri, others)
    listed: list[tuple[str, Trait, tuple[Evidence, ...]]] = [("+", trait, ()) for trait in found.own]
    listed += [("−", trait, ()) for trait in found.missing]
    names = [_name(made, other) for other in found.others]
    held = "、".join(names[:_MANY]) + (" …" if len(names) > _MANY else "")
    zh = f"+ {county}有，− 多数他县有而{county}无；对照 {len(names)} 个：{held}"
    en = f"+ {county} has it, − most of the others have it and it does not; held against {len(names)}: {held}"
    notes = [zh if language == "zh" else en]
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


def _changed(made: nx.MultiDiGraph, before: int, after: int, places: Places, wish: Wish) -> Table:
    found = change(made, before, after)
    listed = [("+", one) for one in found.gained] + [("−", one) for one in found.dropped]
    listed += [("=", one) for one in found.kept]
    rows = (
        (
            *(sign, _name(made, one.subject), _relation(one.relation, wish), _name(made, one.object)),
            *places.first(one.evidence),
        )
        for sign, one in listed
    )
    records = (
        {"change": sign, "subject": _name(made, one.subject), "relation": one.relation}
        | {"object": _name(made, one.object), "evidence": places.records(one.evidence)}
        for sign, one in listed
    )
    counts = (len(found.gained), len(found.dropped), len(found.kept))
    spoken = (len(found.compared), len(found.only_before), len(found.only_after))
    notes = [
        f"+ 只说到 {after} 年 {counts[0]}；− 只说到 {before} 年 {counts[1]}；= 两年都说到 {counts[2]}。"
        f"两年都有所说的 {spoken[0]} 个，只有 {before} 年的 {spoken[1]} 个，只有 {after} 年的 {spoken[2]} 个（不比较）"
        if wish.language == "zh"
        else f"+ said of {after} alone: {counts[0]}; − of {before} alone: {counts[1]}; = of both: {counts[2]}. "
        f"Compared are the {spoken[0]} of which both years say something; {before} alone: {spoken[1]}; "
        f"{after} alone: {spoken[2]}"
    ]
    return Table(("change", "subject", "relation", "object", "place", "words"), rows, records, notes)


def _name(made: nx.Graph, iri: str) -> str:
    return str(made.nodes[iri]["label"])


def _relation(relation: str, wish: Wish) -> str:
    """A relation in the reader's language; in files as it is."""
    return RELATIONS_ZH.get(relation, relation) if wish.language == "zh" and wish.format == "table" else relation


def _counted(made: nx.Graph, language: str) -> str:
    nodes, edges = made.number_of_nodes(), made.number_of_edges()
    if language == "zh":
        return f"{made.graph['title_zh']}：{nodes} 个节点，{edges} 条边"
    return f"{made.graph['title']}: {nodes} nodes, {edges} edges"
