"""Targets and outcomes of invented counties, held against each other."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import xiantu
from graph.building import build, remove
from graph.observations import Interval, Observed
from graph.outcomes import Directions, PlanOutcome, plan_outcomes
from graph.reading import Graph

YEAR = Interval("period/2023", "2023", "2023-01-01", "2023-12-31")
DOWN = Directions(
    lower=frozenset({"unemployment"}), endings=("死亡人数",), known=frozenset({"gdp"}), generic=frozenset({"投资"})
)


def observed(
    value: str,
    status: str,
    bound: str = "=",
    *,
    indicator: str = "gdp",
    name: str = "地区生产总值",
    measure: str = "growth",
    unit: str = "%",
    factor: int = 1,
    base: str | None = None,
    doc: str = "qingshan-2023",
    start: int = 0,
    sentence: int = 0,
    also: tuple[str, ...] = (),
    kind: str = "",
) -> Observed:
    """An observation of 青山县 in 2023."""
    number = Decimal(value)
    return Observed(
        iri=f"{doc}#{status}-{start}-{value}{bound}",
        doc=doc,
        start=start,
        end=start + len(value),
        sentence=(sentence, sentence + 50),
        area="qingshan",
        area_name="青山县",
        indicators=(indicator, *also),
        name=name,
        measure=measure,
        value=number,
        unit=unit,
        normal=number * factor,
        base=unit if base is None else base,
        bound=bound,
        period=YEAR,
        status=status,
        kind=kind,
    )


def only(*statements: Observed) -> PlanOutcome:
    """The one outcome of some statements."""
    (found,) = plan_outcomes(statements, DOWN)
    return found


@pytest.mark.parametrize(
    ("target", "bound", "outcome", "verdict", "difference"),
    [
        ("7", "=", "7.1", "met", "0.1"),
        ("7", "=", "6.9", "missed", "-0.1"),
        ("7", ">=", "7", "met", "0"),
        ("7", "<=", "7.1", "missed", "0.1"),
        ("7", "~", "6.8", "met", "-0.2"),
        ("7", "~", "6.7", "missed", "-0.3"),
        ("7", "~", "9", "met", "2"),
    ],
)
def test_the_bound_of_the_target_decides(target: str, bound: str, outcome: str, verdict: str, difference: str) -> None:
    found = only(observed(target, "target", bound), observed(outcome, "actual", start=90))
    assert (found.verdict, found.difference, found.difference_unit) == (verdict, Decimal(difference), "个百分点")


@pytest.mark.parametrize(
    ("indicator", "name", "outcome", "verdict"),
    [
        ("unemployment", "城镇调查失业率", "5.4", "met"),
        ("unemployment", "城镇调查失业率", "5.6", "missed"),
        ("deaths", "交通事故死亡人数", "4", "met"),
        ("gdp", "地区生产总值", "5.4", "missed"),
    ],
)
def test_a_target_without_a_bound_is_a_ceiling_for_what_is_to_be_kept_down(
    indicator: str, name: str, outcome: str, verdict: str
) -> None:
    target = observed("5.5", "target", indicator=indicator, name=name, measure="value")
    reached = observed(outcome, "actual", indicator=indicator, name=name, measure="value", start=90)
    assert only(target, reached).verdict == verdict


def test_a_rank_is_to_be_kept_down_and_a_fall_is_bounded_by_its_size() -> None:
    rank = {"measure": "rank", "unit": "位"}
    assert only(observed("5", "target", **rank), observed("3", "actual", start=90, **rank)).verdict == "met"
    fall = only(
        observed("-3", "target", ">=", indicator="waste", name="垃圾"),
        observed("-4", "actual", indicator="waste", start=90),
    )
    assert (fall.verdict, fall.target_figure) == ("met", "<=-3")


def test_a_range_asks_for_its_lower_end() -> None:
    low, high = observed("6", "target", ">="), observed("6.5", "target", "<=", start=3)
    assert only(low, high, observed("6.1", "actual", start=90)).verdict == "met"
    assert only(low, high, observed("7", "actual", start=90)).verdict == "met"
    missed = only(low, high, observed("5.9", "actual", start=90))
    assert (missed.verdict, missed.target_figure, missed.contradicted) == ("missed", "6–6.5", False)


def test_what_is_said_again_is_one_target_with_several_statements() -> None:
    found = only(
        observed("4000", "target", ">=", measure="value", unit="人"),
        observed("4000", "target", ">=", measure="value", unit="人", start=20, doc="qingshan-2022"),
        observed("0.4", "actual", ">=", measure="value", unit="万人", base="人", factor=10000, start=90),
        observed("4106", "actual", measure="value", unit="人", start=120),
    )
    assert [len(found.target_statements), len(found.outcome_statements)] == [2, 2]
    assert (found.target_figure, found.outcome_figure, found.contradicted) == (">=4000", "4106", False)
    assert (found.verdict, found.difference, found.difference_unit) == ("met", Decimal(106), "人")


def test_contradictions_are_shown_and_contested_only_where_the_verdict_depends_on_them() -> None:
    target = observed("7", "target")
    agreed = only(target, observed("6.1", "actual", start=90), observed("5.2", "actual", start=120))
    assert (agreed.verdict, agreed.outcome_figure, agreed.contradicted) == ("missed", "6.1；5.2", True)
    assert agreed.difference is None
    contested = only(target, observed("7.4", "actual", start=90), observed("5.2", "actual", start=120))
    assert contested.verdict == "contested"


def test_what_cannot_be_told_is_undetermined() -> None:
    few = {"measure": "value", "unit": "家"}
    assert (
        only(observed("5", "target", **few), observed("4", "actual", ">=", start=90, **few)).verdict == "undetermined"
    )
    assert only(observed("0.53", "target"), observed("0.5", "actual", start=90)).verdict == "undetermined"
    far = only(observed("2000", "target", **few), observed("27000", "actual", start=90, **few))
    assert (far.verdict, far.difference) == ("undetermined", None)


def test_only_like_is_held_against_like() -> None:
    target = observed("50", "target", measure="value", unit="亿元")
    assert only(target, observed("52", "actual", measure="value", unit="%", start=90)).verdict == "pending"
    assert only(target, observed("52", "actual", measure="growth", unit="亿元", start=90)).verdict == "pending"
    counted = only(
        observed("50", "target", measure="value", unit="家"),
        observed("52", "actual", measure="value", unit="户", start=90),
    )
    bare = only(
        observed("10", "target", "<=", measure="value", unit=""),
        observed("4", "actual", measure="value", unit="人", start=90),
    )
    assert (counted.verdict, bare.verdict, bare.difference_unit) == ("met", "met", "人")
    assert (
        plan_outcomes([observed("5", "target", name="投资"), observed("6", "actual", name="投资", start=9)], DOWN) == ()
    )


def test_one_number_for_several_indicators_counts_for_each() -> None:
    found = plan_outcomes(
        [
            observed("7", "target", also=("income",)),
            observed("7.5", "actual", start=90),
            observed("6", "actual", start=99, indicator="income"),
        ],
        DOWN,
    )
    assert {each.indicator: each.verdict for each in found} == {"gdp": "met", "income": "missed"}


def test_a_row_of_a_table_of_targets_without_a_target_is_said() -> None:
    found = only(observed("42.7", "actual", kind="expected"))
    assert (found.verdict, found.kind, found.target_figure) == ("no-target", "expected", "")
    assert plan_outcomes([observed("42.7", "actual")], DOWN) == ()


def test_the_sample_by_the_api_and_in_the_derived_graph(demo: Path) -> None:
    with xiantu.open(demo) as graph:
        found = graph.outcomes("澜溪县", 2023)
        stored = graph.ask("plan-outcome", place="澜溪县", year="2023").dicts()
        everywhere = graph.outcomes()
        pending = graph.outcomes("澜溪县", pending=True)
    assert [(each.name, each.kind, each.target_figure, each.outcome_figure, each.verdict) for each in found] == [
        ("固定资产投资", "expected", "8", "7.8", "missed"),
        ("地区生产总值", "expected", "~6.5", "6.2", "missed"),
        ("城镇新增就业", "expected", "3000", "3120", "met"),
        ("城镇登记失业率", "expected", "<=4", "3.2", "met"),
        ("社会消费品零售总额", "expected", "8", "8.1", "met"),
        ("空气质量优良天数", "binding", ">=340", "342", "met"),
        ("规模以上工业增加值", "expected", "9", "9.5", "met"),
    ]
    assert [row["verdict"] for row in stored] == [each.verdict for each in found]
    assert [row.get("difference") for row in stored] == [f"{each.difference:f}" for each in found]
    assert [each.name for each in everywhere if each.area_name == "澜溪县"] == [each.name for each in found]
    assert {each.verdict for each in pending} > {each.verdict for each in found}


def test_the_derived_graph_follows_the_reports(samples: Path, tmp_path: Path) -> None:
    store, ask = tmp_path / "s", "ASK { ?outcome a xt:PlanOutcome }"
    assert build([samples / "lanxi-2023.txt", samples / "songgao-2023.txt"], store).ok
    with Graph(store) as graph:
        assert graph.sparql(ask) is True
    remove(["lanxi-2023"], store)
    with Graph(store) as graph:
        assert graph.sparql(ask) is False
