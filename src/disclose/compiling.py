"""The first half of a build, in reading order: the sources of a project to a report that every rule has judged.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from disclose.assembly import own_findings, shown_concepts
from disclose.diagnostics import Findings, Outcome, Span
from disclose.memo import Run
from disclose.model import CheckedReport, Fact, Report
from disclose.model.identity import assign_ids
from disclose.project import PROJECT_FILE, Project, load_project
from disclose.render.naming import wordless
from disclose.render.narrative import Narrative, render_narrative
from disclose.render.remarks import Remarks, read_remarks, untold
from disclose.rules.engine import check as apply_rules
from disclose.rules.subject import Calculation
from disclose.sources import footnotes_of, read_figures
from disclose.sources.bind import bind
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.author import author_taxonomy
from disclose.translations import unlabelled, untranslated

OnStage = Callable[[str], None]
TAXONOMY_FOLDER = "taxonomy"
CALCULATION = Calculation.ROUND
"""Figures are rounded as everybody rounds; a report of figures that were cut off would fail, and rightly."""


class Compiled(Struct, frozen=True):
    """A project from which every rule has found that documents can be made."""

    project: Project
    taxonomy: Taxonomy
    narratives: tuple[Narrative, ...]
    remarks: Remarks
    checked: CheckedReport


def compile_sources(folder: Path, findings: Findings, on_stage: OnStage, run: Run) -> Compiled | None:
    """Sources to a checked report; None where something is wrong that no document can be made from. `run` calls the stages."""
    on_stage("reading the project")
    project = findings.take(run(load_project, folder))
    if project is None or findings.fatal():
        return None
    findings.add((*untranslated(project), *wordless(project)))
    on_stage("compiling the taxonomy")
    taxonomy = findings.take(run(author_taxonomy, project.taxonomy_folder, project.config.report.taxonomy))
    findings.add(unlabelled(project, taxonomy) if taxonomy is not None else ())
    on_stage("reading figures")
    figures = findings.take(run(read_figures, project, run))
    if taxonomy is None or figures is None or findings.fatal():
        return None
    facts = findings.take(run(bind, project, taxonomy, figures))
    if facts is None or findings.fatal():
        return None
    on_stage("reading the prose")
    prose = [run(render_narrative, project, taxonomy, facts, language) for language in project.languages]
    narratives = tuple(read.value for read in prose if read.value is not None)
    remarks = findings.take(run(read_remarks, project)) or run(Remarks, project.languages[0])
    on_stage("applying the rules")
    judged = run(_judged, project, taxonomy, facts, narratives)
    said = [found for read in prose for found in read.diagnostics]
    sections = (name for language in project.languages for name in project.narrative(language))
    findings.add(own_findings(said, judged.diagnostics, sections))
    cited = (section.source for narrative in narratives for section in narrative.sections if section.source)
    findings.add(untold(project, remarks, facts, cited))
    if judged.value is None or findings.fatal():
        return None
    return Compiled(project, taxonomy, narratives, remarks, judged.value)


def _judged(
    project: Project, taxonomy: Taxonomy, facts: tuple[Fact, ...], narratives: tuple[Narrative, ...]
) -> Outcome[CheckedReport]:
    """The report that figures and prose make, judged by every rule."""
    blocks = [fact for narrative in narratives for fact in narrative.facts]
    # figures have ids that differ from one another already
    stated = assign_ids((*facts, *blocks)) if blocks else facts
    footnotes = footnotes_of(stated, project.languages)
    report = Report(stated, (f"{TAXONOMY_FOLDER}/{taxonomy.schema_ref}",), footnotes)
    periods, place = tuple(project.periods.values()), Span(PROJECT_FILE, 1, 1)
    return apply_rules(
        report,
        taxonomy,
        periods=periods,
        languages=project.languages,
        shown=shown_concepts(project, taxonomy, narratives),
        calculation=CALCULATION,
        place=place,
    )
