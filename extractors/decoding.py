"""Bytes of a text report → its text."""

from __future__ import annotations

import codecs
from pathlib import Path

import chardet

from extractors.errors import ReportError

_CHINESE = ("gb18030", "gbk", "gb2312", "hz", "big5", "big5hkscs", "cp950")
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE_AS = "save it as UTF-8 text"


def decode(data: bytes, file: str) -> tuple[str, str]:
    """The text of a file and the name of its encoding: UTF-8, UTF-16, GB18030 or Big5.

    A UTF-8 byte order mark stays in the text, as U+FEFF, so that offsets count it.

    Raises ReportError for an empty or binary file and for one in no such encoding.
    """
    if not data.strip():
        raise ReportError(file, "the file is empty", "leave it out or fetch it again")
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data, name, file), name
    if b"\x00" in data:
        place = f"byte {data.index(0)}"
        raise ReportError(file, "this is no text file (it holds NUL bytes)", _SAVE_AS, place)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as problem:
        broken = problem
    guess = str(chardet.detect(data).get("encoding") or "").lower().replace("-", "").replace("_", "")
    if guess in _CHINESE:
        name = "big5hkscs" if guess.startswith(("big5", "cp950")) else "gb18030"
        return _strict(data, name, file), name
    line = data.count(b"\n", 0, broken.start) + 1
    raise ReportError(file, "the bytes are neither UTF-8 nor GB18030", _SAVE_AS, f"line {line}")


def _strict(data: bytes, name: str, file: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise ReportError(file, f"a character is broken ({name})", _SAVE_AS, f"line {line}") from None


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises ReportError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise ReportError(str(path), f"cannot be read ({reason})", "check the path and its permissions") from None
