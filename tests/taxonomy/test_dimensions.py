"""Dimensional validity on taxonomies of a few arcs."""

from __future__ import annotations

import pytest

from disclose.model import Context, Dimensions, Entity, ExplicitMember, OtherContent, Period, TypedMember
from disclose.names import (
    ARCROLE_ALL,
    ARCROLE_DIMENSION_DOMAIN,
    ARCROLE_DOMAIN_MEMBER,
    ARCROLE_HYPERCUBE_DIMENSION,
    ARCROLE_NOT_ALL,
    QName,
)
from disclose.taxonomy import Concept, DataType, ItemKind, Network, Relationship, Role, Taxonomy
from disclose.taxonomy.dimensions import DimensionIndex
from disclose.taxonomy.hypercube import Fault, Placement, placement_of

ARCROLES = {
    "all": ARCROLE_ALL,
    "notAll": ARCROLE_NOT_ALL,
    "dimension": ARCROLE_HYPERCUBE_DIMENSION,
    "domain": ARCROLE_DIMENSION_DOMAIN,
    "member": ARCROLE_DOMAIN_MEMBER,
}
STRING = DataType(None, ItemKind.STRING)


def name(local: str) -> QName:
    return QName("urn:t", local)


def index(*arcs: str, defaults: dict[str, str] | None = None) -> DimensionIndex:
    """An index from lines such as ``role: Item all Cube`` with the words closed, unusable, ``>role`` and ``@segment`` after
    them.

    Names ending in Axis are explicit dimensions, in Typed typed ones.
    """
    networks: dict[tuple[str, str], list[Relationship]] = {}
    names: set[QName] = set()
    for line in arcs:
        role, _, rest = line.partition(": ")
        source, kind, target, *words = rest.split()
        goes_to = [word[1:] for word in words if word.startswith(">")]
        looks_at = [word[1:] for word in words if word.startswith("@")]
        relationship = Relationship(
            name(source),
            name(target),
            target_role=goes_to[0] if goes_to else None,
            context_element=looks_at[0] if looks_at else None,
            closed="closed" in words,
            usable="unusable" not in words,
        )
        networks.setdefault((ARCROLES[kind], role), []).append(relationship)
        names |= {relationship.source, relationship.target}
    concepts = {
        one: Concept(
            one,
            STRING,
            role=Role.DIMENSION if one.local.endswith(("Axis", "Typed")) else Role.ITEM,
            typed_domain=name("domain") if one.local.endswith("Typed") else None,
        )
        for one in names
    }
    return DimensionIndex(
        Taxonomy(
            "urn:t",
            "t",
            "t.xsd",
            concepts,
            networks={key: Network(*key, tuple(group)) for key, group in networks.items()},
            defaults={name(axis): name(member) for axis, member in (defaults or {}).items()},
        )
    )


def dims(**members: str) -> Dimensions:
    return tuple(
        (name(axis), TypedMember(name("domain"), member) if axis.endswith("Typed") else ExplicitMember(name(member)))
        for axis, member in sorted(members.items())
    )


def faults(
    index: DimensionIndex, item: str, dimensions: Dimensions = (), placement: Placement | None = None
) -> list[tuple[Fault, str | None]]:
    misfits = index.misfits(name(item), dimensions, placement)
    return [(misfit.fault, misfit.dimension.local if misfit.dimension is not None else None) for misfit in misfits]


SEGMENTS = (
    "r: Lines all Table closed",
    "r: Lines member Revenue",
    "r: Table dimension BusinessAxis",
    "r: BusinessAxis domain AllMember",
    "r: AllMember member CloudMember",
    "r: AllMember member HeadingMember unusable",
)


def test_an_item_without_hypercube_may_have_any_dimension() -> None:
    assert faults(index(*SEGMENTS), "Employees", dims(RegionAxis="Europe")) == []


def test_an_item_inherits_the_hypercube_of_its_ancestor() -> None:
    assert set(index(*SEGMENTS).hypercubes(name("Revenue"))) == {"r"}
    assert faults(index(*SEGMENTS), "Revenue", dims(BusinessAxis="CloudMember")) == []


def test_a_dimension_that_is_absent_and_has_no_default_is_missing() -> None:
    assert faults(index(*SEGMENTS), "Revenue") == [(Fault.MISSING, "BusinessAxis")]


def test_a_default_stands_for_an_absent_dimension() -> None:
    assert faults(index(*SEGMENTS, defaults={"BusinessAxis": "AllMember"}), "Revenue") == []


def test_a_default_outside_the_domain_does_not() -> None:
    stray = index(*SEGMENTS, defaults={"BusinessAxis": "StrayMember"})
    assert faults(stray, "Revenue") == [(Fault.NOT_A_MEMBER, "BusinessAxis")]


def test_a_stranger_is_not_a_member() -> None:
    assert faults(index(*SEGMENTS), "Revenue", dims(BusinessAxis="MarsMember")) == [(Fault.NOT_A_MEMBER, "BusinessAxis")]


def test_a_heading_is_not_usable() -> None:
    assert faults(index(*SEGMENTS), "Revenue", dims(BusinessAxis="HeadingMember")) == [(Fault.NOT_USABLE, "BusinessAxis")]


def test_one_unusable_arc_makes_a_member_unusable() -> None:
    twice = index(*SEGMENTS, "r: CloudMember member HeadingMember")
    assert faults(twice, "Revenue", dims(BusinessAxis="HeadingMember")) == [(Fault.NOT_USABLE, "BusinessAxis")]


def test_a_closed_hypercube_allows_no_further_dimension() -> None:
    both = dims(BusinessAxis="CloudMember", RegionAxis="Europe")
    assert faults(index(*SEGMENTS), "Revenue", both) == [(Fault.UNEXPECTED, "RegionAxis")]
    assert faults(index(*(line.removesuffix(" closed") for line in SEGMENTS)), "Revenue", both) == []


def test_a_closed_hypercube_without_dimensions_allows_none() -> None:
    empty = index("r: Revenue all Table closed")
    assert faults(empty, "Revenue") == []
    assert faults(empty, "Revenue", dims(RegionAxis="Europe")) == [(Fault.UNEXPECTED, "RegionAxis")]


def test_one_link_role_that_allows_is_enough() -> None:
    assert faults(index(*SEGMENTS, "whole: Revenue all Plain closed"), "Revenue") == []


def test_all_hypercubes_of_a_link_role_must_be_satisfied() -> None:
    two = index(*SEGMENTS, "r: Revenue all Other", "r: Other dimension RegionAxis", "r: RegionAxis domain Europe")
    assert faults(two, "Revenue", dims(BusinessAxis="CloudMember")) == [(Fault.MISSING, "RegionAxis")]


IN_SEGMENT = ("r: Lines all Table closed @segment", *SEGMENTS[1:])
CLOUD = dims(BusinessAxis="CloudMember")
SEGMENT = Placement(frozenset({name("BusinessAxis")}))


def test_a_hypercube_looks_at_its_own_context_element() -> None:
    assert faults(index(*IN_SEGMENT), "Revenue", CLOUD, SEGMENT) == []
    assert faults(index(*IN_SEGMENT), "Revenue", CLOUD, Placement()) == [(Fault.MISPLACED, "BusinessAxis")]
    assert faults(index(*IN_SEGMENT), "Revenue", CLOUD) == [], "nobody says where it stands"


def test_what_stands_elsewhere_leaves_the_default_in_force() -> None:
    with_default = index(*IN_SEGMENT, defaults={"BusinessAxis": "AllMember"})
    assert faults(with_default, "Revenue", CLOUD, Placement()) == []


def test_a_closed_hypercube_does_not_look_into_the_other_context_element() -> None:
    both = dims(BusinessAxis="CloudMember", RegionAxis="Europe")
    assert faults(index(*IN_SEGMENT), "Revenue", both, SEGMENT) == []
    wide = Placement(frozenset({name("BusinessAxis"), name("RegionAxis")}))
    assert faults(index(*IN_SEGMENT), "Revenue", both, wide) == [(Fault.UNEXPECTED, "RegionAxis")]


@pytest.mark.parametrize(("element", "expected"), [("segment", [(Fault.OTHER_CONTENT, None)]), ("scenario", [])])
def test_a_closed_hypercube_allows_nothing_but_dimensions(element: str, expected: list[tuple[Fault, str | None]]) -> None:
    placement = Placement(SEGMENT.in_segment, frozenset({element}))
    assert faults(index(*IN_SEGMENT), "Revenue", CLOUD, placement) == expected
    opened = index(*(line.replace(" closed", "") for line in IN_SEGMENT))
    assert faults(opened, "Revenue", CLOUD, placement) == []


def test_the_placement_of_a_context() -> None:
    entity, period = Entity("urn:scheme", "1"), Period.forever()
    context = Context("c", entity, period, CLOUD, OtherContent("", "<a/>"), SEGMENT.in_segment)
    assert placement_of(context) == Placement(SEGMENT.in_segment, frozenset({"scenario"}))
    assert placement_of(Context("c", entity, period)) == Placement()


EXCLUDING = (
    *(line.removesuffix(" closed") for line in SEGMENTS),
    "r: Lines notAll Banned",
    "r: Banned dimension BusinessAxis >banned",
    "banned: BusinessAxis domain CloudMember",
)


def test_an_excluding_hypercube_must_not_be_satisfied() -> None:
    assert faults(index(*EXCLUDING), "Revenue", dims(BusinessAxis="CloudMember")) == [(Fault.EXCLUDED, None)]
    assert faults(index(*EXCLUDING), "Revenue", dims(BusinessAxis="AllMember")) == []


def test_target_roles_lead_from_arc_to_arc() -> None:
    elsewhere = index(
        "r: Lines all Table closed >cube",
        "r: Lines member Costs >lines",
        "lines: Costs member Rent",
        "cube: Table dimension BusinessAxis >axis",
        "axis: BusinessAxis domain AllMember >members",
        "members: AllMember member CloudMember",
        "axis: AllMember member MarsMember",
    )
    assert faults(elsewhere, "Costs", dims(BusinessAxis="CloudMember")) == []
    assert faults(elsewhere, "Rent", dims(BusinessAxis="MarsMember")) == [(Fault.NOT_A_MEMBER, "BusinessAxis")]


def test_an_arc_without_target_role_does_not_leave_its_link_role() -> None:
    apart = index("r: Lines all Table closed", "r: Lines member Costs", "other: Costs member Rent")
    assert apart.hypercubes(name("Rent")) == {}


def test_any_value_of_a_typed_dimension_is_a_member() -> None:
    typed = index("r: Revenue all Table", "r: Table dimension ModelTyped")
    assert faults(typed, "Revenue", dims(ModelTyped="4.0")) == []
    assert faults(typed, "Revenue") == [(Fault.MISSING, "ModelTyped")]


def test_cycles_end() -> None:
    cyclic = index(
        "r: Lines all Table",
        "r: Lines member Costs",
        "r: Costs member Lines",
        "r: Table dimension BusinessAxis",
        "r: BusinessAxis domain AllMember",
        "r: AllMember member CloudMember",
        "r: CloudMember member AllMember",
    )
    assert faults(cyclic, "Costs", dims(BusinessAxis="CloudMember")) == []


@pytest.mark.parametrize(("local", "expected"), [("BusinessAxis", False), ("ModelTyped", True), ("Revenue", None)])
def test_kinds_of_dimension(local: str, expected: bool | None) -> None:
    both = index(*SEGMENTS, "r: Table dimension ModelTyped")
    assert both.is_typed(name(local)) is expected


def test_the_parts_of_a_whole_are_the_children_of_the_default() -> None:
    parts = index(*SEGMENTS, "r: CloudMember member DeepMember", defaults={"BusinessAxis": "AllMember"})
    assert [part.local for part in parts.breakdown(name("BusinessAxis"))] == ["CloudMember"]
    assert index(*SEGMENTS).breakdown(name("BusinessAxis")) == ()


def test_the_domain_of_an_enumeration_may_leave_its_head_out() -> None:
    members = index(*SEGMENTS)
    head = name("AllMember")
    assert members.enumeration(head, "r", head_usable=False).usable == {name("CloudMember")}
    assert members.enumeration(head, "r", head_usable=True).usable == {name("CloudMember"), head}
