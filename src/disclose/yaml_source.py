"""YAML in which every value keeps its place and every scalar stays the text its author typed.

Rank 0. `3,405.8`, `2023`, `no` and `1.10` are read as those very texts: what they mean is decided by whoever knows the field,
so no number passes through binary floating point and no country code turns into false. Anchors and aliases are refused (they
allow a short file to expand without bound), as are tags, duplicate keys and several documents in a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import yaml
from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import read_text

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""Text, nothing (an empty or ``null`` scalar), a list or a mapping with text keys."""

KeyPath: TypeAlias = tuple[str | int, ...]
MAX_DEPTH = 64

# the controls that XML allows and YAML does not (YAML 1.2 section 5.1), and the byte order mark inside a text
_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlDocument(Struct, frozen=True):
    """The data of one file and the place of each key and value in it."""

    path: str
    data: Plain
    spans: Mapping[KeyPath, Span]

    def span(self, *path: str | int) -> Span:
        """The place of the value at a path of keys and indexes, or of its nearest ancestor that exists."""
        for length in range(len(path), -1, -1):
            found = self.spans.get(path[:length])
            if found is not None:
                return found
        return Span(self.path, 1, 1)


class _Refused(Exception):
    """The document can't be read on: carries the finding out of the nesting."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


class _Reader:
    """Turns the parser's events into plain data, collecting spans and findings.

    It works on events, not on composed nodes: an alias or too deep a nesting is met before anything is expanded, and
    libyaml's composer overflows the stack of the process on a hundred thousand brackets.
    """

    def __init__(self, text: str, shown: str) -> None:
        self.shown = shown
        self.spans: dict[KeyPath, Span] = {}
        self.found: list[Diagnostic] = []
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)

    def document(self) -> Plain:
        """The data of the only document; None for an empty stream."""
        data: Plain = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.refused("syntax", "There is a second document in this file", event, "Remove the line ---.")
                data = self.read(next(self.events), ())
        return data

    def span_of(self, event: yaml.Event) -> Span:
        mark = event.start_mark
        assert mark is not None, "events of a text always carry their place"
        return Span(self.shown, mark.line + 1, mark.column + 1)

    def refused(self, name: str, message: str, event: yaml.Event, help: str | None = None) -> _Refused:
        return _Refused(error(f"disclose.yaml:{name}", message, self.span_of(event), help=help))

    def read(self, event: yaml.Event, path: KeyPath) -> Plain:
        """The data that begins with an event, and its spans."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self.refused("alias", "Anchors and aliases are not read", event, "Write the value out.")
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            raise self.refused("tag", f"The tag {tag} is not read", event, "Remove the tag.")
        if len(path) >= MAX_DEPTH:
            raise self.refused("syntax", f"Nested deeper than {MAX_DEPTH} levels", event)
        self.spans[path] = self.span_of(event)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return self.mapping(path)

    def sequence(self, path: KeyPath) -> list[Plain]:
        result: list[Plain] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self.read(event, (*path, len(result))))
        return result

    def mapping(self, path: KeyPath) -> dict[str, Plain]:
        result: dict[str, Plain] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self.found.append(error("disclose.yaml:syntax", "A key must be plain text", self.span_of(key)))
                self.skip(key, path)
                self.skip(next(self.events), path)
                continue
            name: str = key.value
            if name in result:
                first = self.spans[(*path, name)]
                message = f"The key {name!r} is here twice"
                self.found.append(
                    error("disclose.yaml:duplicate-key", message, self.span_of(key), related=(first,), help="Keep one.")
                )
                self.skip(next(self.events), path)
                continue
            event = next(self.events)
            result[name] = self.read(event, (*path, name))
            if not isinstance(event, yaml.ScalarEvent) or (not event.value and not event.style):
                # findings about a block, or about nothing, point at the key, where the author looks for its name
                self.spans[(*path, name)] = self.span_of(key)
        return result

    def skip(self, event: yaml.Event, path: KeyPath) -> None:
        """Read what is not kept, so that findings inside it are, and its places are not."""
        kept, self.spans = self.spans, {}
        self.read(event, (*path, ""))
        self.spans = kept


def _scalar(event: yaml.ScalarEvent) -> str | None:
    text: str = event.value
    # libyaml gives a plain scalar the style "", the parser written in Python gives it None
    return None if not event.style and text in ("", "~", "null") else text


def _syntax_error(problem: yaml.YAMLError, text: str, shown: str) -> Diagnostic:
    span, reason = Span(shown), str(problem).partition("\n")[0]
    if isinstance(problem, yaml.MarkedYAMLError):
        mark = problem.problem_mark or problem.context_mark
        # an error at the end is marked on the line after the last
        last = text.count("\n") + 1
        span = Span(shown, min(mark.line + 1, last), mark.column + 1) if mark else span
        reason = problem.problem or problem.context or reason
        if mark and mark.line < last and text.split("\n")[mark.line][mark.column : mark.column + 1] == "\t":
            return error("disclose.yaml:syntax", "A tab can't indent", span, help="Indent with spaces.")
    return error("disclose.yaml:syntax", f"Not valid YAML: {reason}", span)


def parse_yaml(text: str, shown: str) -> Outcome[YamlDocument]:
    """Read one YAML document. An empty file gives a document whose data is None."""
    control = _NOT_PRINTABLE.search(text)
    if control is not None:
        at = control.start()
        span = Span(shown, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        message = f"Character U+{ord(control[0]):04X} can't stand in YAML"
        return Outcome(None, (error("disclose.yaml:syntax", message, span, help="Remove it."),))
    reader = _Reader(text, shown)
    try:
        data = reader.document()
    except _Refused as problem:
        return Outcome(None, (*reader.found, problem.finding))
    except yaml.YAMLError as problem:
        return Outcome(None, (*reader.found, _syntax_error(problem, text, shown)))
    return Outcome(YamlDocument(shown, data, reader.spans), tuple(reader.found))


def read_yaml(path: Path, shown: str) -> Outcome[YamlDocument]:
    """Read a YAML file; `shown` is its path in diagnostics."""
    text = read_text(path, shown)
    return parse_yaml(text.value, shown) if text.value is not None else Outcome(None, text.diagnostics)
