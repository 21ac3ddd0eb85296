from __future__ import annotations

from pathlib import Path

import pytest

from extractors.decoding import decode, read_bytes
from extractors.errors import ReportError

WORDS = "全县地区生产总值增长百分之六，固定资产投资保持平稳，居民收入稳步提高。" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_report_in_each_encoding_reads_the_same(encoding: str) -> None:
    text, _ = decode(WORDS.encode(encoding), "澜溪县.txt")
    assert text.lstrip("\ufeff") == WORDS


def test_a_byte_order_mark_stays_in_the_text_so_that_offsets_count_it() -> None:
    assert decode(b"\xef\xbb\xbf" + WORDS.encode(), "a.txt") == ("\ufeff" + WORDS, "utf-8")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"  \n", "a.txt: the file is empty; leave it out or fetch it again"),
        (b"PK\x03\x04\x00\x00", "a.txt byte 4: this is no text file (it holds NUL bytes); save it as UTF-8 text"),
        (
            "全县".encode() + b"\n\xff\xfe\xfa",
            "a.txt line 2: the bytes are neither UTF-8 nor GB18030; save it as UTF-8 text",
        ),
    ],
)
def test_what_is_no_text_is_named_in_one_line(data: bytes, line: str) -> None:
    with pytest.raises(ReportError) as caught:
        decode(data, "a.txt")
    assert str(caught.value) == line


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="cannot be read"):
        read_bytes(tmp_path / "none.txt")
