"""What is wrong with the markup of a page is found in its outline as in the whole page."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclose.build import build
from disclose.formats.inline.plain import scan_inline
from disclose.formats.inline.skeleton import skeleton
from disclose.project import Project, load_project
from disclose.render.template import Outline, PageTemplate

EXAMPLE = Path(__file__).parents[2] / "examples" / "sensetime-2023"
BETWEEN = b"</td><td "
"""What stands between two facts of a line."""
FAULTS = {
    "script": b"</td><td><script>run()</script></td><td ",
    "style element": b"</td><td><style>a { background: url(https://a.example) }</style></td><td ",
    "style": b'</td><td style="background: url(https://a.example)"></td><td ',
    "style on a plain tag": b'</td><td colspan="1" style="background: url(https://a.example)" ',
    "picture": b'</td><td><img src="https://a.example" alt=""/></td><td ',
    "event": b'</td><td onclick="run()" ',
    "link": b'</td><td><a href="#nowhere">there</a></td><td ',
    "frame": b'</td><td><object data="https://a.example"></object></td><td ',
    "sheet": b'</td><td><link rel="stylesheet" href="https://a.example"/></td><td ',
}


@pytest.fixture(scope="module")
def project() -> Project:
    loaded = load_project(EXAMPLE)
    assert loaded.value is not None
    return loaded.value


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("built")
    assert build(EXAMPLE, folder).value is not None
    return (folder / "sensetime-2023-en.xhtml").read_bytes()


def outlined(page: bytes) -> Outline:
    scanned = scan_inline(page)
    assert scanned is not None
    return Outline(skeleton(scanned), frozenset(id for id in scanned.ids if id is not None))


def test_a_page_in_order_has_an_outline_in_order(project: Project, page: bytes) -> None:
    outline = outlined(page)
    assert len(outline.markup) < len(page) * 9 // 10
    assert PageTemplate(project).faults(page, outline) == PageTemplate(project).faults(page) == ()


def test_a_link_to_a_fact_leads_somewhere(project: Project, page: bytes) -> None:
    target = sorted(outlined(page).ids)[0]
    linked = page.replace(BETWEEN, b'</td><td><a href="#%s">there</a></td><td ' % target)
    assert PageTemplate(project).faults(linked, outlined(linked)) == PageTemplate(project).faults(linked) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_between_facts_is_found_in_the_outline(name: str, project: Project, page: bytes) -> None:
    template = PageTemplate(project)
    for first in (page.find(BETWEEN), page.rfind(BETWEEN)):
        spoiled = page[:first] + FAULTS[name] + page[first + len(BETWEEN) :]
        found = template.faults(spoiled)
        assert len(found) == 1
        assert template.faults(spoiled, outlined(spoiled)) == found
