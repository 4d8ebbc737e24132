"""manifest.json: every input and output of a build with its SHA-256 and size.

It holds no time and no absolute path, so two builds of the same inputs give the same bytes. It also marks its folder as
one that may be replaced: see output.py.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from disclose import __version__
from disclose.files import read_bytes

MANIFEST = "manifest.json"
VIEWER_SUFFIX = ".viewer.html"
"""How the name of an interactive copy ends that stands beside a report."""
_TOOL = "disclose"


def manifest(inputs: Mapping[str, bytes], outputs: Mapping[str, bytes], version: str = __version__) -> bytes:
    """The manifest of a build, itself not among the `outputs`.

    Names are paths with forward slashes, relative to the project (inputs) or to the output folder. The result is
    canonical: keys sorted, two spaces, one trailing line feed, UTF-8.
    """
    content = {
        _TOOL: version,
        "inputs": {name: _entry(data) for name, data in inputs.items()},
        "outputs": {name: _entry(data) for name, data in outputs.items() if name != MANIFEST},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def outputs_listed(folder: Path) -> frozenset[str] | None:
    """The files that the manifest in a folder says disclose wrote there, the manifest included, and the names of interactive
    copies made of them since; None if it says nothing."""
    data = read_bytes(folder / MANIFEST, MANIFEST).value
    if data is None:
        return None
    try:
        content: Any = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or not isinstance(content.get(_TOOL), str):
        return None
    outputs = content.get("outputs")
    if not isinstance(outputs, dict):
        return None
    copies = (name.removesuffix(".xhtml") + VIEWER_SUFFIX for name in outputs if name.endswith(".xhtml"))
    return frozenset({MANIFEST, *outputs, *copies})


def _entry(data: bytes) -> dict[str, int | str]:
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
