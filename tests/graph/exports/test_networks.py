"""What other tools' libraries read from each network format is the network of the store."""

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import networkx as nx
import pandas as pd
import pydot
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exports import write, written
from graph.exports.elements import Edge, Elements, Evidence, Node, Period, Statement, read_elements
from graph.exports.flat_graphs import pajek
from graph.exports.options import Options
from graph.exports.xml_graphs import gexf, graphml, merged
from graph.query import Rows
from graph.reading import Graph
from tests.graph.exports.conftest import SCRIPT

ID = "https://w3id.org/xiantu/id/"
QINGSHAN, HIGHWAY = f"{ID}place/990101", f"{ID}project/青白高速公路"
STATED = "SELECT DISTINCT ?s ?o ?p { ?f rdf:subject ?s ; rdf:object ?o ; rdf:predicate ?p }"


@pytest.fixture
def stated(graph: Graph) -> set[tuple[str, str, str]]:
    """The edges as a query finds them: source, target, relation."""
    answer = graph.sparql(STATED)
    assert isinstance(answer, Rows)
    return {(row["s"], row["o"], row["p"].rpartition("#")[2]) for row in answer.dicts()}


def exported(graph: Graph, format: str, folder: Path, quotes: bool = True) -> Path:
    """The store in a format, as a file or folder."""
    return write(written(graph, format, Options(quotes=quotes)), folder / f"out.{format}").path


def edges_of(read: nx.MultiDiGraph, relation: str = "relation") -> set[tuple[str, str, str]]:
    return {(source, target, data[relation]) for source, target, data in read.edges(data=True)}


def test_elements_have_labels_dates_and_evidence(graph: Graph, stated: set[tuple[str, str, str]]) -> None:
    elements = read_elements(graph, Options())
    assert {(edge.source, edge.target, edge.relation) for edge in elements.edges} == stated
    node = next(node for node in elements.nodes if node.iri == QINGSHAN)
    assert (node.zh, node.en, node.code, node.province) == ("青山县", "Qingshan County", "990101", "云岭省")
    edge = next(edge for edge in elements.edges if edge.relation == "cooperatesWith")
    assert (edge.weight, edge.reports) == (2, ("odd-2023", "qingshan-2023"))
    assert edge.periods == (Period("2023-01-01", "2023-12-31"),)
    for edge in elements.edges:
        for each in edge.evidence:
            assert graph.text(each.report)[each.sentence_start : each.sentence_end] == each.words
            assert each.sentence_start <= each.start < each.end <= each.sentence_end


def test_a_tie_has_the_evidence_of_both_facts(graph: Graph) -> None:
    (edge,) = [edge for edge in read_elements(graph, Options()).edges if edge.relation == "advances"]
    assert edge.weight == 1
    text = graph.text("qingshan-2023")
    assert {text[each.start : each.end] for each in edge.evidence} == {"“乡村振兴”", "青白高速"}


def test_graphml_by_networkx(graph: Graph, stated: set[tuple[str, str, str]], tmp_path: Path) -> None:
    read = nx.read_graphml(exported(graph, "graphml", tmp_path), force_multigraph=True)
    assert edges_of(read) == stated
    assert read.nodes[QINGSHAN]["label"] == "青山县"
    (edge,) = [data for _, target, data in read.edges(data=True) if target == HIGHWAY and data["relation"] == "leads"]
    assert (edge["weight"], edge["start"], edge["end"]) == (1, "2023-01-01", "2023-12-31")
    assert edge["words"].startswith("县发改委牵头的青白高速")


def test_gexf_by_networkx_with_spells_and_no_time_of_making(
    graph: Graph, stated: set[tuple[str, str, str]], tmp_path: Path
) -> None:
    path = exported(graph, "gexf", tmp_path)
    read = nx.read_gexf(path)
    assert edges_of(nx.MultiDiGraph(read)) == stated
    assert read.nodes[QINGSHAN]["spells"] == [("2023-01-01", "2023-12-31")]
    edges = {(source, target): data for source, target, data in read.edges(data=True)}
    edge = edges[QINGSHAN, f"{ID}place/990102"]
    assert (edge["weight"], edge["mentions"]) == (2, [(2, "2023-01-01", "2023-12-31")])
    assert edge["spells"] == [("2023-01-01", "2023-12-31")]
    assert b"lastmodified" not in path.read_bytes()


def test_cytoscape_by_networkx(graph: Graph, stated: set[tuple[str, str, str]], tmp_path: Path) -> None:
    data = json.loads(exported(graph, "cytoscape", tmp_path).read_text(encoding="utf-8"))
    read = nx.cytoscape_graph(data)
    assert edges_of(read) == stated
    assert read.nodes[QINGSHAN]["kind"] == "place"
    for edge in data["elements"]["edges"]:
        for each in edge["data"]["evidence"]:
            start, end = each["sentence"]
            assert graph.text(each["report"])[start:end] == each["words"]


def test_dot_by_pydot(graph: Graph, stated: set[tuple[str, str, str]], tmp_path: Path) -> None:
    (read,) = pydot.graph_from_dot_file(str(exported(graph, "dot", tmp_path)), encoding="utf-8") or ()
    said = [(edge.get_source(), edge.get_destination(), edge.get("relation")) for edge in read.get_edges()]
    found = {tuple(each.strip('"') for each in edge) for edge in said}
    assert found == stated
    labels = {node.get_name().strip('"'): node.get("label") for node in read.get_nodes()}
    assert labels[QINGSHAN] == '"青山县"'


def test_pajek_by_networkx(graph: Graph, stated: set[tuple[str, str, str]], tmp_path: Path) -> None:
    read = nx.read_pajek(exported(graph, "pajek", tmp_path))
    names = {node.iri: node.zh for node in read_elements(graph, Options()).nodes}
    assert edges_of(read, "l") == {(names[source], names[target], relation) for source, target, relation in stated}
    assert {data["weight"] for *_, data in read.edges(data=True)} == {1.0, 2.0}


def test_pajek_tells_things_of_one_name_apart() -> None:
    nodes = (Node(f"{ID}project/990101/学校", "project", "学校"), Node(f"{ID}project/990102/学校", "project", "学校"))
    assert pajek(Elements(nodes, ())).splitlines()[2:4] == [
        '1 "学校 (project/990101/学校)"',
        '2 "学校 (project/990102/学校)"',
    ]


def test_csv_by_pandas_with_headers_for_neo4j(graph: Graph, stated: set[tuple[str, str, str]], tmp_path: Path) -> None:
    folder = exported(graph, "csv", tmp_path)
    nodes, edges = (pd.read_csv(folder / name, dtype=str, keep_default_na=False) for name in ("nodes.csv", "edges.csv"))
    assert list(nodes)[:3] == [":ID", "iri", ":LABEL"]
    assert set(zip(edges[":START_ID"], edges[":END_ID"], edges[":TYPE"], strict=True)) == stated
    assert set(edges[":START_ID"]) | set(edges[":END_ID"]) == set(nodes[":ID"])
    assert nodes[":ID"].is_unique
    assert set(nodes[":LABEL"]) == {"Place", "Strategy", "Project", "Agency", "PolicyDocument"}
    assert edges["evidence:string[]"].str.fullmatch(r"(;?[\w-]+#char=\d+,\d+)+").all()


# --- words that would break a careless writer ---------------------------------------------------------------------

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


def small(label: str, words: str) -> Elements:
    """A network of two nodes and an edge."""
    nodes = (Node(f"{ID}place/1", "place", label), Node(f"{ID}project/2", "project", "学校"))
    statement = Statement(Period("2023-01-01", "2024-12-31"), (Evidence("r", 0, 1, 0, 2, words),))
    return Elements(nodes, (Edge(nodes[0].iri, nodes[1].iri, "hasProject", (statement,)),))


@given(TEXTS, TEXTS)
def test_any_words_make_xml_that_gives_them_back(label: str, words: str) -> None:
    elements = small(label, words)
    legal = {
        text: "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in text)
        for text in (label, words)
    }
    read = ElementTree.fromstring(graphml(elements, Options()))
    found = {data.get("key"): data.text or "" for data in read.iter("{http://graphml.graphdrawing.org/xmlns}data")}
    assert found["e_words"] == legal[words]
    read = ElementTree.fromstring(gexf(elements, Options()))
    node = next(read.iter("{http://gexf.net/1.3}node"))
    assert node.get("label") == legal[label]


def test_markup_in_a_name_is_text(graph: Graph, tmp_path: Path) -> None:
    name = SCRIPT.upper().replace("(", "（").replace(")", "）").replace("'", "")
    assert name in nx.get_node_attributes(nx.read_graphml(exported(graph, "graphml", tmp_path)), "label").values()
    nodes = nx.read_gexf(exported(graph, "gexf", tmp_path)).nodes(data=True)
    assert name in {data["label"] for _, data in nodes}


def test_periods_that_touch_are_one_spell() -> None:
    year, next_year, later = (
        Period("2023-01-01", "2023-12-31"),
        Period("2024-01-01", "2024-06-30"),
        Period("2026-01-01", "2026-12-31"),
    )
    assert merged([later, next_year, year]) == [Period("2023-01-01", "2024-06-30"), later]


def test_the_busiest_nodes_and_the_edges_between_them(graph: Graph) -> None:
    whole = read_elements(graph, Options())
    part = whole.busiest(3)
    assert len(part.nodes) == 3
    assert QINGSHAN in {node.iri for node in part.nodes}
    ends = {node.iri for node in part.nodes}
    assert part.edges == tuple(edge for edge in whole.edges if {edge.source, edge.target} <= ends)
    assert whole.busiest(1000) == whole
