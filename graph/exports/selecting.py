"""The software's own queries, as rows of plain texts."""

from __future__ import annotations

from graph.query import Rows
from graph.questions import own_query
from graph.reading import Graph


def own_rows(graph: Graph, name: str) -> list[dict[str, str]]:
    """The rows of `queries/_NAME.rq`, all of them; unbound columns are left out."""
    answer = graph.query(own_query(name), source=f"queries/_{name}.rq")
    assert isinstance(answer, Rows)
    return answer.dicts()
