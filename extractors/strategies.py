"""Strategies: names of the lexicon, quotations and phrases that name schemes by their form, titles won and sought."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractors.clauses import Clauses, clauses_of
from extractors.glossary import glossary_paragraphs
from extractors.lexicon import Lexicon, StrategyTerm
from extractors.model import Passage, Profile, Strategy
from extractors.strategy_lexicon import KnownNames, known_names, named_strategies
from extractors.strategy_lists import listed_strategies
from extractors.strategy_names import written_name
from extractors.strategy_phrases import phrased_strategies
from extractors.strategy_quotes import quoted_strategies
from extractors.strategy_relation import area_of_name, relation_of
from extractors.strategy_titles import titles

# A passage without any of these names no strategy by its form.
_WORTH_READING = re.compile(
    '[“"「]|行动|计划|战略|改革|攻坚|保卫战|试点|专项|工程|机制|体系|格局|示范|先行|试验|城市|[县市城]|强镇|普法'
)
# A name in the name of a body, a meeting or a firm says nothing of the area.
_OF_A_BODY = re.compile(
    "”?(?:[\u4e00-\u9fff]{0,4})(?:公司|集团|办公室|研究院|研究会|联盟|论坛|博览会|领导小组|指挥部|基金会)|企业(?!培育)"
)
# A shorter quotation may mean something else elsewhere: “双百”.
_DISTINCTIVE = 4
_DISTINCTIVE_UNQUOTED = 6
_NOTHING = r"(?!)"


class _Found(NamedTuple):
    """A name in a passage's text; `term` where the lexicon knows it."""

    start: int
    end: int
    term: StrategyTerm | None = None


class _Introduced(NamedTuple):
    """The names that a report introduces between quotation marks, and those of them that tell themselves without."""

    names: frozenset[str]
    unquoted: re.Pattern[str]


def find_strategies(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Strategy]:
    """The strategy facts of the passages, one for each mention, in the order of the text."""
    known = known_names(lexicon, province_of(profile, lexicon))
    read = [(passage, clauses_of(passage.sentence.text)) for passage in _prose(passages)]
    introduced = _introduced((clauses for _, clauses in read), known)
    return [
        _fact(passage, clauses, name, lexicon, profile)
        for passage, clauses in read
        for name in _names(passage, clauses, known, introduced)
    ]


def province_of(profile: Profile, lexicon: Lexicon) -> str:
    """The code of the province that the report's place lies in; empty where it is not known."""
    if profile.code:
        return f"{profile.code[:2]}0000"
    return next((place.code for place in lexicon.places.get(profile.province, ()) if place.level == "province"), "")


def _fact(passage: Passage, clauses: Clauses, name: _Found, lexicon: Lexicon, profile: Profile) -> Strategy:
    sentence = passage.sentence
    pilot = name.term is not None and name.term.pilot
    area = area_of_name(clauses, name.start, name.end, passage.names, lexicon, profile)
    return Strategy(
        **sentence.cite(name.start, name.end, area),
        name=_name_of(clauses.text[name.start : name.end], name.term),
        relation=relation_of(clauses, name.start, name.end, pilot=pilot, status=sentence.context.status),
        period=sentence.context.period,
    )


def _name_of(words: str, term: StrategyTerm | None) -> str:
    """The strategy's name: as written, but the lexicon's own where the report writes it longer or shorter."""
    written = written_name(words)
    if term is None or "“" in written or "“" in term.name:
        return written
    return term.name if term.name in written or written in term.name else written


def _prose(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages that can name a strategy of the area: no glossary, nothing without a word that schemes have."""
    glossary = glossary_paragraphs(passages)
    for passage in passages:
        named = any(mention.kind == "strategy" for mention in passage.names)
        if passage.sentence.paragraph not in glossary and (named or _WORTH_READING.search(passage.sentence.text)):
            yield passage


def _introduced(read: Iterable[Clauses], known: KnownNames) -> _Introduced:
    """The quotations that the report itself calls a scheme somewhere (“…”行动): they are strategies elsewhere too."""
    names: set[str] = set()
    for clauses in read:
        for start, _ in quoted_strategies(clauses, known.names, known.phrases):
            quote = next(quote for quote in clauses.quotes if quote.start == start)
            if quote.end - quote.start - 2 >= _DISTINCTIVE:
                names.add(clauses.text[quote.start + 1 : quote.end - 1])
    telling = sorted(
        (name for name in names if len(name) >= _DISTINCTIVE_UNQUOTED), key=lambda name: (-len(name), name)
    )
    return _Introduced(frozenset(names), re.compile("|".join(map(re.escape, telling)) or _NOTHING))


def _names(passage: Passage, clauses: Clauses, known: KnownNames, introduced: _Introduced) -> Iterator[_Found]:
    """The strategies that a passage names, without those that overlap a longer one."""
    mentions = [mention for mention in passage.names if mention.kind == "strategy"]
    found = [_Found(*name) for name in named_strategies(clauses, mentions, known)]
    found += (_Found(*span) for span in _formed(passage, clauses, known, introduced))
    for name in _apart(found):
        if not clauses.in_title(name.start, name.end) and not _OF_A_BODY.match(clauses.text, name.end):
            yield name


def _formed(
    passage: Passage, clauses: Clauses, known: KnownNames, introduced: _Introduced
) -> Iterator[tuple[int, int]]:
    """The ranges of names that their form, or the report itself, tells to be strategies."""
    yield from quoted_strategies(clauses, known.names, known.phrases, introduced.names)
    yield from (match.span() for match in introduced.unquoted.finditer(clauses.outer))
    yield from phrased_strategies(clauses, places=any(mention.kind == "place" for mention in passage.names))
    yield from titles(clauses, known.provinces)
    yield from listed_strategies(clauses)


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """Of names that overlap the longest, of equal ones that which the lexicon knows; in the order of the text."""
    kept: list[_Found] = []
    for name in sorted(found, key=lambda name: (name.start - name.end, name.start, name.term is None)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)
