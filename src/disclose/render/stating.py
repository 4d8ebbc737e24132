"""A quantity in digits: never more of them than the rounding of its figures lets one be sure of."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from disclose.intervals import half_away, rounded
from disclose.model import Fact, NumericValue
from disclose.render.quantities import PERCENT_SCALE, Kind, Quantity, Refusal
from disclose.render.words import is_chinese, words
from disclose.transforms import Displayed, NegativeStyle, show

MAX_PLACES = 12
"""Digits after the mark that may be asked for."""
_FEWEST = -12
"""Places before the mark, beyond which no amount is stated."""
_HABIT = 1
"""Digits after the mark of a percentage or multiple where nobody asks for more."""


class Computation(Struct, frozen=True):
    """A quantity and how its author wants it shown; what is None follows from the quantity."""

    quantity: Quantity
    places: int | None = None
    scale: int | None = None
    style: NegativeStyle | None = None

    @property
    def shown_style(self) -> NegativeStyle:
        """How a negative looks: how far figures moved is stated by size, since words around it say which way."""
        habit = NegativeStyle.MAGNITUDE if self.quantity.movement else NegativeStyle.MINUS
        return self.style if self.style is not None else habit

    @property
    def shown_scale(self) -> int:
        """The power of ten it is shown in."""
        if self.quantity.kind is Kind.AMOUNT:
            return self.quantity.scale if self.scale is None else self.scale
        return PERCENT_SCALE if self.quantity.kind is Kind.PERCENT else 0


class Computed(Struct, frozen=True):
    """A computation in prose: its text, the quantity shown there and so the facts that it comes from. It is not tagged: the
    report holds no fact that it would be. `claimed` marks a text that its author wrote and that was checked."""

    shown: Displayed
    quantity: Quantity
    style: NegativeStyle
    claimed: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The figures it is computed from."""
        return self.quantity.facts


def state(computation: Computation, language: str) -> Computed | Refusal:
    """A computation as prose shows it. Refused where its figures give different roundings at the places asked for."""
    quantity, scale = computation.quantity, computation.shown_scale
    if computation.places is not None:
        count, places = rounded(quantity.interval, computation.places - scale), computation.places
        if count is None:
            return _undetermined(computation, language)
    else:
        most, fewest = _most(computation), _FEWEST if quantity.kind is Kind.AMOUNT else -1
        found = next(
            ((at, whole) for at in range(most, fewest, -1) if (whole := rounded(quantity.interval, at - scale)) is not None),
            None,
        )
        if found is None or not _telling(found, quantity):
            return _undetermined(replace(computation, places=max(most, 0)), language)
        places, count = found
    return Computed(_shown(computation, count, places, language), quantity, computation.shown_style)


def _telling(found: tuple[int, int], quantity: Quantity) -> bool:
    """Whether a rounding says enough: of an amount that is rounded before the mark at least two digits, and no zero for what is
    none."""
    places, count = found
    return abs(count) >= 10 if places < 0 else count != 0 or quantity.nominal == 0


def _most(computation: Computation) -> int:
    """The digits after the mark that are shown where the figures determine them."""
    quantity = computation.quantity
    if quantity.kind is Kind.AMOUNT:
        printed = 0 if quantity.places is None else quantity.places
        return min(printed + computation.shown_scale - quantity.scale, MAX_PLACES)
    return _HABIT


def _shown(computation: Computation, count: int, places: int, language: str) -> Displayed:
    decimals = places - computation.shown_scale
    # made from digits: an operation on Decimals would round a long number
    number = Decimal((int(count < 0), tuple(map(int, str(abs(count)))), -decimals))
    value = NumericValue(number, decimals)
    shown = show(value, scale=computation.shown_scale, language=language, style=computation.shown_style)
    if computation.quantity.kind is not Kind.POINTS:
        return shown
    one = number.copy_abs() == 1
    unit = words(language)["one_point"] if one else words(language)["many_points"]
    return replace(shown, after=f"{'' if is_chinese(language) else ' '}{unit}{shown.after}")


def _undetermined(computation: Computation, language: str) -> Refusal:
    places = computation.places if computation.places is not None else 0
    bounds = span_text(computation, language)
    message = f"The figures do not determine this {computation.quantity.kind.value} to {_digits(places)}: it is {bounds}"
    scale = computation.shown_scale
    fewer = range(places - 1, -1, -1)
    coarser = next((at for at in fewer if rounded(computation.quantity.interval, at - scale) is not None), None)
    asserted = 'claim("…", …) for a number that the source prints'
    help = f"Write {asserted}." if coarser is None else f"Write places={coarser}, or {asserted}."
    return Refusal(message, help, undetermined=True)


def _digits(places: int) -> str:
    return "the last digit" if places == 0 else f"{places} digit{'s' if places > 1 else ''} after the mark"


def span_text(computation: Computation, language: str) -> str:
    """The ends of what a computation can be, with digits enough to tell them apart."""
    quantity, scale = computation.quantity, computation.shown_scale
    interval = quantity.interval
    if interval.low is None or interval.high is None:
        return "without bounds"
    if quantity.movement and quantity.sign == -1 and computation.shown_style is NegativeStyle.MAGNITUDE:
        interval = -interval
    low, high = (Fraction(end) for end in (interval.low or 0, interval.high or 0))
    places = next((at for at in range(1, MAX_PLACES) if _apart(low, high, at + 1 - scale)), MAX_PLACES) + 1
    signed = replace(computation, style=NegativeStyle.MINUS)
    texts = [str(_shown(signed, half_away(end * Fraction(10) ** (places - scale)), places, language)) for end in (low, high)]
    return texts[0] if low == high else f"from {texts[0]} to {texts[1]}"


def _apart(low: Fraction, high: Fraction, places: int) -> bool:
    return low == high or (high - low) * Fraction(10) ** places >= 1
