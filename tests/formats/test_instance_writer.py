"""What a written instance looks like."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from lxml import etree
from msgspec.structs import replace

from disclose.formats.xbrl_xml import write_instance
from disclose.model import Aspects, CheckedReport, Entity, ExplicitMember, Fact, NumericValue, Period, Report, Unit
from disclose.names import ISO4217, XBRLI, QName
from disclose.taxonomy import Taxonomy

NS = "https://every-kind.example/2023"
YEAR = Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
EXPECTED = """<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:link="http://www.xbrl.org/2003/linkbase" \
xmlns:t="https://every-kind.example/2023" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" \
xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xlink="http://www.w3.org/1999/xlink">
  <link:schemaRef xlink:type="simple" xlink:href="a%20b.xsd?x=1&amp;y=2"/>
  <xbrli:context id="c-2023-AsiaMember">
    <xbrli:entity>
      <xbrli:identifier scheme="https://scheme.example">00020</xbrli:identifier>
    </xbrli:entity>
    <xbrli:period>
      <xbrli:startDate>2023-01-01</xbrli:startDate>
      <xbrli:endDate>2023-12-31</xbrli:endDate>
    </xbrli:period>
    <xbrli:scenario>
      <xbrldi:explicitMember dimension="t:RegionAxis">t:AsiaMember</xbrldi:explicitMember>
    </xbrli:scenario>
  </xbrli:context>
  <xbrli:unit id="u-CNY">
    <xbrli:measure>iso4217:CNY</xbrli:measure>
  </xbrli:unit>
  <t:Revenue id="Revenue-2023" contextRef="c-2023-AsiaMember" unitRef="u-CNY" decimals="-5">3405800000</t:Revenue>
</xbrli:xbrl>
"""


def name(local: str) -> QName:
    return QName(NS, local)


ASIA = ((name("RegionAxis"), ExplicitMember(name("AsiaMember"))),)
REVENUE = Fact(
    "Revenue-2023",
    Aspects(name("Revenue"), Entity("https://scheme.example", "00020"), YEAR, Unit.currency("CNY"), None, ASIA),
    NumericValue(Decimal("3405800000"), -5),
)


def written(taxonomy: Taxonomy, *facts: Fact) -> etree._Element:
    return etree.fromstring(write_instance(CheckedReport(Report(facts)), taxonomy, "t.xsd"))


def ids(root: etree._Element, kind: str) -> list[str]:
    return [element.get("id", "") for element in root.iterfind(f"{{{XBRLI}}}{kind}")]


def with_aspects(id: str, **changes: object) -> Fact:
    return replace(REVENUE, id=id, aspects=replace(REVENUE.aspects, **changes))


def test_whole_document(every_kind_taxonomy: Taxonomy) -> None:
    data = write_instance(CheckedReport(Report((REVENUE,))), every_kind_taxonomy, "a%20b.xsd?x=1&y=2")
    assert data.decode() == EXPECTED


def test_facts_share_contexts_and_units(every_kind_taxonomy: Taxonomy) -> None:
    root = written(every_kind_taxonomy, REVENUE, with_aspects("Cash", concept=name("Cash")))
    assert ids(root, "context") == ["c-2023-AsiaMember"]
    assert ids(root, "unit") == ["u-CNY"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (YEAR, "c-2023"),
        (Period.instant_on(dt.date(2023, 12, 31)), "c-2023-12-31"),
        (Period.between(dt.date(2023, 4, 1), dt.date(2024, 3, 31)), "c-2023-04-01--2024-03-31"),
        (Period(None, dt.datetime(2023, 12, 31, 18, 30)), "c-2023-12-31T18_30_00"),
        (Period.forever(), "c-forever"),
    ],
)
def test_context_ids_name_the_period(every_kind_taxonomy: Taxonomy, period: Period, expected: str) -> None:
    assert ids(written(every_kind_taxonomy, with_aspects("a", period=period, dimensions=())), "context") == [expected]


def test_contexts_that_would_share_an_id_are_told_apart_by_their_content(every_kind_taxonomy: Taxonomy) -> None:
    """Two members of one name: both ids get a hash, and none a counter, so order does not matter."""
    other = ((name("RegionAxis"), ExplicitMember(QName("https://other.example", "AsiaMember"))),)
    facts = [REVENUE, with_aspects("a", dimensions=other), with_aspects("b", dimensions=())]
    forward = ids(written(every_kind_taxonomy, *facts), "context")
    assert forward == ids(written(every_kind_taxonomy, *reversed(facts)), "context")
    assert sorted(id[:18] for id in forward) == ["c-2023", "c-2023-AsiaMember-", "c-2023-AsiaMember-"]
    assert len(set(forward)) == 3


def test_a_context_does_not_take_the_id_of_a_fact(every_kind_taxonomy: Taxonomy) -> None:
    (id,) = ids(written(every_kind_taxonomy, with_aspects("c-2023", dimensions=())), "context")
    assert id.startswith("c-2023-")


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (Unit.of([QName(ISO4217, "CNY")], [QName(XBRLI, "shares")]), "u-CNY-per-shares"),
        (Unit.of([name("metre"), name("metre")]), "u-metre.metre"),
        (Unit.pure(), "u-pure"),
    ],
)
def test_unit_ids_name_the_measures(every_kind_taxonomy: Taxonomy, unit: Unit, expected: str) -> None:
    assert ids(written(every_kind_taxonomy, with_aspects("a", unit=unit)), "unit") == [expected]


def test_units_of_the_same_name_in_two_namespaces(every_kind_taxonomy: Taxonomy) -> None:
    other = QName("https://other.example", "CNY")
    root = written(every_kind_taxonomy, REVENUE, with_aspects("b", unit=Unit.of([other])))
    assert len(set(ids(root, "unit"))) == 2
    (prefix,) = [prefix for prefix, uri in root.nsmap.items() if uri == "https://other.example"]
    assert prefix == "neb8aeaa7d6"


def test_a_prefix_of_the_taxonomy_can_not_displace_a_usual_one(every_kind_taxonomy: Taxonomy) -> None:
    taxonomy = replace(every_kind_taxonomy, prefix="xbrli", prefixes={})
    root = written(taxonomy, REVENUE)
    assert root.nsmap["xbrli"] == XBRLI
    assert root[-1].tag == name("Revenue").clark
