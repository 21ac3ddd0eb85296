"""The form of a tie, by the words that say it and by where the two places lie."""

from __future__ import annotations

import re

from extractors.cooperation_partners import Partner
from extractors.lexicon import Lexicon
from extractors.model import Form, Profile
from extractors.places import ancestors, own_codes

_FRIENDS = re.compile(r"友好(?:城市|市|州|县|区|省|交往|交流|合作|关系|往来)|友城|姊妹|缔结友好|结为友好")
_EAST_WEST = re.compile(r"东西部|扶贫协作")
_POSTED = re.compile(r"定点")
_SUPPORT = re.compile(r"对口支援|对口援助|援建|支援")
_PAIRED = re.compile(r"对口(?:协同|协作|合作|区县协同)")
_HELP = re.compile(r"帮扶|结对")
_NEIGHBOURS = re.compile(r"毗邻|接壤|相邻|周边")
_EAST, _WEST = "东部地区", "西部地区"
_SMALL = 6


def form_of(partner: Partner, words: str, lexicon: Lexicon, profile: Profile) -> Form:
    """The form of a tie with a partner that the words (对口支援, 签订友好城市协议) speak of."""
    if partner.kind != "body" and _FRIENDS.search(words):
        return "友好城市"
    if _EAST_WEST.search(words) and partner.kind != "body":
        return "东西部协作"
    if _POSTED.search(words) or (partner.kind == "body" and _HELP.search(words)):
        return "定点帮扶"
    if _SUPPORT.search(words):
        return "对口支援"
    if _PAIRED.search(words):
        return "对口协同"
    if _HELP.search(words):
        return "东西部协作" if across_east_west(partner, lexicon, profile) else "对口协同"
    if "协作" in words and across_east_west(partner, lexicon, profile):
        return "东西部协作"
    if _NEIGHBOURS.search(words) or neighbours(partner, lexicon, profile):
        return "毗邻合作"
    return "其他"


def across_east_west(partner: Partner, lexicon: Lexicon, profile: Profile) -> bool:
    """Whether one of the two lies in the east and the other in the west of China."""
    if partner.place is None:
        return False
    there = {partner.place.code, *ancestors(partner.place, lexicon)}
    here = set(own_codes(profile, lexicon))
    east, west = _members(_EAST, lexicon), _members(_WEST, lexicon)
    return bool((there & east and here & west) or (there & west and here & east))


def neighbours(partner: Partner, lexicon: Lexicon, profile: Profile) -> bool:
    """Whether a small collective (城宣万) holds both places, or the partner is one that holds the report's place."""
    if partner.place is None:
        return False
    if partner.kind == "collective":
        return profile.code in partner.place.members and len(partner.place.members) <= _SMALL
    codes = {partner.place.code, profile.code}
    return any(
        len(place.members) <= _SMALL and codes <= set(place.members)
        for places in lexicon.places.values()
        for place in places
        if place.members
    )


def _members(name: str, lexicon: Lexicon) -> set[str]:
    return {code for place in lexicon.places.get(name, ()) for code in place.members}
