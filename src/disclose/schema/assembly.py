"""The documents of a schema as an engine is given them: one driver, one document a namespace, names that lead nowhere else.

libxml2 and xmlschema both keep one document a namespace: a second import of a namespace from another place is skipped
and its components are missing. So every import of a namespace is pointed at the same document, a wrapper that includes
all of the namespace's documents where there are several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from disclose.lexical import escape_attribute
from disclose.names import XBRLDI_XSD, XBRLI, XBRLI_XSD, XS, QName
from disclose.schema.documents import SchemaDocument, SchemaSet

DRIVER = "driver.xsd"
_START_TAG = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_LOCATION = re.compile(rb"""(\sschemaLocation\s*=\s*)(?:"[^"]*"|'[^']*')""")
_DECLARATION = re.compile(rb"<\?xml\s[^>]*\?>")
_TYPED = re.compile(rb"""(<any\s+namespace\s*=\s*["']##other["'])\s*/>""")
_FACTS = re.compile(rb"""<element\s+ref\s*=\s*["']xbrli:item["']\s*/>\s*<element\s+ref\s*=\s*["']xbrli:tuple["']\s*/>""")


class Assembly(Struct, frozen=True):
    """Documents by the names they have for one another, the driver among them, and the URL each came from."""

    files: Mapping[str, bytes]
    origins: Mapping[str, str]


def assemble(schemas: SchemaSet, fact_namespaces: Iterable[str] | None = None, *, open_domains: bool = False) -> Assembly:
    """Rewrite the references of a schema set. Lines and columns of declarations stay what they are.

    With `fact_namespaces` the instance schema allows as facts whatever those namespaces declare, in place of the heads of the
    substitution groups of items and tuples (docs/explanation/xml-schema-engines.md). With `open_domains` the content of a typed
    member need not be declared: for documents that are validated without their taxonomy.
    """
    names = {url: f"d{number}.xsd" for number, url in enumerate(schemas.documents)}
    places: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for number, (namespace, urls) in enumerate(schemas.members.items()):
        places[namespace] = names[urls[0]] if len(urls) == 1 else f"n{number}.xsd"
        if len(urls) > 1:
            files[places[namespace]] = _wrapper(namespace, (names[url] for url in urls))
    empty = _Empty(files)
    for url, document in schemas.documents.items():
        data = _rewritten(document, names, places, empty)
        if url == XBRLI_XSD and fact_namespaces is not None:
            data = _opened(data, fact_namespaces)
        if url == XBRLDI_XSD and open_domains:
            data = _TYPED.sub(rb'\1 processContents="lax"/>', data, count=1)
        files[names[url]] = data
    files[DRIVER] = _driver(places)
    return Assembly(files, {name: url for url, name in names.items()})


def fact_names(schemas: SchemaSet) -> tuple[frozenset[QName], frozenset[QName]]:
    """The global elements that are items or tuples, and those of the same namespaces that are not."""
    heads = {name: head for document in schemas.documents.values() for name, head in document.heads}
    known: dict[QName, bool] = {QName(XBRLI, "item"): True, QName(XBRLI, "tuple"): True}
    for name in heads:
        path: dict[QName, None] = {}
        at: QName | None = name
        while at is not None and at not in known and at not in path:
            path[at] = None
            at = heads.get(at)
        verdict = at is not None and known.get(at, False)
        known.update(dict.fromkeys(path, verdict))
    facts = frozenset(name for name, verdict in known.items() if verdict and name.namespace != XBRLI)
    namespaces = {name.namespace for name in facts}
    others = frozenset(name for name, verdict in known.items() if not verdict and name.namespace in namespaces)
    return facts, others


class _Empty:
    """Stands in for documents that can't be read: a schema of the namespace that declares nothing."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self._names: dict[str, str] = {}

    def name(self, namespace: str) -> str:
        if namespace not in self._names:
            self._names[namespace] = f"e{len(self._names)}.xsd"
            self._files[self._names[namespace]] = _wrapper(namespace, ())
        return self._names[namespace]


def _rewritten(document: SchemaDocument, names: Mapping[str, str], places: Mapping[str, str], empty: _Empty) -> bytes:
    """The document with its references pointed at names, line by line as it was."""
    parts: list[bytes] = []
    done = 0
    for reference in document.references:
        imported = reference.kind == "import"
        target = places.get(reference.namespace) if imported else names.get(reference.location or "")
        match = _START_TAG.match(document.data, reference.offset)
        assert match is not None, "expat has read this start tag"
        location = (target or empty.name(reference.namespace)).encode()
        tag, count = _LOCATION.subn(rb'\1"' + location + rb'"', match[0], count=1)
        if not count:
            end = 2 if tag.endswith(b"/>") else 1
            tag = tag[:-end] + b' schemaLocation="' + location + b'"' + tag[-end:]
        parts += (document.data[done : match.start()], tag)
        done = match.end()
    text = b"".join((*parts, document.data[done:]))
    # the bytes are UTF-8, whatever was declared when they were read
    return _DECLARATION.sub(lambda declaration: re.sub(rb"[^\n]", b" ", declaration[0]), text, count=1)


def _opened(data: bytes, namespaces: Iterable[str]) -> bytes:
    """The instance schema with facts of any of the namespaces in place of items and tuples."""
    listed = escape_attribute(" ".join(sorted(namespace or "##local" for namespace in namespaces)))
    wildcard = f'<any namespace="{listed}" processContents="strict"/>' if listed else ""
    return _FACTS.sub(lambda match: wildcard.encode() + b"\n" * match[0].count(b"\n"), data, count=1)


def _wrapper(namespace: str, names: Iterable[str]) -> bytes:
    target = f' targetNamespace="{escape_attribute(namespace)}"' if namespace else ""
    includes = "".join(f'<xs:include schemaLocation="{name}"/>' for name in names)
    return f'<xs:schema xmlns:xs="{XS}"{target}>{includes}</xs:schema>'.encode()


def _driver(places: Mapping[str, str]) -> bytes:
    def imports() -> Iterator[str]:
        for namespace, name in places.items():
            attribute = f' namespace="{escape_attribute(namespace)}"' if namespace else ""
            yield f'<xs:import{attribute} schemaLocation="{name}"/>'

    # the driver has a namespace of its own, so that a schema without one can be imported
    return f'<xs:schema xmlns:xs="{XS}" targetNamespace="urn:disclose:driver">{"".join(imports())}</xs:schema>'.encode()
