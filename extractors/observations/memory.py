"""What a sentence has named so far: the source of names for numbers that have none beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.model import Measure
from extractors.observations.names import Name, is_measure, name_before
from extractors.observations.predicates import Predicate, read_predicate
from extractors.observations.sharing import distribute, divisions
from extractors.observations.slots import Slot
from extractors.observations.units import counting
from extractors.observations.words import DEPENDENT, PREDICATE, word_set

_PIECES = re.compile("[，；。：]")
_COLLECTIVE = re.compile(r"[一二三四五六七八九十]+(?:个|大|项|类)[\u4e00-\u9fff]{0,6}$")
_SAID = re.compile(f"连续|{PREDICATE.pattern}")
_PARTICLES = re.compile(r"PM(?:2\.5|10)|连续\d+年")
_TOTALS = word_set("总量 总额 总值 总数 数量 规模 总规模")
_NO_HEAD = DEPENDENT | {"占地"}
# Verbs before a noun that tell a change of a stock, and whether it falls.
CHANGING = {"净增": False, "净增加": False, "压减": True}


@dataclass(slots=True)
class Memory:
    """The names that a sentence's numbers got so far, each with its clause, and what was last read."""

    text: str
    names: list[tuple[Name, int]] = field(default_factory=list)
    unit: str = ""  # of the number last read
    measure: Measure = "value"
    behind: bool = False  # whether the name last read stands behind its number

    @property
    def last(self) -> Name | None:
        """The name that came last."""
        return self.names[-1][0] if self.names else None

    def recent(self, count: int, *, heads: bool = False) -> list[Name]:
        """The last `count` distinct names (or things measured) in the order of the text; empty if there are fewer."""
        distinct: dict[Name | str, Name] = {}
        for name, _ in reversed(self.names):
            distinct.setdefault(name.head if heads else name, name)
            if len(distinct) == count:
                return list(distinct.values())[::-1]
        return divisions(next(iter(distinct.values()))) if len(distinct) == 1 and count == 2 else []

    def listed_before(self, slot: Slot, count: int) -> list[Name]:
        """The names that the clause before lists (A、B稳步发展，分别增长…); empty where they are not `count`."""
        piece = self.piece_before(slot)
        said = _SAID.search(piece, 1)
        piece = piece[: said.start()] if said else piece
        if any(character.isdigit() for character in _PARTICLES.sub("", piece)):
            return []
        return distribute(_COLLECTIVE.sub("", piece), count) or distribute(self.topic_before(slot), count)

    def together(self) -> list[Name]:
        """The names that 均 or 都 means: those of the last clause, or of the last two where it has but one."""
        if not self.names:
            return []
        last = self.names[-1][1]
        names = list(dict.fromkeys(name for name, clause in self.names if clause == last))
        if len(names) > 1:
            return names
        return list(dict.fromkeys(name for name, clause in self.names if clause >= last - 1))

    def before_clause(self, clause: int) -> Name | None:
        """The last name of an earlier clause."""
        return next((name for name, of in reversed(self.names) if of < clause), None)

    def piece_before(self, slot: Slot) -> str:
        """The words of the clause before the one that a number stands in."""
        return _PIECES.split(self.text[: max(0, slot.opened - 1)])[-1]

    def topic_before(self, slot: Slot) -> str:
        """What the clauses before a sentence's first number do something to: 校区 of 新建校区，完成投资…"""
        for piece in reversed(_PIECES.split(self.text[: max(0, slot.opened - 1)])):
            name = name_before(piece.removesuffix("方面"))
            if name and 2 <= len(name.noun) <= 24 and not piece.startswith(name.noun):
                match = PREDICATE.search(name.noun, 2)
                return name.noun[: match.start()] if match else name.noun
        return ""

    def complete(self, name: Name, slot: Slot) -> Name:
        """A noun of measure with the thing that it is the measure of: 产量 after 粮食播种面积 → 粮食产量."""
        if self.last is None:
            return Name(self.topic_before(slot) + name.noun)
        if name.noun in _TOTALS and is_measure(self.last.noun):
            return Name(self.last.noun)
        head = self.last.head
        return name if head in _NO_HEAD or head == name.noun else Name(head + name.noun)

    def carry(self, before: Name | None, predicate: Predicate, slot: Slot) -> Name | None:
        """The name that came last, for a number with a predicate alone (、同比增长5%), with its verb if it has one."""
        last = self.last
        if last is None:
            return self._from_clause_before(before, predicate, slot)
        right = slot.right.strip(" ，；。")
        if right and right[0] not in "、和及与（）" and not predicate.stated and not PREDICATE.match(right):
            return None  # it counts something that cannot be named
        verb = before.verb if before else predicate.newly
        if verb:
            return Name(last.head, verb)
        if slot.mark == "；" and not slot.follows and not predicate.stated:
            return None
        if predicate.stated and predicate.measure == "value":
            return Name(last.noun) if self._same_kind(slot.quantity.unit) else None
        return last

    def with_verb(self, name: Name, slot: Slot) -> Name:
        """The name with the verb of the list that it stands in: 引进首店3家、酒店2家."""
        if name.verb or not self.names or is_measure(name.noun):
            return name
        last, clause = self.names[-1]
        listed = slot.follows and clause == slot.clause and last.verb_leads
        same = self.unit == slot.quantity.unit or (counting(self.unit) and counting(slot.quantity.unit))
        counted = self.measure == "value" or last.verb in CHANGING
        return Name(name.noun, last.verb, verb_leads=True) if listed and same and counted else name

    def _same_kind(self, unit: str) -> bool:
        """Whether a further value of what came last can have this unit."""
        if self.measure != "value" or counting(unit) == counting(self.unit):
            return True
        return unit.strip("百千万亿") == self.unit.strip("百千万亿")

    def _from_clause_before(self, before: Name | None, predicate: Predicate, slot: Slot) -> Name | None:
        """The name of a sentence's first number where the clause before it has it (GDP突破千亿元，达1024亿元)."""
        topic = self.topic_before(slot)
        if before and before.verb:
            return Name(topic, before.verb) if topic else None
        if not predicate.stated:
            return None
        if 3 < len(topic) < 12:
            return Name(topic)
        piece = self.piece_before(slot)
        subject = read_predicate(piece, "%").name
        if subject == piece:
            match = PREDICATE.search(piece, 1)
            subject = piece[: match.start()] if match else ""
        named = name_before(subject)
        return named if named and is_measure(named.noun) else None
