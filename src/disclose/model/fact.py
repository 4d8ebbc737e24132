"""A fact: a value with its aspects, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from disclose.diagnostics import Span
from disclose.model.aspects import Aspects
from disclose.model.context import Context
from disclose.model.value import Value
from disclose.names import QName


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as its author wrote it: its name, its text by language, and its place."""

    name: str
    texts: tuple[tuple[str, str], ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Origin:
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


@dataclass(frozen=True, slots=True, eq=False)
class Tuple:
    """A tuple: a fact whose content is other facts (XBRL 2.1 section 4.9). These know it as their `container`; it knows the
    tuple that holds it, or None directly under the root, and its `position` there. Tuples compare by identity."""

    id: str
    concept: QName
    container: Tuple | None = None
    nil: bool = False
    span: Span | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """One item. `id` is unique in a report and made from content (concept, period, members), never from a counter.

    `container` is the tuple it stands in. `context` is the context of the document it was read from, which is no part of what
    the fact says.
    """

    id: str
    aspects: Aspects
    value: Value
    origin: Origin = _NOWHERE
    container: Tuple | None = None
    context: Context | None = field(default=None, compare=False, repr=False)

    @property
    def span(self) -> Span | None:
        """The place a finding about this fact points to."""
        return self.origin.span
