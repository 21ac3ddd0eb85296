"""The official names of agencies: 县发展改革委 in a county's report is that county's 发展和改革委员会."""

from __future__ import annotations

import re

from extractors.lexicon import AgencyKind, Lexicon
from extractors.model import AgencyType, Profile
from extractors.places import area_of

_BRACKETED = re.compile(r"（[^（）]*）")
_DROPPED = re.compile(r"[\s“”‘’\"'《》]")
# How the name of an organisation ends, where no lexicon knows it.
_ENDINGS: tuple[tuple[AgencyType, re.Pattern[str]], ...] = (
    ("company", re.compile(r"公司|集团|银行|支行|合作社(?!联)|厂$")),
    ("institution", re.compile(r"(?:院|学|校|园|馆|所|中心|站|会|联社|社|基金|联盟)$")),
    ("government", re.compile(r"(?:局|委|委员会|厅|部|办|办公室|署|政府|街道|镇|乡|队|院|管委会|指挥部|专班)$")),
)
_GOVERNMENT_FIRST = re.compile(r"(?:管委会|委员会|管理中心|法院|检察院|司法所|派出所)$")
_LONGEST_PLACE = 12


def official_name(written: str, profile: Profile, lexicon: Lexicon) -> tuple[str, AgencyType] | None:
    """The full official name and the type of the agency that a report writes so; None where it is no agency's name.

    `县发展改革委` in 奉节县's report → 奉节县发展和改革委员会; `市发展改革委` there → the municipality's; a body that
    stands alone gets its own full name; a name that no lexicon knows stays as written and has its type by its ending.
    """
    words = _DROPPED.sub("", written)
    known = _known(words, profile, lexicon)
    if known is not None:
        return known
    plain = _BRACKETED.sub("", words)
    if plain != words:
        known = _known(plain, profile, lexicon)
        if known is not None:
            return known
    kind = type_by_ending(plain)
    return (plain, kind) if kind else None


def full_name(written: str, profile: Profile, lexicon: Lexicon) -> str:
    """The name of an organisation that a sentence writes so: the official one where it is fuller, else as written."""
    found = official_name(written, profile, lexicon)
    return found[0] if found and len(found[0]) > len(written) else written


def kind_of(words: str, profile: Profile, lexicon: Lexicon) -> tuple[str, AgencyKind] | None:
    """The official name and the lexicon's kind of an agency written so, with or without the place it belongs to."""
    kind = lexicon.agencies.get(words)
    if kind is not None:
        return (kind.name if not kind.office else _office_name(profile.place, words, kind, lexicon)), kind
    for cut in range(1, min(len(words) - 1, _LONGEST_PLACE + 1)):
        kind = lexicon.agencies.get(words[cut:])
        if kind is None or not kind.office:
            continue
        area = area_of(words[:cut], profile, lexicon)
        if area is not None and not _is_collective(area, lexicon):
            return _office_name(area, words[cut:], kind, lexicon), kind
    return None


def _office_name(area: str, written: str, kind: AgencyKind, lexicon: Lexicon) -> str:
    """The official name of a place's office of that kind; of a company, its place and what is written."""
    if kind.type == "company":
        return area + written
    if "{short}" in kind.name:
        named = lexicon.places.get(area, ())
        return kind.name.replace("{short}", named[0].short if named else area)
    return kind.name.replace("{place}", area) if "{place}" in kind.name else area + kind.name


def _is_collective(area: str, lexicon: Lexicon) -> bool:
    return all(place.members for place in lexicon.places.get(area, ())) and area in lexicon.places


def type_by_ending(words: str) -> AgencyType | None:
    """The type of an organisation by how its name ends; None where it ends like no organisation."""
    if len(words) < 3:
        return None
    if _GOVERNMENT_FIRST.search(words):
        return "government"
    return next((kind for kind, ending in _ENDINGS if ending.search(words)), None)


def _known(words: str, profile: Profile, lexicon: Lexicon) -> tuple[str, AgencyType] | None:
    found = kind_of(words, profile, lexicon)
    return (found[0], found[1].type) if found else None
