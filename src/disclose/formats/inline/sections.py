"""References and resources of an Inline XBRL document as trees: what is in them is XBRL 2.1."""

from __future__ import annotations

from typing import Any

from lxml import etree

from disclose.formats.inline.elements import Element
from disclose.lexical import escape_attribute
from disclose.names import IX, XML
from disclose.xml_source import HARDENED

_LAST_LINE = 65_534
"""The last line that an element of a tree can be given."""
_FAR_SECTIONS = 16


def read_section(written: bytes, element: Element, number: int) -> etree._Element:
    """The element whose bytes these are, with its prefixes and its base; empty where there are none.

    The bytes are part of a document that is well-formed. Lines are those of the document; of sections beyond line 65,534 only
    for the first few of a document, as the `number` of sections before this one says.
    """
    scope = element.tagging.scope
    if not written:
        return etree.Element(f"{{{IX}}}{element.kind}")
    declared = "".join(
        f' xmlns{":" if prefix else ""}{prefix or ""}="{escape_attribute(uri)}"'
        for prefix, uri in scope.namespaces.items()
        if uri != XML
    )
    base = f' xml:base="{escape_attribute(scope.base)}"' if scope.base else ""
    beyond = element.line + written.count(b"\n") > _LAST_LINE
    # a section with all lines before it costs as much as these: thousands of sections would cost too much
    lines = element.line - 1 if beyond and number < _FAR_SECTIONS else 0
    before = "\n" * lines + f"<section{declared}{base}>"
    root = etree.fromstring(before.encode() + written + b"</section>", etree.XMLParser(**HARDENED))
    section: etree._Element = root[0]
    if not lines:
        node: Any
        for node in section.iter():
            node.sourceline = min((node.sourceline or 1) + element.line - 1, _LAST_LINE)
    return section
