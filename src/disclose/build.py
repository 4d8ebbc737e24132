"""The whole build, in reading order: one line a stage.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from disclose.assembly import VALIDATION, Checked, input_files, validation_record
from disclose.bulk import without_cyclic_collection
from disclose.compiling import CALCULATION, TAXONOMY_FOLDER, Compiled, OnStage, compile_sources
from disclose.diagnostics import Diagnostic, Findings, Outcome
from disclose.documents import Documents, documents_of
from disclose.memo import Run, afresh
from disclose.model import Report
from disclose.packages.manifest import MANIFEST, manifest
from disclose.packages.output import write_output
from disclose.read_back import ReadBack, compared, read_back
from disclose.rules.catalogue import ALL_RULES
from disclose.schema.definitions import taxonomy_findings
from disclose.schema.instance import InstanceValidator, validator_for
from disclose.schema.standard import inline_findings, linkbase_findings
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import Catalog, file_url, standard_catalog
from disclose.taxonomy.emit import emit_taxonomy


class Built(Struct, frozen=True):
    """What a build wrote: its folder, each output's size in bytes, the facts of each document, and the seconds it took."""

    folder: Path
    outputs: Mapping[str, int]
    facts: Mapping[str, int]
    seconds: float


def _silent(stage: str) -> None:
    """Nobody watches."""


def build(
    folder: Path, output: Path, *, strict: bool = False, on_stage: OnStage = _silent, run: Run = afresh
) -> Outcome[Built]:
    """Compile the project in `folder` and replace `output` by what it makes; nothing is replaced when anything is wrong.

    With `strict`, warnings keep it from writing too. `on_stage` is told the name of each stage as it begins; `run` calls
    the stages, and may know what they give.
    """
    started = time.perf_counter()
    findings = Findings()
    with without_cyclic_collection():
        made = _make(folder, findings, on_stage, run, strict=strict)
    if made is None or findings.fatal(strict=strict):
        return Outcome(None, findings.all)
    files, facts = made
    on_stage("writing")
    written = findings.take(write_output(output, files))
    if written is None:
        return Outcome(None, findings.all)
    sizes = {name: len(data) for name, data in files.items()}
    return Outcome(Built(output, sizes, facts, time.perf_counter() - started), findings.all)


def check(folder: Path, *, on_stage: OnStage = _silent, run: Run = afresh) -> Outcome[Mapping[str, int]]:
    """Everything `build` would find. The value is the number of facts of each document, None where there would be none."""
    findings = Findings()
    with without_cyclic_collection():
        made = _make(folder, findings, on_stage, run, strict=False)
    return Outcome(None if made is None else made[1], findings.all)


def compile_project(folder: Path, *, on_stage: OnStage = _silent) -> Outcome[Compiled]:
    """A project up to the point where its documents could be written: for what reads reports wherever they come from."""
    findings = Findings()
    with without_cyclic_collection():
        compiled = compile_sources(folder, findings, on_stage, afresh)
    return Outcome(compiled, findings.all)


def _make(
    folder: Path, findings: Findings, on_stage: OnStage, run: Run, *, strict: bool
) -> tuple[dict[str, bytes], dict[str, int]] | None:
    """Every file of the output, and the facts of each document; None as soon as going on would only repeat what is known."""
    compiled = compile_sources(folder, findings, on_stage, run)
    if compiled is None or findings.fatal(strict=strict):
        return None
    on_stage("writing documents")
    taxonomy = run(emit_taxonomy, compiled.taxonomy)
    emitted = run(_in_folder, taxonomy)
    documents = documents_of(compiled, findings, run)
    if findings.fatal():
        return None
    on_stage("validating against the schemas")
    valid = _validate(emitted, documents, findings, run)
    on_stage("reading back")
    read = _read_back(documents, compiled, findings, run)
    packages, packed = _packages(taxonomy, documents, read, compiled, findings)
    inputs = input_files(compiled.project, documents.templates, findings)
    if findings.fatal():
        return None
    files = {**documents.files, **emitted, **packages}
    checked = Checked(emitted, read, valid, documents.languages, CALCULATION.value, packed)
    rules = (rule.code for rule in ALL_RULES)
    files[VALIDATION] = validation_record(compiled.project.config.report.name, checked, findings.all, rules)
    files[MANIFEST] = manifest(inputs, files)
    return files, {name: len(said.content) for name, said in read.items()}


def _in_folder(taxonomy: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {f"{TAXONOMY_FOLDER}/{name}": data for name, data in taxonomy.items()}


def _schema_findings(data: bytes, name: str, catalog: Catalog) -> tuple[Diagnostic, ...]:
    return taxonomy_findings({name: data}, catalog)


def _instance_findings(validator: InstanceValidator, data: bytes, name: str) -> tuple[Diagnostic, ...]:
    return validator.findings(data, name)


def _validate(emitted: Mapping[str, bytes], documents: Documents, findings: Findings, run: Run) -> frozenset[str]:
    """XML Schema validity of the taxonomy and of every document; the names of those that are valid."""
    catalog = run(standard_catalog)
    found = {name: run(_schema_findings, data, name, catalog) for name, data in emitted.items() if name.endswith(".xsd")}
    found |= {name: run(linkbase_findings, data, name, catalog) for name, data in emitted.items() if name.endswith(".xml")}
    validator = findings.take(run(validator_for, emitted, catalog))
    for name, data in documents.files.items():
        if name in documents.apart:
            found[name] = ()
        elif name.endswith(".xhtml"):
            found[name] = run(inline_findings, data, name, catalog)
        elif validator is not None and not name.endswith((".json", ".csv")):
            found[name] = run(_instance_findings, validator, data, name)
    for diagnostics in found.values():
        findings.add(diagnostics)
    return frozenset(name for name, diagnostics in found.items() if not diagnostics)


def _read_back(documents: Documents, compiled: Compiled, findings: Findings, run: Run) -> dict[str, ReadBack]:
    """What each document says, proved to be what it was made from."""
    read: dict[str, ReadBack] = {}
    for name, bound in documents.reports.items():
        data = documents.files[name]
        if name == f"{compiled.project.config.report.name}-csv.json":
            files = {one: table for one, table in documents.files.items() if one == name or one.endswith(".csv")}
            said = findings.take(compared(_read_csv(files, name, compiled.taxonomy), name, bound))
        else:
            said = findings.take(run(read_back, data, name, compiled.taxonomy, bound, documents.apart.get(name)))
        if said is not None:
            read[name] = said
    return read


def _read_csv(files: Mapping[str, bytes], name: str, taxonomy: Taxonomy) -> Outcome[Report]:
    """The report in metadata with this name and its tables."""
    from disclose.formats.xbrl_csv import read_csv  # with what no other document needs
    from disclose.formats.xbrl_csv.files import files_in_memory

    return read_csv(files[name], files_in_memory(files, name, file_url(name)), taxonomy)


def _packages(
    taxonomy: Mapping[str, bytes],
    documents: Documents,
    read: Mapping[str, ReadBack],
    compiled: Compiled,
    findings: Findings,
) -> tuple[Mapping[str, bytes], Mapping[str, Mapping[str, int | bool | str]]]:
    """The packages that the project asks for, and what was found in each when it was opened again."""
    if not {"taxonomy-package", "report-package"} & set(compiled.project.config.outputs) or findings.fatal():
        return {}, {}
    from disclose.packing import ToPack, pack, packages_read_back  # with the readers of packages

    schema_ref = f"{TAXONOMY_FOLDER}/{compiled.taxonomy.schema_ref}"
    written = (taxonomy, schema_ref, documents.files, documents.languages)
    given = ToPack(compiled.project, compiled.taxonomy, compiled.checked, *written)
    packed = pack(given)
    return packed.files, packages_read_back(packed, given, documents.reports, read, findings)
