"""The words that tell a project's course: what each says of the stage, and how surely it speaks of construction.

A small grammar of the trade's verbs and of the adverbs that go with them; `extractors.stages` reads runs of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractors.model import Stage

SURE, LIKELY, OPEN, NONE, AVERSE = 3, 2, 1, 0, -1
"""How surely words speak of construction: 竣工 does, 推进 mostly does, 完成 may, an adverb says nothing, 围绕 speaks of
something else."""


class Word(NamedTuple):
    """What a word says. `noun`: after a name it may as well belong to it (东街改造), with no other word before it."""

    stage: Stage | None
    force: int
    noun: bool = False


class _Row(NamedTuple):
    """Words alike. `places` says where they stand: b(efore a name), a(fter it), n(ouns too, after it)."""

    stage: Stage | None
    force: int
    places: str
    words: str


# fmt: off
_ROWS = (
    # Adverbs and auxiliaries, which go with the verbs beside them, and the verbs by the stage they tell.
    _Row(None, NONE, "b", """
        新 再 拟 将 要 力争 争取 力促 促进 促使 支持 鼓励 引导 督促 促成 务必 重点 着力 精心 必须 牵头 配合
        专班 聚力 切实 认真 集中 集中力量 主动 大踏步 用心 适时 积极 大力 统筹 协同 联动 科学 系统 超前 率先
        确保 保障 保证 力保 尽力 协调 了 好 完 并 可 有望 同时 还 又 务实 计划 努力 落实 加大 先期 联合 共同
        高位 帮助 助力 协助
    """),
    _Row(None, NONE, "bn", """
        已 已经 也 均 都 正 正在 全部 全面 全线 全力 全速 基本 初步 如期 顺利 正式 陆续 相继 先后 同步 有序 扎实
        稳步 稳妥 稳慎 深入 持续 强力 强势 快速 快步 高效 成功 即将 提前 按期 按时 年内 年底 年底前 尽快 尽早
        及早 早日 继续 接续 进一步 今年 目前 高质量 高标准 高水平 高起点 高品质 高规格 有力 有效 分期 压茬 滚动
        整体 总体 平稳 迅速 加力 倒排工期 蹄疾步稳 紧锣密鼓 开始 进入 实现 具备 取得 达到 主体 主体工程 主体结构
        分别 一体 全程 挂牌 最后 冲刺 关键 收尾 攻坚 重新 完成 全 各项 深化
    """),
    _Row(None, NONE, "a", """
        和 及 实体
    """),
    _Row("ongoing", LIKELY, "a", """
        进展
    """),
    _Row(None, NONE, "a", """
        条件 阶段 工作 之中 中 在即 过半 大半 重大 突破性 实质性 积极 明显 较快 良好 较好 稳定 火热 如火如荼
        重要 突破
    """),
    _Row("planned", LIKELY, "bn", """
        谋划 策划 包装 策划包装 储备 规划 论证 申报 选址 立项 招标 设计 审批 核准 报批 入库 勘察 勘测 征地 征拆
        征地拆迁 征迁 拆迁 规划设计
    """),
    _Row("planned", LIKELY, "ba", """
        签约 招引 新签约 落地 落户 获批 新获批 洽谈 规划建设 谋划建设 谋划实施 规划布局 谋划布局 招引落地
        引进落地 签约落地
    """),
    _Row("planned", LIKELY, "a", """
        前期 前期工作 编制 前期手续 前期准备 前期论证 可研 可研编制 可研报告 可研批复 工可 工可编制 工可研 预可研
        可行性研究 前期研究 项目策划 项目策划包装 项目包装 项目储备 初步设计 初设 规划编制 方案设计 设计工作
        项目设计工作 资金筹措 获得批复 批复 获批复 选线
    """),
    _Row("completed", SURE, "ba", """
        竣工 完工 投产 投用 投运 通车 竣工验收 建成投用 建成投产 投入使用 投入运营 投产达效 并网发电 建成通车
        达产 达效 达产达效 竣工投产 竣工投用 建成投运 建成运营 建成并投用 建成投入使用 建成开放 建成使用
        建成启用 开通运营 投产运营 建成达产 全容量并网
    """),
    _Row("completed", SURE, "a", """
        复产 并网 投产发电 交付使用 试运行 试运营 试生产 投入运行 投入生产 投入试运行 通航 通水 通气 完工交付
        达产放量 开园 开馆 开街 开市 开业 投用运营 投产运行 挂牌运营 正式运营 上线运行 上线运营 营运 封网
    """),
    _Row("completed", LIKELY, "ba", """
        建成 新建成 开通 启用 落成 建成交付 新投产 交付
    """),
    _Row("completed", LIKELY, "a", """
        收官 验收 通过验收 贯通 对外开放 见效 开诊 开学 交房 上线
    """),
    _Row("completed", LIKELY, "a", """
        运营 开放 运行 使用 营业 招生 完成
    """),
    _Row("completed", LIKELY, "b", """
        打通
    """),
    _Row("completed", OPEN, "b", """
        完成
    """),
    _Row("started", SURE, "ba", """
        开工 开工建设 动工 破土动工 动工建设 奠基 新开工 新开工建设 启动建设 启动施工 开建 开工新建 开工改造
        动建 新动工
    """),
    _Row("started", SURE, "a", """
        进场施工 进场 上马 破土
    """),
    _Row("started", LIKELY, "ba", """
        启动 新启动 启动实施 启建
    """),
    _Row("started", LIKELY, "b", """
        新建 新上 投建
    """),
    _Row("ongoing", SURE, "ba", """
        续建 复工 复工建设 在建
    """),
    _Row("ongoing", LIKELY, "b", """
        加快建设 提速建设 推进建设 施工建设 狠抓 抓好 抓实
    """),
    _Row("ongoing", SURE, "a", """
        加快建设 提速建设 推进建设 施工建设 封顶 主体封顶 合龙 掘进 落地建设
    """),
    _Row("ongoing", LIKELY, "ba", """
        推进 提速 组织实施 推进实施 加快推进 加快实施 提速推进
    """),
    _Row("ongoing", LIKELY, "bn", """
        建设 实施 施工
    """),
    _Row("ongoing", LIKELY, "a", """
        放量 推进中 推进落地 进展顺利 顺利进行 加快进行
    """),
    _Row("ongoing", OPEN, "ba", """
        加快 加速 抓紧 加紧
    """),
    _Row("ongoing", OPEN, "b", """
        推动 助推
    """),
    _Row(None, LIKELY, "bn", """
        扩建 改建 改扩建 新改扩建 新改建 迁建 改造提升 升级改造 提升改造 改造 修复 整治 修建 兴建 建造 复建
    """),
    _Row(None, OPEN, "bn", """
        优化 提升 完善 布局 提质 升级 提档升级 开发 部署 建立 投资建设 打造 构建 创建
    """),
    _Row(None, OPEN, "b", """
        搭建 引进 引入 盘活 做好 办好 建好 用好 争创 推出 新增 增设 设立 用活 做强 做大 做优 培育 引育 组建 包括
        涵盖 带动 巩固 拓展 投资 改善 保护 治理 用足 做强做优 做大做强 壮大 发展 开展 加强
    """),
    _Row(None, AVERSE, "b", """
        依托 发挥 围绕 消除 融入 解决 缓解 补齐 破解 强化 突出 实行 坚持 规范 聚焦 增强 坚守 对标 紧扣 立足 锚定
    """),
)
# fmt: on

# What makes another word of these, with which a name begins: 建设路, 储备库, 规划馆.
WITHIN_NAMES = {
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
    "投资": "0123456789约近超达",
    "推动": "型力器",
    "全": "国省市县区域民科",
}

# What is at work (高效运营) has long been built; what begins to work (正式运营) has just been.
AT_WORK = frozenset(("运营", "运行", "使用", "开放", "营业", "招生"))
BEGINNING = (
    *("正式", "投入", "挂牌", "全面", "实现", "开始", "全线", "如期", "成功", "提前", "已", "陆续", "相继", "先后"),
    *("同步", "完成"),
)
# With one of these before them, words of no stage are a predicate (有序改造); else they belong to a name (整体迁建).
ASPECTS = frozenset(
    ("全面", "有序", "稳步", "持续", "正在", "扎实", "深入", "陆续", "相继", "快速", "加快", "顺利", "同步")
)
FOLLOWING = frozenset("了好完并")  # words of the table that stand after a verb and belong to it


def _words(places: str) -> Iterator[tuple[str, Word]]:
    for row in _ROWS:
        if any(place in row.places for place in places):
            for word in row.words.split():
                yield word, Word(row.stage, row.force, "n" in row.places)


BEFORE: dict[str, Word] = dict(_words("b"))
AFTER: dict[str, Word] = dict(_words("an"))
LONGEST = max(map(len, BEFORE | AFTER))
