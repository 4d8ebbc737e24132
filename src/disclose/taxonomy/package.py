"""Taxonomy packages: a zip archive with its entry points and the URLs of its files (Taxonomy Packages 1.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.names import TAXONOMY_PACKAGE, XML, XML_CATALOG
from disclose.taxonomy.archive import ZipArchive, open_archive
from disclose.taxonomy.catalog import Member, Rewrite
from disclose.taxonomy.dts.nodes import line_of
from disclose.xml_source import parse_xml

_TP = f"{{{TAXONOMY_PACKAGE}}}"
_REWRITE = f"{{{XML_CATALOG}}}rewriteURI"
_LANG = f"{{{XML}}}lang"
# the OASIS catalogs that programs write begin with a declaration that names the standard's DTD and declares nothing itself
_EXTERNAL_DOCTYPE = re.compile(
    rb"""<!DOCTYPE\s+[A-Za-z:_.-]+\s+(?:SYSTEM|PUBLIC\s+(?:"[^"<>\[]*"|'[^'<>\[]*'))\s+(?:"[^"<>\[]*"|'[^'<>\[]*')\s*>"""
)


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A way into the taxonomy: URLs of the documents to start from, with names and descriptions by language."""

    documents: tuple[str, ...]
    names: tuple[tuple[str, str], ...] = ()
    descriptions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TaxonomyPackage:
    """A taxonomy package that was opened; its files are read when a catalog with its `rewrites` is asked for them."""

    shown: str
    identifier: str
    version: str
    names: tuple[tuple[str, str], ...]
    entry_points: tuple[EntryPoint, ...]
    rewrites: tuple[Rewrite, ...]
    archive: ZipArchive


def open_package(path: Path, shown: str) -> Outcome[TaxonomyPackage]:
    """The taxonomy package in a file, or all that keeps it from being one. `shown` is its path in diagnostics."""
    opened = open_archive(path, shown, "tpe")
    if opened.value is None:
        return Outcome(None, opened.diagnostics)
    archive = opened.value
    tops = sorted({name.partition("/")[0] if "/" in name else "" for name in archive.names})
    if len(tops) != 1 or not tops[0]:
        message = f"{shown} must hold exactly one folder at the top and nothing beside it"
        return Outcome(None, (error("tpe:invalidDirectoryStructure", message, Span(shown)),))
    top = f"{tops[0]}/"
    if not any(name.startswith(f"{top}META-INF/") for name in archive.names):
        message = f"{shown} has no folder {top}META-INF"
        return Outcome(None, (error("tpe:metadataDirectoryNotFound", message, Span(shown)),))
    metadata = _read_xml(archive, f"{top}META-INF/taxonomyPackage.xml", "tpe:invalidMetaDataFile")
    catalog = _read_xml(archive, f"{top}META-INF/catalog.xml", "tpe:invalidCatalogFile")
    found = [*metadata.diagnostics, *catalog.diagnostics]
    if metadata.value is None:
        if not metadata.diagnostics:
            message = f"{shown} has no file {top}META-INF/taxonomyPackage.xml"
            found.append(error("tpe:metadataFileNotFound", message, Span(shown)))
        return Outcome(None, tuple(found))
    rewrites: tuple[Rewrite, ...] = ()
    if catalog.value is not None:
        made = _rewrites(catalog.value, archive, f"{top}META-INF/")
        rewrites = made.value or ()
        found += made.diagnostics
    root = metadata.value
    package = TaxonomyPackage(
        shown=shown,
        identifier=_text(root, "identifier"),
        version=_text(root, "version"),
        names=_localised(root, "name", root.get(_LANG, "")),
        entry_points=tuple(_entry_points(root)),
        rewrites=rewrites,
        archive=archive,
    )
    return Outcome(package, tuple(found))


def _read_xml(archive: ZipArchive, name: str, code: str) -> Outcome[etree._Element]:
    """The root of a metadata file; None without a finding where there is none."""
    shown = f"{archive.shown}/{name}"
    data = archive.read(name, shown)
    if data.value is None:
        return Outcome(None, data.diagnostics)
    plain = _EXTERNAL_DOCTYPE.sub(lambda match: re.sub(rb"[^\n]", b" ", match[0]), data.value, count=1)
    parsed = parse_xml(plain, shown)
    if parsed.value is None:
        reason = parsed.diagnostics[0]
        return Outcome(None, (error(code, reason.message, reason.span, help=reason.help),))
    root = parsed.value.getroot()
    expected = f"{_TP}taxonomyPackage" if code == "tpe:invalidMetaDataFile" else f"{{{XML_CATALOG}}}catalog"
    if root.tag != expected:
        message = f"{shown} begins with {root.tag}, not {expected}"
        return Outcome(None, (error(code, message, Span(shown, 1)),))
    return Outcome(root)


def _rewrites(catalog: etree._Element, archive: ZipArchive, folder: str) -> Outcome[tuple[Rewrite, ...]]:
    """Prefixes of URLs and the folders they stand for, which are relative to the catalog and inside the archive."""
    rewrites: dict[str, Rewrite] = {}
    found: list[Diagnostic] = []
    for element in catalog.iter(_REWRITE):
        start, target = element.get("uriStartString"), element.get("rewritePrefix")
        span = Span(f"{archive.shown}/{folder}catalog.xml", line_of(element))
        place = None if start is None or target is None else _relative(folder, target)
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
        language = root.get(_LANG, "")
        yield EntryPoint(
            documents=tuple(url for url in documents if url),
            names=_localised(element, "name", language),
            descriptions=_localised(element, "description", language),
        )


def _localised(element: etree._Element, name: str, language: str) -> tuple[tuple[str, str], ...]:
    children = element.iterchildren(f"{_TP}{name}")
    return tuple((child.get(_LANG, language), (child.text or "").strip()) for child in children)


def _text(element: etree._Element, name: str) -> str:
    return (element.findtext(f"{_TP}{name}") or "").strip()
