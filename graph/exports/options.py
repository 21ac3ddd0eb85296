"""What an export is asked for, and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import StoreError

# Compatible with all that goes into a dataset: reports are public, the vocabulary is Apache-2.0, coordinates are CC BY.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MOST_NODES = 1500
_IRI = re.compile(r"""[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>"{}|\\^`]+""")


@dataclass(frozen=True, slots=True)
class Options:
    """How to export.

    `quotes`: with the reports' words; without them their offsets and SHA-256 stay. `title` and `licence` (an IRI) go
    into the description; an empty title is made from the places. `most`: how many nodes a page shows at most. Raises
    StoreError where the licence is no IRI or `most` is not positive.
    """

    quotes: bool = True
    title: str = ""
    licence: str = LICENCE
    most: int = MOST_NODES

    def __post_init__(self) -> None:
        if not _IRI.fullmatch(self.licence):
            raise StoreError(f"{self.licence!r} is no IRI; name the licence by its page, such as {LICENCE}")
        if self.most < 1:
            raise StoreError(f"a page cannot show {self.most} nodes; name a number from 1")


@dataclass(frozen=True, slots=True)
class Written:
    """What a format is made of: the bytes of a file, or of a folder's files by name; and what users should know."""

    content: bytes | Mapping[str, bytes]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the file or folder, its size in bytes, and what whoever uses it should know."""

    path: Path
    size: int
    notes: tuple[str, ...] = ()
