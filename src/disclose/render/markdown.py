"""Markdown to the XHTML that a report may hold: no raw HTML, no pictures, links only where a reader may go.

The parser is CommonMark with tables. Raw HTML is parsed so that it can be refused with its line, never written out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.lexical import is_language, is_uri

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TOP_HEADING = 3
"""Level at which the headings inside a section begin."""
_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_LANGUAGE = "lang:"
"""How the target of a link begins that is none, but names the language of its words."""
FURNITURE = ('<span class="furniture">', "</span>")
"""What stands around words that the page adds to what an author wrote, and that no text block holds."""
_CAPTION = re.compile(r"Table:\s+")

Find = Callable[[int, str], Span]
"""The place of a text in a line (counted from 0) of the Markdown."""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 30 ms, needed only where there is prose

    parser = MarkdownIt("commonmark", {"html": True, "xhtmlOut": True}).enable("table")
    # every target is let through here, to be judged below with its line
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def to_xhtml(text: str, find: Find, forbidden: str, caption: str) -> Outcome[str]:
    """XHTML blocks for Markdown, or every finding. `forbidden` is a character that may not stand in a link; `caption` is the
    caption of a table that has none of its own (a paragraph before it that begins with ``Table:``), and stands there as
    `FURNITURE`."""
    try:
        tokens = _parser().parse(text)
    except RecursionError:
        return Outcome(None, (error("disclose.prose:markdown", "The Markdown is nested too deeply", find(0, "")),))
    found = [finding for token in tokens for finding in _findings(token, find, forbidden)]
    found += _tables_without_lines(tokens, find)
    if found:
        return Outcome(None, tuple(found))
    parser = _parser()
    for token in tokens:
        _join_lines(token.children or [])
        _mark_languages(token.children or [])
    return Outcome(parser.renderer.render(_adapted(tokens, caption), parser.options, {}))


def _mark_languages(parts: list[Token]) -> None:
    """Make of each link to a language its words with that language on them: ``[Kit Ltd](lang:en)``."""
    foreign = False
    for part in parts:
        if part.type == "link_open" and str(part.attrs.get("href", "")).startswith(_LANGUAGE):
            part.tag, part.attrs = "span", {"xml:lang": str(part.attrs["href"]).removeprefix(_LANGUAGE)}
            foreign = True
        elif part.type == "link_close" and foreign:
            part.tag, foreign = "span", False


def _join_lines(parts: list[Token]) -> None:
    """Take out the line ends that Chinese and Japanese text would show as spaces: a browser sets any line end as one."""
    for at, part in enumerate(parts):
        if part.type == "softbreak":
            before = next((other.content[-1] for other in reversed(parts[:at]) if other.content), "")
            after = next((other.content[0] for other in parts[at + 1 :] if other.content), "")
            sides = {_breadth(before), _breadth(after)}
            if "wide" in sides and "narrow" not in sides:
                part.type = "text"


def _breadth(character: str) -> str:
    """``wide`` for what is set in a square, without spaces between words; ``either`` for what takes after its neighbours, as
    quotation marks do, and the private characters that stand for facts."""
    width = unicodedata.east_asian_width(character) if character else "A"
    hangul = "\u1100" <= character <= "\u11ff" or "\uac00" <= character <= "\ud7af"
    return "wide" if width in "WF" and not hangul else "either" if width == "A" else "narrow"


def _findings(block: Token, find: Find, forbidden: str) -> Iterator[Diagnostic]:
    line = block.map[0] if block.map else 0
    if block.type == "html_block":
        yield _raw_html(block.content, find(line, block.content.strip().split("\n")[0]))
    if block.type == "ordered_list_open" and "start" in block.attrs:
        message = "A numbered list in a report begins at 1"
        yield error("disclose.prose:markdown", message, find(line, str(block.attrs["start"])), help="Number it from 1.")
    tags = 0
    for token in block.children or ():
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "html_inline":
            tags += 1
            if tags == 1 or not token.content.startswith("</"):
                yield _raw_html(token.content, find(line, token.content))
        elif token.type == "image":
            message = "Pictures are not read in prose"
            yield error("disclose.prose:image", message, find(line, "!["), help="Put a chart in layout.charts instead.")
        elif token.type == "link_open":
            yield from _link(token, find, line, forbidden)


def _link(token: Token, find: Find, line: int, forbidden: str) -> Iterator[Diagnostic]:
    target = str(token.attrs.get("href", ""))
    title = str(token.attrs.get("title", ""))
    if forbidden in target + title or _percent(forbidden) in target:
        yield error(
            "disclose.prose:link", "A fact can't stand in a link's target", find(line, "]("), help="Put it in the text."
        )
    elif target.startswith(_LANGUAGE):
        if not is_language(target.removeprefix(_LANGUAGE)):
            message = f"{target.removeprefix(_LANGUAGE)[:80]!r} is not a language"
            yield error("disclose.prose:link", message, find(line, target), help="Write a code such as [Kit Ltd](lang:en).")
    elif not _LINK.match(target) or not is_uri(target):
        help = "Links lead to http, https or mailto addresses, or to a place in the report (#section-…)."
        yield error("disclose.prose:link", f"A link may not lead to {target[:80]!r}", find(line, target), help=help)


def _tables_without_lines(tokens: list[Token], find: Find) -> Iterator[Diagnostic]:
    line = 0
    for token, following in pairwise(tokens):
        if token.type == "table_open" and token.map:
            line = token.map[0]
        elif token.type == "thead_close" and following.type == "table_close":
            message = "This table has a heading and no lines"
            yield error("disclose.prose:markdown", message, find(line, "|"), help="Add a line, or remove the table.")


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


def _raw_html(text: str, span: Span) -> Diagnostic:
    start = text.strip()
    if start[:9].upper() == "<!DOCTYPE":
        return error("disclose.prose:doctype", "A DOCTYPE can't stand in prose", span, help="Remove it.")
    message = f"HTML is not read in prose: {start.splitlines()[0][:60]}"
    return error("disclose.prose:raw-html", message, span, help="Write Markdown; for the character < itself write &lt;.")


def _adapted(tokens: list[Token], caption: str) -> list[Token]:
    """The tokens with headings below the section's, tables that scroll, captions, and header cells with their scope."""
    levels = _Levels()
    result: list[Token] = []
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = levels.tag(token)
        elif token.type == "th_open":
            token.attrs["scope"] = "col"
        if token.type == "table_open":
            words = _own_caption(result) or _furniture(caption)
            result += [_tag("div", 1, "scroll"), token, _tag("caption", 1), words, _tag("caption", -1)]
        elif token.type == "table_close":
            result += [token, _tag("div", -1)]
        else:
            result.append(token)
    return result


def _own_caption(before: list[Token]) -> Token | None:
    """The paragraph just before a table, taken out, where it is a caption."""
    if len(before) < 3 or before[-1].type != "paragraph_close" or not _CAPTION.match(before[-2].content):
        return None
    words = before[-2]
    first = (words.children or [])[0]
    first.content = _CAPTION.sub("", first.content, count=1)
    del before[-3:]
    return words


def _tag(name: str, nesting: int, style: str | None = None) -> Token:
    from markdown_it.token import Token

    token = Token(f"{name}_{'open' if nesting > 0 else 'close'}", name, -1 if nesting < 0 else 1, block=True)
    if style is not None:
        token.attrs["class"] = style
    return token


def _furniture(text: str) -> Token:
    """A caption that no author wrote."""
    from markdown_it.token import Token

    start, end = FURNITURE
    children = [Token("html_inline", "", 0, content=start), Token("text", "", 0, content=text)]
    return Token("inline", "", 0, content=text, children=[*children, Token("html_inline", "", 0, content=end)])


class _Levels:
    """Heading levels in order: the first is `TOP_HEADING`, and none is more than one deeper than the one before."""

    def __init__(self) -> None:
        self._open: list[int] = []
        self._tag = ""

    def tag(self, token: Token) -> str:
        if token.nesting > 0:
            level = int(token.tag[1])
            while self._open and self._open[-1] >= level:
                self._open.pop()
            self._open.append(level)
            self._tag = f"h{min(TOP_HEADING + len(self._open) - 1, 6)}"
        return self._tag
