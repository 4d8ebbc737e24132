"""A report: a set of facts on a taxonomy; and the proof that the rules have seen it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from disclose.model.aspects import Aspects
from disclose.model.context import Context, DeclaredUnit
from disclose.model.fact import Fact, Tuple
from disclose.model.footnote import FactContent, FactLink, Footnote, NoteContent, TupleContent, link_contents, tuple_contents
from disclose.model.links import FootnoteLink, RoleReference
from disclose.model.value import Value
from disclose.names import QName

if TYPE_CHECKING:
    import pyarrow


class Report(Struct, frozen=True):
    """Facts, in an order without meaning, the footnotes and links that say more of them, and the entry points of the taxonomy
    they are reported on.

    `facts` are all items, those inside `tuples` among them; `tuples` come each after the one that holds it. `schema_refs` are
    URLs as written in the document: relative to it, or absolute. The rest is the document's own, for the rules that judge it:
    `contexts` and `units` whether used or not, `links` and `role_references` as written.
    """

    facts: tuple[Fact, ...]
    schema_refs: tuple[str, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    tuples: tuple[Tuple, ...] = ()
    contexts: tuple[Context, ...] = ()
    units: tuple[DeclaredUnit, ...] = ()
    links: tuple[FootnoteLink, ...] = ()
    role_references: tuple[RoleReference, ...] = ()
    fact_links: tuple[FactLink, ...] = ()

    def content(self) -> frozenset[tuple[Aspects, Value]]:
        """What the report says, as a set: without ids, order, origins or repetition. Equality of two reports is
        equality of their contents (OIM section 5, with complete duplicates counted once)."""
        return frozenset((fact.aspects, fact.value) for fact in self.facts)

    def links_content(self) -> Mapping[NoteContent | tuple[str, str, FactContent], frozenset[FactContent]]:
        """What its footnotes and links say, with the facts named by what they say in place of ids: the facts that each
        footnote is about, and those that links lead to from each fact by role and arcrole. Two reports whose `content` is
        equal also say the same of their facts where these are equal."""
        return link_contents(self.facts, self.tuples, self.footnotes, self.fact_links)

    def tuples_content(self) -> frozenset[TupleContent]:
        """What the tuples directly under the root say, without ids, order and repetition."""
        contents = tuple_contents(self.tuples, self.facts) if self.tuples else {}
        return frozenset(content for one, content in contents.items() if one.container is None)

    def to_arrow(self, labels: Mapping[QName, str] | None = None) -> pyarrow.Table:
        """The facts as an Arrow table, one row a fact: see `facts_table`. Needs the extra ``disclose[arrow]``."""
        from disclose.model.arrow import facts_table

        return facts_table(self, labels)

    def with_facts(self, *facts: Fact) -> Report:
        """The report with further facts."""
        return replace(self, facts=self.facts + facts)


class CheckedReport(Struct, frozen=True):
    """A report in which the rules found no error. Writers accept nothing else; only rules/engine.py makes one, which an
    architecture test holds. Facts are in canonical order, so that output does not depend on the order of input."""

    report: Report

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts in canonical order."""
        return self.report.facts
