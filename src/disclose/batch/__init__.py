"""Many filings, judged or built on any executor: none lost, whatever one of them does.

Rank 4: may import the commands' functions (validate.py, build.py) and everything below; other modules of its rank do not import
it. Every filing is worked on in a process apart (apart.py starts it, worker.py is what runs there), so that its limits hold and
its end is nobody else's. Refuses to know how anything is shown, and which executor is used.
"""

from disclose.batch.filing import Action, BatchSettings, Filing, Limits, Result, Status
from disclose.batch.journal import Journal, open_journal
from disclose.batch.manifest import read_manifest
from disclose.batch.run import run_batch
from disclose.batch.summary import Summary

__all__ = [
    "Action",
    "BatchSettings",
    "Filing",
    "Journal",
    "Limits",
    "Result",
    "Status",
    "Summary",
    "open_journal",
    "read_manifest",
    "run_batch",
]
