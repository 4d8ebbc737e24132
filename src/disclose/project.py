"""disclosure.yaml: what is reported, by whom, for which periods, on which taxonomy, into which outputs.

Rank 2. Holds the configuration and resolves its paths; refuses to know figures, facts and documents.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Struct
from pydantic import Field

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import exists, is_folder, is_reserved_name, resolved
from disclose.lexical import is_absolute_uri, is_language, parse_date
from disclose.model import Entity, Period
from disclose.validated import Localised, SourceModel, validate_document
from disclose.yaml_source import YamlDocument, read_yaml

PROJECT_FILE = "disclosure.yaml"
LANGUAGE = "{language}"
"""What stands for the language of a version in the path of a file of prose."""
SCALES = {"units": 0, "hundreds": 2, "thousands": 3, "ten thousands": 4, "millions": 6, "hundred millions": 8, "billions": 9}
"""Scale words and their powers of ten. ``ten thousands`` and ``hundred millions`` are the Chinese 万 and 亿."""

OutputName = Literal["xbrl", "inline", "json", "csv", "taxonomy-package", "report-package"]
ScaleWord = Literal["units", "hundreds", "thousands", "ten thousands", "millions", "hundred millions", "billions"]


class EntityConfig(SourceModel):
    """Who reports."""

    scheme: str = Field(description="absolute URI of the scheme of identifiers, beginning with http:, https: or urn:")
    identifier: str = Field(
        pattern=r"^\S+( \S+)*$",
        max_length=500,
        examples=["213800ABCDEFGHIJ1234", "00020"],
        description="identifier of the reporting entity in that scheme",
    )
    name: Localised = Field(description="name of the entity, in each language")


class ReportConfig(SourceModel):
    """What is reported."""

    name: str = Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
        max_length=100,
        examples=["sensetime-2023"],
        description="file name of the outputs",
    )
    title: Localised = Field(description="title of the report, in each language")
    entity: EntityConfig
    taxonomy: str = Field(description="folder of taxonomy source, relative to this file")
    periods: dict[str, str] = Field(
        min_length=1, description="names and periods: 2023, 2023-Q4, 2023-12, 2023-12-31 or 2023-04-01/2024-03-31"
    )
    languages: list[str] = Field(default=["en"], min_length=1, description="languages of the report, first the main one")
    published: str | None = Field(default=None, description="date of publication, YYYY-MM-DD")


class DefaultsConfig(SourceModel):
    """What holds for a figure that does not say otherwise."""

    unit: str | None = Field(default=None, description="currency of monetary figures, such as CNY")
    scale: ScaleWord = Field(default="units", description="scale of monetary figures")


class ChartConfig(SourceModel):
    """A chart computed from facts."""

    kind: Literal["bars", "share", "bridge"] = Field(description="bars by period, shares of a whole, or a bridge of steps")
    title: Localised
    concepts: list[str] = Field(min_length=1, description="concepts shown; a bridge runs from the first to the last")
    dimension: str | None = Field(default=None, description="dimension whose members are shown")


class LayoutConfig(SourceModel):
    """What the readable report shows, in which order."""

    theme: str = Field(
        default="annual-report", pattern=r"^[a-z0-9-]+$", examples=["annual-report"], description="folder in templates/themes"
    )
    accent: str = Field(default="#1f4e79", pattern=r"^#[0-9a-fA-F]{6}$", examples=["#1f4e79"], description="main colour")
    key_figures: list[str] = Field(default=[], description="concepts shown as cards")
    statements: list[str] | None = Field(default=None, description="roles shown as tables; all with facts if absent")
    across: dict[str, str] = Field(
        default={},
        examples=[{"changes-in-equity": "ComponentsOfEquityAxis"}],
        description="by the role of a statement, the dimension whose members are its columns",
    )
    restatement: str | None = Field(
        default=None, description="dimension by which restated amounts are reported: columns of restated amounts say so"
    )
    statements_first: bool = Field(
        default=False, description="whether statements stand before the prose, which is notes on them"
    )
    nil: str | None = Field(
        default=None,
        max_length=20,
        examples=["–"],
        description="what stands in a table for a figure that there is not; n/a if absent",
    )
    charts: list[ChartConfig] = Field(default=[])
    narrative: list[str] = Field(
        default=[],
        examples=["narrative/{language}/01-outlook.md"],
        description="Markdown files in reading order; {language} stands for the language of a version",
    )
    translations: str | None = Field(
        default=None, description="YAML file with the sources and notes of the figures in the other languages of the report"
    )


class ProseConfig(SourceModel):
    """What holds for the prose of all sections."""

    literals: list[str] = Field(
        default=[],
        max_length=1000,
        examples=[["24/7", "SenseNova 5.0"]],
        description="texts with digits in them that are no figures, such as names of products",
    )


class ProjectConfig(SourceModel):
    """The whole file."""

    disclose: Annotated[Literal["1"], Field(description="version of this format")]
    report: ReportConfig
    defaults: DefaultsConfig = DefaultsConfig()
    figures: list[str] = Field(default=[], description="tables of figures: CSV or YAML")
    layout: LayoutConfig = LayoutConfig()
    prose: ProseConfig = ProseConfig()
    outputs: list[OutputName] = Field(default=["xbrl", "inline"], min_length=1)
    profile: Literal["generic"] = Field(default="generic", description="filing rules that apply")


class Project(Struct, frozen=True):
    """A checked configuration in its folder. `periods` maps each name to its duration, in order of declaration."""

    folder: Path
    config: ProjectConfig
    periods: dict[str, Period]
    source: YamlDocument

    @property
    def entity(self) -> Entity:
        """The reporting entity."""
        return Entity(self.config.report.entity.scheme, self.config.report.entity.identifier)

    @property
    def taxonomy_folder(self) -> Path:
        """The folder of the taxonomy source."""
        return resolved(self.folder / self.config.report.taxonomy)

    @property
    def languages(self) -> tuple[str, ...]:
        """The report's languages, the main one first."""
        return tuple(self.config.report.languages)

    def narrative(self, language: str) -> tuple[str, ...]:
        """The files of prose of a language, by their paths in the project, in reading order."""
        return tuple(name.replace(LANGUAGE, language) for name in self.config.layout.narrative)

    def document_name(self, suffix: str, language: str) -> str:
        """The file name of the version in a language: ``NAME.xhtml`` where it is the only one, else ``NAME-LANGUAGE.xhtml``."""
        name = self.config.report.name
        return f"{name}-{language}{suffix}" if len(self.languages) > 1 else f"{name}{suffix}"

    def shown(self, path: Path) -> str:
        """A path as diagnostics show it: relative to the project where it lies inside, with forward slashes."""
        return path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else path.as_posix()


_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])\Z")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])\Z")


def parse_period(text: str) -> Period | None:
    """A year, quarter, month, day (an instant) or ``start/end`` as written in disclosure.yaml."""
    if "/" in text:
        first, _, last = text.partition("/")
        start, end = parse_date(first), parse_date(last)
        return None if start is None or end is None or end < start or end == dt.date.max else Period.between(start, end)
    day = parse_date(text)
    if day is not None:
        return None if day == dt.date.max else Period.instant_on(day)
    if re.fullmatch(r"[0-9]{4}", text) and 1 <= int(text) <= 9998:
        return Period.between(dt.date(int(text), 1, 1), dt.date(int(text), 12, 31))
    match = _QUARTER.match(text) or _MONTH.match(text)
    if match is None or not 1 <= int(match[1]) <= 9998:
        return None
    year, part = int(match[1]), int(match[2])
    first_month, last_month = (3 * part - 2, 3 * part) if "Q" in text else (part, part)
    last_day = calendar.monthrange(year, last_month)[1]
    return Period.between(dt.date(year, first_month, 1), dt.date(year, last_month, last_day))


def load_project(folder: Path) -> Outcome[Project]:
    """Read and check ``disclosure.yaml`` in a folder."""
    if not is_folder(folder):
        shown = folder.as_posix()
        what = f"{shown} is a file, not the folder of a project" if exists(folder) else f"There is no folder {shown}"
        help = f"Name the folder that holds {PROJECT_FILE}."
        return Outcome(None, (error("disclose.file:not-found", what, Span(shown), help=help),))
    document = read_yaml(folder / PROJECT_FILE, PROJECT_FILE)
    if document.value is None:
        return Outcome(None, document.diagnostics)
    checked = validate_document(document.value, ProjectConfig, "disclose.project:invalid")
    found = [*document.diagnostics, *checked.diagnostics]
    if checked.value is None:
        return Outcome(None, tuple(found))
    config, source = checked.value, document.value
    periods: dict[str, Period] = {}
    for name, text in config.report.periods.items():
        period = parse_period(text)
        if period is None:
            message = f"{text!r} is not a period"
            span = source.span("report", "periods", name)
            found.append(error("disclose.project:period", message, span, help="Write 2023, 2023-Q4, 2023-12-31 or start/end."))
        else:
            periods[name] = period
    found += _same_periods(periods, source)
    found += _unreadable(config.report, source)
    found += _outside(config, folder, source)
    return Outcome(Project(resolved(folder), config, periods, source), tuple(found))


def _same_periods(periods: Mapping[str, Period], source: YamlDocument) -> Iterator[Diagnostic]:
    """Two names of one period would be two columns of one figure."""
    first: dict[Period, str] = {}
    for name, period in periods.items():
        other = first.setdefault(period, name)
        if other != name:
            message = f"{name} is the same period as {other}"
            yield error("disclose.project:period", message, source.span("report", "periods", name), help="Keep one of them.")


def _unreadable(report: ReportConfig, source: YamlDocument) -> Iterator[Diagnostic]:
    """The name, the scheme of identifiers, languages and the date of publication must be what they are called."""
    if is_reserved_name(report.name):
        message = f"A file can't have the name {report.name} on some systems"
        yield error("disclose.project:invalid", message, source.span("report", "name"), help="Choose another name.")
    scheme = report.entity.scheme
    if not is_absolute_uri(scheme):
        message = f"{scheme!r} is not an absolute URI"
        help = "Write the address that stands for the scheme, such as http://standards.iso.org/iso/17442 for LEIs."
        yield error("disclose.project:invalid", message, source.span("report", "entity", "scheme"), help=help)
    for index, language in enumerate(report.languages):
        span = source.span("report", "languages", index)
        if not is_language(language):
            message = f"{language!r} is not a language"
            yield error("disclose.project:language", message, span, help="Write a code such as en or zh-Hans.")
        elif language in report.languages[:index]:
            yield error("disclose.project:language", f"The language {language} is here twice", span, help="Keep one.")
    if report.published is not None and parse_date(report.published) is None:
        message = f"{report.published!r} is not a date"
        yield error("disclose.project:date", message, source.span("report", "published"), help="Write it as 2024-04-25.")


def _outside(config: ProjectConfig, folder: Path, source: YamlDocument) -> Iterator[Diagnostic]:
    """Figures, narrative and translations must lie inside the project (a taxonomy may be shared between projects)."""
    root = resolved(folder)
    places = [(("figures", i), name) for i, name in enumerate(config.figures)]
    narrative = [(("layout", "narrative", i), name) for i, name in enumerate(config.layout.narrative)]
    versions = [(path, name.replace(LANGUAGE, language)) for path, name in narrative for language in config.report.languages]
    phrases = [(("layout", "translations"), config.layout.translations or "")]
    for path, name in [*places, *dict.fromkeys(versions), *phrases]:
        if not resolved(root / name).is_relative_to(root):
            span: Span = source.span(*path)
            yield error("disclose.project:outside", f"{name} lies outside the project's folder", span, help="Move it inside.")
