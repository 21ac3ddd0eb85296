"""The places that reports speak of as GeoJSON: those whose coordinates are known."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Store

from graph.exports.elements import Node, node_of
from graph.exports.options import Options, Written
from graph.network_links import span_of
from graph.reading import Graph
from graph.table import KINDS
from graph.terms import PREFIXES, doc_of, term

_AREA, _SPATIAL, _COOPERATES = term("sdmx-dimension:refArea"), term("dct:spatial"), term("xt:cooperatesWith")
_LATITUDE, _LONGITUDE = term("geo:lat"), term("geo:long")
_SOURCE, _ROUGH = term("dct:source"), term("xt:approximatePoint")
_PLACE = f"{PREFIXES['id']}place/"
ATTRIBUTION = "Coordinates: GeoNames (https://www.geonames.org/), CC BY 4.0"


@dataclass
class Spoken:
    """What is said of a place: the reports on it, those that speak of it, and the number of facts of each kind."""

    own: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    facts: Counter[str] = field(default_factory=Counter)


def export_geojson(graph: Graph, options: Options) -> Written:
    """The places as points of WGS 84; those without coordinates are listed, not placed."""
    features: list[str] = []
    without: list[str] = []
    for iri, spoken in sorted(spoken_of(graph.quads).items()):
        node, point = node_of(graph.quads, iri), _point(graph.quads, iri)
        if point is None:
            without.append(node.zh)
        else:
            said = {"type": "Feature", "id": iri, "geometry": point, "properties": _said(graph, node, spoken)}
            features.append(json.dumps(said, ensure_ascii=False))
    head = {"type": "FeatureCollection", "attribution": ATTRIBUTION, "withoutCoordinates": sorted(without)}
    body = ",\n".join(features)
    written = f'{json.dumps(head, ensure_ascii=False)[:-1]}, "features": [\n{body}\n]}}\n'
    count = f"places with known coordinates: {len(features)}; without (`withoutCoordinates`): {len(without)}"
    return Written(written.encode(), (count, ATTRIBUTION) if features else (count,))


def spoken_of(quads: Store) -> dict[str, Spoken]:
    """The places that reports are on, state facts of, or name as partners."""
    found: dict[str, Spoken] = defaultdict(Spoken)
    for quad in quads.quads_for_pattern(None, _AREA, None):
        place, fact = quad.object, quad.subject
        if isinstance(place, NamedNode) and isinstance(fact, NamedNode) and fact.value.startswith(PREFIXES["report"]):
            spoken = found[place.value]
            spoken.reports.add(span_of(fact.value)[0])
            spoken.facts[fact.value.rpartition("#")[2].partition("-")[0]] += 1
    for quad in quads.quads_for_pattern(None, _SPATIAL, None):
        if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
            found[quad.object.value].own.add(doc_of(quad.subject))
    for quad in quads.quads_for_pattern(None, _COOPERATES, None):
        target, report = quad.object, quad.graph_name
        if isinstance(target, NamedNode) and isinstance(report, NamedNode) and target.value.startswith(_PLACE):
            found[target.value].reports.add(doc_of(report))
    return found


def _point(quads: Store, iri: str) -> dict[str, object] | None:
    latitude, longitude = (_number(quads, iri, predicate) for predicate in (_LATITUDE, _LONGITUDE))
    if latitude is None or longitude is None:
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _number(quads: Store, iri: str, predicate: NamedNode) -> float | None:
    for value in _values(quads, iri, predicate):
        return float(value)
    return None


def _values(quads: Store, iri: str, predicate: NamedNode) -> Iterator[str]:
    for quad in quads.quads_for_pattern(NamedNode(iri), predicate, None):
        if isinstance(quad.object, Literal | NamedNode):
            yield quad.object.value


def _said(graph: Graph, node: Node, spoken: Spoken) -> dict[str, object]:
    """The properties of a place: names, code, what is located, the reports on it and that speak of it, its facts."""
    rough = "true" in _values(graph.quads, node.iri, _ROUGH)
    return {
        "name": node.zh,
        "name_en": node.en,
        "code": node.code,
        "level": node.level,
        "province": node.province,
        "located": "a town near the middle" if rough else "its seat, or a town of its name",
        "source": next(_values(graph.quads, node.iri, _SOURCE), ""),
        "reports_on": sorted(spoken.own),
        "reports": sorted(spoken.reports),
        "facts": spoken.facts.total(),
        **{f"facts_{kind}": spoken.facts[kind] for kind in KINDS},
    }
