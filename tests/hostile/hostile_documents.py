"""Small sound documents that cases spoil."""

from __future__ import annotations

from disclose.names import ARCROLE_LINKBASE, ISO4217, LINK, XBRLDI, XBRLDT, XBRLI, XBRLI_XSD, XLINK, XS, XSI

NAMESPACE = "http://t.example"
ROOT = (
    f'xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:t="{NAMESPACE}" xmlns:iso4217="{ISO4217}"'
    f' xmlns:xbrldi="{XBRLDI}" xmlns:xsi="{XSI}"'
)
CONTEXT = (
    '<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://s.example">1</xbrli:identifier></xbrli:entity>'
    "<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>"
)
UNIT = '<xbrli:unit id="u"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>'
SCHEMA_HEAD = (
    f'<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xbrldt="{XBRLDT}"'
    f' xmlns:t="{NAMESPACE}" targetNamespace="{NAMESPACE}" elementFormDefault="qualified">'
)
IMPORT = f'<xs:import namespace="{XBRLI}" schemaLocation="{XBRLI_XSD}"/>'
ITEMS = (
    '<xs:element name="A" id="t_A" nillable="true" type="xbrli:stringItemType" substitutionGroup="xbrli:item"'
    ' xbrli:periodType="instant"/>'
    '<xs:element name="M" id="t_M" nillable="true" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"'
    ' xbrli:periodType="instant"/>'
    '<xs:element name="D" id="t_D" nillable="true" type="xbrli:doubleItemType" substitutionGroup="xbrli:item"'
    ' xbrli:periodType="instant"/>'
)


def item(name: str, more: str = 'type="xbrli:stringItemType" substitutionGroup="xbrli:item"') -> str:
    """The declaration of a concept."""
    return f'<xs:element name="{name}" id="t_{name}" nillable="true" xbrli:periodType="instant" {more}/>'


def schema(*body: str, before: str = "") -> str:
    """A taxonomy schema with the concepts A (text), M (money) and D (a double), and what else is given."""
    return f"{SCHEMA_HEAD}{before}{IMPORT}{ITEMS}{''.join(body)}</xs:schema>"


def with_linkbase(href: str) -> str:
    """A schema that refers to a linkbase."""
    reference = (
        f'<link:linkbaseRef xlink:type="simple" xlink:arcrole="{ARCROLE_LINKBASE}" xlink:href="{href}"/>'
        if not href.startswith("<")
        else href
    )
    return schema(before=f"<xs:annotation><xs:appinfo>{reference}</xs:appinfo></xs:annotation>")


def instance(*body: str, href: str = "t.xsd", root: str = "", reference: str = "") -> str:
    """An instance with a context and a unit."""
    return (
        f'<xbrli:xbrl {ROOT} {root}><link:schemaRef xlink:type="simple" xlink:href="{href}" {reference}/>'
        f"{CONTEXT}{UNIT}{''.join(body)}</xbrli:xbrl>"
    )


def text(value: str = "x") -> str:
    """A fact that is text."""
    return f'<t:A contextRef="c">{value}</t:A>'


def money(value: str = "1", decimals: str = "0", name: str = "M") -> str:
    """A fact that is a number."""
    return f'<t:{name} contextRef="c" unitRef="u" decimals="{decimals}">{value}</t:{name}>'


def linkbase(*body: str) -> str:
    """A linkbase."""
    return f"<link:linkbase {ROOT}>{''.join(body)}</link:linkbase>"


def locator(label: str, href: str) -> str:
    """A locator of an extended link."""
    return f'<link:loc xlink:type="locator" xlink:label="{label}" xlink:href="{href}"/>'
