"""Glossaries: rows of entries that say what names mean."""

from __future__ import annotations

from collections.abc import Callable

from extractors.glossary import glossary_paragraphs
from extractors.model import Passage

Passages = Callable[..., list[Passage]]


def test_a_row_of_entries_with_a_definition(passages: Passages) -> None:
    texts = ["加强领导。", "1.“一园”：工业园。", "2.“双增”行动：指增产和增收。", "3.三链：产业链。", "4.“四库”：水库。"]
    assert glossary_paragraphs(passages(*texts)) == {1, 2, 3, 4}


def test_a_definition_alone(passages: Passages) -> None:
    assert glossary_paragraphs(passages("抓好落实。", "[3]“双增”行动：是指增产和增收。", "再接再厉。")) == {1}


def test_a_list_of_tasks_is_no_glossary(passages: Passages) -> None:
    texts = ["1.项目内容：新建水厂。", "2.责任单位：水利局。", "1.项目内容：新建学校。", "2.责任单位：教育局。"]
    assert glossary_paragraphs(passages(*texts)) == frozenset()
