"""Relations between the facts of one report: what advances which strategy, who leads or pays for which project.

A tie is told by the sentence that names both, or by the nearest heading that names the strategy. Where a sentence
names several, the words' order decides: a strategy is the object of a verb that stands before what is done for it, an
agency stands beside its project or within its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from extractors.model import Agency, AnyFact, Policy, Project, Role, Strategy, Tie
from extractors.text import Span

_Fact = TypeVar("_Fact", Project, Strategy)
_Done = Project | Policy
_Found = tuple[Strategy, Literal["sentence", "heading"]]

_BY_ROLE: Mapping[Role, Literal["leads", "responsibleFor", "investsIn"]] = {
    "lead": "leads",
    "responsible": "responsibleFor",
    "investor": "investsIn",
}
_CLAUSE = re.compile("[，,；;：:。]")
_PART = re.compile("[；;。]")
_NEXT_CELL = re.compile("[\t\n]")
# A strategy that begins its clause is served by what follows only where its predicate says that it is carried out.
_CARRIED_OUT = re.compile("推进|实施|启动|开展|落实|落地|见效")
_CARRIES_OUT = re.compile(
    "实施|推进|开展|启动|深化|围绕|聚焦|落实|融入|打造|建设|构建|争创|推动|抓|创建|申报|坚持|依托|按照|发展|践行|贯彻|完善"
    "|健全|优化|加快|打好|打赢|执行|服务|对接|用好|承接|制定|出台|纳入|列入|印发"
)
# A heading that says what was won is no theme of what follows it.
_WON = re.compile("获评|荣获|获批|入选|位居|居全|考评|被评|评为|获得|取得|上榜|正式(?:启动|挂牌|设立|成立)")
_LONGEST_THEME = 60  # characters: a longer heading is a paragraph that only looks like one
# Rules of work: nothing is built for them.
_RULE = re.compile("(?:改革|机制|制|制度|体系|结构|格局|比拼|模式|标准|评价|调度|清单|报表)$")
# A title that one street or county seeks is nothing that the rest of the sentence serves: 创建老街国家级步行街.
_TITLE = re.compile("示范|试点|先行|步行街|度假区|景区|园区")
_OF_ANOTHER = re.compile("(?:创建|争创|申报|支持|打造)[^，。“]{2,}$")
_ACROSS = 3  # clauses that may lie between a strategy and what is done for it
_NEAR = 12  # characters that may lie between an investor and its project


def relate(facts: Sequence[AnyFact], text: str) -> list[Tie]:
    """The ties between the facts of one report, whose text is `text`, in the order of the facts they start from."""
    strategies = [fact for fact in facts if isinstance(fact, Strategy)]
    beside = _by_sentence(strategies)
    projects = _by_sentence(fact for fact in facts if isinstance(fact, Project))
    ties: list[Tie] = []
    for fact in facts:
        if isinstance(fact, Project):
            found = _served(fact, beside.get(fact.sentence, []), strategies, text)
            ties += (Tie("advances", fact, strategy, by) for strategy, by in found)
        elif isinstance(fact, Policy):
            found = _above(fact, beside.get(fact.sentence, []), strategies, text)
            ties += (Tie("under", fact, strategy, by) for strategy, by in found)
        elif isinstance(fact, Agency) and fact.role in _BY_ROLE:
            acted_on = _acted_on(fact, projects.get(fact.sentence, []), text)
            ties += (Tie(_BY_ROLE[fact.role], fact, project, "sentence") for project in acted_on)
    return ties


def _by_sentence(facts: Iterable[_Fact]) -> Mapping[Span, list[_Fact]]:
    found: dict[Span, list[_Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.sentence].append(fact)
    return found


# --- strategies -------------------------------------------------------------------------------------------------


def _served(fact: Project, beside: Sequence[Strategy], strategies: Sequence[Strategy], text: str) -> Iterator[_Found]:
    """The strategies that a project advances, each once, and by which words it is known."""
    names: set[str] = set()
    near = _nearest(fact, [strategy for strategy in beside if not _RULE.search(strategy.name)], text, _ACROSS)
    if near is not None:
        names.add(near.name)
        yield near, "sentence"
    for strategy in _heading_strategies(fact, strategies, text):
        if strategy.name not in names:
            names.add(strategy.name)
            yield strategy, "heading"


def _above(fact: Policy, beside: Sequence[Strategy], strategies: Sequence[Strategy], text: str) -> Iterator[_Found]:
    """The strategies that a document stands under: those its title names, else that of its sentence or heading."""
    titled = [strategy for strategy in beside if fact.start <= strategy.start and strategy.end <= fact.end]
    if titled:
        yield from ((strategy, "sentence") for strategy in titled)
        return
    near = _nearest(fact, beside, text, 1)
    if near is not None:
        yield near, "sentence"
    elif fact.action in ("issued", "drafted"):
        yield from ((strategy, "heading") for strategy in _heading_strategies(fact, strategies, text))


def _nearest(fact: _Done, beside: Sequence[Strategy], text: str, across: int) -> Strategy | None:
    """The strategy of the sentence that the fact serves: the last named before it, else the first in its clause."""
    before = [strategy for strategy in beside if strategy.end <= fact.start]
    if before:
        if not _opens_its_part(before[-1], text):
            return None
        between = text[before[-1].end : fact.start]
        clauses = len(_CLAUSE.findall(between))
        if _PART.search(between) or clauses > across or (not clauses and "、" in between):
            return None
        return before[-1] if _is_carried_out(before[-1], between, text) else None
    after = next((strategy for strategy in beside if fact.end <= strategy.start), None)
    if after is None or re.search("[，,；;：:。、]", text[fact.end : after.start]):
        return None
    return after


def _opens_its_part(strategy: Strategy, text: str) -> bool:
    """Whether a strategy stands in the first clause of its sentence or of the part behind a semicolon.

    What is named later is one thing in a row of things done: 甲地创建示范区，推进乙项目.
    """
    part = _PART.split(text[strategy.sentence.start : strategy.start])[-1]
    return _CLAUSE.search(part) is None


def _is_carried_out(strategy: Strategy, following: str, text: str) -> bool:
    """Whether a strategy is the object of a verb, or its predicate says that it is carried out."""
    clause = re.split("[，,；;：:。、\n\t]", text[strategy.sentence.start : strategy.start])[-1]
    if _TITLE.search(strategy.name) and _OF_ANOTHER.search(clause):
        return False
    if _CARRIES_OUT.search(clause):
        return True
    return _CARRIED_OUT.search(_CLAUSE.split(following)[0]) is not None


def _heading_strategies(fact: _Done, strategies: Sequence[Strategy], text: str) -> list[Strategy]:
    """The strategies that the nearest heading with any names; a chapter's title heads too much to tell."""
    headings = fact.headings if len(fact.headings) < 2 else fact.headings[1:]
    for heading in reversed(headings):
        if heading.end - heading.start > _LONGEST_THEME or _WON.search(text, heading.start, heading.end):
            continue
        named = [strategy for strategy in strategies if heading.start <= strategy.start and strategy.end <= heading.end]
        if named:
            return named
    return []


# --- agencies ---------------------------------------------------------------------------------------------------


def _acted_on(agency: Agency, beside: Sequence[Project], text: str) -> list[Project]:
    """The projects that an agency's role is about: that whose name holds it, else those of its clause.

    The cells of a table row are no clause: who reads the table says who leads what.
    """
    holding = [project for project in beside if project.start <= agency.start and agency.end <= project.end]
    if holding:
        return holding if agency.role == "investor" else []
    close = [project for project in beside if not re.search("[，,；;：:。\t\n]", _between(agency, project, text))]
    if agency.role != "investor":
        return close
    return [project for project in close if agency.end <= project.start <= agency.end + _NEAR][:1]


def _between(one: AnyFact, other: AnyFact, text: str) -> str:
    first, second = sorted((one, other), key=lambda fact: fact.start)
    return text[first.end : second.start]
