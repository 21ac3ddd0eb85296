"""Strategies that a report puts between quotation marks: “…”行动, “…”“…”五大专项行动, 落实“十项任务”.

Most quotations of a report are no strategies but slogans, figures of speech, products or classes of firms. What tells
them apart is the generic word after the quotation, the verb that governs it, and the form of the quotation itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from extractors.clauses import Clauses, Governs, Quote
from extractors.strategy_names import Suffix, coded, counted, ends_as_scheme, suffix_of

_JOINED = re.compile(r"[、和与及]?|以及")
_SPEECH = re.compile(r"[。！？；;!?]")
_LONGEST = 32
_FIVE_YEARS = re.compile("十[一二三四五六七]五")
# The lie of roads and land: 一环八纵十横, 一轴两带.
_LAYOUT = re.compile("[环纵横轴廊圈射屏脉]")
# Demands and principles are counted by 个: 四个意识, 五个必须.
_DEMANDS = re.compile("[一二两三四五六七八九十\\d]+个")
# Events for guests and buyers are no campaigns: “…”文化旅游活动, “…”促销活动.
_FESTIVE = re.compile(
    "(?:推广|文化|文艺|节庆|演出|赛事|促销|消费|展销|招商|推介|宣传|庆祝|纪念|招聘|旅游|体育|健身|系列|阅读|惠民)活动$"
)
# Building is no campaign: “两江”污水治理一期工程.
_WORKS = re.compile(
    "(?:一期|二期|三期|改造|扩建|管网|道路|公路|污水|供水|堤防|水库|景观|亮化|绿化|防洪|安置房|电网).{0,6}工程$"
)
# A predicate that says of its subject that it is carried out: “五城联创”加快推进.
_CARRIED_OUT = re.compile(
    r"(?:工作|建设)?(?:持续|扎实|深入|全面|加快|加速|纵深|有序|稳步|顺利|积极|有力|有效|大力|强力|不断|高效|"
    r"成功|正式|率先|统筹|同步|如期|全力)*"
    r"(?:推进|实施|开展|推行|启动|落实|铺开|推开|深化|见效|走深|落地|建立|完善|凸显|初显|成型|形成|构建|打造|"
    r"优化|发力|取得|成效)"
)
_WON_PILOT = re.compile("(?:试点|示范区|先行区|示范县|试验区)(?:县|市|区|城市|地区)?$")
# What the list goes on to call itself: 开展扬尘防治、“…”、河流治理等专项行动.
_LIST_OF_SCHEMES = re.compile(
    "、[^，。；]{2,24}等(?:[一二三四五六七八九十\\d]+[大项个])?(?:专项行动|行动|制度|机制|计划)"
)
_PLAIN_SUBJECT = re.compile(r"(?:[一二三四五六七八九十]+是|（[一二三四五六七八九十]+）|[\d.、]+|——|—|●|■)?\s*")


def quoted_strategies(
    clauses: Clauses, known: Set[str], phrases: Set[str], introduced: Set[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """The ranges of quotations, each with its generic words, that name strategies by their form.

    `known` holds the strategies that the lexicon knows and `phrases` what it knows to be none; `introduced` holds the
    names that the report itself calls strategies elsewhere.
    """
    for run in _runs(clauses):
        verb = clauses.governor(run[0].start)
        governs = verb.governs if verb else None
        if governs is Governs.AVERT:
            continue
        suffixes = [suffix_of(clauses.outer, quote.end) for quote in run]
        for quote, own in zip(run, suffixes, strict=True):
            inner = clauses.text[quote.start + 1 : quote.end - 1]
            if not 2 <= len(inner) <= _LONGEST or _SPEECH.search(inner) or _FIVE_YEARS.match(inner):
                continue
            suffix = suffixes[-1] if own.kind == "none" else own
            named = inner in known or (inner in introduced and inner not in phrases)
            listed = len(run) > 1 and _carried_out_together(clauses, suffix)
            if named or listed or _is_strategy(clauses, run[0], quote, suffix, governs, phrases):
                yield quote.start, own.end if _belongs(own, quote, inner in known, alone=len(run) == 1) else quote.end


def _belongs(suffix: Suffix, quote: Quote, is_known: bool, *, alone: bool) -> bool:
    """Whether the generic words after a quotation are part of its name."""
    if suffix.kind not in ("scheme", "coded") or suffix.etc:
        return False
    if is_known:
        return suffix.end - len(suffix.head) == quote.end
    return suffix.start == quote.end or alone


def _runs(clauses: Clauses) -> Iterator[list[Quote]]:
    """Quotations that one verb governs: they follow each other with nothing, 、 or 和 between."""
    run: list[Quote] = []
    for quote in clauses.quotes:
        if run and not _JOINED.fullmatch(clauses.outer, run[-1].end, quote.start):
            yield run
            run = []
        run.append(quote)
    if run:
        yield run


def _is_strategy(
    clauses: Clauses, first: Quote, quote: Quote, suffix: Suffix, governs: Governs | None, phrases: Set[str]
) -> bool:
    """Whether a quotation in a run that begins with `first` names a strategy, by the words around it and its form."""
    inner = clauses.text[quote.start + 1 : quote.end - 1]
    if governs is Governs.WON and _WON_PILOT.search(inner):
        return True
    if suffix.kind == "scheme":
        words = clauses.outer[suffix.start : suffix.end]
        return not _FESTIVE.search(words) and not _WORKS.search(words) and _with_scheme_word(suffix, governs)
    if "，" in inner or inner in phrases or suffix.kind in ("other", "unknown"):
        return False
    if governs is Governs.CARRY and suffix.kind == "none" and _LIST_OF_SCHEMES.match(clauses.outer, quote.end):
        return True
    if suffix.kind == "coded":
        return coded(inner) or (counted(inner) and ends_as_scheme(inner))
    if governs is Governs.CARRY:
        numbered = (counted(inner) or coded(inner)) and not _DEMANDS.match(inner) and not _LAYOUT.search(inner)
        return ends_as_scheme(inner) or numbered
    if governs is Governs.FOCUS or clauses.outer[first.start - 1 : first.start] == "以":
        return ends_as_scheme(inner) and counted(inner)
    if governs is None and _PLAIN_SUBJECT.fullmatch(clauses.outer, clauses.clause_start(first.start), first.start):
        carried_out = _CARRIED_OUT.match(clauses.outer, max(suffix.end, quote.end)) is not None
        return carried_out and (ends_as_scheme(inner) or counted(inner) or "·" in inner)
    return False


def _carried_out_together(clauses: Clauses, suffix: Suffix) -> bool:
    """Whether a list of quotations is one of schemes that are carried out: “…”、“…”等制度有效落实."""
    return suffix.kind == "scheme" and suffix.etc and _CARRIED_OUT.match(clauses.outer, suffix.end) is not None


def _with_scheme_word(suffix: Suffix, governs: Governs | None) -> bool:
    """Whether a quotation with a generic word of schemes after it is one."""
    if suffix.head in ("机制", "体系", "制度", "模式", "制") and suffix.etc:
        return False
    if suffix.head.endswith("活动") and governs in (Governs.HOLD, Governs.WON):
        return False
    return not (suffix.head in ("制度", "制", "模式") and governs not in (Governs.CARRY, None))
