"""The findings on one document: libxml2's and our own, with place and words, the first of them and how many there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Span, error
from disclose.names import QName
from disclose.schema.engine import Verdict, validate, well_formed
from disclose.schema.links import wrong_link_types
from disclose.schema.locate import ROOT_CHILD, Place, places, repeated_ids, root_name
from disclose.schema.messages import GAVE_UP, VALUE, in_words, undeclared
from disclose.xml_source import prepare_xml

LIMIT = 100
"""Findings given for a document unless more are asked for."""


class Kind(Struct, frozen=True):
    """A kind of document: the name of its root, what it is called, the code where the root is another, and in which namespaces
    its elements can be at all (None: that is not known)."""

    root: QName
    called: str
    code: str
    namespaces: frozenset[str] | None = None


def document_findings(
    schema: etree.XMLSchema, data: bytes, shown: str, kind: Kind, limit: int = LIMIT, not_below_root: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """What is wrong with a document as XML: its form, its root, its validity, its ids, in document order."""
    prepared = prepare_xml(data, shown)
    if prepared.value is None:
        return prepared.diagnostics
    root = root_name(prepared.value)
    if root != kind.root:
        return well_formed(prepared.value, shown) or (_wrong_root(root, prepared.value, shown, kind),)
    verdict = validate(schema, prepared.value, shown, limit, not_below_root)
    if verdict.value is None:
        return verdict.diagnostics
    found = [
        *_worded(verdict.value, prepared.value, shown, kind),
        *_repeated(prepared.value, shown, limit),
        *_link_types(prepared.value, shown, limit),
    ]
    found.sort(key=lambda finding: finding.sort_key)
    return _counted(found, verdict.value, limit)


def _wrong_root(root: QName | None, prepared: bytes, shown: str, kind: Kind) -> Diagnostic:
    place = places(prepared, (0,)).get(0)
    span = Span(shown, place.line, place.column) if place is not None else Span(shown)
    name = root.local if root is not None else ""
    if name == kind.root.local:
        message = f"The root element {name} has the namespace {root.namespace if root else ''!r}, not that of {kind.called}"
    else:
        message = f"The root element is {name}, not {kind.root.local}: this is not {kind.called}"
    return error(kind.code, message, span)


def _worded(verdict: Verdict, prepared: bytes, shown: str, kind: Kind) -> Iterator[Diagnostic]:
    where = places(prepared, {raw.element for raw in verdict.findings})
    said: set[tuple[int, str]] = set()
    for raw in verdict.findings:
        place = where.get(raw.element)
        span = _span(shown, place) if place is not None else Span(shown)
        name = place.name if place is not None else QName("", "?")
        if raw.message == ROOT_CHILD:
            message = f"Element {name.local} is neither item nor tuple and can't stand directly in the instance"
            yield error("xbrl.4.6:notItemOrTuple", message, span, spec="XBRL 2.1 section 4.6")
            continue
        subject = raw.message.partition(": ")[0]
        own = place is None or subject.startswith(f"Element '{name.clark}'")
        strange = place is not None and own and kind.namespaces is not None and name.namespace not in kind.namespaces
        words = undeclared(name.local) if strange else in_words(raw.message)
        # libxml2 says first what is wrong with a value, then that it is wrong; and that it gave up, for each open element
        key = (0, GAVE_UP) if words.message == GAVE_UP else (raw.element, subject)
        if key in said and (words.code == VALUE or words.message == GAVE_UP):
            continue
        said.add(key)
        # text between elements is found in their parent, once the element before it has ended
        details = () if own else (f"after element {name.local}",)
        yield error(words.code, words.message, span, help=words.help, details=details)


def _repeated(prepared: bytes, shown: str, limit: int) -> Iterator[Diagnostic]:
    for repeated in repeated_ids(prepared, limit):
        message = f"The id {repeated.id!r} of element {repeated.place.name.local} is already that of another element"
        span, first = _span(shown, repeated.place), _span(shown, repeated.first)
        yield error("disclose.schema:duplicate-id", message, span, related=(first,), help="Give each element an id of its own.")


def _link_types(prepared: bytes, shown: str, limit: int) -> Iterator[Diagnostic]:
    for wrong in wrong_link_types(prepared, limit):
        message = f"Attribute type of element {wrong.place.name.local} is {wrong.value!r} but must be {wrong.fixed!r}"
        yield error(VALUE, message, _span(shown, wrong.place), spec="XBRL 2.1 section 3.5")


def _span(shown: str, place: Place) -> Span:
    return Span(shown, place.line, place.column)


def _counted(found: list[Diagnostic], verdict: Verdict, limit: int) -> tuple[Diagnostic, ...]:
    """At most `limit` findings, the last of them saying how many more there are."""
    unseen = verdict.count - len(verdict.findings) + max(0, len(found) - limit)
    if not unseen:
        return tuple(found)
    shown = found[:limit]
    more = f"at least {unseen:,}" if verdict.more else f"{unseen:,}"
    last = replace(shown[-1], details=(*shown[-1].details, f"{more} further findings of XML Schema validity are not listed"))
    return (*shown[:-1], last)
