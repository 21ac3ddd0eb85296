"""How two things are linked, printed: each path with its steps, each step with its words and their place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from graph.network_links import Evidence, Thing
from graph.paths import Explanation, Path, Step, Tie
from xiantu.evidence import RELATIONS_ZH, Places, plain_line
from xiantu.rendering import json_text, shortened

_WIDTH = 150  # cells of display width that a sentence may take


def print_explanation(found: Explanation, text_of: Callable[[str], str], format: str, language: str) -> None:
    """The ways in which two things are linked, or that there are none."""
    places = Places(text_of)
    if format == "json":
        sys.stdout.write(json_text(record(found, places)))
        return
    print(_heading(found, language))
    for number, path in enumerate(found.paths, 1):
        print(f"\n{number}. {_named(path)}   {'强度' if language == 'zh' else 'strength'} {path.strength:.3g}")
        for step in path.steps:
            for tie in step.ties:
                _print_tie(tie, step, places, language)
    if found.more:
        print("\n… 还有更多（--most N）" if language == "zh" else "\n… there are more (--most N)")


def record(found: Explanation, places: Places) -> Mapping[str, Any]:
    """The whole of it as one object."""
    return {
        "first": _thing(found.first),
        "second": _thing(found.second),
        "longest": found.longest,
        "more": found.more,
        "paths": [
            {"strength": path.strength, "steps": [_step(step, places) for step in path.steps]} for path in found.paths
        ],
    }


def _step(step: Step, places: Places) -> Mapping[str, Any]:
    ties = [
        {"subject": tie.subject, "relation": tie.relation, "object": tie.object}
        | ({"detail": tie.detail} if tie.detail else {})
        | {"evidence": places.records(tie.evidence)}
        for tie in step.ties
    ]
    return {"first": _thing(step.first), "second": _thing(step.second), "ties": ties}


def _thing(thing: Thing) -> Mapping[str, str]:
    return {"label": thing.label, "type": thing.type, "iri": thing.iri}


def _heading(found: Explanation, language: str) -> str:
    first, second = (f"{thing.label} ({thing.type})" for thing in (found.first, found.second))
    ways, longest = len(found.paths), found.longest
    if language == "zh":
        if not ways:
            return f"{first} 与 {second} 之间没有不超过 {longest} 步的联系"
        return f"{first} 与 {second}：{ways} 种联系，短者、强者在前"
    if not ways:
        return f"{first} and {second} are not linked in {longest} steps or fewer"
    return f"{first} and {second}: {ways} {'way' if ways == 1 else 'ways'}, shortest and strongest first"


def _named(path: Path) -> str:
    return " — ".join([path.steps[0].first.label, *(step.second.label for step in path.steps)])


def _print_tie(tie: Tie, step: Step, places: Places, language: str) -> None:
    labels = {step.first.iri: step.first.label, step.second.iri: step.second.label}
    relation = RELATIONS_ZH.get(tie.relation, tie.relation) if language == "zh" else tie.relation
    detail = f" ({tie.detail})" if tie.detail else ""
    evidence = _distinct(tie)
    more = f"  +{len(evidence) - 1}" if len(evidence) > 1 and not _joins_two(tie) else ""
    print(f"   {labels[tie.subject]} {relation}{detail} {labels[tie.object]}{more}")
    for each in evidence if _joins_two(tie) else evidence[:1]:
        print(f"      {places.at(each)} {shortened(plain_line(each.sentence), _WIDTH)}")


def _joins_two(tie: Tie) -> bool:
    """Whether it takes two sentences to see it: the project's, and the heading that names the strategy."""
    return tie.detail == "heading" and len(_distinct(tie)) == 2


def _distinct(tie: Tie) -> list[Evidence]:
    """The evidence in order, each sentence once."""
    return list({(each.report, each.sentence): each for each in sorted(tie.evidence, reverse=True)}.values())[::-1]
