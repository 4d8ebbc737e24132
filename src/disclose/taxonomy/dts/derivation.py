"""Type definitions to `DataType`: the kind from the standard type at the top of the chain of derivation, facets step by step
(XML Schema Part 2, sections 4.1.2 and 4.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from disclose.lexical import parse_decimal, parse_integer
from disclose.names import XBRLI, XS, QName
from disclose.taxonomy.concept import DataType, Facets, ItemKind
from disclose.taxonomy.dts.item_kinds import BUILT_IN_KINDS, head_kind
from disclose.taxonomy.dts.schema_nodes import SchemaType

ANY_TYPE = DataType(QName(XS, "anyType"), ItemKind.OTHER, base_xsd="anyType")
_NOT_LISTED = "anySimpleType"
_DECIMALS, _PRECISION = QName("", "decimals"), QName("", "precision")
# of dates and date-times; kept for the item type of the latter
_DATE_UNION = QName(XBRLI, "dateUnion")


class TypeDerivation:
    """Resolves types of one taxonomy set; every named type is resolved once. Chains are followed without recursion, so that
    neither a cycle nor a chain of a million types does harm."""

    def __init__(self, types: Mapping[QName, SchemaType]) -> None:
        self._types = types
        self._known: dict[QName, DataType] = {}

    def named(self, qname: QName) -> DataType | None:
        """The type of a name; None if no document defines it."""
        known = self._known.get(qname)
        if known is None:
            known = self._standard(qname)
            if known is None:
                definition = self._types.get(qname)
                if definition is None:
                    return None
                known = self.defined(definition)
            self._known[qname] = known
        return known

    def defined(self, definition: SchemaType) -> DataType:
        """The type of a definition, named or anonymous."""
        chain, top = self._chain(definition)
        result = top
        for step in reversed(chain):
            result = self._derived(step, result)
            if step.name is not None:
                self._known[step.name] = result
        return result

    def _chain(self, definition: SchemaType) -> tuple[list[SchemaType], DataType]:
        """The definitions from this one up to the first type that is known, and that type."""
        chain: list[SchemaType] = []
        seen: set[SchemaType] = set()
        step: SchemaType | None = definition
        while step is not None and step not in seen:
            seen.add(step)
            if step.name is not None:
                known = self._known.get(step.name) or self._standard(step.name)
                if known is not None and self._types.get(step.name) is step:
                    return chain, known
            chain.append(step)
            if step.inner is not None and step.derivation != "list":
                step = step.inner
            elif step.base is None or step.derivation in ("list", None):
                break
            else:
                known = self._known.get(step.base) or self._standard(step.base)
                if known is not None:
                    return chain, known
                step = self._types.get(step.base)
        return chain, ANY_TYPE

    def _standard(self, qname: QName) -> DataType | None:
        """A built-in type, or the head of a kind: known by its name, so that its own facets and bases are left out."""
        if qname.namespace == XS:
            return DataType(qname, BUILT_IN_KINDS.get(qname.local, ItemKind.OTHER), base_xsd=qname.local)
        kind = head_kind(qname)
        definition = self._types.get(qname)
        if kind is None or definition is None:
            return None
        return DataType(qname, kind, base_xsd=self._built_in(definition))

    def _built_in(self, definition: SchemaType) -> str:
        """The local name of the built-in type above a definition."""
        step: SchemaType | None = definition
        for _ in range(100):
            if step is None or step.derivation is None:
                break
            if step.derivation in ("list", "union"):
                return "dateTime" if step.name == _DATE_UNION else _NOT_LISTED
            if step.inner is not None:
                step = step.inner
            elif step.base is not None and step.base.namespace == XS:
                return step.base.local
            else:
                step = self._types.get(step.base) if step.base is not None else None
        return "anyType"

    def _derived(self, step: SchemaType, base: DataType) -> DataType:
        name = step.name
        if step.derivation == "list":
            return DataType(name, ItemKind.OTHER, base_xsd=_NOT_LISTED)
        if step.derivation == "union":
            return self._union(step)
        if step.derivation is None:
            return replace(ANY_TYPE, qname=name)
        facets = restricted(base.facets, step.facets) if step.facets else base.facets
        above = base.base if step.inner is not None and step.base is None else step.base
        given = dict(step.defaults)
        decimals, precision = given.get(_DECIMALS, base.decimals), given.get(_PRECISION, base.precision)
        return DataType(name, base.kind, above, facets, base.base_xsd, (), decimals, precision)

    def _union(self, step: SchemaType) -> DataType:
        """A union of standard types behaves like them where they have one built-in type in common."""
        members = [self._standard(member) for member in step.members]
        built_in = {_NOT_LISTED if member is None else member.base_xsd for member in members}
        base_xsd = built_in.pop() if len(built_in) == 1 else _NOT_LISTED
        return DataType(step.name, BUILT_IN_KINDS.get(base_xsd, ItemKind.OTHER), base_xsd=base_xsd)


def restricted(base: Facets, facets: Iterable[tuple[str, str]]) -> Facets:
    """The facets after one step of derivation. Patterns of one step are alternatives, those of several steps all hold."""
    texts: dict[str, list[str]] = {}
    for name, text in facets:
        texts.setdefault(name, []).append(text)
    patterns = texts.get("pattern", [])
    joined = (patterns[0] if len(patterns) == 1 else "|".join(f"({pattern})" for pattern in patterns),) if patterns else ()
    numbers = {name: parse_decimal(values[-1]) for name, values in texts.items()}
    counts = {name: parse_integer(values[-1]) for name, values in texts.items()}
    lower = "minInclusive" in texts or "minExclusive" in texts
    upper = "maxInclusive" in texts or "maxExclusive" in texts
    return Facets(
        patterns=base.patterns + joined,
        enumeration=tuple(texts["enumeration"]) if "enumeration" in texts else base.enumeration,
        min_inclusive=numbers.get("minInclusive") if lower else base.min_inclusive,
        max_inclusive=numbers.get("maxInclusive") if upper else base.max_inclusive,
        min_exclusive=numbers.get("minExclusive") if lower else base.min_exclusive,
        max_exclusive=numbers.get("maxExclusive") if upper else base.max_exclusive,
        length=counts.get("length", base.length),
        min_length=counts.get("minLength", base.min_length),
        max_length=counts.get("maxLength", base.max_length),
        total_digits=counts.get("totalDigits", base.total_digits),
        fraction_digits=counts.get("fractionDigits", base.fraction_digits),
    )
