"""Presentation, calculation and definition linkbases: networks as extended links with locators and arcs. Gives the values of
templates/taxonomy/relationships.xml.j2."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from disclose.lexical import escape_attribute, print_decimal
from disclose.names import (
    ARCROLE_ALL,
    ARCROLE_DIMENSION_DEFAULT,
    ARCROLE_DIMENSION_DOMAIN,
    ARCROLE_DOMAIN_MEMBER,
    ARCROLE_HYPERCUBE_DIMENSION,
    ARCROLE_NOT_ALL,
    ARCROLE_SUMMATION_11,
    CALC11_XSD,
    LINK,
    LINK_XSD,
    XBRLDT,
    XBRLDT_XSD,
    XLINK,
    XSI,
    QName,
)
from disclose.taxonomy.emit_schema import element_id, role_id
from disclose.taxonomy.network import Network, Relationship
from disclose.taxonomy.taxonomy import Taxonomy

DIMENSIONAL_ARCROLES = (
    ARCROLE_ALL,
    ARCROLE_NOT_ALL,
    ARCROLE_HYPERCUBE_DIMENSION,
    ARCROLE_DIMENSION_DOMAIN,
    ARCROLE_DOMAIN_MEMBER,
    ARCROLE_DIMENSION_DEFAULT,
)

Pairs = list[tuple[str, str]]


def tail(uri: str) -> str:
    """The last step of a role or arcrole URI."""
    return uri.rpartition("/")[2]


class _ExtendedLink(Struct):
    """Locators by label, and arcs. XLink allows one arc between two labels, so that a second arc between the same concepts
    (opening and closing balance, domain and default) goes to a second locator."""

    taxonomy: Taxonomy
    locators: dict[str, str] = field(default_factory=dict)
    arcs: list[tuple[str, str, str, Pairs]] = field(default_factory=list)
    joined: set[tuple[str, str]] = field(default_factory=set)

    def locate(self, qname: QName, label: str) -> str:
        self.locators.setdefault(label, f"{escape_attribute(self.taxonomy.schema_ref)}#{element_id(self.taxonomy, qname)}")
        return label

    def add(self, arcrole: str, relationship: Relationship) -> None:
        source = self.locate(relationship.source, element_id(self.taxonomy, relationship.source))
        label = element_id(self.taxonomy, relationship.target)
        if (source, label) in self.joined:
            label = f"{label}.{tail(relationship.preferred_label or arcrole)}"
        self.joined.add((source, label))
        target = self.locate(relationship.target, label)
        self.arcs.append((arcrole, source, target, list(_attributes(relationship))))


def relationship_values(taxonomy: Taxonomy, family: str, arcroles: tuple[str, ...]) -> dict[str, object] | None:
    """What the template needs for all networks of some arcroles, or None if there is none. `family` is ``presentation``,
    ``calculation`` or ``definition``."""
    by_role: dict[str, list[Network]] = {role: [] for role in taxonomy.roles}
    for arcrole in arcroles:
        for network in taxonomy.networks_of(arcrole):
            by_role.setdefault(network.role, []).append(network)
    used = {role: networks for role, networks in by_role.items() if networks}
    if not used:
        return None
    links: list[tuple[str, Pairs, list[tuple[str, str, str, Pairs]]]] = []
    for role, networks in used.items():
        link = _ExtendedLink(taxonomy)
        for network in networks:
            for relationship in network.relationships:
                link.add(network.arcrole, relationship)
        links.append((escape_attribute(role), list(link.locators.items()), link.arcs))
    present = {network.arcrole for networks in used.values() for network in networks}
    namespaces = [("link", LINK), ("xlink", XLINK), ("xsi", XSI)]
    return {
        "namespaces": [*namespaces, ("xbrldt", XBRLDT)] if family == "definition" else namespaces,
        "locations": f"{LINK} {LINK_XSD}",
        "role_refs": _role_refs(taxonomy, used),
        "arcrole_refs": [(arcrole, href) for arcrole in arcroles if arcrole in present for href in _declared_in(arcrole)],
        "links": links,
        "link": f"{family}Link",
        "arc": f"{family}Arc",
    }


def _role_refs(taxonomy: Taxonomy, used: dict[str, list[Network]]) -> Pairs:
    schema = escape_attribute(taxonomy.schema_ref)
    return [(escape_attribute(uri), f"{schema}#{role_id(taxonomy.roles[uri])}") for uri in used if uri in taxonomy.roles]


def _declared_in(arcrole: str) -> Iterator[str]:
    """Where an arcrole is declared; nothing for those that XBRL 2.1 itself defines."""
    if arcrole == ARCROLE_SUMMATION_11:
        yield f"{CALC11_XSD}#{tail(arcrole)}"
    elif arcrole in DIMENSIONAL_ARCROLES:
        yield f"{XBRLDT_XSD}#{tail(arcrole)}"


def _attributes(relationship: Relationship) -> Iterator[tuple[str, str]]:
    yield "order", print_decimal(relationship.order)
    if relationship.weight is not None:
        yield "weight", print_decimal(relationship.weight)
    if relationship.preferred_label is not None:
        yield "preferredLabel", escape_attribute(relationship.preferred_label)
    if relationship.context_element is not None:
        yield "xbrldt:contextElement", relationship.context_element
    if relationship.closed:
        yield "xbrldt:closed", "true"
    if not relationship.usable:
        yield "xbrldt:usable", "false"
    if relationship.target_role is not None:
        yield "xbrldt:targetRole", escape_attribute(relationship.target_role)
