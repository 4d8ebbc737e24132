"""Document sets of Inline XBRL, judged target by target: each target has its own taxonomy and makes one report.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Findings, Outcome, Span, error
from disclose.formats.inline.document_set import InlineSet
from disclose.formats.inline.target import Relocate, as_written, target_report
from disclose.formats.references import TaxonomyReference
from disclose.judged import load_judged
from disclose.model import CheckedReport, Report
from disclose.rules.engine import check
from disclose.rules.subject import Calculation
from disclose.schema.known import known_validator
from disclose.schema.standard import inline_findings
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import Catalog, shown_url
from disclose.taxonomy.dts.nodes import DocumentReference, ReferenceKind
from disclose.taxonomy.load import entry_point

_OF_VALUES = ("xmlSchema:valueError", "xmlSchema:nilNonNillableElement")
"""What the rules say of values, better than a schema engine can."""


class JudgedTarget(Struct, frozen=True):
    """A target of a document set: its report, that report as the rules passed it (None where they found an error), its taxonomy
    and what it refers to."""

    name: str | None
    report: Report
    checked: CheckedReport | None
    taxonomy: Taxonomy
    references: tuple[TaxonomyReference, ...]


def judge_set(
    inline: InlineSet,
    data: Mapping[str, bytes],
    paths: Mapping[str, Path],
    catalog: Catalog,
    calculation: Calculation,
    on_stage: Callable[[str], None],
    *,
    valid: bool = False,
    relocate: Relocate = as_written,
) -> Outcome[tuple[JudgedTarget, ...]]:
    """Judge every document of a set as XML, and the report of every target by the rules.

    `data` and `paths` are the documents by their paths in diagnostics, `valid` where they are known to be so as XML;
    `relocate` says how the reports are to have their references. A target whose taxonomy can't be loaded is left out.
    """
    findings = Findings()
    on_stage("validating against the schemas")
    for shown, one in () if valid else data.items():
        findings.add(inline_findings(one, shown, catalog))
    loaded: dict[tuple[DocumentReference, ...], Taxonomy | None] = {}
    judged = []
    for target in inline.targets:
        references = inline.references(target)
        entries = entries_of(references, paths)
        if not entries:
            findings.add(_without_taxonomy(inline, target))
            continue
        if entries not in loaded:
            on_stage("loading the taxonomy")
            loaded[entries] = findings.take(load_judged(entries, catalog, shown=_beside(paths)))
        taxonomy = loaded[entries]
        if taxonomy is None:
            continue
        on_stage("applying the rules")
        report = findings.take(target_report(inline, target, taxonomy, relocate))
        assert report is not None, "a target always has a report"
        place = Span(inline.documents[0].shown)
        outcome = check(report, taxonomy, calculation=calculation, place=place)
        findings.add(outcome.diagnostics)
        if outcome.value is not None and report.tuples:
            findings.add(_content_of_tuples(outcome.value, taxonomy, entries, catalog))
        judged.append(JudgedTarget(target, report, outcome.value, taxonomy, references))
    return Outcome(tuple(judged), findings.all)


def entries_of(references: Iterable[TaxonomyReference], paths: Mapping[str, Path]) -> tuple[DocumentReference, ...]:
    """Where discovery starts: references as entry points, resolved against the documents that they stand in."""
    return tuple(_entry(reference, paths) for reference in references)


def _entry(reference: TaxonomyReference, paths: Mapping[str, Path]) -> DocumentReference:
    """A reference where discovery starts: its place is as the document says it, its base that of the document."""
    base = paths[reference.span.path].resolve().as_uri()
    kind = ReferenceKind(reference.kind)
    return entry_point(reference.href, base=base, kind=kind, span=reference.span, role=reference.role)


def _without_taxonomy(inline: InlineSet, target: str | None) -> Iterator[Diagnostic]:
    """The finding about references that refer to nothing; that there are none has been found with the set."""
    for part in inline.sections(target):
        message = "A target refers to no taxonomy" if target is None else f"The target {target} refers to no taxonomy"
        help = "A report names the schema of its taxonomy in link:schemaRef."
        yield error("xbrl.4.2:missingSchemaRef", message, part.element.span, help=help)
        return


def _beside(paths: Mapping[str, Path]) -> Callable[[str], str]:
    """URLs of files near the documents as paths beside these, others as they are."""
    folders = {}
    for shown, path in paths.items():
        prefix = shown.rpartition("/")[0]
        folders[path.resolve().parent.as_uri() + "/"] = f"{prefix}/" if prefix else ""

    def beside(url: str) -> str:
        for folder, prefix in folders.items():
            if url.startswith(folder):
                return prefix + url[len(folder) :]
        return shown_url(url)

    return beside


def _content_of_tuples(
    checked: CheckedReport, taxonomy: Taxonomy, entries: tuple[DocumentReference, ...], catalog: Catalog
) -> Iterator[Diagnostic]:
    """Whether tuples hold what their declarations ask for: the instance that the target stands for is validated, and what is
    found there is told where its elements come from."""
    from disclose.formats.xbrl_xml.writer import write_instance

    schemas = [entry.uri for entry in entries if entry.kind is ReferenceKind.SCHEMA_REF and entry.uri]
    validator = known_validator((*schemas, *taxonomy.further_schemas), catalog).value
    if validator is None:
        return
    written = write_instance(checked, taxonomy, "")
    lines = written.decode().split("\n")
    places = {part.id: part.span for group in (checked.facts, checked.report.tuples) for part in group}
    for found in validator.findings(written, ""):
        if found.code in _OF_VALUES or found.span is None or found.span.line is None:
            continue
        _, opened, rest = lines[found.span.line - 1].partition(' id="')
        if opened:
            yield replace(found, span=places.get(rest.partition('"')[0]), related=())
