"""What the tests of the extractors of prose share: passages of a made-up report of a county."""

from __future__ import annotations

from typing import Protocol

import pytest

from extractors.lexicon import Lexicon
from extractors.model import BlockKind, Context, Passage, Period, Profile, Sentence, Status
from extractors.text import view_of


class Passages(Protocol):
    """Makes passages of sentences."""

    def __call__(self, *texts: str, status: Status = Status.ACTUAL) -> list[Passage]: ...


@pytest.fixture(scope="session")
def profile() -> Profile:
    """The profile of a county's report on 2023 and plan for 2024."""
    return Profile(
        title="清河县2023年国民经济和社会发展计划执行情况与2024年计划草案的报告",
        place="清河县",
        code="130534",
        province="河北省",
        review=Period.year(2023),
        plan=Period.year(2024),
    )


@pytest.fixture(scope="session")
def passages(lexicon: Lexicon, profile: Profile) -> Passages:
    """Makes each text a sentence of a paragraph of its own, with the names of the lexicon in it."""

    def make(*texts: str, status: Status = Status.ACTUAL) -> list[Passage]:
        source = "\n".join(texts)
        context = Context(profile.place, profile.review if status is Status.ACTUAL else profile.plan, status)
        found: list[Passage] = []
        at = 0
        for number, text in enumerate(texts):
            view = view_of(source, at, at + len(text))
            sentence = Sentence(view, context, BlockKind.PARAGRAPH, number, source)
            found.append(Passage(sentence, lexicon.mentions(sentence.text)))
            at += len(text) + 1
        return found

    return make
