"""docs/reference/inline.md, executed on two documents."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from disclose.rules.explanations import explain

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "inline.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
COMMANDS = [line.partition("#")[0].strip() for block in BLOCKS for line in block.splitlines()]
HEAD = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="https://inline-kinds.example/2023" xml:lang="en">
<head><title>x</title></head><body>"""
SCHEMA = '<link:schemaRef xlink:type="simple" xlink:href="inline_kinds.xsd"></link:schemaRef>'
REFERENCES = "".join(f"<ix:references{target}>{SCHEMA}</ix:references>" for target in ("", ' target="tax"'))
RESOURCES = """<ix:resources><xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="https://s.example">1</xbrli:identifier>
</xbrli:entity><xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context></ix:resources>"""


def text(content: str, attributes: str = "") -> str:
    return f'<ix:nonNumeric name="t:Text" contextRef="c" {attributes}>{content}</ix:nonNumeric>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    header = f'<div style="display:none"><ix:header>{REFERENCES}{RESOURCES}</ix:header></div>'
    facts = text("one ", 'continuedAt="k"') + text("x", 'target="tax"')
    statements = f"{HEAD}{header}<p>{facts}</p></body></html>"
    notes = f'{HEAD}<p><ix:continuation id="k">two</ix:continuation></p></body></html>'
    for place in (tmp_path, tmp_path / "report"):
        place.mkdir(exist_ok=True)
        (place / "inline_kinds.xsd").write_bytes((ROOT / "tests" / "oracle" / "inline_kinds.xsd").read_bytes())
        (place / "statements.xhtml").write_text(statements, "utf-8")
        (place / "notes.xhtml").write_text(notes, "utf-8")
    return tmp_path


def disclose(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "DISCLOSE_CONFIG": ""}
    arguments = [sys.executable, "-m", *shlex.split(command)]
    return subprocess.run(
        arguments, capture_output=True, encoding="utf-8", env=environment, cwd=folder, timeout=60, check=False
    )


def test_the_commands(folder: Path) -> None:
    apart, together, whole, convert, tax = COMMANDS
    assert disclose(apart, folder).returncode == 1
    assert disclose(together, folder).stdout == "statements.xhtml, notes.xhtml: 2 facts, no findings\n"
    assert disclose(whole, folder).stdout == "report: 2 facts, no findings\n"
    assert disclose(convert, folder).stdout == "report.xbrl: 1 facts, no findings\n  other targets: tax\n"
    assert ">one two<" in (folder / "report.xbrl").read_text("utf-8")
    assert disclose(tax, folder).returncode == 0
    assert ">x<" in (folder / "report.xbrl").read_text("utf-8")


def test_the_code_that_is_named() -> None:
    (code,) = re.findall(r"disclose explain (\S+)`", PAGE)
    assert explain(code) is not None
