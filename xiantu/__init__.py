"""Xiantu (县图): Chinese local plan reports as a knowledge graph in which every statement opens to its words.

The API mirrors the command line: `build`, `remove`, `judge`, and `open(...)` or `connect(...)` with `ask`, `sparql`,
`facts`, `show`, `review`, `network`, `explain`, `cascade`, `validate`, `export` and `push`. `xiantu.networks` measures,
compares and draws networks. Names are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xiantu.api import Endpoint, Graph, Limits, RemoteGraph, build, connect, judge, remove
    from xiantu.api import open_graph as open
    from xiantu.networks import network

__all__ = ["Endpoint", "Graph", "Limits", "RemoteGraph", "build", "connect", "judge", "network", "open", "remove"]


def __getattr__(name: str) -> Any:
    """Load the API with the first name of it that is asked for: `import xiantu` itself costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'xiantu' has no attribute {name!r}")
    if name == "network":
        from xiantu.networks import network

        return network
    from xiantu import api

    return getattr(api, "open_graph" if name == "open" else name)
