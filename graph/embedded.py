"""The embedded store as a source of answers: opened for reading, beside a process that may write to it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Store as Quads

from graph.layout import Layout, store_error
from graph.query import Bindings, evaluate, told_of
from graph.source import RowStream, Stream, TripleStream, streamed

_Item = TypeVar("_Item")
_TRIES, _PAUSE = 20, 0.1


@dataclass(frozen=True, slots=True)
class Embedded:
    """A store's folder."""

    path: Path

    def open(self) -> OpenedStore:
        """Open the store. Raises NotAStore, OtherVersion or StoreDamaged."""
        return OpenedStore(self.path)


class OpenedStore:
    """The quads of a store, as they were when they were opened."""

    def __init__(self, path: Path) -> None:
        self._layout = Layout(path)
        self._layout.check()
        self._quads = open_quads(self._layout)

    def answer(self, query: str, bindings: Bindings, source: str) -> Stream:
        """See `Opened`. Where a writer merges files meanwhile, the query is asked anew of what is there then."""
        for _ in range(_TRIES):
            with suppress(OSError, RuntimeError):
                return self._answer(query, bindings, source)
            self._quads = open_quads(self._layout)
        with told_of(query, source):
            try:
                return self._answer(query, bindings, source)
            except OSError as problem:
                raise store_error(self._layout.root, problem) from None

    def _answer(self, query: str, bindings: Bindings, source: str) -> Stream:
        found = streamed(evaluate(self._quads, query, bindings, source))
        if isinstance(found, RowStream):
            return RowStream(found.columns, self._told(found.rows, query, source))
        return TripleStream(self._told(found.triples, query, source)) if isinstance(found, TripleStream) else found

    def _told(self, items: Iterator[_Item], query: str, source: str) -> Iterator[_Item]:
        try:
            with told_of(query, source):
                yield from items
        except (OSError, RuntimeError) as problem:
            raise store_error(self._layout.root, problem) from None


def open_quads(layout: Layout) -> Quads:
    """Open a store's quads for reading; a writer that merges files makes a try fail, and the next succeed.

    Raises StoreError where they cannot be opened.
    """
    for _ in range(_TRIES):
        with suppress(OSError, RuntimeError):
            return Quads.read_only(str(layout.quads))
        time.sleep(_PAUSE)
    try:
        return Quads.read_only(str(layout.quads))
    except (OSError, RuntimeError) as problem:
        raise store_error(layout.root, problem) from None
