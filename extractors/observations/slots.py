"""Where a number stands in its sentence: the words before it and after it that can say what it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import Quantity
from extractors.observations.words import AFTER_NUMBER
from extractors.periods import PeriodMention

_BOUNDARIES = frozenset("，；。！？：\n")
# A separator at the end of the words between two numbers: they belong to the number before.
JOINING = re.compile(r"(?:、|和|与|(?<![惠涉普触])及) ?$")
# Spaces beside Chinese characters part no words.
_SPACE = re.compile(r" (?=[^\x00-\x7f])|(?<=[^\x00-\x7f]) ")
_COMPARING = re.compile(r"(?:相?[较比]|与|同)$")
_OPENING = {"“": "”", "《": "》", "‘": "’", "「": "」"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A number that may be an observation, with its surroundings.

    `left` runs from the last boundary (a comma, a colon, the number before) to the number, periods left out; `right`
    from behind the unit and its bound (以上, 左右) to the next boundary or number. `follows` is True where a number of
    the same clause stands before it, so that `left` begins at that number. `clause` counts the sentence's clauses,
    `opened` is where this one begins, and `mark` the mark that opens it.
    """

    quantity: Quantity
    left: str
    right: str
    bound: str  # the words of bound behind the number: `least`, `most`, `about` or empty
    follows: bool
    clause: int
    opened: int
    mark: str
    after: int  # where `right` begins in the sentence


def find_slots(
    text: str, numbers: Sequence[Quantity], candidates: Sequence[Quantity], periods: Sequence[PeriodMention]
) -> tuple[Slot, ...]:
    """The slots of the candidates among a sentence's numbers, in order."""
    if not candidates:
        return ()
    cuts = boundaries(text, numbers, candidates)
    slots: list[Slot] = []
    at = 0  # index into cuts
    before = -1  # where the previous candidate's right side begins
    for order, quantity in enumerate(candidates):
        while at < len(cuts) and cuts[at] < quantity.start:
            at += 1
        opened = cuts[at - 1] + 1 if at else 0
        follows = before >= opened and before > 0
        start = before if follows else opened
        bound, after = _bound(text, quantity.unit_end)
        following = candidates[order + 1].start if order + 1 < len(candidates) else len(text)
        end = min(cuts[at] if at < len(cuts) else len(text), following)
        signed = quantity.value < 0 and text[quantity.start - 1] in "-负"
        left = _without(text, min(start, quantity.start), quantity.start - signed, periods)
        right = text[after:end] if after < end else ""
        if " " in left or " " in right:
            left, right = _SPACE.sub("", left), _SPACE.sub("", right)
        mark = text[opened - 1] if opened else ""
        slots.append(Slot(quantity, left, right, bound, follows, at, opened, mark, after))
        before = after
    return tuple(slots)


def boundaries(text: str, numbers: Sequence[Quantity], candidates: Sequence[Quantity]) -> list[int]:
    """The positions of the marks that end a clause: none inside quotation marks or numbers.

    Brackets are boundaries where a candidate stands in them; otherwise they are part of a name.
    """
    inside = bytearray(len(text))
    for number in numbers:
        inside[number.start : number.unit_end] = b"\x01" * (number.unit_end - number.start)
    wanted = [quantity.start for quantity in candidates]
    cuts: list[int] = []
    closing = ""
    opened = -1
    brackets: list[int] = []
    for i, character in enumerate(text):
        if inside[i]:
            continue
        if closing:
            if character == closing or i - opened > 40:
                closing = ""
        elif character in _OPENING and _is_closed(text, i):
            closing, opened = _OPENING[character], i
        elif character == "（":
            brackets.append(i)
        elif character == "）":
            start = brackets.pop() if brackets else -1
            if start >= 0 and any(start < at < i for at in wanted):
                cuts += [start, i]
                cuts.sort()
        elif character in _BOUNDARIES and not (brackets and _closes(text, i)) and not _in_structure(text, i):
            cuts.append(i)
    return sorted(cuts + [i for i in brackets if any(at > i for at in wanted)])


def _is_closed(text: str, at: int) -> bool:
    """Whether a quotation that opens at `at` closes soon, and before another opens."""
    end = text.find(_OPENING[text[at]], at + 1, at + 42)
    return end > 0 and text.find(text[at], at + 1, end) < 0


def _closes(text: str, at: int) -> bool:
    return text.find("）", at, at + 60) > 0


def _in_structure(text: str, at: int) -> bool:
    """Whether a colon stands between the members of a structure (12：38：50)."""
    return text[at] in "：:" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _bound(text: str, at: int) -> tuple[str, int]:
    """The bound that stands behind a number, and where the words after it begin."""
    bound = ""
    while match := AFTER_NUMBER.match(text, at):
        if match.lastgroup != "filler":
            bound = match.lastgroup or ""
        at = match.end()
    return bound, at


def _without(text: str, start: int, end: int, periods: Sequence[PeriodMention]) -> str:
    """text[start:end] without the periods named in it."""
    parts: list[str] = []
    for mention in periods:
        if mention.start >= end:
            break
        if mention.start >= start:
            words = text[start : mention.start]
            parts.append(_COMPARING.sub("", words) if mention.role == "base" else words)
            start = max(start, min(mention.end, end))
    parts.append(text[start:end])
    return "".join(parts)
