"""Records, cells and periods of tables are read as they are written."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from report_strategies import MOMENTS

from disclose.formats.xbrl_csv.cells import csv_line
from disclose.formats.xbrl_csv.periods import PeriodFault, read_period, short_period
from disclose.formats.xbrl_csv.records import read_records
from disclose.model import Period

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)


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
