"""What tests of several rooms share: a taxonomy with one concept of each kind, and a report that uses all of them."""

from __future__ import annotations

import datetime as dt
import decimal
import signal
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from markupsafe import Markup

from disclose.formats.inline import InlineParts, InlineTagger, may_be_hidden
from disclose.model import (
    Aspects,
    BooleanValue,
    CheckedReport,
    DateValue,
    Entity,
    EnumerationValue,
    ExplicitMember,
    Fact,
    Member,
    NilValue,
    NumericValue,
    Period,
    QNameValue,
    Report,
    TextValue,
    TypedMember,
    Unit,
    Value,
)
from disclose.model.aspects import dimensions_of
from disclose.names import XHTML, QName
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import file_url, standard_catalog
from disclose.taxonomy.load import load_taxonomy
from disclose.transforms import NegativeStyle, show, show_month, show_value
from disclose.xhtml import block_text
from judged_examples import JudgedExample, judge_examples

decimal.DefaultContext.traps[decimal.Inexact] = True
decimal.setcontext(decimal.DefaultContext.copy())
"""In tests an operator on `Decimal` that would have to round raises `decimal.Inexact`: figures are never rounded by chance."""


def pytest_configure() -> None:
    """Let processes that tests start be interrupted: a shell's background jobs ignore that signal, and so do their children."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write generated pages and goldens anew (never in CI)")


@pytest.fixture(scope="session")
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Whether generated files are to be written anew instead of compared."""
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture(scope="session")
def judged_examples(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, JudgedExample]:
    """The examples by name, built once, and what Arelle says of them, asked once."""
    return judge_examples(tmp_path_factory.mktemp("judged"))


EVERY_KIND_NAMESPACE = "https://every-kind.example/2023"
EVERY_KIND_SCHEMA = Path(__file__).parent / "formats" / "every_kind.xsd"
OUTLOOK = (
    '<p>Sales &amp; services<br/>of “AI” rose by <b title="a &gt; b">44.1%</b> to 3,405.8 &lt;unaudited&gt;.</p>\n'
    '<p class="x" id="y"></p>\n<ul>\n<li>Loss: (6,494.7)</li>\n</ul>'
)


@pytest.fixture(scope="session")
def every_kind_taxonomy() -> Taxonomy:
    """The taxonomy in ``formats/every_kind.xsd``."""
    url = file_url("every_kind.xsd")
    catalog = standard_catalog().with_files({"every_kind.xsd": EVERY_KIND_SCHEMA.read_bytes()})
    loaded = load_taxonomy([url], catalog)
    assert loaded.ok, loaded.diagnostics
    assert loaded.value is not None
    return loaded.value


def _name(local: str) -> QName:
    return QName(EVERY_KIND_NAMESPACE, local)


def _number(text: str, decimals: int | None) -> NumericValue:
    return NumericValue(Decimal(text), decimals)


@pytest.fixture(scope="session")
def every_kind_report() -> CheckedReport:
    """A report with values of each kind, nil of both sorts, periods of each kind, dimensions of both kinds."""
    year = Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    halves = Period.between(dt.date(2023, 4, 1), dt.date(2024, 3, 31))
    end = Period.instant_on(dt.date(2023, 12, 31))
    cny, pure, shares = Unit.currency("CNY"), Unit.pure(), Unit.shares()
    per_share = Unit.of(cny.numerators, shares.numerators)
    asia = ExplicitMember(_name("AsiaMember"))
    region, version = _name("RegionAxis"), _name("VersionAxis")
    both: dict[QName, Member] = {region: asia, version: TypedMember(_name("Version"), "5.0 & <beta>")}
    nil_version: dict[QName, Member] = {version: TypedMember(_name("Version"), "", nil=True)}
    opinions = (_name("BadMember"), _name("GoodMember"))
    rows: list[tuple[str, str, Period, Unit | None, Value]] = [
        ("Revenue-2023", "Revenue", year, cny, _number("3405800000", -5)),
        ("Revenue-2023-24", "Revenue", halves, cny, _number("3000000000", -8)),
        ("Revenue-ever", "Revenue", Period.forever(), cny, _number("1.5", None)),
        ("Cash", "Cash", end, cny, _number("-6494700000", -5)),
        ("Shares", "Shares", end, shares, _number("33466000000", None)),
        ("EarningsPerShare", "EarningsPerShare", year, per_share, _number("-0.20", 2)),
        ("Margin", "Margin", year, pure, _number("0.441", 3)),
        ("Ratio", "Ratio", year, pure, _number("0", 2)),
        ("Length", "Length", year, Unit.of([_name("metre"), _name("metre")]), _number("12.5", 1)),
        ("Employees", "Employees", end, pure, _number("4672", 0)),
        ("Revenue-nil", "Revenue", Period.between(dt.date(2021, 1, 1), dt.date(2021, 12, 31)), cny, NilValue()),
        ("Name", "Name", year, None, TextValue(" SenseTime\n Group & <Co> ")),
        ("Name-nil", "Name", halves, None, NilValue()),
        ("Outlook", "Outlook", year, None, TextValue(block_text(OUTLOOK), xhtml=True)),
        ("Published", "Published", year, None, DateValue(dt.date(2024, 3, 26))),
        ("Signed", "Signed", year, None, TextValue("2024-03-26T18:30:00Z")),
        ("Listed", "Listed", year, None, BooleanValue(True)),
        ("Listed-not", "Listed", halves, None, BooleanValue(False)),
        ("Founded", "Founded", year, None, TextValue("2014")),
        ("Month", "Month", year, None, TextValue("2023-12")),
        ("Site", "Site", year, None, TextValue("https://a.example/?a=1&b=2")),
        ("Kind", "Kind", year, None, QNameValue(_name("Revenue"))),
        ("Opinion", "Opinion", year, None, EnumerationValue(opinions[1:])),
        ("Views", "Views", year, None, EnumerationValue(opinions)),
        ("Views-none", "Views", halves, None, EnumerationValue(())),
    ]
    entity = Entity("https://scheme.example/a?b&c", "00020")
    facts = [
        Fact(id, Aspects(_name(concept), entity, period, unit, _language(concept)), value)
        for id, concept, period, unit, value in rows
    ]
    for id, members, value in (("Revenue-both", both, "1.2"), ("Revenue-typed", nil_version, "1.3")):
        aspects = Aspects(_name("Revenue"), entity, year, cny, None, dimensions_of(members))
        facts.append(Fact(id, aspects, _number(value, 1)))
    return CheckedReport(Report(tuple(facts), ("every_kind.xsd",)))


def _language(concept: str) -> str | None:
    return {"Name": "en", "Outlook": "zh-Hans"}.get(concept)


SCALES = {"Revenue-2023": 6, "Cash": 6, "Shares": 3, "Margin": -2}


def _placed(tagger: InlineTagger, fact: Fact, occurrence: str) -> Markup:
    """A fact as a page would show it."""
    value = fact.value
    if isinstance(value, NilValue):
        return tagger.nil(fact, "n/a", occurrence)
    if isinstance(value, NumericValue):
        style = NegativeStyle.PARENTHESES if fact.id == "Cash" else NegativeStyle.MINUS
        return tagger.number(fact, show(value, scale=SCALES.get(fact.id, 0), style=style), occurrence)
    shown = show_month(str(value)) if fact.id == "Month" else show_value(value)
    assert shown is not None, fact
    return tagger.text(fact, shown.text, shown.transformation, occurrence)


def _outlook(tagger: InlineTagger, facts: dict[str, Fact]) -> Markup:
    """The text block with facts in its sentences."""
    content = OUTLOOK
    for id, shown in (("Margin", "44.1%"), ("Revenue-2023", "3,405.8"), ("Cash", "(6,494.7)")):
        content = content.replace(shown, _placed(tagger, facts[id], "outlook"))
    return tagger.block(facts["Outlook"], Markup(content), "outlook")


@pytest.fixture(scope="session")
def every_kind_inline(every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy) -> bytes:
    """The report as a minimal Inline XBRL page."""
    tagger = InlineTagger(every_kind_report, every_kind_taxonomy)
    parts = InlineParts(tagger, "every_kind.xsd")
    facts = {fact.id: fact for fact in every_kind_report.facts}
    kinds = {fact.id: every_kind_taxonomy.concepts[fact.aspects.concept].kind for fact in every_kind_report.facts}
    lines = [
        f"<p>{_placed(tagger, fact, 'table')}</p>"
        for fact in every_kind_report.facts
        if fact.id != "Outlook" and not may_be_hidden(kinds[fact.id])
    ]
    body = "\n".join([*lines, f"<div>{_outlook(tagger, facts)}</div>"])
    assert parts.findings() == ()
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="{XHTML}"{parts.namespaces} xml:lang="en">\n'
        f"<head><title>Every kind</title></head>\n<body>\n"
        f'<div style="display:none">{parts.header()}</div>\n{body}\n</body>\n</html>\n'
    ).encode()
