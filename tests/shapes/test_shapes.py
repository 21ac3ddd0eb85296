"""Each constraint is broken once, and both engines find the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from extractors.model import AnyFact, Observation, Period, Status
from extractors.resources import folder
from graph.shapes import load_shapes
from graph.terms import TYPE, term
from graph.validation import Finding, Validator, classes_of
from tests.graph.examples import (
    ALL,
    GROWTH,
    PROJECT,
    TEXT,
    VALUE,
    cite,
    extraction,
    mapped,
)

ENGINES = ("shacl", "pyshacl")
VALIDATORS = {engine: Validator(engine=engine) for engine in ENGINES}  # type: ignore[arg-type]
XT = "https://w3id.org/xiantu/ontology#"


@dataclass
class Case:
    """A report's graph, to be spoiled."""

    facts: tuple[AnyFact, ...] = ALL
    text: str = TEXT
    without: Callable[[Triple], bool] = field(default=lambda each: False)
    plus: Callable[[Triple], Iterable[Triple]] = field(default=lambda each: ())

    def findings(self, engine: str) -> tuple[Finding, ...]:
        taken = extraction() if self.facts is ALL else extraction(self.facts, (), (), text=self.text)
        graph = mapped(taken)
        whole = graph.triples | graph.shared
        spoiled = [each for each in whole if not self.without(each)]
        spoiled += [more for each in sorted(whole, key=str) for more in self.plus(each)]
        background = classes_of(graph.entities.values())
        return VALIDATORS[engine].validate(graph.graph, spoiled, background, self.text).findings


def found(case: Case) -> set[tuple[str, str]]:
    """What both engines find, as (severity, constraint)."""
    one, other = ([(each.severity, each.shape, each.focus) for each in case.findings(engine)] for engine in ENGINES)
    assert one == other
    return {(severity, shape) for severity, shape, _ in one}


def found_fast(case: Case) -> set[tuple[str, str]]:
    """What the fast engine finds."""
    return {(each.severity, each.shape) for each in case.findings("shacl")}


def test_a_sound_report_has_no_findings() -> None:
    assert found(Case()) == set()


def lacking(predicate: str, of: str = "") -> Callable[[Triple], bool]:
    return lambda each: each.predicate == term(predicate) and of in str(each.subject)


REQUIRED = [
    ("prov:wasDerivedFrom", "#observation", "Fact-evidence"),
    ("xt:sentence", "#project", "Fact-sentence"),
    ("dct:isPartOf", "#strategy", "Fact-report"),
    ("sdmx-dimension:refArea", "#policy", "Fact-area"),
    ("xt:areaName", "#agency", "Fact-areaName"),
    ("xt:indicator", "", "Observation-indicator"),
    ("xt:indicatorName", "", "Observation-indicatorName"),
    ("xt:measure", "", "Observation-measure"),
    ("sdmx-measure:obsValue", "", "Observation-value"),
    ("xt:normalizedValue", "", "Observation-normalizedValue"),
    ("qb:dataSet", "", "Observation-dataSet"),
    ("xt:bound", "", "Observation-bound"),
    ("sdmx-dimension:refPeriod", "#observation", "Observation-period"),
    ("sdmx-dimension:refPeriod", "#project", "ProjectStatement-period"),
    ("xt:status", "#observation", "Observation-status"),
    ("xt:status", "#project", "ProjectStatement-status"),
    ("xt:name", "#project", "ProjectStatement-name"),
    ("xt:name", "#policy", "PolicyMention-title"),
    ("xt:agency", "", "AgencyMention-agency"),
    ("xt:role", "", "AgencyMention-role"),
    ("xt:agencyType", "", "AgencyMention-type"),
    ("xt:form", "", "CooperationStatement-form"),
    ("xt:by", "", "TieStatement-by"),
    ("xt:fromFact", "", "TieStatement-from"),
    ("xt:toFact", "", "TieStatement-to"),
    ("dct:title", "", "Report-title"),
    ("dct:identifier", "", "Report-identifier"),
    ("dct:spatial", "", "Report-place"),
    ("xt:reviewPeriod", "", "Report-reviewPeriod"),
    ("xt:planPeriod", "", "Report-planPeriod"),
    ("xt:textDigest", "", "Report-textDigest"),
    ("prov:wasGeneratedBy", "", "Report-activity"),
    ("xt:softwareFingerprint", "", "Activity-software"),
    ("xt:count", "", "NumberTally-count"),
    ("xt:cause", "#number-", "UnreadNumber-cause"),
    ("oa:hasSource", "", "Evidence-source"),
    ("oa:hasSelector", "", "Evidence-selector"),
    ("oa:exact", "", "Selector-exact"),
    ("skos:prefLabel", "/project/", "Label-prefLabel"),
    ("dcat:startDate", "", "Period-start"),
    ("qb:structure", "", "DataSet-structure"),
]


@pytest.mark.parametrize(("predicate", "of", "shape"), REQUIRED, ids=[f"{each[2]}" for each in REQUIRED])
def test_what_must_be_there_is_missed(predicate: str, of: str, shape: str) -> None:
    assert ("Violation", shape) in found_fast(Case(without=lacking(predicate, of)))


@pytest.mark.parametrize("half", [0, 1])
def test_both_engines_find_all_that_is_missing(half: int) -> None:
    lacks = [lacking(predicate, of) for predicate, of, _ in REQUIRED[half::2]]
    assert len(found(Case(without=lambda each: any(lack(each) for lack in lacks)))) > 10


EDGES = ("pursues", "pilots", "hasProject", "advances", "leads", "issuedPolicy", "cooperatesWith")


@pytest.mark.parametrize("edge", EDGES)
def test_an_edge_needs_its_statement_and_a_statement_its_edge(edge: str) -> None:
    statement = Case(
        without=lambda each: str(each.predicate) == f"<{term('rdf:predicate').value}>" and edge in str(each.object)
    )
    assert ("Violation", f"edge-{edge}-evidence") in found_fast(statement)
    assert ("Violation", "Statement-edge") in found_fast(
        Case(without=lambda each: each.predicate == term(f"xt:{edge}"))
    )


@pytest.mark.parametrize(
    "edge", ["responsibleFor", "investsIn", "issued", "draftedPolicy", "implementsPolicy", "citesPolicy", "under"]
)
def test_an_edge_that_nobody_states_is_found(edge: str) -> None:
    alone = Triple(
        NamedNode("https://w3id.org/xiantu/id/x/甲"), term(f"xt:{edge}"), NamedNode("https://w3id.org/xiantu/id/x/乙")
    )
    case = Case(plus=lambda each: [alone] if each.predicate == term("dct:identifier") else [])
    assert {("Violation", f"edge-{edge}{part}") for part in ("", "-object", "-evidence")} <= found(case)


def test_a_code_must_be_of_its_list() -> None:
    wrong = Case(
        without=lambda each: each.predicate == term("xt:stage"),
        plus=lambda each: (
            [Triple(each.subject, term("xt:stage"), term("xt:Value"))] if each.object == term("xt:Ongoing") else []
        ),
    )
    assert found(wrong) == {("Violation", "ProjectStatement-stage")}


def test_a_quotation_must_be_the_texts() -> None:
    wrong = Case(
        without=lambda each: each.predicate == term("oa:exact") and each.object == Literal("61.4"),
        plus=lambda each: (
            [Triple(each.subject, each.predicate, Literal("61.5"))] if each.object == Literal("61.4") else []
        ),
    )
    (finding,) = wrong.findings("shacl")
    assert (finding.severity, finding.shape, finding.text, finding.line, finding.column) == (
        "Violation", "quotation", "61.4", 2, 9,
    )  # fmt: skip


# --- soundness: the report itself ---------------------------------------------------------------------------------


def warnings(*facts: AnyFact, text: str = TEXT) -> set[str]:
    found_ = found(Case(facts, text))
    assert {severity for severity, _ in found_} <= {"Warning"}
    return {shape for _, shape in found_}


def at(words: str, sentence: str, text: str, **own: object) -> Observation:
    fields = cite(words, sentence, (), text)
    base = replace(
        VALUE, start=fields["start"], end=fields["end"], text=words, sentence=fields["sentence"], headings=()
    )
    return replace(base, **({"value": Decimal(words)} | own))  # type: ignore[arg-type]


def test_two_values_for_one_indicator_in_two_sentences() -> None:
    text = "地区生产总值61.4亿元。地区生产总值达65亿元。地区生产总值为61.41亿元。"
    first, second, third = text.split("。")[:3]
    one, two, rounded = (at(n, s, text) for n, s in (("61.4", first), ("65", second), ("61.41", third)))
    assert warnings(one, two, text=text) == {"two-values"}
    assert warnings(one, rounded, text=text) == set()
    assert warnings(one, replace(two, status=Status.TARGET), text=text) == set()
    assert warnings(one, replace(two, bound=">="), text=text) == set()


def test_a_growth_at_odds_with_two_years() -> None:
    text = "地区生产总值由60亿元增至66亿元，增长3%。"
    before, now = at("60", text, text, period=Period.year(2022)), at("66", text, text)
    assert warnings(before, now, at("3", text, text, measure="growth", unit="%"), text=text) == {"growth-values"}
    assert warnings(before, now, at("3", text, text, measure="growth", unit="%", value=Decimal(9)), text=text) == set()


def test_a_structure_that_is_not_a_hundred() -> None:
    text = "三次产业结构为12：38：51。"
    shares = [
        at(n, text, text, unit="", indicator=f"第{k}产业占比") for n, k in (("12", "一"), ("38", "二"), ("51", "三"))
    ]
    assert warnings(*shares, text=text) == {"structure-sum"}
    assert warnings(*shares[:2], replace(shares[2], value=Decimal(50)), text=text) == set()


def test_parts_that_do_not_add_up() -> None:
    from extractors.lexicon import load_lexicon
    from graph.judgements import Judgements
    from graph.linking import LexiconIndex, Linker
    from graph.mapping import map_extraction
    from tests.graph.examples import PROVENANCE

    text = "进出口总额10亿元，其中出口总额7亿元、进口总额4亿元。"
    facts = [at(n, text, text, indicator=i) for n, i in (("10", "进出口总额"), ("7", "出口总额"), ("4", "进口总额"))]
    lexicon = LexiconIndex(load_lexicon())

    def sums(facts: list[Observation]) -> set[str]:
        taken = extraction(facts, (), (), text=text)
        graph = map_extraction(taken, Linker(lexicon, "500229", "城口县", Judgements()), PROVENANCE)
        background = [*graph.shared, *classes_of(graph.entities.values())]
        results = [VALIDATORS[each].validate(graph.graph, graph.triples, background, text).findings for each in ENGINES]
        assert results[0] == results[1]
        return {finding.shape for finding in results[0] if finding.severity == "Warning"}

    assert sums(facts) == {"parts-sum-2"}
    assert sums([*facts[:2], replace(facts[2], value=Decimal(3))]) == set()


def test_a_range_upside_down() -> None:
    text = "地区生产总值70—65亿元。"
    low, high = at("70", text, text, bound=">="), at("65", text, text, bound="<=")
    assert warnings(low, high, text=text) == {"range-order"}


@pytest.mark.parametrize(
    ("fact", "shape"),
    [
        (replace(GROWTH, value=Decimal(-130)), "growth-range"),
        (replace(VALUE, unit="%", indicator="森林覆盖率", value=Decimal(733)), "share-range"),
        (replace(VALUE, measure="rank", unit="位", value=Decimal("2.5")), "rank-range"),
        (replace(VALUE, unit="亩", indicator="粮食播种面积", value=Decimal("73.3")), "small-area"),
        (replace(PROJECT, progress=Decimal(420)), "progress-percent"),
    ],
)
def test_an_implausible_number(fact: AnyFact, shape: str) -> None:
    assert warnings(fact) == {shape}


def test_a_number_that_is_miswritten() -> None:
    text = "地区生产总值增长6..2%。"
    assert warnings(
        replace(at("6", text, text, measure="growth", unit="%"), end=text.index("6..2") + 4, text="6..2"), text=text
    ) == {"number-writing"}


# --- the shapes themselves ----------------------------------------------------------------------------------------


def test_every_class_and_every_direct_edge_has_a_shape() -> None:
    shapes = load_shapes()
    targets = {node for nodes in shapes.targets.values() for node in nodes}
    graph = mapped()
    classes = {each.object for each in graph.triples | graph.shared if each.predicate == TYPE}
    unshaped = {"Concept", "Organization", "TextQuoteSelector", "PeriodOfTime", "SoftwareAgent", "LegalResource"}
    assert {re.split("[#/]", str(each).strip("<>"))[-1] for each in classes - targets} <= unshaped
    model = (folder("ontology") / "xiantu.ttl").read_text(encoding="utf-8")
    section = model[model.index("# ==== Direct edges") : model.index("# ==== Properties of facts")]
    edges = set(re.findall(r"^xt:(\w+) a owl:ObjectProperty", section, re.M))
    assert edges - {"participatesIn", "namesPolicy"} == {
        name.removeprefix("edge-") for name in shapes.targets if name.startswith("edge-")
    }


def test_every_constraint_speaks_both_languages() -> None:
    for message in load_shapes().sources.values():
        assert re.search(r"[\u4e00-\u9fff]", message.zh), message
        assert re.search(r"[A-Za-z]{3}", message.en), message


def test_what_a_sparql_constraint_says_it_says_alone() -> None:
    shapes = load_shapes()
    assert len(shapes.constraints) == 2 * len({message.source for message in shapes.constraints.values()})


def test_a_shape_with_nothing_to_look_at_is_unchecked_not_passed() -> None:
    graph = mapped(extraction([VALUE], ()))
    background = [*graph.shared, *classes_of(graph.entities.values())]
    validation = VALIDATORS["shacl"].validate(graph.graph, graph.triples, background, TEXT)
    assert "ProjectStatement" in validation.unchecked
    assert "edge-advances" in validation.unchecked
    assert "Observation" in validation.checked
    assert not set(validation.checked) & set(validation.unchecked)


def test_shapes_are_turtle_with_labels() -> None:
    names = load_shapes().names
    for file in sorted(folder("shapes").glob("*.ttl")):
        for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE):
            if quad.predicate == term("sh:targetClass"):
                assert str(quad.subject).strip("<>").rpartition("#")[2] in names
