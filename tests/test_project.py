"""disclose.yaml: what is checked, and where findings point."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from disclose.diagnostics import Outcome
from disclose.model import Entity, Period
from disclose.project import SCALES, Project, load_project, parse_period

MINIMAL = """\
disclose: 1
report:
  name: acme-2023
  title: Annual report
  entity: {scheme: "https://example.com/id", identifier: A1, name: Acme}
  taxonomy: ../taxonomy
  periods: {current: 2023, prior: 2022}
"""


def load(folder: Path, text: str) -> Outcome[Project]:
    (folder / "disclosure.yaml").write_text(text, "utf-8")
    return load_project(folder)


def findings(folder: Path, text: str) -> list[tuple[str, str, str]]:
    return [(str(found.span), found.message, found.help or "") for found in load(folder, text).diagnostics]


def test_the_least_project(tmp_path: Path) -> None:
    outcome = load(tmp_path, MINIMAL)
    assert outcome.ok
    project = outcome.value
    assert project is not None
    assert project.entity == Entity("https://example.com/id", "A1")
    assert project.languages == ("en",)
    assert list(project.periods) == ["current", "prior"]
    assert project.periods["prior"] == Period.between(dt.date(2022, 1, 1), dt.date(2022, 12, 31))
    assert project.config.outputs == ["xbrl", "inline"]
    assert project.config.defaults.scale == "units"
    assert project.taxonomy_folder == tmp_path.parent.resolve() / "taxonomy"
    assert project.shown(tmp_path.resolve() / "figures" / "a.csv") == "figures/a.csv"
    assert project.shown(Path("elsewhere") / "a.csv") == "elsewhere/a.csv"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2023", "2023-01-01/2023-12-31"),
        ("2024-Q1", "2024-01-01/2024-03-31"),
        ("2023-Q4", "2023-10-01/2023-12-31"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2023-12-31", "2023-12-31"),
        ("2023-04-01/2024-03-31", "2023-04-01/2024-03-31"),
        ("2023-12-31/2023-12-31", "2023-12-31/2023-12-31"),
        ("9998", "9998-01-01/9998-12-31"),
        ("0001", "0001-01-01/0001-12-31"),
    ],
)
def test_periods_as_written(text: str, shown: str) -> None:
    assert str(parse_period(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "2023-13",
        "2023-Q5",
        "2023-02-30",
        "0000",
        "9999",
        "9999-12",
        "9999-12-31",
        "2023-01-01/9999-12-31",
        "2024-03-31/2023-04-01",
        "2023-01-01/",
        "2023/2024",
        "FY2023",
        "٢٠٢٣",
        "2023\n",
    ],
)
def test_what_is_not_a_period(text: str) -> None:
    assert parse_period(text) is None


def test_a_bad_period_is_found_at_its_line(tmp_path: Path) -> None:
    outcome = load(tmp_path, MINIMAL.replace("2022", "2022-Q5"))
    assert outcome.value is not None
    assert list(outcome.value.periods) == ["current"]
    (found,) = outcome.diagnostics
    assert (found.code, str(found.span), found.message, found.help) == (
        "disclose.project:period",
        "disclosure.yaml:7:35",
        "'2022-Q5' is not a period",
        "Write 2023, 2023-Q4, 2023-12-31 or start/end.",
    )


@pytest.mark.parametrize(
    ("added", "finding"),
    [
        (
            "figures: [figures/a.csv, ../a.csv]\n",
            ("disclosure.yaml:8:26", "../a.csv lies outside the project's folder", "Move it inside."),
        ),
        (
            "figures:\n- /etc/passwd\n",
            ("disclosure.yaml:9:3", "/etc/passwd lies outside the project's folder", "Move it inside."),
        ),
        (
            "layout:\n  narrative: [../../a.md]\n",
            ("disclosure.yaml:9:15", "../../a.md lies outside the project's folder", "Move it inside."),
        ),
        ("figurs: [a.csv]\n", ("disclosure.yaml:8:1", "figurs: there is no such key", "Did you mean figures?")),
        (
            "outputs: [xbrl, pdf]\n",
            (
                "disclosure.yaml:8:17",
                "outputs.1 must be 'xbrl', 'inline', 'json', 'csv', 'taxonomy-package' or 'report-package', not 'pdf'",
                "",
            ),
        ),
        ("outputs: []\n", ("disclosure.yaml:8:1", "outputs must not be empty", "")),
        (
            "defaults: {scale: million}\n",
            (
                "disclosure.yaml:8:19",
                f"defaults.scale must be {', '.join(map(repr, [*SCALES][:-1]))} or 'billions', not 'million'",
                "",
            ),
        ),
        (
            "layout: {accent: blue}\n",
            ("disclosure.yaml:8:18", "layout.accent can't be 'blue'", "Write it as #1f4e79."),
        ),
    ],
)
def test_findings_below_the_report(tmp_path: Path, added: str, finding: tuple[str, str, str]) -> None:
    assert findings(tmp_path, MINIMAL + added) == [finding]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("  name: acme-2023\n", "", ("disclosure.yaml:2:1", "report.name is required and absent", "Add name.")),
        (
            "acme-2023",
            "../../x",
            ("disclosure.yaml:3:9", "report.name can't be '../../x'", "Write it as sensetime-2023."),
        ),
        ("disclose: 1", "disclose: 2", ("disclosure.yaml:1:11", "disclose must be '1', not '2'", "")),
        (
            "A1",
            "' '",
            ("disclosure.yaml:5:58", "report.entity.identifier can't be ' '", "Write it as 213800ABCDEFGHIJ1234 or 00020."),
        ),
        ("{current: 2023, prior: 2022}", "{}", ("disclosure.yaml:7:3", "report.periods must not be empty", "")),
        (
            "  periods",
            "  languages: [en, english_uk]\n  periods",
            ("disclosure.yaml:7:19", "'english_uk' is not a language", "Write a code such as en or zh-Hans."),
        ),
        (
            "  periods",
            "  languages: [en, fr, en]\n  periods",
            ("disclosure.yaml:7:23", "The language en is here twice", "Keep one."),
        ),
        (
            "  periods",
            "  published: 25/04/2024\n  periods",
            ("disclosure.yaml:7:14", "'25/04/2024' is not a date", "Write it as 2024-04-25."),
        ),
    ],
)
def test_findings_in_the_report(tmp_path: Path, old: str, new: str, finding: tuple[str, str, str]) -> None:
    assert findings(tmp_path, MINIMAL.replace(old, new)) == [finding]


def test_a_link_out_of_the_project_is_followed_and_refused(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "figures.csv").symlink_to(tmp_path / "secret.csv")
    assert findings(folder, MINIMAL + "figures: [figures.csv]\n") == [
        ("disclosure.yaml:8:11", "figures.csv lies outside the project's folder", "Move it inside.")
    ]


def test_all_findings_come_at_once(tmp_path: Path) -> None:
    text = MINIMAL.replace("acme-2023", "-x").replace("disclose: 1", "disclose: 9") + "surprise: 1\n"
    assert [place for place, _, _ in findings(tmp_path, text)] == [
        "disclosure.yaml:1:11",
        "disclosure.yaml:3:9",
        "disclosure.yaml:8:11",
    ]


def test_there_is_no_project(tmp_path: Path) -> None:
    (found,) = load_project(tmp_path / "nowhere").diagnostics
    assert (found.code, found.message) == ("disclose.file:not-found", f"There is no folder {(tmp_path / 'nowhere').as_posix()}")


def test_a_folder_without_a_project(tmp_path: Path) -> None:
    (found,) = load_project(tmp_path).diagnostics
    assert (found.code, found.message) == ("disclose.file:not-found", "There is no file disclosure.yaml")


def test_a_file_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("", "utf-8")
    (found,) = load_project(path).diagnostics
    assert (found.message, str(found.span)) == (f"{path.as_posix()} is a file, not the folder of a project", path.as_posix())
    assert found.help == "Name the folder that holds disclosure.yaml."


def test_an_empty_project(tmp_path: Path) -> None:
    assert findings(tmp_path, "") == [
        ("disclosure.yaml:1:1", "disclose is required and absent", "Add disclose."),
        ("disclosure.yaml:1:1", "report is required and absent", "Add report."),
    ]


@pytest.mark.parametrize("scheme", ["companies", "ht|tps://a", "https://a/%zz", "https://a/[b]", "hhttps://a", "https://a b"])
def test_the_scheme_of_identifiers_is_an_absolute_uri(tmp_path: Path, scheme: str) -> None:
    (found,) = load(tmp_path, MINIMAL.replace("https://example.com/id", scheme)).diagnostics
    assert (found.code, str(found.span), found.message) == (
        "disclose.project:invalid",
        "disclosure.yaml:5:20",
        f"{scheme!r} is not an absolute URI",
    )


@pytest.mark.parametrize("scheme", ["http://www.sec.gov/CIK", "http://a.example/?a=b&c", "urn:a:b"])
def test_schemes_of_identifiers(tmp_path: Path, scheme: str) -> None:
    assert load(tmp_path, MINIMAL.replace("https://example.com/id", scheme)).ok


def test_two_names_of_one_period(tmp_path: Path) -> None:
    assert findings(tmp_path, MINIMAL.replace("prior: 2022", "prior: 2023-01-01/2023-12-31")) == [
        ("disclosure.yaml:7:35", "prior is the same period as current", "Keep one of them.")
    ]


@pytest.mark.parametrize("name", ["con", "LPT1.2023"])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    (found,) = load(tmp_path, MINIMAL.replace("acme-2023", name)).diagnostics
    assert (str(found.span), found.message) == ("disclosure.yaml:3:9", f"A file can't have the name {name} on some systems")
