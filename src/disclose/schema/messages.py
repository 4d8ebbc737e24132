"""What libxml2 says of a document, in words an analyst understands, under the codes of the field.

The codes are those that XBRL processors use for schema validity (``xmlSchema:valueError`` and the like), else
``disclose.schema:invalid``. Names lose their namespaces, types become what to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Span, error
from disclose.schema.locate import ROOT_CHILD
from disclose.taxonomy.catalog import shown_url

INVALID = "disclose.schema:invalid"
VALUE = "xmlSchema:valueError"
MAX_VALUE = 80
"""Longest value quoted in a message, in characters."""
MAX_MESSAGE = 1000
MAX_EXPECTED = 8
"""Most elements named as expected."""

GAVE_UP = "Validation stopped here: a pattern of the taxonomy takes too long to match this value"

_SUBJECT = re.compile(r"Element '(?P<element>[^']*)'(?:, attribute '(?P<attribute>[^']*)')?: (?P<body>.*)", re.DOTALL)
_CLARK = re.compile(r"\{[^{}]*\}")

_KINDS = {
    "boolean": "true or false",
    "decimal": "a decimal number such as -1234.5",
    "monetary": "a decimal number such as -1234.5",
    "shares": "a decimal number such as -1234.5",
    "pure": "a decimal number such as -1234.5",
    "nonZeroDecimal": "a decimal number other than zero",
    "integer": "a whole number",
    "nonNegativeInteger": "a whole number from 0",
    "positiveInteger": "a whole number from 1",
    "decimalsType": "a whole number or INF",
    "precisionType": "a whole number or INF",
    "date": "a date YYYY-MM-DD",
    "dateTime": "a date and time YYYY-MM-DDThh:mm:ss",
    "dateUnion": "a date YYYY-MM-DD or a date and time",
    "gYear": "a year YYYY",
    "gYearMonth": "a month YYYY-MM",
    "QName": "a name with a declared prefix",
    "NCName": "a name without a colon",
    "ID": "an id: a name without a colon",
    "IDREF": "the id of another element",
    "NMTOKEN": "a name without spaces",
    "anyURI": "a URI",
    "language": "a language tag such as en or zh-Hans",
}


class Words(Struct, frozen=True):
    """A finding in words: its code, one sentence, and what to do."""

    code: str
    message: str
    help: str | None = None


def schema_finding(message: str, origin: str | None, line: int) -> Diagnostic:
    """A finding on a schema document itself, made while libxml2 compiles it."""
    span = Span(shown_url(origin), line or None) if origin is not None else None
    text = _CLARK.sub("", " ".join(message.split()))
    subject, colon, rest = text.partition(": ")
    if colon and subject.startswith(
        ("element decl.", "attribute decl.", "complex type", "simple type", "Element", "attribute")
    ):
        text = f"{rest} ({subject})"
    return error(INVALID, f"The schema can't be used: {text}", span)


def in_words(message: str) -> Words:
    """A message of libxml2's validator in words of this project."""
    if len(message) > MAX_MESSAGE:
        # a value of megabytes; what says what is wrong with it stands before and after
        message = f"{message[: MAX_MESSAGE // 2]}…{message[-MAX_MESSAGE // 2 :]}"
    if message.startswith("Internal error"):
        return Words(INVALID, GAVE_UP)
    match = _SUBJECT.fullmatch(message.strip())
    if message == ROOT_CHILD or match is None:
        return Words(INVALID, _plain(message))
    element, attribute = local(match["element"]), local(match["attribute"] or "")
    what = f"Attribute {attribute} of element {element}" if attribute else f"Element {element}"
    for pattern, write in _FORMS:
        # compiled when something is to be said, which is seldom
        found = re.fullmatch(pattern, match["body"], re.DOTALL)
        if found is not None:
            return write(what, element, found)
    return Words(INVALID, f"{what}: {_plain(match['body'])}")


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def quoted(value: str) -> str:
    """A value as a message shows it: in quotes, not too long."""
    value = " ".join(value.split())
    return f"'{value}'" if len(value) <= MAX_VALUE else f"'{value[:MAX_VALUE]}…'"


def _plain(text: str) -> str:
    text = _CLARK.sub("", " ".join(text.split()))
    return text if len(text) <= 4 * MAX_VALUE else f"{text[: 4 * MAX_VALUE]}…"


def _expected(listed: str | None) -> str:
    """``; expected one of a, b`` from libxml2's list; wildcards have no names to give."""
    names = [local(name.rstrip("*")) for name in (listed or "").split(", ") if name and not name.startswith("##")]
    names = list(dict.fromkeys(names))
    if not names:
        return ""
    shown = ", ".join(names[:MAX_EXPECTED]) + (", …" if len(names) > MAX_EXPECTED else "")
    return f"; expected {shown}" if len(names) == 1 else f"; expected one of {shown}"


def _not_expected(what: str, element: str, found: re.Match[str]) -> Words:
    return Words(INVALID, f"{what} is not allowed here{_expected(found['listed'])}")


def _incomplete(what: str, element: str, found: re.Match[str]) -> Words:
    return Words(INVALID, f"{what} is incomplete{_expected(found['listed'])}")


def _not_of_type(what: str, element: str, found: re.Match[str]) -> Words:
    kind = local((found["type"] or "").removeprefix("xs:"))
    of_type = f" (type {kind})" if kind and kind not in _KINDS else ""
    wanted = _KINDS.get(kind)
    message = f"{what}: {quoted(found['value'])} is not {wanted or 'a value it can have'}{of_type}"
    return Words(VALUE, message)


def _required(what: str, element: str, found: re.Match[str]) -> Words:
    return Words("xmlSchema:attributesRequired", f"{what} lacks the attribute {local(found['name'])}")


def _extraneous(what: str, element: str, found: re.Match[str]) -> Words:
    return Words("xmlSchema:attributesExtraneous", f"Attribute {local(found['name'])} is not allowed on element {element}")


def undeclared(element: str) -> Words:
    """What is said of an element that no schema declares."""
    message = f"Element {element} is not declared by any schema of the taxonomy"
    return Words(INVALID, message, "Check its name and namespace, or the taxonomy that the document refers to.")


def _undeclared(what: str, element: str, found: re.Match[str]) -> Words:
    return undeclared(element)


def _facet(what: str, element: str, found: re.Match[str]) -> Words:
    for pattern, words in _FACETS:
        match = re.fullmatch(pattern, found["body"], re.DOTALL)
        if match is not None:
            values = {name: quoted(text) if name in "vp" else text for name, text in match.groupdict().items()}
            return Words(VALUE, f"{what}: {words.format_map(values)}")
    return Words(VALUE, f"{what}: {_plain(found['body'])}")


def _says(code: str, sentence: str, help: str | None = None) -> Callable[[str, str, re.Match[str]], Words]:
    """A form whose sentence continues the subject; groups of the match fill it."""

    def write(what: str, element: str, found: re.Match[str]) -> Words:
        values = {name: text if name == "key" else quoted(text or "") for name, text in found.groupdict().items()}
        return Words(code, f"{what} {sentence.format_map(values)}", help)

    return write


_FACETS = (
    (r"The value '(?P<v>.*)' is not accepted by the pattern '(?P<p>.*)'\.", "{v} does not match the pattern {p}"),
    (r"The value '(?P<v>.*)' is not an element of the set \{(?P<set>.*)\}\.", "{v} is none of the values {set}"),
    (
        r"The value '(?P<v>.*)' has a length of '.*'; this underruns .* of '(?P<n>.*)'\.",
        "{v} is shorter than {n} characters",
    ),
    (r"The value '(?P<v>.*)' has a length of '.*'; this exceeds .* of '(?P<n>.*)'\.", "{v} is longer than {n} characters"),
    (r"The value has a length of '.*'; this underruns .* of '(?P<n>.*)'\.", "the value is shorter than {n} characters"),
    (r"The value has a length of '.*'; this exceeds .* of '(?P<n>.*)'\.", "the value is longer than {n} characters"),
    (
        r"The value .*has a length of '(?P<l>.*)'; this differs from .* '(?P<n>.*)'\.",
        "the value has {l} characters, not {n}",
    ),
    (r"The value '(?P<v>.*)' is less than the minimum value allowed \('(?P<n>.*)'\)\.", "{v} is less than {n}"),
    (r"The value '(?P<v>.*)' is greater than the maximum value allowed \('(?P<n>.*)'\)\.", "{v} is greater than {n}"),
    (r"The value '(?P<v>.*)' must be greater than '(?P<n>.*)'\.", "{v} is not greater than {n}"),
    (r"The value '(?P<v>.*)' must be less than '(?P<n>.*)'\.", "{v} is not less than {n}"),
    (r"The value '(?P<v>.*)' has more digits than are allowed \('(?P<n>.*)'\)\.", "{v} has more than {n} digits"),
    (
        r"The value '(?P<v>.*)' has more fractional digits than are allowed \('(?P<n>.*)'\)\.",
        "{v} has more than {n} digits after the point",
    ),
)

_FORMS: tuple[tuple[str, Callable[[str, str, re.Match[str]], Words]], ...] = (
    (r"This element is not expected\.(?: Expected is (?:one of )?\( (?P<listed>.*) \)\.)?", _not_expected),
    (r"Missing child element\(s\)\.(?: Expected is (?:one of )?\( (?P<listed>.*) \)\.)?", _incomplete),
    (
        r"'(?P<value>.*)' is not a valid value of the (?:local )?(?:atomic|list|union) type(?: '(?P<type>.*)')?\.",
        _not_of_type,
    ),
    (r"\[facet '.*?'\] (?P<body>.*)", _facet),
    (r"The attribute '(?P<name>.*)' is required but missing\.", _required),
    (r"The attribute '(?P<name>.*)' is not allowed\.", _extraneous),
    (r"No matching global element declaration available, but demanded by the strict wildcard\.", _undeclared),
    (r"No matching global declaration available for the validation root\.", _undeclared),
    (
        r"The QName value '(?P<value>.*)' has no corresponding namespace declaration in scope\.",
        _says(VALUE, "holds {value}, whose prefix is not declared", "Declare the prefix with xmlns, or correct it."),
    ),
    (
        r"Neither character nor element content is allowed because the element is 'nilled'\.",
        _says("xmlSchema:nilElementHasContent", "is nil and yet has content", "Remove the content or xsi:nil."),
    ),
    (r"The element is not 'nillable'\.", _says("xmlSchema:nilNonNillableElement", "can't be nil")),
    (r"The element declaration is abstract\.", _says("xmlSchema:abstractElement", "is abstract and can't be used")),
    (r"The type definition is abstract\.", _says("xmlSchema:abstractElement", "has an abstract type and can't be used")),
    (r"Character content is not allowed, because the content type is empty\.", _says(INVALID, "must be empty")),
    (r"Element content is not allowed, because the content type is empty\.", _says(INVALID, "must be empty")),
    (
        r"Character content other than whitespace is not allowed because the content type is 'element-only'\.",
        _says(INVALID, "holds text where only elements are allowed"),
    ),
    (
        r"Element content is not allowed, because the (?:content type is a simple type|type) definition.*",
        _says(INVALID, "holds an element where only text is allowed"),
    ),
    (
        r"Duplicate key-sequence \[(?P<key>.*)\] in (?:unique|key) identity-constraint '.*'\.",
        _says(INVALID, "is the second one named {key}", "Give each a name of its own."),
    ),
    (r"Not all fields of key identity-constraint '.*' evaluate to a node\.", _says(INVALID, "lacks its name")),
    (
        r"No match found for key-sequence \[(?P<key>.*)\] of keyref '.*'\.",
        _says(INVALID, "refers to {key}, which is not there"),
    ),
    (
        r"The (?:actual )?value '(?P<value>.*)' does not match the fixed value constraint '(?P<fixed>.*)'\.",
        _says(VALUE, "is {value} but must be {fixed}"),
    ),
)
