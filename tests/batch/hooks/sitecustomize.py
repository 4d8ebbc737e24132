"""Makes the process that works on filings do what the name of a filing says: for tests, through PYTHONPATH."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from pathlib import Path

if "disclose.batch.worker" in sys.orig_argv:
    from disclose.batch import work
    from disclose.batch.filing import Judgement, Task

    JUDGE = work.judge

    def judge(task: Task) -> Judgement:
        kind = task.path.stem.partition("-")[0]
        if kind == "abort":
            os.abort()
        if kind == "endless":
            while True:
                pass
        if kind == "hog":
            hoard = []
            while True:
                hoard.append(b"x" * (1 << 22))
                time.sleep(0.001)
        if kind == "huge":
            bytearray(1 << 40)
        if kind == "defect":
            raise ValueError("a defect")
        if kind == "once":
            try:
                Path(f"{task.path}.begun").touch(exist_ok=False)
                os.kill(os.getpid(), signal.SIGKILL)
            except FileExistsError:
                pass
        if kind == "prints":
            print("x" * 100_000, flush=True)
        if kind == "slow":
            time.sleep(0.2)
        return JUDGE(task)

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    work.judge = judge
