"""The extractors' line, from a document to all that was taken from it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extractors.agencies import find_agencies
from extractors.areas import settle_areas
from extractors.cooperation import find_cooperation
from extractors.lexicon import Lexicon
from extractors.model import AnyFact, Document, Extraction, NumberAccount, Passage, Sentence
from extractors.observations import find_observations
from extractors.passed_over import passed_over
from extractors.policies import find_policies
from extractors.profile import profile_of
from extractors.projects import find_projects
from extractors.quantities import find_quantities
from extractors.reading import read_document
from extractors.segmentation import segment
from extractors.strategies import find_strategies
from extractors.tabular import find_table_facts
from extractors.ties import relate


def extract_file(path: Path, lexicon: Lexicon) -> Extraction:
    """Read a report file and take its facts. Raises ReportError where it cannot be read or told what it is about."""
    return extract(read_document(path), lexicon)


def extract(document: Document, lexicon: Lexicon) -> Extraction:
    """All facts, ties and the account of every number of a document. Raises ReportError."""
    profile = profile_of(document, lexicon)
    passages = tuple(recognise(sentence, lexicon) for sentence in segment(document, profile))
    observations, numbers = find_observations(passages, lexicon, profile)
    table_facts, table_numbers, table_ties = find_table_facts(document, profile, lexicon)
    named: list[AnyFact] = [*find_projects(passages, lexicon, profile), *find_strategies(passages, lexicon, profile)]
    facts: list[AnyFact] = [
        *observations,
        *settle_areas(named, profile, lexicon),
        *find_agencies(passages, lexicon, profile),
        *find_policies(passages, lexicon, profile),
        *find_cooperation(passages, lexicon, profile),
        *table_facts,
    ]
    ordered = _ordered(facts)
    ties = tuple(table_ties) + tuple(relate(ordered, document.text))
    known = (*numbers, *table_numbers)
    return Extraction(document, profile, ordered, ties, _accounts((*known, *passed_over(document, known))))


def recognise(sentence: Sentence, lexicon: Lexicon) -> Passage:
    """A sentence with the names of the lexicon and the quantities in it."""
    return Passage(sentence, lexicon.mentions(sentence.text), find_quantities(sentence.text, lexicon))


def _ordered(facts: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
    return tuple(sorted(set(facts), key=lambda fact: (fact.start, fact.end, fact.kind, repr(fact))))


def _accounts(numbers: Iterable[NumberAccount]) -> tuple[NumberAccount, ...]:
    return tuple(sorted(set(numbers), key=lambda account: (account.span, account.outcome, account.cause)))
