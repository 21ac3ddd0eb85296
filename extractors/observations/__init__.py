"""Observations in prose: what each number of a sentence measures, when, where, and whether it is reached or aimed at.

A sentence's numbers are first told from those that are no observation (`explaining`), each of the rest is given the
words before and after it (`slots`), its predicate is read (`predicates`), the name of what it measures is built
(`names`), and what several numbers share is dealt out among them (`binding`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lexicon import Lexicon
from extractors.model import NumberAccount, Observation, Passage, Profile
from extractors.observations.binding import bind
from extractors.observations.boxes import distinguish
from extractors.observations.explaining import explain
from extractors.observations.slots import find_slots
from extractors.observations.statements import state
from extractors.periods import find_periods

_GLOSSARY = re.compile(r"名词解释|名词注释|名词术语|用语解释|用语说明|有关名词|词语解释|术语解释|^注释")


def find_observations(
    passages: Sequence[Passage], lexicon: Lexicon, profile: Profile
) -> tuple[list[Observation], list[NumberAccount]]:
    """The observations of the passages, and an account of every number in them.

    Each number is accounted for once: read, explained (with the cause why it is no observation) or unread.
    """
    observations: list[Observation] = []
    accounts: list[NumberAccount] = []
    for passage in passages:
        if passage.quantities:
            found, numbers = _read(passage, lexicon, profile)
            observations += found
            accounts += numbers
    return distinguish(observations, passages), accounts


def _read(passage: Passage, lexicon: Lexicon, profile: Profile) -> tuple[list[Observation], list[NumberAccount]]:
    sentence, text, numbers = passage.sentence, passage.sentence.text, passage.quantities
    periods = find_periods(text, sentence.context, profile)
    if any(_GLOSSARY.search(heading.text) for heading in sentence.context.headings):
        return [], [NumberAccount(sentence.view.span(n.start, n.end), "explained", "glossary") for n in numbers]
    causes = [explain(text, order, numbers, periods, sentence.kind) for order in range(len(numbers))]
    candidates = [number for number, cause in zip(numbers, causes, strict=True) if cause is None]
    slots = find_slots(text, numbers, candidates, periods)
    bound = {reading.slot.quantity.start: reading for reading in bind(slots, text)}
    observations: list[Observation] = []
    accounts: list[NumberAccount] = []
    for number, cause in zip(numbers, causes, strict=True):
        span = sentence.view.span(number.start, number.end)
        reading = bound.get(number.start)
        if cause is not None:
            accounts.append(NumberAccount(span, "explained", cause))
        elif reading is None:
            accounts.append(NumberAccount(span, "unread", "no-indicator"))
        else:
            observations.append(state(reading, passage, periods, profile, lexicon))
            accounts.append(NumberAccount(span, "read", reading.measure))
    return observations, accounts
