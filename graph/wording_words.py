"""The words of questions beside the names of things: `ontology/question-words.ttl`, read into form → senses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from extractors.resources import folder

_SENSE = "https://w3id.org/xiantu/id/question-word/"
_QUOTES = re.compile(r"[“”\"'‘’「」『』《》〈〉]+")
_BLANKS = re.compile(r"\s+")
_BLANK_BESIDE_HAN = re.compile(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])")


def uniform_words(text: str) -> str:
    """A question's or a name's text as both are compared: NFKC, lower case, no quotation marks, single blanks.

    Blanks beside Chinese characters are dropped: they are writing, not words.
    """
    text = _QUOTES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return _BLANK_BESIDE_HAN.sub("", _BLANKS.sub(" ", text)).strip()


@lru_cache(maxsize=1)
def question_words() -> Mapping[str, tuple[str, ...]]:
    """Each form in uniform writing with the senses that it may have, sorted."""
    senses: dict[str, set[str]] = {}
    path = folder("ontology") / "question-words.ttl"
    for triple in parse(path.read_bytes(), format=RdfFormat.TURTLE):
        subject, label = triple.subject, triple.object
        is_label = triple.predicate.value.endswith(("#prefLabel", "#altLabel"))
        if not (is_label and isinstance(subject, NamedNode) and isinstance(label, Literal)):
            continue
        if subject.value.startswith(_SENSE):
            senses.setdefault(uniform_words(label.value), set()).add(subject.value.removeprefix(_SENSE))
    return MappingProxyType({form: tuple(sorted(meant)) for form, meant in senses.items()})
