"""Cooperation mentions in prose."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lexicon import Lexicon
from extractors.model import Passage, Profile, Cooperation


def find_cooperation(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Cooperation]:
    """The cooperation facts of the passages."""
    return []
