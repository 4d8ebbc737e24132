"""A report somebody made, judged: the same rules as in a build, behind the readers.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Findings, Outcome, Span, error, told_once
from disclose.files import read_bytes
from disclose.formats.contexts import Canonical
from disclose.formats.references import DocumentKind, Opened
from disclose.judged import load_judged, online_catalog
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
    if opened.kind is DocumentKind.INLINE:
        from disclose.formats.inline import read_inline  # with the template engine, which no other document needs

        report = findings.take(read_inline(source.data, shown, taxonomy))
        read = None if report is None else (report, len(report.facts))
    else:
        read = findings.take(source.report(taxonomy, canonical, settings.calculation))
    if read is None:
        return Outcome(None, findings.all)
    report, facts = read
    findings.add(check(report, taxonomy, calculation=settings.calculation, place=Span(shown)).diagnostics)
    return Outcome(Judged(shown, facts, len(taxonomy.concepts)), told_once(findings.all))


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
    if opened.kind is DocumentKind.INLINE:
        from disclose.schema.standard import inline_findings

        findings.add(inline_findings(source.data, source.shown, catalog))
    elif opened.kind.is_report:
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
