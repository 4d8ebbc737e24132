"""What stands behind the operands of a call in prose: the period, the dimensions, and how the result is to look."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes
from msgspec import Struct, field
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic
from disclose.project import SCALES
from disclose.render.prose_names import Members, Names, argument
from disclose.render.stating import MAX_PLACES
from disclose.transforms import NegativeStyle

Found = tuple[Diagnostic, ...]
PERIOD_OPTIONS = ("period", "base")


class Scope(Struct, frozen=True):
    """The period and members that a bare name of a concept means; a call inside another inherits them."""

    period: str
    base: str | None
    members: Members = field(default_factory=dict)

    def earlier(self) -> Scope:
        """The same for the period that is compared with."""
        return self if self.base is None else replace(self, period=self.base, base=None)


class Options(Struct, frozen=True):
    """What a call says besides its operands. `own` are the members that it names itself."""

    scope: Scope
    own: Members
    places: int | None = None
    scale: int | None = None
    style: NegativeStyle | None = None
    ascending: bool = False


def first_scope(names: Names) -> Scope:
    """What holds outside of all calls: the first period; compared with the one called prior, or else the second."""
    periods = [*names.project.periods]
    base = "prior" if "prior" in periods[1:] else periods[1] if len(periods) > 1 else None
    return Scope(periods[0], base)


def read_options(
    names: Names, call: nodes.Call, scope: Scope, allowed: tuple[str, ...], periods: list[nodes.Expr]
) -> Options | Found:
    """The options of a call, or everything wrong with them. `periods` are those written without a keyword; what is neither an
    option nor `allowed` is the name of a dimension."""
    named = {word.key: word.value for word in call.kwargs}
    found: list[Diagnostic] = []
    for key, node in zip(PERIOD_OPTIONS, periods, strict=False):
        if key in named:
            found.append(argument(f"The {key} is given twice", names.places.of(call, key)))
        named[key] = node
    taken = {key: named.pop(key) for key in allowed if key in named}
    period = _period(names, taken, "period", scope.period, found)
    base = _period(names, taken, "base", scope.base, found)
    places = _places(names, taken.get("places"), found)
    scale = _scale(names, taken.get("scale"), found)
    style = names.style(taken["style"]) if "style" in taken else None
    if isinstance(style, Diagnostic):
        found.append(style)
        style = None
    ascending = _ascending(names, taken.get("order"), found)
    own, unknown = names.members(named, call, allowed)
    if found or unknown:
        return (*found, *unknown)
    inner = Scope(period or scope.period, base, {**scope.members, **own})
    return Options(inner, own, places, scale, style, ascending)


def _period(
    names: Names, taken: Mapping[str, nodes.Expr], key: str, otherwise: str | None, found: list[Diagnostic]
) -> str | None:
    if key not in taken:
        return otherwise
    period = names.period(taken[key])
    if isinstance(period, Diagnostic):
        found.append(period)
        return None
    return period


def _places(names: Names, node: nodes.Expr | None, found: list[Diagnostic]) -> int | None:
    if node is None:
        return None
    value = node.value if isinstance(node, nodes.Const) else None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_PLACES:
        return value
    help = f"Write a whole number from 0 to {MAX_PLACES}, as in places=1."
    found.append(argument("places counts the digits after the decimal mark", names.places.of(node, "places"), help))
    return None


def _scale(names: Names, node: nodes.Expr | None, found: list[Diagnostic]) -> int | None:
    if node is None:
        return None
    if isinstance(node, nodes.Const) and node.value in SCALES:
        return SCALES[str(node.value)]
    help = f"Write one of {', '.join(SCALES)} in quotes."
    found.append(argument("That is not a scale", names.places.of(node, "scale"), help))
    return None


def _ascending(names: Names, node: nodes.Expr | None, found: list[Diagnostic]) -> bool:
    if node is None:
        return False
    if isinstance(node, nodes.Const) and node.value in ("ascending", "descending"):
        return bool(node.value == "ascending")
    help = 'Write order="descending" (the largest first) or order="ascending".'
    found.append(argument("That is not an order", names.places.of(node, "order"), help))
    return False
