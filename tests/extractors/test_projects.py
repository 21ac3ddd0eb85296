from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.lexicon import Lexicon, load_lexicon
from extractors.model import Passage, Period, Profile, Project
from extractors.projects import find_projects
from extractors.reading import document_of
from extractors.segmentation import segment

PROFILE = Profile("", "松溪县", "350724", "福建省", Period.year(2023), Period.year(2024))


def projects(text: str, lexicon: Lexicon) -> list[Project]:
    document = document_of("x", text)
    passages = [Passage(sentence) for sentence in segment(document, PROFILE)]
    found = find_projects(passages, lexicon, PROFILE)
    assert all(fact.text == document.text[fact.start : fact.end] for fact in found)
    return found


def told(text: str, lexicon: Lexicon) -> list[str]:
    return [f"{fact.name} {fact.stage or '-'}" for fact in projects(text, lexicon)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("开工建设青石水库、竹坪电站等12个项目。", ["青石水库 started", "竹坪电站 started"]),
        (
            "竹坪产业园、青石大道加快建设，云岭大桥建成通车。",
            ["竹坪产业园 ongoing", "青石大道 ongoing", "云岭大桥 completed"],
        ),
        ("推进青石水库前期工作。", ["青石水库 planned"]),
        ("投资3亿元的竹坪风电项目成功签约。", ["竹坪风电 planned"]),
        ("完成竹坪小学建设。", ["竹坪小学 completed"]),
        ("打造青石茶文化产业园、竹坪菌菇产业园等多个特色产业园。", ["青石茶文化产业园 -", "竹坪菌菇产业园 -"]),
        ("县人民医院建成投用。", ["县人民医院 completed"]),
        # verbs before a name
        ("全力推动青石水库建设。", ["青石水库 ongoing"]),
        ("打通青石大道等两条断头路。", ["青石大道 completed"]),
        ("完成白沙河东岸护坡改造。", ["白沙河东岸护坡改造 completed"]),
        ("完成农机装配实训基地项目建设。", ["农机装配实训基地 completed"]),
        ("建成青石片区供水、白沙湖调蓄工程。", ["青石片区供水 completed", "白沙湖调蓄 completed"]),
        ("力争青竹高速、石白高速纳入全省高速公路网规划。", ["青竹高速 planned", "石白高速 planned"]),
        ("加快青石坪二期开发。", ["青石坪二期 ongoing"]),
        ("确保青石工业园输气管道6月底前全面建成。", ["青石工业园输气管道 completed"]),
        ("加快白沙路道路建设进度，确保年内竣工通车。", ["白沙路道路 completed"]),
        ("加快推进市民中心、职教中心等重点工程。", ["市民中心 ongoing", "职教中心 ongoing"]),
        # what a list says once goes for all
        ("推进青石岩、白沙河等大中型灌区改造。", ["青石岩灌区改造 ongoing", "白沙河灌区改造 ongoing"]),
        ("实施竹坪路等5条路段雨污分流工程。", ["竹坪路雨污分流 ongoing"]),
        ("完成竹坪路、青石街等道路排水改造工程。", ["竹坪路排水改造 completed", "青石街排水改造 completed"]),
        ("推进青石、竹坪2家中医院升级改造。", ["青石中医院升级改造 ongoing", "竹坪中医院升级改造 ongoing"]),
        ("推进甲子中学、竹坪小学迁建。", ["甲子中学迁建 ongoing", "竹坪小学迁建 ongoing"]),
        ("开工建设青石机场与白沙高铁站。", ["青石机场 started", "白沙高铁站 started"]),
        ("完成竹坪路、白沙路综合改造。", ["竹坪路综合改造 completed", "白沙路综合改造 completed"]),
        # no projects
        ("改造竹坪路片区、白沙路片区2个老旧小区。", []),
        ("规划青石机场与高铁站、汽车站的连接线。", []),
        ("推动青石温泉景区、竹坪景区创建国家级旅游度假区。", []),
        ("建成文化馆、图书馆17处。", []),
        ("实施“强基提质”工程。", []),
        ("谋划布局心脏瓣膜、光学镜头等产业链。", []),
        ("加快建设青石卫星城。", []),
        ("加快白沙铁路建设进度，确保2030年建成通车。", ["白沙铁路 ongoing"]),
        ("推进白沙河、青石河等重点河流治理。", ["白沙河治理 ongoing", "青石河治理 ongoing"]),
        ("力争青石至竹坪公路改造工程年内完工。", ["青石至竹坪公路改造 completed"]),
    ],
)
def test_named_works_and_their_stage(sentence: str, expected: list[str], lexicon: Lexicon) -> None:
    assert told(sentence, lexicon) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("开工建设松坪、青石水库。", ["松坪水库 started", "青石水库 started"]),
        ("松坪路、云竹路综合整治提升工程全面完成。", ["松坪路综合整治提升 completed", "云竹路综合整治提升 completed"]),
        ("开工松坪至云竹、青石至竹坪等公路改造工程。", ["松坪至云竹公路改造 started", "青石至竹坪公路改造 started"]),
        ("启动松坪水库主体工程和云竹大桥建设。", ["松坪水库主体 started", "云竹大桥 started"]),
    ],
)
def test_what_a_list_leaves_out_of_its_names_is_given_back(
    sentence: str, expected: list[str], lexicon: Lexicon
) -> None:
    assert told(sentence, lexicon) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "新建高标准农田5万亩，改造老旧小区12个。",
        "实施农村公路110公里。",
        "开工重点项目82个，竣工29个。",
        "深入推进“三清三拆”行动，完善“一件事”改革机制。",
        "推动教育、医疗等领域项目建设。",
        "建设全省最大的新材料基地。",
        "松溪机场平稳运行。",
        "坚持以产业园区建设为重点。",
        "松溪县荣获全国卫生县城称号。",
        "新签项目开工率不低于80%。",
    ],
)
def test_what_is_no_named_project(sentence: str, lexicon: Lexicon) -> None:
    assert told(sentence, lexicon) == []


def test_progress_and_investment(lexicon: Lexicon) -> None:
    first, second, third = projects(
        "青石水库、竹坪水库分别完成总工程量的31%、50%，总投资1.5亿元的云岭产业园加快推进。", lexicon
    )
    assert (first.progress, second.progress) == (Decimal(31), Decimal(50))
    assert (third.name, third.investment) == ("云岭产业园", Decimal("150000000"))


def test_status_and_period_are_those_of_the_chapter_unless_the_clause_says_else(lexicon: Lexicon) -> None:
    text = "一、2023年工作回顾\n云岭大桥建成通车。\n二、2024年重点任务\n开工建设青石水库。\n"
    assert [(f.status.value, str(f.period)) for f in projects(text, lexicon)] == [
        ("actual", "2023"),
        ("target", "2024"),
    ]


def test_a_new_head_noun_is_a_line_of_turtle(lexicon: Lexicon, tmp_path: Path) -> None:
    sentence = "加快推进竹坪飞瀑台。"
    assert told(sentence, lexicon) == []
    extra = tmp_path / "more.ttl"
    extra.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://w3id.org/xiantu/id/project-type/bridge> skos:altLabel "飞瀑台"@zh .\n',
        encoding="utf-8",
    )
    assert told(sentence, load_lexicon(extra=(extra,))) == ["竹坪飞瀑台 ongoing"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(list("开工建设、青石水库等3个项目（一期）“云岭”，和及加快推进。的")), max_size=40))
def test_any_words_are_read_and_spans_point_into_the_text(words: list[str]) -> None:
    text = "".join(words)
    for fact in projects(text, _lexicon()):
        assert 0 <= fact.start < fact.end <= len(text)


def _lexicon(loaded: list[Lexicon] = []) -> Lexicon:  # noqa: B006 - one lexicon for all examples
    if not loaded:
        loaded.append(load_lexicon())
    return loaded[0]


@pytest.mark.corpus
def test_real_reports_name_projects_and_do_so_once_for_a_place(corpus: Path, lexicon: Lexicon) -> None:
    for path in _some(corpus.glob("*.txt")):
        found = projects(path.read_text(encoding="utf-8"), lexicon)
        spans = [(fact.start, fact.end) for fact in found]
        assert len(spans) > 50
        assert len(spans) == len(set(spans))


def _some(paths: Iterable[Path]) -> list[Path]:
    return sorted(paths)[:3]


@pytest.mark.parametrize(
    ("sentence", "yuan"),
    [
        ("投资12亿元的青石抽水蓄能电站项目签约落地。", Decimal(12 * 10**8)),
        ("加快促进总投资1.8亿元的白沙食品项目落地。", Decimal(18 * 10**7)),
        ("开工建设青石水库（总投资3亿元）。", Decimal(3 * 10**8)),
        ("开工建设青石水库，总投资3亿元。", Decimal(3 * 10**8)),
        ("开工建设青石水库，完成投资3亿元。", None),
    ],
)
def test_investment_in_yuan_beside_the_name(sentence: str, yuan: Decimal | None, lexicon: Lexicon) -> None:
    assert [fact.investment for fact in projects(sentence, lexicon)] == [yuan]
