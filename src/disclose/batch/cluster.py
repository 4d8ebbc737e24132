"""An existing Dask cluster as an executor (the extra ``cluster``, which brings the package distributed).

Each thread of its workers has a process apart, so that limits hold there as here; a worker of the cluster that is lost takes
the process with it. Dask gives what a lost worker had to another, and the batch does so again when Dask gives up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from disclose.diagnostics import Outcome, error

if TYPE_CHECKING:
    from distributed import Client

_SECONDS = 5
"""How long the scheduler has to answer."""


def connect(address: str) -> Outcome[Client]:
    """A client of the cluster whose scheduler is at an address, such as ``tcp://127.0.0.1:8786``.

    Codes: ``disclose.cluster:not-installed``, ``disclose.cluster:unreachable``.
    """
    try:
        from distributed import Client
    except ImportError:
        help = "Install it with pip install 'disclose[cluster]'."
        return Outcome(None, (error("disclose.cluster:not-installed", "The package distributed is not installed", help=help),))
    try:
        return Outcome(Client(address, timeout=_SECONDS, set_as_default=False))
    except (OSError, ValueError) as problem:
        message = f"No scheduler of a Dask cluster answers at {address}: {problem}"
        help = "Give the address that `dask scheduler` prints, such as tcp://127.0.0.1:8786."
        return Outcome(None, (error("disclose.cluster:unreachable", message, help=help),))


@contextmanager
def executors(client: Client) -> Iterator[Callable[[], Executor]]:
    """Makes executors on a cluster; at the end the client is closed, the cluster goes on."""
    try:
        # pure: two entries that say the same are two tasks
        yield lambda: client.get_executor(pure=False)
    finally:
        client.close()
