"""Any report that the Open Information Model can hold is the same after it was written in a syntax and read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from markupsafe import Markup
from report_strategies import ARCROLE, ROLES, SPACE, reports

from disclose.diagnostics import Outcome
from disclose.formats.inline import InlineParts, InlineTagger, may_be_hidden, read_inline
from disclose.formats.oim.unsupported import unsupported
from disclose.formats.xbrl_csv import read_csv, write_csv
from disclose.formats.xbrl_csv.files import files_in_memory
from disclose.formats.xbrl_json import read_json, write_json
from disclose.formats.xbrl_xml import read_instance, write_instance
from disclose.model import CheckedReport, Fact, NilValue, NumericValue, Report, TextValue
from disclose.model.compare import differences
from disclose.names import LINK, XHTML, XS
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import file_url, standard_catalog
from disclose.taxonomy.load import load_taxonomy
from disclose.transforms import show, show_month, show_value

SCHEMA = "every_kind.xsd"


def by_instance(checked: CheckedReport, taxonomy: Taxonomy) -> Outcome[Report]:
    return read_instance(write_instance(checked, taxonomy, SCHEMA), "r", taxonomy)


def by_json(checked: CheckedReport, taxonomy: Taxonomy) -> Outcome[Report]:
    return read_json(write_json(checked, taxonomy, SCHEMA), "r", taxonomy)


def by_csv(checked: CheckedReport, taxonomy: Taxonomy) -> Outcome[Report]:
    files = write_csv(checked, taxonomy, SCHEMA, "r")
    return read_csv(files["r-csv.json"], files_in_memory(files, "r-csv.json", "file:///r-csv.json"), taxonomy)


def by_page(checked: CheckedReport, taxonomy: Taxonomy) -> Outcome[Report]:
    tagger = InlineTagger(checked, taxonomy)
    parts = InlineParts(tagger, SCHEMA)
    shown = [_placed(tagger, fact, taxonomy) for fact in checked.facts]
    shown += [tagger.footnote(note) for note in checked.report.footnotes]
    body = "".join(f"<div>{one}</div>" for one in shown)
    head = f'<html xmlns="{XHTML}"{parts.namespaces}><head><title>r</title></head>'
    page = f"{head}<body><div style='display:none'>{parts.header()}</div>{body}</body></html>"
    return read_inline(page.encode(), "r", taxonomy)


def _placed(tagger: InlineTagger, fact: Fact, taxonomy: Taxonomy) -> Markup:
    value, concept = fact.value, taxonomy.concepts[fact.aspects.concept]
    if isinstance(value, NilValue):
        return tagger.nil(fact, "-", "here")
    if may_be_hidden(concept.kind):
        return Markup("hidden")
    if isinstance(value, NumericValue):
        return tagger.number(fact, show(value, scale=0), "here")
    if isinstance(value, TextValue) and value.xhtml:
        return tagger.block(fact, Markup(value.text), "here")
    shown = show_month(str(value)) if fact.aspects.concept.local == "Month" else show_value(value)
    assert shown is not None
    return tagger.text(fact, shown.text, shown.transformation, "here")


class Kinds:
    """A taxonomy that is not printed where an example fails: it is long."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy

    def __repr__(self) -> str:
        return "Kinds()"


def roles_schema() -> str:
    """Declares the roles and the arcrole of the strategy's links."""
    roles = "".join(
        f'<link:roleType roleURI="{role}" id="role-{at}"><link:usedOn>link:footnoteLink</link:usedOn></link:roleType>'
        for at, role in enumerate(ROLES)
        if at
    )
    return (
        f'<xs:schema xmlns:xs="{XS}" xmlns:link="{LINK}" targetNamespace="urn:roles"><xs:annotation><xs:appinfo>{roles}'
        f'<link:arcroleType arcroleURI="{ARCROLE}" id="arcrole" cyclesAllowed="any"><link:usedOn>link:footnoteArc</link:usedOn>'
        f"</link:arcroleType></xs:appinfo></xs:annotation>"
        f'<xs:import namespace="{SPACE}" schemaLocation="{SCHEMA}"/></xs:schema>'
    )


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    schema = Path(__file__).parents[1] / "formats" / SCHEMA
    catalog = standard_catalog().with_files({SCHEMA: schema.read_bytes(), "roles.xsd": roles_schema().encode()})
    loaded = load_taxonomy([file_url("roles.xsd")], catalog)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    return Kinds(loaded.value)


@pytest.mark.parametrize("written_and_read", [by_instance, by_json, by_csv, by_page])
@settings(max_examples=100, deadline=None)
@given(report=reports())
def test_a_report_is_the_same_after_writing_and_reading(
    written_and_read: Callable[[CheckedReport, Taxonomy], Outcome[Report]], kinds: Kinds, report: Report
) -> None:
    assert unsupported(report) == ()
    read = written_and_read(CheckedReport(report), kinds.taxonomy)
    assert read.diagnostics == ()
    assert read.value is not None
    assert differences(report, read.value, "r") == ()
    assert len(read.value.facts) == len(report.facts)
