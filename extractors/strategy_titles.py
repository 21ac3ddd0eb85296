"""Titles and pilot schemes that places are named to, or seek: 国家森林城市, 全国…先行推进区, …改革试点县."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.clauses import Clauses, Governs

_HAN = "[\u4e00-\u9fff“”·]"
# Who gives the title; provinces by name come from the lexicon.
_GIVER = (
    "(?:首批|第[一二三四五六七八九十]+批)?(?:国家级|国家|全国|全省|省级|全市|市级|全区|自治区级|自治区|中国|"
    "(?<=[为建列批入])省{provinces})"
    "(?:首批|第[一二三四五六七八九十]+批)?"
)
# Heads that need a word on what they are for, and heads that say it themselves.
_PLAIN_HEAD = (
    "(?:示范(?:县城|区县|园区|县|市|区|城市|城|州|省|旗)|先行示范区|先行(?:推进)?区|先导区|试验区|实验区|推进区|创新区|"
    "试点(?:区县|县|市|区|城市|州|地区|旗)|先进(?:县|市|区|城市)|清零(?:区县|县|区)|领跑县”?|标杆城市|"
    "模范(?:城市|城|县|区)|(?:整建制)?推进[县市区]|先行[县市]|试点重点[县市区]|重点[县市区]|样板[县市区]|"
    "产业强[县市区]|(?:标准化)?示范单位|示范项目县|(?<!项)试点(?=[。，、；“”（]|$|称号|名单))"
)
_TELLING_HEAD = (
    "(?:(?:卫生|文明|森林|园林|生态园林|健康|法治|宜居|无废|海绵|智慧|环保模范|节水型|创新型|信用|平安|"
    "历史文化名|优秀旅游|公交都市|消费中心)"
    "(?:城市|县城|县|城|市)|产业强镇|"
    "(?:教育|知识产权|质量|体育|旅游|农业|科技|文化|经济|工业|交通|水利|人才)强(?:国建设示范)?[县市])"
)
_NO_TITLE_AFTER = r"(?!名单|项目|\d|[个家处]|长|民|域|县委|委|政府|场)"
# Without the giver a title is one only where a verb says that it is won or sought.
_BARE = re.compile(rf"(?P<what>[\u4e00-\u9fff“”·]{{2,20}}?)(?:{_PLAIN_HEAD}|{_TELLING_HEAD}){_NO_TITLE_AFTER}")
_GIVER_ALONE = re.compile("(?:首批|国家级?|全[国省市区]|[省市]级|自治区级?)+")
_STOP = re.compile(
    "[的了在为被是等]|国家|全国|省级|市级|申报|唯一|一个|创建|争创|创成|建成|打造|建设成|成功|获|评|入选|纳入|"
    "列入|通过|加快|推动|推进|支持"
)
# A title of a park, a village or a firm is not the area's.
_OF_A_PART = re.compile(
    "(?:园区|园|村|社区|学校|中学|小学|医院|企业|公司|中心|景区|基地|大学|学院|品牌|项目)(?:成功|被|顺利|再次|连续)*$"
)
_COUNT_AFTER = re.compile(
    r"[”）]*(?:、[\u4e00-\u9fff“”]{2,12})?(?:分别)?(?:达到?|共|累计)?(?:\d+|[一二三四五六七八九十]+)(?:个|家|处|座)"
)
_COUNT_BEFORE = re.compile(r"(?<!唯)(?<!唯一)(?:\d+|[一二三四五六七八九十两]+)(?:个|家|处|座)[^，。；]{0,12}$")


@lru_cache(maxsize=4)
def _pattern(provinces: tuple[str, ...]) -> re.Pattern[str]:
    giver = _GIVER.format(provinces="".join(f"|{name}" for name in provinces))
    return re.compile(
        f"{giver}(?:(?P<what>{_HAN}{{2,24}}?){_PLAIN_HEAD}|(?P<more>{_HAN}{{0,24}}?){_TELLING_HEAD}){_NO_TITLE_AFTER}"
    )


def titles(clauses: Clauses, provinces: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The ranges of titles that the sentence's area, or a place in it, holds, wins or seeks.

    `provinces` are the full names of the provinces, which may give titles.
    """
    text = clauses.text
    pattern = _pattern(provinces)
    at = 0
    while match := pattern.search(text, at):
        at = match.end()
        if _STOP.search(match["what"] or match["more"] or ""):
            at = match.start() + 1
            continue
        if not _counted(clauses, *match.span()) and not _cuts_quotation(clauses, *match.span()):
            yield match.span()
    for verb in clauses.verbs:
        if verb.governs not in (Governs.WON, Governs.SOUGHT):
            continue
        bare = _BARE.match(text, verb.end, clauses.clause_end(verb.end))
        if (
            bare is None
            or _GIVER_ALONE.fullmatch(bare["what"])
            or _STOP.search(bare["what"])
            or _cuts_quotation(clauses, *bare.span())
        ):
            continue
        if not _counted(clauses, *bare.span()):
            yield bare.span()


def _cuts_quotation(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the range is a part of a quotation, or holds one of its marks without the other."""
    for quote in clauses.quotes:
        opens, closes = start <= quote.start < end, start < quote.end <= end
        inside = quote.start < start and end < quote.end and quote.end - quote.start - 2 != end - start
        if opens != closes or inside:
            return True
    return False


def _counted(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the title is counted, not named: 新增国家级示范区3个."""
    before = clauses.text[clauses.clause_start(start) : start]
    verb = clauses.governor(start)
    if verb is not None and _OF_A_PART.search(clauses.text[clauses.clause_start(start) : verb.start]):
        return True
    return _COUNT_AFTER.match(clauses.text, end) is not None or _COUNT_BEFORE.search(before) is not None
