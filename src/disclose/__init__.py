"""Compiler of structured financial disclosures: one typed set of facts, every XBRL syntax.

Rank 6, above everything: `open_report` is what programs begin with. It is imported when it is asked for, so that a command that
opens no report starts fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from disclose.opening import OpenedReport, open_report

__all__ = ["OpenedReport", "__version__", "open_report"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """What this module offers besides its version (PEP 562)."""
    if name not in ("OpenedReport", "open_report"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from disclose import opening

    return getattr(opening, name)
