"""What a chart says, in words: the alternative text of its picture."""

from __future__ import annotations

from collections.abc import Iterable

from disclose.render.context import PageContext
from disclose.render.naming import period_heading
from disclose.render.series import Category, ChartData


def alternative(context: PageContext, kind: str, data: ChartData, sentences: Iterable[str]) -> str:
    """The kind of the chart, what it is about, its unit, and what there is to see in it."""
    words = context.words
    head = f"{words[kind]}: {data.title}" + (f" ({data.unit})" if data.unit else "")
    return words["stop"].join([head, *sentences]) + words["stop"].rstrip()


def movements(context: PageContext, data: ChartData) -> list[str]:
    """For each category how it moved from the earlier period to the later, with both figures."""
    return [sentence for category in data.shown for sentence in _movement(context, data, category)]


def _movement(context: PageContext, data: ChartData, category: Category) -> Iterable[str]:
    words = context.words
    names = [period_heading(period, context.language) for period in data.periods]
    points = [(point, name) for point, name in zip(category.points, names, strict=True) if point is not None]
    if len(points) < 2:
        yield from (words["stood"].format(label=category.label, after=point.text, current=name) for point, name in points)
        return
    (after, current), (before, prior) = points[0], points[-1]
    way = "rose" if after.value.number > before.value.number else "fell" if after.value.number < before.value.number else "kept"
    yield words[way].format(label=category.label, before=before.text, prior=prior, after=after.text, current=current)
