"""What ``disclose check --fix`` does: changes that findings propose, made in the author's prose.

Rank 4. Changes files of prose inside the project and nothing else; a file is replaced whole, so that it is never half changed.
"""

from __future__ import annotations

import codecs
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from disclose.diagnostics import Diagnostic, Edit, Findings, Outcome, Span, error, warning
from disclose.files import decode_text, read_bytes
from disclose.project import Project

_LINE = re.compile(r"\r\n|\r|\n")


def mend(project: Project, findings: Iterable[Diagnostic]) -> Outcome[tuple[Edit, ...]]:
    """Make the changes that findings propose in the project's prose. The value are those that were made, in order of place.

    A change is left out where the file does not hold what the finding was about, or where it overlaps another.
    """
    by_path: dict[str, set[Edit]] = {}
    for finding in findings:
        if finding.fix is not None:
            by_path.setdefault(finding.fix.span.path, set()).add(finding.fix)
    prose = {name for language in project.languages for name in project.narrative(language)}
    told = Findings()
    made: list[Edit] = []
    for path in sorted(by_path.keys() & prose):
        file = (project.folder / path).resolve()
        if file.is_relative_to(project.folder):
            edits = sorted(by_path[path], key=lambda edit: (edit.span.line or 0, edit.span.column or 0))
            done = told.take(_mend_file(file, path, edits))
            made += () if done is None else done
    return Outcome(tuple(made), told.all)


def _mend_file(file: Path, shown: str, edits: list[Edit]) -> Outcome[tuple[Edit, ...]]:
    data = read_bytes(file, shown)
    text = decode_text(data.value, shown) if data.value is not None else None
    if data.value is None or text is None or text.value is None:
        return Outcome(None, data.diagnostics if text is None else text.diagnostics)
    original = text.value
    starts = [0, *(match.end() for match in _LINE.finditer(original))]
    pieces: list[str] = []
    made: list[Edit] = []
    found: list[Diagnostic] = []
    done = 0
    for edit in edits:
        start, end = _offset(starts, edit.span), _offset(starts, edit.end)
        if not done <= start <= end or _LINE.sub("\n", original[start:end]) != edit.before:
            message = f"{edit.before} is no longer here, so that nothing was changed"
            found.append(warning("disclose.prose:not-mended", message, edit.span, help="Check again."))
            continue
        pieces += (original[done:start], edit.text)
        made.append(edit)
        done = end
    if not made:
        return Outcome((), tuple(found))
    mark = codecs.BOM_UTF8 if data.value.startswith(codecs.BOM_UTF8) else b""
    problem = _replace(file, shown, mark + "".join([*pieces, original[done:]]).encode())
    return Outcome(None, (*found, problem)) if problem is not None else Outcome(tuple(made), tuple(found))


def _offset(starts: list[int], place: Span) -> int:
    """The position of a line and column; -1 for a line that is not there."""
    line, column = place.line or 0, place.column or 0
    return starts[line - 1] + column - 1 if 1 <= line <= len(starts) and column >= 1 else -1


def _replace(file: Path, shown: str, data: bytes) -> Diagnostic | None:
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(file, temporary)
        os.replace(temporary, file)
    except OSError as problem:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)
        reason = problem.strerror or str(problem)
        return error("disclose.output:unwritable", f"{shown} can't be changed: {reason}", Span(shown))
    return None
