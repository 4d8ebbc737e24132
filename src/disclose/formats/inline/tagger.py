"""Markup of facts where a page shows them (Inline XBRL 1.1 sections 4, 5, 6, 9, 10 and 11)."""

from __future__ import annotations

import hashlib

from markupsafe import Markup

from disclose.formats.inline.hidden import element_of, may_be_hidden, terms, tuple_elements
from disclose.formats.resources import Resources
from disclose.formats.values import value_text
from disclose.lexical import escape_attribute, escape_text
from disclose.model import CheckedReport, Fact, Footnote, FractionValue, NilValue, NumericValue, Tuple, Unit
from disclose.names import IX, IXT_TR5, XHTML, XSI, QName
from disclose.taxonomy import Taxonomy
from disclose.transforms import Displayed

HIDDEN_STYLE = "-ix-hidden"
"""The style that ties what a reader sees to a hidden fact. Regulators have names of their own for it (``-sec-ix-hidden``,
``-esef-ix-hidden``); this one serves where none of them rules."""


class InlineTagger:
    """Marks up the facts of one report, and remembers which have been placed.

    The content of an element is exactly what is shown, with nothing around the part that is tagged, so that a text block with
    tags extracts to the same text as without. `hidden_style` is the property by which text points to a hidden fact.
    """

    def __init__(self, checked: CheckedReport, taxonomy: Taxonomy, hidden_style: str = HIDDEN_STYLE) -> None:
        self.facts, self.report, self.taxonomy = checked.facts, checked.report, taxonomy
        tuples = {one.concept.namespace for one in checked.report.tuples}
        self.resources = Resources(checked.facts, taxonomy, (IX, IXT_TR5, XHTML, XSI, *sorted(tuples)))
        self.notes: dict[tuple[str, str], str] = {}
        self._hidden_style = hidden_style
        self._ids = {fact.id for fact in checked.facts}
        self._placed: set[str] = set()
        self._manners: dict[tuple[Unit | None, int | None, int, bool, QName | None], str] = {}
        self._chains: dict[str, tuple[Fact, set[int], int]] = {}

    def number(self, fact: Fact, shown: Displayed, occurrence: str) -> Markup:
        """A numeric fact as `shown`: what stands before and after the tag included."""
        if isinstance(fact.value, NilValue):
            return self.nil(fact, str(shown), occurrence)
        assert isinstance(fact.value, NumericValue), f"{fact.id} is not a number"
        key = (fact.aspects.unit, fact.value.decimals, shown.scale, shown.negative, shown.transformation)
        manner = self._manners.get(key)
        if manner is None:
            manner = self._manners[key] = self._manner(fact, fact.value, shown)
        element = f"<ix:nonFraction{self._common(fact, occurrence)}{manner}>{escape_text(shown.text)}</ix:nonFraction>"
        if shown.before or shown.after:
            element = f"{escape_text(shown.before)}{element}{escape_text(shown.after)}"
        return Markup(element)

    def _manner(self, fact: Fact, value: NumericValue, shown: Displayed) -> str:
        """The attributes that many numbers share."""
        scale = f' scale="{shown.scale}"' if shown.scale else ""
        sign = ' sign="-"' if shown.negative else ""
        accuracy = f' decimals="{value.decimals_text}"'
        return f"{self._unit(fact)}{accuracy}{scale}{sign}{self._format(shown.transformation)}"

    def fraction(self, fact: Fact, occurrence: str) -> Markup:
        """A fraction as numerator and denominator with a slash between them."""
        assert isinstance(fact.value, FractionValue), f"{fact.id} is not a fraction"
        attributes = self._common(fact, occurrence) + self._unit(fact)
        return Markup(f"<ix:fraction{attributes}>{terms(fact.value, '/')}</ix:fraction>")

    def text(self, fact: Fact, shown: str, transformation: QName | None, occurrence: str) -> Markup:
        """A short fact that is not numeric: `shown` is unescaped text, read back through `transformation` if there is one.

        What is shown for a value that can't be read from it (a member of an enumeration) points to the hidden fact.
        """
        if transformation is None and self._hideable(fact) and shown != self._text(fact):
            return self.words(fact, shown, occurrence)
        attributes = self._common(fact, occurrence) + self._format(transformation) + self._language(fact)
        return Markup(f"<ix:nonNumeric{attributes}>{escape_text(shown)}</ix:nonNumeric>")

    def words(self, fact: Fact, shown: str, occurrence: str) -> Markup:
        """A fact whose value is a name: `shown` is unescaped text for a reader, from which no rule reads the name back. The
        fact is hidden, and the text points to it. Where the name itself stands at another place, this is mere text."""
        if fact.id in self._placed or not self._hideable(fact):
            return Markup(escape_text(shown))
        return Markup(f'<span style="{self._hidden_style}:{fact.id}">{escape_text(shown)}</span>')

    def block(self, fact: Fact, content: Markup, occurrence: str, part: int = 1, parts: int = 1) -> Markup:
        """A text block: XHTML block content that may hold tagged facts. `part` counts from 1 the `parts` that a page shows in
        different places; together, in this order, they are the block (section 4: continuation)."""
        if parts == 1:
            attributes = self._common(fact, occurrence) + ' escape="true"' + self._language(fact)
            return Markup(f"<ix:nonNumeric{attributes}>{content}</ix:nonNumeric>")
        _, placed, _ = self._chains.setdefault(fact.id, (fact, set(), parts))
        if part in placed:
            return content
        placed.add(part)
        following = f' continuedAt="{self._part_id(fact, part + 1)}"' if part < parts else ""
        if part == 1:
            attributes = self._common(fact, occurrence) + following + ' escape="true"' + self._language(fact)
            return Markup(f"<ix:nonNumeric{attributes}>{content}</ix:nonNumeric>")
        return Markup(f'<ix:continuation id="{self._part_id(fact, part)}"{following}>{content}</ix:continuation>')

    def exclude(self, content: Markup) -> Markup:
        """Furniture of the page inside a text block, of which it is no part (section 6)."""
        return Markup(f"<ix:exclude>{content}</ix:exclude>")

    def footnote(self, note: Footnote) -> Markup:
        """A footnote where the page shows it (section 9). Where it is shown again, its text alone."""
        key = (note.language, note.text)
        if key in self.notes:
            return Markup(note.text)
        name = f"note-{hashlib.sha256(chr(0).join(key).encode()).hexdigest()[:10]}"
        while name in self._ids:
            name += "-note"
        self._ids.add(name)
        self.notes[key] = name
        return Markup(f'<ix:footnote id="{name}" xml:lang="{escape_attribute(note.language)}">{note.text}</ix:footnote>')

    def nil(self, fact: Fact, shown: str, occurrence: str) -> Markup:
        """A nil fact, shown as unescaped text such as a dash or n/a. The text stands beside the element, since XML Schema
        lets a nil element hold nothing. Its tag is closed by one of its own, which a browser needs that reads HTML."""
        if fact.aspects.unit is None:
            attributes = self._common(fact, occurrence) + self._language(fact)
            element = f'<ix:nonNumeric{attributes} xsi:nil="true"></ix:nonNumeric>'
        else:
            attributes = self._common(fact, occurrence) + self._unit(fact)
            element = f'<ix:nonFraction{attributes} xsi:nil="true"></ix:nonFraction>'
        return Markup(element + escape_text(shown))

    def unplaced(self) -> tuple[Fact, ...]:
        """The facts that have not been placed, or of which a part has not, and that can't be hidden, in order: a page owes its
        reader each of them."""
        broken = {name for name, (_, placed, parts) in self._chains.items() if len(placed) < parts}
        owed = (fact for fact in self.facts if fact.container is None and (fact.id not in self._placed or fact.id in broken))
        return tuple(fact for fact in owed if not self._hideable(fact))

    def unplaced_notes(self) -> tuple[Footnote, ...]:
        """The footnotes that the page does not show."""
        return tuple(note for note in self.report.footnotes if (note.language, note.text) not in self.notes)

    def hidden(self) -> str:
        """The elements of the facts that have not been placed and may be hidden, in order, and of tuples."""
        written = [
            element_of(fact, self._written)
            for fact in self.facts
            if fact.container is None and fact.id not in self._placed and self._hideable(fact)
        ]
        written += tuple_elements(self.report.tuples, self.facts, self._tuple_name, self._written)
        return "".join(f"      {element}\n" for element in written)

    def _tuple_name(self, one: Tuple) -> str:
        return self.resources.prefixes.name(one.concept)

    def _written(self, fact: Fact) -> tuple[str, str]:
        accuracy = f' decimals="{fact.value.decimals_text}"' if isinstance(fact.value, NumericValue) else ""
        return self._names(fact) + self._unit(fact) + accuracy + self._language(fact), escape_text(self._text(fact))

    def _text(self, fact: Fact) -> str:
        return value_text(fact.value, self.resources.prefixes, self.taxonomy.concept(fact.aspects.concept))

    def _hideable(self, fact: Fact) -> bool:
        concept = self.taxonomy.concept(fact.aspects.concept)
        return concept is not None and may_be_hidden(concept.kind)

    def _part_id(self, fact: Fact, part: int) -> str:
        return f"{fact.id}.part-{part}"

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
