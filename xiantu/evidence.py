"""Evidence and relations as they are printed: the place of words in the report, their sentence, Chinese names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.network_links import Evidence
from graph.showing import position

RELATIONS_ZH = {
    **{"pursues": "推进", "pilots": "试点", "hasProject": "有项目", "advances": "推动", "leads": "牵头"},
    **{"responsibleFor": "负责", "investsIn": "投资", "cooperatesWith": "合作", "names": "提到", "under": "属于"},
    **{"issuedPolicy": "印发", "draftedPolicy": "编制", "implementsPolicy": "实施", "citesPolicy": "引用"},
}


class Places:
    """Finds line and column of evidence; each report's text is read once."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._texts: dict[str, str | None] = {}

    def at(self, evidence: Evidence) -> str:
        """`report:line:column`, or the character where the report's text is not at hand."""
        text = self._text(evidence.report)
        if text is None:
            return f"{evidence.report}#char={evidence.start}"
        line, column = position(text, evidence.start)
        return f"{evidence.report}:{line}:{column}"

    def first(self, evidence: Iterable[Evidence]) -> tuple[str, str]:
        """The place and the sentence of the first evidence; empty where there is none."""
        return next(((self.at(each), plain_line(each.sentence)) for each in evidence), ("", ""))

    def records(self, evidence: Iterable[Evidence]) -> list[Mapping[str, Any]]:
        """Evidence as objects: report, start, place, sentence and, where it is known, period."""
        return [
            {"report": each.report, "start": each.start, "place": self.at(each), "sentence": each.sentence}
            | ({"period": each.period} if each.period else {})
            for each in evidence
        ]

    def _text(self, doc: str) -> str | None:
        if doc not in self._texts:
            try:
                self._texts[doc] = self._text_of(doc)
            except KeyError:  # an endpoint has the graph alone
                self._texts[doc] = None
        return self._texts[doc]


def plain_line(text: str) -> str:
    """A sentence on one line."""
    return " ".join(text.split())
