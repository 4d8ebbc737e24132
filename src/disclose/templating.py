"""The Jinja environments: sandboxed, strict about undefined names, escaping by default.

Rank 0. Templates are part of a project and so untrusted: they can't reach attributes that begin with an underscore, import
Python or read files outside their folders.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from disclose.resources import templates_folder


def environment(folders: Sequence[Path] = (), *, autoescape: bool = True) -> ImmutableSandboxedEnvironment:
    """An environment that looks for templates in `folders`, then among those that ship with the project.

    With `autoescape=False` the caller passes strings that are already escaped (see lexical.escape_text): for bulk XML, where
    escaping value by value inside the template costs five times as much.
    """
    return _environment(tuple(map(str, folders)), autoescape) if folders else _shipped(autoescape)


@lru_cache(maxsize=2)
def _shipped(autoescape: bool) -> ImmutableSandboxedEnvironment:
    """The environment of the templates that ship with the project: these don't change, and each is compiled once."""
    return _environment((), autoescape)


def _environment(folders: tuple[str, ...], autoescape: bool) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([*folders, str(templates_folder())], encoding="utf-8"),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
        auto_reload=False,
    )
