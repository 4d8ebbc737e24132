"""The style sheets of a project, and what a page would load from elsewhere.

A report that is filed stands alone: it holds its pictures and style, runs no script, and asks no other machine for anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from markupsafe import Markup
from msgspec import Struct

from disclose.diagnostics import Diagnostic, Findings, Outcome, Span, error
from disclose.files import files_below, read_text, resolved
from disclose.lexical import escape_text
from disclose.names import XHTML
from disclose.project import Project

STYLE_FOLDER = "theme"
"""The folder in a project whose ``*.css`` come after the theme's own style, in order of name."""
MAX_STYLE_BYTES = 1024 * 1024
_QUIET = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|/\*.*?(?:\*/|\Z)""", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(\s?)|(.))", re.DOTALL)
_LOADING = re.compile(
    r"""(@import\b[^;\n]*)|\burl\((?>\s*["']?\s*)(?!data:|\#)([^"')\n]*)|\b((?:image-set|image|src|cross-fade)\([^;}\n]*)""",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\s*(?:data:|#|\Z)", re.IGNORECASE)
_LOADED_BY = frozenset(["src", "data", "background"])
_SCRIPT, _STYLE, _LINK, _BASE = (f"{{{XHTML}}}{name}" for name in ("script", "style", "link", "base"))
EMBED_HELP = "Write it into the file: a picture as a data: address, a font as one too, a style sheet as it is."


class Styles(Struct, frozen=True):
    """What the project adds to its theme: the text, escaped for a style element, and the files it is from."""

    text: Markup
    files: tuple[str, ...]


def project_styles(project: Project) -> Outcome[Styles]:
    """The style sheets in the project's folder `STYLE_FOLDER`. Codes: ``disclose.template:external``, ``disclose.file:*``."""
    findings = Findings()
    sheets: dict[str, str] = {}
    for path in files_below(project.folder / STYLE_FOLDER, "*.css"):
        name = f"{STYLE_FOLDER}/{path.name}"
        if not resolved(path).is_relative_to(project.folder):
            message = f"{name} lies outside the project's folder"
            findings.add((error("disclose.project:outside", message, Span(name), help="Move it inside."),))
            continue
        text = findings.take(read_text(path, name, MAX_STYLE_BYTES))
        if text is not None:
            sheets[name] = text
            findings.add(_external(what, Span(name, line)) for what, line in loaded_by_style(text))
    styles = Styles(Markup("".join(escape_text(f"{text.rstrip()}\n") for text in sheets.values())), tuple(sheets))
    return Outcome(None if findings.fatal() else styles, findings.all)


def loaded_by_style(css: str) -> Iterator[tuple[str, int]]:
    """What a style sheet would have a browser fetch, and the lines (CSS Syntax 4, CSS Values 4: url and src, CSS Images 4)."""
    plain = _QUIET.sub(lambda quiet: quiet[0] if quiet[0][0] in "\"'" else "\n" * quiet[0].count("\n") or " ", css)
    # escapes can spell any name: they are written out, with the line feed that may end one
    plain = _ESCAPE.sub(_written_out, plain)
    for found in _LOADING.finditer(plain):
        what = next(group for group in found.groups() if group is not None)
        yield what.strip() or "url()", plain.count("\n", 0, found.start()) + 1


def faults_of_page(page: etree._Element) -> Iterator[tuple[str, str]]:
    """What of a page makes it depend on others or run: the code of the offence, and the address or script."""
    for element in page.iter(etree.Element):
        tag = str(element.tag)
        if tag == _SCRIPT:
            yield "script", element.get("src") or (element.text or "").strip()[:60] or "script"
        elif tag == _STYLE:
            yield from (("external", what) for what, _ in loaded_by_style("".join(map(str, element.itertext()))))
        for name in map(str, element.keys()):
            if name == "style":
                yield from (("external", what) for what, _ in loaded_by_style(element.get(name, "")))
            elif name.startswith("on"):
                yield "script", element.get(name, "")
            elif name in _LOADED_BY or (name == "href" and tag in (_LINK, _BASE)):
                address = element.get(name, "")
                if not _INSIDE.match(address):
                    yield "external", address


def offence(kind: str, what: str, span: Span) -> Diagnostic:
    """The finding on what `faults_of_page` found."""
    if kind == "external":
        return _external(what, span)
    return error("disclose.template:script", f"A report can't run the script {what!r}", span, help="Remove it.")


def _external(what: str, span: Span) -> Diagnostic:
    message = f"A report can't load anything from elsewhere: {what}"
    return error("disclose.template:external", message, span, help=EMBED_HELP)


def _written_out(escape: re.Match[str]) -> str:
    if escape[1] is None:
        return str(escape[3])
    number = int(escape[1], 16)
    return (chr(number) if 0 < number < 0x110000 else "\ufffd") + ("\n" if escape[2] == "\n" else "")
