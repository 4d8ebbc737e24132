"""Taxonomy source for tests: a header of three lines in a file of its own, so that the lines of a test's text count from 1."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from disclose.diagnostics import Diagnostic, Outcome
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.author import author_taxonomy

NAMESPACE = "http://t.example/t"
HEADER = f'taxonomy: {{name: t, namespace: "{NAMESPACE}", prefix: t, version: "1", title: T, languages: [en]}}\n'
REFERENCE_PAGE = Path(__file__).parents[2] / "docs" / "reference" / "taxonomy-source.md"


def author(folder: Path, text: str, header: str = HEADER, **more: str) -> Outcome[Taxonomy]:
    """The taxonomy of a header and a text, shown as ``t.yaml``, and further files by name."""
    folder.mkdir(exist_ok=True)
    (folder / "header.yaml").write_text(header, "utf-8")
    (folder / "t.yaml").write_text(textwrap.dedent(text).lstrip("\n"), "utf-8")
    for name, content in more.items():
        (folder / f"{name}.yaml").write_text(textwrap.dedent(content).lstrip("\n"), "utf-8")
    return author_taxonomy(folder, "")


def told(found: tuple[Diagnostic, ...]) -> list[str]:
    """Findings in a line each: place, code, message."""
    return [f"{finding.span} {finding.code.removeprefix('disclose.taxonomy:')}: {finding.message}" for finding in found]


def example() -> str:
    """The example of the reference page."""
    match = re.search(r"```yaml\n(.*?)```", REFERENCE_PAGE.read_text("utf-8"), re.DOTALL)
    assert match is not None
    return match[1]


def authored_example(folder: Path) -> Taxonomy:
    """The taxonomy of the reference page's example, which has no finding."""
    folder.mkdir(exist_ok=True)
    (folder / "bakery.yaml").write_text(example(), "utf-8")
    outcome = author_taxonomy(folder, "bakery")
    assert told(outcome.diagnostics) == []
    assert outcome.value is not None
    return outcome.value
