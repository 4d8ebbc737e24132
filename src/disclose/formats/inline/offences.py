"""Findings on Inline XBRL, with the codes that its processors share: the section on the element, and a name."""

from __future__ import annotations

from collections.abc import Iterable

from disclose.diagnostics import Diagnostic, Span, error
from disclose.formats.inline.elements import Element

_CHAPTERS = {
    "continuation": 4,
    "exclude": 5,
    "footnote": 6,
    "header": 8,
    "hidden": 9,
    "nonFraction": 10,
    "nonNumeric": 11,
    "references": 12,
    "relationship": 13,
    "resources": 14,
    "tuple": 15,
}


CODES: frozenset[str] = frozenset(
    [
        "ix11.4.1.1:ancestorNodeDisallowed",
        "ix11.4.1.2:continuationChainNested",
        "ix11.4.1.2:continuationCycle",
        "ix11.4.1.2:continuationMissing",
        "ix11.4.1.2:continuationNotReferenced",
        "ix11.4.1.2:continuationReferences",
        "ix11.4.1.2:continuationTarget",
        "ix11.4.1.2:uniqueIxId",
        "ix11.5.1.1:excludeMisplaced",
        "ix11.6.1.2:continuationChainNested",
        "ix11.6.1.2:continuationCycle",
        "ix11.6.1.2:continuationMissing",
        "ix11.6.1.2:continuationTarget",
        "ix11.6.1.2:footnoteLang",
        "ix11.6.1.2:uniqueIxId",
        "ix11.7.1.1:transformValueError",
        "ix11.7.1.2:fractionChildren",
        "ix11.7.1.2:nilFractionChildren",
        "ix11.7.1.3:contextReference",
        "ix11.7.1.3:fractionChildAttributes",
        "ix11.7.1.3:fractionDeclaration",
        "ix11.7.1.3:fractionDescendants",
        "ix11.7.1.3:fractionTermDescendants",
        "ix11.7.1.3:fractionTermNegative",
        "ix11.7.1.3:invalidTransformation",
        "ix11.7.1.3:nestedFractionIsNil",
        "ix11.7.1.3:tupleMemberDifferentTarget",
        "ix11.7.1.3:tupleMemberOrderMissing",
        "ix11.7.1.3:tupleOrder",
        "ix11.7.1.3:tupleRefMissing",
        "ix11.7.1.3:tupleSameOrderMembersUnequal",
        "ix11.7.1.3:uniqueIxId",
        "ix11.7.1.3:unitReference",
        "ix11.8.1.3:headerMissing",
        "ix11.10.1.1:nonFraction",
        "ix11.10.1.1:nonFractionChildren",
        "ix11.10.1.1:transformValueError",
        "ix11.10.1.2:contextReference",
        "ix11.10.1.2:invalidTransformation",
        "ix11.10.1.2:nestedNonFractionIsNil",
        "ix11.10.1.2:nestedNonFractionProperties",
        "ix11.10.1.2:nonFractionChildren",
        "ix11.10.1.2:nonFractionNegative",
        "ix11.10.1.2:tupleMemberDifferentTarget",
        "ix11.10.1.2:tupleMemberOrderMissing",
        "ix11.10.1.2:tupleOrder",
        "ix11.10.1.2:tupleRefMissing",
        "ix11.10.1.2:tupleSameOrderMembersUnequal",
        "ix11.10.1.2:uniqueIxId",
        "ix11.10.1.2:unitReference",
        "ix11.11.1.1:transformValueError",
        "ix11.11.1.2:contextReference",
        "ix11.11.1.2:continuationChainNested",
        "ix11.11.1.2:continuationCycle",
        "ix11.11.1.2:continuationMissing",
        "ix11.11.1.2:continuationTarget",
        "ix11.11.1.2:invalidTransformation",
        "ix11.11.1.2:tupleMemberDifferentTarget",
        "ix11.11.1.2:tupleMemberOrderMissing",
        "ix11.11.1.2:tupleOrder",
        "ix11.11.1.2:tupleRefMissing",
        "ix11.11.1.2:tupleSameOrderMembersUnequal",
        "ix11.11.1.2:uniqueIxId",
        "ix11.12.1.1:qualifiedAttributeDisallowed",
        "ix11.12.1.2:missingReferenceTargets",
        "ix11.12.1.2:missingReferences",
        "ix11.12.1.2:referencesAttributeDuplication",
        "ix11.12.1.2:referencesIdDuplication",
        "ix11.12.1.2:referencesNamespacePrefixConflict",
        "ix11.12.1.2:referencesTargetId",
        "ix11.13.1.2:relationshipFromRef",
        "ix11.13.1.2:relationshipFromToMatch",
        "ix11.13.1.2:relationshipReferencesMixed",
        "ix11.13.1.2:relationshipToRef",
        "ix11.14.1.2:missingResources",
        "ix11.14.1.2:resourceIdDuplication",
        "ix11.15.1.2:tupleContent",
        "ix11.15.1.2:tupleID",
        "ix11.15.1.2:tupleIdDuplication",
        "ix11.15.1.2:tupleMemberDifferentTarget",
        "ix11.15.1.2:tupleMemberOrderMissing",
        "ix11.15.1.2:tupleNestingCycle",
        "ix11.15.1.2:tupleNilContent",
        "ix11.15.1.2:tupleOrder",
        "ix11.15.1.2:tupleRefMissing",
        "ix11.15.1.2:tupleSameOrderMembersUnequal",
        "ix11.15.1.2:uniqueIxId",
    ]
)
"""Every code that an offence has."""


def section(kind: str, *, syntax: bool = False) -> str:
    """The section of Inline XBRL 1.1 with the constraints on an element: on its `syntax`, or on what it refers to."""
    if kind in ("fraction", "numerator", "denominator"):
        return ("7.1.2" if kind == "fraction" else "7.1.1") if syntax else "7.1.3"
    if kind == "header":
        return "8.1.1" if syntax else "8.1.3"
    return f"{_CHAPTERS[kind]}.1.{1 if syntax else 2}"


def offence(
    kind: str,
    name: str,
    message: str,
    span: Span | None,
    help: str | None = None,
    *,
    syntax: bool = False,
    related: Iterable[Span] = (),
) -> Diagnostic:
    """An offence against the constraints on a kind of element."""
    number = section(kind, syntax=syntax)
    code = f"ix11.{number}:{name}"
    assert code in CODES, f"{code} is in no table"
    return error(code, message, span, help=help, related=related, spec=f"Inline XBRL 1.1 section {number}")


def called(element: Element) -> str:
    """What to call an element in a message: its concept where it has one."""
    name = element.tagging.concept
    if name is not None:
        return name.local
    return element.get("name") or (f"The {element.kind} {element.id}" if element.id else f"A {element.kind}")
