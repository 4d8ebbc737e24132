"""Element declarations to concepts: substitution groups and types resolved through their chains (XBRL 2.1 section 5.1.1;
Dimensions 1.0 section 2; Extensible Enumerations 1.0 and 2.0, section 2)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, error
from disclose.lexical import parse_qname
from disclose.names import DIMENSION_ITEM, ENUM1, ENUM2, HYPERCUBE_ITEM, ITEM, TUPLE, XBRLI, XS, QName
from disclose.taxonomy.concept import Concept, DataType, EnumerationDomain, Role
from disclose.taxonomy.dts.derivation import ANY_TYPE, TypeDerivation
from disclose.taxonomy.dts.document import Dts
from disclose.taxonomy.dts.item_kinds import is_standard
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration

HEADS = {ITEM: Role.ITEM, TUPLE: Role.TUPLE, HYPERCUBE_ITEM: Role.HYPERCUBE, DIMENSION_ITEM: Role.DIMENSION}
"""The abstract elements at the head of all concepts. They are not concepts themselves."""
_BALANCE = f"{{{XBRLI}}}balance"
_PERIOD_TYPE = f"{{{XBRLI}}}periodType"
_BALANCES = frozenset({"debit", "credit"})
_PERIOD_TYPES = frozenset({"instant", "duration"})
_TRUE = frozenset({"true", "1"})


class ConceptBuilder:
    """Builds the concepts of one taxonomy set and collects what does not resolve in `findings`."""

    def __init__(self, dts: Dts) -> None:
        self.findings: list[Diagnostic] = []
        self.types = TypeDerivation(dts.types)
        self._dts = dts
        self._roles: dict[QName, Role | None] = dict(HEADS)
        self._missing: set[QName] = set()

    def concepts(self) -> Iterator[Concept]:
        """All concepts in order of discovery."""
        for qname, element in self._dts.elements.items():
            role = self.role(element)
            if role is not None and qname not in HEADS:
                yield self._concept(element, role)

    def role(self, element: ElementDeclaration) -> Role | None:
        """The part of an element by the head of its chain of substitution groups; None for one that is no concept."""
        chain: list[QName] = []
        step: ElementDeclaration | None = element
        role: Role | None = None
        while step is not None:
            if step.qname in self._roles:
                role = self._roles[step.qname]
                break
            chain.append(step.qname)
            # marks the element as being on the way: a cycle ends here and has no role
            self._roles[step.qname] = None
            group = step.substitution_group
            if group is None:
                break
            if group in self._roles:
                role = self._roles[group]
                break
            step = self._dts.elements.get(group)
            if step is None:
                self._unknown("substitution group", group, element)
        for qname in chain:
            self._roles[qname] = role
        return role

    def type_of(self, element: ElementDeclaration) -> DataType:
        """The type of an element; without one of its own, that of the head of its substitution group."""
        step: ElementDeclaration | None = element
        seen: set[QName] = set()
        while step is not None and step.qname not in seen:
            seen.add(step.qname)
            if step.anonymous is not None:
                return self.types.defined(step.anonymous)
            if step.type is not None:
                return self._named(step.type, element)
            step = self._dts.elements.get(step.substitution_group) if step.substitution_group is not None else None
        return ANY_TYPE

    def typed_domains(self) -> Iterator[tuple[QName, DataType]]:
        """The domain elements of typed dimensions, with the type of their content."""
        for element in self._dts.elements.values():
            domain = self._typed_domain(element)
            if domain is not None:
                data_type = self.type_of(domain)
                if data_type.qname is not None and data_type.qname.namespace == XS:
                    data_type = replace(data_type, qname=None, base=data_type.qname)
                yield domain.qname, data_type

    def own_types(self) -> Iterator[tuple[QName, DataType]]:
        """The item types that the taxonomy adds to the standard ones: those that concepts can have."""
        for qname, definition in self._dts.types.items():
            if definition.content == "simple" and not is_standard(qname):
                data_type = self.types.named(qname)
                if data_type is not None:
                    yield qname, data_type

    def _named(self, qname: QName, element: ElementDeclaration) -> DataType:
        known = self.types.named(qname)
        if known is None:
            self._unknown("type", qname, element)
            return DataType(qname, ANY_TYPE.kind, base_xsd=ANY_TYPE.base_xsd)
        return known

    def _unknown(self, what: str, qname: QName, element: ElementDeclaration) -> None:
        """One finding a name, at the first element that uses it."""
        if qname not in self._missing:
            self._missing.add(qname)
            message = f"The {what} {qname.local} of {element.qname.local} is declared nowhere in the taxonomy"
            help = f"Import the schema of namespace {qname.namespace}, or correct the name."
            self.findings.append(error("xmlSchema:refNotFound", message, element.span, help=help))

    def _typed_domain(self, element: ElementDeclaration) -> ElementDeclaration | None:
        if element.typed_domain is None:
            return None
        node = self._dts.node(*element.typed_domain)
        return node if isinstance(node, ElementDeclaration) else None

    def _concept(self, element: ElementDeclaration, role: Role) -> Concept:
        attributes = element.attributes
        domain = self._typed_domain(element)
        balance, period_type = attributes.get(_BALANCE), attributes.get(_PERIOD_TYPE)
        return Concept(
            qname=element.qname,
            type=self.type_of(element),
            period_type=period_type if period_type in _PERIOD_TYPES else None,
            balance=balance if balance in _BALANCES else None,
            abstract=element.abstract,
            nillable=element.nillable,
            role=role,
            id=element.id,
            typed_domain=None if domain is None else domain.qname,
            enumeration=_enumeration(element),
            span=element.span,
            default=attributes.get("default", attributes.get("fixed")),
        )


def _enumeration(element: ElementDeclaration) -> EnumerationDomain | None:
    """The domain of an enumeration item; None where domain or link role are missing, which rules report."""
    attributes = element.attributes
    for namespace in (ENUM2, ENUM1):
        text = attributes.get(f"{{{namespace}}}domain")
        if text is None:
            continue
        domain = parse_qname(text, dict(element.namespaces))
        link_role = attributes.get(f"{{{namespace}}}linkrole")
        if domain is not None and link_role is not None:
            return EnumerationDomain(domain, link_role, attributes.get(f"{{{namespace}}}headUsable") in _TRUE)
    return None
