from pathlib import Path

import pytest

from graph.errors import JudgementError
from graph.judgements import Judgement, Judgements, parse_judgements, read_judgements, render_judgements

A, B, C = (f"https://w3id.org/xiantu/id/project/{name}" for name in ("甲", "乙乙", "丙丙丙"))
KNOWN = "https://w3id.org/xiantu/id/strategy/a-strategy-with-a-long-ascii-key"


def test_a_group_has_one_canonical_iri_whatever_the_order() -> None:
    rows = (Judgement("project", B, C, "yes"), Judgement("project", A, B, "yes"))
    for entries in (rows, rows[::-1]):
        assert [Judgements(entries).canonical(iri) for iri in (A, B, C)] == [A, A, A]


def test_an_entity_of_the_lexicon_stands_for_others() -> None:
    assert Judgements((Judgement("strategy", KNOWN, A, "yes"),)).canonical(A) == KNOWN


def test_no_keeps_a_pair_apart_and_must_not_contradict() -> None:
    apart = Judgement("project", A, C, "no", line=4)
    assert Judgements((apart,)).decided(C, A)
    with pytest.raises(JudgementError, match=r"line 4: .* are said to be two, but other lines join them"):
        Judgements((Judgement("project", A, B, "yes"), Judgement("project", B, C, "yes"), apart))


def test_the_file_round_trips() -> None:
    entries = (Judgement("project", A, B, "yes", "同一工程，“简称”", "reader"), Judgement("agency", A, C, "no"))
    assert parse_judgements(render_judgements(entries)).entries == entries


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind,a\n", "line 1: no column b, same"),
        (f"kind,a,b,same\nroad,{A},{B},yes\n", "line 2: 'road' is no kind"),
        (f"kind,a,b,same\nproject,{A},{B},maybe\n", "line 2: same is 'maybe'; write yes or no"),
        (f"kind,a,b,same\nproject,{A},{A},yes\n", "line 2: a and b must be the IRIs of two entities"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "judgements.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(JudgementError, match=message):
        read_judgements(file)
