"""Kinds of unit: those that count things, and those that count people."""

from __future__ import annotations

from extractors.observations.words import word_set

_MULTIPLIERS = "百千万亿"
_COUNTING = word_set(
    """
个 家 户 人 名 位 项 件 条 座 所 处 台 套 辆 艘 架 列 只 头 株 棵 盏 支 张 块 片 本 部 篇 份 枚 场 次 届 批 趟 班 起
宗 例 笔 款 种 类 栋 幢 间 层 孔 眼 道 段 组 队 群 门 节 床 人次 户次 家次 场次 批次 件次 大类 大 大项 口 对 册 节次
单 吨 公里 亩 平方米 千瓦
"""
)
_PEOPLE = ("人", "名", "户", "人次", "户次")


def counting(unit: str) -> bool:
    """Whether the noun behind a number with this unit can be what it counts (3家企业, 5公里管网, 2万群众)."""
    return unit != "" and (not unit.strip(_MULTIPLIERS) or unit.lstrip(_MULTIPLIERS) in _COUNTING)


def of_people(unit: str) -> bool:
    """Whether the unit counts people or households, so that nothing need be said of what is counted."""
    return unit.endswith(_PEOPLE)


def heads(unit: str) -> str:
    """The noun for a number of people or of households."""
    return "户数" if unit.endswith("户") else "人数"
