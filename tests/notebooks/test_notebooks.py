"""Every notebook runs from start to end: on the samples, and on the reports of real counties where they are present."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import xiantu

nbformat = pytest.importorskip("nbformat", reason="notebooks need xiantu[notebooks]")
nbclient = pytest.importorskip("nbclient", reason="notebooks need xiantu[notebooks]")

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
REAL = ("chengkou-2023.txt", "wulong-2023.txt", "yunyang-2023.txt")


@pytest.fixture(scope="module")
def real(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("real") / "store"
    xiantu.build([corpus / name for name in REAL], into=store)
    return store


def run(path: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The notebook as run on a store; raises where a cell does."""
    monkeypatch.setenv("XIANTU_STORE", str(store))
    monkeypatch.setenv("PYTHONPATH", str(FOLDER.parent))
    notebook = nbformat.read(path, as_version=4)
    return nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(FOLDER)}}).execute()


def outputs(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def pictures_and_complaints(notebook: Any) -> tuple[int, str]:
    """How many pictures a notebook drew, and what it wrote to standard error (a missing glyph is told there)."""
    drawn = sum("image/png" in output.get("data", {}) for output in outputs(notebook))
    return drawn, "".join(output.text for output in outputs(notebook) if output.get("name") == "stderr")


def test_there_are_five_or_more() -> None:
    assert len(NOTEBOOKS) >= 5


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_clean_and_says_what_it_is_about(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert outputs(notebook) == []
    assert all(cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")
    assert notebook.cells[0].source.startswith("# ")


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_on_the_samples(path: Path, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, complaints = pictures_and_complaints(run(path, demo, monkeypatch))
    assert drawn >= 1
    assert complaints == ""


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_on_real_reports(path: Path, real: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, complaints = pictures_and_complaints(run(path, real, monkeypatch))
    assert drawn >= 1
    assert complaints == ""
