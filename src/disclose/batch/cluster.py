"""An existing Dask cluster as an executor (the extra ``cluster``, which brings the package distributed).

Each thread of its workers has a process apart, so that limits hold there as here; a worker of the cluster that is lost takes
the process with it. Dask gives what a lost worker had to another, and the batch does so again when Dask gives up.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, InvalidStateError
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from disclose.batch.apart import CannotBeginError
from disclose.diagnostics import Outcome, error

if TYPE_CHECKING:
    from distributed import Client

_SECONDS = 5
"""How long the scheduler has to answer, when it is first asked and when it is lost."""
_LOOK = 0.5
_LOST = "the scheduler of the cluster no longer answers"


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
        yield lambda: _OnCluster(client)
    finally:
        client.close()


class _OnCluster(Executor):
    """Dask's executor, whose futures end also where the scheduler is lost: Dask then closes the client and leaves them open."""

    def __init__(self, client: Client) -> None:
        self._client = client
        # pure: two entries that say the same are two tasks
        self._executor: Executor = client.get_executor(pure=False)
        self._open: set[Future[Any]] = set()
        self._over = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As every executor; `CannotBeginError` where the cluster is lost."""
        from distributed.client import ClosedClientError

        try:
            future = self._executor.submit(fn, *args, **kwargs)
        except ClosedClientError as problem:
            raise CannotBeginError(_LOST) from problem
        self._open.add(future)
        future.add_done_callback(self._open.discard)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As every executor."""
        self._over.set()
        if self._client.status != "closed":
            self._executor.shutdown(wait=wait)

    def _watch(self) -> None:
        while not self._over.wait(_LOOK):
            if self._client.status == "closed":
                for future in tuple(self._open):
                    with suppress(InvalidStateError):
                        future.set_exception(CannotBeginError(_LOST))
                return
