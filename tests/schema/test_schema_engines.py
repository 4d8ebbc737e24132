"""Where libxml2 and xmlschema depart from XML Schema, and what is done about it: docs/explanation/xml-schema-engines.md.

Each test shows the deviation itself, so that a release that mends it is noticed, and the remedy where there is one.
"""

from __future__ import annotations

import pytest
import xmlschema
from lxml import etree
from schema_files import CATALOG, CONTEXT, IMPORT, brief, fact, instance, item, schema, validator

from disclose.names import XBRLDI_XSD, XBRLI, XBRLI_XSD, XS
from disclose.schema.assembly import DRIVER, assemble
from disclose.schema.definitions import VERDICTS, taxonomy_findings
from disclose.schema.documents import discover
from disclose.schema.standard import linkbase_findings
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.catalog import file_url

NS = "http://e.example"


def fragment(body: str) -> bytes:
    head = f'xmlns:xs="{XS}" xmlns:e="{NS}" targetNamespace="{NS}" elementFormDefault="qualified"'
    return f"<xs:schema {head}>{body}</xs:schema>".encode()


def libxml2_compiles(body: str) -> bool:
    try:
        etree.XMLSchema(etree.fromstring(fragment(body)))
    except etree.XMLSchemaParseError:
        return False
    return True


def xmlschema_compiles(body: str) -> bool:
    try:
        xmlschema.XMLSchema10(fragment(body).decode())
    except xmlschema.XMLSchemaException:
        return False
    return True


def verdicts(body: str, document: str) -> tuple[bool, bool]:
    """Whether libxml2 and whether xmlschema find a document valid."""
    source = document.replace("<e", f'<e xmlns="{NS}" xmlns:e="{NS}"', 1).encode()
    by_libxml2 = etree.XMLSchema(etree.fromstring(fragment(body))).validate(etree.fromstring(source))
    return by_libxml2, xmlschema.XMLSchema10(fragment(body).decode()).is_valid(source.decode())


class Served(etree.Resolver):
    """Serves documents by name to libxml2 without the project's own assembly."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def resolve(self, system_url: str, public_id: str, context: object) -> object:  # type: ignore[override]
        name = system_url.rpartition("/")[2]
        return self.resolve_string(self.files[name], context, base_url=system_url)


def raw(files: dict[str, bytes], driver: bytes) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Served(files))
    return etree.XMLSchema(etree.fromstring(driver, parser, base_url="http://files.invalid/driver.xsd"))


def test_libxml2_keeps_one_document_a_namespace() -> None:
    files = {name: fragment(f'<xs:element name="{name[0]}"/>') for name in ("a.xsd", "b.xsd")}
    imports = "".join(f'<xs:import namespace="{NS}" schemaLocation="{name}"/>' for name in files)
    alone = raw(files, f'<xs:schema xmlns:xs="{XS}">{imports}</xs:schema>'.encode())
    assert alone.validate(etree.fromstring(f'<a xmlns="{NS}"/>'))
    assert not alone.validate(etree.fromstring(f'<b xmlns="{NS}"/>'))
    judge = validator(schema(IMPORT, item("A")), schema(IMPORT, item("B")))
    assert judge.findings(instance(CONTEXT, fact("A"), fact("B")), "r.xbrl") == ()


def test_facts_are_allowed_by_namespace_not_by_substitution_group() -> None:
    """With the substitution groups of items in the content of the root, compiling takes time cubic in their number."""
    files = {"a.xsd": schema(IMPORT, item("A"))}
    schemas = discover([file_url("a.xsd")], CATALOG.with_files(files)).value
    assert schemas is not None
    assembly = assemble(schemas, {"http://t.example/t"})
    (name,) = (name for name, url in assembly.origins.items() if url == XBRLI_XSD)
    root = etree.fromstring(assembly.files[name])
    (content,) = root.findall(f'{{{XS}}}element[@name="xbrl"]//{{{XS}}}choice')
    assert [(child.tag, child.get("ref") or child.get("namespace")) for child in content] == [
        (f"{{{XS}}}any", "http://t.example/t"),
        (f"{{{XS}}}element", "xbrli:context"),
        (f"{{{XS}}}element", "xbrli:unit"),
        (f"{{{XS}}}element", "link:footnoteLink"),
    ]


def test_dimension_members_pass_unseen_without_their_schema() -> None:
    scenario = "<xbrli:scenario><xbrldi:explicitMember/></xbrli:scenario></xbrli:context>"
    data = instance(CONTEXT.replace("</xbrli:context>", scenario))
    with_members = discover([XBRLI_XSD, XBRLDI_XSD], CATALOG).value
    without = discover([XBRLI_XSD], CATALOG).value
    assert with_members is not None
    assert without is not None
    found = []
    for schemas in (without, with_members):
        files = dict(assemble(schemas).files)
        found.append(raw(files, files[DRIVER]).validate(etree.fromstring(data)))
    assert found == [True, False]
    assert len(validator(schema(IMPORT, item("A"))).findings(data, "r.xbrl")) == 1


def test_libxml2_does_not_compare_ids() -> None:
    part = '<xs:element name="i" type="xs:ID" maxOccurs="2"/>'
    ids = f'<xs:element name="e"><xs:complexType><xs:sequence>{part}</xs:sequence></xs:complexType></xs:element>'
    document = "<e><i>a</i><i>a</i></e>"
    source = document.replace("<e", f'<e xmlns="{NS}"', 1).encode()

    class Quiet:
        def close(self) -> None:
            return None

    compiled = etree.XMLSchema(etree.fromstring(fragment(ids)))
    parser = etree.XMLParser(schema=compiled, target=Quiet())  # type: ignore[arg-type]
    etree.fromstring(source, parser)
    assert len(parser.error_log) == 0
    assert not xmlschema.XMLSchema10(fragment(ids).decode()).is_valid(source.decode())
    (found,) = validator(schema(IMPORT, item("A"))).findings(instance(CONTEXT, CONTEXT), "r.xbrl")
    assert found.code == "disclose.schema:duplicate-id"


def test_libxml2_does_not_follow_references_to_ids() -> None:
    refs = '<xs:element name="e"><xs:complexType><xs:attribute name="r" type="xs:IDREF"/></xs:complexType></xs:element>'
    assert verdicts(refs, '<e r="nowhere"/>') == (True, False)
    data = instance(CONTEXT, fact("A").replace('"c"', '"nowhere"'))
    assert validator(schema(IMPORT, item("A"))).findings(data, "r.xbrl") == ()


def test_libxml2_does_not_look_past_a_child_that_is_not_allowed() -> None:
    judge = validator(schema(IMPORT, item("A", "xbrli:booleanItemType")))
    unexpected = '<link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>'
    found = judge.findings(instance(CONTEXT, unexpected, fact("A", "maybe")), "r.xbrl")
    assert [finding.message for finding in found] == ["Element schemaRef is not allowed here"]


FIXED = (
    '<xs:attribute name="a" type="xs:string"/>'
    '<xs:element name="e"><xs:complexType><xs:attribute ref="e:a" fixed="x"/></xs:complexType></xs:element>'
)


def test_libxml2_does_not_hold_a_global_attribute_to_a_value_fixed_where_it_is_used() -> None:
    assert verdicts(FIXED, '<e e:a="y"/>') == (True, False)
    linkbase = (
        '<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<link:labelLink xlink:type="simple" xlink:role="http://www.xbrl.org/2003/role/link"/></link:linkbase>'
    )
    assert [message for _, _, message in brief(linkbase_findings(linkbase.encode(), "l.xml", CATALOG))] == [
        "Attribute type of element labelLink is 'simple' but must be 'extended'"
    ]


def simple(facets: str, base: str = "xs:string", name: str = "s") -> str:
    return f'<xs:simpleType name="{name}"><xs:restriction base="{base}">{facets}</xs:restriction></xs:simpleType>'


def sequence(*names: str, types: tuple[str, ...]) -> str:
    parts = "".join(f'<xs:element name="{name}" type="xs:{kind}"/>' for name, kind in zip(names, types, strict=True))
    return f"<xs:sequence>{parts}</xs:sequence>"


ACCEPTED_BY_LIBXML2 = {
    "lengths that exclude each other": simple('<xs:minLength value="5"/><xs:maxLength value="3"/>'),
    "pattern with a reversed quantity": simple('<xs:pattern value="a{3,2}"/>'),
    "restriction that is none": (
        f'<xs:complexType name="b">{sequence("x", types=("string",))}</xs:complexType><xs:complexType name="r">'
        f'<xs:complexContent><xs:restriction base="e:b">{sequence("y", types=("string",))}</xs:restriction>'
        "</xs:complexContent></xs:complexType>"
    ),
    "one name with two types": (
        f'<xs:complexType name="b">{sequence("x", "y", "x", types=("int", "int", "string"))}</xs:complexType>'
    ),
}


@pytest.mark.parametrize("what", ACCEPTED_BY_LIBXML2)
def test_libxml2_compiles_schemas_that_are_not_valid(what: str) -> None:
    body = ACCEPTED_BY_LIBXML2[what]
    assert (libxml2_compiles(body), xmlschema_compiles(body)) == (True, False)
    found = taxonomy_findings({"a.xsd": fragment(body)}, CATALOG, Cache(None, VERDICTS))
    assert [finding.code for finding in found] == ["disclose.schema:invalid"]


def test_xmlschema_compiles_a_list_of_lists() -> None:
    body = '<xs:simpleType name="s"><xs:list itemType="xs:IDREFS"/></xs:simpleType>'
    assert (libxml2_compiles(body), xmlschema_compiles(body)) == (False, True)
    found = taxonomy_findings({"a.xsd": fragment(body)}, CATALOG, Cache(None, VERDICTS))
    assert len(found) == 1
    assert found[0].message.startswith("The schema can't be used: ")


@pytest.mark.parametrize(
    ("facets", "base", "value", "expected"),
    [
        pytest.param("", "xs:anyURI", "%zz", (False, True), id="URI with a bad escape"),
        pytest.param("", "xs:anyURI", "#a#b", (False, True), id="URI with two fragments"),
        pytest.param('<xs:pattern value="\\w+"/>', "xs:string", "a_b", (False, True), id="low line is punctuation"),
        pytest.param("", "xs:decimal", "1 2", (False, True), id="decimal with a space"),
    ],
)
def test_engines_differ_on_a_value(facets: str, base: str, value: str, expected: tuple[bool, bool]) -> None:
    """In each case libxml2 is right, and it is libxml2 that judges documents."""
    body = simple(facets, base) + '<xs:element name="e" type="e:s"/>'
    assert verdicts(body, f"<e>{value}</e>") == expected


def test_xmlschema_raises_for_values_it_cannot_hold() -> None:
    body = simple('<xs:minInclusive value="99999999999999999999-01-01"/>', "xs:date")
    with pytest.raises(OverflowError):
        xmlschema_compiles(body)
    (found,) = taxonomy_findings({"a.xsd": fragment(body)}, CATALOG, Cache(None, VERDICTS))
    assert found.message == "The schema can't be judged: year overflow"


def test_schemas_named_by_a_document_are_not_read() -> None:
    """xsi:schemaLocation: libxml2 assembles schemas from it only where it is given none."""
    judge = validator(schema(IMPORT, item("A")))
    hint = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://o.example o.xsd"'
    segment = f'<xbrli:segment><o xmlns="{XBRLI}.other"/></xbrli:segment></xbrli:entity>'
    data = instance(CONTEXT.replace("</xbrli:entity>", segment), attributes=hint)
    assert judge.findings(data, "r.xbrl") == ()
