"""Strategy mentions in prose."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lexicon import Lexicon
from extractors.model import Passage, Profile, Strategy


def find_strategies(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Strategy]:
    """The strategy facts of the passages."""
    return []
