"""Every rule on taxonomies, in the order of the specifications."""

from __future__ import annotations

from disclose.diagnostics import Severity
from disclose.rules.dts import (
    arcroles,
    calculations,
    cycles,
    definitions,
    documents,
    generic,
    items,
    locators,
    references,
    resources,
    role_types,
    roles,
    tuples,
    types,
)
from disclose.rules.dts.catalogue_dimensions import DIMENSION_RULES, ENUMERATION_RULES
from disclose.rules.dts.rule import DtsRule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
_XBRL = "XBRL 2.1 section"
_GENERIC = "Generic Links 1.0 section"

ALL_DTS_RULES: tuple[DtsRule, ...] = (
    # XML Schema, where the engines differ
    DtsRule("xmlSchema:patternEscapeDisallowed", ERROR, "XML Schema Part 2, appendix F", types.pattern_with_unknown_escape),
    # XBRL 2.1 chapter 3
    DtsRule("xbrl.3.5.2.4:roleNotAbsolute", ERROR, f"{_XBRL} 3.5.2.4", roles.role_not_absolute),
    DtsRule("xbrl.3.5.2.4:missingRoleRef", ERROR, f"{_XBRL} 3.5.2.4", roles.role_without_role_ref),
    DtsRule("xbrl.3.5.2.4.5:roleRefDuplicate", ERROR, f"{_XBRL} 3.5.2.4.5", references.role_ref_repeated),
    DtsRule("xbrl.3.5.2.4.5:roleRefNotDefined", ERROR, f"{_XBRL} 3.5.2.4.5", references.role_ref_to_something_else),
    DtsRule("xbrl.3.5.2.4.5:roleRefMismatch", ERROR, f"{_XBRL} 3.5.2.4.5", references.role_ref_to_another_role),
    DtsRule("xbrl.3.5.2.5:arcroleNotAbsolute", ERROR, f"{_XBRL} 3.5.2.5", arcroles.arcrole_not_absolute),
    DtsRule("xbrl.3.5.2.5:missingArcroleRef", ERROR, f"{_XBRL} 3.5.2.5", arcroles.arcrole_without_arcrole_ref),
    DtsRule("xbrl.3.5.2.5.5:arcroleRefDuplicate", ERROR, f"{_XBRL} 3.5.2.5.5", references.arcrole_ref_repeated),
    DtsRule("xbrl.3.5.2.5.5:arcroleRefNotDefined", ERROR, f"{_XBRL} 3.5.2.5.5", references.arcrole_ref_to_something_else),
    DtsRule("xbrl.3.5.2.5.5:arcroleRefMismatch", ERROR, f"{_XBRL} 3.5.2.5.5", references.arcrole_ref_to_another_arcrole),
    DtsRule("xbrl.3.5.3.3:emptyStdExtLinkRole", ERROR, f"{_XBRL} 3.5.3.3", roles.extended_link_without_role),
    DtsRule("xbrl.3.5.3.3:standardLinkRole", ERROR, f"{_XBRL} 3.5.3.3", roles.standard_role_on_another_link),
    DtsRule("xbrl.3.5.3.7:customLocator", ERROR, f"{_XBRL} 3.5.3.7", locators.locator_of_another_kind),
    DtsRule("xbrl.3.5.3.7.2:instanceLocInDTS", ERROR, f"{_XBRL} 3.5.3.7.2", locators.locator_to_report),
    DtsRule("xlink:dupArcs", ERROR, f"{_XBRL} 3.5.3.9", arcroles.arc_repeated),
    DtsRule("xbrl.3.5.3.9.4:standardArcrole", ERROR, f"{_XBRL} 3.5.3.9.4", arcroles.standard_arcrole_on_another_arc),
    # XBRL 2.1 chapter 4, as far as it is about declarations
    DtsRule("xbrl.4.3.3:linkbaseRefArcrole", ERROR, f"{_XBRL} 4.3.3", references.linkbase_ref_without_arcrole),
    DtsRule("xbrl.4.3.4:linkbaseRefLinks", ERROR, f"{_XBRL} 4.3.4", references.linkbase_of_another_kind),
    DtsRule("xbrl.4.9:tuplePeriodType", ERROR, f"{_XBRL} 4.9", tuples.tuple_with_period_type),
    DtsRule("xbrl.4.9:tupleBalance", ERROR, f"{_XBRL} 4.9", tuples.tuple_with_balance),
    DtsRule("xbrl.4.9:tupleSimpleContent", ERROR, f"{_XBRL} 4.9", tuples.tuple_with_simple_content),
    DtsRule("xbrl.4.9:tupleMixedContent", ERROR, f"{_XBRL} 4.9", tuples.tuple_with_mixed_content),
    DtsRule("xbrl.4.9:tupleAttribute", ERROR, f"{_XBRL} 4.9", tuples.tuple_with_reserved_attribute),
    DtsRule("xbrl.4.9:tupleGloballyDeclared", ERROR, f"{_XBRL} 4.9", tuples.tuple_child_declared_on_the_spot),
    DtsRule("xbrl.4.9:tupleElementItemOrTuple", ERROR, f"{_XBRL} 4.9", tuples.tuple_child_of_no_concept),
    # XBRL 2.1 chapter 5
    DtsRule("xbrl.5.1:emptyTargetNamespace", ERROR, f"{_XBRL} 5.1", documents.empty_target_namespace),
    DtsRule("xbrl.5.1.1:itemMixedContent", ERROR, f"{_XBRL} 5.1.1", items.item_with_mixed_content),
    DtsRule("xbrl.5.1.1:fractionPrecisionDecimals", ERROR, f"{_XBRL} 5.1.1", items.fraction_with_accuracy),
    DtsRule("xbrl.5.1.1.1:itemPeriodType", ERROR, f"{_XBRL} 5.1.1.1", items.item_without_period_type),
    DtsRule("xbrl.5.1.1.2:itemBalance", ERROR, f"{_XBRL} 5.1.1.2", items.balance_of_no_money),
    DtsRule("xbrl.5.1.1.2:balanceCalcWeightIllegalPositive", ERROR, f"{_XBRL} 5.1.1.2", calculations.opposite_balances_added),
    DtsRule("xbrl.5.1.1.2:balanceCalcWeightIllegalNegative", ERROR, f"{_XBRL} 5.1.1.2", calculations.equal_balances_subtracted),
    DtsRule("xbrl.5.1.1.3:itemType", ERROR, f"{_XBRL} 5.1.1.3", items.item_of_no_item_type),
    DtsRule("xbrl.5.1.2.linkbaseRefLocation", ERROR, f"{_XBRL} 5.1.2", documents.linkbase_ref_misplaced),
    DtsRule("xbrl.5.1.3.roleTypeLocation", ERROR, f"{_XBRL} 5.1.3", documents.role_type_misplaced),
    DtsRule("xbrl.5.1.3:roleTypeDuplicate", ERROR, f"{_XBRL} 5.1.3", role_types.role_type_repeated),
    DtsRule("xbrl.5.1.3:roleTypes-inequality", ERROR, f"{_XBRL} 5.1.3", role_types.role_types_contradict),
    DtsRule("xbrl.5.1.3.4:usedOnDuplicate", ERROR, f"{_XBRL} 5.1.3.4", role_types.role_type_names_element_twice),
    DtsRule("xbrl.5.1.3.4:custRoleUsedOn", ERROR, f"{_XBRL} 5.1.3.4", roles.role_on_another_element),
    DtsRule("xbrl.5.1.4.arcroleTypeLocation", ERROR, f"{_XBRL} 5.1.4", documents.arcrole_type_misplaced),
    DtsRule("xbrl.5.1.4:arcroleTypeDuplicate", ERROR, f"{_XBRL} 5.1.4", role_types.arcrole_type_repeated),
    DtsRule("xbrl.5.1.4:arcroleTypes-inequality", ERROR, f"{_XBRL} 5.1.4", role_types.arcrole_types_contradict),
    DtsRule("xbrl.5.1.4.3:cycles", ERROR, f"{_XBRL} 5.1.4.3", cycles.forbidden_cycle),
    DtsRule("xbrl.5.1.4.5:usedOnDuplicate", ERROR, f"{_XBRL} 5.1.4.5", role_types.arcrole_type_names_element_twice),
    DtsRule("xbrl.5.1.4.5:custArcroleUsedOn", ERROR, f"{_XBRL} 5.1.4.5", arcroles.arcrole_on_another_element),
    DtsRule("xbrl.5.2.linkbaseLocation", ERROR, f"{_XBRL} 5.2", documents.linkbase_misplaced),
    DtsRule("xbrl.5.2.2.1:labelLinkLocTarget", ERROR, f"{_XBRL} 5.2.2.1", locators.label_locator_to_no_concept),
    DtsRule("xbrl.5.2.2.2.1:labelLang", ERROR, f"{_XBRL} 5.2.2.2.1", resources.label_without_language),
    DtsRule("xbrl.5.2.2.2.2:standardLabelRole", ERROR, f"{_XBRL} 5.2.2.2.2", roles.standard_role_on_label),
    DtsRule("xbrl.5.2.2.3:labelArcTarget", ERROR, f"{_XBRL} 5.2.2.3", resources.label_arc_to_no_label),
    DtsRule("xbrl.5.2.2.3:labelArcRemoteResource", ERROR, f"{_XBRL} 5.2.2.3", resources.label_arc_to_label_elsewhere),
    DtsRule("xbrl.5.2.3.1:referenceLinkLocTarget", ERROR, f"{_XBRL} 5.2.3.1", locators.reference_locator_to_no_concept),
    DtsRule("xbrl.5.2.3.2.1:standardReferenceRole", ERROR, f"{_XBRL} 5.2.3.2.1", roles.standard_role_on_reference),
    DtsRule("xbrl.5.2.3.3:referenceArcTarget", ERROR, f"{_XBRL} 5.2.3.3", resources.reference_arc_to_no_reference),
    DtsRule(
        "xbrl.5.2.3.3:referenceArcRemoteResource", ERROR, f"{_XBRL} 5.2.3.3", resources.reference_arc_to_reference_elsewhere
    ),
    DtsRule("xbrl.5.2.4.1:presentationLinkLocTarget", ERROR, f"{_XBRL} 5.2.4.1", locators.presentation_locator_to_no_concept),
    DtsRule("xbrl.5.2.4.2.1:preferredLabelMissing", ERROR, f"{_XBRL} 5.2.4.2.1", resources.preferred_label_missing),
    DtsRule("xbrl.5.2.5.1:calculationLinkLocTarget", ERROR, f"{_XBRL} 5.2.5.1", locators.calculation_locator_to_no_concept),
    DtsRule("xbrl.5.2.5.2:nonNumericCalc", ERROR, f"{_XBRL} 5.2.5.2", calculations.calculation_of_no_number),
    DtsRule("xbrl.5.2.5.2.1:zeroWeight", ERROR, f"{_XBRL} 5.2.5.2.1", calculations.weight_of_zero),
    DtsRule("xbrl.5.2.6.1:definitionLinkLocTarget", ERROR, f"{_XBRL} 5.2.6.1", locators.definition_locator_to_no_concept),
    DtsRule("xbrl.5.2.6.2.1:generalSpecialItems", WARNING, f"{_XBRL} 5.2.6.2.1", definitions.general_special_of_no_item),
    DtsRule("xbrl.5.2.6.2.2:essenceAliasItems", ERROR, f"{_XBRL} 5.2.6.2.2", definitions.essence_alias_of_no_item),
    DtsRule("xbrl.5.2.6.2.2:essenceAliasTypes", ERROR, f"{_XBRL} 5.2.6.2.2", definitions.essence_alias_of_another_type),
    DtsRule("xbrl.5.2.6.2.2:essenceAliasPeriodTypes", ERROR, f"{_XBRL} 5.2.6.2.2", definitions.essence_alias_of_another_period),
    DtsRule("xbrl.5.2.6.2.2:essenceAliasBalance", ERROR, f"{_XBRL} 5.2.6.2.2", definitions.essence_alias_of_another_balance),
    DtsRule("xbrl.5.2.6.2.3:similarTuplesTuples", WARNING, f"{_XBRL} 5.2.6.2.3", definitions.similar_tuples_of_no_tuple),
    # XBRL Dimensions 1.0
    *DIMENSION_RULES,
    # Extensible Enumerations
    *ENUMERATION_RULES,
    # Generic Links 1.0
    DtsRule("xbrlgene:nonAbsoluteLinkRoleURI", ERROR, f"{_GENERIC} 2.3", generic.generic_link_role_not_absolute),
    DtsRule("xbrlgene:missingRoleRefForLinkRole", ERROR, f"{_GENERIC} 2.3", generic.generic_link_role_without_role_ref),
    DtsRule("xbrlgene:missingLinkRoleUsedOnValue", ERROR, f"{_GENERIC} 2.3", generic.generic_link_role_on_another_element),
    DtsRule("xbrlgene:nonAbsoluteResourceRoleURI", ERROR, f"{_GENERIC} 2.4", generic.generic_resource_role_not_absolute),
    DtsRule("xbrlgene:missingRoleRefForResourceRole", ERROR, f"{_GENERIC} 2.4", generic.generic_resource_role_without_role_ref),
    DtsRule(
        "xbrlgene:missingResourceRoleUsedOnValue", ERROR, f"{_GENERIC} 2.4", generic.generic_resource_role_on_another_element
    ),
    DtsRule("xbrlgene:nonAbsoluteArcRoleURI", ERROR, f"{_GENERIC} 2.5", generic.generic_arcrole_not_absolute),
    DtsRule("xbrlgene:missingRoleRefForArcRole", ERROR, f"{_GENERIC} 2.5", generic.generic_arcrole_without_arcrole_ref),
    DtsRule("xbrlgene:missingArcRoleUsedOnValue", ERROR, f"{_GENERIC} 2.5", generic.generic_arcrole_on_another_element),
    DtsRule("xbrlgene:violatedCyclesConstraint", ERROR, f"{_GENERIC} 2.5", generic.forbidden_generic_cycle),
)
