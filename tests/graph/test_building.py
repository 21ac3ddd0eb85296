import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.resources import folder
from graph import building
from graph.building import BuildReport, Progress, Settings, build, remove
from graph.errors import JudgementError, ShapeError, StoreInUse
from graph.judgements import Judgement, render_judgements
from graph.query import Rows
from graph.reading import Graph
from graph.store import Store
from graph.terms import ENTITIES


def nquads(path: Path) -> bytes:
    out = path.with_suffix(".nq")
    with Graph(path) as graph:
        graph.export("nquads", out)
    return out.read_bytes()


def outcomes(report: BuildReport) -> dict[str, str]:
    return {result.doc: result.outcome for result in report.results}


@pytest.fixture(scope="module")
def reports(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples in a folder of their own."""
    folder = tmp_path_factory.mktemp("reports")
    for file in samples.glob("*.txt"):
        shutil.copy(file, folder)
    return folder


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A lexicon of few places, which is quickly loaded."""
    ontology = tmp_path_factory.mktemp("ontology")
    for file in folder("ontology").glob("*.ttl"):
        if not file.name.startswith("places") or file.name == "places-collective.ttl":
            shutil.copy(file, ontology)
    return Settings(ontology=ontology)


@pytest.fixture(scope="module")
def store(reports: Path, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the samples."""
    path = tmp_path_factory.mktemp("stores") / "once"
    assert build([reports], path, settings=settings).ok
    return path


def test_order_and_processes_do_not_matter(reports: Path, store: Path, settings: Settings, tmp_path: Path) -> None:
    files = sorted(reports.glob("*.txt"), reverse=True)
    for file in files:
        assert build([file], tmp_path / "apart", settings=settings).ok
    assert build(files, tmp_path / "parallel", jobs=2, settings=settings).ok
    assert nquads(tmp_path / "apart") == nquads(store) == nquads(tmp_path / "parallel")
    reports_of = [json.loads((path / "build.json").read_text())["reports"] for path in (store, tmp_path / "parallel")]
    assert reports_of[0] == reports_of[1]


def test_nothing_is_built_twice_and_a_change_builds_its_report_alone(
    reports: Path, store: Path, settings: Settings, tmp_path: Path
) -> None:
    for file in reports.glob("*.txt"):
        shutil.copy(file, tmp_path)
    path = tmp_path / "s"
    shutil.copytree(store, path)
    assert set(outcomes(build([tmp_path], path, settings=settings)).values()) == {"unchanged"}
    changed = sorted(tmp_path.glob("*.txt"))[0]
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    built = outcomes(build([tmp_path], path, settings=settings))
    assert {doc for doc, outcome in built.items() if outcome == "built"} == {changed.stem}


def test_a_removed_report_leaves_no_trace(reports: Path, store: Path, settings: Settings, tmp_path: Path) -> None:
    files = sorted(reports.glob("*.txt"))
    shutil.copytree(store, tmp_path / "s")
    assert remove([files[0].stem, "unknown"], tmp_path / "s") == ("unknown",)
    assert build(files[1:], tmp_path / "never", settings=settings).ok
    assert nquads(tmp_path / "s") == nquads(tmp_path / "never")


def test_one_bad_report_does_not_stop_the_others(reports: Path, settings: Settings, tmp_path: Path) -> None:
    good = sorted(reports.glob("*.txt"))[0]
    shutil.copy(good, tmp_path / "good.txt")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "again").mkdir()
    shutil.copy(good, tmp_path / "again" / "good.txt")
    report = build([tmp_path, tmp_path / "absent.txt"], tmp_path / "s", settings=settings)
    errors = {Path(result.path).relative_to(tmp_path).as_posix(): result.error for result in report.results}
    assert errors["good.txt"] or errors["again/good.txt"]
    assert "has the same name as" in errors["good.txt"] + errors["again/good.txt"]
    assert "there is no such file; check the name" in errors["absent.txt"]
    assert errors["empty.txt"].startswith(str(tmp_path / "empty.txt"))
    assert all("\n" not in error for error in errors.values())
    assert not report.ok
    with Graph(tmp_path / "s") as graph:
        assert graph.docs() == ["good"]


def test_a_report_that_breaks_an_extractor_is_said_in_one_line(
    reports: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> object:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(building, "extract", broken)
    report = build([sorted(reports.glob("*.txt"))[0]], tmp_path / "s", settings=settings)
    assert report.results[0].error.endswith("could not be processed (RuntimeError: two lines); please report this")


def test_a_violation_keeps_a_report_out(reports: Path, settings: Settings, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes"
    shapes.mkdir()
    (shapes / "strict.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix xt: <https://w3id.org/xiantu/ontology#> .
        <https://example.org/shapes#strict> a sh:NodeShape ; sh:targetClass xt:Report ;
            sh:property <https://example.org/shapes#strict-mark> .
        <https://example.org/shapes#strict-mark> sh:path xt:mark ; sh:minCount 1 ;
            sh:message "报告必须有标记"@zh, "A report has a mark"@en .""",
        encoding="utf-8",
    )
    report = build([reports], tmp_path / "s", settings=replace(settings, shapes=shapes))
    assert set(outcomes(report).values()) == {"rejected"}
    assert "A report has a mark (1 violations); its facts are kept out of the store" in report.results[0].error
    with Graph(tmp_path / "s") as graph:
        assert graph.docs() == []


def test_an_alias_in_turtle_changes_what_is_linked(
    reports: Path, store: Path, settings: Settings, tmp_path: Path
) -> None:
    query = f"SELECT ?s ?l {{ GRAPH {ENTITIES} {{ ?s a xt:Indicator ; skos:prefLabel ?l }} }} ORDER BY ?s"
    with Graph(store) as graph:
        answer = graph.sparql(query)
    assert isinstance(answer, Rows)
    name = answer.dicts()[0]["l"]
    extra = tmp_path / "extra.ttl"
    extra.write_text(
        f"""@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://example.org/indicator> a skos:Concept ; skos:inScheme <https://w3id.org/xiantu/scheme/indicators> ;
            skos:prefLabel "{name}"@zh .""",
        encoding="utf-8",
    )
    assert build([reports], tmp_path / "s", settings=replace(settings, extra=(extra,))).ok
    with Graph(tmp_path / "s") as graph:
        assert graph.sparql("ASK { ?fact xt:indicator <https://example.org/indicator> }") is True


def test_a_judgement_builds_anew_only_the_reports_that_it_touches(
    reports: Path, store: Path, settings: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "s"
    shutil.copytree(store, path)
    with Graph(path) as graph:
        projects = {record.doc: {iri for iri in record.entities if "/id/project/" in iri} for record in graph.records()}
    doc = max(projects, key=lambda each: len(projects[each]))
    others = set().union(*(iris for each, iris in projects.items() if each != doc))
    one, other = sorted(projects[doc] - others)[:2]
    judgement = Judgement("project", one, other, "yes", "同一工程", "reader")
    (path / "judgements.csv").write_text(render_judgements([judgement]), encoding="utf-8")
    built = outcomes(build([reports], path, settings=settings))
    assert {each for each, outcome in built.items() if outcome == "built"} == {doc}
    with Graph(path) as graph:
        kept = [iri for iri in (one, other) if graph.sparql(f"ASK {{ ?place xt:hasProject <{iri}> }}")]
    assert len(kept) == 1
    (path / "judgements.csv").write_text("kind,a\n", encoding="utf-8")
    with pytest.raises(JudgementError, match=r"judgements\.csv, line 1: no column b"):
        build([reports], path, settings=settings)


def test_what_ends_the_whole_build(reports: Path, settings: Settings, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes"
    shapes.mkdir()
    (shapes / "broken.ttl").write_text("shape:\n", encoding="utf-8")
    with pytest.raises(ShapeError, match=r"broken\.ttl, line 1: not Turtle"):
        build([reports], tmp_path / "s", settings=replace(settings, shapes=shapes))
    with Store(tmp_path / "s"), pytest.raises(StoreInUse):
        build([reports], tmp_path / "s", settings=settings)


def test_progress_counts_every_file(reports: Path, settings: Settings, tmp_path: Path) -> None:
    seen: list[Progress] = []
    build([reports, tmp_path / "absent.txt"], tmp_path / "s", progress=seen.append, settings=settings)
    total = len(list(reports.glob("*.txt"))) + 1
    assert [(each.done, each.total) for each in seen] == [(done, total) for done in range(1, total + 1)]


def test_the_store_holds_what_its_texts_say(store: Path) -> None:
    with Graph(store) as graph:
        validation = graph.validate()
        assert validation.ok
        texts = {doc: graph.text(doc) for doc in graph.docs()}
        for row in graph.facts():
            assert texts[str(row["doc"])][row["start"] : row["end"]] == row["text"]  # type: ignore[misc]


@pytest.mark.corpus
@pytest.mark.slow
def test_real_reports_build(corpus: Path, tmp_path: Path) -> None:
    report = build(list(corpus.glob("*.txt")), tmp_path / "s", jobs=2)
    assert report.ok
    for result in report.results:
        assert result.record is not None
        assert result.record.facts["observation"] > 100
