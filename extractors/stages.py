"""What a report says of a project's course: the words before and after its name, and the stage they put it in.

A clause names projects as the object of verbs (开工建设A、B等项目) or as the subject of a predicate (A、B加快推进). Both are
runs of words of one small table, read from the left (`lead`) or from the right (`trail`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractors.model import Stage

SURE, LIKELY, OPEN, NONE, AVERSE = 3, 2, 1, 0, -1
"""How surely words speak of construction: 竣工 does, 推进 mostly does, 完成 may, an adverb says nothing, 围绕 speaks of
something else."""


class _Word(NamedTuple):
    stage: Stage | None
    force: int
    position: str


@dataclass(frozen=True, slots=True)
class Course:
    """A run of words [start, end) about a project's course, and what they say together."""

    start: int
    end: int
    stage: Stage | None = None
    force: int = NONE


# Where a word may stand: b(efore a name), a(fter it), s(upported: after it, but only with another word before).
_ROWS: tuple[tuple[Stage | None, int, str, str], ...] = (
    # Adverbs and auxiliaries: they go with the verbs beside them.
    (None, NONE, "b", "新 再 拟 将 要 力争 争取 力促 促进 促使 推动 支持 鼓励 引导 督促 促成 务必 重点 着力 精心 必须 牵头 配合 专班 聚力"),
    (None, NONE, "b", "切实 认真 集中 集中力量 主动 大踏步 用心 适时 积极 大力 统筹 协同 联动 科学 系统 超前 率先 确保 保障 保证 力保 尽力 协调"),
    (None, NONE, "b", "了 好 完 并 可 有望 同时 还 又 务实 计划 努力 落实 加大 先期 联合 共同 高位 帮助 助力 协助"),
    (None, NONE, "bs", "已 已经 也 均 都 正 正在 全部 全面 全线 全力 全速 基本 初步 如期 顺利 正式 陆续 相继 先后 同步 有序 扎实 稳步 稳妥 稳慎"),
    (None, NONE, "bs", "深入 持续 强力 强势 快速 快步 高效 成功 即将 提前 按期 按时 年内 年底 年底前 尽快 尽早 及早 早日 继续 接续 进一步 今年 目前"),
    (None, NONE, "bs", "高质量 高标准 高水平 高起点 高品质 高规格 有力 有效 分期 压茬 滚动 整体 总体 平稳 迅速 加力 倒排工期 蹄疾步稳 紧锣密鼓"),
    (None, NONE, "s", "和 及 实体"),
    (None, NONE, "bs", "开始 进入 实现 具备 取得 达到 主体 主体工程 主体结构 分别 一体 全程 挂牌 最后 冲刺 关键 收尾 攻坚 重新 完成 全 各项 深化"),
    ("ongoing", LIKELY, "s", "进展"),
    (None, NONE, "a", "条件 阶段 工作 之中 中 在即 过半 大半 重大 突破性 实质性 积极 明显 较快 良好 较好 稳定 火热 如火如荼 重要 突破"),
    # Verbs.
    ("planned", LIKELY, "bs", "谋划 策划 包装 策划包装 储备 规划 论证 申报 选址 立项 招标 设计 审批 核准 报批 入库 勘察 勘测 征地 征拆 征地拆迁 征迁 拆迁 规划设计"),
    ("planned", LIKELY, "ba", "签约 招引 新签约 落地 落户 获批 新获批 洽谈 规划建设 谋划建设 谋划实施 规划布局 谋划布局 招引落地 引进落地 签约落地"),
    ("planned", LIKELY, "a", "前期 前期工作 前期手续 前期准备 前期论证 可研 可研编制 可研报告 可研批复 工可 工可编制 工可研 预可研 可行性研究 前期研究"),
    ("planned", LIKELY, "a", "项目策划 项目策划包装 项目包装 项目储备 初步设计 初设 规划编制 方案设计 设计工作 项目设计工作 资金筹措 获得批复 批复 获批复 选线"),
    ("completed", SURE, "ba", "竣工 完工 投产 投用 投运 通车 竣工验收 建成投用 建成投产 投入使用 投入运营 投产达效 并网发电 建成通车 达产 达效 达产达效"),
    ("completed", SURE, "ba", "竣工投产 竣工投用 建成投运 建成运营 建成并投用 建成投入使用 建成开放 建成使用 建成启用 开通运营 投产运营 建成达产 全容量并网"),
    ("completed", SURE, "a", "复产 并网 投产发电 交付使用 试运行 试运营 试生产 投入运行 投入生产 投入试运行 通航 通水 通气 完工交付 达产放量 开园 开馆 开街"),
    ("completed", SURE, "a", "开市 开业 投用运营 投产运行 挂牌运营 正式运营 上线运行 上线运营 营运 封网"),
    ("completed", LIKELY, "ba", "建成 新建成 开通 启用 落成 建成交付 新投产 交付"),
    ("completed", LIKELY, "a", "收官 验收 通过验收 贯通 对外开放 见效 开诊 开学 交房 上线"),
    ("completed", LIKELY, "s", "运营 开放 运行 使用 营业 招生"),
    ("completed", OPEN, "b", "完成"),
    ("completed", LIKELY, "s", "完成"),
    ("started", SURE, "ba", "开工 开工建设 动工 破土动工 动工建设 奠基 新开工 新开工建设 启动建设 启动施工 开建 开工新建 开工改造 动建 新动工"),
    ("started", SURE, "a", "进场施工 进场 上马 破土"),
    ("started", LIKELY, "ba", "启动 新启动 启动实施 启建"),
    ("started", LIKELY, "b", "新建 新上 投建"),
    ("ongoing", SURE, "ba", "续建 复工 复工建设 在建"),
    ("ongoing", LIKELY, "b", "加快建设 提速建设 推进建设 施工建设"),
    ("ongoing", SURE, "a", "加快建设 提速建设 推进建设 施工建设"),
    ("ongoing", SURE, "a", "封顶 主体封顶 合龙 掘进 落地建设"),
    ("ongoing", LIKELY, "b", "狠抓 抓好 抓实"),
    ("ongoing", LIKELY, "ba", "推进 提速 组织实施 推进实施 加快推进 加快实施 提速推进"),
    ("ongoing", LIKELY, "bs", "建设 实施 施工"),
    ("ongoing", LIKELY, "a", "放量 推进中 推进落地 进展顺利 顺利进行 加快进行"),
    ("ongoing", OPEN, "ba", "加快 加速 抓紧 加紧"),
    (None, LIKELY, "bs", "扩建 改建 改扩建 新改扩建 新改建 迁建 改造提升 升级改造 提升改造 改造 修复 整治 修建 兴建 建造 复建"),
    (None, OPEN, "bs", "优化 提升 完善 布局 提质 升级 提档升级 开发 部署 建立 投资建设 打造 构建 创建"),
    (None, OPEN, "b", "搭建 引进 引入 盘活 做好 办好 建好 用好 争创 推出 新增 增设 设立 用活 做强 做大 做优 培育 引育 组建"),
    (None, OPEN, "b", "包括 涵盖 带动 巩固 拓展 投资 改善 保护 治理 用足 打通 做强做优 做大做强 壮大 发展 开展 加强"),
    (None, AVERSE, "b", "依托 发挥 围绕 消除 融入 解决 缓解 补齐 破解 强化 突出 实行 坚持 规范 聚焦 增强 坚守 对标 紧扣 立足 锚定"),
)  # fmt: skip
# What makes another word of these, with which a name begins: 建设路, 储备库, 规划馆.
_WITHIN_NAMES = {
    "建设": "路街大银局兵",
    "发展": "大中路银",
    "规划": "馆展院区",
    "推进": "会器",
    "启动": "区",
    "建成": "区",
    "储备": "林库粮肉",
    "设计": "院",
    "开发": "区",
    "新": "区城能型材华兴一时经",
    "高效": "节",
    "科学": "城院技馆",
    "系统": "性",
    "升级": "版",
    "主体": "功",
    "全面": "小",
    "要": "素",
    "完": "善",
    "并": "网",
    "可": "再降",
    "关键": "零技核",
    "协同": "创",
    "集中": "供",
    "全": "国省市县区域民科",
    "加大": "",
}
# What is at work (高效运营) has long been built; what begins to work (正式运营) has just been.
_AT_WORK = frozenset(("运营", "运行", "使用", "开放", "营业", "招生"))
_OPENING = ("正式", "投入", "挂牌", "全面", "实现", "开始", "全线", "如期", "成功", "提前", "已", "陆续", "相继", "先后", "同步", "完成")
_FOLLOWING = frozenset("了好完并")  # words of the table that stand after a verb and belong to it
_PRECEDENCE: tuple[Stage | None, ...] = ("planned", "completed", "started", "ongoing")


def _readings() -> Iterator[tuple[str, _Word]]:
    for stage, force, position, words in _ROWS:
        for word in words.split():
            yield word, _Word(stage, force, position)


_BEFORE = {word: reading for word, reading in _readings() if "b" in reading.position}
_AFTER = {word: reading for word, reading in _readings() if "a" in reading.position or "s" in reading.position}
_ALL = _BEFORE | _AFTER
_LONGEST = max(map(len, _ALL))


def lead(text: str, start: int, end: int) -> Course | None:
    """The verbs with which the stretch [start, end) begins, before a name; None where it begins with none.

    >>> lead("加快推进东河水库", 0, 8)
    Course(start=0, end=4, stage='ongoing', force=2)
    """
    at, last = start, start
    read: list[_Word] = []
    kept: list[_Word] = []
    while at < end:
        word = _word_at(text, at, end)
        if not word:
            break
        at += len(word)
        read.append(_BEFORE[word])
        if read[-1].force != NONE or (kept and word in _FOLLOWING):
            last, kept = at, list(read)
    return _together(start, last, kept) if kept else None


def trail(text: str, start: int, end: int) -> Course | None:
    """The predicate with which the stretch [start, end) ends, after a name; None where it ends with none.

    >>> trail("东河水库加快建设", 0, 8)
    Course(start=4, end=8, stage='ongoing', force=3)
    """
    at = end
    read: list[tuple[int, _Word]] = []
    while at > start:
        word = _word_before(text, start, at)
        if not word:
            break
        at -= len(word)
        read.append((at, _AFTER.get(word) or _BEFORE[word]))
    # 改造全面完成: what needs support and has none belongs to the name.
    while read and read[-1][1].position == "bs" and read[-1][1].force > NONE:
        read.pop()
    words = [word for _, word in read]
    if all(text[at : at + 2] in _AT_WORK or word.force == NONE for at, word in read):
        opening = text[read[-1][0] : end] if read else ""
        if not any(word in opening for word in _OPENING):
            return None
    if not any(word.force > NONE for word in words) or read[-1][0] == start:
        return None
    if not any(word.stage for word in words) and all(word.force > NONE for word in words):
        return None  # 提质改造 alone is part of a name
    return _together(read[-1][0], end, words)


def mentioned(text: str) -> Course:
    """What all words of the table in a stretch say together, wherever they stand."""
    at = 0
    read: list[_Word] = []
    while at < len(text):
        word = next((text[at : at + n] for n in range(_LONGEST, 1, -1) if text[at : at + n] in _ALL), "")
        if word:
            read.append(_ALL[word])
        at += len(word) or 1
    return _together(0, len(text), read)


def together(first: Course | None, second: Course | None) -> Course:
    """Verbs before and predicate after read as one: the predicate's stage, where it has one, goes first."""
    if first is None or second is None:
        return first or second or Course(0, 0)
    stage = second.stage or first.stage
    if first.stage == "planned":
        stage = first.stage
    force = AVERSE if AVERSE in (first.force, second.force) else max(first.force, second.force)
    return Course(first.start, second.end, stage, force)


def _together(start: int, end: int, words: Iterable[_Word]) -> Course:
    words = list(words)
    stages = {word.stage for word in words}
    stage = next((stage for stage in _PRECEDENCE if stage in stages), None)
    forces = [word.force for word in words]
    force = max(forces, default=NONE)
    return Course(start, end, stage, AVERSE if AVERSE in forces and force < LIKELY else force)


def _word_at(text: str, start: int, end: int) -> str:
    for length in range(min(_LONGEST, end - start), 0, -1):
        word = text[start : start + length]
        if word in _BEFORE and text[start + length : start + length + 1] not in _WITHIN_NAMES.get(word, ()):
            return word
    return ""


def _word_before(text: str, start: int, end: int) -> str:
    for length in range(min(_LONGEST, end - start), 0, -1):
        word = text[end - length : end]
        if word in _AFTER:
            return word
    return ""


# --- verbs inside a clause --------------------------------------------------------------------------------------

_MIDDLE = re.compile(
    "(?:加快|全力|有序|扎实|大力|积极|抓紧|深入|持续|强力|稳步|重点|力争|高标准|高质量|着力)(?:推进|建设|实施|启动|谋划|建成|打造|开工)"
    "|新?开工(?:建设)?|(?<!创)建成(?:投用|投产|通车)?(?!为|区)|竣工(?:投产)?|完工|投产|启动|推进|狠抓|实施|完成|谋划(?:推进|建设|实施)?|储备|签约|续建|新建"
)


def middle(text: str, start: int, end: int) -> Course | None:
    """The first verbs inside the stretch [start, end) that a subject stands before (运动产业链加快推进…)."""
    match = _MIDDLE.search(text, start + 1, end)
    return lead(text, match.start(), end) if match else None


# --- how far it has come ----------------------------------------------------------------------------------------

_PERCENT = r"\d+(?:\.\d+)?%"
_PROGRESS = re.compile(
    r"(?:分别|已|累计|均|已经)*(?:完成|达到|达|过|超过|为|至|超)?(?:了|年度|主体|项目)*"
    r"(总?工程量|主体工程量?|形象进度|工程(?:总体)?进度|总体进度|总进度|建设进度|施工进度|进度|建设任务|总投资|主体工程|主体|总量|计划投资|投资)"
    r"(?:的|量的|分别|已|均)*(?:完成|达到|达|过|超过|为|至|超)?(?:到|了)?"
    rf"({_PERCENT}(?:.{_PERCENT})*)(?:以上|左右)?"
)
_INVESTED = re.compile(r"(?:已|累计|全年|年内|当年|共|预计)*完成(?:年度|固定资产|项目|总)?投资")


def progress_in(text: str, start: int, end: int) -> tuple[int, tuple[Decimal, ...]] | None:
    """Where the words about progress begin in [start, end), and the percentages they state; None where there are none.

    >>> progress_in("甲坝、乙坝分别完成总工程量的31%、50%", 0, 20)
    (5, (Decimal('31'), Decimal('50')))
    """
    match = _PROGRESS.search(text, start, end)
    if match is None:
        return None
    return match.start(), tuple(Decimal(share) for share in re.findall(r"\d+(?:\.\d+)?", match[2]))


def invested_in(text: str, start: int, end: int) -> int | None:
    """Where the words 完成投资… begin in [start, end)."""
    match = _INVESTED.search(text, start, end)
    return match.start() if match else None
