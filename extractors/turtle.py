"""Turtle files of terms, read into entries: for each IRI its properties as plain text.

Reads only what the lexicon asks for; labels in Chinese alone, made uniform like the text they are looked up in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from extractors.text import uniform

_XT = "https://w3id.org/xiantu/ontology#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCT = "http://purl.org/dc/terms/"
_LABELS = ("prefLabel", "altLabel", "hiddenLabel")
_OWN = (
    *(
        "level",
        "setBy",
        "abbreviation",
        "member",
        "commonWord",
        "notIn",
        "dissolved",
        "pilotTitle",
        "weak",
        "usualUnit",
        "falling",
    ),
    *("agencyType", "office", "general", "strength", "baseUnit", "factor"),
)
_KEYS = {f"{_SKOS}{name}": name for name in (*_LABELS, "inScheme", "notation", "broader")}
_KEYS |= {f"{_XT}{name}": name for name in _OWN}
_KEYS[f"{_DCT}isReplacedBy"] = "isReplacedBy"

_HAN = re.compile(r"[\u4e00-\u9fff]+").fullmatch  # what `uniform` leaves as it is


class LexiconError(ValueError):
    """A lexicon file cannot be read or says something impossible; the message names file, place and way out."""


@dataclass(slots=True)
class Entry:
    """What the files say of one IRI. Keys are the local names of the properties, values text or IRIs."""

    iri: str
    file: Path  # that which first speaks of it
    values: dict[str, list[str]] = field(default_factory=dict)

    def all(self, key: str) -> list[str]:
        """The values of a property, in the order of the files."""
        return self.values.get(key, [])

    def one(self, key: str, default: str = "") -> str:
        """The only value of a property, or the default. Raises LexiconError where there are several."""
        values = self.values.get(key)
        if not values:
            return default
        if len(values) > 1:
            raise self.error(f"has several values of {key} ({'、'.join(values)}); keep one")
        return values[0]

    def flag(self, key: str) -> bool:
        """Whether a property is true; it is false where nothing is said."""
        return self.one(key) in {"true", "1"}

    @property
    def name(self) -> str:
        """The preferred label. Raises LexiconError where there is none."""
        name = self.one("prefLabel")
        if not name:
            raise self.error('has no Chinese name; give it a skos:prefLabel "…"@zh')
        return name

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other labels, hidden ones last."""
        labels = dict.fromkeys((*self.all("altLabel"), *self.all("hiddenLabel")))
        labels.pop(self.name, None)
        return tuple(labels)

    def error(self, problem: str) -> LexiconError:
        """An error about this entry, to be raised by the caller."""
        return LexiconError(f"{self.file}: <{self.iri}> {problem}")


def read_entries(paths: Iterable[Path]) -> dict[str, Entry]:
    """What Turtle files, or all `*.ttl` files of folders, say; several files may speak of the same IRI.

    Raises LexiconError where a path does not exist, or a file cannot be read or is no Turtle.
    """
    entries: dict[str, Entry] = {}
    for path in paths:
        if not path.exists():
            raise LexiconError(f"{path}: no such file or folder; name a Turtle file or a folder of them")
        for file in sorted(path.glob("*.ttl")) if path.is_dir() else [path]:
            _read(file, entries)
    return entries


def _read(file: Path, entries: dict[str, Entry]) -> None:
    try:
        for triple in parse(file.read_bytes(), format=RdfFormat.TURTLE):
            key = _KEYS.get(triple.predicate.value)
            if key is None:
                continue
            subject, value = triple.subject, triple.object
            if isinstance(value, Literal):
                written = value.value
                if key in _LABELS and not (value.language or "").startswith("zh"):
                    continue
                if not _HAN(written):
                    written = uniform(written)
            else:
                written = value.value if isinstance(value, NamedNode) else str(value)
            iri = subject.value if isinstance(subject, NamedNode) else str(subject)
            entry = entries.get(iri)
            if entry is None:
                entry = entries[iri] = Entry(iri, file)
            values = entry.values.setdefault(key, [])
            if written not in values:
                values.append(written)
    except SyntaxError as broken:
        cause = str(broken.args[0]).partition(": ")[2]
        at = f"line {broken.lineno}, column {broken.offset}"
        raise LexiconError(f"{file}, {at}: not Turtle ({cause}); mend that line") from None
    except OSError as broken:
        raise LexiconError(f"{file}: cannot be read ({broken.strerror}); make it readable or take it out") from None
