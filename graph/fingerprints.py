"""What a build depends on besides the report: the version, and the content of code, shapes and lexicon."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractors.resources import folder


@cache
def software_version() -> str:
    """The installed version; `0` where xiantu is run without being installed."""
    try:
        return version("xiantu")
    except PackageNotFoundError:
        return "0"


@cache
def software_fingerprint(shapes: Path | None = None) -> str:
    """Digest of the code that reads and maps, and of the shapes."""
    root = Path(__file__).resolve().parent.parent
    code = [file for room in ("extractors", "graph") for file in sorted((root / room).rglob("*.py"))]
    return _digest([*code, *sorted((shapes or folder("shapes")).glob("*.ttl"))])


def lexicon_files(ontology: Path | None = None, extra: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The Turtle files of the lexicon: those of a folder, `ontology/` unless given, and extra files or folders."""
    found: list[Path] = []
    for path in (ontology or folder("ontology"), *extra):
        found += sorted(path.glob("*.ttl")) if path.is_dir() else [path]
    return tuple(found)


def lexicon_fingerprint(files: Sequence[Path]) -> str:
    """Digest of the lexicon's files: their names and content."""
    return _digest(files)


def _digest(files: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        whole.update(f"{file.parent.name}/{file.name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()
