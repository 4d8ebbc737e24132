"""The report: facts and their aspects, frozen, typed and exact.

Rank 1: imports rank 0 only. Holds what a report says, whatever syntax it came from, including reports that are wrong: an
unreadable value is kept as text with its reason, so that the rules have something to talk about. Refuses to know taxonomies,
files and markup.
"""

from disclose.model.aspects import Aspects, Dimensions, Entity, ExplicitMember, Member, TypedMember
from disclose.model.fact import Fact, Footnote, Origin
from disclose.model.period import Period
from disclose.model.report import CheckedReport, Report
from disclose.model.unit import Unit
from disclose.model.value import (
    BooleanValue,
    DateValue,
    EnumerationValue,
    NilValue,
    NumericValue,
    QNameValue,
    TextValue,
    UnreadableValue,
    Value,
)

__all__ = [
    "Aspects",
    "BooleanValue",
    "CheckedReport",
    "DateValue",
    "Dimensions",
    "Entity",
    "EnumerationValue",
    "ExplicitMember",
    "Fact",
    "Footnote",
    "Member",
    "NilValue",
    "NumericValue",
    "Origin",
    "Period",
    "QNameValue",
    "Report",
    "TextValue",
    "TypedMember",
    "Unit",
    "UnreadableValue",
    "Value",
]
