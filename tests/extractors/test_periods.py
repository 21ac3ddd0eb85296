"""Periods named in sentences, and what is actual and what is a target."""

from __future__ import annotations

import pytest

from extractors.model import Context, Period, Profile, Status
from extractors.periods import base_of, find_periods, governing, modality

PROFILE = Profile(
    title="",
    place="清河县",
    code="",
    province="",
    review=Period.year(2023),
    plan=Period.year(2024),
    issued="2024-01-15",
)
REVIEW = Context("清河县", Period.year(2023), Status.ACTUAL)
PLAN = Context("清河县", Period.year(2024), Status.TARGET)


@pytest.mark.parametrize(
    ("clause", "context", "period", "status"),
    [
        ("粮食产量达到", REVIEW, "2023", "actual"),
        ("2021年粮食产量达到", REVIEW, "2021", "actual"),
        ("2019—2023年累计完成", REVIEW, "2019/2023", "actual"),
        ("二〇二二年完成", REVIEW, "2022", "actual"),
        ("上半年，税收增长", REVIEW, "2023-01/2023-06", "actual"),
        ("1—9月，税收增长", REVIEW, "2023-01/2023-09", "actual"),
        ("前三季度增长", REVIEW, "2023-01/2023-09", "actual"),
        ("截至10月底，累计投放", REVIEW, "2023-01/2023-10", "actual"),
        ("去年，入库项目", REVIEW, "2023", "actual"),
        ("五年来，新建学校", REVIEW, "2019/2023", "actual"),
        ("“十三五”期间，新建学校", REVIEW, "2016/2020", "actual"),
        ("今年，计划安排", REVIEW, "2024", "target"),
        ("到2025年，森林覆盖率达", REVIEW, "2025", "target"),
        ("力争森林覆盖率达", REVIEW, "2023", "target"),
        ("预计全年增长", REVIEW, "2023", "actual"),
        ("森林覆盖率达", PLAN, "2024", "target"),
        ("今后五年，年均增长", PLAN, "2024/2028", "target"),
        ("2023年，森林覆盖率为", PLAN, "2023", "actual"),
        ("已建成标准厂房", PLAN, "2024", "actual"),
        ("力争到“十四五”末，规模达到", PLAN, "2025", "target"),
    ],
)
def test_modality(clause: str, context: Context, period: str, status: str) -> None:
    found_period, found_status = modality(clause, context, PROFILE)
    assert (str(found_period), str(found_status)) == (period, status)


def test_a_period_at_the_head_of_a_clause_holds_on_and_one_within_it_does_not() -> None:
    text = "2022年，产量10万吨，盘活2020年厂房3处，收入5亿元"
    mentions = find_periods(text, REVIEW, PROFILE)
    at_income = governing(mentions, text, text.index("5亿"))
    at_halls = governing(mentions, text, text.index("3处"))
    assert at_income is not None
    assert at_halls is not None
    assert str(at_income.period) == "2022"
    assert str(at_halls.period) == "2020"


@pytest.mark.parametrize("text", ["完成2022年度计划", "在2022年基础上增长", "《2022年政府工作报告》"])
def test_years_that_are_attributes_say_nothing_of_when(text: str) -> None:
    assert find_periods(text, REVIEW, PROFILE) == ()


def test_growth_since_an_earlier_year() -> None:
    text = "较2019年分别增长"
    base = base_of(find_periods(text, REVIEW, PROFILE), text, len(text))
    assert base is not None
    assert str(base.period) == "2019/2023"


def test_growth_since_the_year_before_is_plain_growth() -> None:
    assert find_periods("较2022年增长", REVIEW, PROFILE) == ()


def test_a_half_year_report_speaks_of_its_half_year_and_of_the_whole_year() -> None:
    half = Profile("", "清河县", "", "", review=Period.months(2024, 1, 6), plan=Period.year(2024))
    context = Context("清河县", half.review, Status.ACTUAL)
    assert str(modality("完成投资", context, half)[0]) == "2024-01/2024-06"
    assert str(modality("全年完成投资", context, half)[0]) == "2024"
