"""Which plain facts of an instance stand for all others when its validity as XML is asked.

What XML Schema says of a plain fact depends on its name, its attributes and its text, and of these few differ: of each concept
written in each manner one fact is enough, and of texts those that are not plainly a number or free text. What is left to see in
every fact is that references lead to contexts and that ids are names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import compress, count

from disclose.model.columns import FactColumns
from disclose.taxonomy import Concept, ItemKind, Role, Taxonomy
from disclose.taxonomy.concept import NO_FACETS

_MARK = b"<"
"""Between texts that are looked at together: no text of a plain fact and no attribute holds it."""
_FREE = frozenset({"string", "normalizedString", "token"})
_PLAIN = frozenset(
    [
        *(ItemKind.STRING, ItemKind.TEXT_BLOCK, ItemKind.DECIMAL, ItemKind.INTEGER),
        *(ItemKind.MONETARY, ItemKind.SHARES, ItemKind.PURE, ItemKind.PER_SHARE, ItemKind.PERCENT),
    ]
)
"""Kinds whose standard types have no facets; taxonomies do not tell those of standard types."""
_NUMBERS = {
    "decimal": re.compile(rb"(?:-?[0-9]{1,15}+(?:\.[0-9]{1,6}+)?+<)*+"),
    "integer": re.compile(rb"(?:-?[0-9]{1,15}+<)*+"),
    "nonNegativeInteger": re.compile(rb"(?:[0-9]{1,15}+<)*+"),
}
"""By the built-in type, its values in their usual form, each with the mark: nothing that a library counts digits of."""
_IDS = re.compile(rb"(?:[A-Za-z_][A-Za-z0-9_.-]*+<)*+")


def samples(columns: FactColumns, taxonomy: Taxonomy, contexts: Collection[str]) -> list[int]:
    """Positions of facts: if these are valid on the schemas of the taxonomy, all are, but for their ids. `contexts` are ids
    that are known to be valid."""
    concepts = [taxonomy.concept(name) for name in columns.names]
    chosen = set(dict(zip(zip(columns.concepts, columns.manners, strict=True), count(), strict=False)).values())
    nil = [manner.nil for manner in columns.spellings]
    if any(nil):
        # one that is nil must have no text
        chosen.update(compress(count(), map(nil.__getitem__, columns.manners)))
    strange = [id not in contexts for id in columns.context_ids]
    if any(strange):
        chosen.update(compress(count(), map(strange.__getitem__, columns.contexts)))
    built_in = [_built_in(concept) for concept in concepts]
    own = [name not in _FREE for name in built_in]
    for name, pattern in _NUMBERS.items():
        of = [one == name for one in built_in]
        texts = compress(columns.texts, map(of.__getitem__, columns.concepts))
        if pattern.fullmatch(_joined(texts)):
            own = [other and not one for one, other in zip(of, own, strict=True)]
    if any(own):
        kinds = [_kind(number, concept) for number, concept in enumerate(concepts)]
        facts = compress(zip(columns.concepts, columns.texts, count(), strict=False), map(own.__getitem__, columns.concepts))
        chosen.update({(kinds[concept], text): fact for concept, text, fact in facts}.values())
    return sorted(chosen)


def are_names(ids: Iterable[bytes | None]) -> bool:
    """Whether some ids are plainly names without colons, as XML Schema has them."""
    return _IDS.fullmatch(_joined(id for id in ids if id is not None)) is not None


def _joined(texts: Iterable[bytes]) -> bytes:
    return _MARK.join((*texts, b""))


def _built_in(concept: Concept | None) -> str | None:
    """The built-in type of whose values every one is good for a concept; None where it is not that simple."""
    if concept is None or concept.role is not Role.ITEM or concept.default is not None or concept.kind not in _PLAIN:
        return None
    return concept.type.base_xsd if concept.type.facets == NO_FACETS else None


def _kind(number: int, concept: Concept | None) -> Sequence[object]:
    """What concepts share for which the same texts are good."""
    return (number,) if concept is None or concept.default is not None else (id(concept.type), concept.default)
