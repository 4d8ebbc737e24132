"""The documents of a build, written from a checked report.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from disclose.compiling import TAXONOMY_FOLDER, Compiled
from disclose.diagnostics import Findings, Outcome, has_errors
from disclose.formats.inline import InlineParts, InlineTagger
from disclose.formats.xbrl_xml import write_instance
from disclose.memo import Run
from disclose.model import CheckedReport, Report
from disclose.model.versions import version
from disclose.read_back import LARGE
from disclose.render.narrative import Narrative
from disclose.render.page import Pages
from disclose.render.template import Outline
from disclose.taken_apart import TakenApart, take_apart
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import Catalog, standard_catalog


class Documents(Struct, frozen=True):
    """The documents written, by name; the report that each was made from; the language of those that are in one; the templates
    of the project that they were written with; and the large ones among them that are valid by XML Schema, taken apart."""

    files: Mapping[str, bytes]
    reports: Mapping[str, Report]
    languages: Mapping[str, str]
    templates: tuple[str, ...] = ()
    apart: Mapping[str, TakenApart] = MappingProxyType({})

    def after(self, others: Documents) -> Documents:
        """Others, and then these."""
        return Documents(
            {**others.files, **self.files},
            {**others.reports, **self.reports},
            {**others.languages, **self.languages},
            tuple(sorted({*others.templates, *self.templates})),
            {**others.apart, **self.apart},
        )


def documents_of(compiled: Compiled, findings: Findings, run: Run) -> Documents:
    """The documents that the project asks for: one instance and one report in JSON and in CSV with the texts of all
    languages, and a page in each."""
    project, taxonomy, checked = compiled.project, compiled.taxonomy, compiled.checked
    schema_ref = f"{TAXONOMY_FOLDER}/{taxonomy.schema_ref}"
    made = Documents({}, {}, {})
    if "xbrl" in project.config.outputs:
        instance = run(write_instance, checked, taxonomy, schema_ref)
        name = f"{project.config.report.name}.xbrl"
        made = Documents({name: instance}, {name: checked.report}, {})
    if {"json", "csv"} & set(project.config.outputs):
        made = _oim_documents(compiled, schema_ref, findings, run).after(made)
    return pages_of(compiled, findings, run).after(made) if "inline" in project.config.outputs else made


def _oim_documents(compiled: Compiled, schema_ref: str, findings: Findings, run: Run) -> Documents:
    """The report in JSON and in CSV."""
    from disclose.formats.oim.languages import in_one_spelling  # with what no other document needs
    from disclose.formats.oim.unsupported import unsupported
    from disclose.formats.xbrl_csv import write_csv
    from disclose.formats.xbrl_json import write_json

    config, taxonomy, checked = compiled.project.config, compiled.taxonomy, compiled.checked
    findings.add(unsupported(checked.report))
    bound = run(in_one_spelling, checked.report)
    files: dict[str, bytes] = {}
    reports: dict[str, Report] = {}
    if "json" in config.outputs:
        name = f"{config.report.name}.json"
        files[name], reports[name] = run(write_json, checked, taxonomy, schema_ref), bound
    if "csv" in config.outputs:
        name = f"{config.report.name}-csv.json"
        files.update(run(write_csv, checked, taxonomy, schema_ref, config.report.name))
        reports[name] = bound
    return Documents(files, reports, {})


def pages_of(compiled: Compiled, findings: Findings, run: Run) -> Documents:
    """A page in each language of the project, whether it asks for them or not."""
    project, checked = compiled.project, compiled.checked
    pages = run(Pages, project, compiled.taxonomy, compiled.remarks)
    made, catalog = Documents({}, {}, {}), run(standard_catalog)
    for narrative in compiled.narratives:
        own = run(version, checked, narrative.language, project.languages)
        name = project.document_name(".xhtml", narrative.language)
        page = findings.take(run(_page, name, pages, own, narrative, compiled.taxonomy, catalog))
        if page is not None:
            made = page.after(made)
    return made


def _page(
    name: str, pages: Pages, checked: CheckedReport, narrative: Narrative, taxonomy: Taxonomy, catalog: Catalog
) -> Outcome[Documents]:
    """The page in the language of the prose, tagged."""
    parts = InlineParts(tagger := InlineTagger(checked, taxonomy), f"{TAXONOMY_FOLDER}/{taxonomy.schema_ref}")
    page = pages.render(checked, narrative, tagger, parts)
    if page.value is None:
        return Outcome(None, page.diagnostics)
    content = page.value.content
    apart = take_apart(content, name, catalog) if len(content) >= LARGE else None
    found = (*page.diagnostics, *page.value.faults(None if apart is None else Outline(apart.left, apart.ids)))
    if has_errors(found):
        return Outcome(None, found)
    large = {} if apart is None else {name: apart}
    made = Documents({name: content}, {name: checked.report}, {name: narrative.language}, page.value.templates, large)
    return Outcome(made, (*found, *parts.findings()))
