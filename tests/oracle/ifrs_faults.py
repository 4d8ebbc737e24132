"""Ways to spoil a report on the IFRS taxonomy, one of each, with what must be said of them.

A fault adds elements to an instance, each on a line of its own: contexts, units and footnotes first, then facts. The marked
line is the one that is wrong. `codes` are what is found there, `arelle` what Arelle says of the same.
"""

from __future__ import annotations

from dataclasses import dataclass

IFRS = "https://xbrl.ifrs.org/taxonomy/2025-03-27/ifrs-full"
ENTRY_POINT = "https://xbrl.ifrs.org/taxonomy/2025-03-27/full_ifrs_entry_point_2025-03-27.xsd"
LINK_ROLE = "http://www.xbrl.org/2003/role/link"
_ENTITY = '<entity><identifier scheme="http://standards.iso.org/iso/17442">5493001KJTIIGC8Y1R12</identifier>{}</entity>'
YEAR = "<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period>"
CLOSING = "<period><instant>2024-12-31</instant></period>"
_REVERSED = "<period><startDate>2024-12-31</startDate><endDate>2024-01-01</endDate></period>"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `line` is the number of the wrong one among `resources` and `facts`, counted through both from 0."""

    name: str
    codes: frozenset[str]
    arelle: frozenset[str]
    resources: tuple[str, ...]
    facts: tuple[str, ...]
    line: int


def context(name: str, *, period: str = YEAR, segment: str = "", scenario: str = "") -> str:
    """A context on one line."""
    segment = f"<segment>{segment}</segment>" if segment else ""
    scenario = f"<scenario>{scenario}</scenario>" if scenario else ""
    return f'<context id="{name}">{_ENTITY.format(segment)}{period}{scenario}</context>'


def fact(concept: str, text: str, place: str = "year", **attributes: str) -> str:
    """A fact on one line, with further attributes as given."""
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<i:{concept} contextRef="{place}"{given}>{text}</i:{concept}>'


def money(concept: str, text: str, place: str = "year", unit: str = "EUR") -> str:
    """A monetary fact in millions."""
    return fact(concept, text, place, unitRef=unit, decimals="-6")


def _fact_fault(name: str, codes: str, *facts: str, arelle: str | None = None) -> Fault:
    """A fault in the first of some facts that use what is there."""
    said = codes if arelle is None else arelle
    return Fault(name, frozenset(codes.split()), frozenset(said.split()), (), facts, 0)


def _context_fault(name: str, codes: str, given: str, *, at_fact: bool = False) -> Fault:
    """A fault in a context of its own, found there or at the fact that uses it."""
    one, said = name.replace(" ", "-"), frozenset(codes.split())
    return Fault(name, said, said, (given.replace("NAME", one),), (money("Revenue", "1000000", one),), int(at_fact))


def _dimensions(scenario: str) -> str:
    return context("NAME", scenario=scenario)


def _explicit(dimension: str, member: str) -> str:
    return f'<d:explicitMember dimension="i:{dimension}">i:{member}</d:explicitMember>'


def _unit_fault(name: str, code: str, measures: str, concept: str) -> Fault:
    """A unit that does not fit the fact that uses it, which is where it is found."""
    one = name.replace(" ", "-")
    unit = f'<unit id="{one}">{measures}</unit>'
    arelle = frozenset({code, "utre:error-NumericFactUtrInvalid"})
    return Fault(name, frozenset({code}), arelle, (unit,), (money(concept, "2000000", "closing", one),), 1)


def _note_fault(
    name: str,
    code: str,
    arelle: str | None = None,
    *,
    role: str = LINK_ROLE,
    language: str = "en",
    about: str = "#noted",
) -> Fault:
    """A footnote on a fact of the sound report, with something wrong."""
    spoken = f' xml:lang="{language}"' if language else ""
    note = (
        f'<link:footnoteLink x:type="extended" x:role="{role}"><link:loc x:type="locator" x:href="{about}" x:label="f"/>'
        f'<link:footnote x:type="resource" x:label="n" x:role="http://www.xbrl.org/2003/role/footnote"{spoken}>N</link:footnote>'
        '<link:footnoteArc x:type="arc" x:arcrole="http://www.xbrl.org/2003/arcrole/fact-footnote" x:from="f" x:to="n"/>'
        "</link:footnoteLink>"
    )
    return Fault(name, frozenset({code}), frozenset((arelle or code).split()), (), (note,), 0)


_PER_SHARE = (
    "<divide><unitNumerator><measure>c:EUR</measure></unitNumerator>"
    "<unitDenominator><measure>shares</measure></unitDenominator></divide>"
)
NIL = fact("ProfitLossBeforeTax", "5", **{"unitRef": "EUR", "xsi:nil": "true"})

FAULTS = (
    _fact_fault(
        "undeclared concept",
        "oime:unknownConcept disclose.schema:invalid",
        money("Revenuee", "1000000"),
        arelle="xmlSchema:elementUnexpected xbrl:schemaImportMissing",
    ),
    _fact_fault(
        "heading reported",
        "oime:valueForAbstractConcept xmlSchema:abstractElement",
        fact("AssetsAbstract", "x"),
        arelle="xmlSchema:abstractElement",
    ),
    _fact_fault(
        "no unit", "xbrl.4.6.2:numericUnit xmlSchema:attributesRequired", fact("CostOfSales", "1000000", decimals="-6")
    ),
    _fact_fault("no such unit", "xbrl.4.6.2:numericUnit", money("OtherIncome", "1000000", unit="USD")),
    _fact_fault("no such context", "xbrl.4.6.1:itemContextRef", money("GrossProfit", "1000000", "nowhere")),
    _fact_fault("no decimals", "xbrl.4.6.3:missingPrecisionDecimals", fact("DistributionCosts", "1000000", unitRef="EUR")),
    _fact_fault(
        "decimals and precision",
        "xbrl.4.6.3:bothPrecisionAndDecimals",
        fact("AdministrativeExpense", "1000000", unitRef="EUR", decimals="-6", precision="1"),
    ),
    _fact_fault(
        "decimals on text",
        "xbrl.4.6.3:extraneousPrecisionDecimals xmlSchema:attributesExtraneous",
        fact("DomicileOfEntity", "FR", decimals="0"),
    ),
    _fact_fault("moment for a period", "xbrl.4.7.2:contextPeriodType", money("Inventories", "1000000", "year")),
    _fact_fault("not a number", "xmlSchema:valueError", money("OtherExpenseByFunction", "1,000")),
    _fact_fault("nil with a value", "xmlSchema:nilElementHasContent", NIL),
    _context_fault("end before start", "xbrl.4.7.2:periodStartBeforeEnd", context("NAME", period=_REVERSED)),
    _context_fault(
        "default member", "xbrldie:DefaultValueUsedInInstanceError", _dimensions(_explicit("SegmentsAxis", "SegmentsDomain"))
    ),
    _context_fault(
        "member of another dimension",
        "xbrldie:PrimaryItemDimensionallyInvalidError",
        _dimensions(_explicit("ProductsAndServicesAxis", "GeographicalAreasDomain")),
        at_fact=True,
    ),
    _context_fault(
        "dimension of another table",
        "xbrldie:PrimaryItemDimensionallyInvalidError",
        _dimensions(_explicit("ComponentsOfEquityAxis", "IssuedCapitalMember")),
        at_fact=True,
    ),
    _context_fault(
        "undeclared member",
        "xbrldie:ExplicitMemberUndefinedQNameError",
        _dimensions(_explicit("ProductsAndServicesAxis", "CloudMember")),
    ),
    _context_fault(
        "member of no dimension",
        "xbrldie:ExplicitMemberNotExplicitDimensionError",
        _dimensions(_explicit("Revenue", "CountryOfDomicileMember")),
    ),
    _context_fault(
        "value in an explicit dimension",
        "xbrldie:TypedMemberNotTypedDimensionError",
        _dimensions(
            '<d:typedMember dimension="i:ProductsAndServicesAxis"><link:definition>x</link:definition></d:typedMember>'
        ),
    ),
    _context_fault(
        "dimension twice",
        "xbrldie:RepeatedDimensionInInstanceError",
        _dimensions(2 * _explicit("GeographicalAreasAxis", "CountryOfDomicileMember")),
    ),
    _unit_fault("money as pure", "xbrl.4.8.2:monetaryFactUnit-notMonetaryMeasure", "<measure>pure</measure>", "Goodwill"),
    _unit_fault("money per share", "xbrl.4.8.2:monetaryFactUnit-notSingleMeasure", _PER_SHARE, "InvestmentProperty"),
    _unit_fault(
        "shares as money", "xbrl.4.8.2:sharesFactUnit-notSharesMeasure", "<measure>c:EUR</measure>", "NumberOfSharesIssued"
    ),
    Fault(
        "unit that cancels",
        frozenset({"xbrl.4.8.4:measureBothNumDenom"}),
        frozenset({"xbrl.4.8.4:measureBothNumDenom"}),
        (f'<unit id="cancels">{_PER_SHARE.replace("shares", "c:EUR")}</unit>',),
        (),
        0,
    ),
    _note_fault("footnote without language", "xbrl.4.11.1.2.1:footnoteLang", language=""),
    _note_fault(
        "footnote on nothing",
        "xbrl.4.11.1.1:footnoteLinkLocTarget",
        "xbrl.4.11.1.1:footnoteLinkLocTarget xbrl.3.5.4:hrefIdNotFound",
        about="#nothing",
    ),
    _note_fault(
        "undeclared role",
        "xbrl.3.5.2.4:missingRoleRef",
        "xbrl.3.5.2.4:missingRoleRef xbrl.5.1.3.4:custRoleUsedOn",
        role="http://role.example/r",
    ),
)
"""Faults that do not touch one another. Arelle leaves calculations alone in a report that has them."""

SUMS = (
    _fact_fault(
        # with different decimals: where they are equal, Arelle forgets what it has found
        "two values",
        "oime:disallowedDuplicateFacts",
        money("CostOfSales", "2000000"),
        fact("CostOfSales", "4000000", unitRef="EUR", decimals="-5"),
        money("Revenue", "5000000"),
        money("GrossProfit", "3000000"),
    ),
    _fact_fault(
        "total that does not add up",
        "calc11e:inconsistentCalculationUsingRounding",
        money("EquityAndLiabilities", "20000000", "closing"),
        money("Equity", "4000000", "closing"),
        money("Liabilities", "4000000", "closing"),
    ),
)
"""Faults between facts that are right each by itself."""
