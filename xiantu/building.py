"""`xiantu build` as people see it: a progress bar or quiet lines while it runs, a table at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from graph.building import BuildReport, ReportResult
from graph.building import Progress as Step
from graph.records import KINDS
from xiantu.rendering import Cell, print_table

_HEADS = {"observation": "obs", "project": "proj", "strategy": "strat", "agency": "agency", "policy": "policy"}
COLUMNS = (
    *("report", "place", "period", "chars"),
    *(_HEADS.get(kind, "coop") for kind in KINDS),
    *("read", "explained", "unread", "warnings", "seconds", ""),
)


@contextmanager
def shown_progress() -> Iterator[Callable[[Step], None]]:
    """A progress bar on standard error where that is a terminal, else one line a report."""
    if not sys.stderr.isatty():
        yield _say
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def step(done: Step) -> None:
            bar.update(task, total=done.total, completed=done.done, description=done.result.doc)
            if done.result.error:
                bar.console.print(done.result.error, highlight=False, markup=False)

        yield step


def _say(step: Step) -> None:
    result = step.result
    print(f"[{step.done}/{step.total}] {result.doc}: {result.error or result.outcome}", file=sys.stderr)


def print_build(report: BuildReport) -> None:
    """The table of what was built, and its sum."""
    print_table(COLUMNS, [_row(result) for result in report.results])
    built = sum(result.outcome == "built" for result in report.results)
    same = sum(result.outcome == "unchanged" for result in report.results)
    failed = len(report.results) - built - same
    facts = sum(sum(result.record.facts.values()) for result in report.results if result.record and _kept(result))
    print(
        f"{built} built, {same} unchanged, {failed} failed; {facts} facts in {report.store}; {report.seconds:.1f} s"
        f" (in full: {report.store / 'build.json'})"
    )


def _kept(result: ReportResult) -> bool:
    return result.outcome in ("built", "unchanged")


def _row(result: ReportResult) -> list[Cell]:
    record = result.record
    if record is None:
        return [result.doc, *[None] * (len(COLUMNS) - 2), result.outcome]
    warnings = sum(finding.severity != "Violation" for finding in record.findings) + len(record.warnings)
    seconds = f"{sum(result.seconds.values()):.2f}" if result.seconds else "0.00"
    return [
        *(record.doc, record.place, record.review, record.characters),
        *(record.facts.get(kind, 0) for kind in KINDS),
        *(record.count(outcome) for outcome in ("read", "explained", "unread")),
        *(warnings, seconds, "" if result.outcome == "built" else result.outcome),
    ]
