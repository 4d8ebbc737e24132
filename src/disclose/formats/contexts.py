"""Reading contexts and units: elements of an instance, or of the resources of an Inline XBRL document.

XBRL 2.1 sections 4.7 and 4.8, Dimensions 1.0 section 3.1.4. What the model can hold is left to the rules (a wrong member, an
end before its start); what it can't hold is a finding here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from disclose.diagnostics import Diagnostic, Span, error
from disclose.lexical import collapse, parse_qname
from disclose.model import Dimensions, Entity, ExplicitMember, Member, Period, TypedMember, Unit
from disclose.model.aspects import dimensions_of
from disclose.names import XBRLDI, XBRLI, XSI, QName

_X, _D = f"{{{XBRLI}}}", f"{{{XBRLDI}}}"
_NIL = f"{{{XSI}}}nil"


@dataclass(frozen=True, slots=True)
class Context:
    """A context by its aspects."""

    entity: Entity
    period: Period
    dimensions: Dimensions


def span_of(element: etree._Element, shown: str) -> Span:
    """The line of an element."""
    line: object = element.sourceline
    return Span(shown, line if isinstance(line, int) else None)


def children(element: etree._Element) -> Iterator[etree._Element]:
    """The child elements, without comments and instructions."""
    return (child for child in element if isinstance(child.tag, str))


def qname_in(element: etree._Element, text: str) -> QName | None:
    """A qualified name resolved where the element stands."""
    return parse_qname(text, {prefix or "": uri for prefix, uri in element.nsmap.items()})


class ContextReader:
    """Reads contexts and units, collecting findings. Ids that can't be used map to nothing."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.found: list[Diagnostic] = []
        self.contexts: dict[str, Context] = {}
        self.units: dict[str, Unit] = {}

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
        for child in children(element):
            if child.tag == _X + "entity":
                entity = self._entity(child, members)
            elif child.tag == _X + "period":
                period = self._period(child)
            elif child.tag == _X + "scenario":
                self._members(child, members)
        if entity is None:
            self._report("xbrl.4.7.3:identifier", f"Context {name} names no entity", element, "XBRL 2.1 section 4.7.3")
        if period is None:
            message = f"Context {name} has no period that can be read"
            self._report("xbrl.4.7.2:contextDateError", message, element, "XBRL 2.1 section 4.7.2")
        if entity is not None and period is not None:
            self.contexts[name] = Context(entity, period, dimensions_of(members))

    def _entity(self, element: etree._Element, members: dict[QName, Member]) -> Entity | None:
        found = None
        for child in children(element):
            if child.tag == _X + "identifier":
                found = Entity(child.get("scheme", ""), collapse(child.text or ""))
            elif child.tag == _X + "segment":
                self._members(child, members)
        return found

    def _period(self, element: etree._Element) -> Period | None:
        texts = {child.tag: child.text or "" for child in children(element)}
        if _X + "forever" in texts:
            return Period.forever()
        if _X + "instant" in texts:
            return Period.parse_instant(texts[_X + "instant"])
        start, end = texts.get(_X + "startDate"), texts.get(_X + "endDate")
        return None if start is None or end is None else Period.parse_duration(start, end)

    def _members(self, container: etree._Element, members: dict[QName, Member]) -> None:
        for child in children(container):
            dimension = qname_in(child, child.get("dimension", ""))
            if child.tag not in (_D + "explicitMember", _D + "typedMember"):
                message = "A segment or scenario holds something that is not a dimension"
                code = "xbrlxe:nonDimensionalSegmentScenarioContent"
                self._report(code, message, child, "xBRL-XML 1.0 section 4")
                continue
            member = self._explicit(child) if child.tag == _D + "explicitMember" else self._typed(child)
            if dimension is None or member is None:
                message = f"A context names a dimension or member whose prefix is not declared: {child.get('dimension', '')}"
                code = "xbrldie:ExplicitMemberUndefinedQNameError"
                self._report(code, message, child, "Dimensions 1.0 section 3.1.4.5.3")
            elif dimension in members:
                message = f"The dimension {dimension.local} is in one context twice"
                code = "xbrldie:RepeatedDimensionInInstanceError"
                self._report(code, message, child, "Dimensions 1.0 section 3.1.4.2")
            else:
                members[dimension] = member

    def _explicit(self, element: etree._Element) -> Member | None:
        member = qname_in(element, element.text or "")
        return None if member is None else ExplicitMember(member)

    def _typed(self, element: etree._Element) -> Member | None:
        inner = next(children(element), None)
        if inner is None:
            return None
        if inner.get(_NIL, "").strip() in ("true", "1"):
            return TypedMember(QName.from_clark(str(inner.tag)), "", nil=True)
        if len(inner):
            text = "".join(etree.tostring(child, method="c14n").decode() for child in inner)
            return TypedMember(QName.from_clark(str(inner.tag)), text)
        return TypedMember(QName.from_clark(str(inner.tag)), inner.text or "")

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
        self.units[name] = Unit.of((m for m in top if m), (m for m in bottom if m))

    def _measures(self, element: etree._Element) -> list[QName | None]:
        return [qname_in(measure, measure.text or "") for measure in element.iterfind(_X + "measure")]
