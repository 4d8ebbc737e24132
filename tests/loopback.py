"""A server on this machine that answers as a test says and remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """What is sent for a path. `pause` waits before the first byte and after each of `drip`."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    pause: float = 0
    drip: bytes = b""


@dataclass
class Loopback:
    """The server: its address, its answers by path, and the paths and headers of the requests so far."""

    url: str
    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def loopback(answers: Mapping[str, Answer]) -> Iterator[Loopback]:
    """Serve until the end of the block; then the port refuses connections."""
    ended = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.headers.append({name.lower(): value for name, value in self.headers.items()})
            answer = server.answers.get(self.path, Answer(status=404))
            if answer.pause:
                ended.wait(answer.pause)
            try:
                self._send(answer)
            except OSError:
                # the client has left
                self.close_connection = True

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.length != -1:
                self.send_header("Content-Length", str(len(answer.body) if answer.length is None else answer.length))
            self.end_headers()
            for byte in answer.drip:
                if ended.is_set():
                    return
                self.wfile.write(bytes([byte]))
                time.sleep(0.05)
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 64

    web = Server(("127.0.0.1", 0), Handler)
    web.daemon_threads = False
    server = Loopback(f"http://127.0.0.1:{web.server_address[1]}", dict(answers))
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        ended.set()
        web.shutdown()
        web.server_close()
        thread.join()
