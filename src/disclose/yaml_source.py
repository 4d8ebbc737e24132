"""YAML in which every value keeps its place and every scalar stays the text its author typed.

Rank 0. `3,405.8`, `2023`, `no` and `1.10` are read as those very texts: what they mean is decided by whoever knows the field,
so no number passes through binary floating point and no country code turns into false. Anchors and aliases are refused (they
allow a short file to expand without bound), as are tags, duplicate keys and several documents in a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import read_text

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""Text, nothing (an empty or ``null`` scalar), a list or a mapping with text keys."""

KeyPath: TypeAlias = tuple[str | int, ...]
MAX_DEPTH = 64

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlDocument:
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


class _Reader:
    """Turns composed nodes into plain data, collecting spans and findings."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.spans: dict[KeyPath, Span] = {}
        self.found: list[Diagnostic] = []

    def span_of(self, node: yaml.Node) -> Span:
        return Span(self.shown, node.start_mark.line + 1, node.start_mark.column + 1)

    def read(self, node: yaml.Node, path: KeyPath) -> Plain:
        self.spans[path] = self.span_of(node)
        if len(path) > MAX_DEPTH:
            self.found.append(error("disclose.yaml:syntax", f"Nested deeper than {MAX_DEPTH} levels", self.span_of(node)))
            return None
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        return self.mapping(node, path)

    def scalar(self, node: yaml.ScalarNode) -> str | None:
        text: str = node.value
        if node.style is None and text in ("", "~", "null"):
            return None
        return text

    def mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Plain]:
        result: dict[str, Plain] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.found.append(error("disclose.yaml:syntax", "A key must be plain text", self.span_of(key)))
                continue
            name: str = key.value
            if name in result:
                first = self.spans[(*path, name)]
                message = f"The key {name!r} is here twice"
                self.found.append(
                    error("disclose.yaml:duplicate-key", message, self.span_of(key), related=(first,), help="Keep one.")
                )
                continue
            result[name] = self.read(value, (*path, name))
            if isinstance(value, yaml.MappingNode | yaml.SequenceNode):
                # findings about a block point at its key, where the author looks for its name
                self.spans[(*path, name)] = self.span_of(key)
        return result


def _refused(text: str, shown: str) -> Diagnostic | None:
    """The first anchor, alias or explicit tag: known from the event stream, before anything is expanded."""
    for event in yaml.parse(text, Loader=_Loader):
        mark = event.start_mark
        assert mark is not None, "events of a text always carry their place"
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            span = Span(shown, mark.line + 1, mark.column + 1)
            return error("disclose.yaml:alias", "Anchors and aliases are not read", span, help="Write the value out.")
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            span = Span(shown, mark.line + 1, mark.column + 1)
            return error("disclose.yaml:tag", f"The tag {tag} is not read", span, help="Remove the tag.")
    return None


def parse_yaml(text: str, shown: str) -> Outcome[YamlDocument]:
    """Read one YAML document. An empty file gives a document whose data is None."""
    try:
        refused = _refused(text, shown) if "&" in text or "*" in text or "!" in text else None
        if refused is not None:
            return Outcome(None, (refused,))
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        span = Span(shown, mark.line + 1, mark.column + 1) if mark else Span(shown)
        message = f"Not valid YAML: {problem.problem or problem.context}"
        return Outcome(None, (error("disclose.yaml:syntax", message, span),))
    except (yaml.YAMLError, RecursionError) as problem:
        return Outcome(None, (error("disclose.yaml:syntax", f"Not valid YAML: {problem}", Span(shown)),))
    if root is None:
        return Outcome(YamlDocument(shown, None, {}))
    reader = _Reader(shown)
    data = reader.read(root, ())
    return Outcome(YamlDocument(shown, data, reader.spans), tuple(reader.found))


def read_yaml(path: Path, shown: str) -> Outcome[YamlDocument]:
    """Read a YAML file; `shown` is its path in diagnostics."""
    text = read_text(path, shown)
    return parse_yaml(text.value, shown) if text.value is not None else Outcome(None, text.diagnostics)
