"""Schemas known from before: compiled as far as a document needs them, and never when one of them has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from schema_files import CONTEXT, IMPORT, NS, brief, fact, instance, item, schema

from disclose.schema import instance as instances
from disclose.schema.extract import Extract, Parts, extract
from disclose.schema.instance import InstanceValidator, compile_schemas
from disclose.schema.known import FORM, known_validator
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.catalog import Catalog, file_url, standard_catalog

ENTRY = (file_url("a.xsd"),)
TAXONOMY = schema(
    IMPORT,
    '<xs:include schemaLocation="b.xsd"/>',
    item("A"),
    "<!-- between -->",
    item("Long"),
    '<xs:element name="Annotated" type="xbrli:stringItemType" substitutionGroup="t:Long" xbrli:periodType="instant">'
    "<xs:annotation><xs:documentation>said of it</xs:documentation></xs:annotation></xs:element>",
    item("Stands").replace("xbrli:item", "t:Annotated"),
    '<xs:element name="Pair" substitutionGroup="xbrli:tuple"><xs:complexType><xs:complexContent>'
    '<xs:restriction base="xs:anyType"><xs:sequence><xs:element ref="t:Part"/></xs:sequence>'
    '<xs:attribute name="id" type="xs:ID"/></xs:restriction></xs:complexContent></xs:complexType></xs:element>',
    item("Part"),
    item("InPart").replace("xbrli:item", "t:Part"),
    item("Z"),
)
INCLUDED = schema(IMPORT, item("Other"), item("Further"))
FILES = {"a.xsd": TAXONOMY, "b.xsd": INCLUDED}


def catalog(files: dict[str, bytes] = FILES) -> Catalog:
    return standard_catalog().with_files(files)


def extracted() -> Extract:
    compiled = compile_schemas(ENTRY, catalog())
    assert compiled.ok, compiled.diagnostics
    assert compiled.value is not None
    return extract(compiled.value.schemas, compiled.value.fact_namespaces)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """A cache that knows the schemas."""
    cache = Cache(tmp_path, FORM)
    assert known_validator(ENTRY, catalog(), cache).ok
    return cache


def known(cache: Cache, files: dict[str, bytes] = FILES) -> InstanceValidator:
    made = known_validator(ENTRY, catalog(files), cache)
    assert made.value is not None, made.diagnostics
    return made.value


def test_elements_that_nothing_refers_to_are_left_out() -> None:
    frames = {frame.url: frame for frame in extracted().frames}
    own, included = frames[file_url("a.xsd")], frames[file_url("b.xsd")]
    assert own.names == ["A", "Long", "Annotated", "Stands", "InPart", "Z"]
    assert included.names == ["Other", "Further"]
    assert b'name="Part"' in own.text
    assert b'name="Z"' not in own.text


def test_elements_come_back_where_they_were_declared() -> None:
    kept = extracted()
    sources = {file_url(name): data for name, data in FILES.items()}
    files = kept.assembly(kept.named_in(b"<x><t:A>1</t:A><Further/></x>"), sources.__getitem__).files
    own, included = (files[frame.file] for frame in kept.frames if frame.url in sources)
    assert own.index(b"include") < own.index(b'name="A"') < own.index(b'name="Pair"')
    assert included.endswith(item("Further").encode() + b"\n</xs:schema>")
    assert b'name="Other"' not in included


def test_elements_come_with_those_for_which_they_can_stand() -> None:
    assert extracted().named_in(b"<t:Stands>") == {"Stands", "Annotated", "Long"}


def test_only_what_a_document_needs_is_compiled(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    judge = known(cache)

    def never(*arguments: object) -> None:
        raise AssertionError(arguments)

    monkeypatch.setattr(instances, "discover", never)
    body = (fact("A"), fact("Stands"), fact("Other"), f"<t:Pair>{fact('InPart')}</t:Pair>")
    assert judge.findings(instance(CONTEXT, *body), "r.xbrl") == ()


def test_what_is_wrong_is_said_by_the_whole(cache: Cache) -> None:
    """What would have been right here is an element that the document does not name."""
    data = instance(CONTEXT, f"<t:Pair>{fact('A')}</t:Pair>", fact("Nowhere"))
    assert brief(known(cache).findings(data, "r.xbrl")) == [
        ("r.xbrl:4:9", "disclose.schema:invalid", "Element A is not allowed here; expected one of Part, InPart"),
        ("r.xbrl:5:1", "disclose.schema:invalid", "Element Nowhere is not declared by any schema of the taxonomy"),
    ]


@pytest.mark.parametrize("changed", [FILES | {"a.xsd": TAXONOMY + b"<!-- -->"}, FILES | {"b.xsd": schema(IMPORT, item("New"))}])
def test_changed_schemas_are_compiled_anew(cache: Cache, changed: dict[str, bytes]) -> None:
    before = known(cache).key
    assert known(cache, changed).key != before
    found = known(cache, FILES | {"b.xsd": schema(IMPORT, item("New"))}).findings(instance(CONTEXT, fact("Other")), "r.xbrl")
    assert [one.message for one in found] == ["Element Other is not declared by any schema of the taxonomy"]


def test_damaged_entry_is_not_used(cache: Cache, tmp_path: Path) -> None:
    (entry,) = tmp_path.rglob("*.bin")
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert known(cache).key
    assert entry.read_bytes() == whole


def test_schemas_with_findings_are_not_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path, FORM)
    for _ in range(2):
        made = known_validator(ENTRY, catalog({"a.xsd": TAXONOMY}), cache)
        assert [found.code for found in made.diagnostics] == ["disclose.catalog:not-found"]
    assert [*tmp_path.rglob("*.bin")] == []


def test_schema_that_does_not_compile_says_so_every_time(tmp_path: Path) -> None:
    broken = {"a.xsd": schema(IMPORT, item("A", "t:Nowhere"))}
    said = [known_validator(ENTRY, catalog(broken), Cache(tmp_path, FORM)).diagnostics for _ in range(2)]
    assert said[0] == said[1] != ()


def test_large_document_is_validated_on_the_whole() -> None:
    parts = Parts(extracted(), catalog())
    small = instance(CONTEXT, fact("A"))
    assert parts.schema_for(small) is not None
    assert parts.schema_for(small + b" " * 2_000_000) is None


def test_names_are_told_by_their_local_part_alone() -> None:
    named = extracted().named_in(f'<a:b.c xmlns="{NS}"/><d-e/><!-- <f> --></g></a:h>'.encode())
    assert named == {"b.c", "d-e", "f"}
