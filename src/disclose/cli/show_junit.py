"""Findings in the XML that JUnit made common, which build servers show as failed tests.

A file is a test suite, a finding a failed test; a file without findings is a suite of one test that passed. A warning passes
with its text kept, except where warnings count as errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from disclose.cli.printable import printable
from disclose.diagnostics import Diagnostic, Severity
from disclose.lexical import escape_attribute, escape_text


def as_junit(ordered: Sequence[Diagnostic], inputs: Iterable[str], *, strict: bool, unreadable: tuple[str, ...]) -> str:
    """A document of test suites. `inputs` are the files that were judged; findings of the `unreadable` areas are errors of the
    test itself, not failures of what it looked at."""
    suites: dict[str, list[Diagnostic]] = {path: [] for path in inputs}
    for found in ordered:
        suites.setdefault(found.span.path if found.span is not None else next(iter(suites), ""), []).append(found)
    parts = []
    totals = [0, 0, 0]
    for path, group in suites.items():
        cases, counts = _cases(path, group, strict, unreadable)
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        parts += [f"  <testsuite {_attributes(name=path or 'disclose')} {_counted(counts)}>", *cases, "  </testsuite>"]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="disclose" {_counted(totals, skipped=False)}>'
    return "\n".join([head, *parts, "</testsuites>"]) + "\n"


def _cases(path: str, group: Sequence[Diagnostic], strict: bool, unreadable: tuple[str, ...]) -> tuple[list[str], list[int]]:
    """The lines of a suite's tests; how many there are, failures and errors."""
    if not group:
        return [f"    <testcase {_attributes(classname=path, name='valid', time='0')}/>"], [1, 0, 0]
    lines: list[str] = []
    seen: dict[str, int] = {}
    failures = errors = 0
    for found in group:
        span = found.span
        place = f"{span}" if span is not None else path
        name = f"{found.code} {place.rpartition('/')[2]}"
        seen[name] = seen.get(name, 0) + 1
        name += f" ({seen[name]})" if seen[name] > 1 else ""
        where = {"file": span.path, "line": str(span.line)} if span is not None and span.line is not None else {}
        lines.append(f"    <testcase {_attributes(classname=path, name=name, time='0', **where)}>")
        text = "\n".join(printable(line) for line in _body(found))
        if found.severity is Severity.ERROR or (strict and found.severity is Severity.WARNING):
            element = "error" if found.code.startswith(unreadable) else "failure"
            errors += element == "error"
            failures += element == "failure"
            about = _attributes(message=found.message, type=found.code)
            lines.append(f"      <{element} {about}>{escape_text(text)}</{element}>")
        else:
            lines.append(f"      <system-out>{escape_text(f'{found.severity.value}: {text}')}</system-out>")
        lines.append("    </testcase>")
    return lines, [len(group), failures, errors]


def _body(found: Diagnostic) -> Iterable[str]:
    yield f"{found.span}: {found.message}" if found.span is not None else found.message
    yield from found.details
    yield from (f"see {related}" for related in found.related)
    if found.help is not None:
        yield f"help: {found.help}"
    yield f"disclose explain {found.code}"


def _attributes(**values: str) -> str:
    return " ".join(f'{name}="{escape_attribute(printable(value))}"' for name, value in values.items())


def _counted(counts: Sequence[int], *, skipped: bool = True) -> str:
    tests, failures, errors = counts
    more = ' skipped="0"' if skipped else ""
    return f'tests="{tests}" failures="{failures}" errors="{errors}"{more} time="0"'
