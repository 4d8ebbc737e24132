"""The unit aspect: measures multiplied and divided (XBRL 2.1 section 4.8; OIM section 4.4, unit core dimension)."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from disclose.names import ISO4217, PURE, SHARES, QName


class Unit(Struct, frozen=True):
    """Measures above and below the division bar, each sorted, repeats kept (square metres have ``m`` twice)."""

    numerators: tuple[QName, ...]
    denominators: tuple[QName, ...] = ()

    @classmethod
    def of(cls, numerators: Iterable[QName], denominators: Iterable[QName] = ()) -> Unit:
        """A unit with its measures in canonical order, so that equal units are equal values."""
        return cls(tuple(sorted(numerators)), tuple(sorted(denominators)))

    @classmethod
    def currency(cls, code: str) -> Unit:
        """An ISO 4217 currency by its three-letter code."""
        return cls((QName(ISO4217, code),))

    @classmethod
    def pure(cls) -> Unit:
        """``xbrli:pure``: ratios, percentages, plain numbers."""
        return cls((PURE,))

    @classmethod
    def shares(cls) -> Unit:
        """``xbrli:shares``."""
        return cls((SHARES,))

    @property
    def is_monetary(self) -> bool:
        """A single ISO 4217 measure (XBRL 2.1 section 4.8.2)."""
        return len(self.numerators) == 1 and not self.denominators and self.numerators[0].namespace == ISO4217

    @property
    def is_shares(self) -> bool:
        """Exactly ``xbrli:shares``."""
        return self.numerators == (SHARES,) and not self.denominators

    @property
    def is_pure(self) -> bool:
        """Exactly ``xbrli:pure``."""
        return self.numerators == (PURE,) and not self.denominators

    @property
    def is_per_share(self) -> bool:
        """A single currency divided by ``xbrli:shares``."""
        return len(self.numerators) == 1 and self.numerators[0].namespace == ISO4217 and self.denominators == (SHARES,)

    def __str__(self) -> str:
        top = "*".join(measure.local for measure in self.numerators)
        return f"{top}/{'*'.join(measure.local for measure in self.denominators)}" if self.denominators else top
