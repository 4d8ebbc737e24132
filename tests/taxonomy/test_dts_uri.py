"""References resolve as RFC 3986 says; local paths come only from local file URIs."""

from pathlib import Path

import pytest

from disclose.taxonomy.dts.uri import file_uri, local_path, resolve, split_fragment


@pytest.mark.parametrize(
    ("base", "reference", "expected"),
    [
        ("http://a.example/x/y.xsd", "z.xsd", "http://a.example/x/z.xsd"),
        ("http://a.example/x/y.xsd", "../z.xsd", "http://a.example/z.xsd"),
        ("http://a.example/x/y.xsd", "../../../z.xsd", "http://a.example/z.xsd"),
        ("http://a.example/x/y.xsd", "./z.xsd", "http://a.example/x/z.xsd"),
        ("file:///r/x/y.xsd", "http://b.example/p/./q/../z.xsd", "http://b.example/p/z.xsd"),
        ("file:///r/x/y.xsd", "/z.xsd", "file:///z.xsd"),
        ("file:///r/x/y.xsd", " z.xsd ", "file:///r/x/z.xsd"),
        ("file:///r/x/y.xsd", "http://[broken", None),
        ("", "z.xsd", None),
    ],
)
def test_resolves(base: str, reference: str, expected: str | None) -> None:
    assert resolve(base, reference) == expected


def test_splits_the_fragment() -> None:
    assert split_fragment("a.xsd#b") == ("a.xsd", "b")
    assert split_fragment("a.xsd") == ("a.xsd", None)
    assert split_fragment("#b#c") == ("", "b#c")


def test_file_uris_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "with space é.xsd"
    assert local_path(file_uri(path)) == path


@pytest.mark.parametrize("uri", ["http://a.example/x", "file://host.example/x", "file:///a%00b"])
def test_no_local_path(uri: str) -> None:
    assert local_path(uri) is None
