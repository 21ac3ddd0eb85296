from __future__ import annotations

import pytest

from extractors.column_sense import frame_of, sense_of
from extractors.grid import Column
from extractors.headers import Role
from extractors.lexicon import Lexicon
from extractors.model import Period, Profile, Status

YEARLY = Profile("", "河口县", "532532", "云南省", Period.year(2023), Period.year(2024))
HALF = Profile("", "河口县", "532532", "云南省", Period.months(2024, 1, 6), Period.year(2024))


@pytest.mark.parametrize(
    ("title", "header", "period", "status"),
    [
        ("2023年国民经济和社会发展目标完成情况", "预期", "2023", "target"),
        ("2023年国民经济和社会发展目标完成情况", "完成情况", "2023", "actual"),
        ("2024年主要预期目标", "预期", "2024", "target"),
        ("2023年完成情况及2024年目标", "2023年完成", "2023", "actual"),
        ("2023年完成情况及2024年目标", "2024年预期", "2024", "target"),
        ("主要指标", "2023年预计完成", "2023", "actual"),
        ("主要指标", "2022年", "2022", "actual"),
        ("主要指标", "2025年", "2025", "target"),
        ("2024年重点项目计划", "总投资", "2024", "target"),
    ],
)
def test_title_and_header_tell_period_and_status(
    title: str, header: str, period: str, status: str, lexicon: Lexicon
) -> None:
    frame = frame_of(title, "", YEARLY)
    column = Column(2, (header,), Role.FIGURE)
    sense = sense_of(column, frame, YEARLY, lexicon, has_actual=False, default=Status.ACTUAL)
    assert (str(sense.period), sense.status.value) == (period, status)


@pytest.mark.parametrize(
    ("header", "period", "status"),
    [
        ("全年目标", "2024", "target"),
        ("上半年完成", "2024-01/2024-06", "actual"),
        ("1-5月完成", "2024-01/2024-05", "actual"),
    ],
)
def test_a_half_year_report_has_columns_for_the_year_and_the_half(
    header: str, period: str, status: str, lexicon: Lexicon
) -> None:
    frame = frame_of("2024年上半年主要指标完成情况", "", HALF)
    column = Column(1, (header,), Role.FIGURE)
    sense = sense_of(column, frame, HALF, lexicon, has_actual=True, default=Status.ACTUAL)
    assert (str(sense.period), sense.status.value) == (period, status)


@pytest.mark.parametrize(
    ("path", "measure", "unit", "label"),
    [
        (("年度投资（万元）",), None, "万元", "年度投资"),
        (("资金来源（万元）", "市级资金"), None, "万元", "市级资金"),
        (("2023年", "比上年增长（%）"), "growth", "%", "比上年增长"),
        (("增减（百分点）",), "change", "百分点", "增减"),
        (("全市排名",), "rank", "", "全市排名"),
    ],
)
def test_a_header_tells_measure_unit_and_label(
    path: tuple[str, ...], measure: str | None, unit: str, label: str, lexicon: Lexicon
) -> None:
    frame = frame_of("", "", YEARLY)
    sense = sense_of(Column(1, path, Role.FIGURE), frame, YEARLY, lexicon, has_actual=False, default=Status.ACTUAL)
    assert (sense.measure, sense.unit, sense.label) == (measure, unit, label)
