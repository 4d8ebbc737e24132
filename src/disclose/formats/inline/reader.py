"""The Inline XBRL reader: the facts of one document's default target.

Inline XBRL 1.1. Hidden facts count like visible ones. Facts of other targets, tuples and fractions are findings.
"""

from __future__ import annotations

from lxml import etree

from disclose.diagnostics import Diagnostic, Outcome, error
from disclose.formats.contexts import ContextReader, children, qname_in, span_of
from disclose.formats.facts import FactReader, FoundFact
from disclose.formats.inline.extract import CONTINUATION, NON_FRACTION, NON_NUMERIC, Extracted, Extractor
from disclose.model import Report
from disclose.names import IX, LINK, XHTML, XLINK, XML, XSI
from disclose.taxonomy import Taxonomy
from disclose.xhtml import text_of
from disclose.xml_source import parse_xml

_NIL = f"{{{XSI}}}nil"
_LANGUAGE = f"{{{XML}}}lang"
_UNREAD = {f"{{{IX}}}tuple": "Tuples are", f"{{{IX}}}fraction": "Fractions are"}


def read_inline(data: bytes, shown: str, taxonomy: Taxonomy) -> Outcome[Report]:
    """The report in an Inline XBRL document. `shown` is the document's path in diagnostics. There is no report only where
    the document is not XHTML or has no Inline XBRL header."""
    parsed = parse_xml(data, shown)
    if parsed.value is None:
        return Outcome(None, parsed.diagnostics)
    root = parsed.value.getroot()
    if root.tag != f"{{{XHTML}}}html":
        message = f"{shown} is not XHTML: its root element is {etree.QName(root).localname}"
        return Outcome(None, (error("ix11.3.3.1:html", message, span_of(root, shown), spec="Inline XBRL 1.1 section 3.3"),))
    if root.find(f".//{{{IX}}}header") is None:
        message = f"{shown} has no Inline XBRL header"
        return Outcome(
            None, (error("ix11.8.1.3:missingHeader", message, span_of(root, shown), spec="Inline XBRL 1.1 section 8"),)
        )
    contexts = ContextReader(shown, taxonomy.typed_domains)
    for resources in root.iter(f"{{{IX}}}resources"):
        contexts.read(children(resources))
    facts = FactReader(taxonomy, contexts.contexts, contexts.units)
    extractor = Extractor(shown, {element.get("id", ""): element for element in root.iter(CONTINUATION)})
    unread: list[Diagnostic] = []
    for element in root.iter(NON_FRACTION, NON_NUMERIC, *_UNREAD):
        if element.tag in _UNREAD or element.get("target") is not None:
            unread.append(_unread(element, shown))
            continue
        found = _found(element, extractor, shown)
        if found is None:
            message = f"{element.get('name', 'A fact without a name')} is not a name whose prefix is declared"
            unread.append(error("disclose.inline:name", message, span_of(element, shown)))
        else:
            facts.add(found)
    refs = tuple(ref.get(f"{{{XLINK}}}href", "") for ref in root.iter(f"{{{LINK}}}schemaRef"))
    findings = (*parsed.diagnostics, *contexts.found, *extractor.found, *unread, *facts.found)
    own = tuple(contexts.contexts.values())
    report = Report(tuple(facts.facts), refs, contexts=own, units=tuple(contexts.declared_units))
    return Outcome(report, findings)


def _unread(element: etree._Element, shown: str) -> Diagnostic:
    what = _UNREAD.get(str(element.tag), f"Facts of the target {element.get('target')} are")
    return error("disclose.inline:unread", f"{what} not read", span_of(element, shown))


def _found(element: etree._Element, extractor: Extractor, shown: str) -> FoundFact | None:
    get = element.get
    concept = qname_in(element, get("name", ""))
    if concept is None:
        return None
    nil = get(_NIL, "").strip() in ("true", "1")
    extract = extractor.number if element.tag == NON_FRACTION else extractor.text
    extracted = Extracted("") if nil else extract(element)
    return FoundFact(
        concept,
        extracted.text,
        span_of(element, shown),
        lambda: element.nsmap,
        get("id"),
        get("contextRef"),
        get("unitRef"),
        get("decimals"),
        get("precision"),
        _language(element),
        nil,
        extracted.reason,
        "".join(text_of(element)) if element.tag == NON_FRACTION else None,
        extracted.scale,
    )


def _language(element: etree._Element) -> str | None:
    """The language in scope: of the element or the nearest element around it."""
    at: etree._Element | None = element
    while at is not None:
        language = at.get(_LANGUAGE)
        if language is not None:
            return language
        at = at.getparent()
    return None
