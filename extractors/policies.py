"""Policy mentions in prose."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lexicon import Lexicon
from extractors.model import Passage, Profile, Policy


def find_policies(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Policy]:
    """The policy facts of the passages."""
    return []
