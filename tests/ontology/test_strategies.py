"""The strategies of `ontology/`: what each entry must say, and that one written form means one strategy."""

from collections import Counter, defaultdict

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS, XSD

from extractors.lexicon import Lexicon
from extractors.resources import folder
from extractors.text import uniform

XT = "https://w3id.org/xiantu/ontology#"
ID = "https://w3id.org/xiantu/id/"
CHINA = URIRef(ID + "place/100000")


@pytest.fixture(scope="module")
def graph() -> Graph:
    graph = Graph()
    for path in sorted(folder("ontology").glob("strategies*.ttl")):
        graph.parse(path)
    return graph


@pytest.fixture(scope="module")
def strategies(graph: Graph) -> list[URIRef]:
    scheme = URIRef("https://w3id.org/xiantu/scheme/strategies")
    return [entry for entry in graph.subjects(SKOS.inScheme, scheme) if isinstance(entry, URIRef)]


def named(graph: Graph, name: str) -> URIRef:
    return next(entry for entry in graph.subjects(SKOS.prefLabel, Literal(name, "zh")) if isinstance(entry, URIRef))


def level(graph: Graph, entry: URIRef) -> str:
    return str(graph.value(entry, URIRef(XT + "level"))).removeprefix(XT)


def test_there_are_many_of_each_level(graph: Graph, strategies: list[URIRef]) -> None:
    levels = Counter(level(graph, entry) for entry in strategies)
    assert len(strategies) == len(set(strategies)) > 1200
    assert set(levels) <= {"National", "Regional", "Provincial", "Municipal"}
    assert levels["National"] > 500
    assert levels["Regional"] > 100
    assert levels["Provincial"] > 300


def test_each_has_one_name_in_each_language(graph: Graph, strategies: list[URIRef]) -> None:
    for entry in strategies:
        assert (entry, RDF.type, SKOS.Concept) in graph, entry
        languages = sorted(label.language for label in graph.objects(entry, SKOS.prefLabel))
        assert languages == ["en", "zh"], entry


def test_no_form_is_claimed_by_two(graph: Graph, strategies: list[URIRef]) -> None:
    claimed = defaultdict(set)
    for entry in strategies:
        for label in (*graph.objects(entry, SKOS.prefLabel), *graph.objects(entry, SKOS.altLabel)):
            if label.language == "zh":
                claimed[str(label)].add(entry)
    assert {form: sorted(entries) for form, entries in claimed.items() if len(entries) > 1} == {}


def test_forms_are_as_the_reader_sees_them(lexicon: Lexicon) -> None:
    """Uniform text, quotation marks and brackets in pairs, no spaces: else a form could never be found."""
    for form in lexicon.strategies:
        assert form == uniform(form) == form.strip(), form
        assert form.count("“") == form.count("”"), form
        assert form.count("（") == form.count("）"), form


def test_broader_strategies_exist_and_have_no_cycle(graph: Graph, strategies: list[URIRef]) -> None:
    for entry in strategies:
        above, seen = graph.value(entry, SKOS.broader), {entry}
        while above is not None:
            assert above in strategies, (entry, above)
            assert above not in seen, entry
            seen.add(above)
            above = graph.value(above, SKOS.broader)


def test_who_set_it_fits_its_level(graph: Graph, strategies: list[URIRef], lexicon: Lexicon) -> None:
    for entry in strategies:
        places = list(graph.objects(entry, URIRef(XT + "setBy")))
        assert len(places) == 1, entry
        assert (places[0] == CHINA) == (level(graph, entry) in ("National", "Regional")), entry
        assert str(places[0]).removeprefix(ID + "place/") in lexicon.by_code, entry


def test_years_are_years(graph: Graph) -> None:
    years = list(graph.objects(None, URIRef(XT + "year")))
    assert len(years) > 700
    for year in years:
        assert isinstance(year, Literal)
        assert year.datatype == XSD.gYear
        assert 1942 <= int(str(year)[:4]) <= 2026


def test_forms_that_are_everyday_words_belong_to_their_entry(graph: Graph) -> None:
    for entry, form in graph.subject_objects(URIRef(XT + "commonWord")):
        labels = {str(label) for label in (*graph.objects(entry, SKOS.prefLabel), *graph.objects(entry, SKOS.altLabel))}
        assert str(form) in labels


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("双城经济圈", "成渝地区双城经济圈"),
        ("“标准地”出让", "“标准地”改革"),
        ("河湖长制", "河长制"),
        ("北京非首都功能", "北京非首都功能疏解"),
    ],
)
def test_an_alias_leads_to_its_strategy(lexicon: Lexicon, form: str, name: str) -> None:
    assert lexicon.strategies[form].name == name


def test_titles_are_told_from_campaigns_and_phrases(lexicon: Lexicon) -> None:
    assert lexicon.strategies["国家森林城市"].pilot
    assert not lexicon.strategies["海绵城市"].pilot
    assert lexicon.strategies["国家海绵城市试点"].pilot
    assert lexicon.strategies["新发展理念"].weak
    assert not lexicon.strategies["长江经济带"].weak


def test_look_alikes_stay_apart(graph: Graph) -> None:
    pairs = [
        ("农村人居环境整治三年行动", "农村人居环境整治提升五年行动"),
        ("安全生产专项整治三年行动", "安全生产治本攻坚三年行动"),
        ("扩大内需战略", "提振消费专项行动"),
        ("万企帮万村", "万企兴万村"),
        ("万达开川渝统筹发展示范区", "万达开云同城化发展"),
    ]
    for one, other in pairs:
        assert named(graph, one) != named(graph, other)
