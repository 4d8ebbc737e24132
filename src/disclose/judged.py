"""A taxonomy loaded and judged: every document of it as XML, then all of them by the rules on taxonomies.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from disclose.diagnostics import Outcome
from disclose.rules.dts.check import check_dts, rules_form
from disclose.schema.taxonomy_documents import judge_documents
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.catalog import Catalog, shown_url
from disclose.taxonomy.compiled import Judge, Judgement, load_compiled
from disclose.taxonomy.dts.document import Dts
from disclose.taxonomy.dts.nodes import DocumentReference


def load_judged(
    entry_points: Sequence[DocumentReference | str],
    catalog: Catalog,
    *,
    shown: Callable[[str], str] = shown_url,
    cache: Cache | None = None,
) -> Outcome[Taxonomy]:
    """As `load_taxonomy`, and everything that is wrong with the taxonomy itself; both from the compiled form where there is one
    that still holds."""

    def judge(dts: Dts, taxonomy: Taxonomy) -> Judgement:
        documents = judge_documents(dts, catalog)
        return Judgement((*documents.findings, *check_dts(dts, taxonomy)), documents.read)

    return load_compiled(entry_points, catalog, shown=shown, cache=cache, judge=Judge(rules_form(), judge))
