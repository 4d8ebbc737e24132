"""Where the files that ship with the project and the standard schemas lie.

Rank 0. Refuses to know what is in them.
"""

from __future__ import annotations

import importlib.util
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
