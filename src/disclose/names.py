"""Every namespace, standard role and standard arcrole the project knows, and the qualified name itself.

Rank 0: imports nothing of the project. This is the only module in which those URIs are written; an architecture test
holds that. It refuses to know what the names are used for.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class QName(NamedTuple):
    """An expanded XML name: a namespace URI (empty for none) and a local name. Prefixes are not part of it.

    Namespaces in XML 1.0, section 2.1. A tuple, so that it hashes and compares at C speed: validation of a large
    report looks names up millions of times.
    """

    namespace: str
    local: str

    @property
    def clark(self) -> str:
        """The name in Clark notation, ``{namespace}local``, as lxml spells tags."""
        return f"{{{self.namespace}}}{self.local}" if self.namespace else self.local

    @classmethod
    def from_clark(cls, text: str) -> QName:
        """Read Clark notation; a text without braces is a name in no namespace."""
        if text.startswith("{"):
            namespace, _, local = text[1:].partition("}")
            return cls(namespace, local)
        return cls("", text)

    def __str__(self) -> str:
        return self.clark


# XML and schema
XML = "http://www.w3.org/XML/1998/namespace"
XS = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XLINK = "http://www.w3.org/1999/xlink"
XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"

# XBRL 2.1, Dimensions, Inline XBRL
XBRLI = "http://www.xbrl.org/2003/instance"
LINK = "http://www.xbrl.org/2003/linkbase"
XL = "http://www.xbrl.org/2003/XLink"
ISO4217 = "http://www.xbrl.org/2003/iso4217"
XBRLDT = "http://xbrl.org/2005/xbrldt"
XBRLDI = "http://xbrl.org/2006/xbrldi"
IX = "http://www.xbrl.org/2013/inlineXBRL"
IXT_TR1 = "http://www.xbrl.org/inlineXBRL/transformation/2010-04-20"
IXT_TR2 = "http://www.xbrl.org/inlineXBRL/transformation/2011-07-31"
IXT_TR3 = "http://www.xbrl.org/inlineXBRL/transformation/2015-02-26"
IXT_TR4 = "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"
IXT_TR5 = "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"
IXT_SEC = "http://www.sec.gov/inlineXBRL/transformation/2015-08-31"
GEN = "http://xbrl.org/2008/generic"
GEN_LABEL = "http://xbrl.org/2008/label"
GEN_REFERENCE = "http://xbrl.org/2008/reference"
REF_2006 = "http://www.xbrl.org/2006/ref"
REF_2004 = "http://www.xbrl.org/2004/ref"

# Registries
DTR_2022 = "http://www.xbrl.org/dtr/type/2022-03-31"
DTR_2024 = "http://www.xbrl.org/dtr/type/2024-01-31"
DTR_2020 = "http://www.xbrl.org/dtr/type/2020-01-21"
DTR_NUMERIC = "http://www.xbrl.org/dtr/type/numeric"
DTR_NON_NUMERIC = "http://www.xbrl.org/dtr/type/non-numeric"
DTR_NAMESPACES = frozenset({DTR_NUMERIC, DTR_NON_NUMERIC, DTR_2020, DTR_2022, DTR_2024})
ENUM2 = "http://xbrl.org/2020/extensible-enumerations-2.0"
ENUM1 = "http://xbrl.org/2014/extensible-enumerations"
UTR = "http://www.xbrl.org/2009/utr"
OIM = "https://xbrl.org/2021"
XBRL_JSON = "https://xbrl.org/2021/xbrl-json"
XBRL_CSV = "https://xbrl.org/2021/xbrl-csv"
NO_ENTITY = "https://xbrl.org/entities"
NO_ENTITY_2021 = "https://xbrl.org/2021/entities"
LEI = "http://standards.iso.org/iso/17442"
CIK = "http://www.sec.gov/CIK"

# Locations of the standard schemas (resolved offline, see taxonomy/catalog.py)
XBRLI_XSD = "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"
LINK_XSD = "http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd"
XLINK_XSD = "http://www.xbrl.org/2003/xlink-2003-12-31.xsd"
XL_XSD = "http://www.xbrl.org/2003/xl-2003-12-31.xsd"
XML_XSD = "http://www.w3.org/2001/xml.xsd"
XBRLDT_XSD = "http://www.xbrl.org/2005/xbrldt-2005.xsd"
XBRLDI_XSD = "http://www.xbrl.org/2006/xbrldi-2006.xsd"
REF_2006_XSD = "http://www.xbrl.org/2006/ref-2006-02-27.xsd"
DTR_2022_XSD = "https://www.xbrl.org/dtr/type/2022-03-31/types.xsd"
ENUM2_XSD = "https://www.xbrl.org/2020/extensible-enumerations-2.0.xsd"
CALC11_XSD = "https://www.xbrl.org/2023/calculation-1.1.xsd"
INLINE_XSD = "http://www.xbrl.org/2013/inlineXBRL/xhtml-inlinexbrl-1_1.xsd"
NEGATED_ROLES_XSD = "http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd"
XMLSCHEMA_XSD = "http://www.w3.org/2001/XMLSchema.xsd"
REF_2004_XSD = "http://www.xbrl.org/2004/ref-2004-08-10.xsd"
GEN_LINK_XSD = "http://www.xbrl.org/2008/generic-link.xsd"
GEN_LABEL_XSD = "http://www.xbrl.org/2008/generic-label.xsd"
GEN_REFERENCE_XSD = "http://www.xbrl.org/2008/generic-reference.xsd"
PREFERRED_LABEL_XSD = "http://www.xbrl.org/2013/preferred-label.xsd"

# Roles
ROLE_LINK = "http://www.xbrl.org/2003/role/link"
ROLE_LABEL = "http://www.xbrl.org/2003/role/label"
ROLE_TERSE = "http://www.xbrl.org/2003/role/terseLabel"
ROLE_VERBOSE = "http://www.xbrl.org/2003/role/verboseLabel"
ROLE_DOCUMENTATION = "http://www.xbrl.org/2003/role/documentation"
ROLE_TOTAL = "http://www.xbrl.org/2003/role/totalLabel"
ROLE_PERIOD_START = "http://www.xbrl.org/2003/role/periodStartLabel"
ROLE_PERIOD_END = "http://www.xbrl.org/2003/role/periodEndLabel"
ROLE_NEGATED = "http://www.xbrl.org/2009/role/negatedLabel"
ROLE_NEGATED_TOTAL = "http://www.xbrl.org/2009/role/negatedTotalLabel"
ROLE_NEGATED_TERSE = "http://www.xbrl.org/2009/role/negatedTerseLabel"
ROLE_NEGATED_PERIOD_START = "http://www.xbrl.org/2009/role/negatedPeriodStartLabel"
ROLE_NEGATED_PERIOD_END = "http://www.xbrl.org/2009/role/negatedPeriodEndLabel"
NEGATED_ROLES = frozenset(
    {
        ROLE_NEGATED,
        ROLE_NEGATED_TOTAL,
        ROLE_NEGATED_TERSE,
        ROLE_NEGATED_PERIOD_START,
        ROLE_NEGATED_PERIOD_END,
    }
)
ROLE_REFERENCE = "http://www.xbrl.org/2003/role/reference"
ROLE_DISCLOSURE_REF = "http://www.xbrl.org/2003/role/disclosureRef"
ROLE_FOOTNOTE = "http://www.xbrl.org/2003/role/footnote"
LINKBASE_REF_LABEL = "http://www.xbrl.org/2003/role/labelLinkbaseRef"
LINKBASE_REF_PRESENTATION = "http://www.xbrl.org/2003/role/presentationLinkbaseRef"
LINKBASE_REF_CALCULATION = "http://www.xbrl.org/2003/role/calculationLinkbaseRef"
LINKBASE_REF_DEFINITION = "http://www.xbrl.org/2003/role/definitionLinkbaseRef"
LINKBASE_REF_REFERENCE = "http://www.xbrl.org/2003/role/referenceLinkbaseRef"

# Arcroles
ARCROLE_LINKBASE = "http://www.w3.org/1999/xlink/properties/linkbase"
ARCROLE_CONCEPT_LABEL = "http://www.xbrl.org/2003/arcrole/concept-label"
ARCROLE_CONCEPT_REFERENCE = "http://www.xbrl.org/2003/arcrole/concept-reference"
ARCROLE_PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
ARCROLE_SUMMATION_10 = "http://www.xbrl.org/2003/arcrole/summation-item"
ARCROLE_SUMMATION_11 = "https://xbrl.org/2023/arcrole/summation-item"
ARCROLE_ESSENCE_ALIAS = "http://www.xbrl.org/2003/arcrole/essence-alias"
ARCROLE_REQUIRES_ELEMENT = "http://www.xbrl.org/2003/arcrole/requires-element"
ARCROLE_FACT_FOOTNOTE = "http://www.xbrl.org/2003/arcrole/fact-footnote"
ARCROLE_EXPLANATORY_FACT = "http://www.xbrl.org/2009/arcrole/fact-explanatoryFact"
EXPLANATORY_FACT_TYPE = "http://www.xbrl.org/lrr/arcrole/factExplanatory-2009-12-16.xsd#fact-explanatoryFact"
"""Where the Link Role Registry declares the arcrole."""
ARCROLE_ALL = "http://xbrl.org/int/dim/arcrole/all"
ARCROLE_NOT_ALL = "http://xbrl.org/int/dim/arcrole/notAll"
ARCROLE_HYPERCUBE_DIMENSION = "http://xbrl.org/int/dim/arcrole/hypercube-dimension"
ARCROLE_DIMENSION_DOMAIN = "http://xbrl.org/int/dim/arcrole/dimension-domain"
ARCROLE_DOMAIN_MEMBER = "http://xbrl.org/int/dim/arcrole/domain-member"
ARCROLE_DIMENSION_DEFAULT = "http://xbrl.org/int/dim/arcrole/dimension-default"

# Substitution groups and well-known names
ITEM = QName(XBRLI, "item")
TUPLE = QName(XBRLI, "tuple")
HYPERCUBE_ITEM = QName(XBRLDT, "hypercubeItem")
DIMENSION_ITEM = QName(XBRLDT, "dimensionItem")
PURE = QName(XBRLI, "pure")
SHARES = QName(XBRLI, "shares")

# Documents of a taxonomy and of a taxonomy package
LINKBASE = QName(LINK, "linkbase")
SCHEMA = QName(XS, "schema")
INSTANCE = QName(XBRLI, "xbrl")
TAXONOMY_PACKAGE = "http://xbrl.org/2016/taxonomy-package"
TAXONOMY_PACKAGE_XSD = "http://www.xbrl.org/2016/taxonomy-package.xsd"
XML_CATALOG = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
XML_CATALOG_XSD = "http://www.xbrl.org/2016/taxonomy-package-catalog.xsd"
REPORT_PACKAGE = "https://xbrl.org/report-package/2023"
REPORT_PACKAGE_INLINE = f"{REPORT_PACKAGE}/xbri"
REPORT_PACKAGE_OTHER = f"{REPORT_PACKAGE}/xbr"
DTR = "http://www.xbrl.org/dtr/type/"
US_TYPES = ("http://fasb.org/us-types/", "http://xbrl.us/us-types/")
ROLE_GEN_LABEL = "http://www.xbrl.org/2008/role/label"
ROLE_GEN_LINK = "http://www.xbrl.org/2008/role/link"
ARCROLE_ELEMENT_LABEL = "http://xbrl.org/arcrole/2008/element-label"
ARCROLE_ELEMENT_REFERENCE = "http://xbrl.org/arcrole/2008/element-reference"
UTR_XML = "http://www.xbrl.org/utr/2025-03-18/utr.xml"
STANDARD_ROLES = "http://www.xbrl.org/2003/role/"
STANDARD_ARCROLES = "http://www.xbrl.org/2003/arcrole/"
ARCROLE_GENERAL_SPECIAL = "http://www.xbrl.org/2003/arcrole/general-special"
ARCROLE_SIMILAR_TUPLES = "http://www.xbrl.org/2003/arcrole/similar-tuples"
STANDARD_NAMESPACES = frozenset({XML, XS, XLINK, XBRLI, LINK, XL, XBRLDT, XBRLDI, GEN, GEN_LABEL, GEN_REFERENCE})

# What people and programs read about findings: specifications by the prefix of their codes, and the schema of SARIF
SPECIFICATIONS: Mapping[str, str] = MappingProxyType(
    {
        "xbrl": "https://www.xbrl.org/Specification/XBRL-2.1/REC-2003-12-31/"
        "XBRL-2.1-REC-2003-12-31+corrected-errata-2013-02-20.html",
        "ix11": "https://www.xbrl.org/Specification/inlineXBRL-part1/REC-2013-11-18/inlineXBRL-part1-REC-2013-11-18.html",
        "xbrldie": "https://www.xbrl.org/specification/dimensions/rec-2012-01-25/"
        "dimensions-rec-2006-09-18+corrected-errata-2012-01-25-clean.html",
        "xbrldte": "https://www.xbrl.org/specification/dimensions/rec-2012-01-25/"
        "dimensions-rec-2006-09-18+corrected-errata-2012-01-25-clean.html",
        "calc11e": "https://www.xbrl.org/Specification/calculation-1.1/REC-2023-02-22/calculation-1.1-REC-2023-02-22.html",
        "enum2ie": "https://www.xbrl.org/Specification/extensible-enumerations-2.0/REC-2020-02-12/"
        "extensible-enumerations-2.0-REC-2020-02-12.html",
        "utre": "https://www.xbrl.org/Specification/utr/REC-2013-11-18/utr-REC-2013-11-18.html",
        "oime": "https://www.xbrl.org/Specification/oim/REC-2021-10-13/oim-REC-2021-10-13.html",
        "oimce": "https://www.xbrl.org/Specification/oim-common/REC-2021-10-13+errata-2023-04-19/"
        "oim-common-REC-2021-10-13+corrected-errata-2023-04-19.html",
        "xbrlje": "https://www.xbrl.org/Specification/xbrl-json/REC-2021-10-13+errata-2023-04-19/"
        "xbrl-json-REC-2021-10-13+corrected-errata-2023-04-19.html",
        "xbrlce": "https://www.xbrl.org/Specification/xbrl-csv/REC-2021-10-13+errata-2023-04-19/"
        "xbrl-csv-REC-2021-10-13+corrected-errata-2023-04-19.html",
        "xbrlxe": "https://www.xbrl.org/Specification/xbrl-xml/REC-2021-10-13/xbrl-xml-REC-2021-10-13.html",
        "tpe": "https://www.xbrl.org/Specification/taxonomy-package/REC-2016-04-19/taxonomy-package-REC-2016-04-19.html",
        "rpe": "https://www.xbrl.org/Specification/report-package/REC-2023-09-22/report-package-REC-2023-09-22.html",
        "xmlSchema": "https://www.w3.org/TR/xmlschema-1/",
    }
)
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
STANDARD_HOSTS = frozenset({"www.w3.org", "w3.org", "www.xbrl.org", "xbrl.org"})
"""The hosts in whose namespaces only standards are published."""
