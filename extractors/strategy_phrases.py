"""Strategies that a report names without quotation marks: 实施企业培育成长计划, 1+5+N电商体系, 长江禁渔行动扎实开展.

A generic noun of schemes closes the name; what opens it is the verb that governs it, or the beginning of the clause
where the scheme is the subject. Common nouns that only look like names (实际行动, 工作计划, 激励机制) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.clauses import BLANK, Clauses, Governs
from extractors.strategy_names import name_ends

_HAN = "[\u4e00-\u9fff]"
_HEAD = re.compile("行动计划|行动|计划|战略|改革|攻坚战|保卫战|大会战|试点|专项整治|专项斗争|工程|机制")
# A code of numbers needs no mark: 1+5+N电商体系, 一园五区多点物流体系.
_CODE_SYSTEM = re.compile(
    rf"(?:\d+(?:[+＋×][\dNXn]+)+|[一二三四五六七八九十]{_HAN}(?:[一二三四五六七八九十多]{_HAN}){{1,4}})"
    rf"(?:{_HAN}{{0,10}}?)(?:体系|格局|产业集群|产业链|机制|模式)"
)
_WORD = (
    "专项|三年|五年|联合|集中|系列|一系列|各类|各项|重大|统一|具体|实际|自觉|一致|集体|共同|相关|有关|上述|"
    "重点|工作|年度|发展|建设|投资|实施|生产|改革|全面|深化|"
    "国家|区域|总体|长远|中长期|供地|培训|招生|采购|整治|治理|执法|系统|综合|多项|其他|其它|创新|机构|体制|"
    "机制|政府|领域|重要|关键|环节|开展|推进|争取|政策|"
    "开放|企业|营销|品牌|经营|项目|民生|基础|配套|附属|主体|一期|二期|三期|土建|水利|交通|市政|标志性|骨干|"
    "在建|亮点|样板|精品|优质|房建|形象|两个|三个|多个|先行|"
    r"国家级|省级|市级|县级|进一步|顶层|内部|监管|管理|首批|新一轮|和|与|及|攻坚|提升|服务|宣传|检查|巡查|排查|"
    r"督查|督导|帮扶|走访|志愿|调研|示范|探索|行业|部门|整体|试点|国省|更|深层次|关键性|市场化|集成|"
    "单位|全市|全县|全区|全省|本市|我市|我县|市|县|区|省|村|各|等|内|新|大|小|好|多|这|该|此|每|其|"
    "\\d+[个项大]|[一二三四五六七八九十百]+[个项]"
)
_GENERIC = re.compile(rf"(?:{_WORD})*")
_SCOPE = re.compile(
    r"(?:全[县市区州省](?!域)|全国|[我本][县市区州省]|新一轮|各项|一批|系列|国家(?!级)|[省市县]委|国家级|省级|"
    r"市级|省(?!级|域|内|会|际|直)|"
    r"市(?!场|级|域|政|民|区|容|内|直)|县(?!域|级|城|乡|管|内|直)|以|了|好|并|的|各类|一系列|重点|相关|年度|"
    r"第[一二三四五六七八九十]+批|首批|[一二三四五六七八九十]+是|\d{4}年)(?=[\u4e00-\u9fff]{4})"
)
_NO_NAME = re.compile(
    r"[的了是将均都那其该此等着]|\d+(?:个|家|户|项|处|名|人|万|亿|%|公里|年)|通过|力争|确保|以上|左右|方面|"
    r"过程|期间|需要|如何|不断|进一步|坚持|我们|他们"
)
# 科教强县、人才兴县两大战略: the generic noun is that of a list.
_CLOSES_LIST = re.compile("[二两三四五六七八九十]大$")
# Words that make 工程 a campaign and no building site, 计划 a scheme and no plan of work, 机制 one between places.
_OWN_WORDS = {
    "改革": re.compile("(?:制度|体制|体制机制|综合|配置|集成|审批|方式|产权|要素|权|制|价格|许可|医保|医改|化)$"),
    "工程": re.compile(
        "(?:培育|倍增|惠民|惠农|素质|振兴|赋能|强基|攻坚|成长|人才|引领|共富|促进|关爱|提质增效|增效|领航|"
        "培优|富民|利民|暖心|强县|强市|品牌|战略|文明|育才|引才|"
        "聚才|先锋|示范|返乡|和美|创建|孵化|兴农|护航|守护|创业|就业|增收|护苗|平安|法治|筑基|铸魂|凝心|"
        "一把手|名师|名医|名校|名家|传承|扶持|帮扶|扶贫|幸福|阳光|希望|头雁|暖民心|惠老)"
        "(?:三年|五年)?$"
    ),
    "计划": re.compile(
        "(?:培育|倍增|惠民|素质|振兴|赋能|强基|攻坚|成长|人才|引领|促进|关爱|提质|增效|领航|培优|富民|提升|"
        "追赶|引育|攀登|登高|跃升|突破|升级|孵化|扶持|培养|英才|"
        "攻关|工程|筑基|跃迁|壮大|资助|工匠|专家|名师|名医|[星鹰雁鹏才])$"
    ),
    "机制": re.compile("(?:联防联控|协同|合作|联动|协作|共建|共治)$"),
}
_VERBS_OF = {
    "改革": frozenset({Governs.CARRY}),
    "工程": frozenset({Governs.CARRY}),
    "机制": frozenset({Governs.CARRY}),
    "试点": frozenset({Governs.CARRY, Governs.WON, Governs.SOUGHT}),
}
_VERBS_OF_OTHERS = frozenset({Governs.CARRY, Governs.FOCUS})
_CARRIED_OUT = re.compile(
    r"(?:工作|任务|建设|试点)?(?:持续|扎实|深入|全面|加快|加速|纵深|有序|稳步|顺利|积极|有力|有效|大力|强力|"
    r"不断|成功|正式|率先|统筹|同步|如期|圆满)*"
    r"(?:推进|实施|开展|推行|启动|落实|铺开|推开|深化|见效|完成|收官|落地|取得|进行|成效|走深|进展|获|入选|被)"
)
_OPENING = re.compile(
    r"(?:[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+[.、]|（\d+）|——|—|●|■)?\s*"
)
_JOINT = re.compile("[、和与及]|以及")
_ENDS_ITEM = re.compile("(?:行动|计划|战略|改革|攻坚战|保卫战|工程|试点|机制|体系|整治|方案|”)$")
_LONGEST, _SHORTEST = 28, 5


def phrased_strategies(clauses: Clauses, places: bool = False) -> Iterator[tuple[int, int]]:
    """The ranges of names without quotation marks that name strategies by their form.

    `places` tells that the sentence names places: only then is a mechanism of cooperation one between places.
    """
    outer = clauses.outer
    if "+" in outer or "多" in outer or "一" in outer:
        ends = {verb.end for verb in clauses.verbs}
        for match in _CODE_SYSTEM.finditer(outer):
            before = outer[match.start() - 1 : match.start()]
            if match.start() in ends or before in "和与及" or not "\u4e00" <= before <= "\u9fff":
                yield match.span()
    for match in _HEAD.finditer(outer):
        word = match.group()
        if (word == "机制" and not places) or not name_ends(outer, match.end()):
            continue
        start = _start(clauses, match.start(), match.end(), word)
        if start is not None:
            yield start, match.end()


def _start(clauses: Clauses, head: int, end: int, word: str) -> int | None:
    """Where the name that closes with the generic noun `word` at [head, end) opens; None where it is no name."""
    item = _item_start(clauses, head)
    verb = clauses.governor(head, adjacent=False)
    while verb is not None and clauses.outer[verb.end : head] in ("", "三年", "五年"):
        verb = clauses.governor(verb.start, adjacent=False)  # 提升 of a 提升行动 is part of its name
    if verb is None:
        opening = _OPENING.match(clauses.outer, item)
        start = opening.end() if opening else item
        if not (_is_carried_out(clauses, end) or _leads(clauses, start, end) or _fills_sentence(clauses, start, end)):
            return None
    elif verb.governs not in _VERBS_OF.get(word, _VERBS_OF_OTHERS):
        return None
    else:
        start = max(item, verb.end)
    while scope := _SCOPE.match(clauses.outer, start, head):
        start = scope.end()
    listed = clauses.outer.rfind("、", start, head)
    if listed >= 0:  # what stands before a 、 without a generic noun of its own is no part of the name
        start = listed + 1
    return start if _is_name(clauses.outer[start:head], word) else None


def _item_start(clauses: Clauses, head: int) -> int:
    """Where the listed item begins that position `head` stands in: at the clause's beginning, or after a 、 or 和
    that follows an item with a generic noun of its own."""
    left = clauses.clause_start(head)
    for match in _JOINT.finditer(clauses.outer, left, head):
        if _ENDS_ITEM.search(clauses.outer, left, match.start()):
            left = match.end()
    return left


def _is_name(modifier: str, word: str) -> bool:
    """Whether the words before a generic noun make it a name."""
    if len(modifier) < 2 or not _SHORTEST <= len(modifier) + len(word) <= _LONGEST:
        return False
    if BLANK in modifier or _NO_NAME.search(modifier) or _GENERIC.fullmatch(modifier) or _CLOSES_LIST.search(modifier):
        return False
    own = _OWN_WORDS.get(word)
    return own is None or own.search(modifier) is not None


def _is_carried_out(clauses: Clauses, end: int) -> bool:
    """Whether the clause goes on to say that the scheme, or the list that it opens, is carried out."""
    if _CARRIED_OUT.match(clauses.outer, end):
        return True
    if not _JOINT.match(clauses.outer, end):
        return False
    rest = _HEAD.finditer(clauses.outer, end, clauses.clause_end(end))
    return any(_CARRIED_OUT.match(clauses.outer, head.end()) for head in rest)


def _leads(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the scheme is what others follow: 以工业强县战略为统领."""
    return clauses.outer.startswith("以", start) and clauses.outer.startswith("为", end)


def _fills_sentence(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the name is all that its sentence says."""
    return clauses.outer[end:].strip("。：") == "" and "，" not in clauses.outer[:start]
