"""A report somebody made, judged: the same rules as in a build, behind the readers.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from disclose.diagnostics import Findings, Outcome, Span
from disclose.files import read_bytes
from disclose.formats.inline import read_inline
from disclose.formats.references import Opened, open_report
from disclose.formats.xbrl_xml import read_instance
from disclose.rules.engine import check
from disclose.schema.instance import compile_validator
from disclose.schema.standard import inline_findings
from disclose.taxonomy.catalog import Catalog, shown_url, standard_catalog
from disclose.taxonomy.dts.nodes import DocumentReference, ReferenceKind
from disclose.taxonomy.load import entry_point, load_taxonomy
from disclose.xml_source import MAX_XML_BYTES

OnStage = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged: the document, the number of its facts and of the concepts of its taxonomy."""

    shown: str
    facts: int
    concepts: int


def _silent(stage: str) -> None:
    """Nobody watches."""


def validate(path: Path, *, on_stage: OnStage = _silent) -> Outcome[Judged]:
    """Judge an XBRL 2.1 instance or an Inline XBRL document on the taxonomy it refers to, read from beside it and from the
    published files; never from the network. The value is None where it can't be judged to the end."""
    findings = Findings()
    shown = path.as_posix()
    on_stage(f"reading {shown}")
    data = findings.take(read_bytes(path, shown, MAX_XML_BYTES))
    opened = findings.take(open_report(data, shown)) if data is not None else None
    if data is None or opened is None:
        return Outcome(None, findings.all)
    catalog = standard_catalog().with_root(path.resolve().parent)
    on_stage("validating against the schemas")
    _schema(data, shown, opened, path, catalog, findings)
    on_stage("loading the taxonomy")
    taxonomy = findings.take(load_taxonomy(_entries(opened, path), catalog, shown=_beside(path)))
    if taxonomy is None:
        return Outcome(None, findings.all)
    on_stage("applying the rules")
    report = findings.take((read_inline if opened.inline else read_instance)(data, shown, taxonomy))
    if report is None:
        return Outcome(None, findings.all)
    findings.add(check(report, taxonomy, place=Span(shown)).diagnostics)
    return Outcome(Judged(shown, len(report.facts), len(taxonomy.concepts)), findings.all)


def _entries(opened: Opened, path: Path) -> tuple[DocumentReference, ...]:
    base = path.resolve().as_uri()
    return tuple(
        entry_point(found.href, base=base, kind=ReferenceKind(found.kind), span=found.span) for found in opened.references
    )


def _beside(path: Path) -> Callable[[str], str]:
    """URLs of files near the report as paths beside it, others as they are."""
    folder = path.resolve().parent.as_uri() + "/"
    prefix = "" if path.parent.as_posix() == "." else path.parent.as_posix().rstrip("/") + "/"
    return lambda url: prefix + url[len(folder) :] if url.startswith(folder) else shown_url(url)


def _schema(data: bytes, shown: str, opened: Opened, path: Path, catalog: Catalog, findings: Findings) -> None:
    """XML Schema validity. Schemas that can't be found are left to the taxonomy's loading, which says where they are named."""
    if opened.inline:
        findings.add(inline_findings(data, shown, catalog))
        return
    entries = [entry.uri for entry in _entries(opened, path) if entry.kind is ReferenceKind.SCHEMA_REF and entry.uri]
    validator = compile_validator(entries, catalog)
    if validator.value is not None:
        findings.add(validator.value.findings(data, shown))
