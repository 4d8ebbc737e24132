"""The fixed words of a page."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from disclose import render
from disclose.model import Period, Unit
from disclose.names import QName
from disclose.render.naming import period_heading, period_sentence, unit_name
from disclose.render.words import has_words, words
from disclose.resources import templates_folder
from disclose.taxonomy import CustomUnit, Taxonomy

PARTS = re.compile(r"\{(\w+)\}")
GPU = QName("urn:x", "gpu")
TAXONOMY = Taxonomy("urn:x", "x", "x.xsd", {}, units={GPU: CustomUnit(GPU, (("en", "GPUs"), ("zh-Hans", "块")))})


@pytest.mark.parametrize("language", ["zh-Hans", "de", "fr-CA"])
def test_every_word_is_known_in_every_language(language: str) -> None:
    english, other = words("en"), words(language)
    assert english.keys() == other.keys()
    for name, text in english.items():
        assert sorted(PARTS.findall(text)) == sorted(PARTS.findall(other[name])), name


def test_languages_without_words_are_known_to_be_without() -> None:
    assert [has_words(language) for language in ("en-GB", "zh-CN", "de-AT", "fr")] == [True] * 4
    assert [has_words(language) for language in ("zh-Hant", "zh-HK", "ja")] == [False] * 3
    assert words("ja") is words("en")


@pytest.mark.parametrize(
    ("unit", "scale", "german", "french"),
    [
        (Unit.currency("EUR"), 6, "Mio. EUR", "millions d’EUR"),
        (Unit.currency("HKD"), 9, "Mrd. HK$", "milliards de HK$"),
        (Unit.currency("EUR"), 0, "EUR", "EUR"),
        (Unit.shares(), 3, "Tsd. Aktien", "milliers d’actions"),
        (Unit.shares(), 0, "Aktien", "actions"),
        (Unit.pure(), 6, "Mio.", "millions"),
    ],
)
def test_units_in_german_and_french(unit: Unit, scale: int, german: str, french: str) -> None:
    assert unit_name(unit, scale, TAXONOMY, "de") == german
    assert unit_name(unit, scale, TAXONOMY, "fr") == french


def test_every_word_is_used_and_every_use_is_known() -> None:
    templates = "".join(path.read_text("utf-8") for path in templates_folder().rglob("*.j2"))
    code = "".join(path.read_text("utf-8") for path in Path(render.__path__[0]).glob("*.py"))
    used = set(re.findall(r"words\.(\w+)", templates)) | set(re.findall(r"words(?:\([^)]*\))?\[[\"'](\w+)[\"']\]", code))
    computed = {"rose", "fell", "kept", "chart_bars", "chart_share", "chart_bridge"}
    assert used | computed == set(words("en"))


@pytest.mark.parametrize(
    ("unit", "scale", "english", "chinese"),
    [
        (Unit.currency("CNY"), 6, "RMB million", "人民币百万元"),
        (Unit.currency("CNY"), 0, "RMB", "人民币元"),
        (Unit.currency("USD"), 9, "US$ billion", "十亿美元"),
        (Unit.currency("CHF"), 3, "CHF thousand", "CHF千"),
        (Unit.pure(), -2, "", ""),
        (Unit.pure(), 6, "million", "百万"),
        (Unit.shares(), 0, "shares", "股"),
        (Unit.shares(), 6, "million shares", "百万股"),
        (Unit((GPU,)), 0, "GPUs", "块"),
        (
            Unit.of((QName("http://www.xbrl.org/2003/iso4217", "CNY"),), Unit.shares().numerators),
            0,
            "RMB per share",
            "人民币元/股",
        ),
        (None, 6, "", ""),
        (Unit.currency("CNY"), 5, "RMB 10^5", "人民币10^5元"),
    ],
)
def test_units(unit: Unit | None, scale: int, english: str, chinese: str) -> None:
    assert unit_name(unit, scale, TAXONOMY, "en") == english
    assert unit_name(unit, scale, TAXONOMY, "zh-Hans") == chinese


@pytest.mark.parametrize(
    ("period", "heading", "sentence", "chinese"),
    [
        (Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31)), "2023", "Year ended 31 December 2023", "2023年"),
        (
            Period.between(dt.date(2023, 4, 1), dt.date(2024, 3, 31)),
            "1 April 2023 to 31 March 2024",
            "Year ended 31 March 2024",
            "2023年4月1日至2024年3月31日",
        ),
        (
            Period.between(dt.date(2023, 10, 1), dt.date(2023, 12, 31)),
            "1 October 2023 to 31 December 2023",
            "1 October 2023 to 31 December 2023",
            "2023年10月1日至2023年12月31日",
        ),
        (Period.instant_on(dt.date(2024, 2, 29)), "29 February 2024", "29 February 2024", "2024年2月29日"),
        (Period.forever(), "–", "–", "–"),
    ],
)
def test_periods(period: Period, heading: str, sentence: str, chinese: str) -> None:
    assert period_heading(period, "en") == heading
    assert period_sentence(period, "en") == sentence
    assert period_heading(period, "zh-Hans") == chinese
