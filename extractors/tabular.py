"""Facts from tables: indicator tables, project tables and chart data."""

from __future__ import annotations

from extractors.lexicon import Lexicon
from extractors.model import AnyFact, Document, NumberAccount, Profile, Tie


def find_table_facts(
    document: Document, profile: Profile, lexicon: Lexicon
) -> tuple[list[AnyFact], list[NumberAccount], list[Tie]]:
    """The facts of a document's tables, the account of the numbers in their cells, and the ties between the facts."""
    return [], [], []
