"""Relations between the facts of one report."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import AnyFact, Tie


def relate(facts: Sequence[AnyFact]) -> list[Tie]:
    """The ties between facts."""
    return []
