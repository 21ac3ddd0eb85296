from __future__ import annotations

from extractors.lexicon import Lexicon
from extractors.model import Agency, AnyFact, NumberAccount, Observation, Project, Strategy, Tie
from extractors.profile import profile_of
from extractors.reading import document_of
from extractors.tabular import find_table_facts

TITLE = "平江县2023年国民经济和社会发展计划执行情况与2024年计划草案的报告\n各位代表：\n\n"


def read(text: str, lexicon: Lexicon) -> tuple[list[AnyFact], list[NumberAccount], list[Tie]]:
    document = document_of("report", TITLE + text)
    return find_table_facts(document, profile_of(document, lexicon), lexicon)


def observations(text: str, lexicon: Lexicon) -> list[str]:
    told = (fact for fact in read(text, lexicon)[0] if isinstance(fact, Observation))
    return [f"{o.indicator} {o.measure} {o.value}{o.unit} {o.period} {o.status}" for o in told]


def test_columns_of_outcome_and_target(lexicon: Lexicon) -> None:
    text = (
        "附表 主要指标\n指标\t2023年完成\t2024年预期\n粮食产量（万吨）\t31.2\t32\n一般公共预算收入增速（%）\t-1.5\t3\n"
    )
    assert observations(text, lexicon) == [
        "粮食产量 value 31.2万吨 2023 actual",
        "粮食产量 value 32万吨 2024 target",
        "一般公共预算收入 growth -1.5% 2023 actual",
        "一般公共预算收入 growth 3% 2024 target",
    ]


def test_a_unit_column_and_a_column_of_growth(lexicon: Lexicon) -> None:
    rows = "指标\t单位\t完成\t同比增长（%）\n进出口总额\t亿元\t45\t6.1\n城镇化率\t%\t51.3\t——\n"
    text = "附表 2023年主要指标完成情况\n" + rows
    assert observations(text, lexicon) == [
        "进出口总额 value 45亿元 2023 actual",
        "进出口总额 growth 6.1% 2023 actual",
        "城镇化率 value 51.3% 2023 actual",
    ]


def test_parts_take_their_name_from_the_whole_where_they_need_it(lexicon: Lexicon) -> None:
    rows = "居民人均可支配收入增速（%）\t6\t预期性\n其中：城镇\t5.5\t预期性\n其中：农村\t7\t预期性\n"
    text = "附表 2024年预期目标\n指标\t预期\t属性\n" + rows
    assert [line.split()[0] for line in observations(text, lexicon)] == [
        "居民人均可支配收入",
        "城镇居民人均可支配收入",
        "农村居民人均可支配收入",
    ]


PROJECTS = """附件 平江县2024年重点项目计划表
序号\t项目名称\t建设性质\t总投资（亿元）\t2024年计划投资（亿元）\t牵头单位\t责任单位
1\t推进“幸福渠”灌区改造\t续建\t3.5\t1.2\t县水利局\t县发展改革局、各乡镇
2\t新建安定客运站\t新建\t0.8\t0.5\t县交通运输局\t
合计\t\t\t4.3\t1.7\t\t
"""


def test_projects_with_stage_and_investment(lexicon: Lexicon) -> None:
    facts, _, _ = read(PROJECTS, lexicon)
    found = [(f.name, f.text, f.stage, f.investment, str(f.period)) for f in facts if isinstance(f, Project)]
    assert found == [
        ("“幸福渠”灌区改造", "“幸福渠”灌区改造", "ongoing", 350000000, "2024"),
        ("安定客运站", "安定客运站", "started", 80000000, "2024"),
    ]


def test_figures_of_projects_are_named_by_project_and_column(lexicon: Lexicon) -> None:
    assert observations(PROJECTS, lexicon) == [
        "“幸福渠”灌区改造总投资 value 3.5亿元 2024 target",
        "“幸福渠”灌区改造计划投资 value 1.2亿元 2024 target",
        "安定客运站总投资 value 0.8亿元 2024 target",
        "安定客运站计划投资 value 0.5亿元 2024 target",
        "重点项目总投资合计 value 4.3亿元 2024 target",
        "重点项目计划投资合计 value 1.7亿元 2024 target",
    ]


def test_agencies_have_official_names_and_are_tied_to_their_projects(lexicon: Lexicon) -> None:
    facts, _, ties = read(PROJECTS, lexicon)
    assert [(f.name, f.role) for f in facts if isinstance(f, Agency)] == [
        ("平江县水利局", "lead"),
        ("平江县发展和改革局", "responsible"),
        ("平江县交通运输局", "lead"),
    ]
    assert [(tie.relation, tie.source.text, tie.target.text, tie.by) for tie in ties] == [
        ("leads", "县水利局", "“幸福渠”灌区改造", "table"),
        ("responsibleFor", "县发展改革局", "“幸福渠”灌区改造", "table"),
        ("leads", "县交通运输局", "安定客运站", "table"),
    ]


def test_a_quoted_scheme_in_a_task_is_a_strategy(lexicon: Lexicon) -> None:
    text = "附件 2024年民生实事\n事项\t牵头单位\n推进“双减”工作\t县教育局\n改造农村厕所\t县农业农村局\n"
    assert [fact.text for fact in read(text, lexicon)[0] if isinstance(fact, Strategy)] == ["“双减”"]


def test_every_number_of_a_table_is_accounted_for_once(lexicon: Lexicon) -> None:
    text = TITLE + PROJECTS
    _, numbers, _ = read(PROJECTS, lexicon)
    assert sorted(text[account.span.start : account.span.end] for account in numbers) == sorted(
        ["2024", "1", "3.5", "1.2", "2", "0.8", "0.5", "4.3", "1.7"]
    )


def test_figures_of_a_row_that_does_not_fit_its_columns_are_left_unread(lexicon: Lexicon) -> None:
    rows = ("序号|指标|2023年|2024年", "1|产值（亿元）|9|10", "2|税收（亿元）|2|3|4|5")
    text = "\n\n".join("\n".join("\t" + cell for cell in row.split("|")) for row in rows)
    facts, numbers, _ = read(text, lexicon)
    assert len(facts) == 2
    assert [account.outcome for account in numbers].count("unread") == 4


def test_years_across_and_indicators_down(lexicon: Lexicon) -> None:
    text = "表1 财政收支\n年份\t2022年\t2023年\n一般公共预算收入（亿元）\t6\t6.3\n增速（%）\t-10\t5\n"
    assert observations(text, lexicon) == [
        "一般公共预算收入 value 6亿元 2022 actual",
        "一般公共预算收入 value 6.3亿元 2023 actual",
        "一般公共预算收入 growth -10% 2022 actual",
        "一般公共预算收入 growth 5% 2023 actual",
    ]


def test_a_row_for_each_town(lexicon: Lexicon) -> None:
    text = "附表 2024年招商引资任务\n乡镇\t招商引资任务（亿元）\n长寿镇\t3.5\n三市镇\t2\n"
    facts = [fact for fact in read(text, lexicon)[0] if isinstance(fact, Observation)]
    assert [(fact.area, fact.indicator, fact.status.value) for fact in facts] == [
        ("长寿镇", "招商引资任务", "target"),
        ("三市镇", "招商引资任务", "target"),
    ]
