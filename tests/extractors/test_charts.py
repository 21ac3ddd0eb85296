from __future__ import annotations

import pytest

from extractors.charts import period_of
from extractors.lexicon import Lexicon
from extractors.model import Observation, Period
from extractors.profile import profile_of
from extractors.reading import document_of
from extractors.tabular import find_table_facts

TITLE = "安吉县2023年国民经济和社会发展计划执行情况与2024年计划草案的报告\n各位代表：\n"


def read(text: str, lexicon: Lexicon) -> list[str]:
    """Each observation as `area indicator measure value unit period`."""
    document = document_of("report", TITLE + text)
    facts, _, _ = find_table_facts(document, profile_of(document, lexicon), lexicon)
    told = (fact for fact in facts if isinstance(fact, Observation))
    return [f"{o.area} {o.indicator} {o.measure} {o.value}{o.unit} {o.period}" for o in told]


def test_series_are_named_by_the_caption_above(lexicon: Lexicon) -> None:
    data = "总量（亿元）\t\n2022年\t2023年\t98.5\t103\t增速（%）\t\n2022年\t2023年\t-2\t4.6\n"
    text = "图1：2022-2023年全县财政总收入及增速\n\n\n" + data
    assert read(text, lexicon) == [
        "安吉县 财政总收入 value 98.5亿元 2022",
        "安吉县 财政总收入 value 103亿元 2023",
        "安吉县 财政总收入 growth -2% 2022",
        "安吉县 财政总收入 growth 4.6% 2023",
    ]


def test_charts_find_their_captions_by_years_and_words_not_by_order(lexicon: Lexicon) -> None:
    text = (
        "图1：2021-2023年全县地区生产总值\n图2：2019-2021年全县进出口总额\n一、工作回顾\n全县经济平稳运行，各项事业取得新的进步。\n\n\n"
        "总额（亿元）\n2019年\n2020年\n2021年\n30\n31\n35\n\n\n\n总量（亿元）\n2021年\n2022年\n2023年\n500\n520\n560\n"
    )
    found = read(text, lexicon)
    assert found[0] == "安吉县 进出口总额 value 30亿元 2019"
    assert found[-1] == "安吉县 地区生产总值 value 560亿元 2023"


def test_places_as_series_and_months_that_add_up(lexicon: Lexicon) -> None:
    text = "图：2023年安吉县与全省规上工业增加值累计增速\n\n全省（%） 1-3月 1-6月 4.1 5 全县（%） 1-3月 1-6月 3.3 6.2\n"
    assert read(text, lexicon) == [
        "浙江省 规上工业增加值 growth 4.1% 2023-01/2023-03",
        "浙江省 规上工业增加值 growth 5% 2023-01/2023-06",
        "安吉县 规上工业增加值 growth 3.3% 2023-01/2023-03",
        "安吉县 规上工业增加值 growth 6.2% 2023-01/2023-06",
    ]


def test_data_without_a_caption_are_unread_and_accounted_for(lexicon: Lexicon) -> None:
    document = document_of("report", TITLE + "总量（亿元）\n2021年\n2022年\n2023年\n500\n520\n560\n")
    facts, numbers, _ = find_table_facts(document, profile_of(document, lexicon), lexicon)
    assert facts == []
    assert [account.cause for account in numbers if account.outcome == "unread"] == ["no-indicator"] * 3


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("2021年", Period.year(2021)),
        ("2021", Period.year(2021)),
        ("3月", Period.months(2023, 3, 3)),
        ("1-3月", Period.months(2023, 1, 3)),
        ("2022年1—6月", Period.months(2022, 1, 6)),
        ("三季度", Period.months(2023, 7, 9)),
        ("上半年", Period.months(2023, 1, 6)),
        ("合计", None),
    ],
)
def test_the_labels_of_an_axis(label: str, period: Period | None) -> None:
    assert period_of(label, 2023) == period
