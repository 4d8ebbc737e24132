"""What is wrong with the links of an instance by the rules that hold for the links of a taxonomy too: labels, roles, arcroles.

XBRL 2.1 sections 3.5 and 4.3 to 4.5. The codes are those of the rules on taxonomies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from disclose.diagnostics import Diagnostic, Span, error
from disclose.formats.contexts import span_of
from disclose.formats.link_cycles import forbidden_cycles
from disclose.model import FootnoteLink, RoleReference
from disclose.names import (
    ARCROLE_EXPLANATORY_FACT,
    ARCROLE_LINKBASE,
    EXPLANATORY_FACT_TYPE,
    LINK,
    STANDARD_ARCROLES,
    STANDARD_ROLES,
    XLINK,
    QName,
)


def link_findings(
    root: etree._Element,
    shown: str,
    links: tuple[FootnoteLink, ...],
    references: tuple[RoleReference, ...],
    uses: Mapping[str, tuple[QName, ...]],
    cycles: Mapping[str, str],
) -> Iterator[Diagnostic]:
    """Every finding about the links of an instance, kind by kind. `uses` are the elements that the roles and arcroles of the
    taxonomy may be used on, `cycles` what its arcroles allow."""
    yield from _loose_ends(links)
    yield from _twice(references)
    yield from _undeclared(links, references)
    yield from _undefined(references, uses)
    yield from _misused(links, uses)
    yield from forbidden_cycles(links, cycles)
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


def _undefined(references: Iterable[RoleReference], uses: Mapping[str, object]) -> Iterator[Diagnostic]:
    """References to roles and arcroles that no schema of the taxonomy declares (sections 3.5.2.4.5 and 3.5.2.5.5). What leads
    to the registry's own declaration is right, whether the taxonomy has that schema or not."""
    for one in references:
        if (one.uri, one.href) == (ARCROLE_EXPLANATORY_FACT, EXPLANATORY_FACT_TYPE):
            continue
        if one.uri not in uses and not one.uri.startswith((STANDARD_ROLES, STANDARD_ARCROLES)):
            element, section = ("arcroleRef", "3.5.2.5.5") if one.arcrole else ("roleRef", "3.5.2.4.5")
            message, help = f"No schema of the taxonomy declares {one.uri}", f"Correct the URI, or the href of the {element}."
            yield error(f"xbrl.{section}:{element}NotDefined", message, one.span, help=help, spec=f"XBRL 2.1 section {section}")


def _misused(links: Iterable[FootnoteLink], uses: Mapping[str, tuple[QName, ...]]) -> Iterator[Diagnostic]:
    """Roles and arcroles used on elements that their declarations don't name (sections 5.1.3.4 and 5.1.4.5)."""
    for link in links:
        used = [(link.span, link.role, "footnoteLink"), *((one.span, one.role, "footnote") for one in link.resources)]
        used += [(arc.span, arc.arcrole, "footnoteArc") for arc in link.arcs]
        for span, uri, element in used:
            if uri in uses and QName(LINK, element) not in uses[uri]:
                message, help = f"{uri} is not for use on {element}", f"Add {element} to its usedOn, or use another."
                what, section = ("Arcrole", "5.1.4.5") if element == "footnoteArc" else ("Role", "5.1.3.4")
                yield error(f"xbrl.{section}:cust{what}UsedOn", message, span, help=help, spec=f"XBRL 2.1 section {section}")


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
