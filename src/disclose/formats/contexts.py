"""Reading contexts and units: elements of an instance, or of the resources of an Inline XBRL document.

XBRL 2.1 sections 4.7 and 4.8, Dimensions 1.0 section 3.1.4. What the model can hold is left to the rules (a wrong member, an
end before its start); what it can't hold is a finding here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from disclose.diagnostics import Diagnostic, Span, error
from disclose.lexical import collapse, parse_qname
from disclose.model import (
    Context,
    DeclaredUnit,
    Entity,
    ExplicitMember,
    Member,
    OpenContent,
    OtherContent,
    Period,
    TypedMember,
    Unit,
)
from disclose.model.aspects import dimensions_of
from disclose.names import PURE, SHARES, XBRLDI, XBRLI, XSI, QName
from disclose.schema.documents import SchemaSet
from disclose.schema.typed_content import TypedContent
from disclose.taxonomy import DataType
from disclose.taxonomy.xsd_values import canonical_text

_X, _D = f"{{{XBRLI}}}", f"{{{XBRLDI}}}"
_NIL = f"{{{XSI}}}nil"
Canonical: TypeAlias = Callable[[etree._Element], str]
"""Gives an element of open content in a form in which s-equal elements are equal."""


def span_of(element: etree._Element, shown: str) -> Span:
    """The line of an element."""
    line: object = element.sourceline
    return Span(shown, line if isinstance(line, int) else None)


def children(element: etree._Element) -> Iterator[etree._Element]:
    """The child elements, without comments and instructions."""
    return (child for child in element if isinstance(child.tag, str))


def qname_in(element: etree._Element, text: str) -> QName | None:
    """A qualified name resolved where the element stands."""
    return _resolved(text, element.nsmap.get(_prefix(text) or None))


def _prefix(text: str) -> str:
    return text.strip("\t\n\r ").rpartition(":")[0]


@lru_cache(maxsize=4096)
def _resolved(text: str, namespace: str | None) -> QName | None:
    """A qualified name whose prefix means a namespace: thousands of contexts name the same dimensions and members."""
    return parse_qname(text, {} if namespace is None else {_prefix(text): namespace})


def untyped() -> Canonical:
    """Canonical forms where no schemas are known: everything compares as written."""
    return TypedContent(lambda: SchemaSet({}, {})).canonical


class ContextReader:
    """Reads contexts and units, collecting findings. Ids that can't be used map to nothing. `domains` are the elements that
    hold the values of typed dimensions, with their types."""

    def __init__(self, shown: str, domains: Mapping[QName, DataType], canonical: Canonical | None = None) -> None:
        self.shown = shown
        self._domains = domains
        self.found: list[Diagnostic] = []
        self.contexts: dict[str, Context] = {}
        self.units: dict[str, Unit] = {}
        self.declared_units: list[DeclaredUnit] = []
        self._canonical = canonical or untyped()

    def read(self, elements: Iterable[etree._Element]) -> None:
        """Read the contexts and units among elements; others are passed over."""
        for element in elements:
            if element.tag == _X + "context":
                self._context(element)
            elif element.tag == _X + "unit":
                self._unit(element)

    def _report(self, code: str, message: str, element: etree._Element, spec: str) -> None:
        self.found.append(error(code, message, span_of(element, self.shown), spec=spec))

    def _context(self, element: etree._Element) -> None:
        name = element.get("id", "")
        entity = period = None
        members: dict[QName, Member] = {}
        in_segment: frozenset[QName] = frozenset()
        unscoped: set[QName] = set()
        segment: list[etree._Element] = []
        scenario: list[etree._Element] = []
        for child in children(element):
            if child.tag == _X + "entity":
                entity = self._entity(child)
                holder = child.find(_X + "segment")
                segment = [] if holder is None else self._members(holder, members, unscoped)
                in_segment = frozenset(members)
            elif child.tag == _X + "period":
                period = self._period(child)
            elif child.tag == _X + "scenario":
                scenario = self._members(child, members, unscoped)
        if entity is None:
            self._report("xbrl.4.7.3:identifier", f"Context {name} names no entity", element, "XBRL 2.1 section 4.7.3")
        if period is None:
            message = f"Context {name} has no period that can be read"
            self._report("xbrl.4.7.2:contextDateError", message, element, "XBRL 2.1 section 4.7.2")
        if entity is not None and period is not None:
            other = OtherContent(self._text(segment), self._text(scenario)) if segment or scenario else None
            names = _names(segment), _names(scenario)
            span = span_of(element, self.shown)
            dimensions = dimensions_of(members)
            written = self._written(element, segment, scenario)
            self.contexts[name] = Context(
                name, entity, period, dimensions, other, in_segment, *names, span, frozenset(unscoped), written
            )

    def _text(self, elements: Iterable[etree._Element]) -> str:
        return "".join(self._canonical(element) for element in elements)

    @staticmethod
    def _written(context: etree._Element, segment: list[etree._Element], scenario: list[etree._Element]) -> OpenContent | None:
        """The markup of what the model holds in canonical form alone; None where there is nothing of the kind."""
        typed: list[tuple[QName, str]] = []
        for holder in context.iter(_D + "typedMember"):
            dimension = qname_in(holder, holder.get("dimension", ""))
            typed += [(dimension, _markup(value)) for value in children(holder) if dimension is not None and _is_open(value)]
        if not segment and not scenario and not typed:
            return None
        return OpenContent(tuple(map(_markup, segment)), tuple(map(_markup, scenario)), tuple(sorted(typed)))

    def _entity(self, element: etree._Element) -> Entity | None:
        identifier = element.find(_X + "identifier")
        return None if identifier is None else Entity(identifier.get("scheme", ""), collapse(identifier.text or ""))

    def _period(self, element: etree._Element) -> Period | None:
        texts = {child.tag: child.text or "" for child in children(element)}
        return _period(*(texts.get(_X + name) for name in ("forever", "instant", "startDate", "endDate")))

    def _members(self, container: etree._Element, members: dict[QName, Member], unscoped: set[QName]) -> list[etree._Element]:
        """Add the dimensions of a segment or scenario to `members`, and to `unscoped` those whose values have prefixes that are
        not declared; the elements that are no dimensions."""
        others: list[etree._Element] = []
        for child in children(container):
            if child.tag not in (_D + "explicitMember", _D + "typedMember"):
                others.append(child)
                continue
            dimension = qname_in(child, child.get("dimension", ""))
            typed = child.tag == _D + "typedMember"
            member = self._typed(child) if typed else self._explicit(child)
            if dimension is None:
                self._unknown_dimension(child, typed=typed)
            elif member is None:
                self._unknown_member(child, typed=typed)
            elif dimension in members:
                message = f"The dimension {dimension.local} is in one context twice"
                code = "xbrldie:RepeatedDimensionInInstanceError"
                self._report(code, message, child, "Dimensions 1.0 section 3.1.4.2")
            else:
                members[dimension] = member
                if typed and not _in_scope(child):
                    unscoped.add(dimension)
        return others

    def _unknown_dimension(self, element: etree._Element, *, typed: bool) -> None:
        message = f"A context names a dimension whose prefix is not declared: {element.get('dimension', '')}"
        code = "TypedMemberNotTypedDimensionError" if typed else "ExplicitMemberNotExplicitDimensionError"
        section = "3.1.4.4.2" if typed else "3.1.4.5.2"
        self._report(f"xbrldie:{code}", message, element, f"Dimensions 1.0 section {section}")

    def _unknown_member(self, element: etree._Element, *, typed: bool) -> None:
        if typed:
            message = f"The value of {element.get('dimension', '')} is not one element"
            code, section = "IllegalTypedDimensionContentError", "3.1.4.4.3"
        else:
            message = f"A context names a member whose prefix is not declared: {(element.text or '').strip()}"
            code, section = "ExplicitMemberUndefinedQNameError", "3.1.4.5.3"
        self._report(f"xbrldie:{code}", message, element, f"Dimensions 1.0 section {section}")

    def _explicit(self, element: etree._Element) -> Member | None:
        member = qname_in(element, element.text or "")
        return None if member is None else ExplicitMember(member)

    def _typed(self, element: etree._Element) -> Member | None:
        inner = list(children(element))
        if len(inner) != 1:
            return None
        value, name = inner[0], QName.from_clark(str(inner[0].tag))
        if value.get(_NIL, "").strip() in ("true", "1"):
            return TypedMember(name, "", nil=True)
        if _is_open(value):
            return TypedMember(name, self._canonical(value))
        domain = self._domains.get(name)
        prefixes = {prefix or "": uri for prefix, uri in value.nsmap.items()}
        return TypedMember(name, canonical_text(None if domain is None else domain.base_xsd, value.text or "", prefixes))

    def _unit(self, element: etree._Element) -> None:
        name = element.get("id", "")
        divide = element.find(_X + "divide")
        if divide is None:
            top, bottom = self._measures(element), []
        else:
            top = [m for part in divide.iterfind(_X + "unitNumerator") for m in self._measures(part)]
            bottom = [m for part in divide.iterfind(_X + "unitDenominator") for m in self._measures(part)]
        if None in top or None in bottom or not top:
            message = f"Unit {name} has a measure whose prefix is not declared, or none"
            self._report("xbrl.4.8.2:measureElement", message, element, "XBRL 2.1 section 4.8.2")
            return
        strange = [m for m in (*top, *bottom) if m is not None and m.namespace == XBRLI and m not in (PURE, SHARES)]
        if strange:
            message = f"Unit {name} has the measure {strange[0].local}, which XBRL does not define"
            self._report("xbrl.4.8.2:measureElement", message, element, "XBRL 2.1 section 4.8.2")
        unit = self.units[name] = Unit.of((m for m in top if m), (m for m in bottom if m))
        self.declared_units.append(DeclaredUnit(name, unit, span_of(element, self.shown)))

    def _measures(self, element: etree._Element) -> list[QName | None]:
        return [qname_in(measure, measure.text or "") for measure in element.iterfind(_X + "measure")]


def _is_open(element: etree._Element) -> bool:
    """Whether the value of a typed dimension has elements in it, or attributes of its own."""
    return len(element) > 0 or any(not str(attribute).startswith(f"{{{XSI}}}") for attribute in element.attrib)


def _markup(element: etree._Element) -> str:
    """An element on its own, every namespace in scope declared."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _in_scope(element: etree._Element) -> bool:
    """Whether everything before a colon in the text of an element's child is a prefix that is declared there."""
    child = next(children(element))
    words = (child.text or "").split()
    return all(word.partition(":")[0] in child.nsmap for word in words if ":" in word)


@lru_cache(maxsize=4096)
def _period(forever: str | None, instant: str | None, start: str | None, end: str | None) -> Period | None:
    """The period that its elements say, which thousands of contexts share; None for those that are not there."""
    if forever is not None:
        return Period.forever()
    if instant is not None:
        return Period.parse_instant(instant)
    return None if start is None or end is None else Period.parse_duration(start, end)


def _names(elements: Iterable[etree._Element]) -> tuple[QName, ...]:
    return tuple(QName.from_clark(str(part.tag)) for element in elements for part in element.iter(etree.Element))
