"""The YAML format of taxonomy source, as pydantic models: what each key is called and what form its value has.

What names mean (whether a concept exists, whether a balance suits a weight) is the business of the author_* modules. The
format is documented in docs/reference/taxonomy-source.md.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from disclose.lexical import parse_decimal
from disclose.validated import ANY_LANGUAGE, Localised, SourceModel


def _exact(value: object) -> object:
    number = parse_decimal(value) if isinstance(value, str) else None
    if number is None:
        raise PydanticCustomError("decimal", "'{value}' is not a decimal number", {"value": value})
    return number


def _reference(value: object) -> object:
    return {ANY_LANGUAGE: value} if isinstance(value, str) else value


Exact = Annotated[Decimal, BeforeValidator(_exact, json_schema_input_type=float | str)]
"""A number as written, without rounding."""

ReferenceSource = Annotated[dict[str, str], BeforeValidator(_reference, json_schema_input_type=str | dict[str, str])]
"""A citation as text (kept under the empty key) or its parts by name."""

NodeList = Annotated[
    list[Any],
    WithJsonSchema({"type": "array", "items": {"type": ["string", "object", "array"]}}),
]
"""A tree: names, ``{name: label role}``, ``{name: [children]}``, or a list of the children of the name before it."""


class Labelled(SourceModel):
    """Anything with labels. The standard label is checked later, language by language."""

    label: Localised | None = Field(default=None, description="standard label, in each language")
    terse: Localised | None = Field(default=None, description="short label")
    verbose: Localised | None = Field(default=None, description="label that says everything")
    documentation: Localised | None = Field(default=None, description="definition")
    references: list[ReferenceSource] = Field(default=[], description="authoritative literature")


class ConceptSource(Labelled):
    """A reportable item, or an abstract heading."""

    type: str | None = Field(default=None, description="kind of value, or a name under types")
    period: Literal["duration", "instant"] = "duration"
    balance: Literal["debit", "credit"] | None = None
    unit: str | None = Field(default=None, description="measure its facts use, a name under taxonomy.units")
    abstract: bool = Field(default=False, description="a heading that is never reported")
    nillable: bool = True
    enumeration: str | None = Field(default=None, description="name under enumerations")
    total: Localised | None = Field(default=None, description="label as a total")
    period_start: Localised | None = Field(default=None, alias="periodStart", description="label of an opening balance")
    period_end: Localised | None = Field(default=None, alias="periodEnd", description="label of a closing balance")
    negated: Localised | None = Field(default=None, description="label where the value is shown with its sign reversed")
    negated_total: Localised | None = Field(default=None, alias="negatedTotal")
    negated_terse: Localised | None = Field(default=None, alias="negatedTerse")
    negated_period_start: Localised | None = Field(default=None, alias="negatedPeriodStart")
    negated_period_end: Localised | None = Field(default=None, alias="negatedPeriodEnd")


class DimensionSource(Labelled):
    """An axis: explicit (a tree of members and a default) or typed (any value of a type)."""

    members: NodeList = Field(default=[], description="tree of members; its root is the domain")
    default: str | None = Field(default=None, description="member meant where a fact names none")
    typed: str | None = Field(default=None, description="type of the values of a typed dimension")


class EnumerationSource(Labelled):
    """The members that an enumeration concept chooses from."""

    members: NodeList = Field(default=[])


class TypeSource(SourceModel):
    """An item type of the author's own: a kind with constraining facets (XML Schema Part 2, section 4.3)."""

    base: str = Field(description="kind of value that is restricted")
    pattern: str | None = Field(default=None, description="regular expression the whole text must match")
    enumeration: list[str] = Field(default=[], description="the only texts allowed")
    minimum: Exact | None = None
    maximum: Exact | None = None
    above: Exact | None = Field(default=None, description="values must be greater than this")
    below: Exact | None = Field(default=None, description="values must be less than this")
    length: int | None = Field(default=None, ge=0)
    min_length: int | None = Field(default=None, ge=0, alias="minLength")
    max_length: int | None = Field(default=None, ge=0, alias="maxLength")
    total_digits: int | None = Field(default=None, ge=1, alias="totalDigits")
    fraction_digits: int | None = Field(default=None, ge=0, alias="fractionDigits")


class HypercubeSource(Labelled):
    """The dimensions by which a statement's items are reported."""

    name: str
    axes: list[str] = Field(min_length=1)
    closed: bool = Field(default=True, description="whether facts may have no other dimension")
    scenario: bool = Field(default=True, description="whether dimensions stand in the scenario, not the segment")


class StatementSource(SourceModel):
    """A link role: what is presented together, how it adds up, by which dimensions it is reported."""

    role: str = Field(
        pattern=r"^[A-Za-z][A-Za-z0-9-]*$", examples=["profit-or-loss"], description="last part of the role's URI"
    )
    title: Localised
    comparative: bool = Field(default=False, description="whether each line reported needs all periods")
    presentation: NodeList = Field(min_length=1)
    calculation: list[str] = Field(default=[], description="sums, such as 'GrossProfit = Revenue - CostOfSales'")
    hypercube: HypercubeSource | None = None


class TaxonomySource(SourceModel):
    """What the taxonomy is."""

    name: str = Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", examples=["annual-report"], description="beginning of the names of its files"
    )
    namespace: str = Field(description="absolute URI beginning with http:, https: or urn:")
    prefix: str = Field(description="recommended prefix of the namespace")
    version: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", examples=["2023-12-31"])
    title: Localised
    languages: list[str] = Field(default=["en"], min_length=1, max_length=50, description="every label exists in each of these")
    required: list[str] = Field(default=[], description="concepts that every report contains")
    units: dict[str, Localised] = Field(default={}, description="measures of the taxonomy's own, with their labels")


class SourceFile(SourceModel):
    """One file. Everything is optional, so that a taxonomy can be divided between files at will."""

    taxonomy: TaxonomySource | None = None
    types: dict[str, TypeSource] = Field(default={})
    concepts: dict[str, ConceptSource] = Field(default={})
    dimensions: dict[str, DimensionSource] = Field(default={})
    members: dict[str, Labelled] = Field(default={})
    enumerations: dict[str, EnumerationSource] = Field(default={})
    statements: list[StatementSource] = Field(default=[])
    assertions: list[str] = Field(default=[])
