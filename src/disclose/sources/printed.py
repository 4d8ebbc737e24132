"""Numbers as a report in English prints them: ``3,405.8``, ``(6,494.7)``, ``-5``, ``44.1%``.

Value and accuracy follow from the digits and the scale, exactly. What could be read in two ways is not read: misprints.py says
what to write instead.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from disclose.lexical import MAX_DIGITS
from disclose.model import NumericValue
from disclose.sources.figure import Unreadable
from disclose.sources.misprints import SPACES, explain

NIL = "n/a"
PERCENT_SCALE = -2

_ONE_SPACE = f"[{SPACES}]?"
_NUMBER = re.compile(
    rf"(\({_ONE_SPACE})?([-\u2212])?"  # an opening parenthesis, a minus
    r"([1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*|0)(?:\.([0-9]+))?"  # digits before and after the point
    rf"({_ONE_SPACE}%)?({_ONE_SPACE}\))?({_ONE_SPACE}%)?\Z"  # a percent sign inside, the closing parenthesis, one outside
)


class Printed(Struct, frozen=True):
    """A number that was read: its value and accuracy, the power of ten it is printed in, whether it has a percent sign, and
    its text."""

    value: NumericValue
    scale: int
    percent: bool
    displayed: str


def is_nil(text: str) -> bool:
    """Whether a cell says that there is no value: ``n/a`` or ``N/A``."""
    return text in (NIL, "N/A")


def read_printed(text: str, scale: int = 0) -> Printed | Unreadable:
    """The number that a text prints, in units of ten to the power of `scale`; a percentage has the scale -2 of its own.

    The decimals are the digits after the point, less the scale: 3,405.8 in millions (6) is known to -5 decimals.
    """
    text = text.strip()
    match = _NUMBER.match(text) if len(text) <= MAX_DIGITS else None
    if match is None:
        return explain(text)
    opened, minus, whole, places, inside, closed, outside = match.groups()
    percent_signs = (inside is not None) + (outside is not None)
    if (opened is None) != (closed is None) or (opened and minus) or percent_signs > 1:
        return explain(text)
    scale = PERCENT_SCALE if percent_signs else scale
    places = places or ""
    decimals = len(places) - scale
    digits = whole.replace(",", "") + places
    # zero has no sign, however it is printed; `Decimal` of a text is exact, arithmetic on it would round to 28 digits
    sign = "-" if (opened or minus) and digits.strip("0") else ""
    return Printed(NumericValue(Decimal(f"{sign}{digits}E{-decimals}"), decimals), scale, percent_signs > 0, text)
