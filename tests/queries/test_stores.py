"""Every question of `queries/` has the same answer wherever it is asked: of the store, of rdflib, of an endpoint."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import xiantu
from graph.errors import StoreError
from graph.guards import Guard, Limits
from graph.query import Answer, Bindings, Rows
from graph.rdflib_store import RdflibFile
from graph.table import Row
from tests.servers import oxigraph
from xiantu.asking import Asking

ANSWERS = Path(__file__).parent / "answers"
NAMES = sorted(path.stem for path in ANSWERS.glob("*.json"))
# rdflib orders the patterns of this one so that it takes minutes on the vocabulary.
SLOW_IN_RDFLIB = {"common-ground"}


class RdflibGraph(Asking):
    """The samples in rdflib, asked like a store."""

    def __init__(self, file: Path) -> None:
        self._guard = Guard(RdflibFile(file))

    def close(self) -> None:
        self._guard.close()

    def sparql(
        self, query: str, bindings: Bindings | None = None, source: str = "query", limits: Limits | None = None
    ) -> Answer:
        return self._guard.answer(query, bindings, source, limits or Limits(120, None))

    def query(self, query: str, bindings: Bindings | None = None, source: str = "query") -> Answer:
        return self.sparql(query, bindings, source)

    def text(self, doc: str) -> str:
        raise KeyError(doc)

    def facts(self, kind: str | None = None) -> list[Row]:
        raise NotImplementedError


@pytest.fixture(scope="module")
def embedded(demo: Path) -> Iterator[xiantu.Graph]:
    with xiantu.open(demo) as graph:
        yield graph


@pytest.fixture(scope="module")
def rdflib(embedded: xiantu.Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    file = tmp_path_factory.mktemp("rdflib") / "demo.nq"
    embedded.export("nquads", file)
    with RdflibGraph(file) as graph:
        yield graph


@pytest.fixture(scope="module")
def remote(embedded: xiantu.Graph) -> Iterator[xiantu.RemoteGraph]:
    with oxigraph() as address:
        embedded.push(xiantu.Endpoint(address))
        with xiantu.connect(address) as graph:
            yield graph


def asked(graph: Asking, name: str) -> list[Mapping[str, str]]:
    """The rows of an answer, in an order of their own: where a question leaves ties, stores break them as they like."""
    parameters = json.loads((ANSWERS / f"{name}.json").read_text(encoding="utf-8"))["parameters"]
    answer = graph.ask(name, **parameters)
    assert isinstance(answer, Rows)
    assert not answer.cut
    return sorted(answer.dicts(), key=str)


@pytest.mark.parametrize("name", NAMES)
def test_an_endpoint_answers_as_the_store_does(name: str, embedded: xiantu.Graph, remote: xiantu.RemoteGraph) -> None:
    assert asked(remote, name) == asked(embedded, name)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SLOW_IN_RDFLIB])
def test_rdflib_answers_as_the_store_does(name: str, embedded: xiantu.Graph, rdflib: Asking) -> None:
    assert asked(rdflib, name) == asked(embedded, name)


def test_facts_and_show_are_the_same_at_an_endpoint(embedded: xiantu.Graph, remote: xiantu.RemoteGraph) -> None:
    assert remote.facts() == embedded.facts()
    (here,), (there,) = embedded.show("澜溪县发展和改革委员会"), remote.show("澜溪县发展和改革委员会")
    assert [(each.gist, each.sentence, each.start) for each in there.statements] == [
        (each.gist, each.sentence, each.start) for each in here.statements
    ]
    assert {each.line for each in there.statements} == {0}  # texts stay in the store
    assert here.statements[0].line > 0


def test_a_broken_file_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "broken.nq"
    file.write_text("<a> <b>", encoding="utf-8")
    with Guard(RdflibFile(file)) as guard, pytest.raises(StoreError, match="rdflib cannot read it"):
        guard.answer("ASK {}")
