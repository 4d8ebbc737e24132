"""XBRL Dimensions 1.0 section 3.1: members that exist, in dimensions that exist and are of their kind.

Contexts are judged whether or not a fact uses them. A dimension named twice in one context can't be held by the model; the
readers report it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from disclose.diagnostics import Span
from disclose.model import ExplicitMember, Member, TypedMember
from disclose.names import QName
from disclose.rules.rule import Finding, spans_of
from disclose.rules.subject import Subject
from disclose.rules.wording import named

_MOST_RELATED = 9


Places = list[Span | None]


def _members(subject: Subject) -> Iterator[tuple[QName, Member, Places]]:
    """Every distinct pair of a dimension and a member, with the contexts that hold it; where there are none, with the facts
    that report it."""
    pairs: dict[tuple[QName, Member], Places] = {}
    for context in subject.report.contexts:
        for pair in context.dimensions:
            pairs.setdefault(pair, []).append(context.span)
    for dimensions, facts in subject.index.by_dimensions:
        without = [*islice((fact.span for fact in facts if fact.context is None), _MOST_RELATED + 1)]
        for pair in dimensions if without else ():
            pairs.setdefault(pair, []).extend(without)
    for (dimension, member), places in pairs.items():
        yield dimension, member, places


def _finding(message: str, places: Places, help: str) -> Finding:
    """One finding for all that share a member, at the first of them."""
    others = spans_of(*places[: _MOST_RELATED + 1])
    return Finding(message, places[0], help, related=tuple(span for span in others if span != places[0]))


def member_that_does_not_exist(subject: Subject) -> Iterator[Finding]:
    """An explicit dimension names a member that no schema of the taxonomy declares.

    Why: the member's label and place in the breakdown come from its declaration.

    Example: `GenerativeAiMember`, where the taxonomy declares `GenerativeAIMember`.

    Instead: use the declared member, or declare the new one under `members` and place it in its dimension.
    """
    for dimension, member, places in _members(subject):
        # any global element will do: whether it belongs to the dimension's domain is asked by the hypercubes
        if isinstance(member, ExplicitMember) and not subject.taxonomy.declares(member.member):
            shown = subject.taxonomy.display_name(member.member)
            message = f"The taxonomy declares no member {shown}, reported in {named(subject, dimension)}"
            yield _finding(message, places, "Check the spelling, or declare the member.")


def member_of_no_explicit_dimension(subject: Subject) -> Iterator[Finding]:
    """A member is given to something that is not an explicit dimension.

    Why: a breakdown by a thing that is no dimension can't be read by anybody.

    Example: a member of `Revenue`, which is an item, or of a typed dimension, which takes values and not members.

    Instead: name the explicit dimension the member belongs to.
    """
    for dimension, member, places in _members(subject):
        if isinstance(member, ExplicitMember) and subject.dimensions.is_typed(dimension) is not False:
            message = f"{named(subject, dimension)} is not an explicit dimension and can't take {named(subject, member.member)}"
            yield _finding(message, places, "Name a dimension that the taxonomy declares with members.")


def value_of_no_typed_dimension(subject: Subject) -> Iterator[Finding]:
    """A typed value is given to something that is not a typed dimension.

    Why: an explicit dimension takes declared members only, so that every value has a label and a place.

    Example: the text `Cloud` in `BusinessAxis`, a dimension whose members are declared.

    Instead: name one of the dimension's members, or use a typed dimension.
    """
    for dimension, member, places in _members(subject):
        if isinstance(member, TypedMember) and subject.dimensions.is_typed(dimension) is not True:
            message = f"{named(subject, dimension)} is not a typed dimension and can't take the value {member}"
            yield _finding(message, places, "Name one of its members, or a typed dimension.")


def wrong_element_in_typed_dimension(subject: Subject) -> Iterator[Finding]:
    """The value of a typed dimension is not the element that the dimension declares.

    Why: the declared element carries the type that its values must have.

    Example: a context with `<ar:Version>` where the dimension's domain is `<ar:ModelVersion>`.

    Instead: write the value in the declared element.
    """
    for dimension, member, places in _members(subject):
        concept = subject.taxonomy.concepts.get(dimension)
        if isinstance(member, TypedMember) and concept is not None and concept.typed_domain not in (None, member.element):
            declared = concept.typed_domain.local if concept.typed_domain is not None else ""
            message = f"{named(subject, dimension)} takes the element {declared}, not {member.element.local}"
            yield _finding(message, places, f"Write the value {member} in {declared}.")


def default_member_reported(subject: Subject) -> Iterator[Finding]:
    """A fact names the default member of a dimension.

    Why: the whole is reported without the dimension. Named as well, the same figure would exist twice under two names.

    Example: total revenue in a row whose `BusinessAxis` is `AllBusinessesMember`, the dimension's default.

    Instead: leave the dimension's cell empty for the whole.
    """
    for dimension, member, places in _members(subject):
        if isinstance(member, ExplicitMember) and subject.taxonomy.defaults.get(dimension) == member.member:
            shown = named(subject, member.member)
            message = f"{shown} is the default of {named(subject, dimension)}, which stands for the whole and is never named"
            yield _finding(message, places, "Leave the dimension empty.")
