"""What became of invented projects."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import xiantu
from graph.histories import Step, history
from graph.observations import Interval


def year(number: int) -> Interval:
    return Interval(f"period/{number}", str(number), f"{number}-01-01", f"{number}-12-31")


def step(of: int, status: str, stage: str, progress: str | None = None, *, month: int | None = None) -> Step:
    """What the report on `of` (its plan: on the year before) says of the project."""
    period = year(of) if month is None else Interval("p", f"{of}-{month}", f"{of}-01-01", f"{of}-{month:02}-28")
    doc = f"qingshan-{of - (status == 'target')}"
    return Step(
        f"{doc}#{stage}", doc, 0, "青山县", period, status, stage, None if progress is None else Decimal(progress)
    )


@pytest.mark.parametrize(
    ("steps", "turns"),
    [
        ([step(2023, "target", "completed"), step(2023, "actual", "completed")], ["kept"]),
        ([step(2023, "target", "started"), step(2023, "actual", "ongoing", "40")], ["kept"]),
        ([step(2023, "target", "started"), step(2023, "actual", "started", month=6)], ["kept"]),
        ([step(2023, "target", "completed"), step(2023, "actual", "ongoing", "80")], ["missed"]),
        ([step(2023, "target", "completed"), step(2023, "actual", "ongoing", "80", month=6)], []),
        ([step(2023, "target", "completed"), step(2024, "target", "completed")], ["postponed"]),
        ([step(2023, "target", "ongoing"), step(2024, "target", "ongoing")], []),
        ([step(2022, "actual", "completed"), step(2023, "actual", "ongoing")], ["setback"]),
        ([step(2022, "actual", "ongoing", "62"), step(2023, "actual", "ongoing", "55")], ["setback"]),
        ([step(2022, "actual", "ongoing"), step(2023, "actual", "started")], []),
        ([step(2022, "actual", "planned"), step(2023, "actual", "")], []),
    ],
)
def test_what_became_of_a_plan(steps: list[Step], turns: list[str]) -> None:
    assert [turn.kind for turn in history("p", "青白高速", reversed(steps)).turns] == turns


def test_steps_stand_in_order_of_time_the_plan_before_what_came_of_it() -> None:
    told = [step(2024, "target", "completed"), step(2023, "actual", "ongoing"), step(2023, "target", "started")]
    steps = history("p", "青白高速", told).steps
    assert [(each.period.label, each.status) for each in steps] == [
        ("2023", "target"),
        ("2023", "actual"),
        ("2024", "target"),
    ]


def test_a_turn_holds_the_two_statements_that_say_so() -> None:
    plan, told = step(2023, "target", "completed"), step(2024, "actual", "ongoing")
    (turn,) = history("p", "青白高速", [plan, told]).turns
    assert (turn.before, turn.after) == (plan, told)


def test_the_samples(demo: Path) -> None:
    with xiantu.open(demo) as graph:
        found = {each.name: each for each in graph.histories()}
        turns = graph.ask("project-turns").dicts()
        only_one_place = graph.histories(place="松皋县")
    road = found["澜松高速公路"]
    assert [(each.area_name, each.period.label, each.stage) for each in road.steps] == [
        ("澜溪县", "2023", "ongoing"),
        ("澜溪县", "2024-01/2024-06", "ongoing"),
        ("澜溪县", "2024", "ongoing"),
        ("松皋县", "2024", "completed"),
    ]
    assert [(turn.kind, turn.before.doc, turn.after.doc) for turn in found["澜江二桥"].turns] == [
        ("kept", "lanxi-2023", "lanxi-2024h1")
    ]
    assert ("kept", "澜江二桥") in {(row["turn"], row["projectName"]) for row in turns}
    assert {each.name for each in only_one_place} == {"中医院", "澜松高速公路"}
