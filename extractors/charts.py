"""Observations from chart data: each value of a series in its period, named by the caption in the prose above."""

from __future__ import annotations

from extractors.lexicon import Lexicon
from extractors.model import Document, Profile
from extractors.table_facts import Findings


def read_charts(document: Document, profile: Profile, lexicon: Lexicon, findings: Findings) -> None:
    """Read the chart data of a document into the findings."""
