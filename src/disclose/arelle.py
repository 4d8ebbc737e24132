"""A second opinion: Arelle, the independent processor, run on the same input in a process of its own.

Rank 4. Nothing of Arelle is imported: it keeps state between documents, and whatever it does to a document from a stranger
it does elsewhere, without a network, and not for ever.
"""

from __future__ import annotations

import importlib.util
import json
import os
import posixpath
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote, urlsplit

from disclose.diagnostics import Diagnostic, Outcome, Severity, Span, error
from disclose.files import read_bytes
from disclose.opened_packages import is_package
from disclose.packages.report_package import prefix_for, read_report_package
from disclose.rules.subject import Calculation
from disclose.taxonomy.archive import open_archive
from disclose.validate import DEFAULT_SETTINGS, Settings

SECONDS = 900
"""Longest time that one document gets."""
MAX_LOG_BYTES = 256 * 1024 * 1024

_CALCULATIONS: Mapping[Calculation, str] = {
    Calculation.NONE: "none",
    Calculation.V1_0: "c10",
    Calculation.ROUND: "c11r",
    Calculation.TRUNCATE: "c11t",
}
_LEVELS = {
    "warning": Severity.WARNING,
    "warning-semantic": Severity.WARNING,
    "assertion-not-satisfied": Severity.ERROR,
    "inconsistency": Severity.ERROR,
    "error": Severity.ERROR,
    "error-semantic": Severity.ERROR,
    "critical": Severity.ERROR,
}
"""Levels of Arelle's log that are findings. An inconsistent calculation has one of its own and is an error here."""


def run_arelle(
    path: Path, settings: Settings = DEFAULT_SETTINGS, *, further: Sequence[Path] = (), seconds: int = SECONDS
) -> Outcome[tuple[Diagnostic, ...]]:
    """What Arelle finds in a document, with its codes, at its lines, by place. No value where it can't be run to the end.

    `further` are documents that make up one Inline XBRL document set with it. The packages and the way calculations are checked
    are those of `settings`; schemas are found as Arelle finds them.
    """
    if importlib.util.find_spec("arelle") is None:
        help = "Install it with: pip install arelle-release"
        return Outcome(None, (error("disclose.arelle:not-installed", "Arelle is not installed", help=help),))
    shown = path.as_posix()
    with TemporaryDirectory(prefix="disclose-") as folder:
        log = Path(folder) / "log.json"
        failure = run_apart(_command((path, *further), settings, log), Path(folder), seconds)
        data = None if failure is not None else read_bytes(log, "Arelle's log", MAX_LOG_BYTES)
    if data is None or data.value is None:
        reason = failure or "it wrote no log"
        code = "disclose.arelle:timeout" if failure and failure.startswith("it took") else "disclose.arelle:failed"
        return Outcome(None, (error(code, f"Arelle did not judge {shown}: {reason}", Span(shown)),))
    try:
        found = tuple(_findings(json.loads(data.value)["log"], _places_in_package(path) or _places(path)))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as problem:
        message = f"Arelle did not judge {shown}: its log can't be read ({type(problem).__name__})"
        return Outcome(None, (error("disclose.arelle:failed", message, Span(shown)),))
    return Outcome(tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.sort_key)))


def _command(paths: Sequence[Path], settings: Settings, log: Path) -> list[str]:
    place = str(paths[0].resolve())
    if len(paths) > 1:
        place = json.dumps([{"ixds": [{"file": str(path.resolve())} for path in paths]}])
    # it knows reports in JSON by their suffix
    json_plugin = "loadFromOIM" if paths[0].suffix.lower() == ".json" else None
    plugin = "inlineXbrlDocumentSet" if len(paths) > 1 else json_plugin
    packages = [f"--packages={package.resolve()}" for package in settings.packages]
    return [
        # -P: modules are not looked for in the working folder
        *(sys.executable, "-P", "-m", "arelle.CntlrCmdLine"),
        f"--file={place}",
        *([f"--plugins={plugin}"] if plugin else []),
        *("--validate", "--utr", f"--calc={_CALCULATIONS[settings.calculation]}"),
        *("--internetConnectivity=offline", "--disablePersistentConfig"),
        *(f"--logFile={log}", "--logFormat=%(message)s", "--logLevel=warning"),
        *packages,
    ]


def run_apart(command: list[str], folder: Path, seconds: int) -> str | None:
    """Run a command of Arelle's to its end in a process of its own, which keeps its settings in `folder`; why it failed, or
    None."""
    homes = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")}
    environment = {**os.environ, **homes, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    errors = folder / "stderr.txt"
    with errors.open("wb") as stderr:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            start_new_session=True,
        )
        try:
            status = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return f"it took more than {seconds:,} seconds"
        finally:
            _end(process)
    if status == 0:
        return None
    last = errors.read_bytes()[-2000:].decode("utf-8", "replace").strip().rpartition("\n")[2]
    return last or f"it ended with status {status}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that still runs, and those it started."""
    if process.poll() is None:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()


def _findings(entries: list[dict[str, Any]], place: Callable[[Mapping[str, Any]], Span]) -> Iterator[Diagnostic]:
    for entry in entries:
        severity = _LEVELS.get(str(entry["level"]).lower())
        if severity is None:
            continue
        spans = list(dict.fromkeys(place(reference) for reference in entry.get("refs", ())))
        message, *details = str(entry["message"]["text"]).strip().split("\n")
        yield Diagnostic(
            code=str(entry["code"]),
            severity=severity,
            message=message.strip(),
            span=spans[0] if spans else None,
            details=tuple(detail.strip() for detail in details if detail.strip()),
            related=tuple(spans[1:]),
        )


def _places(path: Path) -> Callable[[Mapping[str, Any]], Span]:
    """From a reference in Arelle's log to a place: files near the document as paths beside it, as in our findings."""
    folder = path.resolve().parent
    beside = path.parent

    def place(reference: Mapping[str, Any]) -> Span:
        href = str(reference.get("href", ""))
        name = href.partition("#")[0]
        line = reference.get("sourceLine")
        parts = urlsplit(name)
        if parts.scheme in ("http", "https"):
            shown = name
        else:
            local = Path(unquote(parts.path) if parts.scheme == "file" else name)
            whole = Path(os.path.normpath(folder / local))
            shown = (beside / whole.relative_to(folder) if whole.is_relative_to(folder) else whole).as_posix()
        return Span(shown, line if isinstance(line, int) and line > 0 else None)

    return place


def _places_in_package(path: Path) -> Callable[[Mapping[str, Any]], Span] | None:
    """The same for a report package: Arelle names documents by their paths beside the report, as if it lay in a folder."""
    if not is_package(path):
        return None
    archive = open_archive(path, path.as_posix(), prefix_for(path.suffix)).value
    package = None if archive is None else read_report_package(archive, path.suffix).value
    if archive is None or package is None:
        return None
    whole = path.resolve().as_posix() + "/"
    folder = posixpath.dirname(package.reports[0].documents[0])

    def place(reference: Mapping[str, Any]) -> Span:
        name = str(reference.get("href", "")).partition("#")[0]
        line = reference.get("sourceLine")
        if urlsplit(name).scheme not in ("http", "https"):
            local = unquote(name)
            inner = local.removeprefix(whole) if local.startswith(whole) else posixpath.join(folder, local)
            name = archive.path(posixpath.normpath(inner))
        return Span(name, line if isinstance(line, int) and line > 0 else None)

    return place
