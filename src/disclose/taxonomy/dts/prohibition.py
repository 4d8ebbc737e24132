"""Which relationships of a base set remain after prohibition and overriding (XBRL 2.1 section 3.5.3.9.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from disclose.lexical import parse_boolean, parse_decimal
from disclose.names import XBRLDT, XLINK
from disclose.taxonomy.dts.document import Node, NodeRelationship
from disclose.taxonomy.dts.nodes import Arc
from disclose.taxonomy.xsd_values import FLOATING, NOT_A_NUMBER, canonical_text

_EXEMPT = frozenset({"use", "priority"})
_XLINK = f"{{{XLINK}}}"
_NUMBERS = frozenset({"order", "weight"})
_DEFAULTS: tuple[tuple[str, object], ...] = (
    ("order", Decimal(1)),
    (f"{{{XBRLDT}}}closed", False),
    (f"{{{XBRLDT}}}usable", True),
)
_BOOLEANS = frozenset({f"{{{XBRLDT}}}closed", f"{{{XBRLDT}}}usable"})


BuiltIn = Callable[[str], str | None]
"""Gives the built-in type of an attribute by its name in Clark notation; None where nobody declares it."""


def _undeclared(name: str) -> str | None:
    return None


def effective(relationships: Iterable[NodeRelationship], built_in: BuiltIn = _undeclared) -> tuple[NodeRelationship, ...]:
    """The relationships that are neither prohibited nor overridden, in their order.

    Equivalent ones (same nodes, and equal attributes other than `use`, `priority` and those of XLink) compete: the highest
    priority wins, at equal priority a prohibiting arc, else the first.
    """
    relationships = tuple(relationships)
    if len({(relationship.source, relationship.target) for relationship in relationships}) == len(relationships):
        # nearly always no two arcs compete
        if not any("use" in relationship.arc.attributes for relationship in relationships):
            return relationships
        return tuple(relationship for relationship in relationships if not relationship.arc.prohibited)
    pairs: dict[tuple[Node, Node], list[NodeRelationship]] = {}
    for relationship in relationships:
        pairs.setdefault((relationship.source, relationship.target), []).append(relationship)
    lost: set[NodeRelationship] = set()
    for pair in pairs.values():
        if len(pair) > 1:
            lost.update(_losers(pair, built_in))
        elif pair[0].arc.prohibited:
            lost.add(pair[0])
    return tuple(relationship for relationship in relationships if relationship not in lost)


def _losers(pair: list[NodeRelationship], built_in: BuiltIn) -> set[NodeRelationship]:
    equivalent: dict[frozenset[tuple[str, object]], list[NodeRelationship]] = {}
    for relationship in pair:
        equivalent.setdefault(equivalence_key(relationship.arc, built_in), []).append(relationship)
    lost: set[NodeRelationship] = set(pair)
    for group in equivalent.values():
        winner = max(group, key=lambda relationship: (relationship.arc.priority, relationship.arc.prohibited))
        if not winner.arc.prohibited:
            lost.discard(winner)
    return lost


def equivalence_key(arc: Arc, built_in: BuiltIn = _undeclared) -> frozenset[tuple[str, object]]:
    """The attributes that make arcs between the same nodes equivalent, by value, with defaults filled in."""
    values: dict[str, object] = dict(_DEFAULTS)
    for name, text in arc.attributes.items():
        if name not in _EXEMPT and not name.startswith(_XLINK):
            values[name] = _value(name, text, built_in)
    return frozenset(values.items())


def _value(name: str, text: str, built_in: BuiltIn) -> object:
    if name in _NUMBERS:
        number = parse_decimal(text)
        return text if number is None else number
    if name in _BOOLEANS:
        truth = parse_boolean(text)
        return text if truth is None else truth
    known = built_in(name)
    value = canonical_text(known, text, {})
    # NaN equals nothing, not even another NaN
    return object() if value == NOT_A_NUMBER and known in FLOATING else value
