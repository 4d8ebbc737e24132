"""Writing a build's files: all of them or none, and never over what somebody else put there.

The files are written into a hidden folder beside the destination, which then takes its place in one step. Whatever fails,
the last good output stays. A process that is killed may leave such a hidden folder (``.<name>.<random>.new`` or ``.old``)
behind; nothing reads it, and it can be deleted.
"""

from __future__ import annotations

import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import is_reserved_name
from disclose.packages.manifest import MANIFEST, outputs_listed
from disclose.packages.swap import alone, put_in_place

_STEP = re.compile(r'[^\x00-\x1f\x7f/\\:*?"<>|]*[^\x00-\x20\x7f/\\:*?"<>|.]\Z')


def write_output(folder: Path, files: Mapping[str, bytes], shown: str | None = None) -> Outcome[Path]:
    """Make `folder` hold exactly `files` (names with forward slashes to content); the value is the folder.

    `files` has a manifest.json, by which a later build knows that it may replace the folder. `shown` is the folder as
    diagnostics show it. Codes: ``disclose.output:name`` for a name that isn't portable, ``disclose.output:foreign`` for a
    folder with something in it that disclose didn't write, ``disclose.output:unwritable`` for what the system refuses.
    """
    shown = shown if shown is not None else folder.as_posix()
    refused = check_names(files)
    if refused:
        return Outcome(None, refused)
    try:
        place = folder.resolve()
        return _swap_in(place, files, shown)
    except (OSError, RuntimeError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        message = f"The output can't be written to {shown}: {reason}"
        help = "Choose another folder with -o."
        return Outcome(None, (error("disclose.output:unwritable", message, Span(shown), help=help),))


def check_names(files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Findings on names that would leave the folder, or be the same file or no file on some system."""
    found: list[Diagnostic] = []
    seen: dict[str, str] = {}
    for name in sorted(files):
        steps = name.split("/")
        if any(not _STEP.match(step) or is_reserved_name(step) for step in steps):
            found.append(error("disclose.output:name", f"{name!r} can't be the name of an output file"))
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            message = f"The output files {seen[key]} and {name} are the same file on some systems"
            found.append(error("disclose.output:name", message))
        seen[key] = name
        for parent in PurePosixPath(key).parents:
            if str(parent) in seen:
                message = f"The output {seen[str(parent)]} would be a file and the folder of {name}"
                found.append(error("disclose.output:name", message))
    return tuple(found)


def _swap_in(place: Path, files: Mapping[str, bytes], shown: str) -> Outcome[Path]:
    place.parent.mkdir(parents=True, exist_ok=True)
    with alone(place.parent):
        refused = tuple(_foreign(place, shown))
    if refused:
        return Outcome(None, refused)
    token = secrets.token_hex(8)
    new = place.with_name(f".{place.name}.{token}.new")
    old = place.with_name(f".{place.name}.{token}.old")
    try:
        _write(new, files)
        with alone(place.parent):
            if put_in_place(new, place, old):
                refused = tuple(_foreign(old, shown))
                if refused:
                    # somebody else's file appeared since the check: theirs goes back
                    put_in_place(old, place, new)
                    return Outcome(None, refused)
        shutil.rmtree(old, ignore_errors=True)
        return Outcome(place)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _foreign(folder: Path, shown: str) -> Iterator[Diagnostic]:
    """A finding where something is in the way that disclose didn't write; it would be deleted by the swap."""
    help = "Move it elsewhere, or choose another folder with -o."
    if not folder.is_dir():
        if folder.exists() or folder.is_symlink():
            yield error("disclose.output:foreign", f"{shown} is not a folder", Span(shown), help=help)
        return
    first = min((path.name for path in folder.iterdir()), default=None)
    if first is None:
        return
    listed = outputs_listed(folder)
    if listed is None:
        message = f"{shown} holds files that disclose didn't write, such as {first}: it has no {MANIFEST} of disclose"
        yield error("disclose.output:foreign", message, Span(shown), help=help)
        return
    present = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    foreign = min((name for name in present if name not in listed), default=None)
    if foreign is not None:
        message = f"{shown}/{foreign} was not written by disclose and would be lost"
        yield error("disclose.output:foreign", message, Span(f"{shown}/{foreign}"), help=help)
