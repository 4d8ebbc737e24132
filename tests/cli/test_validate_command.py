"""`disclose validate`: packages, the user's configuration, calculations, limits, the summary, the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import URL, disclose, fact, instance, package, report

from disclose.names import (
    ARCROLE_LINKBASE,
    LINK,
    LINKBASE_REF_CALCULATION,
    LINKBASE_REF_LABEL,
    ROLE_LINK,
    XLINK,
)

SOUND = (fact("Total", "3"), fact("Part", "3"))


def remote(folder: Path) -> Path:
    """A report whose taxonomy is at a URL."""
    folder.mkdir(exist_ok=True)
    (folder / "r.xbrl").write_text(instance(*SOUND, href=URL), "utf-8")
    return folder / "r.xbrl"


def test_a_package_resolves_the_taxonomy(tmp_path: Path) -> None:
    path = remote(tmp_path)
    without = disclose("validate", path, home=tmp_path)
    assert without.returncode == 1
    assert f"{path}:2: error[xbrl.4.2.2:schemaRefHref]" in without.stderr
    done = disclose("validate", path, "--package", package(tmp_path / "p.zip"), home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{path}: 2 facts, no findings\n"


def test_a_package_that_is_not_there(tmp_path: Path) -> None:
    done = disclose("validate", remote(tmp_path), "--package", "none.zip", home=tmp_path)
    assert done.returncode == 2
    assert "none.zip: error[disclose.file:not-found]" in done.stderr


@pytest.mark.parametrize("named", ["packages", "ABSOLUTE", "~/packages"])
@pytest.mark.parametrize("place", [".config/disclose/config.yaml", "xdg/disclose/config.yaml", "mine.yaml"])
def test_packages_of_the_configuration(tmp_path: Path, named: str, place: str) -> None:
    path = remote(tmp_path / "report")
    file = tmp_path / place
    folder = tmp_path / "packages" if "~" in named else file.parent / "packages"
    package(folder / "p.ZIP")
    (folder / "notes.txt").write_text("no package", "utf-8")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"packages: {named.replace('ABSOLUTE', str(folder))}\n", "utf-8")
    environment = {
        "xdg/disclose/config.yaml": {"XDG_CONFIG_HOME": str(tmp_path / "xdg")},
        "mine.yaml": {"DISCLOSE_CONFIG": str(file)},
    }.get(place, {})
    done = disclose("validate", path, home=tmp_path, **environment)
    assert done.returncode == 0, done.stderr
    # an empty variable turns the configuration off
    assert disclose("validate", path, home=tmp_path, **{**environment, "DISCLOSE_CONFIG": ""}).returncode == 1


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("package: p\n", ":1:10", "Did you mean packages?"),
        ("packages: [p]\n", ":1:1", "packages must be text"),
        ("packages: none\n", ":1:11", "The folder of packages none can't be read: No such file or directory"),
        ("packages: [\n", ":2:1", "Not valid YAML"),
        (None, "", "There is no file"),
    ],
)
def test_a_configuration_that_can_not_be_used(tmp_path: Path, content: str | None, place: str, words: str) -> None:
    file = tmp_path / "config.yaml"
    if content is not None:
        file.write_text(content, "utf-8")
    done = disclose("validate", report(tmp_path, *SOUND), home=tmp_path, DISCLOSE_CONFIG=str(file))
    assert done.returncode in (1, 2), done.stderr
    assert f"{file}{place}: error[disclose." in done.stderr
    assert words in done.stderr
    assert "2 facts" not in done.stdout


@pytest.mark.parametrize(
    ("calculation", "code"),
    [
        ("none", None),
        ("1.0", "xbrl.5.2.5.2:calcInconsistency"),
        ("1.1-round", "calc11e:inconsistentCalculationUsingRounding"),
        ("1.1-truncate", "calc11e:inconsistentCalculationUsingTruncation"),
    ],
)
def test_how_calculations_are_checked(tmp_path: Path, calculation: str, code: str | None) -> None:
    path = report(tmp_path, fact("Total", "3"), fact("Part", "5"))
    done = disclose("validate", path, "--calc", calculation, home=tmp_path)
    assert done.returncode == (1 if code else 0), done.stderr
    assert (f"error[{code}]" in done.stderr) if code else not done.stderr


def test_a_figure_that_only_truncation_makes_consistent(tmp_path: Path) -> None:
    path = report(tmp_path, fact("Total", "1", "0"), fact("Part", "1.9", "1"))
    rounded = disclose("validate", path, "--calc", "1.1-round", home=tmp_path)
    truncated = disclose("validate", path, "--calc", "1.1-truncate", home=tmp_path)
    assert (rounded.returncode, truncated.returncode) == (1, 0), truncated.stderr


def test_the_summary_counts_every_finding_whatever_is_shown(tmp_path: Path) -> None:
    path = report(tmp_path, *(fact("Part", "1", context=f"n{n}") for n in range(30)), fact("Part", "x"))
    done = disclose("validate", path, "--max-findings", "3", home=tmp_path)
    assert done.returncode == 1
    shown, _, summary = done.stderr.partition("summary by code")
    assert shown.count("error[") == 3
    assert "… and 28 more" in shown
    rows = [line.split(maxsplit=4) for line in summary.splitlines()[1:]]
    assert [row[:4] for row in rows] == [
        ["30", "error", "xbrl.4.6.1:itemContextRef", f"{path}:6"],
        ["1", "error", "xmlSchema:valueError", rows[1][3]],
    ]
    assert rows[1][3].startswith(f"{path}:36")
    assert rows[0][4] == "A fact refers to a context that does not exist."


def test_a_limit_for_programs_too(tmp_path: Path) -> None:
    path = report(tmp_path, *(fact("Part", "1", context=f"n{n}") for n in range(120)))
    everything = disclose("validate", path, "--format", "json", home=tmp_path)
    assert len(json.loads(everything.stdout)) == 120
    limited = disclose("validate", path, "--format", "json", "--max-findings", "7", home=tmp_path)
    assert len(json.loads(limited.stdout)) == 7


def test_several_files_get_a_line_each(tmp_path: Path) -> None:
    good, bad = report(tmp_path, *SOUND), report(tmp_path, fact("Part", "x"), name="b.xbrl")
    done = disclose("validate", good, bad, tmp_path / "none", home=tmp_path)
    assert done.returncode == 2
    assert done.stdout.splitlines() == [
        f"{good}: 2 facts, no findings",
        f"{bad}: 1 facts, 1 error",
        f"{tmp_path / 'none'}: 1 error",
    ]


def test_every_finding_has_its_line(tmp_path: Path) -> None:
    path = report(
        tmp_path,
        fact("Part", "x"),
        fact("Part", "1", context="none"),
        fact("Part", "1").replace('"u"', '"v"'),
        fact("Part", "1").replace("<t:Part", '<t:Part foo="1"'),
        fact("Total", "9"),
        fact("Part", "1"),
        "<t:Unknown/>\n",
        '<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="s">1</xbrli:identifier></xbrli:entity>'
        "<xbrli:period><xbrli:instant>2023-13-31</xbrli:instant></xbrli:period></xbrli:context>\n",
        '<xbrli:unit id="w"><xbrli:measure>none:EUR</xbrli:measure></xbrli:unit>\n',
    )
    done = disclose("validate", path, "--format", "json", home=tmp_path)
    found = json.loads(done.stdout)
    assert len(found) >= 7
    for finding in found:
        assert finding["span"]["path"] == str(path), finding
        assert finding["span"]["line"] >= 6, finding
    assert {finding["span"]["line"] for finding in found} >= {6, 7, 8, 9, 12, 13, 14}


def test_output_that_can_not_show_every_letter(tmp_path: Path) -> None:
    path = report(tmp_path, fact("Part", "1", context="商"))
    command = [sys.executable, "-m", "disclose", "validate", str(path)]
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)
    assert done.returncode == 1
    assert b"\\u5546" in done.stderr
    assert b"internal error" not in done.stderr


def test_a_linkbase_ref_of_a_report_leads_to_what_it_says(tmp_path: Path) -> None:
    """XBRL 2.1 section 4.3.4, for the reference in the report; without a role it promises nothing."""
    labels = (
        f'<link:linkbase xmlns:link="{LINK}" xmlns:xlink="{XLINK}">'
        f'<link:labelLink xlink:type="extended" xlink:role="{ROLE_LINK}"/></link:linkbase>'
    )
    path = report(tmp_path / "report", fact("Part", "1"))
    (path.parent / "l.xml").write_text(labels, "utf-8")
    text = path.read_text("utf-8")
    schema_ref = '<link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>'
    assert schema_ref in text
    for role, expected in (
        (LINKBASE_REF_LABEL, False),
        (LINKBASE_REF_CALCULATION, True),
        ("", False),
        (LINKBASE_REF_LABEL, False),
    ):
        named = f' xlink:role="{role}"' if role else ""
        linkbase_ref = f'<link:linkbaseRef xlink:type="simple" xlink:href="l.xml" xlink:arcrole="{ARCROLE_LINKBASE}"{named}/>'
        path.write_text(text.replace(schema_ref, f"{schema_ref}\n{linkbase_ref}"), "utf-8")
        done = disclose("validate", path, "--format", "json", home=tmp_path)
        found = [(one["code"], one["span"]["line"], one["message"]) for one in json.loads(done.stdout)]
        message = "The linkbaseRef to l.xml promises calculationLink elements, and a labelLink is there"
        assert found == ([("xbrl.4.3.4:linkbaseRefLinks", 3, message)] if expected else []), role


def test_a_link_to_itself_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "r.xbrl").symlink_to("r.xbrl")
    done = disclose("validate", "r.xbrl", home=tmp_path)
    assert done.returncode == 2
    assert "error[disclose.file:unreadable]\n  r.xbrl can't be read: Too many levels of symbolic links" in done.stderr
