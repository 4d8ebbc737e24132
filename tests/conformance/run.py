"""Run a conformance suite in one process.

    python tests/conformance/run.py INDEX.xml [--package ZIP]... [--calc MODE] [--json OUT.json] [--filter TEXT]

Prints a line for each failing variation, and last `N passed, M failed, K skipped`. Exit status 1 if any failed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from suite import is_document_set, judge_variation, read_suite

from disclose.diagnostics import Diagnostic
from disclose.rules.subject import Calculation
from disclose.validate import Settings, validate_all, validate_set


def main() -> int:
    """Run the suite that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--package", type=Path, action="append", default=[], help="taxonomy package to resolve from")
    parser.add_argument(
        "--calc",
        choices=[one.value for one in Calculation],
        default=Calculation.V1_0.value,
        help="how calculations are checked (default: as XBRL 2.1 itself says, which its suite expects)",
    )
    parser.add_argument("--json", type=Path, help="write every verdict to this file")
    parser.add_argument("--filter", default="", help="only variations whose id or name contains this")
    options = parser.parse_args()
    settings = Settings(
        packages=tuple(options.package), root=options.index.resolve().parent, calculation=Calculation(options.calc)
    )

    def judge(entries: tuple[Path, ...]) -> Iterable[Diagnostic]:
        if is_document_set(entries):
            return validate_set(entries, settings).diagnostics
        return validate_all(entries, settings).diagnostics

    verdicts = []
    skipped = 0
    for variation in read_suite(options.index):
        if options.filter not in variation.id and options.filter not in variation.name:
            continue
        if not variation.entries:
            skipped += 1
            continue
        verdict = judge_variation(variation, judge)
        verdicts.append(verdict)
        if not verdict.passed:
            print(f"{variation.id} {variation.name}: {verdict.why}")
    failed = sum(not verdict.passed for verdict in verdicts)
    if options.json:
        rows = [
            {"id": one.variation.id, "name": one.variation.name, "passed": one.passed, "found": one.found, "why": one.why}
            for one in verdicts
        ]
        options.json.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    print(f"{len(verdicts) - failed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
