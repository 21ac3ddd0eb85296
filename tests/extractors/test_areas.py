from __future__ import annotations

import pytest

from extractors.areas import settle_areas
from extractors.lexicon import Lexicon
from extractors.model import Period, Profile, Project, Status
from extractors.text import Span

TIANSHUI = Profile("", "天水市", "620500", "甘肃省", Period.year(2023), Period.year(2024))


def project(name: str) -> Project:
    period, where = TIANSHUI.plan, Span(0, len(name))
    return Project(
        start=0, end=len(name), text=name, area="天水市", sentence=where, name=name, status=Status.TARGET, period=period
    )


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("武山县抽水蓄能电站", "武山县"),
        ("甘谷果品交易中心", "甘谷县"),
        ("清水至张家川公路", "天水市"),
        ("市体育中心", "天水市"),
    ],
)
def test_what_is_of_one_county_alone_is_that_countys(name: str, area: str, lexicon: Lexicon) -> None:
    assert [fact.area for fact in settle_areas([project(name)], TIANSHUI, lexicon)] == [area]
