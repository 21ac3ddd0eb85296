"""The build of a sentence: its clauses, its quotations and titled documents, and the verbs that govern its names.

Names in quotation marks hide words that look like verbs or heads (“抓项目促投资”); `Clauses.outer` therefore is the
sentence with all that stands between quotation marks or title marks blanked, character for character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

BLANK = "□"
_ENCLOSED = re.compile(r"《[^《》]{1,120}》|“[^“”]{1,60}”|\"[^\"“”]{1,60}\"|「[^「」]{1,60}」")
_BREAK = re.compile(r"[，。；：！？,;\n]|——")


class Governs(Enum):
    """How a verb takes a name: carries it out, orients itself by it, makes it, wins or seeks it, fights it."""

    CARRY = "carry"
    FOCUS = "focus"
    MAKE = "make"
    WON = "won"
    SOUGHT = "sought"
    AVERT = "avert"
    HOLD = "hold"


_VERBS: dict[Governs, tuple[str, ...]] = {
    Governs.CARRY: (
        "实施 推进 推行 开展 启动 落实 落细 践行 贯彻 深化 抓实 抓好 抓细 抓牢 推动 促进 推广 执行 统筹",
        "承接 打好 打赢 打响 探索 创新 健全 完善 建立 构建 构筑 优化 迭代 部署 组织 参与 加入 响应 对接",
        "对标 融入 运用 借鉴 用好 用活 抢抓 抓住 发起 巩固 强化 做好 做实 做深 建强 搭建 加快 拓展 完成",
        "办好 升级 狠抓 力推 试行 采取 实行 出台 制定 用足 扩面 提速",
    ),
    Governs.FOCUS: (
        "聚焦 围绕 紧扣 紧盯 锚定 瞄准 按照 坚持 依托 突出 立足 牢记 对照 牢牢守住 坚守 守住 守牢 秉持",
        "弘扬 扛起 扛牢",
    ),
    Governs.MAKE: (
        "打造 建设 建成 擦亮 唱响 做强 做优 做大 做靓 叫响 提升 塑造 培育 发展 壮大 形成 推出 开发 创作",
        "培养 引进 实现",
    ),
    Governs.WON: (
        "成为 获批 获评 入选 入围 列入 列为 纳入 被评为 被认定为 被确定为 被命名为 被授予 被列为 被列入",
        "被纳入 评为 认定为 确定为 命名为 荣获 荣膺 荣登 获得 喜获 获 创成 创建成 创建成为 成功创建 成功创成 成功争取",
        "成功争创 成功获批 成功入选 成功申报 跻身 摘得 捧得 夺得 蝉联 授予 斩获 喜提 摘取 拿下 通过 获选",
        "当选 跻入 顺利创建 新晋",
    ),
    Governs.SOUGHT: (
        "争创 创建 申报 申创 争取 力争 争当 争做 争建 创评 争列 冲刺 申建 争获 努力争创 全力争创 奋力争创 聚力争创",
        "努力争取 全力争取 奋力争取 努力争当 全力争当",
    ),
    Governs.AVERT: (
        "杜绝 防止 遏制 防范 严控 整治 反对 查处 纠治 破除 打击 严禁 克服 摒弃 解决 破解 消除 治理 化解",
        "取缔 严防 力戒 警惕 清理",
    ),
    Governs.HOLD: ("举办 承办 举行 主办 召开 亮相 开幕 承接举办 组织举办 协办",),
}


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_CLASS = {verb: kind for kind, lines in _VERBS.items() for verb in sorted(_words(*lines))}
_SPELLED = tuple(sorted(_CLASS))
_MATCHER = AhoCorasick(_SPELLED, matchkind=MatchKind.LeftmostLongest)
# 创新型城市, 组织部 and the like hold no verb.
_AFTER_NO_VERB = frozenset("型性部力者度化")

# Words that are nouns as often as verbs: they govern only where they open the clause or an adverb stands before them.
_NOUNS_TOO = _words(
    "发展 建设 提升 创新 治理 整治 培育 培养 促进 推广 组织 部署 统筹 巩固 强化 优化 升级 开发 创作 创建 建成",
    "引进 通过 获 打击 清理 拓展 运用 探索 参与 融入 加快 完成 坚持 突出 实现 贯彻 落实 执行 推进 实施 消除",
    "化解 解决 申报 防范 形成",
)
# What may stand between a verb and its object.
_AFTER_VERB = frozenset({"", "了", "好", "以", "并", "为"})
# Words that are verbs wherever they stand.
_PLAIN = _words(
    "实施 开展 推行 启动 打好 打赢 推进 落实 深化 被评为 被认定为 被确定为 被命名为 被授予 被列为 被列入",
    "被纳入 获评 获批 入选 荣获 荣膺 创成 成功创建 成功争创 成功入选 纳入 列入 争创",
)
# Words before a verb that tell that it is one.
_ADVERB = re.compile(
    "(?:深入|持续|全面|大力|扎实|积极|着力|继续|认真|有序|稳步|严格|全力|纵深|加快|加速|有力|有效|切实|统筹|协同|"
    "强力|高效|高标准|高位|深度|主动|率先|广泛|集中|一体|务实|坚决|坚定|充分|不断|进一步|常态化|全方位|打表|"
    "清单化|聚力|奋力|牢牢|抓紧|重点|同步|逐步|稳妥|精准|成功|顺利|联合|共同|确保|力争|再次|首次|连续|陆续|正式|"
    "并|来|要|将|以|能|已|我们|[我全][县市区州]|年|月|底|[一二三四五六七八九十]是|通过|、|）|了|和|及)$"
)
# Verbs that another verb may follow (组织实施), and verbs that may follow another.
_LEADING = re.compile("(?:组织|启动|创新|探索|推动|支持|鼓励|引导|争取|谋划|参与|获批|部署|推进|开展|落实|聚焦)$")
_FOLLOWING = _words(
    "实施 推进 开展 落实 推行 启动 深化 贯彻 执行 实行 创建 争创 申报 融入 建立 构建 完善 健全 打造 做好 抓好"
)


class Quote(NamedTuple):
    """A quotation: [start, end) with its marks."""

    start: int
    end: int


class Verb(NamedTuple):
    """A verb of the sentence and how it takes what follows."""

    start: int
    end: int
    governs: Governs


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence taken apart; all positions count characters of its uniform text."""

    text: str
    outer: str
    quotes: tuple[Quote, ...]
    titles: tuple[Quote, ...]  # documents, 《…》
    verbs: tuple[Verb, ...]
    breaks: tuple[int, ...]  # where clauses begin, in order

    def clause_start(self, at: int) -> int:
        """Where the clause begins that position `at` stands in."""
        before = bisect_right(self.breaks, at)
        return self.breaks[before - 1] if before else 0

    def clause_end(self, at: int) -> int:
        """Where the clause ends that position `at` stands in."""
        match = _BREAK.search(self.outer, at)
        return match.start() if match else len(self.outer)

    def verbs_before(self, at: int) -> list[Verb]:
        """The verbs of the clause that end at or before `at`, in order."""
        start = self.clause_start(at)
        return [verb for verb in self.verbs if start <= verb.start and verb.end <= at]

    def governor(self, at: int, *, adjacent: bool = True) -> Verb | None:
        """The verb whose object the words at `at` belong to, or None where the clause has none before them.

        `adjacent` tells that a name begins at `at`, so that a verb directly before it governs it.
        """
        verbs = self.verbs_before(at)
        for verb in reversed(verbs):
            aims = verb.governs in (Governs.SOUGHT, Governs.WON)
            plain = adjacent and (aims or self.outer[verb.start : verb.end] not in _NOUNS_TOO)
            if (plain and self.outer[verb.end : at] in _AFTER_VERB) or self.opens(verb):
                return verb
        return next((verb for verb in verbs if self.outer[verb.start : verb.end] in _PLAIN), None)

    def opens(self, verb: Verb) -> bool:
        """Whether a verb opens its clause, or follows an adverb or another word that only verbs follow."""
        start = self.clause_start(verb.start)
        before = self.outer[max(start, verb.start - 4) : verb.start]
        if not before.strip() or _ADVERB.search(before):
            return True
        follows = self.outer[verb.start : verb.end] in _FOLLOWING
        return follows and _LEADING.search(before) is not None

    def in_title(self, start: int, end: int) -> bool:
        """Whether the range touches the title of a document."""
        return any(title.start < end and start < title.end for title in self.titles)


def clauses_of(text: str) -> Clauses:
    """Take a sentence's uniform text apart."""
    quotes: list[Quote] = []
    titles: list[Quote] = []
    parts: list[str] = []
    at = 0
    for match in _ENCLOSED.finditer(text):
        start, end = match.span()
        (titles if text[start] == "《" else quotes).append(Quote(start, end))
        parts.append(text[at : start + 1] + BLANK * (end - start - 2) + text[end - 1])
        at = end
    outer = "".join((*parts, text[at:]))
    verbs = tuple(_verbs(outer))
    breaks = tuple(match.end() for match in _BREAK.finditer(outer))
    return Clauses(text, outer, tuple(quotes), tuple(titles), verbs, breaks)


def _verbs(outer: str) -> Iterator[Verb]:
    for index, start, end in _MATCHER.find_matches_as_indexes(outer):
        if outer[end : end + 1] not in _AFTER_NO_VERB:
            yield Verb(start, end, _CLASS[_SPELLED[index]])
