"""References and resources of an Inline XBRL document as trees: what is in them is XBRL 2.1."""

from __future__ import annotations

from lxml import etree

from disclose.formats.inline.elements import Element
from disclose.lexical import escape_attribute
from disclose.names import IX, XML
from disclose.xml_source import HARDENED


def read_section(written: bytes, element: Element) -> etree._Element:
    """The element whose bytes these are, with its prefixes and its base; empty where there are none.

    The bytes are part of a document that is well-formed. Lines are those of the document.
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
    before = "\n" * (element.line - 1) + f"<section{declared}{base}>"
    root = etree.fromstring(before.encode() + written + b"</section>", etree.XMLParser(**HARDENED))
    section: etree._Element = root[0]
    return section
