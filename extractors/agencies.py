"""Agency mentions in prose, headings, boxes and the title block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.agency_contexts import parts_of
from extractors.agency_names import kind_of, official_name
from extractors.lexicon import AgencyKind, Lexicon
from extractors.model import Agency, Passage, Profile, Role
from extractors.organizations import Named, Own, Recognizer
from extractors.words import words_of

__all__ = ["find_agencies", "official_name"]

_PREFIX = re.compile(r"(?:全国|国家|省|自治区|自治州|州|盟|市|县|区|旗)$")
_NOT_AN_OFFICE = re.compile(r"门(?!户)|会议|大会|委员(?!会)|系统|决策|部署|精神|要求|办公|干部|改革")
_LEADS = re.compile(r"牵头(?:单位|部门)?[：:、]?[^。；，]{0,40}$|由[^，。；]{0,30}$")
_RESPONSIBLE = re.compile(r"(?:责任|配合|实施|主管|负责)(?:单位|部门)[：:]?[^。；]{0,80}$")


def find_agencies(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Agency]:
    """The agency facts of the passages."""
    return [fact for passage in passages for fact in _of_passage(passage, lexicon, profile)]


def _of_passage(passage: Passage, lexicon: Lexicon, profile: Profile) -> Iterator[Agency]:
    sentence = passage.sentence
    text = sentence.text
    taken: list[tuple[int, int]] = []
    for start, end, name, kind in _offices(passage, lexicon, profile):
        if kind.type == "company" or (kind.type == "institution" and not kind.office):
            continue
        taken.append((start, end))
        role = _office_role(text, start, end)
        if role and not kind.general:
            yield Agency(**sentence.cite(start, end), name=name, type=kind.type, role=role)
    known = list(_known(passage, lexicon))
    for part in parts_of(text, Recognizer(text, words_of(text), known, lexicon)):
        named = part.named
        if any(named.start < end and start < named.end for start, end in taken):
            continue
        name = _full_name(named, lexicon, profile)
        yield Agency(**sentence.cite(named.start, named.end), name=name, type=named.type, role=part.role)


def _offices(passage: Passage, lexicon: Lexicon, profile: Profile) -> Iterator[tuple[int, int, str, AgencyKind]]:
    """Offices and bodies that the lexicon knows, with the words for the place they belong to."""
    text = passage.sentence.text
    places = {mention.end: mention.start for mention in passage.names if mention.kind == "place"}
    for mention in passage.names:
        if mention.kind != "agency":
            continue
        kind = lexicon.agencies[text[mention.start : mention.end]]
        start = mention.start
        if kind.office:
            start = _place_start(text, start, places)
            if start == mention.start:
                continue
        found = kind_of(text[start : mention.end], profile, lexicon)
        if found and not _NOT_AN_OFFICE.match(text, mention.end):
            yield start, mention.end, found[0], found[1]


def _place_start(text: str, at: int, places: dict[int, int]) -> int:
    """Where the words for the place begin that stand right before an office's name; `at` itself where none do."""
    start = at
    match = _PREFIX.search(text, max(0, at - 3), at)
    if match:
        start = match.start()
    while start in places:
        start = places[start]
    return start


def _office_role(text: str, start: int, end: int) -> Role | None:
    before, after = text[max(0, start - 90) : start], text[end : end + 30]
    if re.match(r"[^，。；]{0,12}牵头", after) or re.search(r"牵头(?:单位|部门)?[：:][^；。]*$", before):
        return "lead"
    if _RESPONSIBLE.search(before):
        return "responsible"
    if re.search(r"(?:与|同|联合|携手)[^，。；]{0,16}$", before) and re.match(
        r"[^，。；]{0,20}(?:合作|共建|签订|签署|联合)", after
    ):
        return "partner"
    return "mentioned"


def _known(passage: Passage, lexicon: Lexicon) -> Iterator[Named]:
    text = passage.sentence.text
    for mention in passage.names:
        if mention.kind != "agency":
            continue
        kind = lexicon.agencies[text[mention.start : mention.end]]
        if not kind.office and kind.type in ("company", "institution") and mention.sure:
            yield Named(mention.start, mention.end, text[mention.start : mention.end], kind.type, "known", Own.PROPER)


def _full_name(named: Named, lexicon: Lexicon, profile: Profile) -> str:
    """The name as in the facts table: the lexicon's where it is fuller, else as written."""
    found = official_name(named.text, profile, lexicon)
    return found[0] if found and len(found[0]) > len(named.text) else named.text
