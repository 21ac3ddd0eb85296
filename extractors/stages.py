"""What a report says of a project's course: the words before and after its name, and the stage they put it in.

A clause names projects as the object of verbs (开工建设A、B等项目) or as the subject of a predicate (A、B加快推进).
Both are runs of words of one small table, read from the left (`lead`) or from the right (`trail`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from extractors.model import Stage
from extractors.stage_words import (
    AFTER,
    ASPECTS,
    AT_WORK,
    AVERSE,
    BEFORE,
    BEGINNING,
    FOLLOWING,
    LIKELY,
    LONGEST,
    NONE,
    WITHIN_NAMES,
    Word,
)


@dataclass(frozen=True, slots=True)
class Course:
    """A run of words [start, end) about a project's course, and what they say together."""

    start: int
    end: int
    stage: Stage | None = None
    force: int = NONE


_EITHER = BEFORE | AFTER
_FIRST = frozenset(word[0] for word in BEFORE)
_FIRST_OF_EITHER = frozenset(word[0] for word in _EITHER)
_LAST = frozenset(word[-1] for word in AFTER)
_PRECEDENCE: tuple[Stage | None, ...] = ("planned", "completed", "started", "ongoing")


def lead(text: str, start: int, end: int) -> Course | None:
    """The verbs with which the stretch [start, end) begins, before a name; None where it begins with none.

    >>> lead("加快推进东河水库", 0, 8)
    Course(start=0, end=4, stage='ongoing', force=2)
    """
    at, last = start, start
    read: list[Word] = []
    kept: list[Word] = []
    while at < end:
        word = _word_at(text, at, end)
        if not word:
            break
        at += len(word)
        read.append(BEFORE[word])
        if read[-1].force != NONE or (kept and word in FOLLOWING):
            last, kept = at, list(read)
    return _together(start, last, kept) if kept else None


def trail(text: str, start: int, end: int) -> Course | None:
    """The predicate with which the stretch [start, end) ends, after a name; None where it ends with none.

    >>> trail("东河水库加快建设", 0, 8)
    Course(start=4, end=8, stage='ongoing', force=3)
    """
    at = end
    read: list[tuple[int, Word]] = []
    while at > start:
        word = _word_before(text, start, at)
        if not word:
            break
        at -= len(word)
        read.append((at, AFTER.get(word) or BEFORE[word]))
    # 改造全面完成: what needs support and has none belongs to the name.
    while read and read[-1][1].noun and read[-1][1].force > NONE:
        read.pop()
    words = [word for _, word in read]
    if all(text[at : at + 2] in AT_WORK or word.force == NONE for at, word in read):
        opening = text[read[-1][0] : end] if read else ""
        if not any(word in opening for word in BEGINNING):
            return None
    if not any(word.force > NONE for word in words) or read[-1][0] == start:
        return None
    if not any(word.stage for word in words) and not any(aspect in text[read[-1][0] : end] for aspect in ASPECTS):
        return None
    return _together(read[-1][0], end, words)


def mentioned(text: str) -> Course:
    """What all words of the table in a stretch say together, wherever they stand."""
    at = 0
    read: list[Word] = []
    while at < len(text):
        if text[at] not in _FIRST_OF_EITHER:
            at += 1
            continue
        word = next((text[at : at + n] for n in range(LONGEST, 1, -1) if text[at : at + n] in _EITHER), "")
        if word:
            read.append(_EITHER[word])
        at += len(word) or 1
    return _together(0, len(text), read)


def together(first: Course | None, second: Course | None) -> Course:
    """Verbs before and predicate after read as one: the predicate's stage, where it has one, goes first."""
    if first is None or second is None:
        return first or second or Course(0, 0)
    stage = second.stage or first.stage
    if first.stage == "planned":
        stage = first.stage
    force = AVERSE if AVERSE in (first.force, second.force) else max(first.force, second.force)
    return Course(first.start, second.end, stage, force)


def _together(start: int, end: int, words: Iterable[Word]) -> Course:
    words = list(words)
    stages = {word.stage for word in words}
    stage = next((stage for stage in _PRECEDENCE if stage in stages), None)
    forces = [word.force for word in words]
    force = max(forces, default=NONE)
    return Course(start, end, stage, AVERSE if AVERSE in forces and force < LIKELY else force)


def _word_at(text: str, start: int, end: int) -> str:
    if start >= end or text[start] not in _FIRST:
        return ""
    for length in range(min(LONGEST, end - start), 0, -1):
        word = text[start : start + length]
        if word in BEFORE:
            another = WITHIN_NAMES.get(word) or WITHIN_NAMES.get(word[-2:], "")
            if not another or text[start + length : start + length + 1] not in tuple(another):
                return word
    return ""


def _word_before(text: str, start: int, end: int) -> str:
    if start >= end or text[end - 1] not in _LAST:
        return ""
    for length in range(min(LONGEST, end - start), 0, -1):
        word = text[end - length : end]
        if word in AFTER:
            return word
    return ""


# --- verbs inside a clause --------------------------------------------------------------------------------------

_MIDDLE = re.compile(
    "(?:加快|全力|有序|扎实|大力|积极|抓紧|深入|持续|强力|稳步|重点|力争|高标准|高质量|着力)(?:推进|建设|实施|启动|谋划|建成|打造|开工)"
    "|新?开工(?:建设)?|(?<!创)建成(?:投用|投产|通车)?(?!为|区)|竣工(?:投产)?|完工|投产|启动|推进|狠抓|实施|完成|谋划(?:推进|建设|实施)?|储备|签约|续建|新建|抓好|抓实|加快"
)


def middle(text: str, start: int, end: int) -> Course | None:
    """The first verbs inside the stretch [start, end) that a subject stands before (茶产业加快推进…)."""
    match = _MIDDLE.search(text, start + 1, end)
    return lead(text, match.start(), end) if match else None


# --- how far it has come ----------------------------------------------------------------------------------------

_PERCENT = r"\d+(?:\.\d+)?%"
_PROGRESS = re.compile(
    r"(?:分别|已|累计|均|已经)*(?:完成|达到|达|过|超过|为|至|超)?(?:了|年度|主体|项目)*"
    r"(总?工程量|主体工程量?|形象进度|工程(?:总体)?进度|总体进度|总进度|建设进度|施工进度|进度|建设任务|总投资|主体工程|主体|总量|计划投资|投资)"
    r"(?:的|量的|分别|已|均)*(?:完成|达到|达|过|超过|为|至|超)?(?:到|了)?"
    rf"({_PERCENT}(?:.{_PERCENT})*)(?:以上|左右)?"
)
_INVESTED = re.compile(r"(?:已|累计|全年|年内|当年|共|预计)*完成(?:年度|固定资产|项目|总)?投资")


def progress_in(text: str, start: int, end: int) -> tuple[int, tuple[Decimal, ...]] | None:
    """Where the words about progress begin in [start, end), and the percentages they state; None where there are none.

    >>> progress_in("甲坝、乙坝分别完成总工程量的31%、50%", 0, 20)
    (5, (Decimal('31'), Decimal('50')))
    """
    match = _PROGRESS.search(text, start, end)
    if match is None:
        return None
    return match.start(), tuple(Decimal(share) for share in re.findall(r"\d+(?:\.\d+)?", match[2]))


def invested_in(text: str, start: int, end: int) -> int | None:
    """Where the words 完成投资… begin in [start, end)."""
    match = _INVESTED.search(text, start, end)
    return match.start() if match else None
