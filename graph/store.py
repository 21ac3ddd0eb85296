"""The store as its one writer uses it: each report's graph, text and build record, whole or not at all.

Text and record are written first, under the digests of their content. A new report's quads are then loaded and, last,
marked as whole by the digest of the record; a stored report is replaced by one transaction. Killed anywhere, the store
holds the report as before or as after: what has no mark is not there, and the next writer sweeps it away.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse
from pyoxigraph import Store as Quads

from graph.errors import StoreDamaged, StoreInUse
from graph.judgements import Judgements, read_judgements
from graph.layout import Layout, explained, store_error
from graph.mapping import text_digest
from graph.records import ReportRecord
from graph.sweeping import MARK, sweep_entities
from graph.terms import ENTITIES, OUTCOMES, VOCABULARY, doc_of, nquads, ntriples, report_iri, term

_TEXT, _RECORD, _FILE = term("xt:textDigest"), term("xt:recordDigest"), term("xt:fileDigest")
_INPUTS = term("xt:inputsDigest")
FINGERPRINT = term("xt:lexiconFingerprint")
_BY, _SOFTWARE = term("prov:wasGeneratedBy"), term("xt:softwareFingerprint")


class Store:
    """A store open for writing, made if it is not there and `create` is true; use it as a context manager.

    Only one process can have it so.

    Raises NotAStore, OtherVersion, StoreInUse, StoreFull or StoreDamaged.
    """

    def __init__(self, path: Path, create: bool = True) -> None:
        self.layout = Layout(path)
        if create and not self.layout.marker.is_file():
            self.layout.create()
        self.layout.check()
        self._quads: Quads | None = _open(self.layout)
        self._dirty = False
        with explained(path):
            self._drop_unmarked()
            self._sweep()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        if self._quads is not None and self._dirty:
            with suppress(OSError, RuntimeError):  # what is committed is in the log already
                self._quads.flush()
        self._quads = None

    @property
    def quads(self) -> Quads:
        """The quads; for reading."""
        if self._quads is None:
            raise ValueError("the store has been closed")
        return self._quads

    def judgements(self) -> Judgements:
        """The recorded judgements. Raises JudgementError."""
        return read_judgements(self.layout.judgements)

    def docs(self) -> list[str]:
        """The reports in the store, sorted by name."""
        return sorted(
            doc_of(quad.subject)
            for quad in self.quads.quads_for_pattern(None, _RECORD, None)
            if isinstance(quad.subject, NamedNode)
        )

    def inputs(self, doc: str) -> tuple[str, str, str] | None:
        """The digests that a stored report was built from: its file, the software, the lexicon."""
        report = report_iri(doc)
        activities = self.quads.quads_for_pattern(report, _BY, None, report)
        activity = next((quad.object for quad in activities if isinstance(quad.object, NamedNode)), None)
        if activity is None:
            return None
        software, lexicon = (self._literal(activity, each, ENTITIES) for each in (_SOFTWARE, FINGERPRINT))
        return self._literal(report, _FILE, report), software, lexicon

    def record(self, doc: str) -> ReportRecord | None:
        """The build record of a stored report; None where there is none or it is damaged."""
        digest = self._literal(report_iri(doc), _RECORD, report_iri(doc))
        try:
            return ReportRecord.from_json(self.layout.read(self.layout.record_file(digest))) if digest else None
        except (StoreDamaged, ValueError, TypeError, KeyError):  # it is made anew with its report
            return None

    def has_text(self, doc: str) -> bool:
        """Whether the text of a stored report is there."""
        return self.layout.text_file(self._literal(report_iri(doc), _TEXT, report_iri(doc))).exists()

    def put(self, doc: str, quads: str, text: str, record: ReportRecord) -> None:
        """Store a report: its graph and what it adds to the entities graph (N-Quads), its text and its record.

        What was stored of it before is replaced. Raises StoreFull or StoreDamaged; the report is then as it was.
        """
        graph = report_iri(doc)
        mark = Triple(graph, _RECORD, Literal(record.digest))
        with explained(self.layout.root):
            self.layout.texts.mkdir(exist_ok=True)
            self.layout.records.mkdir(exist_ok=True)
            for path, content in (
                (self.layout.text_file(text_digest(text)), text),
                (self.layout.record_file(record.digest), record.to_json()),
            ):
                if not path.exists():
                    self.layout.write(path, content)
            if self.quads.contains_named_graph(graph):
                self._replace(graph, quads + nquads([mark], graph))
            else:
                self._add(graph, quads, mark)

    def remove(self, doc: str) -> bool:
        """Take a report out; False where it is not there."""
        graph = report_iri(doc)
        if not self.quads.contains_named_graph(graph):
            return False
        with explained(self.layout.root):
            self._dirty = True
            self.quads.update(f"DROP SILENT GRAPH {graph} ; {MARK}")
        return True

    def sweep(self) -> None:
        """Take away what replaced and removed reports have left: descriptions of entities, texts, records."""
        with explained(self.layout.root):
            self._sweep()

    def vocabulary_fingerprint(self) -> str:
        """The fingerprint of the vocabulary graph; empty where there is none, or not the whole of it."""
        return self._literal(VOCABULARY, FINGERPRINT, VOCABULARY)

    def set_vocabulary(self, triples: Iterable[Triple], fingerprint: str) -> None:
        """Put the vocabulary graph in place of the one that is there."""
        mark = Triple(VOCABULARY, FINGERPRINT, Literal(fingerprint))
        with explained(self.layout.root):
            if self.quads.contains_named_graph(VOCABULARY):
                self._replace(VOCABULARY, nquads([*triples, mark], VOCABULARY))
            else:
                self._add(VOCABULARY, nquads(triples, VOCABULARY), mark)

    def is_derived(self, graph: NamedNode) -> bool:
        """Whether a derived graph is there and made from the reports as they are now."""
        return self._literal(graph, _INPUTS, graph) == self._inputs_digest()

    def derive(self, graph: NamedNode, triples: Iterable[Triple]) -> None:
        """Put a derived graph in place of the one that is there, marked with the digest of the reports."""
        mark = Triple(graph, _INPUTS, Literal(self._inputs_digest()))
        with explained(self.layout.root):
            self.quads.update(f"DROP SILENT GRAPH {graph}")
            self._add(graph, nquads(triples, graph), mark)

    def write_build(self, run: Mapping[str, Any]) -> None:
        """Write `build.json`: the records of all reports, and what is said of the last run."""
        records = [record for doc in self.docs() if (record := self.record(doc))]
        reports = [json.loads(record.to_json()) for record in records]
        build = {"format": 1, "reports": reports, "run": dict(run)}
        with explained(self.layout.root):
            self.layout.write(self.layout.build, json.dumps(build, ensure_ascii=False, indent=1) + "\n")

    def _add(self, graph: NamedNode, quads: str, mark: Triple) -> None:
        """Put a graph that is not there. A graph without its mark is not whole: the next writer takes it out.

        Loading in bulk is fast, and quick to open for readers, but promises no transaction: so the mark comes last.
        """
        self._dirty = True
        self.quads.bulk_load(quads, format=RdfFormat.N_QUADS, lenient=True)
        self.quads.extend([Quad(mark.subject, mark.predicate, mark.object, graph)])

    def _replace(self, graph: NamedNode, quads: str) -> None:
        """Put a graph in place of the one that is there, in one transaction that touches only what differs."""
        self._dirty = True
        before = set(self.quads.quads_for_pattern(None, None, None, graph))
        after = set(parse(quads, format=RdfFormat.N_QUADS, lenient=True))
        gone = ntriples(quad.triple for quad in before - after)
        new = ntriples(quad.triple for quad in after - before if quad.graph_name == graph)
        shared = ntriples(quad.triple for quad in after if quad.graph_name == ENTITIES)
        self.quads.update(
            f"{MARK} ;\nDELETE DATA {{ GRAPH {graph} {{\n{gone}}} }} ;\n"
            f"INSERT DATA {{ GRAPH {graph} {{\n{new}}} GRAPH {ENTITIES} {{\n{shared}}} }}"
        )

    def _drop_unmarked(self) -> None:
        """Take out what a writer that was killed has left half-made."""
        for graph in list(self.quads.named_graphs()):
            if isinstance(graph, NamedNode) and graph != ENTITIES and not self._is_whole(graph):
                self._dirty = True
                self.quads.update(f"DROP SILENT GRAPH {graph} ; {MARK}")

    def _is_whole(self, graph: NamedNode) -> bool:
        if graph == OUTCOMES:  # one that is out of date keeps entities that no report needs
            return self.is_derived(graph)
        return bool(self._literal(graph, FINGERPRINT if graph == VOCABULARY else _RECORD, graph))

    def _inputs_digest(self) -> str:
        """Digest of what derived graphs are made from: the reports' records, what built them, the vocabulary."""
        built = [
            str(quad.triple)
            for predicate in (_RECORD, _BY)
            for quad in self.quads.quads_for_pattern(None, predicate, None)
        ]
        return text_digest("\n".join([*sorted(built), self.vocabulary_fingerprint()]))

    def _literal(self, subject: NamedNode, predicate: NamedNode, graph: NamedNode) -> str:
        for quad in self.quads.quads_for_pattern(subject, predicate, None, graph):
            if isinstance(quad.object, Literal):
                return quad.object.value
        return ""

    def _sweep(self) -> None:
        if sweep_entities(self.quads):
            self._dirty = True
        digests = {
            quad.object.value
            for predicate in (_TEXT, _RECORD)
            for quad in self.quads.quads_for_pattern(None, predicate, None)
            if isinstance(quad.object, Literal)
        }
        self.layout.sweep(digests)


def _open(layout: Layout) -> Quads:
    try:
        return Quads(str(layout.quads))
    except (OSError, RuntimeError) as problem:
        if "lock" in str(problem).lower():
            raise StoreInUse(f"{layout.root}: another process is writing to it; wait for it or stop it") from None
        raise store_error(layout.root, problem) from None
