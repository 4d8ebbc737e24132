"""Inline XBRL documents: what XHTML 1.1 with Inline XBRL 1.1 allows, and what a page may be tempted to hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from schema_files import CATALOG, CONTEXT, brief, page

from disclose.schema.inline_schema import inline_schema
from disclose.schema.standard import inline_findings, inline_passes
from disclose.taxonomy.catalog import Catalog

NUMBER = '<ix:nonFraction id="f" name="t:M" contextRef="c" unitRef="u" decimals="-5" scale="6">1,234.5</ix:nonFraction>'
IMAGE = '<img alt="x" src="data:image/svg+xml;base64,AAAA"/>'


@pytest.fixture(autouse=True, params=["compiled", "known"])
def _schema(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of a document is the same whether the schema is compiled or known from before."""
    monkeypatch.setenv("DISCLOSE_CACHE", "" if request.param == "compiled" else str(kept_in(tmp_path_factory)))


def kept_in(folders: pytest.TempPathFactory) -> Path:
    """A folder in which the schema is kept, and that nobody has asked for it."""
    folder = folders.getbasetemp() / "inline-schema"
    inline_schema(CATALOG.standard, folder)
    inline_schema.cache_clear()
    return folder


def findings(*body: str) -> list[tuple[str, str, str]]:
    return brief(inline_findings(page(*body), "r.xhtml", CATALOG))


@pytest.mark.parametrize(
    "body",
    [
        f"<p>Revenue {NUMBER} million</p>",
        f'<table><caption>x</caption><thead><tr><th scope="col" colspan="2">x</th></tr></thead>'
        f"<tbody><tr><td>{NUMBER}</td></tr></tbody></table>",
        f'<div class="card" id="k" title="x" style="color: red">{IMAGE}</div>',
        '<p xml:lang="zh-Hans">x <a href="#k" tabindex="1">y</a></p>',
        '<div><ix:nonNumeric name="t:S" contextRef="c" escape="true" id="g"><p>x</p></ix:nonNumeric></div>',
        '<ix:continuation id="h"><p>x</p></ix:continuation>',
        "<h1>x</h1><dl><dt>a</dt><dd>b</dd></dl><ul><li>x</li></ul><p><abbr title='x'>y</abbr></p>",
    ],
)
def test_allowed(body: str) -> None:
    assert findings(body) == []


INVALID = "disclose.schema:invalid"
EXTRANEOUS = "xmlSchema:attributesExtraneous"


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        *((f"<{name}>x</{name}>", INVALID, f"Element {name} is not allowed here") for name in ("section", "figure", "nav")),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', INVALID, "Element svg is not allowed here"),
        ('<style type="text/css">x</style>', INVALID, "Element style is not allowed here"),
        ('<p role="note">x</p>', EXTRANEOUS, "Attribute role is not allowed on element p"),
        ('<p data-x="1">x</p>', EXTRANEOUS, "Attribute data-x is not allowed on element p"),
        ('<p lang="en">x</p>', EXTRANEOUS, "Attribute lang is not allowed on element p"),
        ('<ol start="2"><li>x</li></ol>', EXTRANEOUS, "Attribute start is not allowed on element ol"),
        (
            NUMBER.replace('contextRef="c"', ""),
            "xmlSchema:attributesRequired",
            "Element nonFraction lacks the attribute contextRef",
        ),
        (
            NUMBER.replace('"-5"', '"five"'),
            "xmlSchema:valueError",
            "Attribute decimals of element nonFraction: 'five' is not a whole number or INF",
        ),
        (
            NUMBER.replace("scale", 'format="ixt:num-dot-decimal" scale'),
            "xmlSchema:valueError",
            "Attribute format of element nonFraction holds 'ixt:num-dot-decimal', whose prefix is not declared",
        ),
    ],
)
def test_refused_where_it_stands(body: str, code: str, message: str) -> None:
    assert findings("<p>x</p>", f"  {body}") == [("r.xhtml:6:3", code, message)]


def test_ids_are_compared() -> None:
    found = inline_findings(page(f"<p id='f'>{NUMBER}</p>"), "r.xhtml", CATALOG)
    assert brief(found) == [
        ("r.xhtml:5:11", "disclose.schema:duplicate-id", "The id 'f' of element nonFraction is already that of another element")
    ]
    assert [str(span) for span in found[0].related] == ["r.xhtml:5:1"]


def test_contexts_are_looked_into() -> None:
    member = "<xbrli:scenario><xbrldi:explicitMember>t:A</xbrldi:explicitMember></xbrli:scenario></xbrli:context>"
    found = inline_findings(page(header=CONTEXT.replace("</xbrli:context>", member)), "r.xhtml", CATALOG)
    assert [finding.message for finding in found] == ["Element explicitMember lacks the attribute dimension"]


def test_document_that_is_not_xhtml() -> None:
    (found,) = inline_findings(b"<html/>", "r.xhtml", CATALOG)
    assert found.message == "The root element html has the namespace '', not that of an Inline XBRL document"


def test_doctype_is_refused() -> None:
    (found,) = inline_findings(b"<!DOCTYPE html>\n" + page(), "r.xhtml", CATALOG)
    assert (found.code, str(found.span)) == ("disclose.xml:doctype", "r.xhtml:1:1")


def test_without_published_schemas_there_is_one_help() -> None:
    found = inline_findings(page(), "r.xhtml", Catalog())
    assert {finding.help for finding in found} == {"Install them with: pip install arelle-release"}


def test_what_passes_is_what_has_no_findings() -> None:
    assert inline_passes(page(f"<p>{NUMBER}</p>"), CATALOG)
    assert not inline_passes(page(f"<p><p>{NUMBER}</p></p>"), CATALOG)
    assert not inline_passes(b"<html/>", CATALOG)
