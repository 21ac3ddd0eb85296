"""The dataset's description, read by rdflib."""

from pathlib import Path

import rdflib
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID

from graph.exports import described
from graph.exports.options import LICENCE, Options
from graph.reading import Graph

DATASET = rdflib.URIRef("https://w3id.org/xiantu/dataset")
XT = rdflib.Namespace("https://w3id.org/xiantu/ontology#")


def read(graph: Graph, options: Options) -> rdflib.Graph:
    return rdflib.Graph().parse(data=described(graph, options), format="turtle")


def test_it_says_title_licence_reports_counts_and_version(graph: Graph) -> None:
    said = read(graph, Options())
    assert set(said.objects(DATASET, RDF.type)) == {DCAT.Dataset, VOID.Dataset}
    assert {str(title) for title in said.objects(DATASET, DCTERMS.title)} == {
        "县图数据集：2 份计划报告，1 个地方",
        "Xiantu dataset: plan reports (2), places (1)",
    }
    assert said.value(DATASET, DCTERMS.license) == rdflib.URIRef(LICENCE)
    assert str(said.value(DATASET, DCAT.version)).count("+") == 1
    assert int(str(said.value(DATASET, VOID.triples))) == len(graph.quads)
    reports = set(said.objects(DATASET, DCTERMS.hasPart))
    assert {str(said.value(report, DCTERMS.identifier)) for report in reports} == set(graph.docs())
    assert sum(int(str(said.value(report, VOID.entities))) for report in reports) == len(graph.facts())


def test_classes_are_counted_as_a_query_counts_them(graph: Graph) -> None:
    said = read(graph, Options())
    counted = {
        said.value(part, VOID["class"]): said.value(part, VOID.entities)
        for part in said.objects(DATASET, VOID.classPartition)
    }
    assert int(str(counted[XT.Report])) == 2
    assert int(str(counted[XT.ProjectStatement])) == len(graph.facts("project"))
    assert int(str(counted[XT.TieStatement])) == 2


def test_facts_of_reports_are_counted_and_what_is_derived_is_not(demo: Path) -> None:
    with Graph(demo) as graph:
        said = read(graph, Options())
        counts = [int(str(said.value(report, VOID.entities))) for report in said.objects(DATASET, DCTERMS.hasPart)]
        assert sum(counts) == len(graph.facts())


def test_title_licence_and_quotes_are_as_asked(graph: Graph) -> None:
    own = Options(quotes=False, title="我的数据", licence="https://example.org/licence")
    said = read(graph, own)
    assert [str(title) for title in said.objects(DATASET, DCTERMS.title)] == ["我的数据"]
    assert said.value(DATASET, DCTERMS.license) == rdflib.URIRef("https://example.org/licence")
    assert any("without the words" in str(text) for text in said.objects(DATASET, DCTERMS.description))
