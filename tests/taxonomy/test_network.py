"""Networks: children by order, roots, and walks that end."""

from __future__ import annotations

from decimal import Decimal

from disclose.names import QName
from disclose.taxonomy import Network, Relationship


def name(local: str) -> QName:
    return QName("n", local)


def network(*arcs: tuple[str, str, str]) -> Network:
    return Network("arcrole", "role", tuple(Relationship(name(a), name(b), Decimal(order)) for a, b, order in arcs))


def test_children_are_in_order_and_ties_in_document_order() -> None:
    found = network(("A", "C", "2"), ("A", "D", "1.5"), ("A", "E", "2"), ("A", "B", "-1")).children(name("A"))
    assert [relationship.target.local for relationship in found] == ["B", "D", "C", "E"]


def test_roots_and_parents() -> None:
    tree = network(("B", "C", "1"), ("A", "B", "1"), ("X", "C", "1"))
    assert tree.roots == (name("A"), name("X"))
    assert tree.sources == (name("B"), name("A"), name("X"))
    assert [relationship.source.local for relationship in tree.parents(name("C"))] == ["B", "X"]
    assert tree.children(name("C")) == ()


def test_a_walk_is_in_reading_order() -> None:
    tree = network(("A", "C", "2"), ("A", "B", "1"), ("B", "D", "1"))
    assert [(depth, concept.local) for depth, concept, _ in tree.walk()] == [(0, "A"), (1, "B"), (2, "D"), (1, "C")]
    assert [arrived.source.local if arrived else None for _, _, arrived in tree.walk()] == [None, "A", "B", "A"]


def test_a_walk_of_a_circle_ends() -> None:
    tree = network(("A", "B", "1"), ("B", "C", "1"), ("C", "B", "1"))
    assert [concept.local for _, concept, _ in tree.walk()] == ["A", "B", "C", "B"]


def test_equality_is_of_relationships() -> None:
    assert network(("A", "B", "1")) == network(("A", "B", "1.0"))
    assert network(("A", "B", "1")) != network(("A", "B", "2"))
