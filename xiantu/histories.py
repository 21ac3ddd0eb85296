"""Project histories, printed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from graph.histories import History, Step
from xiantu.rendering import Cell, csv_text, json_text, print_table, records

COLUMNS = ("project", "place", "period", "status", "stage", "progress", "report", "start", "turn")
_WORDS_ZH = {
    **{
        "actual": "实际",
        "target": "计划",
        "planned": "谋划",
        "started": "开工",
        "ongoing": "在建",
        "completed": "完工",
    },
    **{"kept": "如期", "missed": "未达到", "postponed": "推迟", "setback": "退回"},
}
_SHOWN_ZH = ("项目", "地方", "时期", "状态", "阶段", "进度", "报告", "位置", "变化")


def rows(found: Sequence[History]) -> list[tuple[Cell, ...]]:
    """One row a step, in the order of `COLUMNS`; `turn` stands at the step that says what became of a plan."""
    return [
        (
            each.name,
            step.area_name,
            step.period.label,
            step.status,
            step.stage or None,
            None if step.progress is None else float(step.progress),
            step.doc,
            step.start,
            _turn(each, step),
        )
        for each in found
        for step in each.steps
    ]


def print_histories(found: Sequence[History], format: str, language: str) -> None:
    """The histories on standard output, and under a table how many turns there are of each kind."""
    if format == "json":
        sys.stdout.write(json_text(records(COLUMNS, rows(found))))
    elif format == "csv":
        sys.stdout.write(csv_text(COLUMNS, rows(found)))
    else:
        words = _WORDS_ZH if language == "zh" else {}
        shown = [[words.get(str(cell), cell) for cell in row] for row in rows(found)]
        print_table(_SHOWN_ZH if language == "zh" else COLUMNS, shown)
        turns = Counter(str(turn.kind) for each in found for turn in each.turns)
        counted = "，".join(f"{words.get(kind, kind)} {count}" for kind, count in sorted(turns.items()))
        print(f"{len(found)} 个项目{'：' if counted else ''}{counted}" if words else _said(len(found), turns))


def _said(projects: int, turns: Counter[str]) -> str:
    return ", ".join([f"{projects} projects", *(f"{count} {kind}" for kind, count in sorted(turns.items()))])


def _turn(each: History, step: Step) -> str | None:
    kinds = sorted({turn.kind for turn in each.turns if turn.after == step})
    return "、".join(kinds) or None
