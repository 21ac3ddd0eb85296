"""The official names of agencies: 县发展改革委 in a county's report is that county's 发展和改革委员会."""

from __future__ import annotations

import re

from extractors.lexicon import AgencyKind, Lexicon
from extractors.model import AgencyType, Profile
from extractors.places import area_of, own_codes

_BRACKETED = re.compile(r"（[^（）]*）")
_DROPPED = re.compile(r"[\s“”‘’\"'《》]")
# Words for agencies in general, which name none.
_GENERIC = re.compile(
    r"(?:各|有关|相关|其他|全部|所有|涉及|驻|区县|旗县|县市|县区|市县|乡镇)|.*(?:各.*|部门|单位|主体|各乡镇|区县|(?<=.)等)$|(?:全县|全市|全区)"
)
# How the name of an organisation ends, where no lexicon knows it.
_ENDINGS: tuple[tuple[AgencyType, re.Pattern[str]], ...] = (
    ("government", re.compile(r"(?:管委会|委员会|法院|检察院|派出所|人民政府)$")),
    ("company", re.compile(r"(?:公司|集团|银行|支行|分行|合作社|厂)$")),
    ("institution", re.compile(r"(?:院|学|校|园|馆|所|中心|站|会|联社|社|基金|联盟)$")),
    ("government", re.compile(r"(?:局|委|厅|部|办|办公室|办事处|署|政府|街道|镇|乡|队|指挥部|专班)$")),
)
# 县 or 市 as the first character of a longer word is no place: 市场, 县级.
_NO_LEVEL = re.compile(r"市[场政民容]|[省市县区州旗][级属直域内舰块际]")
_YOUTH_LEAGUE = re.compile(r"团(?P<level>[省市县区州旗])委")
# 妇联 and 妇女联合会 end alike; 移民局 and 移民服务中心 do not, and may be two agencies.
_SAME_ENDING = (
    frozenset(("委员会", "委")),
    frozenset(("委员会", "协会", "学会", "总会", "促进会", "会", "协")),
    frozenset(("办公室", "办")),
    frozenset(("联合会", "联")),
)
_LONGEST_PLACE = 12


def official_name(written: str, profile: Profile, lexicon: Lexicon) -> tuple[str, AgencyType] | None:
    """The full official name and the type of the agency that a report writes so; None where it is no agency's name.

    `县发展改革委` in 奉节县's report → 奉节县发展和改革委员会; `市发展改革委` there → the municipality's; a body that
    stands alone gets its own full name; a name that no lexicon knows keeps its words, with the place's name for 县 or
    市, and has its type by its ending.
    """
    words = _DROPPED.sub("", written)
    plain = _BRACKETED.sub("", words)
    for form in (words, plain):
        found = kind_of(form, profile, lexicon)
        if found:
            return found[0], found[1].type
    kind = type_by_ending(plain)
    return (_placed(plain, profile, lexicon), kind) if kind else None


def full_name(written: str, profile: Profile, lexicon: Lexicon) -> str:
    """The name of an organisation that a sentence writes so: the official one where it is fuller, else as written."""
    found = official_name(written, profile, lexicon)
    return found[0] if found and len(found[0]) > len(written) else written


def kind_of(words: str, profile: Profile, lexicon: Lexicon) -> tuple[str, AgencyKind] | None:
    """The official name and the lexicon's kind of an agency written so, with or without the place it belongs to."""
    words = _YOUTH_LEAGUE.sub(r"\g<level>团委", words)
    kind = lexicon.agencies.get(words)
    if kind is not None:
        if kind.office:
            return _office_name(profile.place, words, kind, lexicon), kind
        return (kind.name if kind.type != "government" or _ends_alike(words, kind.name) else words), kind
    for cut in range(1, min(len(words) - 1, _LONGEST_PLACE + 1)):
        kind = lexicon.agencies.get(words[cut:])
        if kind is None or not kind.office:
            continue
        area = _office_area(words[:cut], kind, profile, lexicon)
        if area is not None:
            return _office_name(area, words[cut:], kind, lexicon), kind
    return None


def type_by_ending(words: str) -> AgencyType | None:
    """The type of an organisation by how its name ends; None where it ends like no organisation."""
    if len(words) < 3 or _GENERIC.match(words):
        return None
    return next((kind for kind, ending in _ENDINGS if ending.search(words)), None)


def _office_area(written: str, kind: AgencyKind, profile: Profile, lexicon: Lexicon) -> str | None:
    """The place that has the office: None for collectives, and for a short name that means a far place (永安街道办)."""
    area = area_of(written, profile, lexicon)
    if area is None or (written == "区" and area.endswith("自治区") and kind.name.endswith("局")):
        return None
    places = lexicon.places.get(area, ())
    if area == profile.place or written == area or not places:
        return area
    above = own_codes(profile, lexicon)
    provinces = {code[:2] for code in above}
    return area if any(not place.members and place.code[:2] in provinces for place in places) else None


def _office_name(area: str, written: str, kind: AgencyKind, lexicon: Lexicon) -> str:
    """The official name of a place's office of that kind; place and words as written where its name varies."""
    if "{short}" in kind.name:
        named = lexicon.places.get(area, ())
        return kind.name.replace("{short}", named[0].short if named else area)
    if "{place}" in kind.name:
        return kind.name.replace("{place}", area)
    return area + (kind.name if kind.type != "company" and _ends_alike(written, kind.name) else written)


def _ends_alike(written: str, name: str) -> bool:
    """Whether the short form may be short for that name: 教委 for 教育委员会, not 移民局 for 移民服务中心."""
    if written[-1] == name[-1]:
        return True
    return any(written.endswith(tuple(same)) and name.endswith(tuple(same)) for same in _SAME_ENDING)


def _placed(words: str, profile: Profile, lexicon: Lexicon) -> str:
    """The words with the place's own name for a leading 县 or 市."""
    if _NO_LEVEL.match(words):
        return words
    area = area_of(words[0], profile, lexicon) if words[0] in "省市县区州旗" else None
    return area + words[1:] if area and not (words[0] == "区" and area.endswith("自治区")) else words
