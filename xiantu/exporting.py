"""What `xiantu export` prints: what it wrote, and what whoever uses it should know."""

from __future__ import annotations

from graph.exports import Exported


def print_exported(exported: Exported) -> None:
    """Print path, size and notes."""
    print(f"{exported.path}: {_size(exported.size)}")
    for note in exported.notes:
        print(f"  {note}")


def _size(size: int) -> str:
    """A number of bytes for people: `812 B`, `3.4 kB`, `120 MB`."""
    scaled, unit = float(size), "B"
    for unit in ("B", "kB", "MB", "GB"):
        if scaled < 1000 or unit == "GB":
            break
        scaled /= 1000
    return f"{scaled:.0f} {unit}" if unit == "B" or scaled >= 100 else f"{scaled:.1f} {unit}"
