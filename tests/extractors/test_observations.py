"""What the numbers of a sentence measure. All sentences are invented."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import Lexicon
from extractors.model import (
    BlockKind,
    Context,
    Heading,
    NumberAccount,
    Observation,
    Passage,
    Period,
    Profile,
    Sentence,
    Status,
)
from extractors.observations import find_observations
from extractors.quantities import find_quantities
from extractors.text import Span, view_of

LEXICON = Lexicon(places={}, by_code={}, strategies={}, indicators={}, agencies={}, sectors={}, units={})
PROFILE = Profile("", "清河县", "", "", review=Period.year(2023), plan=Period.year(2024), issued="2024-01-15")
REVIEW = Context("清河县", Period.year(2023), Status.ACTUAL)
PLAN = Context("清河县", Period.year(2024), Status.TARGET)


def passage(text: str, context: Context = REVIEW, kind: BlockKind = BlockKind.PARAGRAPH) -> Passage:
    sentence = Sentence(view_of(text, 0, len(text)), context, kind, 0, text)
    return Passage(sentence, (), find_quantities(sentence.text, LEXICON))


def observations(text: str, context: Context = REVIEW) -> list[Observation]:
    return sorted(find_observations([passage(text, context)], LEXICON, PROFILE)[0], key=lambda fact: fact.start)


def accounts(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[NumberAccount]:
    return find_observations([passage(text, kind=kind)], LEXICON, PROFILE)[1]


def named(text: str) -> list[tuple[str, str]]:
    """Number as written and name of each observation."""
    return [(fact.text, fact.indicator) for fact in observations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the name before the number, without place and verb of reaching
        ("全县实现地区生产总值85亿元、同比增长6.2%。", [("85", "地区生产总值"), ("6.2", "地区生产总值")]),
        ("用电量达到3.2亿度，增长4%。", [("3.2", "用电量"), ("4", "用电量")]),
        # a verb of doing goes into brackets, and holds for the list that it begins
        ("新建公厕12座、停车场3个。", [("12", "新建公厕"), ("3", "停车场（新建）")]),
        ("引进培育规上服务业企业5家。", [("5", "规上服务业企业（引进培育）")]),
        ("科技型企业新增32家。", [("32", "科技型企业（新增）")]),
        # the noun that the number counts stands behind it
        ("梨园农场等18个项目提速建设。", [("18", "项目（提速建设）")]),
        ("改建东门、西门2座自来水厂，完成投资900万元。", [("2", "自来水厂（改建）"), ("900", "自来水厂完成投资")]),
        ("40家企业产品进入采购目录。", [("40", "企业产品（进入采购目录）")]),
        ("投资8亿元的光学产业园开工。", [("8", "光学产业园投资")]),
        # examples before 等 are no part of the name
        ("举办梨花节、灯会等节庆活动20场。", [("20", "节庆活动（举办）")]),
        # measures that need the thing measured
        ("粮食播种面积30万亩、产量8万吨。", [("30", "粮食播种面积"), ("8", "粮食产量")]),
        ("储备重点项目60个、总投资200亿元。", [("60", "重点项目（储备）"), ("200", "重点项目总投资")]),
        # names and values that are listed
        ("批发、零售销售额分别增长8%、9%。", [("8", "批发销售额"), ("9", "零售销售额")]),
        (
            "一、二、三产业增加值分别增长4%、5%和6%。",
            [("4", "第一产业增加值"), ("5", "第二产业增加值"), ("6", "第三产业增加值")],
        ),
        (
            "城乡居民人均可支配收入分别达到4万元和2万元。",
            [("4", "城镇居民人均可支配收入"), ("2", "农村居民人均可支配收入")],
        ),
        (
            "完成工业投资20亿元、技改投资5亿元，分别增长7%、3%。",
            [("20", "工业投资"), ("5", "技改投资"), ("7", "工业投资"), ("3", "技改投资")],
        ),
        ("存贷款余额分别增长9%、10%。", [("9", "存款余额"), ("10", "贷款余额")]),
        # shares
        (
            "三次产业结构调整为12：38：50。",
            [("12", "第一产业增加值占比"), ("38", "第二产业增加值占比"), ("50", "第三产业增加值占比")],
        ),
        ("石桥水库完成总投资的45%。", [("45", "石桥水库完成总投资比例")]),
        ("金融业增加值增长5%、占GDP比重达6%。", [("5", "金融业增加值"), ("6", "金融业增加值占GDP比重")]),
        # adjuncts before the verb say where and for whom
        ("在全省率先建成智慧灌区3处。", [("3", "智慧灌区（建成）")]),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "measure", "value", "unit", "bound"),
    [
        ("税收收入增长10.2%。", "growth", "10.2", "%", "="),
        ("单位地区生产总值能耗降低3.9%。", "growth", "-3.9", "%", "="),
        ("工业增加值增长-8.7%。", "growth", "-8.7", "%", "="),
        ("城镇化率提高1.2个百分点。", "change", "1.2", "个百分点", "="),
        ("优良天数增加12天。", "change", "12", "天", "="),
        ("净增市场主体800户。", "change", "800", "户", "="),
        ("失业率下降到4.5%。", "value", "4.5", "%", "="),
        ("综合产值突破50亿元。", "value", "50", "亿元", ">="),
        ("粮食产量稳定在9万吨以上。", "value", "9", "万吨", ">="),
        ("失业率控制在5.5%以内。", "value", "5.5", "%", "<="),
        ("固定资产投资增长8%左右。", "growth", "8", "%", "~"),
        ("发放宣传册1500余册。", "value", "1500", "册", ">="),
        ("茶叶产量居全省第3位。", "rank", "3", "位", "="),
        ("城乡居民收入比缩小到2.1∶1。", "value", "2.1", ":1", "="),
    ],
)
def test_measure_value_unit_and_bound(text: str, measure: str, value: str, unit: str, bound: str) -> None:
    (fact,) = observations(text)
    assert (fact.measure, fact.value, fact.unit, fact.bound) == (measure, Decimal(value), unit, bound)


def test_a_range_is_two_observations() -> None:
    facts = observations("引进2—3家银行。", PLAN)
    assert [(fact.text, fact.bound, fact.unit) for fact in facts] == [("2", ">=", "家"), ("3", "<=", "家")]


def test_one_number_for_several_names() -> None:
    (first, second, both) = observations("接待游客40万人次、旅游收入3亿元，均增长10%以上。")
    assert (both.indicator, both.also) == (first.indicator, (second.indicator,))


@pytest.mark.parametrize(
    ("text", "period", "status"),
    [
        ("较2019年增长20%，旅游收入达9亿元。", "2019/2023", "actual"),
        ("到2025年，森林覆盖率达60%。", "2025", "target"),
        ("拟投资3亿元建设新校区。", "2023", "target"),
        ("城镇化率由40%提高到45%。", "2022", "actual"),
    ],
)
def test_period_and_status(text: str, period: str, status: str) -> None:
    facts = observations("旅游收入" + text if text.startswith("较") else text)
    assert (str(facts[0].period), str(facts[0].status)) == (period, status)


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("2023年5月3日开工。", ["date", "date", "date"]),
        ("构建“1+8+N”体系。", ["slogan", "slogan"]),
        ("推进G69高速、5G应用、PM2.5治理。", ["name", "name", "name"]),
        ("印发《三年行动2.0方案》。", ["title"]),
        ("增速高于全省1.1个百分点。", ["gap"]),
        ("8万千瓦光伏项目并网。", ["capacity"]),
        ("打造15分钟生活圈。", ["duration"]),
        ("入选全国100强。", ["ranking-list"]),
        ("1.加强监管。", ["list-marker"]),
        ("产值是2015年的1.8倍。", ["date", "comparison"]),
    ],
)
def test_numbers_that_are_no_observation_are_explained(text: str, causes: list[str]) -> None:
    found = accounts(text)
    assert [account.outcome for account in found] == ["explained"] * len(causes)
    assert [account.cause for account in found] == causes


def test_thresholds_say_which_things_are_counted() -> None:
    text = "引进10亿元以上项目3个。"
    assert named(text) == [("3", "10亿元以上项目（引进）")]
    assert [account.cause for account in accounts(text)] == ["threshold", "value"]


def test_numbers_of_headings_are_no_observations() -> None:
    assert [account.cause for account in accounts("实施12项工程", BlockKind.HEADING)] == ["heading"]


def test_parallel_rows_of_a_box_are_told_apart_by_their_labels() -> None:
    labels = ("纺织服装", "食品加工", "电子信息")
    texts = [f"产值突破{i}亿元，食品加工企业达5家。" for i in (3, 4, 5)]
    source = "".join(texts)
    rows = []
    for i, label in enumerate(labels):
        headings = (Heading("专栏1 产业链", Span(0, 1), 3), Heading(label, Span(i, i + 1), 9))
        context = Context("清河县", Period.year(2024), Status.TARGET, headings, box=True)
        view = view_of(source, i * len(texts[0]), (i + 1) * len(texts[0]))
        sentence = Sentence(view, context, BlockKind.CELL, i, source)
        rows.append(Passage(sentence, (), find_quantities(sentence.text, LEXICON)))
    names = [fact.indicator for fact in find_observations(rows, LEXICON, PROFILE)[0]]
    assert names == [
        "纺织服装产值",
        "纺织服装食品加工企业",
        "食品加工产值",
        "食品加工企业",  # says by itself which row it stands in
        "电子信息产值",
        "电子信息食品加工企业",
    ]


def test_spans_cover_the_number_alone() -> None:
    (fact,) = observations("森林覆盖率达６１.4％。")
    assert fact.text == "６１.4"


@given(st.text(alphabet="新建水厂12、3.5%座亿元增长，分别和达到“”（）第位等项目企业2023年的：—", max_size=60))
def test_every_number_is_accounted_for_once(text: str) -> None:
    subject = passage(text)
    facts, found = find_observations([subject], LEXICON, PROFILE)
    assert sorted(account.span for account in found) == [
        subject.sentence.view.span(q.start, q.end) for q in subject.quantities
    ]
    assert len(facts) == sum(account.outcome == "read" for account in found)
    for fact in facts:
        assert fact.text == text[fact.start : fact.end]
        assert len(fact.indicator) > 1


FIVE_YEARS = replace(REVIEW, period=Period.year(2019, 2023))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("自来水普及率达到97%。", "2023"),
        ("森林覆盖率由52%提高到58%。", "2023"),
        ("新建公路360公里。", "2019/2023"),
        ("地区生产总值年均增长6.5%。", "2019/2023"),
        ("转移就业年均保持在3万人以上。", "2019/2023"),
        ("三次产业结构优化为12：38：50。", "2023"),
    ],
)
def test_in_a_review_of_five_years_a_level_is_that_of_the_last_and_a_sum_that_of_all(text: str, period: str) -> None:
    assert str(observations(text, FIVE_YEARS)[-1].period) == period
