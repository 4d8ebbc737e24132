"""The body of a section: from its file's text to XHTML and the facts it mentions.

A private pair of characters stands for each fact while the Markdown is read, so that Markdown sees text where a reader will see
text. The characters are refused in what an author writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes
from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome, Severity, Span, error
from disclose.lexical import first_illegal_character
from disclose.render.call_options import Found
from disclose.render.markdown import to_xhtml
from disclose.render.mentions import Mention, Words
from disclose.render.narrative_names import CallReader
from disclose.render.stating import Computed
from disclose.render.tie_out import Standing, tie_out
from disclose.templating import environment

_OPEN, _CLOSE = "\ue000", "\ue001"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MENTION = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")

Pieces = tuple[str | Mention | Computed, ...]
"""XHTML, mentions of facts and computations from facts, in order."""


def read_prose(body: str, shown: str, reader: CallReader, caption: str) -> Outcome[Pieces]:
    """The pieces of a body, or everything wrong with it. `caption` stands over tables without a caption of their own."""
    private = _PRIVATE.search(body)
    if private is not None:
        span = Span(shown, body.count("\n", 0, private.start()) + 1, private.start() - body.rfind("\n", 0, private.start()))
        message = f"The private character U+{ord(private[0]):04X} can't stand in prose"
        return Outcome(None, (_finding("private-character", message, span, "Remove it."),))
    prepared = _prepare(body, shown, reader)
    if prepared.value is None:
        return Outcome(None, prepared.diagnostics)
    ready, source = prepared.value, body.split("\n")
    tied = tie_out(body, shown, reader, ready.stand)

    def find(line: int, words: str) -> Span:
        number = ready.lines[min(line, len(ready.lines) - 1)]
        return Span(shown, number, max(source[number - 1].find(words), 0) + 1)

    rendered = to_xhtml(ready.text, find, _OPEN, caption)
    found = (*prepared.diagnostics, *rendered.diagnostics, *tied)
    if rendered.value is None or any(problem.severity is Severity.ERROR for problem in found):
        return Outcome(None, found)
    split = _split(rendered.value, ready.mentions, shown)
    return Outcome(split.value, (*found, *split.diagnostics))


class _Prepared(Struct, frozen=True):
    """Markdown with a private pair for each mention; for each of its lines the line of the file; what each call stands for."""

    text: str
    lines: tuple[int, ...]
    mentions: tuple[Mention | Computed, ...]
    stand: tuple[Standing, ...]


def _prepare(body: str, shown: str, reader: CallReader) -> Outcome[_Prepared]:
    try:
        tree = environment(autoescape=False).overlay(trim_blocks=False, lstrip_blocks=False).parse(body)
    except TemplateSyntaxError as problem:
        help = "Facts stand in double braces: {{ fact(Revenue) }}."
        return Outcome(None, (_finding("syntax", f"Not readable: {problem.message}", Span(shown, problem.lineno, 1), help),))
    except RecursionError:
        return Outcome(None, (_finding("syntax", "Calls are nested too deeply", Span(shown), None),))
    text, lines = [""], [1]
    mentions: list[Mention | Computed] = []
    found: list[Diagnostic] = []
    stand: list[Standing] = []
    for node in _parts(tree):
        if isinstance(node, nodes.TemplateData):
            if not text[-1] or text[-1].endswith("\n"):
                lines[-1] = node.lineno
            lines += range(node.lineno + 1, node.lineno + node.data.count("\n") + 1)
            text.append(node.data)
            continue
        read = _read(node, shown, reader) if isinstance(node, nodes.Expr) else (_statement(node, shown),)
        if isinstance(node, nodes.Expr):
            stand.append(None if isinstance(read, tuple) else read)
        if isinstance(read, Mention | Computed):
            text.append(f"{_OPEN}{len(mentions)}{_CLOSE}")
            mentions.append(read)
        elif isinstance(read, str | Words):
            text.append(read if isinstance(read, str) else read.text)
        else:
            found += read
    return Outcome(_Prepared("".join(text), tuple(lines), tuple(mentions), tuple(stand)), tuple(found))


def _read(node: nodes.Expr, shown: str, reader: CallReader) -> Mention | Computed | Words | str | Found:
    try:
        return reader.read(node)
    except RecursionError:
        return (_finding("syntax", "Calls are nested too deeply", Span(shown, node.lineno, 1), "Compute it in steps."),)


def _parts(tree: nodes.Template) -> Iterator[nodes.Node]:
    """What stands in the text, in order: data, expressions, and statements as they are."""
    for node in tree.body:
        if isinstance(node, nodes.Output):
            yield from node.nodes
        else:
            yield node


def _split(xhtml: str, mentions: tuple[Mention | Computed, ...], shown: str) -> Outcome[Pieces]:
    parts = _MENTION.split(xhtml)
    stray = _PRIVATE.search("".join(parts[::2])) or first_illegal_character(xhtml)
    if stray or sorted(int(number) for number in parts[1::2]) != list(range(len(mentions))):
        message = "A character reference names a character that can't stand in a report"
        return Outcome(None, (_finding("private-character", message, Span(shown), "Write the character itself."),))
    return Outcome(tuple(mentions[int(part)] if at % 2 else part for at, part in enumerate(parts)))


def _statement(node: nodes.Node, shown: str) -> Diagnostic:
    message = "Prose holds calls in double braces only, no statements"
    return _finding("statement", message, Span(shown, node.lineno, 1), "Put conditions and loops into a template.")


def _finding(name: str, message: str, span: Span, help: str | None) -> Diagnostic:
    return error(f"disclose.prose:{name}", message, span, help=help)
