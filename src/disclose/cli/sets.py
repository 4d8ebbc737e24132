"""The documents of a set as a user names them."""

from __future__ import annotations

import os
from pathlib import Path

from disclose.diagnostics import Findings, Outcome
from disclose.validate import documents_in


def documents_of(files: tuple[Path, ...]) -> Outcome[tuple[Path, ...]]:
    """Files, and the Inline XBRL documents in folders, each once."""
    findings = Findings()
    found: list[Path] = []
    for file in files:
        if os.path.isdir(file):
            inside = findings.take(documents_in(file))
            found += inside or ()
        else:
            found.append(file)
    return Outcome(tuple(dict.fromkeys(found)) or None, findings.all)
