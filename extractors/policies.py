"""Policy documents and what is done to them: titles between 《 and 》, and plans named without (印发…实施方案)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.clauses import Clauses, Quote, clauses_of
from extractors.lexicon import Lexicon
from extractors.model import Action, Passage, Policy, Profile

# Kinds of official documents; a title that ends otherwise is a book, a film or a newspaper.
_DOCUMENT = (
    "条例|规划|方案|意见|办法|措施|纲要|报告|计划|规定|规则|细则|准则|导则|通知|通告|公告|决定|决议|建议|指南|"
    "指引|清单|目录|政策|制度|标准|规范|规程|章程|"
    "协议|协定|备忘录|倡议|宣言|公约|合同|纪要|批复|函|令|法典|宪法|法|要点|要求|预案|体系|机制|图则|说明|"
    "名录|名单|手册|白皮书|蓝皮书|建议书|承诺书|责任书|草案|"
    "行动|工程|[\\d一二三四五六七八九十百]+条|实施案|若干政策措施"
)
# What may stand behind the kind of document: （草案）, （2021—2035年）, 2.0版, （试行）.
_TAIL = r"(?:（[^（）]{1,24}）|\d(?:\.\d)?版|[\d.]+|\d{4}年?|（?试行）?|修订稿?|草案|征求意见稿|编制说明|文本|全文|”)*"
_IS_DOCUMENT = re.compile(
    rf"(?:.*(?:{_DOCUMENT})|(?:建议|纲要|条例|准则|党章|章程|意见|报告|规定|办法|宪法|决定)){_TAIL}"
)
_WORKS = re.compile(
    "(?:电影|影片|电视剧|剧目|话剧|舞剧|歌剧|戏|剧|歌曲|曲目|歌舞|小说|诗|书|专著|画册|画|影视|纪录片|专题片|"
    "宣传片|节目|栏目|杂志|期刊|日报|晚报|报|图书|文集|丛书|志|"
    "作品|舞蹈|小品|动漫|动画|音乐|交响|史诗|展演|实景|演出|组歌|短视频|微视频|央视|刊发|刊登|登上|论文|中心|"
    "综艺|绘本)$"
)
_WORKS_AFTER = re.compile("[^，。；]{0,8}?(?:影视剧|电视剧|剧目|电影|影片|歌曲|图书|杂志|节目|舞剧|话剧|作品)")
_NO_DOCUMENT = re.compile(
    "(?:日报|晚报|时报|新闻|联播|周刊|杂志|观察|求是|报|网|志|书|卷|丛书|文库|大典|辞典|史|文集|之歌|证书|"
    "执照|许可证|报道|证|表)$"
)

_ISSUE = "印发|出台|发布|颁布|公布|下发|推出|签订|签署|颁发|公开|签定|转发|制发|缔结|审定"
_DRAFT = "编制|制定|制订|起草|形成|拟定|拟订|谋划|(?<!新)修订(?!后)|修编|编修|完善|编写|编印|完成|构建|草拟"
_IMPLEMENT = "实施|落实|贯彻|执行|推进|推动|围绕|对照|对标|紧扣|遵守|践行|施行|推行|抓好|用好|兑现|宣传|学习|衔接|深化"
_CITE = "按照|遵照|根据|依据|依照|参照|对接|对|入选|纳入|列入|代表|提请|连同|由|经|写入|抢抓|办好|联合国"
_VERB = re.compile(f"(?P<issued>{_ISSUE})|(?P<drafted>{_DRAFT})|(?P<implemented>{_IMPLEMENT})|(?P<cited>{_CITE})")
# Verbs this close together act on the same document: 制定并印发, 编制完成.
_ONE_ACT = 2
_AFTER = re.compile(
    r"[^，。；：《》]{0,14}?(?:(?P<issued>印发|出台|发布|颁布|公布|下发|签署|签订)(?!机遇|生效|以来|的)|"
    r"(?P<drafted>编制|制定|起草|修订|立法|获批|批复|报批|评审|编纂|修编)|(?P<implemented>实施|施行|落实|贯彻|"
    r"落地|执行))"
)
# What a document says or asks is cited, not done: 《…》提出, 《…》审查意见.
_SAYS = re.compile("[^，。；：《》]{0,12}(?:审查意见|精神|要求|提出|明确|指出|规定)")
_ACTIONS: tuple[Action, ...] = ("issued", "drafted", "implemented", "cited")
_JOINED = re.compile("[、和与及]?|以及")

# A plan without title marks is one only directly after a verb that makes documents, and with a whole kind of document.
_PLAIN_KINDS = (
    "实施方案|行动方案|工作方案|总体方案|改革方案|实施意见|若干意见|指导意见|若干措施|若干政策|若干政策措施|"
    "管理办法|实施办法|暂行办法|实施细则|专项规划|总体规划|"
    "发展规划|空间规划|条例|工作办法|建设方案|实施规划|的意见"
)
_PLAIN = re.compile(
    rf"(?P<verb>(?:{_ISSUE}|编制|制定|制订|起草|(?:细化|全面|深入|认真|抓好)?(?:贯彻)?落实|用[足好活]{{1,2}})"
    r"(?:印发|出台|实施|完成|并印发|并实施|了|好|用活|用好)*)"
    rf"(?P<title>[\u4e00-\u9fff“”+\d（）—-]{{2,40}}?(?:{_PLAIN_KINDS}))(?=[，。；、：（(]|[和及等并]|$|编制|等)"
)
_SCOPE = re.compile("(?:新一轮|全[县市区州省]|[我本][县市区州省])?(?:的)?")
_NO_TITLE = re.compile(
    "^(?:了|的|一系列|系列|各项|有关|相关|各类|一批|配套|具体|多项|全部|国家|上级|等|和|与|完成|实施|推进|"
    "落实|若干|出台|编制|县级|市级|省级)"
    "|[\\d一二三四五六七八九十]+(?:个|项|部|件|份|余)|以及|、|等|各项"
)
_SHORTEST = 8


def find_policies(passages: Sequence[Passage], lexicon: Lexicon, profile: Profile) -> list[Policy]:
    """The policy facts of the passages, in the order of the text."""
    facts: list[Policy] = []
    for passage in passages:
        text = passage.sentence.text
        if "《" not in text and not _PLAIN.search(text):
            continue
        clauses = clauses_of(text)
        for start, end, action in (*_titled(clauses), *_plain(clauses)):
            facts.append(Policy(**passage.sentence.cite(start, end), title=text[start:end], action=action))
    return facts


def _titled(clauses: Clauses) -> Iterator[tuple[int, int, Action]]:
    """The documents between title marks: [start, end) of the title without its marks, and what is done to it."""
    for run in _runs(clauses):
        for title in run:
            if _is_document(clauses, run[0], title):
                yield title.start + 1, title.end - 1, _action(clauses, run[0].start, run[-1].end)


def _runs(clauses: Clauses) -> Iterator[list[Quote]]:
    """Titles that follow each other with nothing, 、 or 和 between: what is said of one is said of all."""
    run: list[Quote] = []
    for title in clauses.titles:
        if run and not _JOINED.fullmatch(clauses.outer, run[-1].end, title.start):
            yield run
            run = []
        run.append(title)
    if run:
        yield run


def _is_document(clauses: Clauses, first: Quote, title: Quote) -> bool:
    words = clauses.text[title.start + 1 : title.end - 1]
    before = clauses.outer[max(0, first.start - 8) : first.start]
    if (
        before.endswith("入选")
        or _WORKS.search(before)
        or _WORKS_AFTER.match(clauses.outer, title.end)
        or _NO_DOCUMENT.search(words)
    ):
        return False
    return _IS_DOCUMENT.fullmatch(words) is not None


def _action(clauses: Clauses, start: int, end: int) -> Action:
    """What the report says was done to the documents at [start, end)."""
    after = _AFTER.match(clauses.outer, end)
    if after and after["issued"]:
        return "issued"
    before = clauses.outer[clauses.clause_start(start) : start]
    acts = _last_act(before)
    if after and after["drafted"] and acts == {"implemented"}:  # 推动《…》立法
        return "drafted"
    if acts:
        return next(action for action in _ACTIONS if action in acts)
    if after and not _SAYS.match(clauses.outer, end):
        return next(action for action in _ACTIONS if after[action])
    return "cited"


def _last_act(words: str) -> set[str]:
    """The actions of the last verb before a title and of the verbs directly before that one."""
    acts: set[str] = set()
    at = None
    for verb in reversed(list(_VERB.finditer(words))):
        if at is not None and at - verb.end() > _ONE_ACT:
            break
        acts.add(verb.lastgroup or "cited")
        at = verb.start()
    return acts


def _plain(clauses: Clauses) -> Iterator[tuple[int, int, Action]]:
    """The plans named without title marks."""
    for match in _PLAIN.finditer(clauses.outer):
        start, end = match.span("title")
        scope = _SCOPE.match(clauses.outer, start, end)
        start = scope.end() if scope else start
        if end - start < _SHORTEST or _NO_TITLE.search(clauses.outer[start:end]) or clauses.in_title(start, end):
            continue
        acts = _last_act(match["verb"])
        yield start, end, next(action for action in _ACTIONS if action in acts)
