"""Findings as JSON, SARIF and JUnit XML, for `validate`, `build` and `check`."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from cli_process import disclose, fact, report
from lxml import etree

from disclose.cli.show_sarif import as_sarif
from disclose.diagnostics import Edit, Span, error

ROOT = Path(__file__).resolve().parents[2]
TOTAL = "calc11e:inconsistentCalculationUsingRounding"


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A report with a fact of a context that does not exist (line 6), and a sum that is wrong (line 7)."""
    return report(tmp_path, fact("Part", "1", context="\u202ex"), fact("Total", "9"), fact("Part", "4"))


def check_sarif(text: str, status: int) -> dict[str, Any]:
    """The run of a SARIF log, after checking what section 3 of the standard requires of each object."""
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "disclose"
    assert run["invocations"] == [{"executionSuccessful": status < 2, "exitCode": status}]
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(rules) == len(set(rules))
    for rule in driver["rules"]:
        assert rule["fullDescription"]["text"].endswith(".")
        assert rule["help"]["text"]
        assert re.match(r"https://[^ ]+\Z", rule.get("helpUri", "https://x")), rule
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        for location in (*result.get("locations", ()), *result.get("relatedLocations", ())):
            physical = location["physicalLocation"]
            assert re.match(r"[A-Za-z0-9/._~%:+-]+\Z", physical["artifactLocation"]["uri"])
            region = physical.get("region", {"startLine": 1})
            assert region["startLine"] >= 1
            assert region.get("startColumn", 1) >= 1
    return dict(run)


def check_junit(text: str) -> etree._Element:
    """The root of a JUnit document, after checking that its counts are true."""
    root = etree.fromstring(text.encode("utf-8"))
    assert root.tag == "testsuites"
    for holder in (root, *root.iterchildren("testsuite")):
        cases = list(holder.iter("testcase"))
        assert holder.get("tests") == str(len(cases))
        assert holder.get("failures") == str(sum(case.find("failure") is not None for case in cases))
        assert holder.get("errors") == str(sum(case.find("error") is not None for case in cases))
    for suite in root.iterchildren("testsuite"):
        names = [case.get("name") for case in suite]
        assert len(names) == len(set(names))
        assert all(case.get("classname") == suite.get("name") for case in suite)
    return root


def test_sarif_of_a_faulty_report(faulty: Path) -> None:
    done = disclose("validate", faulty, "--format", "sarif", home=faulty.parent)
    assert (done.returncode, done.stderr) == (1, "")
    run = check_sarif(done.stdout, 1)
    (total,) = [result for result in run["results"] if result["ruleId"] == TOTAL]
    (place,) = total["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == faulty.as_uri()
    assert place["physicalLocation"]["region"]["startLine"] == 7
    assert [at["physicalLocation"]["region"]["startLine"] for at in total["relatedLocations"]] == [8]
    assert "computed" in total["message"]["text"]
    (rule,) = [rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == TOTAL]
    assert rule["helpUri"].startswith("https://www.xbrl.org/Specification/calculation-1.1/")
    assert "## Why it matters" in rule["help"]["markdown"]


def test_paths_in_sarif_are_relative_where_they_were_given_so(tmp_path: Path) -> None:
    report(tmp_path / "a b", fact("Part", "x"), name="ü:1.xbrl")
    done = disclose("validate", "a b/ü:1.xbrl", "--format", "sarif", home=tmp_path)
    run = check_sarif(done.stdout, 1)
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert uris == {"a%20b/%C3%BC%3A1.xbrl"}


def test_sarif_of_a_sound_report_and_of_none(tmp_path: Path) -> None:
    path = report(tmp_path, fact("Part", "1"))
    done = disclose("validate", path, "--format", "sarif", home=tmp_path)
    assert check_sarif(done.stdout, 0)["results"] == []
    absent = disclose("validate", tmp_path / "none", "--format", "sarif", home=tmp_path)
    assert absent.returncode == 2
    assert [result["ruleId"] for result in check_sarif(absent.stdout, 2)["results"]] == ["disclose.file:not-found"]


def test_a_replacement_in_sarif() -> None:
    place = Span("narrative/a.md", 6, 25)
    edit = Edit(place, Span("narrative/a.md", 6, 32), "3,405.8", "{{ fact(Revenue) }}")
    found = error("disclose.prose:untied-number", "3,405.8 is typed and tied to no figure", place, fix=edit)
    (result,) = check_sarif(as_sarif((found,), status=1), 1)["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "narrative/a.md"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 6, "startColumn": 25, "endLine": 6, "endColumn": 32},
            "insertedContent": {"text": "{{ fact(Revenue) }}"},
        }
    ]


def test_junit_of_faulty_sound_and_absent_reports(faulty: Path) -> None:
    home = faulty.parent
    sound, absent = report(home, fact("Part", "1"), name="s.xbrl"), home / "none.xbrl"
    done = disclose("validate", faulty, sound, absent, "--format", "junit", home=home)
    assert done.returncode == 2
    root = check_junit(done.stdout)
    assert [suite.get("name") for suite in root] == [str(faulty), str(sound), str(absent)]
    assert [len(suite.findall("testcase/failure")) for suite in root][1:] == [0, 0]
    assert root[2].find("testcase/error") is not None
    (case,) = [case for case in root[0] if case.get("line") == "7"]
    failure = case.find("failure")
    assert failure is not None
    assert failure.get("type") == TOTAL
    assert "computed" in (failure.text or "")
    assert "\\u202e" in done.stdout
    assert "\u202e" not in done.stdout


def test_a_warning_passes_in_junit_except_where_it_counts_as_an_error(tmp_path: Path) -> None:
    path = report(tmp_path, fact("Other", "1"), fact("Other", "2"))
    relaxed = disclose("validate", path, "--format", "junit", home=tmp_path)
    strict = disclose("validate", path, "--format", "junit", "--strict", home=tmp_path)
    assert (relaxed.returncode, strict.returncode) == (0, 1)
    root = check_junit(relaxed.stdout)
    assert root.get("failures") == "0"
    assert (root.findtext("testsuite/testcase/system-out") or "").startswith("warning: ")
    assert check_junit(strict.stdout).get("failures") == "1"


@pytest.mark.parametrize("command", ["build", "check"])
def test_projects_in_every_form(tmp_path: Path, command: str) -> None:
    folder = tmp_path / "minimal"
    shutil.copytree(ROOT / "examples" / "minimal", folder, ignore=shutil.ignore_patterns("out"))
    assert check_sarif(disclose(command, folder, "--format", "sarif", home=tmp_path).stdout, 0)["results"] == []
    assert check_junit(disclose(command, folder, "--format", "junit", home=tmp_path).stdout).get("failures") == "0"
    figures = folder / "figures.csv"
    figures.write_text(figures.read_text("utf-8").replace("Revenue", "Revenu", 1), "utf-8")
    done = disclose(command, folder, "--format", "sarif", home=tmp_path)
    assert done.returncode == 1
    (first, *_) = check_sarif(done.stdout, 1)["results"]
    assert first["ruleId"] == "disclose.figures:unknown-concept"
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "figures.csv"
    root = check_junit(disclose(command, folder, "--format", "junit", home=tmp_path).stdout)
    assert int(root.get("failures") or 0) >= 1
