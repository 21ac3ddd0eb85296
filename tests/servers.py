"""SPARQL servers that tests start and end by themselves, on ports that are free."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def oxigraph() -> Iterator[str]:
    """An empty Oxigraph server in memory; gives the address of its query endpoint."""
    beside = Path(sys.executable).with_name("oxigraph")
    binary = str(beside) if beside.exists() else shutil.which("oxigraph")
    if binary is None:
        pytest.skip("no `oxigraph` server; it comes with the dev extras")
    port = free_port()
    quiet = subprocess.DEVNULL
    server = subprocess.Popen([binary, "serve", "--bind", f"127.0.0.1:{port}"], stdout=quiet, stderr=quiet)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.kill()
        server.wait()


def wait_for(port: int, seconds: float = 30) -> None:
    """Wait until something listens on a port."""
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
