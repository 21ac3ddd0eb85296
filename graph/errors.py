"""What can be wrong with a store, said in one line that names the place and the way out."""

from __future__ import annotations


class StoreError(Exception):
    """A store that cannot be used as asked. `str()` is one line: the store, the problem, the way out."""


class NotAStore(StoreError):  # noqa: N818 (the state is the name)
    """The folder is no Xiantu store."""


class OtherVersion(StoreError):  # noqa: N818
    """The store was made by a version that lays stores out differently."""


class StoreInUse(StoreError):  # noqa: N818
    """Another process is writing to the store."""


class StoreFull(StoreError):  # noqa: N818
    """The disk is full; what was being written is not there, what was there before is."""


class StoreDamaged(StoreError):  # noqa: N818
    """A file of the store is missing or has other content than the graph says."""


class JudgementError(StoreError):
    """The file of judgements cannot be read or contradicts itself."""


class ShapeError(Exception):
    """A shapes file is broken; one line: file, place, way out."""


class QueryError(Exception):
    """A query that cannot be run: not SPARQL, not a read query, or it would call out."""


class EndpointError(Exception):
    """A SPARQL endpoint that does not answer as asked. `str()` is one line: its address, the problem, the way out."""


class NetworkError(ValueError):
    """A network that was asked for wrongly. `str()` is one line with the way out."""
