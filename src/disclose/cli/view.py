"""`disclose view REPORT`."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path

import click

from disclose.cli.options import package_option
from disclose.cli.packages import packages_in_use
from disclose.cli.printable import printable
from disclose.cli.progress import progress
from disclose.cli.show import exit_status, show
from disclose.diagnostics import Findings
from disclose.viewer import copy_beside, interactive_copy, local_server, write_copy


@click.command("view")
@click.argument("report", type=click.Path(path_type=Path), metavar="REPORT")
@package_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File to write [default: REPORT's name, .viewer.html].",
)
@click.option("--browser/--no-browser", default=True, show_default=True, help="Whether the copy is opened in the browser.")
@click.option("--serve/--no-serve", default=True, show_default=True, help="Whether the copy is served here until Ctrl-C.")
def command(report: Path, packages: tuple[Path, ...], output: Path | None, browser: bool, serve: bool) -> None:
    """Make an interactive copy of REPORT, an Inline XBRL document, and show it: click a figure to see its tag.

    The copy is one file that stands alone, beside the report; the report is not changed. It is served on the loopback address,
    on a free port. Needs the extra `viewer`: pip install 'disclose[viewer]'.
    """
    findings = Findings()
    content = None
    used = findings.take(packages_in_use(packages))
    if used is not None:
        with progress() as stage:
            stage("making the interactive copy")
            content = findings.take(interactive_copy(report, used))
    place = findings.take(write_copy(content, output or copy_beside(report))) if content is not None else None
    show(findings.all, "text", None, inputs=[report.as_posix()])
    if content is not None and place is not None:
        click.echo(f"wrote {printable(str(place))}: {len(content):,} bytes")
        if serve:
            _serve(content, browser=browser)
    sys.exit(exit_status(findings.all))


def _serve(content: bytes, *, browser: bool) -> None:
    """Serve until the user has seen enough."""
    with local_server(content) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        click.echo(f"serving it at {address} (Ctrl-C ends)")
        sys.stdout.flush()
        if browser:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("")
