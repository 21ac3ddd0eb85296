from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import Table, TableKind
from extractors.tables import find_tables

FLATTENED = "\t序号\n\t指标\n\t2024年目标\n\n\t1\n\t粮食产量（万吨）\n\t32\n\n\t2\n\t城镇登记失业率（%）\n\t≤4\n"


def words(table: Table) -> list[list[str]]:
    return [[cell.view.text for cell in row] for row in table.rows]


def only(text: str) -> Table:
    (table,) = find_tables(text)
    return table


def test_flattened_cells_are_rows_between_blank_lines() -> None:
    table = only("附表1\n河口县2024年预期目标\n" + FLATTENED)
    assert words(table) == [
        ["序号", "指标", "2024年目标"],
        ["1", "粮食产量（万吨）", "32"],
        ["2", "城镇登记失业率（%）", "≤4"],
    ]
    assert (table.title, table.header_rows, table.kind) == ("附表1 河口县2024年预期目标", 1, TableKind.GRID)


def test_a_lone_tab_is_an_empty_cell() -> None:
    table = only("\t序号\n\t指标\n\t备注\n\n\t1\n\t用水量\n\t\n\n\t\n\t用电量\n\t估算\n")
    assert words(table)[1:] == [["1", "用水量", ""], ["", "用电量", "估算"]]


def test_a_cell_goes_on_over_lines_and_over_blank_lines() -> None:
    cells = "\t东部通道\n\n建设提速\n\t修通东线公路。\n加固三座桥梁。\n\n\t西部通道\n\t开展前期工作。\n"
    text = "专栏1  2024年重点任务\n" + cells
    table = only(text)
    assert table.kind is TableKind.BOX
    assert words(table)[0] == ["东部通道建设提速", "修通东线公路。加固三座桥梁。"]


def test_a_box_may_hold_its_own_caption() -> None:
    table = only("\t专栏3：2024年重点工程\n\n\t供水\n\t新建水厂一座。\n\n\t供电\n\t改造线路十条。\n")
    assert (table.title, table.kind, table.header_rows) == ("专栏3：2024年重点工程", TableKind.BOX, 1)


def test_a_table_among_indented_paragraphs() -> None:
    table = only("\t各位代表，现在报告工作。\n\n" * 9 + FLATTENED)
    assert len(table.rows) == 3


def test_a_table_ends_before_the_next_caption() -> None:
    tables = find_tables(FLATTENED + "\n\n附表2\n河口县项目表\n" + FLATTENED)
    assert [table.title for table in tables] == ["", "附表2 河口县项目表"]


def test_a_caption_far_above_names_the_table() -> None:
    text = (
        "附件1\n河口县2023年目标完成情况\n全年多数指标如期完成，少数指标低于预期，说明如下，供审议时参考。\n"
        + FLATTENED
    )
    assert only(text).title == "附件1 河口县2023年目标完成情况"


def test_two_rows_of_header_where_the_second_names_the_parts() -> None:
    text = "\t项目\n\t资金来源\n\n\t\n\t市级\n\t县级\n\n\t水渠整修\n\t30\n\t20\n\n\t桥梁加固\n\t10\n\t0\n"
    assert only(text).header_rows == 2


@pytest.mark.parametrize(
    "text",
    [
        "指标\t2023年\t2024年\n产值（亿元）\t10\t12\n税收（亿元）\t1.5\t2\n",
        "| 指标 | 2023年 | 2024年 |\n| --- | ---: | --- |\n| 产值（亿元） | 10 | 12 |\n| 税收（亿元） | 1.5 | 2 |\n",
        "指标 | 2023年 | 2024年\n产值（亿元） | 10 | 12\n税收（亿元） | 1.5 | 2\n",
        "指标            2023年    2024年\n产值（亿元）    10        12\n税收（亿元）    1.5       2\n",
        "指标　　　　　　2023年　　2024年\n产值（亿元）　　10　　　　12\n税收（亿元）　　1.5　　　 2\n",
        "指标\n2023年\n2024年\n产值（亿元）\n10\n12\n税收（亿元）\n1.5\n2\n",
    ],
    ids=["tabs", "markdown", "pipes", "spaces", "wide spaces", "one cell per line"],
)
def test_the_same_table_in_every_layout(text: str) -> None:
    assert words(only(text)) == [
        ["指标", "2023年", "2024年"],
        ["产值（亿元）", "10", "12"],
        ["税收（亿元）", "1.5", "2"],
    ]


def test_stacked_rows_begin_with_running_serial_numbers() -> None:
    header = "序\n号\n项目名称\n责任\n单位\n"
    rows = "1\n北山水厂\n县水利局\n县财政局\n2\n南河大桥\n县交通局\n3\n中心敬老院\n县民政局\n\n会议结束。\n"
    assert words(only(header + rows)) == [
        ["序号", "项目名称", "责任单位"],
        ["1", "北山水厂", "县水利局", "县财政局"],
        ["2", "南河大桥", "县交通局"],
        ["3", "中心敬老院", "县民政局"],
    ]


def test_a_value_that_equals_the_next_serial_number_ends_no_row() -> None:
    text = "序号\n指标\n单位\n目标\n1\n新建学校\n所\n2\n2\n新建医院\n所\n3\n"
    assert words(only(text))[1:] == [["1", "新建学校", "所", "2"], ["2", "新建医院", "所", "3"]]


def test_columns_that_have_nothing_stay_empty_where_the_page_shows_it() -> None:
    header = "指标        目标    完成    增速\n"
    rows = "产值        10      11      5\n税收                        3\n用电量      7       8       2\n"
    assert words(only(header + rows))[2] == ["税收", "", "", "3"]


def test_a_header_repeated_on_the_next_page_is_read_once() -> None:
    text = "指标\t目标\t完成\n产值\t10\t11\n\n指标\t目标\t完成\n税收\t2\t3\n"
    assert len(only(text).rows) == 3


def test_chart_data_are_series_of_periods_and_values() -> None:
    table = only(
        "总量（亿元）\t\n2021年\t2022年\t2023年\t10.5\t11\t12.4\t增速（%）\t\n\n2021年\t2022年\t2023年\t3\t-1\t5\t\n"
    )
    assert table.kind is TableKind.CHART
    assert words(table) == [
        ["总量（亿元）", "2021年", "2022年", "2023年"],
        ["", "10.5", "11", "12.4"],
        ["增速（%）", "2021年", "2022年", "2023年"],
        ["", "3", "-1", "5"],
    ]


def test_values_that_look_like_years_are_values() -> None:
    table = only("新增就业（人） 2021年 2022年 2023年 2004 2010 2050\n")
    assert words(table)[1] == ["", "2004", "2010", "2050"]


def test_series_may_share_their_periods() -> None:
    table = only("总量（亿元）\n2021\n2022\n2023\n10\n11\n12\n增速（%）\n3\n4\n5\n")
    assert words(table) == [
        ["总量（亿元）", "2021", "2022", "2023"],
        ["", "10", "11", "12"],
        ["增速（%）", "3", "4", "5"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\t各位代表：\n\t现在报告工作。\n\t一、全年工作回顾\n\t全县经济平稳运行，社会大局稳定。\n",
        "\t一是稳增长。\n\n\t二是调结构。\n\n\t三是惠民生。\n",
        "赵一  钱二  孙三\n李四  周五  吴六\n郑七  王八  冯九\n",
        "2021年 2022年 2023年连续三年获奖。\n",
        "上一页\n1\n2\n3\n下一页\n",
    ],
    ids=["tab-indented", "tab-indented list", "names", "years", "page links"],
)
def test_prose_and_lists_give_no_table(text: str) -> None:
    assert find_tables(text) == ()


@pytest.mark.parametrize(
    "line",
    ["一是\t推进改革，改善民生，推动全县各项事业取得新的更大成绩。", "\t深化改革。", "\t深化改革。\n", "甲  乙", "a|"],
)
def test_long_files_of_tabs_and_gaps_are_read_once(line: str) -> None:
    assert find_tables(f"{line}\n" * 20_000) == ()


@given(st.text(alphabet="\t\n |　一1.5指标目标2023年序号-（%）。", max_size=120))
def test_cells_are_the_text_they_point_to(text: str) -> None:
    tables = find_tables(text)
    for before, after in pairwise(tables):
        assert before.span.end <= after.span.start
    for table in tables:
        for cell in (cell for row in table.rows for cell in row if cell.view.text):
            span = cell.view.span(0, len(cell.view.text))
            assert table.span.start <= span.start < span.end <= table.span.end


@pytest.mark.corpus
def test_no_table_is_found_in_reports_of_prose(corpus: Path) -> None:
    # Among these work reports only two annexes are tables; they were looked for by hand.
    paths = sorted((corpus / "kin").glob("*.txt"))
    found = {path.stem for path in paths if find_tables(path.read_text(encoding="utf-8"))}
    assert found == {"安国市-2022", "汕头市-2022"}
