from __future__ import annotations

from pathlib import Path

import pytest

from extractors.lexicon import Lexicon, LexiconError, load_lexicon
from extractors.organizations import Named, Own, Recognizer

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix scheme: <https://w3id.org/xiantu/scheme/> .
@prefix xt: <https://w3id.org/xiantu/ontology#> .
"""


def name_in(text: str, lexicon: Lexicon) -> Named | None:
    return Recognizer(text, [], lexicon).name_in(0, len(text))


@pytest.mark.parametrize(
    ("text", "name", "proof"),
    [
        ("推动沐禾药业上市", "沐禾药业", "trade"),
        ("成立奉节县澜江文旅发展有限公司", "奉节县澜江文旅发展有限公司", "legal"),
        ("依托重点企业澜芯电子", "澜芯电子", "trade"),
        ("联合浙江澜芯新材料研究院西南分院", "浙江澜芯新材料研究院西南分院", "legal"),
        ("县妇幼保健院创建甲等医院", "县妇幼保健院", "site"),
    ],
)
def test_a_name_stands_between_what_leads_up_to_it_and_its_form(
    text: str, name: str, proof: str, lexicon: Lexicon
) -> None:
    found = name_in(text, lexicon)
    assert found is not None
    assert (found.text, found.proof) == (name, proof)
    assert text[found.start : found.end] == name


@pytest.mark.parametrize("text", ["培育上市公司", "组建教育集团", "推进集团化办学", "壮大龙头企业", "发展生物医药"])
def test_plain_words_make_no_name(text: str, lexicon: Lexicon) -> None:
    assert name_in(text, lexicon) is None


def test_what_a_name_has_of_its_own(lexicon: Lexicon) -> None:
    texts = ("沐禾药业", "重庆药业", "绿色药业")
    recognizers = [(Recognizer(text, [], lexicon), len(text) - 2) for text in texts]
    assert [one.own_part(0, end) for one, end in recognizers] == [Own.PROPER, Own.PLACE, Own.NOTHING]


def test_a_form_is_a_line_of_turtle(tmp_path: Path, lexicon: Lexicon) -> None:
    more = tmp_path / "more.ttl"
    more.write_text(
        PREFIXES + "<urn:form> skos:inScheme scheme:organization-forms ; xt:agencyType xt:Company ;\n"
        'xt:strength xt:LegalForm ; skos:prefLabel "织造社"@zh .\n',
        encoding="utf-8",
    )
    assert name_in("成立沐禾织造社", lexicon) is None
    found = name_in("成立沐禾织造社", load_lexicon(extra=[more]))
    assert found is not None
    assert found.text == "沐禾织造社"


def test_a_form_of_unknown_strength_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text(
        PREFIXES + "<urn:form> skos:inScheme scheme:organization-forms ; xt:strength xt:Strong ;\n"
        'skos:prefLabel "织造社"@zh .\n',
        encoding="utf-8",
    )
    with pytest.raises(LexiconError, match=r"broken\.ttl.*Strong"):
        load_lexicon(broken)
