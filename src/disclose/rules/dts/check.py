"""Applies the rules on taxonomies to one."""

from __future__ import annotations

from itertools import islice

from msgspec.structs import replace

from disclose.diagnostics import Diagnostic
from disclose.rules.dts.catalogue import ALL_DTS_RULES
from disclose.rules.dts.rule import DtsRule
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.cache import content_key
from disclose.taxonomy.dts.document import Dts

MAX_FINDINGS = 1000
"""Findings of one rule that are listed: what a program got wrong once it mostly gets wrong a hundred thousand times."""


def check_dts(dts: Dts, taxonomy: Taxonomy) -> tuple[Diagnostic, ...]:
    """Everything that the rules find wrong in a taxonomy set, each once, by place."""
    subject = DtsSubject(dts, taxonomy)
    found = {finding: None for rule in ALL_DTS_RULES for finding in _findings(rule, subject)}
    return tuple(sorted(found, key=lambda one: (one.sort_key, one.details, one.help or "")))


def _findings(rule: DtsRule, subject: DtsSubject) -> list[Diagnostic]:
    """The first findings of a rule; the last says how many more there are."""
    further = rule.findings(subject)
    found = list(islice(further, MAX_FINDINGS))
    unseen = sum(1 for _ in further)
    if unseen:
        found[-1] = replace(found[-1], details=(*found[-1].details, f"{unseen:,} further findings of this kind are not listed"))
    return found


def catalogue_digest() -> str:
    """A hash of what the catalogue says of the rules, for form.py."""
    parts = (part for rule in ALL_DTS_RULES for part in (rule.code, rule.severity.value, rule.section))
    return content_key(*parts)[:16]
