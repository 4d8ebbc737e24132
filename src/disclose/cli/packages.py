"""Which taxonomy packages a command uses: those it is given and those of the user's configuration."""

from __future__ import annotations

import os
from pathlib import Path

from disclose.diagnostics import Outcome
from disclose.resources import user_config_file


def packages_in_use(given: tuple[Path, ...]) -> Outcome[tuple[Path, ...]]:
    """The packages given and then those configured, each once. None where the configuration can't be read.

    A configuration that is named by DISCLOSE_CONFIG must be there; the usual one need not.
    """
    file = user_config_file()
    if file is None or not ("DISCLOSE_CONFIG" in os.environ or os.path.lexists(file)):
        return Outcome(given)
    from disclose.user_config import configured_packages  # pydantic takes its time

    configured = configured_packages(file)
    if configured.value is None:
        return Outcome(None, configured.diagnostics)
    known = {os.path.realpath(path) for path in given}
    return Outcome(
        (*given, *(path for path in configured.value if os.path.realpath(path) not in known)), configured.diagnostics
    )
