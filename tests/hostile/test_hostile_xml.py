"""Documents made to harm, through the parser and every validator: refused or survived, in one clear sentence, within bounded
time and memory, with no file read and no network."""

from __future__ import annotations

import builtins
import os
import socket
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from disclose.diagnostics import Diagnostic
from disclose.names import LINK, XBRLI, XBRLI_XSD, XHTML, XLINK, XS
from disclose.schema.definitions import VERDICTS, taxonomy_findings
from disclose.schema.instance import InstanceValidator, validator_for
from disclose.schema.standard import inline_findings, linkbase_findings, schema_document_findings
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.catalog import standard_catalog
from disclose.xml_source import parse_xml

CATALOG = standard_catalog()
SECONDS = 10
MEBIBYTES = 1024
"""Memory that a case may take, above what the interpreter has."""

SCHEMA = (
    f'<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" xmlns:t="http://t.example" targetNamespace="http://t.example">'
    f'<xs:import namespace="{XBRLI}" schemaLocation="{XBRLI_XSD}"/><xs:element name="A" id="t_A" nillable="true"'
    ' type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/></xs:schema>'
).encode()


@pytest.fixture(scope="module")
def judge() -> InstanceValidator:
    made = validator_for({"t.xsd": SCHEMA}, CATALOG)
    assert made.value is not None
    return made.value


@pytest.fixture(autouse=True)
def no_way_out(judge: InstanceValidator, monkeypatch: pytest.MonkeyPatch) -> None:
    """No socket is opened. What compiles once is compiled before."""
    for root in (f'<html xmlns="{XHTML}"/>', f'<link:linkbase xmlns:link="{LINK}"/>'):
        inline_findings(root.encode(), "warm", CATALOG)
        linkbase_findings(root.encode(), "warm", CATALOG)

    def refuse(*arguments: object, **options: object) -> object:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def within_bounds(work: Callable[[], None]) -> None:
    """Run in a child process that can't take much more memory than it has, nor more seconds than it should."""
    if not sys.platform.startswith("linux"):
        pytest.skip("needs fork and address space limits")
    import resource

    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        bound = pages * resource.getpagesize() + MEBIBYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        status = 1
        try:
            work()
            status = 0
        except (Exception, pytest.fail.Exception):  # noqa: BLE001  whatever it is, the parent is told
            os.write(writer, traceback.format_exc()[-4000:].encode())
        finally:
            os._exit(status)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        told = stream.read().decode()
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, told


def everywhere(judge: InstanceValidator, data: bytes) -> list[tuple[Diagnostic, ...]]:
    """What each reader of a stranger's XML says of a document."""
    return [
        parse_xml(data, "x.xml").diagnostics,
        judge.findings(data, "x.xml"),
        judge.linkbase_findings(data, "x.xml"),
        inline_findings(data, "x.xml", CATALOG),
        linkbase_findings(data, "x.xml", CATALOG),
        schema_document_findings(data, "x.xml", CATALOG),
        taxonomy_findings({"x.xsd": data}, CATALOG, Cache(None, VERDICTS)),
    ]


def doctype(internal: str, body: str = "<a>&a;</a>") -> bytes:
    return f"<!DOCTYPE a {internal}>\n{body}".encode()


LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
TEN_MB = 10 * 1024 * 1024
MALFORMED = "disclose.xml:not-well-formed"
LIMIT = "disclose.xml:limit"
ENCODING = "disclose.xml:encoding"

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "entity bomb": (lambda: doctype(f'[<!ENTITY a "ha">{LAUGHS}]', "<a>&k;</a>"), "disclose.xml:doctype"),
    "quadratic entity": (
        lambda: doctype(f'[<!ENTITY a "{"x" * 100_000}">]', f"<a>{'&a;' * 10_000}</a>"),
        "disclose.xml:doctype",
    ),
    "external entity": (lambda: doctype('[<!ENTITY a SYSTEM "file:///etc/passwd">]'), "disclose.xml:doctype"),
    "external entity over the network": (
        lambda: doctype('[<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]'),
        "disclose.xml:doctype",
    ),
    "external DTD": (lambda: doctype('SYSTEM "file:///etc/passwd"'), "disclose.xml:doctype"),
    "public DTD": (lambda: doctype('PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://127.0.0.1:9/x.dtd"'), "disclose.xml:doctype"),
    "parameter entity": (lambda: doctype('[<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]'), "disclose.xml:doctype"),
    "default attributes": (lambda: doctype(f'[<!ATTLIST a b CDATA "{"x" * 100_000}">]', "<a/>"), "disclose.xml:doctype"),
    "DOCTYPE after comments": (lambda: b"<!--" + b"x" * 5000 + b"-->\n<?p?>\n" + doctype("", "<a/>"), "disclose.xml:doctype"),
    "DOCTYPE in UTF-16": (lambda: doctype("", "<a/>").decode().encode("utf-16"), "disclose.xml:doctype"),
    "DOCTYPE in UTF-16 without mark": (lambda: doctype("", "<a/>").decode().encode("utf-16-be"), MALFORMED),
    "DOCTYPE in UTF-32": (lambda: doctype("", "<a/>").decode().encode("utf-32"), MALFORMED),
    "DOCTYPE in EBCDIC": (lambda: doctype("", "<a/>").decode().encode("cp037"), MALFORMED),
    "DOCTYPE in UTF-7": (lambda: b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>', ENCODING),
    "UTF-7 declared out of sight": (
        lambda: b'<?xml version="1.0"' + b" " * 5000 + b'encoding="UTF-7"?><!DOC+AFQ-YPE a><a/>',
        MALFORMED,
    ),
    "entity that nobody declares": (lambda: b"<a>\n&nbsp;</a>", MALFORMED),
    "100,000 levels": (lambda: b"<a>" * 100_000, LIMIT),
    "300 levels, closed": (lambda: b"<a>" * 300 + b"</a>" * 300, LIMIT),
    "attribute of 10 MB": (lambda: b'<a b="' + b"x" * TEN_MB + b'"/>', LIMIT),
    "CDATA of 10 MB": (lambda: b"<a><![CDATA[" + b"x" * TEN_MB + b"]]></a>", LIMIT),
    "comment of 10 MB": (lambda: b"<a><!--" + b"x" * TEN_MB + b"--></a>", LIMIT),
    "instruction of 10 MB": (lambda: b"<a><?p " + b"x" * TEN_MB + b"?></a>", LIMIT),
    "name of 100,000 characters": (lambda: b"<" + b"a" * 100_000 + b"/>", LIMIT),
    "a million attributes": (lambda: b"<a " + b" ".join(b'a%d=""' % n for n in range(1_000_000)) + b"/>", LIMIT),
    "NUL byte": (lambda: b"<a>\x00</a>", MALFORMED),
    "NUL byte first": (lambda: b"\x00<a/>", MALFORMED),
    "control character": (lambda: b"<a>\x0b</a>", MALFORMED),
    "control character by number": (lambda: b"<a>&#11;</a>", MALFORMED),
    "surrogate": (lambda: b"<a>\xed\xa0\x80</a>", ENCODING),
    "overlong form": (lambda: b"<a>\xc0\xbc</a>", ENCODING),
    "Latin-1 declared as UTF-8": (lambda: '<?xml version="1.0" encoding="UTF-8"?><a>é</a>'.encode("latin-1"), ENCODING),
    "UTF-8 declared as UTF-16": (lambda: b'<?xml version="1.0" encoding="UTF-16"?><a/>', ENCODING),
    "UTF-16 declared as UTF-8": (lambda: '<?xml version="1.0" encoding="UTF-8"?><a/>'.encode("utf-16"), ENCODING),
    "odd half of UTF-16": (lambda: "<a/>".encode("utf-16") + b"x", ENCODING),
    "encoding that runs code": (lambda: b'<?xml version="1.0" encoding="rot13"?><a/>', ENCODING),
    "empty": (lambda: b"", MALFORMED),
    "white space": (lambda: b" \n" * 1_000_000, MALFORMED),
    "not XML": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 1000, MALFORMED),
    "a ZIP": (lambda: b"PK\x03\x04" + bytes(1000), MALFORMED),
    "cut in a tag": (lambda: SCHEMA[:-5], MALFORMED),
    "cut in an attribute": (lambda: SCHEMA[:120], MALFORMED),
    "cut in the declaration": (lambda: b'<?xml version="1.0"', MALFORMED),
    "cut in a character": (lambda: "<a>中".encode()[:-1], ENCODING),
    "comment without end": (lambda: b"<!--" + b"x" * 1_000_000, MALFORMED),
    "a million comments, then nothing": (lambda: b"<!---->" * 1_000_000, MALFORMED),
    "two roots": (lambda: b"<a/><a/>", MALFORMED),
    "declaration that is not first": (lambda: b'\n<?xml version="1.0"?><a/>', MALFORMED),
    "prefix that nobody declares": (lambda: b"<p:a/>", MALFORMED),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_everywhere_in_one_sentence(judge: InstanceValidator, case: str) -> None:
    make, code = REFUSED[case]

    def work() -> None:
        data = make()
        for found in everywhere(judge, data):
            assert [finding.code for finding in found] == [code], found
            message = found[0].message
            assert "\n" not in message
            assert len(message) < 200

    within_bounds(work)


def instance(*body: str, attributes: str = "") -> bytes:
    return (
        f'<xbrli:xbrl xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:t="http://t.example" {attributes}>'
        '<link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>'
        f"{''.join(body)}</xbrli:xbrl>"
    ).encode()


def fact(value: str = "x") -> str:
    return f'<t:A contextRef="c">{value}</t:A>'


SURVIVED: dict[str, Callable[[], bytes]] = {
    "stylesheet instruction": lambda: b'<?xml-stylesheet href="file:///etc/passwd" type="text/xsl"?>' + instance(),
    "catalog instruction": lambda: b'<?oasis-xml-catalog catalog="file:///etc/passwd"?>' + instance(),
    "schemas by the instance": lambda: instance(
        attributes='xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="http://t.example file:///etc/passwd"'
    ),
    "base URL elsewhere": lambda: instance(attributes='xml:base="file:///etc/"'),
    "markup in text": lambda: instance(fact("&lt;!DOCTYPE a [&lt;!ENTITY b SYSTEM 'file:///etc/passwd'>]>&amp;b;")),
    "DOCTYPE in CDATA": lambda: instance(fact("<![CDATA[<!DOCTYPE a SYSTEM 'file:///etc/passwd'>]]>")),
    "100,000 facts": lambda: instance(fact() * 100_000),
    "100,000 namespaces": lambda: instance(attributes=" ".join(f'xmlns:p{n}="http://p.example/{n}"' for n in range(100_000))),
    "value of 9 MB": lambda: instance(fact("x" * 9_000_000)),
    "200 levels in open content": lambda: instance(
        '<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="s">x</xbrli:identifier>'
        f"<xbrli:segment>{'<t:o>' * 200}{'</t:o>' * 200}</xbrli:segment></xbrli:entity>"
        "<xbrli:period><xbrli:forever/></xbrli:period></xbrli:context>"
    ),
}


@pytest.mark.parametrize("case", SURVIVED)
def test_survived_without_a_finding(judge: InstanceValidator, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    data = SURVIVED[case]()

    def refuse(*arguments: object, **options: object) -> object:
        raise AssertionError("a file was opened")

    monkeypatch.setattr(builtins, "open", refuse)

    def work() -> None:
        assert parse_xml(data, "x.xml").ok
        assert judge.findings(data, "x.xml") == ()

    within_bounds(work)


def test_text_of_10_mb_is_refused_by_readers() -> None:
    """Validators keep no text, so they don't mind; whoever reads the document does."""
    (found,) = parse_xml(b"<a>" + b"x" * TEN_MB + b"</a>", "x.xml").diagnostics
    assert found.code == LIMIT


def test_file_named_by_a_document_is_not_read(judge: InstanceValidator, tmp_path: Path) -> None:
    """A named pipe would block whoever opens it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    uri = pipe.as_uri()
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{uri}" parse="text"/>'
    hint = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://o.example {uri}"'
    sheet = f'<?xml-stylesheet href="{uri}"?><?oasis-xml-catalog catalog="{uri}"?>'.encode()
    data = sheet + instance(include, attributes=hint)
    assert parse_xml(data, "x.xml").ok
    (found,) = judge.findings(data, "x.xml")
    assert found.message == "Element include is not declared by any schema of the taxonomy"
    schema = SCHEMA.replace(b"<xs:import ", f'<xs:include schemaLocation="{uri}"/><xs:import '.encode(), 1)
    (outside,) = taxonomy_findings({"t.xsd": schema}, CATALOG, Cache(None, VERDICTS))
    assert outside.code == "disclose.catalog:outside"


def test_hundred_thousand_errors_are_counted_not_collected(judge: InstanceValidator) -> None:
    data = instance("<t:A/>" * 100_000)

    def work() -> None:
        found = judge.findings(data, "x.xml")
        assert len(found) == 100
        assert found[-1].details[-1].startswith("at least ")

    within_bounds(work)


def test_linkbase_of_a_hundred_thousand_arcs(judge: InstanceValidator) -> None:
    arc = '<link:presentationArc xlink:type="arc" xlink:from="a" xlink:to="b" xlink:arcrole="http://r.example"/>'
    link = f'<link:presentationLink xlink:type="extended" xlink:role="http://r.example">{arc * 100_000}</link:presentationLink>'
    data = f'<link:linkbase xmlns:link="{LINK}" xmlns:xlink="{XLINK}">{link}</link:linkbase>'.encode()
    within_bounds(lambda: _check(linkbase_findings(data, "x.xml", CATALOG) == ()))


def test_includes_in_a_long_chain_and_in_a_circle() -> None:
    """Each document includes the next and the one before."""
    head = f'<xs:schema xmlns:xs="{XS}" targetNamespace="http://t.example">'
    include = '<xs:include schemaLocation="s{}.xsd"/>'
    files = {
        f"s{n}.xsd": f"{head}{include.format((n + 1) % 500)}{include.format((n - 1) % 500)}</xs:schema>".encode()
        for n in range(500)
    }
    within_bounds(lambda: _check(validator_for(files, CATALOG).ok))


def _check(holds: bool) -> None:
    assert holds
