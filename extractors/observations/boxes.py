"""Rows of a box that state the same indicators, each for its own thing: the row's label tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model import BlockKind, Observation, Passage
from extractors.text import Span

_ROWS = 3  # an indicator that so many rows state is one of each row's own
_SHORT = 10  # a longer name stands alone


def distinguish(observations: Sequence[Observation], passages: Sequence[Passage]) -> list[Observation]:
    """The observations, those of parallel rows named with their row's label (`食品加工` + `规上工业产值`)."""
    rows = {
        passage.sentence.span: tuple(passage.sentence.context.headings[-2:])
        for passage in passages
        if passage.sentence.kind is BlockKind.CELL and passage.sentence.context.box
    }
    stated: dict[tuple[Span, str], set[Span]] = {}
    for observation in observations:
        heads = rows.get(observation.sentence, ())
        if len(heads) == 2:
            stated.setdefault((heads[0].span, observation.indicator), set()).add(heads[1].span)
    parallel = {box for (box, _), labels in stated.items() if len(labels) >= _ROWS}
    named: list[Observation] = []
    for observation in observations:
        heads = rows.get(observation.sentence, ())
        if len(heads) == 2 and heads[0].span in parallel and _needs(observation.indicator, heads[1].text):
            observation = replace(observation, indicator=heads[1].text.strip() + observation.indicator)
        named.append(observation)
    return named


def _needs(name: str, label: str) -> bool:
    """Whether a name says nothing of the row that it stands in."""
    noun = name.partition("（")[0]
    return len(noun) <= _SHORT and not any(label[i : i + 2] in noun for i in range(len(label) - 1))
