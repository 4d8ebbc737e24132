"""What a processor extracts from an element: text across continuations, transformations, scale and sign.

Inline XBRL 1.1 sections 4 (continuation), 7 (fraction), 10.1.2 and 11.1.2.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from disclose.diagnostics import Diagnostic
from disclose.formats.inline.content import markup, plain
from disclose.formats.inline.elements import TRUE, Element
from disclose.formats.inline.offences import called, offence
from disclose.lexical import collapse, parse_decimal, parse_integer, print_decimal
from disclose.transforms import REGISTRIES, read_displayed, transform


class Extracted(Struct, frozen=True):
    """The lexical form of a value, or the text as displayed with the reason why it has none; `told` where that is a finding
    already."""

    text: str
    reason: str | None = None
    scale: int = 0
    told: bool = False


class Extractor:
    """Extracts values of a document set, collecting findings. `following` gives the continuations of an element."""

    def __init__(self, following: Callable[[Element], tuple[Element, ...]]) -> None:
        self.found: list[Diagnostic] = []
        self._following = following

    def value(self, element: Element) -> Extracted:
        """The value of a fact that is neither fraction nor tuple. Of one that is nil only the format is tried."""
        if element.kind == "nonNumeric":
            return self.text(element)
        return self._transformed(element, element.text) if element.tagging.nil else self.number(element)

    def number(self, element: Element) -> Extracted:
        """The value of a `nonFraction`, or of a term of a fraction."""
        lexical = self._transformed(element, element.text)
        if lexical.reason is not None:
            return lexical
        scale = parse_integer(collapse(element.get("scale", "0")))
        if scale is None:
            return Extracted(element.text, f"the scale {element.get('scale')!r} is not a whole number")
        number = read_displayed(lexical.text, None, scale, element.get("sign").strip() == "-")
        if number is not None:
            return Extracted(print_decimal(number), None, scale)
        reason = f"{element.text.strip()!r} is not a number without a sign, and there is no format that would read it"
        below = parse_decimal(element.text)
        if element.get("format"):
            reason = f"{element.text.strip()!r} with the scale {scale} is no number that is read"
        elif below is not None and below < 0 and element.kind == "nonFraction":
            message = f"{called(element)} is displayed as {collapse(element.text)}, with a sign and without a format"
            self.found.append(
                offence(
                    "nonFraction", "nonFractionNegative", message, element.span, 'Leave the sign outside, and add sign="-".'
                )
            )
            return Extracted(element.text, reason, told=True)
        return Extracted(element.text, reason)

    def text(self, element: Element) -> Extracted:
        """The value of a `nonNumeric`."""
        return self._transformed(element, self.content(element, escaped=collapse(element.get("escape")) in TRUE))

    def content(self, element: Element, *, escaped: bool) -> str:
        """The content of an element and its continuations, as markup where it is `escaped`."""
        following = self._following(element)
        if not following:
            return element.text
        pieces = markup if escaped else plain
        return element.text + "".join(pieces(part.pieces) for part in following)

    def _transformed(self, element: Element, text: str) -> Extracted:
        """What the format of an element makes of a text; the text itself where it has none."""
        rule = element.get("format")
        if not rule:
            return Extracted(text)
        name = element.tagging.scope.qname(rule)
        if name is None or name.local not in REGISTRIES.get(name.namespace, {}):
            what = "has no meaning" if name is None else "is in no transformation registry that is read"
            message = f"The format {rule} of {called(element)} {what}"
            help = "Use a name of a registry, with a prefix that is declared for it."
            self.found.append(offence(element.kind, "invalidTransformation", message, element.span, help))
            return Extracted(text, f"the format {rule!r} {what}", told=True)
        value = transform(name, text)
        if value is None:
            shown = collapse(text)
            shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
            message = f"The format {rule} of {called(element)} does not read {shown!r}"
            help = "Tag exactly the text that the format is for, or use another format."
            self.found.append(offence(element.kind, "transformValueError", message, element.span, help, syntax=True))
            return Extracted(text, f"the format {rule} does not read {shown!r}", told=True)
        return Extracted(value)


_SHOWN = 60
