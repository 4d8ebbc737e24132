"""Reports in CSV made to harm are refused with a finding, soon, within little memory, and nothing outside is read."""

from __future__ import annotations

import copy
import os
import shutil
import time
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from csv_cases import META, SOUND, Files, spelled
from disclose.diagnostics import has_errors
from disclose.validate import validate

SCHEMA = Path(__file__).parents[1] / "formats" / "json_kinds.xsd"
MANY = 5_000
SECONDS = 20
SECRET = "name,value\nwho,lei:SECRET\n"


def changed(**files: object) -> Files:
    found = copy.deepcopy(SOUND)
    found.update({name.replace("_csv", ".csv"): content for name, content in files.items()})
    return found


def metadata(change: Callable[[Any], object]) -> Files:
    found = copy.deepcopy(SOUND)
    change(found[META])
    return found


def bomb(levels: int) -> Files:
    """Each file extends two, which extend two."""
    found = metadata(lambda meta: meta["documentInfo"].__setitem__("extends", ["0-a.json", "0-b.json"]))
    info = {"documentType": "https://xbrl.org/2021/xbrl-csv", "taxonomy": ["json_kinds.xsd"]}
    for level in range(levels):
        for side in "ab":
            further = [f"{level + 1}-a.json", f"{level + 1}-b.json"]
            found[f"{level}-{side}.json"] = {"documentInfo": {**info, "extends": further}}
    return found


def table(url: str) -> Files:
    return metadata(lambda meta: meta["tables"]["main"].__setitem__("url", url))


HOSTILE: Mapping[str, Callable[[], Files]] = {
    "a cell without an end": lambda: changed(main_csv='id,"' + "x" * 20_000_000),
    "a line without an end": lambda: changed(main_csv="x" * 80_000_000),
    "quotes": lambda: changed(main_csv='"' * 5_000_001),
    "many commas": lambda: changed(main_csv="id" + "," * 5_000_000),
    "many columns": lambda: changed(main_csv=",".join(f"c{one}" for one in range(4 * MANY))),
    "empty lines": lambda: changed(main_csv="id,nothing" + "\n" * 3_000_000),
    "null characters": lambda: changed(main_csv=b"id,period\n" + b"\0" * 1_000_000),
    "another encoding": lambda: changed(main_csv=SOUND["main.csv"].encode("utf-16")),
    "half a character": lambda: changed(main_csv=b"id,period\n\xe5\x95"),
    "a table elsewhere": lambda: table("../secret.csv"),
    "an absolute table": lambda: table("/etc/passwd"),
    "a table by URL": lambda: table("file:///etc/passwd"),
    "a table of the network": lambda: metadata(
        lambda meta: meta["tables"]["main"].__setitem__("url", "http://127.0.0.1:1/x.csv")
    ),
    "a table in disguise": lambda: metadata(
        lambda meta: meta["tables"]["main"].__setitem__("url", "x/%2e%2e/%2e%2e/secret.csv")
    ),
    "a table by a link": lambda: table("link.csv"),
    "parameters elsewhere": lambda: metadata(lambda meta: meta.__setitem__("parameterURL", "../secret.csv")),
    "a base elsewhere": lambda: metadata(lambda meta: meta["documentInfo"].__setitem__("extends", ["../../../etc/passwd"])),
    "a base of the network": lambda: metadata(
        lambda meta: meta["documentInfo"].__setitem__("extends", ["http://127.0.0.1:1/base.json"])
    ),
    "a tree of bases": lambda: bomb(120),
    "nested metadata": lambda: changed(
        **{META: b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-csv"}, "x": ' + b"[" * 500_000}
    ),
    "many parameters": lambda: changed(parameters_csv="name,value\n" + "".join(f"p{one},x\n" for one in range(3 * MANY))),
    "many templates": lambda: metadata(
        lambda meta: meta["tables"].update({f"t{one}": {"url": "gone.csv", "template": "main"} for one in range(2_000)})
    ),
    "many links": lambda: metadata(
        lambda meta: meta["links"]["footnote"]["_"].update(
            {f"f{one}": [f"f{other}" for other in range(100)] for one in range(90)}
        )
    ),
    "every row another period": lambda: changed(
        **{"tables/cash_csv": "period,amount,Cash\n" + "".join(f"x{one},1,1\n" for one in range(MANY))}
    ),
    "a number of many digits": lambda: changed(
        **{"tables/cash_csv": "period,amount,Cash\n2023,1," + "9" * 3_000_000 + "\n2023,2,1e999999999\n"}
    ),
    "a suffix of many digits": lambda: changed(**{"tables/cash_csv": "period,amount,Cash\n2023,1,1d" + "9" * 1_000_000 + "\n"}),
    "entities in a footnote": lambda: changed(notes_csv='note,language\n"&a;",en\n'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_soon(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "report"
    (folder / "x").mkdir(parents=True)
    shutil.copy(SCHEMA, folder)
    (tmp_path / "secret.csv").write_text(SECRET)
    os.symlink(tmp_path / "secret.csv", folder / "link.csv")
    files = spelled(HOSTILE[name]())
    for file, data in files.items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_bytes(data)
    before = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    size = sum(map(len, files.values()))
    started = time.process_time()
    tracemalloc.start()
    try:
        outcome = validate(folder / META)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert has_errors(outcome.diagnostics)
    assert all(found.message for found in outcome.diagnostics)
    assert not any("SECRET" in f"{found.message}{found.details}" for found in outcome.diagnostics)
    assert time.process_time() - started < SECONDS
    assert peak < 150_000_000 + 30 * size
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == before
