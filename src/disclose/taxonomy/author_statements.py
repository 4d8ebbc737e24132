"""Statements of the source: link roles, their presentation trees and the tables by which their lines are reported."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from disclose.diagnostics import Span, error
from disclose.names import (
    ARCROLE_ALL,
    ARCROLE_DOMAIN_MEMBER,
    ARCROLE_HYPERCUBE_DIMENSION,
    ARCROLE_PARENT_CHILD,
    LINK,
    ROLE_LABEL,
    QName,
)
from disclose.taxonomy.author_calculations import add_calculations
from disclose.taxonomy.author_dimensions import DEFINITION_LINK, member_relationships
from disclose.taxonomy.author_draft import Draft
from disclose.taxonomy.author_files import Sourced
from disclose.taxonomy.author_labels import PERIOD_ROLES, PREFERRED_ROLES, titles_of
from disclose.taxonomy.author_names import unknown_among
from disclose.taxonomy.author_tree import Node, cycles, read_tree, walk
from disclose.taxonomy.author_types import STRING_TYPE
from disclose.taxonomy.concept import Concept
from disclose.taxonomy.network import Relationship
from disclose.taxonomy.source import HypercubeSource, StatementSource
from disclose.taxonomy.taxonomy import Label, LinkRole

PRESENTATION_LINK = QName(LINK, "presentationLink")
CALCULATION_LINK = QName(LINK, "calculationLink")


def add_statements(draft: Draft) -> None:
    """Every statement, in order: its role, presentation, table and calculations."""
    first: dict[str, Span] = {}
    for item in draft.sources.statements:
        role = item.value.role
        if role in first:
            message = f"The role {role} is already used at {first[role]}"
            help_text = "Give each statement a role of its own."
            found = error(
                "disclose.taxonomy:duplicate-role", message, item.span("role"), related=(first[role],), help=help_text
            )
            draft.found.append(found)
        else:
            first[role] = item.span("role")
            _add_statement(draft, item)


def _add_statement(draft: Draft, item: Sourced[StatementSource]) -> None:
    source = item.value
    title_item = Sourced(source.title, item.document, (*item.path, "title"))
    titles = titles_of(f"The statement {source.role}", title_item, draft.languages, draft.found)
    lines = _known(draft, read_tree(Sourced(source.presentation, item.document, (*item.path, "presentation")), draft.found))
    if not lines:
        return
    uri = draft.role_uri(source.role)
    heading = _heading(draft, item, lines, titles)
    _check_tree(draft, source.role, [heading])
    relationships = [*_arcs(draft, heading)]
    used_on = [PRESENTATION_LINK]
    if source.hypercube is not None and draft.names.is_a("table", source.hypercube.name):
        table = Sourced(source.hypercube, item.document, (*item.path, "hypercube"))
        relationships = [*_table_arcs(draft, heading, table), *relationships]
        used_on.append(DEFINITION_LINK)
        _add_table(draft, uri, heading, table)
    draft.add_network(ARCROLE_PARENT_CHILD, uri, relationships)
    if add_calculations(draft, item, uri):
        used_on.append(CALCULATION_LINK)
    definition = next(iter(titles.values()), source.role)
    role = LinkRole(uri, definition, tuple(used_on), tuple(titles.items()), f"role.{source.role}", source.comparative)
    draft.roles[uri] = role


def _known(draft: Draft, nodes: list[Node]) -> list[Node]:
    """The tree without unknown names, which are findings; what stands below one is looked at and dropped."""
    result = []
    for node in nodes:
        node.children = _known(draft, node.children)
        concept = draft.concept_named(node.name, node.span)
        if concept is not None:
            if node.label_role is not None:
                _check_label_role(draft, node, concept)
            result.append(node)
    return result


def _check_label_role(draft: Draft, node: Node, concept: Concept) -> None:
    key = node.label_role or ""
    role = PREFERRED_ROLES.get(key)
    if role is None:
        otherwise = f"Write {node.name}: with one of {', '.join(PREFERRED_ROLES)}; or {node.name}: [its children]."
        draft.found.append(unknown_among("label role", key, PREFERRED_ROLES, node.span, otherwise))
    elif role in PERIOD_ROLES and concept.period_type != "instant":
        message = f"{node.name} is not an instant, so it has no {key} label"
        help_text = "Only balances at a date open and close a period."
        draft.found.append(error("disclose.taxonomy:period-label", message, node.span, help=help_text))
    elif role not in {label.role for label in draft.labels[concept.qname]}:
        message = f"{node.name} has no {key} label"
        help_text = f"Add {key}: to the concept."
        spec = "XBRL 2.1 section 5.2.4.2.1"
        draft.found.append(error("disclose.taxonomy:preferred-label", message, node.span, help=help_text, spec=spec))


def _heading(draft: Draft, item: Sourced[StatementSource], lines: list[Node], titles: dict[str, str]) -> Node:
    """The one abstract line above all others: the author's, or one made from the statement's role and title.

    Presentation arcs need a parent, and a table needs an abstract item from which all lines inherit it.
    """
    if len(lines) == 1 and draft.concepts[draft.qname(lines[0].name)].abstract:
        return lines[0]
    name = "".join(part[:1].upper() + part[1:] for part in item.value.role.split("-")) + "StatementAbstract"
    span = item.span("role")
    clash = draft.names.declare(name, "concept", span)
    if clash is not None:
        draft.found.append(clash)
        return lines[0]
    qname = draft.qname(name)
    draft.concepts[qname] = Concept(qname, STRING_TYPE, abstract=True, id=draft.id_of(name), span=span)
    draft.labels[qname] = tuple(Label(ROLE_LABEL, language, text) for language, text in titles.items())
    return Node(name, span, children=lines)


def _check_tree(draft: Draft, role: str, roots: list[Node]) -> None:
    """Circles, lines that repeat, and headings whose children stand in two places."""
    edges: dict[str, list[str]] = {}
    spans: dict[tuple[str, str], Span] = {}
    parents: dict[str, Node] = {}
    for node in walk(roots):
        if not node.children:
            continue
        if node.name in parents:
            first = parents[node.name].span
            message = f"{node.name} has lines below it in two places of {role}"
            help_text = "Put them in one place: in XBRL each place would show all of them."
            draft.found.append(
                error("disclose.taxonomy:repeated-heading", message, node.span, related=(first,), help=help_text)
            )
        parents.setdefault(node.name, node)
        seen: dict[tuple[str, str | None], Span] = {}
        for child in node.children:
            line = (child.name, child.label_role)
            if line in seen:
                message = f"{child.name} is here twice"
                help_text = "Remove one, or give them different label roles, such as periodStart and periodEnd."
                found = error("disclose.taxonomy:repeated-line", message, child.span, related=(seen[line],), help=help_text)
                draft.found.append(found)
            seen.setdefault(line, child.span)
            spans.setdefault((node.name, child.name), child.span)
            edges.setdefault(node.name, []).append(child.name)
    for way in cycles(edges):
        message = f"The presentation of {role} goes in a circle: {' > '.join(way)}"
        span = spans[way[-2], way[-1]]
        help_text = "A line can't stand below itself."
        draft.found.append(error("disclose.taxonomy:presentation-cycle", message, span, help=help_text))


def _arcs(draft: Draft, root: Node) -> Iterator[Relationship]:
    for node in walk([root]):
        source = draft.qname(node.name)
        for order, child in enumerate(node.children, 1):
            role = PREFERRED_ROLES.get(child.label_role) if child.label_role is not None else None
            yield Relationship(source, draft.qname(child.name), Decimal(order), preferred_label=role, span=child.span)


def _table_arcs(draft: Draft, heading: Node, table: Sourced[HypercubeSource]) -> Iterator[Relationship]:
    """The table, its axes and their members as lines, shown before the lines proper."""
    top = Node(table.value.name, table.span(), children=_axes(draft, table))
    for axis in top.children:
        axis.children = draft.trees.get(axis.name, [])
    yield Relationship(draft.qname(heading.name), draft.qname(top.name), Decimal(0), span=top.span)
    yield from member_relationships(draft, [top])


def _axes(draft: Draft, table: Sourced[HypercubeSource]) -> list[Node]:
    """The known axes of a table, each once."""
    axes = dict[str, Node]()
    for index, name in enumerate(table.value.axes):
        if draft.names.is_a("dimension", name) and name not in axes:
            axes[name] = Node(name, table.span("axes", index))
    return list(axes.values())


def _add_table(draft: Draft, uri: str, heading: Node, table: Sourced[HypercubeSource]) -> None:
    """The networks that say: the lines of this statement are reported by these dimensions (Dimensions 1.0 section 2)."""
    source = table.value
    seen: set[str] = set()
    for index, name in enumerate(source.axes):
        span = table.span("axes", index)
        if not draft.names.is_a("dimension", name):
            draft.found.append(draft.names.unknown("dimension", name, span))
        elif name in seen:
            message = f"{name} is an axis of {source.name} twice"
            draft.found.append(error("disclose.taxonomy:repeated-axis", message, span, help="Keep one."))
        seen.add(name)
        draft.used.add(("dimension", name))
    top, cube = draft.qname(heading.name), draft.qname(source.name)
    has = Relationship(
        top,
        cube,
        context_element="scenario" if source.scenario else "segment",
        closed=source.closed,
        span=table.span(),
    )
    draft.add_network(ARCROLE_ALL, uri, [has])
    axes = [
        Relationship(
            cube,
            draft.qname(axis.name),
            Decimal(order),
            target_role=draft.role_uri("dimension", axis.name) if axis.name in draft.trees else None,
            span=axis.span,
        )
        for order, axis in enumerate(_axes(draft, table), 1)
    ]
    draft.add_network(ARCROLE_HYPERCUBE_DIMENSION, uri, axes)
    lines: dict[QName, Span] = {}
    for node in walk(heading.children):
        qname = draft.qname(node.name)
        if not draft.concepts[qname].abstract:
            lines.setdefault(qname, node.span)
    items = [Relationship(top, item, Decimal(order), span=span) for order, (item, span) in enumerate(lines.items(), 1)]
    draft.add_network(ARCROLE_DOMAIN_MEMBER, uri, items)
