"""The documentation of a rule as a page: what is committed in docs/reference/rules/ and what `disclose explain` shows."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from disclose.rules.rule import Rule, file_name

_WIDTH = 100
_HEADINGS = (("Why", "Why it matters"), ("Example", "Example"), ("Instead", "What to do instead"))
_FRONT = "Every rule, in the order in which rules run. Each page is made from the rule's own documentation."


def render_page(rule: Rule) -> str:
    """The page of a rule, in Markdown."""
    lines = [f"# {rule.code}", "", rule.summary, "", f"*{rule.severity.value}* · {rule.section}", ""]
    for name, heading in _HEADINGS:
        text = rule.paragraphs.get(name)
        if text is not None:
            lines += [f"## {heading}", "", fill(text), ""]
    return "\n".join(lines)


def render_index(rules: Iterable[Rule]) -> str:
    """The list of all pages, in Markdown."""
    rows = [f"| [`{rule.code}`]({file_name(rule.code)}.md) | {rule.severity.value} | {rule.summary} |" for rule in rules]
    return "\n".join(["# Rules", "", _FRONT, "", "| code | severity | offence |", "|---|---|---|", *rows, ""])


def fill(text: str) -> str:
    """A paragraph that begins with a capital, in lines of even length."""
    joined = " ".join(text.split())
    return textwrap.fill(joined[:1].upper() + joined[1:], _WIDTH, break_long_words=False, break_on_hyphens=False)
