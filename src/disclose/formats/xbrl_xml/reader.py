"""The instance reader: any XBRL 2.1 instance, right or wrong.

XBRL 2.1 section 4. What can't be interpreted becomes a finding or an `UnreadableValue`; the rules judge the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.formats.contexts import Canonical, ContextReader, children, span_of
from disclose.formats.facts import FactReader, FoundFact
from disclose.formats.footnotes import LinkReader, linked
from disclose.formats.link_findings import link_findings
from disclose.model import Report, Tuple
from disclose.names import LINK, XBRLI, XL, XLINK, XML, XSI, QName
from disclose.taxonomy import ItemKind, Role, Taxonomy
from disclose.xhtml import text_of
from disclose.xml_source import parse_xml

_NOT_FACTS = frozenset([XBRLI, LINK])
_XBRL = frozenset([XBRLI, LINK, XLINK, XL])
_OF_ITEMS = frozenset(["contextRef", "unitRef", "decimals", "precision"])
_NIL = f"{{{XSI}}}nil"
_LANGUAGE = f"{{{XML}}}lang"
_HREF = f"{{{XLINK}}}href"
_NUMERATOR, _DENOMINATOR = f"{{{XBRLI}}}numerator", f"{{{XBRLI}}}denominator"


def read_instance(data: bytes, shown: str, taxonomy: Taxonomy, canonical: Canonical | None = None) -> Outcome[Report]:
    """The report in an instance. `shown` is the document's path in diagnostics. Values are read as the taxonomy's concepts
    say; `canonical` gives what contexts hold besides dimensions in the form by which it compares. There is no report only
    where there is no ``xbrl`` element."""
    parsed = parse_xml(data, shown)
    if parsed.value is None:
        return Outcome(None, parsed.diagnostics)
    root = parsed.value.getroot()
    if root.tag != f"{{{XBRLI}}}xbrl":
        message = f"{shown} is not an XBRL instance: its root element is {etree.QName(root).localname}"
        return Outcome(None, (error("xbrl.4:xbrlRootElement", message, span_of(root, shown), spec="XBRL 2.1 section 4.1"),))
    contexts = ContextReader(shown, taxonomy.typed_domains, canonical)
    contexts.read(children(root))
    reader = FactReader(taxonomy, contexts.contexts, contexts.units)
    body = _Body(reader, taxonomy, shown)
    tuples = body.read(root)
    links = LinkReader(root, shown, (part.id for group in (reader.facts, tuples) for part in group))
    written = links.links()
    footnotes, fact_links = linked(written)
    report = Report(
        facts=tuple(reader.facts),
        schema_refs=tuple(element.get(_HREF, "") for element in root.iterfind(f"{{{LINK}}}schemaRef")),
        footnotes=footnotes,
        tuples=tuples,
        contexts=tuple(contexts.contexts.values()),
        units=tuple(contexts.declared_units),
        links=written,
        role_references=links.role_references(),
        fact_links=fact_links,
    )
    misplaced = link_findings(root, shown, written, report.role_references, taxonomy.role_uses, taxonomy.cycles)
    return Outcome(report, (*parsed.diagnostics, *contexts.found, *reader.found, *body.found, *misplaced))


class _Body:
    """Reads the items and tuples of one instance."""

    def __init__(self, reader: FactReader, taxonomy: Taxonomy, shown: str) -> None:
        self._reader, self._taxonomy, self._shown = reader, taxonomy, shown
        self._names: dict[str, tuple[QName, Role | None, bool]] = {}
        self.found: list[Diagnostic] = []

    def read(self, root: etree._Element) -> tuple[Tuple, ...]:
        """Give every item to the fact reader; the tuples, each after the one that holds it."""
        return tuple(self._inside(root, root.get(_LANGUAGE), None))

    def _inside(self, holder: etree._Element, language: str | None, container: Tuple | None) -> Iterator[Tuple]:
        """The parser bounds how deep tuples nest."""
        for position, element in enumerate(children(holder)):
            tag = str(element.tag)
            name, role, fraction = self._names.get(tag) or self._known(tag)
            if name.namespace in _NOT_FACTS:
                continue
            if role is Role.TUPLE or (role is None and len(element) and element.get("contextRef") is None):
                span = span_of(element, self._shown)
                own_id = self._reader.tuple_id(element.get("id"), name, span)
                found = Tuple(own_id, name, container, _is_nil(element), span, position)
                self._attributes(element, name, span)
                yield found
                yield from self._inside(element, element.get(_LANGUAGE, language), found)
            else:
                place = (container, 0 if container is None else position)
                self._reader.add(_found(element, name, self._shown, language, place, fraction=fraction))

    def _attributes(self, element: etree._Element, name: QName, span: Span) -> None:
        """Tuples have none of the attributes of XBRL but ``id``, whatever their declaration allows (section 4.9)."""
        for attribute in element.attrib:
            qname = QName.from_clark(str(attribute))
            if qname.namespace in _XBRL or (not qname.namespace and qname.local in _OF_ITEMS):
                message = f"The tuple {name.local} has the attribute {qname.local}"
                help = "Only items have it: delete it here."
                self.found.append(error("xbrl.4.9:tupleAttribute", message, span, help=help, spec="XBRL 2.1 section 4.9"))

    def _known(self, tag: str) -> tuple[QName, Role | None, bool]:
        """A name, the part its concept plays (None if undeclared) and whether its facts are fractions."""
        name = QName.from_clark(tag)
        concept = self._taxonomy.concept(name)
        role, fraction = (None, False) if concept is None else (concept.role, concept.kind is ItemKind.FRACTION)
        self._names[tag] = (name, role, fraction)
        return self._names[tag]


def _found(
    element: etree._Element, name: QName, shown: str, language: str | None, place: tuple[Tuple | None, int], *, fraction: bool
) -> FoundFact:
    get = element.get
    return FoundFact(
        name,
        "".join(text_of(element)),
        span_of(element, shown),
        lambda: element.nsmap,
        get("id"),
        get("contextRef"),
        get("unitRef"),
        get("decimals"),
        get("precision"),
        get(_LANGUAGE, language),
        _is_nil(element),
        fraction=(element.findtext(_NUMERATOR, ""), element.findtext(_DENOMINATOR, "")) if fraction else None,
        container=place[0],
        position=place[1],
    )


def _is_nil(element: etree._Element) -> bool:
    return element.get(_NIL, "").strip() in ("true", "1")
