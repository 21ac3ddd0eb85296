"""Words and parts of speech, by dictionary alone (no guessed words), for the recognisers that need word borders.

The dictionary proposes; it proves nothing: a part of speech is a hint for where a name may begin or end.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rjieba import Jieba


class Word(NamedTuple):
    """A word of a text: where it stands and its part of speech in the dictionary's notation (`n`, `v`, `ns`, …)."""

    start: int
    end: int
    text: str
    tag: str


def words_of(text: str) -> list[Word]:
    """The words of a text in order, covering all of it."""
    words: list[Word] = []
    at = 0
    for word, tag in _dictionary().tag(text, False):
        words.append(Word(at, at + len(word), word, tag))
        at += len(word)
    return words


@cache
def _dictionary() -> Jieba:
    return Jieba()
