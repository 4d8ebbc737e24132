"""The types that give a kind to everything derived from them: XBRL 2.1 section 5.1.1.3, the Data Type Registry, Extensible
Enumerations 1.0 and 2.0, and the built-in types of XML Schema for typed domains."""

from __future__ import annotations

from types import MappingProxyType

from disclose.names import DTR, ENUM1, ENUM2, LINK, US_TYPES, XBRLI, XL, QName
from disclose.taxonomy.concept import ItemKind

_INTEGERS = (
    "integer",
    "nonPositiveInteger",
    "negativeInteger",
    "long",
    "int",
    "short",
    "byte",
    "nonNegativeInteger",
    "unsignedLong",
    "unsignedInt",
    "unsignedShort",
    "unsignedByte",
    "positiveInteger",
)
_TEXTS = ("string", "normalizedString", "token", "NCName")

BUILT_IN_KINDS: MappingProxyType[str, ItemKind] = MappingProxyType(
    {
        **dict.fromkeys(("decimal", "float", "double"), ItemKind.DECIMAL),
        **dict.fromkeys(_INTEGERS, ItemKind.INTEGER),
        **dict.fromkeys(_TEXTS, ItemKind.STRING),
        **dict.fromkeys(("NMTOKEN", "ID", "IDREF", "ENTITY"), ItemKind.STRING),
        "date": ItemKind.DATE,
        "dateTime": ItemKind.DATETIME,
        "boolean": ItemKind.BOOLEAN,
        "gYear": ItemKind.G_YEAR,
        "gYearMonth": ItemKind.G_YEAR_MONTH,
        "anyURI": ItemKind.ANY_URI,
        "QName": ItemKind.QNAME,
    }
)
"""Built-in types of XML Schema by local name. Those that are absent behave like text without a language: `ItemKind.OTHER`."""

_XBRLI: MappingProxyType[str, ItemKind] = MappingProxyType(
    {
        **{f"{name}ItemType": kind for name, kind in BUILT_IN_KINDS.items()},
        "monetaryItemType": ItemKind.MONETARY,
        "sharesItemType": ItemKind.SHARES,
        "pureItemType": ItemKind.PURE,
        "fractionItemType": ItemKind.FRACTION,
        **dict.fromkeys(("languageItemType", "NameItemType"), ItemKind.OTHER),
    }
)
# domain members and types without a language are texts to XML Schema only (OIM section 4.4, language core dimension)
_REGISTERED: MappingProxyType[str, ItemKind] = MappingProxyType(
    {
        "perShareItemType": ItemKind.PER_SHARE,
        "percentItemType": ItemKind.PERCENT,
        "textBlockItemType": ItemKind.TEXT_BLOCK,
        "domainItemType": ItemKind.DOMAIN,
        "noLangTokenItemType": ItemKind.OTHER,
        "noLangStringItemType": ItemKind.OTHER,
        **dict.fromkeys(("SQNameItemType", "SQNameType"), ItemKind.SQ_NAME),
        **dict.fromkeys(("SQNamesItemType", "SQNamesType"), ItemKind.SQ_NAMES),
        **dict.fromkeys(("prefixedContentItemType", "prefixedContentType"), ItemKind.PREFIXED_CONTENT),
    }
)
_ENUMERATIONS: MappingProxyType[str, ItemKind] = MappingProxyType(
    {
        "enumerationItemType": ItemKind.ENUMERATION,
        "enumerationSetItemType": ItemKind.ENUMERATION_SET,
        "enumerationsItemType": ItemKind.ENUMERATION_SET,
    }
)


def head_kind(qname: QName) -> ItemKind | None:
    """The kind that a standard type gives to itself and to what derives from it; None for any other type."""
    if qname.namespace == XBRLI:
        return _XBRLI.get(qname.local, ItemKind.OTHER if qname.local.endswith("ItemType") else None)
    if qname.namespace.startswith(DTR) or qname.namespace.startswith(US_TYPES):
        return _REGISTERED.get(qname.local)
    if qname.namespace in (ENUM1, ENUM2):
        return _ENUMERATIONS.get(qname.local)
    return None


def is_standard(qname: QName) -> bool:
    """Whether a type is one of XBRL's own, of a registry or of Extensible Enumerations, which every taxonomy may use."""
    return qname.namespace in (XBRLI, XL, LINK, ENUM1, ENUM2) or qname.namespace.startswith(DTR)
