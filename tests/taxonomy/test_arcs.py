"""Relationships are found by their concepts, across link roles, in the order of networks and of the document."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclose.names import QName
from disclose.taxonomy import Concept, DataType, ItemKind, Network, Relationship, Taxonomy
from disclose.taxonomy.arcs import ListedArcs


def name(local: str) -> QName:
    return QName("n", local)


def network(role: str, *arcs: tuple[str, str], arcrole: str = "a") -> Network:
    return Network(arcrole, role, tuple(Relationship(name(one), name(other), Decimal(2)) for one, other in arcs))


NETWORKS = (network("r1", ("A", "C"), ("A", "B")), network("r2", ("B", "C"), ("A", "B")))


def brief(found: object) -> list[str]:
    assert isinstance(found, list | tuple)
    return [f"{role} {arc.source.local}{arc.target.local}" for role, arc in found]


def test_relationships_are_found_from_either_end() -> None:
    arcs = ListedArcs(NETWORKS)
    assert brief(arcs.leaving(name("A"))) == ["r1 AC", "r1 AB", "r2 AB"]
    assert brief(arcs.arriving(name("C"))) == ["r1 AC", "r2 BC"]
    assert arcs.leaving(name("C")) == ()
    assert [arcs.involves(name(local)) for local in "ABCD"] == [True, True, True, False]


def test_types_are_those_of_declared_concepts() -> None:
    kinds = [DataType(name(kind.value), kind) for kind in (ItemKind.MONETARY, ItemKind.STRING, ItemKind.DATE)]
    concepts = {name(local): Concept(name(local), kinds[number]) for number, local in enumerate(("A", "B", "D"))}
    assert {one.kind for one in ListedArcs(NETWORKS).types(concepts)} == {ItemKind.MONETARY, ItemKind.STRING}


@pytest.mark.parametrize(("again", "repeated"), [(("A", "C"), True), (("C", "A"), False)])
def test_repetition_is_within_a_network(again: tuple[str, str], repeated: bool) -> None:
    assert not ListedArcs(NETWORKS).repeated
    assert ListedArcs((*NETWORKS, network("r3", ("A", "C"), again))).repeated is repeated


def test_a_taxonomy_gives_those_of_an_arcrole() -> None:
    kept = {(one.arcrole, one.role): one for one in (*NETWORKS, network("r1", ("A", "D"), arcrole="b"))}
    taxonomy = Taxonomy("n", "p", "s.xsd", {}, networks=kept)
    assert brief(taxonomy.arcs("b").leaving(name("A"))) == ["r1 AD"]
    assert taxonomy.arcs("a") is taxonomy.arcs("a")
    assert taxonomy.arcs("none").leaving(name("A")) == ()
