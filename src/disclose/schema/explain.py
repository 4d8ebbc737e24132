"""A second opinion on what libxml2 found: xmlschema's reason, expected children and facets, added to a finding as details.

It costs a tenth of a second and more, so it is for a document that is known to be invalid, and for the first findings only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from lxml import etree
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic
from disclose.names import INLINE_XSD, XBRLDI_XSD, XSI, QName
from disclose.schema.assembly import assemble
from disclose.schema.definitions import UNREPRESENTABLE, compiled
from disclose.schema.documents import SchemaSet, discover
from disclose.schema.inline_schema import INLINE_PUBLISHED
from disclose.schema.locate import numbers_at
from disclose.schema.messages import INVALID
from disclose.taxonomy.catalog import Catalog
from disclose.xml_source import parse_xml, prepare_xml

if TYPE_CHECKING:
    from xmlschema import XMLSchema10, XMLSchemaValidationError

_HINTS = frozenset({f"{{{XSI}}}schemaLocation", f"{{{XSI}}}noNamespaceSchemaLocation"})
MAX_EXPLAINED = 20
"""Findings of a document that are looked into."""
MAX_ELEMENTS = 2_000
"""Largest part of a document, in elements, that is validated again to explain one finding in it."""


def explain(findings: Iterable[Diagnostic], data: bytes, schemas: SchemaSet) -> tuple[Diagnostic, ...]:
    """Findings of XML Schema validity on a document, the first of them with the place in the tree and xmlschema's reason.

    `data` is the document they are about, `schemas` the set it was validated on. Findings that xmlschema does not share stay as
    they are.
    """
    given = tuple(findings)
    spans = [finding.span for finding in given[:MAX_EXPLAINED]]
    wanted = {(span.line, span.column) for span in spans if span is not None and span.line and span.column}
    prepared = prepare_xml(data, "")
    tree = parse_xml(data, "").value
    if not wanted or prepared.value is None or tree is None:
        return given
    for part in tree.iter(etree.Element):
        # a document can't bring its own schemas
        for hint in _HINTS & set(part.keys()):
            del part.attrib[hint]
    elements = _elements(tree, numbers_at(prepared.value, wanted))
    with compiled(assemble(schemas)) as schema:
        if schema.value is None:
            return given
        explained = []
        for finding in given:
            span = finding.span
            element = elements.get((span.line or 0, span.column or 0)) if span is not None else None
            details = _details(finding, element, schema.value) if element is not None else ()
            explained.append(replace(finding, details=(*details, *finding.details)))
    return tuple(explained)


def explain_inline(findings: Iterable[Diagnostic], data: bytes, catalog: Catalog) -> tuple[Diagnostic, ...]:
    """The same for findings on an Inline XBRL document."""
    schemas = discover((INLINE_XSD, XBRLDI_XSD), Catalog(standard=catalog.standard), INLINE_PUBLISHED)
    return explain(findings, data, schemas.value) if schemas.value is not None else tuple(findings)


def _elements(tree: etree._ElementTree, numbers: Mapping[int, tuple[int, int]]) -> dict[tuple[int, int], etree._Element]:
    found = {}
    for number, element in enumerate(tree.iter(etree.Element)):
        if number in numbers:
            found[numbers[number]] = element
    return found


def _details(finding: Diagnostic, element: etree._Element, schema: XMLSchema10) -> Iterator[str]:
    yield f"at {_path(element)}"
    if finding.code != INVALID and not finding.code.startswith("xmlSchema:"):
        return
    reasons: dict[str, None] = {}
    with suppress(*UNREPRESENTABLE, RecursionError):
        for problem in _problems(element, schema):
            about = (problem.elem, getattr(problem, "invalid_child", None))
            # ids elsewhere in the document are not seen from a part of it
            if any(one is element for one in about) and problem.reason and not problem.reason.startswith("IDREF"):
                reasons.setdefault(_plain(problem.reason))
    yield from reasons


def _path(element: etree._Element) -> str:
    """The steps from the root by local name, counted among siblings of the same name where there are several."""
    steps = []
    for at in (element, *element.iterancestors()):
        before = sum(1 for _ in at.itersiblings(at.tag, preceding=True))
        alone = not before and next(at.itersiblings(at.tag), None) is None
        steps.append(QName.from_clark(at.tag).local + ("" if alone else f"[{before + 1}]"))
    return "/" + "/".join(reversed(steps))


def _problems(element: etree._Element, schema: XMLSchema10) -> Iterator[XMLSchemaValidationError]:
    """What xmlschema finds in the nearest part of the document around the element that a global declaration describes."""
    parent = element.getparent()
    # a child in the wrong place is a problem of its parent
    at = element if parent is None else parent
    while schema.maps.elements.get(at.tag) is None:
        parent = at.getparent()
        if parent is None:
            return
        at = parent
    if sum(1 for _ in islice(at.iter(), MAX_ELEMENTS + 1)) > MAX_ELEMENTS:
        at = element
    if schema.maps.elements.get(at.tag) is not None:
        in_scope = {prefix or "": uri for prefix, uri in element.nsmap.items()}
        yield from schema.iter_errors(cast("Any", at), namespaces=in_scope)


def _plain(reason: str) -> str:
    text = re.sub(r"\{[^{}]*\}", "", " ".join(reason.split()))
    return text if len(text) <= 300 else f"{text[:300]}…"
