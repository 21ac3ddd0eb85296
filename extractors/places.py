"""Place names in context: 全县, 我区, 县级, 本市 mean the report's place or one above it; 山东临沂 means 临沂市.

All functions are pure: they take words, the report's profile and the lexicon, and give a place or nothing. Where the
words leave a doubt (a name that several places share, 全县 in a city's report) the answer is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.lexicon import Lexicon, Place
from extractors.model import Profile

# 全县, 我区, 本市, 市级, 县 alone; the marker before or after the level's own word.
_LEVEL_WORDS = re.compile(
    r"(?:全|我|本|该)?(?P<level>国家|国|中央|党中央|省|自治区|兵团|自治州|州|盟|地区|市|县|区|旗|师)"
    r"(?:级|内|域|本级|委|属|直|直属)?"
)
# The level's word → how the name of such a place ends. 区 in an autonomous region's city means the region itself.
_ENDINGS = {
    "省": ("省",),
    "自治区": ("自治区",),
    "兵团": ("兵团",),
    "自治州": ("自治州",),
    "州": ("自治州",),
    "盟": ("盟",),
    "地区": ("地区",),
    "市": ("市",),
    "县": ("县",),
    "区": ("区",),
    "旗": ("旗",),
    "师": ("师",),
}
_NATION = frozenset({"国", "国家", "中央", "党中央"})
_CHINA = "中国"


def area_of(words: str, profile: Profile, lexicon: Lexicon) -> str | None:
    """The full official name, without province, of the place that the words mean in this report.

    `全县` → the report's place; `全市` in a county's report → its city or municipality; `全国` → 中国; a named place
    (`九龙坡`, `山东临沂`, `成都市金堂县`) → its own name. None where the words name no place or more than one.
    """
    match = _LEVEL_WORDS.fullmatch(words)
    if match:
        return _level_name(match["level"], profile, lexicon)
    if words in (profile.place, profile.place[:-1]) and len(words) > 1:
        return profile.place
    place = named_place(words, profile, lexicon)
    return place.name if place else None


def named_place(words: str, profile: Profile, lexicon: Lexicon) -> Place | None:
    """The place that a name means, with or without the names of the divisions above it (`成都市金堂县`).

    A name that several places share is settled by the divisions named before it, else by the report's own province.
    """
    place = lexicon.place(words, near=profile.code)
    if place is not None:
        return place
    for cut in range(2, len(words) - 1):
        for above in lexicon.places.get(words[:cut], ()):
            for candidate in _all_named(words[cut:], above, lexicon):
                if above.code in ancestors(candidate, lexicon):
                    return candidate
    return None


def _all_named(words: str, above: Place, lexicon: Lexicon) -> Iterator[Place]:
    """The places that the rest of a name (金堂县, 市金堂县 no more) can mean under `above`."""
    yield from lexicon.places.get(words, ())
    for cut in range(2, len(words) - 1):
        for middle in lexicon.places.get(words[:cut], ()):
            if above.code in ancestors(middle, lexicon):
                yield from (p for p in lexicon.places.get(words[cut:], ()) if middle.code in ancestors(p, lexicon))


def ancestors(place: Place, lexicon: Lexicon) -> list[str]:
    """The codes of the divisions above a place, nearest first, China last."""
    chain: list[str] = []
    code = place.parent
    while code in lexicon.by_code and code not in chain:
        chain.append(code)
        code = lexicon.by_code[code].parent
    return chain


def _level_name(level: str, profile: Profile, lexicon: Lexicon) -> str | None:
    """The name of the division of that level that the report's place is, or lies in."""
    if level in _NATION:
        return _CHINA
    endings = _ENDINGS[level]
    for name in _own_chain(profile, lexicon):
        if name.endswith(endings) and not (level == "区" and name.endswith("地区") and name != profile.place):
            return name
    return None


def own_codes(profile: Profile, lexicon: Lexicon) -> list[str]:
    """The codes of the report's place and of the divisions above it, nearest first.

    A place that no lexicon knows lies in its province at least.
    """
    own = lexicon.by_code.get(profile.code)
    if own is not None:
        return [own.code, *ancestors(own, lexicon)]
    provinces = (place for place in lexicon.places.get(profile.province, ()) if place.level == "province")
    return [code for place in provinces for code in (place.code, *ancestors(place, lexicon))]


def _own_chain(profile: Profile, lexicon: Lexicon) -> Iterator[str]:
    """The names of the report's place and of the divisions above it, nearest first, without China."""
    yield profile.place
    for code in own_codes(profile, lexicon):
        if lexicon.by_code[code].parent:
            yield lexicon.by_code[code].name
    if profile.province:
        yield profile.province
