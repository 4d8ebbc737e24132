"""libxml2: a schema compiled, and a document validated while it is parsed, without a tree.

The first pass only asks whether there is anything to find. Where there is, a second pass counts elements, so that each
finding gets the number of its element in document order: in this mode libxml2 gives neither lines nor nodes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from io import BytesIO
from typing import IO, Any, cast

from lxml import etree
from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome
from disclose.schema.assembly import DRIVER, Assembly
from disclose.schema.locate import ROOT_CHILD
from disclose.schema.messages import schema_finding
from disclose.xml_source import HARDENED, parse_xml

MAX_COUNTED = 10_000
"""Findings are counted to here; a document with more is not read to its end."""
_CHUNK = 1 << 16
_BASE = "http://files.invalid/"
_VALIDITY = etree.ErrorDomains.SCHEMASV


class Raw(Struct, frozen=True):
    """What libxml2 said, and the number (from 0, in document order) of the element it said it of."""

    element: int
    message: str


class Verdict(Struct, frozen=True):
    """The first findings of a document, how many there are, and whether counting stopped early."""

    findings: tuple[Raw, ...] = ()
    count: int = 0
    more: bool = False


class _Served(etree.Resolver):
    """Gives libxml2 the documents of an assembly, and nothing for any other URL."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def resolve(self, system_url: str, public_id: str, context: object) -> object:  # type: ignore[override]
        data = self._files.get(system_url.removeprefix(_BASE))
        if data is None:
            return cast("Any", self).resolve_empty(context)
        return self.resolve_string(data, context, base_url=system_url)


def compile_schema(assembly: Assembly) -> Outcome[etree.XMLSchema]:
    """The compiled schema, or what libxml2 finds wrong in it, at the line of the schema document."""
    parser = etree.XMLParser(**HARDENED)
    parser.resolvers.add(_Served(assembly.files))
    driver = etree.fromstring(assembly.files[DRIVER], parser, base_url=_BASE + DRIVER)
    try:
        return Outcome(etree.XMLSchema(driver))
    except etree.XMLSchemaParseError as problem:
        entries = [entry for entry in problem.error_log if entry.level >= etree.ErrorLevels.ERROR]
        found: dict[Diagnostic, None] = {}
        for entry in entries:
            origin = assembly.origins.get((entry.filename or "").removeprefix(_BASE))
            found.setdefault(schema_finding(entry.message, origin, entry.line))
        return Outcome(None, tuple(found))


def validate(
    schema: etree.XMLSchema, prepared: bytes, shown: str, limit: int, not_below_root: Collection[str] = ()
) -> Outcome[Verdict]:
    """Validate bytes from `prepare_xml`. Elements named in `not_below_root` (Clark notation) are findings as children of the
    root. No value, and one finding, for a document that isn't well-formed."""
    watch = _RootWatch(frozenset(not_below_root)) if not_below_root else _Quiet()
    log, more, doubtful = _pass(schema, prepared, watch)
    if doubtful and not more:
        # lxml raises for the first finding as for a syntax error, and tells the two apart by nothing
        syntax = well_formed(prepared, shown)
        if syntax:
            return Outcome(None, syntax)
    misplaced = [Raw(element, ROOT_CHILD) for element in getattr(watch, "found", ())]
    findings = _numbered(schema, prepared, limit) if log else ()
    if misplaced:
        findings = tuple(sorted((*findings, *misplaced), key=lambda raw: raw.element))
    return Outcome(Verdict(findings[:limit], log + len(misplaced), more))


def passes(schema: etree.XMLSchema, prepared: bytes) -> bool:
    """Whether libxml2 finds nothing in bytes from `prepare_xml`."""
    log, _, raised = _pass(schema, prepared, _Quiet())
    return not log and not raised


def well_formed(prepared: bytes, shown: str) -> tuple[Diagnostic, ...]:
    """The one finding on a document that isn't well-formed; none for one that is."""
    parser = _parser(_Quiet(), None)
    try:
        etree.parse(BytesIO(prepared), parser)
        # an undeclared prefix is in the log only
        sound = not parser.error_log
    except etree.XMLSyntaxError:
        sound = False
    # a parser with a target words its errors differently
    return () if sound else parse_xml(prepared, shown).diagnostics


def _pass(schema: etree.XMLSchema, prepared: bytes, target: object) -> tuple[int, bool, bool]:
    """Parse and validate: the number of findings, whether counting stopped, whether the document may be not well-formed."""
    parser = _parser(target, schema)
    source = _Source(prepared, parser)
    try:
        etree.parse(cast("IO[bytes]", source), parser)
        raised = False
    except etree.XMLSyntaxError:
        raised = True
    log = parser.error_log
    return len(log), source.stopped, raised or any(entry.domain != _VALIDITY for entry in log)


def _parser(target: object, schema: etree.XMLSchema | None) -> etree.XMLParser:
    """A parser that gives its events to the methods that `target` has, and to no others."""
    return etree.XMLParser(target=cast("Any", target), schema=schema, **HARDENED)


class _Source:
    """Feeds a parser, and stops when it has found more than is counted."""

    def __init__(self, data: bytes, parser: etree.XMLParser) -> None:
        self.stopped = False
        self._data = data
        self._parser = parser
        self._at = 0

    def read(self, size: int = _CHUNK) -> bytes:
        if len(self._parser.error_log) > MAX_COUNTED:
            self.stopped = True
            return b""
        chunk = self._data[self._at : self._at + _CHUNK]
        self._at += len(chunk)
        return chunk


class _Quiet:
    """A parser target that wants no events, so that nothing is built."""

    def close(self) -> None:
        return None


class _RootWatch:
    """A parser target that notes children of the root with names that can't stand there."""

    def __init__(self, names: frozenset[str]) -> None:
        self.found: list[int] = []
        self._names = names
        self._depth = 0
        self._number = -1

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._number += 1
        self._depth += 1
        if self._depth == 2 and tag in self._names and len(self.found) < MAX_COUNTED:
            self.found.append(self._number)

    def end(self, tag: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        return None


class _EnoughError(Exception):
    """The wanted number of findings has been numbered."""


class _Counter:
    """A parser target that gives each finding the number of the element whose start or end raised it.

    libxml2 validates an event after the target has seen it, so what is new in the log at an event belongs to the event before.
    """

    def __init__(self, limit: int) -> None:
        self.findings: list[Raw] = []
        self.parser: etree.XMLParser | None = None
        self._limit = limit
        self._open: list[int] = []
        self._next = 0
        self._last = 0

    def take(self) -> None:
        assert self.parser is not None
        log = self.parser.error_log
        if len(log) > len(self.findings):
            self.findings += [Raw(self._last, entry.message) for entry in list(log)[len(self.findings) :]]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._event()
        self._last = self._next
        self._open.append(self._next)
        self._next += 1

    def end(self, tag: str) -> None:
        self._event()
        self._last = self._open.pop()

    def close(self) -> None:
        return None

    def _event(self) -> None:
        self.take()
        if len(self.findings) >= self._limit:
            raise _EnoughError


def _numbered(schema: etree.XMLSchema, prepared: bytes, limit: int) -> tuple[Raw, ...]:
    counter = _Counter(limit)
    counter.parser = _parser(counter, schema)
    # what lxml raises for a document known to be well-formed is its own summary of the findings
    with suppress(_EnoughError, etree.XMLSyntaxError):
        etree.parse(cast("IO[bytes]", _Source(prepared, counter.parser)), counter.parser)
    counter.take()
    return tuple(counter.findings)
