"""Elements that are s-equal have one canonical form, and others have others (XBRL 2.1 section 4.10)."""

from __future__ import annotations

import pytest
from lxml import etree

from disclose.schema.documents import discover
from disclose.schema.typed_content import TypedContent
from disclose.taxonomy.catalog import Catalog, file_url

SCHEMA = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns:t="urn:t"
 elementFormDefault="qualified">
<xs:element name="dec" type="xs:decimal"/><xs:element name="dbl" type="xs:double"/><xs:element name="str" type="xs:string"/>
<xs:element name="bool" type="xs:boolean"/><xs:element name="name" type="xs:QName"/><xs:element name="when" type="xs:dateTime"/>
<xs:element name="norm" type="xs:normalizedString"/><xs:element name="tok" type="t:Token"/>
<xs:element name="planet" type="xs:string" default="Mars"/><xs:element name="list" type="t:List"/>
<xs:simpleType name="Token"><xs:restriction><xs:simpleType><xs:restriction base="xs:token"/></xs:simpleType></xs:restriction>
</xs:simpleType>
<xs:simpleType name="List"><xs:list itemType="xs:int"/></xs:simpleType>
<xs:attribute name="weight" type="xs:double"/>
<xs:attributeGroup name="More"><xs:attribute name="m" type="xs:integer"/><xs:attribute ref="t:weight"/></xs:attributeGroup>
<xs:group name="Parts"><xs:choice><xs:element name="inner" type="xs:integer"/><xs:group ref="t:Parts"/></xs:choice></xs:group>
<xs:complexType name="Region"><xs:simpleContent><xs:extension base="xs:decimal">
 <xs:attribute name="world" type="xs:string" default="this"/></xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="Base"><xs:sequence><xs:element name="first" type="xs:boolean"/></xs:sequence>
 <xs:attributeGroup ref="t:More"/></xs:complexType>
<xs:complexType name="Derived"><xs:complexContent><xs:extension base="t:Base"><xs:sequence><xs:group ref="t:Parts"/>
 <xs:element ref="t:dec" minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:element name="region" type="t:Region"/><xs:element name="derived" type="t:Derived"/><xs:element name="any"/>
<xs:element name="sub" substitutionGroup="t:dec"/>
<xs:complexType name="Loop"><xs:complexContent><xs:extension base="t:Loop"/></xs:complexContent></xs:complexType>
<xs:element name="loop" type="t:Loop"/></xs:schema>"""


@pytest.fixture(scope="module")
def typed() -> TypedContent:
    schemas = discover((file_url("t.xsd"),), Catalog().with_files({"t.xsd": SCHEMA}))
    assert schemas.diagnostics == ()
    assert schemas.value is not None
    found = schemas.value
    return TypedContent(lambda: found)


def form(typed: TypedContent, text: str) -> str:
    head, _, rest = text.partition(">" if "/>" not in text.partition(">")[0] + ">" else "/>")
    spaces = ' xmlns="urn:t" xmlns:t="urn:t" xmlns:u="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    end = ">" if "/>" not in text.partition(">")[0] + ">" else "/>"
    return typed.canonical(etree.fromstring(f"{head}{spaces}{end}{rest}"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<dec>1.0</dec>", "<dec> +01 </dec>"),
        ("<sub>1.0</sub>", "<sub>1</sub>"),
        ("<dbl>12E1</dbl>", "<dbl>120</dbl>"),
        ("<dbl>INF</dbl>", "<dbl> INF</dbl>"),
        ("<bool>1</bool>", "<bool>true</bool>"),
        ("<name>t:a</name>", "<name>u:a</name>"),
        ("<when>2023-12-31T24:00:00</when>", "<when>2024-01-01T00:00:00</when>"),
        ("<when>2024-01-01T01:00:00+01:00</when>", "<when>2024-01-01T00:00:00Z</when>"),
        ("<norm>a\tb</norm>", "<norm>a b</norm>"),
        ("<tok> a  b </tok>", "<tok>a b</tok>"),
        ("<planet>Mars</planet>", "<planet><!-- Mars --></planet>"),
        ("<str>ab</str>", "<str>a<!-- c -->b</str>"),
        ('<region world="this">1</region>', "<region>1.0</region>"),
        (
            '<derived m="01" t:weight="1E1"><first>1</first></derived>',
            '<derived t:weight="10" m="1"><first>true</first></derived>',
        ),
        ("<derived><inner>01</inner><dec>1.0</dec></derived>", "<derived> <inner>1</inner> <dec>1</dec> </derived>"),
        ('<any xsi:type="t:Region">1.0</any>', '<any world="this" xsi:type="u:Region">1</any>'),
        ('<any xsi:nil="1"/>', '<any xsi:nil="true"/>'),
        ('<any t:weight="1.0"/>', '<any t:weight="1"/>'),
    ],
)
def test_equal_elements_have_one_form(typed: TypedContent, one: str, other: str) -> None:
    assert form(typed, one) == form(typed, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<dec>1</dec>", "<dec>2</dec>"),
        ("<str>1.0</str>", "<str>1</str>"),
        ("<str>a</str>", "<str> a</str>"),
        ("<dbl>NaN</dbl>", "<dbl>NaN</dbl>"),
        ("<dbl>INF</dbl>", "<dbl>-INF</dbl>"),
        ("<any>1.0</any>", "<any>1</any>"),
        ("<unknown>1.0</unknown>", "<unknown>1</unknown>"),
        ('<region world="that">1</region>', "<region>1</region>"),
        ("<planet>Mars</planet>", '<planet xsi:nil="true"/>'),
        ("<derived><inner>1</inner><dec>1</dec></derived>", "<derived><dec>1</dec><inner>1</inner></derived>"),
        ("<any><dec>1</dec></any>", "<any><any><dec>1</dec></any></any>"),
        ('<any a="1"/>', "<any/>"),
        ('<any a="1"/>', '<any t:a="1"/>'),
        ("<str>&lt;b&gt;</str>", "<str><b/></str>"),
    ],
)
def test_other_elements_have_others(typed: TypedContent, one: str, other: str) -> None:
    assert form(typed, one) != form(typed, other)


def test_a_type_that_derives_from_itself_ends(typed: TypedContent) -> None:
    assert form(typed, "<loop>x</loop>") == "<{urn:t}loop>x</{urn:t}loop>"
