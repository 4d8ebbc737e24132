"""The command line: one file a command, and the renderers of diagnostics.

Rank 5, the top: may import everything; nothing imports it. The only room that knows click, prints, or ends a process.
"""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from collections.abc import Mapping

import click

from disclose import __version__

COMMANDS: Mapping[str, str] = {
    "build": "Compile a report project into XBRL and Inline XBRL.",
    "check": "Find what build would find; write nothing.",
    "watch": "Show the pages of a project in the browser while its sources change.",
    "validate": "Judge XBRL reports, ours or anybody's.",
    "batch": "Validate or build thousands of filings.",
    "view": "Make an interactive copy of an Inline XBRL report and show it.",
    "convert": "Write a report in another syntax.",
    "diff": "Say what changed from one report to another, or whether they are equal.",
    "explain": "Say what a code means and how to fix it.",
    "schema": "Print the JSON Schema of a source file.",
    "taxonomy": "Load and judge taxonomies, and count what is in them.",
    "cache": "Say what the cache of compiled taxonomies holds, or clear it.",
}


class _LazyGroup(click.Group):
    """Imports a command's module when that command runs, so that `--version` starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"disclose.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="disclose", message="%(prog)s %(version)s")
def cli() -> None:
    """Compile figures, a taxonomy and prose into structured financial reports, and judge them.

    Exit status: 0 clean, 1 the report is invalid, 2 usage or unreadable input.
    """


def main() -> None:
    """Run the command line. An unexpected failure is reported in one line; DISCLOSE_DEBUG=1 shows its traceback."""
    # a command makes many objects and hardly any garbage: looking for it at every 700th costs a tenth of a build; those of one
    # document are not looked at before the process ends
    gc.set_threshold(250_000, 20, 100)
    # what else is installed has no say in how a report is read; looking for it takes a twentieth of a second
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a terminal or a pipe that is not UTF-8 gets what it can't write spelled out
            stream.reconfigure(errors="backslashreplace")
    try:
        cli(prog_name="disclose")
    except BrokenPipeError:
        # the reader of our output went away (`disclose … | head`): nothing to say, and nobody to say it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
    except MemoryError:
        click.echo("disclose: there is not enough memory for this input; nothing was judged", err=True)
        sys.exit(2)
    except Exception as problem:
        if os.environ.get("DISCLOSE_DEBUG"):
            raise
        click.echo(f"disclose: internal error: {type(problem).__name__}: {problem}", err=True)
        click.echo("This is a defect of disclose. Run again with DISCLOSE_DEBUG=1 and report what it prints.", err=True)
        sys.exit(2)
    finally:
        # what there is goes with the process: nobody needs to look for garbage in it once more
        gc.freeze()
