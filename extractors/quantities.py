"""Numbers and their units in a sentence.

`find_quantities` returns every number that is written in digits, whatever it is (an amount, a date, part of a
name): who relates numbers to what they measure decides which to take. Chinese numerals are returned only where they
state a share or a measured amount (三成, 百分之五, 十二万人), not where they count the items of a slogan (十大行动).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractors.lexicon import Lexicon, UnitTerm
from extractors.model import Quantity

# A thousands separator stands before groups of exactly three digits. `14..3` is a slip of the pen for 14.3.
# `2023.5.1` is a date or a version.
_NUMBER = re.compile(r"\d+(?:\.\d+){2,}|\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.{1,2}\d+)?")
_MULTIPLIER = re.compile(r"[百千万亿]+")
_RATIO = re.compile(r" ?[：:] ?(\d+(?:\.\d+)?)(?![\d.])")
_RANGE = re.compile(r" ?(?:[-—~～－]{1,2}|至|到) ?$")
_PER_MANY = re.compile(r"/(?:10|100)?[万千]")  # 死亡率8.5/10万
_HEDGES = "余多来几"

# Words that count. They are a closed class of the language; units of measurement come from the lexicon.
_CLASSIFIERS = """
个 家 户 人 名 位 项 件 条 座 所 处 台 套 辆 艘 架 列 只 头 匹 羽 尾 口 株 棵 盏 支 把 张 块 片 根 幅 面 册 本 部 篇
份 封 枚 颗 粒 桶 瓶 箱 袋 包 盒 场 次 届 期 批 趟 班 轮 遍 起 宗 例 桩 笔 单 款 种 类 样 栋 幢 间 层 孔 眼 道 段 组
队 群 对 双 副 股 门 堂 节 科 床 席 岁 年 月 日 天 周 号 级 倍 成 度 分 秒 元 角 亩 吨 克 斤 担 米 里 升 档 点 版 站
顶 穴 排 卷 集 首 具 大 强 人次 户次 家次 场次 班次 批次 车次 台次 件次 架次 列次 亩次 项次 例次 辆次 艘次 节次 份次
人份 床位 大类 大项 小时 分钟 周年 周岁 年级 人天 课时 学时 标箱 标准箱 号线 星级 个月 季度 个季度 百分点 个百分点
千分点 个千分点 公里 千米 厘米 毫米 微米 纳米 海里 延米 延长米 皮长公里 芯公里 车道公里 平方 平方米 平方公里
平方千米 平米 立方 立方米 方 公顷 公斤 千克 毫克 微克 毫升 千瓦 千瓦时 兆瓦 兆瓦时 吉瓦 瓦 千伏 千伏安 蒸吨 标煤
吨标准煤 吨标煤 载重吨 总吨 摄氏度 分贝 ㎡ m² m2 m³ m3 km km² kW MW GW kWh kV t kg g mg μg ug L ha 美元 欧元 日元 港元
机架 标准机架
"""
CLASSIFIERS = frozenset(_CLASSIFIERS.split())
_LONGEST = 8
_SPANS = frozenset({"个点", "个星期", "个小时", "个工作日", "个自然日", "个年头", "个标箱", "个羊单位"})
# A classifier is none where it begins another word.
_GOES_ON_WORDS = """
项目 家庭 家族 人民 人口 人才 人均 位置 位于 台阶 台湾 组织 节能 节约 节目 科技 科研 科学 支持 支撑 支付 本科 本地
本土 对口 对外 对接 场馆 场景 场所 所有 日均 日产 年均 年产 天然 度假 点多 点位 大学 大型 道路 口岸 口径 头部 门诊
门店 成为 成功 成立 方便 方案 方向 方面 方式 分别 分布 种植 种养 种子 种业 起降 起步 具备 具有 首批 首次 首个 首家
首创 集群 群众 群体 集聚 集团 集体 集中 户籍 户外 级别 班列 元旦 元素 段落 队伍 单位 层次
"""
_GOES_ON = {
    word[0]: "".join(other[1] for other in _GOES_ON_WORDS.split() if other[0] == word[0])
    for word in _GOES_ON_WORDS.split()
}

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_NUMERAL = "零〇一二三四五六七八九十百千万亿两"
_PERCENT_WORDS = re.compile(r"百分之([零〇一二三四五六七八九十百]+)(?:点([零〇一二三四五六七八九]+))?")
_TENTHS = re.compile(
    r"(?<![零〇一二三四五六七八九十百千万亿两完建达形])([一二三四五六七八九])成(?=以上|以下|左右|多|[，。；、）的]|$)"
)
_COUNTED = re.compile(rf"(?<![第{_NUMERAL}\d“])([{_NUMERAL}]{{2,}})(?=人|户|亩|元|吨|公里|平方|立方|千瓦|美元)")


def find_quantities(text: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """The numbers of a sentence's uniform text with their units, in order; no two overlap.

    Every maximal run of ASCII digits lies inside the [start, unit_end) of exactly one of them. The unit is as
    written, multiplier included, without 余 or 多 (`10万余元` → `万元`); it is empty where no unit follows. The number
    [start, end) leaves out its sign, which is in the value. In a range (`5—8家`) or a list (`52、76微克`) those without
    a unit take that of the next. A ratio `2.09：1` is one quantity with unit `:1`; a structure `12：38：50` is three
    without unit.
    """
    found = list(_in_digits(text, lexicon.units))
    _sharing_units(found, text)
    if any(numeral in text for numeral in "百成十千万亿"):
        taken = [(quantity.start, quantity.unit_end) for quantity in found]
        found += [
            q for q in _in_words(text, lexicon.units) if not any(s < q.unit_end and q.start < e for s, e in taken)
        ]
        found.sort(key=lambda quantity: quantity.start)
    return tuple(found)


def find_unit(text: str, at: int, units: Mapping[str, UnitTerm]) -> tuple[str, int]:
    """The unit that begins at `at`, as written, and where it ends; ("", at) where there is none."""
    start = at + 1 if text[at : at + 1] == " " else at
    per = _PER_MANY.match(text, start)
    if per:
        return per.group(), per.end()
    i = _skip_hedge(text, start)
    multiplier = _MULTIPLIER.match(text, i)
    taken = len(multiplier.group()) if multiplier else 0
    for keep in range(taken, -1, -1):
        j = _skip_hedge(text, i + keep) if keep else i
        end = _longest(text, j, units)
        if end > j:
            end = _compose(text, end, units)
            return (text[i : i + keep] + text[j:end]).replace(" ", ""), end
    if multiplier:
        return multiplier.group(), _skip_hedge(text, multiplier.end())
    return "", (i if i > start else at)


def numeral(word: str) -> int | None:
    """The number that a Chinese numeral writes (三十五, 一百零二, 十二万); None where it is none."""
    total = section = digit = 0
    seen = False
    for character in word:
        if character in _DIGITS:
            digit, seen = _DIGITS[character], True
        elif character in _PLACES:
            section += (digit if digit or section else 1) * _PLACES[character]
            digit, seen = 0, True
        elif character in _MYRIADS and (seen or section):
            total = (total + section + digit) * _MYRIADS[character]
            section = digit = 0
        else:
            return None
    return total + section + digit if seen else None


def _in_digits(text: str, units: Mapping[str, UnitTerm]) -> Iterator[Quantity]:
    at = 0
    structure = 0  # how many further members of a structure 12：38：50 are to come
    while match := _NUMBER.search(text, at):
        start, end = match.span()
        value = _value(match.group(), negative=_signed(text, start))
        ratio = _ratio(text, end) if not structure else 0
        if ratio == 1 and (other := _RATIO.match(text, end)):
            quantity = Quantity(start, end, other.end(), value, f":{other.group(1)}")
        elif ratio or structure:
            structure = ratio or structure - 1
            quantity = Quantity(start, end, end, value, "")
        else:
            unit, unit_end = find_unit(text, end, units)
            quantity = Quantity(start, end, unit_end, value, unit)
        yield quantity
        at = quantity.unit_end


def _sharing_units(found: list[Quantity], text: str) -> None:
    """Give the members of a range or a list the unit that only its last carries."""
    for i in range(len(found) - 2, -1, -1):
        found[i] = _with_unit_of(found[i], found[i + 1], text)


def _with_unit_of(first: Quantity, second: Quantity, text: str) -> Quantity:
    between = text[first.end : second.start].rstrip("-") if second.value < 0 else text[first.end : second.start]
    if first.unit or not second.unit or not (_RANGE.match(between) or between in ("、", "和", "及", "与")):
        return first
    return Quantity(first.start, first.end, first.unit_end, first.value, second.unit)


def _ratio(text: str, end: int) -> int:
    """How many further numbers follow, each after a colon."""
    count = 0
    while match := _RATIO.match(text, end):
        count += 1
        end = match.end()
    return count


def _value(digits: str, negative: bool) -> Decimal:
    digits = digits.replace(",", "").replace("..", ".")
    value = Decimal(digits if digits.count(".") < 2 else digits.partition(".")[0])
    return -value if negative else value


def _signed(text: str, start: int) -> bool:
    """Whether a minus sign, not a hyphen of a name or a range, stands before the number."""
    if text[start - 1 : start] not in ("-", "负") or start == 0:
        return False
    before = text[start - 2 : start - 1] if start > 1 else ""
    return (
        not before or before in " 长为至到达是降增率速幅（：、，；" or (before > "\u3400" and text[start - 1] == "负")
    )


def _skip_hedge(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] and text[at] in _HEDGES else at


def _longest(text: str, at: int, units: Mapping[str, UnitTerm]) -> int:
    """Where the longest unit at `at` ends; `at` where none begins."""
    if text[at : at + 1] in ("%", "‰"):
        return at + 1
    for end in range(min(at + _LONGEST, len(text)), at, -1):
        word = text[at:end]
        if word in CLASSIFIERS or (word in units and not _counts_a_noun(word)):
            if end < len(text) and text[end] in _GOES_ON.get(word, ""):
                continue  # 项 of 项目, 家 of 家庭
            if word.isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalnum():
                continue  # `m` of `mg`, `G` of `GPS`
            return end
    return at


def _counts_a_noun(unit: str) -> bool:
    """Whether a unit is a classifier with what it counts (个泊位, 张床位): the noun is then no part of the unit."""
    return unit[0] in "个张" and len(unit) > 1 and "/" not in unit and unit not in CLASSIFIERS and unit not in _SPANS


def _compose(text: str, end: int, units: Mapping[str, UnitTerm]) -> int:
    """The end of 微克/立方米 or 微克每立方米, given where 微克 ends."""
    if text[end : end + 1] in ("/", "每"):
        further = _longest(text, end + 1, units)
        if further > end + 1:
            return further
    return end


def _in_words(text: str, units: Mapping[str, UnitTerm]) -> Iterator[Quantity]:
    for match in _PERCENT_WORDS.finditer(text):
        whole = numeral(match.group(1))
        if whole is not None:
            decimals = "".join(str(_DIGITS[c]) for c in match.group(2) or "")
            value = Decimal(f"{whole}.{decimals}" if decimals else whole)
            yield Quantity(match.start(), match.end(), match.end(), value, "%")
    for match in _TENTHS.finditer(text):
        yield Quantity(match.start(1), match.end(1), match.end(), Decimal(_DIGITS[match.group(1)]), "成")
    for match in _COUNTED.finditer(text):
        amount = numeral(match.group(1))
        if amount is None:
            continue
        unit, end = find_unit(text, match.end(), units)
        yield Quantity(match.start(), match.end(), end, Decimal(amount), unit)
