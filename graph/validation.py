"""The gate: SHACL over one report's graph, and every quotation held against the report's text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from extractors.resources import folder
from graph.engines import Engine, EngineName, Result, engine_for
from graph.linking import Entity
from graph.shapes import Message, Shapes, load_shapes
from graph.sheet import CLASSES
from graph.terms import BASE, TYPE, doc_of, ntriples, term

IN_SCHEME = term("skos:inScheme")
INDICATORS = NamedNode(f"{BASE}scheme/indicators")
_DERIVED, _SENTENCE = term("prov:wasDerivedFrom"), term("xt:sentence")
_START, _END, _EXACT = term("oa:start"), term("oa:end"), term("oa:exact")
_SUBJECT, _OBJECT = term("rdf:subject"), term("rdf:object")
_SPAN = re.compile(r"#(?:char|selector)=(\d+),(\d+)$")
_QUOTATION = Message("quotation", "引文与报告正文不符", "The quotation is not what the report's text has there")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that a shape says of a report, and where. `start` and `line` are -1 and 0 where it has no place.

    `shape` is the local name of the constraint, `focus` and `value` the nodes that it speaks of; `line` and `column`
    count from 1, columns in characters; `text` and `sentence` are the words.
    """

    doc: str
    severity: str
    shape: str
    start: int
    end: int
    line: int
    column: int
    zh: str
    en: str
    text: str
    sentence: str
    focus: str
    value: str


@dataclass(frozen=True, slots=True)
class Validation:
    """What validation found in one report. A shape that had nothing to look at is `unchecked`, not passed."""

    doc: str
    findings: tuple[Finding, ...]
    checked: tuple[str, ...]
    unchecked: tuple[str, ...]

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that keep the report out of the store."""
        return tuple(finding for finding in self.findings if finding.severity == "Violation")


@dataclass(frozen=True)
class Lines:
    """Where lines begin in a text."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class Validator:
    """Validates reports, one at a time, against the shapes of a folder (`shapes/` unless given).

    Raises ShapeError where the shapes are broken.
    """

    def __init__(self, shapes: Path | None = None, engine: EngineName = "auto", ontology: Path | None = None) -> None:
        self.shapes: Shapes = load_shapes(shapes)
        self._engine: Engine = engine_for(self.shapes, engine)
        self._sums = _sums(ontology or folder("ontology"))

    def validate(
        self, report: NamedNode, triples: Iterable[Triple], background: Iterable[Triple], text: str
    ) -> Validation:
        """Check one report's triples against its text.

        `background` is what other graphs say of the nodes that they name: descriptions of entities and periods, the
        classes of the lexicon's entities.
        """
        background = list(background)
        triples = list(triples)
        data = ntriples([*triples, *background, *self._sums])
        places = _Places(report, triples, text)
        findings = [self._finding(result, places) for result in self._engine(data)]
        findings += _misquotations(report, triples, text, places)
        unchecked = self.shapes.unchecked([*triples, *background])
        checked = tuple(sorted(set(self.shapes.targets) - set(unchecked)))
        return Validation(doc_of(report), tuple(sorted(findings)), checked, unchecked)

    def _finding(self, result: Result, places: _Places) -> Finding:
        message = self.shapes.message(result.shape, result.messages)
        return places.finding(result.severity, message, result.focus, result.value)


def classes_of(entities: Iterable[Entity]) -> list[Triple]:
    """The classes of the lexicon's entities among these, which the vocabulary describes, and that it does so."""
    known = [entity for entity in entities if entity.known]
    classes = [Triple(entity.iri, TYPE, kind) for entity in known for kind in CLASSES[entity.kind]]
    return classes + [Triple(entity.iri, IN_SCHEME, INDICATORS) for entity in known if entity.kind == "indicator"]


class _Places:
    """Where in the text the nodes of a report stand."""

    def __init__(self, report: NamedNode, triples: Iterable[Triple], text: str) -> None:
        self._doc = doc_of(report)
        self._text = text
        self._lines = Lines(text)
        self._evidence: dict[str, str] = {}
        self._sentences: dict[str, str] = {}
        self._statements: dict[str, str] = {}
        for triple in triples:
            if not isinstance(triple.subject, NamedNode) or not isinstance(triple.object, NamedNode):
                continue
            node, value = triple.subject.value, triple.object.value
            if triple.predicate == _DERIVED:
                self._evidence[node] = min(value, self._evidence.get(node, value))
            elif triple.predicate == _SENTENCE:
                self._sentences[node] = value
            elif triple.predicate in (_SUBJECT, _OBJECT):
                self._statements[value] = min(node, self._statements.get(value, node))

    def finding(self, severity: str, message: Message, focus: str, value: str) -> Finding:
        """A finding about a node, placed where the value, the focus or a statement about one of them stands."""
        node = next((each for each in (value, focus) if self._span(each)), focus)
        start, end = self._span(node) or (-1, -1)
        line, column = self._lines.position(start) if start >= 0 else (0, 0)
        around = _SPAN.search(self._sentences.get(node, "")) or _SPAN.search(
            self._sentences.get(self._statements.get(node, ""), "")
        )
        sentence = self._text[int(around[1]) : int(around[2])].strip() if around else ""
        words = self._text[start:end] if start >= 0 else ""
        return Finding(
            self._doc, severity, message.source, start, end, line, column,
            message.zh, message.en, words, sentence, focus, value,
        )  # fmt: skip

    def _span(self, node: str) -> tuple[int, int] | None:
        found = _SPAN.search(node) or _SPAN.search(self._evidence.get(node, ""))
        if not found and node in self._statements:
            found = _SPAN.search(self._evidence.get(self._statements[node], ""))
        return (int(found[1]), int(found[2])) if found else None


def _misquotations(report: NamedNode, triples: Iterable[Triple], text: str, places: _Places) -> list[Finding]:
    """One violation for each selector whose words are not the text's, or not where its evidence's IRI says."""
    selectors: dict[str, dict[str, str]] = {}
    for triple in triples:
        if triple.predicate in (_START, _END, _EXACT) and isinstance(triple.object, Literal):
            values = selectors.setdefault(str(triple.subject).strip("<>"), {})
            values[triple.predicate.value.rpartition("#")[2]] = triple.object.value
    return [
        places.finding("Violation", _QUOTATION, node, "")
        for node, values in selectors.items()
        if not _quotes(node, values, text)
    ]


def _quotes(node: str, values: Mapping[str, str], text: str) -> bool:
    span = _SPAN.search(node)
    if not span or values.keys() != {"start", "end", "exact"} or not values["start"].isdigit():
        return False
    if (values["start"], values["end"]) != (span[1], span[2]):
        return False
    return text[int(span[1]) : int(span[2])] == values["exact"]


def _sums(ontology: Path) -> list[Triple]:
    """What the vocabulary says of indicators that add up to others."""
    file = ontology / "indicator-sums.ttl"
    if not file.exists():
        return []
    return [quad.triple for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE)]
