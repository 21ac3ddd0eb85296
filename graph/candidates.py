"""Pairs of entities that may be one, to be put to a person: what neither lexicon nor form decides.

Likeness of characters only proposes. Names are compared where the same place's reports write them, and equal names
across places one of which lies in the other or that share a province. What is decided is never proposed: a phase, a
section, a part; two numbers, east and west; names that one sentence lists side by side.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from graph.form import Kind, folded, plain

Why = Literal["same name", "contains", "abbreviates", "rearranges", "one character"]

_NUMBERS = re.compile(r"\d+(?:\.\d+)?|[一二三四五六七八九十百千]+")
_SIDES = re.compile("[东南西北上下左右内外前后新老旧省市县区]|国家|全国|小学|中学|高速|铁路|保护|防治")
_ORDINAL = re.compile("第[一二三四五六七八九十0-9]+(?!次|轮|批)")
_LEARNED = re.compile("(?:大学|学院|医院)$")  # 云岭大学 and 云岭科技大学 are two
_BRACKETS = re.compile("（.*?）")
# What follows a name and makes it that of a part: a phase, a section, a branch, what belongs to it.
_PART = re.compile(
    "期|段|[东南西北]延|延伸|北扩|分[校院馆厂]|连接线|专用线|线$|附属|院区|校区|地块|片区|站房|客运站|站前|起步区|食堂|安置|配套|高架"
    "|细胞|后续|引线|互通|病房|综合楼|门诊|研究[所院]$|示范|[路街]$"
)
_LEAST = 0.55  # the score below which a pair is not worth a person's time
_LONG_ENOUGH = 5  # characters of names that differ by one: a misprint rather than another name
_COMMON = 40  # names of a place that share a bigram, from which on it tells nothing
_CROWD = 3  # longer names that hold a shorter one, from which on it is a word for many things: 污水处理厂
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity that reports speak of.

    `places` are the codes of their places, `sentences` the IRIs of those that name it; `known` says that the lexicon
    has it.
    """

    kind: Kind
    iri: str
    label: str
    names: tuple[str, ...]
    places: frozenset[str]
    sentences: frozenset[str] = frozenset()
    known: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one: why, and how likely it seems, 0 to 1. The longer name is `b`."""

    a: Thing
    b: Thing
    why: Why
    score: float


def candidates(things: Iterable[Thing]) -> list[Candidate]:
    """The doubtful pairs, the likeliest first; each pair once."""
    found: dict[frozenset[str], Candidate] = {}
    things = sorted(things, key=lambda thing: thing.iri)
    for candidate in (*_namesakes(things), *_neighbours(things)):
        pair = frozenset((candidate.a.iri, candidate.b.iri))
        if pair not in found or found[pair].score < candidate.score:
            found[pair] = candidate
    return sorted(found.values(), key=lambda each: (-each.score, each.a.kind, each.a.iri, each.b.iri))


def likeness(kind: Kind, one: str, other: str) -> tuple[Why, float] | None:
    """Why two names may be one thing's, and how likely (0 to 1); None where they are told apart, or nothing joins."""
    return _likeness(kind, folded(kind, one), folded(kind, other))


def _likeness(kind: Kind, one: str, other: str) -> tuple[Why, float] | None:
    one, other = sorted((one, other), key=len)
    if one == other or len(one) < _SHORTEST or _told_apart(one, other):
        return None
    ratio = len(one) / len(other)
    if kind == "indicator":
        sure = _abbreviates(one, other) and not _BRACKETS.search(one + other)
        return ("abbreviates", 0.5 + ratio / 2) if sure and ratio > 0.4 else None
    if one in other:
        return _contained(one, other, ratio)
    if kind == "agency" and _LEARNED.search(other):
        return None
    if _subsequence(one, other) and ratio >= 0.5:
        return ("abbreviates", (0.6 if other.endswith(one[-1]) else 0.4) + 0.4 * ratio)
    if Counter(one) <= Counter(other) and ratio >= 0.7:
        return ("rearranges", 0.5 + 0.4 * ratio)
    if len(one) == len(other) >= _LONG_ENOUGH and sum(map(str.__ne__, one, other)) == 1:
        return ("one character", _LEAST)
    return None


def _contained(one: str, other: str, ratio: float) -> tuple[Why, float] | None:
    if other.endswith(one):
        return ("contains", 0.6 + 0.4 * ratio)
    _, _, rest = other.partition(one)
    return None if _PART.search(rest) else ("contains", 0.4 + 0.4 * ratio)


# --- where names meet ---------------------------------------------------------------------------------------------


def _namesakes(things: Sequence[Thing]) -> Iterator[Candidate]:
    """Things of one name in places one of which lies in the other, or that are the only two of a province."""
    named: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in things:
        if not thing.known:
            named[thing.kind, plain(thing.label)].append(thing)
    for (_, label), group in named.items():
        for a, b in combinations(group, 2) if len(group) < _COMMON else ():
            score = max((_relation(here, there) for here in a.places for there in b.places), default=0.0)
            if score >= _LEAST or (score and len(group) == 2 and len(label) > _SHORTEST + 1):
                yield Candidate(a, b, "same name", max(score, _LEAST))


def _relation(here: str, there: str) -> float:
    """How near two places are by their codes: 0.9 where one lies in the other, 0.5 in one province, else 0."""
    short, long = sorted((here.rstrip("0"), there.rstrip("0")), key=len)
    if len(short) > 2 and long.startswith(short) and short != long:
        return 0.9
    return 0.5 if here[:2] == there[:2] and here != there else 0.0


def _neighbours(things: Sequence[Thing]) -> Iterator[Candidate]:
    """Things of different names that reports of one place write."""
    blocks: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in things:
        for place in thing.places:
            blocks[thing.kind, place].append(thing)
    for block in blocks.values():
        yield from _of_block(block)


def _of_block(block: Sequence[Thing]) -> Iterator[Candidate]:
    holding: Counter[str] = Counter()
    found: list[Candidate] = []
    forms = {thing.iri: _forms(thing) for thing in block}
    for a, b in _sharing(block, forms):
        candidate = _candidate(a, b, forms)
        if candidate is not None:
            found.append(candidate)
            holding[candidate.a.iri] += candidate.why == "contains"
    yield from (each for each in found if each.why != "contains" or holding[each.a.iri] < _CROWD)


def _sharing(block: Sequence[Thing], forms: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Thing, Thing]]:
    """The pairs that share at least two bigrams which are not common in the block, or all that the shorter has."""
    posted: dict[str, list[int]] = defaultdict(list)
    for number, thing in enumerate(block):
        for bigram in {bigram for name in forms[thing.iri] for bigram in _bigrams(name)}:
            posted[bigram].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in posted.values():
        if 1 < len(numbers) < _COMMON:
            shared.update(combinations(numbers, 2))
    for (a, b), count in sorted(shared.items()):
        if count > 1 and not (block[a].known and block[b].known) and not block[a].sentences & block[b].sentences:
            yield block[a], block[b]


def _candidate(a: Thing, b: Thing, forms: Mapping[str, tuple[str, ...]]) -> Candidate | None:
    best: tuple[Why, float] | None = None
    for one in forms[a.iri]:
        for other in forms[b.iri]:
            found = _likeness(a.kind, one, other)
            if found and (best is None or found[1] > best[1]):
                best = found
    if best is None or best[1] < _LEAST:
        return None
    first, second = sorted((a, b), key=lambda thing: (len(thing.label), thing.iri))
    return Candidate(first, second, best[0], round(best[1], 3))


# --- names ----------------------------------------------------------------------------------------------------------


def _forms(thing: Thing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded(thing.kind, name) for name in (thing.label, *thing.names)))


def _bigrams(name: str) -> frozenset[str]:
    return frozenset(name[at : at + 2] for at in range(len(name) - 1))


def _told_apart(one: str, other: str) -> bool:
    """Whether one is the second, third … of its kind, or both have marks (numbers; sides, ranks) that differ."""
    if bool(_ORDINAL.search(one)) != bool(_ORDINAL.search(other)):
        return True
    for marks in (_NUMBERS, _SIDES):
        left, right = sorted(marks.findall(one)), sorted(marks.findall(other))
        if left and right and not (Counter(left) <= Counter(right) or Counter(right) <= Counter(left)):
            return True
    return False


def _subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


def _abbreviates(short: str, long: str) -> bool:
    """Whether a name leaves characters of another out and keeps its first and its last."""
    return short[0] == long[0] and short[-1] == long[-1] and _subsequence(short, long)
