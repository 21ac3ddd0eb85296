"""Strategies that the lexicon knows by name, where the report speaks of taking part in them.

A scheme's full name (乡村建设行动) and a region's strategy (长江经济带) are facts wherever they stand. A name that is
also the plain word for the thing (海绵城市) is one where it is carried out: 推进海绵城市建设, 东西部协作持续深化.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from extractors.clauses import Clauses, Governs
from extractors.lexicon import Lexicon, StrategyTerm
from extractors.model import NameMention
from extractors.strategy_names import ends_as_scheme, name_ends, suffix_of

_GENERIC_WORD = re.compile("(?:发展)?(?:战略|行动|工程|改革|计划|制度|机制)")
_REGION = re.compile(
    "(?:经济圈|经济带|湾区|通道|走廊|都市圈|城市群|腹地|示范区|先行区|试验区|贸易区|自贸区|贸易港|自贸港|新区|"
    "一体化|协同发展|大开发|崛起|东北振兴|东北全面振兴|全方位振兴|老区振兴发展|"
    "一带一路|高质量发展|统筹发展|通办|黄河流域|长江大保护|开放带|经济区)”?$"
)
# Counted works are observations: 老旧小区改造145个.
_COUNTED = re.compile(
    r"”?(?:建设|改造|项目|任务|工程|试点村)*(?:累计|新增|完成|达到?)?\d+(?:\.\d+)?(?:万|亿)?余?"
    "(?:个|公里|户|套|亩|平方|座|处|家|件|项|条|人|名)"
)
# Three strategies, ten actions: whose, only quotation marks tell.
_COUNT_ALONE = re.compile(r"[二两三四五六七八九十百\d]+[大项个](?:战略|行动|工程|计划|改革|任务|专项行动)")
_OBJECT_GAP = re.compile(
    "(?:[^，。；：]{0,18}[、和与及同]|(?:全[县市区州省国]|国家|城乡|城镇|农村|好|了|以|新一轮|市|县|全域|各项|"
    "城市|省|产业链|智慧)*)"
)
_CARRIED_OUT = re.compile(
    "”?(?:工作|建设|改革|试点|任务)?(?:持续|扎实|深入|全面|加快|加速|纵深|有序|稳步|顺利|积极|有力|有效|大力|"
    "强力|不断|成功|正式|率先|统筹|同步|如期|圆满|走深)+"
)


# Titles that a village, a park or a firm holds, not the area.
_OF_A_PART = re.compile("(?:村|社区|街区|乡镇|村镇|企业|工厂|学校|医院|景区|小镇|村落|楼宇)”?$")
_OF_A_PARK = re.compile("(?:园|园区|基地|集群|项目|工程|氧吧|河湖)”?$")


# Who gives a title, and what else stands before one.
_GIVER = re.compile("首批|第.批|国家|全国|全[省市区州]|[省市]级|自治区|中国")
_LEADS_TO_TITLE = re.compile(
    "(?:国家级?|全国|全[省市区州]|[省市]级|自治区级?|首批|批|[、和与及为是市县区州省旗]|启动|全域|工作|新)$"
)
# A name before a quotation belongs to that one: 乡村振兴“百千万”工程.
_OPENS_NAME = frozenset({"“", '"', "「"})

# A slogan that is a count of things: 三个一批, “1+3”, 六新.
_OF_NUMBERS = re.compile(
    r"“?(?:[0-9][0-9+NX]*|[二三四五六七八九十百千双两].{1,3}”?$|[一二三四五六七八九十]+[个大项条])"
)


class Named(NamedTuple):
    """A name of the lexicon at [start, end) of a sentence's text."""

    start: int
    end: int
    term: StrategyTerm


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What the lexicon knows of strategies, laid out for look-up. Names are without their quotation marks."""

    terms: Mapping[str, StrategyTerm]  # by IRI
    names: frozenset[str]
    phrases: frozenset[str]  # guiding phrases and figures of speech
    cut_short: frozenset[str]  # names without the generic word that makes them names: 乡村振兴 for 乡村振兴战略
    provinces: tuple[str, ...]


def known_names(lexicon: Lexicon, province: str = "") -> KnownNames:
    """The names and phrases of the lexicon that hold in a report of the province with that code.

    “三个一批” of one province is not that of another: a slogan of numbers that another province has set is no name
    here. Other names spread: 亩均论英雄 is learnt from the province that set it.
    """
    terms = {
        term.iri: term
        for term in lexicon.strategies.values()
        if term.province in ("", province) or not _OF_NUMBERS.match(term.name)
    }
    names = {form.strip("“”") for term in terms.values() if not term.weak for form in (term.name, *term.aliases)}
    weak = {form.strip("“”") for term in terms.values() if term.weak for form in (term.name, *term.aliases)}
    cut_short = (
        alias
        for term in terms.values()
        for alias in term.aliases
        if term.name.startswith(alias) and _GENERIC_WORD.fullmatch(term.name, len(alias))
    )
    return KnownNames(
        terms=terms,
        names=frozenset(names - lexicon.phrases),
        phrases=lexicon.phrases | weak,
        cut_short=frozenset(cut_short),
        provinces=tuple(sorted(place.name for place in lexicon.by_code.values() if place.level == "province")),
    )


def named_strategies(clauses: Clauses, mentions: Iterable[NameMention], known: KnownNames) -> Iterator[Named]:
    """The names of the lexicon, each with the quotation marks around it and the generic word that follows them."""
    for mention in mentions:
        term = known.terms.get(mention.iri)
        if term is None or term.weak or not mention.sure or _of_other_places(clauses, mention, term):
            continue
        start, end = _without_verb(clauses, mention.start, mention.end)
        if _inside_longer_quotation(clauses, start, end) or clauses.text[start:end].strip("“”") in known.phrases:
            continue
        quoted = _quoted(clauses, start, end)
        if quoted:
            yield Named(*quoted, term)
        elif _takes_part(clauses, start, end, term, known):
            yield Named(start, end, term)


def _of_other_places(clauses: Clauses, mention: NameMention, term: StrategyTerm) -> bool:
    """Whether the short form of a name that begins with its places follows other places: 酒嘉 before 双城经济圈."""
    words = clauses.text[mention.start : mention.end]
    if not (_REGION.search(term.name) and term.name.endswith(words) and term.name != words):
        return False
    return not _begins(clauses, mention.start)


def _without_verb(clauses: Clauses, start: int, end: int) -> tuple[int, int]:
    """The quotation alone where the written form begins with a verb: 学习运用“…”经验."""
    for quote in clauses.quotes:
        if (
            start < quote.start
            and quote.end <= end
            and any(start <= verb.start < quote.start for verb in clauses.verbs)
        ):
            return quote
    return start, end


def _inside_longer_quotation(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the name is but a small part of a quotation: a slogan, another name."""
    return any(
        quote.start < start and end < quote.end and quote.end - quote.start - 2 > 2 * (end - start)
        for quote in clauses.quotes
    )


def _quoted(clauses: Clauses, start: int, end: int) -> tuple[int, int] | None:
    """The range with the marks around the name and a generic word directly behind them; None where there are none."""
    for quote in clauses.quotes:
        if (quote.start, quote.end) in ((start, end), (start - 1, end + 1)):
            suffix = suffix_of(clauses.outer, quote.end)
            follows = suffix.kind == "scheme" and suffix.end - len(suffix.head) == quote.end
            return quote.start, suffix.end if follows else quote.end
    return None


def _takes_part(clauses: Clauses, start: int, end: int, term: StrategyTerm, known: KnownNames) -> bool:
    """Whether a name without marks is said to be carried out, or is a scheme's full name."""
    name = clauses.text[start:end]
    if (name in known.cut_short and name.endswith("发展")) or _COUNT_ALONE.fullmatch(name):
        return False
    if _COUNTED.match(clauses.text, end):
        return False
    if term.pilot:
        return _is_the_areas(clauses, start, name)
    if "“" in name or _REGION.search(name) or (ends_as_scheme(name) and name not in known.cut_short):
        return True
    verb = clauses.governor(start)
    if verb is not None:
        carried = verb.governs in (Governs.CARRY, Governs.SOUGHT)
        gap = _OBJECT_GAP.fullmatch(clauses.outer, verb.end, start) is not None
        return carried and gap and name_ends(clauses.outer, end) and clauses.outer[end : end + 1] not in _OPENS_NAME
    opens = clauses.outer[clauses.clause_start(start) : start].strip(
        "一二三四五六七八九十是（）、.0123456789—全县市区州"
    )
    return not opens and _CARRIED_OUT.match(clauses.outer, end) is not None


def _is_the_areas(clauses: Clauses, start: int, name: str) -> bool:
    """Whether a title is the area's: not one of a village; one of a park only where it is said to be won or sought."""
    if _OF_A_PART.search(name) or not (_GIVER.match(name) or _begins(clauses, start)):
        return False
    verb = clauses.governor(start)
    return _OF_A_PARK.search(name) is None or (verb is not None and verb.governs in (Governs.WON, Governs.SOUGHT))


def _begins(clauses: Clauses, start: int) -> bool:
    """Whether a name can begin at `start`: what stands before it is no earlier part of the same name."""
    before = clauses.outer[max(0, start - 4) : start]
    if not before or not "\u4e00" <= before[-1] <= "\u9fff" or _LEADS_TO_TITLE.search(before):
        return True
    return any(verb.end == start for verb in clauses.verbs)
