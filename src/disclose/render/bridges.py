"""A bridge (waterfall): from one figure to another by the steps between."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from disclose.exact import added, subtracted
from disclose.intervals import Interval, of_value
from disclose.model import NumericValue
from disclose.names import ARCROLE_SUMMATION_10, ARCROLE_SUMMATION_11, QName
from disclose.render.context import PageContext
from disclose.render.drawing import WIDTH, Box, Drawing, Line, Words, scaled, wrapped
from disclose.render.messages import alternative
from disclose.render.naming import period_heading
from disclose.render.series import ChartData, Point
from disclose.render.views import Colours
from disclose.transforms import NegativeStyle, show

_HEIGHT, _TOP, _LEADING = 190, 26, 17


class Step(Struct, frozen=True):
    """A column: an amount that stands on zero at either end of the bridge, or one that raises or lowers it between."""

    label: str
    number: Decimal
    text: str
    range: Interval
    standing: bool = False


def draw_bridge(context: PageContext, data: ChartData, colours: Colours) -> Drawing | str:
    """Columns from the first amount over the steps to the last. Steps that do not lead there, as far as rounding lets one tell,
    are refused: a picture must not say what the figures do not."""
    steps = _by_member(context, data) if any(category.whole for category in data.categories) else _by_concept(context, data)
    if isinstance(steps, str):
        return steps
    first, *between, last = steps
    reached = first.range
    for step in between:
        reached = reached + step.range
    if not reached.intersects(last.range):
        return f"The steps of the bridge do not lead from {first.label} {first.text} to {last.label} {last.text}"
    sentence = context.words["bridge"].format(
        first=f"{first.label} {first.text}",
        last=f"{last.label} {last.text}",
        steps=context.words["list"].join(f"{step.label} {step.text}" for step in between),
    )
    return _drawn(steps, colours, alternative(context, "chart_bridge", data, [sentence]))


def _drawn(steps: list[Step], colours: Colours, alt: str) -> Drawing:
    levels = [Decimal(0)]
    for step in steps:
        levels.append(step.number if step.standing else added(levels[-1], step.number))
    low, high = min(levels), max(levels)
    reach = subtracted(high, low)
    zero = _TOP + scaled(high, reach, _HEIGHT)
    each = WIDTH // len(steps)
    width = min(each * 62 // 100, 84)
    boxes, words, lines = [], [], [Line(0, zero, WIDTH, zero)]
    tallest = 0
    for at, step in enumerate(steps):
        start = Decimal(0) if step.standing else levels[at]
        ends = [zero - scaled(level, reach, _HEIGHT) for level in (start, levels[at + 1])]
        x, top = at * each + (each - width) // 2, min(ends)
        fill = colours.series[0] if step.standing else colours.series[3] if step.number >= 0 else colours.series[2]
        boxes.append(Box(x, top, width, max(abs(ends[0] - ends[1]), 1), fill))
        words.append(Words(x + width // 2, top - 8, step.text, "middle", "value"))
        if at + 1 < len(steps):
            lines.append(Line(x + width, ends[1], (at + 1) * each + (each - width) // 2, ends[1], dashed=True))
        text = wrapped(step.label, each - 6)
        tallest = max(tallest, len(text))
        for number, line in enumerate(text):
            words.append(Words(x + width // 2, _TOP + _HEIGHT + 22 + number * _LEADING, line, "middle", "small"))
    return Drawing(_TOP + _HEIGHT + 14 + tallest * _LEADING, alt, tuple(boxes), tuple(words), tuple(lines))


def _by_concept(context: PageContext, data: ChartData) -> list[Step] | str:
    """The concepts in order, for the report's period; a step counts with its weight in the calculation of the last."""
    if len(data.categories) < 3:
        return "A bridge needs a first and a last figure and a step between"
    points = [category.points[0] for category in data.categories]
    weights = _weights(context, data.categories[-1].concept)
    steps = []
    for at, (category, point) in enumerate(zip(data.categories, points, strict=True)):
        if point is None:
            return f"{category.label} is not reported for {period_heading(data.periods[0], context.language)}"
        end = at in (0, len(points) - 1)
        steps.append(_step(context, category.label, point, 1 if end else weights.get(category.concept, 1), standing=end))
    return steps


def _step(context: PageContext, label: str, point: Point, weight: int, *, standing: bool) -> Step:
    lowers = not standing and weight < 0
    value = NumericValue(point.value.number.copy_negate(), point.value.decimals) if lowers else point.value
    return Step(label, value.number, _text(context, value, point.fact.origin.scale), of_value(value), standing)


def _by_member(context: PageContext, data: ChartData) -> list[Step] | str:
    """From the whole of the earlier period to that of the later: what each member added or took away."""
    whole = next(category for category in data.categories if category.whole)
    if len(data.periods) < 2 or any(point is None for category in data.categories for point in category.points[:2]):
        return "A bridge between two periods needs every figure for both"
    steps = []
    for category in data.shown:
        after, before = category.points[0], category.points[1]
        assert after is not None, "looked at above"
        assert before is not None, "looked at above"
        decimals = [value.decimals for value in (after.value, before.value) if value.decimals is not None]
        moved = NumericValue(subtracted(after.value.number, before.value.number), min(decimals, default=None))
        ranges = of_value(after.value) - of_value(before.value)
        steps.append(Step(category.label, moved.number, _text(context, moved, after.fact.origin.scale), ranges))
    ends = []
    for column in (1, 0):
        point = whole.points[column]
        assert point is not None, "looked at above"
        ends.append(_step(context, period_heading(data.periods[column], context.language), point, 1, standing=True))
    return [ends[0], *steps, ends[1]]


def _text(context: PageContext, value: NumericValue, scale: int) -> str:
    return str(show(value, scale=scale, language=context.language, style=NegativeStyle.PARENTHESES))


def _weights(context: PageContext, total: QName) -> dict[QName, int]:
    """Whether a concept raises (1) or lowers (-1) a total, directly or by the totals below it: the nearest way counts."""
    networks = [one for role in (ARCROLE_SUMMATION_11, ARCROLE_SUMMATION_10) for one in context.taxonomy.networks_of(role)]
    weights = {total: 1}
    pending = [total]
    for whole in pending:
        for network in networks:
            for arc in network.children(whole):
                if arc.weight is not None and arc.target not in weights:
                    weights[arc.target] = -weights[whole] if arc.weight < 0 else weights[whole]
                    pending.append(arc.target)
    return weights
