"""Which entries of a list name projects: the evidence of the verbs, of the list, and of the name itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.project_bounds import one_of
from extractors.project_lists import Group, Item
from extractors.project_names import BUILT, Candidate, Names
from extractors.project_types import ProjectForm
from extractors.stage_words import LIKELY, OPEN, SURE

# What a list calls entries that are no projects (等领域项目), or says of them (等企业负责的项目).
_OTHER_KIND = re.compile(
    one_of(
        "领域 方面 企业 公司 行业 乡镇 街道 区县 镇街 行动 活动 机制 指标 部门 措施 政策 问题 赛事 任务 单位 机构 人才"
        " 试点 改革 荣誉 称号 要素 作物 环节 业态 地区 省份 专项 健康项目 救助 关爱 补贴 培训 负责 持续 引进 带动 推动"
    )
    + "|^地(?![铁下块标质])|(?:景区|城市|产业链|集群|赛道)$"
)
_PROJECT_KIND = re.compile("[^和及与]{0,14}(?:项目|工程)(?:建设)?")
_PROJECT_WORD = re.compile("(?:建设)?(?:项目|工程)(?:建设)?$")
_HEADER = re.compile(
    r"[^“”\d]{0,8}"
    + one_of("重点 重大 标志性 主要 续建 新建 在建 新开工 竣工 储备 建设 推进 支撑 产业")
    + "[\u4e00-\u9fff]{0,4}项目"
)
_ANY_WORKS = re.compile(
    f"(?:[\u4e00-\u9fff]{{0,4}}{one_of('重点 重大 民生 基础设施 水利 生态 惠民 城建 市政 交通 示范 创新')})?工程"
)
_QUALIFIED = re.compile(
    f"(?:{one_of('大中小型 大中型 中小型 小型 大型 中型 县级 市级 省级')}"
    f"|{one_of('公立 城区 重点 老旧 主要 主次干道 骨干 三甲 二甲 病险')})+"
)
_STANDING = frozenset(
    ("新建", "续建", "在建", "前期", "改扩建", "扩建", "改造", "技改", "重点", "三期", "二期", "一期")
)
_PLACE = re.compile("(?:镇|乡|街道|县|市|区)$")
# 等项目的效果: the list belongs to another noun.
_OF = re.compile("的(?!建设|前期|推进|实施|开工|落地)")
# A list that ends so names campaigns: 甲、乙行动.
_AIM = re.compile("创建|争创|申报|创成|申创|升格|创“|建成全?国")
_PHASED = re.compile("[一二三四五]期$")
_SCHEME = re.compile(one_of("行动 计划 机制 试点 改革 体系 制度 活动 攻坚战 战略 模式 政策 工作 合作") + "$")


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
    if group.kind:
        return _PROJECT_KIND.fullmatch(group.kind) is not None
    return _HEADER.fullmatch(group.header) is not None


def named_projects(group: Group, entries: Sequence[Entry], names: Names) -> list[Entry]:
    """Those of a list's entries that name a project, in order, with what the list leaves out of their names."""
    if _speaks_of_others(group) or (not group.etc and len(entries) > 1 and _spoiled(entries[-1])):
        return []
    evidence = _Evidence.of(group, entries, names)
    shared, stem, full = _kind_shared(group, entries, names), "", ""
    result: list[Entry] = []
    for entry in reversed(entries):  # what an entry leaves out stands after it
        name = entry.candidate
        if evidence.supports(entry):
            if group.etc or group.kind:
                entry = _with_kind(entry, shared, names)
            elif name.form is None and not name.word:
                entry = replace(entry, tail=shared)
            elif name.head is not None and stem.endswith(name.head.head):  # 甲路、乙路改造
                entry = replace(entry, tail=names.missing(name.name, shared))
            elif name.head is not None and not name.word:  # 甲中学、乙小学迁建
                entry = replace(entry, tail=names.rest_after(name.head, full))
            full = name.name if not group.etc else ""
            result.append(entry)
            if not group.etc and names.tail(name.name, made=False):
                shared = names.tail(name.name, made=False)
                stem = name.name.removesuffix(shared)
        elif stem and not group.etc and _elided(entry, group):
            result.append(replace(entry, tail=names.missing(name.name, shared)))
        elif not group.etc:
            shared, stem, full = "", "", ""
    return result[::-1]


def _spoiled(last: Entry) -> bool:
    """Whether the end of a list makes all of it something else: 甲、乙行动; 甲、乙景区创建…; 甲、乙站的连接线."""
    aim = last.candidate.barred and _AIM.search(last.name) is not None
    return aim or last.candidate.belongs or _SCHEME.search(last.name) is not None


def _speaks_of_others(group: Group) -> bool:
    """Whether the list, by what it calls its entries, names none."""
    if group.kind == "工程" and group.rest and group.course.force <= OPEN and not group.before:
        return True
    return bool(group.kind) and (_OTHER_KIND.search(group.kind) or _OF.match(group.rest)) is not None


def _kind_shared(group: Group, entries: Sequence[Entry], names: Names) -> str:
    """What the kind adds to names without a head: 冷库 of 等10个冷库项目, 灌区改造 of 等大中型灌区改造."""
    kind = _QUALIFIED.sub("", _PROJECT_WORD.sub("", group.kind.strip("“”")))
    if kind in _STANDING:
        return ""
    nouns = names.tail("……" + kind, made=False) == kind and not any(entry.candidate.form for entry in entries)
    return kind if nouns or names.works_of(kind) else ""


def _with_kind(entry: Entry, shared: str, names: Names) -> Entry:
    """The entry with what the kind adds: the works alone where the name ends as the kind does (金城路: 雨污分流)."""
    works = names.works_of(shared)
    if works and not entry.candidate.word and entry.name[-1] in shared.removesuffix(works):  # 白沙河: 河流治理
        return replace(entry, tail=works)
    if entry.candidate.form is None and not entry.candidate.word:
        return replace(entry, tail=shared)
    if works and works != shared and not entry.candidate.word and entry.candidate.form in (*BUILT, "weak"):
        return replace(entry, tail=works)
    return entry


def _elided(entry: Entry, group: Group) -> bool:
    """Whether an entry is the first part of a name whose rest stands at the end of the list."""
    candidate = entry.candidate
    if candidate.barred or candidate.seldom or entry.item.counted or not candidate.own:
        return False
    worked_on = group.course.force >= LIKELY or group.course.stage == "completed"
    return worked_on and (candidate.route or len(candidate.name) <= 8)


def _force(group: Group, entries: Sequence[Entry]) -> int:
    """How surely the list's verbs speak of construction: 完成 does where 项目建设 follows the name."""
    last = entries[-1].candidate if entries else None
    if group.course.stage == "completed" and last is not None and last.task and last.word:
        return max(group.course.force, SURE)
    return group.course.force


def _called(group: Group, entries: Sequence[Entry]) -> str:
    """The 项目 or 工程 that the last of a list carries for all; none where a clause stands before it (利长远的项目)."""
    if not entries or group.etc:
        return ""
    last = entries[-1]
    whole = last.candidate.start - last.item.start < 3 or last.candidate.investment is not None
    return last.candidate.word if whole else ""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the list says of all its entries.

    `listed`: it calls them projects; `kind`: what the noun proves that it calls them else; `confirmed`: it states as
    many as it lists; `mates`: at least half of them have names of their own; `task`: 建设 follows the last;
    `called`: the 项目 or 工程 after the last, which goes for all.
    """

    group: Group
    force: int
    listed: bool
    kind: ProjectForm | None
    confirmed: bool
    mates: bool
    task: bool
    called: str

    @classmethod
    def of(cls, group: Group, entries: Sequence[Entry], names: Names) -> _Evidence:
        listed = calls_projects(group)
        head = names.head(group.kind) if group.kind and not listed else None
        quoted = names.head(group.kind.strip("“”")) if group.kind[:1] == "“" else None
        head = quoted if quoted and quoted.form == "programme" else head
        return cls(
            group=group,
            force=_force(group, entries),
            listed=listed,
            kind=head.form if head else None,
            confirmed=group.count is not None and group.count == len(entries),
            mates=2 * sum(entry.candidate.own for entry in entries) >= len(entries) > 1,
            task=any(entry.candidate.task for entry in entries) or group.rest.startswith("建设"),
            called=_called(group, entries),
        )

    def supports(self, entry: Entry) -> bool:
        """Whether the entry names a project."""
        name = entry.candidate
        if self._excluded(name) or entry.item.counted:
            return False
        if self.group.count is not None and not self.group.etc and not self.confirmed:
            return False
        if self.listed:
            return self._listed(name)
        if self.group.kind:
            return self._of_kind(name)
        if self._part_of_another(name):
            return False
        if name.word or (self.called and name.own):
            return self._called_project(name) or self._built(name, measured=entry.item.progress is not None)
        return self._built(name, measured=entry.item.progress is not None)

    def _part_of_another(self, name: Candidate) -> bool:
        """Whether a bare noun stands among rooms and parts of one building (教学楼、实训楼、图书馆)."""
        counted = any(item.counted for item in self.group.items)
        bare = name.head is not None and name.head.single and name.fresh < 2 and name.name[0] not in "省县区州旗"
        alone = len(self.group.items) == 1 or self.mates
        return bare and (counted or not alone or bool(self.group.kind and not self.listed))

    def _excluded(self, name: Candidate) -> bool:
        """Whether the name is one of something else."""
        if name.barred or (name.form == "programme" and not name.own):
            return True
        if name.partner and not self.listed:
            return True
        if name.known and not (name.form in BUILT and (self.listed or self.force >= SURE)):
            return True
        if name.vision and self.force < SURE and not self.listed:
            return True
        return name.seldom and not (name.word == "项目" or (self.listed and name.own) or self._facilities(name))

    def _facilities(self, name: Candidate) -> bool:
        """Whether the name is one of the 基础设施 of a place of its own, surely under construction."""
        return self.force >= SURE and name.sited and name.name.endswith("基础设施")

    def _listed(self, name: Candidate) -> bool:
        """In a list that calls its entries projects."""
        if name.own:
            vague = name.quoted or (_ANY_WORKS.fullmatch(self.group.kind) is not None and self.force < SURE)
            return name.form is not None or name.route or name.fresh >= (3 if vague else 2)
        if name.head is not None and name.name == name.head.head and name.form not in BUILT:
            return False
        forms = ("landmark", "facility", "works", "product") if self.force >= SURE else tuple(BUILT)
        firm = self.force >= SURE or self.mates or self.group.count is not None
        return firm and name.form in forms and len(name.name) >= 4

    def _of_kind(self, name: Candidate) -> bool:
        """In a list that calls its entries something built, or works (等道路改造工程, 3个口袋公园)."""
        if self.kind in (None, "never", "seldom"):
            facilities = self.kind == "seldom" and self.group.kind.removesuffix("建设").endswith("设施")
            return facilities and name.own and name.form in (*BUILT, "works") and self.force >= LIKELY
        if self.kind == "programme" and name.name.endswith(("片区", "小区", "社区")):
            return False
        if self.confirmed and self.force >= LIKELY:
            return True
        if not name.own or _PLACE.search(name.name):
            return False
        return self.force >= LIKELY or (self.force >= OPEN and self.kind in BUILT and name.form is not None)

    def _called_project(self, name: Candidate) -> bool:
        """With 项目 or 工程 after it. Campaigns are called 工程 too; projects so called end in what is built."""
        if (name.word or self.called) == "工程" and self.force < SURE:
            solid = name.form in (*BUILT, "weak", "programme") or name.inner or name.on_land or name.route
            solid = solid or (name.form == "works" and name.sited)
            if not solid:
                return False
        if name.own:
            return self.force >= (OPEN if name.form is not None or name.route else LIKELY)
        if self.mates and self.force >= LIKELY and len(name.name) >= 5:
            return True
        if name.word == "项目" and name.task and name.form in BUILT:
            return self.force >= LIKELY and name.particular
        return self.force >= SURE and name.form is not None and len(name.name) >= 5

    def _built(self, name: Candidate, *, measured: bool) -> bool:
        """With nothing but the verbs and the name itself to tell."""
        done = self.task or measured or self.group.course.stage == "ongoing"
        likely = self.force >= LIKELY or (self.force >= OPEN and done)
        sure = self.force >= SURE
        match name.form:
            case "landmark" | "facility":
                return (name.own and likely) or (sure and len(name.name) >= 4 and name.particular)
            case "weak":
                return (name.own and likely) or (sure and len(name.name) >= 6 and name.particular)
            case "works":
                finished = self.group.course.stage == "completed"
                return name.own and (sure or ((likely or finished) and (name.inner or name.sited)))
            case "product":
                return name.own and sure
            case "programme":
                return name.own and likely
        if name.route:
            return self.force >= LIKELY
        if self._facilities(name):
            return True
        if _PHASED.search(name.name) and likely:
            return name.own
        subject = self.group.after and not self.group.before
        return sure and subject and name.fresh >= 3 and len(name.name) <= 10
