from __future__ import annotations

from extractors.model import Period, Profile, Sentence
from extractors.reading import document_of
from extractors.segmentation import segment

PROFILE = Profile("", "澜溪县", "", "重庆市", Period.year(2023), Period.year(2024))


def sentences(text: str) -> list[Sentence]:
    return list(segment(document_of("x", text), PROFILE))


def contexts(text: str) -> list[tuple[str, str, str]]:
    return [(s.text, str(s.context.period), s.context.status.value) for s in sentences(text)]


def test_chapters_say_what_is_performance_and_what_is_plan() -> None:
    text = "一、2023年工作回顾\n粮食增产。\n二、2024年重点任务\n（一）稳住粮食\n建好高标准农田。\n"
    assert contexts(text) == [
        ("一、2023年工作回顾", "2023", "actual"),
        ("粮食增产。", "2023", "actual"),
        ("二、2024年重点任务", "2024", "target"),
        ("（一）稳住粮食", "2024", "target"),
        ("建好高标准农田。", "2024", "target"),
    ]


def test_a_chapter_on_five_years_covers_them() -> None:
    assert contexts("一、过去五年工作回顾\n道路通畅。\n")[1] == ("道路通畅。", "2019/2023", "actual")


def test_a_report_without_headings_turns_where_its_words_turn() -> None:
    text = "2023年粮食增产，农民增收，全县经济平稳运行。\n2024年经济社会发展主要预期目标是粮食稳产，农民持续增收。\n"
    assert [period for _, period, _ in contexts(text)] == ["2023", "2024"]


def test_a_run_in_heading_stands_above_the_rest_of_its_paragraph() -> None:
    text = "一、2023年工作回顾\n一是交通加快建设。澜江二桥合龙。二是水利提质。白鹭水库下闸。\n"
    found = [(s.text, [heading.text for heading in s.context.headings]) for s in sentences(text)]
    assert found[2] == ("澜江二桥合龙。", ["一、2023年工作回顾", "一是交通加快建设。"])
    assert found[4] == ("白鹭水库下闸。", ["一、2023年工作回顾", "二是水利提质。"])


def test_a_full_stop_inside_brackets_ends_no_sentence() -> None:
    text = "一、2023年工作回顾\n完成白鹭水库（含渠系。见附件）建设，粮食增产。\n"
    assert [s.text for s in sentences(text)][1] == "完成白鹭水库（含渠系。见附件）建设，粮食增产。"


def test_every_sentence_cites_its_own_words() -> None:
    text = "一、2023年工作回顾\n全县粮食产量９．５万吨。\n"
    last = sentences(text)[-1]
    start = last.text.index("9.5")
    cited = last.cite(start, start + 3)
    assert (cited["text"], text[cited["start"] : cited["end"]]) == ("９．５", "９．５")


def test_the_caption_of_a_table_heads_nothing_after_it() -> None:
    table = "专栏1 重点任务\n\t水利\n\t整修渠道。\n\n\t农业\n\t推广良种。\n\n\n"
    document = document_of("x", f"一、工作安排\n{table}各项工作要抓实。\n")
    last = segment(document, PROFILE)[-1]
    assert [heading.text for heading in last.context.headings] == ["一、工作安排"]


def test_an_annex_says_by_its_title_what_it_holds() -> None:
    text = "一、2024年重点任务\n建好水库。\n附表1\n澜溪县2023年目标完成情况\n粮食产量如期完成目标。\n"
    assert contexts(text)[-1] == ("粮食产量如期完成目标。", "2023", "actual")


def test_measures_taken_are_no_plan() -> None:
    text = "2023年工作回顾\n一、坚决落实各项防汛措施\n水库安全度汛。\n"
    assert contexts(text)[-1][2] == "actual"


def test_a_paragraph_on_the_year_ahead_opens_the_plan() -> None:
    text = "2023年工作回顾\n粮食增产。\n2024年是实施“十四五”规划的重要一年。要稳住粮食。\n"
    assert contexts(text)[-1] == ("要稳住粮食。", "2024", "target")


def test_a_review_since_a_year_covers_the_years_since() -> None:
    assert contexts("一、2020年以来工作回顾\n道路通畅。\n")[1][1] == "2020/2023"


def test_a_review_of_five_years_turns_to_its_last_year_and_back() -> None:
    text = "一、过去五年工作回顾\n道路通畅。\n即将过去的2023年，粮食增产。\n农民增收。\n回望过去五年，成绩来之不易。\n"
    assert [period for _, period, _ in contexts(text)][1:] == ["2019/2023", "2023", "2023", "2019/2023"]
