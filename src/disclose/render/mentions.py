"""What a call in prose stands for."""

from __future__ import annotations

from dataclasses import dataclass

from disclose.model import Fact
from disclose.transforms import Displayed, NegativeStyle


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact that prose mentions and how it is displayed there."""

    fact: Fact
    shown: Displayed
    style: NegativeStyle = NegativeStyle.MINUS


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a call puts there. `direction` is the sign of the figure that chose them, None where none did."""

    text: str
    direction: int | None = None
