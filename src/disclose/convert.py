"""A report in another syntax: read and judged, written, read back and proved to say the same.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Diagnostic, Findings, Outcome, Span, error, told_once
from disclose.files import read_bytes
from disclose.formats.references import TaxonomyReference
from disclose.judging import OnStage, silent
from disclose.model import CheckedReport
from disclose.opened_packages import is_package
from disclose.opening import OpenedReport, open_report
from disclose.packages.single import write_files
from disclose.taxonomy.dts.uri import local_path, resolve, split_fragment
from disclose.validate import DEFAULT_SETTINGS, Settings, catalog_for
from disclose.written import WRITERS, Written
from disclose.xml_source import MAX_XML_BYTES

Relocate: TypeAlias = Callable[[TaxonomyReference], str | None]
"""Gives a reference of a document as the output is to have it; None where nothing outside can refer to what it leads to."""


class Syntax(StrEnum):
    """What a report can be written in."""

    XML = "xbrl"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


_SUFFIXES: Mapping[str, Syntax] = MappingProxyType({".xml": Syntax.XML, **{f".{one.value}": one for one in Syntax}})


PACKAGES = frozenset({".xbr", ".zip"})
"""How the name of a report package ends that may hold a report in other syntaxes than Inline XBRL."""
BULK_BYTES = 1024 * 1024
"""From this size on, instances are looked at as columns first."""


class Choice(Struct, frozen=True):
    """What is to be converted, where there are several reports: the target of a document set, the document of a package."""

    target: str | None = None
    member: str | None = None


class Converted(Struct, frozen=True):
    """What was written: where (in CSV the metadata), how many facts, and the targets that the documents have besides."""

    path: Path
    facts: int
    other_targets: tuple[str | None, ...] = ()


@without_cyclic_collection()
def convert(
    paths: Sequence[Path],
    output: Path,
    settings: Settings = DEFAULT_SETTINGS,
    *,
    to: Syntax | None = None,
    choice: Choice = Choice(),
    force: bool = False,
    on_stage: OnStage = silent,
) -> Outcome[Converted]:
    """Write the report at some paths (see `open_report`) in the syntax that the name of `output` ends in, or in that of `to`.

    It is judged as `disclose validate` does; where anything is wrong, or the syntax can't hold all of it (codes ``xbrlxe:``),
    nothing is written. What was written is read back and compared. References to the taxonomy are written relative to the
    output where they are relative in the input. A file that is there is replaced if `force`. In CSV a report is several files:
    for ``NAME.csv`` its metadata is ``NAME-csv.json``, and the tables lie in the folder ``NAME-csv``. A report package holds
    the report in JSON, or as an instance where `to` says so.
    """
    findings = Findings()
    package = output.suffix.lower() in PACKAGES
    syntax = to or (Syntax.JSON if package else _SUFFIXES.get(output.suffix.lower()))
    if syntax is None or (package and syntax not in (Syntax.XML, Syntax.JSON)):
        return Outcome(None, (_unknown(output),))
    if syntax is Syntax.JSON and choice == Choice() and not package:
        done = _in_bulk(paths, output, settings, force, on_stage)
        if done is not None:
            return done
    opened = findings.take(open_report(paths, settings, target=choice.target, member=choice.member, on_stage=on_stage))
    if opened is None or opened.checked is None or findings.fatal():
        return Outcome(None, told_once(findings.all))
    on_stage(f"writing {output.as_posix()}")
    written = findings.take(_written(opened, output, syntax, on_stage))
    if written is None or findings.fatal():
        return Outcome(None, findings.all)
    path = findings.take(write_files(output.parent, written.files, replace=force))
    return Outcome(None if path is None else Converted(path, written.facts, opened.other_targets), findings.all)


def _written(opened: OpenedReport, output: Path, syntax: Syntax, on_stage: OnStage) -> Outcome[Written]:
    """The files of a report in a syntax, or of a package with it."""
    if syntax is Syntax.PARQUET:
        return WRITERS[syntax.value](opened, output.name, on_stage)
    if not opened.references:
        return Outcome(None, (_project(opened),))
    if output.suffix.lower() in PACKAGES:
        from disclose.convert_packages import packed  # with what no other output needs

        return packed(opened, output, syntax.value, on_stage)
    placed = _placed(opened, output)
    if placed.value is None:
        return Outcome(None, placed.diagnostics)
    return WRITERS[syntax.value](placed.value, output.name, on_stage)


def _in_bulk(
    paths: Sequence[Path], output: Path, settings: Settings, force: bool, on_stage: OnStage
) -> Outcome[Converted] | None:
    """A large instance of plain facts in JSON; None where the usual way is to be taken."""
    if len(paths) != 1 or not paths[0].is_file() or is_package(paths[0]) or paths[0].stat().st_size < BULK_BYTES:
        return None
    from disclose.convert_bulk import open_bulk  # with what small reports do not need

    path, shown = paths[0], paths[0].as_posix()
    data, catalog = read_bytes(path, shown, MAX_XML_BYTES).value, catalog_for(path, settings, on_stage).value
    if data is None or catalog is None:
        return None
    opened = open_bulk(data, shown, path, catalog, settings.calculation, on_stage)
    if opened is None or opened.value is None:
        return None
    moved = _relocation({shown: path}, None, output)
    references = (replace(one, href=moved(one) or one.href) for one in opened.value.references)
    on_stage(f"writing {output.as_posix()}")
    written = opened.value.json(tuple(references))
    if written is None:
        return None
    findings = Findings()
    findings.add(opened.diagnostics)
    done = findings.take(write_files(output.parent, {output.name: written}, replace=force))
    return Outcome(None if done is None else Converted(done, len(opened.value.order)), findings.all)


def _placed(opened: OpenedReport, output: Path) -> Outcome[OpenedReport]:
    """A report with the references to its taxonomy as a document at `output` has them."""
    relocate = _relocation(opened.paths, opened.package, output)
    moved = {one: relocate(one) for one in opened.references}
    lost = tuple(_inside(one, opened) for one, place in moved.items() if place is None)
    if lost:
        return Outcome(None, lost)
    references = tuple(replace(one, href=place) for one, place in moved.items() if place is not None)
    assert opened.checked is not None, "only what the rules passed is written"
    return Outcome(replace(opened, references=references, checked=_with_roles(opened.checked, relocate)))


def _with_roles(checked: CheckedReport, relocate: Relocate) -> CheckedReport:
    """A report whose references to roles are where a document elsewhere has them."""
    references = []
    for one in checked.report.role_references:
        place = one.href if one.span is None else relocate(TaxonomyReference("roleRef", one.href, one.span))
        references.append(replace(one, href=one.href if place is None else place))
    return replace(checked, report=replace(checked.report, role_references=tuple(references)))


def _relocation(paths: Mapping[str, Path], inside: Path | None, output: Path) -> Relocate:
    """From a reference in a document to the same in the output: what leads to a file beside the document is relative."""
    folder = output.resolve().parent
    package = None if inside is None else inside.resolve()

    def relocate(reference: TaxonomyReference) -> str | None:
        document, fragment = split_fragment(reference.href)
        place = paths.get(reference.span.path)
        url = None if place is None else resolve(place.resolve().as_uri(), document)
        path = None if url is None else local_path(url)
        if path is None or document.startswith("file:"):
            return reference.href
        if package is not None and path.is_relative_to(package):
            return None
        try:
            moved = quote(Path(os.path.relpath(path, folder)).as_posix())
        except ValueError:
            # another drive
            return reference.href
        return moved if fragment is None else f"{moved}#{fragment}"

    return relocate


def _project(opened: OpenedReport) -> Diagnostic:
    message = f"{opened.shown} is a project: its taxonomy is not written yet"
    help = "Build it; the outputs of disclosure.yaml name the syntaxes that a build writes."
    return error("disclose.convert:project", message, Span(opened.shown), help=help)


def _inside(reference: TaxonomyReference, opened: OpenedReport) -> Diagnostic:
    message = f"The report refers to {reference.href} in its package, which nothing outside the package can refer to"
    help = f"Unpack {'the package' if opened.package is None else opened.package.name}, and convert the report in it."
    return error("disclose.convert:inside-package", message, reference.span, help=help)


def _unknown(output: Path) -> Diagnostic:
    shown = output.as_posix()
    message = f"The name {shown} does not say in which syntax the report is to be written"
    help = f"End it in {', '.join((*_SUFFIXES, *sorted(PACKAGES)))}, or name the syntax with --to."
    return error("disclose.convert:syntax", message, Span(shown), help=help)
