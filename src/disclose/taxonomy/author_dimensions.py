"""Members of dimensions and enumerations as networks of the definition linkbase (Dimensions 1.0 section 2; Extensible
Enumerations 2.0 section 2). Each dimension's members are written once, in a link role of the dimension's own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from disclose.diagnostics import error
from disclose.names import ARCROLE_DIMENSION_DEFAULT, ARCROLE_DIMENSION_DOMAIN, ARCROLE_DOMAIN_MEMBER, LINK, ROLE_LABEL, QName
from disclose.taxonomy.author_draft import Draft
from disclose.taxonomy.author_files import Sourced
from disclose.taxonomy.author_names import enumeration_domain
from disclose.taxonomy.author_tree import Node, read_tree, walk
from disclose.taxonomy.network import Relationship
from disclose.taxonomy.source import DimensionSource, EnumerationSource
from disclose.taxonomy.taxonomy import LinkRole

DEFINITION_LINK = QName(LINK, "definitionLink")


def add_dimensions(draft: Draft) -> None:
    """The domain, members and default of every explicit dimension."""
    for name, item in draft.sources.dimensions.items():
        source = item.value
        if source.typed is not None:
            for key in ("members", "default"):
                if getattr(source, key):
                    message = f"{name} is typed, so it has no {key}"
                    help_text = "Keep either typed or members with a default."
                    draft.found.append(error("disclose.taxonomy:dimension", message, item.span(key), help=help_text))
        elif not source.members:
            help_text = "Add members: with the tree of its members, or typed: with the type of its values."
            message = f"{name} has no members"
            draft.found.append(error("disclose.taxonomy:dimension", message, item.span(), help=help_text))
        else:
            _explicit(draft, name, item)


def _explicit(draft: Draft, name: str, item: Sourced[DimensionSource]) -> None:
    roots = _members(draft, name, Sourced(item.value.members, item.document, (*item.path, "members")))
    for extra in roots[1:]:
        message = f"{name} has a second root, {extra.name}"
        help_text = f"The members form one tree; put {extra.name} below {roots[0].name}."
        draft.found.append(error("disclose.taxonomy:dimension", message, extra.span, help=help_text))
    if not roots:
        return
    draft.trees[name] = roots[:1]
    axis, domain = draft.qname(name), draft.qname(roots[0].name)
    role = draft.role_uri("dimension", name)
    _add_role(draft, role, f"role.dimension.{name}", axis)
    draft.add_network(ARCROLE_DIMENSION_DOMAIN, role, [Relationship(axis, domain, span=roots[0].span)])
    draft.add_network(ARCROLE_DOMAIN_MEMBER, role, member_relationships(draft, roots[:1]))
    default = item.value.default
    if default is None:
        help_text = f"Add default: {roots[0].name}, or the member meant where a fact names none."
        message = f"{name} has no default member"
        draft.found.append(error("disclose.taxonomy:dimension-default", message, item.span(), help=help_text))
    elif default not in {node.name for node in walk(roots)}:
        if draft.names.is_a("member", default):
            message = f"{default}, the default of {name}, is not among its members"
            help_text = f"Choose a member of the tree, such as {roots[0].name}."
            draft.found.append(error("disclose.taxonomy:dimension-default", message, item.span("default"), help=help_text))
        else:
            draft.found.append(draft.names.unknown("member", default, item.span("default")))
    else:
        draft.defaults[axis] = draft.qname(default)
        relationship = Relationship(axis, draft.qname(default), span=item.span("default"))
        draft.add_network(ARCROLE_DIMENSION_DEFAULT, role, [relationship])


def _members(draft: Draft, owner: str, item: Sourced[list[object]]) -> list[Node]:
    """The tree of members without those that are unknown or there already, which are findings."""
    seen: dict[str, Node] = {}

    def known(nodes: list[Node]) -> Iterator[Node]:
        for node in nodes:
            if not draft.names.is_a("member", node.name):
                draft.found.append(draft.names.unknown("member", node.name, node.span))
                yield from known(node.children)
            elif node.name in seen:
                message = f"{node.name} is a member of {owner} twice"
                related = (seen[node.name].span,)
                help_text = "Keep one."
                found = error("disclose.taxonomy:repeated-member", message, node.span, related=related, help=help_text)
                draft.found.append(found)
            else:
                seen[node.name] = node
                draft.used.add(("member", node.name))
                if node.label_role is not None:
                    message = f"{node.name} can't have a label role here"
                    help_text = f"Write {node.name}, or {node.name}: [its members]."
                    draft.found.append(error("disclose.taxonomy:tree", message, node.span, help=help_text))
                node.children = list(known(node.children))
                yield node

    return list(known(read_tree(item, draft.found)))


def member_relationships(draft: Draft, roots: list[Node]) -> Iterator[Relationship]:
    """The arcs from each member to those below it, parents first."""
    for node in walk(roots):
        source = draft.qname(node.name)
        for order, child in enumerate(node.children, 1):
            yield Relationship(source, draft.qname(child.name), Decimal(order), span=child.span)


def _add_role(draft: Draft, uri: str, id_: str, subject: QName) -> None:
    labels = draft.labels.get(subject, ())
    titles = tuple((label.language, label.text) for label in labels if label.role == ROLE_LABEL)
    definition = titles[0][1] if titles else subject.local
    draft.roles[uri] = LinkRole(uri, definition, (DEFINITION_LINK,), titles, id_)


def add_enumerations(draft: Draft) -> None:
    """The members of every enumeration, below its domain element."""
    for name, item in draft.sources.enumerations.items():
        _add_enumeration(draft, name, item)


def _add_enumeration(draft: Draft, name: str, item: Sourced[EnumerationSource]) -> None:
    roots = _members(draft, name, Sourced(item.value.members, item.document, (*item.path, "members")))
    if not item.value.members:
        help_text = "Add members: with the members that facts may choose from."
        message = f"{name} has no members"
        draft.found.append(error("disclose.taxonomy:enumeration-members", message, item.span(), help=help_text))
    role, domain = draft.role_uri("enumeration", name), draft.qname(enumeration_domain(name))
    _add_role(draft, role, f"role.enumeration.{name}", domain)
    top = Node(domain.local, item.span(), children=roots)
    draft.add_network(ARCROLE_DOMAIN_MEMBER, role, member_relationships(draft, [top]))
