"""The indicators of `ontology/`: what each entry must say, and that one written form means one indicator."""

from collections import Counter, defaultdict

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SKOS

from extractors.lexicon import Lexicon
from extractors.resources import folder
from extractors.text import uniform

XT = "https://w3id.org/xiantu/ontology#"
SCHEME = "https://w3id.org/xiantu/scheme/"


@pytest.fixture(scope="module")
def graph() -> Graph:
    graph = Graph()
    for path in sorted(folder("ontology").glob("indicators*.ttl")):
        graph.parse(path)
    return graph


@pytest.fixture(scope="module")
def indicators(graph: Graph) -> list[URIRef]:
    scheme = URIRef(SCHEME + "indicators")
    return [entry for entry in graph.subjects(SKOS.inScheme, scheme) if isinstance(entry, URIRef)]


def flagged(graph: Graph, flag: str) -> set[URIRef]:
    return {entry for entry in graph.subjects(URIRef(XT + flag)) if isinstance(entry, URIRef)}


def names(graph: Graph, entries: set[URIRef]) -> set[str]:
    return {str(label) for entry in entries for label in graph.objects(entry, SKOS.prefLabel) if label.language == "zh"}


def test_there_are_many_and_each_has_one_name_in_each_language(graph: Graph, indicators: list[URIRef]) -> None:
    assert len(indicators) == len(set(indicators)) > 800
    for entry in indicators:
        assert (entry, RDF.type, SKOS.Concept) in graph, entry
        languages = sorted(label.language for label in graph.objects(entry, SKOS.prefLabel))
        assert languages == ["en", "zh"], entry


def test_no_form_is_claimed_by_two(graph: Graph, indicators: list[URIRef]) -> None:
    claimed = defaultdict(set)
    for entry in indicators:
        for label in (*graph.objects(entry, SKOS.prefLabel), *graph.objects(entry, SKOS.altLabel)):
            if label.language == "zh":
                claimed[str(label)].add(entry)
    assert {form: sorted(entries) for form, entries in claimed.items() if len(entries) > 1} == {}


def test_forms_are_as_the_reader_sees_them(lexicon: Lexicon) -> None:
    for form in lexicon.indicators:
        assert form == uniform(form) == form.strip(), form
        assert form.count("“") == form.count("”"), form
        assert form.count("（") == form.count("）"), form


def test_each_lies_in_one_domain_and_every_domain_is_used(graph: Graph, indicators: list[URIRef]) -> None:
    domains = set(graph.subjects(SKOS.inScheme, URIRef(SCHEME + "indicators-domains")))
    used = Counter()
    for entry in indicators:
        found = list(graph.objects(entry, URIRef(XT + "domain")))
        assert len(found) == 1, entry
        used[found[0]] += 1
    assert set(used) == domains
    assert min(used.values()) >= 5


def test_rates_and_shares_are_marked(graph: Graph, indicators: list[URIRef]) -> None:
    """What is named a rate or a share is one; its unit is no amount of money or people."""
    shares = flagged(graph, "share")
    unmarked = names(graph, set(indicators) - shares)
    assert {name for name in unmarked if name.endswith(("覆盖率", "普及率", "占比", "比重", "参保率"))} == set()
    for entry in shares:
        units = {str(unit) for unit in graph.objects(entry, URIRef(XT + "usualUnit"))}
        assert units.isdisjoint({"亿元", "万元", "万人", "个", "家", "公里"}), entry


def test_falling_indicators_have_a_form_that_says_so(graph: Graph) -> None:
    falling = flagged(graph, "falling")
    assert len(falling) >= 5
    for entry in falling:
        forms = [str(label) for label in graph.objects(entry, SKOS.altLabel)]
        assert any(form.endswith(("下降", "降低")) for form in forms), entry


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("规上工业增加值", "规模以上工业增加值"),
        ("GDP", "地区生产总值"),
        ("社零总额", "社会消费品零售总额"),
        ("单位GDP能耗降低", "单位地区生产总值能耗"),
        ("空气质量优良率", "空气质量优良天数比例"),
    ],
)
def test_an_alias_leads_to_its_indicator(lexicon: Lexicon, form: str, name: str) -> None:
    assert lexicon.indicators[form].name == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("存款余额", "存贷款余额"),
        ("工业增加值", "规模以上工业增加值"),
        ("一般公共预算收入", "财政总收入"),
        ("空气质量优良天数", "空气质量优良天数比例"),
        ("城镇调查失业率", "城镇登记失业率"),
        ("肉牛出栏", "肉牛存栏"),
        ("污染地块安全利用率", "重点建设用地安全利用率"),
    ],
)
def test_look_alikes_stay_apart(lexicon: Lexicon, one: str, other: str) -> None:
    assert lexicon.indicators[one].iri != lexicon.indicators[other].iri
