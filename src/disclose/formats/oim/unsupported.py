"""What the Open Information Model can't hold of a report, named one by one.

xBRL-XML 1.0: the codes with the prefix ``xbrlxe`` say why an instance can't be put into another syntax.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclose.diagnostics import Diagnostic, Span, error
from disclose.formats.oim.names import Fault, parse_sqname
from disclose.formats.oim.periods import period_text
from disclose.formats.references import TaxonomyReference
from disclose.model import Context, Entity, Fact, FractionValue, NumericValue, Period, Report
from disclose.names import ROLE_FOOTNOTE

_SPEC = "xBRL-XML 1.0"


def unsupported(report: Report, references: Iterable[TaxonomyReference] = ()) -> tuple[Diagnostic, ...]:
    """Everything in a report that xBRL-JSON and xBRL-CSV have no way to say. `references` are those of the document it was read
    from. A report of which nothing is named here can be written and read back without loss."""
    found: list[Diagnostic] = []
    for one in report.tuples:
        message = f"{one.concept.local} is a tuple, which only instances and Inline XBRL have"
        found.append(_error("unsupportedTuple", message, one.span))
    found += _of_facts(report.facts)
    found += _of_links(report)
    for reference in references:
        if reference.kind == "linkbaseRef":
            message = f"The report refers to the linkbase {reference.href} itself, and not by way of a schema"
            found.append(_error("unsupportedLinkbaseReference", message, reference.span))
    return tuple(dict.fromkeys(found))


def _error(name: str, message: str, span: Span | None, help: str | None = None) -> Diagnostic:
    return error(f"xbrlxe:{name}", message, span, help=help, spec=_SPEC)


def _of_facts(facts: Iterable[Fact]) -> Iterator[Diagnostic]:
    contexts: dict[int, Context] = {}
    entities: dict[Entity, Span | None] = {}
    periods: dict[Period, Span | None] = {}
    for fact in facts:
        value, aspects = fact.value, fact.aspects
        entities.setdefault(aspects.entity, fact.span)
        periods.setdefault(aspects.period, fact.span)
        if fact.context is not None:
            contexts.setdefault(id(fact.context), fact.context)
        elif aspects.other is not None:
            yield _other(f"{aspects.concept.local} has", fact.span)
        if isinstance(value, FractionValue):
            message = f"{aspects.concept.local} is a fraction, which only instances and Inline XBRL have"
            yield _error("unsupportedFraction", message, fact.span)
        elif isinstance(value, NumericValue) and value.vague:
            message = f"{aspects.concept.local} is stated with a precision of 0, which has no counterpart in decimals"
            yield _error("unsupportedZeroPrecisionFact", message, fact.span, "State decimals.")
    yield from _of_contexts(contexts.values())
    yield from _unwritable(entities, periods)


def _other(what: str, span: Span | None) -> Diagnostic:
    message = f"{what} content in its segment or scenario that is no dimension"
    return _error("nonDimensionalSegmentScenarioContent", message, span, "Use dimensions instead.")


def _of_contexts(contexts: Iterable[Context]) -> Iterator[Diagnostic]:
    segments: list[Context] = []
    scenarios: list[Context] = []
    for context in contexts:
        if context.other is not None:
            yield _other(f"The context {context.id} has", context.span)
        if context.written is not None and context.written.typed:
            message = f"The context {context.id} has a typed dimension whose value has elements or attributes in it"
            yield _error("unsupportedComplexTypedDimension", message, context.span)
        if context.in_segment:
            segments.append(context)
        if len(context.dimensions) > len(context.in_segment):
            scenarios.append(context)
    if segments and scenarios:
        message = "Some contexts have dimensions in the segment, some in the scenario"
        yield _error("inconsistentDimensionsContainer", message, segments[0].span, "Put all of them in the scenario.")


def _unwritable(entities: dict[Entity, Span | None], periods: dict[Period, Span | None]) -> Iterator[Diagnostic]:
    """Identifiers and moments for which there is no string."""
    for entity, span in entities.items():
        if isinstance(parse_sqname(f"e:{entity.identifier}", {"e": entity.scheme}), Fault) or not entity.scheme:
            message = f"The entity identifier {entity.identifier!r} or its scheme is empty or has spaces in it"
            yield error("oimce:invalidSQName", message, span, spec="OIM Common Definitions 1.0 section 3.1")
    for period, span in periods.items():
        if period.end is not None and period_text(period) is None:
            message = f"The period {period} lies outside the calendar when it is said in UTC"
            yield error("oimce:invalidPeriodRepresentation", message, span, spec="OIM Common Definitions 1.0 section 3.5")


def _of_links(report: Report) -> Iterator[Diagnostic]:
    for note in report.footnotes:
        if not note.language:
            message = "A footnote has no language"
            yield error("oime:missingLanguageForNoteFact", message, note.span, help="Add xml:lang.", spec="OIM 1.0, links")
    for link in report.links:
        ends = {arc.end for arc in link.arcs if not arc.prohibited}
        for resource in link.resources:
            if resource.role and resource.role != ROLE_FOOTNOTE:
                message = f"A footnote has the role {resource.role}, and only the standard role has a counterpart"
                yield _error("nonStandardFootnoteResourceRole", message, resource.span)
            if resource.label not in ends:
                yield _error("unlinkedFootnoteResource", "A footnote is about no fact", resource.span, "Link it, or delete it.")
