"""The manifest: hashes and sizes of everything, the same bytes for the same build."""

from __future__ import annotations

from pathlib import Path

from disclose.packages.manifest import MANIFEST, manifest, outputs_listed


def test_manifest_is_canonical() -> None:
    data = manifest({"z.yaml": b"", "a/é.csv": b"abc"}, {"r.xbrl": b"x", MANIFEST: b"old"}, version="1.2.3")
    assert data.decode() == (
        "{\n"
        '  "disclose": "1.2.3",\n'
        '  "inputs": {\n'
        '    "a/é.csv": {\n'
        '      "bytes": 3,\n'
        '      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"\n'
        "    },\n"
        '    "z.yaml": {\n'
        '      "bytes": 0,\n'
        '      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"\n'
        "    }\n"
        "  },\n"
        '  "outputs": {\n'
        '    "r.xbrl": {\n'
        '      "bytes": 1,\n'
        '      "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"\n'
        "    }\n"
        "  }\n"
        "}\n"
    )


def test_order_of_files_does_not_matter() -> None:
    inputs, outputs = {"a": b"1", "b": b"2"}, {"c": b"3", "d": b"4"}
    turned = manifest(dict(reversed(inputs.items())), dict(reversed(outputs.items())))
    assert manifest(inputs, outputs) == turned


def test_listed_outputs_are_read_back(tmp_path: Path) -> None:
    assert outputs_listed(tmp_path) is None
    (tmp_path / MANIFEST).write_bytes(manifest({"i": b""}, {"a.xml": b"", "b/c.xml": b""}))
    assert outputs_listed(tmp_path) == frozenset({MANIFEST, "a.xml", "b/c.xml"})
