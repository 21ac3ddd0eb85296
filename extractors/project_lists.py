"""Clauses that list projects: which stretch is an item, which verbs govern it, and what the list calls its items.

`find_groups` turns the uniform text of a sentence into groups: the items that one verb or predicate governs, each cut
free of the verbs around it, with the word that closes the list (等12个重点项目). Whether an item names a project is not
decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.project_bounds import one_of
from extractors.stage_words import AVERSE, LIKELY, NONE, OPEN, SURE
from extractors.stages import (
    Course,
    invested_in,
    lead,
    mentioned,
    middle,
    progress_in,
    together,
    trail,
)
from extractors.text import Span

_COUNT = r"(?:\d+(?:\.\d+)?余?|[一二两三四五六七八九十百]+|[数多几])"
_CLASSIFIER = one_of("个 项 座 条 处 家 所 批 大类 大 类 段 栋 宗 片 只 支 户 幢 台 套 件")
_MANY = rf"(?:一大批|一批|一系列|系列|若干|众多|{_COUNT}余?多?{_CLASSIFIER})"
_ETC = re.compile(
    r"(?<![平均对同上特优劣何相不我])等(?![级离候待于效奖价温保次别闲深])"
    r"(?:(?<![高中初]等)|(?=\d|多|一批|重点|重大|项目|工程|[一二两三四五六七八九十数][个所条座处家项]))"
)
_NOT_A_PROJECT = one_of("总量 清单 管理 资金 储备库 资源 审批 评审 用地 招商 谋划 申报 服务 带动 为王 落地率 开工率")
_AFTER_ETC = re.compile(
    rf"(?P<many>{_MANY})?(?P<kind>[^、]{{0,18}}?(?:项目|工程))(?![库化部组制法经包方]|{_NOT_A_PROJECT})"
)
_MANY_FIRST = re.compile(_MANY)
_COUNTED_KIND = re.compile(
    r"(?<![-—~至到])(?P<count>\d+|[两二三四五六七八九十]+)[个座处条项所件家](?P<kind>[\u4e00-\u9fff][^、]{1,18})$"
)
_JOINED = re.compile("(?:以及|[和及与])$")
_UNIT = one_of(
    "个 项 座 条 处 家 所 公里 千米 米 亩 万亩 公顷 平方米 万平方米 平方公里 万平方公里 户"
    " 万户 套 万套 盏 台 辆 株 栋 幢 间 片 人 万人 眼 座次 张 口 亿元 万元 万千瓦 千瓦"
    " 兆瓦 吨 万吨 万立方米 立方米 亿立方米 车位 床 张床位 个床位 班 宗 段 批 只 头 万头"
    " 万只"
)
_QUANTITY = rf"(?:约|近|超过?|共|各|合计|总计)?\d+(?:\.\d+)?[余多]?{_UNIT}(?:以上|左右|以内|余)?(?:建设|改造)?"
_QUANTITY_LAST = re.compile(rf"(?:[、，和及]?{_QUANTITY})+$")
# What follows a name and says something that is no course of construction: the name ends there.
_CUT = re.compile(
    one_of(
        "纳入 被纳入 列入 被列入 入选 评为 被评为 获评 荣获 获得 入围 成为 填补 标志 标志着 惠及 带动 受到 位居"
        " 面积 全长 总长 位于 占地 预计 计划于 将于 拟于 有效 有力 极大 大幅 解决 结束 让"
    )
    + r"|(?:总投资|投资额)(?!(?:额|约|近|超|过|达|为)*[\d.]+[百千万亿]+余?元的)"
    + r"|并(?![网投建正于])|使(?!用)得?|为(?=[^民])|达到?(?=\d)|获批(?=.)|获(?=国家|[省市批])|(?:落地|落户)(?=..)"
    r"|实现(?!竣工|通车|投产|开工|并网|达产|主体)|由(?=..)|在(?=.{2,})|是(?=..)"
    r"|进入(?!主体|施工|试|收尾|实质|关键|全面|招标|前期|设计|建设)"
    r"|成功(?!签约|落地|开|并网|落户|下线|投|运|建|复|试|点|合|封)"
)
# A project that enters a plan is planned.
_PLAN = re.compile("(?:被?[纳列]入)[^，]{2,24}(?:规划|建设计划|项目储备库|储备库|规划盘子)(?:项目|盘子|布局)?")
_TIME_LAST = re.compile(
    r"(?:(?:于|在|将于|力争)?(?:20\d\d年)?(?:\ufffc{4}之?前|\d{1,2}月(?:\d{1,2}日)?(?:份|底|初|中旬|上旬|下旬)?|[年月]?底|年内|年底|年初|年末|[上下]半年|[一二三四]季度|春节|国庆节?|五一|“五一”|“十一”)(?:之?前)?"
    r"|20\d\d年(?:底|初|末)?前?)$"
)
_LISTED = re.compile(
    "(?:被?[纳列]入|入选|入围|进入)[^，]{0,28}(?:项目库|(?:重点|重大|推介|建设|示范)项目)(?:名单|清单|计划|库|盘子|笼子)?"
)
_AMONG_OTHERS = re.compile("(?:被?[纳列]入|入选|评为|获评|成为)[^，]*(?:试点|名单|范围|目录|示范|创建|节点)")
_SAYING = re.compile("落地|落户|获批|获$|进入|实现|在")
_QUOTED = re.compile(
    r"“[^“”]{1,40}”|\"[^\"]{1,40}\"|‘[^‘’]{1,40}’|《[^《》]{1,60}》|（[^（）]{1,60}）|【[^【】]{1,40}】"
)
_CLAUSE = re.compile(r"[^，；：。！？…]+")
_COMMA = re.compile(r"、|(?<=项目)(?:以及|[和及与])|(?<=主体工程)(?:以及|[和及与])")
_SHARES = re.compile(r"(?<=%)[、和](?=\d)|(?<=\d)、(?=\d)")
_TASKS = frozenset(("建设", "实施", "建设实施", "建设进度", "的建设", "建设步伐"))
_MASK = "\ufffc"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: [start, end) of the sentence's text, verbs and predicate cut off.

    `counted`: a quantity stands after it (农村公路120公里). `cut`: what follows it was cut off without being read.
    """

    start: int
    end: int
    counted: bool = False
    progress: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What one verb or predicate governs.

    `kind` is what the list calls its items (重点项目, 公路改造升级工程), empty where it says nothing; `etc` whether 等
    closes the list; `count` the number the list states; `before` whether a verb stands before the items, `after`
    whether a predicate follows. `header`: the words before the colon that opens the list.
    """

    items: tuple[Item, ...]
    course: Course
    kind: str = ""
    etc: bool = False
    count: int | None = None
    many: str = ""
    before: bool = False
    after: bool = False
    header: str = ""
    rest: str = ""


@dataclass(slots=True)
class _Draft:
    """A group while it is being read."""

    lead: Course | None = None
    items: list[Span] = field(default_factory=list)


def find_groups(text: str) -> Iterator[Group]:
    """The groups of a sentence's uniform text, clause by clause."""
    outer = masked(text)
    header = ""
    for clause in _CLAUSE.finditer(outer):
        opened = outer[clause.start() - 1 : clause.start()] == "："
        for group in _clause_groups(text, outer, Span(*clause.span()), header if opened else ""):
            yield (
                _promised(outer, clause.end(), group)
                if group.course.force > NONE
                else _with_comment(outer, clause.end(), group)
            )
        if outer[clause.end() : clause.end() + 1] == "：":
            header = text[clause.start() : clause.end()]
        elif not opened:
            header = ""


def _promised(outer: str, end: int, group: Group) -> Group:
    """A group that the clause after it promises to complete: 加快甲路建设，确保年内竣工通车."""
    if group.course.stage not in ("ongoing", "started") or not outer.startswith("，确保", end):
        return group
    comment = _CLAUSE.match(outer, end + 1)
    said = trail(outer, end + 2, comment.end()) if comment is not None else None
    if said is None or said.stage != "completed" or said.force < SURE or "20" in outer[end : said.start]:
        return group
    before = _before_time(outer, end + 1, said.start)
    if before - end > 3 or group.items[-1].end < end - 24:
        return group
    return replace(group, course=replace(group.course, stage="completed"))


def _with_comment(outer: str, end: int, group: Group) -> Group:
    """A group with no verb of its own, under the predicate of the clause that follows: 甲项目，力争年底开工."""
    if not outer.startswith("，", end) or not outer.endswith(("项目", "工程"), 0, end):
        return group
    comment = _CLAUSE.match(outer, end + 1)
    if comment is None:
        return group
    at, stop = comment.span()
    said = trail(outer, at, stop)
    whole = lead(outer, at, stop)
    if said is None and (whole is None or whole.end < stop):
        return group
    course = said if said is not None else whole
    return group if course is None else replace(group, course=course, after=True)


def masked(text: str) -> str:
    """The text with what stands in quotation marks or brackets blanked out, and the commas of number lists too."""
    out = _QUOTED.sub(lambda match: _MASK * len(match.group()), text)
    return _SHARES.sub(_MASK, out)


def _clause_groups(text: str, masked: str, clause: Span, header: str) -> Iterator[Group]:
    draft = _Draft()
    inherited: Course | None = None
    for item in _items(masked, clause):
        before = _lead_of(masked, item, first=not draft.items and inherited is None)
        if before is not None:
            if draft.items:
                yield _closed(text, masked, draft, header)
            draft = _Draft(before)
            item = Span(before.end, item.end)
        elif draft.lead is None and inherited is not None:
            draft.lead = inherited
        if item.start >= item.end:
            continue
        draft.items.append(item)
        if _ends(masked, item):
            yield _closed(text, masked, draft, header)
            inherited = draft.lead if _ETC.search(masked, item.start, item.end) else None
            draft = _Draft()
    if draft.items:
        yield _closed(text, masked, draft, header)


def _items(masked: str, clause: Span) -> Iterator[Span]:
    at = clause.start
    for comma in _COMMA.finditer(masked, clause.start, clause.end):
        if comma.start() > at:
            yield Span(at, comma.start())
        at = comma.end()
    if clause.end > at:
        yield Span(at, clause.end)


def _lead_of(masked: str, item: Span, *, first: bool) -> Course | None:
    found = lead(masked, item.start, item.end)
    if found is not None and found.end < item.end:
        return found
    if not first or trail(masked, item.start, item.end) or progress_in(masked, item.start, item.end):
        return None
    inner = middle(masked, item.start, item.end)
    if inner is None or inner.end >= item.end or inner.start - item.start > 14:
        return None
    if masked[inner.start - 1] in "等目程的":
        return None
    return inner


def _ends(masked: str, item: Span) -> bool:
    """Whether the item closes its list: 等 stands in it, or a predicate ends it."""
    return bool(
        _ETC.search(masked, item.start, item.end)
        or trail(masked, item.start, item.end)
        or progress_in(masked, item.start, item.end)
    )


def _closed(text: str, masked: str, draft: _Draft, header: str) -> Group:
    """The draft's items cut free, with what closes the list read."""
    last = draft.items[-1]
    etc = _ETC.search(masked, last.start, last.end)
    if etc is not None and etc.start() > last.start:
        return _listed(text, masked, draft, etc.start(), header)
    end, course, shares = _predicate(masked, last)
    counted = _COUNTED_KIND.search(masked, last.start, end)
    kind, count, many = "", None, ""
    joined = _JOINED.search(masked, last.start, counted.start()) if counted is not None else None
    if joined is not None:  # 甲公园和11处游园: the counted ones are others
        end = joined.start()
    elif counted is not None and counted.start() > last.start:
        count = _number(counted["count"])
        kind, end, many = text[counted.start("kind") : end], counted.start(), counted.group()[: -len(counted["kind"])]
    items, tail = _with_quantities(masked, [*draft.items[:-1], Span(last.start, end)], shares)
    return Group(
        items,
        together(draft.lead, course),
        kind=kind,
        count=count,
        many=many,
        before=draft.lead is not None,
        after=course is not None,
        header=header,
        rest=tail,
    )


def _listed(text: str, masked: str, draft: _Draft, etc: int, header: str) -> Group:
    """A list that 等 closes: what follows 等 names the kind of the items, and says how far they are."""
    last = draft.items[-1]
    match = _AFTER_ETC.match(masked, etc + 1, last.end)
    course: Course | None
    if match is not None:
        kind, many, rest = text[match.start("kind") : match.end()], match["many"] or "", text[match.end() : last.end]
        shares = progress_in(masked, match.end(), last.end)
        course = None if rest in _TASKS else mentioned(rest)
        if course is not None and course.force == NONE:
            course = None
        if shares or invested_in(masked, match.end(), last.end) is not None:
            course = Course(match.end(), last.end, "ongoing", LIKELY)
        percents = shares[1] if shares else ()
    else:
        end, course, percents = _predicate(masked, Span(etc, last.end))
        first = _MANY_FIRST.match(masked, etc + 1, end)
        many = first.group() if first else ""
        quantity = _QUANTITY_LAST.search(masked, etc + 1 + len(many), end)
        kind = text[etc + 1 + len(many) : quantity.start() if quantity else end]
        rest = text[end : last.end]
    items, _ = _with_quantities(masked, [*draft.items[:-1], Span(last.start, etc)], percents)
    number = re.match(r"\d+|[一二两三四五六七八九十]+", many)
    return Group(
        items,
        together(draft.lead, course),
        kind=kind,
        etc=True,
        count=_number(number.group()) if number else None,
        many=many,
        before=draft.lead is not None,
        after=course is not None,
        header=header,
        rest=rest,
    )


def _predicate(masked: str, item: Span) -> tuple[int, Course | None, tuple[Decimal, ...]]:
    """Where the name in the item ends, what the words after it say, and the shares done that they state."""
    shares = progress_in(masked, item.start, item.end)
    if shares is not None and shares[0] > item.start:
        return shares[0], Course(shares[0], item.end, "ongoing", LIKELY), shares[1]
    invested = invested_in(masked, item.start, item.end)
    if invested is not None and invested > item.start:
        return invested, Course(invested, item.end, "ongoing", LIKELY), ()
    cut = _CUT.search(masked, item.start + 2, item.end)
    end = cut.start() if cut else item.end
    found = trail(masked, item.start, end)
    if found is not None:
        return _before_time(masked, item.start, found.start), found, ()
    if cut is not None and _PLAN.fullmatch(masked, cut.start(), item.end):
        return cut.start(), Course(cut.start(), item.end, "planned", LIKELY), ()
    if cut is not None and _LISTED.fullmatch(masked, cut.start(), item.end):
        return cut.start(), Course(cut.start(), item.end, None, SURE), ()
    if cut is not None and _AMONG_OTHERS.match(masked, cut.start(), item.end):
        return cut.start(), Course(cut.start(), item.end, None, AVERSE), ()
    if cut is not None:
        said = mentioned(masked[cut.start() : item.end])
        stage = said.stage if said.force > OPEN and _SAYING.match(cut.group()) else None
        return end, Course(end, item.end, stage, OPEN), ()
    return end, None, ()


def _before_time(masked: str, start: int, end: int) -> int:
    """Where the words end that a time stands after: 甲水库6月底前[全面建成]."""
    time = _TIME_LAST.search(masked, start + 2, end)
    return time.start() if time is not None else end


def _with_quantities(masked: str, spans: list[Span], shares: tuple[Decimal, ...]) -> tuple[tuple[Item, ...], str]:
    """The spans as items, without the quantities at their ends, with the share done of each."""
    items: list[Item] = []
    for number, span in enumerate(spans):
        quantity = _QUANTITY_LAST.search(masked, span.start, span.end)
        end = quantity.start() if quantity else span.end
        share = shares[number] if len(shares) == len(spans) else None
        if end > span.start:
            items.append(Item(span.start, end, quantity is not None, share))
    return tuple(items), ""


_NUMERALS = {numeral: number for number, numeral in enumerate("零一二三四五六七八九十")} | {"两": 2}


def _number(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    return _NUMERALS.get(written)
