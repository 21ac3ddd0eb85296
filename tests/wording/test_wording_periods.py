"""Periods in questions, in both languages."""

import pytest

from graph.wording_periods import find_question_periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2024年有哪些目标", ["2024"]),
        ("2021-2023年的增速", ["2021/2023"]),
        ("2024年上半年", ["2024-01/2024-06"]),
        ("2023年前三季度", ["2023-01/2023-09"]),
        ("2023年第二季度", ["2023-04/2023-06"]),
        ("2024年1—6月", ["2024-01/2024-06"]),
        ("十四五时期", ["2021/2025"]),
        ("in 2023?", ["2023"]),
        ("the first half of 2024", ["2024-01/2024-06"]),
        ("q3 2022", ["2022-07/2022-09"]),
        ("from january to june 2024", ["2024-01/2024-06"]),
        ("2023年和2024年", ["2023", "2024"]),
        ("投资12023万元", []),
    ],
)
def test_a_period_with_its_year(text: str, periods: list[str]) -> None:
    assert [str(found.period) for found in find_question_periods(text)] == periods


@pytest.mark.parametrize("text", ["去年的增速", "上半年完成多少", "last year", "近三年"])
def test_a_period_without_its_year_is_found_and_not_guessed(text: str) -> None:
    assert [found.period for found in find_question_periods(text)] == [None]
