"""Reads the fixtures of rules: a report of a few facts on a taxonomy of a few concepts, in one YAML file.

A fact's place is its line in that very file, and ``finds`` lists what a rule must find there as ``line: message``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from document_fixtures import contexts_of, links_of, references_of, tuples_of, units_of

from disclose.diagnostics import Diagnostic, Span
from disclose.lexical import parse_date
from disclose.model import (
    Aspects,
    BooleanValue,
    Context,
    DateValue,
    Entity,
    EnumerationValue,
    ExplicitMember,
    Fact,
    FractionValue,
    Member,
    NilValue,
    NumericValue,
    Origin,
    Period,
    Report,
    TextValue,
    Tuple,
    TypedMember,
    Unit,
    UnreadableValue,
    Value,
)
from disclose.model.aspects import dimensions_of
from disclose.names import (
    ARCROLE_ALL,
    ARCROLE_DIMENSION_DOMAIN,
    ARCROLE_DOMAIN_MEMBER,
    ARCROLE_ESSENCE_ALIAS,
    ARCROLE_HYPERCUBE_DIMENSION,
    ARCROLE_PARENT_CHILD,
    ARCROLE_REQUIRES_ELEMENT,
    ARCROLE_SUMMATION_10,
    ARCROLE_SUMMATION_11,
    DTR_2022,
    ISO4217,
    PURE,
    ROLE_LABEL,
    SHARES,
    UTR,
    XBRLI,
    QName,
)
from disclose.project import parse_period
from disclose.rules.subject import Calculation, Subject
from disclose.taxonomy import (
    Concept,
    DataType,
    EnumerationDomain,
    Facets,
    ItemKind,
    Label,
    LinkRole,
    Network,
    Relationship,
    Role,
    Taxonomy,
)
from disclose.taxonomy.assertion import parse_assertion
from disclose.yaml_source import YamlDocument, parse_yaml

FIXTURES = Path(__file__).parent / "fixtures"
NAMESPACE = "urn:fixture"
STATEMENT = "urn:fixture:statement"
BREAKDOWN = "urn:fixture:breakdown"
ENTITY = Entity("urn:scheme", "00020")


def name(local: str) -> QName:
    return QName(NAMESPACE, local)


def read(text: str, shown: str = "r.yaml") -> tuple[Subject, list[str]]:
    """The report that a fixture describes, and what a rule must find in it."""
    parsed = parse_yaml(text, shown)
    assert parsed.ok, parsed.diagnostics
    assert parsed.value is not None
    document = parsed.value
    data = document.data
    assert isinstance(data, dict)
    tuples = tuples_of(data, document, name)
    contexts = contexts_of(data, document, ENTITY, name, _period)
    facts = [_fact(entry, number, document, tuples, contexts) for number, entry in enumerate(_list(data, "facts"))]
    report = Report(
        tuple(facts),
        tuples=tuple(tuples.values()),
        contexts=tuple(contexts.values()),
        units=units_of(data, document, _unit),
        links=links_of(data, document),
        role_references=references_of(data, document),
    )
    shown_names = frozenset(name(local) for local in data["shown"]) if "shown" in data else None  # type: ignore[union-attr, arg-type]
    subject = Subject(
        report,
        _taxonomy(data, document),
        tuple(_period(text) for text in _list(data, "periods")),
        tuple(str(language) for language in _list(data, "languages")) or ("en",),
        shown_names,
        {"truncation": Calculation.TRUNCATE, "1.0": Calculation.V1_0}.get(str(data.get("mode")), Calculation.ROUND),
        Span("disclosure.yaml", 1, 1),
    )
    return subject, [str(line) for line in _list(data, "finds")]


def told(diagnostics: list[Diagnostic]) -> list[str]:
    """Findings as fixtures spell them."""
    return [f"{found.span.line if found.span is not None else '-'}: {found.message}" for found in diagnostics]


def _list(data: Mapping[str, object], key: str) -> list[object]:
    value = data.get(key) or []
    assert isinstance(value, list)
    return value


def _map(data: object, key: str) -> dict[str, object]:
    assert isinstance(data, dict)
    value = data.get(key) or {}
    assert isinstance(value, dict)
    return value


def _period(text: object) -> Period:
    period = Period.forever() if text == "forever" else parse_period(str(text))
    if period is None:
        start, _, end = str(text).partition("/")
        period = Period.parse_duration(start, end)
    assert period is not None, text
    return period


def _unit(text: object) -> Unit | None:
    if text is None:
        return None
    top, _, bottom = str(text).partition("/")
    return Unit.of((_measure(one) for one in top.split("*")), (_measure(one) for one in bottom.split("*") if one))


def _measure(text: str) -> QName:
    known = {"pure": PURE, "shares": SHARES, "impure": QName(XBRLI, "impure")}.get(text)
    if text.startswith("utr:"):
        return QName(UTR, text.removeprefix("utr:"))
    return known or (QName(ISO4217, text) if text.isupper() else name(text))


def _fact(
    entry: object, number: int, document: YamlDocument, tuples: Mapping[str, Tuple], contexts: Mapping[str, Context]
) -> Fact:
    assert isinstance(entry, dict)
    context = contexts.get(str(entry.get("context")))
    members: dict[QName, Member] = {
        name(axis): ExplicitMember(name(str(member))) for axis, member in _map(entry, "members").items()
    }
    for axis, text in _map(entry, "typed").items():
        element = name(str(entry.get("element", "Domain")))
        members[name(axis)] = TypedMember(element, str(text))
    aspects = Aspects(
        name(entry["concept"]),
        ENTITY,
        _period(entry.get("period", "2023")) if context is None else context.period,
        _unit(entry.get("unit")),
        entry.get("language"),
        (context.dimensions if context is not None else ()) or dimensions_of(members),
        None if context is None else context.other,
    )
    origin = Origin(document.span("facts", number), entry.get("displayed"), int(entry.get("scale", 0)))
    return Fact(f"f{number}", aspects, _value(entry), origin, tuples.get(str(entry.get("in"))), context)


def _value(entry: dict[str, object]) -> Value:
    if "number" in entry:
        decimals = entry.get("decimals", "INF")
        number = Decimal(str(entry["number"]))
        return NumericValue(number, None if decimals == "INF" else int(str(decimals)), entry.get("vague") == "true")
    if "numerator" in entry:
        return FractionValue(Decimal(str(entry["numerator"])), Decimal(str(entry["denominator"])))
    if "date" in entry:
        date = parse_date(str(entry["date"]))
        assert date is not None
        return DateValue(date)
    if "boolean" in entry:
        return BooleanValue(entry["boolean"] == "true")
    if "choices" in entry:
        return EnumerationValue(tuple(name(str(one)) for one in _list(entry, "choices")))
    if "nil" in entry:
        return NilValue()
    if "reason" in entry:
        return UnreadableValue(str(entry["text"]), str(entry["reason"]))
    return TextValue(str(entry["text"]))


def _type_name(text: str) -> QName:
    """A type of the fixture's own namespace, or ``dtr:name`` of the Data Type Registry."""
    return QName(DTR_2022, text.removeprefix("dtr:")) if text.startswith("dtr:") else name(text)


def _concept(local: str, fields: Mapping[str, object]) -> Concept:
    facets = _map(fields, "facets")
    return Concept(
        name(local),
        DataType(
            _type_name(str(fields["type_name"])) if "type_name" in fields else None,
            ItemKind(str(fields.get("type", "monetary"))),
            facets=Facets(
                patterns=tuple(str(pattern) for pattern in _list(facets, "patterns")),
                max_inclusive=Decimal(str(facets["max"])) if "max" in facets else None,
            ),
            base_xsd=str(fields.get("base", "decimal")),
        ),
        str(fields.get("period", "duration")),
        None if fields.get("balance") is None else str(fields["balance"]),
        fields.get("abstract") == "true",
        fields.get("nillable") != "false",
        Role(str(fields.get("role", "item"))),
        typed_domain=name(str(fields["domain"])) if "domain" in fields else None,
        enumeration=EnumerationDomain(name(str(fields["list"])), BREAKDOWN) if "list" in fields else None,
        unit=name(str(fields["unit"])) if "unit" in fields else None,
    )


def _arcs(data: Mapping[str, object], document: YamlDocument) -> dict[tuple[str, str], list[Relationship]]:
    arcs: dict[tuple[str, str], list[Relationship]] = {}

    def add(arcrole: str, role: str, source: str, target: object, **more: object) -> None:
        relationship = Relationship(name(source), name(str(target)), **more)  # type: ignore[arg-type]
        arcs.setdefault((arcrole, role), []).append(relationship)

    for line in _list(data, "presentation"):
        add(ARCROLE_PARENT_CHILD, STATEMENT, "Heading", line)
    for total, items in _map(data, "calculation").items():
        for number, item in enumerate(items if isinstance(items, list) else []):
            sign, local = str(item)[0], str(item)[1:].strip()
            span = document.span("calculation", total, number)
            arcrole = ARCROLE_SUMMATION_10 if data.get("mode") == "1.0" else ARCROLE_SUMMATION_11
            add(arcrole, STATEMENT, total, local, weight=Decimal(f"{sign}1"), span=span)
    for key, arcrole in (("aliases", ARCROLE_ESSENCE_ALIAS), ("requires", ARCROLE_REQUIRES_ELEMENT)):
        for source, target in _map(data, key).items():
            add(arcrole, STATEMENT, source, target)
    for item, axes in _map(data, "hypercubes").items():
        add(ARCROLE_ALL, BREAKDOWN, item, "Table", closed=True, context_element=data.get("context element"))
        for axis in axes if isinstance(axes, list) else []:
            add(ARCROLE_HYPERCUBE_DIMENSION, BREAKDOWN, "Table", axis)
    for axis, domain in _map(data, "domains").items():
        add(ARCROLE_DIMENSION_DOMAIN, BREAKDOWN, axis, domain)
    for parent, members in _map(data, "members").items():
        for member in members if isinstance(members, list) else []:
            add(ARCROLE_DOMAIN_MEMBER, BREAKDOWN, parent, member)
    return arcs


def _taxonomy(data: Mapping[str, object], document: YamlDocument) -> Taxonomy:
    concepts = {name(local): _concept(local, dict(_map(data["concepts"], local))) for local in _map(data, "concepts")}
    labels = {
        name(local): (Label(ROLE_LABEL, "en", str(fields["label"])),)
        for local, fields in _map(data, "concepts").items()
        if isinstance(fields, dict) and "label" in fields
    }
    statement = LinkRole(STATEMENT, "Statement", comparative=data.get("comparative") == "true")
    return Taxonomy(
        NAMESPACE,
        "fx",
        "fx.xsd",
        concepts,
        languages=("en",),
        labels=labels,
        roles={STATEMENT: statement},
        networks={key: Network(*key, tuple(group)) for key, group in _arcs(data, document).items()},
        typed_domains={
            name(element): DataType(None, ItemKind(str(kind))) for element, kind in _map(data, "typed_domains").items()
        },
        defaults={name(axis): name(str(member)) for axis, member in _map(data, "defaults").items()},
        required=tuple(name(str(local)) for local in _list(data, "required")),
        assertions=tuple(
            parse_assertion(str(text), name, document.span("assertions", number))
            for number, text in enumerate(_list(data, "assertions"))
        ),
    )
