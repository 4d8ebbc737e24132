"""A fact: a value with its aspects, and where it came from."""

from __future__ import annotations

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.model.aspects import Aspects
from disclose.model.context import Context
from disclose.model.value import Value
from disclose.names import QName


class Note(Struct, frozen=True):
    """A footnote as its author wrote it: its name, its text by language, and its place."""

    name: str
    texts: tuple[tuple[str, str], ...]
    span: Span | None = None


class Origin(Struct, frozen=True):
    """Where a fact comes from and how its author wrote it. Not part of what the fact says.

    `span` is the author's cell or line (or the element of a document that was read). `displayed` is the number as the
    author printed it (``(6,494.7)``), `scale` the power of ten it is printed in (6 for millions, -2 for percent), `source`
    the document and page the author cites, `note` the author's remark, `derived` whether the author says that the figure is
    computed and not printed in the source, `footnotes` what readers are to be told about the figure. `unit_ref` is the unit
    that the document names, where there is no such unit. `position` is the fact's place among what its tuple holds, as the
    document that was read has it.
    """

    span: Span | None = None
    displayed: str | None = None
    scale: int = 0
    source: str | None = None
    note: str | None = None
    derived: bool = False
    footnotes: tuple[Note, ...] = ()
    unit_ref: str | None = None
    position: int = 0


_NOWHERE = Origin()


class Tuple(Struct, frozen=True, eq=False):
    """A tuple: a fact whose content is other facts (XBRL 2.1 section 4.9). These know it as their `container`; it knows the
    tuple that holds it, or None directly under the root, and its `position` there. Tuples compare by identity."""

    id: str
    concept: QName
    container: Tuple | None = None
    nil: bool = False
    span: Span | None = None
    position: int = 0


class Fact(Struct, frozen=True, eq=False):
    """One item. `id` is unique in a report and made from content (concept, period, members), never from a counter.

    `container` is the tuple it stands in. `context` is the context of the document it was read from, which is no part of what
    the fact says and no part of what equality compares.
    """

    id: str
    aspects: Aspects
    value: Value
    origin: Origin = _NOWHERE
    container: Tuple | None = None
    context: Context | None = None

    def __eq__(self, other: object) -> bool:
        return self._compared() == other._compared() if isinstance(other, Fact) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> tuple[object, ...]:
        return self.id, self.aspects, self.value, self.origin, self.container

    @property
    def span(self) -> Span | None:
        """The place a finding about this fact points to."""
        return self.origin.span
