"""Observations in prose."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lexicon import Lexicon
from extractors.model import NumberAccount, Observation, Passage, Profile


def find_observations(
    passages: Sequence[Passage], lexicon: Lexicon, profile: Profile
) -> tuple[list[Observation], list[NumberAccount]]:
    """The observations of the passages, and an account of every number in them."""
    return [], []
