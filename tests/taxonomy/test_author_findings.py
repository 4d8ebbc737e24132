"""Every mistake in taxonomy source is found, at its place, with its sentence, and with no other finding beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from source_files import HEADER, NAMESPACE, author, told

from disclose.names import QName

CASES = {
    "unknown concept in a presentation": (
        """
        concepts:
          A: {abstract: true, label: A}
          Revenue: {type: monetary, label: R}
        statements:
          - role: s
            title: S
            presentation:
              - A: [Revenu, Revenue]
        """,
        ["t.yaml:8:13 unknown-concept: There is no concept Revenu"],
    ),
    "children of an unknown concept are looked at": (
        """
        concepts:
          A: {abstract: true, label: A}
          X: {type: pure, label: X}
        statements:
          - role: s
            title: S
            presentation:
              - A: [X, {B: [C]}]
        """,
        ["t.yaml:8:17 unknown-concept: There is no concept B", "t.yaml:8:21 unknown-concept: There is no concept C"],
    ),
    "a member where a concept is needed": (
        """
        dimensions: {D: {label: D, members: [M], default: M}}
        members: {M: {label: M}}
        concepts: {A: {abstract: true, label: A}}
        statements: [{role: s, title: S, presentation: [{A: [M]}], hypercube: {name: T, label: T, axes: [D]}}]
        """,
        ["t.yaml:4:54 unknown-concept: M is a member, and a concept is needed here"],
    ),
    "unknown member, axis, type, unit, enumeration": (
        """
        concepts:
          A: {abstract: true, label: A}
          X: {type: monetry, label: X}
          Y: {type: decimal, unit: kg, label: Y}
          Z: {type: enumeration, enumeration: E, label: Z}
        dimensions: {D: {label: D, members: [M], default: N}}
        statements:
          - role: s
            title: S
            presentation: [{A: [X, Y, Z]}]
            hypercube: {name: T, label: T, axes: [DD, D]}
        """,
        [
            "t.yaml:3:13 unknown-type: There is no type monetry",
            "t.yaml:4:28 unknown-unit: There is no unit kg",
            "t.yaml:5:39 unknown-enumeration: There is no enumeration E",
            "t.yaml:6:38 unknown-member: There is no member M",
            "t.yaml:11:43 unknown-dimension: There is no dimension DD",
        ],
    ),
    "unknown member as default": (
        """
        dimensions: {D: {label: D, members: [M], default: N}}
        members: {M: {label: M}}
        concepts: {A: {abstract: true, label: A}, X: {type: pure, label: X}}
        statements: [{role: s, title: S, presentation: [{A: [X]}], hypercube: {name: T, label: T, axes: [D]}}]
        """,
        ["t.yaml:1:51 unknown-member: There is no member N"],
    ),
    "a circle in a presentation": (
        """
        concepts: {A: {abstract: true, label: A}, B: {abstract: true, label: B}}
        statements:
          - role: s
            title: S
            presentation:
              - A:
                  - B: [A]
        """,
        [
            "t.yaml:7:17 presentation-cycle: The presentation of s goes in a circle: A > B > A",
        ],
    ),
    "a concept below itself": (
        """
        concepts: {A: {abstract: true, label: A}}
        statements: [{role: s, title: S, presentation: [{A: [A]}]}]
        """,
        ["t.yaml:2:54 presentation-cycle: The presentation of s goes in a circle: A > A"],
    ),
    "lines that repeat and headings in two places": (
        """
        concepts: {A: {abstract: true, label: A}, B: {abstract: true, label: B}, X: {type: pure, label: X}}
        statements:
          - role: s
            title: S
            presentation:
              - A: [B, [X], X, X, {B: [X]}]
        """,
        [
            "t.yaml:6:24 repeated-line: X is here twice",
            "t.yaml:6:28 repeated-heading: B has lines below it in two places of s",
            "t.yaml:6:28 repeated-line: B is here twice",
        ],
    ),
    "a role twice": (
        """
        concepts: {A: {abstract: true, label: A}, X: {type: pure, label: X}}
        statements:
          - {role: s, title: S, presentation: [{A: [X]}]}
          - {role: s, title: S, presentation: [{A: [X]}]}
        """,
        ["t.yaml:4:12 duplicate-role: The role s is already used at t.yaml:3:12"],
    ),
    "label roles": (
        """
        concepts:
          A: {abstract: true, label: A}
          X: {type: pure, label: X}
          Y: {type: pure, label: Y, periodStart: Y}
          Z: {type: pure, period: instant, label: Z, periodEnd: End}
        statements:
          - role: s
            title: S
            presentation:
              - A:
                - X: total
                - X: totals
                - Y: periodStart
                - Z: periodEnd
        """,
        [
            "t.yaml:4:42 period-label: Y is not an instant, so it has no periodStart label",
            "t.yaml:11:14 preferred-label: X has no total label",
            "t.yaml:12:14 unknown-label-role: There is no label role totals",
            "t.yaml:13:14 period-label: Y is not an instant, so it has no periodStart label",
        ],
    ),
    "entries of a tree that are no lines": (
        """
        concepts: {A: {abstract: true, label: A}, X: {type: pure, label: X}}
        statements:
          - role: s
            title: S
            presentation:
              - [X]
              - A: [X]
              -
        """,
        ["t.yaml:6:9 tree: A list of children follows no name", "t.yaml:8:8 tree: An entry of the list is empty"],
    ),
    "balance and period labels": (
        """
        concepts:
          X: {type: pure, balance: debit, label: X}
          Y: {type: monetary, label: Y, periodEnd: End, negatedPeriodStart: Start}
        """,
        [
            "t.yaml:2:28 balance: X has a balance but is not monetary",
            "t.yaml:3:44 period-label: Y is not an instant, so it has no periodEnd label",
            "t.yaml:3:69 period-label: Y is not an instant, so it has no negatedPeriodStart label",
        ],
    ),
    "types and enumerations of concepts": (
        """
        concepts:
          V: {label: V}
          W: {type: enumeration-set, label: W}
          X: {type: pure, enumeration: E, label: X}
          Y: {type: enumeration, enumeration: E, label: Y}
        members: {M: {label: M}}
        enumerations: {E: {label: E, members: [M]}, F: {label: F}}
        """,
        [
            "t.yaml:2:3 type-missing: V has no type",
            "t.yaml:3:3 enumeration: W does not say which enumeration it chooses from",
            "t.yaml:4:32 enumeration: X is not of an enumeration type",
            "t.yaml:7:45 enumeration-members: F has no members",
            "t.yaml:7:45 unused-enumeration: The enumeration F is not used: no concept chooses from it",
        ],
    ),
    "dimensions": (
        """
        concepts: {A: {abstract: true, label: A}, X: {type: pure, label: X}}
        dimensions:
          B: {label: B}
          C: {label: C, members: [M]}
          D: {label: D, members: [{M: [N, N]}, N], default: P}
          E: {label: E, members: [{M: total}], default: M}
          F: {label: F, typed: string, members: [M], default: M}
          G: {label: G, typed: monetary}
          H: {label: H, members: [M, N], default: M}
        members: {M: {label: M}, N: {label: N}, P: {label: P}}
        enumerations: {Q: {label: Q, members: [P]}}
        statements:
          - role: s
            title: S
            presentation: [{A: [X]}]
            hypercube: {name: T, label: T, axes: [B, C, D, E, F, G, H, H]}
        """,
        [
            "t.yaml:3:3 dimension: B has no members",
            "t.yaml:4:3 dimension-default: C has no default member",
            "t.yaml:5:35 repeated-member: N is a member of D twice",
            "t.yaml:5:40 repeated-member: N is a member of D twice",
            "t.yaml:5:53 dimension-default: P, the default of D, is not among its members",
            "t.yaml:6:31 tree: M can't have a label role here",
            "t.yaml:7:32 dimension: F is typed, so it has no members",
            "t.yaml:7:55 dimension: F is typed, so it has no default",
            "t.yaml:8:24 unknown-type: There is no type monetary",
            "t.yaml:9:30 dimension: H has a second root, N",
            "t.yaml:11:16 unused-enumeration: The enumeration Q is not used: no concept chooses from it",
            "t.yaml:16:64 repeated-axis: H is an axis of T twice",
        ],
    ),
    "nothing uses it": (
        """
        types: {Version: {base: string}}
        dimensions: {D: {label: D, typed: string}}
        members: {M: {label: M}}
        """,
        [
            "t.yaml:1:9 unused-type: The type Version is not used: no concept or dimension has this type",
            "t.yaml:2:14 unused-dimension: The dimension D is not used: no statement's table has this axis",
            "t.yaml:3:11 unused-member: The member M is not used: no dimension or enumeration has this member",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_findings(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert told(author(tmp_path, text).diagnostics) == expected


def test_an_unknown_name_is_answered_with_the_closest(tmp_path: Path) -> None:
    text = """
    concepts: {Revenue: {type: monetary, label: R}, X: {type: monetry, label: X}}
    statements: [{role: s, title: S, presentation: [revenues, {X: totl}]}]
    """
    helps = [finding.help for finding in author(tmp_path, text).diagnostics]
    assert helps == ["Did you mean monetary?", "Did you mean Revenue?", "Did you mean total?"]


def test_a_misused_name_leads_to_its_declaration(tmp_path: Path) -> None:
    text = """
    concepts: {X: {type: pure, label: X}}
    dimensions: {D: {label: D, members: [X], default: X}}
    """
    (first, *_) = (found for found in author(tmp_path, text).diagnostics if found.code.endswith("unknown-member"))
    assert first.message == "X is a concept, and a member is needed here"
    assert [str(span) for span in first.related] == ["t.yaml:1:12"]


def test_a_taxonomy_is_made_in_spite_of_wrong_names(tmp_path: Path) -> None:
    outcome = author(tmp_path, "concepts: {X: {type: monetry, label: X}}")
    assert not outcome.ok
    assert outcome.value is not None
    assert outcome.value.named("X") is not None


def test_findings_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    text = "concepts: {X: {type: a, label: X}}"
    more = "concepts: {Y: {type: a, label: Y}}"
    places = [str(found.span) for found in author(tmp_path, text, a=more, z=more.replace("Y", "Z")).diagnostics]
    assert places == ["a.yaml:1:22", "t.yaml:1:22", "z.yaml:1:22"]


@pytest.mark.parametrize("kind", ["monetary", "shares", "per-share", "percent", "pure", "string"])
def test_units_of_the_taxonomy_are_for_plain_numbers(tmp_path: Path, kind: str) -> None:
    header = HEADER.replace("prefix: t", "prefix: t, units: {kg: kilograms}")
    text = f"concepts:\n  X: {{type: {kind}, label: X, unit: kg}}\n  Y: {{type: decimal, label: Y, unit: kg}}"
    outcome = author(tmp_path, text, header)
    column = len(f"  X: {{type: {kind}, label: X, unit: ") + 1
    assert told(outcome.diagnostics) == [f"t.yaml:2:{column} unit: X is {kind} and can't be measured in kg"]
    assert outcome.value is not None
    units = outcome.value.units
    assert outcome.value.concepts[QName(NAMESPACE, "Y")].unit in units
    assert units[QName(NAMESPACE, "kg")].label("en") == "kilograms"
