"""Type definitions of a schema document read as written (XML Schema Part 1, sections 3.4 and 3.14)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct, field

from disclose.lexical import parse_qname
from disclose.names import XS, QName
from disclose.taxonomy.dts.nodes import Source, line_of
from disclose.taxonomy.dts.schema_nodes import Particle, SchemaType

COMPLEX_TYPE = f"{{{XS}}}complexType"
SIMPLE_TYPE = f"{{{XS}}}simpleType"
GROUP = f"{{{XS}}}group"
ATTRIBUTE_GROUP = f"{{{XS}}}attributeGroup"
_SIMPLE_CONTENT = f"{{{XS}}}simpleContent"
_COMPLEX_CONTENT = f"{{{XS}}}complexContent"
_RESTRICTION = f"{{{XS}}}restriction"
_EXTENSION = f"{{{XS}}}extension"
_LIST = f"{{{XS}}}list"
_UNION = f"{{{XS}}}union"
_ELEMENT = f"{{{XS}}}element"
_ATTRIBUTE = f"{{{XS}}}attribute"
_MODEL_GROUPS = frozenset(f"{{{XS}}}{name}" for name in ("sequence", "choice", "all", "group"))
_DERIVATIONS = frozenset({_RESTRICTION, _EXTENSION, _LIST, _UNION})
_FACETS = {
    f"{{{XS}}}{name}": name
    for name in (
        "pattern",
        "enumeration",
        "minInclusive",
        "maxInclusive",
        "minExclusive",
        "maxExclusive",
        "length",
        "minLength",
        "maxLength",
        "totalDigits",
        "fractionDigits",
        "whiteSpace",
    )
}


class SchemaScope(Struct, frozen=True):
    """The schema a definition stands in: its document and its target namespace.

    `chameleon` marks a schema without a target namespace that takes the one of the schema that includes it, in which names
    without a namespace are of that namespace too (XML Schema Part 1, section 4.2.1). `prefixes` are those in scope at the
    root, which nearly always are those in scope everywhere; `names` remembers what they make of QNames.
    """

    source: Source
    namespace: str
    chameleon: bool = False
    prefixes: Mapping[str, str] = field(default_factory=dict)
    names: dict[str, QName | None] = field(default_factory=dict)

    def name(self, element: etree._Element) -> QName | None:
        """The name that a global definition gives itself."""
        name = element.get("name")
        return None if name is None else QName(self.namespace, name.strip())

    def prefixes_at(self, element: etree._Element) -> Mapping[str, str]:
        """Prefixes in scope at an element, with ``""`` for the default namespace."""
        own = namespaces_of(element)
        return self.prefixes if own == self.prefixes else own

    def reference(self, element: etree._Element, text: str | None) -> QName | None:
        """A QName in an attribute, resolved in its scope; None if absent or not a QName."""
        return None if text is None else self.resolve(text, self.prefixes_at(element))

    def resolve(self, text: str, prefixes: Mapping[str, str]) -> QName | None:
        """A QName resolved with prefixes from `prefixes_at`."""
        if prefixes is self.prefixes and text in self.names:
            return self.names[text]
        qname = parse_qname(text, dict(prefixes))
        if qname is not None and self.chameleon and not qname.namespace:
            qname = QName(self.namespace, qname.local)
        if prefixes is self.prefixes:
            self.names[text] = qname
        return qname


def namespaces_of(element: etree._Element) -> dict[str, str]:
    """Prefixes in scope with ``""`` for the default namespace."""
    return {prefix or "": uri for prefix, uri in element.nsmap.items()}


def read_type(element: etree._Element, scope: SchemaScope, path: tuple[int, ...]) -> SchemaType:
    """A simpleType or complexType element. Nesting is bounded by the parser's depth."""
    holder, derivation = _derivation(element)
    derived = element if derivation is None else derivation
    how = None if derivation is None else str(derivation.tag).partition("}")[2]
    base = derived.get("itemType") if how == "list" else derived.get("base")
    inner = derived.find(SIMPLE_TYPE) if derivation is not None else None
    content = "simpleType" if element.tag == SIMPLE_TYPE else _content(element, holder)
    attributes = list(_attributes(derived, scope))
    groups: list[QName] = []
    return SchemaType(
        source=scope.source,
        name=scope.name(element),
        id=element.get("id"),
        content=content,
        derivation=how,
        base=scope.reference(derived, base),
        inner=None if inner is None else read_type(inner, scope, ()),
        members=tuple(_members(derived, scope)),
        facets=tuple((_FACETS[child.tag], child.get("value", "")) for child in derived if child.tag in _FACETS),
        particles=tuple(_particles(derived, scope, groups)),
        attributes=tuple(name for name, _ in attributes),
        path=path,
        line=line_of(element),
        defaults=tuple((name, value) for name, value in attributes if value is not None),
        groups=tuple(groups),
        attribute_groups=tuple(_attribute_groups(derived, scope)),
    )


def _derivation(element: etree._Element) -> tuple[etree._Element | None, etree._Element | None]:
    """The simpleContent or complexContent element, and the restriction, extension, list or union."""
    for child in element:
        if child.tag in _DERIVATIONS:
            return None, child
        if child.tag in (_SIMPLE_CONTENT, _COMPLEX_CONTENT):
            return child, next((inner for inner in child if inner.tag in _DERIVATIONS), None)
    return None, None


def _content(element: etree._Element, holder: etree._Element | None) -> str:
    if holder is not None and holder.tag == _SIMPLE_CONTENT:
        return "simple"
    mixed = element.get("mixed") if holder is None else holder.get("mixed", element.get("mixed"))
    return "mixed" if mixed in ("true", "1") else "complex"


def _members(union: etree._Element, scope: SchemaScope) -> Iterator[QName]:
    for text in union.get("memberTypes", "").split():
        qname = scope.reference(union, text)
        if qname is not None:
            yield qname


def _particles(derived: etree._Element, scope: SchemaScope, groups: list[QName]) -> Iterator[Particle]:
    """The elements of a content model in document order, not those inside the types of local elements. The names of groups that
    it refers to are added to `groups`."""
    waiting = [child for child in reversed(derived) if child.tag in _MODEL_GROUPS or child.tag == _ELEMENT]
    while waiting:
        node = waiting.pop()
        if node.tag == _ELEMENT:
            reference = scope.reference(node, node.get("ref"))
            name = reference or QName("", node.get("name", "").strip())
            yield Particle(name, node.get("ref") is None, line_of(node))
        else:
            group = scope.reference(node, node.get("ref"))
            if group is not None:
                groups.append(group)
            waiting += [child for child in reversed(node) if child.tag in _MODEL_GROUPS or child.tag == _ELEMENT]


def _attribute_groups(derived: etree._Element, scope: SchemaScope) -> Iterator[QName]:
    for child in derived.iterchildren(ATTRIBUTE_GROUP):
        group = scope.reference(child, child.get("ref"))
        if group is not None:
            yield group


def _attributes(derived: etree._Element, scope: SchemaScope) -> Iterator[tuple[QName, str | None]]:
    """The attributes that a type declares itself, with the default or fixed value of each."""
    for child in derived:
        if child.tag == _ATTRIBUTE:
            reference = scope.reference(child, child.get("ref"))
            yield reference or QName("", child.get("name", "").strip()), child.get("default", child.get("fixed"))
