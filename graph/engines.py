"""SHACL engines behind one function: N-Triples in, results out. Two that agree; tests compare them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal, Protocol, cast

from graph.errors import ShapeError
from graph.shapes import Shapes

EngineName = Literal["auto", "shacl", "pyshacl"]
_SEVERITY = re.compile(r"#?(Violation|Warning|Info)>?$")


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One SHACL validation result. `focus` and `value` are as in N-Triples without angle brackets or quotes.

    `shape` is the IRI of the property shape, or of the node shape where the constraint stands on it.
    """

    severity: str
    shape: str
    focus: str
    value: str
    messages: tuple[str, ...]


Engine = Callable[[str], list[Result]]


def engine_for(shapes: Shapes, name: EngineName = "auto") -> Engine:
    """A function that validates N-Triples against the shapes.

    `shacl` is the fast engine (Rust), `pyshacl` the reference one; `auto` takes the fast one where it is installed.
    Raises ShapeError where the engine cannot use the shapes.
    """
    if name == "pyshacl" or (name == "auto" and find_spec("shacl") is None):
        return _pyshacl(shapes)
    return _shacl(shapes)


class _RustResult(Protocol):
    severity: str
    source_shape: str | None
    focus_node: str
    value_plain: str | None
    messages: list[str]


def _shacl(shapes: Shapes) -> Engine:
    import shacl

    try:
        compiled = shacl.Shapes.from_text(shapes.text, "ntriples")
    except ValueError as problem:
        raise ShapeError(f"shapes: {problem}; mend the shape it names") from None

    def validate(data: str) -> list[Result]:
        try:
            report = compiled.validate_text(data, "ntriples")
        except ValueError as problem:
            raise ShapeError(f"shapes: {problem}; mend the shape it names") from None
        return sorted({_from_rust(cast(_RustResult, result)) for result in report.results})

    return validate


def _from_rust(result: _RustResult) -> Result:
    return Result(
        severity=result.severity,
        shape=(result.source_shape or "").strip("<>"),
        focus=result.focus_node.strip("<>"),
        value=result.value_plain or "",
        messages=tuple(sorted(result.messages)),
    )


def _pyshacl(shapes: Shapes) -> Engine:
    from pyshacl import validate as run  # slow to import: only where it is used
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError
    from rdflib import Graph
    from rdflib.namespace import RDF, SH
    from rdflib.term import Node

    shapes_graph = Graph().parse(data=shapes.text, format="nt")

    def text(report: Graph, result: Node, predicate: Node) -> str:
        return str(report.value(result, predicate) or "")

    def validate(data: str) -> list[Result]:
        try:
            _, report, _ = run(Graph().parse(data=data, format="nt"), shacl_graph=shapes_graph, allow_warnings=True)
        except (ReportableRuntimeError, ShapeLoadError) as problem:
            raise ShapeError(f"shapes: {problem}; mend the shape it names") from None
        assert isinstance(report, Graph)
        return sorted(
            {
                Result(
                    severity=_severity(text(report, result, SH.resultSeverity)),
                    shape=text(report, result, SH.sourceShape),
                    focus=text(report, result, SH.focusNode),
                    value=text(report, result, SH.value),
                    messages=tuple(sorted(str(message) for message in report.objects(result, SH.resultMessage))),
                )
                for result in report.subjects(RDF.type, SH.ValidationResult)
            }
        )

    return validate


def _severity(iri: str) -> str:
    found = _SEVERITY.search(iri)
    return found[1] if found else "Violation"
