"""The vocabulary graph: what the Turtle files say, and of which classes their entries are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from extractors.lexicon import LexiconError
from graph.sheet import CLASSES
from graph.terms import BASE, TYPE, term

_IN_SCHEME, _OFFICE = term("skos:inScheme"), term("xt:office")
_SCHEMES = {
    NamedNode(f"{BASE}scheme/{scheme}"): classes
    for scheme, classes in {
        "places": CLASSES["place"],
        "strategies": CLASSES["strategy"],
        "indicators": CLASSES["indicator"],
        "units": CLASSES["unit"],
        "sectors": (term("xt:Sector"),),
    }.items()
}
_AGENCIES = NamedNode(f"{BASE}scheme/agencies")


def vocabulary(files: Sequence[Path]) -> list[Triple]:
    """The triples of the vocabulary graph. An entry's class follows from the scheme that it is in.

    Raises LexiconError, naming file and line, where a file is no Turtle or has blank nodes (write IRIs instead).
    """
    triples = [triple for file in files for triple in _parse(file)]
    offices = {triple.subject for triple in triples if triple.predicate == _OFFICE and _true(triple)}
    typed = []
    for triple in triples:
        if triple.predicate == _IN_SCHEME and isinstance(triple.subject, NamedNode):
            classes = _SCHEMES.get(triple.object, ()) if isinstance(triple.object, NamedNode) else ()
            if triple.object == _AGENCIES:
                classes = (term("xt:AgencyKind"),) if triple.subject in offices else CLASSES["agency"]
            typed += [Triple(triple.subject, TYPE, each) for each in classes]
    return [*triples, *typed]


def _parse(file: Path) -> list[Triple]:
    try:
        triples = [quad.triple for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE)]
    except SyntaxError as broken:
        raise LexiconError(f"{file}, line {broken.lineno}: not Turtle ({broken.msg}); mend that line") from None
    for triple in triples:
        if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
            raise LexiconError(f"{file}: has a node without an IRI (beside {triple.predicate.value}); give it one")
    return triples


def _true(triple: Triple) -> bool:
    return isinstance(triple.object, Literal) and triple.object.value in {"true", "1"}
