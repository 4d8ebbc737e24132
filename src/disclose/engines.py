"""Two engines on one document: where they disagree.

Rank 4. A disagreement is a finding itself, for information: one of the two is wrong, or they call the same thing by two names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from disclose.diagnostics import Diagnostic, Severity, Span

ONLY_DISCLOSE = "disclose.engine:only-disclose"
ONLY_ARELLE = "disclose.engine:only-arelle"

Place = tuple[str, str, int | None]
"""A code, a path and a line."""


def disagreements(ours: Iterable[Diagnostic], theirs: Iterable[Diagnostic], shown: str) -> tuple[Diagnostic, ...]:
    """What only one of two engines finds in the document `shown`: codes, and of codes that both find, the lines.

    A finding agrees with one of the same code that names a common line, whatever else the two name: engines differ in which of
    the facts involved they point to. One without a line agrees with any of its code.
    """
    own, others = _by_code(ours), _by_code(theirs)
    found: list[Diagnostic] = []
    for code in sorted({*own, *others}):
        mine, yours = own.get(code, []), others.get(code, [])
        found += _finding(ONLY_DISCLOSE, "disclose", "Arelle", code, list(_without(mine, yours)), bool(yours), shown)
        found += _finding(ONLY_ARELLE, "Arelle", "disclose", code, list(_without(yours, mine)), bool(mine), shown)
    return tuple(sorted(found, key=lambda one: one.sort_key))


def _by_code(findings: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    groups: dict[str, list[Diagnostic]] = {}
    for found in findings:
        if found.severity is not Severity.INFO:
            groups.setdefault(found.code, []).append(found)
    return groups


def _lines(found: Diagnostic) -> set[tuple[str, int]]:
    spans = (*(() if found.span is None else (found.span,)), *found.related)
    return {(span.path, span.line) for span in spans if span.line is not None}


def _without(group: Sequence[Diagnostic], other: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Those of a group to which none of the other group agrees."""
    lines = [_lines(found) for found in other]
    if not all(lines):
        return
    known = {line for some in lines for line in some}
    yield from (found for found in group if not other or (_lines(found) and not _lines(found) & known))


def _finding(
    code: str, who: str, other: str, about: str, found: Sequence[Diagnostic], known: bool, shown: str
) -> Iterator[Diagnostic]:
    """One finding for a code: how often only one engine finds it, where, and what it says there first."""
    if not found:
        return
    first = found[0]
    how_often = "once" if len(found) == 1 else f"{len(found):,} times"
    where = "; both find it elsewhere" if known else ""
    message = f"Only {who} finds {about} here, {how_often}: {first.message}{where}"
    places = tuple(dict.fromkeys(one.span for one in found[1:6] if one.span is not None and one.span != first.span))
    yield Diagnostic(code, Severity.INFO, message, first.span or Span(shown), related=places)
