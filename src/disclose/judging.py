"""One document, or the documents of a set, judged: the same whatever they lie in.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from disclose.diagnostics import Findings, Outcome, Span, error, told_once
from disclose.formats.references import DocumentKind, Opened
from disclose.json_source import is_json
from disclose.judged import load_judged
from disclose.rules.engine import check
from disclose.rules.subject import Calculation
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import Catalog, shown_url
from disclose.taxonomy.dts.nodes import DocumentReference, ReferenceKind
from disclose.taxonomy.dts.uri import resolve
from disclose.taxonomy.load import entry_point

if TYPE_CHECKING:
    from disclose.formats.contexts import Canonical
    from disclose.schema.instance import InstanceValidator
    from disclose.screened import Source

OnStage = Callable[[str], None]


class Judged(Struct, frozen=True):
    """What was judged: the document, the number of its facts and of the concepts of its taxonomy."""

    shown: str
    facts: int
    concepts: int


def silent(stage: str) -> None:
    """Nobody watches."""


def judge_document(
    data: bytes, shown: str, path: Path, catalog: Catalog, calculation: Calculation, on_stage: OnStage = silent
) -> Outcome[Judged]:
    """Judge a document by its bytes. `path` is where it lies, or would: what its references are relative to; `shown` is its
    path in diagnostics. What it refers to is read through the `catalog`."""
    findings = Findings()
    if is_json(data):
        from disclose.formats.oim.document_info import is_csv_metadata
        from disclose.oim_reports import judge_csv, judge_json  # with what no other document needs

        judge = judge_csv if is_csv_metadata(data) else judge_json
        found = findings.take(judge(data, shown, path, catalog, calculation, on_stage, beside(path, shown)))
        read_json = None if found is None else Judged(shown, found.facts, len(found.taxonomy.concepts))
        return Outcome(read_json, told_once(findings.all))
    from disclose.screened import open_source  # with what reports that are not XML do without

    source = findings.take(open_source(data, shown))
    if source is None:
        return Outcome(None, findings.all)
    opened = source.opened
    if opened.kind is DocumentKind.INLINE:
        judged = findings.take(judge_documents({shown: source.data}, {shown: path}, catalog, calculation, on_stage))
        return Outcome(judged, told_once(findings.all))
    on_stage("loading the taxonomy")
    entries = entries_of(opened, path)
    taxonomy = findings.take(load_judged(entries, catalog, shown=beside(path, shown))) if entries else None
    on_stage("validating against the schemas")
    schemas = [entry.uri for entry in entries if entry.kind is ReferenceKind.SCHEMA_REF and entry.uri]
    if taxonomy is not None:
        schemas += taxonomy.further_schemas
    canonical = schema_of(source, path, schemas, catalog, findings, taxonomy)
    if not entries:
        help = "A report names the schema of its taxonomy in link:schemaRef."
        findings.add([error("xbrl.4.2:missingSchemaRef", f"{shown} names no taxonomy", Span(shown), help=help)])
        return Outcome(None, findings.all)
    if taxonomy is None:
        return Outcome(None, findings.all)
    if not opened.kind.is_report:
        return Outcome(Judged(shown, 0, len(taxonomy.concepts)), findings.all)
    on_stage("applying the rules")
    read = findings.take(source.report(taxonomy, canonical, calculation))
    if read is None:
        return Outcome(None, findings.all)
    report, facts = read
    findings.add(check(report, taxonomy, calculation=calculation, place=Span(shown)).diagnostics)
    return Outcome(Judged(shown, facts, len(taxonomy.concepts)), told_once(findings.all))


def judge_documents(
    data: Mapping[str, bytes], paths: Mapping[str, Path], catalog: Catalog, calculation: Calculation, on_stage: OnStage
) -> Outcome[Judged]:
    """Judge the documents of a set. No value where a document is none of Inline XBRL, or no target can be judged."""
    from disclose.document_sets import judge_set  # with what no other document needs
    from disclose.formats.inline.document_set import open_inline_set
    from disclose.screened_inline import judge_screened

    findings = Findings()
    if len(data) == 1:
        ((shown, one),) = data.items()
        screened = judge_screened(one, shown, paths[shown], catalog, calculation, on_stage)
        if screened is not None:
            found = screened.value
            judged = None if found is None else Judged(shown, found.facts, found.concepts)
            return Outcome(judged, screened.diagnostics)
    inline = findings.take(open_inline_set(data))
    if inline is None:
        return Outcome(None, findings.all)
    targets = findings.take(judge_set(inline, data, paths, catalog, calculation, on_stage)) or ()
    if not targets:
        return Outcome(None, findings.all)
    facts = sum(len(one.report.facts) for one in targets)
    concepts = max(len(one.taxonomy.concepts) for one in targets)
    return Outcome(Judged(", ".join(data), facts, concepts), findings.all)


def entries_of(opened: Opened, path: Path) -> tuple[DocumentReference, ...]:
    """What discovery starts from: the references of a report, or the document itself."""
    base = path.resolve().as_uri()
    if not opened.kind.is_report:
        return (entry_point(base),)
    return tuple(
        entry_point(found.href, base=base, kind=ReferenceKind(found.kind), span=found.span, role=found.role)
        for found in opened.references
    )


def beside(path: Path, shown: str) -> Callable[[str], str]:
    """URLs of files near the report as paths beside it, others as they are."""
    folder = path.resolve().parent.as_uri() + "/"
    prefix = shown[: shown.rfind("/") + 1]
    return lambda url: prefix + url[len(folder) :] if url.startswith(folder) else shown_url(url)


def schema_of(
    source: Source,
    path: Path,
    schemas: Iterable[str],
    catalog: Catalog,
    findings: Findings,
    taxonomy: Taxonomy | None = None,
) -> Canonical | None:
    """XML Schema validity of a report on the schemas at some URLs. Schemas that can't be found are left to the taxonomy's
    loading, which says where they are named; so is a document that is part of a taxonomy itself.

    The value compares what contexts hold besides dimensions by the types of the schemas, where there are any."""
    opened = source.opened
    if opened.kind.is_report:
        validator = _validator(tuple(schemas), opened, path, catalog)
        if validator is not None:
            from disclose.schema.typed_content import TypedContent

            findings.add(source.schema_findings(validator, taxonomy))
            return TypedContent(lambda: validator.schemas).canonical
    return None


def _validator(schemas: tuple[str, ...], opened: Opened, path: Path, catalog: Catalog) -> InstanceValidator | None:
    """The schemas at some URLs, and where ``xsi:schemaLocation`` says so those of namespaces that they know nothing of.

    Such hints change what can be said about open content only; one that leads nowhere, or to something that does not fit, is
    passed over."""
    from disclose.schema.known import known_validator

    known = known_validator(schemas, catalog).value
    base = path.resolve().as_uri()
    places = (uri for name, uri in opened.schema_locations if known is not None and name not in known.namespaces)
    further = [uri for uri in (resolve(base, place) for place in places) if uri is not None]
    return (known_validator((*schemas, *further), catalog).value or known) if further else known
