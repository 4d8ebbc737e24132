"""What facts are about, once for all facts of a column that stand in rows with the same keys."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.model import Context, Unit
from disclose.taxonomy import Concept


class Kind(IntEnum):
    """What the facts are: numbers, others, footnotes, or none, for a reason that has been told."""

    PLAIN = 0
    NUMERIC = 1
    NOTE = 2
    DEAD = 3


class Static(Struct, frozen=True):
    """What the facts of a column mostly have in common: concept, unit, language and decimals."""

    kind: Kind
    concept: Concept | None = None
    unit: Unit | None = None
    language: str | None = None
    decimals: int | None = None


class Shared(Struct, frozen=True, eq=False):
    """What facts are about. `uses` are the positions of the cells that have a part in them, as the bits of a number;
    `decimals_from` that of the decimals."""

    static: Static
    context: Context | None = None
    uses: int = 0
    decimals_from: int = 0

    @property
    def kind(self) -> Kind:
        """What the facts are."""
        return self.static.kind


class Row(Struct, frozen=True):
    """A row of a table: its number, its line and its cells."""

    shown: str
    number: int
    line: int
    cells: Sequence[str]

    def span(self, position: int) -> Span:
        """The place of a cell."""
        return Span(self.shown, self.line, position + 1)
