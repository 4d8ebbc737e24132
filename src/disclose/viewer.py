"""An interactive copy of an Inline XBRL report: the ixbrl-viewer package over the document, in one file that stands alone.

Rank 4. The package makes the copy inside Arelle, in a process of its own: what the viewer reads is its own affair and changes
with it. The report itself is only read. Nothing in the copy may load anything or run a script but the viewer's: a policy at
its head says so to the browser, and a report from a stranger is bound by it too.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import re
import sys
from collections.abc import Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from disclose.arelle import SECONDS, run_apart
from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import read_bytes
from disclose.packages.manifest import VIEWER_SUFFIX

MAX_COPY_BYTES = 1024 * 1024 * 1024
_PLUGIN = "iXBRLViewerPlugin"
_SCRIPT = "ixbrlviewer.js"
_TAG = f'<script src="{_SCRIPT}" type="text/javascript"></script>'.encode()
# The viewer asks the script's own address where its settings lie; in a file of its own there are none to fetch.
_ADDRESS = b'document.currentScript.src = "file:///ixbrlviewer.js";\n'
# Comments and instructions before the head are dropped: a browser that reads HTML ends them elsewhere than XML does.
_HEAD = re.compile(rb"\A(?>\s+|<\?.*?\?>|<!--.*?-->)*(<html\b[^>]*>)(?>\s+|<\?.*?\?>|<!--.*?-->)*(<head\b[^>]*>)", re.DOTALL)


def copy_beside(report: Path) -> Path:
    """Where the copy of a report is put unless somebody says otherwise: in the same folder, under a name of its own."""
    return report.with_name(report.stem + VIEWER_SUFFIX)


def interactive_copy(report: Path, packages: Sequence[Path] = (), *, seconds: int = SECONDS) -> Outcome[bytes]:
    """A page of HTML that shows an Inline XBRL document with the viewer over it, and loads nothing.

    The taxonomy is read from beside the report, from `packages` and from the published schemas, never from the network.
    Codes: ``disclose.viewer:*``, ``disclose.file:*``.
    """
    shown = report.as_posix()
    readable = read_bytes(report, shown, MAX_COPY_BYTES)
    if readable.value is None:
        return readable
    plugin = _plugin()
    if plugin is None or importlib.util.find_spec("arelle") is None:
        help = "Install it with: pip install 'disclose[viewer]'"
        return Outcome(None, (error("disclose.viewer:not-installed", "The ixbrl-viewer package is not installed", help=help),))
    script = read_bytes(plugin / "viewer" / "dist" / _SCRIPT, _SCRIPT)
    if script.value is None:
        return script
    with TemporaryDirectory(prefix="disclose-") as folder:
        place = Path(folder) / "copy.html"
        failure = run_apart(_command(report, plugin, packages, place), Path(folder), seconds)
        made = read_bytes(place, shown, MAX_COPY_BYTES).value if failure is None and place.is_file() else None
    if made is None:
        reason = failure or "it is not an Inline XBRL document that can be loaded"
        return _failed(shown, reason)
    alone = _alone(made, script.value)
    return Outcome(alone) if alone is not None else _failed(shown, "the viewer's page is not made as this version expects")


def write_copy(content: bytes, place: Path) -> Outcome[Path]:
    """Write a copy, over an older one only. Codes: ``disclose.output:*``."""
    shown = place.as_posix()
    try:
        if place.exists() and b"IXBRL VIEWER EXTENSIONS" not in place.read_bytes():
            message = f"{shown} is not an interactive copy and would be lost"
            help = "Name another file with --output."
            return Outcome(None, (error("disclose.output:foreign", message, Span(shown), help=help),))
        place.write_bytes(content)
    except OSError as problem:
        message = f"The copy can't be written to {shown}: {problem.strerror or problem}"
        help = "Name another file with --output."
        return Outcome(None, (error("disclose.output:unwritable", message, Span(shown), help=help),))
    return Outcome(place)


def local_server(content: bytes) -> ThreadingHTTPServer:
    """A server of one page, on a free port of the loopback address; `serve_forever` starts it."""
    return ThreadingHTTPServer(("127.0.0.1", 0), type("OnePage", (_Handler,), {"content": content}))


class _Handler(BaseHTTPRequestHandler):
    """Answers requests for the page that name this machine, so that no other site can have it read through a browser."""

    content = b""
    server_version = "disclose"
    sys_version = ""

    def do_GET(self) -> None:
        """The page, at the root and nowhere else."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """What would be sent."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        port = self.connection.getsockname()[1]
        if self.headers.get("Host") not in (f"127.0.0.1:{port}", f"localhost:{port}"):
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.path.partition("?")[0] != "/":
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(self.content)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            if with_body:
                self.wfile.write(self.content)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not worth a line."""


def _plugin() -> Path | None:
    """The folder of the ixbrl-viewer package, which is located and not imported."""
    spec = importlib.util.find_spec(_PLUGIN)
    return next((Path(place) for place in (spec.submodule_search_locations or ())), None) if spec is not None else None


def _command(report: Path, plugin: Path, packages: Sequence[Path], place: Path) -> list[str]:
    return [
        # -P: modules are not looked for in the working folder
        *(sys.executable, "-P", "-m", "arelle.CntlrCmdLine"),
        f"--plugins={plugin}",
        f"--file={report.resolve()}",
        *(f"--save-viewer={place}", f"--viewer-url={_SCRIPT}", "--viewer-no-copy-script"),
        *("--internetConnectivity=offline", "--disablePersistentConfig", "--logLevel=error"),
        *(f"--packages={package.resolve()}" for package in packages),
    ]


def _alone(page: bytes, script: bytes) -> bytes | None:
    """The page with the viewer's script inside it and the policy before everything else; None where they have no place."""
    head = _HEAD.match(page)
    if head is None or page.count(_TAG) != 1 or b"</script" in script.lower() or b"<!--" in script:
        return None
    inside = _ADDRESS + script.replace(b"\r\n", b"\n")
    digest = base64.b64encode(hashlib.sha256(inside).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    first = f'<meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="{policy}"/>'.encode()
    before, _, after = page[head.end() :].partition(_TAG)
    opening = head[1] + head[2] + first
    return opening + before + b'<script type="text/javascript">' + inside + b"</script>" + after


def _failed(shown: str, reason: str) -> Outcome[bytes]:
    message = f"No interactive copy of {shown} could be made: {reason}"
    help = "See what `disclose validate` says of the report, and name its taxonomy packages with --package."
    found: Diagnostic = error("disclose.viewer:failed", message, Span(shown), help=help)
    return Outcome(None, (found,))
