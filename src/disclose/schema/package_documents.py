"""The metadata files of a taxonomy package, validated on the schemas published with Taxonomy Packages 1.0."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.names import TAXONOMY_PACKAGE, TAXONOMY_PACKAGE_XSD, XML_CATALOG, XML_CATALOG_XSD, QName
from disclose.schema.assembly import assemble
from disclose.schema.documents import PUBLISHED, discover
from disclose.schema.engine import compile_schema
from disclose.schema.report import Kind, document_findings
from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.package import PackageDocument, TaxonomyPackage

_DESCRIPTION = Kind(QName(TAXONOMY_PACKAGE, "taxonomyPackage"), "a taxonomy package", "tpe:invalidMetaDataFile")
_CATALOG = Kind(QName(XML_CATALOG, "catalog"), "an XML catalog", "tpe:invalidCatalogFile")


def package_findings(package: TaxonomyPackage, catalog: Catalog) -> Iterator[Diagnostic]:
    """What is wrong with taxonomyPackage.xml and catalog.xml as XML (Taxonomy Packages 1.0 sections 3.2 and 3.3)."""
    yield from _findings(package.metadata, TAXONOMY_PACKAGE_XSD, _DESCRIPTION, catalog.standard)
    if package.catalog is not None:
        yield from _findings(package.catalog, XML_CATALOG_XSD, _CATALOG, catalog.standard)


def _findings(document: PackageDocument, location: str, kind: Kind, standard: Path | None) -> Iterator[Diagnostic]:
    schema = _schema(location, standard).value
    if schema is None:
        message = f"{document.shown} can't be validated: the published schema {location} is not at hand"
        help = "Install it with: pip install arelle-release"
        yield error("tpe:workingOffline", message, Span(document.shown), help=help)
        return
    for found in document_findings(schema, document.data, document.shown, kind):
        yield replace(found, code=kind.code)


@lru_cache(maxsize=4)
def _schema(location: str, standard: Path | None) -> Outcome[etree.XMLSchema]:
    schemas = discover((location,), Catalog(standard=standard), PUBLISHED)
    if schemas.diagnostics or schemas.value is None:
        return Outcome(None, schemas.diagnostics)
    return compile_schema(assemble(schemas.value))
