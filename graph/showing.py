"""What the graph knows of one thing: every statement about it, with its words and its place in the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.names import Named, Select, find
from graph.questions import own_query

_EDGES = "https://w3id.org/xiantu/ontology#"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its kind of fact, what it says in short, the words, the sentence, and where they stand.

    `line` and `column` count from 1, columns in characters; both are 0 where the report's text is not at hand.
    """

    kind: str
    gist: str
    text: str
    sentence: str
    report: str
    start: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing and all statements about it, by kind of fact, report and place."""

    thing: Named
    statements: tuple[Statement, ...]


def show(select: Select, text_of: Callable[[str], str], name: str) -> tuple[Shown, ...]:
    """All that the graph says of the things with that name; `text_of` gives a report's text by its doc.

    A name may stand for several things (a place and an agency): each is shown. Empty where there is none.
    """
    if name.startswith(("http://", "https://")):
        things: tuple[Named, ...] = (Named("thing", name, name, True),)
    else:
        things = find(select, name)
    texts: dict[str, str | None] = {}
    return tuple(Shown(thing, _statements(select, text_of, thing, texts)) for thing in things)


def _statements(
    select: Select, text_of: Callable[[str], str], thing: Named, texts: dict[str, str | None]
) -> tuple[Statement, ...]:
    rows = select(own_query("statements"), {"thing": NamedNode(thing.iri)})
    found: dict[str, Statement] = {}
    for row in rows:
        doc, start = row["report"], int(row["start"])
        if doc not in texts:
            texts[doc] = _text(text_of, doc)
        text = texts[doc]
        line, column = (0, 0) if text is None else position(text, start)
        found.setdefault(
            row["fact"], Statement(row["kind"], gist(row), row["text"], row["words"], doc, start, line, column)
        )
    return tuple(found.values())


def _text(text_of: Callable[[str], str], doc: str) -> str | None:
    try:
        return text_of(doc)
    except KeyError:  # an endpoint has the graph alone
        return None


def position(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of a character of a text, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def gist(row: Mapping[str, str]) -> str:
    """A statement in a few words: `地区生产总值 growth 6.2% 2023 actual`."""
    name = row.get("name", row["text"])
    match row["kind"]:
        case "observation":
            bound = "" if row.get("bound") == "=" else row.get("bound", "")
            number = f"{bound}{row.get('value', '')}{row.get('unit', '')}"
            parts = [name, row.get("measure"), number, row.get("period"), row.get("status")]
        case "project":
            progress = f"{row['progress']}%" if "progress" in row else None
            money = f"{row['investment']} 元" if "investment" in row else None
            parts = [name, row.get("stage"), progress, money, row.get("period"), row.get("status")]
        case "agency":
            parts = [name, row.get("role")]
        case "cooperation":
            parts = [name, row.get("form")]
        case _:
            parts = [row.get("edge", "").removeprefix(_EDGES), name]
    return " · ".join([row["area"], " ".join(part for part in parts if part)])
