"""The report in one target of a document set: facts, tuples, footnotes (Inline XBRL 1.1 section 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome, error, warning
from disclose.formats.contexts import ContextReader, children
from disclose.formats.facts import FactReader, FoundFact
from disclose.formats.footnotes import LinkReader, linked, related
from disclose.formats.inline.document_set import InlineSet
from disclose.formats.inline.elements import Element
from disclose.formats.inline.extract import Extracted, Extractor
from disclose.formats.inline.offences import called, offence
from disclose.formats.link_findings import link_findings
from disclose.lexical import collapse
from disclose.model import Context, DeclaredUnit, FootnoteLink, FootnoteResource, Report, RoleReference, Tuple, Unit
from disclose.names import ARCROLE_FACT_FOOTNOTE
from disclose.taxonomy import ItemKind, Taxonomy

_TERMS = ("numerator", "denominator")


Relocate: TypeAlias = Callable[[str, str], str]
"""Gives a reference, written in the document at a path in diagnostics, as the report is to have it."""


def as_written(shown: str, href: str) -> str:
    """A reference as its document has it."""
    return href


def target_report(
    inline: InlineSet, target: str | None, taxonomy: Taxonomy, relocate: Relocate = as_written
) -> Outcome[Report]:
    """The report in a target, with what is wrong in its contexts, values and links. The report is there always; what it refers
    to is as `relocate` says."""
    return _Reading(inline, target, taxonomy, relocate).report()


class _Reading:
    """Makes the report of one target."""

    def __init__(self, inline: InlineSet, target: str | None, taxonomy: Taxonomy, relocate: Relocate) -> None:
        self._inline, self._target, self._taxonomy, self._relocate = inline, target, taxonomy, relocate
        self._found: list[Diagnostic] = []
        self._contexts: dict[str, Context] = {}
        self._units: dict[str, Unit] = {}
        self._declared_units: list[DeclaredUnit] = []
        self._roles: dict[tuple[bool, str], RoleReference] = {}
        self._tuples: dict[Element, Tuple] = {}
        self._terms: dict[Element, list[Element]] = {}
        self._extractor = Extractor(inline.chains.after)
        self._language = next((part.element.tagging.scope.language for part in inline.sections(target)), None)
        """That of the instance, which its references give, for what has none in its document."""

    def report(self) -> Outcome[Report]:
        """The report, and everything found."""
        members = [one for one in self._inline.members(self._target) if not self._inline.tuples.repeats(one)]
        self._resources(members)
        self._reader = FactReader(self._taxonomy, self._contexts, self._units)
        if any(document.elements["fraction"] for document in self._inline.documents):
            self._find_terms()
        for element in members:
            if self._inline.tuples.container(element) is None:
                self._add(element)
        links = self._links()
        footnotes, fact_links = linked(links)
        links = tuple(self._of_footnotes(link) for link in links)
        references = self._inline.references(self._target)
        report = Report(
            facts=tuple(self._reader.facts),
            schema_refs=tuple(self._relocate(one.span.path, one.href) for one in references if one.kind == "schemaRef"),
            footnotes=footnotes,
            tuples=tuple(self._tuples.values()),
            contexts=tuple(self._contexts.values()),
            units=tuple(self._declared_units),
            links=links,
            role_references=tuple(self._roles.values()),
            fact_links=fact_links,
        )
        self._found += self._extractor.found
        self._found += self._reader.found
        for part in self._inline.sections(self._target):
            self._found += link_findings(
                part.content, part.element.shown, links, report.role_references, self._taxonomy.role_uses, self._taxonomy.cycles
            )
        return Outcome(report, tuple(dict.fromkeys(self._found)))

    def _resources(self, members: Iterable[Element]) -> None:
        """Read the contexts and units that facts of the target use, and those that nothing uses."""
        own_contexts = {collapse(one.context) for one in members if one.context is not None}
        own_units = {collapse(one.get("unitRef")) for one in members}
        foreign = [one for document in self._inline.documents for one in document.facts if one.target != self._target]
        not_ours = {collapse(one.context) for one in foreign if one.context is not None} - own_contexts
        not_ours |= {collapse(one.get("unitRef")) for one in foreign} - own_units
        used = self._inline.roles(self._target)
        for document in self._inline.documents:
            reader = ContextReader(document.shown, self._taxonomy.typed_domains)
            for part in document.resources:
                reader.read(child for child in children(part.content) if child.get("id") not in not_ours)
                for role in LinkReader(part.content, document.shown, ()).role_references():
                    if role.uri in used:
                        placed = replace(role, href=self._relocate(document.shown, role.href))
                        self._roles.setdefault((role.arcrole, role.uri), placed)
            self._found += reader.found
            for id, context in reader.contexts.items():
                self._contexts.setdefault(id, context)
            for id, unit in reader.units.items():
                self._units.setdefault(id, unit)
            self._declared_units += reader.declared_units

    def _find_terms(self) -> None:
        """The terms of each fraction, those of a fraction inside it among them."""
        for document in self._inline.documents:
            for kind in _TERMS:
                for term in document.elements[kind]:
                    for around in term.ancestors():
                        if around.kind == "fraction":
                            self._terms.setdefault(around, []).append(term)

    def _add(self, first: Element) -> None:
        """Read a fact; of a tuple everything in it, in order."""
        waiting: list[tuple[Element, Tuple | None, int]] = [(first, None, 0)]
        while waiting:
            element, container, position = waiting.pop()
            if element.kind != "tuple":
                self._item(element, container, position)
                continue
            concept = element.tagging.concept
            if concept is None:
                self._nameless(element)
                continue
            own_id = self._reader.tuple_id(element.id, concept, element.span)
            made = Tuple(own_id, concept, container, element.tagging.nil, element.span, position)
            self._tuples[element] = made
            inside = list(enumerate(self._inline.tuples.members(element)))
            waiting += [(one, made, number) for number, one in reversed(inside)]

    def _item(self, element: Element, container: Tuple | None, position: int) -> None:
        tagging = element.tagging
        if tagging.concept is None:
            self._nameless(element)
            return
        if not self._referred(element):
            return
        kind = element.kind
        concept = self._taxonomy.concept(tagging.concept)
        if concept is not None and (concept.kind is ItemKind.FRACTION) != (kind == "fraction"):
            what = "is a fraction" if kind != "fraction" else "is no fraction"
            message, help = f"{called(element)} is tagged with {kind} and {what}", "Use the element for its type."
            self._found.append(offence("fraction", "fractionDeclaration", message, element.span, help))
            return
        terms = self._fraction(element) if kind == "fraction" else None
        extracted = Extracted("") if kind == "fraction" else self._extractor.value(element)
        attributes = tagging.attributes
        scope = tagging.scope
        self._reader.add(
            FoundFact(
                tagging.concept,
                extracted.text,
                element.span,
                lambda: scope.namespaces,
                element.id,
                element.context,
                attributes.get("unitRef"),
                attributes.get("decimals"),
                attributes.get("precision"),
                self._language if scope.language is None else scope.language,
                tagging.nil,
                extracted.reason,
                element.text if kind == "nonFraction" else None,
                extracted.scale,
                terms,
                container,
                position,
                extracted.told,
            )
        )

    def _fraction(self, element: Element) -> tuple[str, str] | None:
        terms = {term.kind: term for term in self._terms.get(element, ())}
        if len(terms) < len(_TERMS):
            return None
        numerator, denominator = (self._extractor.number(terms[kind]).text for kind in _TERMS)
        return numerator, denominator

    def _nameless(self, element: Element) -> None:
        message = f"{element.get('name', 'A fact without a name')} is not a name whose prefix is declared"
        self._found.append(error("disclose.inline:name", message, element.span))

    def _referred(self, element: Element) -> bool:
        """Whether the context and the unit of a fact are there."""
        if collapse(element.context or "") not in self._contexts:
            message = f"{called(element)} refers to a context that does not exist: {element.context or 'none is named'}"
            help = "Correct its contextRef, or add the context."
            self._found.append(offence(element.kind, "contextReference", message, element.span, help))
            return False
        unit = element.tagging.attributes.get("unitRef")
        if element.kind != "nonNumeric" and (unit is None or collapse(unit) not in self._units):
            message = f"{called(element)} refers to a unit that does not exist: {unit or 'none is named'}"
            help = "Correct its unitRef, or add the unit."
            self._found.append(offence(element.kind, "unitReference", message, element.span, help))
            return False
        return True

    def _links(self) -> tuple[FootnoteLink, ...]:
        """The footnote links that the relationships of the target stand for."""
        relationships = list(self._inline.relationships(self._target))
        if not relationships:
            return ()
        wanted = {one for relationship in relationships for one in relationship.targets}
        notes = {id: self._note(element) for id, element in self._inline.footnotes.items() if id in wanted}
        known = {fact.id for fact in self._reader.facts} | {one.id for one in self._tuples.values()}
        return related(relationships, notes, known)

    def _of_footnotes(self, link: FootnoteLink) -> FootnoteLink:
        """A link for the rules, which know no fact as a footnote. As that is what a relationship between facts says where it
        names no arcrole, it is not forbidden here."""
        notes = {resource.label for resource in link.resources}
        kept = []
        for arc in link.arcs:
            if arc.arcrole == ARCROLE_FACT_FOOTNOTE and arc.end not in notes:
                message = "A relationship leads from a fact to a fact and calls this a footnote"
                help = "Name the arcrole that says how the facts belong together."
                self._found.append(warning("disclose.inline:fact-as-footnote", message, arc.span, help=help))
            else:
                kept.append(arc)
        return replace(link, arcs=tuple(kept))

    def _note(self, element: Element) -> FootnoteResource:
        text = self._extractor.content(element, escaped=True)
        # a footnote without a language is found where it stands
        language = element.tagging.scope.language or ""
        return FootnoteResource(element.id or "", element.get("footnoteRole"), language, text, element.span)
