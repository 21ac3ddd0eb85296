"""What shows that words name a project: the noun they end in, and something of their own before it.

A name has a head (水库, 产业园, 除险加固) or the word 项目 after it, and letters, digits, a quotation, or words that
planning prose does not use of all places alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from extractors.lexicon import Lexicon
from extractors.project_bounds import bounds, one_of
from extractors.project_lists import masked
from extractors.project_types import ProjectForm, ProjectHead
from extractors.text import Span

BUILT: frozenset[ProjectForm] = frozenset({"landmark", "facility"})
_OTHER: frozenset[ProjectForm] = frozenset({"seldom", "never"})

# What stands after the head of a name: a phase, an annex, a section.
_PHASE = re.compile(
    r"(?:（[^（）]{1,16}）|[一二三四五首]期|[1-5]期|[Ⅰ-Ⅴ]期|及其?(?:配套|附属).{0,10}|配套(?:工程|设施|道路|管网)?"
    r"|主体(?:工程|结构)?|附属(?:工程|设施)?|[A-Z东西南北中]区|[东西南北中][段线]|提升|扩建|改造|续建|土建|建设|段|工程"
    r"|示范|二线|三四线|[一二三]标段)$"
)
_INNER_PROJECT = re.compile(r"(?:项目|工程)(?=（?[一二三四五]期）?$)")
# Counted things, coded slogans, words that only speak of projects in general.
_NO_NAME = re.compile(
    r"^抢|(?:签约|在谈|意向)$|“[^”]*、[^”]*”|“[一二两三四五六七八九十百千万双][^”]*”|“\d+(?![\dA-Za-z.])[^”]*”|未[完开竣建投]|尚未|不停|蹚|[45]A级(?:旅游)?景区$"
    r"|^(?:随着|我们|该|各|本|这|那|其)|创建|争创|申创|一批|若干|一系列|示范[县市]|先行示范|%$|[的奖未不抓谋引促推干争]$"
    r"|(?<!第)(?<!\d)\d+余?(?:个|所|处|家|条|座|栋|户|套|亩|公里|万?平方米)(?!车道)"
    r"|^《|建设(?:国家|世界|全国|省级)|民生(?:工程|实事)|进驻|设立|打造|申报|建立|向.+(?:延伸|升级|转型)$"
    rf"|^{one_of('在谈 签约 谋划 储备 前期 在建 续建 新建 拟建 落地 洽谈 意向 招商 产业 重大 重点')}$"
)
_COMMON_LATIN = re.compile(
    r"(?<![A-Za-z])(?:[3-6]G|[1-5]?A{1,5}|REITs?|I{1,3}|"
    + one_of("AI VR AR PPP EPC EOD LNG CNG LED IT IP ETC GAP VIP APP BIM CIM GIS N X")
    + ")(?![A-Za-z])"
)
# Letters, numbers, a route from here to there, a quotation that is no code: each is something of a name's own.
_SIGN = re.compile(
    r"[A-Za-z]{2,}|[GSX]\d|\d|·|(?<=[\u4e00-\u9fff])[—－-]+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])至(?=[\u4e00-\u9fff])"
    r"|“(?![一二两三四五六七八九十百千万双\d])[^”]{2,}”"
)
_ROUTE = re.compile(
    r"(?:^|[GSX]\d+|[\u4e00-\u9fff])[\u4e00-\u9fff]{1,8}(?:至|到|—+|-)[\u4e00-\u9fff]{2,8}(?:段|公路|高速|铁路|道路)?$"
    r"|^(?:引[\u4e00-\u9fff]{1,2}[入济补调]|[\u4e00-\u9fff][气水电煤][入出东西南北])[\u4e00-\u9fff]{1,2}(?:（[^（）]+）)?$"
)
_CODED_ROAD = re.compile(r"[GSX]\d{2,3}|\d{3}(?:国道|省道)|(?:国道|省道)\d{3}")
_YEAR = re.compile(r"20\d\d年?")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]+")
_CONJUNCTION = re.compile("以及|[和及与暨]")
_QUOTATION = re.compile(r"“[^“”]*”")
_FILLERS = re.compile(r"[及与等、的（）]|第?[一二三四五六七八九十]+(?:期|段|批)|第[一二三四五六七八九十]+|[期段]$")
_ENDS_AS_PROJECT = re.compile(r"(?:建设)?(?:项目|工程)(?:建设)?$")
# Of these a county has one (县人民医院, 市博物馆), unless it speaks of all of them (县级医院).
_PUBLIC = re.compile("/(?:health|education|culture|welfare|safety)$")
_LEVELS = ("县级", "市级", "区级", "省级", "州级", "县域", "市域", "县区", "区县", "市县", "县乡", "市区", "州县")
# Words before a noun that speak of all places: of these there are many (乡镇文化中心).
_EVERY = re.compile("乡|镇|村|社区|街道|基层|各|级|区县|县区|两馆|[县市区]域|公共体育|中小|机构$|类|[三四五]馆")
# Works that are as often done to a trade or to people as to a building.
_SOFT = re.compile(
    one_of("提升 升级 提质 提档升级 提质升级 提质增效 扩容 设备更新 美化 净化 绿化 保护利用 活化利用 培育 整治 加装")
)
_WORKS_TOO = frozenset(("雨污分流", "雨污分流改造", "综合治理", "污水处理"))
_SITES = re.compile(one_of("路段 道路 街道 街巷 河道 河流 流域 水系 灌区 水库 片区 小区 垸 湖泊 堤防"))
_SITE = re.compile("[河湖江溪沟渠库山路街巷段区村镇桥港湾园校院坊厂矿口]")
_GENERAL_SITE = re.compile("沿街|村街|村组|镇村|乡村|农村|村内|城乡|重点|全[市县区域]|流域内|区域|社区|[”’]$|等$")
_LONGEST_NAME = 42


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item trimmed to what may be a name: [start, end) of the sentence's text.

    `word`, `task`, `vision`, `partner` and `investment` are those of its bounds. `own` tells that something in the name
    is not said of all places alike, `fresh` how many characters no planning word covers, `particular` that it says more
    than kind, size and rank. `inner`: its works are done to something that is built, `sited` to a place of its own
    (白沙河[治理]). `barred`: it is no name, whatever verb governs it; `known`: it is a strategy's name too; `belongs`:
    what stands before it is the thing that it is a part of (高铁站的[连接线]).
    """

    start: int
    end: int
    name: str
    word: str
    task: bool
    head: ProjectHead | None
    own: bool
    fresh: int
    particular: bool
    inner: bool
    sited: bool
    known: bool
    belongs: bool
    barred: bool
    vision: bool
    partner: bool
    investment: Decimal | None

    @property
    def form(self) -> ProjectForm | None:
        """What the head proves of a project; None where there is none, or one of something else."""
        return self.head.form if self.head and self.head.form not in _OTHER else None

    @property
    def seldom(self) -> bool:
        """Whether its last word makes it something else than a project, unless the report calls it one."""
        return self.head is not None and self.head.form == "seldom"

    @property
    def on_land(self) -> bool:
        """Whether it is works on land or water: 流域综合治理, 矿山修复."""
        return self.head is not None and self.head.iri.endswith("/ecology")

    @property
    def quoted(self) -> bool:
        """Whether it begins with a quotation and has no head: it may as well be a campaign."""
        return self.name[0] in '“"‘' and self.form is None

    @property
    def route(self) -> bool:
        """Whether the name is a stretch of road: from here to there, or with the road's number."""
        return bool(_ROUTE.search(self.name) or _CODED_ROAD.search(self.name))


class Names:
    """Trims and judges items by the lexicon's heads and planning words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._heads = lexicon.project_heads
        self._strategies = lexicon.strategies
        self._places = lexicon.places
        self._longest = max(map(len, self._heads), default=0)
        heads = frozenset(head for head in self._heads if len(head) > 1)
        buildings = frozenset(head for head in heads if self._heads[head].form in BUILT)
        self._planning = _matcher(lexicon.planning_words, heads)
        self._kinds = _matcher(lexicon.kind_words, heads)
        self._plain = _matcher(lexicon.kind_words, frozenset())
        self._buildings = _matcher(buildings, frozenset())

    def candidates(self, text: str, start: int, end: int, *, first: bool, last: bool) -> Iterator[Candidate]:
        """The names within the item [start, end) of a sentence's text: one, or those that 和 joins.

        `first` and `last` tell that no item stands before it in its list, or none after it.
        """
        for part in self._parts(text, start, end, first=first, last=last):
            candidate = self._candidate(text, part.start, part.end)
            if candidate is not None:
                yield candidate

    def _candidate(self, text: str, start: int, end: int) -> Candidate | None:
        found = bounds(text, start, end, is_place=self._places.__contains__, stands=self._stands)
        if found is None:
            return None
        words = text[found.start : found.end]
        if not 2 <= len(words) <= _LONGEST_NAME:
            return None
        name = _INNER_PROJECT.sub("", words)
        head = self.head(name)
        before = name[: name.rfind(head.head)] if head else name
        known = name in self._strategies or f"{name}{found.word}" in self._strategies
        belongs = self._belongs(text[start : found.start])
        slogan = head is None and bool(found.word) and _QUOTATION.fullmatch(name) is not None
        return Candidate(
            start=found.start,
            end=found.end,
            name=name,
            word=found.word,
            task=found.task,
            head=head,
            own=self.own(name, head),
            fresh=_uncovered(self._planning, name),
            particular=_uncovered(self._plain, before) >= 2,
            inner=head is not None and self._is_built(before),
            sited=head is not None and self._sited(before, head.head),
            known=known,
            belongs=belongs,
            barred=slogan or belongs or (head is not None and head.form == "never") or bool(_NO_NAME.search(name)),
            vision=found.vision,
            partner=found.partner,
            investment=found.investment,
        )

    # --- heads --------------------------------------------------------------------------------------------------

    def head(self, name: str) -> ProjectHead | None:
        """The head noun that a name ends in, phases and annexes left out."""
        name = _INNER_PROJECT.sub("", name)
        for _ in range(4):
            found = self._suffix(name)
            if found is not None:
                return found
            shorter = _PHASE.sub("", name)
            if shorter in (name, ""):
                return None
            name = self._before_section(shorter) if name.endswith("段") else shorter
        return None

    def _suffix(self, name: str) -> ProjectHead | None:
        quoted = name.endswith(("”", '"', "’"))
        name = name[:-1] if quoted else name
        for length in range(min(self._longest, len(name)), 1 if quoted else 0, -1):
            found = self._heads.get(name[-length:])
            if found is None or (quoted and found.form not in BUILT):
                continue
            if length == 1 and any(name[-n:] in self._places for n in (2, 3)):
                return None  # 贵港 is a place, no 港
            return found
        return None

    def _before_section(self, name: str) -> str:
        """甲乙高速 of 甲乙高速丙丁段, its 段 cut off: the road within the last characters is the head."""
        for cut in range(min(9, len(name) - 2)):
            shorter = name[: len(name) - cut]
            found = self._suffix(shorter)
            if found is not None and found.form in BUILT:
                return shorter
        return name

    def tail(self, name: str, *, made: bool = True) -> str:
        """The nouns that a name ends in, as many as stand side by side: 综合整治提升 of 甲路综合整治提升.

        Not `made`: no products among them.
        """
        at = len(name)
        while at > 2:
            length = next((n for n in range(min(self._longest, at - 2), 1, -1) if name[at - n : at] in self._heads), 0)
            form = self._heads[name[at - length : at]].form if length else "never"
            if form in _OTHER or (not made and form == "product"):
                break
            at -= length
        return name[at:]

    def works_of(self, kind: str) -> str:
        """The works that a kind says are done to its noun: 现代化改造 of 灌区现代化改造; empty where it says none."""
        site, last = _SITES.match(kind), self.head(kind)
        if site is not None and last is not None and last.form == "works":
            return kind[site.end() :]
        at = len(kind)
        while at > 1:
            sizes = range(min(self._longest, at), 1, -1)
            length = next((n for n in sizes if self._works(kind[at - n : at])), 0)
            if not length:
                break
            at -= length
        return kind[at:] if at >= 2 and self._noun(kind[:at]) else ""

    def _works(self, word: str) -> bool:
        found = self._heads.get(word)
        return found is not None and (found.form == "works" or word in _WORKS_TOO)

    def _noun(self, words: str) -> bool:
        """Whether all the words are nouns of planning prose that a list may leave to its end."""
        known = self.head(words) is not None and _uncovered(self._planning, words) == 0
        return known or _SITES.fullmatch(words) is not None

    def missing(self, name: str, tail: str) -> str:
        """What of a list's common tail a name needs: all of it where it has no head, else the works done."""
        if self.head(name) is None:
            return tail
        at = 0
        while at < len(tail):
            sizes = range(min(self._longest, len(tail) - at), 1, -1)
            length = next((n for n in sizes if tail[at : at + n] in self._heads), 1)
            found = self._heads.get(tail[at : at + length])
            if found is not None and found.form == "works":
                return tail[at:]
            at += length
        return ""

    def rest_after(self, head: ProjectHead, name: str) -> str:
        """The works that a name says after a noun of the head's type: 迁建 of 乙小学迁建 for 中学; empty where none."""
        last = self.head(name)
        if head.form not in BUILT or last is None or last.form != "works":
            return ""
        for at in range(len(name) - len(last.head), 1, -1):
            found = self._suffix(name[:at])
            if found is not None and found.iri == head.iri:
                return name[at:] if len(name) - at <= 8 else ""
        return ""

    def _stands(self, name: str) -> bool:
        """Whether a name stands without the 建设 after it: 水库建设 does, 体系建设 does not."""
        head = self.head(name)
        return bool(_ROUTE.search(name)) or (
            head is not None and head.form in ("landmark", "facility", "weak", "programme")
        )

    def _is_built(self, words: str) -> bool:
        """Whether what stands before works (甲路 of 甲路改造) is something built, or land that is worked on."""
        if self._buildings is not None and self._buildings.find_matches_as_indexes(words):
            return True
        head = self._suffix(words)
        return head is not None and (head.form == "weak" or head.iri.endswith("/ecology"))

    def _sited(self, words: str, works: str) -> bool:
        """Whether works that are surely construction are done to a place that the words name: 白沙河东段."""
        if _SOFT.fullmatch(works) or _GENERAL_SITE.search(words):
            return False
        return _SITE.search(words) is not None and _uncovered(self._planning, words) >= 3

    def _belongs(self, words: str) -> bool:
        """Whether what was cut off before a name is something built that the name belongs to: 动车站的[连接线]."""
        head = self.head(words[:-1]) if words.endswith("的") else None
        return head is not None and head.form in (*BUILT, "weak") and "投资" not in words

    # --- what is its own ----------------------------------------------------------------------------------------

    def own(self, name: str, head: ProjectHead | None) -> bool:
        """Whether a name has something of its own: a sign, or two characters that no planning word covers."""
        if head is not None and head.form == "programme":
            name = _QUOTATION.sub("", name.partition("（")[0])
        bare = _YEAR.sub("", _COMMON_LATIN.sub("", name))
        if _SIGN.search(bare) or (head is not None and head.single and not _EVERY.search(name)):
            return True
        at = bare.rfind(head.head) if head is not None else -1
        if head is None or at <= 0:
            return _uncovered(self._planning, bare) >= 2
        if head.form == "works":
            inner = self.head(bare[:at])
            if inner is not None and inner.form in BUILT and self.own(bare[:at], inner):
                return True  # 县医院迁建
        rest = bare[:at] + bare[at + len(head.head) :]
        if head.form == "facility" and _PUBLIC.search(head.iri) and rest[0] in "省市县区州旗":
            return not rest.startswith(_LEVELS)
        if head.form in BUILT and _ORDINAL.match(rest):
            return True
        return _uncovered(self._kinds if head.form == "landmark" else self._planning, rest) >= 2

    # --- names joined by 和 -------------------------------------------------------------------------------------

    def _parts(self, text: str, start: int, end: int, *, first: bool, last: bool) -> Iterator[Span]:
        """The item, cut where 和 joins two names, each of which stands alone."""
        at = start
        for match in _CONJUNCTION.finditer(masked(text[start:end])):
            left, right = text[at : start + match.start()], text[start + match.end() : end]
            if len(left) < 3 or len(right) < 2 or not self._closes(left):
                continue
            if self._opens(right, first=first, last=last, loose=match.group() != "及"):
                yield Span(at, start + match.start())
                at = start + match.end()
        yield Span(at, end)

    def _closes(self, words: str) -> bool:
        """Whether words are a whole name, so that what follows 和 may be another."""
        if words.endswith(("项目", "工程")):
            return True
        head = self.head(words)
        if head is None or not self.own(words, head):
            return False
        return head.form in BUILT or (head.form in ("works", "weak") and len(head.head) > 1)

    def _opens(self, words: str, *, first: bool, last: bool, loose: bool) -> bool:
        """Whether words after a conjunction begin another name; not `loose`: 及 joins parts of one name too."""
        if words.startswith(("配套", "附属", "其", "相关", "周边")):
            return False
        head = self.head(_ENDS_AS_PROJECT.sub("", words))
        if not last:
            return self.own(words, head)
        if loose and _CODED_ROAD.match(words):
            return True
        if head is None or head.form == "product":
            return False
        if not first and head.form in BUILT:  # the last of a list: 甲、乙高速及支线机场
            return True
        return self.own(words, head) and (loose or head.form == "landmark")


def _uncovered(matcher: AhoCorasick | None, words: str) -> int:
    """How many characters of the words no word of the matcher covers."""
    words = _FILLERS.sub("", words)
    if matcher is None:
        return len(words)
    return len(words) - sum(end - start for _, start, end in matcher.find_matches_as_indexes(words))


@lru_cache(maxsize=8)
def _matcher(words: frozenset[str], more: frozenset[str]) -> AhoCorasick | None:
    every = sorted(words | more)
    return AhoCorasick(every, matchkind=MatchKind.LeftmostLongest) if every else None
