"""The glossary that many reports end with (名词解释): its entries explain names, they state nothing of the area."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model import Passage

_MARK = r"(?:[\[【〔（(*★●﹡※]*\^?\d{0,3}[\]】〕）)]?[.、．：]?\s*)"
_MEANS = "(?:是指|指的?是|就是|即|简称|全称|分别[是为]|指(?![标导数挥示引向定]))"
# An entry by its own words: “…”：是指…; 3.…：指….
_DEFINITION = re.compile(
    rf"\s*{_MARK}[^，。；：“”]{{0,12}}[“\"][^，。；：“”]{{2,40}}[”\"][^，。；：“”]{{0,12}}[：:]?\s*{_MEANS}"
    rf"|\s*{_MARK}[^，。；：“”]{{0,12}}[“\"][^，。；：“”]{{2,40}}[”\"][^，。；：“”]{{0,16}}[：:][^，。；：]{{0,20}}?{_MEANS}"
    rf"|\s*{_MARK}[^，。；：“”]{{2,30}}[：:]\s*{_MEANS}"
)
# What looks like an entry, and is one among others of the kind: 14.“…”工程：….
_ENTRY = re.compile(rf"\s*{_MARK}(?!各位)[^，。；：]{{2,40}}[：:]\s*\S")
_NUMBERED = re.compile(r"\s*[\[【〔（(]?\d{1,3}[\]】〕）).、．]")
_FEWEST_ENTRIES, _FEWEST_DEFINITIONS, _WIDEST_GAP = 4, 2, 2


def glossary_paragraphs(passages: Sequence[Passage]) -> frozenset[int]:
    """The numbers of the paragraphs that belong to a glossary.

    These are paragraphs that define a name in so many words, and the rows of entries (`name：explanation`) that at
    least two such definitions stand among; one is enough where the entries are numbered.
    """
    first: dict[int, str] = {}
    for passage in passages:
        first.setdefault(passage.sentence.paragraph, passage.sentence.text)
    numbers = sorted(first)
    defined = {number for number in numbers if _DEFINITION.match(first[number])}
    found = set(defined)
    for row in _rows(numbers, first):
        entries = [number for number in row if _ENTRY.match(first[number])]
        numbered = sum(_NUMBERED.match(first[number]) is not None for number in entries) == len(entries)
        enough = 1 if numbered else _FEWEST_DEFINITIONS
        if len(entries) >= _FEWEST_ENTRIES and len(defined.intersection(row)) >= enough:
            found.update(row)
    return frozenset(found)


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
