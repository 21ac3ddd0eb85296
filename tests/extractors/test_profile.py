from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extractors.errors import ReportError
from extractors.lexicon import Lexicon
from extractors.model import Profile
from extractors.profile import profile_of
from extractors.reading import document_of, read_document

TAIL = "\n各位代表：\n现在，我代表县人民政府向大会报告工作。\n"


def profile(text: str, lexicon: Lexicon, name: str = "report") -> Profile:
    return profile_of(document_of(name, text), lexicon)


@pytest.mark.parametrize(
    ("title", "place", "review", "plan"),
    [
        ("合川区2022年国民经济和社会发展计划执行情况与2023年计划草案的报告", "合川区", "2022", "2023"),
        ("2024年静宁县政府工作报告", "静宁县", "2023", "2024"),
        ("磐石市政府工作报告（2021年12月27日）", "磐石市", "2021", "2022"),
        ("奉节县2024年上半年国民经济和社会发展计划执行情况的报告", "奉节县", "2024-01/2024-06", "2024"),
        (
            "重庆市渝北区发展和改革委员会\n重庆市渝北区2023年国民经济和社会发展计划执行情况的报告",
            "渝北区",
            "2023",
            "2024",
        ),
        ("鄂托克旗2023年政府工作报告", "鄂托克旗", "2022", "2023"),
    ],
)
def test_place_and_periods_are_told_from_the_title(
    title: str, place: str, review: str, plan: str, lexicon: Lexicon
) -> None:
    found = profile(title + TAIL, lexicon)
    assert (found.place, str(found.review), str(found.plan)) == (place, review, plan)


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("2024年达拉特旗政府工作报告", "达拉特旗"),
        ("锡林郭勒盟2023年政府工作报告", "锡林郭勒盟"),
        ("甘孜藏族自治州2024年政府工作报告", "甘孜藏族自治州"),
        ("黔东南州政府工作报告（2022年1月5日）", "黔东南苗族侗族自治州"),
        ("喀什地区2023年国民经济和社会发展计划执行情况的报告", "喀什地区"),
        ("第八师石河子市2023年国民经济和社会发展计划执行情况的报告", "石河子市"),
        ("神农架林区2024年政府工作报告", "神农架林区"),
        ("酉阳土家族苗族自治县2023年国民经济和社会发展计划执行情况的报告", "酉阳土家族苗族自治县"),
        ("重庆两江新区2023年国民经济和社会发展计划执行情况的报告", "两江新区"),
        ("一四三团2023年国民经济和社会发展计划执行情况的报告", "一四三团"),
        ("青岭经济技术开发区2023年国民经济和社会发展计划执行情况的报告", "青岭经济技术开发区"),
    ],
)
def test_every_kind_of_place_speaks(title: str, place: str, lexicon: Lexicon) -> None:
    assert profile(title + "\n各位代表：\n今年经济运行平稳。\n", lexicon).place == place


def test_of_namesakes_the_one_whose_city_the_report_names(lexicon: Lexicon) -> None:
    text = "2023年鼓楼区政府工作报告" + TAIL + "在福州市委、福建省委坚强领导下，福州经济向好。"
    assert profile(text, lexicon).code == "350102"


def test_the_file_name_tells_what_the_text_does_not(lexicon: Lexicon) -> None:
    found = profile("一、工作回顾\n全县经济平稳运行。\n", lexicon, name="静宁县-2024")
    assert (found.place, str(found.plan), found.province) == ("静宁县", "2024", "甘肃省")


def test_a_place_that_no_list_knows_is_read_by_its_form(lexicon: Lexicon) -> None:
    assert profile("澜溪县2024年政府工作报告" + TAIL, lexicon).place == "澜溪县"


def test_a_report_without_place_says_the_way_out(lexicon: Lexicon) -> None:
    with pytest.raises(ReportError) as caught:
        profile("工作报告\n今年经济平稳运行。\n", lexicon)
    assert str(caught.value).startswith("report line 1: its place cannot be told; put the title")


def test_a_report_without_period_says_the_way_out(lexicon: Lexicon) -> None:
    with pytest.raises(ReportError, match="its period cannot be told"):
        profile("静宁县政府工作报告\n经济平稳运行。\n", lexicon)


@pytest.mark.corpus
def test_every_report_of_the_corpus_is_told_by_its_text_or_name(corpus: Path, lexicon: Lexicon) -> None:

    with (corpus / "kin" / "index.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wrong = [
        row["file"]
        for row in rows
        for found in [profile_of(read_document(corpus / "kin" / row["file"]), lexicon)]
        if (found.place, str(found.plan)) != (row["place"], row["year"])
    ]
    assert wrong == ["米易县-2024.txt"]  # the web page's title says 2024, the day and the chapters 2022
