"""Binding numbers to names: which name each number of a sentence belongs to.

Numbers are taken from left to right, listed ones (9.4%、15.6%) together. A number takes its name from the words before
it, from the noun that it counts behind it, or from the numbers before it: 、增长5.5% is growth of what came last, and
分别增长8%、6% of the last two. A number whose name cannot be told is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model import Bound, Measure
from extractors.observations.memory import CHANGING, Memory
from extractors.observations.names import Name, clean, is_doing, is_measure, name_before
from extractors.observations.predicates import Predicate, read_predicate
from extractors.observations.sharing import distribute
from extractors.observations.singles import name_of
from extractors.observations.slots import JOINING, Slot
from extractors.observations.words import DEPENDENT, STRUCTURE

_SEPARATORS = " 、，和及与以"
_DASH = re.compile(r"[-—~–至到]{1,2}")
_ORIGIN = re.compile(r"(?<![自理缘])[从由]的?$")
_SHARES = ("%", "成", "‰", "倍")
# `A完成总投资的15%`, `A占全市的30%`: a share of a whole.
_SHARE_OF = re.compile(
    r"(?P<subject>.*?)(?P<each>分别|均|各)?(?:已)?(?P<verb>完成|占|达到?|超过?|不到|约占)"
    r"(?P<whole>[^，、；]{2,24})的(?:近|约|超过?)?$"
)
# Of `提高到2020年的38%` nothing is left of the year but 的.
_OF_THEN = re.compile(r"(?<=[到至为达])的$")
# `完成A、B总工程量的30%、50%`: shares of what is built.
_WORKS_OF = re.compile(r"完成(?P<things>.+[、和].+?)(?P<whole>总工程量|主体工程量?|工程量|总投资|总进度)的$")
_DRIVES = re.compile(r"^[，、 ]*(?:争取|带动|拉动|推动|促进|推进)")
_MOST_SHARED = 5
_BOUNDS: dict[str, Bound] = {"least": ">=", "most": "<=", "about": "~"}
_INDUSTRIES = tuple(Name(f"第{number}产业增加值占比") for number in "一二三")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number was found to measure.

    `also` are further names that the number holds for. `origin` is True for the value that a change started from
    (从5个增加到8个).
    """

    slot: Slot
    name: str
    also: tuple[str, ...]
    measure: Measure
    falls: bool
    bound: Bound
    origin: bool = False


@dataclass(frozen=True, slots=True)
class _Bound:
    """Names bound to a run of numbers, and the predicate as it holds for them."""

    names: Sequence[tuple[Name, ...]]  # for each number; one entry holds for all
    predicate: Predicate
    behind: bool = False


def bind(slots: Sequence[Slot], text: str) -> list[Reading]:
    """The readings of a sentence's slots, in order; a slot whose name cannot be told has none."""
    memory = Memory(text)
    readings: list[Reading] = []
    at = 0
    while at < len(slots):
        run = _listed(slots, at)
        at += len(run)
        readings += _read_run(run, slots[at] if at < len(slots) else None, memory)
    return readings


def _read_run(run: Sequence[Slot], following: Slot | None, memory: Memory) -> Iterator[Reading]:
    left = _words_before(run[0], memory)
    origin = _ORIGIN.search(left) is not None
    left = _OF_THEN.sub("", _ORIGIN.sub("", left))
    share = _SHARE_OF.search(left) if run[0].quantity.unit in _SHARES else None
    predicate = read_predicate(share["subject"] if share else left, run[0].quantity.unit)
    if is_doing(left):
        predicate = replace(predicate, name=left, measure="value", newly="")
    if share:
        predicate = replace(predicate, measure="value", each=bool(share["each"]) or predicate.each)
    bound = _names(run, predicate, share, following, memory)
    if bound is None:
        return
    yield from _readings(run, bound, origin)
    memory.names += [(name, run[0].clause) for names in bound.names for name in names]
    memory.unit, memory.measure, memory.behind = run[-1].quantity.unit, bound.predicate.measure, bound.behind


def _words_before(slot: Slot, memory: Memory) -> str:
    """The words before a number that can name it: without those that end the noun of the number before."""
    left = slot.left
    if not slot.follows or not left.strip(_SEPARATORS):
        return left
    if JOINING.search(left):
        return ""
    head, mark, rest = left.partition("、")
    return rest if mark and rest.strip(_SEPARATORS) and (memory.behind or len(head) == 1) else left


# --- numbers that are listed --------------------------------------------------------------------------------------


def _listed(slots: Sequence[Slot], at: int) -> Sequence[Slot]:
    """The slot at `at` and those that are listed with it: nothing but a separator between, and one unit.

    Units may differ where the words before list as many names (企业、农户分别3家、5户).
    """
    end = at + 1
    unit = slots[at].quantity.unit
    while end < len(slots) and slots[end].follows:
        between = slots[end].left.strip(_SEPARATORS)
        if between and not _DASH.fullmatch(between) and not (not unit and between in ("：", ":")):
            break
        end += 1
    run = slots[at:end]
    other = next((i for i, slot in enumerate(run) if slot.quantity.unit != unit), 0)
    if other:
        words = read_predicate(run[0].left, unit).name
        whole = "、" in words and not run[-1].right.strip(" ，。；") and distribute(words, len(run))
        return run if whole else run[:other]
    return run


def _is_range(run: Sequence[Slot]) -> bool:
    return len(run) == 2 and _DASH.fullmatch(run[1].left.strip()) is not None


# --- finding the names --------------------------------------------------------------------------------------------


def _names(
    run: Sequence[Slot], predicate: Predicate, share: re.Match[str] | None, following: Slot | None, memory: Memory
) -> _Bound | None:
    """The names of a run of numbers; None where they cannot be told."""
    first, count = run[0], 1 if _is_range(run) else len(run)
    if len(run) == 3 and not first.quantity.unit:
        return _structure(run, predicate, memory)
    if predicate.measure in ("growth", "change") or first.quantity.unit == "%":
        predicate = replace(predicate, name=_DRIVES.sub("", predicate.name))
    if not first.quantity.unit and predicate.measure != "rank" and not is_measure(predicate.name):
        return None
    if share:
        wholes = [(_part_of(name, share),) for name in _subjects(predicate.name, count, share, first, memory)]
        return _Bound(wholes, predicate) if wholes else None
    works = _WORKS_OF.search(predicate.name) if count > 1 else None
    if works:
        things = distribute(works["things"], count)
        return (
            _Bound([(Name(f"{thing.noun}{works['whole']}完成比例"),) for thing in things], predicate)
            if things
            else None
        )
    if count > 1:
        names = _several(predicate.name, count, first, memory)
        return _Bound([(name,) for name in names], predicate) if names else None
    if predicate.each or predicate.together:
        shared = _shared(predicate, first, memory)
        if shared:
            return _Bound([tuple(shared)], predicate)
    found = name_of(run[-1] if _is_range(run) else first, predicate, following, memory)
    if found is None:
        return None
    if found.plain:
        predicate = replace(predicate, measure="value", falls=False)
    elif found.name.verb in CHANGING:
        predicate = replace(predicate, measure="change", falls=CHANGING[found.name.verb])
    return _Bound([(found.name,)], predicate, found.behind)


def _structure(run: Sequence[Slot], predicate: Predicate, memory: Memory) -> _Bound | None:
    """The shares of the three industries (三次产业结构为12：38：50), also those that it was before (由…调整为…)."""
    carried = not predicate.name.strip(_SEPARATORS) and memory.last == _INDUSTRIES[-1]
    if carried or STRUCTURE.search(predicate.name) or STRUCTURE.search(memory.piece_before(run[0])):
        return _Bound([(name,) for name in _INDUSTRIES], predicate)
    return None


def _subjects(words: str, count: int, share: re.Match[str], slot: Slot, memory: Memory) -> list[Name]:
    """What has a share of a whole (A、B分别占全市的…); a nameless one where the whole itself says it."""
    if words.strip(_SEPARATORS):
        name = name_before(words)
        return _several(words, count, slot, memory) if count > 1 else [name] if name and name.noun else []
    if count == 1 and len(share["whole"]) > 6:
        return [Name("")]
    return memory.recent(count) or memory.listed_before(slot, count)


def _part_of(name: Name, share: re.Match[str]) -> Name:
    whole = clean(share["whole"]) or share["whole"]
    if share["verb"] == "完成":
        return Name(f"{name.noun}完成{whole}比例") if name.noun else Name(f"{whole}完成比例")
    return Name(f"{name.noun}占{whole}比重")


def _several(words: str, count: int, slot: Slot, memory: Memory) -> list[Name]:
    """The names of `count` listed numbers; empty where the words and what was named before do not give so many."""
    if not words.strip(_SEPARATORS):
        return memory.recent(count) or memory.listed_before(slot, count)
    names = distribute(words, count)
    if names and all(name.noun in DEPENDENT for name in names):
        return [memory.complete(name, slot) for name in names]
    measure = name_before(words)
    if names or measure is None:
        return names
    if measure.noun in DEPENDENT or (is_measure(measure.noun) and len(measure.noun) < 7):
        things = memory.recent(count, heads=True) or memory.listed_before(slot, count)
        return [Name(thing.head + measure.noun) for thing in things]
    return []


def _shared(predicate: Predicate, slot: Slot, memory: Memory) -> list[Name]:
    """The several names of one number (A、B均增长10%); empty where there is but one."""
    words = predicate.name if predicate.name.strip(_SEPARATORS) else ""
    if not words and predicate.together and memory.last is not None:
        return memory.together()
    if not words and predicate.together:
        words = memory.piece_before(slot)
    return next((names for n in range(2, _MOST_SHARED + 1) if (names := distribute(words, n))), [])


# --- readings -----------------------------------------------------------------------------------------------------


def _readings(run: Sequence[Slot], bound: _Bound, origin: bool) -> Iterator[Reading]:
    ranged = _is_range(run)
    limit: Bound
    for position, slot in enumerate(run):
        if ranged:
            names, limit = bound.names[0], "<=" if position else ">="
        elif position < len(bound.names):
            names, limit = bound.names[position], _BOUNDS.get(slot.bound, bound.predicate.bound)
        else:
            return
        name, *also = (str(name) for name in names)
        yield Reading(slot, name, tuple(also), bound.predicate.measure, bound.predicate.falls, limit, origin)
