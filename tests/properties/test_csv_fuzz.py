"""Whatever is changed in metadata and tables, reading ends with findings and not with an exception."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csv_cases import META, SOUND, spelled
from disclose.diagnostics import Outcome
from disclose.formats.xbrl_csv import read_csv
from disclose.formats.xbrl_csv.files import files_in_memory
from disclose.model import Report
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import standard_catalog
from disclose.taxonomy.load import load_taxonomy

SCHEMA = Path(__file__).parents[1] / "formats" / "json_kinds.xsd"
FILES = spelled(SOUND)
TABLES = sorted(name for name in FILES if name.endswith(".csv"))
ODD = ["", "#nil", "#none", "#empty", "##x", "#x", "$period", "$$x", "$", "$@", "$period@end", "$rowNumber", "t:", ":x", "a.b"]
VALUES: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        [*ODD, "2024", "t:Name", "xbrl:note", None, True, 3, -1, [], {}, ["kind"], {"x": {}}, {"t:RegionAxis": "x"}]
    ),
    st.text(max_size=5),
)


@pytest.fixture(scope="module")
def kinds() -> Taxonomy:
    loaded = load_taxonomy([SCHEMA.resolve().as_uri()], standard_catalog().with_root(SCHEMA.parent.resolve()))
    assert loaded.value is not None
    return loaded.value


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(found for key, value in inner for found in places(value, (*path, key)))]


PLACES = places(SOUND[META])[1:]


def read(files: dict[str, bytes], taxonomy: Taxonomy) -> Outcome[Report]:
    return read_csv(files[META], files_in_memory(files, META, f"file:///reports/{META}"), taxonomy)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES, st.booleans()), min_size=1, max_size=3))
def test_changed_metadata(kinds: Taxonomy, changes: list[tuple[tuple[Any, ...], Any, bool]]) -> None:
    metadata = json.loads(FILES[META])
    for path, value, remove in changes:
        at = metadata
        for key in path[:-1]:
            there = key in at if isinstance(at, dict) else isinstance(at, list) and isinstance(key, int) and key < len(at)
            at = at[key] if there else {}
        if remove and isinstance(at, dict):
            at.pop(path[-1], None)
        elif isinstance(at, dict):
            at[path[-1]] = value
    read({**FILES, META: json.dumps(metadata).encode()}, kinds)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(TABLES), st.integers(0, 400), st.one_of(st.sampled_from([*ODD, ",", '"', "\n", "\r"]), st.text(max_size=3))
)
def test_changed_tables(kinds: Taxonomy, name: str, place: int, text: str) -> None:
    data = FILES[name]
    at = place % (len(data) + 1)
    outcome = read({**FILES, name: data[:at] + text.encode("utf-8", "surrogatepass") + data[at + 1 :]}, kinds)
    assert outcome.value is not None


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=40), st.integers(0, 2000))
def test_other_bytes(kinds: Taxonomy, name: str, junk: bytes, place: int) -> None:
    data = FILES[name]
    at = place % (len(data) + 1)
    read({**FILES, name: data[:at] + junk + data[at:]}, kinds)
