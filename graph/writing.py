"""What of a written name is only writing: quotes, blanks, dashes, the width of letters, the shape of numerals."""

from __future__ import annotations

import re
import unicodedata

NUMERALS = "零一二三四五六七八九"

# Quotes, title marks, middle dots and blanks are writing, not name.
_WRITING = re.compile(r"[\s“”\"'‘’「」『』《》〈〉【】·•・‧∙]+")
_DASH = re.compile(r"(?<![0-9A-Z])[-—–－]+|[-—–－]+(?![0-9A-Z])")
_CHINESE_BRACKETS = str.maketrans({"(": "（", ")": "）", ",": "，", ":": "：", ";": "；"})


def plain(name: str) -> str:
    """The name without quotes, blanks, middle dots and dashes; full-width letters and digits made ASCII capitals."""
    name = unicodedata.normalize("NFKC", name).translate(_CHINESE_BRACKETS).upper()
    return _DASH.sub("", _WRITING.sub("", name))


def stripped(ending: re.Pattern[str], name: str) -> str:
    """The name without that ending, as often as it has it."""
    while (shorter := ending.sub("", name)) != name:
        name = shorter
    return name


def full_numeral(digit: str) -> str:
    """A digit 0 to 9 as a Chinese numeral; what is none stays."""
    return NUMERALS[int(digit)] if digit.isascii() and digit.isdigit() and len(digit) == 1 else digit
