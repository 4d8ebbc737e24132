"""The output folder: replaced as a whole or not at all, and never over somebody else's files."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from pathlib import Path

import pytest

from disclose.diagnostics import Diagnostic
from disclose.packages import swap
from disclose.packages.manifest import MANIFEST, manifest
from disclose.packages.output import check_names, write_output


def build(**files: str) -> dict[str, bytes]:
    """Output files, the manifest included; a double underscore stands for the dot in a name."""
    content = {name.replace("__", "."): text.encode() for name, text in files.items()}
    return {**content, MANIFEST: manifest({}, content)}


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refusal(folder: Path, files: dict[str, bytes]) -> Diagnostic:
    outcome = write_output(folder, files, "out")
    assert outcome.value is None
    (found,) = outcome.diagnostics
    return found


def only(parent: Path) -> list[str]:
    return sorted(path.name for path in parent.iterdir())


def test_new_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    files = {**build(a__xbrl="a"), "sub/deep/b.xml": b"b"}
    outcome = write_output(tmp_path / "x" / "out", files)
    assert outcome.value == (tmp_path / "x" / "out").resolve()
    assert held(tmp_path / "x" / "out") == files
    assert only(tmp_path / "x") == ["out"]


def test_second_build_replaces_the_first_whole(tmp_path: Path) -> None:
    assert write_output(tmp_path / "out", build(old__xbrl="1", both__xml="1")).ok
    second = build(both__xml="2", new__xbrl="2")
    assert write_output(tmp_path / "out", second).ok
    assert held(tmp_path / "out") == second
    assert only(tmp_path) == ["out"]


def test_replacement_without_an_atomic_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    assert write_output(tmp_path / "out", build(a__xbrl="1")).ok
    second = build(a__xbrl="2")
    assert write_output(tmp_path / "out", second).ok
    assert held(tmp_path / "out") == second
    assert only(tmp_path) == ["out"]


def test_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert write_output(tmp_path / "out", build(a__xbrl="1")).ok


def test_folder_is_readable_like_any_other(tmp_path: Path) -> None:
    """The mode follows the umask, as it does for a folder made by mkdir."""
    (tmp_path / "plain").mkdir()
    assert write_output(tmp_path / "out", build(a__xbrl="1")).ok
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    assert write_output(tmp_path / "out", build(a__xbrl="1")).ok
    assert (tmp_path / "out").is_symlink()
    assert (tmp_path / "real" / "a.xbrl").read_bytes() == b"1"


def test_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.doc").write_bytes(b"mine")
    found = refusal(tmp_path / "out", build(a__xbrl="1"))
    assert (found.code, str(found.span)) == ("disclose.output:foreign", "out")
    assert found.message == (
        "out holds files that disclose didn't write, such as thesis.doc: it has no manifest.json of disclose"
    )
    assert held(tmp_path / "out") == {"thesis.doc": b"mine"}
    assert only(tmp_path) == ["out"]


@pytest.mark.parametrize("content", ['{"name": "app", "icons": []}', "[]", "{", "[" * 100_000, '{"disclose": "1"}'])
def test_manifest_of_another_tool_is_no_permission(tmp_path: Path, content: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / MANIFEST).write_text(content)
    assert refusal(tmp_path / "out", build(a__xbrl="1")).code == "disclose.output:foreign"


def test_file_added_to_the_output_is_not_lost(tmp_path: Path) -> None:
    first = build(a__xbrl="1")
    assert write_output(tmp_path / "out", first).ok
    (tmp_path / "out" / "notes").mkdir()
    (tmp_path / "out" / "notes" / "mine.txt").write_bytes(b"mine")
    found = refusal(tmp_path / "out", build(a__xbrl="2"))
    assert (found.code, str(found.span)) == ("disclose.output:foreign", "out/notes/mine.txt")
    assert found.message == "out/notes/mine.txt was not written by disclose and would be lost"
    assert found.help == "Move it elsewhere, or choose another folder with -o."
    assert held(tmp_path / "out") == {**first, "notes/mine.txt": b"mine"}


def test_file_that_appears_during_the_swap_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert write_output(tmp_path / "out", build(a__xbrl="1")).ok
    real = swap.put_in_place

    def late(new: Path, place: Path, aside: Path) -> bool:
        if new.name.endswith(".new"):
            (place / "mine.txt").write_bytes(b"mine")
        return real(new, place, aside)

    monkeypatch.setattr("disclose.packages.output.put_in_place", late)
    assert refusal(tmp_path / "out", build(a__xbrl="2")).message == "out/mine.txt was not written by disclose and would be lost"
    assert held(tmp_path / "out")["a.xbrl"] == b"1"
    assert held(tmp_path / "out")["mine.txt"] == b"mine"
    assert only(tmp_path) == ["out"]


def test_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    assert refusal(tmp_path / "out", build(a__xbrl="1")).message == "out is not a folder"
    assert (tmp_path / "out").read_bytes() == b"mine"


def test_failing_write_leaves_the_last_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(a__xbrl="1")
    assert write_output(tmp_path / "out", first).ok
    real = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "b.xbrl":
            raise OSError(28, "No space left on device")
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    found = refusal(tmp_path / "out", build(a__xbrl="2", b__xbrl="2"))
    assert (found.code, found.message) == (
        "disclose.output:unwritable",
        "The output can't be written to out: No space left on device",
    )
    assert held(tmp_path / "out") == first
    assert only(tmp_path) == ["out"]


def test_failing_second_step_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(a__xbrl="1")
    assert write_output(tmp_path / "out", first).ok
    real = os.rename
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)

    def failing(source: Path, target: Path) -> None:
        if source.name.endswith(".new") and not target.exists():
            raise PermissionError(13, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "rename", failing)
    assert refusal(tmp_path / "out", build(a__xbrl="2")).message == "The output can't be written to out: Permission denied"
    assert held(tmp_path / "out") == first
    assert only(tmp_path) == ["out"]


def test_interrupted_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Path, data: bytes) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_output(tmp_path / "out", build(a__xbrl="1"))
    assert only(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../a", "a/../b", "a//b", "a/", "./a", "", "a\\b", "C:a", "a\0b", "a\nb", "con.xml", "NUL", "a.", "a "],
)
def test_names_that_leave_the_folder_or_are_not_portable(tmp_path: Path, name: str) -> None:
    found = refusal(tmp_path / "out", {name: b"", MANIFEST: b""})
    assert (found.code, found.message) == ("disclose.output:name", f"{name!r} can't be the name of an output file")
    assert only(tmp_path) == []


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("A.xml", "a.xml", "The output files A.xml and a.xml are the same file on some systems"),
        ("e\u0301.xml", "\u00e9.xml", "The output files e\u0301.xml and \u00e9.xml are the same file on some systems"),
        ("a", "a/b", "The output a would be a file and the folder of a/b"),
        ("A", "a/c/b", "The output A would be a file and the folder of a/c/b"),
    ],
)
def test_names_that_clash(first: str, second: str, message: str) -> None:
    (found,) = check_names({second: b"", first: b""})
    assert (found.code, found.message) == ("disclose.output:name", message)


def test_names_that_are_fine() -> None:
    assert check_names({"商汤-2023.xhtml": b"", "a.b-c_d.xsd": b"", "sub/a": b"", "console.log": b"", ".hidden": b""}) == ()


def _builds(folder: Path, text: str) -> None:
    files = {**{f"{number}.xml": text.encode() for number in range(20)}}
    files[MANIFEST] = manifest({}, files)
    for _ in range(30):
        assert write_output(folder, files).ok


@pytest.mark.parametrize("atomic", [True, False])
def test_two_builds_at_once_leave_one_whole_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, atomic: bool) -> None:
    if not atomic:
        monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_builds, args=(tmp_path / "out", text)) for text in ("one", "two")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    assert len({data for name, data in held(tmp_path / "out").items() if name != MANIFEST}) == 1
    assert len(held(tmp_path / "out")) == 21
    assert only(tmp_path) == ["out"]


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="needs open folders")
def test_reader_sees_the_old_or_the_new_output(tmp_path: Path) -> None:
    """Through an open folder every read is of one build; by path there is always a folder."""
    folder = tmp_path / "out"
    probe = tmp_path / "first", tmp_path / "second"
    for place in probe:
        place.mkdir()
    if not swap.exchange(*probe):
        pytest.skip("the file system can't exchange folders")
    shutil.rmtree(probe[0])
    files = build(a__xml="one", b__xml="one")
    assert write_output(folder, files).ok
    writer = multiprocessing.get_context("fork").Process(target=_builds, args=(folder, "two"))
    writer.start()
    while writer.is_alive():
        assert (folder / MANIFEST).exists()
    writer.join()
    assert writer.exitcode == 0
