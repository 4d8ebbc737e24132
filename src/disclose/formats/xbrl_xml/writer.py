"""The instance writer: facts, tuples, contexts, units and footnotes through ``xbrl/instance.xml.j2``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from disclose.formats.references import TaxonomyReference
from disclose.formats.resources import Resources
from disclose.formats.roles import role_data
from disclose.formats.values import value_text
from disclose.formats.xbrl_xml.links import link_data
from disclose.lexical import escape_attribute, escape_text, print_decimal
from disclose.model import CheckedReport, Fact, FractionValue, NilValue, NonFiniteValue, NumericValue, Report, Tuple, Value
from disclose.names import ARCROLE_LINKBASE, ROLE_FOOTNOTE, XHTML, XSI
from disclose.taxonomy import Taxonomy

_Row: TypeAlias = tuple[str, str, str, str, str, str, str, bool, str]
"""A fact as the template shows it: indentation, name, id, context, unit, attribute of accuracy, language, whether it is nil,
content. A tuple begins with a row without a context and ends with one without an id."""


def write_instance(checked: CheckedReport, taxonomy: Taxonomy, references: str | Iterable[TaxonomyReference]) -> bytes:
    """The report as an XBRL 2.1 instance in UTF-8.

    `references` are the schemas and linkbases of the taxonomy, or the URL of its only schema, as they are to be written:
    relative to the instance or absolute. Roles and arcroles of the report's own footnotes are referred to as the report does
    (`Report.role_references`), or where the taxonomy declares them. The cost is linear in the number of facts.
    """
    from disclose.templating import environment  # readers, who share this package, need no template engine

    report = checked.report
    nil = any(isinstance(fact.value, NilValue) for fact in checked.facts) or any(one.nil for one in report.tuples)
    resources = Resources(checked.facts, taxonomy, [one.concept.namespace for one in report.tuples] + ([XSI] if nil else []))
    schemas, linkbases = _references(references)
    template = environment(autoescape=False).get_template("xbrl/instance.xml.j2")
    text = template.render(
        namespaces=resources.prefixes.declarations,
        schemas=schemas,
        linkbases=linkbases,
        roles=role_data(report, taxonomy, schemas[0] if schemas else ""),
        facts=_rows(report, resources, taxonomy),
        links=link_data(report),
        note_role=ROLE_FOOTNOTE,
        default_namespace=f' xmlns="{XHTML}"',
        **resources.template_data(),
    )
    return text.encode()


def _references(references: str | Iterable[TaxonomyReference]) -> tuple[list[str], list[tuple[str, str, str]]]:
    """The URLs of schemas; those of linkbases with arcrole and role: escaped, each once, in order."""
    if isinstance(references, str):
        return [escape_attribute(references)], []
    schemas: dict[str, None] = {}
    linkbases: dict[tuple[str, str, str], None] = {}
    for reference in references:
        if reference.kind == "schemaRef":
            schemas[escape_attribute(reference.href)] = None
        elif reference.kind == "linkbaseRef":
            linkbases[escape_attribute(reference.href), ARCROLE_LINKBASE, escape_attribute(reference.role)] = None
    return list(schemas), list(linkbases)


def _rows(report: Report, resources: Resources, taxonomy: Taxonomy) -> Iterator[_Row]:
    """The items directly under the root, then the tuples with all that they hold."""
    held: dict[Tuple, list[Fact | Tuple]] = {}
    roots: list[Fact | Tuple] = []
    for one in report.tuples:
        (roots if one.container is None else held.setdefault(one.container, [])).append(one)
    for fact in report.facts:
        if fact.container is None:
            yield _row(fact, resources, taxonomy, "")
        else:
            held.setdefault(fact.container, []).append(fact)
    waiting = [(part, 0) for part in _ordered(roots, reverse=True)]
    closing: list[tuple[Tuple, int]] = []
    while waiting or closing:
        depth = waiting[-1][1] if waiting else -1
        if closing and closing[-1][1] >= depth:
            ended, indent = closing.pop()
            yield "  " * indent, resources.prefixes.name(ended.concept), "", "", "", "", "", False, ""
            continue
        part, depth = waiting.pop()
        if isinstance(part, Fact):
            yield _row(part, resources, taxonomy, "  " * depth)
            continue
        yield "  " * depth, resources.prefixes.name(part.concept), part.id, "", "", "", "", part.nil, ""
        if not part.nil:
            closing.append((part, depth))
            waiting += [(inner, depth + 1) for inner in _ordered(held.get(part, ()), reverse=True)]


def _ordered(parts: Iterable[Fact | Tuple], *, reverse: bool) -> list[Fact | Tuple]:
    """Items and tuples as their document has them: the order is part of a tuple's type."""

    def place(part: Fact | Tuple) -> tuple[int, str]:
        return part.position if isinstance(part, Tuple) else part.origin.position, part.id

    return sorted(parts, key=place, reverse=reverse)


def _row(fact: Fact, resources: Resources, taxonomy: Taxonomy, indent: str) -> _Row:
    """What the template shows of a fact, escaped."""
    aspects, value = fact.aspects, fact.value
    return (
        indent,
        resources.prefixes.name(aspects.concept),
        fact.id,
        resources.context_id(fact),
        "" if aspects.unit is None else resources.unit_id(aspects.unit),
        _accuracy(fact, taxonomy),
        "" if aspects.language is None else escape_attribute(aspects.language),
        isinstance(value, NilValue),
        _content(value, fact, resources, taxonomy),
    )


def _accuracy(fact: Fact, taxonomy: Taxonomy) -> str:
    """The attribute of accuracy; none where the concept's type fixes the precision (XBRL 2.1 section 4.6.3)."""
    value = fact.value
    if isinstance(value, NonFiniteValue):
        return ' decimals="INF"'
    if not isinstance(value, NumericValue):
        return ""
    concept = taxonomy.concept(fact.aspects.concept)
    if concept is not None and concept.type.precision is not None:
        return ""
    return ' precision="0"' if value.vague else f' decimals="{value.decimals_text}"'


def _content(value: Value, fact: Fact, resources: Resources, taxonomy: Taxonomy) -> str:
    if isinstance(value, FractionValue):
        numerator, denominator = print_decimal(value.numerator), print_decimal(value.denominator)
        return f"<xbrli:numerator>{numerator}</xbrli:numerator><xbrli:denominator>{denominator}</xbrli:denominator>"
    if isinstance(value, NumericValue):
        return print_decimal(value.number)
    return escape_text(value_text(value, resources.prefixes, taxonomy.concept(fact.aspects.concept)))
