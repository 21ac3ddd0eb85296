"""The glossary that many reports end with (名词解释): its entries explain names, they state nothing of the area."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.model import Passage

_MARK = r"(?:[\[【〔（(*★●﹡※]*\^?\d{0,3}[\]】〕）)]?[.、．：]?\s*)"
_MEANS = "(?:是指|指的?是|就是|即|简称|全称|分别[是为]|指(?![标导数挥示引向定]))"
# An entry by its own words: “…”：是指…; 3.…：指….
_DEFINITION = re.compile(
    rf"\s*{_MARK}[^，。；：“”]{{0,12}}[“\"][^，。；：“”]{{2,40}}[”\"][^，。；：“”]{{0,12}}[：:]?\s*{_MEANS}"
    rf"|"
    rf"\s*{_MARK}[^，。；：“”]{{0,12}}[“\"][^，。；：“”]{{2,40}}[”\"][^，。；：“”]{{0,16}}[：:][^，。；：]{{0,20}}?{_MEANS}"
    rf"|\s*{_MARK}[^，。；：“”]{{2,30}}[：:]\s*{_MEANS}"
)
# What looks like an entry, and is one among others of the kind: 14.“…”工程：….
_ENTRY = re.compile(rf"\s*{_MARK}(?!各位)[^，。；：]{{2,40}}[：:]\s*\S")
_NUMBERED = re.compile(r"\s*[\[【〔（(]?(\d{1,3})[\]】〕）).、．]")
_FEWEST_ENTRIES, _FEWEST_DEFINITIONS, _WIDEST_GAP = 4, 2, 2
# A numbered row of so many entries that the report ends with needs no definition in so many words.
_FEWEST_AT_END, _AFTER_END = 6, 4
_STEADY = 0.9


def glossary_paragraphs(passages: Sequence[Passage]) -> frozenset[int]:
    """The numbers of the paragraphs that belong to a glossary.

    These are paragraphs that define a name in so many words, and the rows of entries (`name：explanation`) that at
    least two such definitions stand among; one is enough where the entries are numbered, none where the report ends so.
    """
    first: dict[int, str] = {}
    for passage in passages:
        first.setdefault(passage.sentence.paragraph, passage.sentence.text)
    numbers = sorted(first)
    defined = {number for number in numbers if _DEFINITION.match(first[number])}
    found = set(defined)
    for row in _rows(numbers, first):
        entries = [number for number in row if _ENTRY.match(first[number])]
        numbered = _counts_on([first[number] for number in entries])
        closes = (
            numbered and len(entries) >= _FEWEST_AT_END and numbers[-1 - min(_AFTER_END, len(numbers) - 1)] <= row[-1]
        )
        enough = 0 if closes else 1 if numbered else _FEWEST_DEFINITIONS
        if len(entries) >= _FEWEST_ENTRIES and len(defined.intersection(row)) >= enough:
            found.update(row)
    return frozenset(found)


def _counts_on(entries: Sequence[str]) -> bool:
    """Whether the entries are numbered 1, 2, 3 …, with hardly a break."""
    marks = [_NUMBERED.match(entry) for entry in entries]
    counts = [int(mark[1]) for mark in marks if mark]
    steps = sum(b - a == 1 for a, b in pairwise(counts))
    return len(counts) == len(entries) and steps >= _STEADY * (len(entries) - 1)


def _rows(numbers: Sequence[int], first: dict[int, str]) -> list[list[int]]:
    """Runs of paragraphs that look like entries, with at most two others between one and the next."""
    rows: list[list[int]] = []
    since: list[int] = []
    for number in numbers:
        since.append(number)
        if not _ENTRY.match(first[number]):
            continue
        if rows and len(since) <= _WIDEST_GAP + 1:
            rows[-1] += since
        else:
            rows.append([number])
        since = []
    return rows
