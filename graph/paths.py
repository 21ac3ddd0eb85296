"""How two things are linked: the paths between them, shortest and strongest first, each step with its words.

A path goes along the edges that reports state, whichever way they point, and from a place to the agencies that its
reports name. A thing that few others are linked with makes a strong link, a hub a weak one: the strength of a path
is the chance that a walk that set out along it goes on to its end, choosing at each thing between among all links but
the one that it came by. A project that only two counties have links them with strength 1; a strategy that 300
counties pursue links any two of them with strength 1/299.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from math import exp, log

from pyoxigraph import NamedNode

from graph.names import Select
from graph.network_links import FACT_EDGES, NAMES, TIE_EDGES, Evidence, TextOf, Thing, Words, read_edges, type_of
from graph.questions import own_query
from graph.terms import PREFIXES, from_segment

LONGEST = 4  # steps; beyond, everything is linked with everything


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation between the two things of a step: which way it points, and all that states it, in order.

    `detail` is the form of a cooperation, the role of an agency, or by which words a tie is known.
    """

    subject: str
    relation: str
    object: str
    detail: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From one thing of a path to the next: every relation between the two."""

    first: Thing
    second: Thing
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """One way in which two things are linked. `strength` is between 0 and 1; a direct link has 1."""

    strength: float
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The ways in which two things are linked, in at most `longest` steps; `more` says whether there are others."""

    first: Thing
    second: Thing
    longest: int
    paths: tuple[Path, ...]
    more: bool


class Neighbours:
    """Which things are linked with which: read once, for any number of searches."""

    def __init__(self, select: Select) -> None:
        self._of: dict[str, set[str]] = defaultdict(set)
        for relation in (*FACT_EDGES, *TIE_EDGES, NAMES):
            for subject, target in read_edges(select, relation):
                if subject != target:
                    self._of[subject].add(target)
                    self._of[target].add(subject)

    def of(self, thing: str) -> set[str]:
        """The things linked with a thing."""
        return self._of.get(thing, set())

    def cost(self, thing: str) -> float:
        """What passing through a thing takes from a path's strength, as a logarithm."""
        return log(max(len(self.of(thing)) - 1, 1))


def explain(
    select: Select,
    text_of: TextOf,
    first: str,
    second: str,
    *,
    most: int = 10,
    longest: int = LONGEST,
    neighbours: Neighbours | None = None,
) -> Explanation:
    """The ways in which two things (IRIs) are linked, at most `most`, in at most `longest` steps.

    `neighbours` spares reading all edges where they have been read before.
    """
    known = neighbours or Neighbours(select)
    found: list[tuple[float, tuple[str, ...]]] = []
    for route in _routes(known, first, second, longest):
        found.append(route)
        if len(found) > most:
            break
    reader = _Reader(select, text_of)
    paths = tuple(Path(exp(-cost), reader.steps(route)) for cost, route in found[:most])
    return Explanation(reader.thing(first), reader.thing(second), longest, paths, len(found) > most)


# --- the search ---------------------------------------------------------------------------------------------------


def _routes(known: Neighbours, first: str, second: str, longest: int) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Paths without repetition with their costs, the shortest first, among them the cheapest first."""
    if first == second:
        return
    to_go: list[dict[str, float]] = [{second: 0.0}]  # at n: what n steps to the end cost at least, by where they start
    for _ in range(longest):
        yield from _of_length(known, first, second, to_go)
        to_go.append(_one_farther(known, second, to_go[-1]))


def _one_farther(known: Neighbours, second: str, nearer: Mapping[str, float]) -> dict[str, float]:
    farther: dict[str, float] = {}
    for through, cost in nearer.items():
        onward = cost + (0.0 if through == second else known.cost(through))
        for start in known.of(through):
            if start != second and onward < farther.get(start, float("inf")):
                farther[start] = onward
    return farther


def _of_length(
    known: Neighbours, first: str, second: str, to_go: list[dict[str, float]]
) -> Iterator[tuple[float, tuple[str, ...]]]:
    """The paths with as many steps as there are entries in `to_go`, the cheapest first."""
    waiting: list[tuple[float, tuple[str, ...], float]] = [(0.0, (first,), 0.0)]
    while waiting:
        _, route, cost = heappop(waiting)
        left = len(to_go) - len(route)
        if left < 0:
            yield cost, route
            continue
        for following in known.of(route[-1]) & to_go[left].keys():
            if following not in route:
                paid = cost + (0.0 if following == second else known.cost(following))
                heappush(waiting, (round(paid + to_go[left][following], 12), (*route, following), paid))


# --- the words ----------------------------------------------------------------------------------------------------


class _Reader:
    """Finds what states the steps; labels once."""

    def __init__(self, select: Select, text_of: TextOf) -> None:
        self._select = select
        self._words = Words(select, text_of)
        self._things: dict[str, Thing] = {}
        self._ties: dict[tuple[str, str], tuple[Tie, ...]] = {}

    def thing(self, iri: str) -> Thing:
        if iri not in self._things:
            rows = self._select(own_query("label"), {"thing": NamedNode(iri)})
            label = min((row["label"] for row in rows), default=from_segment(iri.rpartition("/")[2]))
            self._things[iri] = Thing(type_of(iri), label, iri)
        return self._things[iri]

    def steps(self, route: tuple[str, ...]) -> tuple[Step, ...]:
        return tuple(
            Step(self.thing(one), self.thing(next_), self._between(one, next_)) for one, next_ in pairwise(route)
        )

    def _between(self, one: str, other: str) -> tuple[Tie, ...]:
        return (*self._stated(one, other), *self._stated(other, one))

    def _stated(self, subject: str, target: str) -> tuple[Tie, ...]:
        key = (subject, target)
        if key not in self._ties:
            words: dict[tuple[str, str], set[Evidence]] = defaultdict(set)
            for relation, detail, evidence in self._statements(subject, target):
                words[relation, detail].update(evidence)
            self._ties[key] = tuple(
                Tie(subject, relation, target, detail, tuple(sorted(said)))
                for (relation, detail), said in sorted(words.items())
            )
        return self._ties[key]

    def _statements(self, subject: str, target: str) -> Iterator[tuple[str, str, Iterable[Evidence]]]:
        ends = {"subject": NamedNode(subject), "object": NamedNode(target)}
        for row in self._select(own_query("facts-between"), ends):
            relation = row["edge"].removeprefix(PREFIXES["xt"])
            form = self._form(row["fact"]) if relation == "cooperatesWith" else ""
            yield relation, form, [self._words.evidence(row["fact"], row["sentence"])]
        for row in self._select(own_query("ties-between"), ends):
            pair = (
                self._words.evidence(row["from"], row["fromSentence"]),
                self._words.evidence(row["to"], row["toSentence"]),
            )
            yield row["edge"].removeprefix(PREFIXES["xt"]), row["by"], pair
        if type_of(target) == "agency":
            for row in self._select(own_query("agency-mentions"), ends):
                yield NAMES, row["role"], [self._words.evidence(row["fact"], row["sentence"])]

    def _form(self, fact: str) -> str:
        rows = self._select(own_query("form"), {"fact": NamedNode(fact)})
        return min((row["form"] for row in rows), default="")
