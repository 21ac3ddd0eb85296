"""The questions of `queries/`: SPARQL files that say in their header what they answer and what they ask for.

A header line is a comment: `# title: 中文 | English`, `# description: …`, and for each parameter
`# parameter NAME (TYPE): …` or `# parameter NAME (TYPE, optional): …`. A parameter is the query's variable of the same
name, bound before the query runs; an optional one that is not given stays free.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from extractors.resources import folder as resource_folder

ParameterType = Literal["place", "strategy", "project", "agency", "indicator", "policy", "any", "year", "text"]
ENTITY_TYPES: tuple[ParameterType, ...] = ("place", "strategy", "project", "agency", "indicator", "policy", "any")

_HEADER = re.compile(r"#\s*(title|description):\s*(.+?)\s*\|\s*(.+)")
_PARAMETER = re.compile(r"#\s*parameter\s+(\w+)\s+\((\w+)(, optional)?\):\s*(.+?)\s*\|\s*(.+)")


class QuestionError(ValueError):
    """A question whose file is broken, or that was asked wrongly. `str()` is one line with the way out."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks for: the variable that is bound, and how a person gives it."""

    name: str
    type: ParameterType
    optional: bool
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name (the file's, without suffix), its title and description in both languages, its query."""

    name: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    parameters: tuple[Parameter, ...]
    query: str

    def check(self, given: Mapping[str, str]) -> None:
        """Raise QuestionError where a parameter is missing or unknown."""
        known = [parameter.name for parameter in self.parameters]
        for name in given:
            if name not in known:
                takes = ", ".join(known) or "no parameter"
                raise QuestionError(f"question {self.name}: no parameter {name!r}; it takes {takes}")
        for parameter in self.parameters:
            if not parameter.optional and parameter.name not in given:
                raise QuestionError(f"question {self.name}: give --{parameter.name} ({parameter.en}; {parameter.zh})")


def load_questions(folder: Path | None = None) -> dict[str, Question]:
    """All questions of a folder (by default `queries/`), by name, in the order of their names.

    Files whose name begins with `_` are the software's own. Raises QuestionError for a file with a broken header.
    """
    folder = folder or resource_folder("queries")
    paths = sorted(path for path in folder.glob("*.rq") if not path.name.startswith("_"))
    return {path.stem: parse_question(path.stem, path.read_text(encoding="utf-8")) for path in paths}


def own_query(name: str) -> str:
    """The text of one of the software's own queries (`queries/_NAME.rq`)."""
    return (resource_folder("queries") / f"_{name}.rq").read_text(encoding="utf-8")


def parse_question(name: str, text: str) -> Question:
    """The question of a file's text. Raises QuestionError naming the file and the line."""
    said: dict[str, tuple[str, str]] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        if header := _HEADER.fullmatch(line):
            said[header[1]] = (header[2], header[3])
        elif found := _PARAMETER.fullmatch(line):
            if found[2] not in get_args(ParameterType):
                raise QuestionError(f"queries/{name}.rq line {number}: no parameter type {found[2]!r}")
            type_ = cast(ParameterType, found[2])
            parameters.append(Parameter(found[1], type_, bool(found[3]), found[4], found[5]))
        else:
            raise QuestionError(f"queries/{name}.rq line {number}: write '# title: 中文 | English' or '# parameter …'")
    if said.keys() != {"title", "description"}:
        raise QuestionError(f"queries/{name}.rq: the header needs a title and a description, each '中文 | English'")
    return Question(name, *said["title"], *said["description"], tuple(parameters), text)
