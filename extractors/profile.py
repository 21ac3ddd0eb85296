"""What a report is about: its place and its periods, told from its title, its opening and, last, its file's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from extractors.chapters import with_arabic_years, years_in
from extractors.errors import ReportError
from extractors.lexicon import Lexicon, Place
from extractors.model import BlockKind, Document, Period, Profile

_SAMPLE = 40_000  # characters in which the place that a report names most often is looked for
_LEAST_NAMED = 5
_OPENING = 1200  # characters in which a report says what it is
_SUFFIX = r"(?:自治县|自治州|自治旗|县|区|市|旗|州|盟|地区|林区|特区)"
# What follows the name of the place that speaks.
_SPEAKS = re.compile(
    r"(?=(?:20\d\d年)?(?:上半年|前三季度)?(?:政府工作|国民经济|国民经济和社会发展)|人民政府|第.{1,4}届人民代表大会|发展和改革|"
    r"20\d\d年政府|十.{0,2}届人民代表大会|市?长\s|县长|区长|旗长)"
)
_UNLISTED_TITLE = re.compile(
    rf"(?!受|现|关于|我|各)([\u4e00-\u9fff]{{2,12}}?(?:{_SUFFIX}|开发区|新区|高新区|经开区|管理区|农场|团))"
    r"(?=20\d\d年|政府工作报告|国民经济|发展和改革|人民政府)"
)
_NAME = re.compile(rf"[\u4e00-\u9fff]{{1,14}}?{_SUFFIX}")
_ISSUED = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")
_TITLE_YEARS = re.compile(r"(20\d\d)年.{0,30}(?:执行情况|完成情况)")
_TITLE_YEAR = re.compile(r"(20\d\d)年(?!\s*\d)[^月\n]{0,14}(?:政府工作报告|政府工作的报告)")
_PLAN_YEAR = re.compile(
    r"(20\d\d)年.{0,20}(?:计划草案|工作安排|工作计划|主要工作|重点工作|工作任务|发展计划|总体要求|预期目标)"
)
_REVIEW_YEAR = re.compile(r"(20\d\d)年.{0,16}(?:工作回顾|回顾|工作总结|工作情况|计划执行|执行情况|完成情况)")
_PART = re.compile(r"(20\d\d)年(?:(上半年)|前?(三季度)|(一季度)|1\s*[-—–~至]\s*(\d{1,2})月)")
_WAY_OUT_PLACE = "put the title with the place's full name in the first lines, or name the file 某某县-2024.txt"
_WAY_OUT_PERIOD = "put the title with its year in the first lines, or name the file 某某县-2024.txt"


def profile_of(document: Document, lexicon: Lexicon) -> Profile:
    """The profile of a report. Raises ReportError where its place or its period cannot be told."""
    opening = _opening(document)
    place = _place(document, opening, lexicon)
    if place is None:
        raise ReportError(document.name, "its place cannot be told", _WAY_OUT_PLACE, "line 1")
    periods = _periods(document, opening)
    if periods is None:
        raise ReportError(document.name, "its period cannot be told", _WAY_OUT_PERIOD, "line 1")
    issued = _issue_date(opening)
    return Profile(
        title=_title(document),
        place=place.name,
        code=place.code,
        province=_province(place, lexicon),
        review=periods[0],
        plan=periods[1],
        issued=issued.isoformat() if issued else None,
    )


def _opening(document: Document) -> str:
    parts: list[str] = []
    length = 0
    for block in document.blocks:
        if block.kind in (BlockKind.NOISE, BlockKind.CELL):
            continue
        parts.append(block.view.text)
        length += len(block.view.text)
        if length > _OPENING:
            break
    return with_arabic_years("\n".join(parts)[: _OPENING + 400])


def _title(document: Document) -> str:
    """The first lines up to the one that ends the title (…报告), as one string; the first line where none does."""
    lines: list[str] = []
    for block in document.blocks[:12]:
        if block.kind is BlockKind.NOISE:
            continue
        line = block.view.text.strip()
        lines.append(line)
        if line.replace(" ", "").endswith("报告") or "报告" in line:
            start = next((i for i, part in enumerate(lines) if re.search(r"20\d\d年|国民经济|报告", part)), 0)
            return "".join(lines[start:])[:120]
    return lines[0][:120] if lines else document.name


# --- place ------------------------------------------------------------------------------------------------------


def _place(document: Document, opening: str, lexicon: Lexicon) -> Place | None:
    votes: Counter[str] = Counter()
    for weight, name in _speakers(opening):
        votes[name] += weight
    for name in (found for found in re.findall(r"([\u4e00-\u9fff]{2,14})人民政府", document.text)[:40]):
        votes[name] += 1
    for name, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        place = _resolve(name, document, lexicon)
        if place is not None:
            return place
    stem = re.split(r"[-_\s\d]", document.name)[0]
    return _resolve(stem, document, lexicon) or _unlisted(opening, lexicon) or _most_named(document, lexicon)


def _unlisted(opening: str, lexicon: Lexicon) -> Place | None:
    """A place that no list of divisions knows (a development zone, a county of old), told by the form of the title."""
    found: list[Place] = []
    for line in opening.split("\n")[:12]:
        match = _UNLISTED_TITLE.match(line.replace(" ", ""))
        if match is None:
            continue
        words = match[1]
        above = next((start for start in range(len(words) - 2, 1, -1) if words[:start] in lexicon.places), 0)
        parents = [place for place in lexicon.places.get(words[:above], ()) if place.code]
        name = words[above:]
        short = re.sub(rf"{_SUFFIX}$", "", name)
        found.append(Place("", name, short, "", "county", parents[0].code if parents else ""))
    return next((place for place in found if place.parent), found[0] if found else None)


def _speakers(opening: str) -> Iterator[tuple[int, str]]:
    """What stands before the words that only the speaking place takes; earlier lines weigh more."""
    for number, line in enumerate(opening.split("\n")):
        line = line.replace(" ", "")
        weight = 6 if number < 4 else 3
        for match in _SPEAKS.finditer(line):
            before = re.search(r"[\u4e00-\u9fff]{2,20}$", line[: match.start()])
            if before:
                yield weight, before.group()


def _resolve(words: str, document: Document, lexicon: Lexicon) -> Place | None:
    """The division that the longest tail of `words` names: 武隆区 of 重庆市武隆区."""
    for start in range(len(words) - 1):
        candidates = [place for place in lexicon.places.get(words[start:], ()) if place.level != "other" and place.code]
        if candidates:
            return _best(candidates, words[:start], document, lexicon)
    return None


def _best(candidates: list[Place], before: str, document: Document, lexicon: Lexicon) -> Place:
    """Of places with one name, the one whose parents the text names most."""

    def evidence(place: Place) -> tuple[int, str]:
        parents = list(_ancestors(place, lexicon))
        named = sum(100 for parent in parents if parent.name in before or parent.short in before)
        named += sum(document.text.count(parent.short) for parent in parents if len(parent.short) > 1)
        return -named, place.code

    return min(candidates, key=evidence)


def _ancestors(place: Place, lexicon: Lexicon) -> Iterator[Place]:
    at = lexicon.by_code.get(place.parent)
    while at is not None and at.level != "country":
        yield at
        at = lexicon.by_code.get(at.parent)


def _most_named(document: Document, lexicon: Lexicon) -> Place | None:
    """The county or city that the text names far more often than any other, by its full or its short name."""
    counts: Counter[str] = Counter(_NAME.findall(document.text))
    for mention in lexicon.mentions(document.text[:_SAMPLE]):
        if mention.kind == "place" and mention.sure:
            counts[document.text[mention.start : mention.end]] += 1
    ranked = [
        (count, place)
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        for place in [_resolve(name, document, lexicon)]
        if place is not None and place.level in ("county", "city")
    ]
    if not ranked or ranked[0][0] < _LEAST_NAMED:
        return None
    rival = next((count for count, place in ranked if place.code != ranked[0][1].code), 0)
    return ranked[0][1] if ranked[0][0] >= 2 * rival else None


def _province(place: Place, lexicon: Lexicon) -> str:
    if place.level in ("province", "country"):
        return place.name
    return next((above.name for above in _ancestors(place, lexicon) if above.level == "province"), "")


# --- period -----------------------------------------------------------------------------------------------------


def _periods(document: Document, opening: str) -> tuple[Period, Period] | None:
    """The period looked back on and the one planned."""
    head = opening[:400]
    part = _PART.search(head)
    if part and "计划执行" in head[: part.end() + 40]:
        year = int(part[1])
        last = 6 if part[2] else 9 if part[3] else 3 if part[4] else int(part[5])
        return Period.months(year, 1, last), Period.year(year)
    review, plan = _years(document, head)
    if plan is None and review is not None:
        plan = review + 1
    if review is None and plan is not None:
        review = plan - 1
    return (Period.year(review), Period.year(plan)) if review and plan else None


def _years(document: Document, head: str) -> tuple[int | None, int | None]:
    """The years of review and plan: by the title, by the headings, by the day of the meeting, by the file's name."""
    review = _first(_TITLE_YEARS, head)
    if review is not None:
        return review, None
    titled = _first(_TITLE_YEAR, head)
    issued = _issue_date(head)
    # Congresses that hear the report on a year meet until summer; from October on they hear the coming year's.
    heard = issued and (issued.year + 1 if issued.month >= 10 else issued.year)
    reviewed, planned = _heading_years(document) or (None, None)
    by_headings = planned or (reviewed and reviewed + 1)
    # A web page's title may be another year's: where day and headings agree against it, they are right.
    plan = heard if heard and heard == by_headings else titled or heard
    if plan:
        return plan - 1, plan
    return (reviewed, planned) if by_headings else _years_of_name(document.name, head)


def _heading_years(document: Document) -> tuple[int | None, int | None] | None:
    """Review and plan by the chapters' headings: the one year of a review, or the latest year that one plans."""
    headings = [block.view.text for block in document.blocks if block.kind is BlockKind.HEADING and block.level == 1]
    planned = [years_in(line)[-1] for line in headings if years_in(line) and _PLAN_YEAR.search(line)]
    reviewed = [years_in(line)[-1] for line in headings if years_in(line) and _REVIEW_YEAR.search(line)]
    if reviewed:
        return max(reviewed), None
    return (None, max(planned)) if planned else None


def _years_of_name(name: str, head: str) -> tuple[int | None, int | None]:
    """The file's name says the year of the plan; failing it, the first year that the opening names."""
    named = re.search(r"(?<!\d)(20\d\d)(?!\d)", name)
    if named:
        return None, int(named[1])
    years = years_in(head)
    return (years[0], None) if years else (None, None)


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return int(match[1]) if match else None


def _issue_date(opening: str) -> date | None:
    match = _ISSUED.search(opening)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
