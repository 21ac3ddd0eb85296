from __future__ import annotations

import pytest

from extractors.cell_values import figures_of, is_date
from extractors.lexicon import Lexicon


@pytest.mark.parametrize(
    ("cell", "value", "unit", "bound", "measure", "falls"),
    [
        ("6.5", "6.5", "", "=", None, False),
        ("-27.5", "-27.5", "", "=", None, False),
        ("7左右", "7", "", "~", None, False),
        ("≤5.5", "5.5", "", "<=", None, False),
        (">=22.8", "22.8", "", ">=", None, False),
        ("4%以内", "4", "%", "<=", None, False),
        ("不低于200万亩", "200", "万亩", ">=", None, False),
        ("达到85%", "85", "%", "=", None, False),
        ("较上年提高0.8个百分点", "0.8", "个百分点", "=", "change", False),
        ("下降3.2%", "3.2", "%", "=", "growth", True),
        ("增长6%以上", "6", "%", ">=", "growth", False),
        ("第3位", "3", "位", "=", "rank", False),
    ],
)
def test_a_figure_with_its_unit_and_bound(
    cell: str, value: str, unit: str, bound: str, measure: str | None, falls: bool, lexicon: Lexicon
) -> None:
    (figure,) = figures_of(cell, lexicon)
    assert (str(figure.value), figure.unit, figure.bound, figure.measure, figure.falls) == (
        value,
        unit,
        bound,
        measure,
        falls,
    )
    assert cell[figure.start : figure.end] == value.lstrip("-")


def test_a_range_is_two_figures_with_bounds(lexicon: Lexicon) -> None:
    assert [(str(f.value), f.unit, f.bound) for f in figures_of("6—7%", lexicon)] == [
        ("6", "%", ">="),
        ("7", "%", "<="),
    ]


@pytest.mark.parametrize("cell", ["——", "完成上级任务", "与经济增长同步", ""])
def test_words_and_dashes_are_no_figures(cell: str, lexicon: Lexicon) -> None:
    assert figures_of(cell, lexicon) == ()


def test_a_cell_may_say_only_when() -> None:
    assert is_date("2024年12月")
    assert is_date("6月底")
    assert is_date("2024.6")
    assert not is_date("12.6")
    assert not is_date("30")
