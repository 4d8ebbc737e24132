"""What codes mean, in short, for reports of findings."""

from __future__ import annotations

from functools import cache

from disclose.rules.explanations import explain


@cache
def explanation(code: str) -> str | None:
    """The whole explanation of a code in Markdown, without its heading; None where there is none (a code of another engine)."""
    text = explain(code)
    return None if text is None else text.partition("\n\n")[2].strip()


def meaning(code: str) -> str:
    """What a code means in one line; empty where that is not known."""
    first = (explanation(code) or "").partition("\n\n")[0]
    return " ".join(first.split())
