from __future__ import annotations

from extractors.model import BlockKind
from extractors.reading import document_of


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.view.text) for block in document_of("x", text).blocks]


def test_title_heading_paragraph_and_page_number_are_told_apart() -> None:
    title, heading, prose = "澜溪县2023年计划执行情况的报告", "一、2023年执行情况", "全年粮食稳产，农民增收。"
    text = "\n".join([title, heading, prose, "— 2 —", "图1：全县粮食产量"])
    assert kinds(text) == [
        ("title", title),
        ("heading", heading),
        ("paragraph", prose),
        ("noise", "— 2 —"),
        ("caption", "图1：全县粮食产量"),
    ]


def test_a_sentence_wrapped_over_lines_and_a_page_number_is_one_paragraph() -> None:
    line = "全县上下团结一心推动经济社会持续健康发展并且"
    text = "\n".join([line] * 8 + ["— 3 —", "取得了新的成绩。", "一、工作回顾"])
    blocks = document_of("x", text).blocks
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, BlockKind.HEADING]
    assert blocks[0].view.text == line * 8 + "取得了新的成绩。"


def test_footnote_marks_and_bookmarks_are_not_read() -> None:
    assert kinds("[bookmark: _Toc1]新增减税降费〔1〕2.4亿元[12]，惠及企业。")[0][1] == "新增减税降费2.4亿元，惠及企业。"


def test_a_document_number_is_kept() -> None:
    assert "（2024）9号" in kinds("澜发改〔2024〕9号文件印发后，各单位抓紧落实。")[0][1]


def test_the_paragraphs_of_a_box_that_is_one_cell_are_marked() -> None:
    text = "一、工作回顾\n\t专栏1：重点事项\n\n\t抓好水利。整修渠道。\n抓好农业。推广良种。\n\n\n各项工作稳步推进。\n"
    assert [block.box for block in document_of("x", text).blocks] == [False, False, True, True, False]


def test_a_report_on_one_line_is_cut_at_its_chapters() -> None:
    prose = "全县上下团结奋斗，粮食连年丰收，工业稳步发展，城乡面貌一新。" * 30
    text = f"各位代表：一、2023年工作回顾 {prose}二、2024年工作安排 {prose}"
    assert [view for kind, view in kinds(text) if kind == "heading"] == ["一、2023年工作回顾", "二、2024年工作安排"]
