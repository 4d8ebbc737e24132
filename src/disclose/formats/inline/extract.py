"""What a processor extracts from an element: text across continuations, transformations, scale and sign.

Inline XBRL 1.1 sections 4 (continuation), 10.1.2 and 11.1.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from disclose.diagnostics import Diagnostic, error
from disclose.formats.contexts import qname_in, span_of
from disclose.lexical import collapse, parse_integer, print_decimal
from disclose.names import IX
from disclose.transforms import REGISTRIES, read_displayed, transform
from disclose.xhtml import markup_of, text_of

NON_FRACTION, NON_NUMERIC, CONTINUATION = (f"{{{IX}}}{name}" for name in ("nonFraction", "nonNumeric", "continuation"))


@dataclass(frozen=True, slots=True)
class Extracted:
    """The lexical form of a value, or the text as displayed with the reason why it has none."""

    text: str
    reason: str | None = None
    scale: int = 0


class Extractor:
    """Extracts values of one document, collecting findings."""

    def __init__(self, shown: str, continuations: Mapping[str, etree._Element]) -> None:
        self.shown, self.continuations = shown, continuations
        self.found: list[Diagnostic] = []

    def number(self, element: etree._Element) -> Extracted:
        """The value of a `nonFraction` that is not nil."""
        text = "".join(text_of(element))
        scale = parse_integer(collapse(element.get("scale", "0")))
        rule = element.get("format")
        name = None if rule is None else qname_in(element, rule)
        if scale is None or (rule is not None and name is None):
            what = (
                f"the scale {element.get('scale')!r} is not a whole number"
                if scale is None
                else f"the format {rule!r} has no meaning"
            )
            return Extracted(text, what)
        number = read_displayed(text, name, scale, element.get("sign", "").strip() == "-")
        if number is None:
            return Extracted(text, self._refusal(element, text, rule))
        return Extracted(print_decimal(number), None, scale)

    def text(self, element: etree._Element) -> Extracted:
        """The value of a `nonNumeric` that is not nil."""
        pieces = markup_of if element.get("escape", "").strip() in ("true", "1") else text_of
        text = "".join(piece for part in self._chain(element) for piece in pieces(part))
        rule = element.get("format")
        if rule is None:
            return Extracted(text)
        name = qname_in(element, rule)
        value = None if name is None else transform(name, text)
        return Extracted(text, self._refusal(element, text, rule)) if value is None else Extracted(value)

    def _refusal(self, element: etree._Element, text: str, rule: str | None) -> str:
        if rule is None:
            return f"{text.strip()!r} is not a number without a sign, and there is no format that would read it"
        name = qname_in(element, rule)
        if name is None or name.local not in REGISTRIES.get(name.namespace, {}):
            return f"the format {rule!r} is in no transformation registry that is read"
        return f"the format {rule} does not read {text.strip()!r}"

    def _chain(self, element: etree._Element) -> Iterator[etree._Element]:
        """The element and its continuations (section 4.1.2)."""
        seen: set[str] = set()
        part: etree._Element | None = element
        while part is not None:
            yield part
            name = part.get("continuedAt")
            if name is None:
                return
            following = None if name in seen else self.continuations.get(name)
            if following is None:
                what = "leads back to itself" if name in seen else "does not exist"
                code = f"ix11.11.1.2:continuation{'Cycle' if name in seen else 'Missing'}"
                self.found.append(
                    error(
                        code, f"The continuation {name} {what}", span_of(part, self.shown), spec="Inline XBRL 1.1 section 4.1"
                    )
                )
            seen.add(name)
            part = following
