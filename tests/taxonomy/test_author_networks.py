"""What statements, dimensions and enumerations of taxonomy source become: link roles and networks."""

from __future__ import annotations

from pathlib import Path

import pytest
from source_files import NAMESPACE, author, authored_example

from disclose.names import (
    ARCROLE_ALL,
    ARCROLE_DIMENSION_DEFAULT,
    ARCROLE_DIMENSION_DOMAIN,
    ARCROLE_DOMAIN_MEMBER,
    ARCROLE_HYPERCUBE_DIMENSION,
    ARCROLE_PARENT_CHILD,
    LINK,
    QName,
)
from disclose.taxonomy import Relationship, Taxonomy

BAKERY = "https://bakery.example/taxonomy/2024"
PRODUCT_ROLE = f"{BAKERY}/role/dimension/ProductAxis"
MEMBERS = ["  AllProductsMember", "    BreadMember", "      RyeMember", "      WheatMember", "    CakeMember"]


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Taxonomy:
    return authored_example(tmp_path_factory.mktemp("source"))


def lines(taxonomy: Taxonomy, role: str) -> list[str]:
    """A presentation as indented names with the last step of the label role."""
    network = taxonomy.network(ARCROLE_PARENT_CHILD, f"{taxonomy.namespace}/role/{role}")
    assert network is not None
    return [
        "  " * depth
        + concept.local
        + (f" {arrived.preferred_label.rpartition('/')[2]}" if arrived and arrived.preferred_label else "")
        for depth, concept, arrived in network.walk()
    ]


def arcs(taxonomy: Taxonomy, arcrole: str, role: str) -> tuple[Relationship, ...]:
    network = taxonomy.network(arcrole, f"{taxonomy.namespace}/role/{role}")
    return network.relationships if network is not None else ()


def pairs(taxonomy: Taxonomy, arcrole: str, role: str) -> list[tuple[str, str]]:
    return [(arc.source.local, arc.target.local) for arc in arcs(taxonomy, arcrole, role)]


def test_a_table_with_its_axes_and_members_comes_before_the_lines(bakery: Taxonomy) -> None:
    assert lines(bakery, "profit") == [
        "ProfitAbstract",
        "  ProfitTable",
        "    ProductAxis",
        *("    " + line for line in MEMBERS),
        "  Sales",
        "  Costs negatedLabel",
        "  Profit totalLabel",
        "  Margin",
    ]


def test_a_heading_is_made_where_there_is_none(bakery: Taxonomy) -> None:
    assert lines(bakery, "ovens")[:3] == ["OvensStatementAbstract", "  OvenTable", "    ProductAxis"]
    assert lines(bakery, "ovens")[8:] == [
        "    OvenAxis",
        "  LoavesBaked",
        "  LoavesPerOven",
        "  SharesIssued",
        "  EarningsPerShare",
    ]
    heading = bakery.named("OvensStatementAbstract")
    assert heading is not None
    assert heading.abstract
    assert bakery.label(heading.qname, "de") == "Öfen und Aktien"


def test_opening_and_closing_balance(bakery: Taxonomy) -> None:
    assert lines(bakery, "cash") == ["CashAbstract", "  Cash periodStartLabel", "  CashReceived", "  Cash periodEndLabel"]


def test_lines_of_a_table(bakery: Taxonomy) -> None:
    (has,) = arcs(bakery, ARCROLE_ALL, "profit")
    assert (has.source.local, has.target.local, has.context_element, has.closed) == (
        "ProfitAbstract",
        "ProfitTable",
        "scenario",
        True,
    )
    assert pairs(bakery, ARCROLE_DOMAIN_MEMBER, "profit") == [
        ("ProfitAbstract", name) for name in ("Sales", "Costs", "Profit", "Margin")
    ]
    (axis,) = arcs(bakery, ARCROLE_HYPERCUBE_DIMENSION, "profit")
    assert (axis.source.local, axis.target.local, axis.target_role) == ("ProfitTable", "ProductAxis", PRODUCT_ROLE)


def test_an_open_table_with_a_typed_axis(bakery: Taxonomy) -> None:
    (has,) = arcs(bakery, ARCROLE_ALL, "ovens")
    assert not has.closed
    axes = arcs(bakery, ARCROLE_HYPERCUBE_DIMENSION, "ovens")
    assert [(axis.target.local, axis.target_role) for axis in axes] == [("ProductAxis", PRODUCT_ROLE), ("OvenAxis", None)]
    typed = bakery.concepts[QName(BAKERY, "OvenAxis")].typed_domain
    assert typed == QName(BAKERY, "OvenAxis.domain")
    assert bakery.typed_domains[typed].facets.max_length == 3


def test_members_stand_in_a_role_of_the_dimension(bakery: Taxonomy) -> None:
    role = "dimension/ProductAxis"
    assert pairs(bakery, ARCROLE_DIMENSION_DOMAIN, role) == [("ProductAxis", "AllProductsMember")]
    assert pairs(bakery, ARCROLE_DIMENSION_DEFAULT, role) == [("ProductAxis", "AllProductsMember")]
    assert pairs(bakery, ARCROLE_DOMAIN_MEMBER, role) == [
        ("AllProductsMember", "BreadMember"),
        ("AllProductsMember", "CakeMember"),
        ("BreadMember", "RyeMember"),
        ("BreadMember", "WheatMember"),
    ]
    assert bakery.defaults == {QName(BAKERY, "ProductAxis"): QName(BAKERY, "AllProductsMember")}


def test_an_enumeration_has_a_role_and_a_domain(bakery: Taxonomy) -> None:
    opinion = bakery.concepts[QName(BAKERY, "Opinion")].enumeration
    assert opinion is not None
    assert opinion.link_role == f"{BAKERY}/role/enumeration/Opinion"
    assert not opinion.head_usable
    assert pairs(bakery, ARCROLE_DOMAIN_MEMBER, "enumeration/Opinion") == [
        ("OpinionDomain", "GoodMember"),
        ("OpinionDomain", "BadMember"),
    ]


def test_link_roles(bakery: Taxonomy) -> None:
    assert [uri.removeprefix(f"{BAKERY}/role/") for uri in bakery.roles] == [
        "company",
        "profit",
        "ovens",
        "cash",
        "dimension/ProductAxis",
        "enumeration/Opinion",
        "enumeration/Certificates",
    ]
    profit = bakery.roles[f"{BAKERY}/role/profit"]
    assert profit.comparative
    assert profit.definition == "Profit or loss"
    assert profit.title("de") == "Gewinn oder Verlust"
    links = ("presentationLink", "definitionLink", "calculationLink")
    assert profit.used_on == tuple(QName(LINK, name) for name in links)
    assert not bakery.roles[f"{BAKERY}/role/cash"].comparative


def test_places_of_concepts_and_relationships(tmp_path: Path) -> None:
    text = """
    concepts:
      A: {abstract: true, label: A}
      X: {type: pure, label: X}
    statements:
      - role: s
        title: S
        presentation:
          - A:
            - X
    """
    taxonomy = author(tmp_path, text).value
    assert taxonomy is not None
    assert str(taxonomy.concepts[QName(NAMESPACE, "X")].span) == "t.yaml:3:3"
    (arc,) = arcs(taxonomy, ARCROLE_PARENT_CHILD, "s")
    assert str(arc.span) == "t.yaml:9:11"


@pytest.mark.parametrize(
    "presentation",
    [
        "[{A: [X, {B: [Y]}]}]",
        "[A, [X, B, [Y]]]",
        "[{A: {X: null, B: {Y: null}}}]",
        "[{A: [X]}, [B, [Y]]]",
    ],
)
def test_ways_to_write_a_tree(tmp_path: Path, presentation: str) -> None:
    text = f"""
    concepts:
      A: {{abstract: true, label: A}}
      B: {{abstract: true, label: B}}
      X: {{type: pure, label: X}}
      Y: {{type: pure, label: Y}}
    statements: [{{role: s, title: S, presentation: {presentation}}}]
    """
    outcome = author(tmp_path, text)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert lines(outcome.value, "s") == ["A", "  X", "  B", "    Y"]


def test_a_table_in_the_segment(tmp_path: Path) -> None:
    text = """
    concepts: {X: {type: pure, label: X}}
    dimensions: {D: {label: D, typed: integer}}
    statements: [{role: s, title: S, presentation: [X], hypercube: {name: T, label: T, axes: [D], scenario: false}}]
    """
    outcome = author(tmp_path, text)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    (has,) = arcs(outcome.value, ARCROLE_ALL, "s")
    assert has.context_element == "segment"
    assert outcome.value.typed_domains[QName(NAMESPACE, "D.domain")].base_xsd == "integer"


def test_prefixes_and_the_rest(bakery: Taxonomy) -> None:
    assert list(bakery.prefixes) == ["bake", "dtr", "enum2", "iso4217", "ref", "xbrldt", "xbrli"]
    assert bakery.titles == (("en", "Bakery reporting"), ("de", "Berichte von Bäckereien"))
    assert bakery.required == (QName(BAKERY, "CompanyName"),)
    assert [assertion.target.local for assertion in bakery.assertions] == ["Margin", "Sales", "Cash"]
    assert bakery.units[QName(BAKERY, "loaf")].label("de") == "Laibe"
