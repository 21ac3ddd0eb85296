"""The coordinates of divisions: of divisions that there are, in China, near those that they belong to."""

from math import cos, hypot, radians

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from extractors.lexicon import Lexicon
from extractors.resources import folder

GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
PLACE = "https://w3id.org/xiantu/id/place/"
FILE = folder("ontology") / "places-coordinates.ttl"


@pytest.fixture(scope="module")
def points() -> dict[str, tuple[float, float]]:
    """Latitude and longitude by division code."""
    found: dict[str, dict[str, float]] = {}
    for triple in parse(path=str(FILE), format=RdfFormat.TURTLE):
        if (
            isinstance(triple.subject, NamedNode)
            and isinstance(triple.object, Literal)
            and GEO in triple.predicate.value
        ):
            code, name = triple.subject.value.removeprefix(PLACE), triple.predicate.value.removeprefix(GEO)
            found.setdefault(code, {})[name] = float(triple.object.value)
    return {code: (said["lat"], said["long"]) for code, said in found.items()}


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    return 111.2 * hypot(first[0] - second[0], (first[1] - second[1]) * cos(radians(first[0])))


def test_each_is_of_a_division_that_exists(points: dict[str, tuple[float, float]], lexicon: Lexicon) -> None:
    assert len(points) > 2900
    assert {code for code in points if lexicon.by_code[code].dissolved} == set()


def test_each_lies_in_china(points: dict[str, tuple[float, float]]) -> None:
    assert all(3 < latitude < 54 and 73 < longitude < 136 for latitude, longitude in points.values())


def test_each_lies_near_the_division_above(points: dict[str, tuple[float, float]], lexicon: Lexicon) -> None:
    apart = {
        code: kilometres(point, points[lexicon.by_code[code].parent])
        for code, point in points.items()
        if lexicon.by_code[code].parent in points and lexicon.by_code[code].level == "county"
    }
    assert len(apart) > 2500
    assert {code for code, far in apart.items() if far > 1300} == set()
    assert sorted(apart.values())[len(apart) // 2] < 100


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("110000", 39.9, 116.4),  # Beijing
        ("440100", 23.1, 113.3),  # Guangzhou
        ("500229", 31.95, 108.66),  # Chengkou: its seat, Gecheng
        ("650100", 43.8, 87.6),  # Urumqi
        ("460100", 20.0, 110.3),  # Haikou
    ],
)
def test_well_known_places(
    points: dict[str, tuple[float, float]], code: str, latitude: float, longitude: float
) -> None:
    assert kilometres(points[code], (latitude, longitude)) < 15
