"""Tiny schemas and documents for the tests of XML Schema validity."""

from __future__ import annotations

from collections.abc import Iterable

from disclose.diagnostics import Diagnostic
from disclose.names import IX, LINK, XBRLDI, XBRLDT, XBRLDT_XSD, XBRLI, XBRLI_XSD, XHTML, XLINK, XS
from disclose.schema.instance import InstanceValidator, validator_for
from disclose.taxonomy.catalog import standard_catalog

NS = "http://t.example/t"
IMPORT = f'<xs:import namespace="{XBRLI}" schemaLocation="{XBRLI_XSD}"/>'
IMPORT_DIMENSIONS = f'<xs:import namespace="{XBRLDT}" schemaLocation="{XBRLDT_XSD}"/>'
CATALOG = standard_catalog()


def schema(*body: str, namespace: str = NS, attributes: str = "") -> bytes:
    """A schema document; the parts of the body are its lines from line 2."""
    target = f' xmlns:t="{namespace}" targetNamespace="{namespace}"' if namespace else ""
    lines = "\n".join(body)
    prefixes = f'xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" xmlns:xbrldt="{XBRLDT}"'
    return f"<xs:schema {prefixes}{target} {attributes}>\n{lines}\n</xs:schema>".encode()


def item(name: str, type_name: str = "xbrli:stringItemType", more: str = 'nillable="true"') -> str:
    """The declaration of an item."""
    return (
        f'<xs:element name="{name}" id="t_{name}" type="{type_name}" substitutionGroup="xbrli:item"'
        f' xbrli:periodType="instant" {more}/>'
    )


CONTEXT = (
    '<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://s.example">x</xbrli:identifier></xbrli:entity>'
    "<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>"
)
SCHEMA_REF = '<link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>'


def instance(*body: str, start: str = SCHEMA_REF, attributes: str = "") -> bytes:
    """An instance: the schemaRef is line 2, the parts of the body are its lines from line 3."""
    lines = "\n".join(body)
    return (
        f'<xbrli:xbrl xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xbrldi="{XBRLDI}" xmlns:t="{NS}"'
        f" {attributes}>\n{start}\n{lines}\n</xbrli:xbrl>"
    ).encode()


def fact(name: str, value: str = "x", more: str = "") -> str:
    """A fact that isn't numeric."""
    return f'<t:{name} contextRef="c" {more}>{value}</t:{name}>'


def number(value: str, more: str = 'unitRef="u" decimals="0"') -> str:
    """A monetary fact of the concept M."""
    return f'<t:M contextRef="c" {more}>{value}</t:M>'


def page(*body: str, header: str = CONTEXT) -> bytes:
    """An Inline XBRL document; the parts of the body are its lines from line 5."""
    lines = "\n".join(body)
    return (
        f'<html xmlns="{XHTML}" xmlns:ix="{IX}" xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:t="{NS}"'
        f' xmlns:xbrldi="{XBRLDI}" xml:lang="en">\n'
        '<head><title>x</title><style type="text/css">p { color: red }</style></head>\n'
        f'<body><div style="display:none"><ix:header><ix:references>{SCHEMA_REF}</ix:references>\n'
        f"<ix:resources>{header}</ix:resources></ix:header></div>\n{lines}\n</body></html>"
    ).encode()


def validator(*files: bytes) -> InstanceValidator:
    """The validator of schema documents a.xsd, b.xsd, …"""
    made = validator_for({f"{chr(97 + number)}.xsd": data for number, data in enumerate(files)}, CATALOG)
    assert made.ok, made.diagnostics
    assert made.value is not None
    return made.value


def brief(findings: Iterable[Diagnostic]) -> list[tuple[str, str, str]]:
    """Place, code and message of each finding."""
    return [(str(found.span), found.code, found.message) for found in findings]
