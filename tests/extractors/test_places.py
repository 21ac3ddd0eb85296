from __future__ import annotations

import pytest

from extractors.lexicon import Lexicon
from extractors.model import Period, Profile
from extractors.places import ancestors, area_of, named_place, own_codes


def profile(place: str, code: str, province: str) -> Profile:
    return Profile("", place, code, province, Period.year(2023), Period.year(2024))


COUNTY = profile("奉节县", "500236", "重庆市")
BANNER = profile("阿鲁科尔沁旗", "150421", "内蒙古自治区")
CITY = profile("保定市", "130600", "河北省")
COUNTY_CITY = profile("宜兴市", "320282", "江苏省")


@pytest.mark.parametrize(
    ("report", "words", "area"),
    [
        (COUNTY, "全县", "奉节县"),
        (COUNTY, "县级", "奉节县"),
        (COUNTY, "全市", "重庆市"),
        (COUNTY, "我区", None),
        (COUNTY, "全国", "中国"),
        (BANNER, "全旗", "阿鲁科尔沁旗"),
        (BANNER, "全市", "赤峰市"),
        (BANNER, "自治区", "内蒙古自治区"),
        (CITY, "全市", "保定市"),
        (CITY, "全县", None),
        (COUNTY_CITY, "本市", "宜兴市"),
        (COUNTY_CITY, "全省", "江苏省"),
    ],
)
def test_level_words_mean_the_reports_place_or_one_above(
    report: Profile, words: str, area: str | None, lexicon: Lexicon
) -> None:
    assert area_of(words, report, lexicon) == area


@pytest.mark.parametrize(
    ("words", "area"), [("九龙坡", "九龙坡区"), ("山东临沂", "临沂市"), ("成都市金堂县", "金堂县"), ("某某", None)]
)
def test_a_named_place_has_its_own_name(words: str, area: str | None, lexicon: Lexicon) -> None:
    assert area_of(words, COUNTY, lexicon) == area


def test_the_place_above_settles_a_shared_name(lexicon: Lexicon) -> None:
    beijing, liaoning = (named_place(f"{above}朝阳", COUNTY, lexicon) for above in ("北京", "辽宁"))
    assert beijing is not None
    assert liaoning is not None
    assert (beijing.name, liaoning.name) == ("朝阳区", "朝阳市")


def test_ancestors_lead_up_to_china(lexicon: Lexicon) -> None:
    place = lexicon.by_code["320282"]
    assert [lexicon.by_code[code].name for code in ancestors(place, lexicon)] == ["无锡市", "江苏省", "中国"]


def test_a_place_no_lexicon_knows_lies_in_its_province(lexicon: Lexicon) -> None:
    assert own_codes(profile("澜溪县", "", "重庆市"), lexicon)[0] == "500000"
