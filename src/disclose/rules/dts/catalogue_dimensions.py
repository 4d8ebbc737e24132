"""The rules of XBRL Dimensions 1.0 and of Extensible Enumerations on taxonomies, in the order of the specifications."""

from __future__ import annotations

from disclose.diagnostics import Severity
from disclose.rules.dts import dimension_arcs as arcs
from disclose.rules.dts import dimension_declarations as declarations
from disclose.rules.dts import dimension_sets as sets
from disclose.rules.dts import enumerations
from disclose.rules.dts.rule import DtsRule

ERROR = Severity.ERROR
_DIMENSIONS = "Dimensions 1.0 section"
_ENUM1, _ENUM2 = "Extensible Enumerations 1.0", "Extensible Enumerations 2.0"

DIMENSION_RULES: tuple[DtsRule, ...] = (
    DtsRule("xbrldte:HypercubeElementIsNotAbstractError", ERROR, f"{_DIMENSIONS} 2.2.1", declarations.hypercube_not_abstract),
    DtsRule("xbrldte:HypercubeDimensionSourceError", ERROR, f"{_DIMENSIONS} 2.2.2", arcs.hypercube_dimension_from_no_hypercube),
    DtsRule("xbrldte:HypercubeDimensionTargetError", ERROR, f"{_DIMENSIONS} 2.2.2", arcs.hypercube_dimension_to_no_dimension),
    DtsRule("xbrldte:HasHypercubeSourceError", ERROR, f"{_DIMENSIONS} 2.3.1", arcs.hypercube_of_no_primary_item),
    DtsRule("xbrldte:HasHypercubeTargetError", ERROR, f"{_DIMENSIONS} 2.3.1", arcs.has_hypercube_to_no_hypercube),
    DtsRule(
        "xbrldte:HasHypercubeMissingContextElementAttributeError",
        ERROR,
        f"{_DIMENSIONS} 2.3.1",
        sets.hypercube_without_context_element,
    ),
    DtsRule("xbrldte:TargetRoleNotResolvedError", ERROR, f"{_DIMENSIONS} 2.4.3", sets.target_role_not_declared),
    DtsRule("xbrldte:DRSDirectedCycleError", ERROR, f"{_DIMENSIONS} 2.4.3", sets.domain_that_contains_itself),
    DtsRule("xbrldte:DimensionElementIsNotAbstractError", ERROR, f"{_DIMENSIONS} 2.5.1", declarations.dimension_not_abstract),
    DtsRule("xbrldte:TypedDomainRefError", ERROR, f"{_DIMENSIONS} 2.5.2.1", declarations.typed_domain_of_no_dimension),
    DtsRule("xbrldte:TypedDimensionURIError", ERROR, f"{_DIMENSIONS} 2.5.2.1", declarations.typed_domain_without_fragment),
    DtsRule("xbrldte:OutOfDTSSchemaError", ERROR, f"{_DIMENSIONS} 2.5.2.1", declarations.typed_domain_outside_the_taxonomy),
    DtsRule("xbrldte:TypedDimensionError", ERROR, f"{_DIMENSIONS} 2.5.2.1", declarations.typed_domain_that_is_no_element),
    DtsRule("xbrldte:DimensionDomainSourceError", ERROR, f"{_DIMENSIONS} 2.5.3.1", arcs.domain_of_no_explicit_dimension),
    DtsRule("xbrldte:DimensionDomainTargetError", ERROR, f"{_DIMENSIONS} 2.5.3.1", arcs.domain_that_is_no_member),
    DtsRule("xbrldte:PrimaryItemPolymorphismError", ERROR, f"{_DIMENSIONS} 2.5.3.2", sets.primary_item_among_its_members),
    DtsRule("xbrldte:DomainMemberSourceError", ERROR, f"{_DIMENSIONS} 2.5.3.2", arcs.domain_member_from_no_member),
    DtsRule("xbrldte:DomainMemberTargetError", ERROR, f"{_DIMENSIONS} 2.5.3.2", arcs.domain_member_to_no_member),
    DtsRule("xbrldte:DimensionDefaultSourceError", ERROR, f"{_DIMENSIONS} 2.7.1.1", arcs.default_of_no_explicit_dimension),
    DtsRule("xbrldte:DimensionDefaultTargetError", ERROR, f"{_DIMENSIONS} 2.7.1.1", arcs.default_that_is_no_member),
    DtsRule("xbrldte:TooManyDefaultMembersError", ERROR, f"{_DIMENSIONS} 2.7.1.1", sets.several_default_members),
)

ENUMERATION_RULES: tuple[DtsRule, ...] = (
    DtsRule("enum2te:MissingDomainError", ERROR, _ENUM2, enumerations.enumeration_without_domain),
    DtsRule("enum2te:InvalidDomainError", ERROR, _ENUM2, enumerations.enumeration_of_no_domain),
    DtsRule("enum2te:MissingLinkRoleError", ERROR, _ENUM2, enumerations.enumeration_without_link_role),
    DtsRule("enumte:MissingDomainError", ERROR, _ENUM1, enumerations.enumeration_1_without_domain),
    DtsRule("enumte:InvalidDomainError", ERROR, _ENUM1, enumerations.enumeration_1_of_no_domain),
    DtsRule("enumte:MissingLinkRoleError", ERROR, _ENUM1, enumerations.enumeration_1_without_link_role),
)
