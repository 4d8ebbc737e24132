"""Several Inline XBRL documents as one set: `disclose validate --set`, a folder, and `disclose convert`."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import disclose

KINDS = Path(__file__).parents[1] / "oracle" / "inline_kinds.xsd"
NAMESPACES = """xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="https://inline-kinds.example/2023" """
CONTEXT = (
    '<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="https://s.example">1</xbrli:identifier></xbrli:entity>'
    "<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>"
)
FLAG = '<ix:nonNumeric name="t:Flag" contextRef="c">true</ix:nonNumeric>'


def text(content: str, attributes: str = "") -> str:
    return f'<ix:nonNumeric name="t:Text" contextRef="c" {attributes}>{content}</ix:nonNumeric>'


def page(body: str, *, targets: tuple[str, ...] = ()) -> str:
    """A document, with a header where targets are named (empty for the default one)."""
    schema = '<link:schemaRef xlink:type="simple" xlink:href="inline_kinds.xsd"></link:schemaRef>'
    where = [f' target="{target}"' if target else "" for target in targets]
    references = "".join(f"<ix:references{target}>{schema}</ix:references>" for target in where)
    header = f"<ix:header>{references}<ix:resources>{CONTEXT}</ix:resources></ix:header>" if targets else ""
    head = f'<html {NAMESPACES} xml:lang="en"><head><title>x</title></head><body>'
    return f'{head}<div style="display:none">{header or "<p></p>"}</div>\n<div>{body}</div></body></html>'


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A folder with the two documents of a set, their taxonomy, and a page that is none of them."""
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "inline_kinds.xsd").write_bytes(KINDS.read_bytes())
    (folder / "a.xhtml").write_text(page(text("one ", 'continuedAt="k"') + text("x", 'target="x"'), targets=("", "x")), "utf-8")
    (folder / "b.xhtml").write_text(page('<ix:continuation id="k">two</ix:continuation>' + FLAG), "utf-8")
    (folder / "cover.html").write_text("<html><body>no report</body></html>", "utf-8")
    return folder


def test_a_folder_is_a_set_and_so_are_files_where_that_is_said(report: Path, tmp_path: Path) -> None:
    files = (report / "a.xhtml", report / "b.xhtml")
    done = disclose("validate", report, home=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{report}: 3 facts, no findings\n")
    done = disclose("validate", "--set", *files, home=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{files[0]}, {files[1]}: 3 facts, no findings\n")


def test_files_are_reports_of_their_own_otherwise(report: Path, tmp_path: Path) -> None:
    done = disclose("validate", report / "a.xhtml", report / "b.xhtml", home=tmp_path)
    assert done.returncode == 1
    assert f"{report}/a.xhtml:4:6: error[ix11.11.1.2:continuationMissing]" in done.stderr
    assert f"{report}/b.xhtml: error[ix11.8.1.3:headerMissing]" in done.stderr


def test_a_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = disclose("validate", tmp_path / "empty", home=tmp_path)
    assert done.returncode == 2
    assert "empty: error[disclose.file:no-documents]" in done.stderr


@pytest.mark.parametrize(("target", "values"), [((), [">one two<", ">true<"]), (("--target", "x"), [">x<"])])
def test_converting(report: Path, tmp_path: Path, target: tuple[str, ...], values: list[str]) -> None:
    output = tmp_path / "out.xbrl"
    done = disclose("convert", report, output, *target, home=tmp_path)
    other = "x" if not target else "the default one"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{output}: {len(values)} facts, no findings\n  other targets: {other}\n"
    written = output.read_text("utf-8")
    assert 'xlink:href="report/inline_kinds.xsd"' in written
    assert [value for value in (">one two<", ">true<", ">x<") if value in written] == values


def test_an_instance_is_judged_beside_its_taxonomy(report: Path, tmp_path: Path) -> None:
    output = report / "out.xbrl"
    assert disclose("convert", report / "a.xhtml", report / "b.xhtml", output, home=tmp_path).returncode == 0
    done = disclose("validate", output, home=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{output}: 2 facts, no findings\n")


def test_what_is_there_is_replaced_only_where_that_is_said(report: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.xbrl"
    output.write_text("mine", "utf-8")
    done = disclose("convert", report, output, home=tmp_path)
    assert done.returncode != 0
    assert f"{output}: error[disclose.output:exists]" in done.stderr
    assert output.read_text("utf-8") == "mine"
    assert disclose("convert", report, output, "--force", home=tmp_path).returncode == 0
    assert output.read_text("utf-8").startswith("<?xml")


def test_nothing_is_written_where_something_is_wrong(report: Path, tmp_path: Path) -> None:
    (report / "b.xhtml").unlink()
    done = disclose("convert", report, tmp_path / "out.xbrl", home=tmp_path)
    assert done.returncode == 1
    assert "nothing written" in done.stdout
    assert not (tmp_path / "out.xbrl").exists()


def test_a_target_that_is_not_there(report: Path, tmp_path: Path) -> None:
    done = disclose("convert", report, tmp_path / "out.xbrl", "--target", "y", home=tmp_path)
    assert done.returncode == 1
    assert "error[disclose.inline:target]" in done.stderr
    assert "Their targets are the default one and x." in done.stderr


def test_tuples_hold_what_their_type_asks_for(report: Path, tmp_path: Path) -> None:
    def tuple_of(first: str, second: str) -> str:
        members = f'{text("m", first)}<ix:tuple name="t:Person" {second} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        return f'<ix:tuple name="t:Team">{members} xsi:nil="true"></ix:tuple></ix:tuple>'

    for orders, code in ((('order="1"', 'order="2"'), 0), (('order="2"', 'order="1"'), 1)):
        (report / "b.xhtml").write_text(page('<ix:continuation id="k">two</ix:continuation>' + tuple_of(*orders)), "utf-8")
        done = disclose("validate", report, home=tmp_path)
        assert done.returncode == code, done.stderr
        assert ("error[disclose.schema:invalid]" in done.stderr) == bool(code)
        assert (f"{report}/b.xhtml:4:75: error" in done.stderr) == bool(code)
