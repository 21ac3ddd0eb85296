"""Numbers that count the noun behind them: 105家企业进入…, 新建2座水厂, 投资5亿元的产业园."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.observations.memory import Memory
from extractors.observations.names import Name, begins_with_entity, clean, is_measure, name_after
from extractors.observations.predicates import Predicate, read_predicate
from extractors.observations.slots import JOINING, Slot
from extractors.observations.units import counting
from extractors.observations.words import DEPENDENT, PREDICATE

_NO_NOUN = re.compile(r"[、及与，；：（）)”/~—-]|和(?![美谐平田合])|$")
_LOCATED = re.compile(r"在[\u4e00-\u9fff]{0,3}?(?=[国省市区县州重建])")
# Nouns of measures behind a number belong to the next number, not to this one (3个、总投资5亿元).
_OWN_NOUN = re.compile(
    r"总投资|完成投资|投资(?![^，。]{0,8}(?:以上|项目|企业))|占地|面积|建筑面积|产值|年产值|产量|销售额|营业收入|资金|金额|里程|全长|其中|"
    r"增速|授信|货值|惠及|带动|涉及|规模(?!以上|化)|容量|总[建规面长里额数装库]|协议|合同|到位|计划|概算|覆盖|受益|容积|装机|增长|同比|"
    r"共(?=\d|$)|年(?:产|销|营|均|发|接|加|处|可)|年度?(?:计划)?(?:完成)?投资"
)
# What the verb before a counted noun is done to belongs to its name: 心理辅导覆盖490名儿童.
_REACHES_OUT = re.compile(r"(?:覆盖|惠及|服务|受益|吸引|吸纳|辐射|资助|救助|支持|带动)$")
_SERVES = re.compile(r"^(?:其中)?(支持|用于|惠及|覆盖|投向|涉及|服务|带动)")
_INVESTED = re.compile(r"(?:计划|概算)?总?投资$")
_NEXT_INVESTED = re.compile(r"[、和](?:计划|概算)?总?投资")
_DESCRIBED = re.compile(r"[^，；、]{0,12}\d[^，；、]{0,16}的[\u4e00-\u9fff]")  # 19个总投资50亿元的项目
_LONG_UNITS = ("米", "里", "亩", "吨", "㎡", "顷")
_END = re.compile("[，；。：]")


def counts(slot: Slot, before: Name | None, words: str, predicate: Predicate, following: Slot | None) -> bool:
    """Whether the number counts the noun behind it, so that its name stands there.

    `before` is the name that the words before the number give, `words` those words without their predicate, and
    `following` the next number of the sentence.
    """
    right, unit = slot.right.strip(), slot.quantity.unit
    nothing_before = before is None or not before.noun
    if _NO_NOUN.match(right):
        return False
    if right[0] == "的":
        return (
            nothing_before or _INVESTED.search(words) is not None or (before is not None and before.noun in DEPENDENT)
        )
    if counting(unit) and _DESCRIBED.match(right):
        return True
    if not read_predicate(right, "").name or (PREDICATE.match(right) and not _LOCATED.match(right)):
        return False
    if words.endswith("等") and not nothing_before:
        return True
    if _OWN_NOUN.match(right):
        return False
    if goes_on(following) and is_measure(right) and not PREDICATE.search(right, 1):
        return counting(unit) and nothing_before and (Name(right).head != right or begins_with_entity(right))
    if before is None or nothing_before:
        return before is not None or counting(unit) or not predicate.stated
    return counting(unit) and not is_measure(before.noun)


def counted(slot: Slot, before: Name | None, words: str, following: Slot | None, memory: Memory) -> Name | None:
    """The name of what the number counts, with what is done to it; None where the words behind it name nothing."""
    invested = _INVESTED.search(words) if slot.right.startswith("的") else None
    if invested:  # 总投资8亿元的产业园和总投资5亿元的…
        thing = name_after(_NEXT_INVESTED.split(slot.right)[0], None)
        return Name(clean(thing.noun.partition("等")[0]) + invested.group()) if thing else None
    after = noun_behind(slot, before, following)
    if after is None:
        return None
    if not after.verb and len(after.noun) <= 3:
        after = replace(after, verb=_said_of_all(slot, memory.text))
    if before and before.noun in DEPENDENT and slot.right.startswith("的"):
        return Name(clean(after.noun.partition("等")[0]) + before.noun)
    if before and before.verb:
        return after
    if before and _REACHES_OUT.search(before.noun) and not words.endswith("等"):
        return Name(before.noun + after.noun)
    serves = _SERVES.match(memory.text[slot.opened : slot.quantity.start])
    subject = memory.before_clause(slot.clause)
    if serves and subject:
        return Name(subject.noun + serves[1] + after.noun)
    return memory.with_verb(after, slot)


def noun_behind(slot: Slot, before: Name | None, following: Slot | None) -> Name | None:
    """The noun behind a number, up to a comma, and up to 、 where a list goes on."""
    right = slot.right
    if slot.quantity.unit.endswith(_LONG_UNITS) and "等" not in right:
        right = right.partition("、")[0]
    elif following is not None and following.follows and "、" in right:
        head, _, rest = right.partition("、")
        right = head if rest.strip() else right
    if goes_on(following):  # its predicate is the next number's
        right = read_predicate(right, "").name
    return name_after(right, before, goes_on=goes_on(following))


def goes_on(following: Slot | None) -> bool:
    """Whether the next number belongs to the words behind this one (28个项目完成投资23亿元)."""
    if following is None or not following.follows:
        return False
    return "、" not in following.left and not JOINING.search(following.left)


def _said_of_all(slot: Slot, text: str) -> str:
    """What the end of a clause says of all that it counts (4个区和5个镇建立友好关系)."""
    end = _END.search(text, slot.after)
    tail = re.split(r"\d", text[slot.after : end.start() if end else len(text)])[-1]
    match = PREDICATE.search(tail, 1)
    return tail[match.start() :] if match and len(tail) - match.start() <= 16 else ""
