"""What is looked at when all names are known: assertions, required concepts, and declarations that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclose.diagnostics import Diagnostic, Span, error, warning
from disclose.names import QName
from disclose.taxonomy.assertion import Assertion, AssertionSyntaxError, parse_assertion
from disclose.taxonomy.author_draft import Draft
from disclose.taxonomy.author_files import Sourced
from disclose.taxonomy.concept import Role


def assertions_of(draft: Draft) -> tuple[Assertion, ...]:
    """The assertions that can be read; the others are findings."""
    assertions = []
    for item in draft.sources.assertions:
        span = item.span()
        unknown: list[str] = []

        def resolve(name: str, unknown: list[str] = unknown) -> QName:
            if not (draft.names.is_a("concept", name) or draft.names.is_a("dimension", name)):
                unknown.append(name)
            return draft.qname(name)

        try:
            assertion = parse_assertion(item.value, resolve, span)
        except AssertionSyntaxError as problem:
            message = f"The assertion {item.value!r} can't be read: {problem}"
            help_text = "Use + - * /, parentheses, numbers, concepts, prior(X), whole(X, Axis) and members(X, Axis)."
            draft.found.append(error("disclose.taxonomy:assertion-syntax", message, span, help=help_text))
            continue
        found = [_unknown(draft, name, span) for name in dict.fromkeys(unknown)] or list(_misused(draft, assertion))
        draft.found += found
        if not found:
            assertions.append(assertion)
    return tuple(assertions)


def _unknown(draft: Draft, name: str, span: Span) -> Diagnostic:
    message = f"The assertion names {name}, which is neither a concept nor a dimension"
    help_text = draft.names.similar(name, "concept", "dimension") or "Declare it, or correct the assertion."
    return error("disclose.taxonomy:assertion-name", message, span, help=help_text)


def _misused(draft: Draft, assertion: Assertion) -> Iterator[Diagnostic]:
    """Names that exist but can't stand where they do: only numeric concepts are computed with, by explicit dimensions."""
    terms = list(assertion.terms())
    for qname in dict.fromkeys((assertion.target, *(term.concept for term in terms))):
        concept = draft.concepts[qname]
        if concept.role is not Role.ITEM or concept.abstract or not concept.kind.numeric:
            message = f"The assertion computes with {qname.local}, which has no number"
            help_text = "Use concepts of numeric types that are not abstract."
            yield error("disclose.taxonomy:assertion-type", message, assertion.span, help=help_text)
    for axis in dict.fromkeys(term.dimension for term in terms if term.dimension is not None):
        if axis not in draft.defaults:
            message = f"The assertion uses {axis.local}, which is not a dimension with a default member"
            help_text = "whole(X, Axis) and members(X, Axis) need an explicit dimension."
            yield error("disclose.taxonomy:assertion-type", message, assertion.span, help=help_text)


def required_of(draft: Draft) -> tuple[QName, ...]:
    """The concepts that every report must contain."""
    assert draft.sources.header is not None
    required = []
    for index, name in enumerate(draft.header.required):
        span = draft.sources.header.span("required", index)
        concept = draft.concept_named(name, span)
        if concept is not None and concept.abstract:
            message = f"{name} is abstract, so no report can contain it"
            found = error("disclose.taxonomy:required-abstract", message, span, help="Require a concept that is reported.")
            draft.found.append(found)
        elif concept is not None:
            required.append(concept.qname)
    return tuple(dict.fromkeys(required))


def unused_findings(draft: Draft) -> Iterator[Diagnostic]:
    """Declarations that nothing refers to: harmless, and often the trace of a misspelling."""
    sources = draft.sources
    assert sources.header is not None
    uses: dict[str, tuple[Mapping[str, Sourced[object]], str]] = {
        "type": (sources.types, "no concept or dimension has this type"),
        "member": (sources.members, "no dimension or enumeration has this member"),
        "dimension": (sources.dimensions, "no statement's table has this axis"),
        "enumeration": (sources.enumerations, "no concept chooses from it"),
    }
    for what, (section, reason) in uses.items():
        for name, item in section.items():
            if (what, name) not in draft.used:
                yield _unused(what, name, reason, item.span())
    for name in draft.header.units:
        if ("unit", name) not in draft.used:
            yield _unused("unit", name, "no concept is measured in it", sources.header.span("units", name))


def _unused(what: str, name: str, reason: str, span: Span) -> Diagnostic:
    message = f"The {what} {name} is not used: {reason}"
    return warning(f"disclose.taxonomy:unused-{what}", message, span, help="Use it, or remove it.")
