"""XBRL 2.1 chapter 4: items of an instance, their periods, units and accuracy; and the two OIM rules on what may be reported.

What the model can't hold (both decimals and precision, a dimension twice) the readers report with the same codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclose.model import Context, NumericValue, Period
from disclose.model.period import PeriodKind
from disclose.names import XBRLI, QName
from disclose.rules.index import sharing
from disclose.rules.rule import Finding
from disclose.rules.subject import Subject
from disclose.rules.wording import about, figure, named, unit_text
from disclose.taxonomy import ItemKind, Role

_MOST_SUGGESTIONS = 20


def unknown_concept(subject: Subject) -> Iterator[Finding]:
    """A fact reports a concept that the taxonomy does not declare.

    Why: a reader's software learns what a figure means from the taxonomy; an undeclared name means nothing to it.

    Example: `Revenues`, where the taxonomy declares `Revenue`.

    Instead: use the declared concept, or declare the new one in the taxonomy with its type, period and labels.
    """
    unknown = [name for name in subject.index.concepts if name not in subject.taxonomy.concepts]
    locals_of = {name.local: name for name in subject.taxonomy.concepts} if unknown else {}
    for number, name in enumerate(unknown):
        # each look-up walks all concepts: a report full of strangers gets no suggestions after the first few
        close = _close(name.local, locals_of) if number < _MOST_SUGGESTIONS else []
        help = f"Did you mean {subject.taxonomy.display_name(locals_of[close[0]])}?" if close else "Declare it in the taxonomy."
        for fact in subject.index.of(name):
            shown = subject.taxonomy.display_name(name)
            yield Finding(f"The taxonomy declares no concept {shown}, reported as {figure(fact)}", fact.span, help)


def _close(name: str, known: Iterable[str]) -> list[str]:
    """The name that is most like another, if any is."""
    import difflib  # only when something is wrong

    return difflib.get_close_matches(name, [*known], n=1)


def abstract_concept_reported(subject: Subject) -> Iterator[Finding]:
    """A fact reports a heading: an abstract concept, a hypercube, a dimension or a tuple.

    Why: headings give structure to a statement. They have no value, and a schema validator refuses a document that gives
    them one.

    Example: a figure in the row `ProfitOrLossAbstract`.

    Instead: report the line under the heading, or, where the heading really is a line, declare it without `abstract: true`.
    """
    for name in subject.index.concepts:
        concept = subject.taxonomy.concepts.get(name)
        if concept is None or not (concept.abstract or concept.role is not Role.ITEM):
            continue
        for fact in subject.index.of(name):
            message = f"{named(subject, name)} is a heading and can't have the value {figure(fact)}"
            yield Finding(message, fact.span, "Report one of the lines under it.")


def period_type_mismatch(subject: Subject) -> Iterator[Finding]:
    """A fact's period is an instant where its concept wants a duration, or the other way round.

    Why: a balance is true at a moment, a flow over a stretch of time; software that compares years relies on which it is.

    Example: `CashAndCashEquivalents`, an instant concept, reported for the whole of 2023 instead of at its end.

    Instead: correct the concept's `period` in the taxonomy, or choose the concept that is measured as the figure is.
    """
    for concept, facts in subject.reported:
        for period, group in sharing(facts, lambda fact: fact.aspects.period):
            if concept.period_type is None or (period.kind is PeriodKind.INSTANT) == (concept.period_type == "instant"):
                continue
            stretch = f"over {period}" if period.kind is not PeriodKind.INSTANT else f"at one moment, {period}"
            wanted = "at a moment" if concept.period_type == "instant" else "over a stretch of time"
            message = f"{named(subject, concept.qname)} is measured {wanted} but reported {stretch}"
            for fact in group:
                yield Finding(message, fact.span, f"The concept's period type is {concept.period_type}.")


def period_ends_before_it_starts(subject: Subject) -> Iterator[Finding]:
    """A duration ends before, or at the moment, it starts.

    Why: no figure can be about such a period.

    Example: a start date of 2023-12-31 with an end date of 2023-01-01.

    Instead: swap the two dates.
    """
    for context in subject.report.contexts:
        if _ends_early(context.period):
            message = f"The period of context {context.id} ends on {context.period.end_text}, before it starts"
            yield Finding(message, context.span, f"It starts on {context.period.start_text}.")
    for period, group in sharing(subject.index.facts, lambda fact: fact.aspects.period):
        for fact in group if _ends_early(period) else ():
            if fact.context is None:
                message = f"The period of {named(subject, fact.aspects.concept)} ends on {period.end_text}, before it starts"
                yield Finding(message, fact.span, f"It starts on {period.start_text}.")


def _ends_early(period: Period) -> bool:
    start, end = period.start, period.end
    return start is not None and end is not None and (start.tzinfo is None) == (end.tzinfo is None) and end <= start


def xbrl_element_in_segment(subject: Subject) -> Iterator[Finding]:
    """A segment holds an element of XBRL itself.

    Why: a segment says which part of the entity a fact is about, in elements of somebody's own.

    Example: a `context` inside a segment.

    Instead: declare a dimension, or an element of your own.
    """
    for context in subject.report.contexts:
        yield from _within(subject, context, "segment", (name for name in context.segment_names if name.namespace == XBRLI))


def fact_in_segment(subject: Subject) -> Iterator[Finding]:
    """A segment holds an item or a tuple.

    Why: a segment says which part of the entity a fact is about. Facts belong directly into the report or into a tuple.

    Example: `Revenue`, an item of the taxonomy, inside a segment.

    Instead: declare a dimension, or an element of your own that is no item.
    """
    known = subject.taxonomy.concepts
    for context in subject.report.contexts:
        yield from _within(subject, context, "segment", (name for name in context.segment_names if name in known))


def xbrl_element_in_scenario(subject: Subject) -> Iterator[Finding]:
    """A scenario holds an element of XBRL itself.

    Why: a scenario says under which assumptions a fact is reported, in elements of somebody's own.

    Example: a `context` inside a scenario.

    Instead: declare a dimension, or an element of your own.
    """
    for context in subject.report.contexts:
        yield from _within(subject, context, "scenario", (name for name in context.scenario_names if name.namespace == XBRLI))


def fact_in_scenario(subject: Subject) -> Iterator[Finding]:
    """A scenario holds an item or a tuple.

    Why: a scenario says under which assumptions a fact is reported. Facts belong directly into the report or into a tuple.

    Example: `Revenue`, an item of the taxonomy, inside a scenario.

    Instead: declare a dimension, or an element of your own that is no item.
    """
    known = subject.taxonomy.concepts
    for context in subject.report.contexts:
        yield from _within(subject, context, "scenario", (name for name in context.scenario_names if name in known))


def _within(subject: Subject, context: Context, where: str, names: Iterable[QName]) -> Iterator[Finding]:
    for name in dict.fromkeys(names):
        message = f"The {where} of context {context.id} holds {subject.taxonomy.display_name(name)}"
        yield Finding(message, context.span, "Say it with a dimension.")


def context_with_more_than_dimensions(subject: Subject) -> Iterator[Finding]:
    """A context holds something that is no dimension.

    Why: XBRL 2.1 allows it, and hardly any software understands it: neither the Open Information Model nor Calculations 1.1
    apply to such a report.

    Example: an element of the company's own schema in a scenario.

    Instead: declare a dimension for what the element says, and report its member.
    """
    for context in subject.report.contexts:
        if context.other is not None:
            message = f"Context {context.id} holds something that is no dimension"
            yield Finding(message, context.span, "Say it with a dimension.")


def numeric_fact_without_unit(subject: Subject) -> Iterator[Finding]:
    """A fact of a numeric concept has no unit.

    Why: a number without a unit can't be read, added or compared: 3,405.8 what?

    Example: `Revenue` 3,405.8 where neither the row nor the project's defaults name a currency.

    Instead: fill the row's `unit`, or set `defaults: {unit: CNY}` in disclosure.yaml. Ratios and counts take `pure`.
    """
    for concept, facts in subject.reported:
        if concept.kind.numeric:
            for fact in facts:
                if fact.aspects.unit is None:
                    what, named_unit = f"{about(subject, fact)} is {figure(fact)}", fact.origin.unit_ref
                    help = "Say what it counts: a currency, shares, pure or a unit of the taxonomy."
                    if named_unit is None:
                        yield Finding(f"{what} without a unit", fact.span, help)
                    else:
                        help = "Refer to a unit of the report, or correct its measures."
                        yield Finding(
                            f"{what} in the unit {named_unit}, which is not declared or can't be read", fact.span, help
                        )


def unit_on_text(subject: Subject) -> Iterator[Finding]:
    """A fact of a concept that is not numeric has a unit.

    Why: only numbers count something. A schema validator refuses a unit on text, a date or a choice.

    Example: the auditor's name with the unit CNY.

    Instead: leave the row's `unit` empty.
    """
    for concept, facts in subject.reported:
        if not concept.kind.numeric and concept.kind is not ItemKind.OTHER:
            for fact in facts:
                if fact.aspects.unit is not None:
                    message = f"{about(subject, fact)} is not a number but has the unit {unit_text(fact.aspects.unit)}"
                    yield Finding(message, fact.span, "Leave the unit out.")


def decimals_on_text(subject: Subject) -> Iterator[Finding]:
    """A fact of a concept that is not numeric is given as a number with decimals.

    Why: accuracy belongs to numbers. A value that is a number needs a numeric concept, or its digits stay mere text.

    Example: `StockCode`, a string concept, reported as the number 20 to 0 decimal places instead of the text 00020.

    Instead: report the text, or give the concept a numeric type.
    """
    for concept, facts in subject.reported:
        if not concept.kind.numeric and concept.kind is not ItemKind.OTHER:
            for fact in facts:
                if isinstance(fact.value, NumericValue):
                    kind = concept.kind.value
                    message = f"{about(subject, fact)} is of type {kind} but reported as the number {figure(fact)}"
                    yield Finding(message, fact.span, "Report it as text, or give the concept a numeric type.")
