from pathlib import Path

import pytest

from extractors.lexicon import Lexicon, LexiconError, UnitTerm, load_lexicon
from extractors.model import NameMention
from extractors.text import uniform

PREFIXES = """
@prefix place: <https://w3id.org/xiantu/id/place/> .
@prefix strategy: <https://w3id.org/xiantu/id/strategy/> .
@prefix agency: <https://w3id.org/xiantu/id/agency-kind/> .
@prefix unit: <https://w3id.org/xiantu/id/unit/> .
@prefix scheme: <https://w3id.org/xiantu/scheme/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xt: <https://w3id.org/xiantu/ontology#> .
"""


def write(folder: Path, turtle: str, name: str = "own.ttl") -> Path:
    file = folder / name
    file.write_text(PREFIXES + turtle, encoding="utf-8")
    return file


def found(lexicon: Lexicon, text: str) -> list[tuple[str, str, str]]:
    """What stands where: the words, the kind (with ? where it is not sure), the last part of the IRI."""
    return [
        (text[m.start : m.end], m.kind if m.sure else f"{m.kind}?", m.iri.rpartition("/")[2])
        for m in lexicon.mentions(text)
    ]


# --- finding names ----------------------------------------------------------------------------------------------


def test_names_are_found_leftmost_and_longest(lexicon: Lexicon) -> None:
    assert found(lexicon, "重庆市城口县与恩施州、第八师石河子市签约") == [
        ("重庆市", "place", "500000"),
        ("城口县", "place", "500229"),
        ("恩施州", "place", "422800"),
        ("第八师石河子市", "place", "659001"),
    ]


def test_mentions_count_characters(lexicon: Lexicon) -> None:
    assert lexicon.mentions("到巫溪、云阳") == (
        NameMention(1, 3, "place", "https://w3id.org/xiantu/id/place/500238"),
        NameMention(4, 6, "place", "https://w3id.org/xiantu/id/place/500235"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设绿色通道", [("通道", "place?", "431230")]),
        ("通道侗族自治县", [("通道侗族自治县", "place", "431230")]),
        ("提高要素供给", [("高要", "place?", "441204")]),
        ("隆重庆祝节日", []),
        ("全州县域经济", [("全州县", "place?", "450324")]),
        ("县残联会同县医院", [("残联", "agency", "disabled-federation"), ("会同县", "place?", "431225")]),
    ],
)
def test_everyday_words_are_not_sure(lexicon: Lexicon, text: str, expected: list[tuple[str, str, str]]) -> None:
    places = [hit for hit in found(lexicon, text) if hit[1].startswith(("place", "agency"))]
    assert places == expected


def test_a_doubtful_name_hides_no_sure_one(tmp_path: Path) -> None:
    write(
        tmp_path,
        """
        place:130424 a skos:Concept ; skos:inScheme scheme:places ; xt:level xt:County ; skos:notation "130424" ;
            skos:prefLabel "成安县"@zh ; skos:altLabel "成安"@zh ; xt:commonWord "成安" .
        strategy:safe a skos:Concept ; skos:inScheme scheme:strategies ; skos:prefLabel "安全生产行动"@zh .
        """,
    )
    assert found(load_lexicon(tmp_path), "完成安全生产行动，赴成安考察") == [
        ("安全生产行动", "strategy", "safe"),
        ("成安", "place?", "130424"),
    ]


def test_the_end_of_a_place_may_begin_the_next_word(lexicon: Lexicon) -> None:
    assert found(lexicon, "重庆市场")[0] == ("重庆", "place", "500000")
    assert ("重庆市", "place", "500000") in found(lexicon, "重庆市市场")


def test_a_street_named_after_a_city_is_not_surely_the_city(lexicon: Lexicon) -> None:
    assert ("天津", "place?", "120000") in found(lexicon, "改造天津路")
    assert ("天津市", "place", "120000") in found(lexicon, "天津市路网")


def test_offices_and_national_bodies(lexicon: Lexicon) -> None:
    office, ministry = lexicon.agencies["发改委"], lexicon.agencies["文旅部"]
    assert (office.name, office.type, office.office) == ("发展和改革委员会", "government", True)
    assert (ministry.name, ministry.office) == ("文化和旅游部", False)
    assert lexicon.agencies["发改局"].name == "发展和改革局"
    assert lexicon.agencies["残联"].type == "institution"
    assert lexicon.agencies["政协"].general


# --- places -----------------------------------------------------------------------------------------------------


def test_a_place_knows_where_it_lies(lexicon: Lexicon) -> None:
    place = lexicon.by_code["500242"]
    assert (place.name, place.short, place.level, place.parent) == ("酉阳土家族苗族自治县", "酉阳", "county", "500000")
    assert "酉阳县" in place.aliases
    assert lexicon.by_code["653229"].name == "和安县"


def test_a_collective_knows_its_members(lexicon: Lexicon) -> None:
    (area,) = lexicon.places["城宣万"]
    assert (area.level, area.code) == ("other", "")
    assert [lexicon.by_code[code].name for code in area.members] == ["城口县", "宣汉县", "万源市"]


@pytest.mark.parametrize(
    ("form", "near", "expected"),
    [
        ("朝阳区", "110000", "110105"),
        ("朝阳区", "220104", "220104"),
        ("朝阳区", "500229", None),  # Peking's or Changchun's
        ("恩施", "422801", "422801"),  # the city itself
        ("恩施", "500229", "422800"),  # the prefecture
        ("开县", "500235", "500234"),  # dissolved
        ("无此县", "", None),
    ],
)
def test_a_shared_name_is_read_by_the_place_it_is_said_in(
    lexicon: Lexicon, form: str, near: str, expected: str | None
) -> None:
    place = lexicon.place(form, near)
    assert (place.code if place else None) == expected


def test_a_dissolved_place_names_its_successor(lexicon: Lexicon) -> None:
    (county,) = lexicon.places["开县"]
    assert (county.dissolved, county.replaced_by) == ("2016", ("500154",))


def test_one_character_names_are_kept_apart(lexicon: Lexicon) -> None:
    assert lexicon.by_abbreviation["鲁"].name == "山东省"
    assert lexicon.by_abbreviation["蜀"] is lexicon.by_abbreviation["川"]
    assert "渝" not in lexicon.places


# --- units ------------------------------------------------------------------------------------------------------


def test_multipliers_need_no_entry(lexicon: Lexicon) -> None:
    hectare = "https://w3id.org/xiantu/id/unit/hectare"
    assert lexicon.units["万公顷"] == UnitTerm(hectare, "万公顷", "平方米", 1e8, 1e4)
    assert lexicon.units["千米"].factor == 1000  # a unit of its own, not a thousand 米


# --- reading Turtle ---------------------------------------------------------------------------------------------


def test_an_alias_in_turtle_is_read_with_no_code_touched(tmp_path: Path) -> None:
    extra = write(tmp_path, 'place:500229 skos:altLabel "大巴山明珠"@zh .')
    assert found(load_lexicon(), "大巴山明珠") == []
    assert found(load_lexicon(extra=[extra]), "大巴山明珠") == [("大巴山明珠", "place", "500229")]


def test_labels_are_made_uniform_like_the_text(tmp_path: Path) -> None:
    write(
        tmp_path, 'strategy:x a skos:Concept ; skos:inScheme scheme:strategies ; skos:prefLabel "１０大(新)行动"@zh .'
    )
    text = uniform("实施１０大（新）行动")
    assert found(load_lexicon(tmp_path), text) == [("10大（新）行动", "strategy", "x")]


def test_schemes_that_no_file_holds_are_empty(tmp_path: Path) -> None:
    lexicon = load_lexicon(tmp_path)
    assert (len(lexicon.places), lexicon.mentions("重庆市")) == (0, ())


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        (
            "place:1 a skos:Concept ; skos:inScheme ;;; .",
            r"own\.ttl, line 9, column 40: not Turtle \(.+\); mend that line",
        ),
        ("place:1 skos:inScheme scheme:places .", r"own\.ttl: <.*/place/1> has no Chinese name; give it"),
        ('place:1 skos:inScheme scheme:places ; skos:prefLabel "甲"@zh , "乙"@zh .', "several values of prefLabel"),
        ('place:1 skos:inScheme scheme:places ; skos:prefLabel "甲"@zh ; xt:level xt:Town .', "levels are country"),
        ('agency:1 skos:inScheme scheme:agencies ; skos:prefLabel "甲"@zh ; xt:agencyType xt:Club .', "agency type"),
        ('unit:1 skos:inScheme scheme:units ; skos:prefLabel "甲"@zh ; xt:factor "many" .', "which is no number"),
        ('unit:1 skos:inScheme scheme:units ; skos:prefLabel "甲"@zh ; xt:baseUnit unit:2 .', "no file describes"),
    ],
)
def test_a_broken_lexicon_says_where_and_what_to_do(tmp_path: Path, turtle: str, message: str) -> None:
    write(tmp_path, turtle)
    with pytest.raises(LexiconError, match=message):
        load_lexicon(tmp_path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_bytes((PREFIXES + 'place:1 skos:prefLabel "巫溪县"@zh .').encode("gb18030"))
    with pytest.raises(LexiconError, match=r"own\.ttl, line 9.*: not Turtle"):
        load_lexicon(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.ttl: no such file or folder; name a Turtle file"):
        load_lexicon(extra=[tmp_path / "none.ttl"])
