"""What an Inline XBRL document must be like that its schema can't say: elements in one another (Inline XBRL 1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.diagnostics import Diagnostic, error, warning
from disclose.formats.inline.elements import SEPARATOR, Element, InlineDocument, Tagging
from disclose.formats.inline.offences import called, offence
from disclose.lexical import collapse, parse_decimal, parse_integer
from disclose.names import XBRLI

_TEXTS = frozenset(["continuation", "footnote", "nonNumeric"])
_TERMS = frozenset(["numerator", "denominator"])
_OF_INSTANCES = f"{XBRLI}{SEPARATOR}"


def structure_findings(document: InlineDocument) -> Iterator[Diagnostic]:
    """Every finding about the elements of one document, kind by kind."""
    elements = document.elements
    yield from _numbers(elements["nonFraction"])
    yield from _fractions(document)
    for element in elements["exclude"]:
        if not any(around.kind in _TEXTS for around in element.ancestors()):
            message, help = (
                "Something is excluded from no text",
                "An exclude stands inside the text that it does not belong to.",
            )
            yield offence("exclude", "excludeMisplaced", message, element.span, help, syntax=True)
    for element in elements["footnote"]:
        if not element.tagging.scope.language:
            message, help = f"{called(element)} has no language", 'Say it, such as xml:lang="en", on it or around it.'
            yield offence("footnote", "footnoteLang", message, element.span, help)
    yield from _foreign(document)
    for element in document.visible_headers:
        message, help = "The header is not hidden from readers", 'Put it into a <div style="display:none">.'
        section = "Inline XBRL 1.1 section 8.1.2"
        yield warning("ix11.8.1.2:headerDisplayNone", message, element.span, help=help, spec=section)
    if document.self_closed:
        count = document.self_closed_count
        what = "An empty tag is" if count == 1 else f"{count} empty tags are"
        message = f"{what} written as <…/>, which browsers take for the beginning of an element"
        first, *others = document.self_closed
        help = "Write a start tag and an end tag."
        yield warning("disclose.inline:self-closed", message, first, help=help, related=others)


def _numbers(elements: list[Element]) -> Iterator[Diagnostic]:
    for element in elements:
        inside = element.children
        if not inside and element.text and not element.tagging.nil:
            # nearly all; what an outer one asks of it, that one looks at
            continue
        outer = next((around for around in element.ancestors() if around.kind == "nonFraction"), None)
        if element.tagging.nil:
            if outer is not None:
                message, help = f"{called(element)} is nil inside another number", "Tag the number that has a value alone."
                yield offence("nonFraction", "nestedNonFractionIsNil", message, element.span, help, related=(outer.span,))
        elif not inside:
            message, help = f"{called(element)} has no text", "Tag the number itself, or make the fact nil."
            yield offence("nonFraction", "nonFraction", message, element.span, help, syntax=True)
        elif inside > 1 or element.first_child != "nonFraction":
            message, help = f"{called(element)} has other elements inside it", "A number holds its text, or one other number."
            yield offence("nonFraction", "nonFractionChildren", message, element.span, help)
        elif element.direct:
            message, help = f"{called(element)} has text beside the number inside it", "A number holds its text, or one other."
            yield offence("nonFraction", "nonFractionChildren", message, element.span, help, syntax=True)
    for element in elements:
        if element.parent is not None and element.parent.kind == "nonFraction" and not element.parent.tagging.nil:
            yield from _unlike(element, element.parent)


def _unlike(element: Element, outer: Element) -> Iterator[Diagnostic]:
    """What numbers in one another must have in common."""
    for name in ("format", "scale", "unitRef"):
        if _compared(element, name) != _compared(outer, name):
            message = f"{called(element)} and {called(outer)} around it differ in {name}"
            help = "Numbers in one another have the same format, scale and unit."
            yield offence("nonFraction", "nestedNonFractionProperties", message, element.span, help, related=(outer.span,))


def _compared(element: Element, name: str) -> object:
    text = collapse(element.get(name))
    if name == "scale":
        return parse_integer(text or "0")
    return element.tagging.scope.qname(text) or text if name == "format" and text else text


def _fractions(document: InlineDocument) -> Iterator[Diagnostic]:
    fractions = document.elements["fraction"]
    if not fractions and not any(document.elements[kind] for kind in _TERMS):
        return
    terms: dict[Element, list[Element]] = {}
    for kind, elements in document.elements.items():
        for element in elements:
            around = next((one for one in element.ancestors() if one.kind == "fraction"), None)
            if kind in _TERMS:
                yield from _term(element)
            if around is not None and kind not in _TERMS and kind != "fraction":
                message, help = (
                    f"{called(element)} stands inside a fraction",
                    "A fraction holds its terms, or one other fraction.",
                )
                yield offence("fraction", "fractionDescendants", message, element.span, help, related=(around.span,))
            for outer in element.ancestors() if kind in _TERMS else ():
                if outer.kind == "fraction":
                    terms.setdefault(outer, []).append(element)
            if kind == "fraction" and around is not None:
                yield from _nested_fraction(element, around)
    for element in fractions:
        kinds = sorted(term.kind for term in terms.get(element, ()))
        if element.tagging.nil and kinds:
            message, help = f"{called(element)} is nil and has terms", "Remove the one or the other."
            yield offence("fraction", "nilFractionChildren", message, element.span, help, syntax=True)
        elif not element.tagging.nil and kinds != ["denominator", "numerator"]:
            message, help = (
                f"{called(element)} has not one numerator and one denominator",
                "Tag both terms inside the fraction.",
            )
            yield offence("fraction", "fractionChildren", message, element.span, help, syntax=True)


def _term(element: Element) -> Iterator[Diagnostic]:
    if element.children:
        message, help = f"The {element.kind} of a fraction has elements inside it", "A term holds its text alone."
        yield offence(element.kind, "fractionTermDescendants", message, element.span, help)
    number = parse_decimal(element.text) if not element.get("format") else None
    if number is not None and number < 0:
        message, help = (
            f"The {element.kind} of a fraction is {collapse(element.text)}",
            'Leave the sign outside, and add sign="-".',
        )
        yield offence(element.kind, "fractionTermNegative", message, element.span, help)


def _nested_fraction(element: Element, outer: Element) -> Iterator[Diagnostic]:
    if element.tagging.nil:
        message, help = f"{called(element)} is nil inside another fraction", "Tag the fraction that has a value alone."
        yield offence("fraction", "nestedFractionIsNil", message, element.span, help, related=(outer.span,))
    if collapse(element.get("unitRef")) != collapse(outer.get("unitRef")):
        message = f"{called(element)} and {called(outer)} around it differ in unitRef"
        help = "Fractions in one another have the same unit."
        yield offence("fraction", "fractionChildAttributes", message, element.span, help, related=(outer.span,))


def _foreign(document: InlineDocument) -> Iterator[Diagnostic]:
    """Attributes of XBRL itself, which neither facts nor the root of an instance take from elsewhere."""
    clean: set[Tagging] = set()
    for kind in ("references", "nonFraction", "nonNumeric", "fraction", "tuple"):
        for element in document.elements[kind]:
            if element.tagging in clean:
                continue
            names = [name for name in element.tagging.attributes if name.startswith(_OF_INSTANCES)]
            if not names:
                clean.add(element.tagging)
            for name in names:
                local = name.removeprefix(_OF_INSTANCES)
                if kind == "references":
                    message, help = f"The references have the attribute {local} of XBRL instances", "Delete it."
                    yield offence(kind, "qualifiedAttributeDisallowed", message, element.span, help, syntax=True)
                else:
                    code = "xbrl.4.9:tupleAttribute" if kind == "tuple" else "xmlSchema:attributesExtraneous"
                    message = f"{called(element)} has the attribute {local} of XBRL instances"
                    yield error(code, message, element.span, help="Delete it: facts have attributes without a namespace.")
