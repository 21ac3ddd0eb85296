"""The places and bodies of a sentence that a tie may be with, and the lists that they form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.agency_names import kind_of
from extractors.lexicon import Lexicon, Place
from extractors.model import NameMention, Passage, Profile
from extractors.places import ancestors, area_of, named_place, own_codes

PartnerKind = Literal["place", "collective", "foreign", "body", "own"]

# What makes a zone of the place named before it: 苏州高新区.
_ZONE = re.compile(
    r"(?:国家级?|省级)?(?:高新技术产业开发区|高新技术开发区|高新区|经济技术开发区|经开区|经济开发区|开发区|新区|工业园区|自贸区|综保区|管理区"
    r"|新城|科学城|临空经济区)"
)
# What makes the place's name the beginning of another name: 浙江大学, 上海市场.
_OTHER_NAME = re.compile(
    r"[^，。；、与和同等签对]{0,10}?(?:大学|学院|医院|集团|公司|研究院|研究所|科学院|银行|协会|商会|学校|中学|港务|机场|铁路|高速)|市场|人民|方面军|路|话"
    r"|(?:等地|优质|知名|头部)?(?:高校|名校|名院|名医|企业|医疗机构|科研院所|院校|客商|资本|产业|技术|医疗资源)"
)
_AID_GROUP = re.compile(
    r"(?<![^，。；、：“”（）])(?:深化|加强|落实|争取|做好|推进|强化|用好|依托)?(?P<name>[^，。；、：“”（）\s]{2,16}?帮扶集团)"
)
_CENTRAL = re.compile(r"中央(?:国家机关|和国家机关|直属机关)?(?:有关)?单位|中央国家机关|中央和国家机关")
_FOREIGN = re.compile(
    r"(?P<name>[^，。；、与和同及“”（）\s\d]{2,14}?(?:市|州|县|郡|府|大区|省))(?=[、和与及等，。；]|缔结|建立|结为|结成|签|友好|成为|开展|的|$)"
)
_UNLISTED = re.compile(
    r"(?:(?<!参)与|联动|携手)(?P<name>[\u4e00-\u9fff]{2,5}?(?:县|市|区|旗|自治州))"
    r"(?=签|缔|建|结|共|合作|毗邻|对口|开|达成|友好|协作|推进|推动|、|等)"
)
_NO_PLACE = re.compile(
    r"[市县区州旗省](?:级|直|属|域|内|外)|我|各|该|全|本|有关|周边|相关|其他|兄弟|园区|社区|景区|城区|山区|灾区|片区|新区|开发区|地区|城市|超市|门市"
)
_TIE_FOLLOWS = re.compile(r"[\u4e00-\u9fff]{0,3}(?:对口(?:支援|协同|协作|帮扶|合作)|东西部协作)")
_DIRECTION = re.compile(r"[东南西北中]部")  # 南部县 is a county, and the counties in the south as well
_JOINS = frozenset(("、", "和", "与", "及", "以及", "同"))


@dataclass(frozen=True, slots=True)
class Partner:
    """A place or body at [start, end) of the sentence's text; `own` is the report's place or a part of it."""

    start: int
    end: int
    name: str
    kind: PartnerKind
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Partners that stand in one list."""

    members: tuple[Partner, ...]

    @property
    def start(self) -> int:
        """Where the list begins."""
        return self.members[0].start

    @property
    def end(self) -> int:
        """Where the list ends."""
        return self.members[-1].end

    @property
    def others(self) -> tuple[Partner, ...]:
        """The members that are not the report's own place."""
        return tuple(partner for partner in self.members if partner.kind != "own")


def partners_in(passage: Passage, lexicon: Lexicon, profile: Profile) -> list[Partner]:
    """The places and bodies of a sentence, in order, without overlap. Divisions above the report's place are none."""
    text = passage.sentence.text
    found = [*_bodies(passage, lexicon, profile), *_places(passage, lexicon, profile), *_unlisted(text, profile)]
    taken = bytearray(len(text) + 1)
    kept: list[Partner] = []
    for partner in sorted(found, key=lambda one: (one.kind != "body", one.start)):
        titled = text.rfind("《", 0, partner.start) > text.rfind("》", 0, partner.start)
        if not titled and not any(taken[partner.start : partner.end]):
            taken[partner.start : partner.end] = b"\x01" * (partner.end - partner.start)
            kept.append(partner)
    return sorted(kept, key=lambda one: one.start)


def foreign_in(text: str, start: int, end: int) -> Iterator[Partner]:
    """The items of text[start:end] that are named like places abroad (日本某某市)."""
    for match in _FOREIGN.finditer(text, start, end):
        yield Partner(match.start("name"), match.end("name"), match["name"], "foreign")


def runs_of(text: str, partners: Sequence[Partner]) -> list[Run]:
    """The partners by the lists that they stand in."""
    runs: list[list[Partner]] = []
    for partner in partners:
        if runs and _joined(text, runs[-1][-1], partner):
            runs[-1].append(partner)
        else:
            runs.append([partner])
    return [Run(tuple(run)) for run in runs]


def _joined(text: str, first: Partner, second: Partner) -> bool:
    """Whether two stand in one list; with nothing between only where one is the report's own place."""
    between = text[first.end : second.start]
    return between in _JOINS if between else "own" in (first.kind, second.kind)


def _places(passage: Passage, lexicon: Lexicon, profile: Profile) -> Iterator[Partner]:
    text = passage.sentence.text
    mentions = [name for name in passage.names if name.kind == "place" and (name.sure or _tells(text, name))]
    at = 0
    while at < len(mentions):
        last = at
        while last + 1 < len(mentions) and mentions[last + 1].start == mentions[last].end:
            if not _stands_above(text, mentions[last], mentions[last + 1], lexicon):
                break
            last += 1
        start, end = mentions[at].start, mentions[last].end
        at = last + 1
        partner = _place_partner(text, start, end, lexicon, profile)
        if partner is not None:
            yield partner


def _unlisted(text: str, profile: Profile) -> Iterator[Partner]:
    """Places that no lexicon knows, by their form, right after the words that take a partner: 与某某县签订."""
    for match in _UNLISTED.finditer(text):
        if _NO_PLACE.search(match["name"]):
            continue
        kind: PartnerKind = "own" if match["name"] == profile.place else "place"
        yield Partner(match.start("name"), match.end("name"), match["name"], kind)


def _tells(text: str, mention: NameMention) -> bool:
    """Whether a name that is also an everyday word ends like a place, or its tie follows at once (江北对口协同)."""
    whole = mention.end - mention.start > 2 and text[mention.end - 1] in "省市县区州盟旗"
    return whole or _TIE_FOLLOWS.match(text, mention.end) is not None


def _stands_above(text: str, first: NameMention, second: NameMention, lexicon: Lexicon) -> bool:
    codes = {place.code for place in lexicon.places.get(text[first.start : first.end], ()) if place.code}
    below = lexicon.places.get(text[second.start : second.end], ())
    return any(codes.intersection(ancestors(place, lexicon)) for place in below)


def _place_partner(text: str, start: int, end: int, lexicon: Lexicon, profile: Profile) -> Partner | None:
    place = named_place(text[start:end], profile, lexicon)
    if place is None:
        return None
    zone = _ZONE.match(text, end)
    if zone is None and _OTHER_NAME.match(text, end):
        return None
    if _DIRECTION.match(text, start) and place.code[:2] != profile.code[:2]:
        return None
    if place.members:
        return Partner(start, end, place.name, "collective", place)
    if place.name == profile.place or (profile.code and profile.code in (place.code, *ancestors(place, lexicon))):
        return Partner(start, end, place.name, "own", place)
    if zone is not None:
        return Partner(start, zone.end(), text[start : zone.end()], "place", place)
    if place.code and place.code in own_codes(profile, lexicon):
        return None
    return Partner(start, end, place.name, "place", place)


def _bodies(passage: Passage, lexicon: Lexicon, profile: Profile) -> Iterator[Partner]:
    text = passage.sentence.text
    for match in _CENTRAL.finditer(text):
        yield Partner(match.start(), match.end(), match[0], "body")
    for match in _AID_GROUP.finditer(text):
        start, end = match.span("name")
        yield Partner(start, end, _group_name(match["name"], lexicon, profile), "body")
    for mention in passage.names:
        if mention.kind != "agency" or not mention.sure:
            continue
        start = mention.start
        if lexicon.agencies[text[start : mention.end]].office:
            start -= 1
        found = kind_of(text[start : mention.end], profile, lexicon) if start >= 0 else None
        if found and not found[1].general:
            yield Partner(start, mention.end, found[0], "body")


def _group_name(written: str, lexicon: Lexicon, profile: Profile) -> str:
    """市发展改革委帮扶集团 → the full name of the body that leads the group, and 帮扶集团."""
    body = written.removesuffix("帮扶集团")
    found = kind_of(body, profile, lexicon)
    if found:
        return found[0] + "帮扶集团"
    area = area_of(body[:1], profile, lexicon)
    return (area + body[1:] if area and len(body) > 2 else body) + "帮扶集团"
