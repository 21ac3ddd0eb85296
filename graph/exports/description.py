"""What a dataset is, for those who find it: VoID and DCAT, made from the store alone."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version

from pyoxigraph import Literal, NamedNode, Store, Triple

from graph.exports.elements import period_of
from graph.exports.options import Options, Written
from graph.exports.selecting import own_rows
from graph.reading import Graph
from graph.terms import BASE, DATASET, ENTITIES, OUTCOMES, PREFIXES, TYPE, VOCABULARY, report_iri, term, turtle, zh

HEADER = "# Made by xiantu export: what this dataset is (VoID, DCAT).\n"
_APACHE = NamedNode("https://www.apache.org/licenses/LICENSE-2.0")
_CLASSES = {
    "xt:Report": ("reports", "报告"),
    "qb:Observation": ("observations", "观测值"),
    "xt:ProjectStatement": ("statements about projects", "项目陈述"),
    "xt:StrategyParticipation": ("mentions of strategies", "战略提及"),
    "xt:AgencyMention": ("mentions of agencies", "机构提及"),
    "xt:PolicyMention": ("mentions of policy documents", "文件提及"),
    "xt:CooperationStatement": ("statements of cooperation", "合作陈述"),
    "xt:TieStatement": ("ties between facts", "事实间的联系"),
    "xt:PlanOutcome": ("targets held against outcomes", "目标与完成情况"),
    "xt:Project": ("projects", "项目"),
    "xt:PolicyDocument": ("policy documents", "政策文件"),
    "oa:SpecificResource": ("spans of reports as evidence", "原文出处"),
}
"""The classes whose members are counted, and what the counts are called."""


def export_void(graph: Graph, options: Options) -> Written:
    """The description of a store as Turtle."""
    return Written(description(graph, options).encode())


def description(graph: Graph, options: Options) -> str:
    """The description of a store as Turtle. Equal stores give equal text; it says nothing of when it was made."""
    reports = own_rows(graph, "described-reports")
    triples = [
        *_dataset(graph, options, reports),
        *_parts(graph.quads),
        *(triple for report in reports for triple in _report(report)),
    ]
    return HEADER + turtle(sorted(triples, key=lambda triple: (triple.subject != DATASET, str(triple))))


def software_version() -> str:
    """The version of the installed package; `0` where it is not installed."""
    try:
        return version("xiantu")
    except PackageNotFoundError:
        return "0"


def _dataset(graph: Graph, options: Options, reports: list[dict[str, str]]) -> Iterator[Triple]:
    title, places = options.title, sorted({report["place"] for report in reports})
    yield Triple(DATASET, TYPE, term("dcat:Dataset"))
    yield Triple(DATASET, TYPE, term("void:Dataset"))
    yield Triple(
        DATASET, term("dct:title"), zh(title or f"县图数据集：{len(reports)} 份计划报告，{len(places)} 个地方")
    )
    if not title:
        said = f"Xiantu dataset: plan reports ({len(reports)}), places ({len(places)})"
        yield Triple(DATASET, term("dct:title"), Literal(said, language="en"))
    yield from _described(graph, options)
    yield Triple(DATASET, term("dct:license"), NamedNode(options.licence))
    yield Triple(DATASET, term("dcat:version"), Literal(f"{software_version()}+{_state(graph)}"))
    yield Triple(DATASET, term("dct:language"), Literal("zh"))
    yield Triple(DATASET, term("dct:conformsTo"), NamedNode(f"{BASE}ontology"))
    for keyword in ("地方计划报告", "知识图谱", "plan reports", "knowledge graph", "China"):
        yield Triple(DATASET, term("dcat:keyword"), Literal(keyword, language="zh" if keyword[0] > "z" else "en"))
    yield Triple(DATASET, term("void:triples"), _integer(len(graph.quads)))
    yield Triple(DATASET, term("void:uriSpace"), Literal(BASE))
    yield Triple(DATASET, term("void:documents"), _integer(len(reports)))
    for name in ("xt", "skos", "qb", "oa", "org", "prov", "dct", "time"):
        yield Triple(DATASET, term("void:vocabulary"), NamedNode(PREFIXES[name]))
    for report in reports:
        yield Triple(DATASET, term("dct:hasPart"), report_iri(report["doc"]))


def _described(graph: Graph, options: Options) -> Iterator[Triple]:
    """Counts in words and as class partitions; and whether the reports' words are in it."""
    english, chinese = [], []
    counts = {row["class"]: int(row["things"]) for row in own_rows(graph, "classes")}
    for name, (en, cn) in _CLASSES.items():
        count = counts.get(term(name).value, 0)
        part = NamedNode(f"{DATASET.value}#class-{name.partition(':')[2]}")
        yield Triple(DATASET, term("void:classPartition"), part)
        yield Triple(part, term("void:class"), term(name))
        yield Triple(part, term("void:entities"), _integer(count))
        english.append(f"{count} {en}")
        chinese.append(f"{cn} {count}")
    words = (
        ("with the words of the reports", "含报告原文")
        if options.quotes
        else (
            "without the words of the reports: their offsets and SHA-256 stand in their place",
            "不含报告原文，以其位置与 SHA-256 代之",
        )
    )
    yield Triple(DATASET, term("dct:description"), Literal(f"{', '.join(english)}; {words[0]}.", language="en"))
    yield Triple(DATASET, term("dct:description"), zh(f"{'，'.join(chinese)}；{words[1]}。"))


def _parts(quads: Store) -> Iterator[Triple]:
    """The graphs that are no report's."""
    for name, en in (
        (VOCABULARY, "vocabulary"),
        (ENTITIES, "entities found in reports"),
        (OUTCOMES, "targets held against outcomes"),
    ):
        yield Triple(DATASET, term("void:subset"), name)
        yield Triple(name, TYPE, term("void:Dataset"))
        yield Triple(name, term("dct:title"), Literal(f"Xiantu dataset: {en}", language="en"))
    yield Triple(VOCABULARY, term("dct:license"), _APACHE)
    coordinates = NamedNode("https://www.geonames.org/")
    if any(True for _ in quads.quads_for_pattern(None, term("geo:lat"), None)):
        yield Triple(VOCABULARY, term("dct:source"), coordinates)
        yield Triple(VOCABULARY, term("dct:rights"), Literal("Coordinates: GeoNames, CC BY 4.0", language="en"))


def _report(said: dict[str, str]) -> Iterator[Triple]:
    report = report_iri(said["doc"])
    yield Triple(report, TYPE, term("void:Dataset"))
    yield Triple(report, term("dct:identifier"), Literal(said["doc"]))
    yield Triple(report, term("dct:title"), zh(said["title"]))
    yield Triple(report, term("dct:spatial"), NamedNode(said["spatial"]))
    yield Triple(report, term("dct:temporal"), NamedNode(said["review"]))
    period = period_of(said["review"])
    for name, day in (("dcat:startDate", period.start), ("dcat:endDate", period.end)):
        yield Triple(NamedNode(said["review"]), term(name), Literal(day, datatype=term("xsd:date")))
    if "issued" in said:
        yield Triple(report, term("dct:issued"), Literal(said["issued"], datatype=term("xsd:date")))
    yield Triple(report, term("void:entities"), _integer(int(said["facts"])))


def _state(graph: Graph) -> str:
    """Twelve digits that change with what the reports' records say: texts, facts, software and lexicon."""
    said: dict[str, set[str]] = defaultdict(set)
    for name in ("xt:textDigest", "xt:recordDigest", "xt:softwareFingerprint", "xt:lexiconFingerprint"):
        for quad in graph.quads.quads_for_pattern(None, term(name), None):
            said[name].add(str(quad.triple))
    lines: Iterable[str] = (line for name in sorted(said) for line in sorted(said[name]))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=term("xsd:integer"))
