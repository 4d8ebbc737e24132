"""The programs that are measured beside ours, each in a virtual environment of its own, made when it is first asked for.

They come from the package registry through pip. One that can't be installed is absent, and is named as that.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGES: Mapping[str, str] = {"arelle": "arelle-release", "forge": "xbrl-forge", "ixbrl-reporter": "ixbrl-reporter"}
"""The distribution of each peer by the name that the command line has for it."""
_VERSION = "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))"


def peers_folder() -> Path:
    """Where environments are made where nothing else is said: the user's folder for caches."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "disclose-benchmarks"


@dataclass(frozen=True)
class Peers:
    """The peers that are wanted, in environments below a folder outside the project."""

    folder: Path
    wanted: tuple[str, ...] = tuple(PACKAGES)

    def python(self, name: str) -> str | None:
        """The interpreter in whose environment a peer is; None where it is not wanted or absent."""
        return self.installed[name][0] if name in self.installed else None

    @property
    def absent(self) -> tuple[str, ...]:
        """Those wanted that could not be installed."""
        return tuple(name for name in self.wanted if name not in self.installed)

    @property
    def versions(self) -> Mapping[str, str]:
        """The releases, by distribution."""
        return {PACKAGES[name]: version for name, (_, version) in self.installed.items()}

    @cached_property
    def installed(self) -> Mapping[str, tuple[str, str]]:
        """The interpreter and the release of each peer that there is."""
        found = {name: _installed(self.folder / PACKAGES[name], PACKAGES[name]) for name in self.wanted}
        return {name: one for name, one in found.items() if one is not None}


def _installed(folder: Path, package: str) -> tuple[str, str] | None:
    python = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    known = _said(python, "-c", _VERSION, package)
    if known is None:
        folder.mkdir(parents=True, exist_ok=True)
        if _said(sys.executable, "-m", "venv", "--clear", str(folder)) is None:
            return None
        _said(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package)
        known = _said(python, "-c", _VERSION, package)
    return None if known is None else (python, known)


def _said(*command: str) -> str | None:
    """What a command prints; None where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
