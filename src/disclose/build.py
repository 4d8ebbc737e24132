"""The whole build, in reading order: one line a stage.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from disclose.assembly import VALIDATION, Checked, input_files, own_findings, shown_concepts, validation_record
from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Findings, Outcome, Span
from disclose.formats.inline import InlineParts, InlineTagger, read_inline
from disclose.formats.oim.languages import in_one_spelling
from disclose.formats.oim.unsupported import unsupported
from disclose.formats.xbrl_json import read_json, write_json
from disclose.formats.xbrl_xml import read_instance, write_instance
from disclose.model import CheckedReport, Report
from disclose.model.compare import differences
from disclose.model.identity import assign_ids
from disclose.model.versions import version
from disclose.packages.manifest import MANIFEST, manifest
from disclose.packages.output import write_output
from disclose.project import PROJECT_FILE, Project, load_project
from disclose.render.naming import wordless
from disclose.render.narrative import Narrative, render_narrative
from disclose.render.page import Pages
from disclose.render.remarks import Remarks, read_remarks, untold
from disclose.rules.catalogue import ALL_RULES
from disclose.rules.engine import check as apply_rules
from disclose.rules.subject import Calculation
from disclose.schema.definitions import taxonomy_findings
from disclose.schema.instance import validator_for
from disclose.schema.standard import inline_findings, linkbase_findings
from disclose.sources import footnotes_of, read_figures
from disclose.sources.bind import bind
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.author import author_taxonomy
from disclose.taxonomy.catalog import standard_catalog
from disclose.taxonomy.emit import emit_taxonomy
from disclose.translations import unlabelled, untranslated

OnStage = Callable[[str], None]
TAXONOMY_FOLDER = "taxonomy"
CALCULATION = Calculation.ROUND
"""Figures are rounded as everybody rounds; a report of figures that were cut off would fail, and rightly."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote: its folder, each output's size in bytes, the facts of each document, and the seconds it took."""

    folder: Path
    outputs: Mapping[str, int]
    facts: Mapping[str, int]
    seconds: float


@dataclass(frozen=True, slots=True)
class Compiled:
    """A project from which every rule has found that documents can be made."""

    project: Project
    taxonomy: Taxonomy
    narratives: tuple[Narrative, ...]
    remarks: Remarks
    checked: CheckedReport


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents written, by name; the report that each was made from; the language of those that are in one; and the
    templates of the project that they were written with."""

    files: Mapping[str, bytes]
    reports: Mapping[str, Report]
    languages: Mapping[str, str]
    templates: tuple[str, ...] = ()


def _silent(stage: str) -> None:
    """Nobody watches."""


def build(folder: Path, output: Path, *, strict: bool = False, on_stage: OnStage = _silent) -> Outcome[Built]:
    """Compile the project in `folder` and replace `output` by what it makes; nothing is replaced when anything is wrong.

    With `strict`, warnings keep it from writing too. `on_stage` is told the name of each stage as it begins.
    """
    started = time.perf_counter()
    findings = Findings()
    with without_cyclic_collection():
        made = _make(folder, findings, on_stage, strict=strict)
    if made is None or findings.fatal(strict=strict):
        return Outcome(None, findings.all)
    files, facts = made
    on_stage("writing")
    written = findings.take(write_output(output, files))
    if written is None:
        return Outcome(None, findings.all)
    sizes = {name: len(data) for name, data in files.items()}
    return Outcome(Built(output, sizes, facts, time.perf_counter() - started), findings.all)


def check(folder: Path, *, on_stage: OnStage = _silent) -> Outcome[Mapping[str, int]]:
    """Everything `build` would find. The value is the number of facts of each document, None where there would be none."""
    findings = Findings()
    with without_cyclic_collection():
        made = _make(folder, findings, on_stage, strict=False)
    return Outcome(None if made is None else made[1], findings.all)


def compile_project(folder: Path, *, on_stage: OnStage = _silent) -> Outcome[Compiled]:
    """A project up to the point where its documents could be written: for what reads reports wherever they come from."""
    findings = Findings()
    with without_cyclic_collection():
        compiled = _compile(folder, findings, on_stage)
    return Outcome(compiled, findings.all)


def _make(
    folder: Path, findings: Findings, on_stage: OnStage, *, strict: bool
) -> tuple[dict[str, bytes], dict[str, int]] | None:
    """Every file of the output, and the facts of each document; None as soon as going on would only repeat what is known."""
    compiled = _compile(folder, findings, on_stage)
    if compiled is None or findings.fatal(strict=strict):
        return None
    on_stage("writing documents")
    taxonomy = emit_taxonomy(compiled.taxonomy)
    emitted = {f"{TAXONOMY_FOLDER}/{name}": data for name, data in taxonomy.items()}
    documents = _documents(compiled, findings)
    if findings.fatal():
        return None
    on_stage("validating against the schemas")
    valid = _validate(emitted, documents.files, findings)
    on_stage("reading back")
    reports = _read_back(documents, compiled, findings)
    packages, packed = _packages(taxonomy, documents, compiled, findings)
    inputs = input_files(compiled.project, documents.templates, findings)
    if findings.fatal():
        return None
    files = {**documents.files, **emitted, **packages}
    checked = Checked(emitted, reports, valid, documents.reports, documents.languages, CALCULATION.value, packed)
    rules = (rule.code for rule in ALL_RULES)
    files[VALIDATION] = validation_record(compiled.project.config.report.name, checked, findings.all, rules)
    files[MANIFEST] = manifest(inputs, files)
    return files, {name: len(report.content()) for name, report in reports.items()}


def _compile(folder: Path, findings: Findings, on_stage: OnStage) -> Compiled | None:
    """Sources to a checked report."""
    on_stage("reading the project")
    project = findings.take(load_project(folder))
    if project is None or findings.fatal():
        return None
    findings.add((*untranslated(project), *wordless(project)))
    on_stage("compiling the taxonomy")
    taxonomy = findings.take(author_taxonomy(project.taxonomy_folder, project.config.report.taxonomy))
    findings.add(unlabelled(project, taxonomy) if taxonomy is not None else ())
    on_stage("reading figures")
    figures = findings.take(read_figures(project))
    if taxonomy is None or figures is None or findings.fatal():
        return None
    facts = findings.take(bind(project, taxonomy, figures))
    if facts is None or findings.fatal():
        return None
    on_stage("reading the prose")
    prose = [render_narrative(project, taxonomy, facts, language) for language in project.languages]
    narratives = tuple(read.value for read in prose if read.value is not None)
    remarks = findings.take(read_remarks(project)) or Remarks(project.languages[0])
    on_stage("applying the rules")
    blocks = (fact for narrative in narratives for fact in narrative.facts)
    stated = assign_ids((*facts, *blocks))
    footnotes = footnotes_of(stated, project.languages)
    report = Report(stated, (f"{TAXONOMY_FOLDER}/{taxonomy.schema_ref}",), footnotes)
    periods, place = tuple(project.periods.values()), Span(PROJECT_FILE, 1, 1)
    judged = apply_rules(
        report,
        taxonomy,
        periods=periods,
        languages=project.languages,
        shown=shown_concepts(project, taxonomy, narratives),
        calculation=CALCULATION,
        place=place,
    )
    said = [found for read in prose for found in read.diagnostics]
    sections = (name for language in project.languages for name in project.narrative(language))
    findings.add(own_findings(said, judged.diagnostics, sections))
    cited = (section.source for narrative in narratives for section in narrative.sections if section.source)
    findings.add(untold(project, remarks, facts, cited))
    if judged.value is None or findings.fatal():
        return None
    return Compiled(project, taxonomy, narratives, remarks, judged.value)


def _documents(compiled: Compiled, findings: Findings) -> Documents:
    """The documents that the project asks for: one instance and one report in JSON with the texts of all languages, and a page
    in each."""
    project, taxonomy, checked = compiled.project, compiled.taxonomy, compiled.checked
    schema_ref = f"{TAXONOMY_FOLDER}/{taxonomy.schema_ref}"
    files: dict[str, bytes] = {}
    reports: dict[str, Report] = {}
    languages: dict[str, str] = {}
    templates: set[str] = set()
    if "xbrl" in project.config.outputs:
        name = f"{project.config.report.name}.xbrl"
        files[name], reports[name] = write_instance(checked, taxonomy, schema_ref), checked.report
    if "json" in project.config.outputs:
        name = f"{project.config.report.name}.json"
        findings.add(unsupported(checked.report))
        files[name], reports[name] = write_json(checked, taxonomy, schema_ref), in_one_spelling(checked.report)
    if "inline" in project.config.outputs:
        pages = Pages(project, taxonomy, compiled.remarks)
        for narrative in compiled.narratives:
            own = version(checked, narrative.language, project.languages)
            parts = InlineParts(tagger := InlineTagger(own, taxonomy), schema_ref)
            page = findings.take(pages.render(own, narrative, tagger, parts))
            if page is not None:
                findings.add(parts.findings())
                name = project.document_name(".xhtml", narrative.language)
                files[name], reports[name], languages[name] = page.content, own.report, narrative.language
                templates.update(page.templates)
    return Documents(files, reports, languages, tuple(sorted(templates)))


def _validate(emitted: Mapping[str, bytes], documents: Mapping[str, bytes], findings: Findings) -> frozenset[str]:
    """XML Schema validity of the taxonomy and of every document; the names of those that are valid."""
    catalog = standard_catalog()
    found = {name: taxonomy_findings({name: data}, catalog) for name, data in emitted.items() if name.endswith(".xsd")}
    found |= {name: linkbase_findings(data, name, catalog) for name, data in emitted.items() if name.endswith(".xml")}
    validator = findings.take(validator_for(emitted, catalog))
    for name, data in documents.items():
        if name.endswith(".xhtml"):
            found[name] = inline_findings(data, name, catalog)
        elif validator is not None and not name.endswith(".json"):
            found[name] = validator.findings(data, name)
    for diagnostics in found.values():
        findings.add(diagnostics)
    return frozenset(name for name, diagnostics in found.items() if not diagnostics)


def _read_back(documents: Documents, compiled: Compiled, findings: Findings) -> dict[str, Report]:
    """The report that each document holds, proved to be the one that it was made from."""
    reports: dict[str, Report] = {}
    for name, data in documents.files.items():
        read = read_inline if name.endswith(".xhtml") else read_json if name.endswith(".json") else read_instance
        report = findings.take(read(data, name, compiled.taxonomy))
        if report is not None:
            reports[name] = report
            findings.add(differences(documents.reports[name], report, name))
    return reports


def _packages(
    taxonomy: Mapping[str, bytes], documents: Documents, compiled: Compiled, findings: Findings
) -> tuple[Mapping[str, bytes], Mapping[str, Mapping[str, int | bool | str]]]:
    """The packages that the project asks for, and what was found in each when it was opened again."""
    if not {"taxonomy-package", "report-package"} & set(compiled.project.config.outputs) or findings.fatal():
        return {}, {}
    from disclose.packing import ToPack, pack, packages_read_back  # with the readers of packages

    schema_ref = f"{TAXONOMY_FOLDER}/{compiled.taxonomy.schema_ref}"
    written = (taxonomy, schema_ref, documents.files, documents.languages)
    given = ToPack(compiled.project, compiled.taxonomy, compiled.checked, *written)
    packed = pack(given)
    return packed.files, packages_read_back(packed, given, documents.reports, findings)
