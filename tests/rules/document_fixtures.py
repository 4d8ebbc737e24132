"""What fixtures say of a document beyond its facts: tuples, contexts, units, footnote links, references to roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from disclose.diagnostics import Span
from disclose.model import (
    Context,
    DeclaredUnit,
    Entity,
    ExplicitMember,
    FootnoteArc,
    FootnoteLink,
    FootnoteResource,
    Locator,
    Member,
    OtherContent,
    Period,
    RoleReference,
    Target,
    Tuple,
    Unit,
)
from disclose.model.aspects import dimensions_of
from disclose.names import ARCROLE_FACT_FOOTNOTE, ROLE_FOOTNOTE, ROLE_LINK, XBRLI, QName
from disclose.yaml_source import YamlDocument

Data = Mapping[str, object]


def entries(data: object, key: str) -> list[dict[str, object]]:
    """The mappings listed under a key."""
    assert isinstance(data, dict)
    value = data.get(key) or []
    assert isinstance(value, list)
    return value


def tuples_of(data: Data, document: YamlDocument, name: Callable[[str], QName]) -> dict[str, Tuple]:
    """Tuples by id, each after the one that holds it."""
    found: dict[str, Tuple] = {}
    for number, entry in enumerate(entries(data, "tuples")):
        container = found[str(entry["in"])] if "in" in entry else None
        one = str(entry["id"])
        found[one] = Tuple(one, name(str(entry["concept"])), container, span=document.span("tuples", number))
    return found


def contexts_of(
    data: Data, document: YamlDocument, entity: Entity, name: Callable[[str], QName], period: Callable[[object], Period]
) -> dict[str, Context]:
    """Contexts by id. ``segment`` and ``scenario`` name the elements these hold; ``item`` stands for one of XBRL itself.
    ``unscoped`` names typed dimensions with undeclared prefixes in their values; ``members`` are dimensions, which stand in the
    scenario unless ``place: segment`` says otherwise."""

    def names(entry: Mapping[str, object], key: str) -> tuple[QName, ...]:
        listed = str(entry.get(key, "")).split()
        return tuple(QName(XBRLI, one) if one == "item" else name(one) for one in listed)

    found = {}
    for number, entry in enumerate(entries(data, "contexts")):
        segment, scenario = names(entry, "segment"), names(entry, "scenario")
        other = OtherContent(str(segment or ""), str(scenario or "")) if segment or scenario else None
        one, span = str(entry["id"]), document.span("contexts", number)
        when = period(entry.get("period", "2023"))
        listed = entry.get("members") or {}
        assert isinstance(listed, dict)
        members: dict[QName, Member] = {name(axis): ExplicitMember(name(str(member))) for axis, member in listed.items()}
        found[one] = Context(
            one,
            entity,
            when,
            dimensions_of(members),
            other=other,
            in_segment=frozenset(members) if entry.get("place") == "segment" else frozenset(),
            segment_names=segment,
            scenario_names=scenario,
            span=span,
            unscoped=frozenset(names(entry, "unscoped")),
        )
    return found


def units_of(data: Data, document: YamlDocument, unit: Callable[[object], Unit | None]) -> tuple[DeclaredUnit, ...]:
    """Declared units, each ``id: unit``."""
    listed = data.get("units") or {}
    assert isinstance(listed, dict)
    found = ((one, unit(text), document.span("units", one)) for one, text in listed.items())
    return tuple(DeclaredUnit(one, each, span) for one, each, span in found if each is not None)


def links_of(data: Data, document: YamlDocument) -> tuple[FootnoteLink, ...]:
    """Footnote links. A locator is ``label: target``, where the target is a fact's id or the name of a `Target`."""
    return tuple(_link(entry, document, number) for number, entry in enumerate(entries(data, "links")))


def _link(entry: dict[str, object], document: YamlDocument, number: int) -> FootnoteLink:
    def span(*key: object) -> Span | None:
        return document.span("links", number, *key)  # type: ignore[arg-type]

    located = entry.get("locators") or {}
    assert isinstance(located, dict)
    targets = {one.name.lower(): one for one in Target}
    locators = []
    for label, value in located.items():
        more = value if isinstance(value, dict) else {"to": value}
        text, role, standard = str(more["to"]), str(more.get("role", "")), more.get("standard") != "false"
        target = targets.get(text, Target.FACT)
        locators.append(Locator(label, f"#{text}", target, text, span("locators", label), role, standard))
    resources = [
        FootnoteResource(
            str(one["label"]),
            str(one.get("role", ROLE_FOOTNOTE)),
            None if "language" in one else "en",
            "text",
            span("footnotes", at),
        )
        for at, one in enumerate(entries(entry, "footnotes"))
    ]
    arcs = [
        FootnoteArc(str(one.get("arcrole", ARCROLE_FACT_FOOTNOTE)), str(one["from"]), str(one["to"]), span=span("arcs", at))
        for at, one in enumerate(entries(entry, "arcs"))
    ]
    return FootnoteLink(str(entry.get("role", ROLE_LINK)), tuple(locators), tuple(resources), tuple(arcs), span())


def references_of(data: Data, document: YamlDocument) -> tuple[RoleReference, ...]:
    """References to roles and arcroles."""
    return tuple(
        RoleReference(
            str(entry.get("role", entry.get("arcrole"))), "x.xsd#x", "arcrole" in entry, document.span("references", number)
        )
        for number, entry in enumerate(entries(data, "references"))
    )
