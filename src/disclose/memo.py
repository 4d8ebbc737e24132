"""Functions called again only where something that they were made from has changed.

Rank 0. A stage of a build is a pure function of its arguments and of the files that it looks at. `Memo` keeps what a stage gave
together with both, and gives it again as long as the arguments are the same objects and every look at a file has the same
answer: nothing has to say in advance which files a stage reads. Refuses to know the stages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import ParamSpec, Protocol, TypeAlias, TypeVar

from msgspec import Struct

from disclose.diagnostics import Outcome

P = ParamSpec("P")
T = TypeVar("T")

MOST_KEPT = 512
"""Most results kept by one memo; a build has some ten for each of its languages."""

_Look: TypeAlias = tuple[Callable[..., object], tuple[object, ...], tuple[tuple[str, object], ...]]
_looks: ContextVar[dict[_Look, object] | None] = ContextVar("looks", default=None)
"""What the stage that is running has asked of the file system, and the answers; None where nobody keeps its result."""


def observed(look: Callable[P, T]) -> Callable[P, T]:
    """A function that looks at the file system and does nothing else: whoever keeps a result that it had a part in repeats the
    look before giving the result again. What it is called with must be hashable."""

    @wraps(look)
    def looked(*args: P.args, **kwargs: P.kwargs) -> T:
        looks = _looks.get()
        answer = look(*args, **kwargs)
        if looks is not None:
            _add(looks, (look, args, tuple(kwargs.items())), _essence(answer))
        return answer

    return looked


class Run(Protocol):
    """How the stages of a build are called: each afresh, or by a memo that may know the result."""

    def __call__(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function` gives for the arguments."""


def afresh(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Call the function."""
    return function(*args, **kwargs)


class _Kept(Struct, frozen=True):
    given: tuple[object, ...]
    looks: Mapping[_Look, object]
    result: object


class Memo:
    """Keeps the last result of each function for each of the texts among its arguments (a language, the name of a file).

    `made` counts the calls that have really been made.
    """

    def __init__(self) -> None:
        self.made = 0
        self._kept: dict[tuple[object, ...], _Kept] = {}

    def __call__(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function` gives for the arguments, called only where that is not known. Arguments are the same where they are
        the same objects, or equal texts, bytes, paths or numbers, or tuples of these."""
        given = (*args, *kwargs.items())
        slot = (function, *(text for text in args if isinstance(text, str)))
        kept = self._kept.pop(slot, None)
        if kept is None or not _same(kept.given, given) or not _holds(kept.looks):
            kept = self._made(function, given, *args, **kwargs)
        self._kept[slot] = kept
        if len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        outer = _looks.get()
        if outer is not None:
            for look, answer in kept.looks.items():
                _add(outer, look, answer)
        result: T = kept.result  # type: ignore[assignment]  # a slot is of one function
        return result

    def _made(self, function: Callable[P, T], given: tuple[object, ...], *args: P.args, **kwargs: P.kwargs) -> _Kept:
        looks: dict[_Look, object] = {}
        token = _looks.set(looks)
        try:
            result = function(*args, **kwargs)
        finally:
            _looks.reset(token)
        self.made += 1
        return _Kept(given, looks, result)


def _add(looks: dict[_Look, object], look: _Look, answer: object) -> None:
    """Remember an answer. Of two that differ, because the file changed in between, none will ever hold again."""
    if looks.setdefault(look, answer) != answer:
        looks[look] = object()


def _holds(looks: Mapping[_Look, object]) -> bool:
    return all(_essence(look(*args, **dict(named))) == answer for (look, args, named), answer in looks.items())


def _essence(answer: object) -> object:
    """What is remembered of an answer: of the bytes of a file their digest."""
    if isinstance(answer, Outcome) and isinstance(answer.value, bytes):
        return hashlib.sha256(answer.value).digest(), answer.diagnostics
    return answer


def _same(one: object, other: object) -> bool:
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return isinstance(one, str | bytes | int | Path) and one == other
