"""Displayed text and values: each transformation and its inverse as a tested pair.

Rank 1: imports ranks 0 and 1. Holds how a value is shown in a language (`show`, `show_date`, `show_value`), how displayed text
is read (`transform`, `read_displayed`), and the Transformation Rules Registries that both rest on (registries/). Refuses to
know markup.
"""

from disclose.transforms.display import Displayed, NegativeStyle, Separators, read_displayed, separators, show
from disclose.transforms.registries.entries import Entry, Kind
from disclose.transforms.registry import REGISTRIES, entry, ixt, transform, untransform
from disclose.transforms.words import in_chinese_numerals, show_date, show_month, show_month_day, show_value

__all__ = [
    "REGISTRIES",
    "Displayed",
    "Entry",
    "Kind",
    "NegativeStyle",
    "Separators",
    "entry",
    "in_chinese_numerals",
    "ixt",
    "read_displayed",
    "separators",
    "show",
    "show_date",
    "show_month",
    "show_month_day",
    "show_value",
    "transform",
    "untransform",
]
