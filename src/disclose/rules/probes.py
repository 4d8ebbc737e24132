"""What the rules say of kinds of facts: each kind is tried on one example, by the very rules that judge facts.

Some rules look at a fact's concept and unit and at nothing else, some at concept and period, concept and dimensions, concept
and value. What they say of one fact they say of all that are alike in this. `LOOKS_AT` sorts every rule by what it looks at;
of a rule that is not there nothing is known, and then nothing can be inferred from examples at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from disclose.diagnostics import Span
from disclose.model import Context, Fact, Origin, Report, TypedMember
from disclose.names import ARCROLE_ESSENCE_ALIAS, ARCROLE_REQUIRES_ELEMENT, QName
from disclose.rules.catalogue import ALL_RULES
from disclose.rules.subject import Calculation, Subject
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.hypercube import placement_of

_ROUNDS = 4


class Look(Enum):
    """What a rule looks at in a report that somebody else made."""

    MANNER = "a fact's concept, unit and accuracy"
    PERIOD = "a fact's concept and period"
    DIMENSIONS = "the hypercubes of a fact's concept, and its context's dimensions"
    VALUE = "the type of a fact's concept, and its value"
    SCREEN = "what screening.py looks at: numbers, facts with equal aspects, calculations, lines through the periods"
    REST = "contexts, units, links and the taxonomy"
    OTHER = "what `can_screen` excludes, or what only a project has"


_LOOKS: Mapping[Look, str] = {
    Look.MANNER: """
        xbrl.4.6.2:numericUnit oime:misplacedUnitDimension utre:error-NumericFactUtrInvalid dtre:noDecimalsItemType
        xbrl.4.8.2:monetaryFactUnit-notSingleMeasure xbrl.4.8.2:monetaryFactUnit-notMonetaryMeasure
        xbrl.4.8.2:sharesFactUnit-notSingleMeasure xbrl.4.8.2:sharesFactUnit-notSharesMeasure
        disclose.unit:not-pure disclose.unit:not-per-share disclose.unit:not-declared disclose.unit:unknown-currency""",
    Look.PERIOD: "xbrl.4.7.2:contextPeriodType",
    Look.DIMENSIONS: """
        xbrldie:PrimaryItemDimensionallyInvalidError dtre:prefixedContentType dtre:SQNameType dtre:SQNamesType""",
    Look.VALUE: """
        xbrl.4.6.3:extraneousPrecisionDecimals xmlSchema:valueError enumie:InvalidFactValue
        enum2ie:InvalidEnumerationValue enum2ie:InvalidEnumerationSetValue enum2ie:RepeatedEnumerationSetValue
        enum2ie:InvalidEnumerationSetOrder dtre:prefixedContentItemType dtre:SQNameItemType dtre:SQNamesItemType""",
    Look.SCREEN: """
        oime:unknownConcept oime:valueForAbstractConcept xmlSchema:nilNonNillableElement
        oime:disallowedDuplicateFacts disclose.duplicate:inconsistent
        calc11e:excessDigits calc11e:inconsistentCalculationUsingRounding
        disclose.value:excess-digits disclose.sign:unexpected disclose.scale:jump""",
    Look.REST: """
        xbrl.4.7.2:periodStartBeforeEnd xbrl.4.7.3.2:segmentXbrliElement xbrl.4.7.4:scenarioXbrliElement
        xbrl.4.7.3.2:segmentItemOrTuple xbrl.4.7.4:scenarioItemOrTuple
        xbrlxe:nonDimensionalSegmentScenarioContent xbrl.4.8.4:measureBothNumDenom
        xbrl.4.11.1.1:footnoteLinkLocTarget xbrl.4.11.1.1:instanceLoc xbrl.4.11.1.1:customLocator
        xbrl.4.11.1.3.1:factFootnoteArcFrom xbrl.4.11.1.3.1:factFootnoteArcTo xbrl.4.11.1.2.1:footnoteLang
        xbrl.4.11.1.2:footnoteRole xbrl.4.11.1.3:footnoteArcrole
        xbrldie:DefaultValueUsedInInstanceError xbrldie:TypedMemberNotTypedDimensionError
        xbrldie:IllegalTypedDimensionContentError xbrldie:ExplicitMemberNotExplicitDimensionError
        xbrldie:ExplicitMemberUndefinedQNameError
        calc11e:nonDecimalItemNode calc11e:duplicateCalculationRelationships calc11e:tuplesInReportWarning
        calc11e:oimIncompatibleReportWarning""",
    Look.OTHER: """
        xbrl.5.2.6.2.2:essenceAliasValueInconsistency xbrl.5.2.6.2.2:essenceAliasUnitsInconsistency
        xbrl.5.2.6.2.4:requiresElementInconsistency xbrl.5.2.5.2:calcInconsistency
        disclose.duplicate:complete disclose.duplicate:consistent calc11e:disallowedDuplicateFactsUsingTruncation
        calc11e:inconsistentCalculationUsingTruncation disclose.assertion:not-satisfied disclose.comparative:missing-period
        disclose.report:required-concept disclose.dimension:no-hypercube
        disclose.figure:unused disclose.language:missing-text""",
}
LOOKS_AT: Mapping[str, Look] = {code: look for look, codes in _LOOKS.items() for code in codes.split()}
"""By the code of each rule."""


def can_screen(taxonomy: Taxonomy, calculation: Calculation) -> bool:
    """Whether facts can be judged by examples and columns: every rule is known, and nothing is asked that ties together facts
    of different dimensions."""
    return (
        calculation in (Calculation.NONE, Calculation.ROUND)
        and not (taxonomy.assertions or taxonomy.required)
        and not any(
            True for arcrole in (ARCROLE_ESSENCE_ALIAS, ARCROLE_REQUIRES_ELEMENT) for _ in taxonomy.networks_of(arcrole)
        )
        and all(rule.code in LOOKS_AT for rule in ALL_RULES)
    )


class Probes:
    """Tries examples on a taxonomy."""

    def __init__(self, taxonomy: Taxonomy, calculation: Calculation) -> None:
        self._taxonomy, self._calculation = taxonomy, calculation
        self._dimensions = Subject(Report(()), taxonomy).dimensions

    def signature(self, fact: Fact) -> int:
        """What primary items with the same hypercubes share."""
        return self._dimensions.signature(fact.aspects.concept)

    def fitting(self, context: Context) -> Callable[[QName], bool]:
        """Tells of which concepts nothing can be wrong with the dimensions of a context: hypercubes allow them, and no member
        is typed."""
        dimensions, placement = context.dimensions, placement_of(context)
        if any(isinstance(member, TypedMember) for _, member in dimensions):
            return lambda concept: False
        return lambda concept: not self._dimensions.misfits(concept, dimensions, placement)

    def convicted(self, look: Look, examples: Sequence[Fact]) -> set[int]:
        """The positions of the examples against which a rule that looks at this has anything to say; where that is too many
        to tell them apart, all of them."""
        if not examples:
            return set()
        # each example is told by the line of its place, and what is found goes before the rest is tried again
        numbered = {
            number: Fact(fact.id, fact.aspects, fact.value, Origin(Span("", number)), None, fact.context)
            for number, fact in enumerate(examples, 1)
        }
        rules = [rule for rule in ALL_RULES if LOOKS_AT[rule.code] is look]
        guilty: set[int] = set()
        for _ in range(_ROUNDS):
            subject = Subject(Report(tuple(numbered.values())), self._taxonomy, calculation=self._calculation)
            found = [finding for rule in rules for finding in rule.findings(subject)]
            if not found:
                return {number - 1 for number in guilty}
            spans = [span for one in found for span in (one.span, *one.related)]
            named = {span.line for span in spans if span is not None and span.line in numbered}
            if not named:
                break
            guilty |= {line for line in named if line is not None}
            numbered = {number: fact for number, fact in numbered.items() if number not in named}
        return set(range(len(examples)))
