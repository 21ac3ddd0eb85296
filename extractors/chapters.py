"""Which period a chapter speaks of, and whether it reports or plans."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.model import Period, Profile, Status

_PLAN = re.compile(
    r"总体(?:考虑|要求|思路|安排)|目标|任务|安排|草案|部署|打算|举措|重点工作|预期|思路|展望|措施|今后|未来|下一?步|奋斗|蓝图|建议"
)
_REVIEW = re.compile(
    r"回顾|执行情况|完成情况|落实情况|运行情况|实施情况|进展情况|总结|成效|成就|成绩|过去|以来|来的工作|问题|困难"
)
_YEAR = re.compile(r"(20\d\d)\s*年")
_CHINESE_YEAR = re.compile(r"二[〇○零][一二三四五六七八九〇○零]{2}年")
_DIGIT = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_MANY_YEARS = re.compile(
    r"本届政府|本届以来|换届以来|第[一二三四五六七八九十]+届(?:人民)?政府(?!工作报告)|"
    r"(?:过去|五|四|三)年(?:来|工作|的|间|回顾)|过去[五四三]年|(?:今后|未来|下)[五四三]年|“?十[二三四五]五”?(?:时期|期间|规划)?"
)
_SECOND_HALF = re.compile(r"下半年|后[三四]个?月|四季度|下一?步|下阶段")
_FIRST_HALF = re.compile(r"上半年|1\s*[-—~至]\s*6月|前[三四五六七八九]个?月|[一三]季度")
# What plans in a heading that names no year: these words end it, or cannot be said of what is over.
_PLAN_OUTRIGHT = re.compile(
    r"总体(?:考虑|要求|思路|安排)|今后|未来|下一?步|草案|奋斗目标|预期目标|重点工作"
    r"|(?:目标|任务|安排|部署|打算|举措|建议|思路|展望)(?:和.{0,8}|与.{0,8})?$"
)
_SINCE = re.compile(r"(20\d\d)年以来")
_SPEAKER = r"(?:——|各位代表[！，]|同志们[！，])?"
_THE_YEAR = re.compile(
    rf"{_SPEAKER}(?:即将过去的|刚刚过去的|过去的)?(?:(20\d\d)年(?:来)?，|一年(?:来)?，|去年(?:是|，))"
)
_THE_YEARS = re.compile(rf"{_SPEAKER}(?:回[望顾首眸]|总结)?(?:过去的?|这|刚刚过去的)?五年(?:来|间|里)?，")
# A paragraph of a report without headings that turns from what was done to what will be.
_YEAR_AHEAD = re.compile(r"(今年|20\d\d年)[，,]?是")
_TURN = re.compile(
    r"(?:今年|20\d\d年|新的?一年|今后五年|“十[四五]五”时期).{0,40}(?:总体要求|工作的总体|预期目标|主要目标|发展目标|工作思路|重点抓好|着力抓好)"
    r"|^(?:今年|20\d\d年|新的一年|下一步)[，,](?=[^。]{0,40}(?:我们将|我们要|必须|将(?:重点|着力|坚持|围绕|锚定|以)|要(?:重点|着力|坚持)|以下.{0,6}工作))"
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """What holds in a chapter for a statement that names no period and no modality of its own."""

    period: Period
    status: Status

    @classmethod
    def first(cls, profile: Profile) -> Chapter:
        """Before any heading a report looks back."""
        return cls(profile.review, Status.ACTUAL)


def years_in(text: str) -> tuple[int, ...]:
    """The calendar years that a text names, in order; 二〇二四年 too."""
    return tuple(int(year) for year in _YEAR.findall(with_arabic_years(text)))


def with_arabic_years(text: str) -> str:
    """The text with 二〇二四年 written 2024年; its length stays."""
    return _CHINESE_YEAR.sub(lambda match: match.group().translate(_DIGIT), text)


def chapter_of(heading: str, profile: Profile, level: int) -> Chapter | None:
    """What a heading or a caption says of its chapter; None where it says nothing of period or modality.

    Below the first level only a heading that names a year or half-year changes the chapter.
    """
    years = years_in(heading)
    plans = bool((_PLAN if years else _PLAN_OUTRIGHT).search(heading))
    reviews = bool(_REVIEW.search(heading))
    if level > 1 and not years and not _SECOND_HALF.search(heading) and not _FIRST_HALF.search(heading):
        return None
    many = _MANY_YEARS.search(heading) is not None
    if reviews and not (plans and years and min(years) > _last_year(profile.review)):
        return Chapter(_review_period(heading, years, profile, many=many), Status.ACTUAL)
    if plans:
        return Chapter(_plan_period(years, profile, many=many), Status.TARGET)
    if not years:
        return None
    if years[-1] > _last_year(profile.review):
        return Chapter(Period.year(years[-1]), Status.TARGET) if level == 1 else None
    return Chapter(Period.year(years[-1]), Status.ACTUAL) if level == 1 else None


def chapter_opened_by(paragraph: str, profile: Profile, current: Chapter) -> Chapter | None:
    """The chapter that a paragraph opens by its own words, or None where it goes on with the current one.

    A plan begins (今年经济社会发展的主要预期目标…); a review of five years turns to its last year (即将过去的2021年，)
    or one of a year to the five (回望过去五年，).
    """
    if current.status is Status.ACTUAL and profile.review.last.endswith("-12"):
        last = _last_year(profile.review)
        year = _THE_YEAR.match(paragraph)
        if year and _many(current.period) and (not year[1] or int(year[1]) == last):
            return Chapter(profile.review, Status.ACTUAL)
        if not _many(current.period) and _THE_YEARS.match(paragraph):
            return Chapter(Period.year(last - 4, last), Status.ACTUAL)
    ahead = _YEAR_AHEAD.match(paragraph)
    if ahead and profile.review.last.endswith("-12") and ahead[1] in ("今年", f"{profile.plan.first[:4]}年"):
        return Chapter(profile.plan, Status.TARGET)
    match = _TURN.search(paragraph[:160])
    if match is None:
        return None
    years = years_in(match.group())
    if years and max(years) <= _last_year(profile.review):
        return None
    many = _MANY_YEARS.search(match.group()) is not None
    return Chapter(_plan_period(years, profile, many=many), Status.TARGET)


def _many(period: Period) -> bool:
    return period.first[:4] != period.last[:4]


def _last_year(period: Period) -> int:
    return int(period.last[:4])


def _review_period(heading: str, years: tuple[int, ...], profile: Profile, *, many: bool) -> Period:
    since = _SINCE.search(heading)
    if since and int(since[1]) < _last_year(profile.review):
        return Period.year(int(since[1]), _last_year(profile.review))
    if years and years[-1] != _last_year(profile.review):
        return Period.year(years[-1])
    if many and not years:
        last = _last_year(profile.review)
        return Period.year(last - 4, last)
    return profile.review


def _plan_period(years: tuple[int, ...], profile: Profile, *, many: bool) -> Period:
    later = [year for year in years if year > _last_year(profile.review)]
    if later:
        return Period.year(later[0])
    first = int(profile.plan.first[:4])
    return Period.year(first, first + 4) if many and not years else profile.plan
