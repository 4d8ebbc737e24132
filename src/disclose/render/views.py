"""What templates see: frozen, read-only, already in the reader's language. A `Cell` (see placing.py) places its fact when it
is printed; everything else is text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup
from msgspec import Struct

from disclose.render.footnotes import Footnotes, PlacedFootnote
from disclose.render.placing import NO_CELL, Cell


class Column(Struct, frozen=True):
    """A column of figures: its heading, its unit where it has one of its own, whether it is the report's own period beside
    others, whether it is the sum of columns before it; `remark` stands below the heading (``Restated``)."""

    label: str
    unit: str = ""
    current: bool = False
    total: bool = False
    remark: str = ""


class Group(Struct, frozen=True):
    """A heading over `span` neighbouring columns."""

    label: str
    span: int
    unit: str = ""


class NoteReference(Struct, frozen=True):
    """The number of a section that explains a line, and where it stands."""

    number: str
    href: str


class Row(Struct, frozen=True):
    """A line: a heading over the lines below it, or a label with a cell for each column. `source` is a place in the
    table's document (``p. 9; p. 38``) or a whole source where the table has no single document."""

    label: str
    cells: tuple[Cell, ...] = ()
    depth: int = 0
    heading: bool = False
    total: bool = False
    unit: str = ""
    source: str = ""
    notes: tuple[NoteReference, ...] = ()


class Table(Struct, frozen=True):
    """A table of facts. `unit` holds for all cells without a unit of their own; `document` is the one document that all
    sources are places in; `period` is that of all cells where the columns do not name one; `layout` is ``figures`` (columns of
    numbers), ``texts`` (a list of answers) or ``grid`` (columns of both)."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stub: str
    unit: str = ""
    groups: tuple[Group, ...] = ()
    document: str = ""
    layout: str = "figures"
    period: str = ""

    @property
    def sourced(self) -> bool:
        """Whether any line says where it comes from."""
        return any(row.source for row in self.rows)

    @property
    def noted(self) -> bool:
        """Whether any line leads to a section that explains it."""
        return any(row.notes for row in self.rows)

    @property
    def derived(self) -> bool:
        """Whether any figure is derived."""
        return any(cell.derived for row in self.rows for cell in row.cells)

    @property
    def short(self) -> bool:
        """Whether the table should stay on one printed page."""
        return len(self.rows) <= 18

    @property
    def stacked(self) -> bool:
        """Whether a narrow page has no room for the columns side by side."""
        return self.layout == "grid" or len(self.columns) > 2

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' headings, each with the heading above it."""
        above = [group.label for group in self.groups for _ in range(group.span)] or [""] * len(self.columns)
        names = (f"{column.label} · {column.remark}" if column.remark else column.label for column in self.columns)
        return tuple(f"{over} {name}".strip() for over, name in zip(above, names, strict=True))

    @property
    def uniform(self) -> bool:
        """Whether every cell is in the table's unit."""
        return not any(row.unit for row in self.rows) and not any(column.unit for column in self.columns)


class Change(Struct, frozen=True):
    """How a figure moved. `cell` is a tagged growth rate where the report has one, else `text` is computed."""

    direction: str
    versus: str
    cell: Cell = NO_CELL
    text: str = ""

    @property
    def computed(self) -> bool:
        """Whether the change is computed and not a fact."""
        return not self.cell.present


class Card(Struct, frozen=True):
    """A key figure with the figures of other periods."""

    label: str
    period: str
    value: Cell
    before: str = ""
    after: str = ""
    change: Change | None = None
    others: tuple[tuple[str, Cell], ...] = ()


class Exhibit(Struct, frozen=True):
    """A chart and the table of the facts it shows."""

    name: str
    title: str
    kind: str
    image: str
    alt: str
    width: int
    height: int
    table: Table


class Prose(Struct, frozen=True):
    """A section of prose; printing `content` places its facts and its text block."""

    name: str
    title: str
    content: Cell
    source: str = ""


class Other(Struct, frozen=True):
    """A fact that has no place elsewhere."""

    label: str
    members: str
    period: str
    unit: str
    cell: Cell
    block: bool = False


class SourceNote(Struct, frozen=True):
    """Where figures or texts of a concept come from. `href` leads to a text."""

    label: str
    members: str
    periods: str
    source: str
    note: str
    derived: bool
    href: str = ""


class NoteGroup(Struct, frozen=True):
    """The notes on what is shown in one part of the page."""

    title: str
    href: str
    notes: tuple[SourceNote, ...]


class Notes(Struct, frozen=True):
    """All notes on sources; `document` is the one that they all are places in, if there is one."""

    document: str
    groups: tuple[NoteGroup, ...]


class Colours(Struct, frozen=True):
    """The colours of a theme, from the project's accent, as CSS has them; every pair used for text has a contrast of at
    least 4.5 (WCAG 2.2, 1.4.3)."""

    accent: str
    deep: str
    pale: str
    line: str
    muted: str
    series: tuple[str, ...]


class Entry(Struct, frozen=True):
    """A line of the contents."""

    href: str
    title: str
    inner: tuple[Entry, ...] = ()


class Version(Struct, frozen=True):
    """A language in which the report is to be had; `name` is what its speakers call it."""

    language: str
    name: str
    current: bool


class Document(Struct, frozen=True):
    """What the report is, for its cover and its last page. `head` is the running head as the text of a CSS string; `versions`
    are the report's languages, none where it has but one."""

    language: str
    versions: tuple[Version, ...]
    title: str
    entity: str
    identifier: str
    scheme: str
    period: str
    published: str
    unit: str
    taxonomy: str
    namespace: str
    facts: int
    head: str


class PageView(Struct, frozen=True):
    """A whole page. `header` must be printed first in the body, in a division that is not displayed; `others` are the facts
    that no earlier part of the page has placed, and `notes` lead to where facts have been placed, so that both belong at its
    end."""

    document: Document
    words: Mapping[str, str]
    colours: Colours
    namespaces: Markup
    header: Markup
    cards: tuple[Card, ...]
    exhibits: tuple[Exhibit, ...]
    prose: tuple[Prose, ...]
    statements: tuple[Table, ...]
    contents: tuple[Entry, ...]
    statements_first: bool
    _others: Callable[[], tuple[Other, ...]]
    _notes: Callable[[], Notes]
    _footnotes: Footnotes | None = None

    def footnotes(self, place: str | None = None) -> tuple[PlacedFootnote, ...]:
        """The footnotes of the facts that have been printed in a place; without one, those that stand below no place so
        far."""
        if self._footnotes is None:
            return ()
        return self._footnotes.rest() if place is None else self._footnotes.below(place)

    @property
    def others(self) -> tuple[Other, ...]:
        """The facts that stand nowhere yet."""
        return self._others()

    @property
    def notes(self) -> Notes:
        """Where figures and texts come from, by the part of the page that shows them."""
        return self._notes()
