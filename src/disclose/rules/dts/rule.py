"""A rule on a taxonomy set: the same as a rule on a report, with another subject."""

from __future__ import annotations

from disclose.rules.dts.subject import DtsSubject
from disclose.rules.rule import Finding, RuleOn

__all__ = ["DtsRule", "Finding"]


class DtsRule(RuleOn[DtsSubject], frozen=True):
    """A rule on a taxonomy set: `check` looks at all its documents and relationships."""
