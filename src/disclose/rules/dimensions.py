"""XBRL Dimensions 1.0: members that exist, in dimensions that exist, in combinations that the taxonomy allows.

A dimension named twice in one context can't be held by the model; the readers report it.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclose.model import ExplicitMember, Fact, Member, TypedMember
from disclose.names import QName
from disclose.rules.index import sharing
from disclose.rules.rule import Finding, spans_of
from disclose.rules.subject import Subject
from disclose.rules.wording import about, labelled, named, place_of
from disclose.taxonomy import Role
from disclose.taxonomy.dimensions import Fault, Misfit

_MOST_RELATED = 9
_MOST_LISTED = 12


def _members(subject: Subject) -> Iterator[tuple[QName, Member, list[Fact]]]:
    """Every distinct pair of a dimension and a member, with the facts that report it."""
    pairs: dict[tuple[QName, Member], list[Fact]] = {}
    for dimensions, facts in sharing(subject.index.facts, lambda fact: fact.aspects.dimensions):
        for pair in dimensions:
            pairs.setdefault(pair, []).extend(facts)
    for (dimension, member), facts in pairs.items():
        yield dimension, member, facts


def _finding(message: str, facts: list[Fact], help: str) -> Finding:
    """One finding for all facts that share a member, at the first of them."""
    others = spans_of(*(fact.span for fact in facts[: _MOST_RELATED + 1]))
    return Finding(message, facts[0].span, help, related=tuple(span for span in others if span != facts[0].span))


def member_that_does_not_exist(subject: Subject) -> Iterator[Finding]:
    """An explicit dimension names a member that the taxonomy does not declare.

    Why: the member's label and place in the breakdown come from its declaration.

    Example: `GenerativeAiMember`, where the taxonomy declares `GenerativeAIMember`.

    Instead: use the declared member, or declare the new one under `members` and place it in its dimension.
    """
    for dimension, member, facts in _members(subject):
        if isinstance(member, ExplicitMember):
            concept = subject.taxonomy.concepts.get(member.member)
            if concept is None or concept.role is not Role.ITEM:
                shown = subject.taxonomy.display_name(member.member)
                message = f"The taxonomy declares no member {shown}, reported in {named(subject, dimension)}"
                yield _finding(message, facts, "Check the spelling, or declare the member.")


def member_of_no_explicit_dimension(subject: Subject) -> Iterator[Finding]:
    """A member is given to something that is not an explicit dimension.

    Why: a breakdown by a thing that is no dimension can't be read by anybody.

    Example: a member of `Revenue`, which is an item, or of a typed dimension, which takes values and not members.

    Instead: name the explicit dimension the member belongs to.
    """
    for dimension, member, facts in _members(subject):
        if isinstance(member, ExplicitMember) and subject.dimensions.is_typed(dimension) is not False:
            message = f"{named(subject, dimension)} is not an explicit dimension and can't take {named(subject, member.member)}"
            yield _finding(message, facts, "Name a dimension that the taxonomy declares with members.")


def value_of_no_typed_dimension(subject: Subject) -> Iterator[Finding]:
    """A typed value is given to something that is not a typed dimension.

    Why: an explicit dimension takes declared members only, so that every value has a label and a place.

    Example: the text `Cloud` in `BusinessAxis`, a dimension whose members are declared.

    Instead: name one of the dimension's members, or use a typed dimension.
    """
    for dimension, member, facts in _members(subject):
        if isinstance(member, TypedMember) and subject.dimensions.is_typed(dimension) is not True:
            message = f"{named(subject, dimension)} is not a typed dimension and can't take the value {member}"
            yield _finding(message, facts, "Name one of its members, or a typed dimension.")


def wrong_element_in_typed_dimension(subject: Subject) -> Iterator[Finding]:
    """The value of a typed dimension is not the element that the dimension declares.

    Why: the declared element carries the type that its values must have.

    Example: a context with `<ar:Version>` where the dimension's domain is `<ar:ModelVersion>`.

    Instead: write the value in the declared element.
    """
    for dimension, member, facts in _members(subject):
        concept = subject.taxonomy.concepts.get(dimension)
        if isinstance(member, TypedMember) and concept is not None and concept.typed_domain not in (None, member.element):
            declared = concept.typed_domain.local if concept.typed_domain is not None else ""
            message = f"{named(subject, dimension)} takes the element {declared}, not {member.element.local}"
            yield _finding(message, facts, f"Write the value {member} in {declared}.")


def default_member_reported(subject: Subject) -> Iterator[Finding]:
    """A fact names the default member of a dimension.

    Why: the whole is reported without the dimension. Named as well, the same figure would exist twice under two names.

    Example: total revenue in a row whose `BusinessAxis` is `AllBusinessesMember`, the dimension's default.

    Instead: leave the dimension's cell empty for the whole.
    """
    for dimension, member, facts in _members(subject):
        if isinstance(member, ExplicitMember) and subject.taxonomy.defaults.get(dimension) == member.member:
            shown = named(subject, member.member)
            message = f"{shown} is the default of {named(subject, dimension)}, which stands for the whole and is never named"
            yield _finding(message, facts, "Leave the dimension empty.")


def dimensions_not_allowed(subject: Subject) -> Iterator[Finding]:
    """A fact's dimensions are not a combination that the taxonomy allows for its concept.

    Why: the hypercubes say which breakdowns a line has. A figure outside all of them appears in no table, and a filing with
    one is invalid.

    Example: `Revenue` by `RegionAxis`, where the statement breaks revenue down by `BusinessAxis` only.

    Instead: report the figure in a breakdown that exists, or give the statement's hypercube the axis or the member.
    """
    # primary items with the same hypercubes are judged together: the cost is one verdict for each context, not for each fact
    items = {concept.qname: subject.dimensions.signature(concept.qname) for concept, _ in subject.reported}
    for dimensions, facts in sharing(subject.index.facts, lambda fact: fact.aspects.dimensions):
        alike: dict[int, list[Fact]] = {}
        for fact in facts:
            signature = items.get(fact.aspects.concept)
            if signature is not None:
                alike.setdefault(signature, []).append(fact)
        for group in alike.values():
            misfits = subject.dimensions.misfits(group[0].aspects.concept, dimensions)
            if misfits and all(_is_well_formed(subject, *pair) for pair in dimensions):
                nearest = _nearest(misfits)
                for fact in group:
                    message = _reason(subject, fact, nearest[0])
                    details = tuple(f"also: {_reason(subject, fact, misfit)}" for misfit in nearest[1:])
                    yield Finding(message, fact.span, _choices(subject, nearest[0]), details)


def _is_well_formed(subject: Subject, dimension: QName, member: Member) -> bool:
    """Whether a dimension and its member exist and are of one kind; if not, another rule says so."""
    if isinstance(member, ExplicitMember):
        return subject.dimensions.is_typed(dimension) is False and member.member in subject.taxonomy.concepts
    return subject.dimensions.is_typed(dimension) is True


def _nearest(misfits: tuple[Misfit, ...]) -> list[Misfit]:
    """The misfits of the link role that the fact comes closest to satisfying."""
    by_role: dict[str, list[Misfit]] = {}
    for misfit in misfits:
        by_role.setdefault(misfit.hypercube.role, []).append(misfit)
    return min(by_role.values(), key=len)


def _reason(subject: Subject, fact: Fact, misfit: Misfit) -> str:
    item = named(subject, fact.aspects.concept)
    dimension = named(subject, misfit.dimension) if misfit.dimension is not None else ""
    member = ""
    if isinstance(misfit.member, ExplicitMember):
        member = named(subject, misfit.member.member)
    if misfit.fault is Fault.MISSING:
        return f"{about(subject, fact)} does not say which {dimension} it is about"
    if misfit.fault is Fault.UNEXPECTED:
        return f"{item} is not broken down by {dimension}"
    if misfit.fault is Fault.NOT_USABLE:
        return f"{member} is a heading in {dimension} and has no figures of its own"
    if misfit.fault is Fault.NOT_A_MEMBER:
        return f"{member} is not a member of {dimension} for {item}"
    return f"{item} {place_of(subject, fact)} is a combination that the taxonomy excludes"


def _choices(subject: Subject, misfit: Misfit) -> str:
    """What would be allowed instead."""
    hypercube = misfit.hypercube
    if misfit.fault is Fault.UNEXPECTED:
        axes = ", ".join(labelled(subject, dimension) for dimension, _ in hypercube.dimensions)
        return f"It is broken down by {axes}." if axes else "It is not broken down at all."
    roles = [role for dimension, role in hypercube.dimensions if dimension == misfit.dimension]
    if misfit.dimension is None or not roles or subject.dimensions.is_typed(misfit.dimension):
        return "Report it without the combination." if misfit.fault is Fault.EXCLUDED else "Say which one."
    usable = sorted(labelled(subject, member) for member in subject.dimensions.domain(misfit.dimension, roles[0]).usable)
    more = ", …" if len(usable) > _MOST_LISTED else ""
    return f"Members are {', '.join(usable[:_MOST_LISTED])}{more}." if usable else "The dimension has no members here."
