"""Periods that a sentence names, and whether a clause reports what is or says what shall be.

A sentence's context gives its period and status; its own words override both. A period named at the head of a clause
(`2023年，…`, `到2025年，…`) holds on to the end of the sentence, one in the middle of a clause for that clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.model import Context, Period, Profile, Status

PeriodRole = Literal["when", "base"]


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period named in a text at [start, end).

    A mention with role `base` is what something is compared with (较2019年增长): its `period` runs from the base to
    the period that is compared. `leads` is True where the mention holds beyond its own clause. `status` is set where
    the mention itself tells it (到2025年 in a report on 2023 can only be a target).
    """

    start: int
    end: int
    period: Period
    role: PeriodRole
    leads: bool
    status: Status | None


def find_periods(text: str, context: Context, profile: Profile) -> tuple[PeriodMention, ...]:
    """The periods that a sentence's uniform text names, in order, read in its context; attributes are left out.

    `2023年度计划` is no mention: it says which plan, not when something was.
    """
    if "年" not in text and "月" not in text and "季度" not in text and "十" not in text:
        return ()
    found: list[PeriodMention] = []
    for match in _MENTION.finditer(text):
        rule = _RULES[match.lastgroup or ""]
        period = rule(match, context, profile)
        if period is None or _ATTRIBUTE.match(text, match.end()):
            continue
        role: PeriodRole = "base" if _BASE_BEFORE.search(text[max(0, match.start() - 5) : match.start()]) else "when"
        if role == "base":
            compared = context.period.last
            if int(period.last[:4]) >= int(compared[:4]) - 1:
                continue  # the year before is what growth is compared with anyway
            period = Period(period.last[:4] + "-01", compared)
        found.append(
            PeriodMention(
                match.start(),
                match.end(),
                period,
                role,
                _leads(text, match.start()),
                _status_of(period, context, profile),
            )
        )
    return tuple(found)


def governing(mentions: Sequence[PeriodMention], text: str, at: int) -> PeriodMention | None:
    """The mention that says when the statement at position `at` holds: the last before it that still does."""
    for mention in reversed(mentions):
        if mention.role == "when" and mention.end <= at and (mention.leads or not _clause_end(text, mention.end, at)):
            return mention
    return None


def base_of(mentions: Sequence[PeriodMention], text: str, at: int) -> PeriodMention | None:
    """The earlier period that the statement at `at` is compared with (较2019年分别增长…), or None.

    A comparison holds for its clause, and for a yearly average in the next (是2015年的2倍，年均增长15%).
    """
    for mention in reversed(mentions):
        if mention.role == "base" and mention.end <= at:
            between = text[mention.end : at]
            if _SENTENCE_PART.search(between):
                return None
            if "，" not in between or (between.count("，") == 1 and "，年均" in between):
                return mention
    return None


def modality(clause: str, context: Context, profile: Profile) -> tuple[Period, Status]:
    """When a clause's statement holds, and whether it is an actual or a target.

    `clause` is uniform text up to and including the statement's predicate: its own words (力争, 拟, 已, 到2025年, 去年)
    override the context's period and status.
    """
    mention = governing(find_periods(clause, context, profile), clause, len(clause))
    return settle(clause, mention, context)


def settle(clause: str, mention: PeriodMention | None, context: Context) -> tuple[Period, Status]:
    """As `modality`, with the governing mention known."""
    period = mention.period if mention else context.period
    status = mention.status if mention and mention.status else context.status
    if status is Status.ACTUAL and _INTENDS.search(clause) and not (mention and mention.status):
        status = Status.TARGET
    elif status is Status.TARGET and _ALREADY.search(clause) and not _INTENDS.search(clause):
        status = Status.ACTUAL
    return period, status


# --- the words of modality --------------------------------------------------------------------------------------

_INTENDS = re.compile(
    r"力争|拟(?=投|建|新|引|实施|申|推|开|完成|安排|用|招|于|在|总)|计划(?:总?投资|新|建设|实施|完成|开工|引进|到|用|投入|于|在|今年|安排)|"
    r"(?:预期|奋斗)目标(?:是|为|：)|将(?=达|新|实现|完成|建|力|形成|增|带|超|突破|投|可|能|引|于|在|有|继续|进一步|提供)|"
    r"建成(?:投产|达产|投用|运营)?后|达产后|投产后|(?<!完成)(?<!实现)规划(?:建设|总?投资|面积|到)|有望|可望"
)
_ALREADY = re.compile(
    r"(?:目前|迄今|当前|至今|现)已|已(?:经|累计|完成|建成|达|有|实现|投|开|签|引|入|落)|截至目前|(?:现有|现存|现已)"
)

# --- what names a period ----------------------------------------------------------------------------------------

_BASE_BEFORE = re.compile(r"(?:[较比]|相?[较比]于|与|同|从|由|基础上[较比]|是|为)$")
# What makes of a period an attribute of a document or of a list: it does not say when the statement holds.
_ATTRIBUTE = re.compile(
    r"度?(?:国民经济|政府工作|计划(?!完成|总?投|实施|新|开|安|建|引|到|用|于)|指标体系|财政预算|预算|工作报告|工作要点|度(?!假)|版|中国|全国百|全球|世界)"
    r"|(?:的|，)?基础上|”|规划|国债|增发"
)
_LEAD_IN = re.compile(
    r"(?:^|[，。；：！]|——)(?:(?:力争|确保|预计|争取|计划|其中|但|而|且|并|同时|特别是|据初步核算|自|从|到|至|截至|截止|在|于|"
    r"以|对|[一二三四五六七八九]是|全[县市区州省旗]|我[县市区州]|各位代表)[，：]?){0,3}$"
)
_CLAUSE_END = "，。；！"
_SENTENCE_PART = re.compile("[。；！]")

_NUMERAL = "[一二三四五六七八九十两\\d]{1,3}"
_YEAR = r"(?:20\d\d|19\d\d|二[〇○零][〇○零一二三四五六七八九]{2})"
_DASH = r" ?(?:[-—–~～]{1,2}|至|到) ?"
_MENTION = re.compile(
    rf"(?P<years>{_YEAR} ?年?{_DASH}{_YEAR} ?年)"
    rf"|(?P<months>(?:({_YEAR}) ?年|[今去本当]年)?(?<![\d.])(\d{{1,2}})月?份?{_DASH}(\d{{1,2}})月份?(?!\d?日))"
    rf"|(?P<half>(?:({_YEAR}) ?年|[今去本当]年)?(上半年|下半年|[一二三四]季度|前[二三]季度|1季度))"
    rf"|(?P<upto>截[至止到](?:({_YEAR}) ?年|[今去本当]年)?(\d{{1,2}})月(?:底|末|份|\d{{1,2}}日)?)"
    rf"|(?P<year>({_YEAR}) ?年(?!代)[底末初]?)"
    rf"|(?P<deictic>今年(?!底)|去年|上一?年度?(?!同|期|提|增|下|减|末|底)|明年|来年|全年)"
    rf"|(?P<past>(?:过去|近|最近|前)?的?({_NUMERAL})年(?:多?来|间(?!隔)|累计|工作回顾)|(?:过去|近)的?({_NUMERAL})年)"
    rf"|(?P<future>(?:今后|未来|下)的?({_NUMERAL})年)"
    rf"|(?P<plan>“?十([二三四五六])五”?(?:规划)?(期?末期?|时期|期间|以来|中期)?)"
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SMALL = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "几": 3}


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word.startswith("十") and len(word) == 2:
        return 10 + _SMALL[word[1]]
    return _SMALL.get(word, 0)


def _year(word: str) -> int:
    return int(word.translate(_DIGITS))


def _current(words: str, context: Context, profile: Profile) -> int:
    """The year that 今年, 去年 or no word at all means in a context."""
    stated = re.search(_YEAR, words)
    if stated:
        return _year(stated.group())
    if words.startswith("去"):
        return _this_year(context, profile) - 1
    if words.startswith("今"):
        return _this_year(context, profile)
    return int(context.period.last[:4]) if context.status is Status.ACTUAL else int(context.period.first[:4])


def _this_year(context: Context, profile: Profile) -> int:
    """The year in which the report is read: that of its day of issue, or the year that it plans."""
    if profile.issued:
        return int(profile.issued[:4])
    if profile.review.last[5:] != "12":
        return int(profile.review.first[:4])
    return int(profile.plan.first[:4])


def _years(match: re.Match[str], context: Context, profile: Profile) -> Period | None:
    first, last = (_year(year) for year in re.findall(_YEAR, match.group()))
    return Period.year(first, last) if first <= last else None


def _months(match: re.Match[str], context: Context, profile: Profile) -> Period | None:
    words = match.group()
    after = re.search(r"(\d{1,2})月?份?" + _DASH + r"(\d{1,2})月", words)
    if after is None:
        return None
    first, last = int(after[1]), int(after[2])
    return Period.months(_current(words, context, profile), first, last) if 1 <= first <= last <= 12 else None


_PARTS = {"上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "1季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9)}
_PARTS |= {"四季度": (10, 12), "前二季度": (1, 6), "前三季度": (1, 9)}


def _half(match: re.Match[str], context: Context, profile: Profile) -> Period | None:
    words = match.group()
    part = next((months for name, months in _PARTS.items() if words.endswith(name)), None)
    if words.endswith("前三季度"):
        part = _PARTS["前三季度"]
    return Period.months(_current(words, context, profile), *part) if part else None


def _upto(match: re.Match[str], context: Context, profile: Profile) -> Period | None:
    words = match.group()
    month = re.search(r"(\d{1,2})月", words)
    last = int(month[1]) if month else 0
    return Period.months(_current(words[2:], context, profile), 1, last) if 1 <= last <= 12 else None


def _one_year(match: re.Match[str], context: Context, profile: Profile) -> Period | None:
    year = _year(match.group().rstrip("年底末初 "))
    since = match.string[match.end() : match.end() + 2] == "以来" or match.string[max(0, match.start() - 1)] == "自"
    last = int(context.period.last[:4])
    return Period.year(year, last if since and last > year else None)


def _deictic(match: re.Match[str], context: Context, profile: Profile) -> Period | None:
    words = match.group()
    if words == "全年":
        whole = context.period.first[:4] == context.period.last[:4]
        return Period.year(int(context.period.first[:4])) if whole else None
    this = _this_year(context, profile)
    if words in ("明年", "来年"):
        return Period.year(this + 1 if profile.issued else int(profile.plan.first[:4]))
    return Period.year(this if words == "今年" else this - 1)


def _past(match: re.Match[str], context: Context, profile: Profile) -> Period | None:
    words = re.sub(r"^(?:过去|最近|近|前)?的?", "", match.group())
    count = _number(re.match(r"[一二三四五六七八九十两\d]+", words).group())  # type: ignore[union-attr]
    last = int(profile.review.last[:4])
    return Period.year(last - count + 1, last) if 2 <= count <= 30 else None


def _future(match: re.Match[str], context: Context, profile: Profile) -> Period | None:
    count = _number(re.search(_NUMERAL, match.group()).group())  # type: ignore[union-attr]
    first = int(profile.plan.first[:4])
    return Period.year(first, first + count - 1) if 2 <= count <= 15 else None


def _plan(match: re.Match[str], context: Context, profile: Profile) -> Period | None:
    words = match.group()
    number = _SMALL[words[words.index("十") + 1]]
    first = 2001 + 5 * (number - 0)
    if words.endswith(("末", "末期", "期末")):
        return Period.year(first + 4)
    if words.endswith("以来"):
        return Period.year(first, max(first, int(profile.review.last[:4])))
    if words.endswith(("时期", "期间")) or _BASE_BEFORE.search(match.string[: match.start()]):
        return Period.year(first, first + 4)
    return None


_RULES: dict[str, Callable[[re.Match[str], Context, Profile], Period | None]] = {
    "years": _years,
    "months": _months,
    "half": _half,
    "upto": _upto,
    "year": _one_year,
    "deictic": _deictic,
    "past": _past,
    "future": _future,
    "plan": _plan,
}


def _leads(text: str, start: int) -> bool:
    return _LEAD_IN.search(text[max(0, start - 12) : start]) is not None


def _clause_end(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in _CLAUSE_END)


def _status_of(period: Period, context: Context, profile: Profile) -> Status | None:
    """A period that begins after the one looked back on is to come; one that ends with it or before is past."""
    if period.first > profile.review.last:
        return Status.TARGET
    if period.last <= profile.review.last:
        return Status.ACTUAL
    return None
