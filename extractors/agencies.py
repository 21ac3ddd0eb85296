"""Agency mentions in prose, headings, boxes and the title block.

Government offices are facts wherever they are named; companies and institutions where the context gives them a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.agency_contexts import known_in, parts_of
from extractors.agency_names import full_name, official_name
from extractors.lexicon import Lexicon
from extractors.model import Agency, Passage, Profile
from extractors.offices import offices_of
from extractors.organizations import Recognizer

__all__ = ["find_agencies", "official_name"]

_BODY_BEGINS = re.compile(r"各位代表|[一二三]、|第[一二三]部分|（一）")


def find_agencies(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Agency]:
    """The agency facts of the passages, in the order of the text."""
    facts: list[Agency] = []
    opening = True
    for passage in passages:
        opening = opening and not _BODY_BEGINS.match(passage.sentence.text)
        facts += _of_passage(passage, lexicon, profile, opening=opening)
    return facts


def _of_passage(passage: Passage, lexicon: Lexicon, profile: Profile, *, opening: bool) -> Iterator[Agency]:
    sentence = passage.sentence
    taken: list[tuple[int, int]] = []
    for office in offices_of(passage, lexicon, profile, opening=opening):
        taken.append((office.start, office.end))
        yield Agency(**sentence.cite(office.start, office.end), name=office.name, type=office.type, role=office.role)
    recognizer = Recognizer(sentence.text, list(known_in(passage, lexicon)), lexicon)
    for part in parts_of(sentence.text, recognizer):
        named = part.named
        if any(named.start < end and start < named.end for start, end in taken):
            continue
        name = full_name(named.text, profile, lexicon)
        yield Agency(**sentence.cite(named.start, named.end), name=name, type=named.type, role=part.role)
