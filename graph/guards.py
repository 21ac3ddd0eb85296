"""Limits of time and rows for every query that people write, kept by ending the process that works on it."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import graph
from graph.errors import QueryError
from graph.query import Answer, Bindings, Rows, Triples
from graph.source import Source
from graph.worker import End, Failed, Head, Message, Part, Ready, Request, rows_of, triples_of

SECONDS, ROWS = 30.0, 100_000
_WORKERS = 4  # that answer at once; more queries wait
_ROOT = str(Path(graph.__file__).resolve().parent.parent)
_COMMAND = f"import sys; sys.path.insert(0, {_ROOT!r}); from graph.worker import main; main()"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a query may take, in seconds, and how many rows or triples it may give; None for as many as there are.

    Raises ValueError for a limit that leaves nothing.
    """

    seconds: float | None = SECONDS
    rows: int | None = ROWS

    def __post_init__(self) -> None:
        if self.seconds is not None and not self.seconds > 0:
            raise ValueError(f"a time limit of {self.seconds} s leaves no time; give more than 0")
        if self.rows is not None and self.rows < 1:
            raise ValueError(f"a row limit of {self.rows} leaves no row; give at least 1")


DEFAULT = Limits()
UNLIMITED = Limits(None, None)


class TimeLimit(QueryError):  # noqa: N818 (the state is the name)
    """A query that gave nothing within its time."""


class Guard:
    """Answers queries over one source, each in a worker process that stays warm for the next. Threads may share it.

    Close it, or use it as a context manager; its workers end with it in any case.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._idle: list[subprocess.Popen[bytes]] = []
        self._free = threading.BoundedSemaphore(_WORKERS)
        self._closed = False
        self._finalizer = weakref.finalize(self, _end_all, self._idle)

    def __enter__(self) -> Guard:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers."""
        self._closed = True
        self._finalizer()

    def answer(
        self, query: str, bindings: Bindings | None = None, source: str = "query", limits: Limits = DEFAULT
    ) -> Answer:
        """The answer to a read query, over all graphs as one.

        An answer that was cut at a limit says so in `cut`. `source` names the query in messages. Raises TimeLimit where
        the time was up before the first row, QueryError where the query is wrong, and what opening the source raises.
        """
        request = Request(query, dict(bindings or {}), source, limits.seconds, limits.rows)
        with self._free, self._worker() as worker:
            assert worker.stdin is not None
            pickle.dump(request, worker.stdin)
            worker.stdin.flush()
            return _received(worker, request)

    @contextmanager
    def _worker(self) -> Iterator[subprocess.Popen[bytes]]:
        """A worker that is ready; it is kept for the next query unless something went wrong with it."""
        if self._closed:
            raise ValueError("the graph has been closed")
        worker = self._taken() or _started(self.source)
        try:
            yield worker
        except QueryError as problem:  # the query is wrong, not the worker
            if isinstance(problem, TimeLimit):
                _end(worker)
            raise
        except BaseException:
            _end(worker)
            raise
        finally:
            if worker.poll() is None and not self._closed:
                self._idle.append(worker)
            else:
                _end(worker)

    def _taken(self) -> subprocess.Popen[bytes] | None:
        while True:
            try:
                worker = self._idle.pop()
            except IndexError:
                return None
            if worker.poll() is None:
                return worker
            _end(worker)


def _started(source: Source) -> subprocess.Popen[bytes]:
    worker = subprocess.Popen([sys.executable, "-c", _COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert worker.stdin is not None
        pickle.dump(source, worker.stdin)
        worker.stdin.flush()
        message = _message(worker)
        if isinstance(message, Failed):
            raise message.error
        if not isinstance(message, Ready):
            raise QueryError("the process that answers queries did not start; see what it says above")
    except BaseException:
        _end(worker)
        raise
    return worker


class _Alarm:
    """Ends a worker when its time is up; `rang` says whether it did, for certain once the alarm is off."""

    def __init__(self, worker: subprocess.Popen[bytes], seconds: float | None) -> None:
        self.rang = False
        self._worker = worker
        self._timer = None if seconds is None else threading.Timer(seconds, self._ring)

    def __enter__(self) -> _Alarm:
        if self._timer:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer.join()
        if self.rang:
            self._worker.wait()

    def _ring(self) -> None:
        self.rang = True
        self._worker.kill()


def _received(worker: subprocess.Popen[bytes], request: Request) -> Answer:
    """The answer that a worker gives; when its time is up, the worker is ended."""
    head: Head | None = None
    parts: list[Part] = []
    with _Alarm(worker, request.seconds) as alarm:
        while isinstance(message := _message(worker), (Head, Part)):
            if isinstance(message, Head):
                head = message
            else:
                parts.append(message)
    if isinstance(message, Failed):
        raise message.error
    if isinstance(message, End):
        cut = f"cut at the limit of {request.rows} {_what(head)}; there are more (--limit)" if message.cut else ""
        return message.value if message.value is not None else _answer(head, parts, cut)
    if not alarm.rang:
        status = worker.wait()
        raise QueryError(f"{request.source}: the process that worked on it ended (status {status}); ask for less")
    up = f"{request.seconds:g} s"
    if not parts:
        raise TimeLimit(
            f"{request.source}: gave nothing within {up} and was ended; ask for less, or allow more (--timeout)"
        )
    return _answer(head, parts, f"cut when {up} were up; there may be more (--timeout)")


def _what(head: Head | None) -> str:
    return "triples" if head is not None and head.columns is None else "rows"


def _answer(head: Head | None, parts: list[Part], cut: str) -> Answer:
    if head is None or head.columns is None:
        return Triples(tuple(sorted(set(triples_of(rows_of(parts))), key=str)), cut)
    return Rows(head.columns, tuple(rows_of(parts)), cut)


def _message(worker: subprocess.Popen[bytes]) -> Message | None:
    """The next message; None where the worker has ended, even within one."""
    assert worker.stdout is not None
    with suppress(EOFError, pickle.UnpicklingError):
        message: Message = pickle.load(worker.stdout)
        return message
    return None


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.kill()
    for pipe in (worker.stdin, worker.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    worker.wait()


def _end_all(workers: list[subprocess.Popen[bytes]]) -> None:
    while workers:
        _end(workers.pop())
