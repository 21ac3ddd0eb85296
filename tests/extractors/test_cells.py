from __future__ import annotations

from extractors.cells import cell_context, prose_cells
from extractors.model import Context, Period, Status
from extractors.tables import find_tables

CONTEXT = Context("河口县", Period.year(2023), Status.ACTUAL)


def flattened(*rows: str) -> str:
    return "\n\n".join("\n".join("\t" + cell for cell in row.split("|")) for row in rows)


def test_what_is_told_in_words_is_prose_and_the_rest_is_not() -> None:
    text = flattened(
        "序号|项目名称|建设内容|责任单位",
        "一、交通",
        "1|东环路|修建道路五公里，配套管网。|县交通局",
        "2|西环路|前期工作|县交通局",
    )
    (table,) = find_tables(text)
    assert [found.cell.view.text for found in prose_cells(table)] == ["一、交通", "修建道路五公里，配套管网。"]


def test_a_cell_of_a_plan_is_a_target_under_its_row_and_section() -> None:
    text = "附件\n河口县2024年重点项目清单\n" + flattened(
        "序号|项目名称|2024年工作目标|责任单位",
        "一、交通",
        "1|东环路|修建道路五公里，配套管网。|县交通局",
        "2|西环路|完成选线。|县交通局",
    )
    (table,) = find_tables(text)
    found = cell_context(prose_cells(table)[1], CONTEXT)
    assert (str(found.period), found.status) == ("2024", Status.TARGET)
    assert [heading.text for heading in found.headings] == ["一、交通", "东环路"]


def test_the_industry_of_a_row_heads_its_other_cells() -> None:
    text = "专栏 重点产业\n" + flattened(
        "产业|发展目标", "食品加工|产值突破20亿元，新增企业3家。", "建材|产值突破8亿元，税收增长5%。"
    )
    (table,) = find_tables(text)
    contexts = [cell_context(found, CONTEXT) for found in prose_cells(table)]
    labels = [[heading.text for heading in context.headings] for context in contexts]
    assert labels == [[], ["食品加工"], [], ["建材"]]
    assert contexts[1].status is Status.TARGET


def test_the_label_of_a_box_heads_its_text() -> None:
    (table,) = find_tables(
        "专栏1  2023年改革成果\n\t国企改革\n\t压减层级，完成整合。\n\n\t医保改革\n\t推行按病种付费。\n"
    )
    contexts = [cell_context(found, CONTEXT) for found in prose_cells(table)]
    assert [[heading.text for heading in context.headings] for context in contexts] == [
        [],
        ["国企改革"],
        [],
        ["医保改革"],
    ]
