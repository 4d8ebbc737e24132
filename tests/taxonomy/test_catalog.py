"""What a catalog finds, what it refuses, and how it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclose.diagnostics import Span
from disclose.names import DTR_2022_XSD, INLINE_XSD, XBRLI_XSD
from disclose.taxonomy.catalog import Catalog, Rewrite, file_url, shown_url, standard_catalog


def refusal(catalog: Catalog, url: str) -> tuple[str, str]:
    outcome = catalog.read(url)
    assert outcome.value is None
    (found,) = outcome.diagnostics
    return found.code, found.message


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.xsd").write_bytes(b"secret")
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (root / "a.xsd").write_bytes(b"a")
    (root / "sub" / "b c.xsd").write_bytes(b"b")
    (root / "link.xsd").symlink_to(tmp_path / "secret.xsd")
    return root


@pytest.mark.parametrize("url", [XBRLI_XSD, DTR_2022_XSD, INLINE_XSD])
def test_published_schemas_are_found(url: str) -> None:
    data = standard_catalog().read(url).value
    assert data is not None
    assert b"schema" in data


def test_fragment_does_not_matter() -> None:
    assert standard_catalog().read(f"{XBRLI_XSD}#xbrli_item").value == standard_catalog().read(XBRLI_XSD).value


@pytest.mark.parametrize(
    "url",
    [
        "http://www.xbrl.org/2003/no-such.xsd",
        "http://www.xbrl.org/2003",
        f"{XBRLI_XSD}?v=1",
        "http://elsewhere.example/a.xsd",
        "ftp://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
        "urn:a:b",
        "",
    ],
)
def test_url_that_is_nowhere(url: str) -> None:
    code, message = refusal(standard_catalog(), url)
    assert code == "disclose.catalog:not-found"
    assert message == f"{url} is in no taxonomy package and not among the published schemas, and the network is not used"


@pytest.mark.parametrize(
    "url",
    [
        "http://www.xbrl.org/../../../../etc/passwd",
        "http://www.xbrl.org/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "http://../../secret.xsd",
        "http://www.xbrl.org/2003\\..\\x",
    ],
)
def test_published_schemas_are_no_way_out(url: str) -> None:
    code, message = refusal(standard_catalog(), url)
    assert code == "disclose.catalog:outside"
    assert message == f"{url} lies outside the folders that may be read"


def test_missing_published_schemas_say_what_to_install() -> None:
    (found,) = Catalog().read(XBRLI_XSD).diagnostics
    assert found.code == "disclose.catalog:no-standard-files"
    assert found.message == f"{XBRLI_XSD} can't be read: the published schemas are not at hand"
    assert found.help == "Install them with: pip install arelle-release"


def test_mapped_documents_come_first(folder: Path) -> None:
    catalog = standard_catalog().with_documents({XBRLI_XSD: b"mine", "http://a.example/a": folder / "a.xsd"})
    assert catalog.read(XBRLI_XSD).value == b"mine"
    assert catalog.read("http://a.example/a").value == b"a"


def test_files_refer_to_one_another_by_name() -> None:
    catalog = Catalog().with_files({"t.xsd": b"t", "sub/u.xsd": b"u"})
    assert catalog.read(file_url("sub/../t.xsd")).value == b"t"
    assert catalog.read(file_url("../../sub/u.xsd")).value == b"u"
    assert shown_url(file_url("sub/u.xsd")) == "sub/u.xsd"
    assert refusal(catalog, file_url("v.xsd")) == ("disclose.catalog:not-found", "There is no file v.xsd beside the others")


def test_longest_rewrite_wins(folder: Path) -> None:
    rewrites = Rewrite("http://t.example/", folder), Rewrite("http://t.example/x/", folder / "sub")
    catalog = Catalog().with_rewrites(*rewrites)
    assert catalog.read("http://t.example/a.xsd").value == b"a"
    assert catalog.read("http://t.example/x/b%20c.xsd").value == b"b"
    assert refusal(catalog, "http://t.example/x/a.xsd")[0] == "disclose.catalog:not-found"


@pytest.mark.parametrize("tail", ["../secret.xsd", "%2E%2E/secret.xsd", "sub/../../secret.xsd", "link.xsd"])
def test_rewrite_never_leads_above_its_folder(folder: Path, tail: str) -> None:
    catalog = Catalog().with_rewrites(Rewrite("http://t.example/", folder))
    assert refusal(catalog, f"http://t.example/{tail}")[0] == "disclose.catalog:outside"


def test_files_below_an_opened_folder(folder: Path) -> None:
    catalog = Catalog().with_root(folder)
    assert catalog.read((folder / "a.xsd").as_uri()).value == b"a"
    assert catalog.read((folder / "sub" / "b c.xsd").as_uri()).value == b"b"
    assert refusal(catalog, (folder / "none.xsd").as_uri())[0] == "disclose.catalog:not-found"


@pytest.mark.parametrize("name", ["../secret.xsd", "link.xsd", "sub/../../secret.xsd"])
def test_files_above_an_opened_folder_are_refused(folder: Path, name: str) -> None:
    url = f"{folder.as_uri()}/{name}"
    code, message = refusal(Catalog().with_root(folder), url)
    assert code == "disclose.catalog:outside"
    assert message.endswith("lies outside the folders that may be read")


def test_local_files_are_not_read_unless_their_folder_is_opened(folder: Path) -> None:
    assert refusal(standard_catalog(), (folder / "a.xsd").as_uri())[0] == "disclose.catalog:outside"
    assert refusal(standard_catalog(), "file://host/etc/passwd")[0] == "disclose.catalog:outside"


def test_finding_stands_where_the_reference_stands() -> None:
    (found,) = Catalog().with_files({}).read(file_url("a.xsd"), Span("b.xsd", 3)).diagnostics
    assert str(found.span) == "b.xsd:3"
