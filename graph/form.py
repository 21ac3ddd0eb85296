"""When two written names are one by their form: quotes, spaces, generic endings, phases.

`plain` drops what is only writing; `folded` also makes equivalent wordings one (高速 and 高速公路). Both are pure and
idempotent. Neither compares names by likeness: a part of a name, or a name that is nearly the same, is another name.
"""

from __future__ import annotations

import re
from typing import Literal

from graph.project_form import folded_project, is_line, is_ring_road, railway
from graph.strategy_form import folded_strategy, is_counted, is_local_title, is_own_code, lookup_form, strategy_forms
from graph.writing import plain, stripped

__all__ = [
    "Kind",
    "folded",
    "is_counted",
    "is_legislation",
    "is_line",
    "is_local_title",
    "is_own_code",
    "is_ring_road",
    "lookup_form",
    "plain",
    "railway",
    "strategy_forms",
]

Kind = Literal["project", "strategy", "agency", "policy", "indicator", "place", "unit"]

_LEGAL_FORM = re.compile(r"(?<=.{3})(?:股份有限公司|有限责任公司|有限公司)$")
# Names by which firms are known take 公司 or 集团 or neither; 城投公司 and 旅游集团 are nothing without it.
_FIRM = re.compile(
    r"(?<=..)(?<!投资)(?<![投控融担建运经发展开旅供水电燃热气交铁路港航园林农业粮盐矿煤油烟酒产资国务游通源])(?:集团公司|集团|公司)$"
)
_SHORT_UNIVERSITY = re.compile(r"(?<=[\u4e00-\u9fff]{2})(农|师|医|交|财|林)大(?=$|附)")
_UNIVERSITIES = {"农": "农业", "师": "师范", "医": "医科", "交": "交通", "财": "财经", "林": "林业"}
_LEGISLATION = re.compile(r"(?:法|条例|规定|办法|细则)(?:（(?:试行|修订|暂行|草案|.{0,6}修正)）)?$")


def folded(kind: Kind, name: str) -> str:
    """The plain name with equivalent wordings made one; what is left is never empty unless `plain(name)` is.

    一期 and 二期, 扩建 and 改造 stay: they tell projects apart.
    """
    if kind == "project":
        return folded_project(name)
    if kind == "strategy":
        return folded_strategy(name)
    name = plain(name)
    if kind == "agency":
        name = _SHORT_UNIVERSITY.sub(lambda short: f"{_UNIVERSITIES[short[1]]}大学", name)
        return stripped(_FIRM, _LEGAL_FORM.sub("", name))
    return name


def is_legislation(title: str) -> bool:
    """Whether a policy document is a law, a regulation or rules by its title."""
    return bool(_LEGISLATION.search(plain(title)))
