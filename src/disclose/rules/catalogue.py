"""Every rule, in the order of the specifications."""

from __future__ import annotations

from disclose.diagnostics import Severity
from disclose.rules import (
    assertions,
    calculation10,
    calculation11,
    comparative,
    data_types,
    dimensions,
    duplicates,
    enumerations,
    footnotes,
    house,
    hypercubes,
    relations,
    translation,
    units,
    utr,
    values,
    xbrl21,
)
from disclose.rules.rule import Rule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
_OIM = "Open Information Model 1.0"
_SCHEMA = "XML Schema Part 2"
_CALCULATIONS = "Calculations 1.1, calculation consistency"
_ENUMERATIONS = "Extensible Enumerations 2.0"
_TYPES = "Data Type Registry 1.1"

ALL_RULES: tuple[Rule, ...] = (
    # what may be reported at all
    Rule("oime:unknownConcept", ERROR, f"{_OIM}, concept core dimension", xbrl21.unknown_concept),
    Rule("oime:valueForAbstractConcept", ERROR, f"{_OIM}, concept core dimension", xbrl21.abstract_concept_reported),
    # XBRL 2.1 chapter 4
    Rule("xbrl.4.6.2:numericUnit", ERROR, "XBRL 2.1 section 4.6.2", xbrl21.numeric_fact_without_unit),
    Rule("oime:misplacedUnitDimension", ERROR, f"{_OIM}, unit core dimension", xbrl21.unit_on_text),
    Rule("xbrl.4.6.3:extraneousPrecisionDecimals", ERROR, "XBRL 2.1 section 4.6.3", xbrl21.decimals_on_text),
    Rule("xbrl.4.7.2:contextPeriodType", ERROR, "XBRL 2.1 section 4.7.2", xbrl21.period_type_mismatch),
    Rule("xbrl.4.7.2:periodStartBeforeEnd", ERROR, "XBRL 2.1 section 4.7.2", xbrl21.period_ends_before_it_starts),
    Rule("xbrl.4.7.3.2:segmentXbrliElement", ERROR, "XBRL 2.1 section 4.7.3.2", xbrl21.xbrl_element_in_segment),
    Rule("xbrl.4.7.3.2:segmentItemOrTuple", ERROR, "XBRL 2.1 section 4.7.3.2", xbrl21.fact_in_segment),
    Rule("xbrl.4.7.4:scenarioXbrliElement", ERROR, "XBRL 2.1 section 4.7.4", xbrl21.xbrl_element_in_scenario),
    Rule("xbrl.4.7.4:scenarioItemOrTuple", ERROR, "XBRL 2.1 section 4.7.4", xbrl21.fact_in_scenario),
    Rule(
        "xbrlxe:nonDimensionalSegmentScenarioContent",
        WARNING,
        "xBRL-XML 1.0 section 4",
        xbrl21.context_with_more_than_dimensions,
    ),
    Rule("xbrl.4.8.2:monetaryFactUnit-notSingleMeasure", ERROR, "XBRL 2.1 section 4.8.2", units.monetary_unit_not_single),
    Rule("xbrl.4.8.2:monetaryFactUnit-notMonetaryMeasure", ERROR, "XBRL 2.1 section 4.8.2", units.monetary_unit_not_a_currency),
    Rule("xbrl.4.8.2:sharesFactUnit-notSingleMeasure", ERROR, "XBRL 2.1 section 4.8.2", units.shares_unit_not_single),
    Rule("xbrl.4.8.2:sharesFactUnit-notSharesMeasure", ERROR, "XBRL 2.1 section 4.8.2", units.shares_unit_not_shares),
    Rule("xbrl.4.8.4:measureBothNumDenom", ERROR, "XBRL 2.1 section 4.8.4", units.measure_that_cancels),
    # XBRL 2.1 footnotes and the roles they use
    Rule("xbrl.4.11.1.1:footnoteLinkLocTarget", ERROR, "XBRL 2.1 section 4.11.1.1", footnotes.footnote_about_no_fact),
    Rule("xbrl.4.11.1.1:instanceLoc", ERROR, "XBRL 2.1 section 4.11.1.1", footnotes.footnote_about_another_document),
    Rule("xbrl.4.11.1.1:customLocator", ERROR, "XBRL 2.1 section 4.11.1.1", footnotes.locator_of_ones_own),
    Rule("xbrl.4.11.1.3.1:factFootnoteArcFrom", ERROR, "XBRL 2.1 section 4.11.1.3.1", footnotes.footnote_of_no_fact),
    Rule("xbrl.4.11.1.3.1:factFootnoteArcTo", ERROR, "XBRL 2.1 section 4.11.1.3.1", footnotes.fact_as_footnote),
    Rule("xbrl.4.11.1.2.1:footnoteLang", ERROR, "XBRL 2.1 section 4.11.1.2.1", footnotes.footnote_without_language),
    Rule("xbrl.4.11.1.2:footnoteRole", ERROR, "XBRL 2.1 section 4.11.1.2", footnotes.role_of_something_else),
    Rule("xbrl.4.11.1.3:footnoteArcrole", ERROR, "XBRL 2.1 section 4.11.1.3", footnotes.arcrole_of_something_else),
    # XBRL 2.1 definitions and calculations
    Rule(
        "xbrl.5.2.6.2.2:essenceAliasValueInconsistency", ERROR, "XBRL 2.1 section 5.2.6.2.2", relations.alias_of_another_value
    ),
    Rule("xbrl.5.2.6.2.2:essenceAliasUnitsInconsistency", ERROR, "XBRL 2.1 section 5.2.6.2.2", relations.alias_in_another_unit),
    Rule(
        "xbrl.5.2.6.2.4:requiresElementInconsistency", ERROR, "XBRL 2.1 section 5.2.6.2.4", relations.required_element_missing
    ),
    Rule("xbrl.5.2.5.2:calcInconsistency", ERROR, "XBRL 2.1 section 5.2.5.2", calculation10.inconsistent_calculation),
    # XML Schema
    Rule("xmlSchema:valueError", ERROR, f"{_SCHEMA}, sections 3 and 4", values.value_not_of_its_type),
    Rule("xmlSchema:nilNonNillableElement", ERROR, "XML Schema Part 1, section 3.3.4", values.nil_not_allowed),
    # XBRL Dimensions 1.0
    Rule(
        "xbrldie:PrimaryItemDimensionallyInvalidError", ERROR, "Dimensions 1.0 section 3.1.1", hypercubes.dimensions_not_allowed
    ),
    Rule(
        "xbrldie:DefaultValueUsedInInstanceError", ERROR, "Dimensions 1.0 section 3.1.3.2", dimensions.default_member_reported
    ),
    Rule(
        "xbrldie:TypedMemberNotTypedDimensionError",
        ERROR,
        "Dimensions 1.0 section 3.1.4.4.2",
        dimensions.value_of_no_typed_dimension,
    ),
    Rule(
        "xbrldie:IllegalTypedDimensionContentError",
        ERROR,
        "Dimensions 1.0 section 3.1.4.4.3",
        dimensions.wrong_element_in_typed_dimension,
    ),
    Rule(
        "xbrldie:ExplicitMemberNotExplicitDimensionError",
        ERROR,
        "Dimensions 1.0 section 3.1.4.5.2",
        dimensions.member_of_no_explicit_dimension,
    ),
    Rule(
        "xbrldie:ExplicitMemberUndefinedQNameError",
        ERROR,
        "Dimensions 1.0 section 3.1.4.5.3",
        dimensions.member_that_does_not_exist,
    ),
    # Extensible Enumerations 2.0
    Rule("enum2ie:InvalidEnumerationValue", ERROR, _ENUMERATIONS, enumerations.choice_outside_the_list),
    Rule("enum2ie:InvalidEnumerationSetValue", ERROR, _ENUMERATIONS, enumerations.choices_outside_the_list),
    Rule("enum2ie:RepeatedEnumerationSetValue", ERROR, _ENUMERATIONS, enumerations.choice_repeated),
    Rule("enum2ie:InvalidEnumerationSetOrder", ERROR, _ENUMERATIONS, enumerations.choices_out_of_order),
    Rule("enumie:InvalidFactValue", ERROR, "Extensible Enumerations 1.0", enumerations.choice_1_outside_the_list),
    # Data Type Registry
    Rule("dtre:noDecimalsItemType", ERROR, _TYPES, data_types.cents_where_none_are_allowed),
    Rule("dtre:prefixedContentItemType", ERROR, _TYPES, data_types.prefixed_content_of_unknown_form),
    Rule("dtre:prefixedContentType", ERROR, _TYPES, data_types.typed_member_of_unknown_form),
    Rule("dtre:SQNameItemType", ERROR, _TYPES, data_types.name_with_undeclared_prefix),
    Rule("dtre:SQNameType", ERROR, _TYPES, data_types.typed_member_with_undeclared_prefix),
    Rule("dtre:SQNamesItemType", ERROR, _TYPES, data_types.names_with_undeclared_prefix),
    Rule("dtre:SQNamesType", ERROR, _TYPES, data_types.typed_members_with_undeclared_prefix),
    # duplicates
    Rule("oime:disallowedDuplicateFacts", ERROR, f"{_OIM}, section 5.1", duplicates.contradicting_duplicates),
    Rule("disclose.duplicate:inconsistent", WARNING, f"{_OIM}, section 5.1", duplicates.contradicting_duplicates_elsewhere),
    Rule("disclose.duplicate:complete", WARNING, f"{_OIM}, section 5.1", duplicates.figure_reported_twice),
    Rule("disclose.duplicate:consistent", WARNING, f"{_OIM}, section 5.1", duplicates.figure_reported_at_two_accuracies),
    # Calculations 1.1
    Rule("calc11e:nonDecimalItemNode", ERROR, _CALCULATIONS, calculation11.calculation_of_what_is_not_decimal),
    Rule("calc11e:duplicateCalculationRelationships", ERROR, _CALCULATIONS, calculation11.calculation_counting_twice),
    Rule("calc11e:excessDigits", ERROR, _CALCULATIONS, calculation11.excess_digits_in_calculation),
    Rule(
        "calc11e:disallowedDuplicateFactsUsingTruncation",
        ERROR,
        _CALCULATIONS,
        duplicates.contradicting_duplicates_when_truncated,
    ),
    Rule(
        "calc11e:inconsistentCalculationUsingRounding",
        ERROR,
        _CALCULATIONS,
        calculation11.inconsistent_calculation_using_rounding,
    ),
    Rule(
        "calc11e:inconsistentCalculationUsingTruncation",
        ERROR,
        _CALCULATIONS,
        calculation11.inconsistent_calculation_using_truncation,
    ),
    Rule("calc11e:tuplesInReportWarning", WARNING, _CALCULATIONS, calculation11.calculation_in_a_report_with_tuples),
    Rule("calc11e:oimIncompatibleReportWarning", WARNING, _CALCULATIONS, calculation11.calculation_in_an_incompatible_report),
    # units beyond XBRL 2.1
    Rule("utre:error-NumericFactUtrInvalid", ERROR, "Units Registry 1.0", utr.unit_not_registered),
    Rule("disclose.unit:not-pure", ERROR, "XBRL 2.1 section 4.8.2", units.ratio_not_pure),
    Rule("disclose.unit:not-per-share", ERROR, "Data Type Registry, perShareItemType", units.per_share_unit_of_another_shape),
    Rule("disclose.unit:not-declared", ERROR, "taxonomy source, concepts", units.declared_unit_not_used),
    Rule("disclose.unit:unknown-currency", ERROR, "ISO 4217", units.unknown_currency),
    # what the taxonomy's author asserts and requires
    Rule("disclose.assertion:not-satisfied", ERROR, "taxonomy source, assertions", assertions.assertion_not_satisfied),
    Rule("disclose.comparative:missing-period", ERROR, "taxonomy source, statements", comparative.figure_missing_for_a_period),
    Rule("disclose.language:missing-text", ERROR, "house rules", translation.text_missing_in_a_language),
    Rule("disclose.report:required-concept", ERROR, "taxonomy source, required", house.required_concept_missing),
    # doubts
    Rule("disclose.value:excess-digits", WARNING, "XBRL 2.1 section 4.6.5", house.digits_beyond_accuracy),
    Rule("disclose.sign:unexpected", WARNING, "XBRL 2.1 section 5.1.1.2", house.sign_against_calculation),
    Rule("disclose.scale:jump", WARNING, "house rules", house.thousandfold_jump),
    Rule("disclose.dimension:no-hypercube", WARNING, "house rules", hypercubes.breakdown_of_what_no_hypercube_covers),
    Rule("disclose.figure:unused", WARNING, "house rules", house.figure_not_shown),
)
