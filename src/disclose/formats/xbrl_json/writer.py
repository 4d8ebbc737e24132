"""The writer of reports in JSON: deterministic, a fact a line, values in canonical form.

xBRL-JSON 1.0. What a report holds that this syntax has no way to say is named by `formats.oim.unsupported`, and is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from disclose.formats.oim.canonical import canonical_member, canonical_value, is_canonical, is_canonical_set
from disclose.formats.oim.links import NoteFact, OimLinks, oim_links
from disclose.formats.oim.maps import OIM_PREFIX
from disclose.formats.oim.periods import period_text
from disclose.formats.oim.prefixes import OimPrefixes
from disclose.formats.oim.units import unit_text
from disclose.formats.references import TaxonomyReference
from disclose.model import (
    CheckedReport,
    Dimensions,
    Entity,
    EnumerationValue,
    ExplicitMember,
    Fact,
    FractionValue,
    NilValue,
    NumericValue,
    Period,
    Report,
    Unit,
    Value,
)
from disclose.names import NO_ENTITY, OIM, XBRL_JSON, QName
from disclose.taxonomy import Concept, Taxonomy


def write_json(checked: CheckedReport, taxonomy: Taxonomy, references: str | Iterable[TaxonomyReference]) -> bytes:
    """The report as xBRL-JSON 1.0 in UTF-8.

    `references` are the schemas of the taxonomy, or the URL of its only one, as they are to be written: relative to the
    document or absolute. Facts stand in the order of the report, footnotes after them, each on a line. The report is said to
    have canonical values where it has: numbers always are. The cost is linear in the number of facts.
    """
    return b"".join(json_pieces(checked, taxonomy, references))


def json_pieces(checked: CheckedReport, taxonomy: Taxonomy, references: str | Iterable[TaxonomyReference]) -> Iterator[bytes]:
    """What `write_json` makes, piece by piece."""
    report = checked.report
    writer = JsonWriter(report, taxonomy)
    urls = [references] if isinstance(references, str) else [one.href for one in references if one.kind == "schemaRef"]
    return envelope(writer, urls, writer.facts())


def envelope(writer: JsonWriter, urls: Iterable[str], lines: Iterable[str]) -> Iterator[bytes]:
    """A document on the schemas at some URLs around the lines of its facts, piece by piece."""
    yield b'{\n"documentInfo": '
    yield _indented(writer.document_info(list(dict.fromkeys(urls))))
    yield b',\n"facts": {'
    separator = "\n"
    for line in lines:
        yield f"{separator}{line}".encode()
        separator = ",\n"
    yield b"\n}\n}\n"


def _indented(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


class JsonWriter:
    """What the lines of one document share."""

    def __init__(self, report: Report, taxonomy: Taxonomy) -> None:
        self._report, self._taxonomy = report, taxonomy
        self._prefixes = OimPrefixes(report, taxonomy)
        self._links: OimLinks = oim_links(report)
        self._shared: dict[tuple[Entity, Period], tuple[str, str]] = {}
        self._dimensions: dict[Dimensions, str] = {}
        self._units: dict[object, str] = {}

    def document_info(self, urls: list[str]) -> Mapping[str, object]:
        """The object ``documentInfo``."""
        info: dict[str, object] = {"documentType": XBRL_JSON}
        namespaces = self._prefixes.map
        if all(self._is_canonical(fact) for fact in self._report.facts):
            info["features"] = {f"{OIM_PREFIX}:canonicalValues": True}
            namespaces = dict(sorted({**namespaces, OIM_PREFIX: OIM}.items()))
        info["namespaces"] = namespaces
        if self._links.types:
            info["linkTypes"], info["linkGroups"] = dict(self._links.types), dict(self._links.groups)
        info["taxonomy"] = urls
        return info

    def _is_canonical(self, fact: Fact) -> bool:
        concept = self._taxonomy.concept(fact.aspects.concept)
        value = fact.value
        if isinstance(value, NumericValue | NilValue | FractionValue) or concept is None:
            return True
        if isinstance(value, EnumerationValue):
            return is_canonical_set(canonical_value(value, None, self._prefixes.name))
        return is_canonical(concept.type.base_xsd, str(value))

    def facts(self) -> Iterator[str]:
        """The members of the object ``facts``, without what stands between them."""
        for fact in self._report.facts:
            if isinstance(fact.value, FractionValue) or fact.container is not None:
                continue
            yield self._fact(fact)
        for note in self._links.notes:
            yield self._note(note)

    def _fact(self, fact: Fact) -> str:
        aspects, value = fact.aspects, fact.value
        parts = [f'"value": {self.value_part(value, self._taxonomy.concept(aspects.concept))}']
        if isinstance(value, NumericValue) and value.decimals is not None:
            parts.append(f'"decimals": {value.decimals}')
        parts.append(f'"dimensions": {{{self._aspects(fact)}}}')
        links = self._links.links.get(fact.id)
        if links is not None:
            parts.append(f'"links": {json.dumps(links, ensure_ascii=False)}')
        return f"{_string(fact.id)}: {{{', '.join(parts)}}}"

    def value_part(self, value: Value, concept: Concept | None) -> str:
        """A value as the member ``value`` has it."""
        built_in = None if concept is None else concept.type.base_xsd
        return "null" if isinstance(value, NilValue) else _string(canonical_value(value, built_in, self._prefixes.name))

    def _aspects(self, fact: Fact) -> str:
        """The dimensions of a fact: concept, entity, period, unit, language, then those of the taxonomy by name."""
        aspects = fact.aspects
        entity, period = self._entity_and_period(aspects.entity, aspects.period)
        unit, language = self.unit_part(aspects.unit), language_part(aspects.language)
        members = self.dimensions_part(aspects.dimensions)
        return f"{self.concept_part(aspects.concept)}{entity}{period}{unit}{language}{members}"

    def concept_part(self, name: QName) -> str:
        """The first of the dimensions of a fact."""
        return f'"concept": {_string(self._prefixes.name(name))}'

    def context_part(self, entity: Entity, period: Period) -> str:
        """The dimensions after the concept."""
        return "".join(self._entity_and_period(entity, period))

    def unit_part(self, unit: Unit | None) -> str:
        """The dimension after the period; nothing for a plain number."""
        found = "" if unit is None else self._units.get(unit)
        if found is None:
            text = None if unit is None else unit_text(unit, self._prefixes.name)
            found = self._units[unit] = "" if text is None else f', "unit": {_string(text)}'
        return found

    def dimensions_part(self, dimensions: Dimensions) -> str:
        """The last dimensions, which are those of the taxonomy."""
        members = self._dimensions.get(dimensions)
        if members is None:
            members = self._dimensions[dimensions] = "".join(self._members(dimensions))
        return members

    def _entity_and_period(self, entity: Entity, period: Period) -> tuple[str, str]:
        found = self._shared.get((entity, period))
        if found is None:
            text = period_text(period)
            name = None if entity.scheme == NO_ENTITY else self._prefixes.name(QName(entity.scheme, entity.identifier))
            found = self._shared[entity, period] = (
                "" if name is None else f', "entity": {_string(name)}',
                "" if text is None else f', "period": {_string(text)}',
            )
        return found

    def _members(self, dimensions: Dimensions) -> Iterator[str]:
        written: list[tuple[str, str]] = []
        for dimension, member in dimensions:
            if isinstance(member, ExplicitMember):
                text: str | None = self._prefixes.name(member.member)
            else:
                domain = self._taxonomy.typed_domains.get(member.element)
                text = canonical_member(member, domain, self._prefixes.name)
            written.append((self._prefixes.name(dimension), "null" if text is None else _string(text)))
        return (f", {_string(name)}: {text}" for name, text in sorted(written))

    def _note(self, note: NoteFact) -> str:
        dimensions = {"concept": f"{OIM_PREFIX}:note", "noteId": note.id, "language": note.language.lower()}
        content = f'"value": {_string(note.text)}, "dimensions": {json.dumps(dimensions, ensure_ascii=False)}'
        return f"{_string(note.id)}: {{{content}}}"


def language_part(language: str | None) -> str:
    """The dimension after the unit."""
    return "" if language is None else f', "language": {_string(language.lower())}'


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
