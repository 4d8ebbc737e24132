"""How messages name concepts, figures, periods and intervals: by label and name, as displayed, in words an analyst uses."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from disclose.intervals import Interval, Rational
from disclose.lexical import print_decimal
from disclose.model import Dimensions, ExplicitMember, Fact, NilValue, NumericValue, Period, Unit, UnreadableValue
from disclose.model.period import PeriodKind
from disclose.names import ROLE_LABEL, QName
from disclose.rules.subject import Subject

_SCALES = {2: "hundred", 3: "thousand", 4: "ten thousand", 6: "million", 8: "hundred million", 9: "billion", 12: "trillion"}
_PERCENT = -2
_LONGEST_TEXT = 60
_MOST_PLACES = 30


def named(subject: Subject, concept: QName) -> str:
    """``Gross profit (GrossProfit)``; the bare name where the label adds nothing."""
    name = subject.taxonomy.display_name(concept)
    label = subject.taxonomy.label(concept, subject.language, ROLE_LABEL)
    return name if label in (name, concept.local) else f"{label} ({name})"


def labelled(subject: Subject, concept: QName) -> str:
    """The label alone, for a second mention."""
    return subject.taxonomy.label(concept, subject.language, ROLE_LABEL)


def when(period: Period) -> str:
    """``for 2023``, ``at 2023-12-31``, ``for 2023-04-01/2024-03-31``."""
    if period.kind is PeriodKind.INSTANT:
        return f"at {period}"
    return f"for {period.start.year}" if period.is_calendar_year and period.start is not None else f"for {period}"


def members(subject: Subject, dimensions: Dimensions) -> str:
    """``Business: Generative AI, Region: Europe``; empty without dimensions."""
    return ", ".join(
        f"{labelled(subject, dimension)}: "
        + (labelled(subject, member.member) if isinstance(member, ExplicitMember) else str(member))
        for dimension, member in dimensions
    )


def place_of(subject: Subject, fact: Fact) -> str:
    """What a fact is about apart from its concept: ``for 2023``, ``for 2023 (Business: Generative AI)``."""
    text = when(fact.aspects.period)
    return f"{text} ({members(subject, fact.aspects.dimensions)})" if fact.aspects.dimensions else text


def about(subject: Subject, fact: Fact) -> str:
    """What a fact is about: ``Revenue for 2023 (Business: Generative AI)``."""
    return f"{named(subject, fact.aspects.concept)} {place_of(subject, fact)}"


def figure(fact: Fact) -> str:
    """A fact's value as its author printed it, with the scale in words; texts are quoted and cut short."""
    value, origin = fact.value, fact.origin
    if isinstance(value, NumericValue):
        if origin.displayed is None:
            return amount(value.number)
        word = _SCALES.get(origin.scale)
        text = origin.displayed if word is None else f"{origin.displayed} {word}"
        return f"{text}%" if origin.scale == _PERCENT and "%" not in text else text
    if isinstance(value, NilValue):
        return "nil"
    return quoted(value.text if isinstance(value, UnreadableValue) else str(value))


def quoted(text: str) -> str:
    """A text in quotes, on one line, its end left out where it is long."""
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= _LONGEST_TEXT else f"'{line[: _LONGEST_TEXT - 1]}…'"


def like(number: Rational, fact: Fact, places: int | None = None) -> str:
    """A number in the scale in which a fact's author printed that fact: ``99.9 million``, ``44.1%``."""
    scale = fact.origin.scale
    if scale == _PERCENT:
        return f"{amount(Fraction(number) * 100, places)}%"
    word = _SCALES.get(scale)
    return amount(number, places) if word is None else f"{amount(Fraction(number) / 10**scale, places)} {word}"


def amount(number: Rational, places: int | None = None, *, up: bool = False) -> str:
    """A number with its thousands separated: with exactly `places` digits after the point, cut downwards, or upwards where
    `up`; where they are not said, with all it has, or six if it never ends."""
    exact, digits_wanted = Fraction(number), places or 0
    if places is None:
        places = next((count for count in range(_MOST_PLACES) if not exact.denominator or not 10**count % exact.denominator), 6)
    units = exact * 10**places
    whole = -(-units.numerator // units.denominator) if up else units.numerator // units.denominator
    text = print_decimal(Decimal(f"{whole}E-{places}"))
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    integer, _, fraction = digits.partition(".")
    groups = [integer[max(0, end - 3) : end] for end in range(len(integer), 0, -3)]
    fraction = fraction.ljust(digits_wanted, "0")
    return f"{sign}{','.join(reversed(groups))}" + (f".{fraction}" if fraction else "")


def spread(interval: Interval, places: int | None = None, sign: str = "") -> str:
    """An interval: ``[1,500,750,000 .. 1,500,850,000]``; a round bracket marks an end that does not belong to it. `sign`
    follows each number."""
    low = "no limit" if interval.low is None else amount(interval.low, places) + sign
    high = "no limit" if interval.high is None else amount(interval.high, places, up=True) + sign
    return f"{'[' if interval.low_closed else '('}{low} .. {high}{']' if interval.high_closed else ')'}"


def unit_text(unit: Unit | None) -> str:
    """A unit as authors write it, or ``no unit``."""
    return "no unit" if unit is None else str(unit)
