"""A large Inline XBRL document taken apart: its plain facts as columns, and what is left as a small document.

Rank 4: passes values between rooms that do not know one another. Whoever judges the document or reads back what was written
goes over its bytes once; what stands between the facts, and everything that is no plain fact, is read as in any document.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from msgspec import Struct

from disclose.formats.inline.document_set import InlineSet, open_inline_set
from disclose.formats.inline.plain import scan_inline
from disclose.formats.inline.skeleton import skeleton
from disclose.formats.scanned import Scanned
from disclose.schema.links import wrong_link_types
from disclose.schema.locate import ids_in
from disclose.schema.standard import inline_passes
from disclose.taxonomy.catalog import Catalog
from disclose.xml_source import prepare_xml

_REFERRED = re.compile(rb"""(?:fromRefs|toRefs)\s*=\s*["']([^"']*)["']""")


class TakenApart(Struct, frozen=True, eq=False):
    """A document in which nothing is wrong as XML, taken apart. `left` is the document without plain facts, but for those at
    the positions `wanted`, which relationships name; `rest` is what that holds of Inline XBRL."""

    scanned: Scanned
    left: bytes
    rest: InlineSet
    wanted: list[int]

    @property
    def ids(self) -> frozenset[bytes]:
        """The ids of the plain facts."""
        return frozenset(id.strip() for id in self.scanned.ids if id is not None)

    def with_facts(self, facts: Collection[int], shown: str) -> TakenApart | None:
        """The same with further plain facts left where they are; None where something is wrong with these."""
        if not facts:
            return self
        wanted = sorted({*self.wanted, *facts})
        left = skeleton(self.scanned, wanted)
        rest = open_inline_set({shown: left})
        return None if rest.value is None or rest.diagnostics else TakenApart(self.scanned, left, rest.value, wanted)


def take_apart(data: bytes, shown: str, catalog: Catalog) -> TakenApart | None:
    """Take apart a document that is valid as XML and has one target, in the structure of which nothing is wrong; None for any
    other."""
    prepared = prepare_xml(data, shown).value
    if prepared is None or not inline_passes(prepared, catalog):
        return None
    scanned = scan_inline(prepared)
    if scanned is None:
        return None
    named = {id for ids in _REFERRED.findall(b"".join(scanned.gaps)) for id in ids.split()}
    wanted = scanned.with_ids(named) if named else []
    left = skeleton(scanned, wanted)
    if wrong_link_types(left, 1):
        return None
    rest = open_inline_set({shown: left})
    if rest.value is None or rest.diagnostics or rest.value.targets != (None,):
        return None
    left_in = frozenset(wanted)
    taken = (id.strip() for fact, id in enumerate(scanned.ids) if id is not None and fact not in left_in)
    others = ids_in(left)
    every = [*taken, *others]
    # an id with a reference in it may be spelled in two ways
    alone = len(set(every)) == len(every) and not any(b"&" in id for id in others)
    return TakenApart(scanned, left, rest.value, wanted) if alone else None
