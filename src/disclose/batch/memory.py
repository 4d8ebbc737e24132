"""How much memory a process has, had and may have, where the system says: Linux, and in part other Unix."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

MEBIBYTE = 1024 * 1024
CAN_LIMIT = sys.platform.startswith("linux")
"""Whether a limit of memory holds here."""
_PROCESS = Path("/proc")


def forget_peak() -> None:
    """From now on `peak_mebibytes` is about what comes, where the system can forget."""
    with suppress(OSError):
        (_PROCESS / "self" / "clear_refs").write_text("5", "ascii")


def peak_mebibytes() -> int | None:
    """The most memory that this process had resident, in mebibytes."""
    with suppress(OSError, ValueError, IndexError):
        status = (_PROCESS / "self" / "status").read_text("ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) // 1024
    try:
        import resource
    except ImportError:
        return None
    most: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (MEBIBYTE if sys.platform == "darwin" else 1024)


def resident_mebibytes(process: int) -> int | None:
    """The memory that a process has resident now, in mebibytes; None where that can't be told, or it has ended."""
    with suppress(OSError, ValueError, IndexError):
        for line in (_PROCESS / str(process) / "status").read_text("ascii", "replace").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) // 1024
    return None


def data_mebibytes() -> int:
    """The private memory that this process has asked for, resident or not."""
    with suppress(OSError, ValueError, IndexError):
        return int((_PROCESS / "self" / "status").read_text("ascii").partition("VmData:")[2].split()[0]) // 1024
    return 0


def bound_memory(mebibytes: int | None) -> None:
    """Refuse this process private memory beyond so much, or no longer refuse it any."""
    if not CAN_LIMIT:
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = hard if mebibytes is None else mebibytes * MEBIBYTE
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
