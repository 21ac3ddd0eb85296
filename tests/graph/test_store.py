import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import graph.store
from extractors.model import AnyFact
from graph.errors import NotAStore, OtherVersion, StoreDamaged, StoreFull, StoreInUse
from graph.fingerprints import lexicon_files, lexicon_fingerprint
from graph.layout import Layout
from graph.reading import Graph
from graph.records import ReportRecord, record_of
from graph.store import Store
from graph.validation import Validator, classes_of
from graph.vocabulary import vocabulary
from tests.graph.examples import ALL, TEXT, extraction, mapped

VALIDATOR = Validator()
MODEL = [file for file in lexicon_files() if file.name == "xiantu.ttl"]


def opened(path: Path) -> Store:
    """A store with the model and the invented lexicon as its vocabulary."""
    store = Store(path)
    entries = [entity for entity in mapped().entities.values() if entity.known]
    if not store.vocabulary_fingerprint():
        store.set_vocabulary([*vocabulary(MODEL), *classes_of(entries)], lexicon_fingerprint(MODEL))
    return store


def put(
    store: Store,
    doc: str = "qingshan-2023",
    facts: int = len(ALL),
    text: str = TEXT,
    all_facts: tuple[AnyFact, ...] = ALL,
) -> ReportRecord:
    """Store the invented report, with so many of its facts."""
    taken = extraction(all_facts[:facts], (), doc=doc, text=text)
    graph = mapped(taken)
    background = [*graph.shared, *classes_of(graph.entities.values())]
    validation = VALIDATOR.validate(graph.graph, graph.triples, background, text)
    record = record_of(taken, validation, len(graph.triples), set(), {})
    store.put(doc, graph.nquads(), text, record)
    return record


def nquads(path: Path) -> bytes:
    """All of a store, sorted."""
    out = path.with_suffix(".nq")
    with Graph(path) as graph:
        graph.export("nquads", out)
    return out.read_bytes()


def files(path: Path) -> set[str]:
    """The texts and records that a store holds."""
    return {file.name for folder in ("texts", "records") for file in (path / folder).iterdir()}


def test_a_report_comes_back_as_it_was_put(tmp_path: Path) -> None:
    with opened(tmp_path / "s") as store:
        record = put(store)
    with Graph(tmp_path / "s") as graph:
        assert graph.docs() == ["qingshan-2023"]
        assert graph.text("qingshan-2023") == TEXT
        assert graph.record("qingshan-2023") == record
        assert len(graph.facts()) == len(ALL)
        assert [row["name"] for row in graph.facts("project")] == ["青白高速"]


def test_replacing_and_removing_leave_nothing_behind(tmp_path: Path) -> None:
    with opened(tmp_path / "once") as store:
        put(store, facts=3)
    with opened(tmp_path / "often") as store:
        put(store)
        put(store, "other-2023", text=TEXT + "。")
        put(store, facts=3)
        assert store.remove("other-2023")
        assert not store.remove("other-2023")
        store.sweep()
    assert nquads(tmp_path / "often") == nquads(tmp_path / "once")
    assert files(tmp_path / "often") == files(tmp_path / "once")


def test_an_entity_stays_while_another_report_speaks_of_it(tmp_path: Path) -> None:
    with opened(tmp_path / "s") as store:
        put(store)
        put(store, "other-2023")
        store.remove("qingshan-2023")
        store.sweep()
    with Graph(tmp_path / "s") as graph:
        assert (
            graph.sparql("ASK { ?p a xt:Project ; skos:prefLabel '青白高速公路'@zh ; skos:altLabel '青白高速'@zh }")
            is True
        )


class Interrupted(BaseException):
    """Stands for being killed: nothing catches it."""


@pytest.mark.parametrize(
    ("before", "step"),
    [(False, "text"), (False, "record"), (False, "quads"), (False, "mark"), (True, "text"), (True, "record")],
)
def test_interrupted_anywhere_a_report_is_whole_or_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, before: bool
) -> None:
    path = tmp_path / "s"
    with opened(path) as store:
        if before:
            put(store, facts=2)
    expected, kept = nquads(path), files(path)
    with opened(path) as store, monkeypatch.context() as patch:
        patch.setattr(*interruption(step))
        with pytest.raises(Interrupted):
            put(store, text=TEXT + "。")
    with opened(path):
        assert files(path) == kept
    assert nquads(path) == expected
    with opened(path) as store:
        put(store, text=TEXT + "。")
        store.sweep()
    with Graph(path) as graph:
        assert graph.validate().ok
        assert len(graph.facts()) == len(ALL)


def interruption(step: str) -> tuple[object, str, object]:
    """What to replace so that storing ends at a step: while the text or record is written, before the quads are."""
    if step in ("quads", "mark"):

        def interrupted(*arguments: object, **named: object) -> None:
            raise Interrupted

        return (Store, "_add", interrupted) if step == "quads" else (graph.store, "Quad", interrupted)
    write = Layout.write

    def stopped(self: Layout, path: Path, text: str) -> None:
        if path.parent.name == f"{step}s":
            path.with_name(f"{path.name}.1.partial").write_text(text[: len(text) // 2], encoding="utf-8")
            raise Interrupted
        write(self, path, text)

    return Layout, "write", stopped


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.graph.test_store import TEXT, opened, put
with opened(Path(sys.argv[1])) as store:
    put(store, facts=2)
    print("put", flush=True)
    for round in range(1000):
        put(store, "other-2023", text=TEXT + "。" * round)
"""


@pytest.mark.parametrize("wait", [0.0, 0.03, 0.11])
def test_killed_while_writing_the_store_opens_whole(tmp_path: Path, wait: float) -> None:
    path = tmp_path / "s"
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, env=environment())
    assert process.stdout is not None
    assert process.stdout.readline() == b"put\n"
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(wait)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Graph(path) as graph:
        assert graph.validate().ok
        counts = {doc: sum(row["doc"] == doc for row in graph.facts()) for doc in graph.docs()}
        assert counts in ({"qingshan-2023": 2}, {"qingshan-2023": 2, "other-2023": len(ALL)})


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}


def test_one_writer_and_readers_beside_it(tmp_path: Path) -> None:
    with opened(tmp_path / "s") as store:
        put(store)
        with pytest.raises(StoreInUse, match="another process is writing to it; wait for it or stop it"):
            Store(tmp_path / "s")
        with Graph(tmp_path / "s") as graph:
            assert graph.docs() == ["qingshan-2023"]


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("私信", encoding="utf-8")
    with pytest.raises(NotAStore, match="holds other files and is no store"):
        Store(tmp_path)
    with pytest.raises(NotAStore, match="is no store; make one with: xiantu build"):
        Graph(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_another_format_is_refused(tmp_path: Path) -> None:
    Store(tmp_path / "s").close()
    (tmp_path / "s" / "store.json").write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(OtherVersion, match="has format 99, this version uses 1; build it anew"):
        Graph(tmp_path / "s")
    (tmp_path / "s" / "store.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreDamaged, match=r"store\.json: cannot be read"):
        Store(tmp_path / "s")


def test_a_full_disk_says_so_and_keeps_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with opened(tmp_path / "s") as store:
        put(store)
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            with pytest.raises(StoreFull, match="the disk is full; make room and build again"):
                put(store, text=TEXT + "。")
    with Graph(tmp_path / "s") as graph:
        assert graph.text("qingshan-2023") == TEXT


def test_a_changed_text_is_damage(tmp_path: Path) -> None:
    with opened(tmp_path / "s") as store:
        put(store)
    next((tmp_path / "s" / "texts").iterdir()).write_text(TEXT.replace("61.4", "61.5"), encoding="utf-8")
    with Graph(tmp_path / "s") as graph, pytest.raises(StoreDamaged, match="has been changed; build the report again"):
        graph.text("qingshan-2023")


def test_the_vocabulary_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text("<https://example.org/a> <https://example.org/b> 1 .", encoding="utf-8")
    with Store(tmp_path / "s") as store:
        assert store.vocabulary_fingerprint() == ""
        store.set_vocabulary(vocabulary([file]), "one")
        file.write_text("<https://example.org/a> <https://example.org/b> 2 .", encoding="utf-8")
        store.set_vocabulary(vocabulary([file]), "two")
        assert store.vocabulary_fingerprint() == "two"
    with Graph(tmp_path / "s") as graph:
        assert graph.sparql("ASK { ?a <https://example.org/b> 2 }") is True
        assert graph.sparql("ASK { ?a <https://example.org/b> 1 }") is False
