from __future__ import annotations

import pytest

from extractors.cooperation import find_cooperation
from extractors.lexicon import Lexicon
from extractors.model import Passage, Period, Profile
from extractors.reading import document_of
from extractors.segmentation import segment

COUNTY = Profile("", "奉节县", "500236", "重庆市", Period.year(2023), Period.year(2024))
GIVER = Profile("", "青岛市", "370200", "山东省", Period.year(2023), Period.year(2024))


def ties(text: str, lexicon: Lexicon, profile: Profile = COUNTY) -> list[tuple[str, str]]:
    passages = [Passage(s, lexicon.mentions(s.text)) for s in segment(document_of("x", text), profile)]
    return [(fact.partner, fact.form) for fact in find_cooperation(passages, lexicon, profile)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全面落实江北奉节对口协同机制。", [("江北区", "对口协同")]),
        ("深化山东滨州东西部协作。", [("滨州市", "东西部协作")]),
        ("深化浙江对口支援。", [("浙江省", "对口支援")]),
        (
            "深化教育部、山东滨州、江北区对口帮扶。",
            [("教育部", "定点帮扶"), ("滨州市", "东西部协作"), ("江北区", "对口协同")],
        ),
        ("与四川省达州市缔结友好城市。", [("达州市", "友好城市")]),
        ("巩固与意大利某诺市、法国某堡市友好关系。", [("意大利某诺市", "友好城市"), ("法国某堡市", "友好城市")]),
        ("拓展与泸州、宜宾等四川城市合作。", [("泸州市", "其他"), ("宜宾市", "其他")]),
        ("中央单位定点帮扶成效明显。", [("中央单位", "定点帮扶")]),
        ("与西南大学签订合作协议。", [("西南大学", "其他")]),
        ("深化与邻澜县毗邻合作。", [("邻澜县", "毗邻合作")]),
        ("持续深化鲁渝协作。", [("山东省", "东西部协作")]),
    ],
)
def test_the_words_beside_a_name_say_the_tie_and_its_form(
    text: str, expected: list[tuple[str, str]], lexicon: Lexicon
) -> None:
    assert ties(text, lexicon) == expected


def test_parts_of_a_partner_that_pair_with_own_parts_share_its_form(lexicon: Lexicon) -> None:
    text = "深化浙江对口支援，义乌市、桐乡市等3市与白帝镇等3个镇建立友好关系。"
    assert ties(text, lexicon) == [("浙江省", "对口支援"), ("义乌市", "对口支援"), ("桐乡市", "对口支援")]


def test_the_giver_names_whom_it_supports(lexicon: Lexicon) -> None:
    assert ties("对口支援西藏桑珠孜区，东西部协作甘肃定西。", lexicon, GIVER) == [
        ("桑珠孜区", "对口支援"),
        ("定西市", "东西部协作"),
    ]


def test_a_collective_ties_its_other_members(lexicon: Lexicon) -> None:
    kaizhou = Profile("", "开州区", "500154", "重庆市", Period.year(2023), Period.year(2024))
    assert ties("签订“万达开”物流合作协议。", lexicon, kaizhou) == [("万州区、达州市", "毗邻合作")]


@pytest.mark.parametrize(
    "text",
    [
        "积极参与浙江大学生实习活动。",
        "奉节至万州高速公路通车。",
        "印发《江北奉节对口协同实施方案》。",
        "做好东西部协作和对口支援工作。",
        "与重庆市发展同频共振。",
        "创建儿童友好城市。",
    ],
)
def test_a_mere_mention_is_no_tie(text: str, lexicon: Lexicon) -> None:
    assert ties(text, lexicon) == []
