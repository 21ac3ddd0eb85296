"""A push, told as it goes and when it is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from graph.pushing import Pushed, PushReport


@contextmanager
def shown_progress() -> Iterator[Callable[[int, int, Pushed], None]]:
    """What hears of each graph and says on standard error what was done, unless it was there already."""

    def progress(number: int, total: int, pushed: Pushed) -> None:
        if pushed.done != "unchanged":
            print(f"[{number}/{total}] {pushed.graph}: {pushed.done}, {pushed.triples} triples", file=sys.stderr)

    yield progress


def print_pushed(report: PushReport, endpoint: str) -> None:
    """What was done, in a line; and what else is there."""
    counts = ", ".join(f"{report.count(done)} {done}" for done in ("loaded", "replaced", "unchanged"))
    print(f"{endpoint}: {counts}; {sum(each.triples for each in report.graphs)} triples in all")
    if report.others:
        print(f"left there, though not in this store (--prune takes it out): {', '.join(report.others)}")
    if report.pruned:
        print(f"taken out: {', '.join(report.pruned)}")
