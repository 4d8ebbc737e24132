"""`disclose watch PROJECT`."""

from __future__ import annotations

import datetime as dt
import importlib.util
import socket
import sys
import webbrowser
from pathlib import Path

import click

from disclose.cli.options import limit_option, project_argument, strict_option
from disclose.cli.printable import printable
from disclose.cli.show import show, verdict
from disclose.diagnostics import Diagnostic, Outcome, error, exit_status
from disclose.project import load_project
from disclose.watch.preview import Preview, Stage, View

_NEEDED = ("starlette", "uvicorn", "watchfiles")


@click.command("watch")
@project_argument
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the loopback address.  [default: a free one]")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Folder to write after each clean build.  [default: nothing is written]",
)
@click.option("--browser/--no-browser", default=True, show_default=True, help="Whether the page is opened in the browser.")
@strict_option
@limit_option
def command(project: Path, port: int | None, output: Path | None, browser: bool, strict: bool, limit: int | None) -> None:
    """Show the pages of the report project in the folder PROJECT while its sources change.

    After each change the pages are made again, as far as it reaches, and loaded again in the browser; then everything else is
    checked as `disclose build` does. Findings stand in the page and here. While there are errors, the last good page stays.
    Served on the loopback address until Ctrl-C. Needs the extra `watch`: pip install 'disclose[watch]'.
    """
    listener = _listener(project, port)
    if listener.value is None:
        show(listener.diagnostics, "text", limit, inputs=[project.as_posix()])
        sys.exit(exit_status(listener.diagnostics))
    from disclose.watch.session import watch  # imports the server

    with listener.value as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        click.echo(f"watching {printable(str(project))}, served at {address} (Ctrl-C ends)")
        sys.stdout.flush()
        if browser:
            webbrowser.open(address)
        try:
            watch(Preview(project, output, strict=strict), listening, output, lambda view: _tell(view, limit))
        except KeyboardInterrupt:
            click.echo("")


def _listener(project: Path, port: int | None) -> Outcome[socket.socket]:
    """A socket of the loopback address, where there is a project to watch and all that it takes."""
    absent = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if absent:
        message = f"Watching needs {', '.join(absent)}, which {'is' if len(absent) == 1 else 'are'} not installed"
        help = "Install the extra with: pip install 'disclose[watch]'"
        return Outcome(None, (error("disclose.watch:not-installed", message, help=help),))
    if not project.is_dir():
        return Outcome(None, load_project(project).diagnostics)
    try:
        return Outcome(socket.create_server(("127.0.0.1", port or 0)))
    except OSError as problem:
        message = f"Nothing can be served on port {port or 0} of this machine: {problem.strerror or problem}"
        found: Diagnostic = error("disclose.watch:port", message, help="Name another port with --port, or none.")
        return Outcome(None, (found,))


def _tell(view: View, limit: int | None) -> None:
    """What was found in a state of the sources, then one line about it."""
    show(view.findings, "text", limit, inputs=[])
    made = "page" if view.current else "no new page"
    checked = f"checked in {view.check_seconds:.2f} s" if view.stage is Stage.DONE else "not checked further"
    written = f", written to {printable(str(view.written))}" if view.written is not None else ""
    now = dt.datetime.now().strftime("%H:%M:%S")
    click.echo(f"{now} {made} in {view.page_seconds:.2f} s, {checked}: {verdict(view.findings)}{written}")
    sys.stdout.flush()
