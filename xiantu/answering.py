"""Answers and questions, printed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import Literal

from graph.errors import QueryError
from graph.query import Answer, Rows, Term, Triples, plain_text, read_query
from graph.questions import Question
from xiantu.rendering import Cell, csv_text, json_text, print_table, records

_NUMERIC = ("integer", "decimal", "double", "float")


def print_questions(questions: Mapping[str, Question], language: str) -> None:
    """What can be asked, a line each."""
    chinese = language == "zh"
    rows = [
        (
            question.name,
            " ".join(
                f"[--{parameter.name}]" if parameter.optional else f"--{parameter.name}"
                for parameter in question.parameters
            ),
            question.title_zh if chinese else question.title_en,
        )
        for question in questions.values()
    ]
    print_table(("问题", "参数", "") if chinese else ("question", "parameters", ""), rows)


def query_of(argument: str) -> str:
    """The query that an argument is, or that the file of that name holds. Raises QueryError."""
    looks_like_file = "\n" not in argument and "{" not in argument and len(argument) < 1000
    if looks_like_file:
        return read_query(Path(argument))
    return argument


def print_answer(answer: Answer, format: str) -> None:
    """An answer on standard output, and whether it was cut: in a table's last line, in JSON as an object with `cut` and
    `rows` in place of the list, else on standard error. Raises QueryError where the format does not fit it."""
    if isinstance(answer, bool):
        sys.stdout.write(json_text({"boolean": answer}) if format == "json" else f"{str(answer).lower()}\n")
    elif isinstance(answer, Triples):
        if format in ("csv", "json"):
            raise QueryError("a CONSTRUCT or DESCRIBE query gives triples; use --format turtle")
        sys.stdout.write(answer.turtle())
        _say_cut(answer.cut)
    else:
        _print_rows(answer, format)


def _print_rows(answer: Rows, format: str) -> None:
    rows = [[None if term is None else _cell(term) for term in row] for row in answer]
    if format == "turtle":
        raise QueryError("a SELECT query gives rows; use --format table, csv or json")
    if format == "csv":
        sys.stdout.write(csv_text(answer.columns, rows))
        _say_cut(answer.cut)
    elif format == "json":
        listed = records(answer.columns, rows)
        sys.stdout.write(json_text({"cut": answer.cut, "rows": listed} if answer.cut else listed))
    else:
        print_table(answer.columns, rows)
        print(f"{len(rows)} rows, {answer.cut}" if answer.cut else f"{len(rows)} rows")


def _say_cut(cut: str) -> None:
    if cut:
        sys.stdout.flush()
        print(f"the answer was {cut}", file=sys.stderr)


def _cell(term: Term) -> Cell:
    text = plain_text(term)
    if isinstance(term, Literal) and term.datatype.value.endswith(_NUMERIC):
        number = float(text)
        return int(number) if number.is_integer() else number
    return text
