"""The text of a text block: what a processor extracts from marked-up XHTML.

Rank 1. Inline XBRL 1.1 section 11.1.2 with ``escape="true"``: the markup inside the element is kept as text, the tags of
Inline XBRL elements are dropped while their content stays, `exclude` elements are dropped with their content, and the
fragments of a continuation chain follow one another. XML leaves open how markup is spelled as text; here attributes are
sorted by name, only the void elements of HTML are written as empty tags, and comments, instructions and namespace declarations
are left out, so that two spellings of the same XHTML give the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from urllib.parse import urljoin, urlsplit

from lxml import etree

from disclose.lexical import escape_quoted, escape_text
from disclose.names import IX, XHTML, XML
from disclose.xml_source import HARDENED

_VOID = frozenset(["area", "base", "basefont", "br", "col", "frame", "hr", "img", "input", "isindex", "link", "meta", "param"])
_REFERENCES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "a": frozenset(["href"]),
        "area": frozenset(["href"]),
        "blockquote": frozenset(["cite"]),
        "body": frozenset(["background"]),
        "del": frozenset(["cite"]),
        "form": frozenset(["action"]),
        "img": frozenset(["longdesc", "src", "usemap"]),
        "input": frozenset(["src", "usemap"]),
        "ins": frozenset(["cite"]),
        "link": frozenset(["href"]),
        "object": frozenset(["archive", "classid", "codebase", "data", "usemap"]),
        "q": frozenset(["cite"]),
        "script": frozenset(["src"]),
    }
)
"""The attributes of XHTML elements that hold references (HTML 4.01, attributes of type %URI)."""
_RELATIVE_TO_CODEBASE = frozenset(["archive", "classid", "data"])
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


def start_tag(name: str, attributes: Iterable[tuple[str, str]]) -> str:
    """A start tag as it is spelled in text: names as written, attributes in the order given."""
    written = "".join(f' {key}="{escape_quoted(text)}"' for key, text in attributes)
    return f"<{name}{written}>"


def is_void(local_name: str) -> bool:
    """Whether an element of this name is written as an empty tag where it has no content."""
    return local_name in _VOID


def in_base(base: str, element: str, attributes: Mapping[str, str]) -> Mapping[str, str]:
    """The attributes of an XHTML element with references resolved by the base in scope (HTML 4.01 section 12.4, XML Base).

    `base` is a reference itself, as a document gives it; where it is empty, and in attributes that hold no references, nothing
    changes.
    """
    names = _REFERENCES.get(element)
    if not base or names is None or names.isdisjoint(attributes):
        return attributes
    changed = dict(attributes)
    own_base = element == "object" and "codebase" in attributes
    for name in names.intersection(attributes):
        if name == "archive" and not own_base:
            changed[name] = " ".join(_resolved(base, part) for part in attributes[name].split())
        elif not (own_base and name in _RELATIVE_TO_CODEBASE):
            changed[name] = _resolved(base, attributes[name])
    return changed


def _resolved(base: str, reference: str) -> str:
    """A reference that is no URL resolved; what can't be is left as it is."""
    try:
        return reference if urlsplit(reference).scheme else urljoin(base, reference).replace(" ", "%20")
    except ValueError:
        return reference


def _tagged(element: etree._Element) -> Iterator[str]:
    name = _name(str(element.tag), element)
    start = start_tag(name, ((_name(key, element), text) for key, text in _attributes(element)))
    content = list(markup_of(element))
    if not content and is_void(etree.QName(element).localname):
        yield f"{start[:-1]}/>"
        return
    yield start
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
