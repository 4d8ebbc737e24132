"""The schemas of a taxonomy judged as XML Schema by xmlschema: references, derivations, facets, ambiguous content.

libxml2 compiles many schemas that are not valid, and stops at the first kind of error of those it doesn't. xmlschema checks
everything, a hundred times slower, and is imported only here and only when there is something to check.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from disclose import __version__
from disclose.diagnostics import Diagnostic, Outcome, Span, error, has_errors
from disclose.schema.assembly import DRIVER, Assembly, assemble, fact_names
from disclose.schema.documents import SchemaSet, discover
from disclose.schema.engine import compile_schema
from disclose.schema.instance import ALWAYS
from disclose.schema.limits import costly
from disclose.schema.locate import places
from disclose.schema.messages import INVALID
from disclose.schema.standard import schema_document_findings
from disclose.taxonomy.cache import Cache, Json, cache_folder, content_key
from disclose.taxonomy.catalog import Catalog, file_url, shown_url

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from xmlschema import XMLSchema10, XMLSchemaParseError

NOT_FOUND = "xmlSchema:refNotFound"
VERDICTS = "schema-verdicts-1"
"""The kind of the cache entries; its number changes with their form."""
UNREPRESENTABLE = (ArithmeticError, LookupError, TypeError, ValueError)
"""What xmlschema raises for values beyond what it can hold, such as a year of twenty digits."""


def taxonomy_findings(files: Mapping[str, bytes], catalog: Catalog, cache: Cache | None = None) -> tuple[Diagnostic, ...]:
    """What is wrong with the schema documents among `files` (name to content): each as a document, then all as a schema.

    Offline: what they import comes from `files` and the catalog. xmlschema's verdict on the same documents is taken from
    `cache`, by default the user's.
    """
    names = [name for name in sorted(files) if name.endswith(".xsd")]
    found = [finding for name in names for finding in schema_document_findings(files[name], name, catalog)]
    if has_errors(found):
        return tuple(found)
    schemas = discover((*(file_url(name) for name in names), *ALWAYS), catalog.with_files(files))
    if schemas.value is None or has_errors(schemas.diagnostics):
        return (*found, *schemas.diagnostics)
    return (*found, *known_findings(schemas.value, cache if cache is not None else Cache(cache_folder(), VERDICTS)))


def known_findings(schemas: SchemaSet, cache: Cache) -> tuple[Diagnostic, ...]:
    """`schema_findings`, asked for once: the verdict depends on nothing but the documents, xmlschema and this project."""
    documents = [(url, document.data) for url, document in sorted(schemas.documents.items())]
    key = content_key(__version__, version("xmlschema"), *(part for document in documents for part in document))
    known = _read_verdict(cache.get(key))
    if known is not None:
        return known
    found = schema_findings(schemas)
    cache.put(key, [_entry(finding) for finding in found])
    return found


def schema_findings(schemas: SchemaSet) -> tuple[Diagnostic, ...]:
    """What xmlschema finds wrong in a set of schema documents, at the line of the declaration; else what libxml2 does."""
    beyond = costly(schemas)
    if beyond:
        return beyond
    assembly = assemble(schemas)
    facts, _ = fact_names(schemas)
    first = compile_schema(assemble(schemas, {name.namespace for name in facts})).diagnostics
    if any("[facet 'pattern']" in finding.message for finding in first):
        # a value that doesn't match takes xmlschema, which backtracks, time exponential in its length
        return first
    with compiled(assembly) as schema:
        if schema.value is None:
            return schema.diagnostics
        found: dict[Diagnostic, None] = {}
        for part in schema.value.maps.iter_schemas():
            url = assembly.origins.get((part.url or "").rpartition("/")[2])
            problems = list(part.all_errors) if url is not None else []
            if url is not None and problems:
                found.update(dict.fromkeys(_findings(problems, url, schemas.documents[url].data)))
    return tuple(sorted(found or first, key=lambda finding: finding.sort_key))


@contextmanager
def compiled(assembly: Assembly) -> Iterator[Outcome[XMLSchema10]]:
    """The schema as xmlschema compiles it; its documents are in a temporary folder, outside which it reads nothing."""
    import xmlschema

    with tempfile.TemporaryDirectory(prefix="disclose-") as place:
        folder = Path(place)
        for name, data in assembly.files.items():
            (folder / name).write_bytes(data)
        try:
            schema = xmlschema.XMLSchema10(
                str(folder / DRIVER), validation="lax", base_url=place, allow="sandbox", defuse="always", use_fallback=False
            )
        except xmlschema.XMLSchemaException as problem:
            yield Outcome(
                None, (error(INVALID, f"The schema can't be used: {_plain(getattr(problem, 'message', str(problem)))}"),)
            )
        except RecursionError:
            yield Outcome(None, (error(INVALID, "The schema can't be used: its types are nested too deeply"),))
        except UNREPRESENTABLE as problem:
            yield Outcome(None, (error(INVALID, f"The schema can't be judged: {_plain(str(problem))}"),))
        else:
            yield Outcome(schema)


def _findings(problems: list[XMLSchemaParseError], url: str, data: bytes) -> Iterator[Diagnostic]:
    root = _root(problems)
    numbers = {id(element): number for number, element in enumerate(root.iter())} if root is not None else {}
    elements = [numbers.get(id(problem.elem), 0) for problem in problems]
    where = places(data, elements)
    said: set[int] = set()
    for problem, element in sorted(zip(problems, elements, strict=True), key=lambda pair: "duplicated" in pair[0].message):
        if problem.message.startswith("duplicated value") and element in said:
            # a name declared twice is found twice: as a declaration, and as a key of the schema for schemas
            continue
        said.add(element)
        place = where.get(element)
        span = Span(shown_url(url), place.line, place.column) if place is not None else Span(shown_url(url))
        code, message = _words(problem.message)
        yield error(code, message, span)


def _entry(finding: Diagnostic) -> Json:
    span = finding.span or Span("")
    return [finding.code, finding.message, span.path, span.line, span.column]


def _read_verdict(entry: Json) -> tuple[Diagnostic, ...] | None:
    """The findings of a cache entry; None for one that isn't ours."""
    if not isinstance(entry, list):
        return None
    found = []
    for row in entry:
        match row:
            case [str(code), str(message), str(path), (int() | None) as line, (int() | None) as column]:
                found.append(error(code, message, Span(path, line, column) if path else None))
            case _:
                return None
    return tuple(found)


def _root(problems: list[XMLSchemaParseError]) -> Element | None:
    for problem in problems:
        if problem.source is not None:
            root: Element = problem.source.root
            return root
    return None


_FORMS = (
    (re.compile(r"unknown (?:simple |complex )?(\S+) (?:name )?'(.+)'"), NOT_FOUND, r"The \1 \2 is not declared"),
    (re.compile(r"missing base type '(.+)'"), NOT_FOUND, r"The base type \1 is not declared"),
    (re.compile(r"global xs:(\S+) with name='(.+)' is already loaded"), INVALID, r"The \1 \2 is declared twice"),
    (
        re.compile(r"Unique Particle Attribution violation between .*?'(.+?)'.* and .*?'(.+?)'.*"),
        INVALID,
        r"The content is ambiguous: \1 and \2 can stand for the same element (Unique Particle Attribution)",
    ),
)


def _words(message: str) -> tuple[str, str]:
    text = _plain(message)
    for pattern, code, words in _FORMS:
        match = pattern.fullmatch(text)
        if match is not None:
            return code, match.expand(words)
    return INVALID, f"Not a valid schema: {text}"


def _plain(text: str) -> str:
    return re.sub(r"\{[^{}]*\}", "", " ".join(text.split()))[:400]
