"""What a row of an indicator table is about: `规上工业增加值增速（%）` is the growth of 规上工业增加值 in %."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.lexicon import Lexicon
from extractors.model import Measure, Profile
from extractors.quantities import find_unit


@dataclass(frozen=True, slots=True)
class RowName:
    """An indicator's name with what it says of measure and unit.

    `units` are those in its brackets, in order. `falls` is True where the figure is written as the size of a fall
    (…降低（%）). `part` is True for a part of the row above (其中：).
    """

    indicator: str
    measure: Measure | None = None
    units: tuple[str, ...] = ()
    falls: bool = False
    part: bool = False


_MARKS = re.compile(
    r"(?:[★☆*＊#▲△●◆■·—\-\s]|\d{1,2}(?:\.\d{1,2})*[.、．)）]\s*(?!\d)|（[一二三四五六七八九十\d]{1,3}）|[①-⑳]|[一二三四五六七八九十]{1,3}、)+"
)
_PART = re.compile(r"(?:其\s*中|#|内)\s*[：:、]?\s*")
_BRACKET = re.compile(r"（([^（）]*)）\s*$")
_QUALIFIER = re.compile(
    r"(?:可比价|现价|当年价|不变价|按?可比价格?|同口径|预计|快报数?|初步核算数?|累计|年末|±|增速|增长|同比|不含农户|在地|属地|全口径)+"
)
_SEPARATOR = re.compile(r"[、，,/；;及和或\s]+")
_GROWTH = re.compile(r"(?:同比|可比|名义|实际|年均|累计|年)?(?:增长速度|增长率|增速|增长|增幅|涨幅|上涨率|增加率)$")
_FALL = re.compile(r"(?:累计|同比|年均|年)?(?:降低|下降|减少|削减|降幅|减幅|下降率|降低率|消减)(?:率|幅度|比例|率?)?$")
_RISE = re.compile(r"(?:提高|提升|增加|上升)(?:幅度)?$")
_AMOUNT = re.compile(r"(?:总量|总额|总值|绝对[值额量]|完成[值数额]|完成|数额|规模|情况|总数)$")
_NEW = re.compile(
    r"(?P<verb>新增|新建|新培育|新发展|新认定|新引进|新开工|新改建|新登记|培育|引进|净增)(?P<thing>.{2,})"
)
_RATE = re.compile(r"(?:率|比重|比例|占比|比|强度|程度|水平|度|指数|覆盖面|份额|贡献|系数|百分比|面|进度|完成情况)$")
_POINTS = re.compile(r"个?百分点$")
_RANK = re.compile(r"(?:排名|位次|排位|名次)$")
_PLACE = re.compile(r"(?:全|我|本)[县区市州盟旗省镇乡]")


def read_name(text: str, profile: Profile, lexicon: Lexicon) -> RowName:
    """The name in a row's first cell (uniform text); its indicator is empty where nothing is named."""
    text = re.sub(r"\s+", "", text)
    text = _MARKS.sub("", text, count=1) if _MARKS.match(text) else text
    part = _PART.match(text)
    text = text[part.end() :] if part else text
    text, units = _without_units(text, lexicon)
    text = text.rstrip("：:，、")
    place = _PLACE.match(text)
    if place and len(text) - place.end() > 1:
        text = text[place.end() :]
    elif text.startswith(profile.place) and len(text) > len(profile.place) + 1:
        text = text[len(profile.place) :]
    return replace(_measured(text.removeprefix("的"), units, lexicon), part=part is not None)


def _without_units(text: str, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """The name without the brackets at its end that hold units or say how it is measured, and those units."""
    units: tuple[str, ...] = ()
    while bracket := _BRACKET.search(text):
        inner = bracket.group(1).removeprefix("单位：")
        parts = [part for part in _SEPARATOR.split(inner) if part and not _QUALIFIER.fullmatch(part)]
        if inner not in lexicon.units and not all(is_unit(part, lexicon) for part in parts):
            if is_unit(inner, lexicon):
                parts = [inner]
            else:
                break
        units = (*(part.lstrip("±") for part in (parts if inner not in lexicon.units else [inner])), *units)
        text = text[: bracket.start()].rstrip()
        # 地区生产总值（亿元）增速（%）: what stands between two brackets is part of the name.
    inner_unit = re.search(r"（([^（）]*)）(?=(?:增速|增长|增幅|总量)$)", text)
    if inner_unit and is_unit(inner_unit.group(1), lexicon):
        text = text[: inner_unit.start()] + text[inner_unit.end() :]
    return text, units


def is_unit(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a unit as reports write them (亿元, %, 个百分点, 微克/立方米)."""
    word = word.lstrip("±")
    if not word or _POINTS.fullmatch(word):
        return bool(word)
    unit, end = find_unit(word, 0, lexicon.units)
    return bool(unit) and end == len(word)


def _measured(text: str, units: tuple[str, ...], lexicon: Lexicon) -> RowName:
    unit = units[0] if units else ""
    relative = unit in ("%", "‰", "")
    if match := _RANK.search(text):
        return RowName(text[: match.start()] or text, "rank", ("位",))
    if match := _GROWTH.search(text):
        return RowName(text[: match.start()] or text, "growth", units or ("%",))
    if (match := _FALL.search(text)) and match.start() > 1:
        return RowName(text[: match.start()], "growth" if relative else "change", units or ("%",), falls=True)
    if (match := _RISE.search(text)) and match.start() > 1 and (_POINTS.search(unit) or unit == "%"):
        return RowName(text[: match.start()], "change" if _POINTS.search(unit) else "growth", units)
    if match := _NEW.fullmatch(text):
        if text in lexicon.indicators:
            return RowName(lexicon.indicators[text].name, "value", units)
        if match["verb"] == "净增":
            return RowName(match["thing"], "change", units)
        return RowName(f"{match['thing']}（{match['verb']}）", "value", units)
    bare = _AMOUNT.search(text)
    if bare and text not in lexicon.indicators and text[: bare.start()] in lexicon.indicators:
        text = text[: bare.start()]
    return RowName(text, None, units)


def is_rate(indicator: str, lexicon: Lexicon) -> bool:
    """Whether an indicator is itself a share or rate, so that a figure in % is its value and not its growth."""
    known = lexicon.indicators.get(indicator)
    if known is not None and known.unit:
        return known.unit in ("%", "‰") and not known.falling
    return bool(_RATE.search(indicator.split("（")[0]))


def full_name(name: RowName, parent: str, lexicon: Lexicon) -> str:
    """The indicator of a part (其中：城镇) under its whole (居民人均可支配收入), so that it stands alone."""
    indicator = name.indicator
    if not parent or not name.part or indicator in lexicon.indicators or len(indicator) > 4:
        return indicator
    return indicator + parent
