"""The instance writer: facts, contexts and units through ``xbrl/instance.xml.j2``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from disclose.formats.resources import Resources
from disclose.formats.values import value_text
from disclose.lexical import escape_attribute, escape_text
from disclose.model import CheckedReport, Fact, NilValue, NumericValue
from disclose.names import XSI
from disclose.taxonomy import Taxonomy

_Row: TypeAlias = tuple[str, str, str, str, str, str, bool, str]


def write_instance(checked: CheckedReport, taxonomy: Taxonomy, schema_ref: str) -> bytes:
    """The report as an XBRL 2.1 instance in UTF-8. `schema_ref` is the URL of the taxonomy's schema as it is to be written,
    relative to the instance or absolute. The cost is linear in the number of facts."""
    from disclose.templating import environment  # readers, who share this package, need no template engine

    nil = any(isinstance(fact.value, NilValue) for fact in checked.facts)
    resources = Resources(checked.facts, taxonomy, (XSI,) if nil else ())
    template = environment(autoescape=False).get_template("xbrl/instance.xml.j2")
    text = template.render(
        namespaces=resources.prefixes.declarations,
        schema_ref=escape_attribute(schema_ref),
        facts=_rows(checked.facts, resources),
        **resources.template_data(),
    )
    return text.encode()


def _rows(facts: tuple[Fact, ...], resources: Resources) -> Iterator[_Row]:
    """What the template shows of each fact, escaped."""
    prefixes = resources.prefixes
    for fact in facts:
        aspects, value = fact.aspects, fact.value
        yield (
            prefixes.name(aspects.concept),
            fact.id,
            resources.context_id(aspects),
            "" if aspects.unit is None else resources.unit_id(aspects.unit),
            value.decimals_text if isinstance(value, NumericValue) else "",
            "" if aspects.language is None else escape_attribute(aspects.language),
            isinstance(value, NilValue),
            escape_text(value_text(value, prefixes)),
        )
