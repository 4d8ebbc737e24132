"""`disclose validate --engine arelle|both`, in real processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from disclose import arelle
from disclose.arelle import run_arelle
from disclose.diagnostics import Severity
from disclose.names import ISO4217, LINK, XBRLI, XBRLI_XSD, XLINK, XS
from disclose.rules.subject import Calculation
from disclose.validate import Settings

pytestmark = pytest.mark.oracle

SCHEMA = (
    f'<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" targetNamespace="http://t.example">'
    f'<xs:import namespace="{XBRLI}" schemaLocation="{XBRLI_XSD}"/><xs:element name="M" id="t_M" nillable="true"'
    ' type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/></xs:schema>'
)


def instance(*facts: str) -> str:
    names = f'xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:i="{ISO4217}"'
    lines = [
        f'<xbrli:xbrl xmlns:t="http://t.example" {names}>',
        '<link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>',
        '<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://s.example">1</xbrli:identifier></xbrli:entity>',
        "<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>",
        '<xbrli:unit id="u"><xbrli:measure>i:EUR</xbrli:measure></xbrli:unit>',
        *facts,
        "</xbrli:xbrl>",
    ]
    return "\n".join(lines)


def report(folder: Path, *facts: str) -> Path:
    (folder / "t.xsd").write_text(SCHEMA, "utf-8")
    (folder / "r.xbrl").write_text(instance(*facts), "utf-8")
    return folder / "r.xbrl"


SOUND = '<t:M contextRef="c" unitRef="u" decimals="0">1</t:M>'
NO_CONTEXT = '<t:M contextRef="none" unitRef="u" decimals="0">1</t:M>'


def disclose(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "disclose", "validate", *map(str, arguments)]
    environment = {**os.environ, "HOME": str(home), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "DISCLOSE_CONFIG": ""}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=120, check=False)


def test_arelle_says_nothing_of_a_sound_report(tmp_path: Path) -> None:
    outcome = run_arelle(report(tmp_path, SOUND))
    assert (outcome.value, outcome.diagnostics) == ((), ())


def test_arelle_finds_with_its_codes_at_our_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report(tmp_path, SOUND, NO_CONTEXT)
    monkeypatch.chdir(tmp_path)
    outcome = run_arelle(Path("r.xbrl"), Settings(calculation=Calculation.NONE))
    assert outcome.value is not None
    (found,) = outcome.value
    assert (found.code, found.severity, str(found.span)) == ("xbrl.4.6.1:itemContextRef", Severity.ERROR, "r.xbrl:7")


def test_nothing_is_imported_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "arelle.py").write_text("raise SystemExit('taken over')", "utf-8")
    (tmp_path / "lxml.py").write_text("raise SystemExit('taken over')", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run_arelle(report(tmp_path, SOUND)).value == ()


def test_arelle_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    start = time.monotonic()
    outcome = run_arelle(report(tmp_path, SOUND), seconds=0)
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert (found.code, str(found.span)) == ("disclose.arelle:timeout", (tmp_path / "r.xbrl").as_posix())
    assert time.monotonic() - start < 20


def test_arelle_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    (found,) = run_arelle(report(tmp_path, SOUND)).diagnostics
    assert (found.code, found.help) == ("disclose.arelle:not-installed", "Install it with: pip install arelle-release")


def test_arelle_that_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arelle, "_command", lambda path, settings, log: [sys.executable, "-c", "raise SystemExit('broken')"])
    (found,) = run_arelle(report(tmp_path, SOUND)).diagnostics
    assert found.code == "disclose.arelle:failed"
    assert found.message.endswith("r.xbrl: broken")


def test_the_command_shows_what_arelle_finds(tmp_path: Path) -> None:
    path = report(tmp_path, NO_CONTEXT)
    done = disclose(path, "--engine", "arelle", home=tmp_path)
    assert done.returncode == 1
    assert f"{path}:6: error[xbrl.4.6.1:itemContextRef]" in done.stderr
    assert done.stdout == f"{path}: 1 error\n"


def test_both_agree_on_a_faulty_report(tmp_path: Path) -> None:
    path = report(tmp_path, SOUND, NO_CONTEXT)
    done = disclose(path, "--engine", "both", home=tmp_path)
    assert done.returncode == 1
    assert done.stdout == f"{path}: 1 facts, Arelle finds the same, 1 error\n"


def test_where_the_two_differ(tmp_path: Path) -> None:
    """Contradicting duplicates that no calculation uses: a warning here, nothing in Arelle unless it is asked."""
    path = report(tmp_path, SOUND, SOUND.replace(">1<", ">2<"))
    done = disclose(path, "--engine", "both", "--format", "json", home=tmp_path)
    assert done.returncode == 0, done.stdout
    found = {finding["code"]: finding for finding in json.loads(done.stdout)}
    assert set(found) == {"disclose.duplicate:inconsistent", "disclose.engine:only-disclose"}
    assert found["disclose.engine:only-disclose"]["severity"] == "info"
    assert "disclose.duplicate:inconsistent" in found["disclose.engine:only-disclose"]["message"]
