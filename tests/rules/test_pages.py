"""The pages in docs/reference/rules/ are what the rules say of themselves. ``pytest --regenerate`` writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclose.rules.catalogue import ALL_RULES
from disclose.rules.dts.catalogue import ALL_DTS_RULES
from disclose.rules.pages import render_index, render_pages
from disclose.rules.rule import file_name

FOLDER = Path(__file__).parents[2] / "docs" / "reference" / "rules"
PAGES = {f"{file_name(code)}.md": page for code, page in render_pages(ALL_RULES, ALL_DTS_RULES).items()} | {
    "index.md": render_index(ALL_RULES, ALL_DTS_RULES)
}


@pytest.mark.parametrize("page", PAGES)
def test_the_committed_page_is_current(page: str, regenerate: bool) -> None:
    if regenerate:
        (FOLDER / page).write_text(PAGES[page], "utf-8")
    assert (FOLDER / page).read_text("utf-8") == PAGES[page]


def test_no_page_is_left_over() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(PAGES)
