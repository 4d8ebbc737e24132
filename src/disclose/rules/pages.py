"""The documentation of a rule as a page: what is committed in docs/reference/rules/ and what `disclose explain` shows."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TypeVar

from disclose.rules.rule import RuleOn, S, file_name

T = TypeVar("T")
_WIDTH = 100
_HEADINGS = (("Why", "Why it matters"), ("Example", "Example"), ("Instead", "What to do instead"))
_FRONT = "Every rule, in the order in which rules run. Each page is made from the rule's own documentation."


def render_page(rule: RuleOn[S]) -> str:
    """The page of a rule, in Markdown."""
    lines = [f"# {rule.code}", "", rule.summary, "", f"*{rule.severity.value}* · {rule.section}", ""]
    for name, heading in _HEADINGS:
        text = rule.paragraphs.get(name)
        if text is not None:
            lines += [f"## {heading}", "", fill(text), ""]
    return "\n".join(lines)


def render_pages(on_reports: Iterable[RuleOn[S]], on_taxonomies: Iterable[RuleOn[T]]) -> dict[str, str]:
    """The pages by code. A code that rules on reports and rules on taxonomies share has both on one page."""
    found = {rule.code: render_page(rule) for rule in on_reports}
    for rule in on_taxonomies:
        page = render_page(rule)
        found[rule.code] = f"{found[rule.code]}\n{page}" if rule.code in found else page
    return found


def render_index(on_reports: Iterable[RuleOn[S]], on_taxonomies: Iterable[RuleOn[T]]) -> str:
    """The list of all pages, in Markdown."""
    lines = ["# Rules", "", _FRONT, "", "## On reports", "", *_table(on_reports)]
    return "\n".join([*lines, "## On taxonomies", "", *_table(on_taxonomies)])


def _table(rules: Iterable[RuleOn[S]]) -> list[str]:
    rows = [f"| [`{rule.code}`]({file_name(rule.code)}.md) | {rule.severity.value} | {rule.summary} |" for rule in rules]
    return ["| code | severity | offence |", "|---|---|---|", *rows, ""]


def fill(text: str) -> str:
    """A paragraph that begins with a capital, in lines of even length."""
    joined = " ".join(text.split())
    return textwrap.fill(joined[:1].upper() + joined[1:], _WIDTH, break_long_words=False, break_on_hyphens=False)
