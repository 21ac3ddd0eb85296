from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.words import words_of


@given(st.text(max_size=60))
def test_the_words_cover_the_text(text: str) -> None:
    words = words_of(text)
    assert "".join(word.text for word in words) == text
    assert all(text[word.start : word.end] == word.text for word in words)


def test_the_dictionary_guesses_no_words() -> None:
    assert [word.text for word in words_of("推动云海药业上市")] == ["推动", "云海", "药业", "上市"]
