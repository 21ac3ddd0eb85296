"""Binding numbers to names: which name each number of a sentence belongs to.

Numbers are taken from left to right, listed ones (9.4%、15.6%) together. A number takes its name from the words before
it, from the noun that it counts behind it, or from the numbers before it: 、增长5.5% is growth of what came last, and
分别增长8%、6% of the last two. A number whose name cannot be told is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.model import Bound, Measure
from extractors.observations.names import Name, begins_with_entity, clean, is_doing, is_measure, name_after, name_before
from extractors.observations.predicates import Predicate, read_predicate
from extractors.observations.sharing import distribute, divisions
from extractors.observations.slots import Slot
from extractors.observations.words import DEPENDENT, PREDICATE, STRUCTURE, word_set

_SEPARATORS = " 、，和及与以"
_DASH = re.compile(r"[-—~–至到]{1,2}")
_COUNTING = word_set(
    """
个 家 户 人 名 位 项 件 条 座 所 处 台 套 辆 艘 架 列 只 头 株 棵 盏 支 张 块 片 本 部 篇 份 枚 场 次 届 批 趟 班 起
宗 例 笔 款 种 类 栋 幢 间 层 孔 眼 道 段 组 队 群 门 节 床 人次 户次 家次 场次 批次 件次 大类 大 大项 余家 口 对 册
节次 单 吨 公里 亩 平方米 千瓦 万
"""
)
_ORIGIN = re.compile(r"(?<![自理缘])[从由]的?$")
# `A完成总投资的15%`, `A占全市的30%`: a share of a whole.
_SHARE_OF = re.compile(
    r"(?P<subject>.*?)(?P<each>分别|均|各)?(?:已)?(?P<verb>完成|占|达到?|超过?|不到|约占)(?P<whole>[^，、；]{2,24})的(?:近|约|超过?)?$"
)
_OWN_NOUN = re.compile(
    r"(?:总投资|完成投资|投资(?![^，。]{0,8}(?:以上|项目|企业))|占地|面积|建筑面积|总面积|产值|年产值|产量|销售额|营业收入|资金|总额|金额|总里程|里程|全长|总长|其中|增速|授信|货值|惠及|带动|涉及|规模(?!以上|化)|容量|总[建规面长里额数装库]|"
    r"协议|合同|到位|计划|概算|覆盖|受益|容积|装机|增长|同比|共(?=\d|$)|年(?:产|销|营|均|发|接|加|处|可)|年度?(?:计划)?(?:完成)?投资)"
)
_TOTALS = frozenset({"总量", "总额", "总值", "总数", "数量", "规模", "总规模"})
# Verbs before a noun that tell a change of a stock, and whether it falls.
_CHANGING = {"净增": False, "净增加": False, "压减": True}
# Of `提高到2020年的38%` nothing is left of the year but 的.
_OF_THEN = re.compile(r"(?<=[到至为达])的$")
_LISTING = re.compile("指数|评价|榜|考核|测评|名单|竞争力|调查|排行")
_LOCATED = re.compile(r"在[\u4e00-\u9fff]{0,3}?(?=[国省市区县州重建])")
_PEOPLE = ("人", "名", "户", "人次", "户次")
_REACHED = frozenset({"惠及", "受益", "覆盖", "带动", "服务"})
_DRIVES = re.compile(r"^[，、 ]*(?:争取|带动|拉动|推动|促进|推进)")
# What the verb before a counted noun is done to belongs to its name: 心理辅导覆盖490名儿童.
_REACHES_OUT = re.compile(r"(?:覆盖|惠及|服务|受益|吸引|吸纳|辐射|资助|救助|支持|带动)$")
_SERVES = re.compile(r"^(?:其中)?(支持|用于|惠及|覆盖|投向|涉及|服务|带动)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number was found to measure.

    `origin` is True for the value that a change started from (从5个增加到8个).
    """

    slot: Slot
    name: str
    also: tuple[str, ...]
    measure: Measure
    falls: bool
    bound: Bound
    origin: bool = False
    behind: bool = False  # whether its name stands behind it


def bind(slots: Sequence[Slot], text: str) -> list[Reading]:
    """The readings of a sentence's slots."""
    binder = _Binder(text)
    at = 0
    while at < len(slots):
        run = _listed(slots, at)
        binder.take(run, slots[at + len(run)] if at + len(run) < len(slots) else None)
        at += len(run)
    return binder.readings


def _listed(slots: Sequence[Slot], at: int) -> Sequence[Slot]:
    """The slot at `at` and those that are listed with it: nothing but a separator between, and one unit.

    Units may differ where the words before list as many names (企业、农户分别3家、5户).
    """
    run = _separated(slots, at)
    units = {slot.quantity.unit for slot in run}
    if len(units) > 1:
        words = read_predicate(slots[at].left, slots[at].quantity.unit).name
        if not distribute(words, len(run)) or "、" not in words:
            same = next(i for i, slot in enumerate(run) if slot.quantity.unit != run[0].quantity.unit)
            return run[:same]
    return run


def _separated(slots: Sequence[Slot], at: int) -> Sequence[Slot]:
    end = at + 1
    unit = slots[at].quantity.unit
    while end < len(slots) and slots[end].follows:
        between = slots[end].left.strip(_SEPARATORS)
        if between and not _DASH.fullmatch(between) and not (not unit and between in ("：", ":")):
            break
        end += 1
    return slots[at:end]


class _Binder:
    """The names met so far in a sentence, and the readings made of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.behind = False
        self.readings: list[Reading] = []
        self.names: list[tuple[Name, int]] = []  # with the clause that each stands in

    def take(self, run: Sequence[Slot], following: Slot | None) -> None:
        first = run[0]
        left = first.left
        origin = _ORIGIN.search(left) is not None
        if origin:
            left = _ORIGIN.sub("", left)
        if first.follows and left.rstrip()[-1:] in ("、", "和", "及", "与") and first.left.strip(_SEPARATORS):
            left = ""  # the words between end the noun that the number before counts
        elif first.follows and "、" in left.strip(_SEPARATORS) and self.readings and self.readings[-1].behind:
            left = left.partition("、")[2]
        left = _OF_THEN.sub("", left)
        share = _SHARE_OF.search(left) if first.quantity.unit in ("%", "成", "‰", "倍") else None
        predicate = read_predicate(share["subject"] if share else left, first.quantity.unit)
        if is_doing(left):
            predicate = replace(predicate, name=left, measure="value", newly="")
        if share:
            predicate = replace(predicate, measure="value", each=bool(share["each"]) or predicate.each)
        self.behind = False
        names = self._names(run, predicate, share, following)
        if names and names[0][0].verb in _CHANGING:
            predicate = replace(predicate, measure="change", falls=_CHANGING[names[0][0].verb])
        self._add(run, names, predicate, origin)

    # --- finding the names ---------------------------------------------------------------------------------------

    def _names(
        self, run: Sequence[Slot], predicate: Predicate, share: re.Match[str] | None, following: Slot | None
    ) -> list[tuple[Name, ...]]:
        """For each slot of the run the names that hold for it; empty where none can be told."""
        count = 1 if _is_range(run) else len(run)
        words = predicate.name
        if len(run) == 3 and not run[0].quantity.unit:
            shares = [(Name(f"第{number}产业增加值占比"),) for number in "一二三"]
            carried = not words.strip(_SEPARATORS) and self.names and self.names[-1][0] == shares[-1][0]
            named = STRUCTURE.search(words) or STRUCTURE.search(self._piece_before(run[0]))
            return shares if carried or named else []
        if predicate.measure in ("growth", "change") or run[0].quantity.unit == "%":
            words = _DRIVES.sub("", words)
            predicate = replace(predicate, name=words)
        if not run[0].quantity.unit and predicate.measure != "rank" and not is_measure(words):
            return []
        if share:
            subjects = self._subjects(words, count, run[0])
            if not words.strip(_SEPARATORS) and count == 1 and len(share["whole"]) > 6:
                subjects = [Name("")]
            return [(_part_of(name, share),) for name in subjects]
        if count > 1:
            return [(name,) for name in self._several(words, count, run[0])]
        if predicate.each or predicate.together:
            shared = self._shared(words, run[0], together=predicate.together)
            if shared:
                return [tuple(shared)]
        name = self._one(run[-1] if _is_range(run) else run[0], predicate, following)
        return [(name,)] if name else []

    def _subjects(self, words: str, count: int, slot: Slot) -> list[Name]:
        if words.strip(_SEPARATORS):
            name = name_before(words)
            return self._several(words, count, slot) if count > 1 else [name] if name and name.noun else []
        return self._recent(count) or distribute(self._piece_before(slot), count)

    def _several(self, words: str, count: int, slot: Slot) -> list[Name]:
        """The names of `count` listed numbers."""
        if not words.strip(_SEPARATORS):
            return self._recent(count) or distribute(self._piece_before(slot), count)
        names = distribute(words, count)
        if names and all(name.noun in DEPENDENT for name in names):
            return [self._complete(name) for name in names]
        measure = name_before(words)
        if not names and measure and (measure.noun in DEPENDENT or is_measure(measure.noun) and len(measure.noun) < 7):
            things = self._recent(count) or distribute(self._topic_before(slot), count)
            return [Name(thing.head + measure.noun) for thing in things]
        return names

    def _recent(self, count: int) -> list[Name]:
        distinct: list[Name] = []
        for name, _ in reversed(self.names):
            if name not in distinct:
                distinct.append(name)
            if len(distinct) == count:
                return distinct[::-1]
        return divisions(distinct[0], count) if len(distinct) == 1 and count == 2 else []

    def _shared(self, words: str, slot: Slot, *, together: bool) -> list[Name]:
        """The several names of one number (A、B均增长10%); empty where there is but one."""
        if words.strip(_SEPARATORS):
            for count in (2, 3, 4, 5):
                names = distribute(words, count)
                if names:
                    return names
            return []
        if not together:
            return []
        if not self.names:
            return next((names for n in (2, 3, 4) if (names := distribute(self._piece_before(slot), n))), [])
        last = self.names[-1][1]
        names = list(dict.fromkeys(name for name, clause in self.names if clause == last))
        if len(names) < 2:
            names = list(dict.fromkeys(name for name, clause in self.names if clause >= last - 1))
        return names

    def _one(self, slot: Slot, predicate: Predicate, following: Slot | None) -> Name | None:
        """The name of a single number."""
        words = predicate.name.strip(_SEPARATORS)
        before = name_before(words) if words else Name("", predicate.newly) if predicate.newly else None
        if predicate.measure == "value" and self._counts(slot, before, words, predicate, following):
            after = name_after(self._noun_after(slot, following), before, goes_on=_goes_on(following))
            if after is not None and not after.verb and len(after.noun) <= 3:
                after = replace(after, verb=self._said_of_all(slot))
            if after is not None:
                self.behind = True
                return self._counted(after, before, words, slot)
        if before and before.noun in _REACHED and slot.quantity.unit.endswith(_PEOPLE):
            subject = self.names[-1][0].noun if self.names else self._topic_before(slot)
            return Name(subject + before.noun + ("户数" if slot.quantity.unit.endswith("户") else "人数"))
        if before and before.verb and not before.noun and slot.quantity.unit.endswith(_PEOPLE) and not slot.right:
            return Name(before.verb + ("户数" if slot.quantity.unit.endswith("户") else "人数"))
        if not words and slot.quantity.unit.endswith(_PEOPLE) and PREDICATE.match(slot.right):
            return Name(clean(slot.right[:24]) + ("户数" if slot.quantity.unit.endswith("户") else "人数"))
        if before is None or not before.noun:
            if following is not None and following.follows and not following.left.strip(_SEPARATORS):
                after = name_after(following.right, before) if not predicate.stated else None
                if after is not None:
                    return after
            listed = clean(predicate.listing) if predicate.measure == "rank" else ""
            if listed and (not self.names or _LISTING.search(listed)):
                return Name(listed)
            return self._carried(before, predicate, slot)
        if words.startswith("占") and self.names:
            return Name(self.names[-1][0].noun + (words if is_measure(words) else words + "比重"))
        if predicate.newly:
            return Name(before.noun, predicate.newly)
        if before.noun in DEPENDENT and following is not None and following.follows and not following.left.strip():
            counted = name_after(following.right, None)
            if counted is not None and _counting(following.quantity.unit):
                return Name(counted.noun + before.noun)
        short = len(before.noun) == 2 and (slot.follows if is_measure(before.noun) else not self.names)
        if not before.verb and (before.noun in DEPENDENT or short):
            return self._complete(before, slot)
        return before if before.verb else self._with_verb(before, slot)

    def _counted(self, after: Name, before: Name | None, words: str, slot: Slot) -> Name:
        """The name of a counted noun, with what is done to it."""
        if before and before.noun in DEPENDENT and slot.right.startswith("的"):
            return Name(clean(after.noun.partition("等")[0]) + before.noun)
        if before and before.verb:
            return after
        if before and _REACHES_OUT.search(before.noun) and not words.endswith("等"):
            return Name(before.noun + after.noun)
        serves = _SERVES.match(self.text[slot.opened : slot.quantity.start])
        earlier = [name for name, clause in self.names if clause < slot.clause]
        if serves and earlier:
            return Name(earlier[-1].noun + serves[1] + after.noun)
        return self._with_verb(after, slot)

    def _said_of_all(self, slot: Slot) -> str:
        """What the end of a clause says of all that it counts (4个区和5个镇建立友好关系)."""
        end = re.search("[，；。：]", self.text[slot.after :])
        tail = re.split(r"\d", self.text[slot.after : slot.after + end.start() if end else len(self.text)])[-1]
        match = PREDICATE.search(tail, 1)
        return tail[match.start() :] if match and len(tail) - match.start() <= 16 else ""

    def _counts(
        self, slot: Slot, before: Name | None, words: str, predicate: Predicate, following: Slot | None
    ) -> bool:
        """Whether the number counts the noun behind it (105家企业…), so that its name stands there."""
        right = slot.right.strip()
        if not right or right[0] in "、及与，；：（）)”/~—-" or re.match("和(?![美谐平田合])", right):
            return False
        if right[0] == "的":
            return not words or before is None or not before.noun or before.noun in DEPENDENT
        if not read_predicate(right, "").name or PREDICATE.match(right) and not _LOCATED.match(right):
            return False
        if words.endswith("等") and before and before.noun:
            return True
        if _OWN_NOUN.match(right):
            return False
        if _goes_on(following) and is_measure(right) and not PREDICATE.search(right, 1):
            free = _counting(slot.quantity.unit) and (before is None or not before.noun)
            return free and (Name(right).head != right or begins_with_entity(right))
        if before is None or not before.noun:
            return not (predicate.stated and self.names and not before and not _counting(slot.quantity.unit))
        if predicate.stated and is_measure(before.noun):
            return False
        return _counting(slot.quantity.unit) and not is_measure(before.noun)

    def _noun_after(self, slot: Slot, following: Slot | None) -> str:
        """The words behind a number that its noun stands in: up to a comma, and up to 、 where a list goes on."""
        right = slot.right
        if slot.quantity.unit.endswith(("米", "里", "亩", "吨", "㎡", "顷")) and "等" not in right:
            return right.partition("、")[0]
        if following is not None and following.follows and "、" in right:
            head, _, rest = right.partition("、")
            return head if rest.strip() else right
        return right

    def _carried(self, before: Name | None, predicate: Predicate, slot: Slot) -> Name | None:
        """The name that came last, for a number with a predicate alone (、同比增长5%), with its verb if it has one."""
        if not self.names:
            return self._from_clause_before(before, predicate, slot)
        last = self.names[-1][0]
        right = slot.right.strip(" ，；。")
        if right and right[0] not in "、和及与（）" and not predicate.stated and not PREDICATE.match(right):
            return None  # it counts something that we cannot name
        verb = before.verb if before else predicate.newly
        if verb:
            return Name(last.head, verb)
        if slot.mark in "；" and not slot.follows and not predicate.stated:
            return None
        return Name(last.noun) if predicate.measure == "value" and last.verb and predicate.stated else last

    def _from_clause_before(self, before: Name | None, predicate: Predicate, slot: Slot) -> Name | None:
        """The name of a sentence's first number where the clause before it has it (GDP突破千亿元，达1024亿元)."""
        topic = self._topic_before(slot)
        if before and before.verb:
            return Name(topic, before.verb) if topic else None
        if not predicate.stated:
            return None
        if 3 < len(topic) < 12:
            return Name(topic)
        piece = self._piece_before(slot)
        subject = read_predicate(piece, "%").name
        if subject == piece:
            match = PREDICATE.search(piece, 1)
            subject = piece[: match.start()] if match else ""
        named = name_before(subject)
        return named if named and is_measure(named.noun) else None

    def _with_verb(self, name: Name, slot: Slot) -> Name:
        """The name with the verb of the list that it stands in: 引进首店3家、酒店2家."""
        if name.verb or not self.names or not self.readings or is_measure(name.noun):
            return name
        last, clause = self.names[-1]
        units = self.readings[-1].slot.quantity.unit, slot.quantity.unit
        same_unit = units[0] == units[1] or (_counting(units[0]) and _counting(units[1]))
        listed = slot.follows and clause == slot.clause
        if (
            last.verb
            and same_unit
            and listed
            and (self.readings[-1].measure == "value" or last.verb in _CHANGING)
            and last.verb_leads
        ):
            return Name(name.noun, last.verb, verb_leads=True)
        return name

    def _complete(self, name: Name, slot: Slot | None = None) -> Name:
        """A noun of measure with the thing that it is the measure of: 产量 after 粮食播种面积 → 粮食产量."""
        if self.names:
            last = self.names[-1][0]
            if name.noun in _TOTALS and is_measure(last.noun):
                return Name(last.noun)
            head = last.head
            return Name(head + name.noun) if head and head != name.noun else name
        subject = self._topic_before(slot) if slot else ""
        return Name(subject + name.noun) if subject else name

    def _piece_before(self, slot: Slot) -> str:
        """The clause before the one that a number stands in."""
        return re.split("[，；。：]", self.text[: max(0, slot.opened - 1)])[-1]

    def _topic_before(self, slot: Slot) -> str:
        """What the clauses before the first number of a sentence are about."""
        for piece in reversed(re.split("[，；。：]", self.text[: max(0, slot.opened - 1)])):
            name = name_before(piece.removesuffix("方面"))
            if name and 2 <= len(name.noun) <= 24 and not piece.startswith(name.noun):
                match = PREDICATE.search(name.noun, 2)
                return name.noun[: match.start()] if match else name.noun
        return ""

    # --- keeping them --------------------------------------------------------------------------------------------

    def _add(self, run: Sequence[Slot], names: list[tuple[Name, ...]], predicate: Predicate, origin: bool) -> None:
        if not names:
            return
        ranged = _is_range(run)
        for position, slot in enumerate(run):
            mine = names[0] if ranged or len(names) == 1 else names[position] if position < len(names) else ()
            if not mine:
                continue
            bound = _bound_of(slot, predicate.bound)
            if ranged:
                bound = "<=" if position else ">="
            self.readings.append(
                Reading(
                    slot,
                    str(mine[0]),
                    tuple(str(n) for n in mine[1:]),
                    predicate.measure,
                    predicate.falls,
                    bound,
                    origin,
                    self.behind,
                )
            )
            if len(names) == 1 and not ranged:
                break
        for mine in names:
            for name in mine:
                self.names.append((name, run[0].clause))


def _is_range(run: Sequence[Slot]) -> bool:
    return len(run) == 2 and _DASH.fullmatch(run[1].left.strip()) is not None


def _goes_on(following: Slot | None) -> bool:
    """Whether the next number belongs to the words behind this one (28个项目完成投资23亿元)."""
    return following is not None and following.follows and not re.search("、|[和及与]$", following.left.rstrip())


def _counting(unit: str) -> bool:
    return not unit.strip("百千万亿") and unit != "" or unit.lstrip("百千万亿") in _COUNTING


def _part_of(name: Name, share: re.Match[str]) -> Name:
    whole = clean(share["whole"]) or share["whole"]
    if share["verb"] == "完成":
        return Name(f"{name.noun}完成{whole}比例") if name.noun else Name(f"{whole}完成比例")
    return Name(f"{name.noun}占{whole}比重")


def _bound_of(slot: Slot, before: Bound) -> Bound:
    if slot.bound == "least":
        return ">="
    if slot.bound == "most":
        return "<="
    if slot.bound == "about":
        return "~"
    return before
