"""Two invented reports in a store: one as elsewhere in the tests, and one whose words would break a careless writer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.model import Cooperation, Extraction, Project, Status, Strategy
from graph.fingerprints import lexicon_files
from graph.reading import Graph
from graph.records import record_of
from graph.store import Store
from graph.validation import Validator
from graph.vocabulary import vocabulary
from tests.graph.examples import YEAR, cite, extraction, mapped

NAMES = """
@prefix : <https://w3id.org/xiantu/id/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix scheme: <https://w3id.org/xiantu/scheme/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xt: <https://w3id.org/xiantu/ontology#> .
<https://w3id.org/xiantu/id/place/990000> skos:inScheme scheme:places ; skos:prefLabel "云岭省"@zh .
<https://w3id.org/xiantu/id/place/990101> skos:inScheme scheme:places ; xt:level xt:County ;
    skos:prefLabel "青山县"@zh , "Qingshan County"@en ; skos:notation "990101" ;
    geo:lat 30.5 ; geo:long 108.25 ; dct:source <https://sws.geonames.org/1/> .
<https://w3id.org/xiantu/id/place/990102> skos:inScheme scheme:places ; xt:level xt:County ;
    skos:prefLabel "白水县"@zh ; skos:notation "990102" .
<https://w3id.org/xiantu/id/strategy/rural> skos:inScheme scheme:strategies ; skos:prefLabel "乡村振兴"@zh .
"""
SCRIPT = "<script>alert('坏')</script>"
FORMULA = "=1+1项目"
ODD = f'一、实施“{SCRIPT}”\n推进{FORMULA}，A&B]]>"引"\\换页\x0c投资2亿元，同白水县往来。'
SENTENCE = "县发改委牵头的青白高速完成42%"
"""Words of the first report that no export without quotes may hold."""


def odd() -> Extraction:
    """The report with markup, a formula, quotation marks, a backslash and a form feed in its words."""
    first, second = ODD.split("\n")
    strategy = Strategy(**cite(SCRIPT, first, (), ODD), name=SCRIPT, relation="pursues", period=YEAR)
    project = Project(
        **cite(FORMULA, second, (first,), ODD),
        name=FORMULA,
        stage="ongoing",
        status=Status.ACTUAL,
        progress=None,
        investment=Decimal(200000000),
        period=YEAR,
    )
    neighbour = Cooperation(**cite("白水县", second, (first,), ODD), partner="白水县", form="毗邻合作")
    return extraction((strategy, project, neighbour), (), (), "odd-2023", ODD)


def build(path: Path, *reports: Extraction) -> Path:
    """A store of reports, put in that order."""
    names = path.with_suffix(".ttl")
    names.write_text(NAMES, encoding="utf-8")
    model = [file for file in lexicon_files() if file.name == "xiantu.ttl"]
    with Store(path) as store:
        store.set_vocabulary(vocabulary([*model, names]), "test")
        for taken in reports:
            graph, text = mapped(taken), taken.document.text
            validation = Validator().validate(graph.graph, graph.triples, graph.shared, text)
            record = record_of(taken, validation, len(graph.triples), set(), {})
            store.put(taken.document.name, graph.nquads(), text, record)
    return path


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of both reports; tests only read it."""
    return build(tmp_path_factory.mktemp("exports") / "store", extraction(), odd())


@pytest.fixture
def graph(store: Path) -> Iterator[Graph]:
    """The store, open."""
    with Graph(store) as graph:
        yield graph
