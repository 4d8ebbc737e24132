"""The roles and arcroles that a report's own links use, and where they are declared (XBRL 2.1 sections 3.5.2.4, 3.5.2.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclose.lexical import escape_attribute
from disclose.model import FactLink, Footnote, Report
from disclose.names import ARCROLE_EXPLANATORY_FACT, EXPLANATORY_FACT_TYPE, STANDARD_ARCROLES, STANDARD_ROLES
from disclose.taxonomy import Taxonomy


def role_data(report: Report, taxonomy: Taxonomy, schema_ref: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """References to the declarations of roles and of arcroles that links use and no standard defines, as URI and href, escaped
    and sorted: as the report has them, else into the schema at `schema_ref`, which is escaped already, else into that of the
    registry."""
    said: tuple[Footnote | FactLink, ...] = (*report.footnotes, *report.fact_links)
    roles = {one.role for one in said if not one.role.startswith(STANDARD_ROLES)}
    arcroles = {one.arcrole for one in said if not one.arcrole.startswith(STANDARD_ARCROLES)}
    return (
        sorted(_declared(roles, report, taxonomy, schema_ref, arcrole=False)),
        sorted(_declared(arcroles, report, taxonomy, schema_ref, arcrole=True)),
    )


def _declared(
    used: Iterable[str], report: Report, taxonomy: Taxonomy, schema_ref: str, *, arcrole: bool
) -> Iterator[tuple[str, str]]:
    given = {one.uri: one.href for one in reversed(report.role_references) if one.arcrole is arcrole}
    for uri in used:
        own = taxonomy.roles.get(uri)
        if uri in given:
            yield escape_attribute(uri), escape_attribute(given[uri])
        elif own is not None and own.id is not None:
            yield escape_attribute(uri), f"{schema_ref}#{escape_attribute(own.id)}"
        elif uri == ARCROLE_EXPLANATORY_FACT:
            # JSON and CSV may use it undeclared (OIM Common Definitions 1.0, link types)
            yield uri, EXPLANATORY_FACT_TYPE
