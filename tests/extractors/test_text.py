from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text import Span, uniform, view_of


def test_a_view_leaves_out_a_page_number_and_still_knows_every_place() -> None:
    source = "粮食产量稳定在\n— 2 —\n９．５万吨"
    view = view_of(source, 0, len(source), [Span(7, 14)])
    assert view.text == "粮食产量稳定在9.5万吨"
    start = view.text.index("9.5")
    span = view.span(start, start + 3)
    assert source[span.start : span.end] == "９．５"


def test_half_width_punctuation_becomes_chinese_but_not_inside_numbers() -> None:
    assert uniform("增长5.2%,达1,200亿元(初步)") == "增长5.2%，达1,200亿元（初步）"


def test_ratio_colons_are_one() -> None:
    assert uniform("2.1∶1、2.1︰1") == "2.1：1、2.1：1"


def test_an_empty_range_has_no_span() -> None:
    with pytest.raises(IndexError):
        view_of("云", 0, 1).span(1, 1)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_every_character_of_a_view_maps_back_to_its_own_character(source: str, cuts: list[tuple[int, int]]) -> None:
    gaps = sorted(Span(*sorted(cut)) for cut in cuts if max(cut) <= len(source))
    view = view_of(source, 0, len(source), gaps)
    places = [view.span(i, i + 1).start for i in range(len(view.text))]
    assert places == sorted(set(places))
    assert view.text == uniform("".join(source[i] for i in places)) or any(c in "：，" for c in view.text)


@given(st.text(max_size=60))
def test_uniform_keeps_the_length(text: str) -> None:
    assert len(uniform(text)) == len(text)


def test_a_report_with_half_width_punctuation_throughout() -> None:
    half = '推进"清洁能源"基地建设,装机1.5万千瓦(含在建).全年发电1,200万度.'
    assert uniform(half) == "推进“清洁能源”基地建设，装机1.5万千瓦（含在建）。全年发电1,200万度。"


def test_an_odd_quotation_mark_is_left_as_it_is() -> None:
    assert uniform('规划"一带') == '规划"一带'
