"""The network as Cytoscape JSON, in Graphviz' language, and for Pajek."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable

from graph.exports.elements import Edge, Elements, Node, read_elements
from graph.exports.options import Options, Written
from graph.exports.xml_graphs import COLOURS, edge_data, node_data
from graph.reading import Graph
from graph.terms import PREFIXES, from_segment

_SPACE = re.compile(r"\s+")


def export_cytoscape(graph: Graph, options: Options) -> Written:
    """The network as Cytoscape JSON."""
    return Written(cytoscape(read_elements(graph, options), options).encode())


def cytoscape(elements: Elements, options: Options) -> str:
    """A network as Cytoscape JSON (also for Cytoscape.js and networkx): edges keep their evidence apart."""
    nodes = [{"data": _node(node)} for node in elements.nodes]
    edges = [{"data": _edge(number, edge, options)} for number, edge in enumerate(elements.edges)]
    head = '{"data": {"name": "xiantu"}, "directed": true, "multigraph": true, "elements": {"nodes": ['
    return f"{head}\n{_lines(nodes)}\n],\n" + f'"edges": [\n{_lines(edges)}\n]}}}}\n'


def _lines(objects: Iterable[object]) -> str:
    return ",\n".join(json.dumps(each, ensure_ascii=False) for each in objects)


def _node(node: Node) -> dict[str, str]:
    return {"id": node.iri, "value": node.iri, "name": node.zh} | node_data(node)


def _edge(number: int, edge: Edge, options: Options) -> dict[str, object]:
    said: dict[str, object] = {"id": f"e{number}", "source": edge.source, "target": edge.target, "key": edge.relation}
    said |= edge_data(edge, options.quotes)
    for name in ("evidence", "words", "words_sha256"):
        said.pop(name, None)
    words = "words" if options.quotes else "words_sha256"
    said["periods"] = [[period.start, period.end] for period in edge.periods]
    said["reports"] = list(edge.reports)
    said["evidence"] = [
        {
            "report": each.report,
            "start": each.start,
            "end": each.end,
            "sentence": [each.sentence_start, each.sentence_end],
            words: each.words,
        }
        for each in edge.evidence
    ]
    return said


# --- Graphviz -----------------------------------------------------------------------------------------------------


def export_dot(graph: Graph, options: Options) -> Written:
    """The network in Graphviz' language."""
    return Written(dot(read_elements(graph, options), options).encode())


def dot(elements: Elements, options: Options) -> str:
    """A network in Graphviz' language, coloured by kind; the words are tooltips."""
    lines = ["digraph xiantu {", '  charset="UTF-8";', "  node [shape=box, style=filled, fontcolor=white];"]
    for node in elements.nodes:
        said = node_data(node) | {"fillcolor": "#{:02x}{:02x}{:02x}".format(*COLOURS[node.kind])}
        lines.append(f"  {_quoted(node.iri)} [{_listed(said)}];")
    for edge in elements.edges:
        said = {name: str(value) for name, value in edge_data(edge, options.quotes).items()}
        said["label"] = edge.relation
        if options.quotes:
            said["tooltip"] = said.pop("words")
        lines.append(f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [{_listed(said)}];")
    return "\n".join([*lines, "}", ""])


def _listed(said: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in said.items())


def _quoted(text: str) -> str:
    # A line break stays one as \n; NUL would end the file for Graphviz.
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "").replace("\n", "\\n").replace("\0", "")
    return f'"{escaped}"'


# --- Pajek --------------------------------------------------------------------------------------------------------


def export_pajek(graph: Graph, options: Options) -> Written:
    """The network for Pajek."""
    written = pajek(read_elements(graph, options)).encode("utf-8-sig")
    return Written(written, ("Pajek has names, relations and weights alone: kinds, dates and words are left out",))


def pajek(elements: Elements) -> str:
    """A network for Pajek: a name that several nodes share is told apart by kind and key, arcs by their label."""
    shared = Counter(_plain(node.zh) for node in elements.nodes)
    number = {node.iri: at for at, node in enumerate(elements.nodes, 1)}
    lines = ["*Network xiantu", f"*Vertices {len(elements.nodes)}"]
    lines += [f'{number[node.iri]} "{_unique(node, shared)}"' for node in elements.nodes]
    lines.append("*Arcs")
    lines += [
        f'{number[edge.source]} {number[edge.target]} {edge.weight} l "{edge.relation}"' for edge in elements.edges
    ]
    return "\r\n".join([*lines, ""])


def _unique(node: Node, shared: Counter[str]) -> str:
    name = _plain(node.zh)
    if shared[name] == 1:
        return name
    iri = node.iri.removeprefix(PREFIXES["id"]).removeprefix("https://w3id.org/xiantu/")
    return f"{name} ({_plain(from_segment(iri))})"


def _plain(text: str) -> str:
    """A text without what would end a name: Pajek knows no escapes."""
    return _SPACE.sub(" ", text).replace('"', "”").replace("\\", "＼").strip()
