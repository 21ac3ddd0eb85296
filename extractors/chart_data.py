"""Finding a chart's data in text: a list of periods, then a list of as many values, under a series name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.text import Span

_YEAR = r"(?:19|20)\d\d年?"
_PART = r"(?:(?:20\d\d年)?(?:\d{1,2}\s?[-－—–~～至]\s?\d{1,2}月|\d{1,2}月|[一二三四1-4]季度|上半年|前三季度|全年))"
PERIOD_TOKEN = re.compile(rf"{_PART}|{_YEAR}")
_PERIODS = re.compile(rf"(?<!\S)(?:(?:{_PART}|{_YEAR})\s+)(?:(?:{_PART}|{_YEAR})(?=\s)\s*){{1,40}}")
_VALUE = re.compile(r"[-+－−]?\d[\d,]*(?:[.．]\d+)?[%％]?(?!\S)")
_TOKEN = re.compile(r"\S+")
_LABEL = re.compile(r"(?=\S*[\u4e00-\u9fff])[^\s。；]{1,30}")
_TIME_LABEL = re.compile(r"年份|年度|时间|月份|季度|时期")
_LOOK_BACK = 60
_NEW_CHART = re.compile(r"\n[ \t\r]*\n[ \t\r]*\n")


@dataclass(frozen=True, slots=True)
class Series:
    """A chart's series: where its name stands (None where it has none), its periods and its values.

    `periods` is empty where the series shares those of the one before it.
    """

    label: Span | None
    periods: tuple[Span, ...]
    values: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first to the last character of the series."""
        parts = [*([self.label] if self.label else []), *self.periods, *self.values]
        return Span(min(part.start for part in parts), max(part.end for part in parts))


def find_charts(text: str) -> tuple[tuple[Series, ...], ...]:
    """The charts whose data stand in the text: each its series, in order."""
    charts: list[list[Series]] = []
    for series in _series(text):
        joined = charts and not _NEW_CHART.search(text, charts[-1][-1].span.end, series.span.start)
        if joined and not text[charts[-1][-1].span.end : series.span.start].strip():
            charts[-1].append(series)
        else:
            charts.append([series])
    return tuple(tuple(chart) for chart in charts)


def _series(text: str) -> Iterator[Series]:
    end = 0
    for match in _PERIODS.finditer(text):
        if match.start() < end:
            continue
        periods = _alike(text, [Span(*token.span()) for token in PERIOD_TOKEN.finditer(text, *match.span())])
        if len(periods) < 2:
            continue
        label = _label_before(text, end, match.start())
        values = _values(text, _after_space(text, periods[-1].end))
        if values and len(values) % len(periods) == 0 and len(values) <= 3 * len(periods):
            if len(periods) < 3 and label is None:
                continue
            yield Series(label, periods, values[: len(periods)])
            for at in range(len(periods), len(values), len(periods)):
                yield Series(None, (), values[at : at + len(periods)])
            end = values[-1].end
        elif (
            values or len(periods) < 3 or not _is_time_label(text, label) or "\n" in text[slice(*match.span())].rstrip()
        ):
            continue
        else:
            end, first = periods[-1].end, True
            for named in _named_series(text, periods[-1].end, len(periods)):
                yield Series(named.label, periods if first else (), named.values)
                end, first = named.span.end, False
            continue
        for named in _named_series(text, end, len(periods)):
            yield named
            end = named.span.end


def _alike(text: str, tokens: list[Span]) -> tuple[Span, ...]:
    """The periods that are written like the first: 2004 after 2023年 is a value; bare years count up by one."""
    kept = tokens[:1]
    for span in tokens[1:]:
        before, here = (text[each.start : each.end] for each in (kept[-1], span))
        if before.isdigit() != here.isdigit() or (here.isdigit() and int(here) != int(before) + 1):
            break
        kept.append(span)
    return tuple(kept)


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _is_time_label(text: str, label: Span | None) -> bool:
    return label is None or bool(_TIME_LABEL.fullmatch(text[label.start : label.end]))


def _label_before(text: str, floor: int, start: int) -> Span | None:
    """The series name before the periods: the last words before them that are no value and no sentence."""
    floor = max(floor, start - _LOOK_BACK)
    tokens = list(_TOKEN.finditer(text, floor, start))
    if not tokens or not _LABEL.fullmatch(tokens[-1].group()):
        return None
    return Span(*tokens[-1].span())


def _values(text: str, at: int) -> tuple[Span, ...]:
    """The run of numbers that starts at `at`, white space between them."""
    found: list[Span] = []
    while match := _VALUE.match(text, at):
        found.append(Span(*match.span()))
        at = _after_space(text, match.end())
    return tuple(found)


def _named_series(text: str, at: int, count: int) -> Iterator[Series]:
    """Further series that share the periods: a name and `count` values."""
    while True:
        token = _TOKEN.search(text, at, at + _LOOK_BACK)
        if token is None or not _LABEL.fullmatch(token.group()) or PERIOD_TOKEN.fullmatch(token.group()):
            return
        values = _values(text, _after_space(text, token.end()))
        if len(values) != count:
            return
        yield Series(Span(*token.span()), (), values)
        at = values[-1].end
