"""Units as strings: ``iso4217:EUR/xbrli:shares``, ``(a:x*a:y)/(b:u*b:v)``.

OIM Common Definitions 1.0 section 3.4. Measures are in the order of their characters; several of them stand in parentheses
where there is a division. The unit ``xbrli:pure`` alone is not written (OIM 1.0, unit core dimension).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from disclose.formats.oim.names import Fault, parse_name
from disclose.model import Unit
from disclose.names import QName

_SPEC = "OIM Common Definitions 1.0 section 3.4"
_SIDE = re.compile(r"(?:\(([^()/*]+(?:\*[^()/*]+)+)\)|([^()/*]+))\Z")


def parse_unit(text: str, prefixes: Mapping[str, str]) -> Unit | Fault:
    """The unit that a string stands for by the prefix map of its document, or what is wrong with it."""
    top, slash, bottom = text.partition("/")
    sides = [_measures(side) for side in (top, bottom)] if slash else [top.split("*"), []]
    numerators, denominators = sides
    if numerators is None or denominators is None:
        return _malformed(text)
    read: list[list[QName]] = []
    for measures in (numerators, denominators):
        found: list[QName] = []
        for measure in measures:
            name = parse_name(measure, prefixes)
            if name is None:
                return _malformed(text)
            if isinstance(name, Fault):
                return name
            found.append(name)
        if measures != sorted(measures):
            message = f"The measures of the unit {text!r} are not in alphabetical order"
            help = f"Write {'*'.join(sorted(measures))}."
            return Fault("oimce:invalidUnitStringRepresentation", message, help, _SPEC)
        read.append(found)
    unit = Unit.of(*read)
    if unit.is_pure:
        message = "A number without a unit of measure says so by having no unit at all"
        return Fault("oime:illegalPureUnit", message, "Remove the unit.", "OIM 1.0, unit core dimension")
    return unit


def _malformed(text: str) -> Fault:
    message = f"{text!r} is not a unit such as iso4217:EUR or iso4217:EUR/xbrli:shares"
    return Fault("oimce:invalidUnitStringRepresentation", message, None, _SPEC)


def _measures(side: str) -> list[str] | None:
    """The measures of one side of a division."""
    found = _SIDE.match(side)
    return None if found is None else (found[1] or found[2]).split("*")


def unit_text(unit: Unit, name: Callable[[QName], str]) -> str | None:
    """The string for a unit, its measures written by `name`; None for ``xbrli:pure``, which is not written."""
    if unit.is_pure:
        return None
    top, bottom = (_sorted(map(name, side)) for side in (unit.numerators, unit.denominators))
    return f"{_side(top)}/{_side(bottom)}" if bottom else "*".join(top)


def _sorted(measures: Iterable[str]) -> list[str]:
    return sorted(measures)


def _side(measures: list[str]) -> str:
    text = "*".join(measures)
    return f"({text})" if len(measures) > 1 else text
