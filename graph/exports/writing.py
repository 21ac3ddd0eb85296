"""Files and folders written whole or not at all: under another name first, then renamed."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreError

# What XML 1.0 cannot hold, not even as a reference.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


@contextmanager
def whole_file(out: Path) -> Iterator[Path]:
    """A path to write to; what is there in the end becomes `out`. Raises StoreError where it cannot be written."""
    partial = _partial(out)
    try:
        _refuse(out.is_dir(), out, "is a folder; name a file")
        with _explained(out):
            yield partial
            os.replace(partial, out)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def whole_folder(out: Path, own: Collection[str]) -> Iterator[Path]:
    """A folder to write to, which becomes `out`; what is there is replaced if it holds nothing but files called `own`.

    Raises StoreError where it cannot be written, or holds other files.
    """
    partial, old = _partial(out), out.with_name(f"{out.name}.{os.getpid()}.old")
    try:
        _refuse(out.exists() and not out.is_dir(), out, "is a file; name a folder")
        with _explained(out):
            held = {file.name for file in out.iterdir()} if out.exists() else set()
            _refuse(not held <= set(own), out, "holds other files; name a new or an empty folder")
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir()
            yield partial
            if out.exists():
                os.replace(out, old)
            os.replace(partial, out)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def legal_xml(text: str) -> str:
    """A text with each character that XML forbids replaced by U+FFFD."""
    return _ILLEGAL.sub(REPLACEMENT, text)


def _partial(out: Path) -> Path:
    return out.with_name(f"{out.name}.{os.getpid()}.partial")


def _refuse(wrong: bool, out: Path, why: str) -> None:
    if wrong:
        raise StoreError(f"{out}: {why}")


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise StoreError(f"{out}: cannot be written ({problem.strerror or problem}); name another file") from None
