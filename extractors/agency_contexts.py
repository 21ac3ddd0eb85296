"""Which organisations of a sentence have a part in what it says: by lists of companies, by awards, by partnerships.

A clause is read as a run of items joined by 、 with the words before the first and after the last. Those words decide
whether the items are organisations at all, and what part they have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.lexicon import Lexicon
from extractors.model import Passage, Role
from extractors.organizations import Named, Own, Recognizer

_CLAUSE = re.compile(r"[^，。；：！？!?\n]+")
_COUNT = r"(?:\d+|[一二三四五六七八九十两百多几]+)余?多?[家户个所名]"
# What follows a list of companies, schools or hospitals: 等5家龙头企业, 等高校.
_TAIL = re.compile(
    rf"(?:等(?![级次量])(?:{_COUNT})?|{_COUNT})(?P<kind>[^，。；、！？与和及]{{0,14}}?"
    r"(?:企业(?!家|特色|产业|集群|文化|所得税|服务|年报|登记)|公司|集团|药企|车企|房企|央企|国企|民企|名企|巨头|首店|旗舰店|品牌店|商超|总部|高校|院校|大学|院所|科研机构"
    r"|医院|医疗机构|金融机构|银行|学校|研究院|研究所))"
)
_COUNTED = re.compile(rf"(?P<count>{_COUNT})")
_SCHOOLS = re.compile(r"高校|院校|大学|院所|科研机构|医院|医疗机构|学校|研究院|研究所")
_PARTNER_LEAD = re.compile(
    r"(?:(?<!参)与|同|和|联合|携手|牵手|会同|对接|联手)[^，。；、]{0,4}$|(?:联合|携手|牵手|会同|联手)(?:[^，。；、]{2,10}、)+$"
)
_LISTED_WITH = re.compile(r"(?<!参)与(?:[^，。；、]{2,14}、)+$")
_SIGNS = re.compile(r"[^，。；、]{0,16}(?:签订|签署|达成|建立[^，。；、]{0,8}关系)")
_JOINTLY = re.compile(r"(?:联合|携手|牵手|会同|联手)(?:[^，。；、]{2,10}、)*$")
_JOINT_WORK = re.compile(r"(?:等)?(?:共同)?(?:开展|举办|打造|推出|建设|成立|组建|研发|开发|设立|承办|主办|申报|创建)")
_PARTNER_VERB = re.compile(
    r"合作|共建|签订|签署|协议|战略|联合|共同|携手|建立|缔结|达成|协作|结对|帮扶|对接|联手|交流|签约|协同|共享"
)
_INVESTS = re.compile(r"签约|投资|落户|落地|入驻|招引|引进|招商|落子|布局|引入|签订.{0,6}投资")
_SETTLES = re.compile(r"(?:竞相|相继|先后|正式|成功)*(?:落户|入驻|投资|签约|落地)")
_SETTLES_BEFORE = re.compile(r"(?:签约|引进|招引|引入)[^，。；、]{0,6}$")
_OWNS = re.compile(
    r"[^，。；、的系]{0,24}(?:项目|工程|基地|产业园|生产线|电站|物流园|物流港|工厂|储备库|数据中心|(?:风电|光伏|储能|水电|火电)(?=[、和及]|$))"
)
_ACTS = re.compile(
    r"分支机构|区域总部|总部|董事长|分公司|分行|(?:预计|认为|表示|发布|出资|捐赠|帮扶|援建|倾情|承建|运营|共|携手|联合)"
)
_RISES = re.compile(r"(?:创建|创成|申报|升格|升本|更名|转设|建设(?:成)?[^，。；、]{0,14}(?:大学|院校|高校|学院))")
_COMES = re.compile(r"(?:落地|引进|引入|招引|成立|组建|挂牌)[^，。；、]{0,12}$")
_COVERS = re.compile(r"(?:实现|达到|完成)?.{0,4}(?:全覆盖|覆盖率)")
_HEAD = re.compile(r"(?:董事长|总经理|负责人|创始人)")
_ACADEMY = re.compile(r"高校|院校|大学|院所|科研机构|研究院|研究所")
# 等桂酒企业 is a list of companies; 智能制造示范园项目 after a company's name makes it a project's.
_BUILDS = re.compile(
    r"[^，。；、]{0,16}(?:项目|工程|产业园|示范园|生产线|中心|高地|城|平台|走廊|集群|体系|共同体|联合体)"
)
_PROJECTS = re.compile(r"项目|工程|国内外|境内外|海内外")
_LEVEL = re.compile(r"[省市县区州旗]")
_JOINS = ("、", "和", "及", "与")
_SHOPS = re.compile(r"首店|旗舰店|品牌店|商超")
# A partner of a strategic agreement is an organisation, even where its name has no form: 与某某签订战略合作协议.
_STRATEGIC = re.compile(
    r"(?:与|同)(?P<name>[^，。；、与等的“”]{2,8}?)(?:成功|正式|全面)*(?:签订|签署|开展|建立|达成|深化)(?:了|全面)*战略合作"
)
_ADVERBS = (
    r"(?:成功|先后|再次|正式|均|分别|双双|顺利|首次|连续.{1,4}|已|被|新|全部|相继|率先|也|还|又|一举|同时|共同){0,3}"
    r"(?:[于在][^，。；、]{1,10}?)?(?:成功|正式)?"
)
_HONOUR = re.compile(
    _ADVERBS
    + r"(?:获|荣获|荣膺|上榜|入选|跻身|入围|登榜|创建|创成|纳入|评为|评选为|评定为|认定为|确定为|列为|列入|授予"
    r"|命名为|晋级|晋升|通过|挂牌|成为|成立|揭牌|斩获|摘得|当选|取得|位列|位居|蝉联|申报|增设|开设|新增\d|承担|牵头|主导"
    r"|参与|被)"
)
_ACHIEVES = re.compile(
    _ADVERBS
    + r"(?:登陆|上市|首发|过会|成长为|实现|完成|分获|新增|投产|达产|扩产|复产|建成投产|入库|升级为|晋位|中标|推出"
    r"|研发|开发|产值|营收|营业收入)"
)
_SUPPORT = re.compile(
    r"(?:支持|推动|助推|鼓励|帮助|引导|扶持|指导|培育|培优|壮大|做强|做大|促进|推进|服务|加快|助力|协助|督促|确保|力促|力争|重点培育"
    r"|新培育|培植|引进|招引|支撑|保障|抓好|组建|成立|发挥|深化|依托|争取|跟踪|包装|辅导)[^，。；、]{0,6}$"
)
_BUSINESS = re.compile(
    r"等?(?:成功|加快|尽快|早日|全面|持续|不断)*(?:技改|技术改造|扩能|扩产|扩规|增产|达产|投产|复产|上市|挂牌|做大|做强|做优|做精|做专|发展|壮大|升级|转型|成长|改造|改革|重组|整合|增资|并购"
    r"|扩大|提升|提质|提高|入规|升规|创建|申报|争创|建设|实施|开展|开拓|拓展|布局|延链|补链|加快|释放|实现|完成|稳|满产|裂变|突破|深耕|创新|研发"
    r"|运营|产值|生产|落地|落户|入驻|投资|新建|组建|成立|牵头|参与|在|与|向|成为|冲刺|争当|打造|建成|通过|引领|带动)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """An organisation with its part in the sentence."""

    named: Named
    role: Role


def parts_of(text: str, recognizer: Recognizer) -> Iterator[Part]:
    """The organisations of a sentence that have a part in it, in order."""
    for clause in _CLAUSE.finditer(text):
        yield from _Clause(text, clause.start(), clause.end(), recognizer).parts()


def known_in(passage: Passage, lexicon: Lexicon) -> Iterator[Named]:
    """The companies and institutions that everybody knows by name."""
    text = passage.sentence.text
    for mention in passage.names:
        if mention.kind != "agency" or not mention.sure:
            continue
        written = text[mention.start : mention.end]
        kind = lexicon.agencies[written]
        if not kind.office and kind.type in ("company", "institution"):
            yield Named(mention.start, mention.end, written, kind.type, "known", Own.PROPER)


class _Clause:
    """One clause as a run of items."""

    def __init__(self, text: str, start: int, end: int, recognizer: Recognizer) -> None:
        self.text, self.start, self.end = text, start, end
        self.recognizer = recognizer
        self.items = list(_items(text, start, end))

    def parts(self) -> Iterator[Part]:
        taken = self.start
        strategic = _STRATEGIC.search(self.text, self.start, self.end)
        if strategic:
            named = self._item(*strategic.span("name"), whole=True)
            if named is not None and named.proof == "bare":
                yield Part(named, "partner")
        for number in range(len(self.items)):
            listed = self._listed(number)
            if listed:
                yield from listed
                taken = listed[-1].named.end
        yield from self._single(taken)

    def _listed(self, last: int) -> list[Part]:
        """The items of a list that ends in item number `last` by naming what they are (等企业)."""
        start, end = self.items[last]
        tail = self._tail(start, end)
        if tail is None:
            return []
        stop, kind = tail
        spans = [(start, stop, False)]
        for item in reversed(self.items[:last]):
            leads = self.recognizer.lead(*item) > item[0] or item[0] == self.start
            spans.append((*item, not leads))
            if leads:
                break
        names = [self._item(*span[:2], whole=span[2]) for span in spans]
        if self.text[stop] != "等" and not self._counts(stop, len(names)):
            return []
        if any(name is not None and name.own is Own.PROPER for name in names):
            names = [
                name or self.recognizer.bare_name(*span[:2], Own.PLACE) for name, span in zip(names, spans, strict=True)
            ]
        found = [name for name in reversed(names) if name is not None]
        groups = [name for name in found if name.proof == "legal"]
        if not any(name.own is Own.PROPER for name in found) and len(groups) < 2:
            return []
        role = self._role(found[0].start, stop, kind)
        if _SCHOOLS.search(kind):
            after = self.text[stop + 1 + len(kind) : self.end]
            found = [name for name in found if name.proof != "bare"]
            if role != "partner" and not _HONOUR.match(after) and not _ACADEMY.search(kind):
                return []
        return [Part(_typed(name, kind), role) for name in found]

    def _tail(self, start: int, end: int) -> tuple[int, str] | None:
        """Where the last item of a list ends, and what the words after it call the items."""
        for match in _TAIL.finditer(self.text, start + 2, end):
            if _PROJECTS.search(match["kind"]):
                continue
            return match.start(), match["kind"]
        return None

    def _counts(self, at: int, number: int) -> bool:
        """Whether the count at `at` (4家) is the number of the items before it."""
        match = _COUNTED.match(self.text, at)
        return match is not None and number > 1 and match[0][:-1] in (str(number), _NUMERALS.get(number))

    def _item(self, start: int, end: int, *, whole: bool) -> Named | None:
        named = self.recognizer.name_in(start, end)
        if named is not None and named.end == end and (not whole or named.start == start):
            return named
        return self.recognizer.bare_name(start, end)

    def _role(self, start: int, stop: int, kind: str) -> Role:
        lead, tail = self.text[self.start : start], self.text[stop : self.end]
        if (_PARTNER_LEAD.search(lead) and _PARTNER_VERB.search(tail)) or _signs_with(lead, tail):
            return "partner"
        if _SHOPS.search(kind):
            return "mentioned"
        return "investor" if _INVESTS.search(lead) or _SETTLES.search(tail) else "mentioned"

    def _single(self, start: int) -> Iterator[Part]:
        """The organisations outside such lists: that win, partner, are helped, or stand with their full name."""
        names: list[Named] = []
        for item in self.items:
            if item[1] <= start:
                continue
            name = self.recognizer.name_in(max(item[0], start), item[1])
            if name is not None:
                names.append(name)
        for number, name in enumerate(names):
            before, after = self._before(names, number), self._after(names, number)
            role = self._single_role(self._with_its_like(names, number), before, after)
            if role:
                yield from (Part(other, role) for other in self._beside(name, role))
                yield Part(name, role)

    def _with_its_like(self, names: list[Named], number: int) -> Named:
        """A name of plain words counts as a company's beside one that has a word of its own (某地炭素、晋开化工)."""
        name = names[number]
        if (name.proof, name.own) not in (("trade", Own.PLACE), ("legal", Own.NOUN)):
            return name
        beside = [names[n] for n in (number - 1, number + 1) if 0 <= n < len(names)]
        joined = (one for one in beside if self._between(one, name) == "、")
        return replace(name, own=Own.PROPER) if any(one.own is Own.PROPER for one in joined) else name

    def _between(self, one: Named, other: Named) -> str:
        first, second = sorted((one, other), key=lambda name: name.start)
        return self.text[first.end : second.start]

    def _beside(self, name: Named, role: Role) -> Iterator[Named]:
        """The items without form right before a partner (联合甲、乙联运开展…): the list shows that they are names."""
        number = next((n for n, item in enumerate(self.items) if item[0] <= name.start < item[1]), 0)
        if role != "partner" or number == 0 or name.start != self.items[number][0]:
            return
        for item in reversed(self.items[:number]):
            if self.recognizer.name_in(*item) is not None:
                return
            bare = self.recognizer.bare_name(*item)
            if bare is None:
                return
            yield bare
            if bare.start > item[0]:
                return

    def _after(self, names: list[Named], number: int) -> str:
        """The words after the run of names that this one stands in."""
        while number + 1 < len(names) and self.text[names[number].end : names[number + 1].start] in _JOINS:
            number += 1
        return self.text[names[number].end : self.end]

    def _before(self, names: list[Named], number: int) -> str:
        """The words of the clause before that run."""
        while number and self.text[names[number - 1].end : names[number].start] in _JOINS:
            number -= 1
        return self.text[self.start : names[number].start]

    def _single_role(self, name: Named, before: str, after: str) -> Role | None:
        jointly = (_JOINTLY.search(before) and _JOINT_WORK.match(after)) or _signs_with(before, after)
        if jointly or (_PARTNER_LEAD.search(before) and _PARTNER_VERB.search(after)):
            sure = (name.own is Own.PROPER and not _BUILDS.match(after)) or name.proof in ("legal", "site", "known")
            return "partner" if sure or (jointly and name.own is Own.PLACE) else None
        wins = (_wins(after) and not _COVERS.match(after)) or _HEAD.match(after) is not None
        if name.own is Own.NOUN and name.proof in ("legal", "site") and not _LEVEL.match(name.text):
            return None
        if name.proof == "site":
            opens = before.endswith("在") and after.startswith("开设")
            rises = _SUPPORT.search(before) and _RISES.match(after)
            return "mentioned" if (_HONOUR.match(after) and not before) or opens or rises else None
        helped = _SUPPORT.search(before) is not None and _BUSINESS.match(after) and not _BUILDS.match(after)
        if name.proof == "trade":
            return "mentioned" if name.own is Own.PROPER and (wins or helped) else None
        if name.type != "company":
            return "mentioned" if _HONOUR.match(after) or _COMES.search(before) else None
        return self._company_role(name, before, after, wins=wins or bool(helped))

    def _company_role(self, name: Named, before: str, after: str, *, wins: bool) -> Role | None:
        """The part of a company that stands with its full name, or is known to everybody."""
        if _SETTLES.match(after) or _SETTLES_BEFORE.search(before):
            return "investor"
        if wins:
            return "mentioned"
        if name.proof == "known":
            if _OWNS.match(after):
                return "investor"
            return "mentioned" if _ACTS.match(after) else None
        return "mentioned"


_NUMERALS = dict(zip(range(2, 11), "二三四五六七八九十", strict=True))


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in re.finditer("、", text[start:end]):
        yield at, start + match.start()
        at = start + match.end()
    yield at, end


def _signs_with(before: str, after: str) -> bool:
    """Whether the words around a list make its members parties to an agreement."""
    return _LISTED_WITH.search(before) is not None and _SIGNS.match(after) is not None


def _wins(after: str) -> bool:
    return _HONOUR.match(after) is not None or _ACHIEVES.match(after) is not None


def _typed(name: Named, kind: str) -> Named:
    if name.proof in ("bare", "trade"):
        institution = _SCHOOLS.search(kind)
        return Named(name.start, name.end, name.text, "institution" if institution else "company", name.proof, name.own)
    return name
