"""Where a project's name begins and ends within an item of a list.

Before it stand verbs and modifiers that are no part of it (确保, 总投资3亿元的, 全省最大的), after it the words 项目
and 工程 and the task (建设, 前期工作).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple


def one_of(words: str) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


class Bounds(NamedTuple):
    """The name within an item: [start, end) of the text, and what stood around it.

    `word` is the 项目 or 工程 that followed, empty where none did; `task` tells that 建设 followed; `investment` is in
    yuan; `vision`: before the name stands what a place means to become by it (全国最大的); `partner`: 与 stands there.
    """

    start: int
    end: int
    word: str
    task: bool
    investment: Decimal | None
    vision: bool
    partner: bool


_INVESTMENT = re.compile(
    rf"{one_of('概算 计划 预计 估算 协议 合同 意向')}?(?:总|共|年度|完成)?投资(?:额|总额|约|超|达|近|为|规模)*"
    r"(?:超过?|达到?|约|近)?(\d+(?:\.\d+)?)(?:多|余)?(万亿|百万|千万|万|亿)?(?:多|余)?元?(?:人民币)?(?:以上|左右)?的?"
)
# After the name: （总投资3亿元）, 项目总投资3亿元, 项目，总投资3亿元. What is 完成投资 is no total.
_INVESTMENT_AFTER = re.compile(
    r"(?:（(?:其中|计划|预计|估算|概算)?(?:总投资|投资)|(?:建设)?(?:项目|工程)?(?:建设)?，?(?:项目|该项目|工程)?(?:计划|预计|估算|概算)?总投资)"
    r"(?:额|总额|约|超|过|达|近|为|到)*(\d+(?:\.\d+)?)余?(万亿|百万|千万|万|亿)余?元"
)
_MONEY_LAST = re.compile(r"(?<=..)（[^（）]*投资[^（）]*\d[^（）]*）$")
_MULTIPLIERS = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
# A subject and its verb before the name (产业要全力推动甲项目落地); then verbs, connectives, times, ranks, lengths.
_VERB_FIRST = (
    rf"[^“（、]{{0,12}}?{one_of('积极 全力 大力 奋力 着力')}?"
    rf"{one_of('推动 推进 涌现出 推介 力促 加快 确保 实现 做实 紧盯 新引进 引进 引育 招引')}了?"
    r"(?=[^“（、]{2})(?![区型性力会器化])"
)
_AUXILIARY = (
    "确保 推动 力争 力推 争取 促进 支持 力促 促使 督促 保障 保证 力保 促成 鼓励 引导 协调 帮助 协助 抓好 抓实 拟"
    " 对接 精准对接"
)
_CONNECTIVE = "其中 包括 特别是 尤其是 以及 同时 此外 另外 并且 重点是 主要是 了 及 与 并 好"
_TIME = r"20\d\d年(?:度|初|底|末)?|今年|去年|目前|当前|年内|年底前?|上半年|下半年|\d{1,2}月(?:份|底|初)?"
_RANK = "首个 首座 首条 首家 首批 最大 最大的 最长 最长的 唯一的 第一个 第一座 第一条 第一家"
_KIND = (
    "重点 重大 标志性 龙头 续建 新建 在建 市级 县级 省级 区级 国家 引领性 先导性 支撑性 代表性 新开工 结转 计划 产业"
    " 工业"
)
_OPENING = re.compile(
    rf"[①-⑳●◆■▲★— ]+|[^“（、]{{0,4}}[全首最第][^“（、—]{{1,12}}——"
    rf"|[一二三四五六七八九十]是|将(?!军)|对(?![接口外岸])|把(?!关)|以(?!工代赈)|{_VERB_FIRST}"
    rf"|{one_of('积极 全力 大力 奋力 着力')}?{one_of(_AUXILIARY)}(?![区型性])|{one_of(_CONNECTIVE)}|(?:{_TIME})"
    r"|(?:全[国省市县区州]|国内|全球|世界|[我本][省市县区州]|[\u4e00-\u9fff]{2,6}(?=首[个座条家]))?"
    rf"{one_of(_RANK)}的?|(?:总[长里]程?|全长)约?[\d.]+(?:公里|千米|米)的?"
    rf"|{one_of(_KIND)}+(?:项目|工程)(?!区)|项目(?!区)|高(?:标准|质量|品质|水平|规格|起点)(?!农田|发展)"
)
_CLAUSE = re.compile(r"(?!基于|面向)[^“（的]{2,24}的(?=[^的]{3,}$)")
_VISION = re.compile(one_of("最大 最强 一流 领先 影响力 竞争力 领航 知名 著名 辐射 世界级 引领 重要"))
_COUNTED = (
    "个 项 座 条 处 家 所 批 大 类 段 栋 宗 片 支 户 套 台 件 公里 亩 万亩 平方米 万平方米 米 千米 万套 万户 盏 辆 系列"
    " 对 场"
)
_SEVERAL = "一批 一系列 若干 各类 各项 多个 所有 系列 更多 其他 其它 相关 有关 各 诸多 部分 这些 上述"
_MANY = re.compile(
    rf"[约近超余多共]?(?:\d+(?:\.\d+)?[余多]?|[两三四五六七八九十百数多几]+|一){one_of(_COUNTED)}|{one_of(_SEVERAL)}"
)
_TASK = re.compile(
    r"(?:项目|工程)?的?"
    + one_of(
        "开发建设 投资建设 规划建设 建设 前期工作 前期 落地 实施 推进 施工 搭建 部署 编制 布局 运营 建设进度 进度"
        " 等 有序"
    )
    + "$|(?<=期)开发(?:建设)?$"
)
_PROJECT = re.compile(r"(?:建设)?(?:项目|工程)群?$")
_STEPS = 6


def bounds(
    text: str, start: int, end: int, *, is_place: Callable[[str], bool], stands: Callable[[str], bool]
) -> Bounds | None:
    """The name within [start, end) of a sentence's text; None where a group is counted there and nothing is named.

    `is_place` tells whether a word is a place's name (和平县 begins with no conjunction), `stands` whether words are a
    name without the 建设 that follows them.
    """
    begin = start
    start, investment = _left(text, start, end, is_place)
    if _MANY.match(text, start, end):
        return None
    end, word, task = _right(text, start, end, stands)
    vision = _VISION.search(text, begin, start) is not None
    return Bounds(start, end, word, task, investment, vision, text[begin] == "与")


def investment_after(text: str, at: int, *, alone: bool) -> Decimal | None:
    """The total investment in yuan that stands right after a name; outside brackets, only where it is `alone`.

    >>> investment_after("甲水库（总投资3.5亿元）", 3, alone=False)
    Decimal('350000000.0')
    """
    amount = _INVESTMENT_AFTER.match(text, at)
    if amount is None or not (alone or amount.group().startswith("（")):
        return None
    return Decimal(amount[1]) * _MULTIPLIERS[amount[2]]


def _left(text: str, start: int, end: int, is_place: Callable[[str], bool]) -> tuple[int, Decimal | None]:
    investment: Decimal | None = None
    for _ in range(_STEPS):
        amount = _INVESTMENT.match(text, start, end)
        if amount is not None and amount.end() < end:
            investment = Decimal(amount[1]) * _MULTIPLIERS.get(amount[2] or "", 1)
            start = amount.end()
            continue
        if text[start] == "和" and not any(
            is_place(text[start:at]) for at in range(start + 2, min(start + 6, end) + 1)
        ):
            start += 1
            continue
        opening = _OPENING.match(text, start, end)
        if opening is not None and opening.end() < end:
            start = opening.end()
            continue
        clause = _CLAUSE.match(text[start:end])
        if clause is None:
            break
        start += clause.end()
    return start, investment


def _right(text: str, start: int, end: int, stands: Callable[[str], bool]) -> tuple[int, str, bool]:
    word, task = "", False
    for _ in range(_STEPS):
        words = text[start:end]
        money = _MONEY_LAST.search(words)
        if money is not None:
            end = start + money.start()
            continue
        project = _PROJECT.search(words)
        if project is not None and project.start() >= 2:
            word = word or project.group().removeprefix("建设")[:2]
            end = start + project.start()
            if project.group().startswith("建设") and not stands(words[: project.start()]):
                return end + 2, word, task
            continue
        after = _TASK.search(words)
        if after is None or after.start() < 2:
            break
        task = task or "建设" in after.group()
        if after.group().startswith(("项目", "工程")):
            word = word or after.group()[:2]
        if after.group() == "建设" and not stands(words[: after.start()]):
            break
        end = start + after.start()
    return end, word, task
