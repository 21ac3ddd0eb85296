"""The public Python API: what the command line does, one to one.

import xiantu
xiantu.build(["samples"], into="demo")
graph = xiantu.open("demo")
graph.ask("places-of-strategy", strategy="成渝地区双城经济圈").dicts()
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property, partial
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph import reading
from graph.building import build, remove
from graph.histories import History, histories
from graph.names import find_one
from graph.outcomes import PlanOutcome, outcomes
from graph.query import Bindings, Rows
from graph.questions import ENTITY_TYPES, ParameterType, Question, QuestionError, load_questions
from graph.showing import Shown, show
from graph.table import TableFormat, write_table
from graph.wording import Understanding, understand
from graph.wording_names import Names, load_names, spoken_of

__all__ = ["Graph", "build", "open_graph", "remove"]


class Graph(reading.Graph):
    """A store open for reading: `.sparql`, `.facts`, `.validate`, `.export`, `.text`, and what stands here.

    Use it as a context manager, or close it. Raises StoreError (NotAStore, OtherVersion, StoreDamaged).
    """

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

    def _iri(self, name: str, type_: ParameterType) -> str:
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


def open_graph(path: Path | str) -> Graph:
    """Open a store for reading. Raises StoreError."""
    return Graph(path)
