"""A report somebody made, judged: the same rules as in a build, behind the readers.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Findings, Outcome, Span, error, told_once
from disclose.files import read_bytes
from disclose.judged import online_catalog
from disclose.judging import Judged, OnStage, judge_document, judge_documents, silent
from disclose.names import IX
from disclose.opened_packages import is_package, open_packages, with_packages
from disclose.rules.subject import Calculation
from disclose.taxonomy.catalog import Catalog, standard_catalog
from disclose.xml_source import MAX_XML_BYTES

__all__ = [
    "DEFAULT_SETTINGS",
    "Judged",
    "OnStage",
    "OpenedSet",
    "Settings",
    "documents_in",
    "open_set",
    "validate",
    "validate_all",
    "validate_set",
]
_PAGES = frozenset([".htm", ".html", ".xhtml"])


class Settings(Struct, frozen=True):
    """How documents are judged.

    `packages` are taxonomy packages to resolve URLs from; files are read from below `root`, by default the folder of the
    document itself; `calculation` is how calculations are checked. What is neither there nor among the published files is
    fetched from the network if `online`, within the bounds of `DownloadBounds`; else there is no network.
    """

    packages: tuple[Path, ...] = ()
    root: Path | None = None
    calculation: Calculation = Calculation.ROUND
    online: bool = False


DEFAULT_SETTINGS = Settings()


def validate_all(
    paths: Iterable[Path], settings: Settings = DEFAULT_SETTINGS, *, on_stage: OnStage = silent
) -> Outcome[tuple[Judged, ...]]:
    """Judge several documents, each on its own."""
    findings = Findings()
    judged = [findings.take(validate(path, settings, on_stage=on_stage)) for path in paths]
    return Outcome(tuple(one for one in judged if one is not None), findings.all)


@without_cyclic_collection()
def validate(path: Path, settings: Settings = DEFAULT_SETTINGS, *, on_stage: OnStage = silent) -> Outcome[Judged]:
    """Judge an XBRL 2.1 instance, an Inline XBRL document or a report in xBRL-JSON on the taxonomy it refers to, or a schema or
    linkbase as the entry point of a taxonomy. What it is shows in its content.

    Documents are read from beside it, from the packages given and from the published files; from the network only if the
    settings say so. The value is None where it can't be judged to the end.
    """
    findings = Findings()
    shown = path.as_posix()
    if is_package(path):
        from disclose.packaged import judge_package

        return judge_package(path, settings.packages, settings.calculation, online=settings.online, on_stage=on_stage)
    on_stage(f"reading {shown}")
    data = findings.take(read_bytes(path, shown, MAX_XML_BYTES))
    catalog = findings.take(catalog_for(path, settings, on_stage))
    if data is None or catalog is None:
        return Outcome(None, findings.all)
    judged = findings.take(judge_document(data, shown, path, catalog, settings.calculation, on_stage))
    return Outcome(judged, told_once(findings.all))


@without_cyclic_collection()
def validate_set(
    paths: Sequence[Path], settings: Settings = DEFAULT_SETTINGS, *, name: str | None = None, on_stage: OnStage = silent
) -> Outcome[Judged]:
    """Judge several Inline XBRL documents as one document set (Inline XBRL 1.1 section 3), each of its targets as a report.

    `name` is what to call the set; by default the names of its documents. Files are read from below the folder that holds all
    documents. As for `validate` otherwise.
    """
    findings = Findings()
    opened = findings.take(open_set(paths, settings, on_stage=on_stage))
    if opened is None:
        return Outcome(None, findings.all)
    judged = findings.take(judge_documents(opened.data, opened.paths, opened.catalog, settings.calculation, on_stage))
    if judged is not None and name is not None:
        judged = replace(judged, shown=name)
    return Outcome(judged, told_once(findings.all))


def documents_in(folder: Path) -> Outcome[tuple[Path, ...]]:
    """The Inline XBRL documents in a folder, by name: those that make up its document set. Other pages are passed over."""
    findings = Findings()
    found = []
    shown = folder.as_posix()
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in _PAGES and path.is_file():
            data = findings.take(read_bytes(path, path.as_posix(), MAX_XML_BYTES))
            if data is not None and IX.encode() in data:
                found.append(path)
    if not found and not findings.all:
        message, help = f"{shown} holds no Inline XBRL document", "Their names end in .xhtml, .html or .htm."
        findings.add([error("disclose.file:no-documents", message, Span(shown), help=help)])
    return Outcome(tuple(found) or None, findings.all)


class OpenedSet(Struct, frozen=True):
    """The documents of a set by their paths in diagnostics, where they lie, and where what they refer to is found."""

    data: Mapping[str, bytes]
    paths: Mapping[str, Path]
    catalog: Catalog


def open_set(paths: Sequence[Path], settings: Settings = DEFAULT_SETTINGS, *, on_stage: OnStage = silent) -> Outcome[OpenedSet]:
    """Read the files of a document set."""
    findings = Findings()
    places = {path.as_posix(): path for path in paths}
    data: dict[str, bytes] = {}
    for shown, path in places.items():
        on_stage(f"reading {shown}")
        read = findings.take(read_bytes(path, shown, MAX_XML_BYTES))
        if read is not None:
            data[shown] = read
    folder = Path(os.path.commonpath([_place(path).parent for path in paths]))
    catalog = findings.take(catalog_for(folder / "set", settings, on_stage))
    if catalog is None or len(data) < len(places):
        return Outcome(None, findings.all)
    return Outcome(OpenedSet(data, places, catalog), findings.all)


def _place(path: Path) -> Path:
    """Where a path leads; one that leads to itself (`Path.resolve` raises for it) stays where it is."""
    return Path(os.path.realpath(path))


def catalog_for(path: Path, settings: Settings, on_stage: OnStage) -> Outcome[Catalog]:
    """Where URLs lead: into the packages, to the published files, beside the document, and if allowed to the network."""
    findings = Findings()
    catalog = standard_catalog().with_root(settings.root.resolve() if settings.root is not None else _place(path).parent)
    if settings.packages:
        packages = findings.take(open_packages(settings.packages, catalog)) or ()
        catalog = findings.take(with_packages(catalog, packages)) or catalog
    if settings.online:
        catalog = online_catalog(catalog, on_stage)
    return Outcome(None if findings.fatal() else catalog, findings.all)
