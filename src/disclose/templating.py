"""The Jinja environments: sandboxed, strict about undefined names, escaping by default.

Rank 0. Templates are part of a project and so untrusted: they can't reach attributes that begin with an underscore, import
Python or read files outside their folders.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, StrictUndefined, TemplateError, TemplateNotFound, compiler
from jinja2.bccache import Bucket
from jinja2.loaders import split_template_path
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from disclose.code_files import code_place, read_code, write_code
from disclose.files import read_text
from disclose.resources import templates_folder

_ABSENT = object()
_MOST_COMPILED = 256


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, quick about the one kind of object that templates ask for attributes by the hundred thousand.

    Of an instance of a frozen struct the sandbox refuses what begins with an underscore and nothing else: it is no function,
    no frame and no container that could be changed.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # a loop is no struct, and asked for its position at every turn
        self._frozen: dict[type, bool] = {LoopContext: True}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute of an object, as ``object.attribute`` in a template."""
        kind = type(obj)
        frozen = self._frozen.get(kind)
        if frozen is None:
            frozen = self._frozen[kind] = issubclass(kind, Struct) and kind.__struct_config__.frozen
        if frozen and attribute[:1] != "_":
            found = getattr(obj, attribute, _ABSENT)
            if found is not _ABSENT:
                return found
        return super().getattr(obj, attribute)


class _Loader(BaseLoader):
    """Templates from the first of several folders that has them, read as every source is."""

    def __init__(self, folders: Sequence[str]) -> None:
        self._folders = [Path(folder) for folder in folders]

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """The text of a template and its file. A file that can't be read is a failure, not another folder's turn."""
        steps = split_template_path(template)
        for folder in self._folders:
            path = folder.joinpath(*steps)
            text = read_text(path, template)
            if text.value is not None:
                return text.value, str(path), None
            found = text.diagnostics[0]
            if found.code != "disclose.file:not-found":
                raise TemplateError(f"{found.span}: {found.message}")
        raise TemplateNotFound(template)


class _Compiled(BytecodeCache):
    """The code of templates that were compiled before: of every template of this process, by name, file and text, because a
    page is made again and again while its author watches; of those that ship with the project in files beside them too."""

    def __init__(self, manner: str) -> None:
        self._manner = manner
        self._code: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file of a template, then its name."""
        return f"{filename or ''}\n{name}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """The code of a template, where its text is the one that was compiled."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))
        if bucket.code is None and (place := self._beside(bucket)) is not None:
            bucket.code = read_code(place, _head(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            if len(self._code) >= _MOST_COMPILED:
                del self._code[next(iter(self._code))]
            self._code[bucket.key, bucket.checksum] = bucket.code
            if (place := self._beside(bucket)) is not None:
                write_code(place, _head(bucket), bucket.code)

    def _beside(self, bucket: Bucket) -> Path | None:
        """Where the code of a template that ships with the project is kept. Others are nobody's to write beside."""
        path = Path(bucket.key.partition("\n")[0])
        return code_place(path, self._manner) if path.is_relative_to(templates_folder()) else None


def _head(bucket: Bucket) -> bytes:
    """What the code of a template depends on: the text and the file of the template, and the compiler."""
    path = bucket.key.partition("\n")[0]
    return f"{_compiler()} {bucket.checksum} {path}\n".encode()


@lru_cache(maxsize=1)
def _compiler() -> str:
    """Differs from one installed release of Jinja to another."""
    state = Path(str(compiler.__file__)).stat()
    return f"{state.st_size} {state.st_mtime_ns}"


@lru_cache(maxsize=2)
def _compiled(autoescape: bool) -> _Compiled:
    return _Compiled("escaping" if autoescape else "plain")


def environment(folders: Sequence[Path] = (), *, autoescape: bool = True) -> ImmutableSandboxedEnvironment:
    """An environment that looks for templates in `folders`, then among those that ship with the project.

    With `autoescape=False` the caller passes strings that are already escaped (see lexical.escape_text): for bulk XML, where
    escaping value by value inside the template costs five times as much. Besides Jinja's own filters there is ``zip``.
    """
    return _environment(tuple(map(str, folders)), autoescape) if folders else _shipped(autoescape)


@lru_cache(maxsize=2)
def _shipped(autoescape: bool) -> ImmutableSandboxedEnvironment:
    """The environment of the templates that ship with the project: these don't change, and each is compiled once."""
    return _environment((), autoescape)


def _environment(folders: tuple[str, ...], autoescape: bool) -> ImmutableSandboxedEnvironment:
    made = _Sandbox(
        loader=_Loader([*folders, str(templates_folder())]),
        bytecode_cache=_compiled(autoescape),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
        auto_reload=False,
    )
    made.filters["zip"] = zip
    return made
