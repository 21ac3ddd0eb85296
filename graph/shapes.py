"""The shapes of `shapes/`: their triples, their targets and their messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from extractors.resources import folder
from graph.errors import ShapeError
from graph.terms import TYPE, ntriples, term

_TARGETS = {term("sh:targetClass"): "class", term("sh:targetSubjectsOf"): "property"}
_MESSAGE, _NAME, _SELECT = term("sh:message"), term("sh:name"), term("sh:select")


@dataclass(frozen=True, slots=True)
class Message:
    """What a constraint says where it is not met, in both languages. `source` is the local name of what says it."""

    source: str
    zh: str
    en: str


@dataclass(frozen=True)
class Shapes:
    """All shapes. `targets` gives the classes and properties that a shape's focus nodes have, by the shape's name."""

    text: str  # N-Triples
    targets: Mapping[str, frozenset[NamedNode]]
    sources: Mapping[str, Message]  # the local name of a shape or constraint → its message
    constraints: Mapping[str, Message]  # what a SPARQL constraint says, in either language → its message
    names: Mapping[str, Message]  # a shape's local name → its labels

    def message(self, shape: str, said: Sequence[str]) -> Message:
        """What a result says: the message of the SPARQL constraint that says these words, else that of the shape.

        Results name the shape that a SPARQL constraint belongs to, not the constraint.
        """
        own = self.sources.get(local_name(shape))
        constraint = next((self.constraints[each] for each in said if each in self.constraints), None)
        words = "; ".join(said) or local_name(shape)
        return constraint or own or Message(local_name(shape), words, words)

    def unchecked(self, triples: Iterable[Triple]) -> tuple[str, ...]:
        """The names of the shapes that no node of these triples is a target of, in order."""
        present: set[object] = set()
        for triple in triples:
            present.add(triple.predicate)
            if triple.predicate == TYPE:
                present.add(triple.object)
        return tuple(sorted(name for name, targets in self.targets.items() if not targets & present))


def load_shapes(path: Path | None = None) -> Shapes:
    """The shapes of all `*.ttl` files of a folder, `shapes/` unless given.

    Raises ShapeError, naming file and line, where one is no Turtle or the folder has none.
    """
    path = path or folder("shapes")
    files = sorted(path.glob("*.ttl"))
    if not files:
        raise ShapeError(f"{path}: no shapes; install xiantu again or name the right folder")
    triples = [triple for file in files for triple in _parse(file)]
    sources = _labels(triples, _MESSAGE)
    queries = {local_name(str(triple.subject)) for triple in triples if triple.predicate == _SELECT} & sources.keys()
    return Shapes(
        text=ntriples(triples),
        targets=_targets(triples),
        sources=sources,
        constraints={text: sources[name] for name in queries for text in (sources[name].zh, sources[name].en)},
        names=_labels(triples, _NAME),
    )


def _parse(file: Path) -> list[Triple]:
    try:
        return [quad.triple for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE, rename_blank_nodes=True)]
    except SyntaxError as broken:
        raise ShapeError(f"{file}, line {broken.lineno}: not Turtle ({broken.msg}); mend that line") from None
    except OSError as broken:
        raise ShapeError(f"{file}: cannot be read ({broken.strerror}); make it readable or take it out") from None


def _targets(triples: Iterable[Triple]) -> dict[str, frozenset[NamedNode]]:
    targets: dict[str, set[NamedNode]] = {}
    for triple in triples:
        if triple.predicate in _TARGETS and isinstance(triple.object, NamedNode):
            targets.setdefault(local_name(str(triple.subject)), set()).add(triple.object)
    return {name: frozenset(nodes) for name, nodes in targets.items()}


def _labels(triples: Iterable[Triple], predicate: NamedNode) -> dict[str, Message]:
    found: dict[str, dict[str, str]] = {}
    for triple in triples:
        if triple.predicate == predicate and isinstance(triple.object, Literal):
            label = triple.object
            found.setdefault(local_name(str(triple.subject)), {})[label.language or "en"] = label.value
    return {
        name: Message(name, label.get("zh", label.get("en", "")), label.get("en", label.get("zh", "")))
        for name, label in found.items()
    }


def local_name(iri: str) -> str:
    """What stands after the last `#` of an IRI, written with or without angle brackets."""
    return iri.strip("<>").rpartition("#")[2]
