"""Dealing out what several names share: 批发、零售销售额, 一、二、三产业增加值, 城乡居民收入."""

from __future__ import annotations

import re

from extractors.observations.names import Name, clean, name_before
from extractors.observations.words import DEPENDENT, MEASURE_NOUN

_SPLITS = (
    re.compile("、|(?<=”)(?=“)"),
    re.compile("、|和(?![美谐平田合])|及|与|以及"),
    re.compile("和(?![美谐平田合])|与|及"),
)
_CITY_AND_COUNTRY = re.compile(r"城乡(?=居民|低保|最低|特困|人均|收入|养老|医)")
_IN_AND_OUT = {
    "存贷款": ("存款", "贷款"),
    "进出口": ("进口", "出口"),
    "存出栏": ("存栏", "出栏"),
    "客货运": ("客运", "货运"),
}
_SECTORS = {"一": "第一", "二": "第二", "三": "第三", "一产": "第一产业", "二产": "第二产业", "三产": "第三产业"}
_RATE = re.compile(r"(?:安全|综合|无害化|规范化|集中|有效|资源化)[\u4e00-\u9fff]{2}率$")
_PARENTS = re.compile(
    r"(?:产业|居民|业|企业|工业)?(?:人均可支配收入|人均纯收入|增加值|总产值|销售额|营业额|零售额|营业收入|利润总额|完成率|覆盖率|普及率|参保率|入学率|毛入学率|巩固率|处理率|比重|占比)$"
)


def distribute(words: str, count: int) -> list[Name]:
    """The `count` names that the words list, each whole; empty where they do not list so many."""
    for pattern in _SPLITS:
        parts = [part.strip(" ，") for part in pattern.split(words) if part.strip(" ，")]
        if len(parts) == count:
            names = _whole(parts)
            if names:
                return names
    name = name_before(words) if count == 2 else None
    return divisions(name) if name else []


def divisions(name: Name) -> list[Name]:
    """城乡居民人均可支配收入 as two: 城镇居民…, 农村居民…; empty for a name that is not so divided."""
    for both, each in _IN_AND_OUT.items():
        if both in name.noun:
            return [Name(name.noun.replace(both, which, 1), name.verb) for which in each]
    if not _CITY_AND_COUNTRY.search(name.noun):
        return []
    city = "城市" if "低保" in name.noun else "城镇"
    return [Name(_CITY_AND_COUNTRY.sub(which, name.noun, count=1), name.verb) for which in (city, "农村")]


def _whole(parts: list[str]) -> list[Name]:
    """The names of the parts, with the ending that only the last carries and the verb that only the first does."""
    first = name_before(parts[0]) or Name(parts[0])
    last = name_before(parts[-1])
    if last is None or not last.noun:
        return []
    verb = first.verb
    nouns = [first.noun or parts[0]] + [clean(part, examples=False) or part for part in parts[1:-1]] + [last.noun]
    if len(parts[0]) == 1:
        nouns[0] = parts[0]
    ending = _ending(nouns)
    whole = [_SECTORS.get(noun, noun) + ending if _lacks(noun, ending) else noun for noun in nouns[:-1]]
    final = nouns[-1]
    if final[0] in _SECTORS and final.startswith(("一产", "二产", "三产")):
        final = "第" + final
    names = [Name(noun, verb or last.verb) for noun in [*whole, final]]
    return names if all(len(name.noun) > 1 for name in names) else []


def _ending(nouns: list[str]) -> str:
    """What the last noun ends in that the others lack: 产业增加值 of 文化、旅游产业增加值."""
    last = nouns[-1]
    lacking = [noun for noun in nouns[:-1] if not _is_measured(noun)]
    if not lacking:
        return ""
    length = len(lacking[-1])
    at = last.rfind(lacking[-1][-1], 0, len(last) - 1)  # 农用地、建设用地安全利用率
    parallel = last[at + 1 :] if at > 0 else ""
    if (lacking[-1][-1] == "级" and parallel) or (len(parallel) > 1 and MEASURE_NOUN.search(parallel)):
        return parallel
    if length < len(last) and (length <= 2 or last[length - 1] == lacking[-1][-1]):
        parallel = last[length:]
        if (MEASURE_NOUN.search(parallel) and len(parallel) > 1 and not parallel.startswith(("人均", "总"))) or len(
            nouns[0]
        ) == 1:
            return parallel
    match = _PARENTS.search(last)
    if match:
        inner = re.search(r"(?:人均可支配收入|增加值|总产值|[^产业居民企工]{2,})$", match.group())
        return inner.group() if inner else match.group()
    rate = _RATE.search(last)
    if rate and rate.start() > 1:
        return rate.group()
    for start in range(2, len(last) - 1):
        if last[start:] in DEPENDENT:
            return last[start:]
    return ""


def _lacks(noun: str, ending: str) -> bool:
    return bool(ending) and not _is_measured(noun)


def _is_measured(noun: str) -> bool:
    return len(noun) > 2 and MEASURE_NOUN.search(noun) is not None
