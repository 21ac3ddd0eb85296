"""Exports: the graph, its network and its facts in the formats that other tools open.

`written` makes a format's bytes from a store, `write` lays them down, whole or not at all, with the dataset's
description beside them. A format is a function of a module here, which is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import StoreError
from graph.exports.options import LICENCE, MOST_NODES, Exported, Options, Written
from graph.exports.writing import whole_file, whole_folder

if TYPE_CHECKING:
    from graph.reading import Graph

__all__ = [
    "DESCRIPTION",
    "FORMATS",
    "LICENCE",
    "MOST_NODES",
    "Exported",
    "Format",
    "Options",
    "Written",
    "described",
    "write",
    "written",
]

DESCRIPTION = "description.ttl"
"""What the file is called that describes a dataset."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the function that makes it, by module; `folder` where it is several files."""

    module: str
    function: str
    folder: bool = False

    def maker(self) -> Callable[[Graph, Options], Written]:
        """The function."""
        found: Callable[[Graph, Options], Written] = getattr(
            import_module(f"graph.exports.{self.module}"), self.function
        )
        return found


FORMATS: Mapping[str, Format] = {
    "turtle": Format("rdf", "export_turtle"),
    "nquads": Format("rdf", "export_nquads"),
    "jsonld": Format("rdf", "export_jsonld"),
    "rdfxml": Format("rdf", "export_rdfxml"),
    "graphml": Format("xml_graphs", "export_graphml"),
    "gexf": Format("xml_graphs", "export_gexf"),
    "cytoscape": Format("flat_graphs", "export_cytoscape"),
    "dot": Format("flat_graphs", "export_dot"),
    "pajek": Format("flat_graphs", "export_pajek"),
    "csv": Format("node_lists", "export_csv", folder=True),
    "xlsx": Format("fact_tables", "export_xlsx"),
    "parquet": Format("fact_tables", "export_parquet"),
    "geojson": Format("places", "export_geojson"),
    "html": Format("page", "export_html"),
    "void": Format("description", "export_void"),
}
"""What a store can be exported as, by name."""


def written(graph: Graph, format: str, options: Options) -> Written:
    """A store in a format. Raises StoreError where there is no such format, or the package that it needs is missing."""
    if format not in FORMATS:
        raise StoreError(f"{format!r} is no format; formats are {', '.join(FORMATS)}")
    return FORMATS[format].maker()(graph, options)


def described(graph: Graph, options: Options) -> bytes:
    """The description of a store (VoID, DCAT) as Turtle."""
    content = written(graph, "void", options).content
    assert isinstance(content, bytes)
    return content


def write(made: Written, out: Path, description: bytes = b"") -> Exported:
    """Write what `written` made to a file or folder, and the description, unless empty, beside it or into the folder.

    Nothing is left half written. Raises StoreError where it cannot be written.
    """
    if not out.parent.is_dir():
        raise StoreError(f"{out}: cannot be written (there is no folder {out.parent}); make it or name another")
    if isinstance(made.content, bytes):
        with whole_file(out) as partial:
            partial.write_bytes(made.content)
        beside = _describe(out.with_name(DESCRIPTION), description) if description else ()
        return Exported(out, len(made.content), made.notes + beside)
    files = {**made.content, DESCRIPTION: description} if description else made.content
    with whole_folder(out, {*made.content, DESCRIPTION}) as partial:
        for name, content in files.items():
            (partial / name).write_bytes(content)
    return Exported(out, sum(map(len, files.values())), made.notes)


def _describe(path: Path, description: bytes) -> tuple[str, ...]:
    """Write the description, unless a file of that name is there that is none of ours."""
    first_line = description.partition(b"\n")[0]
    if path.exists() and not path.read_bytes().startswith(first_line):
        return (f"{path}: is there and is no description made by xiantu, so it stays as it is",)
    with whole_file(path) as partial:
        partial.write_bytes(description)
    return ()
