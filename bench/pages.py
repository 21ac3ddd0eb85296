"""The sections of the accuracy page, as Markdown, from counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bench.samples import VERDICTS, Verdict
from bench.scoring import JUDGED, KINDS, Row, Tally, tally

TARGETS = {"observation": 0.95, "project": 0.88, "strategy": 0.90}


def table(header: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """A Markdown table; the first column is left-aligned, the others right."""
    shown = [header, ["---", *("---:" for _ in header[1:])], *lines]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in shown) + "\n"


def gold_section(title: str, found: Sequence[Row], gold: Sequence[Row]) -> str:
    """Precision, recall and F1 by kind, the share of each field that is right, and the same scores by report."""
    overall = {kind: tally(found, gold, kind) for kind in KINDS}
    docs = sorted({str(row["doc"]) for row in gold})
    by_report = [
        (doc, kind, *_scores(score))
        for doc in docs
        for kind in KINDS
        if (score := tally(_of(found, doc), _of(gold, doc), kind)).gold or score.found
    ]
    return "\n".join(
        (
            f"## {title}\n",
            table(("kind", *SCORES), ((kind, *_scores(score)) for kind, score in overall.items())),
            "Fields right where located: " + "; ".join(_fields(kind, score) for kind, score in overall.items()) + ".\n",
            "### By report\n",
            table(("report", "kind", *SCORES), by_report),
        )
    )


SCORES = ("gold", "found", "located F1", "precision", "recall", "F1")


def _scores(score: Tally) -> tuple[object, ...]:
    shares = (score.located_f1, score.precision, score.recall, score.f1)
    return (score.gold, score.found, *(f"{share:.3f}" for share in shares))


def _fields(kind: str, score: Tally) -> str:
    if not score.located:
        return f"{kind}: none located"
    return f"{kind}: " + ", ".join(f"{name} {score.fields[name] / score.located:.3f}" for name in JUDGED[kind])


def _of(rows: Iterable[Row], doc: str) -> list[Row]:
    return [row for row in rows if row["doc"] == doc]


def mirror_section(reports: int, numbers: Mapping[tuple[str, str], int], facts: Mapping[str, int], refused: int) -> str:
    """What became of every number of the kin reports, and how many facts of each kind were taken."""
    total = sum(numbers.values()) or 1
    outcomes: Counter[str] = Counter()
    for (outcome, _), count in numbers.items():
        outcomes[outcome] += count
    causes = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    share = "{:.2%}".format
    return "\n".join(
        (
            f"## All {reports + refused} kin reports: the account of every number\n",
            f"{reports} reports read, {refused} refused; {total} numbers.\n",
            table(("outcome", "numbers", "share"), ((o, n, share(n / total)) for o, n in outcomes.most_common())),
            table(("outcome", "cause", "numbers", "share"), ((o, c, n, share(n / total)) for (o, c), n in causes)),
            "Facts taken: " + ", ".join(f"{facts.get(kind, 0)} {kind}" for kind in KINDS) + ".\n",
        )
    )


def samples_section(verdicts: Sequence[Verdict]) -> str:
    """The precision found by reading drawn statements, and the causes of what was wrong or unclear."""
    lines: list[tuple[object, ...]] = []
    for drawn, kind in sorted({(v.drawn, v.kind) for v in verdicts}):
        counts = Counter(v.verdict for v in verdicts if (v.drawn, v.kind) == (drawn, kind))
        judged = counts["right"] + counts["wrong"]
        precision = f"{counts['right'] / judged:.3f}" if judged else "–"
        target = f"{TARGETS[kind]:.2f}" if kind in TARGETS else "–"
        said = (counts[verdict] for verdict in VERDICTS)
        lines.append((kind, drawn, counts.total(), *said, precision, target))
    causes = Counter((v.drawn, v.kind, v.verdict, v.cause) for v in verdicts if v.verdict != "right")
    ranked = sorted(causes.items(), key=lambda item: (item[0][:2], -item[1], item[0]))
    return "\n".join(
        (
            "## Statements drawn from all kin reports, checked by reading\n",
            "Drawn with a fixed seed (`bench/sampling.py`) from what the extractors took at the commit named, and read "
            "against their sentences: right only where name, value and every field are. Precision leaves the unclear "
            "out.\n",
            table(("kind", "drawn at", "checked", "right", "wrong", "unclear", "precision", "target"), lines),
            table(
                ("kind", "drawn at", "verdict", "cause", "number"),
                ((kind, drawn, verdict, cause, n) for (drawn, kind, verdict, cause), n in ranked),
            ),
        )
    )
