"""The files of a store beside its quads: written whole or not at all, named by their content.

STORE/store.json       format version
STORE/quads/           the graph (RocksDB)
STORE/texts/<sha256>.txt, STORE/records/<sha256>.json
STORE/build.json       the build report, derived from the records
STORE/judgements.csv   recorded judgements, for people to edit
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.digests import text_digest
from graph.errors import NotAStore, OtherVersion, StoreDamaged, StoreError, StoreFull

FORMAT = 1


class Layout:
    """Where the files of a store are, and how they are written and read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.marker = root / "store.json"
        self.quads = root / "quads"
        self.texts = root / "texts"
        self.records = root / "records"
        self.build = root / "build.json"
        self.judgements = root / "judgements.csv"

    def create(self) -> None:
        """Make a new store's folders. Raises NotAStore where something else is there."""
        if self.root.exists() and not self.root.is_dir():
            raise NotAStore(f"{self.root}: is a file, not a store; name a folder")
        if self.root.exists() and any(self.root.iterdir()):
            raise NotAStore(f"{self.root}: holds other files and is no store; name a new or an empty folder")
        with explained(self.root):
            self.texts.mkdir(parents=True, exist_ok=True)
            self.records.mkdir(exist_ok=True)
            self.write(self.marker, json.dumps({"format": FORMAT, "software": "xiantu"}) + "\n")

    def check(self) -> None:
        """Raises NotAStore or OtherVersion where this folder is no store that this version can use."""
        if not self.marker.is_file():
            raise NotAStore(f"{self.root}: is no store; make one with: xiantu build REPORT... --into {self.root}")
        try:
            written = json.loads(self.marker.read_text(encoding="utf-8"))["format"]
        except (OSError, ValueError, KeyError, TypeError):
            raise StoreDamaged(f"{self.marker}: cannot be read; build the store anew in another folder") from None
        if written != FORMAT:
            raise OtherVersion(
                f"{self.root}: has format {written}, this version uses {FORMAT}; build it anew in another folder, "
                "or use the version that made it"
            )

    def write(self, path: Path, text: str) -> None:
        """Write a file whole: under another name first, then renamed."""
        partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
        try:
            with open(partial, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(partial, path)
        finally:
            partial.unlink(missing_ok=True)

    def text_file(self, digest: str) -> Path:
        """The file of a report's text."""
        return self.texts / f"{digest}.txt"

    def record_file(self, digest: str) -> Path:
        """The file of a report's build record."""
        return self.records / f"{digest}.json"

    def read(self, path: Path) -> str:
        """The text of a file that is named by its content. Raises StoreDamaged where it is missing or differs."""
        try:
            with open(path, encoding="utf-8", newline="") as file:
                text = file.read()
        except (OSError, UnicodeDecodeError):
            raise StoreDamaged(f"{path}: is missing or cannot be read; build the report again") from None
        if text_digest(text) != path.stem:
            raise StoreDamaged(f"{path}: has been changed; build the report again")
        return text

    def sweep(self, digests: set[str]) -> None:
        """Remove texts, records and unfinished files that nothing refers to."""
        for folder in (self.texts, self.records):
            for file in folder.iterdir() if folder.exists() else ():
                if file.stem not in digests:
                    file.unlink(missing_ok=True)
        for file in self.root.glob("*.partial"):
            file.unlink(missing_ok=True)


@contextmanager
def explained(root: Path) -> Iterator[None]:
    """Turns what the system says of a failed write into a StoreError with a way out."""
    try:
        yield
    except StoreError:
        raise
    except (OSError, RuntimeError) as problem:
        raise store_error(root, problem) from None


def store_error(root: Path, problem: Exception) -> StoreError:
    """The StoreError for what the system or the quad store said."""
    said = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
    if (isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT)) or "No space left" in said:
        return StoreFull(f"{root}: the disk is full; make room and build again, what is stored already stays")
    if isinstance(problem, PermissionError) or "Permission denied" in said:
        return StoreError(f"{root}: may not be written; change its permissions or name another folder")
    return StoreDamaged(f"{root}: {said}; build the store anew in another folder")
