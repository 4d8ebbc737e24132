"""Rules on taxonomies where the line is fine: what is a cycle, whose linkbase it is, and what is left alone."""

from __future__ import annotations

import time

import pytest
from dts_kit import read_dts

from disclose.rules.dts import check
from disclose.rules.dts.check import check_dts
from disclose.rules.dts.hierarchy import Hierarchy

ABC = "item A\nitem B\nitem C"


def found(*, xsd: str = ABC, xml: str = "", **more: str) -> list[str]:
    """Code, place and message of all findings on a schema and a linkbase (see dts_kit)."""
    files = {"t.xsd": xsd} | ({"t.xml": xml} if xml else {}) | {name.replace("_", "."): text for name, text in more.items()}
    text = "".join(f"{name}: |\n" + "".join(f"  {line}\n" for line in body.split("\n")) for name, body in files.items())
    subject, _ = read_dts(text)
    return [f"{one.code} {one.span}: {one.message}" for one in check_dts(subject.dts, subject.taxonomy)]


def codes(findings: list[str]) -> list[str]:
    return [one.partition(" ")[0] for one in findings]


def presentation(*arcs: str, role: str = "link", kind: str = "presentation", locators: str = "A B C") -> str:
    """A link with locators and arcs such as ``A B`` or ``A B use="prohibited"``."""
    lines = [f"link {kind}Link {role}", *(f"loc {name}" for name in locators.split())]
    lines += [f"arc {kind}Arc {'parent-child' if kind == 'presentation' else 'general-special'} {arc}" for arc in arcs]
    return "\n".join([*lines, f"</link:{kind}Link>"])


CYCLE = "xbrl.5.1.4.3:cycles"


def test_a_concept_beneath_itself_is_a_cycle() -> None:
    assert codes(found(xml=presentation("A A"))) == [CYCLE]


def test_two_ways_to_a_line_are_no_cycle_of_a_presentation() -> None:
    assert found(xml=presentation("A B", "A C", "B C")) == []


def test_a_prohibited_arc_takes_a_cycle_apart() -> None:
    ring = ("A B", "B C", "C A")
    assert codes(found(xml=presentation(*ring))) == [CYCLE]
    assert found(xml=presentation(*ring) + "\n" + presentation('C A use="prohibited" priority="1"')) == []


def test_arcs_of_two_roles_are_two_networks() -> None:
    declared = f"{ABC}\nroleType urn:r:other presentationLink"
    links = presentation("A B") + "\nroleRef urn:r:other\n" + presentation("B A", role="urn:r:other")
    assert found(xsd=declared, xml=links) == []


def test_the_same_relationship_twice_is_none_twice() -> None:
    declared = f"{ABC}\narcroleType urn:r:rel none definitionArc"
    link = "link definitionLink\nloc A\nloc B\nloc B2 t.xsd#t_B\n"
    arcs = "arc definitionArc urn:r:rel A B\narc definitionArc urn:r:rel A B2\n</link:definitionLink>"
    assert found(xsd=declared, xml="arcroleRef urn:r:rel\n" + link + arcs) == []
    differing = arcs.replace("A B2", 'A B2 order="2"')
    assert codes(found(xsd=declared, xml="arcroleRef urn:r:rel\n" + link + differing)) == [CYCLE]


def test_custom_arcs_may_do_what_they_like() -> None:
    link = '<t:link xlink:type="extended" xlink:role="urn:r:nowhere">\nloc A\nloc B\n'
    arcs = '<t:arc xlink:type="arc" xlink:arcrole="urn:r:none" xlink:from="{}" xlink:to="{}"/>\n'
    declared = f"{ABC}\narcroleType urn:r:none none definitionArc"
    assert found(xsd=declared, xml=link + arcs.format("A", "B") + arcs.format("B", "A") + "</t:link>") == []


def embedded(*linkbases: str) -> str:
    body = "".join(f"<link:linkbase>\n{one}\n</link:linkbase>\n" for one in linkbases)
    return f"{ABC}\nroleType urn:r:other presentationLink\n<xs:annotation><xs:appinfo>\n{body}</xs:appinfo></xs:annotation>"


def test_each_linkbase_in_a_schema_refers_for_itself() -> None:
    link = presentation("A B", role="urn:r:other")
    assert found(xsd=embedded(f"roleRef urn:r:other\n{link}", f"roleRef urn:r:other\n{link}")) == []
    assert codes(found(xsd=embedded(f"roleRef urn:r:other\n{link}", link))) == ["xbrl.3.5.2.4:missingRoleRef"]


def test_a_linkbase_ref_to_a_linkbase_in_a_schema() -> None:
    reference = (
        '<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="#element(/1/{})"'
        ' xlink:role="http://www.xbrl.org/2003/role/calculationLinkbaseRef"'
        ' xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>'
    )
    # imports, then items, role type and linkbases: the annotation with the linkbases is child 8 of the schema
    schema = embedded(presentation("A B"), '<link:calculationLink xlink:type="extended" xlink:role="urn:none"/>')
    at = "8/1/{}"
    assert "xbrl.4.3.4:linkbaseRefLinks" in codes(found(xsd=schema + "\n" + reference.format(at.format(1))))
    assert "xbrl.4.3.4:linkbaseRefLinks" not in codes(found(xsd=schema + "\n" + reference.format(at.format(2))))


def test_the_language_of_a_link_is_that_of_its_labels() -> None:
    link = '<link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link" {}>\nloc A\n'
    rest = "label a label - Assets\narc labelArc concept-label A a\n</link:labelLink>"
    assert found(xml=link.format('xml:lang="en"') + rest) == []
    assert codes(found(xml=link.format("") + rest)) == ["xbrl.5.2.2.2.1:labelLang"]


PREFERRED = 'A B preferredLabel="http://www.xbrl.org/2003/role/totalLabel"'


def test_a_preferred_label_in_a_linkbase_that_is_missing_is_not_missed() -> None:
    assert codes(found(xml=presentation(PREFERRED))) == ["xbrl.5.2.4.2.1:preferredLabelMissing"]
    gone = (
        '<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="gone.xml"'
        ' xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>'
    )
    assert found(xsd=f"{ABC}\n{gone}", xml=presentation(PREFERRED)) == []


def test_what_a_missing_schema_declares_is_not_judged() -> None:
    schema = (
        '<xs:import namespace="urn:gone" schemaLocation="gone.xsd"/>\n'
        '<xs:element name="A" id="t_A" xmlns:g="urn:gone" substitutionGroup="g:Head" type="g:Type"/>\n'
        '<xs:element name="B" id="t_B" xmlns:g="urn:gone" substitutionGroup="xbrli:item" type="g:Type"'
        ' xbrli:periodType="instant" xbrli:balance="debit"/>\nitem C'
    )
    assert found(xsd=schema, xml=presentation("A B")) == []


def test_a_type_derived_in_steps_is_an_item_type() -> None:
    restriction = '<xs:simpleContent><xs:restriction base="{}"/></xs:simpleContent>'
    steps = "".join(
        f'<xs:complexType name="T{number}">{restriction.format(base)}</xs:complexType>\n'
        for number, base in ((1, "xbrli:monetaryItemType"), (2, "t:T1"), (3, "t:T2"))
    )
    item = 'item A type="t:T3" xbrli:periodType="instant" xbrli:balance="debit"'
    assert found(xsd=steps + item) == []


def test_substitution_groups_in_a_circle_end() -> None:
    circle = '<xs:element name="A" substitutionGroup="t:B"/>\n<xs:element name="B" substitutionGroup="t:A"/>'
    assert found(xsd=circle) == []
    subject, _ = read_dts(f"t.xsd: |\n  {circle.replace(chr(10), chr(10) + '  ')}\n")
    hierarchy = Hierarchy(subject.dts.elements, subject.dts.types)
    (first, second) = subject.elements
    assert {hierarchy.head(first.qname), hierarchy.head(second.qname)} == {second.qname}
    assert hierarchy.definition(first) is None
    assert hierarchy.nearest(first.qname, frozenset()) is None


def test_findings_of_one_rule_are_counted_beyond_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "MAX_FINDINGS", 2)
    subject, _ = read_dts("t.xsd: |\n" + "".join(f'  item I{number} type="xbrli:stringItemType"\n' for number in range(5)))
    findings = check_dts(subject.dts, subject.taxonomy)
    assert [str(one.span) for one in findings] == ["t.xsd:2", "t.xsd:3"]
    assert findings[1].details == ("3 further findings of this kind are not listed",)


def test_long_chains_take_linear_time() -> None:
    count = 4000
    elements = "".join(f'  <xs:element name="E{number}" substitutionGroup="t:E{number + 1}"/>\n' for number in range(count))
    types = "".join(
        f'  <xs:complexType name="T{number}"><xs:simpleContent><xs:restriction base="t:T{number + 1}"/></xs:simpleContent>'
        f'</xs:complexType>\n  <xs:element name="U{number}" substitutionGroup="xbrli:item" type="t:T{number}"/>\n'
        for number in range(count)
    )
    arcs = "".join(
        f"  loc L{number} t.xsd#t_A\n  arc presentationArc parent-child L{number} L{number + 1}\n" for number in range(count)
    )
    text = (
        f't.xsd: |\n  item A\n{elements}  <xs:element name="E{count}" substitutionGroup="xbrli:item" type="t:T0"/>\n{types}'
        f"t.xml: |\n  link presentationLink\n{arcs}  loc L{count} t.xsd#t_A\n  </link:presentationLink>\n"
    )
    subject, _ = read_dts(text)
    start = time.process_time()
    findings = check_dts(subject.dts, subject.taxonomy)
    assert time.process_time() - start < 5
    assert {one.code for one in findings} == {"xbrl.5.1.1.1:itemPeriodType", CYCLE}
