"""Shares of a whole: one bar for each period, divided among categories."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from disclose.exact import added, shifted, summed
from disclose.model import NumericValue
from disclose.render.colours import INK, WHITE, colour_text, contrast, parse_colour
from disclose.render.context import PageContext
from disclose.render.drawing import WIDTH, Box, Drawing, Words, legend, scaled, text_width
from disclose.render.messages import alternative, movements
from disclose.render.naming import period_heading
from disclose.render.series import ChartData, Point
from disclose.render.views import Colours
from disclose.transforms import show

_BAR, _LABEL, _BETWEEN = 44, 22, 16
_PERCENT = -2


def draw_shares(context: PageContext, data: ChartData, colours: Colours) -> Drawing | str:
    """Bars of equal length. A category keeps its colour; its share stands inside where there is room."""
    if any(point is not None and point.value.number < 0 for category in data.shown for point in category.points):
        return "Shares of a whole can't be shown for negative figures"
    fills = [colours.series[at % len(colours.series)] for at, _ in enumerate(data.shown)]
    boxes: list[Box] = []
    words: list[Words] = []
    y = 0
    for column, period in enumerate(data.periods):
        points = [category.points[column] for category in data.shown]
        total = summed(point.value.number for point in points if point is not None)
        if not total:
            return f"The shares for {period_heading(period, context.language)} add up to nothing"
        words.append(Words(0, y + 14, period_heading(period, context.language)))
        y += _LABEL
        done = Decimal(0)
        for point, fill in zip(points, fills, strict=True):
            if point is None:
                continue
            start, done = scaled(done, total, WIDTH), added(done, point.value.number)
            width = scaled(done, total, WIDTH) - start
            boxes.append(Box(start, y, max(width - 2, 1), _BAR, fill))
            text = _share(context, point, total)
            if text_width(text) <= width:
                words.append(Words(start + width // 2 - 1, y + _BAR // 2 + 5, text, "middle", "inside", _on(fill)))
        y += _BAR + _BETWEEN
    keys, names, y = legend([(fill, category.label) for fill, category in zip(fills, data.shown, strict=True)], y + 10)
    alt = alternative(context, "chart_share", data, movements(context, data))
    return Drawing(y + 8, alt, (*boxes, *keys), (*words, *names))


def _share(context: PageContext, point: Point, total: Decimal) -> str:
    """The share as it is reported where the fact is a percentage, else computed to one decimal."""
    if point.fact.origin.scale == _PERCENT:
        return point.text
    share = NumericValue(shifted(Decimal(round(Fraction(point.value.number) / Fraction(total) * 1000)), -3), 3)
    return str(show(share, scale=_PERCENT, language=context.language))


def _on(fill: str) -> str:
    """White or ink, whichever is read better on a colour."""
    colour = parse_colour(fill)
    return colour_text(WHITE if contrast(WHITE, colour) >= contrast(INK, colour) else INK)
