"""What rdflib reads from each syntax of RDF is what the store holds."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF

from graph.exports.options import Options
from graph.exports.rdf import export_jsonld, export_nquads, export_rdfxml, export_turtle, xml_safe
from graph.mapping import text_digest
from graph.reading import Graph
from tests.graph.exports.conftest import SENTENCE

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
XT = rdflib.Namespace("https://w3id.org/xiantu/ontology#")
WITHOUT = Options(quotes=False)


def quads(data: bytes, format: str) -> set[tuple[str, ...]]:
    """The quads of a document, as rdflib reads them."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=data, format=format)
    return {(s.n3(), p.n3(), o.n3(), getattr(g, "identifier", g).n3()) for s, p, o, g in dataset.quads()}


def triples(data: bytes, format: str) -> set[tuple[str, ...]]:
    """The triples of a document, as rdflib reads them."""
    return {(s.n3(), p.n3(), o.n3()) for s, p, o in rdflib.Graph().parse(data=data, format=format)}


@pytest.fixture(scope="module")
def expected(store: Path) -> set[tuple[str, ...]]:
    with Graph(store) as graph:
        lines = {f"{quad} .".encode() for quad in graph.quads}
    return quads(b"\n".join(lines), "nquads")


def test_nquads_hold_the_store_sorted(graph: Graph, expected: set[tuple[str, ...]]) -> None:
    data = export_nquads(graph, Options()).content
    assert isinstance(data, bytes)
    assert quads(data, "nquads") == expected
    assert data.splitlines() == sorted(set(data.splitlines()))
    assert len(data.splitlines()) == len(graph.quads)


def test_jsonld_keeps_named_graphs_apart(graph: Graph, expected: set[tuple[str, ...]]) -> None:
    data = export_jsonld(graph, Options()).content
    assert isinstance(data, bytes)
    assert quads(data, "json-ld") == expected


def test_turtle_merges_the_graphs(graph: Graph, expected: set[tuple[str, ...]]) -> None:
    made = export_turtle(graph, Options())
    assert isinstance(made.content, bytes)
    assert triples(made.content, "turtle") == {quad[:3] for quad in expected}
    assert "named graphs are merged" in made.notes[0]


def test_rdfxml_replaces_what_xml_cannot_hold_and_says_so(graph: Graph, expected: set[tuple[str, ...]]) -> None:
    made = export_rdfxml(graph, Options())
    assert isinstance(made.content, bytes)
    assert triples(made.content, "xml") == {(s, p, o.replace("\f", "\ufffd")) for s, p, o, _ in expected}
    assert made.notes[1] == "characters that XML cannot hold, now U+FFFD: 1"


def test_a_carriage_return_survives_xml() -> None:
    made, lost = xml_safe(b"<a>1\r\n2\x0b\xef\xbf\xbf</a>")
    assert (ElementTree.fromstring(made).text, lost) == ("1\r\n2\ufffd\ufffd", 2)


def test_without_quotes_the_words_are_digests(graph: Graph) -> None:
    whole, bare = rdflib.Dataset(default_union=True), rdflib.Dataset(default_union=True)
    for dataset, options in ((whole, Options()), (bare, WITHOUT)):
        data = export_nquads(graph, options).content
        assert isinstance(data, bytes)
        dataset.parse(data=data, format="nquads")
        assert (SENTENCE.encode() in data) is options.quotes
    assert list(bare.subject_objects(OA.exact)) == []
    assert list(bare.subjects(RDF.type, OA.TextQuoteSelector)) == []
    said = {(selector, text_digest(str(words))) for selector, words in whole.subject_objects(OA.exact)}
    assert len(said) > 10
    assert {(selector, str(digest)) for selector, digest in bare.subject_objects(XT.exactDigest)} == said
    for selector, digest in said:
        doc = next(doc for doc in graph.docs() if f"/{doc}#" in selector)
        start, end = (int(str(bare.value(selector, each))) for each in (OA.start, OA.end))
        assert text_digest(graph.text(doc)[start:end]) == digest
