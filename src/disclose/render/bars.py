"""Bars by category, one for each period."""

from __future__ import annotations

from fractions import Fraction

from disclose.render.context import PageContext
from disclose.render.drawing import WIDTH, Box, Drawing, Line, Words, legend, scaled, text_width
from disclose.render.messages import alternative, movements
from disclose.render.naming import period_heading
from disclose.render.series import ChartData
from disclose.render.views import Colours

_BAR, _GAP, _LABEL, _BETWEEN = 20, 4, 22, 18
_SPACE = 6


def draw_bars(context: PageContext, data: ChartData, colours: Colours) -> Drawing | str:
    """Horizontal bars under each category's name, so that long names fit; the number stands at the end of its bar.

    Where all numbers are negative the bars grow to the right all the same: their parentheses say what they are.
    """
    points = [point for category in data.shown for point in category.points if point is not None]
    numbers = [Fraction(point.value.number) for point in points]
    sign = -1 if max(numbers) <= 0 else 1
    low = min(min(numbers) * sign, max(numbers) * sign, Fraction(0))
    high = max(min(numbers) * sign, max(numbers) * sign, Fraction(0))
    room = WIDTH - max(text_width(point.text) for point in points) - 2 * _SPACE
    zero = -scaled(low, high - low, room)
    fills = [colours.series[at % len(colours.series)] for at in range(len(data.periods))]
    names = [(fill, period_heading(period, context.language)) for fill, period in zip(fills, data.periods, strict=True)]
    boxes, words, y = legend(names, 14)
    top = y + 14
    y = top
    for category in data.shown:
        words.append(Words(0, y + _LABEL - 8, category.label))
        y += _LABEL
        for point, fill in zip(category.points, fills, strict=True):
            if point is None:
                continue
            end = scaled(Fraction(point.value.number) * sign, high - low, room)
            boxes.append(Box(zero + min(end, 0), y, abs(end), _BAR, fill))
            words.append(Words(zero + max(end, 0) + _SPACE, y + _BAR - 5, point.text, style="value"))
            y += _BAR + _GAP
        y += _BETWEEN
    axis = [Line(zero, top + _LABEL - 4, zero, y - _BETWEEN)] if zero else []
    alt = alternative(context, "chart_bars", data, movements(context, data))
    return Drawing(y - _BETWEEN + 4, alt, tuple(boxes), tuple(words), tuple(axis))
