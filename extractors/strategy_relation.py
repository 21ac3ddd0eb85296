"""Whether an area pursues a strategy or pilots it, and which area: the report's, or a place in it that is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.clauses import Clauses, Governs
from extractors.lexicon import Lexicon
from extractors.model import NameMention, Profile, Relation, Status

_IS_PILOT = re.compile(
    "(?:示范|先行|先导|试验|实验|推进|创新)(?:示范)?(?:县城|区县|园区|县|市|区|城市|州|省|旗)”?$|试点(?:县|区|"
    "市|城市|区县|地区|州|旗)?”?$"
)
_IS_TITLE = re.compile("(?:示范单位|县城|城市|强县|强市|强镇|模范[城县区]|先进[县市区]|清零[区县]+|领跑县|[县市城])”?$")
_PILOT_AFTER = re.compile(
    "”?(?:[“”、和双]|建设|培育建设|首批|综合|改革|创建|全域|全国|全省|国家|省级|市级|国家级|县域|"
    "工作){0,3}试点(?![村镇乡社学企]|项目)"
)
_SOUGHT_AFTER = re.compile("”?(?:建设|试点)?(?:持续|加快|扎实|深入|积极|稳步|有序|全力)*创建(?!成功|成果|名单)")
_WON_AFTER = re.compile(
    "”?(?:建设|创建|试点|称号|工作|等|荣誉|验收|评估){0,2}(?:成果|顺利通过|成功|获批|获评|通过|授牌|挂牌|落户|"
    "称号|花落|正式|名单|复审|复检|名片|品牌|名)"
)
_HELD = re.compile("(?:擦亮|巩固|保持|蝉联|拓展|提升)[^，。；]{0,4}$")
# A list of titles that are held, whatever stands between: 巩固甲城市、乙城市创建成果.
_HELD_LIST = re.compile("(?:擦亮|巩固|蝉联|保持)[^，。；]*[、和]$")
_HOPED = re.compile("力争|争取(?!到)|争创|推动|支持|确保|努力|冲刺|申报|申创|指导|助力|谋划|全力")
_WON_YET = re.compile("成功|已|获批|获评")

_TOWN = re.compile(
    "(?:^|[，。；、]|推动|支持|助推|指导|推进|依托|抓好|做好|深化|在|以|是|加快)(?!加快|推动|支持|指导|推进|"
    "依托|抓好|做好|深化)"
    "(?P<town>[\u4e00-\u9fff]{1,3}(?:(?<![强城集村特小乡重古名])镇|(?<![下返入进城兴故家回原水侨美新农])乡)|"
    "[\u4e00-\u9fff]{2,4}?街道)"
    "(?:成功|积极|全力|加快|争创|创建|入选|获评|获批|纳入|列入|成为|争取|开展|的){0,3}$"
)
# A name that begins with its town: 河口镇全域土地综合整治试点.
_OWN_TOWN = re.compile(
    "[\u4e00-\u9fff]{1,3}?(?:(?<![强城集村特小乡重古名])镇|(?<![下返入进城兴故家回原水侨美新农])乡|街道)(?!村|镇|企)"
)
_LISTED = frozenset("、和与及")
_COUNTY_VERBS = re.compile(
    "(?:成功|积极|全力|加快|正式|争创|创建|入选|获评|获批|纳入|列入|成为|荣获|申报|创成|被评为|被认定为|"
    "被列为|被列入|被确定为|获得|通过){0,3}"
)


def relation_of(clauses: Clauses, start: int, end: int, *, pilot: bool, status: Status) -> Relation:
    """How the area takes part in the strategy named at [start, end). `pilot` marks a title or pilot scheme."""
    name = clauses.text[start:end]
    verb = clauses.governor(start)
    governs = verb.governs if verb else None
    if _PILOT_AFTER.match(clauses.text, end):
        return "pursues" if governs is Governs.SOUGHT else "pilots"
    title = _IS_TITLE.search(name) is not None
    if not (pilot or title or _IS_PILOT.search(name)):
        return "pursues"
    before = clauses.text[clauses.clause_start(start) : start].rpartition("、")[2]
    hoped = _HOPED.search(before) is not None and (status is Status.TARGET or not _WON_YET.search(before))
    sought = _SOUGHT_AFTER.match(clauses.text, end - len("创建") if name.endswith("创建") else end)
    if governs is Governs.SOUGHT or hoped or sought:
        return "pursues"
    listed = _HELD_LIST.search(clauses.text[clauses.clause_start(start) : start]) is not None
    won = (
        governs is Governs.WON
        or _HELD.search(before) is not None
        or listed
        or _WON_AFTER.match(clauses.text, end) is not None
    )
    if won:
        return "pilots"
    return "pilots" if _IS_PILOT.search(name) or not title else "pursues"


def area_of_name(
    clauses: Clauses, start: int, end: int, names: Sequence[NameMention], lexicon: Lexicon, profile: Profile
) -> str | None:
    """The place inside the report's area that the name at `start` is about, or None where it is the report's own."""
    before = clauses.text[clauses.clause_start(start) : start]
    own = _OWN_TOWN.match(clauses.text, start)
    if own and own.end() < end:
        return own.group()
    town = _TOWN.search(before)
    if town:
        return town["town"]
    for mention in reversed(names):
        if mention.kind != "place" or mention.end > start or mention.start < clauses.clause_start(start):
            continue
        if _COUNTY_VERBS.fullmatch(clauses.text, mention.end, start) is None:
            return None
        if clauses.text[mention.start - 1 : mention.start] in _LISTED:
            return None  # several places share the title
        place = lexicon.place(clauses.text[mention.start : mention.end], near=profile.code)
        return place.name if place and place.parent == profile.code else None
    return None
