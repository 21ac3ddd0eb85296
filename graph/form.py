"""When two written names are one by their form: quotes, spaces, generic endings, phases.

`plain` drops what is only writing; `folded` also makes equivalent endings one (高速 and 高速公路). Both are pure and
idempotent. Neither compares names by likeness: a part of a name, or a name that is nearly the same, is another name.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Kind = Literal["project", "strategy", "agency", "policy", "indicator", "place", "unit"]

# Quotes, title marks, middle dots and blanks are writing, not name.
_WRITING = re.compile(r"[\s“”\"'‘’「」『』《》〈〉【】·•・‧∙]+")
_DASH = re.compile(r"(?<![0-9A-Z])[-—–－]+|[-—–－]+(?![0-9A-Z])")
_CHINESE_BRACKETS = str.maketrans({"(": "（", ")": "）", ",": "，", ":": "：", ";": "；"})

# A phase tells projects apart; it is only written in several ways.
_PHASE = re.compile(r"（?第?([一二三四五六七八九1-9])[期](?:项目|工程|建设)*）?")
_DIGITS = {str(i): numeral for i, numeral in enumerate("零一二三四五六七八九")}

_ROUTE_NUMBER = re.compile(
    r"^(?:国家高速)?[GS]\d{1,4}(?:线)?(?=[\u4e00-\u9fff]{2,}(?:高速|国道|省道|公路))|（[GS]\d{1,4}(?:线)?）"
)
_EXPRESSWAY = re.compile(r"(?<=[\u4e00-\u9fff])高速(?!公路|铁路|通道|路|列车|磁)")
_HIGH_SPEED_RAIL = re.compile(r"(?<=[\u4e00-\u9fff])高铁(?!站|新|片|经|枢|小|商|产|东|西|南|北|广|中|综|客)")
_EQUIVALENT_ENDINGS = (
    ("污水厂", "污水处理厂"),
    ("抽蓄电站", "抽水蓄能电站"),
    ("抽水蓄能", "抽水蓄能电站"),
    ("光伏发电站", "光伏电站"),
)
_PROJECT_ENDING = re.compile(r"(?<=.{3})(?:建设项目|建设工程|工程项目|项目建设|工程建设|项目|工程)$")
_CONSTRUCTION_ENDING = re.compile(r"(?<=.{4})建设$")
_STRATEGY_ENDING = re.compile(
    r"(?<=..)(?:建设试点|试点建设|试点工作|试点示范|试点|行动计划|专项行动|行动|工作机制|工作体系|机制|战略|建设|工程|项目|工作)$"
)
_LEGAL_FORM = re.compile(r"(?<=.{3})(?:股份有限公司|有限责任公司|有限公司)$")

# Lines that cross counties carry their ends in their name, so that the name alone tells which one is meant.
_LINE = re.compile(
    r"(?:高速公路|高速铁路|铁路|城际|运河|特高压.*(?:工程|线路?)|(?:天然气|输气|输油|成品油|原油)(?:长输)?管[道线])"
    r"(?:[\u4e00-\u9fff]{1,6}段|复线|扩能|改扩建|扩容|扩建|改造|连接线|扩能改造|[一二三四五六七八九]期)*$"
)
_GENERIC_LINE = re.compile(
    r"^(?:县|区|市|城|州|旗|本|全|新|老|绕城|环城|过境|城市|城际|沿江|沿海|沿河|东环|西环|南环|北环|外环|内环|环线|国家|普通|货运|"
    r"客运|专用|支线|干线|大|小|中|东|西|南|北|一|二|三|跨|双线|铁路专用)*(?:高速公路|高速铁路|铁路|城际|运河|.*管[道线])"
)
_COUNTED = re.compile(
    r"^(?:[0-9一二三四五六七八九十+]+(?:个|项|大|张|件|条|类|批|场|号|色|化)?|[百千万两双]+(?:个|项|大|张|件|条|类|批|场))"
)
_LEGISLATION = re.compile(r"(?:法|条例|规定|办法|细则)(?:（(?:试行|修订|暂行|草案|.{0,6}修正)）)?$")


def plain(name: str) -> str:
    """The name without quotes, blanks, middle dots and dashes; full-width letters and digits made ASCII capitals."""
    name = unicodedata.normalize("NFKC", name).translate(_CHINESE_BRACKETS).upper()
    return _DASH.sub("", _WRITING.sub("", name))


def folded(kind: Kind, name: str) -> str:
    """The plain name with equivalent endings made one; what is left is never empty unless `plain(name)` is.

    一期 and 二期, 扩建 and 改造 stay: they tell projects apart.
    """
    name = plain(name)
    if kind == "project":
        return _folded_project(name)
    if kind == "strategy":
        shorter = _stripped(_STRATEGY_ENDING, name)
        return name if _COUNTED.fullmatch(shorter) else shorter  # 十大行动 and 十大工程 are two
    if kind == "agency":
        return _LEGAL_FORM.sub("", name)
    return name


def is_line(project: str) -> bool:
    """Whether a folded project name is that of a road, railway, canal or pipeline known by its ends."""
    return bool(_LINE.search(project)) and not _GENERIC_LINE.match(project)


def is_counted(strategy: str) -> bool:
    """Whether a folded strategy name is a number and a generic noun (八项行动, 1+3+N): others use such names too."""
    counted = _COUNTED.match(strategy)
    return bool(counted) and len(strategy) - len(counted[0] if counted else "") <= 4


def is_legislation(title: str) -> bool:
    """Whether a policy document is a law, a regulation or rules by its title."""
    return bool(_LEGISLATION.search(plain(title)))


def _folded_project(name: str) -> str:
    name = _PHASE.sub(lambda phase: _DIGITS.get(phase[1], phase[1]) + "期", name)
    name = _ROUTE_NUMBER.sub("", name)
    name = _HIGH_SPEED_RAIL.sub("高速铁路", _EXPRESSWAY.sub("高速公路", name))
    name = _CONSTRUCTION_ENDING.sub("", _stripped(_PROJECT_ENDING, name))
    for short, full in _EQUIVALENT_ENDINGS:
        if name.endswith(short) and not name.endswith(full):
            name = name.removesuffix(short) + full
    return name


def _stripped(ending: re.Pattern[str], name: str) -> str:
    """The name without that ending, as often as it has it."""
    while (shorter := ending.sub("", name)) != name:
        name = shorter
    return name
