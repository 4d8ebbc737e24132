"""The smallest example, byte by byte: whatever changes in a document shows in a review.

`pytest tests/golden --regenerate` writes the files anew; look at the difference before committing it.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from disclose.build import build

GOLDEN = Path(__file__).parent / "minimal"
EXAMPLE = Path(__file__).parents[2] / "examples" / "minimal"
VOLATILE = {"manifest.json", "validation.json"}
"""What changes with every version and every new rule."""


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in VOLATILE
    }


def test_the_smallest_example_is_what_it_was(tmp_path: Path, regenerate: bool) -> None:
    outcome = build(EXAMPLE, tmp_path / "out")
    assert outcome.ok, outcome.diagnostics
    made = files(tmp_path / "out")
    if regenerate:
        for name, data in made.items():
            path = GOLDEN / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    expected = files(GOLDEN)
    assert made.keys() == expected.keys()
    for name, data in made.items():
        assert shown(name, data) == shown(name, expected[name]), name
        assert data == expected[name], name


def shown(name: str, data: bytes) -> object:
    """A file as its difference is best read: text, or the texts in a package."""
    if not name.endswith((".zip", ".xbri", ".xbr")):
        return data.decode()
    with ZipFile(BytesIO(data)) as archive:
        return {(entry.filename, entry.date_time): archive.read(entry).decode() for entry in archive.infolist()}
