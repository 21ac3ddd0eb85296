from __future__ import annotations

import pytest

from extractors.lexicon import Lexicon
from extractors.model import Period, Profile
from extractors.row_names import RowName, is_rate, read_name

PROFILE = Profile("", "平江县", "430626", "湖南省", Period.year(2023), Period.year(2024))


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("地区生产总值增速（%）", RowName("地区生产总值", "growth", ("%",))),
        ("地区生产总值（亿元）", RowName("地区生产总值", None, ("亿元",))),
        ("★3.全县粮食产量（万吨）", RowName("粮食产量", None, ("万吨",))),
        ("其中：税收收入", RowName("税收收入", part=True)),
        ("单位GDP能耗降低率（%）", RowName("单位GDP能耗", "growth", ("%",), falls=True)),
        ("居民消费价格涨幅（%）", RowName("居民消费价格", "growth", ("%",))),
        ("新增高标准农田（万亩）", RowName("高标准农田（新增）", "value", ("万亩",))),
        ("净增民营企业（户）", RowName("民营企业", "change", ("户",))),
        ("城乡居民养老保险参保率提高（百分点）", RowName("城乡居民养老保险参保率", "change", ("百分点",))),
        ("GDP总量（亿元）", RowName("GDP", None, ("亿元",))),
        ("社会消费品零售总额（亿元）", RowName("社会消费品零售总额", None, ("亿元",))),
        ("每千人口执业（助理）医师数（人）", RowName("每千人口执业（助理）医师数", None, ("人",))),
        ("平江县常住人口（万人，年末）", RowName("常住人口", None, ("万人",))),
    ],
)
def test_a_name_tells_measure_and_unit(cell: str, name: RowName, lexicon: Lexicon) -> None:
    assert read_name(cell, PROFILE, lexicon) == name


def test_a_percentage_is_the_value_of_a_rate_and_the_growth_of_an_amount(lexicon: Lexicon) -> None:
    assert is_rate("森林覆盖率", lexicon)
    assert is_rate("数字经济核心产业占比", lexicon)
    assert not is_rate("地区生产总值", lexicon)
