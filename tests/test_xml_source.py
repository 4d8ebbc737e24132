"""The hardened way in: what is read, what is refused, and where it is said to be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from disclose.xml_source import iterate_xml, parse_xml, prepare_xml, read_xml


def refusal(data: bytes) -> tuple[str, str, str]:
    """Code, place and message of the one finding about a document that isn't read."""
    outcome = parse_xml(data, "a.xml")
    assert outcome.value is None
    (found,) = outcome.diagnostics
    return found.code, str(found.span), found.message


def text_of(data: bytes) -> str | None:
    outcome = parse_xml(data, "a.xml")
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value.getroot().text


@pytest.mark.parametrize(
    "data",
    [
        "<a>é中</a>".encode(),
        "\ufeff<a>é中</a>".encode(),
        '<?xml version="1.0" encoding="UTF-8"?><a>é中</a>'.encode(),
        '<?xml version="1.0" encoding="UTF-16"?><a>é中</a>'.encode("utf-16"),
        "<a>é中</a>".encode("utf-16"),
        '<?xml version="1.0" encoding="GB18030"?><a>é中</a>'.encode("gb18030"),
        "<?xml version='1.0' encoding = 'gb18030' ?><a>é中</a>".encode("gb18030"),
    ],
)
def test_encodings_that_are_read(data: bytes) -> None:
    assert text_of(data) == "é中"


def test_latin_1_is_read() -> None:
    assert text_of('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'.encode("latin-1")) == "é"


@pytest.mark.parametrize(
    ("data", "code", "span", "message"),
    [
        (b"", "not-well-formed", "a.xml:1:1", "The document is empty"),
        (b" \n ", "not-well-formed", "a.xml:2:2", "The document is empty"),
        (b'{"a": 1}', "not-well-formed", "a.xml:1:1", "Not XML: it does not begin with '<'"),
        (b"<a>\n <b></a>", "not-well-formed", "a.xml:2:9", "Not well-formed XML: b, opened on line 2, is closed by </a>"),
        (b"<a>\n", "not-well-formed", "a.xml:2:1", "Not well-formed XML: the document ends inside a, opened on line 1"),
        (b"<a>\n&nbsp;</a>", "not-well-formed", "a.xml:2:7", "Not well-formed XML: the entity &nbsp; is not defined"),
        (b"<a>\n<p:b/></a>", "not-well-formed", "a.xml:2:5", "Not well-formed XML: the prefix of p:b is not declared"),
        (b"<a/>\n<a/>", "not-well-formed", "a.xml:2:1", "Not well-formed XML: something follows the root element"),
        (b"<a/>\n<!DOCTYPE a>", "not-well-formed", "a.xml:2:1", "Not well-formed XML: something follows the root element"),
        (b"<a>\n \x00", "not-well-formed", "a.xml:2:2", "Not well-formed XML: character 0x0 can't stand in an XML document"),
        (b'<a b="1"\n b="2"/>', "not-well-formed", "a.xml:2:7", "Not well-formed XML: attribute b is here twice"),
        (b"<a>\n\xc3\xa9\xe9</a>", "encoding", "a.xml:2:2", "Byte 0xE9 is not UTF-8"),
        (b'<?xml version="1.0" encoding="UTF-7"?><a/>', "encoding", "a.xml:1:1", "The encoding utf-7 is not read"),
        (
            b'<?xml version="1.0" encoding="UTF-16"?><a/>',
            "encoding",
            "a.xml:1:1",
            "The encoding utf-16 is declared but not the one used",
        ),
        (
            b'\xef\xbb\xbf<?xml version="1.0" encoding="latin1"?><a/>',
            "encoding",
            "a.xml:1:1",
            "The encoding latin1 is declared but not the one used",
        ),
        ("<a/>".encode("utf-32"), "not-well-formed", "a.xml:1:1", "Not XML: it does not begin with '<'"),
        ("<a/>".encode("cp037"), "not-well-formed", "a.xml:1:1", "Not XML: it does not begin with '<'"),
    ],
)
def test_refused_with_one_located_sentence(data: bytes, code: str, span: str, message: str) -> None:
    assert refusal(data) == (f"disclose.xml:{code}", span, message)


@pytest.mark.parametrize(
    ("data", "span"),
    [
        (b"<!DOCTYPE a><a/>", "a.xml:1:1"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n  <!DOCTYPE a [<!ENTITY e "f">]>\n<a>&e;</a>', "a.xml:3:3"),
        ("\ufeff<!DOCTYPE a><a/>".encode(), "a.xml:1:1"),
        ("<?x?>\n<!DOCTYPE a><a/>".encode("utf-16"), "a.xml:2:1"),
        ("<!--é--><!DOCTYPE a><a/>".encode(), "a.xml:1:9"),
    ],
)
def test_doctype_is_refused_where_it_stands(data: bytes, span: str) -> None:
    assert refusal(data) == ("disclose.xml:doctype", span, "A document type declaration (DOCTYPE) is not read")


def test_text_that_looks_like_a_doctype_is_text() -> None:
    assert text_of(b"<!--<!DOCTYPE a>--><a><![CDATA[<!DOCTYPE html>]]></a>") == "<!DOCTYPE html>"


def test_encoding_declared_out_of_sight_is_not_used() -> None:
    """A declaration padded past the part that is looked at doesn't switch the parser to UTF-7."""
    data = b'<?xml version="1.0"' + b" " * 2000 + b'encoding="UTF-7"?><!DOC+AFQ-YPE a><a/>'
    code, _, _ = refusal(data)
    assert code == "disclose.xml:not-well-formed"


def test_depth_beyond_the_limit_is_refused() -> None:
    code, _, message = refusal(b"<a>" * 300)
    assert (code, message) == (
        "disclose.xml:limit",
        "The document goes beyond what is read: elements nested more than 256 deep",
    )


def test_depth_just_inside_the_limit_is_read() -> None:
    assert parse_xml(b"<a>" * 255 + b"</a>" * 255, "a.xml").ok


def test_pass_over_prepared_bytes() -> None:
    prepared = prepare_xml("<a><b/><c/><b/></a>".encode("utf-16"), "a.xml")
    assert prepared.value is not None
    assert [(event, element.tag) for event, element in iterate_xml(prepared.value, tags=["b"])] == [("end", "b")] * 2


def test_pass_raises_what_the_parser_finds() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        list(iterate_xml(b"<a><b></a>"))


def test_file_that_is_absent_is_a_finding(tmp_path: Path) -> None:
    (found,) = read_xml(tmp_path / "a.xml", "a.xml").diagnostics
    assert (found.code, found.message) == ("disclose.file:not-found", "There is no file a.xml")
