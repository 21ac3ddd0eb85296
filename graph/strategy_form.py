"""When two written names of strategies are one by their form: quotation marks and what is said around them.

“放管服”改革, 放管服 and “放管服”改革攻坚 are one: the quoted words are the name, the rest says what kind of thing
it is. “四好农村路”示范县 is another thing: a title that a county wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.writing import plain, stripped

_ENDING = re.compile(
    r"(?<=..)(?<!年)(?:建设试点|试点建设|试点工作|试点示范|试点|行动计划|专项行动|行动|工作机制|工作体系|机制|战略|建设|工程|项目|工作"
    r"|创建(?:工作|活动)?)$|(?<=年行动)计划$"
)
_SYSTEM_REFORM = re.compile(r"(?<=.)(?<![体机])制改革$")
_QUOTED = re.compile(r"^[“\"「『]([^“”\"「」『』]{2,})[”\"」』](.*)$")
_NOTE = re.compile(r"^\d{1,2}(?=[\u4e00-\u9fff])")  # the number of a note, behind the quotation mark
_UNQUOTED_HEAD = re.compile(r"^(?:农村|全域|新时代)(?=[“\"「『])")
# What makes the words after the quotation another thing than the quoted strategy: titles won, places, things, rules.
_ANOTHER_THING = re.compile(
    r"示范|先进|先行|样板|试点[县市区镇村城]|基地|城市|(?<!思)路$|[县市区镇乡村园馆站校街河湖]$|家庭|细胞|平台|场景|企业|产品|品牌|中心|论坛"
    r"|组织|党建|[会节周日奖]$|贷$|卡$|规划|意见|方案|条例|办法|清单|指数|\d|[一二三四五六七八九十]年(?!(?:专项)?行动(?:计划)?$)|..[一二三四五六七八九十]年"
)
_RATIO = re.compile(r"^[0-9]+(?:\+[0-9N]+)+")
_CODE = re.compile(r"^[0-9]+[A-Z]?$")
_NUMERALS_ONLY = re.compile(r"^[一二三四五六七八九十百千万亿两双]+[大项个]?$")
_NUMERALS_AND_KIND = re.compile(r"^[一二三四五六七八九十百千万亿两双]+[大项个]?(?:工程|行动|计划|活动)$")
_SHORT_SLOGAN = re.compile(r"^[二三四五六七八九十百千双两].{1,3}$")
_COUNTED = re.compile(
    r"^(?:[0-9][0-9+NX]*(?:个|项|大|张|件|条|类|批|场|号|色|化)?|[一二三四五六七八九十百千万两双]+(?:个|项|大|张|件|条|类|批|场|号|色|化))"
)
_RANK = re.compile(
    r"^(?:首批|第[一二三四五六七八九十]+批)|(?<=^国家|^省级|^市级)(?:首批|第[一二三四五六七八九十]+批)"
    r"|^(?:国家级|全国|全省|全市)(?=.{2,}(?:区|城市|县城|县|市|镇|村|基地|集群|园|名城)$)"
)
_CITY_TITLE = re.compile(r"(?<=文明城|卫生城|园林城|森林城)$")
_LOCAL_TITLE = re.compile(r"^(?:省级|全省|市级|全市|自治区级?)")
_EAGER = re.compile(r"^(?:持续|深入|全面|扎实|大力|全力|加快|纵深|常态化|重大)(?=.{4})")
# Words that say what kind of thing a strategy is: only where the lexicon knows what is left.
_KIND_WORDS = re.compile(
    r"(?:重大国家战略|国家战略|一体化高质量发展|高质量发展|绿色发展|攻坚战|改革|攻坚|活动|模式|政策|制度|体系|格局|监管|规划|经验"
    r"|目标|计划|出让|供应|集群|全覆盖|主题教育|教育)$"
)


def folded_strategy(name: str) -> str:
    """The plain name of what is quoted, or of the whole, without generic endings; empty only where `plain(name)` is."""
    quoted = _quoted(name)
    form, before = quoted or plain(name), ""
    while form != before:
        before, form = form, _without_ending(_RANK.sub(_ranked, form))
    return form


def strategy_forms(name: str) -> Iterator[str]:
    """Ever looser forms of a name, the name itself first, to be looked up in a lexicon: take the first that it knows.

    Commas are left out, and equivalent words are made one (国有企业 and 国企), as in `lookup_form`.
    """
    yield lookup_form(name)
    folded = folded_strategy(name)
    yield lookup_form(folded)
    match = _QUOTED.match(_UNQUOTED_HEAD.sub("", name.strip()))
    if match and not _ANOTHER_THING.search(plain(match[2])):
        yield lookup_form(match[1])
    for form in (plain(name), folded):
        shorter, longer = _EAGER.sub("", form), ""
        while shorter != longer and len(shorter) > 1:
            yield lookup_form(shorter)
            longer, shorter = shorter, _KIND_WORDS.sub("", shorter)


def lookup_form(name: str) -> str:
    """The plain name without commas and with equivalent words made one."""
    form = re.sub("[、，（）]", "", plain(name))
    for word, same in _EQUIVALENT:
        form = form.replace(word, same)
    return form


_EQUIVALENT = (
    ("国有企业", "国企"),
    ("电子商务", "电商"),
    ("自由贸易试验区", "自贸区"),
    ("自贸试验区", "自贸区"),
    ("综合试验区", "综试区"),
    ("易地扶贫搬迁后续", "易地搬迁后续"),
)


def is_counted(form: str) -> bool:
    """Whether a folded name is a number and little else (八项行动, 1+3+N, 四位一体): others use such names too."""
    if _NUMERALS_ONLY.match(form) or _NUMERALS_AND_KIND.match(form) or _SHORT_SLOGAN.match(form):
        return True
    counted = _COUNTED.match(form)
    return counted is not None and len(form) - len(counted[0]) <= 4


def is_local_title(form: str) -> bool:
    """Whether a folded name is that of a title which every province gives of its own: 省级法治政府建设示范市."""
    return bool(_LOCAL_TITLE.match(form))


def is_own_code(form: str) -> bool:
    """Whether a folded name is a sum of numbers (1+3+N), which every county fills with sense of its own."""
    return bool(_RATIO.match(form))


def _quoted(name: str) -> str:
    """What a name quotes at its beginning, if the rest only says what kind of thing it is; else empty."""
    match = _QUOTED.match(name.strip())
    if match is None:
        return ""
    core, rest = plain(match[1]), _NOTE.sub("", plain(match[2]))
    if len(core) < 3 or _NUMERALS_ONLY.match(core) or core == "1+N" or _ANOTHER_THING.search(rest):
        return ""
    return core if len(core) > 3 or not is_counted(core) or is_own_code(core) or not rest else ""


def _ranked(rank: re.Match[str]) -> str:
    return {"国家级": "国家", "全国": "国家", "全省": "省级", "全市": "市级"}.get(rank[0], "")


def _without_ending(form: str) -> str:
    shorter = stripped(_ENDING, _CITY_TITLE.sub("市", _SYSTEM_REFORM.sub("制", form)))
    return form if _COUNTED.fullmatch(shorter) or _NUMERALS_ONLY.match(shorter) else shorter
