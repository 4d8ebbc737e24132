"""Several Inline XBRL documents read as one: their elements, their targets, and what each target refers to.

Inline XBRL 1.1 section 3 (document sets and target documents).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Findings, Outcome
from disclose.formats.contexts import span_of
from disclose.formats.footnotes import Relationship, resolved
from disclose.formats.inline.continuation import Chains
from disclose.formats.inline.elements import MEMBERS, Element, InlineDocument, Section
from disclose.formats.inline.scan import scan_document
from disclose.formats.inline.set_structure import ids_of, set_findings
from disclose.formats.inline.structure import structure_findings
from disclose.formats.inline.tuples import Tuples
from disclose.formats.references import REFERENCES, ReferenceName, TaxonomyReference
from disclose.names import ARCROLE_FACT_FOOTNOTE, LINK, ROLE_LINK, XLINK

_L, _HREF, _ROLE = f"{{{LINK}}}", f"{{{XLINK}}}href", f"{{{XLINK}}}role"
_ROLES: tuple[tuple[ReferenceName, str], ...] = (("roleRef", "roleURI"), ("arcroleRef", "arcroleURI"))


class InlineSet(Struct, frozen=True, eq=False):
    """A document set. `targets` are those that there are references or facts for, the default one (None) first.

    `facts` and `footnotes` are elements by their ids; `chains` gives the continuations of texts, `tuples` the tuples of facts.
    """

    documents: tuple[InlineDocument, ...]
    targets: tuple[str | None, ...]
    chains: Chains
    tuples: Tuples
    facts: Mapping[str, Element]
    footnotes: Mapping[str, Element]

    def members(self, target: str | None) -> Iterator[Element]:
        """The items and tuples of a target in document order, with those of others that its relationships lead to."""
        further: set[Element] = set()
        for relationship in self.relationships(target):
            leads_to = (self.facts[one] for one in relationship.targets if one in self.facts)
            further.update(element for element in leads_to if element.target != target)
        for document in self.documents:
            for element in document.facts:
                if element.target == target or element in further:
                    yield element

    def relationships(self, target: str | None) -> Iterator[Relationship]:
        """The relationships that begin at facts of a target, without ids that nothing has."""
        for document in self.documents:
            for element in document.elements["relationship"]:
                sources = [one for one in element.get("fromRefs").split() if one in self.facts]
                sources = [one for one in sources if self.facts[one].target == target]
                targets = [one for one in element.get("toRefs").split() if one in self.facts or one in self.footnotes]
                if sources and targets:
                    arcrole, role = element.get("arcrole", ARCROLE_FACT_FOOTNOTE), element.get("linkRole", ROLE_LINK)
                    yield Relationship(
                        tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(targets)), arcrole, role, element.span
                    )

    def sections(self, target: str | None) -> Iterator[Section]:
        """The references of a target."""
        return (part for document in self.documents for part in document.references if part.element.target == target)

    def references(self, target: str | None) -> tuple[TaxonomyReference, ...]:
        """What a target refers to, each once: its references, and the roles and arcroles that its relationships use."""
        found: dict[tuple[str, str], TaxonomyReference] = {}
        for part in self.sections(target):
            for child in part.content:
                for kind in REFERENCES:
                    if child.tag == _L + kind:
                        href = resolved(child, child.get(_HREF, ""))
                        span, role = span_of(child, part.element.shown), child.get(_ROLE, "")
                        found.setdefault((kind, href), TaxonomyReference(kind, href, span, role))
        used = self.roles(target)
        for document in self.documents:
            for part in document.resources if used else ():
                for kind, attribute in _ROLES:
                    for child in part.content.iterchildren(_L + kind):
                        if child.get(attribute) in used:
                            href = resolved(child, child.get(_HREF, ""))
                            span = span_of(child, document.shown)
                            found.setdefault((kind, href), TaxonomyReference(kind, href, span))
        return tuple(found.values())

    def roles(self, target: str | None) -> frozenset[str]:
        """The roles and arcroles that relationships of a target use, and those of the footnotes that they lead to."""
        found: set[str] = set()
        for one in self.relationships(target):
            found.update((one.role, one.arcrole))
            found.update(self.footnotes[part].get("footnoteRole") for part in one.targets if part in self.footnotes)
        return frozenset(role for role in found if role)


def open_inline_set(documents: Mapping[str, bytes]) -> Outcome[InlineSet]:
    """Read a document set: bytes by the path of each document in diagnostics. The documents' order has no meaning.

    There is no set only where a document is no XHTML. What is wrong with the elements, alone and together, is found here; what
    is wrong with values and contexts, when the report of a target is made.
    """
    findings = Findings()
    scanned = [findings.take(scan_document(data, shown)) for shown, data in sorted(documents.items())]
    read = tuple(document for document in scanned if document is not None)
    if len(read) < len(scanned) or not read:
        return Outcome(None, findings.all)
    chains, tuples = Chains(read), Tuples(read)
    of_facts = {element.target for document in read for element in document.facts}
    stated = {part.element.target for document in read for part in document.references}
    targets = tuple(sorted(of_facts | stated, key=lambda target: (target is not None, target or "")))
    found: Iterable[Diagnostic] = (
        *set_findings(read, sorted(of_facts, key=lambda target: target or "")),
        *chains.found,
        *tuples.found,
        *(one for document in read for one in structure_findings(document)),
    )
    findings.add(found)
    opened = InlineSet(read, targets or (None,), chains, tuples, ids_of(read, MEMBERS), ids_of(read, ("footnote",)))
    return Outcome(opened, findings.all)
