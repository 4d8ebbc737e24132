"""Where the files that ship with the project and the standard schemas lie.

Rank 0. Refuses to know what is in them.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A data folder: inside the installed package, or at the top of the source tree for an editable install."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def templates_folder() -> Path:
    """The folder of the Jinja templates."""
    return _shipped("templates")


def taxonomy_folder() -> Path:
    """The folder of the taxonomies that ship with the project."""
    return _shipped("taxonomy")


@lru_cache(maxsize=1)
def standard_files_folder() -> Path | None:
    """The folder in which the installed Arelle keeps the published schemas, as ``http/host/path`` and
    ``https/host/path``; None if Arelle is not installed. Arelle is located, not imported."""
    spec = importlib.util.find_spec("arelle")
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        folder = Path(place) / "resources" / "cache"
        if folder.is_dir():
            return folder
    return None


def user_config_file(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The user's own configuration: ``DISCLOSE_CONFIG``, else ``disclose/config.yaml`` in ``XDG_CONFIG_HOME`` or in
    ``~/.config``. It need not exist. None where the variable is set and empty, or there is no home."""
    own = environment.get("DISCLOSE_CONFIG")
    if own is not None:
        return Path(own) if own else None
    shared = environment.get("XDG_CONFIG_HOME", "")
    # the XDG base directory specification has relative paths ignored
    if os.path.isabs(shared):
        return Path(shared) / "disclose" / "config.yaml"
    home = environment.get("HOME") or environment.get("USERPROFILE") or ""
    return Path(home) / ".config" / "disclose" / "config.yaml" if os.path.isabs(home) else None
