"""Taxonomy packages that explode, lie, or lead out of themselves."""

from __future__ import annotations

import os
import struct
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO

from hostile_case import Case
from hostile_documents import instance, schema, text
from hostile_process import Place

from disclose.names import TAXONOMY_PACKAGE, XBRLI_XSD, XML_CATALOG

URL = "http://p.example/t.xsd"
PACKAGE = (
    f'<tp:taxonomyPackage xmlns:tp="{TAXONOMY_PACKAGE}"><tp:identifier>http://p.example</tp:identifier></tp:taxonomyPackage>'
)
Member = tuple[str | zipfile.ZipInfo, str | bytes]


def catalog(prefix: str, start: str = "http://p.example/") -> str:
    return f'<catalog xmlns="{XML_CATALOG}"><rewriteURI uriStartString="{start}" rewritePrefix="{prefix}"/></catalog>'


def package(*more: Member, mapped: str = catalog("../")) -> bytes:
    """A taxonomy package with further members, or with others in place of its own."""
    members: list[Member] = [
        ("p/META-INF/taxonomyPackage.xml", PACKAGE),
        ("p/META-INF/catalog.xml", mapped),
        ("p/t.xsd", schema()),
    ]
    named = [name.filename if isinstance(name, zipfile.ZipInfo) else name for name, _ in more]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in [*(member for member in members if member[0] not in named), *more]:
            archive.writestr(name, data)
    return buffer.getvalue()


def using(data: Callable[[Place], bytes], href: str = URL) -> Callable[[Place], list[str | bytes]]:
    """A report on what is in a package."""

    def make(place: Place) -> list[str | bytes]:
        archive = place.write("p.zip", data(place))
        return [place.write("r.xbrl", instance(text(), href=href)), "--package", archive]

    return make


def given(make: Callable[[Place], str]) -> Callable[[Place], list[str | bytes]]:
    return lambda place: [place.write("r.xbrl", instance(text(), href=URL)), "--package", make(place)]


def symlink(place: Place) -> bytes:
    entry = zipfile.ZipInfo("p/t.xsd")
    entry.external_attr = 0o120777 << 16
    entry.create_system = 3
    return package((entry, str(place.outside / "secret.xsd")))


def encrypted(data: bytes) -> bytes:
    """The flag of encryption on every member, in both headers."""
    result = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            result[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(result)


def lying(data: bytes, size: int) -> bytes:
    """Another size of t.xsd in both headers."""
    result = bytearray(data)
    for signature, sizes, name in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = data.find(signature)
        while at >= 0:
            if data[at + name : at + name + 7] == b"p/t.xsd":
                result[at + sizes : at + sizes + 4] = struct.pack("<I", size)
            at = data.find(signature, at + 4)
    return bytes(result)


def overlapping(count: int) -> bytes:
    """A directory whose every entry is the same compressed member."""
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("p/META-INF/taxonomyPackage.xml", PACKAGE)
        archive.writestr("p/META-INF/catalog.xml", catalog("../"))
        archive.writestr("p/t.xsd", b" " * 10_000_000)
    data = inner.getvalue()
    start = data.index(b"PK\x01\x02")
    last = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02", start + 4) + 4)
    end = data.index(b"PK\x05\x06")
    entry = data[last:end]
    copies = b"".join(entry.replace(b"p/t.xsd", b"p/%05d" % n) for n in range(count))
    directory = data[start:end] + copies
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count + 3, count + 3, len(directory), start, 0)
    return data[:start] + directory + tail


def nested(depth: int) -> bytes:
    data = b" " * 10_000_000
    for _ in range(depth):
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for n in range(10):
                archive.writestr(f"{n}.zip", data)
        data = buffer.getvalue()
    return data


def pipe(place: Place) -> str:
    os.mkfifo(place.root / "p.zip")
    return str(place.root / "p.zip")


ARCHIVES: dict[str, Case] = {
    "package that is sound": Case(using(lambda place: package()), statuses=(0,)),
    "schema that unpacks to 1 GB": Case(
        using(lambda place: package(("p/t.xsd", b" " * (1 << 30)))), ("disclose.archive:too-large",)
    ),
    "schema that unpacks to 15 MB of blanks": Case(using(lambda place: package(("p/t.xsd", b" " * 15_000_000))), ("empty",)),
    "size that is too small": Case(using(lambda place: lying(package(), 10)), ("p.zip",)),
    "size of 4 GB": Case(using(lambda place: lying(package(), 0xFFFFFFFE)), ("disclose.archive:too-large",)),
    "overlapping members": Case(using(lambda place: overlapping(50_000)), ("disclose.archive:too-large",)),
    "200,000 members": Case(
        using(lambda place: package(*((f"p/{n}", b"") for n in range(200_000)))), ("disclose.archive:too-large",)
    ),
    "archives in archives": Case(using(lambda place: nested(4)), ("tpe:",)),
    "archive in a package": Case(using(lambda place: package(("p/t.xsd", nested(2)))), ("disclose.xml:not-well-formed",)),
    "two members of a name": Case(using(lambda place: package(("p/t2.xsd", "a"), ("p/t2.xsd", "b"))), ("tpe:",)),
    "encrypted": Case(using(lambda place: encrypted(package())), ("encrypted",)),
    "name that climbs": Case(using(lambda place: package(("p/../../outside/t.xsd", "x"))), ("tpe:",)),
    "name from the root": Case(using(lambda place: package(("/etc/passwd", "x"))), ("tpe:",)),
    "name of a drive": Case(using(lambda place: package(("p/C:/t.xsd", "x"))), statuses=(0, 1)),
    "name that steers terminals": Case(using(lambda place: package(("/\x1b[2J", "x"))), ("tpe:",)),
    "name of 60,000 characters": Case(using(lambda place: package(("p/" + "n" * 60_000, "x"))), statuses=(0, 1)),
    "symbolic link in a package": Case(using(symlink), ("disclose.archive:link",)),
    "catalog that climbs": Case(using(lambda place: package(mapped=catalog("../../../outside/"))), ("tpe:invalidCatalogFile",)),
    "catalog to files": Case(
        using(lambda place: package(mapped=catalog(place.outside.as_uri() + "/"))), ("tpe:invalidCatalogFile",)
    ),
    "catalog to the network": Case(
        using(lambda place: package(mapped=catalog(f"http://127.0.0.1:{place.port}/"))), ("tpe:invalidCatalogFile",)
    ),
    "catalog that catches everything": Case(
        using(lambda place: package(mapped=catalog("../", "h"))), ("xbrl.4.2.2:schemaRefHref",)
    ),
    "catalog that replaces the schema of XBRL": Case(
        using(lambda place: package(("p/xbrl.xsd", schema()), mapped=catalog("../xbrl.xsd", XBRLI_XSD)), "t.xsd"), ("error[",)
    ),
    "reference out of a package": Case(
        using(lambda place: package(("p/t.xsd", schema(before='<xs:include schemaLocation="../../../outside/secret.xsd"/>')))),
        ("disclose.dts:document-not-found",),
    ),
    "encoded reference out of a package": Case(
        using(lambda place: package(), "http://p.example/%2e%2e/%2e%2e/%2e%2e/outside/secret.xsd"),
        ("xbrl.4.2.2:schemaRefHref",),
    ),
    "entities in the catalog": Case(
        using(
            lambda place: package(
                mapped=f'<!DOCTYPE catalog [<!ENTITY a SYSTEM "{(place.outside / "secret.txt").as_uri()}">]>' + catalog("&a;")
            )
        ),
        ("tpe:invalidCatalogFile",),
    ),
    "entities in the description": Case(
        using(
            lambda place: package(
                ("p/META-INF/taxonomyPackage.xml", '<!DOCTYPE x [<!ENTITY a "x">]>' + PACKAGE.replace("http", "&a;http", 1))
            )
        ),
        ("tpe:invalidMetaDataFile",),
    ),
    "DTD of a catalog over the network": Case(
        using(
            lambda place: package(
                mapped=f'<!DOCTYPE catalog PUBLIC "-//OASIS//DTD XML Catalogs V1.1//EN" "http://127.0.0.1:{place.port}/c.dtd">'
                + catalog("../")
            )
        ),
        statuses=(0,),
    ),
    "truncated package": Case(using(lambda place: package()[:-30]), ("tpe:invalidArchiveFormat",)),
    "damaged package": Case(
        using(lambda place: package(("p/t.xsd", schema() * 50)).replace(b"PK\x03\x04", b"PK\x03\x05")), ("p.zip",)
    ),
    "package of nothing": Case(using(lambda place: b""), ("tpe:invalidArchiveFormat",)),
    "package with a comment that is another": Case(using(lambda place: package() + b"PK\x05\x06" + bytes(18)), statuses=(0, 1)),
    "no package": Case(given(lambda place: str(place.root / "none.zip")), ("There is no file",), (2,)),
    "pipe for a package": Case(given(pipe), ("not an ordinary file",), (2,)),
    "device for a package": Case(given(lambda place: "/dev/zero"), ("not an ordinary file",), (2,)),
    "folder for a package": Case(given(lambda place: str(place.root)), ("is a folder",), (2,)),
}
