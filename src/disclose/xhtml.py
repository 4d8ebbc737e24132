"""The text of a text block: what a processor extracts from marked-up XHTML.

Rank 1. Inline XBRL 1.1 section 11.1.2 with ``escape="true"``: the markup inside the element is kept as text, the tags of
Inline XBRL elements are dropped while their content stays, `exclude` elements are dropped with their content, and the
fragments of a continuation chain follow one another. XML leaves open how markup is spelled as text; here attributes are
sorted by name, only the void elements of HTML are written as empty tags, and comments, instructions and namespace declarations
are left out, so that two spellings of the same XHTML give the same text.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from disclose.lexical import escape_quoted, escape_text
from disclose.names import IX, XHTML, XML
from disclose.xml_source import HARDENED

_VOID = frozenset(["area", "base", "basefont", "br", "col", "frame", "hr", "img", "input", "isindex", "link", "meta", "param"])
_INLINE = f"{{{IX}}}"
_EXCLUDE = f"{{{IX}}}exclude"


class MalformedFragment(ValueError):
    """The text is not a sequence of XHTML elements and text; the message says why."""


def block_text(fragment: str) -> str:
    """The value of a text block whose content is `fragment`: XHTML without a root element, in the XHTML namespace.

    Raises MalformedFragment where the fragment is not well-formed.
    """
    wrapped = f'<div xmlns="{XHTML}">{fragment}</div>'
    try:
        root = etree.fromstring(wrapped.encode(), etree.XMLParser(**HARDENED))
    except etree.XMLSyntaxError as problem:
        raise MalformedFragment(str(problem.msg)) from None
    return "".join(markup_of(root))


def markup_of(element: etree._Element) -> Iterator[str]:
    """The content of an element as XHTML text, in pieces."""
    if element.text:
        yield escape_text(element.text)
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag != _EXCLUDE:
            if tag.startswith(_INLINE):
                yield from markup_of(child)
            else:
                yield from _tagged(child)
        if child.tail:
            yield escape_text(child.tail)


def text_of(element: etree._Element) -> Iterator[str]:
    """The content of an element as plain text, in pieces: tags dropped, `exclude` elements dropped with their content."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag != _EXCLUDE:
            yield from text_of(child)
        if child.tail:
            yield child.tail


def _tagged(element: etree._Element) -> Iterator[str]:
    name = _name(str(element.tag), element)
    attributes = "".join(f' {_name(key, element)}="{escape_quoted(text)}"' for key, text in _attributes(element))
    content = list(markup_of(element))
    if not content and etree.QName(element).localname in _VOID:
        yield f"<{name}{attributes}/>"
        return
    yield f"<{name}{attributes}>"
    yield from content
    yield f"</{name}>"


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return sorted((str(name), str(value)) for name, value in element.items())


def _name(tag: str, element: etree._Element) -> str:
    """A name as it is written: XHTML elements without a prefix, others with the one declared in the document."""
    if not tag.startswith("{"):
        return tag
    namespace, _, local = tag[1:].partition("}")
    if namespace == XHTML:
        return local
    if namespace == XML:
        return f"xml:{local}"
    prefix = next((prefix for prefix, uri in element.nsmap.items() if uri == namespace and prefix), None)
    return f"{prefix}:{local}" if prefix else local
