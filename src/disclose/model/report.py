"""A report: a set of facts on a taxonomy; and the proof that the rules have seen it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from disclose.model.aspects import Aspects
from disclose.model.context import Context, DeclaredUnit
from disclose.model.fact import Fact, Footnote, Tuple
from disclose.model.links import FootnoteLink, RoleReference
from disclose.model.value import Value


@dataclass(frozen=True, slots=True)
class Report:
    """Facts, in an order without meaning, and the entry points of the taxonomy they are reported on.

    `facts` are all items, those inside `tuples` among them. `schema_refs` are URLs as written in the document: relative to
    it, or absolute. What follows is the document's own, for the rules that judge it: `contexts` and `units` whether used or
    not, `links` and `role_references` as written.
    """

    facts: tuple[Fact, ...]
    schema_refs: tuple[str, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    tuples: tuple[Tuple, ...] = ()
    contexts: tuple[Context, ...] = ()
    units: tuple[DeclaredUnit, ...] = ()
    links: tuple[FootnoteLink, ...] = ()
    role_references: tuple[RoleReference, ...] = ()

    def content(self) -> frozenset[tuple[Aspects, Value]]:
        """What the report says, as a set: without ids, order, origins or repetition. Equality of two reports is
        equality of their contents (OIM section 5, with complete duplicates counted once)."""
        return frozenset((fact.aspects, fact.value) for fact in self.facts)

    def with_facts(self, *facts: Fact) -> Report:
        """The report with further facts."""
        return replace(self, facts=self.facts + facts)


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report in which the rules found no error. Writers accept nothing else; only rules/engine.py makes one, which an
    architecture test holds. Facts are in canonical order, so that output does not depend on the order of input."""

    report: Report

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts in canonical order."""
        return self.report.facts
