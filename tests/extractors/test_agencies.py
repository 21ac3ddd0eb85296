from __future__ import annotations

import pytest

from extractors.agencies import find_agencies, official_name
from extractors.lexicon import Lexicon
from extractors.model import Agency, Passage, Period, Profile
from extractors.reading import document_of
from extractors.segmentation import segment

COUNTY = Profile("", "奉节县", "500236", "重庆市", Period.year(2023), Period.year(2024))
REGION_CITY = Profile("", "赤峰市", "150400", "内蒙古自治区", Period.year(2023), Period.year(2024))


def agencies(text: str, lexicon: Lexicon, profile: Profile = COUNTY, opening: str = "各位代表：\n") -> list[Agency]:
    document = document_of("x", opening + text)
    passages = [Passage(s, lexicon.mentions(s.text)) for s in segment(document, profile)]
    return find_agencies(passages, lexicon, profile)


def parts(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    return [(fact.text, fact.role) for fact in agencies(text, lexicon)]


@pytest.mark.parametrize(
    ("written", "name", "kind"),
    [
        ("县发展改革委", "奉节县发展和改革委员会", "government"),
        ("县教委", "奉节县教育委员会", "government"),
        ("市发展改革委", "重庆市发展和改革委员会", "government"),
        ("县残联", "奉节县残疾人联合会", "institution"),
        ("团县委", "中国共产主义青年团奉节县委员会", "institution"),
        ("中广核", "中国广核集团有限公司", "company"),
        ("国家发改委", "国家发展和改革委员会", "government"),
        ("县城投集团", "奉节县城投集团", "company"),
        ("县峡江治理中心", "奉节县峡江治理中心", "institution"),
        ("兴澜公司", "兴澜公司", "company"),
    ],
)
def test_an_agency_has_its_official_name(written: str, name: str, kind: str, lexicon: Lexicon) -> None:
    assert official_name(written, COUNTY, lexicon) == (name, kind)


@pytest.mark.parametrize("written", ["各乡镇", "县级有关部门", "相关单位", "粮食"])
def test_agencies_in_general_have_no_name(written: str, lexicon: Lexicon) -> None:
    assert official_name(written, COUNTY, lexicon) is None


def test_a_name_that_may_be_another_agencys_keeps_its_words(lexicon: Lexicon) -> None:
    assert official_name("县移民局", COUNTY, lexicon) == ("奉节县移民局", "government")


def test_the_region_has_departments_but_no_bureaus(lexicon: Lexicon) -> None:
    assert official_name("自治区教育厅", REGION_CITY, lexicon) == ("内蒙古自治区教育厅", "government")
    assert official_name("区教育局", REGION_CITY, lexicon) == ("区教育局", "government")


def test_the_agency_of_the_title_block_issued_the_report(lexicon: Lexicon) -> None:
    opening = "奉节县2023年国民经济和社会发展计划执行情况的报告\n奉节县发展和改革委员会\n\n各位代表：\n"
    found = agencies("县发展改革委要加强调度。\n", lexicon, opening=opening)
    assert [(fact.name, fact.role) for fact in found] == [
        ("奉节县发展和改革委员会", "issuer"),
        ("奉节县发展和改革委员会", "mentioned"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由县交通局牵头实施。", [("县交通局", "lead")]),
        ("责任单位：县水利局、县财政局。", [("县水利局", "responsible"), ("县财政局", "responsible")]),
        ("经验做法获商务部肯定。", [("商务部", "mentioned")]),
        ("深化财政部定点帮扶。", [("财政部", "partner")]),
    ],
)
def test_offices_have_the_part_that_their_words_give_them(
    text: str, expected: list[tuple[str, str]], lexicon: Lexicon
) -> None:
    assert parts(text, lexicon) == expected


@pytest.mark.parametrize(
    "text",
    [
        "提升教育部门服务水平。",
        "全县就业局势保持稳定。",
        "改造县政府办公楼。",
        "建成县大数据中心。",
        "新建县人民医院住院楼。",
        "贯彻党中央、国务院决策部署。",
        "培育龙头企业、上市公司等企业。",
        "促进绿色食品、电子商务等企业发展。",
        "推进高原特色农业、生态旅游发展。",
        "建设白云科技产业园项目。",
    ],
)
def test_what_is_no_agency_with_a_part_is_left_alone(text: str, lexicon: Lexicon) -> None:
    assert parts(text, lexicon) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支持澜芯电子、沐禾食品、艾禾等企业做大做强。", ["澜芯电子", "沐禾食品", "艾禾"]),
        ("新培育沐禾食品、澜芯电子2家市级“专精特新”企业。", ["沐禾食品", "澜芯电子"]),
        ("推动澜芯电子技改扩能。", ["澜芯电子"]),
        ("沐禾食品成功获评国家级绿色工厂。", ["沐禾食品"]),
        ("成立奉节县澜江文旅发展有限公司。", ["奉节县澜江文旅发展有限公司"]),
        ("奉节县沐禾镇中心卫生院成功创建甲级机构。", ["奉节县沐禾镇中心卫生院"]),
    ],
)
def test_companies_and_institutions_count_where_they_have_a_part(
    text: str, expected: list[str], lexicon: Lexicon
) -> None:
    assert [fact.text for fact in agencies(text, lexicon)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("引进沐禾食品、澜芯电子等企业落户园区。", [("沐禾食品", "investor"), ("澜芯电子", "investor")]),
        ("引进星巴克、沐禾比萨等品牌首店6家。", [("星巴克", "mentioned"), ("沐禾比萨", "mentioned")]),
        ("与清华大学等高校开展合作。", [("清华大学", "partner")]),
        ("与四川澜旅、沐禾集团签订战略合作协议。", [("四川澜旅", "partner"), ("沐禾集团", "partner")]),
        ("中广核10万千瓦风电项目开工。", [("中广核", "investor")]),
    ],
)
def test_companies_and_institutions_have_the_part_of_their_words(
    text: str, expected: list[tuple[str, str]], lexicon: Lexicon
) -> None:
    assert parts(text, lexicon) == expected


def test_the_own_hospital_has_the_countys_name(lexicon: Lexicon) -> None:
    found = agencies("县人民医院成功创建三级医院。", lexicon)
    assert [(fact.name, fact.type) for fact in found] == [("奉节县人民医院", "institution")]


def test_every_span_quotes_the_report(lexicon: Lexicon) -> None:
    opening = "　各位代表：\n"
    text = "支持 澜芯电子、沐禾食品等企业上市，县财政局获评先进。\n"
    for fact in agencies(text, lexicon, opening=opening):
        assert fact.text == (opening + text)[fact.start : fact.end]
