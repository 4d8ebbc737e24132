"""Values of typed dimensions as they are read: in the canonical form of their type."""

from __future__ import annotations

import pytest
from lxml import etree

from disclose.formats.contexts import ContextReader
from disclose.model import TypedMember
from disclose.names import XBRLDI, XBRLI, QName
from disclose.taxonomy import DataType, ItemKind

DOMAINS = {
    QName("urn:t", "Count"): DataType(None, ItemKind.INTEGER, base_xsd="integer"),
    QName("urn:t", "Text"): DataType(None, ItemKind.STRING),
    QName("urn:t", "Flag"): DataType(None, ItemKind.BOOLEAN, base_xsd="boolean"),
}


def context(value: str) -> ContextReader:
    """The only context of a document, with one typed dimension in its scenario."""
    entity = '<entity><identifier scheme="s">1</identifier></entity><period><forever/></period>'
    scenario = f'<scenario><d:typedMember dimension="t:Axis">{value}</d:typedMember></scenario>'
    prefixes = f'xmlns="{XBRLI}" xmlns:d="{XBRLDI}" xmlns:t="urn:t"'
    reader = ContextReader("a.xbrl", DOMAINS)
    reader.read(etree.fromstring(f'<xbrl {prefixes}><context id="c">{entity}{scenario}</context></xbrl>'))
    assert reader.found == []
    return reader


def member(value: str) -> TypedMember:
    ((_, found),) = context(value).contexts["c"].dimensions
    assert isinstance(found, TypedMember)
    return found


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<t:Count> 007 </t:Count>", "7"),
        ("<t:Flag>1</t:Flag>", "true"),
        ("<t:Text> a </t:Text>", " a "),
        ("<t:Undeclared> a </t:Undeclared>", " a "),
    ],
)
def test_simple_values_are_canonical(value: str, expected: str) -> None:
    assert member(value).text == expected


def test_complex_values_compare_with_their_attributes_and_without_white_space_between_elements() -> None:
    first = member('<t:Name kind="a"><t:First>x</t:First> <t:Last>y</t:Last></t:Name>')
    assert first == member("<t:Name kind='a'>\n<t:First>x</t:First><t:Last>y</t:Last></t:Name>")
    assert first != member('<t:Name kind="b"><t:First>x</t:First><t:Last>y</t:Last></t:Name>')
    assert first != member("<t:Name><t:First>x</t:First><t:Last>y</t:Last></t:Name>")


def test_nil_is_no_empty_value() -> None:
    nil = '<t:Text xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>'
    assert member(nil) == TypedMember(QName("urn:t", "Text"), "", nil=True)
    assert member("<t:Text/>") == TypedMember(QName("urn:t", "Text"), "")


@pytest.mark.parametrize(("text", "expected"), [("t:a", 0), ("t:a z:b", 1), ("plain", 0), ("1.5", 0)])
def test_values_with_undeclared_prefixes_are_told(text: str, expected: int) -> None:
    assert len(context(f"<t:Text>{text}</t:Text>").contexts["c"].unscoped) == expected
