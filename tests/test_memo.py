from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from disclose.files import exists, files_below, is_file, is_folder, read_text, resolved
from disclose.memo import MOST_KEPT, Memo, afresh


class Stages:
    """Stages that count how often they are called."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def length(self, path: Path, unit: str) -> tuple[int, str]:
        self.calls.append(f"length {path.name}")
        return len(read_text(path, path.name).value or ""), unit

    def total(self, memo: Memo, paths: tuple[Path, ...]) -> int:
        self.calls.append("total")
        return sum(memo(self.length, path, "letters")[0] for path in paths)


def test_a_stage_is_called_again_only_when_a_file_has_another_content(tmp_path: Path) -> None:
    memo, stages, file = Memo(), Stages(), tmp_path / "a"
    assert memo(stages.length, file, "letters") == (0, "letters")
    file.write_text("abc", "utf-8")
    assert memo(stages.length, file, "letters") == (3, "letters")
    file.write_text("abc", "utf-8")
    assert memo(stages.length, file, "letters") == (3, "letters")
    assert memo.made == 2
    file.write_text("xyz", "utf-8")
    memo(stages.length, file, "letters")
    assert memo.made == 3


def test_a_result_is_the_same_object_until_something_changes(tmp_path: Path) -> None:
    memo, stages = Memo(), Stages()
    first = memo(stages.length, tmp_path / "a", "letters")
    assert memo(stages.length, tmp_path / "a", "letters") is first


def test_results_are_kept_for_each_text_among_the_arguments(tmp_path: Path) -> None:
    memo, stages = Memo(), Stages()
    for unit in ("letters", "characters", "letters", "characters"):
        memo(stages.length, tmp_path / "a", unit)
    assert len(stages.calls) == 2


def test_what_a_stage_within_looks_at_is_looked_at_by_the_stage_around_it(tmp_path: Path) -> None:
    memo, stages, paths = Memo(), Stages(), (tmp_path / "a", tmp_path / "b")
    paths[0].write_text("abc", "utf-8")
    assert memo(stages.total, memo, paths) == 3
    paths[1].write_text("de", "utf-8")
    assert memo(stages.total, memo, paths) == 5
    # b was read by a stage that is known now: the stage around it must still notice
    paths[0].write_text("abcd", "utf-8")
    assert memo(stages.total, memo, paths) == 6
    paths[1].write_text("", "utf-8")
    assert memo(stages.total, memo, paths) == 4


def test_equal_objects_that_are_not_the_same_are_other_arguments() -> None:
    memo = Memo()

    def count(items: list[int]) -> int:
        return len(items)

    items = [1]
    assert (memo(count, items), memo(count, items), memo.made) == (1, 1, 1)
    assert (memo(count, [1]), memo.made) == (1, 2)


def test_arguments_of_different_types_are_never_the_same() -> None:
    memo = Memo()
    assert memo(repr, 1) == "1"
    assert memo(repr, True) == "True"
    assert memo(repr, (1, b"a")) == "(1, b'a')"
    assert memo(repr, (True, b"a")) == "(True, b'a')"


def test_a_file_that_changes_while_a_stage_runs_leaves_nothing_to_keep(tmp_path: Path) -> None:
    memo, file = Memo(), tmp_path / "a"
    file.write_text("1", "utf-8")

    def read_twice() -> tuple[str | None, str | None]:
        before = read_text(file, "a").value
        file.write_text("2", "utf-8")
        return before, read_text(file, "a").value

    assert memo(read_twice) == ("1", "2")
    assert memo(read_twice) == ("2", "2")
    assert memo(read_twice) == ("2", "2")
    assert memo.made == 2


def test_a_stage_that_fails_is_called_again() -> None:
    memo, calls = Memo(), []

    def failing() -> int:
        calls.append(1)
        if len(calls) == 2:
            raise ValueError("broken")
        return len(calls)

    def changing(seen: object) -> int:
        return failing()

    assert memo(changing, object()) == 1
    with pytest.raises(ValueError, match="broken"):
        memo(changing, object())
    assert memo(changing, object()) == 3


@pytest.mark.parametrize("look", [exists, is_file, is_folder, resolved])
def test_every_look_at_the_file_system_is_repeated(look: Callable[[Path], object], tmp_path: Path) -> None:
    memo, place = Memo(), tmp_path / "place"

    def stage() -> object:
        return look(place)

    first = memo(stage)
    assert memo(stage) == first
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    place.symlink_to(tmp_path / ("file" if look is is_file else "folder"))
    assert memo(stage) != first
    assert memo.made == 2


def test_a_folder_is_looked_at_again(tmp_path: Path) -> None:
    memo = Memo()

    def names() -> list[str]:
        return [path.name for path in files_below(tmp_path, "**/*.yaml")]

    assert memo(names) == []
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "b.yaml").touch()
    (tmp_path / "a.yaml").touch()
    (tmp_path / "folder.yaml").mkdir()
    assert memo(names) == ["a.yaml", "b.yaml"]
    assert memo.made == 2


def test_links_in_a_circle_resolve_to_themselves(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert resolved(tmp_path / "a").name in ("a", "b")


def test_a_memo_is_bounded() -> None:
    memo = Memo()
    for number in range(MOST_KEPT + 10):
        memo(len, str(number))
    made = memo.made
    memo(len, str(MOST_KEPT + 9))
    assert memo.made == made
    memo(len, "0")
    assert memo.made == made + 1


def test_afresh_calls() -> None:
    assert afresh(len, "abc") == 3
