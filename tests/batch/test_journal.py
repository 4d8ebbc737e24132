"""The journal: what it gives back after any end of a run, and whom it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclose.batch import Action, Journal, Result, Status, open_journal

RESULT = Result("é\udc80.xbrl", Action.VALIDATE, Status.INVALID, 5, 1, 0, {"a:b": 1}, 0.25, None, 70, 1, "f/x.json")


def _opened(path: Path, *, restart: bool = False) -> Journal:
    outcome = open_journal(path, restart=restart)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def test_results_come_back(tmp_path: Path) -> None:
    path = tmp_path / "j"
    with _opened(path) as journal:
        assert journal.get("k") is None
        journal.add("k", RESULT)
    with _opened(path) as journal:
        assert (len(journal), journal.get("k")) == (1, RESULT)
    with _opened(path, restart=True) as journal:
        assert len(journal) == 0
    with _opened(path) as journal:
        assert len(journal) == 0
        journal.remove()
    assert not path.exists()


def test_a_torn_line_is_cut_off_wherever_it_was_torn(tmp_path: Path) -> None:
    path = tmp_path / "j"
    with _opened(path) as journal:
        journal.add("k", RESULT)
        whole = path.read_bytes()
        journal.add("l", RESULT)
    both = path.read_bytes()
    for length in range(len(both) + 1):
        path.write_bytes(both[:length])
        kept = both[:length].count(b"\n") - 1
        with _opened(path) as journal:
            assert len(journal) == max(kept, 0)
            journal.add("m", RESULT)
        with _opened(path) as journal:
            assert journal.get("m") == RESULT
            assert (journal.get("k") == RESULT) == (length >= len(whole))


@pytest.mark.parametrize("line", [b"{}", b"[]", b"\xff", b'{"key":"k"}', b"[" * 100_000, b""])
def test_a_damaged_line_is_passed_over(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "j"
    with _opened(path) as journal:
        journal.add("k", RESULT)
    path.write_bytes(path.read_bytes() + line + b"\n")
    with _opened(path) as journal:
        journal.add("l", RESULT)
    with _opened(path) as journal:
        assert (len(journal), journal.get("l")) == (2, RESULT)


@pytest.mark.parametrize("field", ["facts", "cpu", "codes", "findings", "status", "path"])
def test_a_field_of_another_kind_damages_its_line(tmp_path: Path, field: str) -> None:
    path = tmp_path / "j"
    with _opened(path) as journal:
        journal.add("k", RESULT)
    head, line = path.read_bytes().splitlines()
    before, mark, after = line.partition(f'"{field}":'.encode())
    path.write_bytes(head + b"\n" + before + mark + b'{"x":[]},"other":' + after + b"\n")
    with _opened(path) as journal:
        assert len(journal) == 0


def test_one_run_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "j"
    with _opened(path):
        refused = open_journal(path)
        assert refused.value is None
        assert [(found.code, found.message) for found in refused.diagnostics] == [
            ("disclose.journal:in-use", f"Another run of this batch is going on: it has the journal {path}")
        ]
    with _opened(path):
        pass


def test_another_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine\n", "utf-8")
    refused = open_journal(path, restart=True)
    assert [(found.code, str(found.span)) for found in refused.diagnostics] == [("disclose.journal:foreign", str(path))]
    assert path.read_text("utf-8") == "mine\n"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    refused = open_journal(tmp_path / "none" / "j")
    assert [(found.code, found.message) for found in refused.diagnostics] == [
        ("disclose.journal:unwritable", f"The journal {tmp_path}/none/j can't be written: No such file or directory")
    ]
