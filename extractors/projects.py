"""Project mentions in prose."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lexicon import Lexicon
from extractors.model import Passage, Profile, Project


def find_projects(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Project]:
    """The project facts of the passages."""
    return []
