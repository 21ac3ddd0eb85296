"""Plan against outcome on the real reports: the table of planned indicators row by row, beside the report's own count.

usage: python -m bench.outcomes [--write]

Prints the tables of docs/outcomes.md, which hold names and figures alone; with --write puts them into the page.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xiantu
from bench.pages import table
from bench.reports import CORPUS, ROOT
from graph.outcomes import PlanOutcome

PAGE = ROOT / "docs" / "outcomes.md"
DOC, PLACE, YEAR = "chengkou-2023", "城口县", "2023"
BEGIN, END = "<!-- Made by python -m bench.outcomes --write; do not edit. -->\n", "<!-- end -->\n"

_SERIAL = re.compile(r"(\d+)\s")
_COUNTS = {
    "binding": re.compile(r"(\d+)项为约束性指标"),
    "expected": re.compile(r"(\d+)项为预期性指标"),
    "expected met": re.compile(r"其中(\d+)项指标[^，。]*达到预期"),
    "expected missed": re.compile(r"等(\d+)项指标低于预期"),
}
_BINDING_MET = re.compile(r"约束性指标，全部完成")
_SHORT = re.compile(r"低于预期|不及预期|下滑|不足|受到影响|困难")


@dataclass(frozen=True)
class AnnexRow:
    """A numbered row of a table of planned indicators; a row that has parts has several outcomes.

    `of_which` says of each part whether it is one of the figure above it (其中：): that does not decide the row.
    """

    number: int
    parts: tuple[PlanOutcome, ...]
    of_which: tuple[bool, ...]

    @property
    def kind(self) -> str:
        """Binding or expected."""
        return self.parts[0].kind

    @property
    def verdict(self) -> str:
        """The verdict of the parts that decide, where it is one; `in part` where some were met and some missed."""
        found = {part.verdict for part, of_which in zip(self.parts, self.of_which, strict=True) if not of_which}
        return next(iter(found)) if len(found) == 1 else "in part"

    @property
    def name(self) -> str:
        """The names of its parts."""
        return "、".join(part.name for part in self.parts)


def annex_rows(found: Sequence[PlanOutcome], text: str) -> tuple[AnnexRow, ...]:
    """What a table of planned indicators holds, by the numbers of its rows; parts go with the row above them."""
    rows: list[AnnexRow] = []
    for each in sorted((each for each in found if each.kind), key=_place):
        start, end = _place(each)
        words = text[start:end].strip()
        serial = _SERIAL.match(words)
        if serial:
            rows.append(AnnexRow(int(serial[1]), (each,), (False,)))
        elif rows:
            of_which = (*rows[-1].of_which, words.startswith("其中"))
            rows[-1] = AnnexRow(rows[-1].number, (*rows[-1].parts, each), of_which)
    return tuple(rows)


def _place(each: PlanOutcome) -> tuple[int, int]:
    return next(one.sentence for one in (*each.target_statements, *each.outcome_statements) if one.kind)


def own_counts(text: str) -> dict[str, int]:
    """What the report says of its planned indicators: how many there are, and how many were met."""
    counts = {name: int(said[1]) for name, pattern in _COUNTS.items() if (said := pattern.search(text))}
    if _BINDING_MET.search(text):
        counts["binding met"] = counts["binding"]
    return counts


def named_short(rows: Sequence[AnnexRow], text: str) -> tuple[int, ...]:
    """The rows that the text above the table says fell short, by a name of theirs or by their very figure."""
    first = min(_place(part)[0] for row in rows for part in row.parts)
    above = text[:first].rpartition("指标完成情况")[2]
    said = "".join(sentence for sentence in above.split("。") if _SHORT.search(sentence) and "如期完成" not in sentence)
    return tuple(row.number for row in rows if any(_is_named(part, said) for part in row.parts))


def _is_named(part: PlanOutcome, said: str) -> bool:
    names = {one.name for one in (*part.target_statements, *part.outcome_statements)} | {part.name}
    figure = f"增长{part.outcome_figure}%" if part.measure == "growth" else f"{part.outcome_figure}{part.unit}"
    return any(name in said for name in names) or re.search(rf"(?<![\d.]){re.escape(figure)}", said) is not None


def report_lines(rows: Sequence[AnnexRow]) -> list[tuple[object, ...]]:
    """The table's lines: one a part."""
    return [
        (
            row.number,
            part.kind,
            part.name,
            part.measure,
            part.target_figure or "none stated",
            part.outcome_figure,
            part.unit,
            part.verdict,
            "" if part.difference is None else f"{part.difference:+f} {part.difference_unit}".rstrip(),
        )
        for row in rows
        for part in row.parts
    ]


def comparison(rows: Sequence[AnnexRow], text: str) -> str:
    """The verdicts counted beside the report's own count, and the rows that make the difference."""
    own = own_counts(text)
    lines = []
    for kind in ("binding", "expected"):
        of_kind = [row.verdict for row in rows if row.kind == kind]
        counted = [of_kind.count(verdict) for verdict in ("met", "in part", "no-target", "missed")]
        lines.append((kind, len(of_kind), *counted, own.get(kind, "—"), own.get(f"{kind} met", "—")))
    header = ("rows", "in the table", "met", "in part", "no target", "missed", "the report says", "of them met")
    return table(header, lines) + "\n" + _difference([row for row in rows if row.kind == "expected"], own, text)


def _difference(rows: Sequence[AnnexRow], own: dict[str, int], text: str) -> str:
    met = [row for row in rows if row.verdict == "met"]
    open_rows = [row for row in rows if row.verdict in ("in part", "no-target")]
    missed = [row for row in rows if row.verdict == "missed"]
    short = set(named_short(missed, text))
    unnamed = [row for row in missed if row.number not in short]
    beyond = own["expected met"] - len(met)
    said = [
        f"By its own figures and bounds {len(met)} of the {len(rows)} expected rows were met; the report counts "
        f"{own['expected met']}, {beyond} more, and {own['expected missed']} below.\n",
        f"- {len(open_rows)} rows can be counted either way: "
        + "; ".join(f"{row.number} {_why_open(row)}" for row in open_rows)
        + ".",
        f"- {len(missed)} rows are missed by their figures: " + _listed(missed) + ".",
        f"- The report can count {own['expected met']} only if the open rows and {beyond - len(open_rows)} of the "
        "missed ones count as met. Its text names as falling short rows "
        f"{', '.join(str(number) for number in sorted(short))}; "
        + ("it names all." if not unnamed else f"it does not name {_listed(unnamed)}."),
    ]
    return "\n".join(said) + "\n"


def _why_open(row: AnnexRow) -> str:
    if row.verdict == "no-target":
        return f"{row.name} (no target stated)"
    missed = [part for part in row.parts if part.verdict != "met"]
    return f"{row.name} ({_short(missed)} missed, the rest met)"


def _listed(rows: Sequence[AnnexRow]) -> str:
    return "; ".join(f"{row.number} {_short([part for part in row.parts if part.verdict == 'missed'])}" for row in rows)


def _short(parts: Sequence[PlanOutcome]) -> str:
    return "、".join(f"{part.name} {part.outcome_figure} against {part.target_figure}" for part in parts)


def read_annex(report: Path) -> tuple[tuple[AnnexRow, ...], str]:
    """The rows of the report's table of planned indicators, and its text."""
    with tempfile.TemporaryDirectory() as folder:
        xiantu.build([report], into=Path(folder) / "store")
        with xiantu.open(Path(folder) / "store") as graph:
            text = graph.text(report.stem)
            return annex_rows(graph.outcomes(PLACE, YEAR), text), text


def page() -> str:
    """The made part of docs/outcomes.md."""
    rows, text = read_annex(CORPUS / f"{DOC}.txt")
    header = ("row", "kind", "indicator", "measure", "target", "outcome", "unit", "verdict", "difference")
    return f"{BEGIN}\n{comparison(rows, text)}\n{table(header, report_lines(rows))}\n{END}"


def main() -> int:
    """Print the made part of the page, or put it in place."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write docs/outcomes.md")
    arguments = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"no corpus of real reports at {CORPUS}; put it beside the checkout", file=sys.stderr)
        return 1
    made = page()
    if not arguments.write:
        print(made)
        return 0
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(before + made + rest.partition(END)[2], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
