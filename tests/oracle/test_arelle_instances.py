"""Instances with one fault each: Arelle and `disclose validate` give the same codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from disclose.diagnostics import Severity
from disclose.validate import Settings, validate

pytestmark = pytest.mark.oracle

JUDGE = Path(__file__).parent / "arelle_judge.py"
SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:t="urn:t" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 targetNamespace="urn:t" elementFormDefault="qualified"><xs:annotation><xs:appinfo>
<link:linkbaseRef xlink:type="simple" xlink:href="d.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>
<link:roleType id="note" roleURI="urn:t:note"><link:usedOn>link:footnote</link:usedOn></link:roleType>
<link:roleType id="label" roleURI="urn:t:label"><link:usedOn>link:label</link:usedOn></link:roleType>
</xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance"
 schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="A" id="A" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"
 nillable="true"/>
<xs:element name="B" id="B" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
<xs:element name="C" id="C" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
<xs:element name="Area" id="Area" type="t:Fixed" substitutionGroup="xbrli:item" xbrli:periodType="duration" nillable="true"/>
<xs:complexType name="Fixed"><xs:simpleContent><xs:restriction base="xbrli:decimalItemType">
<xs:attribute name="decimals" type="xbrli:decimalsType" fixed="2"/></xs:restriction></xs:simpleContent></xs:complexType>
<xs:element name="Part" type="xs:decimal"/></xs:schema>"""
LINKBASE = """<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<link:definitionLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
<link:loc xlink:type="locator" xlink:label="A" xlink:href="t.xsd#A"/><link:loc xlink:type="locator" xlink:label="B"
 xlink:href="t.xsd#B"/><link:loc xlink:type="locator" xlink:label="C" xlink:href="t.xsd#C"/>
<link:definitionArc xlink:type="arc" xlink:from="A" xlink:to="B" xlink:arcrole="http://www.xbrl.org/2003/arcrole/essence-alias"/>
<link:definitionArc xlink:type="arc" xlink:from="B" xlink:to="C"
 xlink:arcrole="http://www.xbrl.org/2003/arcrole/requires-element"/>
</link:definitionLink></link:linkbase>"""
INSTANCE = """<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:t="urn:t"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso="http://www.xbrl.org/2003/iso4217"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>{before}
<context id="i"><entity><identifier scheme="urn:s">1</identifier>{segment}</entity><period><instant>2023-12-31</instant>
</period></context><context id="d"><entity><identifier scheme="urn:s">1</identifier></entity><period>
<startDate>2023-01-01</startDate><endDate>{end}</endDate></period></context><unit id="u"><measure>iso:CNY</measure></unit>
<unit id="p"><measure>pure</measure></unit>{units}
<t:A id="a" contextRef="i" unitRef="u" {decimals}>{number}</t:A><t:C id="c" contextRef="i">text</t:C>{facts}
<link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
<link:loc xlink:type="locator" xlink:label="l" xlink:href="{target}"/><link:footnote xlink:type="resource" xlink:label="n"
 xlink:role="{role}" {language}>note</link:footnote><link:footnoteArc xlink:type="arc" xlink:from="l" xlink:to="{to}"
 xlink:arcrole="http://www.xbrl.org/2003/arcrole/fact-footnote"/></link:footnoteLink></xbrl>"""
SOUND = {
    "before": "",
    "segment": "",
    "end": "2023-12-31",
    "units": "",
    "decimals": 'decimals="0"',
    "number": "5",
    "facts": "",
    "target": "#a",
    "role": "http://www.xbrl.org/2003/role/footnote",
    "language": 'xml:lang="en"',
    "to": "n",
}
ROLE_REF = '<link:roleRef xlink:type="simple" roleURI="urn:t:{0}" xlink:href="t.xsd#{0}"/>'
CASES: dict[str, tuple[dict[str, str], set[str]]] = {
    "sound": ({}, set()),
    "alias": ({"facts": '<t:B contextRef="i" unitRef="u" decimals="0">5</t:B>'}, set()),
    "period": ({"end": "2022-12-31"}, {"xbrl.4.7.2:periodStartBeforeEnd"}),
    "both": ({"decimals": 'decimals="0" precision="1"'}, {"xbrl.4.6.3:bothPrecisionAndDecimals"}),
    "neither": ({"decimals": ""}, {"xbrl.4.6.3:missingPrecisionDecimals"}),
    "cancels": (
        {
            "units": '<unit id="x"><divide><unitNumerator><measure>pure</measure></unitNumerator>'
            "<unitDenominator><measure>pure</measure></unitDenominator></divide></unit>"
        },
        {"xbrl.4.8.4:measureBothNumDenom"},
    ),
    "impure": ({"units": '<unit id="x"><measure>impure</measure></unit>'}, {"xbrl.4.8.2:measureElement"}),
    "segment": ({"segment": "<segment><t:Part>1</t:Part></segment>"}, set()),
    "item": ({"segment": '<segment><t:C contextRef="d">x</t:C></segment>'}, {"xbrl.4.7.3.2:segmentItemOrTuple"}),
    "footnote of a unit": ({"target": "#u"}, {"xbrl.4.11.1.1:footnoteLinkLocTarget"}),
    "footnote of a fact by its place": ({"target": "#element(/1/6)"}, set()),
    "footnote without language": ({"language": ""}, {"xbrl.4.11.1.2.1:footnoteLang"}),
    "arc to a fact": ({"to": "l"}, {"xbrl.4.11.1.3.1:factFootnoteArcTo"}),
    "role": ({"before": ROLE_REF.format("note"), "role": "urn:t:note"}, set()),
    "role twice": ({"before": ROLE_REF.format("note") * 2}, {"xbrl.3.5.2.4.5:roleRefDuplicate"}),
    "role not referred to": ({"role": "urn:t:note"}, {"xbrl.3.5.2.4:missingRoleRef"}),
    "role of labels": ({"before": ROLE_REF.format("label"), "role": "urn:t:label"}, {"xbrl.5.1.3.4:custRoleUsedOn"}),
    "nil with fixed decimals": (
        {"facts": '<t:Area contextRef="d" unitRef="p" xsi:nil="true"/>'},
        {"xbrl.4.6.3:nilPrecisionDecimals"},
    ),
    "fixed decimals": ({"facts": '<t:Area contextRef="d" unitRef="p">1</t:Area>'}, set()),
}


def test_the_same_codes(tmp_path: Path) -> None:
    (tmp_path / "t.xsd").write_text(SCHEMA, "utf-8")
    (tmp_path / "d.xml").write_text(LINKBASE, "utf-8")
    paths = {case: tmp_path / f"{number}.xbrl" for number, case in enumerate(CASES)}
    for case, (faults, _) in CASES.items():
        paths[case].write_text(INSTANCE.format_map({**SOUND, **faults}), "utf-8")
    command = [sys.executable, str(JUDGE), str(tmp_path / "settings"), *map(str, paths.values())]
    done = subprocess.run(command, capture_output=True, check=True, timeout=240)
    answers = json.loads(done.stdout)
    ours, theirs = {}, {}
    for case, path in paths.items():
        diagnostics = validate(path, Settings()).diagnostics
        ours[case] = {found.code for found in diagnostics if found.severity is Severity.ERROR}
        errors = {code for code, level, _ in answers[str(path)]["findings"] if level.upper().startswith("ERROR")}
        # what the Open Information Model can't hold is no error in an instance
        theirs[case] = {code for code in errors if not code.startswith("xbrlxe:")}
    assert ours == {case: codes for case, (_, codes) in CASES.items()}
    assert theirs == ours
