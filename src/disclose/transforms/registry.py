"""The rules of every Transformation Rules Registry that is read, by their names.

Rank 1. A registry is loaded when a rule of it is asked for. White space is collapsed before a rule is applied; digits are ASCII
digits unless a rule says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module

from disclose.lexical import collapse
from disclose.names import IXT_SEC, IXT_TR1, IXT_TR2, IXT_TR3, IXT_TR4, IXT_TR5, QName
from disclose.transforms.registries.entries import Entry, Table

_MODULES = {IXT_TR1: "tr1", IXT_TR2: "tr2", IXT_TR3: "tr3", IXT_TR4: "tr4", IXT_TR5: "tr5", IXT_SEC: "sec"}
_NO_RULES: Table = {}


@lru_cache(maxsize=len(_MODULES))
def _table(namespace: str) -> Table:
    table: Table = import_module(f"disclose.transforms.registries.{_MODULES[namespace]}").ENTRIES
    return table


class _Registries(Mapping[str, Table]):
    """The tables by namespace; looking one up loads it."""

    def __getitem__(self, namespace: str) -> Table:
        return _table(namespace)

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


REGISTRIES: Mapping[str, Table] = _Registries()
"""Every registry that is read, by namespace: from the names of its rules to what they read and show."""


def ixt(name: str) -> QName:
    """The name of a rule of registry 5, the one that is written."""
    return QName(IXT_TR5, name)


def entry(rule: QName) -> Entry | None:
    """What a registry says of a rule; None if there is no such rule."""
    return (_table(rule.namespace) if rule.namespace in _MODULES else _NO_RULES).get(rule.local)


def transform(rule: QName, text: str) -> str | None:
    """The lexical form that a rule gives for a displayed text; None if there is no such rule or it does not accept the text."""
    found = entry(rule)
    return None if found is None else found.read(collapse(text))


def untransform(rule: QName, value: str) -> str | None:
    """A text that a rule turns into a value given in its lexical form; None if there is no such rule, it has no inverse, or no
    text of it stands for the value."""
    found = entry(rule)
    return None if found is None or found.show is None else found.show(value)
