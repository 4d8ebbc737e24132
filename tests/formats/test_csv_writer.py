"""What the tables of a written report look like."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from disclose.formats.oim.document_info import is_csv_metadata
from disclose.formats.xbrl_csv import write_csv
from disclose.model import (
    Aspects,
    CheckedReport,
    Entity,
    ExplicitMember,
    Fact,
    Footnote,
    NilValue,
    NumericValue,
    Period,
    Report,
    TextValue,
    Unit,
)
from disclose.names import ARCROLE_PARENT_CHILD, QName
from disclose.taxonomy import Network, Relationship, Taxonomy

NS = "https://every-kind.example/2023"
ROLE = "https://every-kind.example/role/profit-or-loss"
LAST = Period.between(dt.date(2022, 1, 1), dt.date(2022, 12, 31))
YEAR = Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
EUR = Unit.currency("EUR")


def name(local: str) -> QName:
    return QName(NS, local)


def number(id: str, period: Period, text: str, decimals: int | None, unit: Unit = EUR, concept: str = "Revenue") -> Fact:
    aspects = Aspects(name(concept), Entity("https://scheme.example", "1"), period, unit)
    return Fact(id, aspects, NumericValue(Decimal(text), decimals))


@pytest.fixture(scope="module")
def stated(every_kind_taxonomy: Taxonomy) -> Taxonomy:
    """The taxonomy with a statement of two lines."""
    lines = ("Margin", "Revenue")
    arcs = tuple(Relationship(name("Outlook"), name(line), Decimal(place)) for place, line in enumerate(lines))
    network = Network(ARCROLE_PARENT_CHILD, ROLE, arcs)
    return replace(every_kind_taxonomy, networks={(ARCROLE_PARENT_CHILD, ROLE): network})


def written(taxonomy: Taxonomy, *facts: Fact, footnotes: tuple[Footnote, ...] = ()) -> tuple[dict[str, Any], dict[str, str]]:
    """The metadata, and the tables by name."""
    files = write_csv(CheckedReport(Report(facts, footnotes=footnotes)), taxonomy, "t.xsd", "r")
    tables = {path.removeprefix("r-csv/"): data.decode() for path, data in files.items() if path.endswith(".csv")}
    assert is_csv_metadata(files["r-csv.json"])
    return json.loads(files["r-csv.json"]), tables


def test_concepts_are_columns_in_the_order_of_the_statement(stated: Taxonomy) -> None:
    margin = number("m", YEAR, "0.125", 3, Unit.pure(), "Margin")
    metadata, tables = written(stated, number("a", YEAR, "12000", -3), number("b", LAST, "9000", -3), margin)
    assert tables == {"profit-or-loss.csv": "period,Margin,Revenue\r\n2022,,9000\r\n2023,0.125,12000\r\n"}
    template = metadata["tableTemplates"]["profit-or-loss"]
    assert template["dimensions"] == {"entity": "scheme:1", "period": "$period"}
    assert template["columns"]["Revenue"] == {"dimensions": {"concept": "t:Revenue", "unit": "iso4217:EUR"}, "decimals": -3}
    assert metadata["tables"] == {"profit-or-loss": {"url": "r-csv/profit-or-loss.csv"}}
    assert metadata["documentInfo"]["taxonomy"] == ["t.xsd"]


def test_decimals_that_differ_are_written_with_the_numbers(stated: Taxonomy) -> None:
    nil = replace(number("c", Period.forever(), "0", None), value=NilValue())
    metadata, tables = written(stated, number("a", YEAR, "12000", -3), number("b", LAST, "9000", None), nil)
    assert tables == {"profit-or-loss.csv": "period,Revenue\r\n2022,9000\r\n2023,12000d-3\r\n,#nil\r\n"}
    assert "decimals" not in metadata["tableTemplates"]["profit-or-loss"]["columns"]["Revenue"]


def test_units_have_columns_of_their_own(stated: Taxonomy) -> None:
    _, tables = written(stated, number("a", YEAR, "1", 0), number("b", YEAR, "2", 0, Unit.currency("USD")))
    assert tables == {"profit-or-loss.csv": "Revenue_EUR,Revenue_USD\r\n1,2\r\n"}


def test_dimensions_that_vary_are_columns(stated: Taxonomy) -> None:
    one = number("a", YEAR, "1", 0)
    asia = ((name("RegionAxis"), ExplicitMember(name("AsiaMember"))),)
    other = replace(one, id="b", aspects=replace(one.aspects, dimensions=asia))
    metadata, tables = written(stated, one, other)
    assert tables == {"profit-or-loss.csv": "RegionAxis,Revenue\r\n,1\r\nt:AsiaMember,1\r\n"}
    fixed, tables = written(stated, other)
    assert tables == {"profit-or-loss.csv": "Revenue\r\n1\r\n"}
    assert fixed["tableTemplates"]["profit-or-loss"]["dimensions"]["t:RegionAxis"] == "t:AsiaMember"
    assert metadata["tableTemplates"]["profit-or-loss"]["dimensions"]["t:RegionAxis"] == "$RegionAxis"


def test_a_fact_reported_twice_stands_in_two_rows(stated: Taxonomy) -> None:
    _, tables = written(stated, number("a", YEAR, "12000", -3), number("b", YEAR, "12100", -3))
    assert tables == {"profit-or-loss.csv": "Revenue\r\n12000\r\n12100\r\n"}


def test_facts_of_no_statement_and_footnotes_have_tables(stated: Taxonomy) -> None:
    aspects = Aspects(name("Name"), Entity("https://scheme.example", "1"), YEAR, None, "en")
    fact = Fact("n", aspects, TextValue('#1, "the" group'))
    metadata, tables = written(stated, fact, footnotes=(Footnote(("n",), "en", "See <b>x</b>"),))
    assert tables["other-facts.csv"] == (
        '"row","concept","entity","period","unit","language","value"\r\n'
        'Name-2023,t:Name,scheme:1,2023,,en,"##1, ""the"" group"\r\n'
    )
    note = next(iter(metadata["links"]["footnote"]["_"]["other-facts.r_Name-2023.value"]))
    assert tables["footnotes.csv"].splitlines()[1] == f"{note.split('.')[1].removeprefix('r_')},en,See <b>x</b>"


def test_the_order_of_facts_does_not_matter_to_statements(stated: Taxonomy) -> None:
    facts = (number("a", YEAR, "12000", -3), number("b", LAST, "9000", -3))
    assert written(stated, *facts) == written(stated, *facts[::-1])


def test_json_is_told_from_metadata() -> None:
    assert not is_csv_metadata(b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json"}}')
    assert is_csv_metadata(
        rb'{"x": "\"documentType\"", "documentInfo": {"documentType" : "https:\/\/xbrl.org\/2021\/xbrl-csv"}}'
    )
