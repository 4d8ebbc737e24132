"""JSON made to harm is refused with a finding, soon, and within little memory."""

from __future__ import annotations

import json
import shutil
import time
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from disclose.diagnostics import has_errors
from disclose.validate import validate
from json_cases import SOUND, spelled

SCHEMA = Path(__file__).parents[1] / "formats" / "json_kinds.xsd"
MANY = 20_000
SECONDS = 20


def facts(members: str) -> bytes:
    info = json.dumps(SOUND["documentInfo"])
    return f'{{"documentInfo": {info}, "facts": {{{members}}}}}'.encode()


def fact(value: str, further: str = "") -> str:
    return f'{{"value": {value}, "dimensions": {{"concept": "t:Name"{further}}}}}'


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "lists in lists": lambda: b'{"facts": ' + b"[" * 1_000_000,
    "objects in objects": lambda: b'{"a":' * 500_000,
    "deep fact": lambda: facts('"f": ' + '{"value":' * 100 + "1" + "}" * 100),
    "deep extension": lambda: facts('"f": ' + fact('"x"')[:-1] + ', "t:x": ' + "[" * 100 + "]" * 100 + "}"),
    "a long number": lambda: facts('"f": {"value": null, "decimals": ' + "9" * 100_000 + "}"),
    "a large exponent": lambda: facts('"f": {"value": null, "decimals": 1e999999999}'),
    "digits as a value": lambda: facts('"f": {"value": "' + "9" * 500_000 + '", "dimensions": {"concept": "t:Revenue"}}'),
    "an exponent as a value": lambda: facts('"f": {"value": "1e999999999", "dimensions": {"concept": "t:Rate"}}'),
    "a string without an end": lambda: b'{"documentInfo": "' + b"x" * 5_000_000,
    "backslashes": lambda: b'{"documentInfo": "' + b"\\" * 1_000_001,
    "spaces": lambda: b'{"documentInfo"' + b" " * 5_000_000,
    "half a character": lambda: facts(f'"f": {fact(chr(34) + chr(92) + "ud800" + chr(34))}'),
    "a zero character": lambda: facts(f'"f": {fact(chr(34) + chr(92) + "u0000" + chr(34))}'),
    "another encoding": lambda: facts(f'"f": {fact(chr(34) + "x" + chr(34))}').decode().encode("utf-16"),
    "one id for all": lambda: facts(",".join([f'"f": {fact(chr(34) + "x" + chr(34))}'] * MANY)),
    "one dimension for all": lambda: facts(f'"f": {fact("null", ", " + chr(34) + "t:RegionAxis" + chr(34) + ": null") * 1}'),
    "one dimension many times": lambda: facts('"f": ' + fact("null", ', "t:AmountAxis": null' * MANY)),
    "many dimensions": lambda: facts('"f": ' + fact("null", "".join(f', "t:A{one}": "x"' for one in range(MANY)))),
    "many units": lambda: facts('"f": ' + fact('"1"', ', "unit": "' + "*".join(["t:a"] * MANY) + '("')),
    "many prefixes": lambda: spelled(
        {**SOUND, "documentInfo": {**SOUND["documentInfo"], "namespaces": {f"p{one}": "urn:t" for one in range(MANY)}}}
    ),
    "many entry points": lambda: spelled(
        {**SOUND, "documentInfo": {**SOUND["documentInfo"], "taxonomy": [f"none{one}.xsd" for one in range(300)]}}
    ),
    "taxonomy elsewhere": lambda: spelled(
        {**SOUND, "documentInfo": {**SOUND["documentInfo"], "taxonomy": ["../../../../etc/passwd", "file:///etc/passwd"]}}
    ),
    "a base elsewhere": lambda: spelled({**SOUND, "documentInfo": {**SOUND["documentInfo"], "baseURL": "http://127.0.0.1:1/"}}),
    "everything linked with everything": lambda: spelled(
        {
            **SOUND,
            "facts": {
                f"f{one}": {
                    "value": "x",
                    "dimensions": {"concept": "t:Name", "period": "x"},
                    "links": {"footnote": {"_": [f"f{other}" for other in range(300)]}},
                }
                for one in range(300)
            },
        }
    ),
    "entities in a footnote": lambda: spelled(
        {
            **SOUND,
            "facts": {
                "n": {
                    "value": "&a;",
                    "dimensions": {"concept": "xbrl:note", "noteId": "n", "language": "en"},
                }
            },
        }
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_soon(name: str, tmp_path: Path) -> None:
    shutil.copy(SCHEMA, tmp_path)
    path = tmp_path / "r.json"
    data = HOSTILE[name]()
    path.write_bytes(data)
    started = time.process_time()
    tracemalloc.start()
    try:
        outcome = validate(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert has_errors(outcome.diagnostics)
    assert all(found.message for found in outcome.diagnostics)
    assert time.process_time() - started < SECONDS
    assert peak < 150_000_000 + 30 * len(data)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["json_kinds.xsd", "r.json"]
