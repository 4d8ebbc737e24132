"""What a fact says: exact, typed, immutable values."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from disclose.lexical import print_decimal
from disclose.names import QName


class NumericValue(Struct, frozen=True):
    """A number and the accuracy it is stated with.

    `decimals` is the count of decimal places to which the number is known (negative: -6 is millions); None means INF,
    an exact value (XBRL 2.1 section 4.6.5). `vague` marks a number stated with a precision of 0: nothing is known of its
    accuracy (section 4.6.4), and `decimals` has no meaning.
    """

    number: Decimal
    decimals: int | None
    vague: bool = False

    @property
    def decimals_text(self) -> str:
        """The content of the XBRL `decimals` attribute."""
        return "INF" if self.decimals is None else str(self.decimals)

    def __str__(self) -> str:
        return print_decimal(self.number)


class FractionValue(Struct, frozen=True):
    """A fraction: numerator and denominator, both exact (XBRL 2.1 section 5.1.1.3.1)."""

    numerator: Decimal
    denominator: Decimal

    def __str__(self) -> str:
        return f"{print_decimal(self.numerator)}/{print_decimal(self.denominator)}"


class NonFiniteValue(Struct, frozen=True):
    """What binary floating point has besides numbers: ``INF``, ``-INF`` or ``NaN`` (XML Schema Part 2, section 3.2.5)."""

    text: str

    def __str__(self) -> str:
        return self.text


class TextValue(Struct, frozen=True):
    """Text. `xhtml` marks an escaped XHTML fragment (a text block); gYear, anyURI and other text-like types are text."""

    text: str
    xhtml: bool = False

    def __str__(self) -> str:
        return self.text


class BooleanValue(Struct, frozen=True):
    """true or false."""

    boolean: bool

    def __str__(self) -> str:
        return "true" if self.boolean else "false"


class DateValue(Struct, frozen=True):
    """A calendar date, as an xs:date item has it (no midnight convention here: 2023-12-31 is that day)."""

    date: dt.date

    def __str__(self) -> str:
        return self.date.isoformat()


class QNameValue(Struct, frozen=True):
    """A qualified name."""

    qname: QName

    def __str__(self) -> str:
        return self.qname.clark


class EnumerationValue(Struct, frozen=True):
    """One or several domain members of an Extensible Enumerations item, in the order of the document they were read from; what
    we write is sorted by expanded name, as sets must be.

    Serialised as expanded names ``namespace#local`` separated by spaces (Extensible Enumerations 2.0 section 2.2).
    """

    members: tuple[QName, ...]

    def __str__(self) -> str:
        return " ".join(f"{member.namespace}#{member.local}" for member in self.members)


class NilValue(Struct, frozen=True):
    """Explicitly no value: ``xsi:nil="true"``."""

    def __str__(self) -> str:
        return "nil"


class UnreadableValue(Struct, frozen=True):
    """A value that does not fit its concept's type: the text as found and why it could not be read. `told` where the reader of
    the document has found that already."""

    text: str
    reason: str
    told: bool = False

    def __str__(self) -> str:
        return self.text


Value: TypeAlias = (
    NumericValue
    | FractionValue
    | NonFiniteValue
    | TextValue
    | BooleanValue
    | DateValue
    | QNameValue
    | EnumerationValue
    | NilValue
    | UnreadableValue
)
