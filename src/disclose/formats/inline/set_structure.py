"""What the documents of a set must be like together: references, ids, relationships (Inline XBRL 1.1 sections 8, 12 to 14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclose.diagnostics import Diagnostic, Span
from disclose.formats.inline.elements import MEMBERS, SEPARATOR, Element, InlineDocument
from disclose.formats.inline.offences import called, offence
from disclose.names import XML

_IDENTIFIED = (*sorted(MEMBERS), "continuation", "footnote", "references")
_BASE = f"{XML}{SEPARATOR}base"


def set_findings(documents: tuple[InlineDocument, ...], targets: Iterable[str | None]) -> Iterator[Diagnostic]:
    """Every finding about a document set as a whole. `targets` are those of its facts."""
    place = Span(documents[0].shown) if documents else None
    headers = [element for document in documents for element in document.elements["header"]]
    references = [element for document in documents for element in document.elements["references"]]
    if not any(element.children for element in headers):
        message, help = "There is no Inline XBRL header with something in it", "Add ix:header, with references and resources."
        span = headers[0].span if headers else place
        yield offence("header", "headerMissing", message, span, help)
        return
    if not any(document.elements["resources"] for document in documents):
        message, help = "No document has resources, so that facts have no contexts", "Add ix:resources to a header."
        yield offence("resources", "missingResources", message, headers[0].span, help)
    yield from _targets(references, targets, headers[0].span)
    yield from _references(references)
    yield from _ids(documents)
    yield from _relationships(documents)


def _targets(references: list[Element], targets: Iterable[str | None], place: Span) -> Iterator[Diagnostic]:
    if not references:
        message, help = "No document has references, so that facts have no taxonomy", "Add ix:references to a header."
        yield offence("references", "missingReferences", message, place, help)
        return
    there = {element.target for element in references}
    for target in targets:
        if target not in there:
            which = "the default target" if target is None else f"the target {target}"
            message, help = f"There are facts for {which} and no references", "Add ix:references with that target."
            yield offence("references", "missingReferenceTargets", message, references[0].span, help)


def _references(references: list[Element]) -> Iterator[Diagnostic]:
    """What the references of one target may say only once, or must say alike."""
    attributes: dict[tuple[str | None, str], Element] = {}
    prefixes: dict[tuple[str | None, str | None], tuple[str, Element]] = {}
    ids: dict[str | None, Element] = {}
    for element in references:
        target = element.target
        for name in element.tagging.attributes:
            if SEPARATOR in name and name != _BASE:
                first = attributes.setdefault((target, name), element)
                if first is not element:
                    message = f"The attribute {name.rpartition(SEPARATOR)[2]} is on two references of one target"
                    help, where = "Keep one: it becomes an attribute of the one instance.", (first.span,)
                    yield offence("references", "referencesAttributeDuplication", message, element.span, help, related=where)
        if element.id is not None:
            first = ids.setdefault(target, element)
            if first is not element:
                message, help = "Two references of one target have an id", "Keep one: it becomes that of the one instance."
                yield offence("references", "referencesTargetId", message, element.span, help, related=(first.span,))
        namespaces = element.tagging.scope.namespaces
        for prefix, uri in namespaces.items():
            known, other = prefixes.setdefault((target, prefix), (uri, element))
            if known != uri:
                what = f"The prefix {prefix}" if prefix else "The default namespace"
                message, help = f"{what} has two meanings in the references of one target", "Let it have one."
                where = (other.span,)
                yield offence("references", "referencesNamespacePrefixConflict", message, element.span, help, related=where)


def _ids(documents: tuple[InlineDocument, ...]) -> Iterator[Diagnostic]:
    """Ids that elements of several documents have; those of one document, its schema compares."""
    if len(documents) < 2:
        return
    first: dict[str, tuple[int, Span]] = {}
    for number, document in enumerate(documents):
        tagged = [element for kind in _IDENTIFIED for element in document.elements[kind] if element.id is not None]
        places = [(one.kind, one.id or "", one.span) for one in tagged]
        places += [("resources", id, span) for id, span in document.resource_ids.items()]
        for kind, id, span in places:
            where, earlier = first.setdefault(id, (number, span))
            if where != number:
                name = {"resources": "resourceIdDuplication", "references": "referencesIdDuplication"}.get(kind, "uniqueIxId")
                message, help = f"The id {id} is in two documents of the set", "Give each element of the set an id of its own."
                yield offence(kind, name, message, span, help, related=(earlier,))


def _relationships(documents: tuple[InlineDocument, ...]) -> Iterator[Diagnostic]:
    relationships = [element for document in documents for element in document.elements["relationship"]]
    if not relationships:
        return
    facts = ids_of(documents, MEMBERS)
    notes = ids_of(documents, ("footnote",))
    for element in relationships:
        sources, targets = element.get("fromRefs").split(), element.get("toRefs").split()
        for one in sources:
            if one not in facts:
                message, help = (
                    f"A relationship begins at {one}, which is no fact",
                    "Correct fromRefs: it names the ids of facts.",
                )
                yield offence("relationship", "relationshipFromRef", message, element.span, help)
        for one in targets:
            if one not in facts and one not in notes:
                message = f"A relationship leads to {one}, which is neither a fact nor a footnote"
                help = "Correct toRefs: it names the ids of facts or of footnotes."
                yield offence("relationship", "relationshipToRef", message, element.span, help)
        for one in sorted({*sources} & {*targets}):
            message, help = (
                f"A relationship leads from {called(facts[one]) if one in facts else one} to itself",
                "Correct toRefs.",
            )
            yield offence("relationship", "relationshipFromToMatch", message, element.span, help)
        if any(one in notes for one in targets) and any(one in facts for one in targets):
            message, help = "A relationship leads to footnotes and to facts", "Make two relationships of it."
            yield offence("relationship", "relationshipReferencesMixed", message, element.span, help)


def ids_of(documents: Iterable[InlineDocument], kinds: Iterable[str]) -> dict[str, Element]:
    """The elements of some kinds by their ids; of several with one id, the first."""
    found: dict[str, Element] = {}
    kinds = tuple(kinds)
    for document in documents:
        for kind in kinds:
            for element in document.elements[kind]:
                if element.id is not None:
                    found.setdefault(element.id, element)
    return found
