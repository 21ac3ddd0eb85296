"""Rows of terms as a data frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple
_WHOLE = ("integer", "int", "long")
_BROKEN = ("decimal", "double", "float")


class NoFrames(ImportError):  # noqa: N818 (the state is the name)
    """What makes data frames is not installed. `str()` is one line with the way out."""


def frame(columns: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> Any:
    """A pandas DataFrame: numbers as numbers, all else as text, None where unbound. Raises NoFrames without pandas."""
    try:
        import pandas
    except ImportError:
        raise NoFrames("pandas is not installed; pip install 'xiantu[notebooks]'") from None
    return pandas.DataFrame([[value(term) for term in row] for row in rows], columns=list(columns))


def value(term: Term | None) -> str | int | float | bool | None:
    """What a term says, as a Python value."""
    if not isinstance(term, Literal):
        return None if term is None else term.value if isinstance(term, (NamedNode, BlankNode)) else str(term)
    datatype = term.datatype.value.rpartition("#")[2]
    if datatype in _WHOLE:
        return int(term.value)
    if datatype in _BROKEN:
        return float(term.value)
    return term.value in ("true", "1") if datatype == "boolean" else term.value
