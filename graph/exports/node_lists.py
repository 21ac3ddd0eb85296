"""Node and edge lists as CSV, with the headers of Neo4j's import."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from graph.exports.elements import Edge, Elements, Node, read_elements
from graph.exports.options import Options, Written
from graph.exports.xml_graphs import edge_data
from graph.reading import Graph

NODES, EDGES = "nodes.csv", "edges.csv"
_NODE_HEADER = (":ID", "iri", ":LABEL", "name", "name_en", "code", "level", "province")
_EDGE_HEADER = (
    *(":START_ID", ":END_ID", ":TYPE", "weight:int", "start:date", "end:date"),
    *("periods:string[]", "reports:string[]", "evidence:string[]"),
)
_LABELS = {"policy": "PolicyDocument"}


def export_csv(graph: Graph, options: Options) -> Written:
    """`nodes.csv` and `edges.csv`."""
    how = f"neo4j-admin database import full --nodes={NODES} --relationships={EDGES} --multiline-fields=true"
    return Written(lists(read_elements(graph, options), options), (how,))


def lists(elements: Elements, options: Options) -> dict[str, bytes]:
    """A network as two lists. Arrays are joined by `;`; `:LABEL` is the class in the ontology, `:TYPE` the property."""
    words = "words" if options.quotes else "words_sha256"
    return {
        NODES: _csv(_NODE_HEADER, (_node(node) for node in elements.nodes)),
        EDGES: _csv((*_EDGE_HEADER, words), (_edge(edge, words) for edge in elements.edges)),
    }


def _node(node: Node) -> tuple[str, ...]:
    label = _LABELS.get(node.kind, node.kind.capitalize())
    return node.iri, node.iri, label, node.zh, node.en, node.code, node.level, node.province


def _edge(edge: Edge, words: str) -> tuple[str | int, ...]:
    said = edge_data(edge, words == "words")
    rest = (said[name] for name in ("weight", "start", "end", "periods", "reports", "evidence", words))
    return edge.source, edge.target, edge.relation, *rest


def _csv(header: Iterable[str], rows: Iterable[Iterable[str | int]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
