"""Every rule on taxonomies, in the order of the specifications."""

from __future__ import annotations

from disclose.diagnostics import Severity
from disclose.rules.dts import documents
from disclose.rules.dts.catalogue_dimensions import DIMENSION_RULES, ENUMERATION_RULES
from disclose.rules.dts.rule import DtsRule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
_XBRL = "XBRL 2.1 section"

ALL_DTS_RULES: tuple[DtsRule, ...] = (
    # XBRL 2.1 chapter 5
    DtsRule("xbrl.5.1:emptyTargetNamespace", ERROR, f"{_XBRL} 5.1", documents.empty_target_namespace),
    DtsRule("xbrl.5.1.2.linkbaseRefLocation", ERROR, f"{_XBRL} 5.1.2", documents.linkbase_ref_misplaced),
    DtsRule("xbrl.5.1.3.roleTypeLocation", ERROR, f"{_XBRL} 5.1.3", documents.role_type_misplaced),
    DtsRule("xbrl.5.1.4.arcroleTypeLocation", ERROR, f"{_XBRL} 5.1.4", documents.arcrole_type_misplaced),
    DtsRule("xbrl.5.2.linkbaseLocation", ERROR, f"{_XBRL} 5.2", documents.linkbase_misplaced),
    # XBRL Dimensions 1.0
    *DIMENSION_RULES,
    # Extensible Enumerations
    *ENUMERATION_RULES,
)
