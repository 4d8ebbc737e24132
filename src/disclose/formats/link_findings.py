"""What is wrong with the links of an instance by the rules that hold for the links of a taxonomy too: labels, roles, arcroles.

XBRL 2.1 sections 3.5 and 4.3 to 4.5. The codes are those of the rules on taxonomies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from disclose.diagnostics import Diagnostic, Span, error
from disclose.formats.contexts import span_of
from disclose.model import FootnoteLink, RoleReference
from disclose.names import ARCROLE_LINKBASE, LINK, STANDARD_ARCROLES, STANDARD_ROLES, XLINK


def link_findings(
    root: etree._Element, shown: str, links: tuple[FootnoteLink, ...], references: tuple[RoleReference, ...]
) -> Iterator[Diagnostic]:
    """Every finding about the links of an instance, kind by kind."""
    yield from _loose_ends(links)
    yield from _twice(references)
    yield from _undeclared(links, references)
    yield from _linkbase_arcroles(root, shown)


def _loose_ends(links: Iterable[FootnoteLink]) -> Iterator[Diagnostic]:
    """Arcs that begin or end at a label that nothing in their link has (section 3.5.3.9)."""
    for link in links:
        labels = {part.label for group in (link.locators, link.resources) for part in group}
        for arc in link.arcs:
            for name, label, section in (("from", arc.start, "3.5.3.9.2"), ("to", arc.end, "3.5.3.9.3")):
                if label not in labels:
                    message = f"The arc's xlink:{name} is {label}, and nothing in its link has that label"
                    yield error(f"xbrl.{section}:arcResource", message, arc.span, spec=f"XBRL 2.1 section {section}")


def _twice(references: Iterable[RoleReference]) -> Iterator[Diagnostic]:
    """Roles and arcroles that a report refers to twice (sections 3.5.2.4.5 and 3.5.2.5.5)."""
    first: dict[tuple[bool, str], Span | None] = {}
    for one in references:
        earlier = first.setdefault((one.arcrole, one.uri), one.span)
        if earlier is not one.span:
            element, section = ("arcroleRef", "3.5.2.5.5") if one.arcrole else ("roleRef", "3.5.2.4.5")
            message = f"There is a second {element} for {one.uri}"
            related = () if earlier is None else (earlier,)
            spec = f"XBRL 2.1 section {section}"
            yield error(f"xbrl.{section}:{element}Duplicate", message, one.span, help="Keep one.", related=related, spec=spec)


def _undeclared(links: Iterable[FootnoteLink], references: Iterable[RoleReference]) -> Iterator[Diagnostic]:
    """Roles and arcroles of one's own that are used without a reference to their declaration (sections 3.5.2.4, 3.5.2.5)."""
    declared = {(one.arcrole, one.uri) for one in references}
    for link in links:
        roles = [(link.span, link.role), *((resource.span, resource.role) for resource in link.resources)]
        for span, role in roles:
            if role and not role.startswith(STANDARD_ROLES) and (False, role) not in declared:
                help = "Add a roleRef that leads to its declaration."
                message, spec = f"The role {role} is used without a roleRef", "XBRL 2.1 section 3.5.2.4"
                yield error("xbrl.3.5.2.4:missingRoleRef", message, span, help=help, spec=spec)
        for arc in link.arcs:
            if arc.arcrole and not arc.arcrole.startswith(STANDARD_ARCROLES) and (True, arc.arcrole) not in declared:
                help = "Add an arcroleRef that leads to its declaration."
                message, spec = f"The arcrole {arc.arcrole} is used without an arcroleRef", "XBRL 2.1 section 3.5.2.5"
                yield error("xbrl.3.5.2.5:missingArcroleRef", message, arc.span, help=help, spec=spec)


def _linkbase_arcroles(root: etree._Element, shown: str) -> Iterator[Diagnostic]:
    """References to linkbases that don't say that they are such (section 4.3.3)."""
    for element in root.iterchildren(f"{{{LINK}}}linkbaseRef"):
        arcrole = element.get(f"{{{XLINK}}}arcrole", "")
        if arcrole != ARCROLE_LINKBASE:
            message = f"The arcrole of a linkbaseRef is {arcrole!r}"
            help, spec = f"It must be {ARCROLE_LINKBASE}.", "XBRL 2.1 section 4.3.3"
            yield error("xbrl.4.3.3:linkbaseRefArcrole", message, span_of(element, shown), help=help, spec=spec)
