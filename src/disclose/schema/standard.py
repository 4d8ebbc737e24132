"""Documents validated on published schemas alone: Inline XBRL, linkbases, and schema documents as documents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from lxml import etree

from disclose.diagnostics import Diagnostic, Outcome
from disclose.names import INLINE_XSD, LINKBASE, SCHEMA, XBRLDI, XBRLDI_XSD, XHTML, XML, XML_XSD, XMLSCHEMA_XSD, QName
from disclose.schema.assembly import assemble
from disclose.schema.documents import PUBLISHED, discover
from disclose.schema.engine import compile_schema, passes
from disclose.schema.instance import ALWAYS
from disclose.schema.locate import root_name
from disclose.schema.messages import INVALID
from disclose.schema.report import LIMIT, Kind, document_findings
from disclose.taxonomy.catalog import Catalog

_INLINE = Kind(QName(XHTML, "html"), "an Inline XBRL document", INVALID)
_LINKBASE = Kind(LINKBASE, "a linkbase", "xbrl.5.2:linkbaseRootElement")
_SCHEMA = Kind(SCHEMA, "an XML Schema", "xbrl.5.1:schemaRootElement")

INLINE_PUBLISHED = {XML: XML_XSD, XBRLDI: XBRLDI_XSD}
"""The Inline XBRL schema comes with its own, modified copies of the other schemas of XBRL."""


def inline_findings(data: bytes, shown: str, catalog: Catalog, limit: int = LIMIT) -> tuple[Diagnostic, ...]:
    """What is wrong with an Inline XBRL 1.1 document as XHTML, in document order (Inline XBRL 1.1, section 3 and Appendix A).

    Ids are compared; references to ids are not followed: that is for the rules.
    """
    return _findings(_inline_schema(catalog.standard), data, shown, _INLINE, limit)


def inline_passes(prepared: bytes, catalog: Catalog) -> bool:
    """Whether bytes from `prepare_xml` are well-formed, and `inline_findings` would find nothing in them but repeated ids, as
    far as that shows in one pass without callbacks."""
    schema = _inline_schema(catalog.standard).value
    return schema is not None and root_name(prepared) == _INLINE.root and passes(schema, prepared)


def linkbase_findings(data: bytes, shown: str, catalog: Catalog, limit: int = LIMIT) -> tuple[Diagnostic, ...]:
    """What is wrong with a linkbase that uses standard and generic links only; see also `InstanceValidator`."""
    return _findings(_standard_schema(catalog.standard), data, shown, _LINKBASE, limit)


def schema_document_findings(data: bytes, shown: str, catalog: Catalog, limit: int = LIMIT) -> tuple[Diagnostic, ...]:
    """What is wrong with a schema document as XML, its XBRL attributes and what its appinfo holds of XBRL included.

    Whether the schema that it is part of is consistent is another question: see definitions.py.
    """
    return _findings(_standard_schema(catalog.standard), data, shown, _SCHEMA, limit)


def _findings(schema: Outcome[etree.XMLSchema], data: bytes, shown: str, kind: Kind, limit: int) -> tuple[Diagnostic, ...]:
    if schema.value is None:
        return schema.diagnostics
    return document_findings(schema.value, data, shown, kind, limit)


@lru_cache(maxsize=1)
def _inline_schema(standard: Path | None) -> Outcome[etree.XMLSchema]:
    # typed members are judged by the rules: this is validated without the taxonomy that declares their content
    return _compiled((INLINE_XSD, XBRLDI_XSD), INLINE_PUBLISHED, standard, open_domains=True)


@lru_cache(maxsize=1)
def _standard_schema(standard: Path | None) -> Outcome[etree.XMLSchema]:
    return _compiled((XMLSCHEMA_XSD, *ALWAYS), PUBLISHED, standard)


def _compiled(
    entries: tuple[str, ...], published: Mapping[str, str], standard: Path | None, *, open_domains: bool = False
) -> Outcome[etree.XMLSchema]:
    schemas = discover(entries, Catalog(standard=standard), published)
    if schemas.diagnostics or schemas.value is None:
        return Outcome(None, schemas.diagnostics)
    return compile_schema(assemble(schemas.value, open_domains=open_domains))
