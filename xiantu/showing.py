"""What the graph knows of a thing, printed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from graph.showing import Shown, Statement
from xiantu.rendering import shortened

_WIDTH = 150  # cells of display width that a sentence may take


def print_shown(shown: Iterable[Shown], most: int) -> None:
    """Each thing, its statements by kind, at most `most` of a kind, each with its sentence and its place."""
    for each in shown:
        print(f"{each.thing.label} ({each.thing.type}) <{each.thing.iri}>")
        if not each.statements:
            print("  no report speaks of it")
        for kind, group in groupby(each.statements, key=lambda statement: statement.kind):
            statements = list(group)
            print(f"\n{kind}: {len(statements)}")
            for statement in statements[:most]:
                print(f"  {statement.gist}")
                sentence = " ".join(statement.sentence.split())
                print(f"    {_place(statement)} {shortened(sentence, _WIDTH)}")
            if len(statements) > most:
                print(f"  … and {len(statements) - most} more (--most {len(statements)})")
        print()


def _place(statement: Statement) -> str:
    """Line and column, or the character where the report's text is not at hand."""
    if statement.line:
        return f"{statement.report}:{statement.line}:{statement.column}"
    return f"{statement.report}#char={statement.start}"
