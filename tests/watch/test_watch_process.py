"""A real process, real edits, real requests."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from watch_kit import FILES, change, write
from watch_process import Watching, watching

from disclose.build import build


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "kit")


@pytest.fixture
def running(project: Path) -> Iterator[Watching]:
    with watching(project) as process:
        process.line("checked in")
        yield process


def test_a_page_is_served_and_an_edit_is_told_and_seen(running: Watching, project: Path, tmp_path: Path) -> None:
    status, headers, _ = running.get("/")
    assert (status, headers["location"]) == (307, "/kit-en.xhtml")
    status, headers, page = running.get("/kit-en.xhtml")
    assert (status, headers["content-type"]) == (200, "application/xhtml+xml")
    assert "3.405,8" in running.get("/kit-de.xhtml")[2].decode()
    with running.events() as until:
        first = until(lambda view: view["stage"] == "done")
        assert list(first["pages"]) == ["/kit-en.xhtml", "/kit-de.xhtml"]
        change(project / "figures.csv", "3,405.8", "3,405.9")
        second = until(lambda view: view["number"] > first["number"])
        assert (second["current"], second["findings"]) == (True, [])
        assert second["pages"]["/kit-en.xhtml"] != first["pages"]["/kit-en.xhtml"]
        assert until(lambda view: view["stage"] == "done")["number"] == second["number"]
    after = running.get("/kit-en.xhtml")[2]
    assert (b"3,405.8" in page, b"3,405.9" in page, b"3,405.8" in after, b"3,405.9" in after) == (True, False, False, True)
    assert "no findings" in running.line(r"^[0-9:]{8} page in [0-9.]+ s, checked in [0-9.]+ s: ")
    build(project, tmp_path / "out")
    written = (tmp_path / "out" / "kit-en.xhtml").read_bytes()
    begin, end = after.index(b"<script"), after.index(b"</script>") + len(b"</script>")
    assert after[:begin] + after[end:] == written
    assert b"<script" not in written


def test_findings_are_told_with_their_place_while_the_last_good_page_stays(running: Watching, project: Path) -> None:
    with running.events() as until:
        change(project / "figures.csv", "3,405.8", "three")
        broken = until(lambda view: bool(view["findings"]))
        (found,) = broken["findings"]
        assert (found["place"], found["code"], found["severity"]) == ("figures.csv:2:9", "disclose.figures:value", "error")
        assert found["help"]
        assert (broken["current"], broken["stage"], broken["counts"]["error"]) == (False, "impossible", 1)
        assert b"3,405.8" in running.get("/kit-en.xhtml")[2]
        running.line(r"^[0-9:]{8} no new page in [0-9.]+ s, not checked further: 1 error$")
        assert any(line.startswith("figures.csv:2:9: error[disclose.figures:value]") for line in running.said)
        change(project / "figures.csv", "three", "3,410.0")
        until(lambda view: view["current"])
    assert b"3,410.0" in running.get("/kit-en.xhtml")[2]


def test_it_outlives_every_state_of_the_sources(running: Watching, project: Path) -> None:
    with running.events() as until:
        for name in ("disclosure.yaml", "taxonomy/kit.yaml", "figures.csv", "narrative/en/01-outlook.md", "report.xhtml.j2"):
            (project / name).write_text(FILES[name][: len(FILES[name]) // 2] + "{{ {% : '", "utf-8")
            assert not until(lambda view: not view["current"])["current"]
            (project / name).unlink()
            (project / name).with_suffix(".new").write_text(FILES[name], "utf-8")
            (project / name).with_suffix(".new").replace(project / name)
            until(lambda view: view["current"])
        (project / "taxonomy").rename(project / "elsewhere")
        until(lambda view: not view["current"])
        (project / "elsewhere").rename(project / "taxonomy")
        until(lambda view: view["current"])
        project.rename(project.with_name("away"))
        gone = until(lambda view: not view["current"])
        assert [found["code"] for found in gone["findings"]] == ["disclose.file:not-found"]
        assert running.get("/kit-en.xhtml")[0] == 200
        write(project)
        until(lambda view: view["current"])
        # the folder is another one now: its edits are noticed too
        change(project / "figures.csv", "3,405.8", "3,777.7")
        until(lambda view: view["current"] and b"3,777.7" in running.get("/kit-en.xhtml")[2])
        shutil.rmtree(project)
        until(lambda view: not view["current"])
        write(project)
        until(lambda view: view["current"] and view["stage"] == "done")
    assert running.interrupt() == 0
    assert not any("Traceback" in line or "internal" in line for line in running.said)


def test_only_this_machine_and_only_the_pages(running: Watching, project: Path) -> None:
    for host in (
        "evil.example",
        f"evil.example:{running.port}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1.evil:{running.port}",
        "",
    ):
        assert running.get("/kit-en.xhtml", {"Host": host})[0] == 403, host
    assert running.get("/kit-en.xhtml", {"Host": f"localhost:{running.port}"})[0] == 200
    for path in (
        *("/disclosure.yaml", "/figures.csv", "/kit.xbrl", "/kit", "/_watch/", "/_watch/serving.py", "/../disclosure.yaml"),
        *("/%2e%2e/disclosure.yaml", "/..%2fdisclosure.yaml", "//etc/passwd", "/kit-en.xhtml/", "/_watch/..%2fserving.py"),
    ):
        assert running.get(path)[0] in (404, 307), path
    assert [running.get("/kit-en.xhtml", method=method)[0] for method in ("POST", "PUT", "DELETE", "HEAD")] == [
        405,
        405,
        405,
        200,
    ]
    _, headers, _ = running.get("/kit-en.xhtml")
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")
    assert (headers["cross-origin-resource-policy"], "server" in headers) == ("same-origin", False)
    elsewhere = socket.create_server(("127.0.0.2", running.port))
    elsewhere.close()


def test_ctrl_c_ends_cleanly_while_a_browser_waits(running: Watching) -> None:
    with running.events() as until:
        until(lambda view: True)
        assert running.interrupt() == 0


def test_a_project_that_is_broken_from_the_beginning_gets_a_page_later(project: Path) -> None:
    (project / "figures.csv").write_text("concept,cur", "utf-8")
    with watching(project) as running:
        running.line("no new page")
        status, _, page = running.get("/")
        assert (status, b"no page yet" in page, b"/_watch/client.js" in page) == (200, True, True)
        assert running.get("/kit-en.xhtml")[0] == 404
        with running.events() as until:
            write(project)
            until(lambda view: bool(view["pages"]))
        assert running.get("/")[0] == 307


def test_outputs_are_written_after_clean_builds_and_are_no_change(project: Path) -> None:
    with watching(project, "-o", str(project / "out")) as running:
        assert running.line("checked in").rstrip().endswith(f"no findings, written to {project / 'out'}")
        before = (project / "out" / "kit-en.xhtml").read_bytes()
        change(project / "figures.csv", "3,405.8", "three")
        running.line("1 error")
        assert (project / "out" / "kit-en.xhtml").read_bytes() == before
        change(project / "figures.csv", "three", "3,405.9")
        running.line("written to")
        assert b"3,405.9" in (project / "out" / "kit-en.xhtml").read_bytes()
        assert running.lines.empty()


def test_a_port_that_is_taken_is_one_message(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = watch(project, "--port", str(taken.getsockname()[1]))
    assert (run.returncode, run.stdout) == (2, "")
    assert "error[disclose.watch:port]" in run.stderr


def test_no_project_is_one_message(tmp_path: Path) -> None:
    run = watch(tmp_path / "nowhere")
    assert run.returncode == 2
    assert "disclose.file:not-found" in run.stderr


def test_a_missing_extra_is_one_message(project: Path) -> None:
    code = (
        "import importlib.util, sys; find = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *rest: None if name in ('uvicorn', 'watchfiles') else find(name, *rest)\n"
        f"sys.argv = ['disclose', 'watch', {str(project)!r}]\n"
        "from disclose.cli import main; main()"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert "error[disclose.watch:not-installed]\n  Watching needs uvicorn, watchfiles, which are not installed\n" in run.stderr
    assert "help: Install the extra with: pip install 'disclose[watch]'" in run.stderr


def test_no_other_command_imports_the_server() -> None:
    code = (
        "import sys; import disclose.cli.watch, disclose.build\n"
        "print({'uvicorn', 'starlette', 'watchfiles'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stdout == "set()\n"


def watch(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "disclose", "watch", str(project), "--no-browser", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
