"""A question's text cut into names, words, periods and what is left unread: the cheapest cuttings of a lattice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.model import Period
from graph.wording_names import Names, Thing
from graph.wording_periods import find_question_periods
from graph.wording_words import question_words

_MOST = 48  # cuttings kept at each place
_FREE = re.compile(r"[\s。，、？！；：?!.,;:'’()（）\-—]")
_TOKEN = re.compile(r"[a-z0-9]+")
_FOUND_NAME = 0.2  # what a name found in a report costs more than one of the lexicon, or than a word
_ONLY_WORDS = 0.5  # and one found in a report that is made of nothing but words of questions: 重点项目


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a question's text: things of one type, senses of a word, a period, or nothing that could be read.

    A period that needs a year to be known is given as `vague`.
    """

    start: int
    end: int
    words: str
    things: tuple[Thing, ...] = ()
    senses: tuple[str, ...] = ()
    period: Period | None = None
    vague: bool = False

    @property
    def unread(self) -> bool:
        """Whether it could not be read."""
        return not (self.things or self.senses or self.period or self.vague)


@dataclass(frozen=True, slots=True)
class Cutting:
    """One way to read a text: its pieces, how much of it stays unread, and how many pieces it takes."""

    pieces: tuple[Piece, ...]
    unread: int
    cost: float


def cut(text: str, names: Names) -> tuple[Cutting, ...]:
    """The readings of a text in uniform writing that leave least unread and take fewest pieces, best first."""
    edges = _edges(text, names)
    best: list[list[Cutting]] = [[] for _ in range(len(text) + 1)]
    best[0] = [Cutting((), 0, 0.0)]
    for at in range(len(text)):
        if not best[at]:
            continue
        best[at] = sorted(best[at], key=_rank)[:_MOST]
        if _FREE.match(text, at):
            best[at + 1] += best[at]
        for piece, cost in edges[at]:
            unread = piece.end - piece.start if piece.unread else 0
            best[piece.end] += [Cutting((*way.pieces, piece), way.unread + unread, way.cost + cost) for way in best[at]]
    return tuple(sorted(best[-1], key=_rank)[:_MOST])


def _rank(way: Cutting) -> tuple[int, float]:
    return way.unread, way.cost


def _edges(text: str, names: Names) -> dict[int, list[tuple[Piece, float]]]:
    """The pieces that may begin at each place, with their costs."""
    edges: dict[int, list[tuple[Piece, float]]] = defaultdict(list)
    words = question_words()
    matches = tuple(names.matches(text))
    made_of_words = _coverable(text, [(start, end) for start, end, form in matches if form in words])
    for start, end, form in matches:
        if form in words:
            edges[start].append((Piece(start, end, form, senses=words[form]), 1.0))
        by_type: dict[str, list[Thing]] = defaultdict(list)
        for thing in names.forms.get(form, ()):
            by_type[thing.type].append(thing)
        for things in by_type.values():
            known = any(thing.known for thing in things)
            cost = 1.0 if known else 1.0 + _FOUND_NAME
            if covered := made_of_words(start, end):
                cost = float(covered) if known else covered + _ONLY_WORDS
            edges[start].append((Piece(start, end, form, things=tuple(things)), cost))
    for found in find_question_periods(text):
        words_of = text[found.start : found.end]
        piece = Piece(found.start, found.end, words_of, period=found.period, vague=found.period is None)
        edges[found.start].append((piece, 0.9))
    for at in range(len(text)):
        if not _FREE.match(text, at):
            token = _TOKEN.match(text, at)
            end = token.end() if token else at + 1
            edges[at].append((Piece(at, end, text[at:end]), 1.0))
    return edges


def _coverable(text: str, words: Sequence[tuple[int, int]]) -> Callable[[int, int], int]:
    """Of how many words of questions a span is made; 0 where it is not, or is one of them alone."""
    ends: dict[int, list[int]] = defaultdict(list)
    for start, end in words:
        ends[start].append(end)

    def covered(start: int, end: int) -> int:
        fewest = {start: 0}
        for at in range(start, end):
            if at in fewest:
                step = fewest[at] + 1
                if text[at] == " ":
                    fewest[at + 1] = min(fewest[at], fewest.get(at + 1, step))
                for after in ends[at]:
                    fewest[after] = min(step, fewest.get(after, step))
        return fewest.get(end, 0)

    return covered
