from __future__ import annotations

import re
from typing import Any

from extractors.model import Agency, AnyFact, Period, Policy, Project, Role, Status, Strategy, Tie
from extractors.text import Span
from extractors.ties import relate

YEAR = Period.year(2023)


class Report:
    """A text whose facts are told by their words; `# …` lines are headings of what follows them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.facts: list[AnyFact] = []

    def _place(self, words: str) -> dict[str, Any]:
        start = self.text.index(words)
        sentences = [Span(*match.span()) for match in re.finditer("[^\n。]+", self.text)]
        sentence = next(span for span in sentences if span.start <= start < span.end)
        headings = [Span(*match.span()) for match in re.finditer("(?m)^#.*$", self.text) if match.end() <= start]
        return {
            "start": start,
            "end": start + len(words),
            "text": words,
            "area": "松溪县",
            "sentence": sentence,
            "headings": tuple(headings),
        }

    def project(self, words: str) -> None:
        self.facts.append(Project(**self._place(words), name=words, status=Status.ACTUAL, period=YEAR))

    def strategy(self, words: str) -> None:
        self.facts.append(Strategy(**self._place(words), name=words, relation="pursues", period=YEAR))

    def agency(self, words: str, role: Role) -> None:
        self.facts.append(Agency(**self._place(words), name=words, type="government", role=role))

    def policy(self, words: str) -> None:
        self.facts.append(Policy(**self._place(words), title=words, action="issued"))

    def ties(self) -> list[str]:
        return [_told(tie) for tie in relate(sorted(self.facts, key=lambda fact: fact.start), self.text)]


def _told(tie: Tie) -> str:
    return f"{tie.source.text} {tie.relation} {tie.target.text} by {tie.by}"


def test_a_project_advances_the_strategy_that_its_sentence_carries_out() -> None:
    report = Report("深入实施百路行动，建成青石路。云岭桥通车。")
    report.strategy("百路行动")
    report.project("青石路")
    report.project("云岭桥")
    assert report.ties() == ["青石路 advances 百路行动 by sentence"]


def test_a_strategy_named_after_the_project_in_its_clause_counts_too() -> None:
    report = Report("青石路纳入沿江经济带项目清单，云岭桥通车。")
    report.project("青石路")
    report.project("云岭桥")
    report.strategy("沿江经济带")
    assert report.ties()[0] == "青石路 advances 沿江经济带 by sentence"


def test_neither_a_rule_of_work_nor_a_list_mate_is_advanced() -> None:
    report = Report("落实月调度机制，建成青石路。推进百园计划、云岭桥建设。")
    report.strategy("月调度机制")
    report.project("青石路")
    report.strategy("百园计划")
    report.project("云岭桥")
    assert report.ties() == []


def test_the_nearest_heading_that_names_a_strategy() -> None:
    report = Report("# 一、总体任务\n# 推进百村工程\n# 夯实基础\n建成青石路。\n")
    report.strategy("百村工程")
    report.project("青石路")
    assert report.ties() == ["青石路 advances 百村工程 by heading"]


def test_a_heading_that_says_what_was_won_is_no_theme() -> None:
    report = Report("# 一、总体任务\n# 获评百村示范\n建成青石路。\n")
    report.strategy("百村示范")
    report.project("青石路")
    assert report.ties() == []


def test_who_leads_and_who_invests() -> None:
    report = Report("青石路由县交通局牵头建设，大江公司投资的云岭桥开工，长风集团风电二期投产。")
    report.project("青石路")
    report.agency("县交通局", "lead")
    report.agency("大江公司", "investor")
    report.project("云岭桥")
    report.project("长风集团风电二期")
    report.agency("长风集团", "investor")
    assert report.ties() == [
        "县交通局 leads 青石路 by sentence",
        "大江公司 investsIn 云岭桥 by sentence",
        "长风集团 investsIn 长风集团风电二期 by sentence",
    ]


def test_an_agency_only_mentioned_does_nothing() -> None:
    report = Report("县交通局验收青石路。")
    report.agency("县交通局", "mentioned")
    report.project("青石路")
    assert report.ties() == []


def test_a_document_stands_under_the_strategy_that_its_title_names() -> None:
    report = Report("围绕百村工程，印发《松溪县沿江经济带实施方案》。")
    report.strategy("百村工程")
    report.policy("松溪县沿江经济带实施方案")
    report.strategy("沿江经济带")
    assert report.ties() == ["松溪县沿江经济带实施方案 under 沿江经济带 by sentence"]
