"""The public Python API: what the command line does, one to one.

import xiantu
xiantu.build(["samples"], into="demo")
graph = xiantu.open("demo")
graph.ask("places-of-strategy", strategy="成渝地区双城经济圈").dicts()
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph import reading
from graph.building import build, remove
from graph.endpoint import Endpoint
from graph.guards import DEFAULT, Limits
from graph.histories import History, histories
from graph.judgements import Judgement
from graph.outcomes import PlanOutcome, outcomes
from graph.pushing import Pushed, PushReport, push
from graph.review import Doubt, Vocabulary, judgement_of, record, review
from xiantu.asking import Asking
from xiantu.remote import RemoteGraph

__all__ = ["Endpoint", "Graph", "Limits", "RemoteGraph", "build", "connect", "judge", "open_graph", "remove"]


class Graph(reading.Graph, Asking):
    """A store open for reading: `.sparql`, `.facts`, `.validate`, `.export`, `.text`, and what stands here.

    Use it as a context manager, or close it. Raises StoreError (NotAStore, OtherVersion, StoreDamaged).
    """

    def outcomes(
        self, place: str | None = None, year: str | int | None = None, pending: bool = False
    ) -> tuple[PlanOutcome, ...]:
        """Plan against outcome: targets, what was reached, and whether they were met; of one place, one year, or all.

        `pending` lists the targets too that no outcome is known of yet. Raises UnknownName for an unknown place.
        """
        area = None if place is None else self._iri(place, "place")
        return self._read(lambda quads: outcomes(quads, area, None if year is None else str(year), pending))

    def histories(self, place: str | None = None, project: str | None = None) -> tuple[History, ...]:
        """Project histories, with what became of plans; of one place, of one project, or all that have several steps.

        Raises UnknownName for an unknown place or project.
        """
        area = None if place is None else self._iri(place, "place")
        named = None if project is None else self._iri(project, "project")
        return self._read(lambda quads: histories(quads, named, area))

    def review(self, kind: str | None = None, most: int | None = None) -> tuple[Doubt, ...]:
        """The doubtful pairs of entities that no judgement speaks of, the likeliest first, each with its sentences.

        Of one kind (project, strategy, agency, policy, indicator) and so many, if asked. Raises ValueError for an
        unknown kind, JudgementError where the store's judgements cannot be read.
        """
        named = self._read(Vocabulary.of)
        return review(self._select, self.text, named, self.judgements(), kind, most)

    def judgement(self, a: str, b: str, same: bool, reason: str = "", who: str = "") -> Judgement:
        """A judgement on two entities, given by name or IRI; `judge` records it.

        Raises UnknownName where a name stands for nothing or for several things, JudgementError where the two are of
        different kinds.
        """
        return judgement_of(self._select, a, b, same, reason, who)

    def push(
        self,
        endpoint: Endpoint,
        graph_store: str | None = None,
        progress: Callable[[int, int, Pushed], None] | None = None,
        prune: bool = False,
    ) -> PushReport:
        """Make the store's named graphs those of an endpoint; see `graph.pushing.push`. Raises EndpointError."""
        return self._read(lambda quads: push(quads, endpoint, graph_store, progress, prune))


def open_graph(path: Path | str, limits: Limits = DEFAULT) -> Graph:
    """Open a store for reading; its queries keep the limits of time and rows. Raises StoreError."""
    return Graph(path, limits)


def judge(store: Path | str, a: str, b: str, same: bool, reason: str = "", who: str = "") -> Judgement:
    """Record that two entities of a store (by name or IRI) are one, or two; it holds from the next build on.

    A pair judged before is judged anew. Raises UnknownName, JudgementError (two kinds, or a contradiction to what is
    recorded; nothing is written then) or StoreError.
    """
    with Graph(store) as graph:
        judgement = graph.judgement(a, b, same, reason, who)
    record(Path(store), [judgement])
    return judgement


def connect(
    url: str,
    user: str | None = None,
    password: str | None = None,
    token: str | None = None,
    limits: Limits = DEFAULT,
) -> RemoteGraph:
    """The graph at a SPARQL endpoint, asked as a user with a password, with a token, or as nobody.

    Raises EndpointError where the address is none.
    """
    return RemoteGraph(Endpoint(url, user, password, token, limits.seconds or 3600), limits)
