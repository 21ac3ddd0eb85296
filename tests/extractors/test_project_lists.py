from __future__ import annotations

from extractors.project_lists import Group, find_groups


def groups(sentence: str) -> list[tuple[list[str], str | None, str]]:
    """Items, stage and kind of each group."""
    return [(items(group, sentence), group.course.stage, group.kind) for group in find_groups(sentence)]


def items(group: Group, sentence: str) -> list[str]:
    return [sentence[item.start : item.end] for item in group.items]


def test_a_list_under_a_verb_and_one_before_a_predicate() -> None:
    assert groups("加快推进松溪水库、云门隧道等12个重点项目，青石路、白石路建成通车") == [
        (["松溪水库", "云门隧道"], "ongoing", "重点项目"),
        (["青石路", "白石路"], "completed", ""),
    ]


def test_each_verb_in_a_list_begins_a_group_and_each_predicate_ends_one() -> None:
    assert groups("开工建设松溪电站、建成云门大桥") == [
        (["松溪电站"], "started", ""),
        (["云门大桥"], "completed", ""),
    ]
    assert groups("松溪段通车、云门隧道加快推进") == [
        (["松溪段"], "completed", ""),
        (["云门隧道"], "ongoing", ""),
    ]


def test_quotations_and_brackets_hide_verbs_and_commas() -> None:
    assert groups("启动“建成、完工”工程（一期、二期）、云门大桥") == [
        (["“建成、完工”工程（一期、二期）", "云门大桥"], "started", "")
    ]


def test_shares_done_go_to_the_items_in_order() -> None:
    (group,) = find_groups("松溪水库、云门水库分别完成总工程量的31%、50%")
    assert [str(item.progress) for item in group.items] == ["31", "50"]
    assert group.course.stage == "ongoing"


def test_a_quantity_after_an_item_marks_it_as_counted() -> None:
    (group,) = find_groups("实施农村道路110公里")
    assert [item.counted for item in group.items] == [True]


def test_a_count_after_the_last_item_is_the_lists_own() -> None:
    (group,) = find_groups("新建松林公园、云门公园2个口袋公园")
    assert (group.count, group.kind, group.etc) == (2, "口袋公园", False)


def test_a_subject_may_stand_before_the_verb() -> None:
    assert groups("文旅产业加快推进云门古镇、松溪漂流等项目") == [(["云门古镇", "松溪漂流"], "ongoing", "项目")]


def test_a_project_set_apart_takes_the_predicate_of_the_next_clause() -> None:
    first, *_ = find_groups("松青铁路电气化项目，力争年底开工")
    assert first.course.stage == "started"
