"""Facts from tables."""

from __future__ import annotations

from extractors.lexicon import Lexicon
from extractors.model import AnyFact, Document, NumberAccount, Profile, Tie


def find_table_facts(
    document: Document, profile: Profile, lexicon: Lexicon
) -> tuple[list[AnyFact], list[NumberAccount], list[Tie]]:
    """The facts, the account of the numbers, and the ties that tables state."""
    return [], [], []
