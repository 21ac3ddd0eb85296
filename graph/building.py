"""Building: report files → a store. Each report is read, linked, mapped and validated by itself, then stored whole.

What goes into the graph does not depend on the order of the files nor on the number of processes.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Literal

from extractors.errors import ReportError
from extractors.lexicon import load_lexicon
from extractors.pipeline import extract
from extractors.reading import read_document
from graph.engines import EngineName
from graph.fingerprints import lexicon_files, lexicon_fingerprint, software_fingerprint, software_version
from graph.judgements import Judgement, Judgements
from graph.linking import LexiconIndex, Linker
from graph.mapping import Provenance, map_extraction
from graph.outcome_graph import refresh_outcomes
from graph.records import ReportRecord, record_of
from graph.store import Store
from graph.validation import Validator, classes_of
from graph.vocabulary import vocabulary

Outcome = Literal["built", "unchanged", "rejected", "failed"]
Stage = Literal["read", "map", "validate", "store"]


@dataclass(frozen=True)
class ReportResult:
    """What became of one input file.

    `built` and `unchanged` reports are in the store. A `rejected` one violates a shape (its record's findings say
    where); a `failed` one could not be read; of both, what the store held before stays. `error` is one line.
    """

    path: str
    doc: str
    outcome: Outcome
    record: ReportRecord | None = None
    error: str = ""
    seconds: Mapping[Stage, float] = field(default_factory=dict)


@dataclass(frozen=True)
class BuildReport:
    """What became of all input files, in the order of their names, and how long it took."""

    store: Path
    results: tuple[ReportResult, ...]
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether every report is in the store."""
        return all(result.outcome in ("built", "unchanged") for result in self.results)


@dataclass(frozen=True)
class Progress:
    """How far a build has come: `done` of `total` files, the last of them `result`."""

    done: int
    total: int
    result: ReportResult


@dataclass(frozen=True)
class Settings:
    """What a build depends on besides the reports. `extra` are Turtle files or folders that add to the lexicon."""

    ontology: Path | None = None
    extra: tuple[Path, ...] = ()
    shapes: Path | None = None
    engine: EngineName = "auto"
    judgements: tuple[Judgement, ...] = ()


def build(
    paths: Iterable[Path | str],
    into: Path | str,
    *,
    jobs: int = 1,
    progress: Callable[[Progress], None] | None = None,
    settings: Settings | None = None,
) -> BuildReport:
    """Build reports (files, or folders of `*.txt`) into a store, which is made if it is not there.

    A report that cannot be read or violates a shape is left out and said so in the result; the others go on. A report
    that is stored already and depends on nothing that has changed is not built again. `jobs` is the number of
    processes.

    Raises StoreError (not a store, in use, disk full), LexiconError, ShapeError or JudgementError.
    """
    begun = time.perf_counter()
    settings = settings or Settings()
    files = lexicon_files(settings.ontology, settings.extra)
    inputs, failed = _inputs((Path(path) for path in paths), Path(into))
    with Store(Path(into)) as store:
        settings = replace(settings, judgements=store.judgements().entries)
        provenance = Provenance(software_version(), software_fingerprint(settings.shapes), lexicon_fingerprint(files))
        if store.vocabulary_fingerprint() != provenance.lexicon:
            store.set_vocabulary(vocabulary(files), provenance.lexicon)
        results: list[ReportResult] = []
        total = len(inputs) + len(failed)
        for result in chain(failed, _results(store, inputs, settings, provenance, jobs)):
            results.append(result)
            if progress:
                progress(Progress(len(results), total, result))
        refresh_outcomes(store)  # before the sweep: what only the old one speaks of goes too
        store.sweep()
        report = BuildReport(
            Path(into),
            tuple(sorted(results, key=lambda result: (result.doc, result.path))),
            time.perf_counter() - begun,
        )
        store.write_build(_run(report, provenance, jobs))
    return report


def remove(docs: Iterable[str], store: Path | str) -> tuple[str, ...]:
    """Take reports out of a store, by name; gives those that were not in it. Raises StoreError."""
    with Store(Path(store), create=False) as opened:
        docs = tuple(docs)
        missing = tuple(doc for doc in docs if not opened.remove(doc))
        refresh_outcomes(opened)
        opened.sweep()
        opened.write_build({"removed": sorted(set(docs) - set(missing))})
    return missing


# --- inputs -------------------------------------------------------------------------------------------------------


def _inputs(paths: Iterable[Path], store: Path) -> tuple[list[Path], list[ReportResult]]:
    """The files to read, in the order of their names, and those that cannot be; the store's own texts are neither."""
    store = store.resolve()
    found: set[Path] = set()
    failed: list[ReportResult] = []
    for path in paths:
        if path.is_dir():
            files_in = (file for file in path.rglob("*.txt") if file.is_file())
            inside = {file for file in files_in if store not in file.resolve().parents}
            found |= inside
            if not inside:
                failed.append(_failed(path, ReportError(str(path), "holds no .txt report", "name another folder")))
        elif path.exists():
            found.add(path)
        else:
            failed.append(_failed(path, ReportError(str(path), "there is no such file", "check the name")))
    files: list[Path] = []
    for file in sorted(found, key=lambda file: (file.stem, str(file))):
        if files and files[-1].stem == file.stem and files[-1].resolve() != file.resolve():
            problem = f"has the same name as {files[-1]}"
            failed.append(_failed(file, ReportError(str(file), problem, "rename one: a report is known by its name")))
        elif not files or files[-1].stem != file.stem:
            files.append(file)
    return files, failed


def _failed(path: Path, problem: Exception) -> ReportResult:
    return ReportResult(str(path), path.stem, "failed", error=str(problem))


# --- one report ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Product:
    """What a worker makes of a report: the result so far, and what is to be stored."""

    result: ReportResult
    quads: str = ""
    text: str = ""


@dataclass(frozen=True)
class _Workshop:
    """What all reports of a build share: loaded once in each process."""

    index: LexiconIndex
    validator: Validator
    judgements: Judgements


@lru_cache(maxsize=1)
def _workshop(settings: Settings) -> _Workshop:
    index = LexiconIndex(load_lexicon(settings.ontology, settings.extra))
    validator = Validator(settings.shapes, settings.engine, settings.ontology)
    return _Workshop(index, validator, Judgements(settings.judgements))


def _make(path: Path, settings: Settings, provenance: Provenance) -> _Product:
    """Read, link, map and validate one report. What is wrong with it comes back as a failed result.

    Raises LexiconError or ShapeError: what is broken there ends the build, not one report.
    """
    workshop = _workshop(settings)
    try:
        return _made(path, workshop, provenance)
    except ReportError as problem:  # said of the document by its name; people know the file by its path
        return _Product(_failed(path, ReportError(str(path), problem.problem, problem.way_out, problem.place)))
    except Exception as problem:  # whatever a report does to the extractors must not stop the others
        said = " ".join(f"{type(problem).__name__}: {problem}".split())[:300]
        return _Product(_failed(path, ReportError(str(path), f"could not be processed ({said})", "please report this")))


def _made(path: Path, workshop: _Workshop, provenance: Provenance) -> _Product:
    clock = _Clock()
    extraction = extract(read_document(path), workshop.index.lexicon)
    profile, text = extraction.profile, extraction.document.text
    clock.lap("read")
    linker = Linker(workshop.index, profile.code, profile.place, workshop.judgements)
    mapped = map_extraction(extraction, linker, provenance)
    clock.lap("map")
    background = [*mapped.shared, *classes_of(mapped.entities.values())]
    validation = workshop.validator.validate(mapped.graph, mapped.triples, background, text)
    record = record_of(extraction, validation, len(mapped.triples), linker.bases, linker.judged)
    clock.lap("validate")
    doc = extraction.document.name
    if validation.violations:
        first = validation.violations[0]
        error = ReportError(
            str(path),
            f"{first.en} ({len(validation.violations)} violations)",
            "its facts are kept out of the store",
            f"line {first.line}, column {first.column}" if first.line else "",
        )
        return _Product(ReportResult(str(path), doc, "rejected", record, str(error), clock.laps))
    built = ReportResult(str(path), doc, "built", record, "", clock.laps)
    return _Product(built, mapped.nquads(), text)


class _Clock:
    """Seconds between laps."""

    def __init__(self) -> None:
        self.laps: dict[Stage, float] = {}
        self._at = time.perf_counter()

    def lap(self, stage: Stage) -> None:
        now = time.perf_counter()
        self.laps[stage] = now - self._at
        self._at = now


# --- all reports --------------------------------------------------------------------------------------------------


def _results(
    store: Store, inputs: Sequence[Path], settings: Settings, provenance: Provenance, jobs: int
) -> Iterator[ReportResult]:
    """Build what has changed, and store it in the order of the names."""
    judgements = Judgements(settings.judgements)
    waiting = []
    for path in inputs:
        unchanged = _unchanged(store, path, provenance, judgements)
        if unchanged:
            yield unchanged
        else:
            waiting.append(path)
    products = _serially if jobs < 2 or len(waiting) < 2 else _in_parallel
    for product in products(waiting, settings, provenance, min(jobs, len(waiting))):
        yield _stored(store, product)


def _unchanged(store: Store, path: Path, provenance: Provenance, judgements: Judgements) -> ReportResult | None:
    """The result for a stored report that nothing has changed for: file, code, lexicon, its entities' judgements."""
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None  # reading it will say why
    if store.inputs(path.stem) != (digest, provenance.software, provenance.lexicon):
        return None
    record = store.record(path.stem)
    if record is None or not store.has_text(path.stem):
        return None
    judged = {iri: judgements.canonical(iri) for iri in record.entities if judgements.canonical(iri) != iri}
    return ReportResult(str(path), path.stem, "unchanged", record) if judged == record.judged else None


def _stored(store: Store, product: _Product) -> ReportResult:
    result = product.result
    if result.outcome != "built" or result.record is None:
        return result
    begun = time.perf_counter()
    store.put(result.doc, product.quads, product.text, result.record)
    return replace(result, seconds={**result.seconds, "store": time.perf_counter() - begun})


def _serially(paths: Sequence[Path], settings: Settings, provenance: Provenance, jobs: int) -> Iterator[_Product]:
    for path in paths:
        yield _make(path, settings, provenance)


def _in_parallel(paths: Sequence[Path], settings: Settings, provenance: Provenance, jobs: int) -> Iterator[_Product]:
    # A forked copy of this process would hold the store's lock and threads: workers start clean.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        multiprocessing.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        futures = [(path, pool.submit(_make, path, settings, provenance)) for path in paths]
        try:
            for path, future in futures:
                yield _awaited(path, future)
        except BaseException:  # also when the caller stops asking: do not read what nobody wants
            pool.shutdown(cancel_futures=True)
            raise


def _awaited(path: Path, future: Future[_Product]) -> _Product:
    try:
        return future.result()
    except BrokenProcessPool:
        problem = ReportError(str(path), "the process that read it died (out of memory?)", "build it with --jobs 1")
        return _Product(_failed(path, problem))


def _run(report: BuildReport, provenance: Provenance, jobs: int) -> dict[str, object]:
    """What `build.json` says of a run."""
    return {
        **asdict(provenance),
        "jobs": jobs,
        "seconds": round(report.seconds, 3),
        "results": [
            {
                "path": result.path,
                "doc": result.doc,
                "outcome": result.outcome,
                "error": result.error,
                "seconds": {stage: round(spent, 4) for stage, spent in result.seconds.items()},
                "findings": [asdict(each) for each in result.record.findings]
                if result.outcome == "rejected" and result.record
                else [],
            }
            for result in report.results
        ],
    }
