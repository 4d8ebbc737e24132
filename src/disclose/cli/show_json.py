"""Findings as a JSON array, for programs (docs/reference/findings.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from disclose.cli.printable import printable
from disclose.diagnostics import Diagnostic, Span


def as_json(ordered: Sequence[Diagnostic]) -> str:
    """An array of objects, one a finding."""
    return json.dumps([json_object(found) for found in ordered], ensure_ascii=False, indent=2) + "\n"


def json_object(found: Diagnostic) -> dict[str, object]:
    """One finding; absent fields are left out."""
    fields: dict[str, object] = {
        "code": printable(found.code),
        "severity": found.severity.value,
        "message": printable(found.message),
        "span": _span(found.span) if found.span is not None else None,
        "help": printable(found.help) if found.help is not None else None,
        "details": [printable(detail) for detail in found.details],
        "related": [_span(related) for related in found.related],
        "spec": found.spec,
    }
    return {name: value for name, value in fields.items() if value}


def _span(span: Span) -> dict[str, object]:
    fields = {"path": printable(span.path), "line": span.line, "column": span.column, "cell": span.cell, "xpath": span.xpath}
    return {name: value for name, value in fields.items() if value is not None}
