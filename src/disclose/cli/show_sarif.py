"""Findings in the Static Analysis Results Interchange Format (SARIF) 2.1.0, which code hosts show beside the lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from disclose import __version__
from disclose.cli.meaning import explanation, meaning
from disclose.cli.printable import printable
from disclose.diagnostics import Diagnostic, Edit, Severity, Span
from disclose.names import SARIF_SCHEMA, SPECIFICATIONS

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(ordered: Sequence[Diagnostic], *, status: int) -> str:
    """One run with a rule for each code that was found. `status` is the exit status of the command."""
    codes = {code: number for number, code in enumerate(sorted({found.code for found in ordered}))}
    run = {
        "tool": {
            "driver": {
                "name": "disclose",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "invocations": [{"executionSuccessful": status < 2, "exitCode": status}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, codes) for found in ordered],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, object]:
    short = meaning(code)
    rule: dict[str, object] = {"id": printable(code)}
    text = explanation(code)
    if text is not None:
        rule["shortDescription"] = {"text": short.partition(". ")[0].rstrip(".") + "."}
        rule["fullDescription"] = {"text": short}
        rule["help"] = {"text": text, "markdown": text}
    area = code.partition(":")[0]
    specification = SPECIFICATIONS.get(area) or SPECIFICATIONS.get(area.partition(".")[0])
    if specification is not None:
        rule["helpUri"] = specification
    return rule


def _result(found: Diagnostic, codes: dict[str, int]) -> dict[str, object]:
    lines = [found.message, *found.details, *([f"Help: {found.help}"] if found.help else ())]
    result: dict[str, object] = {
        "ruleId": printable(found.code),
        "ruleIndex": codes[found.code],
        "level": _LEVELS[found.severity],
        "message": {"text": "\n".join(printable(line) for line in lines)},
    }
    if found.span is not None:
        result["locations"] = [_location(found.span)]
    if found.fix is not None:
        result["fixes"] = [_fix(found.fix)]
    if found.related:
        result["relatedLocations"] = [
            {"id": number, **_location(related), "message": {"text": printable(f"See {related}")}}
            for number, related in enumerate(found.related)
        ]
    return result


def _fix(edit: Edit) -> dict[str, object]:
    region = {
        "startLine": edit.span.line,
        "startColumn": edit.span.column,
        "endLine": edit.end.line,
        "endColumn": edit.end.column,
    }
    change = {
        "artifactLocation": {"uri": artifact_uri(edit.span.path)},
        "replacements": [{"deletedRegion": region, "insertedContent": {"text": edit.text}}],
    }
    return {"description": {"text": printable(f"Write {edit.text}")}, "artifactChanges": [change]}


def _location(span: Span) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": artifact_uri(span.path)}}
    if span.line is not None:
        physical["region"] = {"startLine": span.line, **({"startColumn": span.column} if span.column is not None else {})}
    location: dict[str, object] = {"physicalLocation": physical}
    name = span.cell or span.xpath
    if name is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": printable(name)}]
    return location


def artifact_uri(path: str) -> str:
    """A path as SARIF wants it: relative with forward slashes, or a ``file:`` URL; a URL stays one."""
    if path.startswith(("http://", "https://")):
        return quote(path, safe="/:?#[]@!$&'()*+,;=%~")
    if PurePath(path).is_absolute():
        return "file://" + quote(path if path.startswith("/") else f"/{path}", safe="/:", errors="surrogateescape")
    # a relative reference must not begin with what looks like a scheme (RFC 3986 section 4.2), so that colons are encoded
    return quote(path, safe="/", errors="surrogateescape")
