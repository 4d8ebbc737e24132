"""Linkbases and schema documents, judged as documents on the published schemas."""

from __future__ import annotations

import pytest
from schema_files import CATALOG, IMPORT, NS, brief, item, schema, validator

from disclose.names import LINK, XBRLDT, XLINK
from disclose.schema.standard import linkbase_findings, schema_document_findings

LOC = '<link:loc xlink:type="locator" xlink:href="t.xsd#t_S" xlink:label="a"/>'
LABEL = '<link:label xlink:type="resource" xlink:label="b" xml:lang="en">x</link:label>'
ARC = '<link:labelArc xlink:type="arc" xlink:from="a" xlink:to="b" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label"/>'
ROLE = 'xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link"'


def linkbase(*body: str) -> bytes:
    """A linkbase; the parts of the body are its lines from line 2."""
    lines = "\n".join(body)
    return (
        f'<link:linkbase xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xbrldt="{XBRLDT}" xmlns:t="{NS}">\n'
        f"{lines}\n</link:linkbase>"
    ).encode()


def labels(*content: str) -> str:
    return f"<link:labelLink {ROLE}>\n" + "\n".join(content) + "\n</link:labelLink>"


def test_valid_linkbase() -> None:
    assert linkbase_findings(linkbase(labels(LOC, LABEL, ARC)), "l.xml", CATALOG) == ()


INVALID = "disclose.schema:invalid"


@pytest.mark.parametrize(
    ("body", "place", "code", "message"),
    [
        (
            labels(LOC.replace('xlink:label="a"', "")),
            "3:1",
            "xmlSchema:attributesRequired",
            "Element loc lacks the attribute label",
        ),
        (
            labels(LABEL.replace('"resource"', '"arc"')),
            "3:1",
            "xmlSchema:valueError",
            "Attribute type of element label is 'arc' but must be 'resource'",
        ),
        (
            labels(ARC.replace("/>", ' order="first"/>')),
            "3:1",
            "xmlSchema:valueError",
            "Attribute order of element labelArc: 'first' is not a decimal number such as -1234.5",
        ),
        (
            labels("<link:loc/>").replace("link:loc", "link:lock"),
            "3:1",
            INVALID,
            "Element lock is not allowed here",
        ),
        (
            labels(LOC, LABEL, ARC).replace('"extended"', '"simple"'),
            "2:1",
            "xmlSchema:valueError",
            "Attribute type of element labelLink is 'simple' but must be 'extended'",
        ),
        ("<t:part/>", "2:1", INVALID, "Element part is not allowed here; expected one of "),
    ],
)
def test_finding_has_code_place_and_sentence(body: str, place: str, code: str, message: str) -> None:
    ((where, what, words), *_) = brief(linkbase_findings(linkbase(body), "l.xml", CATALOG))
    assert (where, what) == (f"l.xml:{place}", code)
    assert words.startswith(message)


def test_dimension_attributes_of_arcs_are_looked_into() -> None:
    arc = '<link:definitionArc xlink:type="arc" xlink:from="a" xlink:to="b" xlink:arcrole="http://x" xbrldt:closed="yes"/>'
    found = linkbase_findings(linkbase(f"<link:definitionLink {ROLE}>{arc}</link:definitionLink>"), "l.xml", CATALOG)
    assert [finding.message for finding in found] == ["Attribute closed of element definitionArc: 'yes' is not true or false"]


def test_reference_part_of_a_taxonomy_needs_its_schema() -> None:
    part = '<xs:element name="Clause" type="xs:integer" substitutionGroup="link:part"/>'
    imported = f'<xs:import namespace="{LINK}" schemaLocation="http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd"/>'
    judge = validator(schema(imported, part, attributes=f'xmlns:link="{LINK}"'))
    reference = '<link:reference xlink:type="resource" xlink:label="b"><t:Clause>{}</t:Clause></link:reference>'
    link = f"<link:referenceLink {ROLE}>{reference}</link:referenceLink>"
    assert judge.linkbase_findings(linkbase(link.format("5")), "l.xml") == ()
    found = judge.linkbase_findings(linkbase(link.format("five")), "l.xml")
    assert [finding.message for finding in found] == ["Element Clause: 'five' is not a whole number"]


def test_link_of_a_taxonomy_inside_a_schema_needs_its_declaration() -> None:
    """Custom extended links are legal where their declaration is discovered (XBRL 2.1, section 3.5.3)."""
    xl = '<xs:import namespace="http://www.xbrl.org/2003/XLink" schemaLocation="http://www.xbrl.org/2003/xl-2003-12-31.xsd"/>'
    link = '<xs:element name="link" type="xl:extendedType" substitutionGroup="xl:extended"/>'
    linkbase_with_it = f'<link:linkbase xmlns:link="{LINK}" xmlns:xlink="{XLINK}"><t:link {ROLE}/></link:linkbase>'
    appinfo = f"<xs:annotation><xs:appinfo>{linkbase_with_it}</xs:appinfo></xs:annotation>"
    data = schema(appinfo, xl, link, attributes='xmlns:xl="http://www.xbrl.org/2003/XLink"')
    assert validator(data).schema_document_findings(data, "a.xsd") == ()
    assert [finding.message for finding in schema_document_findings(data, "a.xsd", CATALOG)] != []


def test_document_that_is_no_linkbase() -> None:
    (found,) = linkbase_findings(b"<a/>", "l.xml", CATALOG)
    assert (found.code, found.message) == (
        "xbrl.5.2:linkbaseRootElement",
        "The root element is a, not linkbase: this is not a linkbase",
    )


def test_valid_schema_document() -> None:
    assert schema_document_findings(schema(IMPORT, item("S")), "t.xsd", CATALOG) == ()


@pytest.mark.parametrize(
    ("declaration", "code", "message"),
    [
        (
            item("S").replace('"instant"', '"never"'),
            "xmlSchema:valueError",
            "Attribute periodType of element element: 'never' is none of",
        ),
        (
            item("S", more='balance="debit"'),
            "xmlSchema:attributesExtraneous",
            "Attribute balance is not allowed on element element",
        ),
        (
            item("S", more='nillable="yes"'),
            "xmlSchema:valueError",
            "Attribute nillable of element element: 'yes' is not true or false",
        ),
        (item("1S"), "xmlSchema:valueError", "Attribute name of element element: '1S' is not a name without a colon"),
        ("<xs:elment/>", INVALID, "Element elment is not allowed here"),
    ],
)
def test_schema_document_finding_has_code_place_and_sentence(declaration: str, code: str, message: str) -> None:
    found = brief(schema_document_findings(schema(IMPORT, declaration), "t.xsd", CATALOG))
    assert any((where, what) == ("t.xsd:3:1", code) and words.startswith(message) for where, what, words in found), found


def test_concept_declared_twice() -> None:
    found = brief(schema_document_findings(schema(IMPORT, item("S"), item("S")), "t.xsd", CATALOG))
    assert found == [
        ("t.xsd:4:1", "disclose.schema:duplicate-id", "The id 't_S' of element element is already that of another element"),
        ("t.xsd:4:1", INVALID, "Element element is the second one named 'S'"),
    ]


def test_linkbase_inside_a_schema_is_looked_into() -> None:
    appinfo = f'<xs:annotation><xs:appinfo><l:linkbaseRef xmlns:l="{LINK}"/></xs:appinfo></xs:annotation>'
    found = schema_document_findings(schema(appinfo), "t.xsd", CATALOG)
    assert "Element linkbaseRef lacks the attribute href" in [finding.message for finding in found]
