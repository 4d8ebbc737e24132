"""`disclose watch` in a process of its own, asked as a browser asks it."""

from __future__ import annotations

import http.client
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

PATIENCE = 40
"""Seconds that a busy machine is given."""


Answer: TypeAlias = tuple[int, dict[str, str], bytes]


@dataclass
class Watching:
    """A running process: its address and what it has printed."""

    process: subprocess.Popen[str]
    port: int
    lines: queue.Queue[str] = field(default_factory=queue.Queue)
    said: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def get(
        self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and content of a path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, headers=dict(headers or {}))
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    @contextmanager
    def events(self) -> Iterator[Callable[[Callable[[dict[str, Any]], bool]], dict[str, Any]]]:
        """A function that waits for the first event of which something holds."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/_watch/events")
        answer = connection.getresponse()
        assert answer.headers["content-type"].startswith("text/event-stream")

        def until(holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
            ends = time.monotonic() + PATIENCE
            while True:
                assert time.monotonic() < ends, "nothing such was told"
                line = answer.readline().decode("utf-8")
                assert line, "the stream has ended"
                if line.startswith("data: "):
                    view: dict[str, Any] = json.loads(line.removeprefix("data: "))
                    if holds(view):
                        return view

        try:
            yield until
        finally:
            connection.close()

    def line(self, pattern: str) -> str:
        """The next line printed that a pattern matches."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            self.said.append(line)
            if re.search(pattern, line):
                return line

    def interrupt(self) -> int:
        """Press Ctrl-C; the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def watching(project: Path, *arguments: str) -> Iterator[Watching]:
    """A process that watches a project, until the end of the block."""
    command = [sys.executable, "-m", "disclose", "watch", str(project), "--no-browser", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env=dict(os.environ)
    ) as process:
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            served = re.search(r"served at http://127\.0\.0\.1:([0-9]+)/ \(Ctrl-C ends\)$", first)
            assert served is not None, first
            running = Watching(process, int(served[1]))
            output = process.stdout

            def read() -> None:
                for line in output:
                    running.lines.put(line)

            reader = threading.Thread(target=read, daemon=True)
            reader.start()
            yield running
        finally:
            process.kill()
            process.wait(PATIENCE)
    reader.join(PATIENCE)
