"""Reading a folder of taxonomy source: every YAML file, each checked against the format, merged into one set of declarations
that remember their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct, field

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import files_below, resolved
from disclose.taxonomy.source import (
    ConceptSource,
    DimensionSource,
    EnumerationSource,
    Labelled,
    SourceFile,
    StatementSource,
    TaxonomySource,
    TypeSource,
)
from disclose.validated import validate_document
from disclose.yaml_source import YamlDocument, read_yaml

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
MAX_FILES = 1000
"""Most files of one taxonomy: a folder with more is not taxonomy source."""


class Sourced(Struct, Generic[T_co], frozen=True):
    """A value of the source and where it stands."""

    value: T_co
    document: YamlDocument
    path: tuple[str | int, ...]

    def span(self, *more: str | int) -> Span:
        """The place of the value, or of something inside it (the nearest place that exists)."""
        return self.document.span(*self.path, *more)


class Sources(Struct):
    """Everything declared in a folder, in order of files and lines. The first of two equal names is kept."""

    header: Sourced[TaxonomySource] | None = None
    types: dict[str, Sourced[TypeSource]] = field(default_factory=dict)
    concepts: dict[str, Sourced[ConceptSource]] = field(default_factory=dict)
    dimensions: dict[str, Sourced[DimensionSource]] = field(default_factory=dict)
    members: dict[str, Sourced[Labelled]] = field(default_factory=dict)
    enumerations: dict[str, Sourced[EnumerationSource]] = field(default_factory=dict)
    statements: list[Sourced[StatementSource]] = field(default_factory=list)
    assertions: list[Sourced[str]] = field(default_factory=list)


def read_sources(folder: Path, shown: str) -> Outcome[Sources]:
    """Read every ``*.yaml`` below `folder`. There is a value only if every file keeps to the format."""
    files = _source_files(folder)
    if not files:
        message = f"There is no YAML file in {shown or 'the folder'}"
        found = error("disclose.taxonomy:no-source", message, Span(shown), help="Taxonomy source is one or more *.yaml files.")
        return Outcome(None, (found,))
    if len(files) > MAX_FILES:
        message = f"{shown} holds more than {MAX_FILES} YAML files"
        return Outcome(None, (error("disclose.taxonomy:no-source", message, Span(shown), help="Name the right folder."),))
    sources, diagnostics, complete = Sources(), list[Diagnostic](), True
    for name, path in files:
        document = read_yaml(path, f"{shown.rstrip('/')}/{name}" if shown not in ("", ".") else name)
        diagnostics += document.diagnostics
        checked = validate_document(document.value, SourceFile, "disclose.taxonomy:invalid") if document.value else None
        if document.value is None or checked is None or checked.value is None:
            diagnostics += checked.diagnostics if checked is not None else ()
            complete = False
        else:
            diagnostics += _merge(sources, checked.value, document.value)
    if complete and sources.header is None:
        message = f"No file in {shown or 'the folder'} has the key 'taxonomy'"
        help_text = "Say there what the taxonomy is: name, namespace, prefix, version, title."
        diagnostics.append(error("disclose.taxonomy:header", message, Span(shown), help=help_text))
    return Outcome(sources if complete and sources.header else None, tuple(diagnostics))


def _source_files(folder: Path) -> list[tuple[str, Path]]:
    """Names relative to the folder and paths, sorted; links that lead out of the folder are not followed."""
    root = resolved(folder)
    paths = [path for path in files_below(folder, "**/*.yaml") if resolved(path).is_relative_to(root)]
    return sorted((path.relative_to(folder).as_posix(), path) for path in paths)


def _merge(sources: Sources, file: SourceFile, document: YamlDocument) -> Iterator[Diagnostic]:
    if file.taxonomy is not None:
        header = Sourced(file.taxonomy, document, ("taxonomy",))
        if sources.header is None:
            sources.header = header
        else:
            yield error(
                "disclose.taxonomy:header",
                "The key 'taxonomy' is in two files",
                header.span(),
                related=(sources.header.span(),),
                help="Keep it in one.",
            )
    yield from _merge_section(sources.types, file.types, document, "types")
    yield from _merge_section(sources.concepts, file.concepts, document, "concepts")
    yield from _merge_section(sources.dimensions, file.dimensions, document, "dimensions")
    yield from _merge_section(sources.members, file.members, document, "members")
    yield from _merge_section(sources.enumerations, file.enumerations, document, "enumerations")
    sources.statements += _listed(file.statements, document, "statements")
    sources.assertions += _listed(file.assertions, document, "assertions")


def _merge_section(
    into: dict[str, Sourced[T]], section: Mapping[str, T], document: YamlDocument, key: str
) -> Iterator[Diagnostic]:
    for name, value in section.items():
        item = Sourced(value, document, (key, name))
        first = into.setdefault(name, item)
        if first is not item:
            yield duplicate(name, item.span(), first.span())


def _listed(values: Iterable[T], document: YamlDocument, key: str) -> list[Sourced[T]]:
    return [Sourced(value, document, (key, index)) for index, value in enumerate(values)]


def duplicate(name: str, span: Span, first: Span) -> Diagnostic:
    """The finding about a name that is declared a second time."""
    return error(
        "disclose.taxonomy:duplicate-name",
        f"{name} is already declared at {first}",
        span,
        related=(first,),
        help="Give one of them another name: concepts, dimensions, members, enumerations and tables share one name space.",
    )
