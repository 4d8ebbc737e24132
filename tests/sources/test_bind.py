"""Figures and a taxonomy to facts: what each cell becomes, and where each misfit is found."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal
from pathlib import Path

import pytest
from figures_kit import DISCLOSURE, NS, OTHER, TAXONOMY, bound, name, project, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclose.diagnostics import Span
from disclose.model import (
    BooleanValue,
    DateValue,
    Entity,
    EnumerationValue,
    ExplicitMember,
    Fact,
    NilValue,
    NumericValue,
    Origin,
    QNameValue,
    Report,
    TextValue,
    TypedMember,
    Unit,
    Value,
)
from disclose.names import QName
from disclose.sources import read_figures
from disclose.sources.bind import bind


def only(folder: Path, text: str, file: str = "a.csv", disclosure: str = DISCLOSURE) -> Fact:
    outcome = bound(folder, text, file, disclosure)
    assert outcome.diagnostics == ()
    (fact,) = outcome.value or ()
    return fact


def test_a_fact_says_where_it_comes_from_and_how_it_was_printed(tmp_path: Path) -> None:
    fact = only(tmp_path, 'concept,prior,basis,source,note\nRevenue,"(6,494.7)",derived,[9],A loss.\n')
    assert fact.id == "Revenue-2022"
    assert (fact.aspects.concept, fact.aspects.entity) == (name("Revenue"), Entity("https://example.com/id", "A1"))
    assert (str(fact.aspects.period), fact.aspects.unit) == ("2022-01-01/2022-12-31", Unit.currency("CNY"))
    assert (fact.aspects.language, fact.aspects.dimensions) == (None, ())
    assert fact.value == NumericValue(Decimal("-6494700000"), -5)
    assert fact.origin == Origin(Span("a.csv", 2, 9), "(6,494.7)", 6, "[9]", "A loss.", True)
    assert fact.span == Span("a.csv", 2, 9)


@pytest.mark.parametrize(
    ("concept", "text", "value", "unit", "scale"),
    [
        ("EarningsPerShare", "(0.20)", NumericValue(Decimal("-0.20"), 2), "CNY/shares", 0),
        ("SharesIssued", "33,466,000", NumericValue(Decimal(33466000), 0), "shares", 0),
        ("Margin", "44.1%", NumericValue(Decimal("0.441"), 3), "pure", -2),
        ("Ratio", "1.5", NumericValue(Decimal("1.5"), 1), "pure", 0),
        ("Ratio", "150%", NumericValue(Decimal("1.5"), 2), "pure", -2),
        ("Power", "12,000", NumericValue(Decimal(12000), 0), "petaFLOPS", 0),
        ("Revenue", "n/a", NilValue(), "CNY", 0),
        ("Name", "n/a", NilValue(), None, 0),
        ("Name", " Kit  Ltd ", TextValue("Kit  Ltd"), None, 0),
        ("Token", "a  b", TextValue("a b"), None, 0),
        ("Published", "2024-03-26", DateValue(dt.date(2024, 3, 26)), None, 0),
        ("Signed", "2024-03-26T24:00:00", TextValue("2024-03-27T00:00:00"), None, 0),
        ("Listed", "true", BooleanValue(True), None, 0),
        ("Listed", "false", BooleanValue(False), None, 0),
        ("Founded", "2014", TextValue("2014"), None, 0),
        ("Released", "2023-07", TextValue("2023-07"), None, 0),
        ("Site", "https://a.example/?x=1&y=é", TextValue("https://a.example/?x=1&y=é"), None, 0),
        ("Kind", "Revenue", QNameValue(name("Revenue")), None, 0),
        ("Kind", "other:Thing", QNameValue(QName(OTHER, "Thing")), None, 0),
        ("Opinion", "GoodMember", EnumerationValue((name("GoodMember"),)), None, 0),
        ("Views", "GoodMember; kit:BadMember", EnumerationValue((name("BadMember"), name("GoodMember"))), None, 0),
        ("Views", "GoodMember BadMember", EnumerationValue((name("BadMember"), name("GoodMember"))), None, 0),
    ],
)
def test_values_of_each_kind(tmp_path: Path, concept: str, text: str, value: Value, unit: str | None, scale: int) -> None:
    fact = only(tmp_path, f'concept,current\n{concept},"{text}"\n')
    assert fact.value == value
    assert (None if fact.aspects.unit is None else str(fact.aspects.unit)) == unit
    assert (fact.origin.displayed, fact.origin.scale) == (text.strip(), scale)


@pytest.mark.parametrize(
    ("word", "number", "decimals"),
    [
        ("units", "1.5", 1),
        ("hundreds", "150", -1),
        ("thousands", "1500", -2),
        ("ten thousands", "15000", -3),
        ("millions", "1500000", -5),
        ("hundred millions", "150000000", -7),
        ("billions", "1500000000", -8),
    ],
)
def test_scale_words(tmp_path: Path, word: str, number: str, decimals: int) -> None:
    assert only(tmp_path, f"concept,scale,current\nRevenue,{word},1.5\n").value == NumericValue(Decimal(number), decimals)
    assert only(tmp_path, f"concept,scale,current,unit\nWeight,{word},1.5,m\n").value == NumericValue(Decimal(number), decimals)


def test_the_scale_of_money_is_the_projects_and_of_others_units(tmp_path: Path) -> None:
    without = DISCLOSURE.replace(", scale: millions", "")
    assert str(only(tmp_path, "concept,current\nRevenue,1.5\n").value) == "1500000"
    assert str(only(tmp_path, "concept,current\nRevenue,1.5\n", disclosure=without).value) == "1.5"
    assert str(only(tmp_path, "concept,current\nEarningsPerShare,1.5\n").value) == "1.5"


def test_whole_numbers_may_be_printed_in_a_scale(tmp_path: Path) -> None:
    assert str(only(tmp_path, "concept,current,scale,unit\nEmployees,4.6,thousands,pure\n").value) == "4600"
    assert str(only(tmp_path, "concept,current,unit\nEmployees,4.0,pure\n").value) == "4"


def test_instants_take_the_end_of_a_period(tmp_path: Path) -> None:
    outcome = bound(tmp_path, "concept,current,prior\nCash,1,2\n")
    assert [(fact.id, str(fact.aspects.period)) for fact in outcome.value or ()] == [
        ("Cash-2023-12-31", "2023-12-31"),
        ("Cash-2022-12-31", "2022-12-31"),
    ]
    assert only(tmp_path, "concept,closing\nCash,1\n").id == "Cash-2023-12-31"


def test_dimensions(tmp_path: Path) -> None:
    fact = only(
        tmp_path,
        "concept,RegionAxis,BusinessAxis,VersionAxis,CountAxis,DayAxis,current\n"
        "Revenue,kit:AsiaMember,GenerativeMember,2.0,+007,2023-12-31,5\n",
    )
    assert fact.aspects.dimensions == (
        (name("BusinessAxis"), ExplicitMember(name("GenerativeMember"))),
        (name("CountAxis"), TypedMember(name("CountAxis.domain"), "7")),
        (name("DayAxis"), TypedMember(name("DayAxis.domain"), "2023-12-31")),
        (name("RegionAxis"), ExplicitMember(name("AsiaMember"))),
        (name("VersionAxis"), TypedMember(name("VersionAxis.domain"), "2.0")),
    )


def test_the_default_member_is_no_member(tmp_path: Path) -> None:
    text = "concept,BusinessAxis,current\nRevenue,AllBusinessesMember,1\nCostOfSales,,1\n"
    assert [fact.aspects.dimensions for fact in bound(tmp_path, text).value or ()] == [(), ()]


def test_names_with_prefixes(tmp_path: Path) -> None:
    outcome = bound(tmp_path, "concept,current\nkit:Revenue,1\nother:Revenue,2\n")
    assert [fact.aspects.concept for fact in outcome.value or ()] == [QName(NS, "Revenue"), QName(OTHER, "Revenue")]
    assert len({fact.id for fact in outcome.value or ()}) == 2


def test_languages(tmp_path: Path) -> None:
    outcome = bound(tmp_path, "concept,language,current\nName,,Kit\nName,zh-Hans,组件\nRevenue,,1\n")
    assert [(fact.id, fact.aspects.language) for fact in outcome.value or ()] == [
        ("Name-2023-en", "en"),
        ("Name-2023-zh-Hans", "zh-Hans"),
        ("Revenue-2023", None),
    ]


HEAD = "concept,BusinessAxis,VersionAxis,current,closing,unit,scale,language,basis\n"
CELL = "Leave the cell empty."


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("Revenu,,,1,,,,,", ("2:1", "unknown-concept", "'Revenu' is not a concept of the taxonomy", "Did you mean Revenue?")),
        (
            "turnover,,,1,,,,,",
            (
                "2:1",
                "unknown-concept",
                "'turnover' is not a concept of the taxonomy",
                "Write Revenue: that is the name of what has this label.",
            ),
        ),
        (
            "Zzz,,,1,,,,,",
            (
                "2:1",
                "unknown-concept",
                "'Zzz' is not a concept of the taxonomy",
                "Declare it in the taxonomy, or correct the name.",
            ),
        ),
        (
            "BusinessAxis,,,1,,,,,",
            (
                "2:1",
                "unknown-concept",
                "'BusinessAxis' is a dimension and not something that is reported",
                "Name the concept that the figure reports.",
            ),
        ),
        (
            "AsiaMember,,,1,,,,,",
            (
                "2:1",
                "unknown-concept",
                "'AsiaMember' is a member and not something that is reported",
                "Name the concept that the figure reports.",
            ),
        ),
        (
            "Revenue,GenerativMember,,1,,,,,",
            (
                "2:9",
                "unknown-member",
                "'GenerativMember' as BusinessAxis is not a member of the taxonomy",
                "Did you mean GenerativeMember?",
            ),
        ),
        (
            "Revenue,generative ai,,1,,,,,",
            (
                "2:9",
                "unknown-member",
                "'generative ai' as BusinessAxis is not a member of the taxonomy",
                "Write GenerativeMember: that is the name of what has this label.",
            ),
        ),
        (
            "Revenue,,v2,1,,,,,",
            (
                "2:10",
                "typed-member",
                r"'v2' as VersionAxis does not match the pattern [0-9]+\.[0-9]+",
                "Correct the value, or the type in the taxonomy if it is too narrow.",
            ),
        ),
        ("Revenue,,,1,,RMB,,,", ("2:14", "unit", "The unit 'RMB' is no currency code of ISO 4217", "Write CNY.")),
        (
            "Weight,,,1,,,,,",
            ("2:1", "no-unit", "Weight has no unit", "Add a column unit: what is counted, or pure for a bare number."),
        ),
        ("Name,,,Kit,,CNY,,,", ("2:13", "unit", "Name is not a number and has no unit", CELL)),
        (
            "Revenue,,,1,,,million,,",
            ("2:15", "scale", "'million' is not a scale", "Did you mean millions?"),
        ),
        (
            "Revenue,,,1,,,6,,",
            (
                "2:15",
                "scale",
                "'6' is not a scale",
                "Scales are units, hundreds, thousands, ten thousands, millions, hundred millions, billions.",
            ),
        ),
        ("Margin,,,1%,,,units,,", ("2:15", "scale", "Margin is a percentage and has no scale", CELL)),
        ("Name,,,Kit,,,millions,,", ("2:14", "scale", "Name is not a number and has no scale", CELL)),
        ("Revenue,,,1,,,,en,", ("2:16", "language", "Revenue is not text in a language", CELL)),
        ("Name,,,Kit,,,,e_n,", ("2:15", "language", "'e_n' is not a language", "Write a code such as en or zh-Hans.")),
        (
            "Revenue,,,1,,,,,guess",
            (
                "2:17",
                "basis",
                "'guess' is not a basis",
                "Write derived for a figure that is computed and not printed in the source, or leave the cell empty.",
            ),
        ),
        (
            "Revenue,,,,1,,,,",
            (
                "2:12",
                "period-type",
                "Revenue is reported for a period of time, and this column is for the day 2023-12-31",
                "Move the value to the column of a period.",
            ),
        ),
        (
            'Revenue,,,"1,23",,,,,',
            (
                "2:11",
                "value",
                "'1,23' has a comma that no three digits follow",
                "Write 1.23 if the comma marks decimals, 123 if not.",
            ),
        ),
        (
            'Revenue,,,"RMB 3,405.8",,,,,',
            (
                "2:11",
                "value",
                "'RMB 3,405.8' has a currency in the value",
                "Write 3,405.8 here, and the currency's code in the column unit.",
            ),
        ),
        ("Margin,,,44.1,,,,,", ("2:10", "value", "'44.1' has no percent sign", "Margin is a percentage: write it as 44.1%.")),
        (
            "Revenue,,,44.1%,,,,,",
            (
                "2:11",
                "value",
                "'44.1%' has a percent sign",
                "Revenue is not a percentage: leave the sign out, or correct the concept.",
            ),
        ),
        (
            "Ratio,,,44.1%,,,thousands,,",
            ("2:9", "value", "'44.1%' is a percentage, which has no scale", "Leave the cell of the scale empty."),
        ),
        (
            "Employees,,,1.5,,pure,,,",
            ("2:13", "value", "'1.5' is not a whole number", "Employees counts: write a whole number."),
        ),
        (
            "Part,,,1,,pure,,,",
            ("2:8", "value", "'1' is for a fraction, which figures can't state", "Use a concept of the type decimal or pure."),
        ),
        (
            "Outlook,,,Good.,,,,,",
            (
                "2:11",
                "value",
                "'Good.' is for a text block, which is prose",
                "Write it in a narrative file with concept: in its front matter.",
            ),
        ),
        ("Published,,,31/12/2023,,,,,", ("2:13", "value", "'31/12/2023' is not a date", "Write it as 2023-12-31.")),
        (
            "Signed,,,2023-12-31,,,,,",
            ("2:10", "value", "'2023-12-31' is not a date and time", "Write it as 2023-12-31T18:30:00."),
        ),
        ("Listed,,,Yes,,,,,", ("2:10", "value", "'Yes' is neither true nor false", "Write true.")),
        ("Listed,,,TRUE,,,,,", ("2:10", "value", "'TRUE' is neither true nor false", "Write true.")),
        ("Listed,,,maybe,,,,,", ("2:10", "value", "'maybe' is neither true nor false", "Write true or false.")),
        ("Founded,,,14,,,,,", ("2:11", "value", "'14' is not a year", "Write it as 2023.")),
        ("Released,,,July,,,,,", ("2:12", "value", "'July' is not a month", "Write it as 2023-12.")),
        (
            "Site,,,a b,,,,,",
            (
                "2:8",
                "value",
                "'a b' is not a URI",
                "Write it without spaces, quotes and brackets, as https://example.com/report.",
            ),
        ),
        (
            "Kind,,,x:y,,,,,",
            (
                "2:8",
                "value",
                "'x:y' is not a name with a known prefix",
                "Write prefix:name with one of the prefixes kit, other, xbrli.",
            ),
        ),
        (
            "Opinion,,,GodMember,,,,,",
            ("2:11", "value", "'GodMember' is not a member of the taxonomy", "Did you mean GoodMember?"),
        ),
        (
            "Opinion,,,GoodMember BadMember,,,,,",
            ("2:11", "value", "'GoodMember BadMember' names several members where one is chosen", "Name one member."),
        ),
        (
            "Views,,,GoodMember; GoodMember,,,,,",
            ("2:9", "value", "'GoodMember; GoodMember' names GoodMember twice", "Name each member once."),
        ),
    ],
)
def test_misfits_are_found_at_their_cells(tmp_path: Path, line: str, finding: tuple[str, str, str, str]) -> None:
    outcome = bound(tmp_path, f"{HEAD}{line}\n")
    place, code, message, help = finding
    assert told(outcome.diagnostics) == [(f"a.csv:{place}", f"figures:{code}", message, help)]
    assert outcome.value == ()


@pytest.mark.parametrize(
    ("axis", "text", "message"),
    [
        ("CountAxis", "1,000", "'1,000' as CountAxis is not a decimal number"),
        ("CountAxis", "1.5", "'1.5' as CountAxis is not a whole number"),
        ("CountAxis", "1000", "'1000' as CountAxis has more than 3 digits"),
        ("DayAxis", "2023-02-30", "'2023-02-30' as DayAxis is not a date"),
    ],
)
def test_values_of_typed_dimensions(tmp_path: Path, axis: str, text: str, message: str) -> None:
    (found,) = bound(tmp_path, f'concept,{axis},current\nRevenue,"{text}",1\n').diagnostics
    assert (found.code, found.message, str(found.span)) == ("disclose.figures:typed-member", message, "a.csv:2:9")


def test_an_unknown_column_is_found_once(tmp_path: Path) -> None:
    text = "concept,current,BusinesAxis,sorce\nRevenue,1,GenerativeMember,\nRevenue,2,,[9]\nCash,3,,\n"
    outcome = bound(tmp_path, text)
    assert told(outcome.diagnostics) == [
        (
            "a.csv:1:17",
            "figures:unknown-column",
            "'BusinesAxis' is neither a column of figures, a period of this report nor a dimension of the taxonomy",
            "Did you mean BusinessAxis?",
        ),
        (
            "a.csv:1:29",
            "figures:unknown-column",
            "'sorce' is neither a column of figures, a period of this report nor a dimension of the taxonomy",
            "Did you mean source?",
        ),
    ]
    assert [fact.id for fact in outcome.value or ()] == ["Cash-2023-12-31"]


def test_an_unknown_key_of_an_entry(tmp_path: Path) -> None:
    outcome = bound(tmp_path, "figures:\n- {concept: Revenue, current: 1, xyzzy: 2}\n", "a.yaml")
    assert told(outcome.diagnostics) == [
        (
            "a.yaml:2:41",
            "figures:unknown-column",
            "'xyzzy' is neither a column of figures, a period of this report nor a dimension of the taxonomy",
            "Name the column concept, unit, scale, language, basis, source, note, footnote, current, prior, closing or a "
            "dimension such as BusinessAxis, CountAxis, DayAxis. A further period is declared under report.periods in "
            "disclosure.yaml.",
        )
    ]


def test_one_dimension_under_two_names(tmp_path: Path) -> None:
    text = "concept,BusinessAxis,kit:BusinessAxis,current\nRevenue,GenerativeMember,VehicleMember,1\n"
    assert told(bound(tmp_path, text).diagnostics) == [
        ("a.csv:2:26", "figures:duplicate-column", "kit:BusinessAxis is given twice", "Keep one of the two columns.")
    ]


def test_all_findings_of_a_row_come_at_once_and_those_it_shares_once(tmp_path: Path) -> None:
    header = "concept,BusinessAxis,current,prior,unit,scale,basis\n"
    text = f"{header}Revenue,Xx,1,2,RMB,6,\nRevenue,,x,y,,,guess\nRevenue,,1,,,,\n"
    outcome = bound(tmp_path, text)
    assert [(place, code) for place, code, _, _ in told(outcome.diagnostics)] == [
        ("a.csv:2:9", "figures:unknown-member"),
        ("a.csv:2:16", "figures:unit"),
        ("a.csv:2:20", "figures:scale"),
        ("a.csv:3:16", "figures:basis"),
        ("a.csv:3:10", "figures:value"),
        ("a.csv:3:12", "figures:value"),
    ]
    assert [fact.id for fact in outcome.value or ()] == ["Revenue-2023"]


@pytest.mark.parametrize(
    ("unit", "finding"),
    [
        ("RMB", ("disclosure.yaml:9:18", "figures:unit", "The unit 'RMB' is no currency code of ISO 4217", "Write CNY.")),
        (
            "shares",
            (
                "disclosure.yaml:9:18",
                "figures:unit",
                "The default unit 'shares' is not a currency",
                "Write the code of a currency, such as CNY.",
            ),
        ),
    ],
)
def test_a_wrong_default_unit_is_found_once(tmp_path: Path, unit: str, finding: tuple[str, str, str, str]) -> None:
    disclosure = DISCLOSURE.replace("unit: CNY", f"unit: {unit}")
    outcome = bound(tmp_path, "concept,current\nRevenue,1\nCostOfSales,2\nMargin,3%\n", disclosure=disclosure)
    assert told(outcome.diagnostics) == [finding]
    assert [fact.id for fact in outcome.value or ()] == ["Margin-2023"]


def test_no_default_unit(tmp_path: Path) -> None:
    disclosure = DISCLOSURE.replace("unit: CNY, ", "")
    assert told(bound(tmp_path, "concept,current\nRevenue,1\n", disclosure=disclosure).diagnostics) == [
        (
            "a.csv:2:1",
            "figures:no-unit",
            "Revenue has no unit",
            "Add a column unit with the currency, or defaults: unit in disclosure.yaml.",
        )
    ]


def test_long_texts_are_shown_short(tmp_path: Path) -> None:
    (found,) = bound(tmp_path, f'concept,current\nRevenue,"word\n{"word " * 50}"\n').diagnostics
    assert found.message == f"'{'word ' * 11}word…' is not a number"


def test_in_a_table_of_another_taxonomy_closest_names_are_not_looked_for_without_end(tmp_path: Path) -> None:
    text = "concept,current\n" + "".join(f"Revenue{number},1\n" for number in range(3000))
    start = time.perf_counter()
    found = bound(tmp_path, text).diagnostics
    assert time.perf_counter() - start < 3
    assert [finding.help for finding in (found[0], found[-1])] == [
        "Did you mean Revenue?",
        "Declare it in the taxonomy, or correct the name.",
    ]


ROWS = [
    ("Revenue", "", "3,405.8", "3,808.5", "", "[9]"),
    ("Revenue", "GenerativeMember", "1,183.7", "", "", "[11]"),
    ("Revenue", "VehicleMember", "383.7", "292.7", "derived", ""),
    ("Margin", "", "44.1%", "66.8%", "", ""),
    ("Cash", "", "(12)", "n/a", "", ""),
    ("Name", "", "Kit Ltd", "Kit Ltd", "", ""),
    ("Views", "", "GoodMember BadMember", "BadMember", "", ""),
]


def as_csv(rows: list[tuple[str, ...]]) -> str:
    lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
    return "\n".join(["concept,BusinessAxis,current,prior,basis,source", *lines, ""])


def as_yaml(rows: list[tuple[str, ...]]) -> str:
    keys = ("concept", "BusinessAxis", "current", "prior", "basis", "source")
    lines = ["figures:"]
    for row in rows:
        lines += [f"{'-' if key == 'concept' else ' '} {key}: {cell!r}" for key, cell in zip(keys, row, strict=True)]
    return "\n".join([*lines, ""])


def without_span(fact: Fact) -> tuple[object, ...]:
    origin = fact.origin
    return (fact.id, fact.aspects, fact.value, origin.displayed, origin.scale, origin.source, origin.note, origin.derived)


def test_a_table_is_the_same_facts_in_csv_and_yaml(tmp_path: Path) -> None:
    from_csv, from_yaml = bound(tmp_path, as_csv(list(ROWS))), bound(tmp_path, as_yaml(list(ROWS)), "a.yaml")
    assert from_csv.diagnostics == from_yaml.diagnostics == ()
    assert len(from_csv.value or ()) == 13
    assert [without_span(fact) for fact in from_csv.value or ()] == [without_span(fact) for fact in from_yaml.value or ()]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(ROWS))
def test_the_order_of_rows_changes_nothing_but_the_order_of_facts(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    one, other = bound(tmp_path, as_csv(list(ROWS))).value or (), bound(tmp_path, as_csv(rows)).value or ()
    assert {without_span(fact) for fact in one} == {without_span(fact) for fact in other}
    assert Report(one).content() == Report(other).content()


def test_duplicates_are_left_to_the_rules(tmp_path: Path) -> None:
    outcome = bound(tmp_path, "concept,current\nRevenue,1\nRevenue,1\nRevenue,2\n")
    assert outcome.diagnostics == ()
    assert [str(fact.value) for fact in outcome.value or ()] == ["1000000", "1000000", "2000000"]
    assert len({fact.id for fact in outcome.value or ()}) == 3


def test_a_hundred_thousand_rows(tmp_path: Path) -> None:
    lines = [f'Revenue,{number}.0,"{number // 1000 + 1},{number % 1000:03d}.5",[9]\n' for number in range(100_000)]
    made = project(tmp_path, {"a.csv": "concept,VersionAxis,current,source\n" + "".join(lines)})
    start = time.process_time()
    figures = read_figures(made)
    outcome = bind(made, TAXONOMY, figures.value or ())
    # about two seconds on a slow machine, most of it for a hundred thousand different members
    assert time.process_time() - start < 15
    assert outcome.diagnostics == figures.diagnostics == ()
    facts = outcome.value or ()
    assert len({fact.id for fact in facts}) == len(facts) == 100_000
    assert facts[-1].span == Span("a.csv", 100_001, 17)


def test_a_number_longer_than_other_software_reads_is_kept_and_doubted(tmp_path: Path) -> None:
    outcome = bound(tmp_path, f"concept,current\nRevenue,{'1' * 28}.1\n")
    message = "'1111111111111111111111111111.1' has 29 digits, and much software reads no more than 28"
    help = "Round it: nothing is measured that exactly."
    assert told(outcome.diagnostics) == [("a.csv:2:9", "figures:long-number", message, help)]
    (fact,) = outcome.value or ()
    assert fact.value == NumericValue(Decimal("1" * 29 + "00000"), -5)


def test_zeros_around_a_number_do_not_make_it_long(tmp_path: Path) -> None:
    only(tmp_path, f"concept,current,scale\nRevenue,1.{'0' * 40},units\n")


@pytest.mark.parametrize("text", ["https://a.example/?a=1#b", "urn:a:b", "/a/b", "a%20b", "中文"])
def test_a_uri(tmp_path: Path, text: str) -> None:
    assert only(tmp_path, f"concept,current\nSite,{text}\n").value == TextValue(text)
