"""XBRL 2.1 sections 3.5.2.5 and 3.5.3.9: standard arcs and their arcroles."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.rules.dts.rule import Finding
from disclose.rules.dts.standard import ARCROLES, is_absolute
from disclose.rules.dts.subject import DtsSubject
from disclose.rules.dts.uses import Family, Use
from disclose.taxonomy.dts.nodes import Arc


def arcrole_not_absolute(subject: DtsSubject) -> Iterator[Finding]:
    """The arcrole of an arc is not an absolute URI.

    Why: arcroles are compared as texts by everyone who reads the taxonomy. A relative one would mean something else in every
    folder.

    Example: `xlink:arcrole="parent-child"`.

    Instead: write the whole URI of the arcrole.
    """
    for use in _standard_uses(subject):
        if not is_absolute(use.uri):
            message = f"The arcrole of this {use.element.local} is {use.uri!r}, which is not an absolute URI"
            yield Finding(message, use.span, "Write the whole URI of the arcrole.")


def arcrole_without_arcrole_ref(subject: DtsSubject) -> Iterator[Finding]:
    """A linkbase uses an arcrole to which it does not refer.

    Why: an arcrole that is not one of XBRL's own means what its declaration says, and the arcroleRef is how a reader of the
    linkbase finds the declaration.

    Example: a `link:definitionArc` with the arcrole domain-member, in a linkbase with no `link:arcroleRef` to it.

    Instead: add an arcroleRef that points to the arcroleType, at the beginning of the linkbase.
    """
    for use in _standard_uses(subject):
        if use.uri not in ARCROLES and is_absolute(use.uri) and not subject.uses.is_referred(use):
            message = f"This {use.element.local} has the arcrole {use.uri}, and its linkbase has no arcroleRef to it"
            yield Finding(message, use.span, "Add an arcroleRef that points to the arcroleType.")


def standard_arcrole_on_another_arc(subject: DtsSubject) -> Iterator[Finding]:
    """An arc has a standard arcrole that is for arcs of another kind.

    Why: XBRL's own arcroles have one meaning each, and software looks for each on its own arcs only.

    Example: the arcrole parent-child, on a `link:calculationArc`.

    Instead: use the arc that belongs to the arcrole, or the arcrole that belongs to the arc.
    """
    for use in _standard_uses(subject):
        wanted = ARCROLES.get(use.uri)
        if wanted is not None and wanted != use.element:
            message = f"This {use.element.local} has the standard arcrole {use.uri}, which is for {wanted.local} elements"
            yield Finding(message, use.span, f"Use a {wanted.local}, or another arcrole.")


def arcrole_on_another_element(subject: DtsSubject) -> Iterator[Finding]:
    """An arcrole is used on an arc that its declaration does not name.

    Why: the declaration says what the arcrole is for. Software that reads it on definition arcs will not look for it on
    presentation arcs.

    Example: an arcrole declared with `<link:usedOn>link:presentationArc</link:usedOn>`, on a `link:calculationArc`.

    Instead: use the arc that is named, or add a `link:usedOn` with this element to the declaration.
    """
    for use in _standard_uses(subject):
        declared = subject.dts.arcrole_types.get(use.uri)
        if declared and use.uri not in ARCROLES and use.element not in subject.used_on(use.uri):
            message = f"The arcrole {use.uri} is used on {use.element.local}, which its declaration does not name"
            help = f"Use another arc, or add a usedOn with {use.element.local} to the declaration."
            yield Finding(message, use.span, help, related=(declared[0].span,))


def arc_repeated(subject: DtsSubject) -> Iterator[Finding]:
    """Two arcs of one extended link lead from the same label to the same label.

    Why: XLink allows one arc between two labels in a link. Many programs keep only one of them, not always the same.

    Example: two `link:presentationArc` elements with `xlink:from="Assets" xlink:to="Cash"` in one link.

    Instead: remove one, or give one of the ends a second locator with a label of its own.
    """
    for link in subject.links:
        pairs: dict[tuple[str, str], Arc] = {}
        for arc in link.arcs:
            pair = (arc.start, arc.end)
            first = pairs.setdefault(pair, arc)
            if first is not arc and all(pair):
                message = f"This link already has an arc from {arc.start} to {arc.end}"
                help = "Remove one, or give one of the ends a second locator with a label of its own."
                yield Finding(message, link.source.span(arc.line), help, related=(link.source.span(first.line),))


def _standard_uses(subject: DtsSubject) -> Iterator[Use]:
    return (use for use in subject.uses.arcroles if use.family is Family.STANDARD)
