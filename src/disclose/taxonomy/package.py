"""Taxonomy packages: a zip archive with its entry points and the URLs of its files (Taxonomy Packages 1.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.names import TAXONOMY_PACKAGE, XML, XML_CATALOG
from disclose.taxonomy.archive import Codes, ZipArchive, archive_of, open_archive
from disclose.taxonomy.catalog import Member, Rewrite
from disclose.taxonomy.dts.nodes import line_of
from disclose.xml_source import parse_xml

METADATA, CATALOG = "META-INF/taxonomyPackage.xml", "META-INF/catalog.xml"
_TP = f"{{{TAXONOMY_PACKAGE}}}"
_REWRITE = f"{{{XML_CATALOG}}}rewriteURI"
_LANG = f"{{{XML}}}lang"
_LOCALISED = ("name", "description", "publisher")
# the OASIS catalogs that programs write begin with a declaration that names the standard's DTD and declares nothing itself
_EXTERNAL_DOCTYPE = re.compile(
    rb"""<!DOCTYPE\s+[A-Za-z:_.-]+\s+(?:SYSTEM|PUBLIC\s+(?:"[^"<>\[]*"|'[^'<>\[]*'))\s+(?:"[^"<>\[]*"|'[^'<>\[]*')\s*>"""
)
Localised = tuple[tuple[str, str], ...]
"""Texts, each after its language."""


class EntryPoint(Struct, frozen=True):
    """A way into the taxonomy: URLs of the documents to start from, with names and descriptions by language, its version if it
    has one of its own, and the languages that it says it has labels in (Taxonomy Packages 1.0 section 3.2)."""

    documents: tuple[str, ...]
    names: Localised = ()
    descriptions: Localised = ()
    version: str = ""
    languages: tuple[str, ...] = ()


class PackageDocument(Struct, frozen=True):
    """A metadata file of a package as it was read: its path in diagnostics and its bytes, without a harmless DOCTYPE."""

    shown: str
    data: bytes


class TaxonomyPackage(Struct, frozen=True):
    """A taxonomy package that was opened; its files are read when a catalog with its `rewrites` is asked for them.

    `superseded` are the identifiers of the packages that it takes the place of, `versioning_reports` URLs of reports on what
    changed. `metadata` and `catalog` are to be validated by the published schemas; a package need not have a catalog.
    """

    shown: str
    identifier: str
    version: str
    names: Localised
    entry_points: tuple[EntryPoint, ...]
    rewrites: tuple[Rewrite, ...]
    archive: ZipArchive
    metadata: PackageDocument
    catalog: PackageDocument | None = None
    descriptions: Localised = ()
    publishers: Localised = ()
    publisher_url: str = ""
    publisher_country: str = ""
    published: str = ""
    licence: tuple[str, str] | None = None
    superseded: tuple[str, ...] = ()
    versioning_reports: tuple[str, ...] = ()


def open_package(path: Path, shown: str, codes: Codes = "tpe") -> Outcome[TaxonomyPackage]:
    """The taxonomy package in a file, or all that keeps it from being one. `shown` is its path in diagnostics; `codes` begin
    the codes of what is wrong with the archive, where it may be another package too."""
    opened = open_archive(path, shown, codes)
    return Outcome(None, opened.diagnostics) if opened.value is None else package_of(opened.value)


def package_in(data: bytes, shown: str) -> Outcome[TaxonomyPackage]:
    """The taxonomy package that some bytes are."""
    opened = archive_of(data, shown, "tpe")
    return Outcome(None, opened.diagnostics) if opened.value is None else package_of(opened.value)


def package_of(archive: ZipArchive) -> Outcome[TaxonomyPackage]:
    """The taxonomy package in an archive, or all that keeps it from being one."""
    shown, top = archive.shown, archive.top
    if any("/" not in name for name in archive.names):
        message = f"{shown} must hold exactly one folder at the top and nothing beside it"
        return Outcome(None, (error("tpe:invalidDirectoryStructure", message, Span(shown)),))
    if f"{top}META-INF/" not in archive.folders:
        message = f"{shown} has no folder {top}META-INF"
        return Outcome(None, (error("tpe:metadataDirectoryNotFound", message, Span(shown)),))
    metadata = _read_xml(archive, METADATA, "tpe:invalidMetaDataFile")
    catalog = _read_xml(archive, CATALOG, "tpe:invalidCatalogFile")
    found = [*metadata.diagnostics, *catalog.diagnostics]
    if metadata.value is None:
        if not metadata.diagnostics:
            message = f"{shown} has no file {top}{METADATA}"
            found.append(error("tpe:metadataFileNotFound", message, Span(shown)))
        return Outcome(None, tuple(found))
    rewrites: tuple[Rewrite, ...] = ()
    if catalog.value is not None:
        made = _rewrites(catalog.value[0], archive)
        rewrites = made.value or ()
        found += made.diagnostics
    root, document = metadata.value
    found += _languages(root, document.shown)
    return Outcome(
        _package(root, document, archive, rewrites, None if catalog.value is None else catalog.value[1]), tuple(found)
    )


def _package(
    root: etree._Element,
    document: PackageDocument,
    archive: ZipArchive,
    rewrites: tuple[Rewrite, ...],
    catalog: PackageDocument | None,
) -> TaxonomyPackage:
    licence = root.find(f"{_TP}license")
    superseded = root.iterfind(f"{_TP}supersededTaxonomyPackages/{_TP}taxonomyPackageRef")
    reports = root.iterfind(f"{_TP}versioningReports/{_TP}versioningReport")
    return TaxonomyPackage(
        shown=archive.shown,
        identifier=_text(root, "identifier"),
        version=_text(root, "version"),
        names=_localised(root, "name"),
        entry_points=tuple(_entry_points(root)),
        rewrites=rewrites,
        archive=archive,
        metadata=document,
        catalog=catalog,
        descriptions=_localised(root, "description"),
        publishers=_localised(root, "publisher"),
        publisher_url=_text(root, "publisherURL"),
        publisher_country=_text(root, "publisherCountry"),
        published=_text(root, "publicationDate"),
        licence=None if licence is None else (licence.get("name", ""), licence.get("href", "")),
        superseded=tuple((element.text or "").strip() for element in superseded),
        versioning_reports=tuple(element.get("href", "").strip() for element in reports),
    )


def _read_xml(archive: ZipArchive, inner: str, code: str) -> Outcome[tuple[etree._Element, PackageDocument]]:
    """The root of a metadata file; None without a finding where there is none."""
    name = archive.top + inner
    shown = archive.path(name)
    data = archive.read(name, shown)
    if data.value is None:
        return Outcome(None, data.diagnostics)
    plain = _EXTERNAL_DOCTYPE.sub(lambda match: re.sub(rb"[^\n]", b" ", match[0]), data.value, count=1)
    parsed = parse_xml(plain, shown)
    if parsed.value is None:
        reason = parsed.diagnostics[0]
        return Outcome(None, (error(code, reason.message, reason.span, help=reason.help),))
    root = parsed.value.getroot()
    expected = f"{_TP}taxonomyPackage" if inner == METADATA else f"{{{XML_CATALOG}}}catalog"
    if root.tag != expected:
        message = f"{shown} begins with {root.tag}, not {expected}"
        return Outcome(None, (error(code, message, Span(shown, 1)),))
    return Outcome((root, PackageDocument(shown, plain)))


def _rewrites(catalog: etree._Element, archive: ZipArchive) -> Outcome[tuple[Rewrite, ...]]:
    """Prefixes of URLs and the folders they stand for, which are relative to the catalog and inside the archive."""
    rewrites: dict[str, Rewrite] = {}
    found: list[Diagnostic] = []
    for element in catalog.iter(_REWRITE):
        start, target = element.get("uriStartString"), element.get("rewritePrefix")
        span = Span(archive.path(archive.top + CATALOG), line_of(element))
        place = None if start is None or target is None else _relative(f"{archive.top}META-INF/", target)
        if not start or place is None:
            message = "A rewriteURI needs a uriStartString, and a rewritePrefix that stays inside the package"
            found.append(error("tpe:invalidCatalogFile", message, span))
        elif start in rewrites:
            found.append(error("tpe:multipleRewriteURIsForStartString", f"{start} is rewritten twice", span))
        else:
            rewrites[start] = Rewrite(start, Member(archive, place))
    return Outcome(tuple(rewrites.values()), tuple(found))


def _relative(folder: str, target: str) -> str | None:
    """A path relative to a folder of the archive; None where it leads out of it."""
    if ":" in target or target.startswith("/"):
        return None
    steps = folder.removesuffix("/").split("/")
    *inner, last = target.split("/")
    for step in inner:
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    if last in ("..", "."):
        return None
    return "".join(f"{step}/" for step in steps) + last


def _entry_points(root: etree._Element) -> Iterator[EntryPoint]:
    for element in root.iterfind(f"{_TP}entryPoints/{_TP}entryPoint"):
        documents = (document.get("href", "").strip() for document in element.iterchildren(f"{_TP}entryPointDocument"))
        languages = element.iterfind(f"{_TP}languages/{_TP}language")
        yield EntryPoint(
            documents=tuple(url for url in documents if url),
            names=_localised(element, "name"),
            descriptions=_localised(element, "description"),
            version=_text(element, "version"),
            languages=tuple((language.text or "").strip() for language in languages),
        )


def _languages(root: etree._Element, shown: str) -> Iterator[Diagnostic]:
    """Multi-lingual elements without a language, or two of them in one (Taxonomy Packages 1.0 section 3.4)."""
    for parent in root.iter(f"{_TP}*"):
        for name in _LOCALISED:
            known: set[str] = set()
            for child in parent.iterchildren(f"{_TP}{name}"):
                span, language = Span(shown, line_of(child)), _language(child)
                if not language:
                    help = "Add xml:lang to it, or to the root element."
                    yield error("tpe:missingLanguageAttribute", f"A {name} has no language", span, help=help)
                elif language.casefold() in known:
                    message = f"A second {name} is in the language {language}"
                    yield error("tpe:duplicateLanguagesForElement", message, span, help="Keep one, or correct its xml:lang.")
                known.add(language.casefold())


def _language(element: etree._Element) -> str:
    """The language in which an element is: its own xml:lang, or that of the nearest element around it with one."""
    own = element.get(_LANG)
    return (
        own
        if own is not None
        else next((one for one in (e.get(_LANG) for e in element.iterancestors()) if one is not None), "")
    )


def _localised(element: etree._Element, name: str) -> Localised:
    return tuple((_language(child), (child.text or "").strip()) for child in element.iterchildren(f"{_TP}{name}"))


def _text(element: etree._Element, name: str) -> str:
    return (element.findtext(f"{_TP}{name}") or "").strip()
