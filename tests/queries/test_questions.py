"""Every question of `queries/` is asked of the samples, and its whole answer compared.

`answers/NAME.json` holds the parameters and the rows. `python tests/queries/test_questions.py` writes the answers anew:
read the difference before you commit it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import xiantu
from graph.questions import QuestionError, load_questions, parse_question

ANSWERS = Path(__file__).parent / "answers"
NAMES = [name for name in load_questions() if name != "facts"]  # the facts table has tests of its own


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_on_the_samples(name: str, demo: Path) -> None:
    case = json.loads((ANSWERS / f"{name}.json").read_text(encoding="utf-8"))
    with xiantu.open(demo) as graph:
        assert graph.ask(name, **case["parameters"]).dicts() == case["rows"]


def test_there_are_at_least_25_questions_each_in_both_languages() -> None:
    questions = load_questions()
    assert len(questions) >= 25
    for question in questions.values():
        assert question.title_zh != question.title_en


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("# titel: 题 | title", "queries/x.rq line 1"),
        ("# title: 题 | title\n# parameter a (planet): 星 | star", "no parameter type 'planet'"),
        ("# title: 题 | title", "the header needs a title and a description"),
    ],
)
def test_a_broken_header_is_named(header: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        parse_question("x", f"{header}\nSELECT * WHERE {{ ?s ?p ?o }}")


def write_answers(store: Path) -> None:
    """Write the answer files from a store that holds the samples."""
    with xiantu.open(store) as graph:
        for name in NAMES:
            path = ANSWERS / f"{name}.json"
            case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
            parameters = case.get("parameters", {})
            rows = graph.ask(name, **parameters).dicts()
            text = json.dumps({"parameters": parameters, "rows": rows}, ensure_ascii=False, indent=1)
            path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        xiantu.build([Path(__file__).parents[2] / "samples"], into=Path(folder) / "store")
        write_answers(Path(folder) / "store")
