"""Charts: pictures computed from facts, each beside the table of those facts.

A number inside a picture can't be tagged, so the picture repeats what the table says and never stands alone.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping

from disclose.diagnostics import Diagnostic, Outcome
from disclose.project import ChartConfig
from disclose.render.bars import draw_bars
from disclose.render.bridges import draw_bridge
from disclose.render.context import PageContext
from disclose.render.drawing import Drawing
from disclose.render.series import ChartData, chart_data, chart_table
from disclose.render.shares import draw_shares
from disclose.render.views import Colours, Exhibit
from disclose.templating import environment

_Draw = Callable[[PageContext, ChartData, Colours], Drawing | str]
_KINDS: Mapping[str, _Draw] = {"bars": draw_bars, "share": draw_shares, "bridge": draw_bridge}
"""What draws each kind of chart; a text is the reason why the data can't be drawn that way."""


def exhibits(context: PageContext, colours: Colours) -> Outcome[tuple[Exhibit, ...]]:
    """The charts of the layout, each with its table. Codes: ``disclose.layout:*``."""
    made: list[Exhibit] = []
    found: list[Diagnostic] = []
    for at, config in enumerate(context.project.config.layout.charts):
        data = chart_data(context, config, at)
        found += data.diagnostics
        drawing = None if data.value is None else _KINDS[config.kind](context, data.value, colours)
        if isinstance(drawing, str):
            found.append(context.finding("chart", drawing, ("charts", at, "concepts"), None))
        elif drawing is not None and data.value is not None:
            made.append(_exhibit(context, config, data.value, drawing))
    return Outcome(tuple(made), tuple(found))


def _exhibit(context: PageContext, config: ChartConfig, data: ChartData, drawing: Drawing) -> Exhibit:
    picture = environment().get_template("charts/chart.svg.j2").render(drawing=drawing, language=context.language)
    return Exhibit(
        name=data.name,
        title=data.title,
        kind=config.kind,
        image=f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode('ascii')}",
        alt=drawing.alt,
        width=drawing.width,
        height=drawing.height,
        table=chart_table(context, data),
    )
