"""Types, substitution groups, enumerations and typed domains resolved through their chains."""

from __future__ import annotations

from decimal import Decimal

import pytest
from dts_files import NS, item, load_raw, schema, t, taxonomy_of

from disclose.names import (
    DTR_2022,
    DTR_2022_XSD,
    ENUM1,
    ENUM2,
    ENUM2_XSD,
    HYPERCUBE_ITEM,
    ROLE_LINK,
    XBRLI,
    XS,
    QName,
)
from disclose.taxonomy import Concept, DataType, EnumerationDomain, Facets, ItemKind, Role

DTR = f'<xs:import namespace="{DTR_2022}" schemaLocation="{DTR_2022_XSD}"/>'
ENUM = f'<xs:import namespace="{ENUM2}" schemaLocation="{ENUM2_XSD}"/>'


def concept_of(body: str, name: str = "A") -> Concept:
    return taxonomy_of({"t.xsd": schema(body, imports=DTR + ENUM)}).concepts[t(name)]


def derived(facets: str, base: str = "xbrli:decimalItemType", name: str = "own") -> str:
    return (
        f'<xs:complexType name="{name}"><xs:simpleContent><xs:restriction base="{base}">{facets}</xs:restriction>'
        "</xs:simpleContent></xs:complexType>"
    )


@pytest.mark.parametrize(
    ("name", "namespace", "kind", "base_xsd"),
    [
        ("monetaryItemType", XBRLI, ItemKind.MONETARY, "decimal"),
        ("sharesItemType", XBRLI, ItemKind.SHARES, "decimal"),
        ("pureItemType", XBRLI, ItemKind.PURE, "decimal"),
        ("decimalItemType", XBRLI, ItemKind.DECIMAL, "decimal"),
        ("doubleItemType", XBRLI, ItemKind.DECIMAL, "double"),
        ("nonNegativeIntegerItemType", XBRLI, ItemKind.INTEGER, "nonNegativeInteger"),
        ("fractionItemType", XBRLI, ItemKind.FRACTION, "anyType"),
        ("stringItemType", XBRLI, ItemKind.STRING, "string"),
        ("tokenItemType", XBRLI, ItemKind.STRING, "token"),
        ("languageItemType", XBRLI, ItemKind.OTHER, "language"),
        ("dateItemType", XBRLI, ItemKind.DATE, "date"),
        ("dateTimeItemType", XBRLI, ItemKind.DATETIME, "dateTime"),
        ("durationItemType", XBRLI, ItemKind.OTHER, "duration"),
        ("gMonthDayItemType", XBRLI, ItemKind.OTHER, "gMonthDay"),
        ("QNameItemType", XBRLI, ItemKind.QNAME, "QName"),
        ("perShareItemType", DTR_2022, ItemKind.PER_SHARE, "decimal"),
        ("percentItemType", DTR_2022, ItemKind.PERCENT, "decimal"),
        ("textBlockItemType", DTR_2022, ItemKind.TEXT_BLOCK, "string"),
        ("domainItemType", DTR_2022, ItemKind.DOMAIN, "string"),
        ("noLangTokenItemType", DTR_2022, ItemKind.OTHER, "token"),
        ("enumerationItemType", ENUM2, ItemKind.ENUMERATION, "token"),
        ("enumerationSetItemType", ENUM2, ItemKind.ENUMERATION_SET, "token"),
    ],
)
def test_standard_type(name: str, namespace: str, kind: ItemKind, base_xsd: str) -> None:
    concept = concept_of(item("A", f'type="s:{name}" xmlns:s="{namespace}"'))
    assert concept.type == DataType(QName(namespace, name), kind, base_xsd=base_xsd)


def test_registered_type_without_a_kind_of_its_own_has_its_bases() -> None:
    concept = concept_of(item("A", f'type="s:nonNegativeMonetaryItemType" xmlns:s="{DTR_2022}"'))
    assert concept.type == DataType(
        QName(DTR_2022, "nonNegativeMonetaryItemType"),
        ItemKind.MONETARY,
        QName(XBRLI, "monetaryItemType"),
        Facets(min_inclusive=Decimal(0)),
        "decimal",
    )


def test_facets_gather_along_the_chain() -> None:
    first = derived(
        '<xs:minExclusive value="0"/><xs:maxInclusive value="100.50"/><xs:totalDigits value="9"/>'
        '<xs:pattern value="[0-9]+"/><xs:pattern value="[0-9]+[.][0-9]+"/>'
    )
    second = derived('<xs:minInclusive value="5"/><xs:fractionDigits value="2"/><xs:pattern value=".{1,7}"/>', "t:own", "two")
    data_type = concept_of(second + first + item("A", 'type="t:two"')).type
    assert data_type == DataType(
        t("two"),
        ItemKind.DECIMAL,
        t("own"),
        Facets(
            patterns=("([0-9]+)|([0-9]+[.][0-9]+)", ".{1,7}"),
            min_inclusive=Decimal(5),
            max_inclusive=Decimal("100.50"),
            total_digits=9,
            fraction_digits=2,
        ),
        "decimal",
    )


def test_anonymous_type() -> None:
    anonymous = derived('<xs:enumeration value="a"/><xs:enumeration value="b"/>', "xbrli:stringItemType")
    body = item("A", "").replace("/>", ">") + anonymous.replace(' name="own"', "") + "</xs:element>"
    assert concept_of(body).type == DataType(
        None, ItemKind.STRING, QName(XBRLI, "stringItemType"), Facets(enumeration=("a", "b")), "string"
    )


def test_restriction_with_a_type_inside_it() -> None:
    inner = '<xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction></xs:simpleType>'
    data_type = concept_of(derived(inner, "xbrli:stringItemType") + item("A", 'type="t:own"')).type
    assert (data_type.qname, data_type.base, data_type.base_xsd) == (t("own"), QName(XBRLI, "stringItemType"), "string")
    assert data_type.kind is ItemKind.STRING
    assert data_type.facets.max_length == 3


def test_types_of_the_taxonomy() -> None:
    body = derived("") + '<xs:simpleType name="other"><xs:restriction base="xs:string"/></xs:simpleType>'
    types = taxonomy_of({"t.xsd": schema(body, imports=ENUM)}).types
    assert [name for name in types if name.namespace == NS] == [t("own")]


@pytest.mark.parametrize(
    ("group", "role"),
    [
        ("xbrli:item", Role.ITEM),
        ("xbrli:tuple", Role.TUPLE),
        ("xbrldt:hypercubeItem", Role.HYPERCUBE),
        ("xbrldt:dimensionItem", Role.DIMENSION),
    ],
)
def test_role_through_a_chain_of_substitution_groups(group: str, role: Role) -> None:
    body = item("A", group="t:B") + item("B", group="t:C") + item("C", group=group)
    concept = concept_of(body)
    assert concept.role is role
    assert HYPERCUBE_ITEM not in taxonomy_of({"t.xsd": schema(body)}).concepts


def test_element_that_is_no_concept() -> None:
    assert not taxonomy_of({"t.xsd": schema('<xs:element name="A" type="xs:string"/>')}).concepts


def test_type_of_the_head_of_the_substitution_group() -> None:
    body = item("A", "", group="t:B") + item("B", 'type="xbrli:dateItemType"')
    assert concept_of(body).kind is ItemKind.DATE


def test_attributes_of_a_concept() -> None:
    body = item("A", 'type="xbrli:monetaryItemType" xbrli:balance="credit" abstract="true" nillable="1"')
    concept = concept_of(body)
    assert (concept.balance, concept.period_type, concept.abstract, concept.nillable) == ("credit", "duration", True, True)
    assert (concept.id, str(concept.span)) == ("t_A", "t.xsd:4")


def test_tuple() -> None:
    body = (
        '<xs:element name="A" substitutionGroup="xbrli:tuple"><xs:complexType mixed="true"><xs:sequence>'
        '<xs:element ref="t:B"/><xs:choice><xs:element name="local"/></xs:choice></xs:sequence>'
        '<xs:attribute name="x"/></xs:complexType></xs:element>'
    ) + item("B")
    outcome = load_raw({"t.xsd": schema(body)})
    assert outcome.value is not None
    declaration = outcome.value.elements[t("A")]
    assert declaration.anonymous is not None
    assert declaration.anonymous.content == "mixed"
    assert [(p.name, p.local, p.line) for p in declaration.anonymous.particles] == [
        (t("B"), False, 4),
        (QName("", "local"), True, 4),
    ]
    assert declaration.anonymous.attributes == (QName("", "x"),)
    concept = concept_of(body)
    assert (concept.role, concept.period_type, concept.kind) == (Role.TUPLE, None, ItemKind.OTHER)


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ('type="xs:string"/>', DataType(None, ItemKind.STRING, QName(XS, "string"))),
        (
            '><xs:simpleType><xs:restriction base="xs:decimal"><xs:minInclusive value="1"/></xs:restriction>'
            "</xs:simpleType></xs:element>",
            DataType(None, ItemKind.DECIMAL, QName(XS, "decimal"), Facets(min_inclusive=Decimal(1)), "decimal"),
        ),
        (
            "><xs:complexType><xs:sequence/></xs:complexType></xs:element>",
            DataType(None, ItemKind.OTHER, base_xsd="anyType"),
        ),
        (
            '><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:element>',
            DataType(None, ItemKind.OTHER, base_xsd="anySimpleType"),
        ),
        (
            '><xs:simpleType><xs:union memberTypes="xs:string xs:string"/></xs:simpleType></xs:element>',
            DataType(None, ItemKind.STRING),
        ),
    ],
)
def test_typed_domain(declared: str, expected: DataType) -> None:
    axis = item("A", 'abstract="true" type="xbrli:stringItemType" xbrldt:typedDomainRef="#t_D"', "xbrldt:dimensionItem")
    taxonomy = taxonomy_of({"t.xsd": schema(axis + f'<xs:element name="D" id="t_D" {declared}')})
    assert taxonomy.concepts[t("A")].typed_domain == t("D")
    assert dict(taxonomy.typed_domains) == {t("D"): expected}


def test_typed_domain_that_is_not_there_is_left_to_the_rules() -> None:
    axis = item("A", 'type="xbrli:stringItemType" xbrldt:typedDomainRef="u.xsd#t_D"', "xbrldt:dimensionItem")
    files = {"t.xsd": schema(axis)}
    assert taxonomy_of(files).concepts[t("A")].typed_domain is None
    raw = load_raw(files).value
    assert raw is not None
    assert raw.elements[t("A")].typed_domain == ("http://files.invalid/u.xsd", "t_D")


@pytest.mark.parametrize("namespace", [ENUM1, ENUM2])
def test_enumeration(namespace: str) -> None:
    attributes = (
        f'xmlns:e="{namespace}" type="e:enumerationItemType" e:domain="t:D" e:linkrole="{ROLE_LINK}" e:headUsable="true"'
    )
    imported = ENUM if namespace == ENUM2 else f'<xs:import namespace="{ENUM1}" schemaLocation="{ENUM1_XSD}"/>'
    taxonomy = taxonomy_of({"t.xsd": schema(item("A", attributes) + item("D"), imports=imported)})
    concept = taxonomy.concepts[t("A")]
    assert concept.kind is ItemKind.ENUMERATION
    assert concept.enumeration == EnumerationDomain(t("D"), ROLE_LINK, True)


ENUM1_XSD = "http://www.xbrl.org/2014/extensible-enumerations.xsd"
