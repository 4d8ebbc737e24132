"""Facts as an Arrow table."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from disclose.model import (
    Aspects,
    DateValue,
    Entity,
    ExplicitMember,
    Fact,
    Footnote,
    FractionValue,
    NilValue,
    NumericValue,
    Period,
    Report,
    TextValue,
    Tuple,
    TypedMember,
    Unit,
    Value,
)
from disclose.names import QName

pytest.importorskip("pyarrow")
YEAR = Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
SALES = QName("n", "Sales")


def row(value: Value, **aspects: object) -> dict[str, object]:
    given = {"concept": SALES, "entity": Entity("s", "e"), "period": YEAR, **aspects}
    (found,) = Report((Fact("f", Aspects(**given), value),)).to_arrow({SALES: "Sales of goods"}).to_pylist()  # type: ignore[arg-type]
    assert isinstance(found, dict)
    return found


def test_a_figure() -> None:
    axis, typed = QName("n", "Axis"), QName("n", "Year")
    members = ((axis, ExplicitMember(QName("n", "North"))), (typed, TypedMember(QName("n", "y"), "2020")))
    found = row(NumericValue(Decimal("-1234.50"), -2), unit=Unit.currency("EUR"), dimensions=members)
    assert found == {
        "id": "f",
        "concept": "Sales",
        "namespace": "n",
        "label": "Sales of goods",
        "entity": "e",
        "scheme": "s",
        "period": "2023-01-01/2023-12-31",
        "start": dt.date(2023, 1, 1),
        "end": dt.date(2023, 12, 31),
        "unit": "EUR",
        "measures": "{http://www.xbrl.org/2003/iso4217}EUR",
        "language": None,
        "dimensions": "Axis=North; Year=2020",
        "members": [("{n}Axis", "{n}North"), ("{n}Year", "2020")],
        "kind": "number",
        "value": "-1234.5",
        "number": Decimal("-1234.50"),
        "decimals": -2,
        "exact": False,
        "tuple": None,
        "footnotes": [],
    }


@pytest.mark.parametrize(
    ("value", "kind", "text", "number"),
    [
        (TextValue("a"), "text", "a", None),
        (TextValue("<p>a</p>", xhtml=True), "xhtml", "<p>a</p>", None),
        (DateValue(dt.date(2023, 5, 1)), "date", "2023-05-01", None),
        (NilValue(), "nil", None, None),
        (FractionValue(Decimal(1), Decimal(3)), "fraction", "1/3", None),
        (NumericValue(Decimal("0.1"), None), "number", "0.1", Decimal("0.1")),
        (NumericValue(Decimal("1E+20"), 0), "number", "1" + "0" * 20, Decimal("1E+20")),
        (NumericValue(Decimal("0.1234567890120"), 0), "number", "0.123456789012", Decimal("0.123456789012")),
    ],
)
def test_each_kind_of_value(value: Value, kind: str, text: str | None, number: Decimal | None) -> None:
    found = row(value)
    assert (found["kind"], found["value"], found["number"]) == (kind, text, number)


@pytest.mark.parametrize("text", ["0.1234567890123", "1E+26", "-1E+300", "1E-13"])
def test_a_number_that_the_column_can_not_hold_exactly_is_in_the_text_alone(text: str) -> None:
    found = row(NumericValue(Decimal(text), None))
    assert found["number"] is None
    assert Decimal(str(found["value"])) == Decimal(text)
    assert found["exact"] is True


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period.instant_on(dt.date(2023, 12, 31)), None, dt.date(2023, 12, 31)),
        (Period.forever(), None, None),
    ],
)
def test_periods(period: Period, start: dt.date | None, end: dt.date | None) -> None:
    found = row(NilValue(), period=period)
    assert (found["period"], found["start"], found["end"]) == (str(period), start, end)


def test_footnotes_and_tuples_of_facts() -> None:
    holder = Tuple("t", QName("n", "Team"))
    one = Fact("f", Aspects(SALES, Entity("s", "e"), YEAR), NilValue(), container=holder)
    report = Report((one,), footnotes=(Footnote(("f",), "en", "Restated."),), tuples=(holder,))
    (found,) = report.to_arrow().to_pylist()
    assert (found["footnotes"], found["tuple"], found["label"]) == (["Restated."], "t", None)


def test_tables_of_all_reports_have_the_same_columns() -> None:
    import pyarrow

    empty, other = Report(()).to_arrow(), Report((Fact("f", Aspects(SALES, Entity("s", "e"), YEAR), NilValue()),)).to_arrow()
    assert empty.schema == other.schema
    assert pyarrow.concat_tables([empty, other]).num_rows == 1
