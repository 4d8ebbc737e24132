"""The writer of reports in JSON: deterministic, canonical, and read back to the same report."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from disclose.diagnostics import Span
from disclose.formats.oim.languages import in_one_spelling, spoken
from disclose.formats.oim.unsupported import unsupported
from disclose.formats.xbrl_json import read_json, write_json
from disclose.model import (
    Aspects,
    CheckedReport,
    Entity,
    Fact,
    FactLink,
    Footnote,
    FractionValue,
    NumericValue,
    Origin,
    OtherContent,
    Period,
    Report,
    Tuple,
    Unit,
)
from disclose.model.compare import differences
from disclose.names import ARCROLE_EXPLANATORY_FACT, ROLE_LINK, QName
from disclose.taxonomy import Taxonomy

NAMESPACE = "https://every-kind.example/2023"


def written(report: Report, checked: CheckedReport, taxonomy: Taxonomy) -> bytes:
    return write_json(replace(checked, report=report), taxonomy, "every_kind.xsd")


def test_every_kind_of_fact_comes_back(every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy) -> None:
    data = write_json(every_kind_report, every_kind_taxonomy, "every_kind.xsd")
    read = read_json(data, "r.json", every_kind_taxonomy)
    assert read.diagnostics == ()
    assert read.value is not None
    assert differences(in_one_spelling(every_kind_report.report), read.value, "r.json") == ()
    assert unsupported(every_kind_report.report) == ()
    assert json.loads(data)["documentInfo"]["taxonomy"] == ["every_kind.xsd"]


def test_footnotes_and_links_come_back(every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy) -> None:
    facts = every_kind_report.facts
    first, second, third = (fact.id for fact in facts[:3])
    said = replace(
        every_kind_report.report,
        footnotes=(
            Footnote((first, second), "en", "Restated &amp; <b>audited</b>"),
            Footnote((first,), "zh-Hans", "重述"),
            Footnote((third,), "en", "Restated &amp; <b>audited</b>", "urn:t:group", "urn:t:type"),
        ),
        fact_links=(FactLink((first,), (second, third), ROLE_LINK, ARCROLE_EXPLANATORY_FACT),),
    )
    data = written(said, every_kind_report, every_kind_taxonomy)
    info = json.loads(data)["documentInfo"]
    assert sorted(info["linkTypes"].values()) == sorted(
        ["http://www.xbrl.org/2003/arcrole/fact-footnote", ARCROLE_EXPLANATORY_FACT, "urn:t:type"]
    )
    assert info["linkTypes"]["explanatoryFact"] == ARCROLE_EXPLANATORY_FACT
    assert info["linkGroups"]["_"] == ROLE_LINK
    read = read_json(data, "r.json", every_kind_taxonomy)
    assert read.diagnostics == ()
    assert read.value is not None
    assert read.value.links_content() == said.links_content()


def test_the_order_of_input_does_not_matter(every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy) -> None:
    report = every_kind_report.report
    first, second = report.facts[0].id, report.facts[1].id
    notes = (Footnote((first, second), "en", "One"), Footnote((second,), "en", "Two"))
    there = replace(report, footnotes=notes)
    other = replace(report, footnotes=(notes[1], replace(notes[0], fact_ids=(second, first))))
    assert written(there, every_kind_report, every_kind_taxonomy) == written(other, every_kind_report, every_kind_taxonomy)


def test_numbers_are_canonical_by_their_type(every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy) -> None:
    document = json.loads(write_json(every_kind_report, every_kind_taxonomy, "every_kind.xsd"))
    assert document["documentInfo"]["features"] == {"xbrl:canonicalValues": True}
    numbers = {
        fact["dimensions"]["concept"].partition(":")[2]: fact["value"]
        for fact in document["facts"].values()
        if fact["value"] is not None
    }
    assert "." in numbers["Revenue"]
    assert "." not in numbers["Employees"]


def a_fact(local: str, value: NumericValue | FractionValue, **further: object) -> Fact:
    entity = Entity("http://standards.iso.org/iso/17442", "00EX")
    aspects = Aspects(QName(NAMESPACE, local), entity, Period.forever(), Unit.pure(), **further)  # type: ignore[arg-type]
    return Fact("f1", aspects, value, Origin(Span("r.xbrl", 7)))


@pytest.mark.parametrize(
    ("report", "code", "line"),
    [
        (Report((), tuples=(Tuple("t", QName(NAMESPACE, "Group"), span=Span("r.xbrl", 3)),)), "xbrlxe:unsupportedTuple", 3),
        (Report((a_fact("Part", FractionValue(Decimal(1), Decimal(3))),)), "xbrlxe:unsupportedFraction", 7),
        (
            Report((a_fact("Ratio", NumericValue(Decimal(1), None, vague=True)),)),
            "xbrlxe:unsupportedZeroPrecisionFact",
            7,
        ),
        (
            Report((a_fact("Ratio", NumericValue(Decimal(1), 0), other=OtherContent("<x/>")),)),
            "xbrlxe:nonDimensionalSegmentScenarioContent",
            7,
        ),
    ],
)
def test_what_can_not_be_said_is_named(report: Report, code: str, line: int) -> None:
    (found,) = unsupported(report)
    assert (found.code, found.span) == (code, Span("r.xbrl", line))


def test_languages_have_one_spelling() -> None:
    assert [spoken(one) for one in ("EN", "zh-hans", "en-us", "ZH-HANT-hk", "de-x-ab", "sl-rozaj")] == [
        *("en", "zh-Hans", "en-US", "zh-Hant-HK", "de-x-ab", "sl-rozaj")
    ]


def test_a_document_can_be_written_piece_by_piece(
    tmp_path: Path, every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy
) -> None:
    from disclose.formats.xbrl_json.writer import json_pieces

    pieces = list(json_pieces(every_kind_report, every_kind_taxonomy, "every_kind.xsd"))
    assert len(pieces) > len(every_kind_report.facts)
    assert b"".join(pieces) == write_json(every_kind_report, every_kind_taxonomy, "every_kind.xsd")
