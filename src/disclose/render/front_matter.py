"""The head of a section of prose: YAML between two lines of three hyphens."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from pydantic import Field

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import read_text
from disclose.validated import Localised, SourceModel, validate_document
from disclose.yaml_source import YamlDocument, parse_yaml

_FENCE = "---"
_HELP = "A section begins with ---, then title: and perhaps concept: and source:, then --- again."


class SectionConfig(SourceModel):
    """What the head of a section says."""

    title: Localised = Field(description="heading of the section, in each language")
    concept: str | None = Field(default=None, description="text block that the section is the value of")
    source: str | None = Field(default=None, description="where its contents come from")
    explains: list[str] = Field(default=[], description="concepts on whose lines in statements the section is a note")
    tables: list[str] = Field(default=[], description="roles of statements that stand below the text, as a part of it")


class FrontMatter(Struct, frozen=True):
    """The head of a section and where it stands."""

    title: dict[str, str]
    concept: str | None
    source: str | None
    tables: tuple[str, ...]
    explains: tuple[str, ...]
    document: YamlDocument

    def span_of(self, key: str) -> Span:
        """The place of a key's value, or of the head where the key is absent."""
        return self.document.span(key)


def read_section_file(path: Path, shown: str) -> Outcome[tuple[FrontMatter, str]]:
    """The head of a section and its body. In the body the lines of the head are blank, so that lines keep their numbers."""
    text = read_text(path, shown)
    if text.value is None:
        return Outcome(None, text.diagnostics)
    lines = text.value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if lines[0].rstrip() != _FENCE or end is None:
        what = "has no front matter" if lines[0].rstrip() != _FENCE else "has front matter that does not end"
        return _refused(error("disclose.prose:front-matter", f"The section {what}", Span(shown, 1, 1), help=_HELP))
    head = parse_yaml("\n".join(["", *lines[1:end]]), shown)
    if head.value is None:
        return Outcome(None, head.diagnostics)
    checked = validate_document(head.value, SectionConfig, "disclose.prose:front-matter")
    if checked.value is None or head.diagnostics:
        return Outcome(None, (*head.diagnostics, *checked.diagnostics))
    config = checked.value
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    named = (tuple(config.tables), tuple(config.explains))
    return Outcome((FrontMatter(config.title, config.concept, config.source, *named, head.value), body))


def _refused(found: Diagnostic) -> Outcome[tuple[FrontMatter, str]]:
    return Outcome(None, (found,))
