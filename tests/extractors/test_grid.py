from __future__ import annotations

from extractors.grid import Grid, grid_of
from extractors.headers import Role
from extractors.tables import find_tables


def grid(*rows: str) -> Grid:
    """The grid of a table whose rows are written with `|` between the cells, flattened as reports do."""
    text = "\n\n".join("\n".join("\t" + cell for cell in row.split("|")) for row in rows)
    (table,) = find_tables(text)
    return grid_of(table)


def placed(found: Grid, row: int) -> dict[str, str]:
    """The cells of a row under the headers of their columns, the empty ones left out."""
    cells = found.rows[row].cells
    return {found.columns[i].header: found.rows[row].text(i) for i in sorted(cells) if found.rows[row].text(i)}


def test_parts_of_merged_header_cells_get_columns_of_their_own() -> None:
    found = grid("序号|指标|2023年|2024年", "||目标|完成|增速|目标|增速", "1|产值|9|9.5|4|10|5", "2|税收|2|2.1|3|2.3|6")
    assert [column.header for column in found.columns] == [
        "序号", "指标", "2023年目标", "2023年完成", "2023年增速", "2024年目标", "2024年增速",
    ]  # fmt: skip
    assert placed(found, 0)["2024年目标"] == "10"


def test_a_group_takes_an_extra_cell_before_the_name() -> None:
    found = grid("序号|指标|目标", "1|产值|10", "2|金融业|存款|9", "||贷款|7", "3|税收|3")
    assert [row.group.view.text if row.group else "" for row in found.rows] == ["", "金融业", "金融业", ""]
    assert [placed(found, i)["目标"] for i in range(4)] == ["10", "9", "7", "3"]


def test_sections_and_totals_are_no_data() -> None:
    found = grid("序号|项目名称|投资", "一、交通", "1|东环路|30", "2|西环路|20", "合计|50")
    assert [row.kind for row in found.rows] == ["section", "data", "data", "total"]
    assert found.rows[2].section is not None
    assert found.rows[2].section.view.text == "一、交通"
    assert placed(found, 3) == {"项目名称": "合计", "投资": "50"}


def test_cells_find_their_columns_by_what_stands_in_them() -> None:
    found = grid(
        "序号|项目名称|建设内容|总投资|责任单位",
        "1|东环路|修建道路五公里并配套管网|30亿元|县交通局",
        "2|北山水厂|改造制水车间及出厂管网|县水利局",
    )
    assert placed(found, 1)["责任单位"] == "县水利局"
    assert "总投资" not in placed(found, 1)


def test_a_row_with_too_many_figures_is_not_trusted() -> None:
    found = grid("序号|指标|目标|完成", "1|产值|9|10", "2|税收|2|3|4|5")
    assert [row.sure for row in found.rows] == [True, False]


def test_what_stands_in_a_column_corrects_its_header() -> None:
    found = grid(
        "项目名称|建设内容|完成进度|单位",
        "东环路|路面施工并安装路灯|60%|县交通局",
        "西环路|桥梁合龙并铺设管线|85%|县住建局",
    )
    assert [column.role for column in found.columns] == [Role.PROJECT, Role.CONTENT, Role.FIGURE, Role.RESPONSIBLE]
