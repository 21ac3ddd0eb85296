from __future__ import annotations

from extractors.model import NumberAccount
from extractors.passed_over import passed_over
from extractors.reading import document_of
from extractors.text import Span

PROSE = (
    "全县粮食总产量21万吨〔1〕，城乡居民收入比为2.3：1，各项事业全面发展，人民生活水平不断提高，"
    "社会大局和谐稳定，发展活力不断增强。"
)


def test_every_number_is_accounted_for() -> None:
    text = f"一、2023年工作回顾\n{PROSE}\n— 2 —\n名词解释\n1.粮食总产量：指1年的产量。\n"
    at = text.index("2.3")
    known = [NumberAccount(Span(at, at + 3), "read", "observation")]
    found = {
        text[a.span.start : a.span.end] + "@" + a.cause: a.outcome for a in passed_over(document_of("x", text), known)
    }
    assert found == {
        "2023@heading": "explained",
        "21@overlooked": "unread",
        "1@page-mark": "explained",  # the footnote's mark
        "1@ratio": "read",
        "2@page-mark": "explained",
        "1@glossary": "explained",
    }
