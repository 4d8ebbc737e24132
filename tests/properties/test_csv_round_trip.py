"""Any report that the Open Information Model can hold is the same after it was written as CSV and read again."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from test_json_round_trip import MOMENTS, reports

from disclose.formats.oim.unsupported import unsupported
from disclose.formats.xbrl_csv import read_csv, write_csv
from disclose.formats.xbrl_csv.cells import csv_line
from disclose.formats.xbrl_csv.files import files_in_memory
from disclose.formats.xbrl_csv.periods import PeriodFault, read_period, short_period
from disclose.formats.xbrl_csv.records import read_records
from disclose.model import CheckedReport, Period, Report
from disclose.model.compare import differences
from disclose.taxonomy import Taxonomy

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)


@settings(max_examples=150, deadline=None)
@given(reports())
def test_a_report_is_the_same_after_writing_and_reading(
    every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy, report: Report
) -> None:
    assert unsupported(report) == ()
    files = write_csv(replace(every_kind_report, report=report), every_kind_taxonomy, "every_kind.xsd", "r")
    read = read_csv(files["r-csv.json"], files_in_memory(files, "r-csv.json", "file:///r-csv.json"), every_kind_taxonomy)
    assert read.diagnostics == ()
    assert read.value is not None
    assert differences(report, read.value, "r-csv.json") == ()
    assert len(read.value.facts) == len(report.facts)


@given(MOMENTS, MOMENTS)
def test_short_periods_are_read_as_they_are_written(first: object, second: object) -> None:
    days = sorted(one.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None) for one in (first, second))  # type: ignore[attr-defined]
    for period in (Period(None, days[1]), *([Period(days[0], days[1])] if days[0] < days[1] else [])):
        text = short_period(period)
        assert text is None or read_period(text) == period


@given(st.text(st.sampled_from("0123456789-QHWT:@startend.."), max_size=24), st.sampled_from([None, "start", "end"]))
def test_no_text_breaks_the_reading_of_periods(text: str, specifier: str | None) -> None:
    assert isinstance(read_period(text, specifier), Period | PeriodFault)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4), st.booleans())
def test_records_are_read_as_they_are_written(rows: list[list[str]], every: bool) -> None:
    data = "".join(csv_line(row, every=every) for row in rows).encode()
    assert [cells for _, cells in read_records(io.BytesIO(data))] == rows
    assert list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True)) == rows
