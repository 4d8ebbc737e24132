"""A schema document read into declarations, definitions, references and embedded linkbases (XBRL 2.1 section 5.1)."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct, field

from disclose.names import LINK, LINKBASE, XBRLDT, XS, QName
from disclose.taxonomy.dts.linkbase import attributes_of, base_of, read_linkbase, read_simple_link, resolve_href
from disclose.taxonomy.dts.nodes import (
    DocumentReference,
    ExtendedLink,
    OtherNode,
    ReferenceKind,
    RoleType,
    Source,
    line_of,
    text_of,
)
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration, SchemaType
from disclose.taxonomy.dts.schema_types import (
    ATTRIBUTE_GROUP,
    COMPLEX_TYPE,
    GROUP,
    SIMPLE_TYPE,
    SchemaScope,
    namespaces_of,
    read_type,
)

_ANNOTATION = f"{{{XS}}}annotation"
_APPINFO = f"{{{XS}}}appinfo"
_ELEMENT = f"{{{XS}}}element"
_ATTRIBUTE = f"{{{XS}}}attribute"
_SCHEMA_REFERENCES = {
    f"{{{XS}}}import": ReferenceKind.IMPORT,
    f"{{{XS}}}include": ReferenceKind.INCLUDE,
    f"{{{XS}}}redefine": ReferenceKind.REDEFINE,
}
_LINKBASE_REF = f"{{{LINK}}}linkbaseRef"
_ROLE_TYPE = f"{{{LINK}}}roleType"
_ARCROLE_TYPE = f"{{{LINK}}}arcroleType"
_DEFINITION = f"{{{LINK}}}definition"
_USED_ON = f"{{{LINK}}}usedOn"
TYPED_DOMAIN_REF = f"{{{XBRLDT}}}typedDomainRef"
_TRUE = frozenset({"true", "1"})


class Schema(Struct):
    """What one schema document holds, in document order; filled while it is read, then kept in a frozen `Document`.

    `misplaced` are linkbaseRefs, role types and linkbases that stand where they have no effect. `attribute_types` are the types
    of global attributes, or the names of these, by name in Clark notation.
    """

    scope: SchemaScope
    elements: list[ElementDeclaration] = field(default_factory=list)
    types: list[SchemaType] = field(default_factory=list)
    groups: list[SchemaType] = field(default_factory=list)
    attribute_groups: list[SchemaType] = field(default_factory=list)
    references: list[DocumentReference] = field(default_factory=list)
    role_types: list[RoleType] = field(default_factory=list)
    links: list[ExtendedLink] = field(default_factory=list)
    misplaced: list[OtherNode] = field(default_factory=list)
    attribute_types: dict[str, SchemaType | QName] = field(default_factory=dict)


def read_schema(root: etree._Element, source: Source, includer: str | None = None) -> Schema:
    """Read an ``xs:schema`` element. `includer` is the target namespace of the schema that includes it, if one does."""
    own = root.get("targetNamespace")
    scope = SchemaScope(source, own or includer or "", own is None and bool(includer), namespaces_of(root))
    schema = Schema(scope)
    taken: set[etree._Element] = set()
    for position, child in enumerate(root.iterchildren(etree.Element), 1):
        tag = child.tag
        path = (1, position)
        if tag == _ELEMENT:
            declaration = _element(child, scope, path)
            if declaration is not None:
                schema.elements.append(declaration)
        elif tag in (COMPLEX_TYPE, SIMPLE_TYPE):
            schema.types.append(read_type(child, scope, path))
        elif tag == GROUP:
            schema.groups.append(read_type(child, scope, path))
        elif tag == ATTRIBUTE_GROUP:
            schema.attribute_groups.append(read_type(child, scope, path))
        elif tag == _ANNOTATION:
            for place, appinfo in enumerate(child.iterchildren(etree.Element), 1):
                if appinfo.tag == _APPINFO:
                    _read_appinfo(appinfo, schema, (*path, place), taken)
        elif tag == _ATTRIBUTE:
            _attribute(child, schema)
        elif tag in _SCHEMA_REFERENCES:
            schema.references.append(_schema_reference(child, source))
    for element in root.iter(_LINKBASE_REF, _ROLE_TYPE, _ARCROLE_TYPE, LINKBASE.clark):
        if element not in taken:
            schema.misplaced.append(OtherNode(source, str(element.tag), element.get("id"), line_of(element)))
    return schema


def _element(element: etree._Element, scope: SchemaScope, path: tuple[int, ...]) -> ElementDeclaration | None:
    qname = scope.name(element)
    if qname is None:
        return None
    get = element.get
    prefixes = scope.prefixes_at(element)
    type_name, group = get("type"), get("substitutionGroup")
    anonymous = None
    if len(element):
        anonymous = next((child for child in element if child.tag in (COMPLEX_TYPE, SIMPLE_TYPE)), None)
    return ElementDeclaration(
        source=scope.source,
        qname=qname,
        id=get("id"),
        type=None if type_name is None else scope.resolve(type_name, prefixes),
        anonymous=None if anonymous is None else read_type(anonymous, scope, ()),
        substitution_group=None if group is None else scope.resolve(group, prefixes),
        abstract=get("abstract") in _TRUE,
        nillable=get("nillable") in _TRUE,
        attributes=attributes_of(element),
        namespaces=prefixes,
        typed_domain=_typed_domain(get(TYPED_DOMAIN_REF), scope.source),
        path=path,
        line=line_of(element),
    )


def _attribute(element: etree._Element, schema: Schema) -> None:
    qname, inner = schema.scope.name(element), element.find(SIMPLE_TYPE)
    declared = schema.scope.reference(element, element.get("type")) if inner is None else read_type(inner, schema.scope, ())
    if qname is not None and declared is not None:
        schema.attribute_types.setdefault(qname.clark, declared)


def _typed_domain(href: str | None, source: Source) -> tuple[str, str] | None:
    if href is None:
        return None
    uri, fragment = resolve_href(href, source.uri, source.uri)
    return None if uri is None or not fragment else (uri, fragment)


def _read_appinfo(appinfo: etree._Element, schema: Schema, path: tuple[int, ...], taken: set[etree._Element]) -> None:
    """The role types, linkbaseRefs and linkbases of an appinfo; they are added to `taken`."""
    source = schema.scope.source
    base = base_of(appinfo, source.uri)
    for position, child in enumerate(appinfo.iterchildren(etree.Element), 1):
        place = (*path, position)
        if child.tag == _LINKBASE_REF:
            schema.references.append(read_simple_link(child, ReferenceKind.LINKBASE_REF, source, base, path))
        elif child.tag == _ROLE_TYPE:
            schema.role_types.append(_role_type(child, source, place, "roleURI", None))
        elif child.tag == _ARCROLE_TYPE:
            cycles = child.get("cyclesAllowed", "")
            schema.role_types.append(_role_type(child, source, place, "arcroleURI", cycles))
        elif child.tag == LINKBASE.clark:
            content = read_linkbase(child, source, place)
            schema.links += content.links
            schema.references += content.references
        else:
            continue
        taken.add(child)


def _role_type(element: etree._Element, source: Source, path: tuple[int, ...], name: str, cycles: str | None) -> RoleType:
    used_on: list[QName] = []
    scope = SchemaScope(source, "")
    for child in element.iterchildren(_USED_ON):
        qname = scope.reference(child, child.text)
        if qname is not None:
            used_on.append(qname)
    definition = element.find(_DEFINITION)
    return RoleType(
        source=source,
        uri=element.get(name, "").strip(),
        id=element.get("id"),
        definition="" if definition is None else text_of(definition),
        used_on=tuple(used_on),
        cycles=cycles,
        path=path,
        line=line_of(element),
    )


def _schema_reference(element: etree._Element, source: Source) -> DocumentReference:
    location = element.get("schemaLocation")
    uri, fragment = resolve_href(location, source.uri, source.uri) if location is not None else (None, None)
    return DocumentReference(
        kind=_SCHEMA_REFERENCES[str(element.tag)],
        href=location or "",
        uri=uri,
        fragment=fragment,
        span=source.span(line_of(element)),
        attributes=attributes_of(element),
        namespace=element.get("namespace"),
    )
