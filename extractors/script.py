"""Reports in traditional characters, made readable character for character: every offset stays what it was."""

from __future__ import annotations

import re

# Characters that only traditional script writes, and that every report of this kind is full of.
_TRADITIONAL = re.compile("[縣區國經濟發產業實現業務會議關長開門間題來對時過這個為萬億從]")
_LEAST_SHARE = 0.02


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional characters throughout; one name or quotation does not make it so."""
    return len(_TRADITIONAL.findall(text)) >= max(3, _LEAST_SHARE * len(text))


def simplified(text: str) -> str:
    """The text in simplified characters, one for one; as it is where it is not in traditional script."""
    if not is_traditional(text):
        return text
    from opencc import OpenCC  # its tables load slowly: only for the few reports that need them

    converter = OpenCC("t2s")
    # By line: where a word's conversion would change its length, that line alone is converted by characters.
    return "".join(_converted(converter, line) for line in text.splitlines(keepends=True))


def _converted(converter: object, line: str) -> str:
    convert = converter.convert  # type: ignore[attr-defined]
    whole = str(convert(line))
    if len(whole) == len(line):
        return whole
    return "".join(done if len(done := str(convert(character))) == 1 else character for character in line)
