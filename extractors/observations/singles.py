"""The name of a single number: from the words before it, from those behind it, or from what was named before."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.observations.counted import counted, counts, noun_behind
from extractors.observations.memory import Memory
from extractors.observations.names import Name, clean, is_measure, name_after, name_before, trim
from extractors.observations.predicates import Predicate
from extractors.observations.slots import Slot
from extractors.observations.units import counting, heads, of_people
from extractors.observations.words import DEPENDENT, PREDICATE

# Verbs of change that do something to what is counted behind the number: 增加20个泊位.
_MOVED = frozenset({"增加", "提升", "提高", "减少", "扩大", "压缩", "降低", "延长"})
_REACHED = frozenset({"惠及", "受益", "覆盖", "带动", "服务"})
_LISTING = re.compile("指数|评价|榜|考核|测评|名单|竞争力|调查|排行")
_LONGEST_PREDICATE = 24


class Found(NamedTuple):
    """A name, whether it stands behind its number, and whether it makes a number with a verb of change plain."""

    name: Name
    behind: bool = False
    plain: bool = False


def name_of(slot: Slot, predicate: Predicate, following: Slot | None, memory: Memory) -> Found | None:
    """The name of a number that stands alone; None where it cannot be told."""
    words = trim(predicate.name)
    before = name_before(words) if words else Name("", predicate.newly) if predicate.newly else None
    if before and words.endswith("等") and not before.verb_leads:
        before = Name(before.noun + before.verb)
    moved = trim(slot.left)
    if not words and moved in _MOVED and counting(slot.quantity.unit) and slot.right.strip():
        after = noun_behind(slot, Name("", moved), following)
        if after is not None:
            return Found(after, behind=True, plain=True)
    if predicate.measure == "value" and counts(slot, before, words, predicate, following):
        after = counted(slot, before, words, following, memory)
        if after is not None:
            return Found(after, behind=True)
    name = _of_people(slot, before, words, memory)
    if name is None:
        nameless = before is None or not before.noun
        name = _from_elsewhere(slot, before, predicate, following, memory) if nameless else None
    if name is None and before is not None and before.noun:
        name = _from_before(slot, before, words, predicate, following, memory)
    return Found(name) if name is not None else None


def _of_people(slot: Slot, before: Name | None, words: str, memory: Memory) -> Name | None:
    """The name of a number of people with a verb alone: 惠及3万人, 31人入选…, 培训200人."""
    unit = slot.quantity.unit
    if not of_people(unit):
        return None
    if before and before.noun in _REACHED:
        subject = memory.last.noun if memory.last else memory.topic_before(slot)
        return Name(subject + before.noun + heads(unit))
    if before and before.verb and not before.noun and not slot.right and memory.last is None:
        return Name(before.verb + heads(unit))
    if not words and PREDICATE.match(slot.right):
        return Name(clean(slot.right[:_LONGEST_PREDICATE]) + heads(unit))
    return None


def _from_elsewhere(
    slot: Slot, before: Name | None, predicate: Predicate, following: Slot | None, memory: Memory
) -> Name | None:
    """The name where the words before the number have none: that of the next number, of a list, or the last one."""
    if following is not None and following.follows and not following.left.strip(" 、，和及与") and not predicate.stated:
        after = name_after(following.right, before)
        if after is not None:
            return after
    listed = clean(predicate.listing) if predicate.measure == "rank" else ""
    if listed and (memory.last is None or _LISTING.search(listed)):
        return Name(listed)
    return memory.carry(before, predicate, slot)


def _from_before(
    slot: Slot, before: Name, words: str, predicate: Predicate, following: Slot | None, memory: Memory
) -> Name:
    """The name that the words before the number give, completed where it cannot stand alone."""
    if words.startswith("占") and memory.last:
        return Name(memory.last.noun + (words if is_measure(words) else words + "比重"))
    if predicate.newly:
        return Name(before.noun, predicate.newly)
    if before.noun in DEPENDENT and following is not None and following.follows and not following.left.strip():
        after = name_after(following.right, None)  # 总投资46亿元12个项目
        if after is not None and counting(following.quantity.unit):
            return Name(after.noun + before.noun)
    short = len(before.noun) == 2 and (slot.follows if is_measure(before.noun) else memory.last is None)
    if not before.verb and (before.noun in DEPENDENT or short):
        return memory.complete(before, slot)
    return before if before.verb else memory.with_verb(before, slot)
