import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.form import Kind, folded, is_counted, is_legislation, is_line, plain


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("“小县大城”", "小县大城"),
        ("两岸青山·千里林带", "两岸青山千里林带"),
        ("５Ｇ 基站(新建)", "5G基站（新建）"),
        ("K0-K5", "K0-K5"),
    ],
)
def test_plain_drops_what_is_only_writing(name: str, same: str) -> None:
    assert plain(name) == same


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("project", "青白高速", "青白高速公路"),
        ("project", "G99青白高速", "青白高速公路（G99）"),
        ("project", "青白高铁", "青白高速铁路项目"),
        ("project", "石门水库", "石门水库建设工程"),
        ("project", "县污水厂二期", "县污水厂（2期）工程"),
        ("strategy", "“小县大城”试点", "小县大城"),
        ("strategy", "碧水行动", "碧水专项行动"),
        ("agency", "云岭茶业有限公司", "云岭茶业有限责任公司"),
    ],
)
def test_forms_of_one_name(kind: Kind, one: str, other: str) -> None:
    assert folded(kind, one) == folded(kind, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("project", "县医院一期", "县医院二期"),
        ("project", "老街改造", "老街扩建"),
        ("project", "青白高速", "青白高铁"),
        ("strategy", "十大行动", "十大工程"),
        ("agency", "青山县", "青山县发展和改革委员会"),
    ],
)
def test_names_that_stay_apart(kind: Kind, one: str, other: str) -> None:
    assert folded(kind, one) != folded(kind, other)


def test_a_line_is_known_by_its_ends_and_a_generic_road_is_not() -> None:
    names = ["青白高速", "青白高速白水段", "青白铁路", "绕城高速", "县城环线高速", "体育馆", "高铁站前广场"]
    assert [name for name in names if is_line(folded("project", name))] == ["青白高速", "青白高速白水段", "青白铁路"]


def test_a_count_and_a_generic_noun_are_no_name_of_their_own() -> None:
    names = ["八项行动", "1+3+N", "一号工程", "小县大城", "十项行动", "百城千镇万村示范提升"]
    assert [name for name in names if is_counted(folded("strategy", name))] == [
        "八项行动",
        "1+3+N",
        "一号工程",
        "十项行动",
    ]


def test_legislation_by_its_title() -> None:
    titles = ["《河流保护法》", "青山县燃气管理办法（试行）", "青山县林业规划"]
    assert [is_legislation(title) for title in titles] == [True, True, False]


@given(
    st.sampled_from(["project", "strategy", "agency", "policy"]),
    st.text("高速公路铁项目工程建设“”一二期青白试点行动 ", max_size=12),
)
def test_folding_is_idempotent_and_never_empties_a_name(kind: Kind, name: str) -> None:
    once = folded(kind, name)
    assert folded(kind, once) == once
    assert bool(once) == bool(plain(name))
