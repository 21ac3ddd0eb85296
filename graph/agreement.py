"""Figures of one report against those of another: the same indicator, place and period with two actual values."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from graph.errors import QueryError
from graph.query import Answer, Rows
from graph.shapes import Message
from graph.validation import Finding, Lines

MESSAGE = Message("reports-disagree", "与另一份报告的实际数不一致", "An actual figure that another report contradicts")
_QUERY = """SELECT ?fact ?doc ?key ?measure ?value ?start ?end ?from ?to WHERE {
  ?fact a qb:Observation ; xt:status xt:Actual ; xt:bound xt:Exactly ; xt:indicator ?indicator ; xt:measure ?measure ;
    sdmx-dimension:refArea ?area ; sdmx-dimension:refPeriod ?period ; xt:normalizedUnit ?unit ; xt:unitName ?written ;
    xt:normalizedValue ?value ; dct:isPartOf/dct:identifier ?doc .
  ?indicator skos:inScheme <https://w3id.org/xiantu/scheme/indicators> .
  FILTER (!REGEX(?written, "^[个项件家户座处所名人次条批场套台辆艘]$"))
  ?fact prov:wasDerivedFrom/oa:hasSelector ?here . ?here oa:start ?start ; oa:end ?end .
  ?fact xt:sentence/oa:hasSelector ?around . ?around oa:start ?from ; oa:end ?to .
  BIND (CONCAT(STR(?indicator), " ", STR(?measure), " ", STR(?area), " ", STR(?period), " ", STR(?unit)) AS ?key)
}"""
# What rounding explains: half a percent of a value, a twentieth of a point of a rate.
_OF_VALUE, _OF_RATE = Decimal("0.005"), Decimal("0.05")


def disagreements(ask: Callable[[str], Answer], text_of: Callable[[str], str]) -> tuple[Finding, ...]:
    """A warning for each figure that differs, beyond rounding, from what all reports before it (by name) say.

    Only for indicators that the lexicon knows, and for no counts: others are figures of a breakdown. `ask` runs a
    query on the store, `text_of` gives a report's text. Raises QueryError.
    """
    answer = ask(_QUERY)
    if not isinstance(answer, Rows):
        raise QueryError("the query for figures gave no rows")
    figures: dict[str, list[dict[str, str]]] = {}
    for figure in answer.dicts():
        figures.setdefault(figure["key"], []).append(figure)
    found = []
    for group in figures.values():
        group.sort(key=lambda figure: (figure["doc"], int(figure["start"]), figure["fact"]))
        for figure in group:
            others = [other for other in group if other["doc"] < figure["doc"]]
            if others and not any(_agree(figure, other) for other in others):
                found.append(_finding(figure, others[0], text_of))
    return tuple(sorted(found))


def _agree(one: dict[str, str], other: dict[str, str]) -> bool:
    x, y = Decimal(one["value"]), Decimal(other["value"])
    of_value = one["measure"].endswith("#Value")
    return abs(x - y) <= (_OF_VALUE * (abs(x) + abs(y)) / 2 if of_value else _OF_RATE)


def _finding(figure: dict[str, str], other: dict[str, str], text_of: Callable[[str], str]) -> Finding:
    text, start, end = text_of(figure["doc"]), int(figure["start"]), int(figure["end"])
    line, column = Lines(text).position(start)
    return Finding(
        doc=figure["doc"],
        severity="Warning",
        shape=MESSAGE.source,
        start=start,
        end=end,
        line=line,
        column=column,
        zh=f"{MESSAGE.zh}（{other['doc']}）",
        en=f"{MESSAGE.en} ({other['doc']})",
        text=text[start:end],
        sentence=text[int(figure["from"]) : int(figure["to"])].strip(),
        focus=figure["fact"],
        value=other["fact"],
    )
