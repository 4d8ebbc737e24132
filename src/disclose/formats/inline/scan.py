"""One pass over an Inline XBRL document, by expat: its elements with their places, their content, and nothing else kept.

The documents have been through `prepare_xml`, so that there is no document type declaration. expat gives line and column of
every start tag, in documents of any length, and the bytes of the sections that are read as trees: references and resources.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urljoin
from xml.parsers import expat

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.formats.inline.content import ContentBuffer, markup, plain
from disclose.formats.inline.elements import KINDS, MEMBERS, SEPARATOR, TRUE, Element, InlineDocument, Scope, Section, Tagging
from disclose.formats.inline.sections import read_section
from disclose.lexical import collapse
from disclose.names import IX, XBRLI, XHTML, XML
from disclose.schema.engine import well_formed
from disclose.xhtml import in_base, is_void, start_tag
from disclose.xml_source import prepare_xml

_INLINE = {f"{IX}{SEPARATOR}{kind}": kind for kind in KINDS}
_LANGUAGE, _BASE = f"{XML}{SEPARATOR}lang", f"{XML}{SEPARATOR}base"
_HTML, _HTML_BASE, _DIV = (f"{XHTML}{SEPARATOR}{name}" for name in ("html", "base", "div"))
_RESOURCES = frozenset([f"{XBRLI}{SEPARATOR}context", f"{XBRLI}{SEPARATOR}unit"])
_MAY_CLOSE_ITSELF = frozenset([f"{IX}{SEPARATOR}relationship", f"{XHTML}{SEPARATOR}td", f"{XHTML}{SEPARATOR}tr"])
_NOT_SHOWN = re.compile(r"display\s*:\s*none")
_SELF_CLOSED_SHOWN = 5
_TEXT_BUFFER = 1 << 16


def scan_document(data: bytes, shown: str) -> Outcome[InlineDocument]:
    """Read one document. There is none only where it is not well-formed, or no XHTML at all."""
    prepared = prepare_xml(data, shown)
    if prepared.value is None:
        return Outcome(None, prepared.diagnostics)
    wrong = well_formed(prepared.value, shown)
    if wrong:
        return Outcome(None, wrong)
    scanner = _Scanner(prepared.value, shown)
    found = scanner.run()
    return Outcome(None if found else scanner.document, found)


class _NotXhtmlError(Exception):
    """The root element is another; its arguments are name, line and column."""


class _Scanner:
    """The state of one pass."""

    def __init__(self, data: bytes, shown: str) -> None:
        self._data, self._shown = data, shown
        self.document = InlineDocument(shown)
        self._content = ContentBuffer()
        self._parser = parser = expat.ParserCreate("UTF-8", SEPARATOR)
        parser.buffer_text = True
        parser.buffer_size = _TEXT_BUFFER
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        self._depth = 0
        self._fresh = False
        """Whether nothing has come since the last start tag."""
        self._open: list[tuple[int, Element]] = []
        self._inner = 0
        """How deep the innermost of these stands."""
        self._scopes = [(0, Scope({"xml": XML}))]
        self._declared: dict[str | None, str | None] = {}
        self._html_base = ""
        self._taggings: dict[tuple[object, ...], Tagging] = {}
        self._texts: dict[str, str] = {}
        self._section = 0
        """Where the section that is read as a tree begins, 1 more than its first byte."""
        self._hiding: list[int] = []
        self._tags: dict[str, str] = {}

    def run(self) -> tuple[Diagnostic, ...]:
        """Read the document; the one finding where that is not possible."""
        try:
            self._parser.Parse(self._data, True)
        except _NotXhtmlError as wrong:
            name, line, column = wrong.args
            message = f"{self._shown} is not XHTML: its root element is {name}"
            help = "The root element is html, in the namespace of XHTML."
            place = Span(self._shown, line, column)
            return (error("ix11.3.3.1:rootElement", message, place, help=help, spec="Inline XBRL 1.1 section 3.3.1"),)
        except expat.ExpatError as wrong:
            # it does not know the characters that the fifth edition of XML added to names
            message = f"A name has a character that is not read: {expat.ErrorString(wrong.code)}"
            return (error("disclose.xml:limit", message, Span(self._shown, wrong.lineno, wrong.offset + 1)),)
        return ()

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._declared[prefix] = uri

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        depth = self._depth + 1
        self._depth = depth
        self._fresh = True
        if self._declared or _LANGUAGE in attributes or _BASE in attributes:
            self._enter(depth, attributes)
        kind = _INLINE.get(name)
        if self._inner and self._inner == depth - 1:
            holder = self._open[-1][1]
            holder.children += 1
            if holder.children == 1:
                holder.first_child = kind or ""
        if kind is not None and (not self._section or kind == "relationship"):
            self._start_inline(kind, attributes)
            return
        if "id" in attributes:
            self._identified(name, attributes["id"])
        if self._section:
            return
        if self._content.marking:
            self._start_tag(name, attributes)
        elif depth == 1 and name != _HTML:
            local = name.rpartition(SEPARATOR)[2]
            raise _NotXhtmlError(local, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        elif name == _HTML_BASE:
            self._html_base = attributes.get("href", "").strip()
        elif name == _DIV and _NOT_SHOWN.search(attributes.get("style", "")):
            self._hiding.append(depth)

    def _enter(self, depth: int, attributes: Mapping[str, str]) -> None:
        """A new scope, for the element that begins."""
        outer = self._scopes[-1][1]
        namespaces = dict(outer.namespaces)
        for prefix, uri in self._declared.items():
            if uri:
                namespaces[prefix] = uri
            else:
                namespaces.pop(prefix, None)
        self._declared.clear()
        base = attributes.get(_BASE)
        inner = outer.base if base is None else _joined(outer.base, base.strip())
        self._scopes.append((depth, Scope(namespaces, attributes.get(_LANGUAGE, outer.language), inner)))

    def _identified(self, name: str, id: str) -> None:
        span = Span(self._shown, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        id = id.strip()
        self.document.ids.setdefault(id, span)
        if self._section and name in _RESOURCES:
            self.document.resource_ids.setdefault(id, span)

    def _start_inline(self, kind: str, attributes: dict[str, str]) -> None:
        id, context = attributes.pop("id", None), attributes.pop("contextRef", None)
        parser, scope = self._parser, self._scopes[-1][1]
        key = (kind, scope, *attributes.items())
        tagging = self._taggings.get(key)
        if tagging is None:
            tagging = self._taggings[key] = Tagging.of(attributes, scope)
        if context is not None:
            context = self._texts.setdefault(context, context)
        parent = self._open[-1][1] if self._open else None
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        element = Element(kind, self._shown, line, column, tagging, parent, None if id is None else id.strip(), context)
        self.document.elements[kind].append(element)
        if kind in MEMBERS:
            self.document.facts.append(element)
        self._open.append((self._depth, element))
        self._inner = self._depth
        if kind == "nonFraction":
            self._content.open(element, marked=False)
        elif kind == "nonNumeric":
            self._content.open(element, marked=collapse(tagging.get("escape")) in TRUE)
        elif kind in ("continuation", "footnote"):
            self._content.open(element, marked=True)
        elif kind == "exclude":
            self._content.exclude()
        elif kind in ("numerator", "denominator"):
            self._content.open(element, marked=False)
        elif kind in ("references", "resources"):
            self._section = parser.CurrentByteIndex + 1
        elif kind == "header" and not self._hiding:
            self.document.visible_headers.append(element)

    def _text(self, data: str) -> None:
        self._fresh = False
        if self._content.recording and not self._section:
            self._content.text(data)
            if self._inner == self._depth:
                self._open[-1][1].direct = True

    def _end(self, name: str) -> None:
        depth = self._depth
        if self._fresh:
            self._fresh = False
            self._check_closing(name)
        if depth == self._inner:
            self._end_inline()
        elif self._content.marking and not self._section:
            self._content.end(self._spelled(name), void=is_void(name.rpartition(SEPARATOR)[2]))
        elif self._hiding and self._hiding[-1] == depth:
            self._hiding.pop()
        self._depth = depth - 1
        if self._scopes[-1][0] == depth:
            self._scopes.pop()

    def _end_inline(self) -> None:
        _, element = self._open.pop()
        self._inner = self._open[-1][0] if self._open else 0
        kind = element.kind
        if kind in ("references", "resources"):
            start, end = self._section - 1, self._parser.CurrentByteIndex
            self._section = 0
            # an empty tag ends where its end tag would begin
            closed = self._data.startswith(b"</", end) and not self._data.endswith(b"/>", start, end)
            piece = self._data[start : self._data.index(b">", end) + 1] if closed or element.children else b""
            sections = self.document.references if kind == "references" else self.document.resources
            number = len(self.document.references) + len(self.document.resources)
            sections.append(Section(element, read_section(piece, element, number)))
        elif kind == "exclude":
            self._content.include()
        elif kind == "continuation":
            element.pieces = tuple(self._content.close())
        elif kind == "footnote" or (kind == "nonNumeric" and collapse(element.get("escape")) in TRUE):
            element.text = markup(self._content.close())
        elif kind in ("nonFraction", "nonNumeric", "numerator", "denominator"):
            element.text = plain(self._content.close())

    def _start_tag(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, local = name.rpartition(SEPARATOR)
        base = _joined(self._html_base, self._scopes[-1][1].base)
        if base and namespace == XHTML:
            attributes = in_base(base, local, attributes)
        written = sorted((f"{{{key.replace(SEPARATOR, '}')}" if SEPARATOR in key else key, key) for key in attributes)
        spelled = ((self._spelled(key), attributes[key]) for _, key in written)
        self._content.start(start_tag(self._spelled(name), spelled))

    def _spelled(self, name: str) -> str:
        """A name as text has it: XHTML without a prefix, others with one that is declared for them."""
        namespace, separator, local = name.rpartition(SEPARATOR)
        if not separator or namespace == XHTML:
            return local
        declared = self._scopes[-1][1].namespaces
        prefix = next((prefix for prefix, uri in declared.items() if uri == namespace and prefix), None)
        return f"{prefix}:{local}" if prefix else local

    def _check_closing(self, name: str) -> None:
        """Keep the place of an empty tag that a browser takes for a start tag."""
        if self._section or name in _MAY_CLOSE_ITSELF or is_void(name.rpartition(SEPARATOR)[2]):
            return
        end = self._parser.CurrentByteIndex
        if self._data.endswith(b"/>", 0, end):
            document = self.document
            document.self_closed_count += 1
            if len(document.self_closed) < _SELF_CLOSED_SHOWN:
                start = self._data.rfind(b"<", 0, end)
                lines = self._data.count(b"\n", start, end)
                column = len(self._data[self._data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8", "replace")) + 1
                document.self_closed.append(Span(self._shown, self._parser.CurrentLineNumber - lines, column))


def _joined(base: str, reference: str) -> str:
    """A base with another inside it; that itself where they can't be joined."""
    try:
        return urljoin(base, reference) if base else reference
    except ValueError:
        return reference
