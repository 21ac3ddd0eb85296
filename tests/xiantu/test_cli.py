from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def xiantu(*arguments: object) -> tuple[int, str, str]:
    """Run the command as a person would: status, standard output, standard error."""
    command = [sys.executable, "-m", "xiantu.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


def test_build_says_what_it_did_and_does_it_once(samples: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    status, out, err = xiantu("build", samples, "--into", store)
    assert status == 0
    assert "[1/3] lanxi-2023: built" in err
    assert "3 built, 0 unchanged, 0 failed" in out
    assert json.loads((store / "build.json").read_text(encoding="utf-8"))["reports"][0]["place"] == "澜溪县"
    assert "0 built, 3 unchanged, 0 failed" in xiantu("build", samples, "--into", store)[1]


def test_a_broken_report_is_named_and_the_others_go_on(samples: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\x01")
    status, out, err = xiantu("build", broken, samples / "songgao-2023.txt", "--into", tmp_path / "store")
    assert status == 1
    assert "broken.txt byte 0: this is no text file (it holds NUL bytes); save it as UTF-8 text" in err
    assert "1 built, 0 unchanged, 1 failed" in out


def test_remove_takes_one_report_out(samples: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    xiantu("build", samples, "--into", store)
    assert xiantu("remove", store, "lanxi-2024h1") == (0, "", "")
    assert [row["report"] for row in json.loads(xiantu("ask", store, "reports", "--format", "json")[1])] == [
        "lanxi-2023",
        "songgao-2023",
    ]
    status, _, err = xiantu("remove", store, "nowhere")
    assert (status, err.startswith("nowhere: not in ")) == (1, True)


def test_facts_are_json_lines_that_open_to_their_words(demo: Path, samples: Path) -> None:
    status, out, _ = xiantu("facts", demo, "--format", "jsonl", "--kind", "strategy")
    facts = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert facts
    for fact in facts:
        source = (samples / f"{fact['doc']}.txt").read_bytes().decode("utf-8")
        assert source[fact["start"] : fact["end"]] == fact["text"]


def test_facts_as_a_parquet_file(demo: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as parquet

    out = tmp_path / "facts.parquet"
    assert xiantu("facts", demo, "--format", "parquet", "--out", out)[0] == 0
    assert parquet.read_table(out).column_names[:3] == ["doc", "kind", "start"]


def test_ask_lists_the_questions_in_both_languages(demo: Path) -> None:
    assert "The places that take part in a strategy, pilots first" in xiantu("ask", demo, "--lang", "en")[1]
    assert "哪些地方参与一项战略，试点在前" in xiantu("ask", demo, "--lang", "zh")[1]


def test_ask_in_a_table(demo: Path) -> None:
    status, out, _ = xiantu("ask", demo, "places-of-strategy", "--strategy", "“小县大城”试点")
    assert status == 0
    assert out.splitlines()[1].split() == ["澜溪县", "pilots", "3", "2"]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["ask", "DEMO", "nothing"], 1, "no question is called 'nothing'; `xiantu ask STORE` lists them"),
        (["ask", "DEMO", "places-of-strategy"], 1, "question places-of-strategy: give --strategy"),
        (["ask", "DEMO", "pilots", "--year", "2023"], 1, "question pilots: no parameter 'year'; it takes place"),
        (["ask", "DEMO", "pilots", "--place", "云上县"], 1, "no place is called '云上县' in this graph"),
        (["ask", "DEMO", "pilots", "澜溪县"], 2, "'澜溪县' belongs to no parameter"),
        (["show", "DEMO", "云上县"], 1, "nothing is called '云上县' in"),
        (["sparql", "DEMO", "SELECT ?s WHERE { ?s ?p }"], 1, "query, line 1, column 26: not SPARQL"),
        (["sparql", "DEMO", "DELETE WHERE { ?s ?p ?o }"], 1, "DELETE would change the store"),
        (["sparql", "DEMO", "no-such-file.rq"], 1, "no-such-file.rq: cannot be read"),
        (["facts", "DEMO", "--format", "parquet"], 2, "a Parquet table goes to a file"),
        (["facts", "DEMO", "--kind", "wish"], 2, "no kind of fact is called 'wish'"),
        (["facts", "/no/such/store"], 1, "/no/such/store"),
    ],
)
def test_what_goes_wrong_is_one_line_with_the_way_out(
    arguments: list[str], status: int, message: str, demo: Path
) -> None:
    found = xiantu(*[demo if argument == "DEMO" else argument for argument in arguments])
    assert (found[0], found[2].count("\n")) == (status, 1)
    assert message in found[2]


def test_sparql_in_each_format(demo: Path) -> None:
    query = "SELECT (COUNT(?r) AS ?n) WHERE { ?r a xt:Report }"
    assert xiantu("sparql", demo, query)[1].split() == ["n", "3", "1", "rows"]
    assert xiantu("sparql", demo, query, "--format", "csv")[1] == "n\n3\n"
    assert json.loads(xiantu("sparql", demo, query, "--format", "json")[1]) == [{"n": 3}]
    construct = "CONSTRUCT { ?r a xt:Report } WHERE { ?r a xt:Report }"
    assert xiantu("sparql", demo, construct, "--format", "turtle")[1].count("a xt:Report") == 3


def test_sparql_from_a_file(demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "query.rq"
    file.write_text("ASK { ?r a xt:Report }", encoding="utf-8")
    assert xiantu("sparql", demo, file)[1] == "true\n"


def test_show_gives_each_statement_with_its_words_and_place(demo: Path) -> None:
    status, out, _ = xiantu("show", demo, "澜松高速")
    assert status == 0
    assert "澜松高速公路 (project)" in out
    assert "songgao-2023:14:12 确保澜松高速年内建成通车" in out


def test_validate_speaks_both_languages_and_finds_no_violation(demo: Path) -> None:
    status, out, _ = xiantu("validate", demo, "--lang", "en")
    assert (status, "3 reports, 0 violations" in out) == (0, True)
    assert "3 份报告，0 处违反" in xiantu("validate", demo, "--lang", "zh")[1]


def test_export_writes_sorted_quads(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph.nq"
    assert xiantu("export", demo, "--format", "nquads", "--out", out)[0] == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert xiantu("export", demo, "--format", "turtle", "--out", tmp_path / "graph.ttl")[0] == 0


def test_wrong_usage_is_status_2(demo: Path) -> None:
    assert xiantu("build", "--jobs", "0")[0] == 2
    assert xiantu("facts", demo, "--format", "poem")[0] == 2
