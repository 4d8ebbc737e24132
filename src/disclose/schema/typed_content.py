"""Open content in a canonical form by the types that schemas declare: equal forms are s-equal (XBRL 2.1 section 4.10).

What segments and scenarios hold besides dimensions, and the elements of complex typed dimensions, compare by value where a
schema says what they are, with the defaults it gives, and as written where none does. Comments, instructions and white space
between elements mean nothing. NaN differs from everything, another NaN included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from lxml import etree
from msgspec import Struct

from disclose.lexical import collapse, escape_attribute, escape_text, parse_qname
from disclose.names import XS, XSI
from disclose.schema.documents import PUBLISHED, SchemaSet
from disclose.taxonomy.xsd_values import FLOATING, NOT_A_NUMBER, canonical_text
from disclose.xml_source import parse_xml

_S = f"{{{XS}}}"
_INSTANCE = f"{{{XSI}}}"
_TYPE, _NIL = f"{_INSTANCE}type", f"{_INSTANCE}nil"
_GLOBAL = frozenset(f"{_S}{name}" for name in ("element", "attribute", "complexType", "simpleType", "group", "attributeGroup"))
_TYPES = (f"{_S}complexType", f"{_S}simpleType")
_DERIVATIONS = (f"{_S}restriction", f"{_S}extension")
_MODEL_GROUPS = frozenset(f"{_S}{name}" for name in ("sequence", "choice", "all"))
_MOST_STEPS = 100
"""Longest chain of derivations that is followed: a longer one, or a cycle, is no valid schema."""


class _Type(Struct, frozen=True, eq=False):
    """A type: the definition, or the local name of a built-in type."""

    node: etree._Element | None
    built_in: str | None = None


_UNKNOWN = _Type(None)


class TypedContent:
    """Canonical forms on the schemas of one taxonomy. These are looked through when first asked for."""

    def __init__(self, schemas: Callable[[], SchemaSet]) -> None:
        self._schemas = schemas
        self._numbers = 0
        self._attributes_of: dict[etree._Element, dict[str, tuple[str | None, str | None]]] = {}
        self._elements_of: dict[etree._Element, dict[str, etree._Element]] = {}

    def canonical(self, element: etree._Element) -> str:
        """The canonical form of an element with all it holds."""
        declaration = self._components.get(f"{_S}element", {}).get(str(element.tag))
        return "".join(self._element(element, declaration))

    @cached_property
    def _components(self) -> dict[str, dict[str, etree._Element]]:
        """Global components by kind and expanded name."""
        found: dict[str, dict[str, etree._Element]] = {}
        for document in self._schemas().documents.values():
            parsed = parse_xml(document.data, document.shown) if document.namespace not in PUBLISHED else None
            if parsed is None or parsed.value is None:
                continue
            for node in parsed.value.getroot().iterchildren(*_GLOBAL):
                name = _clark(document.namespace, node.get("name", ""))
                found.setdefault(str(node.tag), {}).setdefault(name, node)
        return found

    def _element(self, element: etree._Element, declaration: etree._Element | None) -> Iterator[str]:
        declared = self._stated_type(element) or (_UNKNOWN if declaration is None else self._type_of(declaration))
        yield f"<{element.tag}"
        yield from self._attributes(element, declared)
        yield ">"
        parts = [child for child in element if isinstance(child.tag, str)]
        if parts:
            locals_of = self._local_elements(declared)
            for child in parts:
                tag = str(child.tag)
                yield from self._element(child, locals_of.get(tag, self._components.get(f"{_S}element", {}).get(tag)))
        else:
            text = (element.text or "") + "".join(child.tail or "" for child in element)
            if not text and declaration is not None and element.get(_NIL) is None:
                text = declaration.get("default", declaration.get("fixed", ""))
            yield escape_text(self._value(self._built_in(declared), text, element))
        yield f"</{element.tag}>"

    def _attributes(self, element: etree._Element, declared: _Type) -> Iterator[str]:
        known = self._attribute_types(declared)
        given = {str(name): str(text) for name, text in element.items()}
        values = {name: text for name, text in given.items() if not name.startswith(_INSTANCE) or name == _NIL}
        for name, (_, default) in known.items():
            if default is not None:
                values.setdefault(name, default)
        for name, text in sorted(values.items()):
            built_in = known[name][0] if name in known else self._global_attribute(name)
            if name == _NIL:
                built_in = "boolean"
            yield f' {name}="{escape_attribute(self._value(built_in, text, element))}"'

    def _value(self, built_in: str | None, text: str, element: etree._Element) -> str:
        found = canonical_text(built_in, text, _prefixes(element))
        if found == NOT_A_NUMBER and built_in in FLOATING:
            self._numbers += 1
            return f"{NOT_A_NUMBER} {self._numbers}"
        return found

    def _stated_type(self, element: etree._Element) -> _Type | None:
        """The type that ``xsi:type`` names."""
        text = element.get(_TYPE)
        return None if text is None else self._named(text, element)

    def _type_of(self, declaration: etree._Element) -> _Type:
        """The type of an element or attribute declaration, of its substitution group's head where it has none."""
        node: etree._Element | None = declaration
        for _ in range(_MOST_STEPS):
            if node is None:
                break
            reference = node.get("ref")
            if reference is None:
                inner = next(node.iterchildren(*_TYPES), None)
                if inner is not None:
                    return _Type(inner)
                text = node.get("type")
                if text is not None:
                    return self._named(text, node)
            head = reference or node.get("substitutionGroup")
            node = None if head is None else self._components.get(str(node.tag), {}).get(_resolved(head, node))
        return _UNKNOWN

    def _named(self, text: str, scope: etree._Element) -> _Type:
        name = _resolved(text, scope)
        if name.startswith(_S):
            return _Type(None, name.removeprefix(_S))
        node = next((self._components[kind][name] for kind in _TYPES if name in self._components.get(kind, {})), None)
        return _UNKNOWN if node is None else _Type(node)

    def _chain(self, declared: _Type) -> Iterator[_Type]:
        """A type and those it derives from, up to a built-in one."""
        current: _Type | None = declared
        for _ in range(_MOST_STEPS):
            if current is None:
                return
            yield current
            derivation = None if current.node is None else _derivation(current.node)
            base = None if derivation is None else derivation.get("base")
            inner = None if derivation is None else derivation.find(f"{_S}simpleType")
            if derivation is None:
                return
            current = _Type(inner) if base is None and inner is not None else self._named(base or "", derivation)

    def _built_in(self, declared: _Type) -> str | None:
        """The built-in type of simple content; None for lists, unions and where it isn't known."""
        return next((step.built_in for step in self._chain(declared) if step.built_in is not None), None)

    def _attribute_types(self, declared: _Type) -> dict[str, tuple[str | None, str | None]]:
        """Built-in type and default of each attribute that a type declares, the derived before the base."""
        if declared.node is None or declared.node in self._attributes_of:
            return {} if declared.node is None else self._attributes_of[declared.node]
        found = self._attributes_of[declared.node] = {}
        for step in self._chain(declared):
            for node in self._declared(step, "attribute", "attributeGroup"):
                reference = node.get("ref")
                name = _resolved(reference, node) if reference is not None else _local(node, "attributeFormDefault")
                target = None if reference is None else self._components.get(f"{_S}attribute", {}).get(name)
                default = node.get("default", node.get("fixed"))
                if default is None and target is not None:
                    default = target.get("default", target.get("fixed"))
                found.setdefault(name, (self._built_in(self._type_of(node)), default))
        return found

    def _global_attribute(self, name: str) -> str | None:
        node = self._components.get(f"{_S}attribute", {}).get(name)
        return None if node is None else self._built_in(self._type_of(node))

    def _local_elements(self, declared: _Type) -> dict[str, etree._Element]:
        """The elements that a type declares on the spot, by expanded name."""
        if declared.node is None or declared.node in self._elements_of:
            return {} if declared.node is None else self._elements_of[declared.node]
        found = self._elements_of[declared.node] = {}
        for step in self._chain(declared):
            for node in self._declared(step, "element", "group"):
                if node.get("ref") is None:
                    found.setdefault(_local(node, "elementFormDefault"), node)
        return found

    def _declared(self, step: _Type, what: str, group: str) -> Iterator[etree._Element]:
        """The attributes or elements that one type definition names, groups opened."""
        if step.node is None:
            return
        waiting = [_derivation(step.node), step.node]
        opened: set[str] = set()
        while waiting:
            holder = waiting.pop()
            for node in holder if holder is not None else ():
                if node.tag == _S + what:
                    yield node
                elif node.tag == _S + group and node.get("ref") is not None:
                    name = _resolved(node.get("ref", ""), node)
                    if name not in opened:
                        opened.add(name)
                        waiting.append(self._components.get(_S + group, {}).get(name))
                elif node.tag in _MODEL_GROUPS:
                    waiting.append(node)


def _derivation(definition: etree._Element) -> etree._Element | None:
    """The restriction or extension of a type definition."""
    for child in definition:
        if child.tag in _DERIVATIONS:
            return child
        if child.tag in (f"{_S}simpleContent", f"{_S}complexContent"):
            return next(child.iterchildren(*_DERIVATIONS), None)
    return None


def _local(node: etree._Element, form_default: str) -> str:
    """The expanded name of an element or attribute declared inside a type."""
    root = node.getroottree().getroot()
    qualified = node.get("form", root.get(form_default, "unqualified")) == "qualified"
    return _clark(root.get("targetNamespace", "") if qualified else "", node.get("name", ""))


def _clark(namespace: str, local: str) -> str:
    return f"{{{namespace}}}{local.strip()}" if namespace else local.strip()


def _resolved(text: str, scope: etree._Element) -> str:
    """A QName in expanded form; one that can't be resolved as it stands."""
    qname = parse_qname(collapse(text), _prefixes(scope))
    return text if qname is None else qname.clark


def _prefixes(element: etree._Element) -> dict[str, str]:
    return {prefix or "": uri for prefix, uri in element.nsmap.items()}
