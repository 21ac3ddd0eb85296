"""How well names are linked, and how right the ties between entities are, as a page: `docs/identity.md`.

usage: python -m bench.identity [--write] [--errors]

Scores the linker, by lexicon and form alone, on the labelled pairs of `tests/identity/pairs.csv`, and sums up the ties
checked by reading in `tests/gold/advances.csv` and `tests/gold/other-ties.csv`. Needs no corpus. `--errors` lists the
pairs on which linker and reader differ.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.pages import table
from bench.pairs import KINDS, SPLITS, TIERS, Outcome, Pair, judged, load_pairs, score
from bench.reports import OWN_GOLD, ROOT
from extractors.lexicon import load_lexicon
from graph.linking import LexiconIndex

PAGE = ROOT / "docs" / "identity.md"
HEAD = (Path(__file__).parent / "identity.md").read_text(encoding="utf-8")
Judged = Sequence[tuple[Pair, Outcome]]


def main() -> int:
    """Print the page, or write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write docs/identity.md instead of printing it")
    parser.add_argument("--errors", action="store_true", help="list the pairs on which linker and reader differ")
    arguments = parser.parse_args()
    found = list(judged(load_pairs(), LexiconIndex(load_lexicon())))
    if arguments.errors:
        sys.stdout.writelines(_error(pair, outcome) for pair, outcome in found if outcome in ("missed", "mixed"))
        return 0
    page = HEAD.format(pairs=pairs_section(found), ties=ties_section())
    if arguments.write:
        PAGE.write_text(page, encoding="utf-8")
    else:
        print(page)
    return 0


def pairs_section(found: Judged) -> str:
    """Precision and recall of all pairs, by kind, by tier and by the way the pairs were come by."""
    groups: list[tuple[str, Judged]] = [("all", found)]
    groups += [(kind, [each for each in found if each[0].kind == kind]) for kind in KINDS]
    groups += [(tier, [each for each in found if each[0].tier == tier]) for tier in TIERS]
    groups += [(split, [each for each in found if each[0].split == split]) for split in SPLITS]
    header = ("pairs", "one", "two", "joined", "missed", "mixed", "precision", "recall")
    return table(header, (_scores(name, group) for name, group in groups))


def _scores(name: str, group: Judged) -> tuple[object, ...]:
    counted = score(outcome for _, outcome in group)
    one, two = counted.joined + counted.missed, counted.mixed + counted.apart
    shares = (f"{counted.precision:.3f}", f"{counted.recall:.3f}")
    return (name, one, two, counted.joined, counted.missed, counted.mixed, *shares)


def ties_section(folder: Path = OWN_GOLD) -> str:
    """How many of the ties checked by reading are right, by relation and evidence, and why the others are not."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    causes: dict[str, list[str]] = defaultdict(list)
    for relation, by, verdict, cause in _verdicts(folder):
        counts[relation, by][0] += 1
        counts[relation, by][1] += verdict == "right"
        if cause:
            causes[cause].append(relation)
    lines = [
        (relation, by, checked, right, f"{right / checked:.2f}") for (relation, by), (checked, right) in counts.items()
    ]
    for relation in dict.fromkeys(relation for relation, _ in counts):
        checked, right = (sum(count[i] for (each, _), count in counts.items() if each == relation) for i in (0, 1))
        lines.append((relation, "all", checked, right, f"{right / checked:.2f}"))
    wrong = "\n".join(
        f"- {cause}: {len(each)} ({', '.join(sorted(set(each)))})" for cause, each in sorted(causes.items())
    )
    return table(("relation", "by", "checked", "right", "precision"), sorted(lines)) + f"\nWhat was wrong:\n\n{wrong}\n"


def _verdicts(folder: Path) -> Iterable[tuple[str, str, str, str]]:
    for name in ("advances.csv", "other-ties.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield row.get("relation", "advances"), row["by"], row["verdict"], row["cause"]


def _error(pair: Pair, outcome: Outcome) -> str:
    return f"{outcome} {pair.kind} {pair.tier} {pair.split}: {' '.join(pair.a)} | {' '.join(pair.b)}\n"


if __name__ == "__main__":
    sys.exit(main())
