"""Folders of filings, always the same: most of them valid, some with a fault, some made to harm."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.faults import spoil
from benchmarks.generate import instance_of, lines_of, write_taxonomy

CONCEPTS = 500
_FAULTS = ("no unit", "bad decimals", "no such context", "undeclared concept", "heading")


def write_filings(folder: Path, number: int, facts: int, *, invalid: int = 0, hostile: int = 0) -> tuple[Path, dict[str, str]]:
    """Write so many filings of so many facts beside their taxonomy: the manifest, and the kind of each by its name in it."""
    schema = write_taxonomy(folder, CONCEPTS).name
    contexts, lines = lines_of(facts, CONCEPTS)
    kinds: dict[str, str] = {}
    for at in range(number):
        # spread over the whole, so that a run that is cut off anywhere has some of each
        kind = "hostile" if hostile and at % (number // hostile) == 7 else ""
        kind = kind or ("invalid" if invalid and at % (number // invalid) == 3 else "valid")
        name = f"{at:05}-{kind}.xbrl"
        kinds[name] = kind
        if kind == "hostile":
            make = list(HOSTILE.values())[at // (number // hostile) % len(HOSTILE)]
            make(folder / name, instance_of(contexts, lines, schema))
            continue
        said = spoil(lines, [_FAULTS[at % len(_FAULTS)]], at) if kind == "invalid" else lines
        text = instance_of(contexts, said, schema).replace(">E1</xbrli:identifier>", f">E{at}</xbrli:identifier>")
        (folder / name).write_text(text, "utf-8")
    manifest = folder / "manifest.txt"
    manifest.write_text("".join(f"{name}\n" for name in kinds), "utf-8")
    return manifest, kinds


def _entities(path: Path, text: str) -> None:
    levels = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    path.write_text(f'<!DOCTYPE x [<!ENTITY e0 "lol">{levels}]><x>&e11;</x>', "utf-8")


def _outside(path: Path, text: str) -> None:
    path.write_text(
        text.replace("<xbrli:xbrl", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><xbrli:xbrl', 1), "utf-8"
    )


def _deep(path: Path, text: str) -> None:
    path.write_text("<x>" * 200_000 + "</x>" * 200_000, "utf-8")


def _cut_off(path: Path, text: str) -> None:
    path.write_text(text[: len(text) // 2], "utf-8")


def _zeros(path: Path, text: str) -> None:
    with path.open("wb") as stream:
        stream.truncate(1 << 33)


def _pipe(path: Path, text: str) -> None:
    os.mkfifo(path)


def _loop(path: Path, text: str) -> None:
    path.symlink_to(path.name)


def _packed(path: Path, text: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("p/META-INF/reportPackage.json", b" " * (1 << 28))


def _digits(path: Path, text: str) -> None:
    path.write_text(text.replace("</b:G0A0>", "9" * 20_000_000 + "</b:G0A0>", 1), "utf-8")


def _itself(path: Path, text: str) -> None:
    path.write_text(text.replace('xlink:href="', f'xlink:href="{path.name}#x" b:was="', 1), "utf-8")


HOSTILE: Mapping[str, Callable[[Path, str], None]] = {
    "entities that expand": _entities,
    "an entity of another file": _outside,
    "elements in elements": _deep,
    "cut off in the middle": _cut_off,
    "eight gigabytes of nothing": _zeros,
    "a pipe that nobody writes to": _pipe,
    "a link to itself": _loop,
    "an archive that grows": _packed,
    "a number of twenty million digits": _digits,
    "its own taxonomy": _itself,
}
"""What harms, each written to a path; the text is that of a valid filing."""
