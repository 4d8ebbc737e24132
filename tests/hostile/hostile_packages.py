"""Report packages made to harm: that explode, lie, lead out of themselves, or say what they are in ways that break readers."""

from __future__ import annotations

import io
import json
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

from hostile_case import Case
from hostile_documents import instance, schema, text
from hostile_process import Place

from disclose.names import REPORT_PACKAGE_OTHER, TAXONOMY_PACKAGE, XML_CATALOG

Member = tuple[str | zipfile.ZipInfo, str | bytes]
TYPE = json.dumps({"documentInfo": {"documentType": REPORT_PACKAGE_OTHER}})
HERE = "p/META-INF/reportPackage.json"
DESCRIPTION = (
    f'<tp:taxonomyPackage xmlns:tp="{TAXONOMY_PACKAGE}"><tp:identifier>http://p.example</tp:identifier></tp:taxonomyPackage>'
)


def members(*more: Member, report: str | bytes | None = None) -> list[Member]:
    """The members of a package of one instance, with further ones, or with others in place of its own."""
    named = {name.filename if isinstance(name, zipfile.ZipInfo) else name for name, _ in more}
    own: list[Member] = [
        (HERE, TYPE),
        ("p/reports/r.xbrl", instance(text(), href="../t.xsd") if report is None else report),
        ("p/t.xsd", schema()),
    ]
    return [*(member for member in own if member[0] not in named), *more]


def packed(these: list[Member]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in these:
            archive.writestr(name, data)
    return buffer.getvalue()


def package(*more: Member, report: str | bytes | None = None) -> bytes:
    return packed(members(*more, report=report))


def given(data: Callable[[Place], bytes], name: str = "p.xbr") -> Callable[[Place], list[str | bytes]]:
    return lambda place: [place.write(name, data(place))]


def always(data: Callable[[], bytes], name: str = "p.xbr") -> Callable[[Place], list[str | bytes]]:
    return given(lambda place: data(), name)


def linked(target: Callable[[Place], str], name: str = "p/reports/r.xbrl", mode: int = 0o120777) -> Callable[[Place], bytes]:
    """A package a member of which is a symbolic link or a device."""

    def make(place: Place) -> bytes:
        entry = zipfile.ZipInfo(name)
        entry.create_system, entry.external_attr = 3, mode << 16
        return package((entry, target(place)))

    return make


def lying(size: int) -> bytes:
    """Another size of the report in both headers."""
    data = package()
    result = bytearray(data)
    for signature, sizes, name in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = data.find(signature)
        while at >= 0:
            if data[at + name : at + name + 16] == b"p/reports/r.xbrl":
                result[at + sizes : at + sizes + 4] = struct.pack("<I", size)
            at = data.find(signature, at + 4)
    return bytes(result)


def wrong_checksum() -> bytes:
    """Another checksum of every member in the directory."""
    data = bytearray(package())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 16] ^= 0xFF
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def method(number: int) -> bytes:
    """A way of compression that is not known, in every directory entry and header."""
    data = bytearray(package())
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset : at + offset + 2] = struct.pack("<H", number)
            at = data.find(signature, at + 4)
    return bytes(data)


def bomb(size: int) -> bytes:
    """Blanks, compressed piece by piece."""
    compressor = zlib.compressobj(9)
    return b"".join(compressor.compress(b" " * (1 << 20)) for _ in range(size >> 20)) + compressor.flush()


def both(mapped: str, *more: Member) -> bytes:
    """A package that is a taxonomy package too, on whose catalog its report depends."""
    report = instance(text(), href="http://p.example/t.xsd")
    described: tuple[Member, ...] = (("p/META-INF/taxonomyPackage.xml", DESCRIPTION), ("p/META-INF/catalog.xml", mapped))
    return package(*described, *more, report=report)


def mapping(target: str, start: str = "http://p.example/") -> str:
    return f'<catalog xmlns="{XML_CATALOG}"><rewriteURI uriStartString="{start}" rewritePrefix="{target}"/></catalog>'


def reaching(href: Callable[[Place], str]) -> Callable[[Place], list[str | bytes]]:
    """A package whose report refers to something that is none of its business."""
    return given(lambda place: package(report=instance(text(), href=href(place))))


def beside(place: Place) -> bytes:
    """A report on a schema that lies beside the package."""
    place.write("t.xsd", schema())
    return package(report=instance(text(), href="../../../t.xsd"))


NAMED = "rpe:invalidDirectoryStructure"
PACKAGES: dict[str, Case] = {
    "report package that is sound": Case(always(package), statuses=(0,)),
    "report package that is a taxonomy package": Case(always(lambda: both(mapping("../"))), statuses=(0,)),
    "report package of nothing": Case(always(lambda: b""), ("rpe:invalidArchiveFormat",)),
    "report package of zeros": Case(always(lambda: bytes(1 << 20)), ("rpe:invalidArchiveFormat",)),
    "directory alone": Case(always(lambda: b"PK\x05\x06" + bytes(18)), (NAMED,)),
    "cut report package": Case(always(lambda: package()[:-40]), ("rpe:invalidArchiveFormat",)),
    "report package cut at the start": Case(always(lambda: package()[100:]), ("p.xbr",)),
    "program before a report package": Case(always(lambda: b"MZ" + bytes(1000) + package()), statuses=(0, 1)),
    "report of 1 GB of blanks": Case(always(lambda: package(report=b" " * (1 << 30))), ("disclose.archive:too-large",)),
    "many reports of 15 MB of blanks": Case(
        always(lambda: package(*((f"p/{n}.txt", b" " * 15_000_000) for n in range(40)))), ("disclose.archive:too-large",)
    ),
    "description of 100 MB": Case(always(lambda: package((HERE, b" " * 100_000_000))), ("too-large",)),
    "description of 10 MB": Case(always(lambda: package((HERE, TYPE + " " * 10_000_000))), ("rpe:invalidJSON",)),
    "size that is too small by far": Case(always(lambda: lying(3)), ("p.xbr",)),
    "size of 4 GB in a report package": Case(always(lambda: lying(0xFFFFFFFE)), ("disclose.archive:too-large",)),
    "compression nobody knows": Case(always(lambda: method(77)), ("compressed in a way that is not read",)),
    "compression by another name": Case(always(lambda: method(14)), ("compressed in a way that is not read",)),
    "checksum that is wrong": Case(always(wrong_checksum), ("disclose.archive:damaged",)),
    "header of another name": Case(always(lambda: package().replace(b"p/reports/r.xbrl", b"p/reports/q.xbrl", 1)), ("p.xbr",)),
    "150,000 folders": Case(
        always(lambda: packed([(f"p/{n}/", b"") for n in range(150_000)])), ("disclose.archive:too-large",)
    ),
    "20,000 folders in one another": Case(always(lambda: package(("p/" + "a/" * 20_000 + "x", b""))), ("too-large",)),
    "name of 60,000 letters": Case(always(lambda: package(("p/" + "n" * 60_000, b""))), ("too-large",)),
    "climbing report": Case(always(lambda: package(("p/reports/../../../outside/r.xbrl", b""))), (NAMED,)),
    "climbing at once": Case(always(lambda: package(("../outside/r.xbrl", b""))), (NAMED,)),
    "report from the root": Case(always(lambda: packed([("/p/reports/r.xbrl", b"")])), ("rpe:invalidArchiveFormat",)),
    "report on a drive": Case(always(lambda: package(("p/reports/C:r.xbrl", b""))), ("rpe:multipleReports",)),
    "report behind backslashes": Case(
        always(lambda: package(("p\\..\\..\\outside\\r.xbrl", b""))), ("rpe:invalidArchiveFormat",)
    ),
    "report name with a line feed and an escape": Case(
        always(lambda: packed([(HERE, TYPE), ("p/reports/\x1b[2J\n.xbrl", b"<a")])), ("error[",)
    ),
    "report name that turns the text around": Case(
        always(lambda: packed([(HERE, TYPE), ("p/reports/\u202elrbx.xbrl", b"<a")])), ("error[",)
    ),
    "report name that is no text": Case(
        always(lambda: package().replace(b"p/reports/r.xbrl", b"p/reports/\xff.xbrl")), statuses=(0, 1)
    ),
    "folder of a report's name": Case(always(lambda: package(("p/reports/r.xbrl/x", b""))), (NAMED,)),
    "report twice": Case(always(lambda: packed([*members(), ("p/reports/r.xbrl", b"<a/>")])), (NAMED,)),
    "description twice": Case(always(lambda: packed([*members(), (HERE, TYPE)])), (NAMED,)),
    "two folders at the top": Case(always(lambda: package(("q/reports/r.xbrl", b""))), (NAMED,)),
    "link for a report": Case(given(linked(lambda place: str(place.outside / "secret.xsd"))), ("disclose.archive:link",)),
    "link for a schema": Case(
        given(linked(lambda place: "../../../outside/secret.xsd", "p/t.xsd")), ("disclose.archive:link",)
    ),
    "link for the folder of reports": Case(
        given(linked(lambda place: str(place.outside), "p/reports/a")), ("disclose.archive:link",)
    ),
    "device for a packaged report": Case(given(linked(lambda place: "", mode=0o020666)), ("disclose.archive:link",)),
    "report package in a report package": Case(
        always(lambda: package(("p/reports/r.xbrl", package()))), ("disclose.xml:not-well-formed",)
    ),
    "schema out of a report package": Case(
        reaching(lambda place: "../../../outside/secret.xsd"), ("xbrl.4.2.2:schemaRefHref",)
    ),
    "schema beside a report package": Case(
        given(beside),
        ("xbrl.4.2.2:schemaRefHref",),
    ),
    "schema by its place on disk": Case(
        reaching(lambda place: (place.outside / "secret.xsd").as_uri()), ("xbrl.4.2.2:schemaRefHref",)
    ),
    "schema from the network": Case(
        reaching(lambda place: f"http://127.0.0.1:{place.port}/t.xsd"), ("xbrl.4.2.2:schemaRefHref",)
    ),
    "catalog out of a report package": Case(always(lambda: both(mapping("../../../outside/"))), ("tpe:invalidCatalogFile",)),
    "catalog of a report package to the network": Case(
        given(lambda place: both(mapping(f"http://127.0.0.1:{place.port}/"))), ("tpe:invalidCatalogFile",)
    ),
    "catalog of 50,000 rewritings": Case(
        always(
            lambda: both(
                f'<catalog xmlns="{XML_CATALOG}">'
                + "".join(
                    f'<rewriteURI uriStartString="http://p.example/{"a" * (n % 50)}{n}" rewritePrefix="../"/>'
                    for n in range(50_000)
                )
                + "</catalog>"
            )
        ),
        ("xbrl.4.2.2:schemaRefHref",),
    ),
    "entities in a packaged report": Case(
        given(
            lambda place: package(
                report=f'<!DOCTYPE x [<!ENTITY a SYSTEM "{(place.outside / "secret.txt").as_uri()}">]><x>&a;</x>'
            )
        ),
        ("disclose.xml:",),
    ),
    "description nested 100,000 deep": Case(always(lambda: package((HERE, "[" * 100_000))), ("rpe:invalidJSON",)),
    "number of 100,000 digits in the description": Case(
        always(lambda: package((HERE, '{"a": ' + "9" * 100_000 + "}"))), ("rpe:invalidJSON",)
    ),
    "half a character in the description": Case(
        always(lambda: package((HERE, '{"documentInfo": {"documentType": "\\ud800"}}'))), ("rpe:invalidJSON",)
    ),
    "description in UTF-16": Case(always(lambda: package((HERE, TYPE.encode("utf-16")))), ("rpe:invalidJSON",)),
    "type of a megabyte": Case(
        always(lambda: package((HERE, json.dumps({"documentInfo": {"documentType": "x" * 500_000}})))),
        ("rpe:unsupportedReportPackageVersion",),
    ),
    "report in JSON nested 100,000 deep": Case(
        always(lambda: packed([(HERE, TYPE), ("p/reports/r.json", "[" * 100_000)])), ("rpe:invalidJSON",)
    ),
    "40,000 reports": Case(
        always(
            lambda: packed([("p/t.xsd", schema()), *((f"p/reports/{n}.xbrl", b"") for n in range(40_000))]),
            "p.xbr",
        ),
        ("rpe:documentTypeFileExtensionMismatch",),
    ),
    "blanks in place of an archive's file": Case(always(lambda: package(report=bomb(1 << 20))), ("disclose.xml:",)),
}
