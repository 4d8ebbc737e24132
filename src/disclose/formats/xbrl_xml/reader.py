"""The instance reader: any XBRL 2.1 instance of items, right or wrong.

XBRL 2.1 section 4. What can't be interpreted becomes a finding or an `UnreadableValue`; the rules judge the rest.
"""

from __future__ import annotations

from lxml import etree

from disclose.diagnostics import Diagnostic, Outcome, error
from disclose.formats.contexts import ContextReader, children, span_of
from disclose.formats.facts import FactReader, FoundFact
from disclose.model import Report
from disclose.names import LINK, XBRLI, XLINK, XML, XSI, QName
from disclose.taxonomy import Taxonomy
from disclose.xhtml import text_of
from disclose.xml_source import parse_xml

_NOT_FACTS = frozenset([XBRLI, LINK])
_NIL = f"{{{XSI}}}nil"
_LANGUAGE = f"{{{XML}}}lang"
_HREF = f"{{{XLINK}}}href"


def read_instance(data: bytes, shown: str, taxonomy: Taxonomy) -> Outcome[Report]:
    """The report in an instance. `shown` is the document's path in diagnostics. Values are read as the taxonomy's concepts
    say; there is no report only where there is no ``xbrl`` element."""
    parsed = parse_xml(data, shown)
    if parsed.value is None:
        return Outcome(None, parsed.diagnostics)
    root = parsed.value.getroot()
    if root.tag != f"{{{XBRLI}}}xbrl":
        message = f"{shown} is not an XBRL instance: its root element is {etree.QName(root).localname}"
        return Outcome(None, (error("xbrl.4:xbrlRootElement", message, span_of(root, shown), spec="XBRL 2.1 section 4.1"),))
    contexts = ContextReader(shown)
    contexts.read(children(root))
    reader = FactReader(taxonomy, contexts.contexts, contexts.units)
    unread: list[Diagnostic] = []
    language = root.get(_LANGUAGE)
    for element in children(root):
        name = QName.from_clark(str(element.tag))
        if name.namespace in _NOT_FACTS:
            continue
        if element.get("contextRef") is None and len(element):
            message = f"{name.local} is a tuple: tuples are not read"
            unread.append(error("disclose.instance:tuple", message, span_of(element, shown)))
            continue
        reader.add(_found(element, name, shown, language))
    refs = tuple(element.get(_HREF, "") for element in root.iterfind(f"{{{LINK}}}schemaRef"))
    findings = (*parsed.diagnostics, *contexts.found, *unread, *reader.found)
    return Outcome(Report(tuple(reader.facts), refs), findings)


def _found(element: etree._Element, name: QName, shown: str, language: str | None) -> FoundFact:
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
        get(_NIL, "").strip() in ("true", "1"),
    )
