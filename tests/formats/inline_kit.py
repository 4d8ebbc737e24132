"""Inline XBRL documents in few words, for the tests of their reader."""

from __future__ import annotations

from disclose.diagnostics import Diagnostic

NAMESPACES = """xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:t="https://every-kind.example/2023" xmlns:cur="http://www.xbrl.org/2003/iso4217"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" """
REFERENCES = '<ix:references><link:schemaRef xlink:type="simple" xlink:href="every_kind.xsd"></link:schemaRef></ix:references>'
CONTEXT = """<xbrli:context id="y"><xbrli:entity><xbrli:identifier scheme="s">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>cur:CNY</xbrli:measure></xbrli:unit>"""
FIRST = 11
"""The line on which the body of a document begins."""


def document(
    body: str, *, references: str = REFERENCES, resources: str = CONTEXT, hidden: str = "", language: str = ' xml:lang="en"'
) -> bytes:
    """A document whose body begins in the first column of line `FIRST`."""
    hidden = f"<ix:hidden>{hidden}</ix:hidden>" if hidden else ""
    head = f"<html {NAMESPACES}{language}><head><title>x</title></head><body>\n"
    header = (
        f'<div style="display:none"><ix:header>{hidden}{references}\n<ix:resources>{resources}</ix:resources></ix:header></div>'
    )
    lines = (head + header).count("\n") + 1
    return f"{head}{header}{chr(10) * (FIRST - lines)}{body}</body></html>".encode()


def plain(body: str) -> bytes:
    """A document without a header."""
    return f"<html {NAMESPACES}><head><title>x</title></head><body>{body}</body></html>".encode()


def number(text: str, concept: str = "Revenue", attributes: str = "") -> str:
    """A tagged number."""
    return f'<ix:nonFraction name="t:{concept}" contextRef="y" unitRef="u" decimals="0" {attributes}>{text}</ix:nonFraction>'


def text(content: str, concept: str = "Name", attributes: str = "") -> str:
    """A tagged text."""
    return f'<ix:nonNumeric name="t:{concept}" contextRef="y" {attributes}>{content}</ix:nonNumeric>'


def told(findings: tuple[Diagnostic, ...]) -> list[tuple[str, str, str]]:
    """Findings as place, code and message."""
    return [(str(found.span), found.code, found.message) for found in findings]
