"""The compiled form says what the documents say, and is used only as long as they are what they were."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest
from dts_files import CONCEPT_LABEL, appinfo, arc, item, link, linkbase, linkbase_ref, loc, schema, t
from msgspec import msgpack

from disclose.diagnostics import Outcome, Span
from disclose.names import ARCROLE_PARENT_CHILD, DTR_2022, DTR_2022_XSD, ENUM2, ENUM2_XSD, REF_2006, ROLE_LINK
from disclose.resources import taxonomy_folder
from disclose.taxonomy import Taxonomy, compiled
from disclose.taxonomy.author import author_taxonomy
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.catalog import file_url, shown_url, standard_catalog
from disclose.taxonomy.compiled import FORM, load_compiled
from disclose.taxonomy.compiled_reading import OnDemand
from disclose.taxonomy.dts.nodes import ReferenceKind
from disclose.taxonomy.dts.uri import file_uri
from disclose.taxonomy.emit import emit_taxonomy
from disclose.taxonomy.load import entry_point, load_taxonomy
from disclose.taxonomy.package import open_package

IMPORTS = (
    f'<xs:import namespace="{DTR_2022}" schemaLocation="{DTR_2022_XSD}"/>'
    f'<xs:import namespace="{ENUM2}" schemaLocation="{ENUM2_XSD}"/>'
)
LABEL = '<link:label xlink:type="resource" xlink:label="l" xml:lang="en">First\nline &amp; "second"\u2028</link:label>'
REFERENCE = f'<link:reference xlink:type="resource" xlink:label="r"><p:Name xmlns:p="{REF_2006}">IAS</p:Name></link:reference>'
SCHEMA = schema(
    appinfo(
        linkbase_ref("p.xml") + '<link:roleType roleURI="http://t.example/r" id="r"><link:definition>R</link:definition>'
        "<link:usedOn>link:presentationLink</link:usedOn></link:roleType>"
    )
    + '<xs:complexType name="own"><xs:simpleContent><xs:restriction base="xbrli:decimalItemType">'
    '<xs:minInclusive value="0.10"/><xs:pattern value="[0-9.]+"/></xs:restriction></xs:simpleContent></xs:complexType>'
    + item("A", 'type="xbrli:monetaryItemType" xbrli:balance="debit" nillable="true"')
    + item("B", 'type="t:own" abstract="true"')
    + item("X", 'type="xbrli:stringItemType" xbrldt:typedDomainRef="#t_D"', "xbrldt:dimensionItem")
    + item("E", f'xmlns:e="{ENUM2}" type="e:enumerationItemType" e:domain="t:A" e:linkrole="http://t.example/r"')
    + '<xs:element name="D" id="t_D" type="xs:date"/>',
    imports=IMPORTS,
)
LINKBASE = linkbase(
    link(loc("A") + loc("B") + loc("X") + arc("A", "B", 'order="1.50"') + arc("A", "X", 'order="2" preferredLabel="p"'))
    + link(loc("A") + LABEL + arc("A", "l", "", CONCEPT_LABEL, "labelArc"), "labelLink")
    + link(
        loc("A") + REFERENCE + arc("A", "r", "", "http://www.xbrl.org/2003/arcrole/concept-reference", "referenceArc"),
        "referenceLink",
    )
)
Load = Callable[[], Outcome[Taxonomy]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = tmp_path / "files"
    files.mkdir()
    (files / "t.xsd").write_bytes(SCHEMA)
    (files / "p.xml").write_bytes(LINKBASE)
    return files


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", FORM)


@pytest.fixture
def load(folder: Path, cache: Cache) -> Load:
    catalog = standard_catalog().with_root(folder)
    return lambda: load_compiled([file_uri(folder / "t.xsd")], catalog, shown=name_of, cache=cache)


def name_of(uri: str) -> str:
    return uri.rpartition("/")[2]


def is_from_cache(outcome: Outcome[Taxonomy]) -> bool:
    return outcome.value is not None and isinstance(outcome.value.labels, OnDemand)


def test_compiled_form_equals_what_was_loaded(load: Load) -> None:
    first, second = load(), load()
    assert not is_from_cache(first)
    assert is_from_cache(second)
    assert first.value == second.value
    assert first.diagnostics == second.diagnostics == ()
    assert second.value is not None
    assert second.value.label(t("A"), "en") == 'First\nline & "second"\u2028'
    assert str(second.value.concepts[t("A")].span) == "t.xsd:4"
    network = second.value.networks[ARCROLE_PARENT_CHILD, ROLE_LINK]
    assert [str(relationship.span) for relationship in network.relationships] == ["p.xml:2", "p.xml:2"]
    assert t("B") not in second.value.labels
    assert len(second.value.references) == 1


def test_authored_taxonomy_survives(cache: Cache) -> None:
    authored = author_taxonomy(taxonomy_folder() / "annual-report", "annual-report").value
    assert authored is not None
    catalog = standard_catalog().with_files(emit_taxonomy(authored))
    entry = [file_url(authored.schema_ref)]
    loaded = load_taxonomy(entry, catalog)
    assert load_compiled(entry, catalog, cache=cache) == loaded
    again = load_compiled(entry, catalog, cache=cache)
    assert is_from_cache(again)
    assert again == loaded


@pytest.mark.parametrize("name", ["t.xsd", "p.xml"])
def test_any_changed_byte_counts(load: Load, folder: Path, name: str) -> None:
    load()
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data.replace(b"\n</", b" </", 1))
    assert not is_from_cache(load())
    assert is_from_cache(load())


def test_file_that_goes_and_comes_back(load: Load, folder: Path) -> None:
    load()
    (folder / "p.xml").unlink()
    outcome = load()
    assert [found.code for found in outcome.diagnostics] == ["xbrl.4.3.2:linkbaseRefHref"]
    again = load()
    assert is_from_cache(again)
    assert again == outcome
    (folder / "p.xml").write_bytes(LINKBASE)
    assert load().diagnostics == ()


def test_findings_are_kept(load: Load, folder: Path) -> None:
    (folder / "p.xml").write_bytes(linkbase(link(loc("A") + loc("Z") + arc("A", "Z") + arc("A", "none"))))
    first, second = load(), load()
    assert [(found.code, str(found.span)) for found in second.diagnostics] == [
        ("xbrl.3.5.3.9.3:arcResource", "p.xml:2"),
        ("xbrl.3.5.4:hrefIdNotFound", "p.xml:2"),
    ]
    assert is_from_cache(second)
    assert second == first


def test_finding_in_the_report_that_asks_is_not_kept(folder: Path, cache: Cache) -> None:
    catalog = standard_catalog().with_root(folder)
    entry = entry_point("p.xml", base=file_uri(folder / "r.xbrl"), kind=ReferenceKind.SCHEMA_REF, span=Span("r.xbrl", 3))
    for _ in range(2):
        outcome = load_compiled([entry], catalog, shown=name_of, cache=cache)
        assert [(found.code, str(found.span)) for found in outcome.diagnostics] == [("xbrl.4.2.2:schemaRefHref", "r.xbrl:3")]
        assert not is_from_cache(outcome)


def kept_file(cache: Cache) -> Path:
    assert cache.folder is not None
    (path,) = cache.folder.rglob("*.bin")
    return path


CENSUS = {"documents": 1, "concepts": 1, "roles": 1, "arcroles": 1, "arcs": {}, "labels": []}


def checked(entry: list[object]) -> bytes:
    """An entry that is whole, whatever it says."""
    data = msgpack.encode(entry)
    return crc32(data).to_bytes(4, "big") + data


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"First", b"Last_", 1),
        lambda data: data[:4] + data[5:],
        lambda data: data[:40] + b"\xff" + data[41:],
        lambda data: checked([]),
        lambda data: checked([[], [], {}, 1]),
        lambda data: checked(
            [[], [], {"documents": 1, "concepts": 1, "roles": 1, "arcroles": 1, "arcs": {}, "labels": []}, []]
        ),
    ],
    ids=["empty", "half", "another label", "a byte less", "another byte", "nothing kept", "no numbers", "no tables"],
)
def test_damaged_form_is_not_used(load: Load, cache: Cache, damage: Callable[[bytes], bytes]) -> None:
    expected = load()
    path = kept_file(cache)
    path.write_bytes(damage(path.read_bytes()))
    outcome = load()
    assert not is_from_cache(outcome)
    assert outcome == expected
    assert is_from_cache(load())


def test_no_cache_folder(folder: Path) -> None:
    catalog = standard_catalog().with_root(folder)
    for _ in range(2):
        outcome = load_compiled([file_uri(folder / "t.xsd")], catalog, cache=Cache(None, FORM))
        assert outcome.value is not None
        assert not is_from_cache(outcome)


def test_version_of_the_program_counts(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    monkeypatch.setattr(compiled, "__version__", "another")
    assert not is_from_cache(load())


def test_package_is_known_by_its_bytes(tmp_path: Path, cache: Cache) -> None:
    from test_package import GOOD, packed

    def load(files: dict[str, str | bytes]) -> Outcome[Taxonomy]:
        package = open_package(packed(tmp_path, files), "p.zip").value
        assert package is not None
        catalog = standard_catalog().with_rewrites(*package.rewrites)
        return load_compiled(package.entry_points[0].documents, catalog, cache=cache)

    assert not is_from_cache(load(GOOD))
    assert is_from_cache(load(GOOD))
    changed = load(GOOD | {"top/files/y.xsd": schema(item("C"))})
    assert not is_from_cache(changed)
    assert changed.value is not None
    assert t("C") in changed.value.concepts


PROGRAM = """
import sys
from pathlib import Path
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.catalog import standard_catalog
from disclose.taxonomy.compiled import FORM, load_compiled
from disclose.taxonomy.dts.uri import file_uri
folder = Path(sys.argv[1])
catalog = standard_catalog().with_root(folder)
for _ in range(5):
    outcome = load_compiled([file_uri(folder / "t.xsd")], catalog, cache=Cache(Path(sys.argv[2]), FORM))
    concepts = outcome.value.concepts
    print(len(concepts), outcome.value.label(next(iter(concepts)), "en")[:5], len(outcome.diagnostics))
"""


def test_processes_share_the_cache(folder: Path, cache: Cache) -> None:
    command = [sys.executable, "-c", PROGRAM, str(folder), str(cache.folder)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate(timeout=60) for process in running]
    assert said == [("4 First 0\n" * 5, "")] * 3


def test_shown_paths_are_those_of_today(folder: Path, cache: Cache) -> None:
    catalog = standard_catalog().with_root(folder)
    entry = [file_uri(folder / "t.xsd")]
    load_compiled(entry, catalog, cache=cache)
    outcome = load_compiled(entry, catalog, cache=cache)
    assert outcome.value is not None
    assert outcome.value.concepts[t("A")].span == Span(shown_url(file_uri(folder / "t.xsd")), 4)
    assert is_from_cache(outcome)
