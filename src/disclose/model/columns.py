"""Facts by the million, before any of them is made into an object: columns of numbers and the bytes of their values."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from disclose.names import QName


class Manner(Struct, frozen=True):
    """What facts say in their attributes besides concept and context: the id of the unit, decimals as written, the language in
    scope, and whether they are nil."""

    unit: str | None = None
    decimals: str | None = None
    language: str | None = None
    nil: bool = False


class FactColumns(Struct, frozen=True, eq=False):
    """Facts directly under the root of an instance that have nothing but text in them, in document order.

    `concepts`, `contexts` and `manners` give for each fact a position in `names`, `context_ids` and `spellings`; `texts` are
    their contents as written, in UTF-8 and with what is escaped still escaped. `default_language` is that of the root.
    """

    names: Sequence[QName]
    context_ids: Sequence[str]
    spellings: Sequence[Manner]
    concepts: Sequence[int]
    contexts: Sequence[int]
    manners: Sequence[int]
    texts: Sequence[bytes]

    def __len__(self) -> int:
        return len(self.texts)
