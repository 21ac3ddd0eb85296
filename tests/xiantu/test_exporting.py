from __future__ import annotations

from pathlib import Path

import pytest

from graph.exports import FORMATS
from tests.xiantu.test_cli import xiantu
from xiantu.cli import ExportFormat


def test_the_command_knows_the_formats_that_there_are() -> None:
    assert [format.value for format in ExportFormat] == list(FORMATS)


def test_export_says_what_it_wrote_and_what_to_know(demo: Path, tmp_path: Path) -> None:
    status, out, err = xiantu("export", demo, "--format", "html", "--out", tmp_path / "net.html", "--nodes", 5)
    assert (status, err) == (0, "")
    first, note = out.splitlines()
    assert first.startswith(f"{tmp_path / 'net.html'}: ")
    assert first.endswith(" kB")
    assert "Shown are the 5 nodes with most ties" in note
    assert (tmp_path / "description.ttl").exists()


def test_without_quotes_and_with_a_title(demo: Path, samples: Path, tmp_path: Path) -> None:
    out = tmp_path / "lists"
    assert xiantu("export", demo, "--format", "csv", "--out", out, "--no-quotes", "--title", "三份报告")[0] == 0
    assert "words_sha256" in (out / "edges.csv").read_text(encoding="utf-8").splitlines()[0]
    assert "三份报告" in (out / "description.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["--format", "poem", "--out", "OUT/a"], 2, "poem"),
        (["--format", "dot", "--out", "OUT/none/a.dot"], 1, "cannot be written (there is no folder"),
        (["--format", "dot", "--out", "OUT/a.dot", "--licence", "CC BY"], 1, "'CC BY' is no IRI"),
        (["--format", "dot", "--out", "OUT"], 1, "is a folder; name a file"),
    ],
)
def test_what_goes_wrong(arguments: list[str], status: int, message: str, demo: Path, tmp_path: Path) -> None:
    found = xiantu("export", demo, *[each.replace("OUT", str(tmp_path)) for each in arguments])
    assert found[0] == status
    assert message in found[2]
    assert list(tmp_path.iterdir()) == []
