"""How a strategy travels, printed: one row a place, the earliest first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from graph.cascade import Adoption, Cascade, Through
from graph.network_links import Thing
from xiantu.evidence import Places, plain_line
from xiantu.rendering import Cell, csv_text, json_text, print_table

_COLUMNS = (
    *("place", "level", "within", "takes_part", "first", "mentions", "projects", "indicators", "agencies"),
    *("source", "words"),
)
_HEADS_ZH = ("地方", "层级", "所属", "方式", "首次提及", "提及", "项目", "指标", "机构", "出处", "原文")
_LEVELS_ZH = {"country": "国家", "province": "省级", "city": "市级", "county": "县级", "other": "其他"}
_STRATEGY_LEVELS_ZH = {"national": "国家级", "regional": "区域", "provincial": "省级"}
_MANY = 4  # names in one cell of a table


def print_cascade(
    found: Cascade, text_of: Callable[[str], str], format: str, language: str, plot: Path | None = None
) -> None:
    """Who set a strategy, which places take it up and through what; drawn to a file if asked. Raises PlotError."""
    if plot:
        from xiantu.plotting_cascades import draw_cascade

        print(f"{plot}: {draw_cascade(found, plot, language=language)}", file=sys.stderr)
    places = Places(text_of)
    if format == "json":
        sys.stdout.write(json_text(record(found, places)))
        return
    rows = [_row(adoption, places, language) for adoption in found.adoptions]
    if format == "csv":
        sys.stdout.write(csv_text(_COLUMNS, rows))
        return
    print(_heading(found, language))
    heads = _HEADS_ZH if language == "zh" else _COLUMNS
    print_table(heads, [[_few(cell) for cell in row] for row in rows])


def record(found: Cascade, places: Places) -> Mapping[str, Any]:
    """The whole of it as one object, each statement with its words."""
    return {
        "strategy": _thing(found.strategy),
        "set_by": _thing(found.set_by) if found.set_by else None,
        "year": found.year or None,
        "adoptions": [
            {
                "place": _thing(adoption.place),
                "within": [_thing(above) for above in adoption.above],
                "pilot": adoption.pilot,
                "first": {"date": adoption.first.date, "issued": adoption.first.issued}
                | {"evidence": places.records([adoption.first.evidence])},
                "mentions": places.records(adoption.mentions),
                "projects": _through(adoption.projects, places),
                "indicators": _through(adoption.indicators, places),
                "agencies": _through(adoption.agencies, places),
            }
            for adoption in found.adoptions
        ],
    }


def _row(adoption: Adoption, places: Places, language: str) -> list[Cell]:
    chinese = language == "zh"
    first = adoption.first
    dated = first.date if first.issued else f"{first.date} 后" if chinese else f"after {first.date}"
    level = _LEVELS_ZH.get(adoption.place.level, adoption.place.level) if chinese else adoption.place.level
    takes_part = ("试点" if adoption.pilot else "推进") if chinese else ("pilots" if adoption.pilot else "pursues")
    return [
        adoption.place.label,
        level,
        [above.label for above in adoption.above],
        takes_part,
        dated,
        len(adoption.mentions),
        *([through.thing.label for through in each] for each in _ways(adoption)),
        places.at(first.evidence),
        plain_line(first.evidence.sentence),
    ]


def _ways(adoption: Adoption) -> Iterable[tuple[Through, ...]]:
    return adoption.projects, adoption.indicators, adoption.agencies


def _few(cell: Cell) -> Cell:
    if isinstance(cell, list) and len(cell) > _MANY:
        return "、".join(cell[:_MANY]) + f" … +{len(cell) - _MANY}"
    return cell


def _heading(found: Cascade, language: str) -> str:
    level, every = found.strategy.level, len(found.adoptions)
    pilots = sum(adoption.pilot for adoption in found.adoptions)
    year = f" {found.year}" if found.year else ""
    if language == "zh":
        named = f"（{_STRATEGY_LEVELS_ZH.get(level, level)}）" if level else ""
        setter = f"发起 {found.set_by.label}{year}" if found.set_by else "发起者未知"
        return f"{found.strategy.label}{named}：{setter}；{every} 个地方采用，{pilots} 个试点"
    named = f" ({level})" if level else ""
    setter = f"set by {found.set_by.label}{year}" if found.set_by else "not known who set it"
    return f"{found.strategy.label}{named}: {setter}; {every} places take it up, {pilots} as pilots"


def _through(each: Iterable[Through], places: Places) -> list[Mapping[str, Any]]:
    return [
        {**_thing(through.thing), "by": through.by, "evidence": places.records(through.evidence)} for through in each
    ]


def _thing(thing: Thing) -> Mapping[str, str]:
    more = {name: value for name, value in (("level", thing.level), ("code", thing.code)) if value}
    return {"label": thing.label, "type": thing.type, "iri": thing.iri} | more
