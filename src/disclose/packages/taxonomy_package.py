"""The taxonomy of a project as a taxonomy package (Taxonomy Packages 1.0)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from disclose.lexical import escape_attribute, escape_text
from disclose.names import TAXONOMY_PACKAGE, XML_CATALOG
from disclose.project import Project
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.package import CATALOG, METADATA
from disclose.templating import environment
from disclose.validated import in_language

_STEP = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*\Z")


class PackagedTaxonomy(Struct, frozen=True):
    """A taxonomy as it lies in a package: `url` is that of its entry point, `files` are all files by their names below the one
    folder at the top."""

    url: str
    files: Mapping[str, bytes]


def packaged_taxonomy(project: Project, taxonomy: Taxonomy, emitted: Mapping[str, bytes]) -> PackagedTaxonomy:
    """What a package of the taxonomy of a project holds. `emitted` are the files that it is made of.

    Their URLs begin with the taxonomy's namespace; they lie in folders named as its host and its path are.
    """
    base, folder = place_of(taxonomy)
    texts = {
        "names": [(one, text) for one, text in taxonomy.titles if one in taxonomy.languages] or [("en", taxonomy.name)],
        "descriptions": _in_languages(project, project.config.report.title),
        "publishers": _in_languages(project, project.config.report.entity.name),
    }
    values: dict[str, object] = {
        "namespace": TAXONOMY_PACKAGE,
        "language": escape_attribute(project.languages[0]),
        "identifier": escape_text(base),
        "version": escape_text(taxonomy.version),
        "published": project.config.report.published,
        "entry": escape_attribute(base + taxonomy.schema_ref),
        "languages": [escape_text(language) for language in taxonomy.languages],
        **{name: [(escape_attribute(one), escape_text(text)) for one, text in texts[name]] for name in texts},
    }
    catalog = {"namespace": XML_CATALOG, "start": escape_attribute(base), "place": escape_attribute(f"../{folder}")}
    files = {METADATA: _render("taxonomyPackage.xml.j2", values), CATALOG: _render("catalog.xml.j2", catalog)}
    files |= {folder + name: data for name, data in emitted.items()}
    return PackagedTaxonomy(base + taxonomy.schema_ref, files)


def place_of(taxonomy: Taxonomy) -> tuple[str, str]:
    """The URL of the folder of a taxonomy's files, and the folder of a package in which they lie; both end in a slash.

    A namespace that is no URL, or whose steps can't be names of folders everywhere, does not show in the folder's name.
    """
    parts = urlsplit(taxonomy.namespace)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        # RFC 2606: no such host can exist
        return f"http://{taxonomy.name}.invalid/", "taxonomy/"
    base = f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/") + "/"
    steps = base.split("/")[2:-1]
    return base, "".join(f"{step}/" for step in steps) if all(_STEP.match(step) for step in steps) else "taxonomy/"


def _in_languages(project: Project, text: dict[str, str]) -> list[tuple[str, str]]:
    found = ((language, in_language(text, language)) for language in project.languages)
    return [(language, one) for language, one in found if one is not None]


def _render(template: str, values: Mapping[str, object]) -> bytes:
    return _environment().get_template(f"packages/{template}").render(values).encode("utf-8")


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    return environment(autoescape=False)
