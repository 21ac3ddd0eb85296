"""Project mentions in prose, headings, boxes and long cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.lexicon import Lexicon
from extractors.model import BlockKind, Passage, Profile, Project, Sentence
from extractors.periods import PeriodMention, find_periods, governing, settle
from extractors.project_bounds import investment_after
from extractors.project_evidence import Entry, calls_projects, named_projects
from extractors.project_lists import Group, find_groups
from extractors.project_names import Names
from extractors.stage_words import NONE

_MAY = re.compile(
    "项目|工程|建|开工|动工|推进|实施|启动|完工|竣工|投产|投用|通车|运营|前期|加快|落地|签约|续建|完成|复工|并网|谋划|储备|提速|达产|打造|[纳列]入|入选|打通|抓好|改造|贯通|勘探"
)


def find_projects(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Project]:
    """The project facts of the passages, in order. A named project gives one fact for each mention."""
    names = Names(lexicon)
    facts: list[Project] = []
    for passage in passages:
        sentence = passage.sentence
        if sentence.kind is BlockKind.TITLE or not _MAY.search(sentence.text):
            continue
        facts += _of_sentence(sentence, names, profile)
    return facts


def _of_sentence(sentence: Sentence, names: Names, profile: Profile) -> Iterator[Project]:
    text = sentence.text
    mentions: tuple[PeriodMention, ...] | None = None
    for group in find_groups(text):
        if group.course.force < NONE or (group.course.force == NONE and not calls_projects(group)):
            continue
        entries = _entries(text, group, names)
        accepted = named_projects(group, entries, names)
        if not accepted:
            continue
        if mentions is None:
            mentions = find_periods(text, sentence.context, profile)
        for entry in accepted:
            money = investment_after(text, entry.candidate.end, alone=len(accepted) == 1 and not group.etc)
            yield _project(sentence, group, entry, mentions, money)


def _entries(text: str, group: Group, names: Names) -> list[Entry]:
    last = len(group.items) - 1
    return [
        Entry(item, candidate)
        for number, item in enumerate(group.items)
        for candidate in names.candidates(text, item.start, item.end, first=number == 0, last=number == last)
    ]


def _project(
    sentence: Sentence, group: Group, entry: Entry, mentions: Sequence[PeriodMention], money: Decimal | None
) -> Project:
    text, candidate = sentence.text, entry.candidate
    clause = text[max(text.rfind(mark, 0, candidate.start) for mark in "，；。：") + 1 :]
    clause = re.split("[，；。]", clause, maxsplit=1)[0]
    period, status = settle(clause, governing(mentions, text, candidate.start), sentence.context)
    return Project(
        **sentence.cite(candidate.start, candidate.end),
        name=entry.name,
        stage=group.course.stage,
        status=status,
        progress=entry.item.progress,
        investment=candidate.investment or money,
        period=period,
    )
