"""Text from strangers, made fit to be shown: nothing in it can steer a terminal or fill a log."""

from __future__ import annotations

import re

MAX_CHARACTERS = 2_000
"""Longest sentence that is shown whole: reports hold values of megabytes, and messages quote values."""
_END = 500
"""Characters that are shown of the end of one that is cut: what is wrong often stands after what was quoted."""

# the C0 and C1 controls (with the line feeds that could forge a line of output), what turns the direction of writing, and
# what is no character at all: half a surrogate pair, as in file names that are not UTF-8
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text on one line, with controls written out (``\\x1b``), and cut where it is too long."""
    if len(text) > MAX_CHARACTERS:
        left_out = len(text) - MAX_CHARACTERS
        text = f"{text[: MAX_CHARACTERS - _END]} … [{left_out:,} characters] … {text[-_END:]}"
    return _UNFIT.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)
