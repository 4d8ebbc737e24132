"""Differences as a page of HTML that stands alone: it loads nothing and runs nothing."""

from __future__ import annotations

from disclose.comparison.view import Differences
from disclose.comparison.words import number_text
from disclose.model import NumericValue


def difference_page(differences: Differences) -> bytes:
    """The page in UTF-8. Its bytes depend on the differences alone."""
    from disclose.templating import environment  # only where a page is asked for

    text = (
        environment()
        .get_template("comparison/page.html.j2")
        .render(
            differences=differences, signed=lambda number: ("+" if number > 0 else "") + number_text(NumericValue(number, None))
        )
    )
    return text.encode()
