"""The interactive copy of a report, its server, and what keeps one from being made."""

from __future__ import annotations

import http.client
import threading
from pathlib import Path

import pytest

from disclose import viewer
from disclose.build import build
from disclose.cli.show import exit_status
from disclose.packages.output import write_output
from disclose.viewer import copy_beside, interactive_copy, local_server, write_copy

MINIMAL = Path(__file__).resolve().parents[1] / "examples" / "minimal"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("viewer") / "out"
    assert build(MINIMAL, folder).ok
    return next(iter(sorted(folder.glob("*.xhtml"))))


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of the ixbrl-viewer package."""
    script = tmp_path / "plugin" / "viewer" / "dist" / "ixbrlviewer.js"
    script.parent.mkdir(parents=True)
    script.write_text("show()", "utf-8")
    monkeypatch.setattr(viewer, "_plugin", lambda: tmp_path / "plugin")
    return tmp_path / "plugin"


def test_the_copy_stands_alone(report: Path) -> None:
    pytest.importorskip("iXBRLViewerPlugin._version", reason="the ixbrl-viewer package is not installed")
    copy = interactive_copy(report)
    assert copy.diagnostics == ()
    assert copy.value is not None
    assert b' src="' not in copy.value
    assert copy.value.count(b"<head><meta charset") == 1
    assert b"default-src 'none'; script-src 'sha256-" in copy.value[:4000]
    assert copy.value.count(b'type="application/x.ixbrl-viewer+json"') == 1


def test_without_the_package(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    (found,) = interactive_copy(report).diagnostics
    assert (found.code, found.message) == ("disclose.viewer:not-installed", "The ixbrl-viewer package is not installed")
    assert found.help == "Install it with: pip install 'disclose[viewer]'"
    assert exit_status([found]) == 2


def test_no_such_report(tmp_path: Path) -> None:
    (found,) = interactive_copy(tmp_path / "no.xhtml").diagnostics
    assert (found.code, str(found.span)) == ("disclose.file:not-found", (tmp_path / "no.xhtml").as_posix())


def test_no_inline_document(report: Path) -> None:
    pytest.importorskip("iXBRLViewerPlugin._version", reason="the ixbrl-viewer package is not installed")
    (found,) = interactive_copy(report.with_suffix(".xbrl")).diagnostics
    assert (found.code, str(found.span)) == ("disclose.viewer:failed", report.with_suffix(".xbrl").as_posix())
    assert found.message.endswith("it is not an Inline XBRL document that can be loaded")


@pytest.mark.usefixtures("packaged")
def test_arelle_that_takes_too_long(report: Path) -> None:
    (found,) = interactive_copy(report, seconds=0).diagnostics
    assert found.code == "disclose.viewer:failed"
    assert found.message.endswith("it took more than 0 seconds")


@pytest.mark.parametrize(
    ("page", "whole"),
    [
        (b"<html><head></head><body>" + viewer._TAG + b"</body></html>", True),
        (b"<?xml?><!--a--><html>\n<!--> <b> --><head></head>" + viewer._TAG + b"</html>", True),
        (b"<html><body><head></head>" + viewer._TAG + b"</body></html>", False),
        (b"<html><head></head><body>" + viewer._TAG * 2 + b"</body></html>", False),
        (b"<x:html><x:head></x:head>" + viewer._TAG + b"</x:html>", False),
    ],
)
def test_the_policy_stands_before_everything(page: bytes, whole: bool) -> None:
    made = viewer._alone(page, b"show()")
    assert (made is not None) is whole
    if made is not None:
        assert made.startswith(
            b'<html><head><meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="default-'
        )
        assert b"<!--" not in made


def test_a_script_that_would_end_early_is_refused() -> None:
    assert viewer._alone(b"<html><head></head>" + viewer._TAG, b'"</SCRIPT>"') is None


def test_what_is_not_a_copy_is_not_overwritten(tmp_path: Path) -> None:
    copy = b"<!--BEGIN IXBRL VIEWER EXTENSIONS-->"
    (tmp_path / "r.xhtml").write_bytes(b"<html/>")
    (found,) = write_copy(copy, tmp_path / "r.xhtml").diagnostics
    assert (found.code, str(found.span)) == ("disclose.output:foreign", (tmp_path / "r.xhtml").as_posix())
    assert (tmp_path / "r.xhtml").read_bytes() == b"<html/>"
    beside = copy_beside(tmp_path / "r.xhtml")
    assert beside == tmp_path / "r.viewer.html"
    assert write_copy(copy, beside).value == beside
    assert write_copy(copy + b"2", beside).value == beside
    assert beside.read_bytes() == copy + b"2"
    (found,) = write_copy(copy, tmp_path / "none" / "r.html").diagnostics
    assert found.code == "disclose.output:unwritable"


def test_a_later_build_replaces_the_copy_beside_its_report(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    files = {"r.xhtml": b"<html/>", "manifest.json": b'{"disclose": "1", "outputs": {"r.xhtml": {}}}'}
    assert write_output(folder, files).ok
    (folder / "r.viewer.html").write_bytes(b"copy")
    assert write_output(folder, files).ok
    assert sorted(path.name for path in folder.iterdir()) == ["manifest.json", "r.xhtml"]
    (folder / "other.viewer.html").write_bytes(b"somebody's")
    (found,) = write_output(folder, files).diagnostics
    assert found.code == "disclose.output:foreign"


def test_one_page_is_served_to_this_machine() -> None:
    with local_server(b"<html/>") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host, port = "127.0.0.1", server.server_address[1]
        assert server.server_address[0] == host

        def ask(method: str, path: str, name: str) -> tuple[int, bytes]:
            connection = http.client.HTTPConnection(host, port, timeout=10)
            connection.request(method, path, headers={"Host": name})
            answer = connection.getresponse()
            content = answer.read()
            connection.close()
            return answer.status, content

        assert ask("GET", "/", f"127.0.0.1:{port}") == (200, b"<html/>")
        assert ask("GET", "/?fact=1", f"localhost:{port}") == (200, b"<html/>")
        assert ask("HEAD", "/", f"localhost:{port}") == (200, b"")
        assert ask("GET", "/etc/passwd", f"localhost:{port}")[0] == 404
        assert ask("GET", "/", "evil.example")[0] == 403
        server.shutdown()
