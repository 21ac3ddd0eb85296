"""Rows as a data frame."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph.query import Rows

pytest.importorskip("pandas", reason="pandas comes with xiantu[notebooks]")


def test_numbers_are_numbers_and_what_is_unbound_is_none() -> None:
    rows = Rows(
        ("name", "value", "count"),
        ((Literal("森林覆盖率", language="zh"), Literal(61.5), Literal(3)), (NamedNode("x:y"), None, Literal(4))),
    )
    frame = rows.to_frame()
    assert list(frame.columns) == ["name", "value", "count"]
    assert frame.value[0] == 61.5
    assert frame["count"].sum() == 7
    assert frame.name.tolist() == ["森林覆盖率", "x:y"]
    assert frame.value.isna().tolist() == [False, True]
