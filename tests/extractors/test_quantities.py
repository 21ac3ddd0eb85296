"""Numbers and units, as sentences write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import Lexicon, UnitTerm
from extractors.quantities import find_quantities, numeral
from extractors.text import uniform

KM = UnitTerm(iri="https://example.org/km", name="km", base="米", factor=1000.0)
LEXICON = Lexicon(
    places={}, by_code={}, strategies={}, indicators={}, agencies={}, sectors={}, units={"km": KM, "ug": KM, "m³": KM}
)


def read(text: str) -> list[tuple[str, str, str]]:
    """Number as written, value and unit of each quantity."""
    text = uniform(text)
    return [(text[q.start : q.end], str(q.value), q.unit) for q in find_quantities(text, LEXICON)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成产值61.4亿元", [("61.4", "61.4", "亿元")]),
        ("游客３２．５万人次", [("32.5", "32.5", "万人次")]),
        ("增长7．4％", [("7.4", "7.4", "%")]),
        ("增长14..3%", [("14..3", "14.3", "%")]),
        ("新增1,234户", [("1,234", "1234", "户")]),
        ("增长-8.7%", [("8.7", "-8.7", "%")]),
        ("提高2.5个百分点", [("2.5", "2.5", "个百分点")]),
        ("出口10万余元", [("10", "10", "万元")]),
        ("发放3000余册", [("3000", "3000", "册")]),
        ("光缆450皮长公里", [("450", "450", "皮长公里")]),
        ("浓度35ug/m³", [("35", "35", "ug/m³")]),
        ("浓度28微克/立方米", [("28", "28", "微克/立方米")]),
        ("装机8千瓦和10万千瓦", [("8", "8", "千瓦"), ("10", "10", "万千瓦")]),
        ("长 12 km", [("12", "12", "km")]),
        ("引进5—8家", [("5", "5", "家"), ("8", "8", "家")]),
        ("分别提高7.7、0.9个百分点", [("7.7", "7.7", "个百分点"), ("0.9", "0.9", "个百分点")]),
        ("收窄到2.09∶1", [("2.09", "2.09", ":1")]),
        ("结构为12.1：38.1：49.8", [("12.1", "12.1", ""), ("38.1", "38.1", ""), ("49.8", "49.8", "")]),
        ("G69高速、5G基站6个", [("69", "69", ""), ("5", "5", ""), ("6", "6", "个")]),
        ("2023.5.1前", [("2023.5.1", "2023", "")]),
        ("排全市第3位", [("3", "3", "位")]),
        ("下降三成以上", [("三", "3", "成")]),
        ("占百分之二十", [("百分之二十", "20", "%")]),
        ("安置十二万人", [("十二万", "120000", "人")]),
        ("实施十大行动", []),
    ],
)
def test_reads_numbers_with_their_units(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("word", "value"), [("十", 10), ("三十五", 35), ("一百零二", 102), ("两万", 20000), ("亿", None)]
)
def test_numerals(word: str, value: int | None) -> None:
    assert numeral(word) == value


@given(st.text(alphabet="0123456789.,，：:-—%万亿元个余三十成百分之至 第A增长", max_size=40))
def test_every_digit_is_in_exactly_one_quantity(text: str) -> None:
    text = uniform(text)
    found = find_quantities(text, LEXICON)
    cover = [0] * len(text)
    for quantity in found:
        assert quantity.start < quantity.end <= quantity.unit_end <= len(text)
        assert isinstance(quantity.value, Decimal)
        for i in range(quantity.start, quantity.unit_end):
            cover[i] += 1
    assert all(cover[i] == 1 for i, character in enumerate(text) if character.isdigit())
    assert max(cover, default=0) <= 1
