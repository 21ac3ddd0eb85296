"""Where the Turtle and SPARQL folders lie, in a checkout and when installed alike."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Folder = Literal["ontology", "shapes", "queries"]


def folder(name: Folder) -> Path:
    """The folder `name`: beside this package in a checkout, under `xiantu/` where the wheel lays it.

    Raises FileNotFoundError where the installation is incomplete.
    """
    root = Path(__file__).resolve().parent.parent
    for place in (root / name, root / "xiantu" / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name}/ is missing beside {root}: the installation is incomplete, install xiantu again")
