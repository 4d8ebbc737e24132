"""The Jinja environments: sandboxed, strict about undefined names, escaping by default.

Rank 0. Templates are part of a project and so untrusted: they can't reach attributes that begin with an underscore, import
Python or read files outside their folders.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from disclose.resources import templates_folder

_ABSENT = object()


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, quick about the one kind of object that templates ask for attributes by the hundred thousand.

    Of an instance of a frozen dataclass the sandbox refuses what begins with an underscore and nothing else: it is no function,
    no frame and no container that could be changed.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # a loop is no dataclass, and asked for its position at every turn
        self._frozen: dict[type, bool] = {LoopContext: True}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute of an object, as ``object.attribute`` in a template."""
        kind = type(obj)
        frozen = self._frozen.get(kind)
        if frozen is None:
            parameters = getattr(kind, "__dataclass_params__", None)
            frozen = self._frozen[kind] = parameters is not None and parameters.frozen
        if frozen and attribute[:1] != "_":
            found = getattr(obj, attribute, _ABSENT)
            if found is not _ABSENT:
                return found
        return super().getattr(obj, attribute)


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
    return _Sandbox(
        loader=FileSystemLoader([*folders, str(templates_folder())], encoding="utf-8"),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
        auto_reload=False,
    )
