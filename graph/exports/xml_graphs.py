"""The network as GraphML and as GEXF for Gephi, where nodes and edges appear in the years that they are stated of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from xml.sax.saxutils import escape, quoteattr

from graph.exports.elements import Edge, Elements, Node, Period, read_elements
from graph.exports.options import Options, Written
from graph.exports.writing import legal_xml
from graph.reading import Graph

COLOURS: Mapping[str, tuple[int, int, int]] = {
    "place": (31, 119, 180),
    "strategy": (214, 39, 40),
    "project": (44, 160, 44),
    "agency": (148, 103, 189),
    "policy": (255, 127, 14),
    "report": (127, 127, 127),
}
"""The colour of each kind of node (red, green, blue), in all exports that have colours."""

_NODE_KEYS = ("label", "label_en", "kind", "code", "level", "province")
_EDGE_KEYS = ("relation", "weight", "start", "end", "periods", "reports", "evidence", "words")
_INTEGERS = frozenset({"weight"})


def node_data(node: Node) -> dict[str, str]:
    """What is said of a node, by name; empty texts are left out."""
    said = (node.zh, node.en, node.kind, node.code, node.level, node.province)
    return {name: text for name, text in zip(_NODE_KEYS, said, strict=True) if text}


def edge_data(edge: Edge, quotes: bool) -> dict[str, str | int]:
    """What is said of an edge, by name: several reports, periods and places of evidence are joined by `;`.

    `words` are the sentences, one a line; without quotes `words_sha256`, their digests in the order of `evidence`.
    """
    return {
        "relation": edge.relation,
        "weight": edge.weight,
        "start": min(period.start for period in edge.periods),
        "end": max(period.end for period in edge.periods),
        "periods": ";".join(f"{period.start}/{period.end}" for period in edge.periods),
        "reports": ";".join(edge.reports),
        "evidence": ";".join(each.place for each in edge.sentences),
        "words" if quotes else "words_sha256": "\n".join(each.words for each in edge.sentences),
    }


def edge_keys(quotes: bool) -> tuple[str, ...]:
    """The names that `edge_data` gives."""
    return (*_EDGE_KEYS[:-1], "words" if quotes else "words_sha256")


# --- GraphML ------------------------------------------------------------------------------------------------------


def export_graphml(graph: Graph, options: Options) -> Written:
    """The network as GraphML."""
    return Written(graphml(read_elements(graph, options), options).encode())


def graphml(elements: Elements, options: Options) -> str:
    """A network as GraphML: nodes are named by their IRIs."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(_key("node", name) for name in _NODE_KEYS),
        *(_key("edge", name) for name in edge_keys(options.quotes)),
        '<graph id="xiantu" edgedefault="directed">',
    ]
    for node in elements.nodes:
        lines.append(f"<node id={_attribute(node.iri)}>{_data('n', node_data(node))}</node>")
    for number, edge in enumerate(elements.edges):
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        lines.append(f'<edge id="e{number}" {ends}>{_data("e", edge_data(edge, options.quotes))}</edge>')
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def _key(what: str, name: str) -> str:
    kind = "int" if name in _INTEGERS else "string"
    return f'<key id="{what[0]}_{name}" for="{what}" attr.name="{name}" attr.type="{kind}"/>'


def _data(what: str, said: Mapping[str, str | int]) -> str:
    return "".join(f'<data key="{what}_{name}">{_text(value)}</data>' for name, value in said.items())


# --- GEXF ---------------------------------------------------------------------------------------------------------


def export_gexf(graph: Graph, options: Options) -> Written:
    """The network as GEXF 1.3."""
    return Written(gexf(read_elements(graph, options), options).encode())


def gexf(elements: Elements, options: Options) -> str:
    """A network as GEXF 1.3: spells say when nodes and edges are there, `mentions` how often in each year."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
        "<meta><creator>xiantu</creator></meta>",
        '<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">',
        *_declared("node", _NODE_KEYS[1:]),
        *_declared("edge", edge_keys(options.quotes)),
        '<attributes class="edge" mode="dynamic">',
        '<attribute id="mentions" title="mentions" type="integer"/>',
        "</attributes>",
        "<nodes>",
        *(_gexf_node(node, elements.years[node.iri]) for node in elements.nodes),
        "</nodes>",
        "<edges>",
        *(_gexf_edge(number, edge, options) for number, edge in enumerate(elements.edges)),
        "</edges>",
        "</graph>",
        "</gexf>",
        "",
    ]
    return "\n".join(lines)


def _declared(what: str, names: Iterable[str]) -> Iterator[str]:
    yield f'<attributes class="{what}" mode="static">'
    for name in names:
        kind = "integer" if name in _INTEGERS else "string"
        yield f'<attribute id="{what[0]}_{name}" title="{name}" type="{kind}"/>'
    yield "</attributes>"


def _gexf_node(node: Node, years: tuple[int, ...]) -> str:
    red, green, blue = COLOURS[node.kind]
    said = {name: value for name, value in node_data(node).items() if name != "label"}
    return (
        f"<node id={_attribute(node.iri)} label={_attribute(node.zh)}>{_values('n', said)}"
        f"{_spells(_whole_years(years))}"
        f'<viz:color r="{red}" g="{green}" b="{blue}"/></node>'
    )


def _gexf_edge(number: int, edge: Edge, options: Options) -> str:
    dynamic = "".join(
        f'<attvalue for="mentions" value="{count}" start="{year}-01-01" end="{year}-12-31"/>'
        for year, count in edge.by_year.items()
    )
    return (
        f'<edge id="{number}" source={_attribute(edge.source)} target={_attribute(edge.target)} '
        f'kind={_attribute(edge.relation)} label={_attribute(edge.relation)} weight="{edge.weight}">'
        f"{_values('e', edge_data(edge, options.quotes), dynamic)}{_spells(merged(edge.periods))}</edge>"
    )


def _values(what: str, said: Mapping[str, str | int], dynamic: str = "") -> str:
    static = "".join(f'<attvalue for="{what}_{name}" value={_attribute(value)}/>' for name, value in said.items())
    return f"<attvalues>{static}{dynamic}</attvalues>"


def _spells(periods: Iterable[Period]) -> str:
    spells = "".join(f'<spell start="{period.start}" end="{period.end}"/>' for period in periods)
    return f"<spells>{spells}</spells>"


def _whole_years(years: Iterable[int]) -> list[Period]:
    return merged(Period(f"{year}-01-01", f"{year}-12-31") for year in years)


def merged(periods: Iterable[Period]) -> list[Period]:
    """The same time in as few periods as there can be, by start: those that overlap or follow each other are one."""
    found: list[Period] = []
    for period in sorted(periods):
        if found and period.start <= _next_day(found[-1].end):
            found[-1] = Period(found[-1].start, max(found[-1].end, period.end))
        else:
            found.append(period)
    return found


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _text(value: str | int) -> str:
    return escape(legal_xml(str(value)), {"\r": "&#13;"})


def _attribute(value: str | int) -> str:
    return quoteattr(legal_xml(str(value)))
