"""The report: facts and their aspects, frozen, typed and exact.

Rank 1: imports rank 0 only. Holds what a report says, whatever syntax it came from, including reports that are wrong: an
unreadable value is kept as text with its reason, so that the rules have something to talk about. Refuses to know taxonomies,
files and markup.
"""

from disclose.model.aspects import Aspects, Dimensions, Entity, ExplicitMember, Member, OtherContent, TypedMember
from disclose.model.context import Context, DeclaredUnit, OpenContent
from disclose.model.fact import Fact, Note, Origin, Tuple
from disclose.model.footnote import FactContent, FactLink, Footnote, NoteContent, TupleContent
from disclose.model.links import FootnoteArc, FootnoteLink, FootnoteResource, Locator, RoleReference, Target
from disclose.model.period import Period
from disclose.model.report import CheckedReport, Report
from disclose.model.unit import Unit
from disclose.model.value import (
    BooleanValue,
    DateValue,
    EnumerationValue,
    FractionValue,
    NilValue,
    NonFiniteValue,
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
    "Context",
    "DateValue",
    "DeclaredUnit",
    "Dimensions",
    "Entity",
    "EnumerationValue",
    "ExplicitMember",
    "Fact",
    "FactContent",
    "FactLink",
    "Footnote",
    "FootnoteArc",
    "FootnoteLink",
    "FootnoteResource",
    "FractionValue",
    "Locator",
    "Member",
    "NilValue",
    "NonFiniteValue",
    "Note",
    "NoteContent",
    "NumericValue",
    "OpenContent",
    "Origin",
    "OtherContent",
    "Period",
    "QNameValue",
    "Report",
    "RoleReference",
    "Target",
    "TextValue",
    "Tuple",
    "TupleContent",
    "TypedMember",
    "Unit",
    "UnreadableValue",
    "Value",
]
