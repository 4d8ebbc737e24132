"""Schemas without the alternatives that documents do not use, and the Inline XBRL schema compiled so."""

from __future__ import annotations

from pathlib import Path

import pytest
from schema_files import CATALOG, page

from disclose.names import XS
from disclose.schema import inline_schema as inline
from disclose.schema.choices import joined, pieces_of
from disclose.schema.inline_schema import InlineSchema, inline_schema
from disclose.schema.standard import inline_findings


def schema(body: str) -> bytes:
    return f'<s:schema xmlns:s="{XS}"><s:group name="g">{body}</s:group></s:schema>'.encode()


@pytest.mark.parametrize(
    ("body", "alternatives"),
    [
        ('<s:choice><s:element ref="t:a"/><s:element ref="t:b"/> <s:element name="c"></s:element></s:choice>', ["b", "c"]),
        ('<s:choice><s:annotation/><s:group ref="g"/><s:element ref="b"/><!-- and --><s:any/></s:choice>', ["b"]),
        ('<s:choice><s:any/><s:element ref="b" minOccurs="0"/><s:element ref="c" maxOccurs="9"/></s:choice>', ["c"]),
        ('<s:choice><s:any/><s:element name="b"><s:complexType/></s:element><s:element ref="c"/></s:choice>', ["c"]),
        ('<s:sequence><s:element ref="a"/><s:element ref="b"/></s:sequence>', []),
        ('<s:choice><s:element ref="a"/><s:sequence><s:element ref="b"/><s:element ref="c"/></s:sequence></s:choice>', []),
        ('<s:choice><s:any/><s:element ref="a"/><s:choice><s:any/><s:element ref="b"/></s:choice></s:choice>', ["a", "b"]),
        ('<s:choice><t:x xmlns:t="t"/><s:element ref="a"/></s:choice>', []),
    ],
)
def test_alternatives(body: str, alternatives: list[str]) -> None:
    pieces = pieces_of(schema(body))
    assert [name for name, _ in pieces if name] == alternatives
    assert b"".join(piece for _, piece in pieces) == schema(body)


def test_alternatives_of_some_names_stay() -> None:
    body = '<s:choice><s:element ref="t:a"/><s:element ref="t:b"/><s:element ref="t:c"/></s:choice>'
    assert joined(pieces_of(schema(body)), {"c", "x"}) == schema(body.replace('<s:element ref="t:b"/>', ""))


@pytest.fixture
def known(tmp_path: Path) -> InlineSchema:
    inline_schema(CATALOG.standard, tmp_path)
    inline_schema.cache_clear()
    return inline_schema(CATALOG.standard, tmp_path)


def test_known_schema_is_compiled_as_far_as_documents_need_it(known: InlineSchema) -> None:
    small = known.part_for(page("<p>x</p>"))
    assert small is not None
    assert known.part_for(page()) is small
    larger = known.part_for(page("<ul><li>x</li></ul>"))
    assert larger is not small
    assert known.part_for(page("<p>x</p>")) is larger
    assert known.part_for(page("x" * 2_000_000)) is None
    assert known.whole.value is not None
    assert known.part_for(page()) is None


def test_valid_document_needs_no_more(known: InlineSchema, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSE_CACHE", str(tmp_path))
    assert inline_findings(page("<p>x</p><ul><li>x</li></ul>"), "r.xhtml", CATALOG) == ()
    assert "whole" not in vars(known)
    (found,) = inline_findings(page("<table><li>x</li></table>"), "r.xhtml", CATALOG)
    assert found.message == "Element li is not allowed here; expected one of caption, col, colgroup, thead, tfoot, tbody, tr"
    assert "whole" in vars(known)


def test_changed_schema_is_compiled_anew(known: InlineSchema, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inline_schema.cache_clear()
    monkeypatch.setattr(inline, "fingerprint", lambda url, catalog: "another")
    assert inline_schema(CATALOG.standard, tmp_path).part_for(page()) is None
    inline_schema.cache_clear()
