"""`--online`: a report on a taxonomy that only a server has, judged with the server, without it, and without permission."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_process import SCHEMA, disclose, fact, instance

from loopback import Answer, loopback

PARTS = SCHEMA.replace("<xs:import", '<xs:include schemaLocation="sub/more.xsd"/><xs:import', 1)
MORE = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://t.example">'
    '<xs:element name="unused" type="xs:string"/></xs:schema>'
)
NO_PROXY = {"no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1"}


def written(folder: Path, url: str, *facts: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "r.xbrl"
    path.write_text(instance(*facts, href=f"{url}/t.xsd"), "utf-8")
    return path


def test_a_report_is_judged_with_the_server_and_then_without(tmp_path: Path) -> None:
    answers = {"/t.xsd": Answer(PARTS.encode()), "/sub/more.xsd": Answer(MORE.encode())}
    wrong = fact("Part", "1"), fact("Other", "not a number")
    with loopback(answers) as server:
        path = written(tmp_path / "report", server.url, *wrong)
        offline = disclose("validate", path, home=tmp_path, **NO_PROXY)
        assert server.asked == []
        first = disclose("validate", path, "--online", "--format", "json", home=tmp_path, **NO_PROXY)
        assert sorted(server.asked) == ["/sub/more.xsd", "/t.xsd"]
    assert "xbrl.4.2.2:schemaRefHref" in offline.stderr
    assert "--online" in offline.stderr
    found = [(one["code"], one["span"]["line"]) for one in json.loads(first.stdout)]
    assert found == [("xmlSchema:valueError", 7)], first.stderr
    again = disclose("validate", path, "--online", "--format", "json", home=tmp_path, **NO_PROXY)
    assert again.stdout == first.stdout
    info = disclose("cache", "info", home=tmp_path)
    assert "  download-1: 4 entries" in info.stdout
    without = disclose("validate", path, home=tmp_path, **NO_PROXY)
    assert without.stderr == offline.stderr


def test_a_server_without_the_schema_is_a_finding_at_the_reference(tmp_path: Path) -> None:
    with loopback({"/t.xsd": Answer(status=302, headers={"Location": "file:///etc/hostname"})}) as server:
        path = written(tmp_path / "report", server.url, fact("Part", "1"))
        done = disclose("validate", path, "--online", "--format", "json", home=tmp_path, **NO_PROXY)
    assert done.returncode == 1
    found, *_ = json.loads(done.stdout)
    assert (found["code"], found["span"]["line"]) == ("xbrl.4.2.2:schemaRefHref", 2)
    assert found["message"].endswith("the server redirects to a URL with file:, and only http and https are fetched")
    assert found["help"] == "Correct the URL, or declare the package that holds the document."


def test_a_part_of_the_taxonomy_that_the_server_does_not_have(tmp_path: Path) -> None:
    with loopback({"/t.xsd": Answer(PARTS.encode())}) as server:
        path = written(tmp_path / "report", server.url, fact("Part", "1"))
        done = disclose("validate", path, "--online", "--format", "json", home=tmp_path, **NO_PROXY)
    (found,) = [one for one in json.loads(done.stdout) if "more.xsd" in one["message"]]
    assert (found["code"], found["span"]["path"]) == ("disclose.dts:document-not-found", f"{server.url}/t.xsd")
    assert found["message"].endswith("can't be fetched: the server answers 404")


@pytest.mark.parametrize("online", [True, False])
def test_a_document_of_the_server_leads_to_no_file(tmp_path: Path, online: bool) -> None:
    secret = tmp_path / "secret.xsd"
    secret.write_text(MORE, "utf-8")
    schema = PARTS.replace("sub/more.xsd", secret.as_uri())
    with loopback({"/t.xsd": Answer(schema.encode())}) as server:
        path = written(tmp_path / "report", server.url, fact("Part", "1"))
        done = disclose("validate", path, *(["--online"] if online else []), home=tmp_path, **NO_PROXY)
    assert done.returncode == 1
    assert ("lies outside the folders that may be read" in done.stderr) is online


def test_a_taxonomy_is_loaded_from_its_url(tmp_path: Path) -> None:
    answers = {"/t.xsd": Answer(PARTS.encode()), "/sub/more.xsd": Answer(MORE.encode())}
    with loopback(answers) as server:
        url = f"{server.url}/t.xsd"
        done = disclose("taxonomy", "load", url, "--online", home=tmp_path, **NO_PROXY)
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 concepts" in done.stdout
    assert disclose("taxonomy", "load", url, "--online", home=tmp_path, **NO_PROXY).stdout == done.stdout
    gone = disclose("taxonomy", "load", f"{server.url}/other.xsd", "--online", home=tmp_path, **NO_PROXY)
    assert gone.returncode == 2
    assert "disclose.online:failed" in gone.stderr
