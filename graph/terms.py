"""The IRIs of the graph: namespaces, own terms, and how reports, evidence and entities are named.

IRIs are minted from content alone, so that the same input gives the same quads whatever the order of building.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

BASE = "https://w3id.org/xiantu/"
PREFIXES = {
    "xt": f"{BASE}ontology#",
    "report": f"{BASE}report/",
    "id": f"{BASE}id/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@cache
def term(name: str) -> NamedNode:
    """The IRI of a prefixed name: `term("xt:pursues")`. Raises KeyError where the prefix is unknown."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


# Turtle writes an IRI short only where one segment follows the prefix.
_KINDS = (
    "activity",
    "agency",
    "agency-kind",
    "indicator",
    "outcome",
    "period",
    "place",
    "policy",
    "project",
    "sector",
    "strategy",
    "unit",
)
_TURTLE_PREFIXES = {prefix: iri for prefix, iri in PREFIXES.items() if prefix != "id"}
_TURTLE_PREFIXES |= {kind: f"{PREFIXES['id']}{kind}/" for kind in _KINDS}

VOCABULARY = NamedNode(f"{BASE}graph/vocabulary")
ENTITIES = NamedNode(f"{BASE}graph/entities")
OUTCOMES = NamedNode(f"{BASE}graph/outcomes")
DATASET = NamedNode(f"{BASE}dataset")
TYPE = term("rdf:type")
DECIMAL, INTEGER, DATE = term("xsd:decimal"), term("xsd:integer"), term("xsd:date")

# The codes of the facts table's closed columns; their skos:notation in `ontology/xiantu.ttl` says the same.
CODES: dict[str, dict[str, NamedNode]] = {
    column: {written: term(f"xt:{code}") for written, code in codes.items()}
    for column, codes in {
        "measure": {"value": "Value", "growth": "Growth", "change": "Change", "rank": "Rank"},
        "status": {"actual": "Actual", "target": "Target"},
        "targetKind": {"binding": "Binding", "expected": "Expected"},
        "bound": {"=": "Exactly", ">=": "AtLeast", "<=": "AtMost", "~": "About"},
        "stage": {"planned": "Planned", "started": "Started", "ongoing": "Ongoing", "completed": "Completed"},
        "type": {
            "government": "Government",
            "company": "Company",
            "institution": "Institution",
            "other": "OtherBody",
        },
        "role": {
            "issuer": "Issuer",
            "lead": "Lead",
            "responsible": "Responsible",
            "investor": "Investor",
            "partner": "Partner",
            "mentioned": "Mentioned",
        },
        "form": {
            "对口协同": "PairedCoordination",
            "东西部协作": "EastWestCollaboration",
            "对口支援": "PairedSupport",
            "定点帮扶": "DesignatedAssistance",
            "友好城市": "SisterCity",
            "毗邻合作": "NeighbourCooperation",
            "其他": "OtherForm",
        },
        "by": {"sentence": "BySentence", "heading": "ByHeading", "table": "ByTable"},
        "outcome": {"read": "Read", "explained": "Explained", "unread": "Unread"},
    }.items()
}

# What an IRI may not hold, and what would end or split a path segment of it.
_FORBIDDEN = re.compile(r"""[\x00-\x20\x7f-\x9f<>"{}|\\^`%/?#\[\]\u2028\u2029\ufff0-\uffff]""")


def segment(text: str) -> str:
    """A text as one segment of an IRI's path: percent-encoded only where an IRI forbids the character."""
    return "".join(quote(c, safe="") if _FORBIDDEN.match(c) or unicodedata.category(c)[0] in "CZ" else c for c in text)


def from_segment(written: str) -> str:
    """The text that `segment` encoded."""
    return unquote(written)


def report_iri(doc: str) -> NamedNode:
    """The IRI of a report, which names its graph too; `doc` is its file name without suffix."""
    return NamedNode(PREFIXES["report"] + segment(doc))


def doc_of(report: NamedNode) -> str:
    """The `doc` of a report's IRI."""
    return from_segment(report.value.removeprefix(PREFIXES["report"]))


def entity_iri(kind: str, *key: str) -> NamedNode:
    """The IRI of an entity found in reports: `entity_iri("project", "500229", "人民医院迁建")`."""
    return NamedNode(f"{PREFIXES['id']}{kind}/" + "/".join(segment(part) for part in key))


def zh(text: str) -> Literal:
    """A text in Chinese."""
    return Literal(text, language="zh")


def ntriples(triples: Iterable[Triple]) -> str:
    """Triples as N-Triples, in the order given."""
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()


def nquads(triples: Iterable[Triple], graph: NamedNode) -> str:
    """Triples as N-Quads of one graph, in the order given."""
    quads = (Quad(each.subject, each.predicate, each.object, graph) for each in triples)
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode()


def turtle(triples: Iterable[Triple]) -> str:
    """Triples as Turtle, in the order given, with the prefixes that they use."""
    written = (serialize(triples, format=RdfFormat.TURTLE, prefixes=_TURTLE_PREFIXES) or b"").decode()
    lines = written.splitlines(keepends=True)
    header = sorted(line for line in lines if line.startswith("@prefix "))
    return "".join([*header, *(line for line in lines if not line.startswith("@prefix "))])
