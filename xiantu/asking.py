"""What can be asked of a graph wherever it is: questions by name and in words, things by name, the facts table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pyoxigraph import Literal, NamedNode

from graph.errors import NetworkError
from graph.guards import Limits
from graph.names import find_one
from graph.query import Answer, Bindings, Rows
from graph.questions import ENTITY_TYPES, ParameterType, Question, QuestionError, load_questions
from graph.showing import Shown, show
from graph.table import Row, TableFormat, write_table
from graph.wording import Understanding, understand
from graph.wording_names import Names, load_names, spoken_of

if TYPE_CHECKING:  # networkx is slow to import: only where it is used
    import networkx as nx

    from graph.cascade import Cascade
    from graph.networks import Weight
    from graph.paths import Explanation, Neighbours


class Asking(ABC):
    """What the graph of a store and that of an endpoint have in common."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Let go of what is asked."""

    @abstractmethod
    def sparql(
        self, query: str, bindings: Bindings | None = None, source: str = "query", limits: Limits | None = None
    ) -> Answer:
        """The answer to a read query, within limits: these, or those of the graph."""

    @abstractmethod
    def query(self, query: str, bindings: Bindings | None = None, source: str = "query") -> Answer:
        """The answer to one of the software's own queries, without a limit of rows."""

    @abstractmethod
    def text(self, doc: str) -> str:
        """The text of a report. Raises KeyError where it is not there."""

    @abstractmethod
    def facts(self, kind: str | None = None) -> list[Row]:
        """The facts table."""

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The questions of `queries/`, by name."""
        return load_questions()

    def ask(self, name: str, **parameters: str) -> Rows:
        """The answer to a question of `queries/`. Places, strategies and the like are given by name, or by IRI.

        Raises QuestionError for an unknown question or parameter, UnknownName for a name that the graph does not have.
        """
        question = self.questions.get(name)
        if question is None:
            raise QuestionError(f"no question is called {name!r}; `xiantu ask STORE` lists them")
        question.check(parameters)
        answer = self.sparql(question.query, self._bindings(question, parameters), f"queries/{name}.rq")
        if not isinstance(answer, Rows):
            raise QuestionError(f"queries/{name}.rq: is no SELECT query; a question asks for rows")
        return _without(answer, {parameter.name for parameter in question.parameters if parameter.type in ENTITY_TYPES})

    @cached_property
    def thing_names(self) -> Names:
        """The names of all things of the graph, as questions in words write them."""
        return load_names(self._select)

    def understand(self, text: str) -> Understanding:
        """How a question in words, Chinese or English, is read: the question of `queries/` that it asks, if sure."""
        return understand(text, self.thing_names, cache(partial(spoken_of, self._select)))

    def ask_words(self, text: str) -> Rows | None:
        """The answer to a question in words; None where it is not sure what is asked (`understand` says what may be).

        An empty answer means that the question is understood and no report says anything of the kind.
        """
        understood = self.understand(text)
        if not understood.sure:
            return None
        choice = understood.choices[0]
        return self.ask(choice.question, **{filled.name: filled.bound for filled in choice.parameters})

    def show(self, name: str) -> tuple[Shown, ...]:
        """What the graph knows of the things with a name: each statement with its words and place."""
        return show(self._select, self.text, name)

    def network(
        self,
        kind: str,
        *,
        weight: Weight = "count",
        year: int | None = None,
        least: int | None = None,
        evidence: bool = True,
    ) -> nx.Graph:
        """A network of the graph's edges, as a networkx graph; see `graph.networks.network` for what it holds.

        `kind` is one of `xiantu.networks.KINDS` and `PROJECTIONS`. Raises NetworkError where there is no such kind.
        """
        from graph.networks import network

        options = {"weight": weight, "year": year, "least": least, "evidence": evidence}
        return network(self._select, self.text, kind, **options)  # type: ignore[arg-type]

    def explain(self, first: str, second: str, *, most: int = 10, longest: int = 4) -> Explanation:
        """How two things (names or IRIs) are linked, shortest and strongest first, each step with its words.

        At most `most` paths of at most `longest` steps. Raises UnknownName for a name that the graph does not have,
        NetworkError where both stand for one thing.
        """
        from graph.paths import explain

        ends = (self._iri(first), self._iri(second))
        if ends[0] == ends[1]:
            raise NetworkError(f"{first!r} and {second!r} stand for the same thing; name two things")
        return explain(self._select, self.text, *ends, most=most, longest=longest, neighbours=self._neighbours)

    def cascade(self, strategy: str) -> Cascade:
        """How a strategy (name or IRI) travels: who set it, which places take it up, when first, through what.

        Raises UnknownName for a strategy that the graph does not have.
        """
        from graph.cascade import cascade

        return cascade(self._select, self.text, self._iri(strategy, "strategy"))

    def labels(self, type_: str) -> dict[str, str]:
        """The labels of all things of a type (place, strategy, project, agency, policy), by IRI."""
        from graph.network_links import read_things

        return {thing.iri: thing.label for thing in read_things(self._select, type_)}

    @cached_property
    def _neighbours(self) -> Neighbours:
        from graph.paths import Neighbours

        return Neighbours(self._select)

    def _iri(self, name: str, type_: ParameterType = "any") -> str:
        """The IRI of the one thing that a name stands for."""
        if name.startswith(("http://", "https://")):
            return name
        return find_one(self._select, name, type_).iri

    def write_facts(self, out: Path, format: TableFormat = "csv", kind: str | None = None) -> None:
        """Write the facts table to a file. Raises StoreError where it cannot be written."""
        write_table(self.facts(kind), format, out)

    def _bindings(self, question: Question, given: Mapping[str, str]) -> Bindings:
        bound: dict[str, NamedNode | Literal] = {}
        for parameter in question.parameters:
            if parameter.name not in given:
                continue
            value = given[parameter.name]
            if parameter.type not in ENTITY_TYPES:
                bound[parameter.name] = Literal(value)
            elif value.startswith(("http://", "https://")):
                bound[parameter.name] = NamedNode(value)
            else:
                bound[parameter.name] = NamedNode(find_one(self._select, value, parameter.type).iri)
        return bound

    def _select(self, query: str, bindings: Bindings) -> Iterable[Mapping[str, str]]:
        answer = self.query(query, bindings)
        return answer.dicts() if isinstance(answer, Rows) else ()


def _without(answer: Rows, names: set[str]) -> Rows:
    """The rows without the columns that repeat what was asked for."""
    kept = [number for number, name in enumerate(answer.columns) if name not in names]
    rows = tuple(tuple(row[number] for number in kept) for row in answer.rows)
    return Rows(tuple(answer.columns[number] for number in kept), rows, answer.cut)
