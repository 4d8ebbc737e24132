"""What a page asks of the format it is written in: markup for a fact, and the parts around the page's own content.

A page knows where a fact stands and how it is displayed; the format knows what a tag looks like. Neither imports the other.
"""

from __future__ import annotations

from typing import Protocol

from markupsafe import Markup

from disclose.model import Fact, Footnote
from disclose.names import QName
from disclose.transforms import Displayed


class Tagger(Protocol):
    """Makes the markup of facts. A fact may be placed several times: it stays one fact.

    `occurrence` names the place, unique for each placement of a fact and made from content (``cover``,
    ``outlook``): letters, digits, ``-``, ``_`` and ``.`` only, so that it can be part of an id. The first placement of a fact
    bears the fact's own id, to which the page links.
    """

    def number(self, fact: Fact, shown: Displayed, occurrence: str) -> Markup:
        """A numeric fact as `shown`: what stands before and after the tag included."""
        ...

    def text(self, fact: Fact, shown: str, transformation: QName | None, occurrence: str) -> Markup:
        """A short fact that is not numeric: `shown` is unescaped text, read back through `transformation` if there is one."""
        ...

    def block(self, fact: Fact, content: Markup, occurrence: str, part: int = 1, parts: int = 1) -> Markup:
        """A text block: XHTML block content that may hold tagged facts. `part` counts from 1 the `parts` that a page shows in
        different places; together, in this order, they are the block."""
        ...

    def exclude(self, content: Markup) -> Markup:
        """Furniture of the page inside a text block, of which it is no part."""
        ...

    def footnote(self, note: Footnote) -> Markup:
        """The text of a footnote of the report, tied to its facts where it is shown first."""
        ...

    def fraction(self, fact: Fact, occurrence: str) -> Markup:
        """A fraction as numerator and denominator with a slash between them."""
        ...

    def nil(self, fact: Fact, shown: str, occurrence: str) -> Markup:
        """A nil fact, shown as unescaped text such as a dash or n/a."""
        ...

    def words(self, fact: Fact, shown: str, occurrence: str) -> Markup:
        """A fact whose value is a name: `shown` is unescaped text for a reader, from which no rule reads the name back."""
        ...


class PageParts(Protocol):
    """The parts of a document around a page's own content."""

    @property
    def namespaces(self) -> Markup:
        """Namespace declarations for the root element, each preceded by a space; the default one (XHTML) not among them."""
        ...

    def header(self) -> Markup:
        """The content of the first division of the body, which is not displayed. Asked for once, after the last fact has
        been placed, so that it can hold what the placed facts need."""
        ...
