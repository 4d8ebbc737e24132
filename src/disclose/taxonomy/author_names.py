"""The names of a taxonomy's source: whether they can be names, what each is declared as, and what an unknown one may have
been meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from disclose.diagnostics import Diagnostic, Span, did_you_mean, error
from disclose.lexical import is_absolute_uri, is_ncname
from disclose.names import STANDARD_HOSTS
from disclose.taxonomy.author_files import Sources, duplicate

RESERVED = frozenset(
    {
        "and",
        "change",
        "claim",
        "current",
        "else",
        "fact",
        "false",
        "if",
        "in",
        "is",
        "literal",
        "loop",
        "members",
        "none",
        "not",
        "or",
        "prior",
        "ratio",
        "self",
        "share",
        "total",
        "true",
        "whole",
        "False",
        "None",
        "True",
    }
)
"""Names that mean something in equations or in the prose around facts."""

STANDARD_PREFIXES = frozenset(
    {
        "dtr",
        "enum2",
        "gen",
        "ix",
        "ixt",
        "iso4217",
        "label",
        "link",
        "ref",
        "xbrldi",
        "xbrldt",
        "xbrli",
        "xl",
        "xlink",
        "xml",
        "xmlns",
        "xs",
        "xsi",
    }
)
"""Prefixes that the project binds to standard namespaces."""

MAX_SUGGESTIONS = 30

_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9-]*\Z")


class Names(Struct):
    """Every element name of the taxonomy, what it is declared as (``concept``, ``member``, …) and where.

    `suggested` counts the searches for a similar name: each looks at all names, so that they are limited.
    """

    declared: dict[str, tuple[str, Span]] = field(default_factory=dict)
    suggested: int = 0

    def declare(self, name: str, what: str, span: Span) -> Diagnostic | None:
        """Enter a name; gives the finding if it is already taken (the first keeps it)."""
        first = self.declared.setdefault(name, (what, span))
        return None if first[1] is span else duplicate(name, span, first[1])

    def is_a(self, what: str, name: str) -> bool:
        """Whether a name is declared as a thing of this sort."""
        return name in self.declared and self.declared[name][0] == what

    def unknown(self, what: str, name: str, span: Span) -> Diagnostic:
        """The finding about a name used as a concept, member, … that is not one."""
        other = self.declared.get(name)
        if other is not None:
            article = "an" if other[0][0] in "ae" else "a"
            message = f"{name} is {article} {other[0]}, and a {what} is needed here"
            return error(f"disclose.taxonomy:unknown-{what}", message, span, related=(other[1],))
        help_text = self.similar(name, what) or f"Declare it under {what}s."
        return error(f"disclose.taxonomy:unknown-{what}", f"There is no {what} {name}", span, help=help_text)

    def similar(self, name: str, *what: str) -> str | None:
        """``Did you mean …?`` with names of these sorts, for the first unknown names of a taxonomy."""
        self.suggested += 1
        if self.suggested > MAX_SUGGESTIONS:
            return None
        return did_you_mean(name, (candidate for candidate, (sort, _) in self.declared.items() if sort in what))


def unknown_among(what: str, name: str, known: Iterable[str], span: Span, otherwise: str) -> Diagnostic:
    """The finding about a name outside a fixed or separate set of names: a type, a unit, a label role."""
    help_text = did_you_mean(name, known) or otherwise
    return error(f"disclose.taxonomy:unknown-{what.replace(' ', '-')}", f"There is no {what} {name}", span, help=help_text)


def name_findings(name: str, span: Span) -> Iterator[Diagnostic]:
    """Why a text can't be the name of a concept, dimension, member, enumeration, table or type.

    Names are XML names without hyphens, points or colons, so that they also stand in equations and in prose.
    """
    if not (is_ncname(name) and name.isidentifier()):
        message = f"{name!r} can't be a name"
        help_text = "Use letters, digits and _, beginning with a letter, such as CostOfSales."
        yield error("disclose.taxonomy:bad-name", message, span, help=help_text)
    elif name in RESERVED or name.lower().startswith("xml"):
        message = f"The name {name} is reserved"
        yield error("disclose.taxonomy:reserved-name", message, span, help="Choose another name.")


def header_findings(sources: Sources) -> Iterator[Diagnostic]:
    """What is wrong with the namespace, its prefix and the names of units."""
    assert sources.header is not None
    header = sources.header
    namespace = header.value.namespace
    if not is_absolute_uri(namespace) or "?" in namespace:
        help_text = "Write an absolute URI of your own, such as https://www.example.com/taxonomy/2023."
        yield error(
            "disclose.taxonomy:bad-name", f"{namespace!r} can't be a namespace", header.span("namespace"), help=help_text
        )
    elif namespace.partition("//")[2].partition("/")[0].lower() in STANDARD_HOSTS:
        message = f"The namespace {namespace} is not yours: its host publishes standards"
        help_text = "Begin it with a domain of your own, such as https://www.example.com/taxonomy/2023."
        yield error("disclose.taxonomy:reserved-name", message, header.span("namespace"), help=help_text)
    prefix = header.value.prefix
    if not _PREFIX.match(prefix):
        help_text = "Use letters, digits and hyphens, beginning with a letter."
        yield error("disclose.taxonomy:bad-name", f"{prefix!r} can't be a prefix", header.span("prefix"), help=help_text)
    elif prefix.lower() in STANDARD_PREFIXES or prefix.lower().startswith("xml"):
        message = f"The prefix {prefix} is used for a standard namespace"
        yield error("disclose.taxonomy:reserved-name", message, header.span("prefix"), help="Choose another prefix.")
    for unit in header.value.units:
        span = header.span("units", unit)
        if not is_ncname(unit):
            help_text = "Use letters, digits, _, - and ., beginning with a letter."
            yield error("disclose.taxonomy:bad-name", f"{unit!r} can't be the name of a unit", span, help=help_text)
        elif unit in ("pure", "shares"):
            message = f"The unit {unit} is a standard one"
            yield error("disclose.taxonomy:reserved-name", message, span, help="Choose another name, or none at all.")


def declare_all(sources: Sources) -> tuple[Names, list[Diagnostic]]:
    """Enter everything the source declares, with the findings about the names themselves."""
    names, found = Names(), list[Diagnostic]()
    sections = (
        ("concept", sources.concepts),
        ("dimension", sources.dimensions),
        ("member", sources.members),
    )
    for what, section in sections:
        for name, item in section.items():
            span = item.span()
            found += name_findings(name, span)
            clash = names.declare(name, what, span)
            if clash is not None:
                found.append(clash)
    for name, enumeration in sources.enumerations.items():
        found += name_findings(name, enumeration.span())
        clash = names.declare(enumeration_domain(name), "enumeration domain", enumeration.span())
        if clash is not None:
            found.append(clash)
    for statement in sources.statements:
        if statement.value.hypercube is not None:
            span = statement.span("hypercube", "name")
            found += name_findings(statement.value.hypercube.name, span)
            clash = names.declare(statement.value.hypercube.name, "table", span)
            if clash is not None:
                found.append(clash)
    for name, type_ in sources.types.items():
        found += name_findings(name, type_.span())
    return names, found


def enumeration_domain(name: str) -> str:
    """The name of the element at the head of an enumeration, apart from the concept that often shares its name."""
    return name if name.endswith("Domain") else f"{name}Domain"
