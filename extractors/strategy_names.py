"""What a strategy's name looks like: the generic words it ends in, its coded and counted forms, what it never is.

The words here are grammar: which generic noun makes a quotation or a phrase the name of a campaign (行动), a mechanism
(机制) or a system (体系), and which makes it something else (企业, 品牌, 精神). Names themselves are in the lexicon.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["CODED", "Suffix", "coded", "counted", "ends_as_scheme", "suffix_of", "written_name"]

_NUMERAL = "一二两三四五六七八九十百千万双"

# Generic nouns that make the quotation before them the name of a scheme, whatever the quotation says.
_SCHEME_HEADS = (
    "行动计划|行动方案|战略行动|行动|战略|计划|工程|改革|试点|机制|制度体系|体系|模式|工作法|攻坚战|大会战|"
    "攻坚|保卫战|专项整治|专项治理|专项斗争|"
    "大排查|大整治|大走访|普法|督查激励|竞赛|比武|赛马|比拼|主题实践活动|主题活动|专项活动|实践活动|创建活动|"
    "攻坚活动|帮扶活动|走访活动|服务活动|"
    "竞赛活动|活动|战役|制度|制|工作体系|责任制|审批模式|便民服务|创建"
)
# Generic nouns that do so only for a coded quotation: “1+3+N”产业集群, “一主两辅”发展格局.
_CODED_HEADS = (
    "产业集群|集群|产业链群|产业链|产业体系|产业结构|产业格局|发展格局|布局|格局|结构|产业|政策|清单|架构|网格|"
    "思路|路径|空间"
)
# Generic nouns that make the quotation no scheme of the area.
_OTHER_HEADS = (
    "目标|要求|精神|理念|思想|意识|总体布局|战略布局|重要思想|作用|问题|时期|期间|经费|现象|功能|优势|形象|"
    "地位|底线|红线|称号|荣誉|殊荣|奖|企业|"
    "人才|品牌|平台|应用|项目|景区|产品|公司|团队|中心|基地|园区|成果|经验|文章|规划|方案|纲要|节|赛|季|展|会|"
    "论坛|晚会|大赛|博览会|公路|道路|"
    "线路|小区|社区|楼宇|经济|业态|场景|关系|生态|氛围|环境|铁军|先锋|标兵|系列活动|文化活动|节庆活动|"
    "文艺活动|惠民演出|演出|促销活动|"
    "消费季活动|主题展|招商活动|推介活动|宣传活动|庆祝活动|纪念活动|群众活动|节会活动|赛事活动"
)
# What no modifier holds: where one of these stands the name has ended and its predicate begins.
_MODIFIER_STOP = re.compile(
    r"[的了在为被是从向以将把让使着或获]|(?<!参)与|和(?!美|谐|顺|平)|(?<!普)及|(?<!结)对|加快|持续|深入|取得|"
    r"实现|成为|全面|纵深|有序|稳步|落地|建成|完成|入选|荣获|顺利|扎实|启动|"
    r"(?:实施|开展|推进|落实)(?!机制|体系|行动|工程|计划|制度|模式|攻坚|方案)|进一步|不断"
)
_FOOTNOTE = r"(?:\[\^?\d{1,3}\]|【\d{1,3}】|〔\d{1,3}〕|\d{1,2}(?=[\u4e00-\u9fff]))?"
_LEAD = re.compile(rf"{_FOOTNOTE}(?P<etc>等)?(?:[{_NUMERAL}\d]+(?:大|个|项|类|张|条|场|种))?")
_RUN = re.compile("[\u4e00-\u9fff]{0,16}")
_HEADS = re.compile(
    rf"(?P<other>{_OTHER_HEADS})|(?P<scheme>{_SCHEME_HEADS})|(?P<coded>{_CODED_HEADS})|(?P<work>建设|工作|"
    rf"高质量发展|发展|(?:有形)?载体)"
)
# “钉钉子”精神 stays one, whatever scheme the sentence goes on to name.
_OF_THE_MIND = frozenset({"精神", "理念", "思想", "意识", "要求", "作用"})
# What follows a head and makes another word of it: 行动力, 工程师, 计划生育.
_ANOTHER_WORD = re.compile(
    r"(?<=行动)(?:力|自觉|起来|指南|纲领|不便|队|组)|(?<=工程)(?:师|款|量|车|机械|领域|研究|院|学)|"
    r"(?<=计划)(?:生育|草案|投资|外)|"
    r"(?<=战略)(?:性|机遇|合作|布局|部署|支撑|腹地|支点|定位|重组|投资|框架|资源|储备|平台)|(?<=改革)(?:开放|"
    r"创新|发展|任务)|(?<=制)(?:造|作|药|定|约|品)|"
    r"(?<=活动)(?:中心|室|场所)|(?<=试点)(?:[村镇乡社学企]|项目)|(?<=攻坚)(?:克难)"
)


class Suffix(NamedTuple):
    """The generic words after a quotation: [start, end) of the sentence and what they make of it.

    `kind` is `scheme` (行动), `coded` (产业集群: a scheme where the quotation is a code), `other` (企业), `work`
    (建设, 工作: they say nothing), `none` where no noun follows, else `unknown`. `etc` tells that 等 stands before.
    """

    start: int
    end: int
    kind: str
    head: str
    etc: bool


def suffix_of(outer: str, at: int) -> Suffix:
    """The generic words that directly follow position `at`, where a quotation ends."""
    lead = _LEAD.match(outer, at)
    start, etc = (lead.end(), bool(lead["etc"])) if lead else (at, False)
    run = _RUN.match(outer, start)
    limit = run.end() if run else start
    stop = _MODIFIER_STOP.search(outer, start, limit)
    limit = stop.start() if stop else limit
    heads = [head for head in _HEADS.finditer(outer, start, limit) if not _ANOTHER_WORD.match(outer, head.end())]
    if heads and heads[0].start() == start and heads[0].group() in _OF_THE_MIND:
        return Suffix(start, heads[0].end(), "other", heads[0].group(), etc)
    for kind in ("scheme", "coded", "other"):
        found = [head for head in heads if head.lastgroup == kind]
        if found:
            head = found[0] if kind == "other" else found[-1]
            return Suffix(start, head.end(), kind, head.group(), etc)
    if heads and heads[0].start() == start:
        return Suffix(start, heads[0].end(), "work", heads[0].group(), etc)
    return Suffix(at, at, "none" if limit == start else "unknown", "", etc)


# --- the quotation itself ---------------------------------------------------------------------------------------

CODED = re.compile(
    rf"\d+(?:[+＋×][\dA-Za-zNXn]+)+|\d{{3,}}|"
    rf"[\d{_NUMERAL}]+[\u4e00-\u9fff]{{1,3}}(?:[、·]?[\d{_NUMERAL}]+[\u4e00-\u9fff]{{1,3}})+|[\dNX]+[+＋×].+"
)
_COUNTED = re.compile(rf"(?:第?[{_NUMERAL}\d]+(?:[大个项张条次件类场百千]+)?)[\u4e00-\u9fff]")
_AS_SCHEME = re.compile(
    r"(?:行动计划|行动|战略|计划|工程|改革|试点|机制|体系|模式|工作法|攻坚战|大会战|攻坚|保卫战|制度|制|提升年|"
    r"攻坚年|建设年|突破年|落实年|服务年|项目年|年|月|"
    r"清单|实事|大事|次创业|任务|标准|专项|革命|政策包|改革年|活动|抓手|方略)$"
)


def coded(inner: str) -> bool:
    """Whether a name is a code of numbers: 1+3+N, 33618, 一主两辅, 三链四区."""
    return CODED.fullmatch(inner) is not None or (CODED.match(inner) is not None and inner[0] in "0123456789NX")


def counted(inner: str) -> bool:
    """Whether a name begins with a count: 十项行动, 五色管理, 双倍增."""
    return _COUNTED.match(inner) is not None


def ends_as_scheme(inner: str) -> bool:
    """Whether a name ends in a generic noun of schemes: 重点项目提速行动, 效率提升年."""
    return _AS_SCHEME.search(inner) is not None


# What may follow a name that ends here: nothing more of a name, or what is said of it.
_AFTER = re.compile(
    r"$|[^\u4e00-\u9fffA-Za-z0-9]|等(?![级地候高同])|以及|[和与及并]|工作|任务|建设|成果|成效|经验|部署|要求|"
    r"取得|为(?:抓手|契机|统领|重点|牵引|引领|载体|主|龙头)|"
    r"中(?:[，、]|的|期)|以来|的|走在|入选|获|被|在全|覆盖|试点(?!县|市|区|镇|乡|村|城)|机遇|机会|契机|(?:重大|"
    r"国家)*战略|(?:\d{1,2})?(?:[，。；、]|$)|"
    r"持续|扎实|深入|全面|加快|加速|纵深|有序|稳步|顺利|积极|有力|有效|大力|强力|不断|成功|正式|率先|统筹|同步|"
    r"如期|圆满|实现|进展|"
    r"推进|实施|开展|推行|启动|落实|铺开|推开|深化|见效|完成|收官|落地|进行|走深"
)


def name_ends(outer: str, at: int) -> bool:
    """Whether a name can end at `at`: what follows is no further noun of the same name."""
    return _AFTER.match(outer, at) is not None


_MARKS = re.compile('[“”"「」]')


def written_name(words: str) -> str:
    """The name that words of the text give: without enclosing marks, and without 试点 where more than that is left."""
    if words and words[0] in '“"「' and words[-1] in '”"」' and len(_MARKS.findall(words)) == 2:
        words = words[1:-1]
    shorter = re.sub(r"(?<=[\u4e00-\u9fff”])(?<!综合|国家|省级|市级|改革|先行)试点$", "", words)
    if shorter != words and shorter[0] in '“"「' and shorter[-1] in '”"」':
        shorter = shorter[1:-1]
    return shorter if len(shorter) >= 3 else words
