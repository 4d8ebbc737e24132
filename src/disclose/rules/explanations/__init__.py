"""What every code means that the tool can report, for `disclose explain`.

Rank 3, part of rules/. A rule explains itself in its docstring; the findings of other rooms (reading, compiling, writing) are
explained here, because those rooms may not know one another and somebody who asks does not know which room spoke.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from disclose.rules.catalogue import ALL_RULES
from disclose.rules.dts.catalogue import ALL_DTS_RULES
from disclose.rules.explanations import commands, documents, figures, inline, oim, packages, prose, taxonomy_source, xbrl_csv
from disclose.rules.pages import fill, render_pages

OTHER_CODES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **figures.EXPLANATIONS,
        **taxonomy_source.EXPLANATIONS,
        **prose.EXPLANATIONS,
        **documents.EXPLANATIONS,
        **inline.EXPLANATIONS,
        **oim.EXPLANATIONS,
        **xbrl_csv.EXPLANATIONS,
        **packages.EXPLANATIONS,
        **commands.EXPLANATIONS,
    }
)
"""What happened and what to do about it, by code."""


def codes() -> tuple[str, ...]:
    """Every code that can be explained, sorted."""
    return tuple(sorted({*OTHER_CODES, *(rule.code for rule in ALL_RULES), *(rule.code for rule in ALL_DTS_RULES)}))


def explain(code: str) -> str | None:
    """What a code means and what to do, in Markdown; None for a code that the tool does not know."""
    pages = render_pages(
        (rule for rule in ALL_RULES if rule.code == code), (rule for rule in ALL_DTS_RULES if rule.code == code)
    )
    if code in pages:
        return pages[code]
    if code not in OTHER_CODES:
        return None
    happened, advice = OTHER_CODES[code]
    return f"# {code}\n\n{fill(happened)}\n\n## What to do\n\n{fill(advice)}\n"
