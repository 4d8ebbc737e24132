"""The reader of suites, on suites of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from suite import Variation, judge_variation, read_suite

from disclose.diagnostics import error, warning

INDEX = '<testcases root="cases"><testcases><testcase uri="a.xml"/></testcases></testcases>'
TESTCASE = """<testcase>
<variation id="V-1" name="one"><data><xsd>no.xsd</xsd>
<instance readMeFirst="true"> i.xbrl </instance></data><result/></variation>
<variation id="V-2"><name>two</name><data><xsd readMeFirst="1">t.xsd</xsd></data><result expected="invalid"/></variation>
<variation id="V-3"><data/><result><error>x:One</error></result><result><error>x:Two</error></result></variation>
</testcase>"""


def test_an_index_leads_to_variations(tmp_path: Path) -> None:
    (tmp_path / "index.xml").write_text(INDEX)
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "a.xml").write_text(TESTCASE)
    assert list(read_suite(tmp_path / "index.xml")) == [
        Variation("a/V-1", "one", (tmp_path / "cases" / "i.xbrl",), "valid", ()),
        Variation("a/V-2", "two", (tmp_path / "cases" / "t.xsd",), "invalid", ()),
        Variation("a/V-3", "", (), "codes", ("x:One", "x:Two")),
    ]


@pytest.mark.parametrize(
    ("expected", "codes", "found", "why"),
    [
        ("valid", (), "", ""),
        ("valid", (), "x:One", "expected valid, found x:One"),
        ("invalid", (), "x:One", ""),
        ("invalid", (), "", "expected invalid, found nothing"),
        ("codes", ("x:One",), "x:One", ""),
        ("codes", ("One",), "x:One", ""),
        ("codes", ("x:One",), "x:Two", "expected x:One, found x:Two"),
        ("codes", ("sche:XmlSchemaError",), "xmlSchema:valueError", ""),
        ("codes", ("sche:XmlSchemaError",), "xbrl.4.7:x", "expected sche:XmlSchemaError, found xbrl.4.7:x"),
    ],
)
def test_verdicts(expected: str, codes: tuple[str, ...], found: str, why: str) -> None:
    variation = Variation("a/V-1", "", (), expected, codes)
    verdict = judge_variation(variation, lambda entries: [error(found, "m")] if found else [])
    assert (verdict.passed, verdict.why) == (not why, why)


def test_a_warning_does_not_make_a_document_invalid() -> None:
    found = [warning("x:One", "m")]
    assert judge_variation(Variation("v", "", (), "valid", ()), lambda entries: found).passed
    assert not judge_variation(Variation("v", "", (), "invalid", ()), lambda entries: found).passed
