from __future__ import annotations

import pytest

from extractors.noise import LineKind, has_spaced_digits, is_page_mark, kinds_of

PROSE = (
    "全县上下坚持稳中求进工作总基调，扎实推进各项工作，粮食生产再获丰收，工业经济稳步回升，"
    "城乡面貌持续改善，人民生活水平进一步提高，社会大局保持和谐稳定。"
)


@pytest.mark.parametrize("line", ["— 12 —", "-3-", "(", "39", "第 4 页 共 20 页", "4 / 20", "———", "·5·"])
def test_page_numbers_and_rules(line: str) -> None:
    assert is_page_mark(line)


@pytest.mark.parametrize("line", ["2023年", "一、工作回顾", "（一）农业", "5.2%", "12345"])
def test_words_and_figures_are_no_page_marks(line: str) -> None:
    assert not is_page_mark(line)


def test_all_that_follows_the_article_on_a_web_page_is_chrome() -> None:
    lines = ["首页", "河口县政府工作报告", PROSE, "分享到：", "上一篇：", "山阳县2023年工作报告", "热门标签", "11-15"]
    assert [kind is LineKind.CHROME for kind in kinds_of(lines)] == [True, False, False, *[True] * 5]


def test_an_organiser_in_the_text_is_no_chrome() -> None:
    assert kinds_of([PROSE, "主办单位：县教育局、县民政局。"]) == [LineKind.TEXT, LineKind.TEXT]


def test_a_glossary_runs_to_the_next_annex() -> None:
    lines = [
        PROSE,
        "各位代表，让我们一起努力！",
        "※名词解释※",
        "1.“一站式”办理：在一处办完。",
        "附件2",
        "河口县民生实事",
    ]
    kinds = kinds_of(lines)
    assert [kind is LineKind.NOTE for kind in kinds] == [False, False, True, True, False, False]


@pytest.mark.parametrize(
    "heading",
    ["名词解释", "《政府工作报告》有关内容名词注释", "附件1：名词解释", "【名词解释】", "相关用语说明", "注 释："],
)
def test_the_headings_of_glossaries(heading: str) -> None:
    assert kinds_of([PROSE, PROSE, heading])[-1] is LineKind.NOTE


def test_footnotes_stand_anywhere() -> None:
    assert kinds_of(["[3]“回头看”：对办结事项再检查。", PROSE])[0] is LineKind.NOTE


def test_spaces_at_numbers_are_the_files_fault_only_where_there_are_many() -> None:
    assert has_spaced_digits("产值 2 6 亿元、税收 3 .5 亿元、" * 8)
    assert not has_spaced_digits("2021年 2022年 2023年")
