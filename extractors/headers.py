"""What a column of a table holds, told from its header's words."""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    """What a table column holds."""

    SERIAL = "serial"
    NAME = "name"  # the indicator or item that the row is about
    PROJECT = "project"  # the name of a project or task
    UNIT = "unit"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    INVESTOR = "investor"
    CONTENT = "content"  # what is built or done, in prose
    STAGE = "stage"  # 建设性质, 项目阶段: 新建, 续建
    YEARS = "years"  # 建设年限, 完成时限
    ATTRIBUTE = "attribute"  # 指标属性, 备注, 建设地点: words that are no facts by themselves
    FIGURE = "figure"  # anything else: a column of figures, named by its header


_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.SERIAL, re.compile(r"序号?|编号|NO\.?|No\.?|项次|顺序")),
    (Role.UNIT, re.compile(r"(?:计量)?单位")),
    (Role.LEAD, re.compile(r"(?:市|区|县|总)?(?:牵头|主办|主管|主责|组织|实施主?体?)(?:责任)?(?:单位|部门)|牵头")),
    (
        Role.RESPONSIBLE,
        re.compile(
            r"(?:主要)?(?:责任|配合|协办|协同|落实|承办|参与|参加|推进|实施)(?:责任)?(?:单位|部门|主体)(?:（.*）)?"
        ),
    ),
    (
        Role.INVESTOR,
        re.compile(r"(?:项目)?(?:业主|法人|建设|投资|承建)(?:单位|主体|企业|方)|项目(?:单位|业主|法人)|业主"),
    ),
    (
        Role.PROJECT,
        re.compile(
            r"(?:重[点大]|建设|子|民生|实事)*项目(?:（.*）)?名?称?(?:（.*）)?|(?:工程|任务|实事|事项|工作|重点事项|民生实事)(?:项目)?(?:名称)?"
            r"|(?:重点|主要|实事|民生)(?:事项|工程|任务|工作)|项目"
        ),
    ),
    (
        Role.CONTENT,
        re.compile(
            r".*(?:建设|项目|工作|主要|实施)?(?:内容|目标任务|进度安排|建设任务|工作任务|形象进度|进展|进度|完成进展|实际进度)(?:及规模|和规模|与规模)?(?:（.*）)?"
            r"|建设规模.*|.*规模及内容|.*工作目标|.*工作计划|.*(?:重点任务|主要任务|目标任务|工作要求|进展情况|工作举措|主要措施|具体措施|重点项目)"
        ),
    ),
    (Role.STAGE, re.compile(r"(?:建设|项目)?(?:性质|阶段|状态)|项目类[别型]|进展阶段")),
    (
        Role.YEARS,
        re.compile(
            r"(?:建设|起止|实施)(?:起止)?(?:年限|周期|工期|时间|期限|年份)|起止年[限月]|完成时[限间]|(?:开工|竣工|完工)(?:时间|年月)|工期|年限"
        ),
    ),
    (
        Role.ATTRIBUTE,
        re.compile(
            r"指标属性|属性|备\s*注|(?:指标)?类[别型]|性质|(?:建设|项目)(?:地点|地址|位置)|所在地|所属.*|牵头领导|责任领导|分管领导|(?:包联|联系|负责|挂钩)(?:县|区|市)?领导"
            r"|责任人|负责人|联系人|数据来源|(?:考核|评价).{0,4}|说明|地点|领域|板块|行业|区域|乡镇.*|联系电话|.*领导"
        ),
    ),
    (
        Role.NAME,
        re.compile(
            r"(?:主要|考核|预期|计划|具体|核心|约束性|发展|分类|经济|社会)*(?:指标|目标)(?:（.*）)?名称(?:（.*）)?|(?:主要|考核|具体|核心|发展|经济|社会|分类)*指\s*标(?:（.*）)?|名\s*称"
            r"|项目指标|类别名称|产业链?|产业|品名|产品(?:名称)?|地区|单位名称|年份|年度|月份|内容指标"
        ),
    ),
)
_SPACE = re.compile(r"\s+")


def role_of(header: str) -> Role:
    """The role of a column with this header (uniform text); FIGURE where no words of the grammar tell."""
    header = _SPACE.sub("", header)
    for role, pattern in _ROLES:
        if pattern.fullmatch(header):
            return role
    return Role.FIGURE


_FIGURE_HEADER = re.compile(
    r"(?:20\d\d年?(?:度|底|末)?(?:上半年|前三季度|\d{1,2}-\d{1,2}月|全年)?)?(?:年?初)?(?:年度?|全年|本年|累计|当年|总|预计|实际|计划|新增|同比|比上年|较上年|上半年|上年|"
    r"拟|已|市级|县级|区级|中央|省级|[1-4一二三四]季度|\d{1,2}-\d{1,2}月)*"
    r"(?:预期|目标|预期目标|目标值|预期值|计划|计划数|计划值|完成|完成情况|完成值|完成数|实际|实际数|实绩|实际完成|执行情况|增速|增长|增幅|增减|"
    r"总量|绝对[值额]|总额|数值|指标值|比重|占比|排名|进度|完成率|投资|总投资|投资额|计划投资|完成投资|资金来源|资金|差额|预计|预计完成|数|值|"
    r"同比(?:增长|增速|增减)?|完成进度|执行数|预算数|决算数)(?:（[^）]*）)?(?:\d{1,2}-\d{1,2}月)?|20\d\d年?(?:（[^）]*）)?"
)


def is_header_word(cell: str) -> bool:
    """Whether a cell's words are those of a column header (序号, 指标名称, 2024年预期目标, 责任单位)."""
    cell = _SPACE.sub("", cell)
    if not cell or len(cell) > 24:
        return False
    return role_of(cell) is not Role.FIGURE or bool(_FIGURE_HEADER.fullmatch(cell))
