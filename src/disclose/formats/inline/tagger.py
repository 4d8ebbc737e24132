"""Markup of facts: `nonFraction` and `nonNumeric` elements (Inline XBRL 1.1 sections 10 and 11)."""

from __future__ import annotations

from markupsafe import Markup

from disclose.formats.resources import Resources
from disclose.formats.values import value_text
from disclose.lexical import escape_attribute, escape_text
from disclose.model import CheckedReport, Fact, NilValue, NumericValue
from disclose.names import IX, IXT_TR5, XHTML, XSI, QName
from disclose.taxonomy import ItemKind, Taxonomy
from disclose.transforms import Displayed

_HIDEABLE = frozenset({ItemKind.QNAME, ItemKind.ENUMERATION, ItemKind.ENUMERATION_SET, ItemKind.ANY_URI, ItemKind.DATETIME})


def may_be_hidden(kind: ItemKind) -> bool:
    """Whether facts of a kind may stand in the hidden section: those whose value no registered transformation makes from
    what a reader would want to see. Everything else must be visible."""
    return kind in _HIDEABLE


class InlineTagger:
    """Marks up the facts of one report, and remembers which have been placed.

    The content of an element is exactly what is shown, with nothing around the part that is tagged, so that a text block with
    tags extracts to the same text as without.
    """

    def __init__(self, checked: CheckedReport, taxonomy: Taxonomy) -> None:
        self.facts, self.taxonomy = checked.facts, taxonomy
        self.resources = Resources(checked.facts, taxonomy, (IX, IXT_TR5, XHTML, XSI))
        self._ids = {fact.id for fact in checked.facts}
        self._placed: set[str] = set()

    def number(self, fact: Fact, shown: Displayed, occurrence: str) -> Markup:
        """A numeric fact as `shown`: what stands before and after the tag included."""
        if isinstance(fact.value, NilValue):
            return self.nil(fact, str(shown), occurrence)
        assert isinstance(fact.value, NumericValue), f"{fact.id} is not a number"
        attributes = self._common(fact, occurrence) + self._unit(fact) + f' decimals="{fact.value.decimals_text}"'
        if shown.scale:
            attributes += f' scale="{shown.scale}"'
        if shown.negative:
            attributes += ' sign="-"'
        attributes += self._format(shown.transformation)
        element = f"<ix:nonFraction{attributes}>{escape_text(shown.text)}</ix:nonFraction>"
        return Markup(escape_text(shown.before) + element + escape_text(shown.after))

    def text(self, fact: Fact, shown: str, transformation: QName | None, occurrence: str) -> Markup:
        """A short fact that is not numeric: `shown` is unescaped text, read back through `transformation` if there is one.

        A label shown for a value that can't be read from it (a member of an enumeration) is not tagged: the fact is hidden.
        """
        if transformation is None and self._hideable(fact) and shown != value_text(fact.value, self.resources.prefixes):
            return Markup(escape_text(shown))
        attributes = self._common(fact, occurrence) + self._format(transformation) + self._language(fact)
        return Markup(f"<ix:nonNumeric{attributes}>{escape_text(shown)}</ix:nonNumeric>")

    def block(self, fact: Fact, content: Markup, occurrence: str) -> Markup:
        """A text block: XHTML block content that may hold tagged facts."""
        attributes = self._common(fact, occurrence) + ' escape="true"' + self._language(fact)
        return Markup(f"<ix:nonNumeric{attributes}>{content}</ix:nonNumeric>")

    def nil(self, fact: Fact, shown: str, occurrence: str) -> Markup:
        """A nil fact, shown as unescaped text such as a dash or n/a. The text stands beside the element, since XML Schema
        lets a nil element hold nothing."""
        if fact.aspects.unit is None:
            element = f'<ix:nonNumeric{self._common(fact, occurrence)}{self._language(fact)} xsi:nil="true"></ix:nonNumeric>'
        else:
            element = f'<ix:nonFraction{self._common(fact, occurrence)}{self._unit(fact)} xsi:nil="true"></ix:nonFraction>'
        return Markup(element + escape_text(shown))

    def unplaced(self) -> tuple[Fact, ...]:
        """The facts that have not been placed and can't be hidden, in order: a page owes its reader each of them."""
        return tuple(fact for fact in self.facts if fact.id not in self._placed and not self._hideable(fact))

    def hidden(self) -> str:
        """The elements of the facts that have not been placed and may be hidden, in order."""
        return "".join(
            f"      {self._hidden(fact)}\n" for fact in self.facts if fact.id not in self._placed and self._hideable(fact)
        )

    def _hideable(self, fact: Fact) -> bool:
        concept = self.taxonomy.concept(fact.aspects.concept)
        return concept is not None and may_be_hidden(concept.kind)

    def _hidden(self, fact: Fact) -> str:
        attributes = f' id="{fact.id}"' + self._names(fact) + self._language(fact)
        if isinstance(fact.value, NilValue):
            return f'<ix:nonNumeric{attributes} xsi:nil="true"></ix:nonNumeric>'
        return f"<ix:nonNumeric{attributes}>{escape_text(value_text(fact.value, self.resources.prefixes))}</ix:nonNumeric>"

    def _common(self, fact: Fact, occurrence: str) -> str:
        """Id, name and context. The first placement bears the fact's own id, a later one that of its place as well."""
        name = fact.id
        if fact.id in self._placed:
            name = f"{fact.id}.{occurrence}"
            if name in self._ids:
                raise ValueError(f"{fact.id} is placed at {occurrence} twice")
            self._ids.add(name)
        self._placed.add(fact.id)
        return f' id="{name}"' + self._names(fact)

    def _names(self, fact: Fact) -> str:
        name = self.resources.prefixes.name(fact.aspects.concept)
        return f' name="{name}" contextRef="{self.resources.context_id(fact)}"'

    def _unit(self, fact: Fact) -> str:
        return "" if fact.aspects.unit is None else f' unitRef="{self.resources.unit_id(fact.aspects.unit)}"'

    def _format(self, transformation: QName | None) -> str:
        return "" if transformation is None else f' format="{self.resources.prefixes.name(transformation)}"'

    def _language(self, fact: Fact) -> str:
        """The fact's language, written even where it is the page's, and written as empty where the fact has none, so that
        the language of the page around it says nothing about the fact."""
        concept = self.taxonomy.concept(fact.aspects.concept)
        if concept is None or not concept.kind.has_language:
            return ""
        return f' xml:lang="{escape_attribute(fact.aspects.language or "")}"'
