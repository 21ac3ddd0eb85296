"""Agency mentions in prose, headings, boxes and the title block."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.agency_names import official_name
from extractors.lexicon import Lexicon
from extractors.model import Agency, Passage, Profile

__all__ = ["find_agencies", "official_name"]


def find_agencies(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Agency]:
    """The agency facts of the passages."""
    return []
