"""Documents from the network: fetched within bounds, kept by their hash, asked for only where nothing else has them."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

import disclose
from disclose.diagnostics import Span
from disclose.names import LINK, XBRLI, XBRLI_XSD, XLINK
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.cache_upkeep import cache_kinds, clear_cache
from disclose.taxonomy.catalog import Rewrite, standard_catalog
from disclose.taxonomy.downloads import FORM, DownloadBounds, Downloads
from disclose.taxonomy.fetch import FetchBounds
from disclose.validate import Settings, validate
from loopback import Answer, Loopback, loopback

SCHEMA = b'<?xml version="1.0"?>\n<schema/>\n'
PATIENT = DownloadBounds(FetchBounds(silence=60, seconds=60, size=1_000, redirects=2))
QUICK = DownloadBounds(FetchBounds(silence=1, seconds=1))


def moved(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": to})


ANSWERS: Mapping[str, Answer] = {
    "/a.xsd": Answer(SCHEMA, headers={"ETag": '"v1"'}),
    "/b%20c.xsd": Answer(SCHEMA),
    "/chunkless.xsd": Answer(SCHEMA, length=-1),
    "/utf16.xsd": Answer("<schema/>".encode("utf-16")),
    "/moved.xsd": moved("/a.xsd"),
    "/moved-relative.xsd": moved("a.xsd", 308),
    "/round.xsd": moved("/round.xsd", 301),
    "/to-file.xsd": moved("file:///etc/hostname"),
    "/to-ftp.xsd": moved("ftp://127.0.0.1/a.xsd"),
    "/to-secret.xsd": moved("http://me:secret@127.0.0.1/a.xsd"),
    "/to-nowhere.xsd": moved("http://[/"),
    "/moved-without.xsd": Answer(status=302),
    "/large.xsd": Answer(SCHEMA + b" " * 1_000),
    "/large-unannounced.xsd": Answer(SCHEMA + b" " * 100_000, length=-1),
    "/cut.xsd": Answer(SCHEMA, length=500),
    "/page.xsd": Answer(b"\n<!DOCTYPE HTML><html/>", headers={"Content-Type": "text/xml"}),
    "/text.xsd": Answer(b"Not here"),
    "/empty.xsd": Answer(b""),
    "/packed.xsd": Answer(b"<schema/>", headers={"Content-Encoding": "gzip"}),
    "/broken.xsd": Answer(status=500),
    "/part.xsd": Answer(SCHEMA, status=206),
    "/locked.xsd": Answer(status=401, headers={"WWW-Authenticate": 'Basic realm="x"'}),
    "/silent.xsd": Answer(SCHEMA, pause=30),
    "/slow.xsd": Answer(drip=b"<" + b" " * 200, length=201),
}


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    with loopback(ANSWERS) as running:
        yield running


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", FORM)


def refusal(url: str, bounds: DownloadBounds = PATIENT) -> tuple[str, str]:
    """Code and reason of the one finding, which has advice too."""
    outcome = Downloads(Cache(None, FORM), bounds).read(url)
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert found.help
    assert found.message.startswith(f"{url} can't be fetched: ")
    return found.code, found.message.removeprefix(f"{url} can't be fetched: ")


@pytest.mark.parametrize("path", ["/a.xsd", "/b c.xsd", "/chunkless.xsd", "/moved.xsd", "/moved-relative.xsd"])
def test_a_document_is_fetched(server: Loopback, cache: Cache, path: str) -> None:
    assert Downloads(cache, PATIENT).read(server.url + path).value == SCHEMA


def test_a_document_in_utf_16_is_fetched(server: Loopback, cache: Cache) -> None:
    assert Downloads(cache, PATIENT).read(f"{server.url}/utf16.xsd").value == ANSWERS["/utf16.xsd"].body


@pytest.mark.parametrize(
    ("path", "code", "reason"),
    [
        ("/none.xsd", "not-found", "the server answers 404"),
        ("/broken.xsd", "failed", "the server answers 500"),
        ("/part.xsd", "failed", "the server answers 206"),
        ("/locked.xsd", "failed", "the server answers 401"),
        ("/moved-without.xsd", "failed", "the server answers 302"),
        ("/cut.xsd", "failed", "the connection ended before all of it was there"),
        ("/large.xsd", "too-large", "it is larger than the 1,000 bytes that are read"),
        ("/large-unannounced.xsd", "too-large", "it is larger than the 1,000 bytes that are read"),
        ("/page.xsd", "not-xml", "the server answers with something else than an XML document"),
        ("/text.xsd", "not-xml", "the server answers with something else than an XML document"),
        ("/empty.xsd", "not-xml", "the server answers with something else than an XML document"),
        ("/packed.xsd", "not-xml", "the server sends it compressed, which was not asked for"),
        ("/silent.xsd", "timeout", "the server takes too long"),
        ("/slow.xsd", "timeout", "the server takes too long"),
        ("/round.xsd", "refused", "the server redirects more than 2 times"),
        ("/to-file.xsd", "refused", "the server redirects to a URL with file:, and only http and https are fetched"),
        ("/to-ftp.xsd", "refused", "the server redirects to a URL with ftp:, and only http and https are fetched"),
        ("/to-secret.xsd", "refused", "the server redirects to a URL with a user name in it, and no credentials are sent"),
        ("/to-nowhere.xsd", "refused", "the server redirects to something that is not a URL"),
    ],
)
def test_an_answer_that_is_no_use(server: Loopback, path: str, code: str, reason: str) -> None:
    bounds = QUICK if code == "timeout" else PATIENT
    assert refusal(server.url + path, bounds) == (f"disclose.online:{code}", reason)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/hostname", "this is a URL with file:, and only http and https are fetched"),
        ("ftp://t.example/a.xsd", "this is a URL with ftp:, and only http and https are fetched"),
        ("http:///a.xsd", "this is a URL with http:, and only http and https are fetched"),
        ("http://me:secret@t.example/a.xsd", "this is a URL with a user name in it, and no credentials are sent"),
        ("http://[/a.xsd", "that is not a URL"),
        ("http://127.0.0.1:x/a.xsd", "that is not a URL that can be asked for"),
    ],
)
def test_a_url_that_is_not_asked_for(url: str, reason: str) -> None:
    assert refusal(url) == ("disclose.online:refused", reason)


def test_a_server_that_is_not_there() -> None:
    with loopback({}) as gone:
        url = f"{gone.url}/a.xsd"
    code, reason = refusal(url)
    assert code == "disclose.online:failed"
    assert reason.startswith("the connection fails (")


def test_no_credentials_and_no_cookies_are_sent(server: Loopback) -> None:
    Downloads(Cache(None, FORM), PATIENT).read(f"{server.url}/a.xsd")
    assert not {"authorization", "cookie", "referer"} & set(server.headers[-1])
    assert server.headers[-1]["accept-encoding"] == "identity"


def test_a_document_is_kept_by_its_hash_and_read_without_the_server(cache: Cache) -> None:
    with loopback(ANSWERS) as running:
        url = f"{running.url}/a.xsd"
        assert Downloads(cache, PATIENT).read(url).value == SCHEMA
    assert Downloads(cache, PATIENT).read(url).value == SCHEMA
    assert cache.folder is not None
    (content,) = cache.folder.rglob("*.bin")
    (index,) = cache.folder.rglob("*.json")
    digest = sha256(SCHEMA).hexdigest()
    assert content.parent.name + content.stem == digest
    entry = json.loads(index.read_bytes())
    assert entry.pop("time").endswith("Z")
    assert entry == {"url": url, "sha256": digest, "size": len(SCHEMA), "etag": '"v1"'}
    (kind,) = cache_kinds(cache.folder)
    assert (kind.name, kind.entries) == (FORM, 2)
    clear_cache(cache.folder)
    assert not cache_kinds(cache.folder)
    assert Downloads(cache, PATIENT).read(url).value is None


@pytest.mark.parametrize("suffix", [".bin", ".json"])
@pytest.mark.parametrize("content", [b"<schema>evil</schema>", b"", b'{"sha256": "../../../../secret", "size": 1}', None])
def test_what_was_changed_in_the_cache_is_fetched_anew(cache: Cache, suffix: str, content: bytes | None) -> None:
    with loopback(ANSWERS) as running:
        url = f"{running.url}/a.xsd"
        Downloads(cache, PATIENT).read(url)
        assert cache.folder is not None
        (file,) = cache.folder.rglob(f"*{suffix}")
        file.unlink() if content is None else file.write_bytes(content)
        assert Downloads(cache, PATIENT).read(url).value == SCHEMA
        assert running.asked == ["/a.xsd", "/a.xsd"]
        assert Downloads(cache, PATIENT).read(url).value == SCHEMA
        assert len(running.asked) == 2


def test_an_entry_of_another_url_is_not_used(cache: Cache, server: Loopback) -> None:
    Downloads(cache, PATIENT).read(f"{server.url}/a.xsd")
    Downloads(cache, PATIENT).read(f"{server.url}/utf16.xsd")
    assert cache.folder is not None
    first, second = cache.folder.rglob("*.json")
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)
    assert Downloads(cache, PATIENT).read(f"{server.url}/a.xsd").value == SCHEMA


def test_what_fails_is_asked_once_and_not_kept(cache: Cache) -> None:
    with loopback({"/page.xsd": ANSWERS["/page.xsd"]}) as running:
        downloads = Downloads(cache, PATIENT)
        assert downloads.read(f"{running.url}/page.xsd") is downloads.read(f"{running.url}/page.xsd")
        assert running.asked == ["/page.xsd"]
    assert cache.folder is not None
    assert not cache_kinds(cache.folder)


def test_so_many_documents_bytes_and_seconds_and_no_more(server: Loopback) -> None:
    for bounds, reason in (
        (DownloadBounds(documents=1), "1 documents have been fetched, and no more are"),
        (DownloadBounds(size=10), "10 bytes have been fetched, and no more are"),
        (DownloadBounds(seconds=0), "fetching has taken 0 seconds, and no longer may"),
    ):
        downloads = Downloads(Cache(None, FORM), bounds)
        downloads.read(f"{server.url}/a.xsd")
        (found,) = downloads.read(f"{server.url}/chunkless.xsd").diagnostics
        assert (found.code, found.message.partition("fetched: ")[2]) == ("disclose.online:limit", reason)


def test_many_at_once_keep_one_whole_document(cache: Cache, server: Loopback) -> None:
    found: list[bytes | None] = []
    threads = [
        threading.Thread(target=lambda: found.append(Downloads(cache, PATIENT).read(f"{server.url}/a.xsd").value))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [SCHEMA] * 8
    assert cache.folder is not None
    assert sum(kind.entries for kind in cache_kinds(cache.folder)) == 2


def test_the_network_is_asked_last(server: Loopback, tmp_path: Path) -> None:
    (tmp_path / "own.xsd").write_bytes(b"own")
    asked: list[str] = []
    downloads = Downloads(Cache(None, FORM), PATIENT, on_fetch=asked.append)
    catalog = standard_catalog().with_root(tmp_path).with_rewrites(Rewrite(f"{server.url}/p/", tmp_path)).with_online(downloads)
    own = (tmp_path / "own.xsd").as_uri()
    assert catalog.read(own).value == catalog.read(f"{server.url}/p/own.xsd").value == b"own"
    assert catalog.read(XBRLI_XSD).value
    assert asked == []
    assert catalog.read(f"{server.url}/a.xsd#fragment").value == SCHEMA
    assert catalog.read(f"{server.url}/a.xsd").value == SCHEMA
    assert asked == [f"{server.url}/a.xsd"]
    span = Span("r.xbrl", 3, 4)
    (found,) = catalog.read(f"{server.url}/p/none.xsd", span).diagnostics
    assert (found.code, found.span) == ("disclose.online:not-found", span)
    assert asked[1:] == [f"{server.url}/p/none.xsd"]


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://t.example/a.xsd", "http://files.invalid/a.xsd", "urn:a:b"])
def test_what_is_no_document_of_the_network_is_never_fetched(url: str) -> None:
    def refuse(fetched: str) -> None:
        raise AssertionError(f"{fetched} was fetched")

    catalog = standard_catalog().with_online(Downloads(Cache(None, FORM), PATIENT, on_fetch=refuse))
    (found,) = catalog.read(url).diagnostics
    assert found.code in ("disclose.catalog:not-found", "disclose.catalog:outside")


def test_nothing_else_connects_to_anything() -> None:
    """One module speaks to servers, and it is loaded only when somebody allows the network."""
    source = Path(disclose.__file__).parent
    connecting = re.compile(r"^\s*(?:import|from) (?:socket|http\.client|urllib\.request|ssl|requests|httpx)\b", re.MULTILINE)
    speaking = [path for path in sorted(source.rglob("*.py")) if connecting.search(path.read_text("utf-8"))]
    # the others listen, on this machine only
    assert [path.relative_to(source).as_posix() for path in speaking] == [
        "cli/watch.py",
        "taxonomy/fetch.py",
        "watch/session.py",
    ]
    listening = [path.name for path in speaking if "create_server" in path.read_text("utf-8")]
    assert listening == ["watch.py"]
    assert not any(re.search(r"\.connect(?:_ex)?\(|create_connection", path.read_text("utf-8")) for path in speaking)
    loading = re.compile(r"^from disclose\.taxonomy\.(?:fetch|downloads) import", re.MULTILINE)
    assert [path.name for path in sorted(source.rglob("*.py")) if loading.search(path.read_text("utf-8"))] == ["downloads.py"]


def test_the_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with loopback({"http://t.example/a.xsd": Answer(SCHEMA)}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert Downloads(Cache(None, FORM), PATIENT).read("http://t.example/a.xsd").value == SCHEMA
        assert proxy.asked == ["http://t.example/a.xsd"]


def test_https_is_spoken_only_with_a_certificate_that_holds() -> None:
    """A server that answers https with plain text: the connection fails before anything is asked."""
    with loopback({"/a.xsd": Answer(SCHEMA)}) as server:
        code, reason = refusal(server.url.replace("http:", "https:") + "/a.xsd")
        assert server.asked == []
    assert code == "disclose.online:failed"
    assert reason.startswith("the connection fails (")


def test_settings_allow_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From Python: the reference in the report is where a failure is told."""
    monkeypatch.setenv("DISCLOSE_CACHE", str(tmp_path / "cache"))
    with loopback({}) as server:
        path = tmp_path / "r.xbrl"
        href = f'<schemaRef xlink:type="simple" xlink:href="{server.url}/t.xsd" xmlns="{LINK}" xmlns:xlink="{XLINK}"/>'
        path.write_text(f'<x:xbrl xmlns:x="{XBRLI}">\n{href}\n</x:xbrl>', "utf-8")
        assert "can't be fetched" not in validate(path).diagnostics[0].message
        assert server.asked == []
        (found, *_) = validate(path, Settings(online=True)).diagnostics
        assert server.asked == ["/t.xsd"]
    assert (found.code, found.span and found.span.line) == ("xbrl.4.2.2:schemaRefHref", 2)
    assert found.message.endswith("/t.xsd can't be fetched: the server answers 404")
