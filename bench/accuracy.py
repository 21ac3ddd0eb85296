"""How right the extractors are, as a page: `docs/accuracy.md`.

usage: python -m bench.accuracy [--write] [--date DATE] [--commit ID] [--gold-only]

Scores the extractors on the shared gold reports and on the two sets of kin passages (`tests/gold/`, and
`tests/gold/second/`, which is never used for mending), accounts for the numbers of all kin reports, and sums up the
hand-checked samples of `tests/gold/samples.csv`. Date and commit are those of the
checkout's last commit unless given; a trailing + says that extractors or ontology have uncommitted changes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bench.pages import gold_section, mirror_section, samples_section
from bench.reports import CORPUS, KIN, OWN_GOLD, ROOT, SECOND_GOLD, SHARED_GOLD, Refused, load_gold, read, rows
from bench.samples import load_samples
from bench.scoring import Ranges, Row, inside

PAGE = ROOT / "docs" / "accuracy.md"
HEAD = """\
<!-- Made by python -m bench.accuracy --write; do not edit. -->
# Accuracy

Measured on {date} at commit `{commit}`. A fact counts as right where it stands in the gold's place and every judged
field agrees (`bench/scoring.py`; the same rules as the shared gold's scorer). The extractors are rules and a lexicon:
nothing is trained on the gold, so that leaving one report out changes nothing in them. But the rules were made with the
three gold reports in sight, and mended with the first set of kin passages in sight (`tests/gold/README.md`). The second
set, annotated blind after that and never used for mending (`tests/gold/second/README.md`), says most about a report
that nobody has seen.
"""
FIRST = "Kin passages of eight reports from seven provinces"
SECOND = "Second set of kin passages, never used for mending: four reports from four other provinces"


@dataclass(slots=True)
class Mirror:
    """What became of the numbers of many reports: by outcome and cause; and the reports refused."""

    reports: int = 0
    numbers: Counter[tuple[str, str]] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    refused: list[Refused] = field(default_factory=list)


def measure(paths: Iterable[Path], wanted: Ranges) -> tuple[list[Row], Mirror]:
    """Read the reports; the facts inside the wanted ranges, and the account of all numbers."""
    found: list[Row] = []
    mirror = Mirror()
    for result in read(paths):
        if isinstance(result, Refused):
            mirror.refused.append(result)
            continue
        doc, extraction = result
        mirror.reports += 1
        mirror.numbers.update((number.outcome, number.cause) for number in extraction.numbers)
        mirror.facts.update(fact.kind for fact in extraction.facts)
        if doc in wanted:
            found += inside(rows(doc, extraction), wanted)
    return found, mirror


def page(date: str, commit: str, everything: bool) -> str:
    """The whole page. Raises OSError or ValueError where gold or samples cannot be read."""
    gold, ranges = load_gold(SHARED_GOLD)
    found, _ = measure([CORPUS / f"{doc}.txt" for doc in sorted(ranges)], ranges)
    own_gold, own_ranges = load_gold(OWN_GOLD)
    second_gold, second_ranges = load_gold(SECOND_GOLD)
    wanted = {**own_ranges, **second_ranges}
    paths = sorted(KIN.glob("*.txt")) if everything else [KIN / f"{doc}.txt" for doc in sorted(wanted)]
    kin_found, mirror = measure(paths, wanted)
    parts = [
        HEAD.format(date=date, commit=commit),
        gold_section("Shared gold: three reports of Chongqing", found, inside(gold, ranges)),
        gold_section(FIRST, _of(kin_found, own_ranges), inside(own_gold, own_ranges)),
        gold_section(SECOND, _of(kin_found, second_ranges), inside(second_gold, second_ranges)),
    ]
    if everything:
        parts.append(mirror_section(mirror.reports, mirror.numbers, mirror.facts, len(mirror.refused)))
    parts.append(samples_section(load_samples(OWN_GOLD / "samples.csv")))
    return "\n".join(parts)


def _of(found: Iterable[Row], ranges: Ranges) -> list[Row]:
    return [row for row in found if row["doc"] in ranges]


def revision() -> tuple[str, str]:
    """Date and abbreviated id of the last commit; + where what reads the reports has changed since."""
    date, commit = _git("log", "-1", "--format=%cs %h").split()
    changed = _git("status", "--porcelain", "--", "extractors", "ontology")
    return date, commit + ("+" if changed else "")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def main(arguments: list[str] | None = None) -> int:
    """Print or write the page; 2 where corpus, gold or samples cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)} instead of printing")
    parser.add_argument("--date", help="the date to put on the page (default: of the last commit)")
    parser.add_argument("--commit", help="the commit to put on the page (default: the last one)")
    parser.add_argument("--gold-only", action="store_true", help="leave out the account of all kin reports (faster)")
    options = parser.parse_args(arguments)
    try:
        date, commit = (options.date, options.commit) if options.date and options.commit else revision()
        text = page(options.date or date, options.commit or commit, not options.gold_only)
    except (OSError, ValueError, subprocess.CalledProcessError) as problem:
        print(f"accuracy: {problem}; the corpus and the gold lie in ../shared beside the checkout", file=sys.stderr)
        return 2
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
