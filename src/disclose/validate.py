"""A report somebody made, judged: the same rules as in a build, behind the readers.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Findings, Outcome, Span, error, told_once
from disclose.files import read_bytes
from disclose.formats.contexts import Canonical
from disclose.formats.references import DocumentKind, Opened
from disclose.judged import load_judged, online_catalog
from disclose.names import IX
from disclose.rules.engine import check
from disclose.rules.subject import Calculation
from disclose.schema.instance import InstanceValidator, compile_validator
from disclose.schema.typed_content import TypedContent
from disclose.screened import Source, open_source
from disclose.taxonomy.catalog import Catalog, shown_url, standard_catalog
from disclose.taxonomy.dts.nodes import DocumentReference, ReferenceKind
from disclose.taxonomy.dts.uri import resolve
from disclose.taxonomy.load import entry_point
from disclose.taxonomy.package import open_package
from disclose.xml_source import MAX_XML_BYTES

OnStage = Callable[[str], None]
_PAGES = frozenset([".htm", ".html", ".xhtml"])


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are judged.

    `packages` are taxonomy packages to resolve URLs from; files are read from below `root`, by default the folder of the
    document itself; `calculation` is how calculations are checked. What is neither there nor among the published files is
    fetched from the network if `online`, within the bounds of `DownloadBounds`; else there is no network.
    """

    packages: tuple[Path, ...] = ()
    root: Path | None = None
    calculation: Calculation = Calculation.ROUND
    online: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged: the document, the number of its facts and of the concepts of its taxonomy."""

    shown: str
    facts: int
    concepts: int


DEFAULT_SETTINGS = Settings()


def _silent(stage: str) -> None:
    """Nobody watches."""


def validate_all(
    paths: Iterable[Path], settings: Settings = DEFAULT_SETTINGS, *, on_stage: OnStage = _silent
) -> Outcome[tuple[Judged, ...]]:
    """Judge several documents, each on its own."""
    findings = Findings()
    judged = [findings.take(validate(path, settings, on_stage=on_stage)) for path in paths]
    return Outcome(tuple(one for one in judged if one is not None), findings.all)


@without_cyclic_collection()
def validate(path: Path, settings: Settings = DEFAULT_SETTINGS, *, on_stage: OnStage = _silent) -> Outcome[Judged]:
    """Judge an XBRL 2.1 instance or an Inline XBRL document on the taxonomy it refers to, or a schema or linkbase as the entry
    point of a taxonomy.

    Documents are read from beside it, from the packages given and from the published files; from the network only if the
    settings say so. The value is None where it can't be judged to the end.
    """
    findings = Findings()
    shown = path.as_posix()
    on_stage(f"reading {shown}")
    data = findings.take(read_bytes(path, shown, MAX_XML_BYTES))
    source = findings.take(open_source(data, shown)) if data is not None else None
    catalog = findings.take(_catalog(path, settings, on_stage))
    if source is None or catalog is None:
        return Outcome(None, findings.all)
    opened = source.opened
    if opened.kind is DocumentKind.INLINE:
        judged = findings.take(_documents({shown: source.data}, {shown: path}, catalog, settings, on_stage))
        return Outcome(judged, told_once(findings.all))
    on_stage("loading the taxonomy")
    entries = _entries(opened, path)
    taxonomy = findings.take(load_judged(entries, catalog, shown=_beside(path))) if entries else None
    on_stage("validating against the schemas")
    schemas = [entry.uri for entry in entries if entry.kind is ReferenceKind.SCHEMA_REF and entry.uri]
    if taxonomy is not None:
        schemas += taxonomy.further_schemas
    canonical = _schema(source, path, schemas, catalog, findings)
    if not entries:
        help = "A report names the schema of its taxonomy in link:schemaRef."
        findings.add([error("xbrl.4.2:missingSchemaRef", f"{shown} names no taxonomy", Span(shown), help=help)])
        return Outcome(None, findings.all)
    if taxonomy is None:
        return Outcome(None, findings.all)
    if not opened.kind.is_report:
        return Outcome(Judged(shown, 0, len(taxonomy.concepts)), findings.all)
    on_stage("applying the rules")
    read = findings.take(source.report(taxonomy, canonical, settings.calculation))
    if read is None:
        return Outcome(None, findings.all)
    report, facts = read
    findings.add(check(report, taxonomy, calculation=settings.calculation, place=Span(shown)).diagnostics)
    return Outcome(Judged(shown, facts, len(taxonomy.concepts)), told_once(findings.all))


@without_cyclic_collection()
def validate_set(
    paths: Sequence[Path], settings: Settings = DEFAULT_SETTINGS, *, name: str | None = None, on_stage: OnStage = _silent
) -> Outcome[Judged]:
    """Judge several Inline XBRL documents as one document set (Inline XBRL 1.1 section 3), each of its targets as a report.

    `name` is what to call the set; by default the names of its documents. Files are read from below the folder that holds all
    documents. As for `validate` otherwise.
    """
    findings = Findings()
    opened = findings.take(open_set(paths, settings, on_stage=on_stage))
    if opened is None:
        return Outcome(None, findings.all)
    judged = findings.take(_documents(opened.data, opened.paths, opened.catalog, settings, on_stage))
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


@dataclass(frozen=True, slots=True)
class OpenedSet:
    """The documents of a set by their paths in diagnostics, where they lie, and where what they refer to is found."""

    data: Mapping[str, bytes]
    paths: Mapping[str, Path]
    catalog: Catalog


def open_set(
    paths: Sequence[Path], settings: Settings = DEFAULT_SETTINGS, *, on_stage: OnStage = _silent
) -> Outcome[OpenedSet]:
    """Read the files of a document set."""
    findings = Findings()
    places = {path.as_posix(): path for path in paths}
    data: dict[str, bytes] = {}
    for shown, path in places.items():
        on_stage(f"reading {shown}")
        read = findings.take(read_bytes(path, shown, MAX_XML_BYTES))
        if read is not None:
            data[shown] = read
    folder = Path(os.path.commonpath([path.resolve().parent for path in paths]))
    catalog = findings.take(_catalog(folder / "set", settings, on_stage))
    if catalog is None or len(data) < len(places):
        return Outcome(None, findings.all)
    return Outcome(OpenedSet(data, places, catalog), findings.all)


def _documents(
    data: Mapping[str, bytes], paths: Mapping[str, Path], catalog: Catalog, settings: Settings, on_stage: OnStage
) -> Outcome[Judged]:
    """Judge the documents of a set. No value where a document is none of Inline XBRL, or no target can be judged."""
    from disclose.document_sets import judge_set  # with what no other document needs
    from disclose.formats.inline.document_set import open_inline_set
    from disclose.screened_inline import judge_screened

    findings = Findings()
    if len(data) == 1:
        ((shown, one),) = data.items()
        screened = judge_screened(one, shown, paths[shown], catalog, settings.calculation, on_stage)
        if screened is not None:
            found = screened.value
            judged = None if found is None else Judged(shown, found.facts, found.concepts)
            return Outcome(judged, screened.diagnostics)
    inline = findings.take(open_inline_set(data))
    if inline is None:
        return Outcome(None, findings.all)
    targets = findings.take(judge_set(inline, data, paths, catalog, settings.calculation, on_stage)) or ()
    if not targets:
        return Outcome(None, findings.all)
    facts = sum(len(one.report.facts) for one in targets)
    concepts = max(len(one.taxonomy.concepts) for one in targets)
    return Outcome(Judged(", ".join(data), facts, concepts), findings.all)


def _catalog(path: Path, settings: Settings, on_stage: OnStage) -> Outcome[Catalog]:
    """Where URLs lead: into the packages, to the published files, beside the document, and if allowed to the network."""
    findings = Findings()
    catalog = standard_catalog().with_root(settings.root.resolve() if settings.root is not None else path.resolve().parent)
    for place in settings.packages:
        package = findings.take(open_package(place, place.as_posix()))
        if package is not None:
            catalog = catalog.with_rewrites(*package.rewrites)
    if settings.online:
        catalog = online_catalog(catalog, on_stage)
    return Outcome(None if findings.fatal() else catalog, findings.all)


def _entries(opened: Opened, path: Path) -> tuple[DocumentReference, ...]:
    """What discovery starts from: the references of a report, or the document itself."""
    base = path.resolve().as_uri()
    if not opened.kind.is_report:
        return (entry_point(base),)
    return tuple(
        entry_point(found.href, base=base, kind=ReferenceKind(found.kind), span=found.span, role=found.role)
        for found in opened.references
    )


def _beside(path: Path) -> Callable[[str], str]:
    """URLs of files near the report as paths beside it, others as they are."""
    folder = path.resolve().parent.as_uri() + "/"
    prefix = "" if path.parent.as_posix() == "." else path.parent.as_posix().rstrip("/") + "/"
    return lambda url: prefix + url[len(folder) :] if url.startswith(folder) else shown_url(url)


def _schema(source: Source, path: Path, schemas: Iterable[str], catalog: Catalog, findings: Findings) -> Canonical | None:
    """XML Schema validity of a report on the schemas at some URLs. Schemas that can't be found are left to the taxonomy's
    loading, which says where they are named; so is a document that is part of a taxonomy itself.

    The value compares what contexts hold besides dimensions by the types of the schemas, where there are any."""
    opened = source.opened
    if opened.kind.is_report:
        validator = _validator(tuple(schemas), opened, path, catalog)
        if validator is not None:
            findings.add(source.schema_findings(validator))
            return TypedContent(validator.schemas).canonical
    return None


def _validator(schemas: tuple[str, ...], opened: Opened, path: Path, catalog: Catalog) -> InstanceValidator | None:
    """The schemas at some URLs, and where ``xsi:schemaLocation`` says so those of namespaces that they know nothing of.

    Such hints change what can be said about open content only; one that leads nowhere, or to something that does not fit, is
    passed over."""
    known = compile_validator(schemas, catalog).value
    base = path.resolve().as_uri()
    places = (uri for name, uri in opened.schema_locations if known is not None and name not in known.schemas.members)
    further = [uri for uri in (resolve(base, place) for place in places) if uri is not None]
    return (compile_validator((*schemas, *further), catalog).value or known) if further else known
