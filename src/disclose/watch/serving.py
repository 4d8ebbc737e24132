"""The server of the pages: on the loopback address, to a browser on this machine, the author's own pages and nothing else."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections.abc import AsyncIterator, Mapping
from importlib.resources import files

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from disclose.diagnostics import Severity
from disclose.names import XHTML
from disclose.watch.preview import View

EVENTS, SCRIPT = "/_watch/events", "/_watch/client.js"
HEARTBEAT = 15
"""Seconds after which a silent connection says that it lives."""
MOST_SHOWN, MOST_DETAILS = 100, 50
"""Findings shown in the page, and lines of arithmetic of each; the terminal counts all."""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_PAGE = "application/xhtml+xml"
_END = re.compile(rb"</(?:[\w.-]+:)?body\s*>(?!.*</(?:[\w.-]+:)?body\s*>)", re.DOTALL)
_NONE_YET = f"""<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="{XHTML}" lang="en" xml:lang="en"><head><title>disclose watch</title></head>
<body><p>There is no page yet: it appears here as soon as the project can be built.</p></body></html>
""".encode()


class Board:
    """Where what is to be seen is put up, and waited for."""

    def __init__(self) -> None:
        self.view = View()
        self.closed = False
        self._changed = asyncio.Event()

    def put_up(self, view: View) -> None:
        """Show something else."""
        self.view = view
        self._wake()

    def close(self) -> None:
        """End every connection that waits."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def messages(self) -> AsyncIterator[str]:
        """What is to be seen now and after each change, as server-sent events; between them signs of life."""
        told: View | None = None
        while not self.closed:
            changed = self._changed
            if self.view is not told:
                told = self.view
                yield f"data: {json.dumps(message(told), ensure_ascii=False)}\n\n"
            try:
                await asyncio.wait_for(changed.wait(), HEARTBEAT)
            except TimeoutError:
                yield ":\n\n"


def message(view: View) -> dict[str, object]:
    """What the script in the page is told: the pages there are, each with the digest of its content, and what was found."""
    return {
        "number": view.number,
        "pages": {f"/{name}": digest(content) for name, content in view.pages.items()},
        "current": view.current,
        "stage": view.stage.value,
        "counts": {severity.value: sum(found.severity is severity for found in view.findings) for severity in Severity},
        "findings": [
            {
                "severity": found.severity.value,
                "code": found.code,
                "message": found.message,
                "place": str(found.span) if found.span is not None else None,
                "details": list(found.details[:MOST_DETAILS]),
                "help": found.help,
            }
            for found in view.findings[:MOST_SHOWN]
        ],
    }


def digest(content: bytes) -> str:
    """By what two states of a page are told apart."""
    return hashlib.sha256(content).hexdigest()[:16]


def with_script(page: bytes) -> bytes:
    """The page with the script in it that shows findings and loads the page again; only what is served has it."""
    script = f'<script xmlns="{XHTML}" src="{SCRIPT}" data-page="{digest(page)}"></script>'.encode()
    end = _END.search(page)
    return page if end is None else page[: end.start()] + script + page[end.start() :]


def application(board: Board, port: int) -> ASGIApp:
    """The pages of a board, by their names; the first of them is also at the root."""

    def root(request: Request) -> Response:
        first = next(iter(board.view.pages), None)
        return _page(_NONE_YET) if first is None else RedirectResponse(f"/{first}")

    def page(request: Request) -> Response:
        content = board.view.pages.get(request.path_params["name"])
        return PlainTextResponse("There is no such page.", 404) if content is None else _page(content)

    def script(request: Request) -> Response:
        return Response((files("disclose.watch") / "client.js").read_bytes(), media_type="text/javascript")

    def events(request: Request) -> Response:
        return StreamingResponse(board.messages(), media_type="text/event-stream")

    routes = [Route("/", root), Route(SCRIPT, script), Route(EVENTS, events), Route("/{name}", page)]
    return Starlette(routes=routes, middleware=[Middleware(_OwnOnly, port=port)])


def _page(content: bytes) -> Response:
    return Response(with_script(content), media_type=_PAGE)


class _OwnOnly:
    """Answers only requests that name this machine, so that no other site can have a page read through a browser that takes the
    site's name for this machine's address; and says how every answer may be used."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = [f"{name}:{port}".encode() for name in ("127.0.0.1", "localhost")]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(sent: Mapping[str, object]) -> None:
            given = dict(sent)
            if given["type"] == "http.response.start":
                own = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                before = given.get("headers")
                given["headers"] = [*(before if isinstance(before, list) else []), *own]
            await send(given)

        hosts = [value for name, value in scope.get("headers", ()) if name == b"host"]
        if scope["type"] == "http" and (len(hosts) != 1 or hosts[0] not in self._hosts):
            await PlainTextResponse("Only this machine's own address is answered.", 403)(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)
