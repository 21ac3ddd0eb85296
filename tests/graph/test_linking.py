import pytest

from graph.judgements import Judgement, Judgements
from tests.graph.examples import BAISHUI, COMMISSION, GDP, ID, MINISTRY, QINGSHAN, RURAL, linker


def test_the_lexicon_comes_first_in_any_form() -> None:
    link = linker()
    assert link.strategy("“乡村振兴”战略").iri.value == RURAL.iri
    assert link.indicator("GDP").iri.value == GDP.iri
    assert link.agency("水利部").iri.value == MINISTRY.iri
    assert link.place("白水县").iri.value == BAISHUI.iri


@pytest.mark.parametrize("name", ["县发展改革委", "青山县发改委", "云岭省青山县发展和改革委员会", "县发改委"])
def test_an_office_is_one_however_it_is_named(name: str) -> None:
    agency = linker().agency(name)
    assert agency.iri.value == f"{ID}agency/990101/发展和改革委员会"
    assert agency.label == "青山县发展和改革委员会"
    assert agency.of is not None
    assert (agency.of.value, agency.agency_kind and agency.agency_kind.value) == (QINGSHAN.iri, COMMISSION.iri)


def test_a_line_is_one_project_in_two_counties_and_a_gymnasium_is_two() -> None:
    here, there = linker(), linker(place=BAISHUI)
    assert here.project("青白高速", "青山县") == there.project("青白高速公路项目", "白水县")
    assert here.project("县体育馆", "青山县").iri.value == f"{ID}project/990101/体育馆"
    assert there.project("县体育馆", "白水县").iri.value == f"{ID}project/990102/体育馆"


def test_a_name_that_begins_with_a_place_is_that_places() -> None:
    assert linker().project("白水县体育馆", "云岭省") == linker(place=BAISHUI).project("体育馆", "白水县")


def test_counted_strategies_are_the_provinces() -> None:
    assert linker().strategy("“八项行动”").iri.value == f"{ID}strategy/990000/八项行动"
    assert linker().strategy("碧水行动").iri.value == f"{ID}strategy/碧水"


def test_a_title_that_names_no_place_is_the_reports_own() -> None:
    assert linker().policy("林业规划").iri == linker().policy("《青山县林业规划》").iri
    assert linker().policy("林业规划").iri != linker(place=BAISHUI).policy("林业规划").iri
    assert linker().policy("中华人民共和国河流法").iri == linker(place=BAISHUI).policy("中华人民共和国河流法").iri


def test_a_partner_is_a_place_or_a_body() -> None:
    assert [linker().partner(name).kind for name in ("白水县", "石门镇", "云岭大学")] == ["place", "place", "agency"]


def test_judgements_join_what_form_cannot() -> None:
    short, full = f"{ID}strategy/双城圈", f"{ID}strategy/双城经济圈"
    link = linker(Judgements((Judgement("strategy", full, short, "yes", "简称", "reader"),)))
    assert link.strategy("双城经济圈").iri.value == short
    assert link.judged == {full: short}
    assert link.bases == {full}


def test_the_order_of_calls_does_not_matter() -> None:
    names = ["县发改委", "县体育馆", "白水县体育馆"]
    one, other = linker(), linker()
    forwards = [one.project(name, "青山县") for name in names]
    backwards = [other.project(name, "青山县") for name in reversed(names)]
    assert forwards == backwards[::-1]
