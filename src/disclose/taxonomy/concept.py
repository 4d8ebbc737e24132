"""Concepts and their types, as the rest of the project sees them: whoever declared them, in YAML or in a schema."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.names import QName


class ItemKind(StrEnum):
    """How the values of a type behave. Kinds are named after the XBRL and Data Type Registry item types."""

    MONETARY = "monetary"
    SHARES = "shares"
    PER_SHARE = "per-share"
    PERCENT = "percent"
    PURE = "pure"
    DECIMAL = "decimal"
    INTEGER = "integer"
    FRACTION = "fraction"
    STRING = "string"
    TEXT_BLOCK = "text-block"
    DATE = "date"
    DATETIME = "date-time"
    BOOLEAN = "boolean"
    G_YEAR = "g-year"
    G_YEAR_MONTH = "g-year-month"
    ANY_URI = "any-uri"
    QNAME = "qname"
    ENUMERATION = "enumeration"
    ENUMERATION_SET = "enumeration-set"
    DOMAIN = "domain"
    SQ_NAME = "sq-name"
    SQ_NAMES = "sq-names"
    PREFIXED_CONTENT = "prefixed-content"
    OTHER = "other"

    @property
    def numeric(self) -> bool:
        """Whether facts carry a unit and decimals (a fraction carries a unit only)."""
        return self in _NUMERIC

    @property
    def has_language(self) -> bool:
        """Whether the language aspect applies: strings and text blocks (OIM section 4.4, language core dimension)."""
        return self in (ItemKind.STRING, ItemKind.TEXT_BLOCK)


_NUMERIC = frozenset(
    {
        ItemKind.MONETARY,
        ItemKind.SHARES,
        ItemKind.PER_SHARE,
        ItemKind.PERCENT,
        ItemKind.PURE,
        ItemKind.DECIMAL,
        ItemKind.INTEGER,
        ItemKind.FRACTION,
    }
)


class Facets(Struct, frozen=True):
    """Constraining facets of a simple type (XML Schema Part 2, section 4.3). `patterns`: each must match, already
    combined per derivation step."""

    patterns: tuple[str, ...] = ()
    enumeration: tuple[str, ...] = ()
    min_inclusive: Decimal | None = None
    max_inclusive: Decimal | None = None
    min_exclusive: Decimal | None = None
    max_exclusive: Decimal | None = None
    length: int | None = None
    min_length: int | None = None
    max_length: int | None = None
    total_digits: int | None = None
    fraction_digits: int | None = None


NO_FACETS = Facets()


class DataType(Struct, frozen=True):
    """An item type: its name (None for an anonymous type), how its values behave, what it derives from, its facets.

    `base_xsd` is the local name of the built-in XML Schema type of the content (``decimal``, ``string``, ``QName``, …).
    `decimals` and `precision` are what the type gives to facts that do not write these attributes themselves (default or
    fixed, XML Schema Part 1, section 3.2).
    """

    qname: QName | None
    kind: ItemKind
    base: QName | None = None
    facets: Facets = NO_FACETS
    base_xsd: str = "string"
    label: tuple[tuple[str, str], ...] = ()
    decimals: str | None = None
    precision: str | None = None


class Role(StrEnum):
    """What part a declaration plays in XBRL Dimensions, from its substitution group."""

    ITEM = "item"
    HYPERCUBE = "hypercube"
    DIMENSION = "dimension"
    TUPLE = "tuple"


class EnumerationDomain(Struct, frozen=True):
    """The allowed members of an enumeration item: a head concept in a link role (Extensible Enumerations 2.0, 2.1)."""

    domain: QName
    link_role: str
    head_usable: bool = False


class Concept(Struct, frozen=True):
    """An item, hypercube, dimension, domain member or tuple declared in a taxonomy (XBRL 2.1 section 5.1.1).

    `balance` is ``debit``, ``credit`` or None; `period_type` is ``instant``, ``duration`` or None (tuples). `typed_domain` is
    the domain element of a typed dimension. `unit` is the measure its facts should use, where the taxonomy's author states
    one; published taxonomies do not carry it. `default` is the value of a fact that is empty (XML Schema Part 1, section
    3.3).
    """

    qname: QName
    type: DataType
    period_type: str | None = "duration"
    balance: str | None = None
    abstract: bool = False
    nillable: bool = True
    role: Role = Role.ITEM
    id: str | None = None
    typed_domain: QName | None = None
    enumeration: EnumerationDomain | None = None
    unit: QName | None = None
    span: Span | None = None
    default: str | None = None

    @property
    def kind(self) -> ItemKind:
        """How its values behave."""
        return self.type.kind
