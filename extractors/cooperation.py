"""Ties between the report's place and another place or body: with whom, and in what form.

A tie is read from words that say one (签订, 对口支援, 缔结友好城市, 联动…共同) right beside the names of partners; a
place that is merely mentioned, or that a road leads to, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.agency_contexts import known_in, parts_of
from extractors.agency_names import full_name
from extractors.cooperation_forms import across_east_west, form_of, neighbours
from extractors.cooperation_partners import Partner, Run, foreign_in, partners_in, runs_of
from extractors.lexicon import Lexicon
from extractors.model import Cooperation, Form, Passage, Profile
from extractors.offices import offices_of
from extractors.organizations import Recognizer

_CUE = re.compile(
    r"合作|协作|协同|对口|帮扶|支援|结对|友好|友城|姊妹|签订|签署|缔结|结为|共建|联动|联合|携手|牵手|联盟|协议|共同|毗邻"
)
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
# What stands between a list of partners and what is said of it: 等3市, 等国外城市.
_AND_OTHERS = (
    r"(?:等(?:[\d一二三四五六七八九十两多几]*(?:个|家|所|座|省|市|县|区)?[^，。；、与]{0,6}?"
    r"(?:城市|地区|省市|区市|市县|县市|区县|省份|地市|兄弟市|兄弟县|国家|地|市|县|州|区|单位|部门|院校|高校|企业))?)?"
)
_WITH = re.compile(r"(?:(?<!参)与|同|跟|联合|携手|牵手|会同|联手)(?:我[省市县区州]的?)?$")
_JOINTLY = re.compile(r"(?:联动|联合|携手|协同|联手)$")
_COOPERATES = re.compile(
    _AND_OTHERS + r"[^，。；：、]{0,26}?"
    r"(?:签订|签署|签约|缔结|结为|结成|结对|建立.{0,12}(?:关系|机制|联盟)|达成|合作|协作|共建|联盟|友好|友城|友谊|对口|互访|互派|帮扶|支援)"
)
_TOGETHER = re.compile(
    _AND_OTHERS + r"[^，。；、]{0,4}(?:共同|合力|携手|联合|协同|合作|协作|一道|推动|打造|争取|建立|推进|建设|开展|申报)"
)
_AID = (
    r"(?:东西部(?:扶贫)?协作|扶贫协作|山海协作|对口(?:支援|协同|协作|帮扶|合作|援助)|定点(?:帮扶|扶贫)|结对(?:帮扶|合作|共建)|帮扶协作"
    r"|倾情帮扶|无私(?:援助|帮扶)|战略合作|友好合作|友城)"
)
_AIDED = re.compile(_AND_OTHERS + rf"(?:的|与|[^，。；、：“”]{{0,4}}?)({_AID})")
_AIDS = re.compile(
    r"(?P<words>东西部(?:扶贫)?协作|扶贫协作|对口(?:支援|协作|帮扶|合作|援助)|结对帮扶|定点帮扶|协作帮扶)(?:工作|扶贫|协作)*(?:新疆|西藏|青海)?$"
)
# The place only begins the name of a company or school: 与某省某某等企业合作.
_NAMES_ON = re.compile(r"[^，。；、与和等对]{1,10}等[^，。；、与和]{0,6}(?:企业|公司|集团|高校|院校|医院)")
_COLLECTIVE = re.compile(
    r"(?![^，。；]{0,6}(?:经济圈|城市群|都市圈|示范区|发展区|规划))[^，。；]{0,14}(?:合作|协作|联盟|共建|共同|协议|联席会议)"
)
_PAIR = re.compile(r"(?P<a>\w)(?P<b>\w)(?P<words>东西部协作|扶贫协作|对口(?:合作|支援|协作|帮扶)|协作|合作)")
_PAIRS_WITH = re.compile(_AND_OTHERS + r"(?:与|同)[^，。；]{2,40}?(?:建立|结对|签订|缔结|结为)")
_SISTERS = re.compile(
    r"(?:与|同)(?P<list>[^，。；：“”]{3,60}?)(?:等[^，。；]{0,10})?"
    r"(?:缔结|建立|结为|结成|签署|签订|正式|互为|开展|的)*[^，。；与、等市州县郡府]{0,6}(?:友好|友城|姊妹)"
)
_AGREES = re.compile(r"签订|签署|签约|合作|共建|达成|结为|建立.{0,14}(?:关系|机制|联盟)|协议")
_STOPS = "，。；：！？\n"


@dataclass(frozen=True, slots=True)
class _Tie:
    start: int
    end: int
    partner: str
    form: Form


def find_cooperation(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Cooperation]:
    """The cooperation facts of the passages, in the order of the text."""
    facts: list[Cooperation] = []
    for passage in passages:
        sentence = passage.sentence
        if not _CUE.search(sentence.text):
            continue
        ties = sorted(set(_ties(passage, lexicon, profile)), key=lambda tie: (tie.start, tie.end))
        taken = -1
        for tie in ties:
            if tie.start < taken:
                continue
            taken = tie.end
            facts.append(Cooperation(**sentence.cite(tie.start, tie.end), partner=tie.partner, form=tie.form))
    return facts


def _ties(passage: Passage, lexicon: Lexicon, profile: Profile) -> Iterator[_Tie]:
    text = passage.sentence.text
    runs = runs_of(text, partners_in(passage, lexicon, profile))
    bodies = list(_with_bodies(passage, lexicon, profile))
    inside = [tie for run in runs for tie in _of_run(text, run, lexicon, profile)]
    by_words = [tie for tie in inside if not any(one.start <= tie.start < one.end for one in bodies)]
    yield from by_words
    yield from bodies
    yield from _inherited(text, runs, by_words)
    yield from _abroad(passage)
    yield from _provinces(text, lexicon, profile)


def _of_run(text: str, run: Run, lexicon: Lexicon, profile: Profile) -> Iterator[_Tie]:
    """The ties that the words right before and after a list of partners state."""
    begin = max(text.rfind(mark, 0, run.start) for mark in _STOPS) + 1
    before, after = text[begin : run.start], _clause_from(text, run.end)
    words = _words_of_tie(run, before, after)
    for partner in run.others:
        if partner.kind == "collective":
            yield from _of_collective(partner, before, after, words, lexicon, profile)
        elif words is not None:
            yield _Tie(partner.start, partner.end, partner.name, form_of(partner, words, lexicon, profile))


def _words_of_tie(run: Run, before: str, after: str) -> str | None:
    """The words that tie a list of partners to the report's place; None where there are none."""
    if _NAMES_ON.match(after):
        return None
    aided = _AIDED.match(after)
    if aided:
        return aided[1]
    aids = _AIDS.search(before)
    if aids:
        return aids["words"]
    joined = _joined_to_own(run)
    if _WITH.search(before) or joined:
        together = _COOPERATES.match(after)
        if together:
            return before[-6:] + after[: together.end() + 4]
    if _JOINTLY.search(before):
        together = _TOGETHER.match(after)
        return before[-6:] + after[: together.end()] if together else None
    return None


def _joined_to_own(run: Run) -> bool:
    """Whether the report's own place stands in the list with a word or mark between: 本县与甲市."""
    pairs = zip(run.members, run.members[1:], strict=False)
    return any(first.end < second.start and "own" in (first.kind, second.kind) for first, second in pairs)


def _of_collective(
    partner: Partner, before: str, after: str, words: str | None, lexicon: Lexicon, profile: Profile
) -> Iterator[_Tie]:
    """A tie with the other members of a small collective that the report's place belongs to, else with the whole."""
    place = partner.place
    if place is None:
        return
    near = neighbours(partner, lexicon, profile)
    if near and (words or _COLLECTIVE.match(after)):
        names = [lexicon.by_code[code].name for code in place.members if code != profile.code]
        if names:
            yield _Tie(partner.start, partner.end, "、".join(names), "毗邻合作")
    elif words and not near and profile.code not in place.members and _WITH.search(before):
        yield _Tie(partner.start, partner.end, partner.name, form_of(partner, words, lexicon, profile))


def _inherited(text: str, runs: Sequence[Run], ties: Sequence[_Tie]) -> Iterator[_Tie]:
    """Parts of a partner that pair with parts of the report's place: 某省对口支援，其甲市、乙区等与…建立关系."""
    for run in runs:
        before = text[max(text.rfind(mark, 0, run.start) for mark in _STOPS) + 1 : run.start]
        if before or not _PAIRS_WITH.match(_clause_from(text, run.end)):
            continue
        for partner in run.others:
            above = [tie for tie in ties if tie.end <= run.start and partner.place and _is_part(partner, tie, runs)]
            if above:
                yield _Tie(partner.start, partner.end, partner.name, above[-1].form)


def _is_part(partner: Partner, tie: _Tie, runs: Sequence[Run]) -> bool:
    whole = next((one.place for run in runs for one in run.members if one.start == tie.start), None)
    place = partner.place
    return bool(whole and place and whole.code and place.code[:2] == whole.code[:2] and whole.level == "province")


def _abroad(passage: Passage) -> Iterator[_Tie]:
    """Sister cities abroad: items named like places after 与, where the clause speaks of friendship."""
    text = passage.sentence.text
    at_home = [name for name in passage.names if name.kind == "place" and name.sure]
    sisters = _SISTERS.finditer(text) if "友" in text or "姊妹" in text else ()
    for match in sisters:
        for partner in foreign_in(text, match.start("list"), match.end("list")):
            if any(name.start < partner.end and partner.start < name.end for name in at_home):
                continue
            yield _Tie(partner.start, partner.end, partner.name, "友好城市")


def _provinces(text: str, lexicon: Lexicon, profile: Profile) -> Iterator[_Tie]:
    """闽宁协作, 沪滇协作: the other province of a pair by their abbreviations."""
    for match in _PAIR.finditer(text):
        pair = [lexicon.by_abbreviation.get(match[side]) for side in ("a", "b")]
        if pair[0] is None or pair[1] is None:
            continue
        others = [place for place in pair if place is not None and place.name != profile.province]
        if len(others) != 1:
            continue
        partner = Partner(match.start("a"), match.end("b"), others[0].name, "place", others[0])
        if across_east_west(partner, lexicon, profile):
            words = match["words"] if "对口" in match["words"] else "东西部协作"
            yield _Tie(partner.start, partner.end, partner.name, form_of(partner, words, lexicon, profile))


def _with_bodies(passage: Passage, lexicon: Lexicon, profile: Profile) -> Iterator[_Tie]:
    """Ties with companies, universities and hospitals: the partners of an agreement or of joint work."""
    text = passage.sentence.text
    if not _AGREES.search(text):
        return
    offices = {(one.start, one.end) for one in offices_of(passage, lexicon, profile, opening=False)}
    for part in parts_of(text, Recognizer(text, list(known_in(passage, lexicon)), lexicon)):
        named = part.named
        if part.role != "partner" or any(named.start < end and start < named.end for start, end in offices):
            continue
        if _AGREES.search(_clause_from(text, named.end)):
            yield _Tie(named.start, named.end, full_name(named.text, profile, lexicon), "其他")


def _clause_from(text: str, start: int) -> str:
    """The rest of the clause from `start`."""
    match = _CLAUSE.match(text, start)
    return match[0] if match else ""
