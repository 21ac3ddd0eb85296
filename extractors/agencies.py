"""Agency mentions in prose."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lexicon import Lexicon
from extractors.model import Passage, Profile, Agency


def find_agencies(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Agency]:
    """The agency facts of the passages."""
    return []
