"""The language versions of a report."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from disclose.model import Aspects, CheckedReport, Entity, Fact, Footnote, NumericValue, Period, Report, TextValue, Unit
from disclose.model.footnote import FactLink
from disclose.model.versions import facts_in, report_in, version
from disclose.names import QName

YEAR = Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
LANGUAGES = ("en", "zh-Hans")


def text(id: str, language: str, said: str) -> Fact:
    return Fact(id, Aspects(QName("urn:x", "Name"), Entity("urn:s", "1"), YEAR, None, language), TextValue(said))


REVENUE = Fact(
    "Revenue", Aspects(QName("urn:x", "Revenue"), Entity("urn:s", "1"), YEAR, Unit.pure()), NumericValue(Decimal(3), 0)
)
ENGLISH, CHINESE, LATIN = text("n-en", "en", "Kit"), text("n-zh", "zh-Hans", "工具"), text("n-la", "la", "Instrumenta")
FACTS = (ENGLISH, REVENUE, CHINESE, LATIN)


def test_a_version_has_the_figures_its_texts_and_those_in_no_language_of_the_report() -> None:
    assert facts_in(FACTS, "en", LANGUAGES) == (ENGLISH, REVENUE, LATIN)
    assert facts_in(FACTS, "zh-Hans", LANGUAGES) == (REVENUE, CHINESE, LATIN)
    assert facts_in(FACTS, "en", ("en",)) == FACTS


def test_the_versions_together_are_the_report() -> None:
    report = Report(FACTS)
    versions = [report_in(report, language, LANGUAGES).content() for language in LANGUAGES]
    assert versions[0] | versions[1] == report.content()
    assert version(CheckedReport(report), "en", LANGUAGES).facts == (ENGLISH, REVENUE, LATIN)


def test_footnotes_and_links_keep_what_is_left() -> None:
    notes = (
        Footnote(("Revenue", "n-zh"), "en", "Rounded."),
        Footnote(("Revenue",), "zh-Hans", "已取整。"),
        Footnote(("n-zh",), "en", "A name."),
    )
    links = (FactLink(("Revenue",), ("n-en", "n-zh"), "urn:r", "urn:a"), FactLink(("n-zh",), ("Revenue",), "urn:r", "urn:a"))
    english = report_in(Report(FACTS, footnotes=notes, fact_links=links), "en", LANGUAGES)
    assert english.footnotes == (Footnote(("Revenue",), "en", "Rounded."),)
    assert english.fact_links == (FactLink(("Revenue",), ("n-en",), "urn:r", "urn:a"),)
