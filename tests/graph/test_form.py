import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.form import (
    Kind,
    folded,
    is_counted,
    is_legislation,
    is_line,
    is_local_title,
    is_own_code,
    is_ring_road,
    lookup_form,
    plain,
    railway,
    strategy_forms,
)


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
        ("project", "青石水库主体工程", "青石水库"),
        ("project", "青石小学迁建", "青石小学"),
        ("project", "城南路三期道路", "城南路三期"),
        ("project", "青石山风电", "青石山风电场"),
        ("project", "垃圾焚烧发电", "生活垃圾焚烧发电厂"),
        ("project", "青石河国家湿地公园", "青石河湿地公园"),
        ("project", "青白（青山至白水）高速", "青白高速公路"),
        ("project", "国道998线青山至白水段升级改造", "国道998线青山至白水段改建"),
        ("project", "青石大桥改造提升", "青石大桥升级改造"),
        ("project", "青白高速青石岭隧道", "青石岭隧道"),
        ("project", "河湾村“溪上人家”", "溪上人家"),
        ("strategy", "“三色管理”机制", "三色管理"),
        ("strategy", "“三色管理”改革攻坚行动", "“三色管理”体系"),
        ("strategy", "“4+2+N”产业格局", "“4+2+N”现代产业体系"),
        ("strategy", "全国碧水示范县", "国家级碧水示范县"),
        ("strategy", "首批全国碧水示范县", "国家碧水示范县"),
        ("strategy", "“碧水县”创建", "碧水县"),
        ("strategy", "碧水三年行动计划", "碧水三年行动"),
        ("agency", "云岭茶业有限公司", "云岭茶业有限责任公司"),
        ("agency", "青石科技公司", "青石科技"),
        ("agency", "云岭农大", "云岭农业大学"),
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
        ("project", "青石机场", "青石机场扩建"),
        ("project", "青白高速（白水段）", "青白高速"),
        ("project", "县医院", "县医院住院楼"),
        ("project", "G998一级公路", "G999一级公路"),
        ("strategy", "十大行动", "十大工程"),
        ("strategy", "“青石路”示范县", "青石路"),
        ("strategy", "“三色管理”平台", "三色管理"),
        ("strategy", "省级碧水示范县", "国家级碧水示范县"),
        ("agency", "云岭投资集团", "云岭投资"),
        ("agency", "青山县", "青山县发展和改革委员会"),
    ],
)
def test_names_that_stay_apart(kind: Kind, one: str, other: str) -> None:
    assert folded(kind, one) != folded(kind, other)


def test_a_line_is_known_by_its_ends_and_a_generic_road_is_not() -> None:
    lines = ["青白高速", "青白高速白水段", "青白铁路", "青石长江大桥", "青白过江通道", "青石岭国家公园", "青石河引水"]
    others = ["绕城高速", "县城环线高速", "体育馆", "高铁站前广场", "长江大桥", "机场高速", "过江通道", "青石大桥"]
    assert [name for name in lines + others if is_line(folded("project", name))] == lines


def test_a_railway_is_one_by_its_ends_unless_an_older_one_joins_them() -> None:
    for name in ("青白高铁", "青白城际铁路", "青白铁路"):
        assert railway(folded("project", name), {"云石"}) == "青白铁路"
    assert railway(folded("project", "云石高铁"), {"云石"}) == "云石高速铁路"
    assert railway("青白高速公路") == "青白高速公路"


def test_looser_forms_of_a_strategy_end_in_its_bare_name() -> None:
    assert "碧水" in strategy_forms("持续推进“碧水”工程") or "碧水" in strategy_forms("农村“碧水”工程")
    assert list(strategy_forms("一体化碧水高质量发展"))[-1] == "一体化碧水"
    assert lookup_form("国有企业改革、电子商务") == "国企改革电商"


def test_a_count_and_a_generic_noun_are_no_name_of_their_own() -> None:
    names = ["八项行动", "1+3+N", "一号工程", "小县大城", "十项行动", "百城千镇万村示范提升"]
    assert [name for name in names if is_counted(folded("strategy", name))] == [
        "八项行动",
        "1+3+N",
        "一号工程",
        "十项行动",
    ]
    assert [is_own_code(form) for form in ("1+3+N", "八项行动")] == [True, False]
    assert [is_local_title(form) for form in ("省级碧水县", "国家碧水县")] == [True, False]
    assert [is_ring_road(form) for form in ("北三环东延", "环湖路")] == [True, False]


def test_legislation_by_its_title() -> None:
    titles = ["《河流保护法》", "青山县燃气管理办法（试行）", "青山县林业规划"]
    assert [is_legislation(title) for title in titles] == [True, True, False]


@given(
    st.sampled_from(["project", "strategy", "agency", "policy"]),
    st.text("高速公路铁项目工程建设“”一二期青白试点行动改造年国家级全省制1+5（至）县村生产 ", max_size=12),
)
def test_folding_is_idempotent_and_never_empties_a_name(kind: Kind, name: str) -> None:
    once = folded(kind, name)
    assert folded(kind, once) == once
    assert bool(once) == bool(plain(name))
