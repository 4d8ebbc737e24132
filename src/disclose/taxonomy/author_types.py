"""Item types: the standard ones of each kind, and the author's own, which restrict them with facets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from types import MappingProxyType

from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, error
from disclose.lexical import is_gyear, is_gyearmonth, parse_boolean, parse_date, parse_datetime, parse_decimal, parse_integer
from disclose.names import DTR_2022, ENUM2, XBRLI, XS, QName
from disclose.taxonomy.author_files import Sourced, Sources
from disclose.taxonomy.author_names import unknown_among
from disclose.taxonomy.concept import DataType, Facets, ItemKind
from disclose.taxonomy.source import TypeSource
from disclose.taxonomy.xsd_pattern import pattern_problem

_STANDARD: tuple[tuple[ItemKind, str, str, str], ...] = (
    (ItemKind.MONETARY, XBRLI, "monetaryItemType", "decimal"),
    (ItemKind.SHARES, XBRLI, "sharesItemType", "decimal"),
    (ItemKind.PER_SHARE, DTR_2022, "perShareItemType", "decimal"),
    (ItemKind.PERCENT, DTR_2022, "percentItemType", "decimal"),
    (ItemKind.PURE, XBRLI, "pureItemType", "decimal"),
    (ItemKind.DECIMAL, XBRLI, "decimalItemType", "decimal"),
    (ItemKind.INTEGER, XBRLI, "integerItemType", "integer"),
    (ItemKind.STRING, XBRLI, "stringItemType", "string"),
    (ItemKind.TEXT_BLOCK, DTR_2022, "textBlockItemType", "string"),
    (ItemKind.DATE, XBRLI, "dateItemType", "date"),
    (ItemKind.DATETIME, XBRLI, "dateTimeItemType", "dateTime"),
    (ItemKind.BOOLEAN, XBRLI, "booleanItemType", "boolean"),
    (ItemKind.G_YEAR, XBRLI, "gYearItemType", "gYear"),
    (ItemKind.G_YEAR_MONTH, XBRLI, "gYearMonthItemType", "gYearMonth"),
    (ItemKind.ANY_URI, XBRLI, "anyURIItemType", "anyURI"),
    (ItemKind.QNAME, XBRLI, "QNameItemType", "QName"),
    (ItemKind.ENUMERATION, ENUM2, "enumerationItemType", "token"),
    (ItemKind.ENUMERATION_SET, ENUM2, "enumerationSetItemType", "token"),
    (ItemKind.DOMAIN, DTR_2022, "domainItemType", "string"),
)

STANDARD_TYPES: MappingProxyType[str, DataType] = MappingProxyType(
    {kind.value: DataType(QName(space, local), kind, base_xsd=base) for kind, space, local, base in _STANDARD}
)
"""The item type that each kind has when its author adds nothing: XBRL 2.1 section 5.1.1.3, the Data Type Registry of
2022-03-31, Extensible Enumerations 2.0."""

STRING_TYPE = STANDARD_TYPES[ItemKind.STRING]
DOMAIN_TYPE = STANDARD_TYPES[ItemKind.DOMAIN]

_NOT_RESTRICTED = frozenset({ItemKind.ENUMERATION, ItemKind.ENUMERATION_SET, ItemKind.DOMAIN, ItemKind.QNAME})
_BASES = tuple(name for name, standard in STANDARD_TYPES.items() if standard.kind not in _NOT_RESTRICTED)
_NOT_TYPED = frozenset({ItemKind.MONETARY, ItemKind.SHARES, ItemKind.PER_SHARE, ItemKind.PERCENT, ItemKind.PURE}) | (
    _NOT_RESTRICTED | {ItemKind.TEXT_BLOCK}
)

_BOUNDS = ("minimum", "maximum", "above", "below")
_LENGTHS = {"length": "length", "min_length": "minLength", "max_length": "maxLength"}
_DIGITS = {"total_digits": "totalDigits", "fraction_digits": "fractionDigits"}
_TEXT_TYPES = frozenset({"string", "anyURI"})
_NUMBER_TYPES = frozenset({"decimal", "integer"})

_IN_LEXICAL_SPACE: MappingProxyType[str, Callable[[str], object]] = MappingProxyType(
    {
        "decimal": parse_decimal,
        "integer": parse_integer,
        "date": parse_date,
        "dateTime": parse_datetime,
        "boolean": parse_boolean,
        "gYear": lambda text: is_gyear(text) or None,
        "gYearMonth": lambda text: is_gyearmonth(text) or None,
    }
)


def own_types(sources: Sources, namespace: str, found: list[Diagnostic]) -> dict[str, DataType]:
    """The author's types by the name under which the source knows them."""
    types: dict[str, DataType] = {}
    for name, item in sources.types.items():
        if name in STANDARD_TYPES:
            message = f"The type {name} is a standard one"
            found.append(error("disclose.taxonomy:reserved-name", message, item.span(), help="Choose another name."))
        base = STANDARD_TYPES.get(item.value.base)
        if base is None or base.kind in _NOT_RESTRICTED:
            found.append(_bad_base(item))
            base = STRING_TYPE
        else:
            found += _facet_findings(item, base)
        types[name] = DataType(type_qname(namespace, name), base.kind, base.qname, _facets(item.value), base.base_xsd)
    return types


def type_qname(namespace: str, name: str) -> QName:
    """The name of the item type in the schema, which by custom says that it is one."""
    return QName(namespace, name if name.endswith("ItemType") else f"{name}ItemType")


def _bad_base(item: Sourced[TypeSource]) -> Diagnostic:
    base, span = item.value.base, item.span("base")
    if base in STANDARD_TYPES:
        message = f"The kind {base} can't be restricted"
        return error("disclose.taxonomy:type-base", message, span, help="Restrict string, integer or another simple kind.")
    return unknown_among("kind of value", base, _BASES, span, f"The kinds are {', '.join(_BASES)}.")


def _facets(source: TypeSource) -> Facets:
    return Facets(
        patterns=(source.pattern,) if source.pattern is not None else (),
        enumeration=tuple(source.enumeration),
        min_inclusive=source.minimum,
        max_inclusive=source.maximum,
        min_exclusive=source.above,
        max_exclusive=source.below,
        length=source.length,
        min_length=source.min_length,
        max_length=source.max_length,
        total_digits=source.total_digits,
        fraction_digits=source.fraction_digits,
    )


def _facet_findings(item: Sourced[TypeSource], base: DataType) -> Iterator[Diagnostic]:
    """Facets that the base does not have, or that can't hold together (XML Schema Part 2, sections 4.1.5 and 4.3)."""
    source = item.value
    suited = dict.fromkeys((*_BOUNDS, *_DIGITS), base.base_xsd in _NUMBER_TYPES)
    suited |= dict.fromkeys(_LENGTHS, base.base_xsd in _TEXT_TYPES)
    suited["enumeration"] = base.base_xsd != "boolean"
    for attribute, suits in suited.items():
        key = _LENGTHS.get(attribute) or _DIGITS.get(attribute) or attribute
        if not suits and getattr(source, attribute) not in (None, []):
            message = f"{key} does not apply to {source.base}"
            yield error("disclose.taxonomy:type-facet", message, item.span(key), help=f"Remove {key}.")
    if source.pattern is not None:
        problem = pattern_problem(source.pattern)
        if problem is not None:
            message = f"{source.pattern!r} is not a regular expression of XML Schema"
            yield error("disclose.taxonomy:type-pattern", message, item.span("pattern"), help=problem)
    readable = _IN_LEXICAL_SPACE.get(base.base_xsd)
    for index, text in enumerate(source.enumeration):
        if readable is not None and readable(text) is None:
            message = f"{text!r} is not a value of the kind {source.base}"
            yield error("disclose.taxonomy:type-facet", message, item.span("enumeration", index), help="Correct the value.")
    yield from _contradictions(item, base)


def _contradictions(item: Sourced[TypeSource], base: DataType) -> Iterator[Diagnostic]:
    source = item.value
    lows: dict[str, Decimal | int | None] = {"minimum": source.minimum, "above": source.above}
    highs: dict[str, Decimal | int | None] = {"maximum": source.maximum, "below": source.below}
    pairs = [(low, high) for low in lows for high in highs]
    values = lows | highs | {"minLength": source.min_length, "maxLength": source.max_length}
    values |= {"fractionDigits": source.fraction_digits, "totalDigits": source.total_digits, "length": source.length}
    pairs += [("minLength", "maxLength"), ("fractionDigits", "totalDigits")]
    for low, high in pairs:
        least, most = values[low], values[high]
        empty = low in lows and least == most and (low, high) != ("minimum", "maximum")
        if least is not None and most is not None and (least > most or empty):
            message = f"No value can satisfy both {low} {least} and {high} {most}"
            yield error(
                "disclose.taxonomy:type-facet", message, item.span(low), related=(item.span(high),), help="Correct one."
            )
    for one, other in (("minimum", "above"), ("maximum", "below"), ("length", "minLength"), ("length", "maxLength")):
        if values[one] is not None and values[other] is not None:
            message = f"{one} and {other} can't stand together"
            yield error("disclose.taxonomy:type-facet", message, item.span(other), related=(item.span(one),), help="Keep one.")
    if base.base_xsd == "integer":
        for key in _BOUNDS:
            bound = values[key]
            if isinstance(bound, Decimal) and bound != bound.to_integral_value():
                message = f"The {key} of an integer is an integer"
                yield error("disclose.taxonomy:type-facet", message, item.span(key), help="Remove the fraction.")


def typed_domain_type(name: str, types: dict[str, DataType]) -> DataType | None:
    """The type of the values of a typed dimension, which is a simple type: of a kind, or of the author's type."""
    own = types.get(name)
    if own is not None and own.kind not in _NOT_RESTRICTED:
        return replace(own, qname=None, base=QName(XS, own.base_xsd))
    standard = STANDARD_TYPES.get(name)
    if standard is None or standard.kind in _NOT_TYPED:
        return None
    return DataType(None, standard.kind, QName(XS, standard.base_xsd), base_xsd=standard.base_xsd)


def typed_domain_names(types: dict[str, DataType]) -> list[str]:
    """The names that may follow ``typed:``."""
    return [*types, *(name for name, standard in STANDARD_TYPES.items() if standard.kind not in _NOT_TYPED)]
