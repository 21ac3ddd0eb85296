"""Plan against outcome, printed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph.observations import Observed
from graph.outcomes import PlanOutcome
from graph.showing import position
from xiantu.rendering import Cell, csv_text, json_text, print_table

COLUMNS = (
    *("place", "year", "kind", "indicator", "measure", "unit", "target", "outcome", "verdict"),
    *("difference", "difference_unit", "contradicted"),
)
_SHOWN_ZH = ("地方", "年份", "属性", "指标", "量度", "单位", "目标", "完成", "评判", "差额", "")
_SHOWN_EN = ("place", "year", "kind", "indicator", "measure", "unit", "target", "outcome", "verdict", "difference", "")
_WORDS_ZH = {
    **{"binding": "约束性", "expected": "预期性", "value": "数值", "growth": "增速", "change": "增减", "rank": "位次"},
    **{"met": "达到", "missed": "未达到", "undetermined": "无法判定", "contested": "说法矛盾"},
    **{"pending": "尚无完成数", "no-target": "未定目标"},
}


def rows(found: Iterable[PlanOutcome]) -> list[tuple[Cell, ...]]:
    """One row an outcome, in the order of `COLUMNS`."""
    return [
        (
            each.area_name,
            each.period.label,
            each.kind or None,
            each.name,
            each.measure,
            each.unit or None,
            each.target_figure or None,
            each.outcome_figure or None,
            each.verdict,
            None if each.difference is None else float(each.difference),
            each.difference_unit or None if each.difference is not None else None,
            each.contradicted,
        )
        for each in found
    ]


def records(found: Iterable[PlanOutcome], text_of: Callable[[str], str]) -> list[Mapping[str, Any]]:
    """One object an outcome, with the statements of the target and of the outcome, their words and their places."""
    texts: dict[str, str] = {}

    def text(doc: str) -> str:
        if doc not in texts:
            texts[doc] = text_of(doc)
        return texts[doc]

    return [
        {name: cell for name, cell in zip(COLUMNS, row, strict=True) if cell is not None}
        | {"target_statements": [_evidence(one, text(one.doc)) for one in each.target_statements]}
        | {"outcome_statements": [_evidence(one, text(one.doc)) for one in each.outcome_statements]}
        for each, row in ((each, rows([each])[0]) for each in found)
    ]


def print_outcomes(found: Sequence[PlanOutcome], format: str, language: str, text_of: Callable[[str], str]) -> None:
    """The outcomes on standard output, and under a table how many there are of each verdict."""
    if format == "json":
        sys.stdout.write(json_text(records(found, text_of)))
    elif format == "csv":
        sys.stdout.write(csv_text(COLUMNS, rows(found)))
    else:
        words = _WORDS_ZH if language == "zh" else {}
        print_table(_SHOWN_ZH if language == "zh" else _SHOWN_EN, [_line(row, language) for row in rows(found)])
        verdicts = Counter(str(each.verdict) for each in found)
        print(
            "，".join(f"{words[name]} {count}" for name, count in sorted(verdicts.items()))
            if words
            else _said(verdicts)
        )


def _line(row: tuple[Cell, ...], language: str) -> tuple[Cell, ...]:
    *said, difference, unit, contradicted = row
    words = _WORDS_ZH if language == "zh" else {}
    note = ("有矛盾" if language == "zh" else "contradicted") if contradicted else ""
    gap = "" if difference is None else f"{difference:+g}{unit or ''}"
    return *(words.get(str(cell), cell) for cell in said), gap, note


def _said(verdicts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(verdicts.items()))


def _evidence(statement: Observed, text: str) -> Mapping[str, Any]:
    line, column = position(text, statement.start)
    start, end = statement.sentence
    return {
        "report": statement.doc,
        "start": statement.start,
        "line": line,
        "column": column,
        "text": text[statement.start : statement.end],
        "sentence": " ".join(text[start:end].split()),
    }
