"""Report packages written: a report, its taxonomy and what both are, in one file (Report Package 1.0)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from disclose.lexical import escape_attribute
from disclose.packages.report_package import DESCRIPTION, REPORTS, TYPES
from disclose.packages.taxonomy_package import PackagedTaxonomy
from disclose.packages.zip_writer import write_zip


def taxonomy_package(name: str, packaged: PackagedTaxonomy) -> bytes:
    """A taxonomy package whose one folder at the top is `name`."""
    return write_zip(_below(name, packaged.files))


def report_package(name: str, suffix: str, document: str, data: bytes, packaged: PackagedTaxonomy) -> bytes:
    """A report package whose name ends in `suffix`, with one report. `name` is the one folder at the top, `document` the name
    of the report, which refers to the taxonomy at its URL."""
    description = {"documentInfo": {"documentType": TYPES[suffix]}}
    text = json.dumps(description, ensure_ascii=False, indent=2) + "\n"
    return write_zip(_below(name, {**packaged.files, DESCRIPTION: text.encode(), REPORTS + document: data}))


def referring_to(document: bytes, schema_ref: str, url: str) -> bytes:
    """An XBRL or Inline XBRL document of ours with its references to the taxonomy at `schema_ref` made to lead to `url`."""
    place = re.escape(escape_attribute(schema_ref).encode())
    reference = rb'(<link:(?:schemaRef|roleRef|arcroleRef)\b[^<>]*\bxlink:href=")' + place + rb'(?=["#])'
    written = escape_attribute(url).encode()
    return re.sub(reference, lambda found: found[1] + written, document)


def _below(top: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{top}/{name}": data for name, data in files.items()}
