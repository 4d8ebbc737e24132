"""How a fact looks: the text a reader sees, whatever the type of its value; and a fact by the names its author uses."""

from __future__ import annotations

from msgspec.structs import replace

from disclose.model import EnumerationValue, Fact, NilValue, NumericValue, QNameValue, TextValue, Value
from disclose.render.words import words
from disclose.taxonomy import ItemKind, Taxonomy
from disclose.transforms import Displayed, NegativeStyle, show, show_month, show_value


def display(
    fact: Fact,
    taxonomy: Taxonomy,
    language: str,
    *,
    style: NegativeStyle = NegativeStyle.PARENTHESES,
    scale: int | None = None,
    negated: bool = False,
) -> Displayed:
    """The short text of a fact. A number is shown in its author's scale unless another is given.

    `negated` shows a number with the opposite mark (negated label roles): the fact keeps its sign, so the mark stands outside
    the tag as any mark does.
    """
    value = fact.value
    if isinstance(value, NumericValue):
        used = fact.origin.scale if scale is None else scale
        if not negated:
            return show(value, scale=used, language=language, style=style)
        shown = show(replace(value, number=value.number.copy_negate()), scale=used, language=language, style=style)
        return replace(shown, negative=value.number < 0)
    concept = taxonomy.concept(fact.aspects.concept)
    if concept is not None and concept.kind is ItemKind.G_YEAR_MONTH and isinstance(value, TextValue):
        return show_month(value.text, language)
    if isinstance(value, NilValue):
        stated = fact.origin.displayed
        # what the author wrote is English: n/a, nil
        return Displayed(stated if stated and language.partition("-")[0] == "en" else words(language)["nothing"])
    return show_value(value, language) or Displayed(_names(value, taxonomy, language))


def _names(value: Value, taxonomy: Taxonomy, language: str) -> str:
    if isinstance(value, EnumerationValue):
        return words(language)["list"].join(taxonomy.label(name, language) for name in value.members)
    if isinstance(value, QNameValue):
        return taxonomy.label(value.qname, language)
    return str(value)


def is_figure(fact: Fact) -> bool:
    """Whether the fact states a number, or that there is none."""
    return fact.aspects.unit is not None


def is_block(fact: Fact) -> bool:
    """Whether the fact is laid out as blocks of text and not as a short text."""
    return isinstance(fact.value, TextValue) and fact.value.xhtml
