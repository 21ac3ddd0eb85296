"""Every format: the same bytes each time, whole or not at all, with the dataset's description."""

from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.exports import DESCRIPTION, FORMATS, Options, Written, described, write, written
from graph.reading import Graph
from tests.graph.examples import extraction
from tests.graph.exports.conftest import SENTENCE, build, odd

ALL = pytest.mark.parametrize("format", FORMATS)


def content(graph: Graph, format: str, quotes: bool = True) -> dict[str, bytes]:
    made = written(graph, format, Options(quotes=quotes)).content
    return {"": made} if isinstance(made, bytes) else dict(made)


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same reports, stored in the other order."""
    return build(tmp_path_factory.mktemp("turned") / "store", odd(), extraction())


@ALL
def test_equal_stores_give_equal_bytes(graph: Graph, turned: Path, format: str) -> None:
    first = content(graph, format)
    assert all(first.values())
    assert content(graph, format) == first
    with Graph(turned) as other:
        assert content(other, format) == first


@ALL
def test_without_quotes_no_sentence_is_in_it(graph: Graph, format: str) -> None:
    words = SENTENCE.encode()
    assert not any(words in each for each in content(graph, format, quotes=False).values())
    if format in {"turtle", "nquads", "graphml", "gexf", "cytoscape", "dot", "csv", "html"}:
        assert any(words in each for each in content(graph, format).values())


@ALL
def test_a_format_is_written_whole_with_the_description_beside(graph: Graph, tmp_path: Path, format: str) -> None:
    out = tmp_path / "out"
    made = graph.export(format, out)
    files = {file.name for file in tmp_path.iterdir()}
    if FORMATS[format].folder:
        assert {file.name for file in out.iterdir()} == {*content(graph, format), DESCRIPTION}
        assert files == {"out"}
    else:
        assert files == ({"out", DESCRIPTION} if format != "void" else {"out"})
        assert out.read_bytes() == content(graph, format)[""]
    description = out / DESCRIPTION if out.is_dir() else tmp_path / DESCRIPTION
    assert format == "void" or description.read_bytes() == described(graph, Options())
    assert (made.path, made.size) == (
        out,
        sum(f.stat().st_size for f in out.iterdir()) if out.is_dir() else out.stat().st_size,
    )


def test_the_description_replaces_none_that_is_not_ours(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / DESCRIPTION).write_text("# mine", encoding="utf-8")
    made = graph.export("void", tmp_path / "a.ttl")
    assert made.notes == ()
    made = graph.export("dot", tmp_path / "a.dot")
    assert "is no description made by xiantu, so it stays" in made.notes[-1]
    assert (tmp_path / DESCRIPTION).read_text(encoding="utf-8") == "# mine"
    assert graph.export("dot", tmp_path / "b.dot", describe=False).notes == ()


def test_an_unknown_format_is_named(graph: Graph) -> None:
    with pytest.raises(StoreError, match="'poem' is no format; formats are turtle, nquads"):
        written(graph, "poem", Options())


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"licence": "CC BY"}, "'CC BY' is no IRI"),
        ({"licence": "http://a b"}, "is no IRI"),
        ({"most": 0}, "cannot show 0 nodes"),
    ],
)
def test_options_that_cannot_be(wrong: dict[str, str], message: str) -> None:
    with pytest.raises(StoreError, match=message):
        Options(**wrong)  # type: ignore[arg-type]


# --- writing ------------------------------------------------------------------------------------------------------


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.nq"
    write(Written(b"old"), out)

    def full(path: Path, data: bytes) -> int:
        path.open("wb").write(data[:1])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(StoreError, match=r"out\.nq: cannot be written \(No space left on device\)"):
            write(Written(b"new"), out)
        with pytest.raises(StoreError, match="No space left"):
            write(Written({"nodes.csv": b"new"}), tmp_path / "folder")
    assert out.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["out.nq"]


def test_a_folder_of_ours_is_replaced_and_others_are_left_alone(tmp_path: Path) -> None:
    out, made = tmp_path / "lists", Written({"nodes.csv": b"new"})
    write(Written({"nodes.csv": b"old"}), out, b"# description\n")
    write(made, out)
    assert [(file.name, file.read_bytes()) for file in out.iterdir()] == [("nodes.csv", b"new")]
    (out / "letter.txt").write_bytes(b"mine")
    with pytest.raises(StoreError, match="holds other files; name a new or an empty folder"):
        write(made, out)
    assert sorted(file.name for file in out.iterdir()) == ["letter.txt", "nodes.csv"]


def test_file_and_folder_are_not_taken_for_each_other(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="is a folder; name a file"):
        write(Written(b""), tmp_path / "folder")
    with pytest.raises(StoreError, match="is a file; name a folder"):
        write(Written({"nodes.csv": b""}), tmp_path / "file")
    with pytest.raises(StoreError, match="there is no folder"):
        write(Written(b""), tmp_path / "none" / "out")
