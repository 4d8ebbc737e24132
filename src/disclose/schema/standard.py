"""Documents validated on published schemas alone: Inline XBRL, linkbases, and schema documents as documents."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lxml import etree

from disclose.diagnostics import Diagnostic, Outcome
from disclose.names import LINKBASE, SCHEMA, XHTML, XMLSCHEMA_XSD, QName
from disclose.schema.assembly import assemble
from disclose.schema.documents import discover
from disclose.schema.engine import compile_schema, passes
from disclose.schema.inline_schema import known_inline_schema
from disclose.schema.instance import ALWAYS
from disclose.schema.locate import root_name
from disclose.schema.messages import INVALID
from disclose.schema.report import LIMIT, Kind, document_findings
from disclose.taxonomy.catalog import Catalog

_INLINE = Kind(QName(XHTML, "html"), "an Inline XBRL document", INVALID)
_LINKBASE = Kind(LINKBASE, "a linkbase", "xbrl.5.2:linkbaseRootElement")
_SCHEMA = Kind(SCHEMA, "an XML Schema", "xbrl.5.1:schemaRootElement")


def inline_findings(data: bytes, shown: str, catalog: Catalog, limit: int = LIMIT) -> tuple[Diagnostic, ...]:
    """What is wrong with an Inline XBRL 1.1 document as XHTML, in document order (Inline XBRL 1.1, section 3 and Appendix A).

    Ids are compared; references to ids are not followed: that is for the rules.
    """
    schema = known_inline_schema(catalog.standard)
    part = schema.part_for(data)
    if part is not None and not document_findings(part, data, shown, _INLINE, limit):
        return ()
    return _findings(schema.whole, data, shown, _INLINE, limit)


def inline_passes(prepared: bytes, catalog: Catalog) -> bool:
    """Whether bytes from `prepare_xml` are well-formed, and `inline_findings` would find nothing in them but repeated ids, as
    far as that shows in one pass without callbacks."""
    if root_name(prepared) != _INLINE.root:
        return False
    schema = known_inline_schema(catalog.standard)
    part = schema.part_for(prepared)
    if part is not None and passes(part, prepared):
        return True
    whole = schema.whole.value
    return whole is not None and passes(whole, prepared)


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
def _standard_schema(standard: Path | None) -> Outcome[etree.XMLSchema]:
    schemas = discover((XMLSCHEMA_XSD, *ALWAYS), Catalog(standard=standard))
    if schemas.diagnostics or schemas.value is None:
        return Outcome(None, schemas.diagnostics)
    return compile_schema(assemble(schemas.value))
