"""The process that answers queries for another, and can be ended: a query that is under way cannot be stopped else.

It reads pickles from standard input (a `Source`, then one `Request` after the other) and writes pickled messages to
standard output. Terms are sent once an answer, rows as their numbers. It ends with its input.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import BinaryIO

from pyoxigraph import Literal, NamedNode, Triple

from graph.query import Term
from graph.source import Opened, RowStream, Source

_CHUNK, _PAUSE = 1000, 0.2  # rows in a message, and seconds after which fewer are sent
_GRACE = 2.0  # seconds after its time limit when the process ends itself, should its parent be gone


@dataclass(frozen=True, slots=True)
class Request:
    """A query to answer; at most `rows` rows or triples are sent, and one that says that there are more."""

    query: str
    bindings: dict[str, NamedNode | Literal]
    source: str
    seconds: float | None
    rows: int | None


@dataclass(frozen=True, slots=True)
class Ready:
    """The source is open."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The source could not be opened, or the query not be answered; the error says why."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Head:
    """An answer begins: with these columns, or None for triples."""

    columns: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows as numbers of terms (-1 where unbound), and the terms that were not sent before."""

    terms: list[Term]
    rows: list[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class End:
    """An answer is whole, or was cut at the row limit; `value` is that of an ASK query."""

    cut: bool = False
    value: bool | None = None


Message = Ready | Failed | Head | Part | End


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    source: Source = pickle.load(requests)
    try:
        opened = source.open()
    except Exception as problem:
        _send(answers, Failed(problem))
        return
    _send(answers, Ready())
    with suppress(EOFError):
        while True:
            request: Request = pickle.load(requests)
            _end_after(request.seconds)
            try:
                for message in answer(opened, request):
                    _send(answers, message)
            except (BrokenPipeError, MemoryError):
                raise
            except Exception as problem:  # it is the asking process that knows what to do
                _send(answers, Failed(problem))
            _end_after(None)


def answer(opened: Opened, request: Request) -> Iterator[Message]:
    """The messages that tell the answer to a request."""
    stream = opened.answer(request.query, request.bindings, request.source)
    if isinstance(stream, bool):
        yield End(value=stream)
        return
    rows: Iterator[tuple[Term | None, ...]]
    if isinstance(stream, RowStream):
        yield Head(stream.columns)
        rows = stream.rows
    else:
        yield Head(None)
        rows = ((triple,) for triple in stream.triples)
    numbers = _Numbers()
    yield from _parts(islice(rows, request.rows), numbers)
    more = False if request.rows is None else next(iter(rows), None) is not None
    yield End(cut=more)


@dataclass
class _Numbers:
    """The numbers of the terms that were met, and those that are still to be sent."""

    known: dict[Term | None, int] = field(default_factory=lambda: {None: -1})
    new: list[Term] = field(default_factory=list)

    def of(self, term: Term | None) -> int:
        number = self.known.get(term)
        if number is None:
            assert term is not None
            number = self.known[term] = len(self.known) - 1
            self.new.append(term)
        return number


def _parts(rows: Iterable[tuple[Term | None, ...]], numbers: _Numbers) -> Iterator[Part]:
    waiting: list[tuple[int, ...]] = []
    sent = time.monotonic()
    for row in rows:
        waiting.append(tuple(map(numbers.of, row)))
        if len(waiting) >= _CHUNK or time.monotonic() - sent > _PAUSE:
            yield Part(numbers.new, waiting)
            numbers.new, waiting, sent = [], [], time.monotonic()
    if waiting:
        yield Part(numbers.new, waiting)


def rows_of(parts: Iterable[Part]) -> Iterator[tuple[Term | None, ...]]:
    """The rows that parts of one answer tell."""
    terms: list[Term | None] = []
    for part in parts:
        terms += part.terms
        for row in part.rows:
            yield tuple(None if number < 0 else terms[number] for number in row)


def triples_of(rows: Iterable[tuple[Term | None, ...]]) -> Iterator[Triple]:
    """The triples that rows of one triple hold."""
    return (term for term in chain.from_iterable(rows) if isinstance(term, Triple))


def _send(answers: BinaryIO, message: Message) -> None:
    pickle.dump(message, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _end_after(seconds: float | None) -> None:
    """The system ends this process when it is long past its time: nobody is left to do it."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0 if seconds is None else seconds + _GRACE)


def main() -> None:
    """Serve on standard input and output; what anything else prints goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the asking process ends this one
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with suppress(BrokenPipeError):
        serve(sys.stdin.buffer, answers)
    os._exit(0)  # nothing was written: no need to tidy up


if __name__ == "__main__":
    main()
