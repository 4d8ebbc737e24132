"""What a page calls units, scales and periods: ``RMB million``, ``2023``, ``Year ended 31 December 2023``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclose.diagnostics import Diagnostic, warning
from disclose.model import Period, Unit
from disclose.model.period import PeriodKind
from disclose.names import ISO4217, SHARES, QName
from disclose.project import Project
from disclose.render.words import has_words, is_chinese, words
from disclose.taxonomy import Taxonomy
from disclose.transforms import show_date

_SCALES: Mapping[str, Mapping[int, str]] = {
    "en": {2: "hundred", 3: "thousand", 4: "ten thousand", 6: "million", 8: "hundred million", 9: "billion"},
    "zh": {2: "百", 3: "千", 4: "万", 6: "百万", 8: "亿", 9: "十亿"},
    "de": {2: "Hundert", 3: "Tsd.", 4: "Zehntausend", 6: "Mio.", 8: "100 Mio.", 9: "Mrd."},
    "fr": {
        2: "centaines",
        3: "milliers",
        4: "dizaines de milliers",
        6: "millions",
        8: "centaines de millions",
        9: "milliards",
    },
}
"""By language and power of ten, as they stand before a unit."""
_CURRENCIES: Mapping[str, tuple[str, str, str]] = {
    "CNY": ("RMB", "人民币", "元"),
    "HKD": ("HK$", "", "港元"),
    "JPY": ("JPY", "", "日元"),
    "USD": ("US$", "", "美元"),
    "EUR": ("EUR", "", "欧元"),
}
"""By code: as written in English; before and after the scale in Chinese."""


def scale_name(scale: int, language: str) -> str:
    """The word for a power of ten, the power itself where there is no word; empty for units and percentages."""
    if scale <= 0:
        return ""
    return _SCALES.get(_primary(language), _SCALES["en"]).get(scale, f"10^{scale}")


def _primary(language: str) -> str:
    return language.lower().partition("-")[0]


def _scaled(scale: str, name: str, language: str) -> str:
    """A scale and what it counts, in the order of the language: ``million shares``, ``百万股``, ``millions d’actions``."""
    if is_chinese(language) or not (scale and name):
        return f"{scale}{name}"
    if _primary(language) == "fr":
        return f"{scale} d’{name}" if name[0].lower() in "aeiouyéh" and name[:2] != "HK" else f"{scale} de {name}"
    return f"{scale} {name}"


def unit_name(unit: Unit | None, scale: int, taxonomy: Taxonomy, language: str) -> str:
    """What stands for a unit and a scale in a heading: ``RMB million``, ``petaFLOPS``; empty for pure numbers and text."""
    if unit is None:
        return ""
    word = scale_name(scale, language)
    top = [_measure(measure, word, taxonomy, language) for measure in unit.numerators]
    below = [_measure(measure, "", taxonomy, language) for measure in unit.denominators]
    text = " × ".join(filter(None, top))
    if unit.denominators == (SHARES,) and text:
        return words(language)["per_share"].format(unit=text)
    if below:
        return f"{text} / {' × '.join(below)}" if not is_chinese(language) else f"{text}/{'×'.join(below)}"
    return text


def _measure(measure: QName, scale: str, taxonomy: Taxonomy, language: str) -> str:
    if measure.namespace == ISO4217:
        english, before, after = _CURRENCIES.get(measure.local, (measure.local, measure.local, ""))
        if _primary(language) in ("de", "fr"):
            return _scaled(scale, english, language)
        return f"{before}{scale}{after}" if is_chinese(language) else f"{english} {scale}".rstrip()
    custom = taxonomy.units.get(measure)
    if custom is not None:
        name = custom.label(language)
    elif measure == SHARES:
        name = words(language)["shares"]
    else:
        name = "" if measure.local == "pure" else measure.local
    return _scaled(scale, name, language)


def language_name(language: str) -> str:
    """What those who speak a language call it; its code where that is not known."""
    return words(language)["language"] if has_words(language) else language


def wordless(project: Project) -> Iterator[Diagnostic]:
    """Languages of a project in which a page has no headings and notes of its own. Code: ``disclose.language:no-words``."""
    for at, language in enumerate(project.languages):
        if not has_words(language):
            instead = words(language)["language"]
            message = f"The headings and fixed notes of a page are not known in {language}: they will be in {instead}"
            help = "They are known in English, simplified Chinese, German and French; a layout of your own can have others."
            yield warning("disclose.language:no-words", message, project.source.span("report", "languages", at), help=help)


def period_heading(period: Period, language: str) -> str:
    """A period at the head of a column: ``2023`` for a calendar year, else its dates."""
    if period.is_calendar_year and period.start is not None:
        return f"{period.start.year}年" if is_chinese(language) else str(period.start.year)
    return period_dates(period, language)


def period_dates(period: Period, language: str) -> str:
    """A period by its dates: one day for an instant, two for a duration."""
    last = period.last_day
    if last is None:
        return "–"
    end = show_date(last, language).text
    if period.start is None:
        return end
    return words(language)["period_range"].format(start=show_date(period.start.date(), language).text, end=end)


def period_sentence(period: Period, language: str) -> str:
    """A period as a cover has it: ``Year ended 31 December 2023``."""
    last = period.last_day
    if last is None or period.kind is not PeriodKind.DURATION or period.start is None or period.end is None:
        return period_dates(period, language)
    first, after = period.start.date(), period.end.date()
    if (first.month, first.day, first.year + 1) == (after.month, after.day, after.year):
        return words(language)["year_ended"].format(end=show_date(last, language).text)
    return period_dates(period, language)
