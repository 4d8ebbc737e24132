"""A batch in numbers: how its filings ended, and what was found, by code."""

from __future__ import annotations

from collections import Counter

from disclose.batch.filing import Result, Status


class Summary:
    """Counts results as they come."""

    def __init__(self) -> None:
        self.statuses: Counter[Status] = Counter()
        self.findings: Counter[str] = Counter()
        self.filings: Counter[str] = Counter()
        self.facts = self.resumed = 0

    def add(self, result: Result) -> None:
        """Count one filing. `findings` has how often each code was found, `filings` in how many filings."""
        self.statuses[result.status] += 1
        self.findings.update(result.codes)
        self.filings.update(result.codes.keys())
        self.facts += result.facts
        self.resumed += result.resumed

    @property
    def judged(self) -> int:
        """Filings counted."""
        return sum(self.statuses.values())

    @property
    def exit_status(self) -> int:
        """0 where every filing is clean, else 1."""
        return int(self.statuses[Status.CLEAN] < self.judged)
