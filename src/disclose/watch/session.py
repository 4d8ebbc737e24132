"""Watching from beginning to end: a server, and beside it a rebuild after every change."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TypeAlias

import uvicorn

from disclose.watch.changes import changes
from disclose.watch.preview import Preview, Stage, Superseded, View
from disclose.watch.serving import Board, application

Told: TypeAlias = Callable[[View], None]
"""Is told of every state of the sources whose check was not overtaken by the next, at its end."""


def watch(preview: Preview, listener: socket.socket, output: Path | None, told: Told) -> None:
    """Serve the pages of a project until the process is interrupted, which is passed on as KeyboardInterrupt."""
    asyncio.run(_watch(preview, listener, output, told))


async def _watch(preview: Preview, listener: socket.socket, output: Path | None, told: Told) -> None:
    board = Board()
    server = _Server(_config(board, listener.getsockname()[1]), board)
    work = asyncio.create_task(_Builder(preview, board, told).work(output))
    work.add_done_callback(lambda task: server.end())
    try:
        await server.serve(sockets=[listener])
    finally:
        work.cancel()
        (ended,) = await asyncio.gather(work, return_exceptions=True)
    if isinstance(ended, Exception):
        raise ended


def _config(board: Board, port: int) -> uvicorn.Config:
    return uvicorn.Config(
        application(board, port),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )


class _Server(uvicorn.Server):
    """Ends the connections that wait for news when it is to end itself."""

    def __init__(self, config: uvicorn.Config, board: Board) -> None:
        super().__init__(config)
        self._board = board

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._board.close()

    def end(self) -> None:
        """Stop serving."""
        self.should_exit = True
        self._board.close()


class _Builder:
    """Rebuilds after every change. A check that is overtaken by the next change is given up."""

    def __init__(self, preview: Preview, board: Board, told: Told) -> None:
        self._preview, self._board, self._told = preview, board, told
        self._changed = asyncio.Event()

    async def work(self, output: Path | None) -> None:
        """Rebuild for ever."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._notice(output))
            tasks.create_task(self._rebuild())

    async def _notice(self, output: Path | None) -> None:
        async for _ in changes(lambda: self._preview.folders, output):
            self._changed.set()

    async def _rebuild(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            if await self._apart(self._preview.rebuild) or self._preview.view.stage is Stage.PENDING:
                self._board.put_up(self._preview.view)
                if self._preview.view.stage is Stage.PENDING:
                    await self._apart(lambda: self._preview.check(self._changed.is_set))
                    self._board.put_up(self._preview.view)
                if self._preview.view.stage is not Stage.PENDING:
                    self._told(self._preview.view)

    async def _apart(self, function: Callable[[], bool | None]) -> bool:
        """Call a function beside the server; whatever becomes of it, the next change is waited for."""
        (given,) = await asyncio.gather(asyncio.to_thread(function), return_exceptions=True)
        if isinstance(given, BaseException) and not isinstance(given, Superseded):
            self._preview.failed(given)
            return True
        return given is True
