"""The prefix map of a document that is written: every namespace and entity scheme of a report, each with one prefix."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from disclose.formats.oim.maps import RESERVED_PREFIXES
from disclose.formats.prefixes import Prefixes
from disclose.formats.values import names_in_value
from disclose.model import EnumerationValue, ExplicitMember, Fact, Member, QNameValue, Report
from disclose.names import CIK, LEI, NO_ENTITY, OIM, QName
from disclose.taxonomy import Taxonomy

_SCHEMES: Mapping[str, str] = {LEI: "lei", CIK: "cik"}
_SCHEME = "scheme"


class OimPrefixes:
    """The prefix of every namespace that a report uses, entity schemes among them. The choice depends on the taxonomy and the
    namespace; a scheme that is the only one of its kind is called ``scheme``."""

    def __init__(self, report: Report, taxonomy: Taxonomy) -> None:
        namespaces, schemes = _used(report.facts, taxonomy)
        if report.footnotes:
            namespaces.add(OIM)
        usual = Prefixes(taxonomy, namespaces).by_namespace
        reserved = {uri: prefix for prefix, uri in RESERVED_PREFIXES.items()}
        self._prefixes: dict[str, str] = {}
        for namespace, prefix in usual.items():
            free = prefix not in RESERVED_PREFIXES
            self._prefixes[namespace] = reserved.get(namespace) or (prefix if free else _hashed(namespace))
        taken = {*self._prefixes.values(), *RESERVED_PREFIXES}
        others = [scheme for scheme in schemes if scheme not in _SCHEMES and scheme not in self._prefixes]
        for scheme in schemes - self._prefixes.keys():
            name = _SCHEMES.get(scheme) or (_SCHEME if len(others) == 1 else _hashed(scheme))
            self._prefixes[scheme] = name if name not in taken else _hashed(scheme)
        self._names: dict[QName, str] = {}

    def name(self, qname: QName) -> str:
        """The name with its prefix; a name in no namespace has none. KeyError for a namespace the report does not use."""
        found = self._names.get(qname)
        if found is None:
            found = f"{self._prefixes[qname.namespace]}:{qname.local}" if qname.namespace else qname.local
            self._names[qname] = found
        return found

    @property
    def map(self) -> dict[str, str]:
        """Namespaces by prefix, sorted by prefix."""
        return dict(sorted((prefix, namespace) for namespace, prefix in self._prefixes.items()))


def _hashed(namespace: str) -> str:
    return f"n{hashlib.sha256(namespace.encode()).hexdigest()[:10]}"


def _used(facts: Iterable[Fact], taxonomy: Taxonomy) -> tuple[set[str], set[str]]:
    """The namespaces of names, and the schemes of entities."""
    namespaces: set[str] = set()
    schemes: set[str] = set()
    dimensions: dict[int, object] = {}
    for fact in facts:
        aspects, value = fact.aspects, fact.value
        namespaces.add(aspects.concept.namespace)
        schemes.add(aspects.entity.scheme)
        if aspects.unit is not None and not aspects.unit.is_pure:
            namespaces.update(one.namespace for one in (*aspects.unit.numerators, *aspects.unit.denominators))
        if isinstance(value, EnumerationValue | QNameValue):
            namespaces.update(one.namespace for one in names_of(value))
        if id(aspects.dimensions) not in dimensions:
            # facts share them; the reference keeps the number from being used again
            dimensions[id(aspects.dimensions)] = aspects.dimensions
            for dimension, member in aspects.dimensions:
                namespaces.add(dimension.namespace)
                namespaces.update(_of_member(member, taxonomy))
    return namespaces - {""}, schemes - {NO_ENTITY}


def names_of(value: EnumerationValue | QNameValue) -> tuple[QName, ...]:
    """The names that the value is: these syntaxes write all of them with a prefix."""
    return value.members if isinstance(value, EnumerationValue) else names_in_value(value, None)


def _of_member(member: Member, taxonomy: Taxonomy) -> Iterator[str]:
    if isinstance(member, ExplicitMember):
        yield member.member.namespace
        return
    domain = taxonomy.typed_domains.get(member.element)
    if domain is not None and domain.base_xsd == "QName" and not member.nil:
        yield QName.from_clark(member.text).namespace
