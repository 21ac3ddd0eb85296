"""The other schemes of `ontology/`: what each entry must say, and that one written form means one thing."""

from collections import defaultdict

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SKOS

from extractors.resources import folder
from extractors.text import uniform

SCHEME = "https://w3id.org/xiantu/scheme/"
XT = "https://w3id.org/xiantu/ontology#"


@pytest.fixture(scope="module")
def graph() -> Graph:
    graph = Graph()
    for name in ("agencies", "companies", "units", "sectors"):
        graph.parse(folder("ontology") / f"{name}.ttl")
    return graph


def entries(graph: Graph, scheme: str) -> list[URIRef]:
    return [entry for entry in graph.subjects(SKOS.inScheme, URIRef(SCHEME + scheme)) if isinstance(entry, URIRef)]


@pytest.mark.parametrize("scheme", ["agencies", "units", "sectors"])
def test_every_entry_is_a_concept_with_one_chinese_name(graph: Graph, scheme: str) -> None:
    assert len(entries(graph, scheme)) > 100
    for entry in entries(graph, scheme):
        assert (entry, RDF.type, SKOS.Concept) in graph, entry
        names = [label for label in graph.objects(entry, SKOS.prefLabel) if label.language == "zh"]
        assert len(names) == 1, entry


@pytest.mark.parametrize("scheme", ["agencies", "units", "sectors"])
def test_a_written_form_means_one_entry(graph: Graph, scheme: str) -> None:
    meant = defaultdict(set)
    for entry in entries(graph, scheme):
        for label in (*graph.objects(entry, SKOS.prefLabel), *graph.objects(entry, SKOS.altLabel)):
            if label.language == "zh":
                meant[uniform(str(label))].add(entry)
    assert {form: sorted(which) for form, which in meant.items() if len(which) > 1} == {}


def test_a_unit_has_a_base_and_a_factor_or_neither(graph: Graph) -> None:
    units = set(entries(graph, "units"))
    for unit in units:
        base, factor = graph.value(unit, URIRef(XT + "baseUnit")), graph.value(unit, URIRef(XT + "factor"))
        assert (base is None) == (factor is None), unit
        assert base is None or base in units, unit


def test_no_two_units_match_the_same_term(graph: Graph) -> None:
    terms = [term for unit in entries(graph, "units") for term in graph.objects(unit, SKOS.exactMatch)]
    assert len(terms) == len(set(terms)) > 60


def test_the_sections_of_the_classification_are_all_there(graph: Graph) -> None:
    codes = {str(code) for entry in entries(graph, "sectors") for code in graph.objects(entry, SKOS.notation)}
    assert {code for code in codes if code.isalpha()} == set("ABCDEFGHIJKLMNOPQRST")
    divisions = {f"{n:02}" for n in range(1, 97)} - {"70", "83"}  # these two are the sections K and P themselves
    assert {code for code in codes if code.isdigit()} == divisions
