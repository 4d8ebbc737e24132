"""The roles and arcroles that XBRL 2.1 defines itself, and the elements they are for (sections 3.5.3.9.4, 4.3.4, 5.2.2.2.2,
5.2.3.2.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from disclose.names import (
    ARCROLE_CONCEPT_LABEL,
    ARCROLE_CONCEPT_REFERENCE,
    ARCROLE_ESSENCE_ALIAS,
    ARCROLE_FACT_FOOTNOTE,
    ARCROLE_GENERAL_SPECIAL,
    ARCROLE_PARENT_CHILD,
    ARCROLE_REQUIRES_ELEMENT,
    ARCROLE_SIMILAR_TUPLES,
    ARCROLE_SUMMATION_10,
    LINK,
    LINKBASE_REF_CALCULATION,
    LINKBASE_REF_DEFINITION,
    LINKBASE_REF_LABEL,
    LINKBASE_REF_PRESENTATION,
    LINKBASE_REF_REFERENCE,
    STANDARD_ROLES,
    QName,
)

_KINDS = ("presentation", "calculation", "definition", "label", "reference", "footnote")
_LABEL_ROLES = (
    *("label", "terseLabel", "verboseLabel", "positiveLabel", "positiveTerseLabel", "positiveVerboseLabel"),
    *("negativeLabel", "negativeTerseLabel", "negativeVerboseLabel", "zeroLabel", "zeroTerseLabel", "zeroVerboseLabel"),
    *("totalLabel", "periodStartLabel", "periodEndLabel", "documentation", "definitionGuidance", "disclosureGuidance"),
    *("presentationGuidance", "measurementGuidance", "commentaryGuidance", "exampleGuidance"),
)
_REFERENCE_ROLES = (
    *("reference", "definitionRef", "disclosureRef", "mandatoryDisclosureRef", "recommendedDisclosureRef"),
    *("unspecifiedDisclosureRef", "presentationRef", "measurementRef", "commentaryRef", "exampleRef"),
)
LABEL, REFERENCE = QName(LINK, "label"), QName(LINK, "reference")
LINKS = frozenset(QName(LINK, f"{kind}Link") for kind in _KINDS)
ROLES: Mapping[str, frozenset[QName]] = MappingProxyType(
    {
        f"{STANDARD_ROLES}link": LINKS,
        **{f"{STANDARD_ROLES}{name}": frozenset({LABEL}) for name in _LABEL_ROLES},
        **{f"{STANDARD_ROLES}{name}": frozenset({REFERENCE}) for name in _REFERENCE_ROLES},
        f"{STANDARD_ROLES}footnote": frozenset({QName(LINK, "footnote")}),
    }
)
"""The standard roles of extended links and resources, and the elements each is for."""

ARCROLES: Mapping[str, QName] = MappingProxyType(
    {
        ARCROLE_CONCEPT_LABEL: QName(LINK, "labelArc"),
        ARCROLE_CONCEPT_REFERENCE: QName(LINK, "referenceArc"),
        ARCROLE_PARENT_CHILD: QName(LINK, "presentationArc"),
        ARCROLE_SUMMATION_10: QName(LINK, "calculationArc"),
        ARCROLE_GENERAL_SPECIAL: QName(LINK, "definitionArc"),
        ARCROLE_ESSENCE_ALIAS: QName(LINK, "definitionArc"),
        ARCROLE_SIMILAR_TUPLES: QName(LINK, "definitionArc"),
        ARCROLE_REQUIRES_ELEMENT: QName(LINK, "definitionArc"),
        ARCROLE_FACT_FOOTNOTE: QName(LINK, "footnoteArc"),
    }
)
"""The standard arcroles, and the arc each is for."""

LINKBASE_ROLES: Mapping[str, QName] = MappingProxyType(
    {
        LINKBASE_REF_PRESENTATION: QName(LINK, "presentationLink"),
        LINKBASE_REF_CALCULATION: QName(LINK, "calculationLink"),
        LINKBASE_REF_DEFINITION: QName(LINK, "definitionLink"),
        LINKBASE_REF_LABEL: QName(LINK, "labelLink"),
        LINKBASE_REF_REFERENCE: QName(LINK, "referenceLink"),
    }
)
"""The standard roles of linkbaseRef, and the one kind of extended link that such a linkbase holds."""

NO_DIRECTED_CYCLES = frozenset({ARCROLE_PARENT_CHILD, ARCROLE_GENERAL_SPECIAL, ARCROLE_ESSENCE_ALIAS})
"""The standard arcroles whose networks must not lead back to where they started; the others allow every cycle."""

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.+", re.DOTALL)


def is_absolute(uri: str) -> bool:
    """Whether a URI has a scheme (RFC 3986, section 4.3)."""
    return _ABSOLUTE.match(uri.strip()) is not None
