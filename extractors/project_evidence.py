"""Which entries of a list name projects: the evidence of the verbs, of the list, and of the name itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.project_lists import Group, Item
from extractors.project_names import BUILT, Candidate, Names
from extractors.project_types import ProjectHead
from extractors.stages import LIKELY, OPEN, SURE

_NO_PROJECT_KIND = re.compile(
    "领域|方面|企业|公司|产业(?!园|项目|城|基地)|行业|乡镇|街道|区县|镇街|行动|活动|机制|指标|部门|品牌|服务(?!中心|区|项目|平台|工程)|措施|政策|问题|赛事|"
    "任务|单位|机构|人才|城市$|示范县|示范区|景区$|场景|试点|改革|体系|标准|荣誉|称号|要素|产品(?!加工|交易|仓储|物流)|作物|环节|业态|地区|国家|省份|专项|健康项目|救助|关爱|补贴|培训|^地(?!铁|下|块|标|质)"
)
_PROJECT_KIND = re.compile("^[^和及与]{0,14}(?:项目|工程)(?:建设)?$")
_STANDING = frozenset("新建 续建 在建 前期 改扩建 扩建 改造 技改 重点 三期 二期 一期".split())
_NO_NOUN = re.compile("负责|持续|引进|带动|推动")
_CALLS = re.compile(
    "[^“”\\d]{0,8}(?:重点|重大|标志性|主要|续建|新建|在建|新开工|竣工|储备|建设|推进|支撑|产业)(?:[\u4e00-\u9fff]{0,4})项目"
)
_PLAIN_WORK = re.compile(
    "^(?:[\u4e00-\u9fff]{0,4}(?:重点|重大|民生|基础设施|水利|生态|惠民|城建|市政|交通|示范|创新))?工程$"
)
_PLACE = re.compile("(?:镇|乡|街道|县|市|区)$")
_OF = re.compile("的(?!建设|前期|推进|实施|开工|落地)")
# A list that ends so names campaigns: 甲、乙行动.
_SCHEME = re.compile("(?:行动|计划|机制|试点|改革|体系|制度|活动|攻坚战|战略|模式|政策|工作|合作)$")
_PROJECT_WORD = re.compile("(?:建设)?(?:项目|工程)(?:建设)?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list, and the name in it; `tail` is what the list leaves out of it (甲、乙水库: 水库)."""

    item: Item
    candidate: Candidate
    tail: str = ""

    @property
    def name(self) -> str:
        """The project's name, with what the list left out."""
        return self.candidate.name + self.tail


def calls_projects(group: Group) -> bool:
    """Whether a list calls its entries projects: 等12个重点项目, or 重点项目： before it."""
    return _PROJECT_KIND.search(group.kind) is not None or (
        not group.kind and _CALLS.fullmatch(group.header) is not None
    )


def named_projects(group: Group, entries: Sequence[Entry], names: Names) -> list[Entry]:
    """Those of a list's entries that name a project, in order, with what the list leaves out of their names."""
    if group.kind and (_NO_PROJECT_KIND.search(group.kind) or _NO_NOUN.search(group.kind) or _OF.match(group.rest)):
        return []
    if group.kind == "工程" and group.rest and group.course.force <= OPEN and not group.before:
        return []
    if not group.etc and len(entries) > 1 and _SCHEME.search(entries[-1].candidate.name):
        return []
    evidence = _Evidence.of(group, entries, names)
    accepted = [evidence.supports(entry) for entry in entries]
    shared = _PROJECT_WORD.sub("", group.kind) if group.etc else ""
    if shared in _STANDING or names.tail("……" + shared) != shared:
        shared = ""
    result: list[Entry] = []
    for number in range(len(entries) - 1, -1, -1):
        entry = entries[number]
        if accepted[number]:
            tail = shared if entry.candidate.head is None and not entry.candidate.word else ""
            result.append(replace(entry, tail=tail) if tail else entry)
        elif shared and not group.etc and _elided(entry, group):
            result.append(replace(entry, tail=names.missing(entry.name, shared)))
            continue
        else:
            shared = ""
            continue
        if not group.etc:
            shared = names.tail(entry.candidate.name, made=False) or shared
    return result[::-1]


def _elided(entry: Entry, group: Group) -> bool:
    """Whether an entry is the first part of a name whose rest stands at the end of the list."""
    candidate = entry.candidate
    if candidate.never or candidate.seldom or entry.item.counted or not candidate.own:
        return False
    return group.course.force >= LIKELY and (candidate.route or len(candidate.name) <= 8)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the list says of all its entries."""

    group: Group
    force: int
    listed: bool  # the list calls them projects
    kind: ProjectHead | None  # what else it calls them
    confirmed: bool  # it states as many as it lists
    mates: bool  # at least half of them have names of their own
    task: bool  # 建设 follows the last

    @classmethod
    def of(cls, group: Group, entries: Sequence[Entry], names: Names) -> _Evidence:
        listed = calls_projects(group)
        return cls(
            group,
            group.course.force,
            listed,
            names.head(group.kind) if group.kind and not listed else None,
            group.count is not None and group.count == len(entries),
            2 * sum(entry.candidate.own for entry in entries) >= len(entries) > 1,
            any(entry.candidate.task for entry in entries) or group.rest.startswith("建设"),
        )

    def supports(self, entry: Entry) -> bool:
        """Whether the entry names a project."""
        name = entry.candidate
        if name.never or entry.item.counted or (name.form == "programme" and not name.own):
            return False
        if name.partner and not self.listed:
            return False
        if name.vision and self.force < SURE and not self.listed:
            return False
        if name.seldom and not (name.word == "项目" or (self.listed and name.own)):
            return False
        if self.group.count is not None and not self.group.etc and not self.confirmed:
            return False
        if self.listed:
            return self._listed(name)
        if self.group.kind:
            return self._of_kind(name)
        if name.word:
            return self._called_project(name)
        return self._built(name, entry.item.progress is not None)

    def _listed(self, name: Candidate) -> bool:
        if name.own:
            vague = name.quoted or (_PLAIN_WORK.match(self.group.kind) is not None and self.force < SURE)
            return name.form is not None or name.route or name.fresh >= (3 if vague else 2)
        firm = self.force >= SURE or self.group.count is not None or self.mates
        if name.head is not None and name.name == name.head.head and name.form not in BUILT:
            return False
        return firm and name.form in ("landmark", "facility", "works", "product") and len(name.name) >= 4

    def _of_kind(self, name: Candidate) -> bool:
        if self.kind is None:
            return False
        if self.confirmed and self.force >= LIKELY:
            return True
        if not name.own or _PLACE.search(name.name):
            return False
        return self.force >= LIKELY or (self.force >= OPEN and self.kind.form in BUILT and name.form is not None)

    def _called_project(self, name: Candidate) -> bool:
        if name.word == "工程" and self.force >= SURE and name.own:
            return True
        if name.word == "工程" and not name.route and not (name.form in (*BUILT, "weak", "programme") or name.inner):
            return False
        if name.own:
            return self.force >= (OPEN if name.form is not None or name.route else LIKELY)
        if self.mates and self.force >= LIKELY and len(name.name) >= 5:
            return True
        return self.force >= SURE and name.form is not None and len(name.name) >= 5

    def _built(self, name: Candidate, measured: bool) -> bool:
        done = self.task or measured
        likely = self.force >= LIKELY or (self.force >= OPEN and (done or self.group.course.stage == "ongoing"))
        if name.form in BUILT:
            return name.own and likely or (self.force >= SURE and len(name.name) >= 4 and name.particular)
        if name.form == "weak":
            return name.own and likely or (self.force >= SURE and len(name.name) >= 6 and name.particular)
        if name.form == "works":
            return name.own and (self.force >= SURE or (likely and name.inner))
        if name.form == "product":
            return name.own and self.force >= SURE
        if name.form == "programme":
            return name.own and likely
        if name.route:
            return self.force >= LIKELY
        return (
            self.force >= SURE
            and self.group.after
            and not self.group.before
            and name.fresh >= 3
            and len(name.name) <= 10
        )
