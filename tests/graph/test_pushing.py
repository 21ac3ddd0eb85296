"""A store is pushed once; what is there is left, what has changed is replaced, what is gone is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import xiantu
from graph.errors import EndpointError
from graph.pushing import PushReport, graph_store_url
from tests.servers import free_port, oxigraph

REPORT = "https://w3id.org/xiantu/report/songgao-2023"


def pushed(store: Path, address: str, prune: bool = False) -> PushReport:
    with xiantu.open(store) as graph:
        return graph.push(xiantu.Endpoint(address), prune=prune)


def counts(report: PushReport) -> tuple[int, int, int]:
    return report.count("loaded"), report.count("replaced"), report.count("unchanged")


def test_a_push_is_resumed_and_tells_what_it_did(demo: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(demo, store)
    with oxigraph() as address:
        first = pushed(store, address)
        assert counts(first) == (len(first.graphs), 0, 0)
        assert counts(pushed(store, address)) == (0, 0, len(first.graphs))
        xiantu.remove(["songgao-2023"], store)
        third = pushed(store, address)
        assert third.others == (REPORT,)
        assert third.count("replaced") >= 1  # the entities that it alone spoke of
        assert pushed(store, address, prune=True).pruned == (REPORT,)
        with xiantu.connect(address) as there, xiantu.open(store) as here:
            assert there.ask("reports") == here.ask("reports")


def test_a_push_that_was_broken_off_goes_on(demo: Path) -> None:
    def stop(number: int, *_: object) -> None:
        if number == 2:
            raise KeyboardInterrupt

    with oxigraph() as address, xiantu.open(demo) as graph:
        with pytest.raises(KeyboardInterrupt):
            graph.push(xiantu.Endpoint(address), progress=stop)
        report = graph.push(xiantu.Endpoint(address))
        assert counts(report) == (len(report.graphs) - 2, 0, 2)


def test_nobody_there_is_one_line(demo: Path) -> None:
    with pytest.raises(EndpointError, match="nothing listens there; start the server or check host and port"):
        pushed(demo, f"http://127.0.0.1:{free_port()}/query")


def test_the_graph_store_is_beside_the_endpoint_where_that_is_known() -> None:
    assert graph_store_url("http://h:7878/query") == "http://h:7878/store"
    assert graph_store_url("http://h/sparql-auth") == "http://h/sparql-graph-crud-auth"
    with pytest.raises(EndpointError, match="give --graph-store URL"):
        graph_store_url("http://h/repositories/x")
