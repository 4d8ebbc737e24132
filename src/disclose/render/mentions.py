"""What a call in prose stands for."""

from __future__ import annotations

from msgspec import Struct

from disclose.model import Fact
from disclose.transforms import Displayed, NegativeStyle


class Mention(Struct, frozen=True):
    """A fact that prose mentions and how it is displayed there."""

    fact: Fact
    shown: Displayed
    style: NegativeStyle = NegativeStyle.MINUS


class Words(Struct, frozen=True):
    """Words that a call puts there. `direction` is the sign of the figure that chose them, None where none did."""

    text: str
    direction: int | None = None
