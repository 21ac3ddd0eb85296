"""Where a project's name begins and ends within an item, and what shows that it is a name.

A name has a head (水库, 产业园, 除险加固) or the word 项目 after it, and something of its own before: letters, digits, a
quotation, or words that planning prose does not use of all places alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from extractors.lexicon import Lexicon
from extractors.project_lists import masked
from extractors.project_types import ProjectForm, ProjectHead
from extractors.text import Span

BUILT: frozenset[ProjectForm] = frozenset({"landmark", "facility"})

_INVESTMENT = re.compile(
    r"(?:概算|计划|预计|估算|协议|合同|意向)?(?:总|共|年度|完成)?投资(?:额|总额|约|超|达|近|为|规模)*(?:超过?|达到?|约|近)?"
    r"(\d+(?:\.\d+)?)(?:多|余)?(万亿|百万|千万|万|亿)?(?:多|余)?元?(?:人民币)?(?:以上|左右)?的?"
)
_MULTIPLIERS = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
_OPENING = re.compile(
    r"[①-⑳●◆■▲★— ]+|[一二三四五六七八九十]是|将(?!军)|对(?![接口外岸])|把(?!关)"
    r"|[^“（、]{0,12}?(?:积极|全力|大力|奋力|着力)?(?:推动|推进|涌现出|推介|力促|加快|确保|实现|做实|紧盯|新引进|引进|引育|招引)了?(?=[^“（、]{3})(?!区|型|性|力|会|器|化)"
    r"|(?:积极|全力|大力|奋力|着力)?(?:确保|推动|力争|争取|促进|支持|力促|促使|督促|保障|保证|力保|促成|鼓励|引导|协调|帮助|协助|抓好|抓实|拟|对接)(?!区|型|性)"
    r"|(?:其中|包括|特别是|尤其是|以及|同时|此外|另外|并且|重点是|主要是|以(?!工代赈)|[了及与并好])"
    r"|(?:20\d\d年(?:度|初|底|末)?|今年|去年|目前|当前|年内|年底前?|上半年|下半年|\d{1,2}月(?:份|底|初)?)"
    r"|(?:全[国省市县区州]|国内|全球|世界|[我本][省市县区州]|[\u4e00-\u9fff]{2,6}(?=首[个座条家]))?"
    r"(?:首个|首座|首条|首家|首批|最大的?|最长的?|第一[个座条家]|唯一的?)(?:的)?"
    r"|(?:总[长里]程?|全长)(?:约)?[\d.]+(?:公里|千米|米)的?"
    r"|(?:重点|重大|标志性|龙头|续建|新建|在建|市级|县级|省级|区级|国家|引领性|先导性|支撑性|代表性|新开工|结转|计划|产业|工业)+(?:项目|工程)(?!区)|项目(?!区)"
)
_CLAUSE_BEFORE = re.compile(r"(?!基于|面向)[^“（的]{2,24}的(?=[^的]{3,}$)")
_MANY_FIRST = re.compile(
    r"(?:约|近|超|余|多|共)?(?:\d+(?:\.\d+)?[余多]?|[两三四五六七八九十百数多几]+|一)"
    r"(?:个|项|座|条|处|家|所|批|大|类|段|栋|宗|片|支|户|套|台|件|公里|亩|万亩|平方米|万平方米|米|千米|万套|万户|盏|辆|系列|对|场)"
    r"|(?:一批|一系列|若干|各类|各项|多个|所有|系列|更多|其他|其它|相关|有关|各|诸多|部分|这些|上述)"
)
_TASK_LAST = re.compile(
    r"(?:项目|工程)?(?:的)?(?:开发建设|投资建设|规划建设|建设|前期工作|前期|落地|实施|推进|施工|搭建|部署|编制|布局|运营|建设进度|进度|等|有序)$"
)
_PROJECT_LAST = re.compile(r"(?:建设)?(?:项目|工程)群?$")
_PHASE = re.compile(
    r"(?:（[^（）]{1,16}）|[一二三四五首]期|[1-5]期|[Ⅰ-Ⅴ]期|主体(?:工程|结构)?|及(?:其)?(?:配套|附属).{0,10}|配套(?:工程|设施|道路|管网)?|附属(?:工程|设施)?|"
    r"[A-Z东西南北中]区|[东西南北中]段|[东西南北中]线|提升|扩建|改造|续建|土建|建设|段|工程|示范|二线|三四线|[一二三]标段)$"
)
_SECTION = re.compile(r"[\u4e00-\u9fff]{0,6}(?:段|片区)$")
_INNER_PROJECT = re.compile(r"(?:项目|工程)(?=（?[一二三四五]期）?$)")
# Names of campaigns, mechanisms, titles, bodies and documents are no projects, whatever verb governs them.
_NEVER = re.compile(
    r"(?:行动|机制|体系|制度|试点|战略|改革|政策|方案|清单|模式|活动|格局|能力|水平|质量|任务|目标|措施|指标|行业|企业|领域|链条|人才|队伍|就业|收入|资金|"
    r"债券|贷款|协议|称号|奖|问题|情况|氛围|条件|优势|潜力|作用|形象|效益|效率|成果|成效|进展|突破|增长|监管|审批|普查|调查|登记|评价|认证|宣传|培训|招聘|比赛|"
    r"比拼|攻坚战|保卫战|专班|示范县|示范市|先行区|试验区|合作区|自贸区|经济圈|经济带|都市圈|城市群|生活圈|网格|乡村振兴|精神|事业|团队|宅基地|用地|之路|出路|联盟|协会|银行|分行|支行|证券|的|前列|"
    r"%|增长|下降|[未不]|没有|规划|计划|标准|政府|高质量发展|工作|城市群|一体化发展|进(?:校园|社区|乡村|企业|农村|机关|万家|家庭|基层)|互联互通|[抓谋引促推干争]|示范省|之都|高地|大会战|创新区|边合区|经开区|高新区|开发区|综合保税区|保税区|强国|强省|强市|强县)$"
)
_SELDOM = re.compile(
    r"(?:服务|品牌|产业|经济|集群|产业链|创新链|供应链|投资|消费|基金|合作|县|市|省|国|节|赛|会|论坛|展|年|季|月|环境|功能|发展|转型|保护|管理|教育|招商|推介|"
    r"签约|合同|攻坚|示范区|走廊|法治|平安|文明|卫生城市|文明城市|模范城|园林城市|森林城市|海绵城市|智慧城市|乡村|农村|农业|工业|服务业|旅游业|制造业|物流业|生态|"
    r"文化|城市|县城|强镇|名镇|名村|户籍|医保|社保|养老|托育|低保|补贴|场景|应用|业务|事项|数据|标杆|名单|目录|考核|督查|整改|灾后重建|脱贫|振兴|组织|"
    r"平方米|公里|亩|度|率|网络|通道网|设施|合作社|商圈|家庭农场|城镇化|全覆盖|一张网|学科|专业|航线|班列|品种|技术|产品|资源|资产|土地|用地|债务|风险)$"
)
_PART_OF_NEVER = re.compile(
    r"“[^”]*、[^”]*”|“[一二两三四五六七八九十百千万双][^”]*”|“\d+(?![\dA-Za-z.])[^”]*”|未[完开竣建投]|尚未|不停|蹚|^(?:随着|我们|该|各|本|这|那|其)|创建|争创|申创|一批|若干|一系列|示范[县市]|先行示范|(?<!第)(?<!\d)\d+余?(?:个|所|处|家|条|座|栋|户|套|亩|公里|万平方米|平方米)(?!车道)|^(?:在谈|签约|谋划|储备|前期|在建|续建|新建|拟建|落地|洽谈|意向|招商|产业|重大|重点)$"
)
_GENERIC_LATIN = re.compile(
    r"(?<![A-Za-z])(?:[3-6]G|[1-5]?A{1,5}|AI|VR|AR|PPP|EPC|EOD|REITs?|LNG|CNG|LED|IT|IP|ETC|GAP|VIP|APP|BIM|CIM|GIS|I{1,3}|N|X)(?![A-Za-z])"
)
_SIGN = re.compile(
    r"[A-Za-z]{2,}|[GSX]\d|\d|·|(?<=[\u4e00-\u9fff])[—－-]+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])至(?=[\u4e00-\u9fff])|“[^”]{2,}”"
)
ROUTE = re.compile(
    r"(?:^|[GSX]\d+|[\u4e00-\u9fff])[\u4e00-\u9fff]{1,8}(?:至|到|—+|-)[\u4e00-\u9fff]{2,8}(?:段|公路|高速|铁路|道路)?$"
)
_CODED_ROAD = re.compile(r"[GSX]\d{2,3}|\d{3}(?:国道|省道)|(?:国道|省道)\d{3}")
_YEAR = re.compile(r"20\d\d年?")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]+")
_CONJUNCTION = re.compile("以及|[和及与暨]")
_SLOGAN = re.compile(r"“[^“”]*”$")
_FILLERS = re.compile(r"[及与等、的（）]|第?[一二三四五六七八九十]+(?:期|段|批)|第[一二三四五六七八九十]+|[期段]$")
_VISION = re.compile("最大|最强|一流|领先|影响力|竞争力|领航|知名|著名|辐射|世界级|引领|重要")
# Of these a county has one: 县人民医院, 市博物馆.
_PUBLIC = re.compile("/(?:health|education|culture|welfare|safety)$")
_MAX = 42


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item trimmed to what may be a name: [start, end) of the sentence's text.

    `word` is the 项目 or 工程 that followed, `task` the 建设 after it. `own` tells that something in the name is not
    said of all places alike. `never` and `seldom` tell that its last word makes it something else than a project,
    in any case or unless the report calls it one. `inner` tells that works are done to something that is built,
    `particular` that the name says more than kind, size and rank. `vision`: before it stands what a place means to
    become by it (全国最大的, 具有影响力的). `partner`: 与 stands before it, as before a body that one works with.
    """

    start: int
    end: int
    name: str
    word: str
    task: bool
    head: ProjectHead | None
    own: bool
    never: bool
    seldom: bool
    fresh: int = 0
    inner: bool = False
    particular: bool = True
    vision: bool = False
    partner: bool = False
    investment: Decimal | None = None

    @property
    def form(self) -> ProjectForm | None:
        """What the head proves."""
        return self.head.form if self.head else None

    @property
    def quoted(self) -> bool:
        """Whether it begins with a quotation, which may as well name a campaign."""
        return self.name[0] in '“"‘' and self.head is None

    @property
    def route(self) -> bool:
        """Whether the name is a stretch of road: from here to there, or with the road's number."""
        return bool(ROUTE.search(self.name) or _CODED_ROAD.search(self.name))


class Names:
    """Trims and judges items by the lexicon's heads and planning words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._heads = lexicon.project_heads
        self._strategies = lexicon.strategies
        self._places = lexicon.places
        self._longest = max(map(len, self._heads), default=0)
        heads = frozenset(head for head in self._heads if len(head) > 1)
        self._planning = _matcher(lexicon.planning_words, heads)
        self._kinds = _matcher(lexicon.kind_words, heads)
        buildings = frozenset(head for head, entry in self._heads.items() if entry.form in BUILT and len(head) > 1)
        self._buildings = _matcher(buildings, frozenset())
        self._plain = _matcher(lexicon.kind_words, frozenset())

    def candidates(self, text: str, start: int, end: int, *, first: bool, last: bool) -> Iterator[Candidate]:
        """The names within the item [start, end) of a sentence's text: one, or those that 和 joins.

        `first` and `last` tell that no item stands before it in its list, or none after it.
        """
        for part in self._parts(text, start, end, first=first, last=last):
            candidate = self._candidate(text, part.start, part.end)
            if candidate is not None:
                yield candidate

    def head(self, name: str) -> ProjectHead | None:
        """The head noun that a name ends in, phases and annexes left out."""
        name = _INNER_PROJECT.sub("", name)
        for _ in range(4):
            found = self._suffix(name)
            if found is not None:
                return found
            shorter = _PHASE.sub("", name) or name
            if shorter == name:
                return None
            if name.endswith("段"):
                shorter = self._before_section(shorter)
            name = shorter
        return None

    def _suffix(self, name: str) -> ProjectHead | None:
        quoted = name.endswith(("”", '"', "’"))
        name = name[:-1] if quoted else name
        for length in range(min(self._longest, len(name)), 1 if quoted else 0, -1):
            found = self._heads.get(name[-length:])
            if found is None or (quoted and found.form not in BUILT):
                continue
            if length == 1 and any(name[-n:] in self._places for n in (2, 3)):  # 平安贵港
                return None
            return found
        return None

    def _before_section(self, name: str) -> str:
        """甲乙高速丙 of 甲乙高速丙段, without 丙: a landmark within the last characters is the head."""
        for cut in range(min(9, len(name) - 2)):
            shorter = name[: len(name) - cut]
            for length in range(min(self._longest, len(shorter)), 1, -1):
                found = self._heads.get(shorter[-length:])
                if found is not None and found.form in BUILT:
                    return shorter
        return name

    def own(self, name: str, head: ProjectHead | None) -> bool:
        """Whether a name has something of its own: a sign, or two characters that no planning word covers."""
        bare = _YEAR.sub("", _GENERIC_LATIN.sub("", name))
        if _SIGN.search(bare):
            return True
        landmark = head is not None and head.form == "landmark"
        at = bare.rfind(head.head) if head is not None else -1
        rest = bare[:at] if at > 0 else bare
        if at > 0 and head is not None:
            rest += bare[at + len(head.head) :]
            if (
                head.form == "facility"
                and rest[0] in "省市县区州旗"
                and not rest.startswith(
                    (
                        "县级",
                        "市级",
                        "区级",
                        "省级",
                        "州级",
                        "县域",
                        "市域",
                        "县区",
                        "区县",
                        "市县",
                        "县乡",
                        "市区",
                        "州县",
                    )
                )
                and _PUBLIC.search(head.iri)
            ):
                return True
        matcher = self._kinds if landmark else self._planning
        if head is not None and head.form in BUILT and _ORDINAL.match(rest):
            return True
        return self._uncovered(matcher, rest) >= 2

    @staticmethod
    def _uncovered(matcher: AhoCorasick | None, words: str) -> int:
        """How many characters no word of the matcher covers."""
        words = _FILLERS.sub("", words)
        if matcher is None:
            return len(words)
        return len(words) - sum(end - start for _, start, end in matcher.find_matches_as_indexes(words))

    def tail(self, name: str, *, made: bool = True) -> str:
        """The nouns that a name ends in, as many as stand side by side: 综合整治提升 of 云利路综合整治提升.

        Not `made`: no products among them.
        """
        at = len(name)
        while at > 2:
            length = next((n for n in range(min(self._longest, at - 2), 1, -1) if name[at - n : at] in self._heads), 0)
            if not length or (not made and self._heads[name[at - length : at]].form == "product"):
                break
            at -= length
        return name[at:]

    def missing(self, name: str, tail: str) -> str:
        """What of a list's common tail a name needs: all of it where it has no head, else the works done."""
        head = self.head(name)
        if head is None:
            return tail
        at = 0
        while at < len(tail):
            length = next(
                (n for n in range(min(self._longest, len(tail) - at), 1, -1) if tail[at : at + n] in self._heads), 1
            )
            found = self._heads.get(tail[at : at + length])
            if found is not None and (found.form == "works" or found.iri.endswith("/ecology")):
                return tail[at:]
            at += length
        return ""

    # --- trimming -----------------------------------------------------------------------------------------------

    def _candidate(self, text: str, start: int, end: int) -> Candidate | None:
        begin = start
        start, investment = self._left(text, start, end)
        if _MANY_FIRST.match(text, start, end):
            return None
        end, word, task = self._right(text, start, end)
        words = text[start:end]
        if not 2 <= len(words) <= _MAX:
            return None
        name = _INNER_PROJECT.sub("", words)
        head = self.head(name)
        inner = head is not None and self._holds_building(name[: name.rfind(head.head)])
        known = name in self._strategies or f"{name}{word}" in self._strategies
        slogan = head is None and bool(word) and _SLOGAN.fullmatch(name) is not None
        return Candidate(
            start=start,
            end=end,
            name=name,
            word=word,
            task=task,
            head=head,
            own=self.own(re.sub("（.*", "", name) if head and head.form == "programme" else name, head),
            never=bool(_NEVER.search(name) or _PART_OF_NEVER.search(name)) or known or slogan,
            seldom=bool(_SELDOM.search(name)),
            fresh=self._uncovered(self._planning, name),
            inner=inner,
            particular=self._uncovered(self._plain, name[: name.rfind(head.head)] if head else name) >= 2,
            partner=text[begin] == "与",
            vision=bool(_VISION.search(text, begin, start)),
            investment=investment,
        )

    def _holds_building(self, words: str) -> bool:
        return self._buildings is not None and bool(self._buildings.find_matches_as_indexes(words))

    def _left(self, text: str, start: int, end: int) -> tuple[int, Decimal | None]:
        investment: Decimal | None = None
        for _ in range(6):
            match = _INVESTMENT.match(text, start, end)
            if match is not None and match.end() < end:
                investment = Decimal(match[1]) * _MULTIPLIERS.get(match[2] or "", 1)
            elif text[start] == "和" and not self._place_begins(text, start, end):
                start += 1
                continue
            else:
                match = _OPENING.match(text, start, end)
            if match is None or match.end() >= end:
                clause = _CLAUSE_BEFORE.match(text[start:end])
                if clause is None:
                    break
                start += clause.end()
                continue
            start = match.end()
        return start, investment

    def _place_begins(self, text: str, start: int, end: int) -> bool:
        return any(text[start:at] in self._places for at in range(start + 2, min(start + 6, end) + 1))

    def _right(self, text: str, start: int, end: int) -> tuple[int, str, bool]:
        word, task = "", False
        for _ in range(4):
            words = text[start:end]
            match = _PROJECT_LAST.search(words)
            if match is not None and match.start() >= 2:
                word = word or match.group().strip("建设群")[:2]
                end = start + match.start()
                if match.group().startswith("建设") and not self._stands(words[: match.start()]):
                    end += 2
                    break
                continue
            match = _TASK_LAST.search(words)
            if match is None or match.start() < 2:
                break
            task = task or "建设" in match.group()
            if match.group() == "建设" and not self._stands(words[: match.start()]):
                break
            end = start + match.start()
        return end, word, task

    def _stands(self, name: str) -> bool:
        """Whether a name stands without the 建设 after it: 水库建设 does, 体系建设 does not."""
        head = self.head(name)
        return head is not None and head.form in ("landmark", "facility", "weak", "programme")

    def _parts(self, text: str, start: int, end: int, *, first: bool, last: bool) -> Iterator[Span]:
        """The item, cut where 和 joins two names, each of which stands alone."""
        words = masked(text[start:end])
        at = 0
        for match in _CONJUNCTION.finditer(words):
            left, right = text[start + at : start + match.start()], text[start + match.end() : end]
            if len(left) < 3 or len(right) < 2 or not self._closes(left):
                continue
            if self._opens(right, first=first, last=last, loose=match.group() != "及"):
                yield Span(start + at, start + match.start())
                at = match.end()
        yield Span(start + at, end)

    def _closes(self, words: str) -> bool:
        if words.endswith(("项目", "工程")):
            return True
        head = self.head(words)
        return (
            head is not None
            and (head.form in BUILT or len(head.head) > 1 and head.form in ("works", "weak"))
            and self.own(words, head)
        )

    def _opens(self, words: str, *, first: bool, last: bool, loose: bool) -> bool:
        if words.startswith(("配套", "附属", "其", "相关", "周边")):
            return False
        head = self.head(re.sub(r"(?:建设)?(?:项目|工程)(?:建设)?$", "", words))
        if not last:
            return self.own(words, head)
        if loose and _CODED_ROAD.match(words):
            return True
        if head is None or head.form == "product":
            return False
        if not first and head.form in BUILT:  # the last of a list: 甲、乙高速及支线机场
            return True
        return self.own(words, head) and (loose or head.form == "landmark")


@lru_cache(maxsize=8)
def _matcher(words: frozenset[str], more: frozenset[str]) -> AhoCorasick | None:
    every = sorted(words | more)
    return AhoCorasick(every, matchkind=MatchKind.LeftmostLongest) if every else None
