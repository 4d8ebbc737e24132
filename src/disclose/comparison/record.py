"""Differences as JSON, for programs: every value exact, as text."""

from __future__ import annotations

import json

from disclose.comparison.view import Cell, Differences, Line
from disclose.lexical import print_decimal
from disclose.model import Fact


def difference_record(differences: Differences) -> bytes:
    """An object with the counts, and every difference by statement."""
    content = {
        "old": differences.old,
        "new": differences.new,
        "same": differences.same,
        "counts": dict(differences.counts),
        "renamed": dict(sorted(differences.renamed.items())),
        "notes": list(differences.notes),
        "statements": [
            {"title": section.title, "differences": [_line(line) for line in section.lines]} for section in differences.sections
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _line(line: Line) -> dict[str, object]:
    change = line.change
    return {
        "category": change.category.value,
        "differs": [part.value for part in change.parts],
        "label": line.label,
        "beyond": change.beyond,
        "agrees": change.agrees,
        "old": _side(line.old, change.old),
        "new": _side(line.new, change.new),
        "difference": None if line.difference is None else print_decimal(line.difference),
    }


def _side(cell: Cell | None, fact: Fact | None) -> dict[str, object] | None:
    if cell is None or fact is None:
        return None
    return {
        "id": fact.id,
        "concept": fact.aspects.concept.clark,
        "period": cell.period,
        "dimensions": {dimension.clark: str(member) for dimension, member in fact.aspects.dimensions},
        "unit": cell.unit or None,
        "language": fact.aspects.language,
        "value": str(fact.value),
        "decimals": cell.decimals or None,
        "place": None if fact.span is None else str(fact.span),
    }
