"""Offices and bodies of the state in a sentence, each with the place it belongs to and its part in what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.agency_names import kind_of
from extractors.lexicon import Lexicon
from extractors.model import AgencyType, BlockKind, NameMention, Passage, Profile, Role
from extractors.places import area_of
from extractors.words import words_of

_LEVEL_BEFORE = re.compile(r"(?:全国|国家|省|自治区|自治州|州|盟|市|县|区|旗)$")
# What makes a body's name part of something else: 教育部门, 国务院常务会议, 政协委员, 政府办公楼.
_SOMETHING_ELSE = re.compile(
    r"门(?!户)|.{0,4}会议|大会|委员(?!会)|系统|决策|部署|精神|要求|公[楼区室]|干部|改革|大楼|大厦|片区|小区|家属院|宿舍|旧址|路|街|站"
    r"|(?:试点)?(?:建设|建成|开工|竣工|完工|迁建|改造|项目|工程)"
)
_INSTITUTION_ALONE = re.compile(r"(?:联合会|总工会|协会|联合社|委员会|红十字会|慈善总会|促进会)$")
_UNLISTED = re.compile(
    r"(?:(?<=^)|(?<=[，。；、：“”]))(?P<level>国家|省|自治区|市|县|区|州)(?P<rest>[^，。；、：的和与“”\s\d]{2,16}"
    r"(?:联席会议办公室|领导小组办公室|委员会办公室|指挥部办公室|工作办公室|联席会议|领导小组))"
    r"(?=通报|印发|牵头|表扬|批复|认定|发布|审议|同意|公布|授予|将|组织|确定)"
)
_LEADS_AFTER = re.compile(r"[^，。；]{0,12}牵头")
_LEADS_BEFORE = re.compile(r"牵头(?:单位|部门|责任单位)?[：:][^；。]*$")
_RESPONSIBLE_BEFORE = re.compile(r"(?:责任|配合|实施|主管|负责|协助|参与)(?:单位|部门)[：:][^。；]*$")
_WITH = re.compile(r"(?:(?<!参)与|同|联合|携手|会同)(?:[^，。；、]{0,16}、)*[^，。；、]{0,4}$")
_COOPERATES = re.compile(r"[^，。；]{0,40}?(?:合作|共建|签订|签署|达成)")
_HELPS = re.compile(
    r"[^，。；]{0,36}(?:定点帮扶|对口帮扶|对口支援|结对帮扶|倾情帮扶|帮扶集团|帮扶(?:工作|力度)?(?:[，。；]|$))"
)
# An office that is also a building (市大数据中心), or whose name is an everyday word, is one where it acts.
_ACTS = re.compile(
    r"(?:成功|先后|再次|均|分别|已|连续.{1,4})*"
    r"(?:获|荣|被|入选|牵头|负责|联合|印发|出台|发布|通报|认定|批复|批准|授予|评为|组织|主办|承办|举办|开展|表扬|肯定|推送)"
)
_BUILDING = re.compile(r"(?:中心|馆|站|院|所|场|校)$")
_PLACE_ENDINGS = "省市县区州盟旗"
_MAX_BYLINE = 48


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a sentence: [start, end) of its text, its official name, its type and its part."""

    start: int
    end: int
    name: str
    type: AgencyType
    role: Role


def offices_of(passage: Passage, lexicon: Lexicon, profile: Profile, *, opening: bool) -> Iterator[Office]:
    """The offices that have a part in a sentence. `opening` says that it stands before the first chapter."""
    text = passage.sentence.text
    for start, end in _mentions(passage, lexicon, profile):
        found = kind_of(text[start:end], profile, lexicon)
        if found is None or _SOMETHING_ELSE.match(text, end):
            continue
        name, kind = found
        if kind.type == "other" and not re.match(r"预计|认为|发布|表示|认定|授予|宣布|批准", text[end:]):
            continue
        if kind.type == "institution" and not (kind.office and _INSTITUTION_ALONE.search(kind.name)):
            continue
        if kind.type == "company" or kind.general:
            continue
        role = _role(text, start, end)
        if role == "mentioned" and _BUILDING.search(text[start:end]) and not _ACTS.match(text, end):
            continue
        if _splits_a_word(text, end):
            continue
        byline = opening and len(text) <= _MAX_BYLINE and passage.sentence.kind is not BlockKind.CELL
        yield Office(start, end, name, kind.type, "issuer" if byline else role)
    for match in _UNLISTED.finditer(text):
        area = area_of(match["level"], profile, lexicon)
        name = f"{area}{match['rest']}" if area and area != "中国" else match[0]
        yield Office(match.start(), match.end(), name, "government", "mentioned")


def _mentions(passage: Passage, lexicon: Lexicon, profile: Profile) -> Iterator[tuple[int, int]]:
    """Where bodies that the lexicon knows stand, with the words for the place that an office belongs to."""
    text = passage.sentence.text
    places = {name.end: name.start for name in passage.names if name.kind == "place" and _is_place(text, name)}
    for mention in passage.names:
        if mention.kind != "agency":
            continue
        kind = lexicon.agencies[text[mention.start : mention.end]]
        start = _place_start(text, mention.start, places, profile) if kind.office else mention.start
        if kind.office and (start == mention.start or text[start - 1 : start] == "全"):
            continue
        if mention.sure or (kind.office and _ACTS.match(text, mention.end)):
            yield start, mention.end


def _is_place(text: str, mention: NameMention) -> bool:
    return mention.sure or text[mention.end - 1] in _PLACE_ENDINGS


def _splits_a_word(text: str, at: int) -> bool:
    """Whether a word of the dictionary stretches over `at`: 全县就业局势 names no 县就业局."""
    begin = max(0, at - 4)
    return any(word.start < at - begin < word.end for word in words_of(text[begin : at + 4]))


def _place_start(text: str, at: int, places: Mapping[int, int], profile: Profile) -> int:
    """Where the words for the place begin that stand right before an office's name; `at` itself where none do."""
    start = at
    match = _LEVEL_BEFORE.search(text, max(0, at - 3), at)
    if match and at not in places:
        start = match.start()
    if text.endswith(profile.place, 0, at):
        start = at - len(profile.place)
    while start in places:
        start = places[start]
    return start


def _role(text: str, start: int, end: int) -> Role:
    before, after = text[max(0, start - 200) : start], text[end : end + 48]
    if _LEADS_AFTER.match(after) or _LEADS_BEFORE.search(before):
        return "lead"
    if _RESPONSIBLE_BEFORE.search(before):
        return "responsible"
    if _HELPS.match(after) or (_WITH.search(before) and _COOPERATES.match(after)):
        return "partner"
    return "mentioned"
