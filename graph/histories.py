"""Project histories: what reports say of a project, in order of time, and where plans were kept, missed or undone.

A stage that is planned for a period is kept when a report says that it was reached by then, missed when one says that
by then or later it was not, postponed when a later plan sets it again. A setback is a project that was further before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pyoxigraph import NamedNode
from pyoxigraph import Store as Quads

from graph.observations import Interval, Reader

TurnKind = Literal["kept", "missed", "postponed", "setback"]

# 开工 and 在建 are one level: reports say either of what is being built.
_LEVELS: Mapping[str, int] = {"planned": 0, "started": 1, "ongoing": 1, "completed": 2}
_AGAIN = ("started", "completed")  # what is planned once: 在建 may go on for years


@dataclass(frozen=True)
class Step:
    """One statement about a project. `stage` is empty and `progress` (percent) None where it does not say."""

    iri: str
    doc: str
    start: int
    area_name: str
    period: Interval
    status: str
    stage: str
    progress: Decimal | None

    @property
    def level(self) -> int:
        """How far the project has come: 0 planned, 1 under way, 2 completed; -1 where it is not said."""
        return _LEVELS.get(self.stage, -1)


@dataclass(frozen=True)
class Turn:
    """A plan that was kept, missed or postponed, or a setback: the step before, and the one that says so."""

    kind: TurnKind
    before: Step
    after: Step


@dataclass(frozen=True)
class History:
    """A project's steps in order of time (for one period the plan first), and its turns."""

    project: str
    name: str
    steps: tuple[Step, ...]
    turns: tuple[Turn, ...]


def histories(quads: Quads, project: str | None = None, area: str | None = None) -> tuple[History, ...]:
    """The histories of projects that reports speak of more than once in time: all, one (its IRI), or one place's."""
    reader = Reader(quads)
    found = (history(each, reader.label(each), steps) for each, steps in _steps(reader, project))
    named = [each for each in found if area is None or area in _places(reader, each)]
    return tuple(sorted(named, key=lambda each: (each.name, each.project)))


def history(project: str, name: str, steps: Iterable[Step]) -> History:
    """The history that some statements about a project make."""
    ordered = tuple(sorted(steps, key=_time))
    turns = [turn for step in ordered if (turn := _plan(step, ordered)) is not None]
    return History(project, name, ordered, (*turns, *_setbacks(ordered)))


# --- inside -------------------------------------------------------------------------------------------------------


def _time(step: Step) -> tuple[str, bool, str, int, str]:
    return step.period.last, step.status == "actual", step.doc, step.start, step.iri


def _plan(plan: Step, steps: Iterable[Step]) -> Turn | None:
    """What came of a planned stage; None where nothing is said of it."""
    if plan.status != "target" or plan.level < 0:
        return None
    planned = plan.period
    told = [step for step in steps if step.status == "actual" and step.level >= 0]
    told = [step for step in told if step.period.last >= planned.first]
    for step in told:
        if step.level >= plan.level and step.period.last <= planned.last:
            return Turn("kept", plan, step)
    for step in told:
        if step.level < plan.level and step.period.last >= planned.last:
            return Turn("missed", plan, step)
    again = (step for step in steps if step.status == "target" and step.stage == plan.stage)
    later = (step for step in again if step.period.first > planned.last)
    return next((Turn("postponed", plan, step) for step in later if plan.stage in _AGAIN), None)


def _setbacks(steps: tuple[Step, ...]) -> Iterator[Turn]:
    """The actual statements that say less than the one before them that said most."""
    furthest: Step | None = None
    for step in steps:
        if step.status != "actual" or step.level < 0:
            continue
        if furthest is not None and step.period.first > furthest.period.last and _is_less(step, furthest):
            yield Turn("setback", furthest, step)
        if furthest is None or not _is_less(step, furthest):
            furthest = step


def _is_less(step: Step, other: Step) -> bool:
    if step.progress is not None and other.progress is not None and step.level == other.level:
        return step.progress < other.progress
    return step.level < other.level


def _places(reader: Reader, each: History) -> set[str]:
    areas = reader.objects("sdmx-dimension:refArea")
    return {area for step in each.steps for area in areas.get(NamedNode(step.iri), ())}


def _steps(reader: Reader, project: str | None) -> Iterator[tuple[str, list[Step]]]:
    """The statements about each project of which there are several in time."""
    periods, statuses = reader.objects("sdmx-dimension:refPeriod"), reader.objects("xt:status")
    nodes: dict[str, list[object]] = {}
    for node, named in reader.objects("rdf:object").items():
        if node in statuses and (project is None or named[0] == project):
            nodes.setdefault(named[0], []).append(node)
    for named_project, statements in nodes.items():
        if len({(periods[node][0], statuses[node][0]) for node in statements}) > 1:
            yield named_project, [_step(reader, node) for node in statements if isinstance(node, NamedNode)]


def _step(reader: Reader, node: NamedNode) -> Step:
    said = reader.said(node)
    progress = said("xt:progress")
    return Step(
        iri=node.value,
        doc=said.doc,
        start=said.span[0],
        area_name=said("xt:areaName"),
        period=reader.period(NamedNode(said("sdmx-dimension:refPeriod"))),
        status=said.code("status"),
        stage=said.code("stage"),
        progress=Decimal(progress) if progress else None,
    )
