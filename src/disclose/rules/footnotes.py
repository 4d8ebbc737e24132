"""Footnote links of an instance: what they may join, and the roles they use (XBRL 2.1 sections 3.5.2 and 4.11)."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.diagnostics import Span
from disclose.model import Target
from disclose.names import ARCROLE_FACT_FOOTNOTE, ROLE_FOOTNOTE, ROLE_LINK, STANDARD_ARCROLES, STANDARD_ROLES
from disclose.rules.rule import Finding
from disclose.rules.subject import Subject


def footnote_about_no_fact(subject: Subject) -> Iterator[Finding]:
    """A locator in a footnote link leads to something that is no fact of the report.

    Why: footnotes explain the facts of their own report. A footnote about a context or a unit is about nothing that a reader
    of the report can see.

    Example: a `loc` whose href is the id of a context.

    Instead: let the locator point to the id of the item or tuple that the footnote explains.
    """
    for link in subject.report.links:
        for locator in link.locators:
            if locator.target not in (Target.FACT, Target.ELSEWHERE):
                message = f"A footnote's locator leads to {locator.target.value}: {locator.href}"
                yield Finding(message, locator.span, "Point to the id of an item or tuple of this report.")


def footnote_about_another_document(subject: Subject) -> Iterator[Finding]:
    """A locator in a footnote link leads to another document.

    Why: footnotes explain the facts of their own report.

    Example: a `loc` with the href `last-year.xbrl#revenue`.

    Instead: let the locator point to the id of the item or tuple of this report that the footnote explains.
    """
    for link in subject.report.links:
        for locator in link.locators:
            if locator.target is Target.ELSEWHERE:
                message = f"A footnote's locator leads to another document: {locator.href}"
                yield Finding(message, locator.span, "Point to the id of an item or tuple of this report.")


def locator_of_ones_own(subject: Subject) -> Iterator[Finding]:
    """A footnote link has a locator that is not `link:loc`.

    Why: software looks for `link:loc` alone, and would not see which facts the footnote is about.

    Example: an element `my:loc` that a schema declares in place of `link:loc`.

    Instead: use `link:loc`.
    """
    for link in subject.report.links:
        for locator in link.locators:
            if not locator.standard:
                yield Finding(f"The locator to {locator.href} is not a link:loc", locator.span, "Use link:loc.")


def footnote_of_no_fact(subject: Subject) -> Iterator[Finding]:
    """A fact-footnote arc begins at something other than a fact.

    Why: the standard arcrole says that a fact has a footnote. Footnotes about footnotes need an arcrole of their own.

    Example: an arc with the standard arcrole from one footnote to another.

    Instead: begin the arc at a locator, or declare an arcrole for what it says.
    """
    for link in subject.report.links:
        resources = {part.label for part in link.resources}
        for arc in link.arcs:
            if arc.arcrole == ARCROLE_FACT_FOOTNOTE and arc.start in resources:
                yield Finding("A fact-footnote arc begins at a footnote", arc.span, "Begin it at the locator of a fact.")


def fact_as_footnote(subject: Subject) -> Iterator[Finding]:
    """A fact-footnote arc ends at something other than a footnote.

    Why: the standard arcrole says that a fact has a footnote. Facts that belong together need an arcrole of their own.

    Example: an arc with the standard arcrole from one fact to another.

    Instead: end the arc at a footnote, or declare an arcrole for what it says.
    """
    for link in subject.report.links:
        locators = {part.label for part in link.locators if part.target is Target.FACT}
        for arc in link.arcs:
            if arc.arcrole == ARCROLE_FACT_FOOTNOTE and arc.end in locators:
                yield Finding("A fact-footnote arc ends at a fact", arc.span, "End it at a footnote of the same link.")


def footnote_without_language(subject: Subject) -> Iterator[Finding]:
    """A footnote does not say what language it is in.

    Why: reports come in several languages, and software shows each reader the footnotes in theirs. The language of an element
    around it does not count.

    Example: a `footnote` without `xml:lang`.

    Instead: add `xml:lang` to the footnote itself.
    """
    for link in subject.report.links:
        for resource in link.resources:
            if resource.language is None:
                yield Finding("A footnote has no xml:lang", resource.span, 'Say its language, such as xml:lang="en".')


def role_of_something_else(subject: Subject) -> Iterator[Finding]:
    """A footnote or footnote link has a standard role that is meant for something else.

    Why: standard roles have one meaning each. A footnote whose role says that it is a label is found by nobody.

    Example: a footnote with the role for standard labels.

    Instead: leave the role out, use the standard role for footnotes or links, or declare one.
    """
    for span, role, standard, what in _roles(subject):
        if role.startswith(STANDARD_ROLES) and role != standard:
            help = f"Use {standard}, or a role of your own." if standard else "Leave the role out."
            yield Finding(f"The standard role {role} is not one of {what}", span, help)


def arcrole_of_something_else(subject: Subject) -> Iterator[Finding]:
    """A footnote arc has a standard arcrole that is meant for something else.

    Why: standard arcroles have one meaning each, and only fact-footnote is about footnotes.

    Example: a footnote arc with the arcrole concept-label.

    Instead: use the arcrole fact-footnote, or declare one.
    """
    for link in subject.report.links:
        for arc in link.arcs:
            if arc.arcrole.startswith(STANDARD_ARCROLES) and arc.arcrole != ARCROLE_FACT_FOOTNOTE:
                message = f"The standard arcrole {arc.arcrole} is not one of footnote arcs"
                yield Finding(message, arc.span, f"Use {ARCROLE_FACT_FOOTNOTE}, or an arcrole of your own.")


def _roles(subject: Subject) -> Iterator[tuple[Span | None, str, str, str]]:
    """Every role in use: its place, the role, the standard role in that place, and what has it."""
    for link in subject.report.links:
        yield link.span, link.role, ROLE_LINK, "footnote links"
        for locator in link.locators:
            yield locator.span, locator.role, "", "locators"
        for resource in link.resources:
            yield resource.span, resource.role, ROLE_FOOTNOTE, "footnotes"
