"""The name of what a number measures, from the words before it or after it.

The name is the shortest that stands alone: no place, no period, no 实现 or 完成; what was done stands in brackets
(5G基站（新建）).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.observations.words import (
    DEPENDENT,
    DOING,
    DOING_WORDS,
    LEADING,
    MEASURE_NOUN,
    PREDICATE,
    STRONG_PREDICATE,
    word_set,
)

# 等 ends a list of examples; it does not in 等级, 高等, 平等.
_EXAMPLES = re.compile(
    r"(?<![高中初同平均对优上劣])等(?!级|次|额|值|于|待|候|效|距|离)"
    r"(?:[一二三四五六七八九十]?(?:大|类|批)(?!学|型|棚|数|豆))?"
)
_ENTITIES = (
    r"[\u4e00-\u9fff]{0,12}?(?:企业|项目|公司|单位|主体|群众|居民|家庭|人员|学生|农户|贫困户|商户|"
    r"学校|医院|景区|园区|工程|劳动者|农民工|创业者|群体|对象|老人|儿童|职工)"
)
# Of `企业融资` before the next number (3家企业融资5亿元) only 企业 is what was counted.
_ENTITY = re.compile(
    rf"{_ENTITIES}"
    r"(?=(?:授信|融资|贷款|投资|增信|减税|退税|降本|销售|增收|纳税|担保|放款|签约|发放|争取|补助|补贴|提供|缓缴|减免))"
)
_ADJUNCT = re.compile(
    rf"(?:围绕|聚焦|针对|依托|通过|按照|借助|利用|为(?!民办)|对(?![口外])|向(?!上)|在|与|从|由|同|面向|联合|会同)[^、]{{2,24}}?(?P<verb>{DOING_WORDS})(?=[\u4e00-\u9fff“]{{2}})"
)
_DESCRIBES = re.compile(r"(?:[强大高好优快新足]|明显|显著|突出|[一-龥]有[一-龥]{2,8}|以上|以下)$")
_DONE_WITHIN = re.compile(
    r"[^、]{6,}?(?P<verb>获批|争取|发放|开展|举办|新增|新建|建成|引进|培育|签订|签约|发行|投放|认定|受理|办理|解决|提供)"
    r"(?P<noun>[\u4e00-\u9fff“”]{4,})$"
)
_ASIDE = re.compile(r"（[\u4e00-\u9fff、]{1,6}）(?=[\u4e00-\u9fff])")  # 创建（巩固）示范工地
_AIMS = re.compile("力争|确保|实现|达到|完成")
_RATE = re.compile(r"(?:率|占比|比重|比例)$")
_MANNER = re.compile(r"^(?:全部|全面|有序|顺利|成功|扎实|已经|均|都|基本|相继|陆续|首次|如期|圆满|实现)+")
_VERB_WITHIN = re.compile(rf"(?:购买|{DOING_WORDS})")
_LAST_VERB = re.compile(rf"(?:{DOING_WORDS})$")
_EDGES = re.compile(
    r"^(?:（\d{1,2}）|[ ，、；：。的与及]|和(?![美谐平田合]))+"
    r"|(?:[ ，、；：。的与]|(?<![惠涉普触])及|(?<![谐平温])和)+$"
)
_DIGITS_QUOTED = re.compile(r"“[\d+×]+”[条项个]?")
_NAMING = re.compile(r"[\u4e00-\u9fff]|[A-Z]{2}")
_SINGLE = frozenset("村县区镇乡旗市州井楼桥路店")
_INFIX = re.compile(
    r"(?<=[\u4e00-\u9fff”）])(?:全年|累计|共计|实现|达成|年内|同比|先后|已完成|实际(?!利|到))(?=[\u4e00-\u9fff“])"
)
_EMPTY = word_set(
    """
任务 目标 方面 同比 环比 其中 同时 工作 情况 左右 以上 水平 预期 预期目标 主要 分别 增长 下降 年度 一批 系列 各类
各项 以来 期间 时候
"""
)
# Words that point at something else: 等一揽子措施, 每个县, 领域以及….
_NO_NOUN = re.compile("等(?!级)|每[个县区市乡镇村年月]|领域以及|以及|我[市县区省州](?!场)$|其(?!他)|该|分配$|抓好$")
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts: the noun, and the verb of what was done with it.

    `verb_leads` is True where the verb stands before the noun, so that it holds for the nouns listed after it too.
    """

    noun: str
    verb: str = ""
    verb_leads: bool = False

    def __str__(self) -> str:
        """`5G基站（新建）`; before a short noun or a noun of measure the verb stays where it was: 引进资金."""
        if not self.verb:
            return self.noun
        if self.verb_leads and (len(self.noun) <= 2 or self.noun in DEPENDENT):
            return self.verb + self.noun
        return f"{self.noun}（{self.verb}）"

    @property
    def head(self) -> str:
        """The thing itself, without the measure that the noun ends in: 粮食 of 粮食播种面积."""
        noun = re.sub(r"（[^）]*）$", "", self.noun)
        for cut in range(2, len(noun) - 1):
            if noun[cut:] in DEPENDENT and not noun[:cut].endswith("生产"):
                return noun[:cut]
        if noun.endswith("率") and len(noun) > 5:
            return noun[:-3]
        return noun


@lru_cache(maxsize=4096)
def name_before(words: str) -> Name | None:
    """The name that the words before a number and its predicate give; None where they name nothing.

    Verbs that only say that a figure was reached go; a verb of doing (新建) is kept apart.
    """
    rest = trim(words)
    if rest in DEPENDENT:
        return Name(rest)
    rest = _past(LEADING, _after_adjunct(_last_of_several(rest)))
    verb, rest = _verb(rest)
    if verb and not rest:
        return Name("", verb)
    noun = clean(rest)
    if verb and _RATE.search(noun):
        return Name(verb + noun)
    if len(noun) > 18 and not verb and (within := _DONE_WITHIN.match(noun)):
        return Name(within["noun"], within["verb"], verb_leads=True)
    if noun and not verb and (last := _LAST_VERB.search(noun)) and last.start() > 2:
        return Name(noun[: last.start()], last.group())
    return Name(noun, verb, bool(verb)) if noun or verb else None


def trim(words: str) -> str:
    """The words without separators at their edges; 及 of 惠及 is none."""
    return _EDGES.sub("", words)


def name_after(words: str, before: Name | None, *, goes_on: bool = False) -> Name | None:
    """The name of what is counted, from the words after a number: 企业 of `105家企业进入…`, with its predicate.

    `before` gives the verb where the words before the number have one (新建2座水厂). Where the clause `goes_on` to the
    next number, the predicate is that number's.
    """
    words = words.strip(" ，、；：。")
    if words.startswith("的"):
        words = words[1:]
    words = _without_clause(words)
    match = (STRONG_PREDICATE if before and before.verb else PREDICATE).search(words, 1)
    noun, predicate = (words[: match.start()], words[match.start() :]) if match else (words, "")
    single = noun in _SINGLE and (predicate or (before is not None and before.verb))
    noun = noun if single else clean(noun, examples=False)
    whose, _, thing = noun.partition("的")
    if thing and len(whose) > 3:
        noun = whose
    if goes_on and is_measure(noun) and Name(noun).head == noun and (entity := re.match(_ENTITIES, noun)):
        noun = entity.group()
    elif goes_on and is_measure(noun):
        noun = re.sub(r"(?:[日年人月]均?|平均|实际)$", "", Name(noun).head)
    if goes_on and (verb := _VERB_WITHIN.search(noun, 2)):
        noun = noun[: verb.start()]
    if not noun:
        return None
    if goes_on and (entity := _ENTITY.match(noun)):
        noun = entity.group()
    if before and before.verb:
        return Name(noun, before.verb, before.verb_leads or not before.noun)
    return Name(noun, "" if goes_on else _predicate(predicate))


def _without_clause(words: str) -> str:
    """The noun that a relative clause describes: 示范企业 of `带动性强的示范企业`."""
    clause, _, noun = words.rpartition("的")
    if (
        2 <= len(noun) <= 14
        and not PREDICATE.search(noun, 1)
        and (_DESCRIBES.search(clause) or PREDICATE.search(clause, 1))
    ):
        return noun
    return words


def clean(words: str, *, examples: bool = True) -> str:
    """A noun without examples (`甲、乙等`), marks at its edges, and words inside it that say nothing of what it is."""
    words = trim(words)
    if examples:
        ends = [match.end() for match in _EXAMPLES.finditer(words)]
        if ends and ends[-1] < len(words):
            words = words[ends[-1] :]
        elif ends:
            words = words[: _EXAMPLES.search(words).start()]  # type: ignore[union-attr]
    words = trim(_DIGITS_QUOTED.sub("", _INFIX.sub("", words)))
    words = _balanced(words)
    if len(words) > _LONGEST:
        words = words[-_LONGEST:]
    return words if acceptable(words) else ""


def acceptable(noun: str) -> bool:
    """Whether a noun can be a name at all."""
    return (
        len(noun) > 1
        and noun not in _EMPTY
        and noun[-1] != "了"
        and _NO_NOUN.match(noun) is None
        and _NAMING.search(noun) is not None
    )


def is_measure(noun: str) -> bool:
    """Whether a noun names a measure by itself (税收收入, 覆盖率), so that the number belongs to it."""
    return MEASURE_NOUN.search(noun) is not None


def is_doing(words: str) -> bool:
    """Whether the words are verbs of doing and nothing else (改造提升, 新增)."""
    verb, rest = _verb(_past(LEADING, trim(words)))
    return bool(verb) and not rest


def _after_adjunct(words: str) -> str:
    """Without what the sentence says of where, with whom or for whom before its verb (在全省率先建成…)."""
    match = _ADJUNCT.match(words)
    return words[match.start("verb") :] if match else words


def begins_with_entity(words: str) -> bool:
    """Whether the words begin with what can be counted (省重点项目开工率)."""
    return re.match(_ENTITIES, words) is not None


def _last_of_several(words: str) -> str:
    """Of what was done one after another (建设甲园区、改造乙厂房) the last."""
    at = words.rfind("、")
    while at > 0:
        if _AIMS.match(words, at + 1) and is_measure(words):
            return words[at + 1 :]
        if DOING.match(words, at + 1) and not words[:at].endswith("等"):
            done = DOING.match(words) or DOING.match(_past(LEADING, words))
            if done is None or done.end() < at:
                return words[at + 1 :]
        if _says_something(words[:at]) and not PREDICATE.search(words[at:], 2):
            return words[at + 1 :]
        at = words.rfind("、", 0, at)
    return words


def _verb(words: str) -> tuple[str, str]:
    """The verbs of doing that the words begin with, and the rest; the last verb stays where the rest were no noun."""
    end = 0
    while match := DOING.match(words, end):
        if end and 0 < len(words) - match.end() < 2:
            break
        end = match.end()
    if not end or 0 < len(words) - end < 2:
        return ("", words) if not end or words[end:] else (words[:end], "")
    verb = words[:end].rstrip("和、并及了以")
    aside = _ASIDE.match(words, end)
    end = aside.end() if aside else end
    return verb, _past(LEADING, words[end:])


def _says_something(words: str) -> bool:
    """Whether words before a 、 are a statement of their own rather than a noun with its verb."""
    if "等" in words:
        return False
    _, noun = _verb(_past(LEADING, words))
    return PREDICATE.search(noun, 2) is not None


def _past(pattern: re.Pattern[str], words: str) -> str:
    match = pattern.match(words)
    return words[match.end() :] if match else words


def _predicate(words: str) -> str:
    """What is said of a counted noun, short: 全面完成 → 完成."""
    if words[:1] in ("与", "和", "及") or words.startswith(("分别为", "为", "是", "分别是")):
        return ""
    words = trim(_MANNER.sub("", words))
    return words if len(words) <= 24 else ""


def _balanced(words: str) -> str:
    """Without a quotation mark or bracket that has lost its other half."""
    for opening, closing in ("“”", "（）", "《》", "‘’"):
        if words.count(opening) < words.count(closing):
            words = words[words.rfind(closing) + 1 :] if not words.endswith(closing) else words.replace(closing, "")
        elif words.count(opening) > words.count(closing):
            words = words.replace(opening, "")
    return trim(words)
