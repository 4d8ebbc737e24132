"""Codes of languages, whose case has no meaning (RFC 5646 section 2.1.1): one spelling for each."""

from __future__ import annotations


def spoken(language: str) -> str:
    """A code of a language in the case that is recommended for it: zh-Hans, en-US (RFC 5646 section 2.1.1). Codes that differ
    in nothing but case are one language."""
    first, *rest = language.split("-")
    cased = [first.lower()]
    for part in rest:
        singleton = len(cased[-1]) == 1
        if len(part) == 4 and part.isalpha() and not singleton:
            cased.append(part.title())
        else:
            cased.append(part.upper() if len(part) == 2 and not singleton else part.lower())
    return "-".join(cased)
