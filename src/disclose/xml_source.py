"""XML from strangers: the one hardened way in, for every reader of the project.

Rank 0. No document type declaration, so no entities, no default attributes and no external subset; no network; bounded
depth, attribute and text sizes. What the parser is given is always UTF-8 that this module has looked through, so that a
DOCTYPE can't hide behind an encoding.

The bounds are libxml2's own (its ``huge`` option stays off): elements nest at most `MAX_DEPTH` deep, an attribute value, a
comment or an uninterrupted run of text has at most `MAX_TEXT` characters, a start tag is read from a buffer of the same size,
a name has at most 50,000 bytes. The whole document has at most `MAX_XML_BYTES`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TypedDict

from lxml import etree

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import read_bytes

MAX_XML_BYTES = 512 * 1024 * 1024
"""Largest XML document that is read: about two million facts."""
MAX_DEPTH = 256
MAX_TEXT = 10_000_000

_DECLARATION = re.compile(r"""<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_ENCODINGS = re.compile(
    r"(?:us-)?ascii|iso-8859-(?:[1-9]|1[0-6])|windows-125[0-8]|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)|utf-16\Z"
)
_BEYOND = re.compile(
    r"XML_PARSE_HUGE|too big found|\A(?:Resource limit exceeded|Name too long|AttValue length too long"
    r"|xmlSAX2\w+: huge text node|[Mm]emory allocation|[Oo]ut of memory|internal error: Huge input lookup)"
)
"""How versions of libxml2 say that a bound was reached. None of it can be the name of an element or an attribute."""
_SPACE = re.compile(rb"[ \t\r\n]*")


class ParserOptions(TypedDict):
    """Options of lxml's parsers, by name."""

    resolve_entities: bool
    load_dtd: bool
    dtd_validation: bool
    attribute_defaults: bool
    no_network: bool
    huge_tree: bool
    encoding: str


HARDENED = ParserOptions(
    resolve_entities=False,
    load_dtd=False,
    dtd_validation=False,
    attribute_defaults=False,
    no_network=True,
    huge_tree=False,
    encoding="UTF-8",
)
"""The options with which every parser of the project is made; they go with bytes from `prepare_xml`. The encoding given
here overrides the one declared, which has been dealt with, or hidden, by then."""


def parse_xml(data: bytes, shown: str) -> Outcome[etree._ElementTree]:
    """The document in `data`, or the one finding that says why it isn't read. `shown` is its path in diagnostics.

    Codes: ``disclose.xml:doctype``, ``disclose.xml:encoding``, ``disclose.xml:limit``, ``disclose.xml:not-well-formed``.
    Lines of elements (``sourceline``) are those where their start tag ends; past line 65,535 they may be one too high.
    """
    prepared = prepare_xml(data, shown)
    if prepared.value is None:
        return Outcome(None, prepared.diagnostics)
    try:
        root = etree.fromstring(prepared.value, etree.XMLParser(**HARDENED))
    except etree.XMLSyntaxError as problem:
        return Outcome(None, (syntax_finding(problem, prepared.value, shown),))
    return Outcome(root.getroottree())


def read_xml(path: Path, shown: str) -> Outcome[etree._ElementTree]:
    """The document in a file of at most `MAX_XML_BYTES`."""
    data = read_bytes(path, shown, MAX_XML_BYTES)
    return parse_xml(data.value, shown) if data.value is not None else Outcome(None, data.diagnostics)


def iterate_xml(
    prepared: bytes, events: Iterable[str] = ("end",), tags: Iterable[str] | None = None
) -> Iterator[tuple[str, etree._Element]]:
    """lxml's ``iterparse`` over bytes from `prepare_xml`: for one pass over a large document in little memory.

    Raises etree.XMLSyntaxError, which `syntax_finding` turns into a finding.
    """
    wanted = None if tags is None else list(tags)
    return iter(etree.iterparse(BytesIO(prepared), events=tuple(events), tag=wanted, **HARDENED))


def prepare_xml(data: bytes, shown: str) -> Outcome[bytes]:
    """The document as UTF-8 without a document type declaration, for a parser made with `HARDENED`.

    UTF-8 is passed on as it is; other encodings are decoded here, line and column staying what they are.
    """
    if len(data) > MAX_XML_BYTES:
        message = f"{shown} is larger than the {MAX_XML_BYTES // (1024 * 1024)} MiB that are read"
        return Outcome(None, (error("disclose.xml:limit", message, Span(shown)),))
    transcoded = _as_utf8(data, shown)
    if transcoded.value is None:
        return transcoded
    at = _end_of_prolog(transcoded.value)
    start = transcoded.value[at : at + 9]
    if start.upper() == b"<!DOCTYPE":
        found = error(
            "disclose.xml:doctype",
            "A document type declaration (DOCTYPE) is not read",
            _span(transcoded.value, at, shown),
            help="Remove the DOCTYPE; write characters themselves instead of named entities.",
        )
        return Outcome(None, (found,))
    if not start.startswith(b"<"):
        what = "The document is empty" if not start else "Not XML: it does not begin with '<'"
        return Outcome(None, (error("disclose.xml:not-well-formed", what, _span(transcoded.value, at, shown)),))
    return transcoded


def syntax_finding(problem: etree.XMLSyntaxError, prepared: bytes, shown: str) -> Diagnostic:
    """The finding for what stopped the parser, in words of this project."""
    line, column = problem.position
    span = Span(shown, line or None, column or None)
    text = re.sub(r", line \d+, column \d+\Z", "", str(problem.msg or "no document found")).strip()
    if getattr(problem, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
        return error("disclose.xml:limit", "The document takes more memory than there is", span)
    if _BEYOND.search(text):
        message = f"The document goes beyond what is read: {_limit(text)}"
        return error("disclose.xml:limit", message, span)
    if text.startswith("Entity '"):
        help = "Write the character itself, or its number such as &#160;."
        return error("disclose.xml:not-well-formed", f"Not well-formed XML: {_plain(text)}", span, help=help)
    try:
        prepared.decode()
    except UnicodeDecodeError as wrong:
        if prepared.count(b"\n", 0, wrong.start) + 1 <= (line or 1):
            message = f"Byte 0x{prepared[wrong.start]:02X} is not UTF-8"
            return error("disclose.xml:encoding", message, _span(prepared, wrong.start, shown), help="Save the file as UTF-8.")
    return error("disclose.xml:not-well-formed", f"Not well-formed XML: {_plain(text)}", span)


def _as_utf8(data: bytes, shown: str) -> Outcome[bytes]:
    """The bytes in UTF-8; what the XML declaration says of the encoding is done with then (see `HARDENED`)."""
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    utf8_mark = data.startswith(b"\xef\xbb\xbf")
    head = data[:1024].decode("utf-16", "replace") if utf16 else data[:1024].decode("latin-1")
    match = _DECLARATION.match(head, 3 if utf8_mark else 0)
    declared = match[1].lower() if match is not None else "utf-16" if utf16 else "utf-8"
    if declared == "utf-8" and not utf16:
        return Outcome(data)
    mismatch = utf8_mark or utf16 != declared.startswith("utf-16")
    if mismatch or not _ENCODINGS.fullmatch(declared):
        what = "is declared but not the one used" if mismatch else "is not read"
        message = f"The encoding {declared} {what}"
        return Outcome(None, (error("disclose.xml:encoding", message, Span(shown, 1, 1), help="Save the file as UTF-8."),))
    try:
        text = data.decode(declared)
    except UnicodeDecodeError as problem:
        message = f"Byte 0x{data[problem.start]:02X} is not {declared.upper()}"
        span = Span(shown, data[: problem.start].decode(declared, "replace").count("\n") + 1)
        return Outcome(None, (error("disclose.xml:encoding", message, span, help="Save the file as UTF-8."),))
    return Outcome(text.encode())


def _end_of_prolog(data: bytes) -> int:
    """Where the document type declaration or the root element begins: after white space, instructions and comments."""
    at = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while True:
        at = _SPACE.match(data, at).end()  # type: ignore[union-attr]  # it matches the empty text
        closing = b"?>" if data.startswith(b"<?", at) else b"-->" if data.startswith(b"<!--", at) else None
        if closing is None:
            return at
        end = data.find(closing, at + len(closing))
        if end < 0:
            return at
        at = end + len(closing)


def _span(data: bytes, at: int, shown: str) -> Span:
    before = data[:at]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace").lstrip("\ufeff")) + 1
    return Span(shown, before.count(b"\n") + 1, column)


def _limit(text: str) -> str:
    if "depth" in text:
        return f"elements nested more than {MAX_DEPTH} deep"
    if "Name too long" in text:
        return "a name of more than 50,000 bytes"
    return f"an attribute, a start tag or a text of more than {MAX_TEXT:,} characters"


_REWORDED = (
    (r"Opening and ending tag mismatch: (.+) line (\d+) and (.+)", r"\1, opened on line \2, is closed by </\3>"),
    (r"Premature end of data in tag (.+) line (\d+)", r"the document ends inside \1, opened on line \2"),
    (r"Entity '(.+)' not defined", r"the entity &\1; is not defined"),
    (r"Namespace prefix (\S+) on (\S+) is not defined", r"the prefix of \1:\2 is not declared"),
    (r"Namespace prefix (\S+) for (\S+) on (\S+) is not defined", r"the prefix of attribute \1:\2 on \3 is not declared"),
    (r"Attribute (\S+) redefined", r"attribute \1 is here twice"),
    (r"(?:Invalid character: )?Char 0x([0-9A-F]+) out of allowed range", r"character 0x\1 can't stand in an XML document"),
    (r"Extra content at the end of the document", "something follows the root element"),
)


def _plain(text: str) -> str:
    for pattern, words in _REWORDED:
        match = re.fullmatch(pattern, text)
        if match is not None:
            return match.expand(words)
    return text[:1].lower() + text[1:]
