"""Any report opened as a value."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

import disclose
from disclose.convert import Choice, Converted, Syntax, convert
from disclose.diagnostics import Outcome
from disclose.diff import diff, equality, written_as
from disclose.names import ISO4217, LINK, XBRLDI, XBRLI, XLINK

ROOT = Path(__file__).resolve().parents[1]
KINDS = ROOT / "tests" / "oracle" / "inline_kinds.xsd"
TARGET = "https://inline-kinds.example/2023"


def instance(*facts: str, schema: str = "inline_kinds.xsd", segment: str = "") -> str:
    names = f'xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:i="{ISO4217}" xmlns:t="{TARGET}"'
    return f"""<xbrli:xbrl {names} xmlns:xbrldi="{XBRLDI}">
<link:schemaRef xlink:type="simple" xlink:href="{schema}"/>
<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="https://s.example">1</xbrli:identifier>{segment}</xbrli:entity>
<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>
{"".join(facts)}</xbrli:xbrl>
"""


FACTS = ('<t:Flag contextRef="c">true</t:Flag>\n', '<t:Text contextRef="c" xml:lang="en">words</t:Text>\n')


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """An instance beside its taxonomy."""
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "inline_kinds.xsd").write_bytes(KINDS.read_bytes())
    (folder / "r.xbrl").write_text(instance(*FACTS), "utf-8")
    return folder / "r.xbrl"


def codes(outcome: Outcome[Converted] | Outcome[disclose.OpenedReport]) -> list[tuple[str, str]]:
    return [(found.code, str(found.span)) for found in outcome.diagnostics]


def written(outcome: Outcome[Converted]) -> Converted:
    assert codes(outcome) == []
    assert outcome.value is not None
    return outcome.value


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.xbrl", "a.xml"])
def test_there_and_back(report: Path, tmp_path: Path, name: str) -> None:
    first = written(convert([report], tmp_path / name))
    assert first.facts == 2
    back = written(convert([first.path], tmp_path / "back.xbrl"))
    same = equality(report, back.path)
    assert same.value is not None
    assert (same.value.facts, same.value.differences) == ((2, 2), ())
    assert b'xlink:href="report/inline_kinds.xsd"' in back.path.read_bytes()


def test_a_syntax_may_be_named(report: Path, tmp_path: Path) -> None:
    assert written(convert([report], tmp_path / "data", to=Syntax.JSON)).path.read_bytes().startswith(b"{")
    assert codes(convert([report], tmp_path / "other.pdf")) == [("disclose.convert:syntax", f"{tmp_path}/other.pdf")]


def test_a_table_of_facts(report: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    done = written(convert([report], tmp_path / "facts.parquet"))
    rows = parquet.read_table(done.path).to_pylist()
    assert sorted((row["concept"], row["value"], row["language"]) for row in rows) == [
        ("Flag", "true", None),
        ("Text", "words", "en"),
    ]
    again = written(convert([report], tmp_path / "again.parquet")).path.read_bytes()
    assert again == done.path.read_bytes()


def test_parquet_without_pyarrow(report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    outcome = convert([report], tmp_path / "facts.parquet")
    assert [found.code for found in outcome.diagnostics] == ["disclose.arrow:not-installed"]
    assert not (tmp_path / "facts.parquet").exists()


def test_what_a_syntax_can_not_hold_is_named_and_nothing_is_written(report: Path, tmp_path: Path) -> None:
    team = '<t:Team><t:Text contextRef="c" xml:lang="en">m</t:Text></t:Team>\n'
    report.write_text(instance(*FACTS, team), "utf-8")
    for name in ("a.json", "a.csv"):
        outcome = convert([report], tmp_path / name)
        assert ("xbrlxe:unsupportedTuple", f"{report}:7") in codes(outcome), outcome.diagnostics
        assert outcome.value is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report"]
    assert written(convert([report], tmp_path / "a.xbrl")).facts == 3


def test_what_is_wrong_is_not_converted_and_can_be_opened(report: Path, tmp_path: Path) -> None:
    report.write_text(instance('<t:Flag contextRef="c">perhaps</t:Flag>\n'), "utf-8")
    outcome = convert([report], tmp_path / "a.json")
    assert outcome.value is None
    assert "xmlSchema:valueError" in [code for code, _ in codes(outcome)]
    assert not (tmp_path / "a.json").exists()
    opened = disclose.open_report(report, judged=False)
    assert opened.value is not None
    assert (len(opened.value.report.facts), opened.value.checked) == (1, None)


def package(path: Path, *reports: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "p/META-INF/reportPackage.json", '{"documentInfo": {"documentType": "https://xbrl.org/report-package/2023"}}'
        )
        archive.writestr("p/taxonomy/inline_kinds.xsd", KINDS.read_bytes())
        for name in reports:
            depth = "../" * (name.count("/") + 1)
            archive.writestr(f"p/reports/{name}", instance(*FACTS, schema=f"{depth}taxonomy/inline_kinds.xsd"))
    return path


def test_the_report_in_a_package(tmp_path: Path) -> None:
    place = package(tmp_path / "p.zip", "r.xbrl")
    opened = disclose.open_report(place)
    assert codes(opened) == []
    assert opened.value is not None
    assert len(opened.value.report.facts) == 2
    outcome = convert([place], tmp_path / "a.json")
    assert codes(outcome) == [("disclose.convert:inside-package", f"{place}!reports/r.xbrl:2")]
    assert "Unpack p.zip" in str(outcome.diagnostics[0].help)


@pytest.mark.parametrize(("name", "syntax"), [("q.xbr", None), ("q.xbr", Syntax.XML), ("q.zip", None)])
def test_a_package_from_a_package(tmp_path: Path, name: str, syntax: Syntax | None) -> None:
    place = package(tmp_path / "p.zip", "a/r.xbrl")
    done = written(convert([place], tmp_path / name, to=syntax))
    assert done.facts == 2
    with zipfile.ZipFile(done.path) as archive:
        inside = {"q/META-INF/reportPackage.json", "q/taxonomy/inline_kinds.xsd", f"q/reports/q.{syntax or 'json'}"}
        assert set(archive.namelist()) == inside
    same = equality(place, done.path)
    assert same.value is not None
    assert same.value.differences == ()
    assert codes(disclose.open_report(done.path)) == []


def test_a_report_that_refers_to_a_file_beside_it_is_not_packed(report: Path, tmp_path: Path) -> None:
    assert codes(convert([report], tmp_path / "q.xbr")) == [("disclose.convert:outside-package", f"{report}:2")]
    assert codes(convert([report], tmp_path / "q.xbr", to=Syntax.CSV)) == [("disclose.convert:syntax", f"{tmp_path}/q.xbr")]


def test_one_of_the_reports_in_a_package(tmp_path: Path) -> None:
    place = package(tmp_path / "p.zip", "a/r.xbrl", "b/s.xbrl")
    outcome = disclose.open_report(place)
    assert codes(outcome) == [("disclose.file:several-reports", str(place))]
    assert outcome.diagnostics[0].help == "Choose one with --member: p/reports/a/r.xbrl, p/reports/b/s.xbrl."
    assert disclose.open_report(place, member="s.xbrl").value is not None
    assert disclose.open_report(place, member="none.xbrl").value is None
    pytest.importorskip("pyarrow")
    choice = Choice(member="b/s.xbrl")
    assert written(convert([place], tmp_path / "f.parquet", choice=choice)).facts == 2


def test_a_project_is_compiled_in_memory(tmp_path: Path) -> None:
    folder = tmp_path / "minimal"
    shutil.copytree(ROOT / "examples" / "minimal", folder, ignore=shutil.ignore_patterns("out"))
    opened = disclose.open_report(str(folder))
    assert opened.value is not None
    assert len(opened.value.report.facts) == 8
    assert not (folder / "out").exists()
    assert codes(convert([folder], tmp_path / "a.json")) == [("disclose.convert:project", str(folder))]


def test_what_is_no_report(tmp_path: Path, report: Path) -> None:
    for path, code in (
        (report.parent / "inline_kinds.xsd", "disclose.file:not-a-report"),
        (tmp_path / "nothing.xbrl", "disclose.file:not-found"),
    ):
        outcome = disclose.open_report(path)
        assert outcome.value is None
        assert [found for found, _ in codes(outcome)][:1] == [code], outcome.diagnostics


def test_a_page_is_compared_with_a_report_in_several_languages(report: Path) -> None:
    both = report.with_name("both.xbrl")
    both.write_text(instance(*FACTS, '<t:Text contextRef="c" xml:lang="DE">Worte</t:Text>\n'), "utf-8")
    compared = equality(both, report)
    assert compared.value is not None
    assert [(one.code, str(one.span)) for one in compared.value.differences] == [("disclose.equality:missing", f"{both}:7")]
    one_language = equality(both, report, texts="EN").value
    assert one_language is not None
    assert one_language.differences == ()


def test_reports_in_different_syntaxes_have_differences_too(report: Path, tmp_path: Path) -> None:
    later = written(convert([report], tmp_path / "a.json")).path
    report.write_text(instance(FACTS[1].replace("words", "other words")), "utf-8")
    found = diff(later, report)
    assert found.value is not None
    assert dict(found.value.counts) == {"added": 0, "removed": 1, "changed": 1, "restated": 0, "retagged": 0}


def test_footnotes_that_only_one_report_has(report: Path, tmp_path: Path) -> None:
    arcrole = "http://www.xbrl.org/2003/arcrole/fact-footnote"
    link = (
        '<link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">'
        '<link:loc xlink:type="locator" xlink:href="#flag" xlink:label="f"/>'
        f'<link:footnoteArc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="f" xlink:to="n"/>'
        '<link:footnote xlink:type="resource" xlink:label="n" xlink:role="http://www.xbrl.org/2003/role/footnote"'
        ' xml:lang="en">Audited.</link:footnote></link:footnoteLink>'
    )
    noted = report.with_name("noted.xbrl")
    noted.write_text(instance(FACTS[0].replace("<t:Flag", '<t:Flag id="flag"'), FACTS[1], link), "utf-8")
    found = diff(report, noted)
    assert found.value is not None
    assert (found.value.sections, found.value.any) == ((), True)
    assert found.value.notes == (f"{noted} also says the footnote 'Audited.' (en) of Flag (2023-12-31): true",)
    assert b"Audited." in written_as(found.value, "html")
    assert b"Audited." in written_as(found.value, "json")
    assert equality(report, noted).value != equality(noted, noted).value


def test_the_package_offers_what_it_says() -> None:
    assert disclose.OpenedReport.__name__ == "OpenedReport"
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = disclose.nothing
