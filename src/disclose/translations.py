"""What a project owes to each of its languages: every text that a reader of that version would otherwise miss.

Rank 2. Looks at disclosure.yaml and the taxonomy; texts among the figures are for a rule to judge, prose for those who read it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclose.diagnostics import Diagnostic, Span, error
from disclose.project import LANGUAGE, Project
from disclose.taxonomy import Taxonomy
from disclose.validated import in_language

MISSING = "disclose.language:missing-translation"


def missing_translation(message: str, span: Span, help: str) -> Diagnostic:
    """The finding about a text that one of a report's languages lacks."""
    return error(MISSING, message, span, help=help)


def untranslated(project: Project) -> Iterator[Diagnostic]:
    """Titles and names in disclosure.yaml that are not there in every language, and files of prose that serve several."""
    report, layout, source = project.config.report, project.config.layout, project.source
    texts: list[tuple[str, Mapping[str, str], tuple[str | int, ...]]] = [
        ("The report has no title", report.title, ("report", "title")),
        ("The entity has no name", report.entity.name, ("report", "entity", "name")),
        *(("The chart has no title", chart.title, ("layout", "charts", at, "title")) for at, chart in enumerate(layout.charts)),
    ]
    for language in project.languages:
        for what, text, path in texts:
            if in_language(dict(text), language) is None:
                yield missing_translation(f"{what} in {language}", source.span(*path), f"Add {language}: … to it.")
    if len(project.languages) > 1:
        for at, name in enumerate(layout.narrative):
            if LANGUAGE not in name:
                message = f"{name} would be the prose of {' and '.join(project.languages)} alike"
                help = f"Write {LANGUAGE} in its path where the language stands, as in narrative/{LANGUAGE}/01-outlook.md."
                yield missing_translation(message, source.span("layout", "narrative", at), help)


def unlabelled(project: Project, taxonomy: Taxonomy) -> Iterator[Diagnostic]:
    """Languages of the project in which its taxonomy has no labels. One that it has, it has for everything: a taxonomy is not
    compiled otherwise (``disclose.taxonomy:missing-label``)."""
    for at, language in enumerate(project.languages):
        span = project.source.span("report", "languages", at)
        if language not in taxonomy.languages:
            message = f"The taxonomy has no labels in {language}"
            help = f"Its languages are {', '.join(taxonomy.languages)}; add {language} to its labels, or take it out here."
            yield missing_translation(message, span, help)
