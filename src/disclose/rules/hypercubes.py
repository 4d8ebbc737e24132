"""XBRL Dimensions 1.0 section 3.1.1: combinations of dimensions that the hypercubes of the taxonomy allow, and, in projects of
our own, figures that no hypercube restricts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclose.model import Dimensions, ExplicitMember, Fact, Member
from disclose.names import QName
from disclose.rules.index import sharing
from disclose.rules.rule import Finding
from disclose.rules.subject import Subject
from disclose.rules.wording import about, labelled, named, place_of
from disclose.taxonomy.hypercube import SCENARIO, SEGMENT, Fault, Misfit, Placement, placement_of

_MOST_LISTED = 12


def dimensions_not_allowed(subject: Subject) -> Iterator[Finding]:
    """A fact's dimensions are not a combination that the taxonomy allows for its concept.

    Why: the hypercubes say which breakdowns a line has. A figure outside all of them appears in no table, and a filing with
    one is invalid.

    Example: `Revenue` by `RegionAxis`, where the statement breaks revenue down by `BusinessAxis` only.

    Instead: report the figure in a breakdown that exists, or give the statement's hypercube the axis or the member.
    """
    items = {concept.qname: subject.dimensions.signature(concept.qname) for concept, _ in subject.reported}
    for (dimensions, placement), facts in _alike(subject):
        if not all(_is_well_formed(subject, *pair) for pair in dimensions):
            continue
        # primary items with the same hypercubes are judged together: the cost is one verdict for each context, not for each
        # fact
        groups: dict[int, list[Fact]] = {}
        for fact in facts:
            signature = items.get(fact.aspects.concept)
            if signature is not None:
                groups.setdefault(signature, []).append(fact)
        for group in groups.values():
            misfits = subject.dimensions.misfits(group[0].aspects.concept, dimensions, placement)
            if misfits:
                nearest = _nearest(misfits)
                for fact in group:
                    message = _reason(subject, fact, nearest[0])
                    details = tuple(f"also: {_reason(subject, fact, misfit)}" for misfit in nearest[1:])
                    yield Finding(message, fact.span, _choices(subject, nearest[0]), details)


def breakdown_of_what_no_hypercube_covers(subject: Subject) -> Iterator[Finding]:
    """A figure is broken down, and no hypercube of the taxonomy has its concept.

    Why: XBRL allows it, as what no hypercube covers is restricted by none. But then nothing says which breakdowns the line has,
    the figure stands in no table, and a slip in the member stays unseen.

    Example: `Revenue` by `BusinessAxis`, where no statement with `Revenue` has a `hypercube`.

    Instead: give a statement that lists the concept a `hypercube` with the dimension, or leave the member's cell empty.
    """
    for concept, facts in subject.reported if subject.own else ():
        cubes = (cube for group in subject.dimensions.hypercubes(concept.qname).values() for cube in group)
        if all(cube.excluding for cube in cubes):
            for fact in facts:
                if fact.aspects.dimensions:
                    message = f"{about(subject, fact)} is broken down, and no hypercube of the taxonomy covers it"
                    help = "Give a statement that lists it a hypercube with the dimension, or leave the member out."
                    yield Finding(message, fact.span, help)


def _alike(subject: Subject) -> Iterable[tuple[tuple[Dimensions, Placement | None], list[Fact]]]:
    """Facts with the same dimensions in the same places."""
    found: dict[tuple[Dimensions, Placement | None], list[Fact]] = {}
    for context, facts in sharing(subject.index.facts, lambda fact: fact.context):
        if context is not None:
            found.setdefault((context.dimensions, placement_of(context)), []).extend(facts)
            continue
        for dimensions, same in sharing(facts, lambda fact: fact.aspects.dimensions):
            found.setdefault((dimensions, None), []).extend(same)
    return found.items()


def _is_well_formed(subject: Subject, dimension: QName, member: Member) -> bool:
    """Whether a dimension and its member exist and are of one kind; if not, another rule says so."""
    if isinstance(member, ExplicitMember):
        return subject.dimensions.is_typed(dimension) is False and subject.taxonomy.declares(member.member)
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
    if misfit.fault is Fault.MISPLACED:
        return (
            f"{about(subject, fact)} has its {dimension} in the {_other(misfit)}, not in the {misfit.hypercube.context_element}"
        )
    if misfit.fault is Fault.OTHER_CONTENT:
        where = misfit.hypercube.context_element or "context"
        return f"The {where} of {about(subject, fact)} holds something besides dimensions"
    if misfit.fault is Fault.UNEXPECTED:
        return f"{item} is not broken down by {dimension}"
    if misfit.fault is Fault.NOT_USABLE:
        return f"{member} is a heading in {dimension} and has no figures of its own"
    if misfit.fault is Fault.NOT_A_MEMBER:
        return f"{member} is not a member of {dimension} for {item}"
    return f"{item} {place_of(subject, fact)} is a combination that the taxonomy excludes"


def _other(misfit: Misfit) -> str:
    """The context element that the hypercube does not look at."""
    return SCENARIO if misfit.hypercube.context_element == SEGMENT else SEGMENT


def _choices(subject: Subject, misfit: Misfit) -> str:
    """What would be allowed instead."""
    hypercube = misfit.hypercube
    if misfit.fault is Fault.MISPLACED:
        return f"Move the dimension from the {_other(misfit)} to the {hypercube.context_element}."
    if misfit.fault is Fault.OTHER_CONTENT:
        return "The hypercube is closed: leave out whatever is no dimension."
    if misfit.fault is Fault.UNEXPECTED:
        axes = ", ".join(labelled(subject, dimension) for dimension, _ in hypercube.dimensions)
        return f"It is broken down by {axes}." if axes else "It is not broken down at all."
    roles = [role for dimension, role in hypercube.dimensions if dimension == misfit.dimension]
    if misfit.dimension is None or not roles or subject.dimensions.is_typed(misfit.dimension):
        return "Report it without the combination." if misfit.fault is Fault.EXCLUDED else "Say which one."
    usable = sorted(labelled(subject, member) for member in subject.dimensions.domain(misfit.dimension, roles[0]).usable)
    more = ", …" if len(usable) > _MOST_LISTED else ""
    return f"Members are {', '.join(usable[:_MOST_LISTED])}{more}." if usable else "The dimension has no members here."
