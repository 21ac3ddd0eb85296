"""Numbers that are no observation, and why: dates, parts of names, thresholds, capacities, gaps to other places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model import BlockKind, Quantity
from extractors.observations.words import word_set
from extractors.periods import PeriodMention

_COUNTS = word_set(
    """
个 家 户 人 名 位 项 件 条 座 所 处 台 套 场 次 批 起 宗 例 笔 款 种 栋 间 支 辆 架 只 头 场次 人次 批次
"""
)
_LEVELS = {
    "大": "enumeration",
    "强": "ranking-list",
    "级": "grade",
    "星级": "grade",
    "号": "name",
    "号线": "name",
    "届": "ordinal",
}
_LEVELS |= {
    "期": "ordinal",
    "版": "name",
    "年级": "grade",
    "世纪": "date",
    "月": "date",
    "日": "date",
    "周年": "date",
    "点": "date",
}
_LEVELS |= {
    "季度": "date",
    "周岁": "threshold",
    "岁": "threshold",
    "千伏": "capacity",
    "伏": "capacity",
    "千伏安": "capacity",
    "级以上": "grade",
}
_DURATIONS = frozenset(["年", "个月", "周", "天", "小时", "分钟", "秒", "个季度", "工作日", "个工作日"])
_MEASURED_TIME = re.compile(
    r"年限|寿命|时间|时长|时限|用时|天数|周期|压缩|缩短|缩减|提速|减少|增加|优良|达标|期限|环节|办结|办理|学制|年龄"
)
_GAP = re.compile(
    r"(?:高于|低于|快于|慢于|高出|高过|好于|优于|领先|超过|超出|超额|超|落后|多于|少于|比|较|相比|差)[^，；、]{0,14}?"
    r"(?:全[国省市区县州盟旗疆]|[省市州区县](?:级|内)?平均|平均|目标|预期|年初计划|计划|同类|周边|考核|时序|序时|任务|国家(?:标准|要求)|GDP|经济增速|全社会|"
    r"省市|省级|市级|下达|要求|贫困县|[东中西]部|城镇居民|城市居民|农村居民|同期|财政收入|生产总值|规定|预算|进度|整体)[^，；]{0,12}$"
)
_THRESHOLD_BEFORE = re.compile(r"(?:超过?|过|达到?|逾|上|年产值|产值|收入|投资|不足|低于|高于|超出)$")
_STATED = re.compile(r"(?:达到?|突破|超过?|近|约|增加?|增长|减少|下降|为|逾|破|占|至|有|共)$")
_OUTSIDE = re.compile(r"(?:低于|高于|不足|超过?|不到|未达到?)$")
_MULTIPLE = re.compile(
    r"(?:是|为|相当于|恢复到|恢复至|达到?)[^，；、]{2,14}(?:年|期|末|底|初|均|平|期间|“?十[一二三四]五”?)的(?:近|约)?$"
)
# Before and behind a member of a structure (12：38：50).
_MEMBER = re.compile(r"\d[：:]\||\|[：:]\d")
_ANY_PROJECT = re.compile(r"的(?:重大|重点|工业|产业|招商)*(?:项目|企业)(?![\u4e00-\u9fff])")
_OVER = re.compile("(?:超过?|过|逾|不足|低于|高于|超出)$")
_TIMES = re.compile(r"[是为][^，；、]{2,14}的(?:近|约)?$")
_BAND = re.compile(r"前(?:列)?$")
_AFTER_OVER = re.compile(
    r"(?:及?以上|及?以下|以内|以外|左右)的?(?=[\u4e00-\u9fff“])(?!的|，|和|、|及|增|同|分|到|被|实|均|占|且|或|后)"
)
_GRADE_AFTER = re.compile(r"级(?!别?以)")
_ENTITY = re.compile(
    r"的?(?:[\u4e00-\u9fff]{0,6})(?:企业|项目|产业|集群|园区|乡镇|村|公司|开发区|产品|市场|品牌|大户|商户|县|强县|街区|平台|单位|基地|楼宇|乡|镇|龙头|俱乐部|工业|商圈)"
)
_STRONG = re.compile(
    r"吨$|千瓦$|兆瓦$|吉瓦$|^万?kW$|MW|GW|kV|蒸吨|吨/[年日天]|立方米/|吨级$|m³/d|千瓦时$|MWh|升$|KW|kw|Mw"
)
_WORKS = re.compile(
    r"项目|工程|基地|生产线|电站|机组|产线|装置|码头|泊位|电厂|储能|水厂|处理厂|冷库|风电|光伏|船|深加工|车间|技改|扩建|工厂|加工厂|变电|水电|热电|抽蓄"
)
_NO_NAME = re.compile(r"以上|左右|以内|增长|同比|、|和|及|下降|是|比|较|分别|均|占|目标|任务")
_OF_PROJECTS = re.compile(r"[^，；。：]{0,50}(?:项目|工程)(?!，?总?投资)")
_YEARLY = re.compile(r"(?:年产|年加工|年处理|年屠宰|日处理|日产|年生产|年出栏|年存栏|单机|总库容|年储|容量|规模|存栏)$")
_REFERENCE = re.compile(r"(?:附件|附表|附图|附录|专栏|图表?|表)$")
_INDICATORS = re.compile(r"(?:为?)(?:计划|主要|核心|考核|约束性|预期性)+指标|指标[，：、]")
_HAN = re.compile(r"[\u4e00-\u9fff%]")
_LATIN_UNITS = frozenset(
    [
        "m",
        "t",
        "g",
        "L",
        "m²",
        "m2",
        "km",
        "km²",
        "kW",
        "MW",
        "GW",
        "kWh",
        "MWh",
        "kV",
        "kg",
        "mg",
        "μg",
        "ug",
        "ha",
        "Gbps",
        "Mbps",
        "TB",
        "PB",
        "P",
        "EB",
        "Pflops",
        "PFlops",
        "ug/m³",
        "mg/L",
    ]
)
_LATIN = re.compile(r"[A-Za-z]")


# A numeral of so many characters (一万二千) is a figure, whatever stands before it; 万亩 is a figure of speech.
_FULL_NUMERAL = 4


def explain(
    text: str, order: int, numbers: Sequence[Quantity], periods: Sequence[PeriodMention], kind: BlockKind
) -> str | None:
    """Why the number is no observation, as a short code; None where it may be one."""
    number = numbers[order]
    if not _HAN.search(text):
        return "name"
    if not text[number.start].isdigit() and not re.search("[一二三四五六七八九两]", text[number.start : number.end]):
        return "numeral"
    full = number.end - number.start >= _FULL_NUMERAL
    stated = full or _STATED.search(text[max(0, number.start - 3) : number.start])
    if not text[number.start].isdigit() and not stated:
        return "numeral"
    if kind is BlockKind.CELL and len(text) <= 16 and number.start == 0 and not re.search("[，；。]", text):
        return "heading"
    if kind in (BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION):
        return "heading"
    return (
        _by_position(text, number, periods)
        or _by_unit(text, number)
        or _by_gap(text, order, numbers)
        or _by_threshold(text, order, numbers)
        or _by_capacity(text, number)
        or _by_condition(text, number)
        or _by_reference(text, number)
        or _by_list(text, order, numbers)
    )


def _by_position(text: str, number: Quantity, periods: Sequence[PeriodMention]) -> str | None:
    """Numbers that are part of a period, a name, a slogan, a title, a document number or a list marker."""
    start, end = number.start, number.end
    if any(mention.start <= start < mention.end for mention in periods):
        return "date"
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if _LATIN.match(before) or (after and _LATIN.match(after) and number.unit not in _LATIN_UNITS):
        return "name"
    if before == "-" and start > 1 and _LATIN.match(text[start - 2]):
        return "name"
    if (before and before in "+×*/") or (after and after in "+×*·" and text[end : end + 2] != "·"):
        return "slogan"
    if after == "/" and text[end + 1 : end + 2].isdigit() and not number.unit:
        return "fraction"
    if _REFERENCE.search(text[max(0, start - 2) : start]) and not number.unit:
        return "reference"
    if before == "每" or text[max(0, start - 2) : start] in ("国道", "省道", "县道", "乡道"):
        return "name"
    if (before in "【[〔" and before) and after in "】]〕":
        return "footnote"
    if not number.unit and end - start >= 7:
        return "code"
    if not number.unit and not text[:start].strip(" （[【") and re.match(r"[.、．）\]】]", text[end:]):
        return "list-marker"
    if not number.unit and before in ("；", "：", "。", "（", " ") and re.match(r"[.、．]\D|）\D", text[end:]):
        return "list-marker"
    if re.match(r"\d*号(?!线|楼|机|泊)", text[end : end + 6]) and "〔" in text[max(0, start - 8) : start]:
        return "document-number"
    if re.search(r"（20\d\d）$", text[max(0, start - 6) : start]):
        return "document-number"
    return _quoted(text, number)


def _quoted(text: str, number: Quantity) -> str | None:
    """Numbers in a title, or in a short quotation, which is a name or a slogan."""
    start = number.start
    if text.rfind("《", max(0, start - 60), start) > text.rfind("》", max(0, start - 60), start):
        return "title"
    opened = text.rfind("“", max(0, start - 24), start)
    if opened > text.rfind("”", max(0, start - 24), start) and text.find("”", number.end, opened + 30) > 0:
        return "slogan"
    return None


def _by_unit(text: str, number: Quantity) -> str | None:
    start, unit = number.start, number.unit
    before = text[max(0, start - 12) : start]
    if before.endswith("第"):
        rank = unit in ("位", "名") or (not unit and not re.match(r"[\u4e00-\u9fff“]", text[number.unit_end :]))
        return None if rank or (unit == "" and text[number.unit_end : number.unit_end + 1] in "的") else "ordinal"
    if _BAND.search(before) and unit in ("位", "名", "强", "%", "列", ""):
        return "rank-band"
    if not unit:
        return _without_unit(text, number)
    if unit == "年" and number.value == number.value.to_integral_value() and 1900 < number.value < 2100:
        return "date"
    if unit.endswith("级"):
        return "grade"
    if unit in _DURATIONS:
        return None if _MEASURED_TIME.search(text[max(0, start - 16) : start]) else "duration"
    if unit == "期" and (number.value >= 10 or re.search("培训|班|举办|开展|活动", before)):
        return None
    if unit in _LEVELS:
        measured = unit in ("岁", "周岁") and re.search(r"寿命|年龄", before)
        return None if measured else _LEVELS[unit]
    if (
        unit == "个"
        and text[number.unit_end : number.unit_end + 1] == "一"
        and text[number.unit_end + 1 : number.unit_end + 2] in "”、，批百"
    ):
        return "slogan"
    if unit in ("项", "个", "类") and (_INDICATORS.match(text, number.unit_end) or before.endswith("指标")):
        return "indicator-count"
    return None


def _without_unit(text: str, number: Quantity) -> str | None:
    """A bare number: a year, a hotline, part of a name; a member of a structure is none of these."""
    after = text[number.unit_end : number.unit_end + 1]
    if (
        number.value == number.value.to_integral_value()
        and 1949 <= number.value <= 2060
        and number.end - number.start == 4
    ):
        return "date"
    if _MEMBER.search(text[number.start - 2 : number.start] + "|" + text[number.unit_end : number.unit_end + 2]):
        return None
    if text[number.start - 1 : number.start] == "”":
        return "footnote"
    return "name" if after and ("\u4e00" <= after <= "\u9fff" or after in "“（-—#°") else None


def _by_gap(text: str, order: int, numbers: Sequence[Quantity]) -> str | None:
    """A distance to another place or to a target (高于全省1.2个百分点)."""
    number = numbers[order]
    before = text[max(0, number.start - 36) : number.start]
    clause = re.split("[，；。：]", before)[-1]
    if (_GAP.search(clause) and not re.search(r"(?:提高|增长|下降|上升|达)到?$", clause.rstrip("约近"))) or (
        re.search(r"(?:高于|低于|快于|高出|好于|优于)[^，；、]{2,16}$", clause)
        and number.unit.endswith(("百分点", "位次"))
    ):
        return "gap"
    if order and re.fullmatch(r"(?:左右|以上)?[、和，及与]", text[numbers[order - 1].unit_end : number.start]):
        return "gap" if _by_gap(text, order - 1, numbers) and number.unit == numbers[order - 1].unit else None
    return None


def _by_threshold(text: str, order: int, numbers: Sequence[Quantity]) -> str | None:
    """A number that says which things are meant (20亿元以上项目3个), not how many there are."""
    number = numbers[order]
    unit, end = number.unit, number.unit_end
    if (_GRADE_AFTER.match(text, end) or ("元" in unit and text[end : end + 1] == "级")) and unit not in (
        "个",
        "家",
        "项",
    ):
        return "grade"
    plain = unit.lstrip("十百千万亿")
    if plain in _COUNTS or unit.endswith(("百分点",)) or not unit:
        return None
    over = _AFTER_OVER.match(text, end)
    counted = order + 1 < len(numbers) and not re.search("[，；。：]", text[end : numbers[order + 1].start])
    if over:
        measured = re.match(
            r"[^，；。、]{0,3}[\u4e00-\u9fff]{0,8}(?:投资|收入|产值|贷款|资金|税收)(?![\u4e00-\u9fff])",
            text[over.end() :],
        )
        if ("元" in unit and not (measured and not counted)) or unit in ("岁", "%") or counted:
            return "threshold"
        return None
    named = _ENTITY.match(text, end)
    if named and "元" in unit and _THRESHOLD_BEFORE.search(text[max(0, number.start - 4) : number.start]):
        before = order and text[numbers[order - 1].unit_end : number.start]
        meant = before and len(before) < 10 and not re.search("[，；、]", before)
        if text[number.start - 2 : number.start] == "投资" and named.group().startswith("的"):
            return "threshold" if meant or (counted and _ANY_PROJECT.match(text, end)) else None
        over = _OVER.search(text[max(0, number.start - 2) : number.start])
        return "threshold" if counted or meant or (over and named.group().startswith("的")) else None
    if (
        order
        and re.fullmatch("[、和]", text[numbers[order - 1].unit_end : number.start])
        and unit == numbers[order - 1].unit
    ):
        return _by_threshold(text, order - 1, numbers)
    return None


def _by_reference(text: str, number: Quantity) -> str | None:
    """A number of those compared (全国36个大中城市中排名第3), of bodies that act (5部委), or of points of a plan."""
    after = text[number.unit_end : number.unit_end + 16]
    before = text[max(0, number.start - 24) : number.start]
    if (_MULTIPLE.search(before) and number.unit in ("倍", "%", "成")) or (
        _TIMES.search(before) and number.unit == "倍"
    ):
        return "comparison"
    if re.match(r"[\u4e00-\u9fff]{2,12}?(?:中(?:排|位|列|名)|排名|排第|位列|位居)", after) and number.unit in (
        "个",
        "家",
        "座",
    ):
        return "ranking-list" if re.search(r"[国省市界区州]$", text[: number.start]) else None
    if re.match(r"[^，；。、]{0,16}之一", after):
        return "ranking-list"
    if number.unit == "部" and after[:1] in "委门":
        return "agencies"
    if number.unit in ("个", "大") and after.startswith("方面"):
        return "enumeration"
    if number.unit in ("大类", "类", "大", "章", "批", "轮") and after[:1].isdigit():
        return "enumeration"
    if re.match(r"[\u4e00-\u9fff]{2,10}圈", after) and number.unit in ("米", "公里", "里"):
        return "name"
    return None


def _counts(number: Quantity) -> bool:
    return number.unit.lstrip("十百千万亿") in _COUNTS


def _by_list(text: str, order: int, numbers: Sequence[Quantity]) -> str | None:
    """A number listed after one that is a comparison is one too (是2015年的1.8倍、1.6倍)."""
    if not order or numbers[order].unit != numbers[order - 1].unit:
        return None
    if not re.fullmatch("[、和及与]", text[numbers[order - 1].unit_end : numbers[order].start]):
        return None
    return "comparison" if _by_reference(text, numbers[order - 1]) == "comparison" else None


def _by_condition(text: str, number: Quantity) -> str | None:
    """A number in the description of those that something is done to (对…使用率低于50%…等项目建立台账)."""
    if number.unit != "%" or not _OUTSIDE.search(text[max(0, number.start - 4) : number.start]):
        return None
    start = max(text.rfind("。", 0, number.start), text.rfind("；", 0, number.start)) + 1
    meant = re.search(r"(?:^|[，])对", text[start : number.start])
    return "condition" if meant and re.match(r"[^，；。]{0,20}(?:等|的)", text[number.unit_end :]) else None


def _by_capacity(text: str, number: Quantity) -> str | None:
    """A capacity inside a project's name (10万千瓦风电项目)."""
    end = number.unit_end
    rest = re.split("[，；。、：）]|\\d", text[end : end + 26])[0]
    ahead = re.split("[，；。：]", text[end : end + 60])[0]
    if _YEARLY.search(text[max(0, number.start - 5) : number.start]) and _WORKS.search(ahead):
        return "capacity"
    if (
        rest
        and not _NO_NAME.match(rest)
        and re.search("、.*等[^、]{0,10}(?:项目|工程|基地)", ahead)
        and not _counts(number)
    ):
        return "capacity"
    named = _STRONG.search(number.unit) and rest and not _NO_NAME.match(rest)
    if named and (_WORKS.search(rest) or _OF_PROJECTS.match(text, end)):
        return "capacity"
    return None
