from __future__ import annotations

import pytest

from extractors.headers import Role, is_header_word, role_of


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("序号", Role.SERIAL),
        ("主要指标", Role.NAME),
        ("项目名称", Role.PROJECT),
        ("计量单位", Role.UNIT),
        ("牵头单位", Role.LEAD),
        ("责任单位", Role.RESPONSIBLE),
        ("项目业主", Role.INVESTOR),
        ("建设内容及规模", Role.CONTENT),
        ("建设性质", Role.STAGE),
        ("建设年限", Role.YEARS),
        ("指标属性", Role.ATTRIBUTE),
        ("年度投资（万元）", Role.FIGURE),
        ("2024年预期目标", Role.FIGURE),
    ],
)
def test_the_role_of_a_column_is_told_by_its_header(header: str, role: Role) -> None:
    assert role_of(header) is role


def test_header_words_are_told_from_cells() -> None:
    assert is_header_word("2023年完成情况")
    assert is_header_word("责任 单位")
    assert not is_header_word("粮食产量")
    assert not is_header_word("县水利局")
