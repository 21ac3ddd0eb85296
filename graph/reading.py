"""A store as its readers use it: queries, the facts table, texts, records, validation, export. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from pyoxigraph import Literal, NamedNode, Quad, Triple
from pyoxigraph import Store as Quads

from extractors.resources import folder
from graph.agreement import disagreements
from graph.embedded import Embedded, open_quads
from graph.engines import EngineName
from graph.errors import QueryError, StoreDamaged
from graph.exports import LICENCE, MOST_NODES, Exported, Options, described, write, written
from graph.guards import DEFAULT, Guard, Limits
from graph.judgements import Judgements, read_judgements
from graph.layout import Layout, store_error
from graph.query import Answer, Bindings, Rows, read_query, run
from graph.records import ReportRecord
from graph.table import KINDS, Row, rows_of
from graph.terms import ENTITIES, TYPE, VOCABULARY, doc_of, report_iri, term
from graph.validation import IN_SCHEME, Finding, Validation, Validator

_T = TypeVar("_T")
_TRIES = 20


@dataclass(frozen=True)
class StoreValidation:
    """What validation found in all reports of a store. `unchecked` names the shapes that no report has a node for."""

    reports: tuple[Validation, ...]
    unchecked: tuple[str, ...]
    across: tuple[Finding, ...] = ()  # what reports say against each other

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, by report and place."""
        return tuple(sorted([finding for report in self.reports for finding in report.findings] + [*self.across]))

    @property
    def ok(self) -> bool:
        """Whether no report has a violation."""
        return not any(report.violations for report in self.reports)


class Graph:
    """A store open for reading; also beside a process that writes to it, as it was when it was opened.

    Raises NotAStore, OtherVersion or StoreDamaged.
    """

    def __init__(self, path: Path | str, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self._layout = Layout(Path(path))
        self._layout.check()
        self._quads: Quads | None = open_quads(self._layout)
        self._guard = Guard(Embedded(Path(path).absolute()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._guard.close()
        self._quads = None

    @property
    def path(self) -> Path:
        """The store's folder."""
        return self._layout.root

    @property
    def quads(self) -> Quads:
        """The quads."""
        if self._quads is None:
            raise ValueError("the store has been closed")
        return self._quads

    def sparql(
        self, query: str, bindings: Bindings | None = None, source: str = "query", limits: Limits | None = None
    ) -> Answer:
        """The answer to a read query: `Rows`, `Triples` or a bool; one that was cut at a limit says so in `cut`.

        `limits` are the graph's own unless given. The query is worked on in another process, which is ended when the
        time is up. Raises QueryError (TimeLimit).
        """
        return self._guard.answer(query, bindings, source, limits or self.limits)

    def query(self, query: str, bindings: Bindings | None = None, source: str = "query") -> Answer:
        """The answer to one of the software's own queries, in this process, whole and without limits.

        Their text is fixed and their size that of the graph. What people write goes to `sparql`. Raises QueryError.
        """
        return self._read(lambda quads: run(quads, query, bindings, source))

    def facts(self, kind: str | None = None) -> list[Row]:
        """The facts table, sorted by report and place; of one kind alone if asked.

        Raises ValueError where there is no such kind.
        """
        if kind is not None and kind not in KINDS:
            raise ValueError(f"{kind!r} is no kind of fact; kinds are {', '.join(KINDS)}")
        path = folder("queries") / "facts.rq"
        answer = self.query(read_query(path), source=str(path))
        if not isinstance(answer, Rows):
            raise QueryError(f"{path}: is no SELECT query; install xiantu again")
        rows = rows_of(answer)
        return rows if kind is None else [row for row in rows if row["kind"] == kind]

    def docs(self) -> list[str]:
        """The names of the reports, sorted."""
        reports = self._read(lambda quads: list(quads.quads_for_pattern(None, term("xt:recordDigest"), None)))
        return sorted(doc_of(quad.subject) for quad in reports if isinstance(quad.subject, NamedNode))

    def text(self, doc: str) -> str:
        """The text of a report, which all offsets count in.

        Raises KeyError where there is no such report, StoreDamaged where its text is not as it was.
        """
        return self._layout.read(self._layout.text_file(self._digest(doc, "xt:textDigest")))

    def record(self, doc: str) -> ReportRecord:
        """The build record of a report. Raises KeyError and StoreDamaged like `text`."""
        path = self._layout.record_file(self._digest(doc, "xt:recordDigest"))
        try:
            return ReportRecord.from_json(self._layout.read(path))
        except (ValueError, TypeError, KeyError):
            raise StoreDamaged(f"{path}: is no build record of this version; build the report again") from None

    def records(self) -> list[ReportRecord]:
        """The build records of all reports, by name."""
        return [self.record(doc) for doc in self.docs()]

    def judgements(self) -> Judgements:
        """The recorded judgements. Raises JudgementError."""
        return read_judgements(self._layout.judgements)

    def validate(self, engine: EngineName = "auto") -> StoreValidation:
        """Hold every report against the shapes, its text and the other reports. Raises ShapeError, StoreDamaged."""
        validator = Validator(engine=engine)
        reports = tuple(self._validated(doc, validator) for doc in self.docs())
        unchecked = set(validator.shapes.targets).difference(*(report.checked for report in reports))
        return StoreValidation(reports, tuple(sorted(unchecked)), disagreements(self.query, self.text))

    def export(
        self,
        format: str,
        out: Path | str,
        *,
        quotes: bool = True,
        title: str = "",
        licence: str = LICENCE,
        nodes: int = MOST_NODES,
        describe: bool = True,
    ) -> Exported:
        """Write the store in a format (`graph.exports.FORMATS`) to a file (`csv`: a folder), whole or not at all.

        Without `quotes` the reports' words are left out; their offsets and SHA-256 stay. The dataset's description,
        with `title` and `licence` (an IRI), is written beside it as `description.ttl`, unless `describe` is False.
        `nodes`: how many an html page shows at most. Raises StoreError where it cannot be done.
        """
        options = Options(quotes, title, licence, nodes)
        made = self._read(lambda quads: written(self, format, options))
        description = self._read(lambda quads: described(self, options)) if describe and format != "void" else b""
        return write(made, Path(out), description)

    # --- inside -------------------------------------------------------------------------------------------------

    def _digest(self, doc: str, predicate: str) -> str:
        report = report_iri(doc)
        for quad in self._read(lambda quads: list(quads.quads_for_pattern(report, term(predicate), None, report))):
            if isinstance(quad.object, Literal):
                return quad.object.value
        raise KeyError(doc)

    def _validated(self, doc: str, validator: Validator) -> Validation:
        report = report_iri(doc)
        triples, background = self._read(lambda quads: _with_background(quads, report))
        return validator.validate(report, triples, background, self.text(doc))

    def _read(self, read: Callable[[Quads], _T]) -> _T:
        """What `read` gives; a writer that merges files meanwhile makes it fail, then it is done anew on what is there.

        Raises StoreDamaged where it keeps failing.
        """
        quads = self.quads
        for _ in range(_TRIES):
            with suppress(OSError, RuntimeError):
                return read(quads)
            quads = self._quads = open_quads(self._layout)
        try:
            return read(quads)
        except (OSError, RuntimeError) as problem:
            raise store_error(self._layout.root, problem) from None


def _with_background(quads: Quads, report: NamedNode) -> tuple[list[Triple], list[Triple]]:
    """A report's triples, and what the shared graphs say of the nodes that they name, and of those that these name."""
    triples = [quad.triple for quad in quads.quads_for_pattern(None, None, None, report)]
    background: list[Triple] = []
    seen: set[NamedNode] = set()
    waiting = list(triples)
    own = f"{report.value}#"
    while waiting:
        node = waiting.pop().object
        if isinstance(node, NamedNode) and node not in seen and not node.value.startswith(own):
            seen.add(node)
            described = [quad.triple for quad in _described(quads, node)]
            background += described
            waiting += described
    return triples, background


def _described(quads: Quads, node: NamedNode) -> Iterator[Quad]:
    yield from quads.quads_for_pattern(node, None, None, ENTITIES)
    yield from quads.quads_for_pattern(node, TYPE, None, VOCABULARY)
    yield from quads.quads_for_pattern(node, IN_SCHEME, None, VOCABULARY)
