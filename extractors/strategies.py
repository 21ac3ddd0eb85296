"""Strategies: names of the lexicon, quotations and phrases that name schemes by their form, titles won and sought."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.clauses import Clauses, clauses_of
from extractors.lexicon import Lexicon, StrategyTerm
from extractors.model import NameMention, Passage, Profile, Strategy
from extractors.strategy_names import suffix_of, written_name
from extractors.strategy_phrases import phrased_strategies
from extractors.strategy_quotes import quoted_strategies
from extractors.strategy_relation import area_of_name, relation_of
from extractors.strategy_titles import titles

# An entry of a glossary explains a name; it says nothing of the area.
_MARK = r"(?:[\[【〔（*★●]*\^?\d{0,3}[\]】〕）]?[.、．：]?\s*)"
_MEANS = "(?:是指|指的?是|即|简称|分别[是为]|指(?![标导数挥示引向定]))"
_DEFINITION = re.compile(
    rf"\s*{_MARK}[“\"][^，。；：“”]{{2,40}}[”\"][^，。；：“”]{{0,12}}[：:]?\s*{_MEANS}"
    rf"|\s*{_MARK}[“\"][^，。；：“”]{{2,40}}[”\"][^，。；：“”]{{0,12}}[：:][^。]{{0,60}}?{_MEANS}"
    rf"|\s*\d{{1,3}}[.、．]\s*[^，。；：“”]{{2,30}}[：:]\s*{_MEANS}"
)
# A passage without any of these names no strategy by its form.
_WORTH_READING = re.compile(
    '[“"「]|行动|计划|战略|改革|攻坚|保卫战|试点|专项|工程|机制|体系|格局|示范|先行|试验|城市|[县市城]'
)
# A name in the name of a body, a meeting or a firm says nothing of the area.
_OF_A_BODY = re.compile(
    "”?(?:[\u4e00-\u9fff]{0,4})(?:公司|集团|办公室|研究院|研究会|联盟|论坛|博览会|领导小组|指挥部|基金会)"
)
# Counted works are observations: 老旧小区改造145个.
_COUNTED = re.compile(
    r"(?:建设|改造|项目|任务|工程|试点村)*(?:累计|新增|完成|达到?)?\d+(?:\.\d+)?(?:万|亿)?(?:个|公里|户|套|亩|平方|座|处|家|件|项|条)"
)
_GENERIC_WORD = re.compile("(?:发展)?(?:战略|行动|工程|改革|计划)")

# A shorter quotation may mean something else elsewhere: “双百”.
_DISTINCTIVE = 4
_DISTINCTIVE_UNQUOTED = 6


@dataclass(frozen=True, slots=True)
class _Found:
    """A name in a passage's text; `term` where the lexicon knows it."""

    start: int
    end: int
    term: StrategyTerm | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the lexicon knows of strategies, laid out for look-up."""

    terms: Mapping[str, StrategyTerm]  # by IRI
    names: frozenset[str]  # of the lexicon
    introduced: frozenset[str]  # by the report itself
    phrases: frozenset[str]
    cut_short: frozenset[str]  # names without the generic word that makes them names: 乡村振兴 for 乡村振兴战略
    provinces: tuple[str, ...]


def find_strategies(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Strategy]:
    """The strategy facts of the passages, one for each mention, in the order of the text."""
    known = _known(lexicon)
    read = [(passage, clauses_of(passage.sentence.text)) for passage in _prose(passages)]
    known = replace(known, introduced=_introduced(read, known))
    return [fact for passage, clauses in read for fact in _facts(passage, clauses, known, lexicon, profile)]


def _prose(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages that can name a strategy of the area: no glossary, nothing without a word that schemes have."""
    glossary = -1
    for passage in passages:
        if _DEFINITION.match(passage.sentence.text):
            glossary = passage.sentence.paragraph
        named = any(mention.kind == "strategy" for mention in passage.names)
        if passage.sentence.paragraph != glossary and (named or _WORTH_READING.search(passage.sentence.text)):
            yield passage


def _introduced(read: Iterable[tuple[Passage, Clauses]], known: _Known) -> frozenset[str]:
    """The quotations that the report itself calls a scheme somewhere (“…”行动): they are strategies elsewhere too."""
    names: set[str] = set()
    for _, clauses in read:
        for start, _ in quoted_strategies(clauses, known.names, known.phrases):
            inner = clauses.text[start + 1 : clauses.text.find("”", start)]
            if len(inner) >= _DISTINCTIVE:
                names.add(inner)
    return frozenset(names)


def _known(lexicon: Lexicon) -> _Known:
    forms = lexicon.strategies.items()
    return _Known(
        terms={term.iri: term for term in lexicon.strategies.values()},
        introduced=frozenset(),
        names=frozenset(form.strip("“”") for form, term in forms if not term.weak),
        phrases=frozenset(form.strip("“”") for form, term in forms if term.weak),
        cut_short=frozenset(form for form, term in forms if _is_cut_short(form, term.name)),
        provinces=tuple(sorted(place.name for place in lexicon.by_code.values() if place.level == "province")),
    )


def _is_cut_short(form: str, name: str) -> bool:
    return form != name and name.startswith(form) and _GENERIC_WORD.fullmatch(name, len(form)) is not None


def _facts(passage: Passage, clauses: Clauses, known: _Known, lexicon: Lexicon, profile: Profile) -> Iterator[Strategy]:
    sentence = passage.sentence
    named = [mention for mention in passage.names if mention.kind == "strategy"]
    found = [*_named(clauses, named, known), *_formed(clauses, passage, known)]
    for name in _apart(found):
        if clauses.in_title(name.start, name.end) or _OF_A_BODY.match(clauses.text, name.end):
            continue
        pilot = name.term is not None and name.term.pilot
        yield Strategy(
            **sentence.cite(name.start, name.end, area_of_name(clauses, name.start, passage.names, lexicon, profile)),
            name=written_name(clauses.text[name.start : name.end]),
            relation=relation_of(clauses, name.start, name.end, pilot=pilot, status=sentence.context.status),
            period=sentence.context.period,
        )


def _named(clauses: Clauses, mentions: Iterable[NameMention], known: _Known) -> Iterator[_Found]:
    """The names of the lexicon, each with the quotation marks around it and the generic words that follow them."""
    text = clauses.text
    for mention in mentions:
        term = known.terms[mention.iri]
        if term.weak or not mention.sure:
            continue
        start, end = mention.start, mention.end
        if any(
            quote.start < start and end < quote.end and quote.end - quote.start - 2 > 2 * (end - start)
            for quote in clauses.quotes
        ):
            continue
        if start and text[start - 1] in '“"' and text[end : end + 1] in ("”", '"'):
            start, end = start - 1, end + 1
            suffix = suffix_of(clauses.outer, end)
            if suffix.kind == "scheme" and suffix.start == end:
                end = suffix.end
        elif _COUNTED.match(text, end) or text[start:end] in known.cut_short:
            continue
        yield _Found(start, end, term)


def _formed(clauses: Clauses, passage: Passage, known: _Known) -> Iterator[_Found]:
    """The names that their form tells."""
    places = any(mention.kind == "place" for mention in passage.names)
    for start, end in quoted_strategies(clauses, known.names, known.phrases, known.introduced):
        yield _Found(start, end)
    for name in known.introduced:
        if len(name) >= _DISTINCTIVE_UNQUOTED and (at := clauses.outer.find(name)) >= 0:
            yield _Found(at, at + len(name))
    for start, end in phrased_strategies(clauses, places=places):
        yield _Found(start, end)
    for start, end in titles(clauses, known.provinces):
        yield _Found(start, end)


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """Of names that overlap the longest, of equal ones that which the lexicon knows; in the order of the text."""
    kept: list[_Found] = []
    for name in sorted(found, key=lambda name: (name.start - name.end, name.start, name.term is None)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)
