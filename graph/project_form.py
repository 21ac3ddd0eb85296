"""When two written names of projects are one by their form: generic endings, phases, ways of saying what is built.

What tells projects apart stays: a phase, a section, a building of a hospital, 扩建 and 改造. Where two ways of writing
are one, the fuller is taken, for the form is also the project's label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.writing import NUMERALS, full_numeral, plain, stripped

# A phase tells projects apart; it is only written in several ways.
_PHASE = re.compile(r"(?:项目|工程)?（?第?([一二三四五六七八九1-9])期(?:项目|工程|建设)*）?")
_ROUTE_NUMBER = re.compile(
    r"^(?:国家高速)?[GS]\d{1,4}(?:线)?(?![一二三四]级)(?=[\u4e00-\u9fff]{2,}(?:高速|国道|省道|公路))|（[GS]\d{1,4}(?:线)?）"
    r"|^(?:国道|省道)\d{1,4}线?(?=[\u4e00-\u9fff]{3,}大桥$)"
)
# A road that bears two numbers: 国道308（省道520）.
_TWO_NUMBERS = re.compile(r"^(?:国道|省道|[GS])\d{1,4}线?（((?:国道|省道|[GS])\d{1,4}线?)）")
_EXPRESSWAY = re.compile(r"(?<=[\u4e00-\u9fff）])高速(?!公路|铁路|通道|路|列车|磁)")
_HIGH_SPEED_RAIL = re.compile(r"(?<=[\u4e00-\u9fff）])高铁(?!站|新|片|经|枢|小|商|产|东|西|南|北|广|中|综|客|大道)")
# 焦唐（焦作至唐河）高速公路: the brackets only spell out the ends; a section in brackets is another project.
_SPELT_OUT = re.compile(
    r"^(?P<line>[\u4e00-\u9fff]{2,4})（(?P<ends>[\u4e00-\u9fff至到经]{4,16})）(?=高速公路|高速铁路|铁路|公路)"
)
_ENDS = re.compile("[至到经]")
# A tunnel, bridge or junction that has a name of its own, said with the line it belongs to.
_ON_A_LINE = re.compile(
    r"^[\u4e00-\u9fffA-Z0-9]{2,8}?(?:高速公路|高速铁路|铁路|国道|省道)(?:控制性工程)?(?!跨|上跨|下穿|过江|公铁)"
    r"(?=[\u4e00-\u9fff]{2,6}(?:隧道|大桥|特大桥|互通|连接线)$|[\u4e00-\u9fff]{2,6}互通(?:及)?连接线$)"
)
_LEADING_ROLE = re.compile(r"^(?:控制性工程|新建|续建)(?=[\u4e00-\u9fff]{3,}$)")

_ENDING = re.compile(r"(?<=.{3})(?:建设项目|建设工程|工程项目|项目建设|工程建设|项目|工程)$")
_CONSTRUCTION = re.compile(r"(?<=.{4})建设$")
_STATE = re.compile(r"(?<=.{3})(?:主体(?:工程)?|主体结构|(?<!人)生产线?)$")
# What is built anew or moved as a whole is the thing itself; a part added to it or a repair is not.
_ANEW = re.compile(r"(?<=.{3})(?:迁址新建|异地新建|整体搬迁|整体迁建|迁建|重建|新建)$")
_ROAD = re.compile(r"(?:(?<=.[段路街道线延])|(?<=[一二三四五六七八九]期))(?:新建)?道路$")
_NUMBERED_ROAD = re.compile(r"^((?:国道|省道|[GS])\d{1,4}线?[\u4e00-\u9fff]{2,}[至到].{2,})(?:道路|公路)$")
# What is done to a section of a numbered road is told by the road and its ends; its upkeep is another matter.
_SECTION_WORKS = re.compile(
    r"^((?:国道|省道|[GSX])\d{1,4}(?:[国省]道|线)?(?:[\u4e00-\u9fff]{2,}[至到][\u4e00-\u9fff]{2,}?段?|[\u4e00-\u9fff]{2,}段)?)"
    r"(?:新改建|改扩建|改建|升级改造|改造升级|提档升级|改造)$"
)
# A name in quotation marks after the village or quarter that it stands in: 河湾村“溪上人家”.
_QUOTED_AT_THE_END = re.compile(r"^[^“”\"]{2,6}[村镇乡区县城][“\"]([^“”\"]{4,})[”\"](?:项目|工程|建设|规划)*$")
_SCENIC_AREA = re.compile(r"(?<=[\u4e00-\u9fff]{3})(?:旅游)?景区$")
_RENOVATION = re.compile(r"(?:改造提升|提升改造|升级改造|改造升级|提质改造|提档升级改造)$")
_RING_ROAD = re.compile(r"(?<=[内外东南西北中一二三四五六]环)路$")
# What stands between a thing's name and its kind and makes it no other thing.
_RANK_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:国家级|省级|市级|县级|区级)(?=[\u4e00-\u9fff]{3})")
_NATIONAL_PARK = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:国家级?|生态|城市)(?=(?:森林|湿地|地质|矿山|沙漠)公园)")
_NEW_BETWEEN = re.compile(
    r"(?<=[\u4e00-\u9fff]{2}[线路])新改建(?=[\u4e00-\u9fff]{2})|(?<=[心院校园馆站所])新建(?=[\u4e00-\u9fff]{2})|(?<=高速公路)新增|(?<=[\u4e00-\u9fff]{2})新增(?=互通)"
)
_COMPANY = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:有限公司|公司)(?=[\u4e00-\u9fff0-9]{3})")
_KILOVOLT = re.compile(r"(?<=\d)(?:KV|千伏特)")
_SAME: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(short), full)
    for short, full in (
        (r"污水厂$", "污水处理厂"),
        (r"(?:抽蓄|抽水蓄能)(?:发?电站)?$", "抽水蓄能电站"),
        (r"光伏发电站$", "光伏电站"),
        (r"风力发电场?$|风电$", "风电场"),
        (r"(?:生活)?垃圾焚烧(?:发电)?厂?$", "生活垃圾焚烧发电厂"),
        (r"(?<=.)(?<!水利)(?<!航电)航电$", "航电枢纽"),
        (r"中医医院", "中医院"),
        (r"慢性病", "慢病"),
        (r"疾病预防控制中心", "疾控中心"),
        (r"职业教育中心", "职教中心"),
        (r"妇幼保健计划生育服务中心|(?<=[市县区州])妇保院", "妇幼保健院"),
        (r"(?<=[业流技])园区", "园"),
        (r"(?<=产业)示范园(?!区)", "园"),
        (r"(?<=特高压[直交]流)(?:输电|外送|输变电)?$", "输电"),
        (r"高级中学|(?<=[一二三四五六七八九十])高中(?!等)", "高级中学"),
        (r"中学校$", "中学"),
        (r"互通及连接线$", "互通连接线"),
    )
)
_SHORT_SCHOOL = re.compile(r"^第?([一二三四五六七八九十]{1,3})([小中幼])(?=$|新|综|教|校|分|扩|迁|改)")
_SCHOOLS = {"小": "小学", "中": "中学", "幼": "幼儿园"}
_NUMBERED = re.compile(r"第(\d{1,2})(?=中学|小学|幼儿园|医院|人民医院|实验|高级)")

# Lines and works that cross counties carry in their name which one is meant.
_LINE = re.compile(
    r"(?:(?:高速公路|铁路|城际|运河|特高压.*(?:工程|线路?|输电)|(?:天然气|输气|输油|成品油|原油)(?:长输)?管[道线])"
    r"(?:[\u4e00-\u9fff]{1,6}段|复线|扩能|改扩建|扩容|扩建|改造|连接线|扩能改造|[一二三四五六七八九]期|中线|[\u4e00-\u9fff]{2}通道)*"
    r"|(?:长江|黄河|珠江|嘉陵江|乌江|汉江|赣江|湘江|淮河|松花江)(?:[特公铁]?大?桥|公铁大桥|隧道)|(?:过江|跨海|跨江)(?:通道|大桥|隧道)"
    r"|[\u4e00-\u9fff]{2}国家公园|[江河渠湖]引水|引[江汉黄洮绰滦][济入][\u4e00-\u9fff]{1,2}(?:[一二三四五]期)?)$"
)
_GENERIC_LINE = re.compile(
    r"^(?!(.)\1)(?:县|区|市|城|州|旗|本|全|新|老|机场|绕城|环城|过境|城市|城际|东环|西环|南环|北环|外环|内环|环线|国家|普通|货运|"
    r"客运|专用|支线|干线|大|小|中|东|西|南|北|一|二|三|跨|双线|铁路专用|黄河|长江|过江|跨海|跨江|生态|应急|以|建设|创建|第)*"
    r"(?:(?:沿江|沿海|沿河)?高速公路|高速铁路|铁路|城际|运河|.*管[道线]|国家公园|长江|黄河|过江|跨海|跨江|江引水|河引水|渠引水|湖引水)"
)
_RING = re.compile(r"^[东南西北]?[一二三四五六内外]环")
_RAILWAY = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:高速铁路|城际铁路|城际$)")


def folded_project(name: str) -> str:
    """The plain name with equivalent wordings made one; never empty unless `plain(name)` is."""
    quoted = _QUOTED_AT_THE_END.match(name.strip())
    form, before = plain(quoted[1] if quoted else name), ""
    while form != before:
        before, form = form, _folded_once(form)
    return form


def is_line(form: str) -> bool:
    """Whether a folded name is that of a work known by its name alone: a line by its ends, a bridge over a great river.

    Roads, railways, canals, pipelines, bridges and tunnels over great rivers, diversions of water, national parks.
    """
    return bool(_LINE.search(form)) and not _GENERIC_LINE.match(form)


def is_ring_road(form: str) -> bool:
    """Whether a folded name is that of a city's ring road or of works on it (北三环东延): no district has its own."""
    return bool(_RING.match(form))


def railway(form: str, trunks: Iterable[str] = ()) -> str:
    """The name of a line with 高速铁路 and 城际铁路 made 铁路, unless `trunks` names an older railway of those ends.

    杭温高铁 and 杭温铁路 are one; 京沪高铁 and 京沪铁路 are two.
    """
    found = _RAILWAY.search(form)
    if found is None or form[: found.start()] in trunks:
        return form
    return form[: found.start()] + "铁路" + form[found.end() :]


def _folded_once(form: str) -> str:
    form = _PHASE.sub(lambda phase: full_numeral(phase[1]) + "期", form)
    form = _KILOVOLT.sub("千伏", form)
    form = _HIGH_SPEED_RAIL.sub("高速铁路", _EXPRESSWAY.sub("高速公路", _ROUTE_NUMBER.sub("", form)))
    form = _SPELT_OUT.sub(_line_by_its_ends, _TWO_NUMBERS.sub(r"\1", form))
    form = _ON_A_LINE.sub("", _LEADING_ROLE.sub("", form))
    form = _COMPANY.sub("", _NEW_BETWEEN.sub("", _NATIONAL_PARK.sub("", _RANK_BETWEEN.sub("", form))))
    form = _NUMBERED.sub(lambda number: "第" + _numeral(int(number[1])), form)
    form = _SHORT_SCHOOL.sub(lambda school: f"第{school[1]}{_SCHOOLS[school[2]]}", form)
    form = _CONSTRUCTION.sub("", stripped(_ENDING, form))
    for ending in (_STATE, _ROAD, _ANEW, _SCENIC_AREA, _RING_ROAD):
        form = ending.sub("", form)
    form = _RENOVATION.sub("改造", _SECTION_WORKS.sub(r"\1", _NUMBERED_ROAD.sub(r"\1", form)))
    for short, full in _SAME:
        form = short.sub(full, form)
    return form


def _line_by_its_ends(found: re.Match[str]) -> str:
    ends = [end for end in _ENDS.split(found["ends"]) if end]
    spells_out = len(ends) == len(found["line"]) and all(map(str.__contains__, ends, found["line"]))
    return found["line"] if spells_out else found[0]


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else NUMERALS[tens]) + ("十" if tens else "") + (NUMERALS[ones] if ones else "")
