"""The places as GeoJSON: by the rules of RFC 7946, and those of the store."""

import json
from pathlib import Path

import jsonschema

from graph.exports.options import Options
from graph.exports.places import export_geojson, spoken_of
from graph.reading import Graph

POSITION = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
FEATURE = {
    "type": "object",
    "required": ["type", "geometry", "properties"],
    "properties": {
        "type": {"const": "Feature"},
        "id": {"type": ["string", "number"]},
        "geometry": {
            "type": "object",
            "required": ["type", "coordinates"],
            "properties": {"type": {"const": "Point"}, "coordinates": POSITION},
        },
        "properties": {"type": "object"},
    },
}
RFC7946 = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {"type": {"const": "FeatureCollection"}, "features": {"type": "array", "items": FEATURE}},
    "not": {"anyOf": [{"required": [name]} for name in ("coordinates", "geometry", "properties", "crs")]},
}


def test_what_is_derived_counts_for_no_place(demo: Path) -> None:
    with Graph(demo) as graph:
        spoken = spoken_of(graph.quads)
        assert sum(each.facts.total() for each in spoken.values()) == len(graph.facts())
        assert graph.query("ASK { ?outcome a xt:PlanOutcome ; sdmx-dimension:refArea ?place }") is True


def test_known_places_are_points_and_the_others_are_named(graph: Graph) -> None:
    made = export_geojson(graph, Options())
    assert isinstance(made.content, bytes)
    collection = json.loads(made.content)
    jsonschema.validate(collection, RFC7946)
    (place,) = collection["features"]
    assert place["geometry"]["coordinates"] == [108.25, 30.5]  # longitude first
    said = place["properties"]
    assert (said["name"], said["code"], said["province"]) == ("青山县", "990101", "云岭省")
    assert (said["reports_on"], said["facts"]) == (["odd-2023", "qingshan-2023"], len(graph.facts()))
    assert (said["facts_observation"], said["facts_project"]) == (2, 2)
    assert said["source"] == "https://sws.geonames.org/1/"
    assert collection["withoutCoordinates"] == ["白水县"]
    assert made.notes[0] == "places with known coordinates: 1; without (`withoutCoordinates`): 1"
