"""What a chart shows: facts by category and period, looked up and checked, with the table that stands beside the chart."""

from __future__ import annotations

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome
from disclose.model import ExplicitMember, Fact, NumericValue, Period
from disclose.model.aspects import dimensions_of
from disclose.names import QName
from disclose.project import ChartConfig
from disclose.render.citations import merged, shorten
from disclose.render.context import PageContext, anchor, main_unit, period_columns
from disclose.render.display import display
from disclose.render.lookup import suggestion
from disclose.render.views import Row, Table
from disclose.taxonomy import Role
from disclose.validated import in_language


class Point(Struct, frozen=True):
    """A fact in a chart: its number and the text that shows it."""

    fact: Fact
    value: NumericValue
    text: str


class Category(Struct, frozen=True):
    """A concept or member with a point for each of the chart's periods, or None where nothing is reported. `whole` marks
    the line for the default member: the table shows it, the chart does not."""

    concept: QName
    label: str
    points: tuple[Point | None, ...]
    whole: bool = False


class ChartData(Struct, frozen=True):
    """The categories of a chart over its periods, in one unit; `stub` is what they are."""

    name: str
    title: str
    unit: str
    stub: str
    periods: tuple[Period, ...]
    categories: tuple[Category, ...]

    @property
    def shown(self) -> tuple[Category, ...]:
        """The categories that are drawn."""
        return tuple(category for category in self.categories if not category.whole)


def chart_data(context: PageContext, config: ChartConfig, at: int) -> Outcome[ChartData]:
    """The data of the chart at a position of the layout; a name that is unknown, or no data at all, is a finding."""
    concepts = [context.concept(name, "charts", at, "concepts", place) for place, name in enumerate(config.concepts)]
    found = [concept for concept in concepts if isinstance(concept, Diagnostic)]
    axis = context.taxonomy.named(config.dimension) if config.dimension is not None else None
    if config.dimension is not None and (axis is None or axis.role is not Role.DIMENSION):
        known = (concept.qname.local for concept in context.taxonomy.concepts.values() if concept.role is Role.DIMENSION)
        help = suggestion(config.dimension, known)
        found.append(context.unknown(f"There is no dimension {config.dimension}", ("charts", at, "dimension"), help))
    title = in_language(config.title, context.language)
    if title is None:
        message = f"The chart has no title in {context.language}"
        found.append(context.finding("chart", message, ("charts", at, "title"), "Add it under title."))
    if found or title is None:
        return Outcome(None, tuple(found))
    names = [concept.qname for concept in concepts if not isinstance(concept, Diagnostic)]
    if axis is None:
        categories = [_category(context, name, None, None) for name in names]
    else:
        default = context.taxonomy.defaults.get(axis.qname)
        members = [*context.dimensions.breakdown(axis.qname), *([default] if default is not None else [])]
        categories = [_category(context, names[0], axis.qname, member) for member in members]
    stub = context.words["item"] if axis is None else context.label(axis.qname)
    return _assembled(context, title, stub, categories, at)


def _assembled(context: PageContext, title: str, stub: str, categories: list[Category], at: int) -> Outcome[ChartData]:
    reported = [category for category in categories if any(category.points)]
    used = [place for place, _ in enumerate(context.periods) if any(c.points[place] for c in reported if not c.whole)]
    facts = [point.fact for category in reported for point in category.points if point is not None]
    units = {(fact.aspects.unit, fact.origin.scale) for fact in facts}
    if not used or len(units) > 1:
        what = "No figure is reported for this chart" if not used else "The figures of this chart differ in unit or scale"
        help = "Check its concepts and dimension." if not used else "Take out those in another unit or scale."
        return Outcome(None, (context.finding("chart", what, ("charts", at, "concepts"), help),))
    kept = tuple(
        Category(category.concept, category.label, tuple(category.points[place] for place in used), category.whole)
        for category in reported
    )
    periods = tuple(context.periods[place] for place in used)
    return Outcome(ChartData(f"chart-{at + 1}-{anchor(title.lower())}", title, main_unit(context, facts), stub, periods, kept))


def _category(context: PageContext, concept: QName, axis: QName | None, member: QName | None) -> Category:
    whole = axis is not None and member == context.taxonomy.defaults.get(axis)
    dimensions = () if axis is None or member is None or whole else dimensions_of({axis: ExplicitMember(member)})
    points: list[Point | None] = []
    for period in context.periods:
        fact = context.fact(concept, period, dimensions)
        if fact is None or not isinstance(fact.value, NumericValue):
            points.append(None)
        else:
            points.append(Point(fact, fact.value, str(display(fact, context.taxonomy, context.language))))
    return Category(concept, context.label(member if member is not None else concept), tuple(points), whole)


def chart_table(context: PageContext, data: ChartData) -> Table:
    """The table beside a chart: every fact that the chart shows, tagged."""
    rows = []
    for category in data.categories:
        facts = [point.fact if point is not None else None for point in category.points]
        cells = tuple(context.cell(fact, data.name) for fact in facts)
        rows.append(Row(category.label, cells, total=category.whole, source=merged(fact for fact in facts if fact is not None)))
    document, cited = shorten(rows)
    columns = period_columns(context, data.periods)
    return Table(data.name, data.title, columns, cited, data.stub, data.unit, (), document)
