"""Strategies by name, by quotation, by phrase and by title; what only looks like one; pilots and pursuits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import Lexicon
from extractors.model import Passage, Profile, Status, Strategy
from extractors.strategies import find_strategies


class Found(Protocol):
    def __call__(self, *texts: str, status: Status = Status.ACTUAL) -> list[Strategy]: ...


Spans = Callable[..., list[str]]
Passages = Callable[..., list[Passage]]


@pytest.fixture(scope="module")
def found(passages: Passages, lexicon: Lexicon, profile: Profile) -> Found:
    def find(*texts: str, status: Status = Status.ACTUAL) -> list[Strategy]:
        return find_strategies(passages(*texts, status=status), lexicon, profile)

    return find


@pytest.fixture(scope="module")
def spans(found: Found) -> Spans:
    return lambda *texts: [fact.text for fact in found(*texts)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("深入实施“百企焕新”行动，技改项目达到40个。", ["“百企焕新”行动"]),
        ("创新建立“三色预警”项目调度机制，开工率提高。", ["“三色预警”项目调度机制"]),
        ("构建“2+5+N”现代产业体系，链条更加完整。", ["“2+5+N”现代产业体系"]),
        ("打表推进“八件实事”“六张清单”，成效明显。", ["“八件实事”", "“六张清单”"]),
        ("开展“春雨润苗”“秋实满仓”专项行动。", ["“春雨润苗”", "“秋实满仓”专项行动"]),
        ("“五河共治”加快推进，水质持续改善。", ["“五河共治”"]),
        ("大力实施“项目质量提升年”，投资增长。", ["“项目质量提升年”"]),
    ],
)
def test_quotations_that_name_schemes(spans: Spans, sentence: str, expected: list[str]) -> None:
    assert spans(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "培育“专精特新”企业十余家。",
        "守住群众的“钱袋子”，当好服务企业的“店小二”。",
        "严禁搞“政绩工程”“形象工程”。",
        "荣获“全国文明家庭”称号。",
        "推出“清河红果”系列产品。",
        "增强“四个意识”，做到“两个维护”。",
        "第3项“城镇化率”指标按时完成。",
        "落实《清河县“百企焕新”行动方案》。",
    ],
)
def test_quotations_that_name_none(spans: Spans, sentence: str) -> None:
    assert spans(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("实施小微企业成长扶持计划，培育企业30家。", ["小微企业成长扶持计划"]),
        ("持续开展河道清洁专项行动和校园周边环境整治行动。", ["河道清洁专项行动", "校园周边环境整治行动"]),
        ("林果提质增效行动扎实开展，产值增长。", ["林果提质增效行动"]),
        ("推进1+3+N冷链体系建设。", ["1+3+N冷链体系"]),
        ("百企登高工程。", []),
        ("百企培育工程。", ["百企培育工程"]),
        ("科教强县、人才兴县、质量立县三大战略深入实施。", ["科教强县", "人才兴县", "质量立县"]),
    ],
)
def test_phrases_that_name_schemes(spans: Spans, sentence: str, expected: list[str]) -> None:
    assert spans(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "以实际行动回报群众。",
        "制定年度工作计划，完善激励机制。",
        "坚持改革求变、开放图强。",
        "完成堤防加固工程3处。",
        "新开工82个重点工程。",
    ],
)
def test_plain_words_are_no_schemes(spans: Spans, sentence: str) -> None:
    assert spans(sentence) == []


def test_names_of_the_lexicon(spans: Spans) -> None:
    assert spans("积极融入京津冀协同发展，深化“放管服”改革。") == ["京津冀协同发展", "“放管服”改革"]


def test_a_plain_name_counts_where_it_is_carried_out(spans: Spans) -> None:
    assert spans("加快推进海绵城市建设。") == ["海绵城市"]
    assert spans("建成区海绵城市比例达到三成。") == []


def test_a_name_that_the_report_introduces_is_known_everywhere(spans: Spans) -> None:
    texts = ("实施“百企焕新”行动。", "“百企焕新”的经验在全市推广。")
    assert spans(*texts) == ["“百企焕新”行动", "“百企焕新”"]
    assert spans(texts[1]) == []


@pytest.mark.parametrize(
    ("sentence", "status", "relation"),
    [
        ("成功入选全国养老服务改革试点县。", Status.ACTUAL, "pilots"),
        ("获批省级普惠金融改革试验区。", Status.ACTUAL, "pilots"),
        ("国家园林城市创建成果持续巩固。", Status.ACTUAL, "pilots"),
        ("全面启动国家园林城市创建工作。", Status.ACTUAL, "pursues"),
        ("争创全国养老服务改革试点县。", Status.TARGET, "pursues"),
        ("力争成功创建国家森林城市。", Status.TARGET, "pursues"),
        ("推进“一村一园”试点。", Status.ACTUAL, "pilots"),
        ("积极争取农房风貌提升试点。", Status.TARGET, "pursues"),
        ("实施“百企焕新”行动。", Status.ACTUAL, "pursues"),
    ],
)
def test_relation(found: Found, sentence: str, status: Status, relation: str) -> None:
    facts = found(sentence, status=status)
    assert [fact.relation for fact in facts] == [relation]


def test_titles_of_parts_and_counted_titles_are_not_the_areas(spans: Spans) -> None:
    assert spans("工业园区成功创建省级绿色发展示范园区。") == []
    assert spans("新增省级乡村治理示范县3个。") == []


def test_the_area_of_a_town(found: Found) -> None:
    facts = found("推动葛仙镇创建全国产业强镇。")
    assert [(fact.area, fact.text) for fact in facts] == [("葛仙镇", "全国产业强镇")]


def test_a_glossary_states_nothing(spans: Spans) -> None:
    entry = "“百企焕新”行动：指推动一百家企业改造设备。"
    assert spans(entry) == []


@given(st.text(alphabet="实施推进“”《》、，。和百企焕新行动计划改革试点国家级示范县城市12+N创建了的", max_size=60))
def test_spans_are_the_texts_own_words(found: Found, passages: Passages, text: str) -> None:
    source = passages(text)[0].sentence.source
    facts = found(text)
    assert all(source[fact.start : fact.end] == fact.text for fact in facts)
    ends = [0, *(fact.end for fact in facts)]
    assert all(fact.start >= end for fact, end in zip(facts, ends, strict=False))
