"""A graph at a SPARQL endpoint, asked like that of a store."""

from __future__ import annotations

from functools import cached_property

from extractors.resources import folder
from graph.endpoint import Endpoint
from graph.errors import EndpointError, QueryError
from graph.guards import DEFAULT, Guard, Limits
from graph.query import Answer, Bindings, Rows, read_query
from graph.table import KINDS, Row, rows_of
from xiantu.asking import Asking

_UNION = "ASK { ?report a xt:Report }"
_NAMED = "ASK { GRAPH ?graph { ?report a xt:Report } }"


class RemoteGraph(Asking):
    """A graph that was pushed to an endpoint. Texts of reports and build records stay in the store.

    Use it as a context manager, or close it. Its methods raise EndpointError where the endpoint does not answer.
    """

    def __init__(self, endpoint: Endpoint, limits: Limits = DEFAULT) -> None:
        self.endpoint = endpoint
        self.limits = limits
        self._guard = Guard(endpoint)

    def close(self) -> None:
        """Let go of the endpoint."""
        self._guard.close()

    def sparql(
        self, query: str, bindings: Bindings | None = None, source: str = "query", limits: Limits | None = None
    ) -> Answer:
        """The answer to a read query: `Rows`, `Triples` or a bool; one that was cut at a limit says so in `cut`.

        The connection is ended when the time is up. Raises QueryError (TimeLimit) or EndpointError.
        """
        assert self._takes_graphs_as_one
        return self._guard.answer(query, bindings, source, limits or self.limits)

    def query(self, query: str, bindings: Bindings | None = None, source: str = "query") -> Answer:
        """The answer to one of the software's own queries, whole; within the time limit, like all that goes out.

        Raises QueryError (TimeLimit) or EndpointError.
        """
        answer = self.sparql(query, bindings, source, Limits(self.limits.seconds, None))
        if not isinstance(answer, bool) and answer.cut:
            raise EndpointError(f"{self.endpoint.url}: {source} was {answer.cut}")
        return answer

    def facts(self, kind: str | None = None) -> list[Row]:
        """The facts table, sorted by report and place; of one kind alone if asked.

        Raises ValueError where there is no such kind, else like `query`.
        """
        if kind is not None and kind not in KINDS:
            raise ValueError(f"{kind!r} is no kind of fact; kinds are {', '.join(KINDS)}")
        path = folder("queries") / "facts.rq"
        answer = self.query(read_query(path), source="queries/facts.rq")
        if not isinstance(answer, Rows):
            raise QueryError(f"{path}: is no SELECT query; install xiantu again")
        rows = rows_of(answer)
        return rows if kind is None else [row for row in rows if row["kind"] == kind]

    def text(self, doc: str) -> str:
        """Always raises KeyError: an endpoint has the graph, not the reports' texts."""
        raise KeyError(doc)

    @cached_property
    def _takes_graphs_as_one(self) -> bool:
        """True. Raises EndpointError where queries would look into no named graph, and so find nothing."""
        limits = Limits(self.limits.seconds, None)
        if self._guard.answer(_NAMED, limits=limits) and not self._guard.answer(_UNION, limits=limits):
            raise EndpointError(
                f"{self.endpoint.url}: does not take its named graphs as one; set its default graph to their union "
                "(docs/endpoints.md says how)"
            )
        return True
